package forms

import (
	"strings"
	"testing"

	"ninefold/forms/kit"
)

// marked shows stretches of a text in square brackets.
func marked(text string, spans []kit.Span) string {
	var b strings.Builder
	at := 0
	for _, s := range spans {
		b.WriteString(text[at:s.From] + "[" + text[s.From:s.To] + "]")
		at = s.To
	}
	return b.String() + text[at:]
}

func TestTheWordsThatDifferAreFound(t *testing.T) {
	for _, c := range []struct{ before, after, inBefore, inAfter string }{
		{"Reviews are late in the harbour ward.", "Reviews are late in both wards.", "Reviews are late in [the harbour ward.]", "Reviews are late in [both wards.]"},
		{"One two three four five", "One 2 three five", "One [two] three [four] five", "One [2] three five"},
		{"One two", "One two and three", "One two", "One two [and three]"},
		{"And so one two", "one two", "[And so] one two", "one two"},
		{"nothing alike", "quite another text", "nothing alike", "quite another text"},
		{"Said otherwise by the author.", "People are rung by a worker at the end.", "Said otherwise by the author.", "People are rung by a worker at the end."},
		{"", "something", "", "something"},
		{"a b\nc", "a b\nd", "a b\n[c]", "a b\n[d]"},
		{"Siân Prŷs said so", "Siân Price said so", "Siân [Prŷs] said so", "Siân [Price] said so"},
		{"the same", "the same", "the same", "the same"},
	} {
		x, y := differing(c.before, c.after)
		if got, other := marked(c.before, x), marked(c.after, y); got != c.inBefore || other != c.inAfter {
			t.Errorf("%q and %q differ in\n%s\n%s", c.before, c.after, got, other)
		}
	}
	long := strings.Repeat("word ", 3000)
	x, y := differing("first "+long, long+"last")
	if len(x) != 1 || len(y) != 1 {
		t.Errorf("in long texts %d and %d stretches differ", len(x), len(y))
	}
}
