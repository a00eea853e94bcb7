package assessment_test

import (
	"testing"

	"ninefold/app/assessment"
)

func TestAPlaceIsSaidInWords(t *testing.T) {
	a := assessment.New("id", "", small(t))
	apply(t, a, a.AppendEntries("S2", assessment.Priorities, entries("a", "b")...))
	apply(t, a, a.AddSection("s", "", "Heading", ""))
	apply(t, a, a.AddFigure("f", "", "Label", "", ""))
	for _, c := range []struct {
		kind     assessment.Kind
		id, want string
	}{
		{assessment.KindDocument, "id", "The document’s own details"},
		{assessment.KindStatement, "S1", "Listening"},
		{assessment.KindStatement, "S9", ""},
		{assessment.KindEntry, "b", "Answering, Comes next, entry 2"},
		{assessment.KindEntry, "gone", ""},
		{assessment.KindSection, "s", "Who we are, section 1"},
		{assessment.KindSection, "gone", ""},
		{assessment.KindFigure, "f", "Who we are, key figure 1"},
		{assessment.KindFigure, "gone", ""},
		{"choice", "a", ""},
	} {
		if got := a.Place(c.kind, c.id); got != c.want {
			t.Errorf("%s %s is at %q, not %q", c.kind, c.id, got, c.want)
		}
	}
}
