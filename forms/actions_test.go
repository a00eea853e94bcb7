package forms

import (
	"fmt"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/columns"
)

func TestAnActionIsMadeOfAPriorityFromItsMenuAndTheEntrySaysSo(t *testing.T) {
	h := emptyHost(t, StatementPage("QS1"))
	a := h.doc.Assessment()
	p := h.page.(*statement)
	ids := p.add(assessment.Priorities, "", []string{"Answer every letter within ten days."})
	well := p.add(assessment.WorkingWell, "", []string{"Nobody waits unseen."})
	choose := func(id, label string) bool {
		for _, action := range p.actions(id) {
			if strings.HasPrefix(action.Label, label) {
				action.Do()
				return true
			}
		}
		return false
	}
	if choose(well[0], "Make an action") {
		t.Error("an action is offered for what is working well")
	}
	if !choose(ids[0], "Make an action of this") {
		t.Fatal("no action is offered for a priority")
	}
	actions := a.Actions()
	if len(actions) != 1 || actions[0].Title != "Answer every letter within ten days" || actions[0].Statement != "QS1" || actions[0].Entries != ids[0] {
		t.Fatalf("the actions are %+v", actions)
	}
	h.says("→ 1 action")
	if len(h.toasts) != 1 || h.toasts[0] != "Made an action of it" {
		t.Errorf("it says %q", h.toasts)
	}
	if !choose(ids[0], "Show action “Answer") || len(h.went) != 1 || h.went[0] != (Route{Page: ActionPlan, Kind: assessment.KindAction, ID: actions[0].ID}) {
		t.Errorf("its menu leads to %v", h.went)
	}
	h.Undo()
	if len(a.Actions()) != 0 || a.Entry(ids[0]) == nil {
		t.Error("one undo does not take back the action alone")
	}
	h.failed()
}

func TestAnActionOfAnEntryThatIsJoinedAnswersTheOneThatStays(t *testing.T) {
	h := emptyHost(t, StatementPage("QS1"))
	a := h.doc.Assessment()
	p := h.page.(*statement)
	ids := p.add(assessment.Priorities, "", []string{"One", "Two"})
	for i, answers := range []string{ids[1], ids[0] + "\n" + ids[1]} {
		h.Do(a.AppendRecords(assessment.KindAction, assessment.NewRecord{ID: fmt.Sprint("x", i), Values: map[assessment.Field]string{assessment.FieldTitle: "X", assessment.FieldEntries: answers}}))
	}
	p.join(ids[0], "One two", ids[1])
	for _, x := range a.Actions() {
		if x.Entries != ids[0] {
			t.Errorf("%s answers %q", x.ID, x.Entries)
		}
	}
	h.failed()
}

func TestAnActionSaysWhatItWantsUntilItIsDone(t *testing.T) {
	h := emptyHost(t, ActionPlan)
	a := h.doc.Assessment()
	h.Do(a.AppendRecords(assessment.KindIndicator, assessment.NewRecord{ID: "i", Values: map[assessment.Field]string{assessment.FieldTitle: "Waits"}}))
	h.Do(a.AppendRecords(assessment.KindAction, assessment.NewRecord{ID: "x", Values: map[assessment.Field]string{assessment.FieldTitle: "Shorten waits", assessment.FieldDue: "2026-11-01"}}))
	set := func(field assessment.Field, value string) {
		h.Do(assessment.SetValue("", assessment.KindAction, "x", field, value))
	}
	wants := func(want string) {
		t.Helper()
		if got := actionWants(a, a.Action("x"), "2026-11-25"); got != want {
			t.Errorf("it wants %q, not %q", got, want)
		}
	}
	wants("Overdue since 1 November 2026")
	set(assessment.FieldDue, "2026-12-01")
	wants("Without an owner")
	set(assessment.FieldOwner, "M. Hale")
	wants("Without a timescale")
	h.Do(a.AppendRecords(assessment.KindActionDetail, assessment.NewRecord{ID: "d", Values: map[assessment.Field]string{assessment.FieldAction: "x", assessment.FieldTimescale: "Ongoing"}}))
	wants("Nothing says how it is measured")
	h.Do(assessment.RemoveRecord("", assessment.KindActionDetail, "d"))
	wants("Without a timescale")
	h.Do(a.AppendRecords(assessment.KindActionTimescale, assessment.NewRecord{ID: "t", Values: map[assessment.Field]string{assessment.FieldAction: "x", assessment.FieldText: "Ongoing"}}))
	wants("Nothing says how it is measured")
	set(assessment.FieldIndicators, "i")
	wants("")
	set(assessment.FieldDue, "2026-11-01")
	set(assessment.FieldStatus, assessment.ActionComplete)
	wants("")
	h.failed()
}

