package assessment

import (
	"slices"
	"unicode/utf8"
)

// spliceField does a step that changes a stretch of a text.
func (a *Assessment) spliceField(op Op, exact bool) (Op, error) {
	spec, known := FieldOf(op.Kind, op.Field)
	if !known || !spec.Written {
		return op, invalid("%s has no text %q.", one(op.Kind), op.Field)
	}
	text, there := a.Value(op.Kind, op.ID, op.Field)
	if !there {
		return op, notThere(op.Kind)
	}
	after, err := op.Spliced(text)
	if err != nil {
		return op, err
	}
	return a.setField(Op{Kind: op.Kind, ID: op.ID, Verb: Set, Field: op.Field, After: after}, exact)
}

// Spliced returns what text becomes by a step that is a Splice. It refuses with
// CodeInvalid where the stretch that should go does not stand where the step
// says: the text has changed since.
func (op Op) Spliced(text string) (string, error) {
	end := op.At + len(op.Before)
	if op.At < 0 || op.At > len(text) || end > len(text) || text[op.At:end] != op.Before {
		return "", invalid("The text to be changed is not there any more.")
	}
	return text[:op.At] + op.After + text[end:], nil
}

// splice turns a step that was done to a whole text into the smallest stretch
// that differs, parted between characters.
func splice(set Op) Op {
	before, after := set.Before, set.After
	at := 0
	for at < len(before) && at < len(after) {
		r, size := utf8.DecodeRuneInString(before[at:])
		if other, _ := utf8.DecodeRuneInString(after[at:]); r != other {
			break
		}
		at += size
	}
	end := 0
	for end < len(before)-at && end < len(after)-at {
		r, size := utf8.DecodeLastRuneInString(before[at : len(before)-end])
		if other, _ := utf8.DecodeLastRuneInString(after[at : len(after)-end]); r != other {
			break
		}
		end += size
	}
	set.Verb, set.At = Splice, at
	set.Before, set.After = before[at:len(before)-end], after[at:len(after)-end]
	return set
}

// Combine returns steps with the effect of earlier followed by later, in which
// what touches the same stretch of a text, or the same field, is one step: what
// a bout of typing comes to once it is over. Both must have been done by Apply,
// one after the other. Neither is changed.
func Combine(earlier, later []Op) []Op {
	all := slices.Clone(earlier)
	for _, op := range later {
		at := meets(all, op)
		if at < 0 {
			all = append(all, op)
			continue
		}
		both, ok := combine(all[at], op)
		switch {
		case !ok:
			all = append(all, op)
		case both.nothing():
			all = slices.Delete(all, at, at+1)
		default:
			all[at] = both
		}
	}
	return all
}

// meets returns the index of the last step of ops that changes the same field
// as op with nothing after it that could stand in between, or -1.
func meets(ops []Op, op Op) int {
	if op.Verb != Set && op.Verb != Splice {
		return -1
	}
	for i := len(ops) - 1; i >= 0; i-- {
		o := ops[i]
		if o.Kind != op.Kind || o.ID != op.ID {
			continue
		}
		switch {
		case o.Verb == Remove || o.Verb == Add:
			return -1
		case o.Field == op.Field:
			return i
		}
	}
	return -1
}

// combine joins two steps that were done to one field one after the other, and
// tells whether they can be one.
func combine(first, second Op) (Op, bool) {
	if first.Verb != second.Verb {
		return Op{}, false
	}
	if first.Verb == Set {
		first.After = second.After
		return first, true
	}
	start := second.At - first.At // of the second's stretch within what the first wrote
	end := start + len(second.Before)
	if start > len(first.After) || end < 0 {
		return Op{}, false // with text between that neither names
	}
	// What of the second's stretch stands before and behind the first's.
	head := second.Before[:max(0, min(-start, len(second.Before)))]
	tail := second.Before[max(0, min(len(first.After)-start, len(second.Before))):]
	kept, rest := first.After[:max(0, start)], first.After[min(len(first.After), max(0, end)):]
	joined := Op{
		Kind: first.Kind, ID: first.ID, Verb: Splice, Field: first.Field, At: min(first.At, second.At),
		Before: head + first.Before + tail, After: kept + second.After + rest,
	}
	return tightened(joined), true
}

// tightened drops from a splice what is the same before and after.
func tightened(op Op) Op {
	at := op.At
	op.At = 0
	op = splice(op)
	op.At += at
	return op
}
