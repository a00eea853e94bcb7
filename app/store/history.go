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
	at := func(stack []made) int {
		return slices.IndexFunc(stack, func(other made) bool { return undoes != "" && other.id == undoes })
	}
	if i := at(h.undo); i >= 0 {
		m.label, m.group = h.undo[len(h.undo)-1].label, ""
		h.undo, h.redo = h.undo[:i], append(h.redo, m)
		return
	}
	if i := at(h.redo); i >= 0 {
		m.label, m.group = h.redo[len(h.redo)-1].label, ""
		h.redo, h.undo = h.redo[:i], append(h.undo, m)
		return
	}
	h.undo, h.redo = append(h.undo, m), nil
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

// label is what the changes at the end of a stack are called, or "".
func label(changes []made) string {
	if len(changes) == 0 {
		return ""
	}
	return changes[len(changes)-1].label
}

// takeBack returns the steps that take changes back. Where one field was set
// again and again, as by typing, one step to its first value is enough.
func takeBack(changes []made) []assessment.Op {
	var steps []assessment.Op
	for _, m := range slices.Backward(changes) {
		for _, op := range assessment.Inverse(m.ops) {
			if n := len(steps); n > 0 && sameField(steps[n-1], op) {
				steps[n-1].After = op.After
				continue
			}
			steps = append(steps, op)
		}
	}
	return steps
}

func sameField(x, y assessment.Op) bool {
	return x.Verb == assessment.Set && y.Verb == assessment.Set &&
		x.Kind == y.Kind && x.ID == y.ID && x.Field == y.Field
}