func TestThePlanIsGroupedByStatementAndOffersTheUsualTimescales(t *testing.T) {
	h := sampleHost(t, ActionPlan)
	a := h.doc.Assessment()
	p := h.page.(*register)
	h.says("64 actions", "Grouped by statement", "Assessing needs · 8 actions", "Bring waits down and keep people safe while they wait")
	id := a.Actions()[2].ID
	p.show(id)
	before := len(a.ActionTimescales(id))
	h.press("Usual timescales")
	h.says(a.Framework.Timescales...)
	h.press("Medium to long-term")
	if all := a.ActionTimescales(id); len(all) != before+1 || all[before].Text != "Medium to long-term" {
		t.Errorf("the timescales are %v", all)
	}
	h.failed()
}

// The menu of a detail gives it a timescale of its own, one of the usual or, in the
// detail's form, any other.
func TestADetailIsGivenATimescaleOfItsOwn(t *testing.T) {
	h := sampleHost(t, ActionPlan)
	a := h.doc.Assessment()
	p := h.page.(*register)
	x := a.Actions()[2]
	p.show(x.ID)
	detail := a.ActionDetails(x.ID)[0]
	if detail.Timescale != "" {
		t.Fatalf("it has one, %q", detail.Timescale)
	}
	choose := func(label string) {
		t.Helper()
		spec, _ := assessment.KindOf(assessment.KindActionDetail)
		for _, action := range p.form.lineActions(spec, detail.ID, p.showBelow) {
			if action.Label == label && !action.Disabled {
				action.Do()
				return
			}
		}
		t.Fatalf("its menu has no %q", label)
	}
	choose("Detail timescale: Medium-term")
	spec, _ := assessment.KindOf(assessment.KindActionDetail)
	if got := lineSays(columns.NewWords(a), a, spec, detail.ID); got != "Medium-term" {
		t.Errorf("its timescale is %q", got)
	}
	choose("Without detail timescale")
	if got := a.ActionDetails(x.ID)[0].Timescale; got != "" {
		t.Errorf("its timescale is %q", got)
	}
	choose("Detail timescale: in your own words…")
	h.says("By when this detail is done, where it has a timescale of its own.", "‹ Action “More assessors for carers”")
	h.failed()
}

func TestThePlanOnAPageSaysWhileItIsWrittenWhetherItFits(t *testing.T) {
	h := sampleHost(t, PlanOnAPage)
	a := h.doc.Assessment()
	h.says("6 key priorities", "It fits on one page of A4.")
	for i := range 4 {
		id := fmt.Sprint("p", i)
		h.Do(a.AppendRecords(assessment.KindKeyPriority, assessment.NewRecord{ID: id, Values: map[assessment.Field]string{assessment.FieldTitle: "More"}}))
		for n := range 4 {
			h.Do(a.AppendRecords(assessment.KindFocusLine, assessment.NewRecord{ID: fmt.Sprint(id, n), Values: map[assessment.Field]string{
				assessment.FieldPriority: id, assessment.FieldText: "People who draw on care and support say what they want of it",
			}}))
		}
	}
	h.says("does not fit on one page of A4", "choose A3", "There are 10 key priorities")
	h.press("Paper: On A4")
	h.press("On A3")
	h.says("It fits on one page of A3.")
	h.failed()
}

func TestACopiedActionPlanIsShownRowByRowAndBroughtIn(t *testing.T) {
	h := emptyHost(t, BringIn)
	a := h.doc.Assessment()
	h.clipboard.SetContent("Action\tEstimated timescales\tKey performance indicators\tImpact\nAssessing needs\nClear reviews\tShort-term\tReviews overdue\tNobody waits\n")
	h.press("Read what I have copied")
	h.says("Clear reviews", "This was read as an action plan: 1 action", "1 row in the table")
	h.press("Bring in 1 row")
	if actions := a.Actions(); len(actions) != 1 || actions[0].Statement != "QS1" || len(a.Indicators()) != 1 || actions[0].Indicators != a.Indicators()[0].ID {
		t.Errorf("the actions are %+v", actions)
	}
	h.failed()
}
