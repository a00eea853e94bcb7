package forms

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
)

// indicatorPage shows a register of two indicators, the first with two periods.
func indicatorPage(t *testing.T) (*stubHost, *register) {
	t.Helper()
	a := assessment.New("doc", "Northmere Council", assessmenttest.Framework(t))
	for _, edit := range []assessment.Edit{
		a.AppendRecords(assessment.KindIndicator, assessment.NewRecord{ID: "one", Values: map[assessment.Field]string{assessment.FieldTitle: "Quality of life"}}),
		a.AppendRecords(assessment.KindIndicator, assessment.NewRecord{ID: "two", Values: map[assessment.Field]string{assessment.FieldTitle: "Feeling safe"}}),
		a.AppendRecords(assessment.KindIndicatorValue, assessment.NewRecord{ID: "early", Values: map[assessment.Field]string{assessment.FieldIndicator: "one", assessment.FieldPeriod: "2023/24", assessment.FieldValue: "18.9"}}),
		a.AppendRecords(assessment.KindIndicatorValue, assessment.NewRecord{ID: "late", Values: map[assessment.Field]string{assessment.FieldIndicator: "one", assessment.FieldPeriod: "2024/25", assessment.FieldValue: "19.1"}}),
	} {
		if _, err := a.Apply(edit.Ops); err != nil {
			t.Fatal(err)
		}
	}
	h := hostOf(t, a, Risks, fyne.NewSize(1200, 800))
	p := newRegister(h, registerSpec{
		kind: assessment.KindIndicator, title: "Indicators", newHint: "Write a new indicator here and press Enter",
		columns: []assessment.Field{assessment.FieldTitle, assessment.FieldStatement},
	}).(*register)
	h.page = p
	h.window.SetContent(p.Content())
	return h, p
}

func (p *register) periods() string {
	var all []string
	for _, row := range p.form.below[0].table.Rows() {
		all = append(all, strings.Join(row.Cells, " "))
	}
	return strings.Join(all, "|")
}

func TestTheRecordsBelowARecordAreListedOpenedAndLeftAgain(t *testing.T) {
	h, p := indicatorPage(t)
	h.says("Indicators 2 indicators", "Indicator values · 2")
	if got := p.periods(); !strings.HasPrefix(got, "2023/24 18.9") {
		t.Errorf("they are %q", got)
	}
	c := p.form.below[0]
	c.table.Select("late")
	c.table.Focus()
	h.key(fyne.KeyReturn)
	if ref, _ := p.At(); ref != (assessment.Ref{Kind: assessment.KindIndicatorValue, ID: "late"}) {
		t.Fatalf("Enter opens %v", ref)
	}
	h.write("Value", "19.4")
	h.write("England", "nineteen")
	if !p.Unsaved() {
		t.Error("a number that is none could be left without a word")
	}
	h.write("England", "19")
	a := h.doc.Assessment()
	if v, _ := a.Value(assessment.KindIndicatorValue, "late", assessment.FieldValue); v != "19.4" {
		t.Errorf("the value is %q", v)
	}
	h.press("‹ Indicator “Quality of life”")
	if got := p.periods(); !strings.Contains(got, "19.4") || h.Canvas().Focused() != fyne.Focusable(p.form.below[0].table) {
		t.Errorf("back at %q, with the keyboard at %T", got, h.Canvas().Focused())
	}
	p.form.below[0].table.Focus()
	h.key(fyne.KeyUp, fyne.KeyReturn)
	h.press("Delete")
	if got := p.periods(); strings.Contains(got, "2023/24") || !strings.Contains(got, "2024/25") {
		t.Errorf("after a period was deleted, its indicator shows %q", got)
	}
	h.Undo()
	if got := p.periods(); !strings.Contains(got, "2023/24") {
		t.Errorf("undone, it shows %q", got)
	}
	h.failed()
}

func TestANewRecordBelowIsWrittenInTheLastLineOrPasted(t *testing.T) {
	h, p := indicatorPage(t)
	c := p.form.below[0]
	c.add.Focus()
	for _, r := range "2025/26" {
		h.Canvas().Focused().TypedRune(r)
	}
	if !p.Unsaved() {
		t.Error("what stands in the last line could be left without a word")
	}
	h.key(fyne.KeyReturn)
	a := h.doc.Assessment()
	if ids := a.IDsBelow(assessment.KindIndicatorValue, "one"); len(ids) != 3 || p.below.ID != ids[2] {
		t.Fatalf("there are %v, and %v is open", ids, p.below)
	}
	p.showParent()
	p.form.below[0].paste([][]string{{"Period", "Value", "Source"}, {"2021/22", "18.2", "ASCS"}, {"2022/23", "many", "ASCS"}})
	if ids := a.IDsBelow(assessment.KindIndicatorValue, "one"); len(ids) != 5 {
		t.Errorf("after pasting there are %d", len(ids))
	}
	h.says("Some cells could not be read")
	h.press("Close")
	actions := p.form.below[0].actions("late")
	actions[1].Do() // up
	if ids := a.IDsBelow(assessment.KindIndicatorValue, "one"); ids[0] != "late" {
		t.Errorf("moved up, the order is %v", ids)
	}
	actions[0].Do() // open
	if p.below.ID != "late" {
		t.Errorf("%v is open", p.below)
	}
	p.showParent()
	actions[3].Do() // delete
	if ids := a.IDsBelow(assessment.KindIndicatorValue, "one"); len(ids) != 4 {
		t.Errorf("deleted, there are %d", len(ids))
	}
	p.form.below[0].add.Focus()
	h.key(fyne.KeyUp)
	if h.Canvas().Focused() != fyne.Focusable(p.form.below[0].table) {
		t.Error("the arrow does not go from the last line to the table")
	}
	h.failed()
}

