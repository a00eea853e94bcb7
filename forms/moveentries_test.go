package forms

import (
	"slices"
	"testing"

	"ninefold/app/assessment"
)

func TestEntriesMoveToAnyListOfAnyStatement(t *testing.T) {
	h := emptyHost(t, StatementPage("QS1"))
	a := h.doc.Assessment()
	p := h.page.(*statement)
	ids := p.add(assessment.WorkingWell, "", []string{"One", "Two", "Three"})
	h.Do(a.AddEntries("QS3", assessment.Priorities, "", assessment.NewEntry{ID: "there", Text: "There before."}))
	texts := func(code string, key assessment.ListKey) []string {
		var all []string
		for _, e := range a.Statement(code).List(key) {
			all = append(all, e.Text)
		}
		return all
	}
	ask := func(ids ...string) {
		for _, action := range p.several(ids) {
			if action.Label == "Move to…" {
				action.Do()
				return
			}
		}
		t.Fatal("several entries have no “Move to…”")
	}

	ask(ids[0], ids[2])
	h.says("Move 2 entries to…", "To the statement", "Into the list", "They come at the end of the list.")
	h.press("Cancel")
	if got := texts("QS1", assessment.WorkingWell); !slices.Equal(got, []string{"One", "Two", "Three"}) {
		t.Fatalf("after Cancel the list is %q", got)
	}

	ask(ids[0], ids[2])
	h.press("Statement: " + a.Framework.Statements()[0].Title)
	h.press(a.Framework.Statements()[2].Title)
	h.press("List: " + a.Framework.List(assessment.WorkingWell).Title)
	h.press(a.Framework.List(assessment.Priorities).Title)
	h.press("Move 2 entries")
	h.failed()
	if got := texts("QS1", assessment.WorkingWell); !slices.Equal(got, []string{"Two"}) {
		t.Errorf("left behind are %q", got)
	}
	if got := texts("QS3", assessment.Priorities); !slices.Equal(got, []string{"There before.", "One", "Three"}) {
		t.Errorf("there are now %q", got)
	}
	if len(h.toasts) != 1 || h.toasts[0] != "Moved 2 entries to Equity in experience and outcomes, Priorities" || len(h.next) != 1 {
		t.Fatalf("it says %q, and offers %+v", h.toasts, h.next)
	}
	h.next[0].Do()
	if len(h.went) != 1 || h.went[0].Page != StatementPage("QS3") || h.went[0].ID != ids[0] {
		t.Errorf("Show leads to %+v", h.went)
	}
	h.Undo()
	if got := texts("QS1", assessment.WorkingWell); !slices.Equal(got, []string{"One", "Two", "Three"}) {
		t.Errorf("one undo brings back %q", got)
	}
}
