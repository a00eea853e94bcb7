package store

import (
	"slices"

	"ninefold/app/assessment"
)

// made is a change that was made, as far as undo and redo need it.
type made struct {
	id, group string
	label     string          // of what somebody did, also where this is its undo or redo
	ops       []assessment.Op // nil: still to be read from the file
}

// history is what can be undone and redone, the newest last. It follows from
// the journal alone, so it survives closing the program.
type history struct{ undo, redo []made }

// record takes note of a change. One that undoes another takes it off its
// stack, with everything of its group made after it, and lands on the other
// stack under the same label; any other ends what could have been redone.
func (h *history) record(m made, undoes string) {
	if i := indexOf(h.undo, undoes); i >= 0 {
		m.label, m.group = h.undo[len(h.undo)-1].label, ""
		h.undo, h.redo = h.undo[:i], append(h.redo, m)
		return
	}
	if i := indexOf(h.redo, undoes); i >= 0 {
		m.label, m.group = h.redo[len(h.redo)-1].label, ""
		h.redo, h.undo = h.redo[:i], append(h.undo, m)
		return
	}
	if n := len(h.undo); n > 0 && undoes == "" && len(h.redo) == 0 && h.undo[n-1].takes(m) {
		h.undo[n-1].ops = assessment.Combine(h.undo[n-1].ops, m.ops)
		return
	}
	h.undo, h.redo = append(h.undo, m), nil
}

// takes tells whether a further change is part of the same bout.
func (m made) takes(further made) bool {
	return m.group != "" && m.group == further.group && m.label == further.label && m.ops != nil && further.ops != nil
}

// indexOf returns where in a stack the change with this id is, or -1. What is
// taken back is always near the top.
func indexOf(stack []made, id string) int {
	if id == "" {
		return -1
	}
	for i, m := range slices.Backward(stack) {
		if m.id == id {
			return i
		}
	}
	return -1
}

// nextUndo returns the changes that are undone in one go, the newest last.
func (h *history) nextUndo() []made {
	from := len(h.undo) - 1
	if from < 0 {
		return nil
	}
	group := h.undo[from].group
	for group != "" && from > 0 && h.undo[from-1].group == group {
		from--
	}
	return h.undo[from:]
}

// nextRedo returns the undo that is taken back next.
func (h *history) nextRedo() []made { return h.redo[max(0, len(h.redo)-1):] }

// ahead is how many changes undo and redo have ready each.
const ahead = 200

// wanting returns the changes at the ends of both stacks whose steps are still
// in the file only, those wanted first in front.
func (h *history) wanting() []*made {
	var wanting []*made
	for _, stack := range [][]made{h.undo, h.redo} {
		for i := len(stack) - 1; i >= max(0, len(stack)-ahead); i-- {
			if stack[i].ops == nil {
				wanting = append(wanting, &stack[i])
			}
		}
	}
	return wanting
}

// few tells whether what undo and redo have ready comes to an end.
func (h *history) few() bool {
	for _, stack := range [][]made{h.undo, h.redo} {
		if at := len(stack) - ahead/2; at >= 0 && stack[at].ops == nil {
			return true
		}
	}
	return false
}

// label is what the changes at the end of a stack are called, or "".
func label(changes []made) string {
	if len(changes) == 0 {
		return ""
	}
	return changes[len(changes)-1].label
}

// takeBack returns the steps that take changes back. Where one field was
// changed again and again, as by typing, one step is enough.
func takeBack(changes []made) []assessment.Op {
	var steps []assessment.Op
	for _, m := range slices.Backward(changes) {
		steps = assessment.Combine(steps, assessment.Inverse(m.ops))
	}
	return steps
}