func TestARouteToARecordBelowOpensItInItsParentsPlace(t *testing.T) {
	h, p := indicatorPage(t)
	p.show("two")
	if !p.Reveal(assessment.Ref{Kind: assessment.KindIndicatorValue, ID: "late"}, assessment.FieldEngland) {
		t.Fatal("it is not there")
	}
	if p.open != "one" || p.below.ID != "late" || h.Canvas().Focused() != p.form.box(assessment.FieldEngland).Focusable() {
		t.Errorf("%s and %v are open, with the keyboard at %T", p.open, p.below, h.Canvas().Focused())
	}
	h.Do(assessment.RemoveRecord("Delete indicator", assessment.KindIndicator, "one"))
	if p.form != nil || p.below.Kind != "" {
		t.Error("a record that went with its parent is still shown")
	}
}

func TestEveryMenuOfARegisterDoesWhatItSays(t *testing.T) {
	h, p := indicatorPage(t)
	p.Start()
	h.press("Statement")
	h.press("Safeguarding")
	h.says("0 of 2 indicators", "Statement: Safeguarding")
	h.press("Statement: Safeguarding")
	h.press("Nothing said")
	h.says("2 indicators")
	h.press("Statement: nothing")
	h.press("All")
	h.press("Not grouped")
	h.press("By statement")
	h.says("Without statement · 2 indicators")
	h.press("Grouped by statement")
	h.press("Not grouped")
	h.press("Columns")
	h.press("Show Unit")
	h.press("Columns")
	h.press("Move Unit to the left")
	h.press("Columns")
	h.press("Hide Statement")
	if got := len(p.view.Columns); got != 2 || p.view.Columns[1] != assessment.FieldUnit {
		t.Errorf("the columns are %v", p.view.Columns)
	}
	for _, action := range p.actions("two") {
		if action.Label == "Move up" {
			action.Do()
		}
	}
	if got := p.shown(); got != "Feeling safe|Quality of life" {
		t.Errorf("moved, they are %s", got)
	}
	p.selected([]string{"one", "two"})
	h.says("2 indicators selected")
	h.press("Change all")
	h.press("Statement…")
	h.press("Safeguarding")
	a := h.doc.Assessment()
	if v, _ := a.Value(assessment.KindIndicator, "one", assessment.FieldStatement); v != "QS7" {
		t.Errorf("the statement of the first is %q", v)
	}
	p.selected([]string{"one", "two"})
	h.press("Delete")
	if len(a.IDs(assessment.KindIndicator)) != 0 {
		t.Error("not both were deleted")
	}
	h.failed()
}

func TestARecordIsFoundByTheWordsOfItsNameAndReferredTo(t *testing.T) {
	h, p := indicatorPage(t)
	h.press("Choose…")
	h.says("Safeguarding", "Find")
	h.write("Find", "guard")
	h.key(fyne.KeyReturn)
	a := h.doc.Assessment()
	value := func() string {
		v, _ := a.Value(assessment.KindIndicator, p.open, assessment.FieldStatement)
		return v
	}
	if value() != "QS7" {
		t.Errorf("it refers to %q", value())
	}
	h.press("Take out")
	if value() != "" {
		t.Errorf("taken out it refers to %q", value())
	}
	h.press("Choose…")
	h.write("Find", "nothing is called so")
	h.key(fyne.KeyReturn)
	h.write("Find", "")
	h.key(fyne.KeyDown, fyne.KeyReturn)
	if value() == "" {
		t.Error("the first of the list is not taken with the arrow and Enter")
	}
	h.failed()
}

func TestLinesOfARecordAreWrittenMovedAndTakenOutInItsForm(t *testing.T) {
	h, p := riskPage(t)
	p.show("one")
	list := p.form.lists[assessment.KindMitigation]
	list.EditFirst()
	for _, r := range "Review weekly" {
		h.Canvas().Focused().TypedRune(r)
	}
	h.key(fyne.KeyReturn)
	for _, r := range "Train two more" {
		h.Canvas().Focused().TypedRune(r)
	}
	p.Flush()
	a := h.doc.Assessment()
	said := func() string {
		var all []string
		for _, m := range a.Mitigations("one") {
			all = append(all, m.Text)
		}
		return strings.Join(all, "|")
	}
	if got := said(); got != "Review weekly|Train two more" {
		t.Fatalf("they are %q", got)
	}
	if edit, can := a.ShiftRecord(assessment.KindMitigation, a.Mitigations("one")[1].ID, -1); !can || !h.Do(edit) {
		t.Error("the second does not move up")
	}
	h.Do(assessment.RemoveRecord("Delete mitigation", assessment.KindMitigation, a.Mitigations("one")[0].ID))
	if got := said(); got != "Review weekly" {
		t.Errorf("left is %q", got)
	}
	if !p.Reveal(assessment.Ref{Kind: assessment.KindMitigation, ID: a.Mitigations("one")[0].ID}, assessment.FieldText) {
		t.Error("the route to a line does not lead to its record")
	}
	h.failed()
}
