package forms

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
)

// waitingHost is a host on the page of lines to be placed, with three of them.
func waitingHost(t *testing.T) (*stubHost, *toBePlaced) {
	t.Helper()
	h := emptyHost(t, ToBePlaced)
	h.says("Nothing waits to be placed.")
	var records []assessment.NewRecord
	for _, id := range []string{"one", "two", "three"} {
		values := map[assessment.Field]string{assessment.FieldText: "The line " + id, assessment.FieldSource: "last year.docx", assessment.FieldFound: "line 12"}
		if id == "three" {
			values[assessment.FieldStatement], values[assessment.FieldList] = "QS7", string(assessment.Priorities)
		}
		records = append(records, assessment.NewRecord{ID: id, Values: values})
	}
	if !h.Do(h.doc.Assessment().AppendRecords(assessment.KindToPlace, records...)) {
		t.Fatal("not kept")
	}
	p := h.page.(*toBePlaced)
	p.Start()
	return h, p
}

func TestLinesThatWaitArePlacedWithKeys(t *testing.T) {
	h, p := waitingHost(t)
	a := h.doc.Assessment()
	h.says("3 lines of documents brought in wait", "last year.docx · line 12", "Safeguarding, priorities")
	if !h.Do(assessment.SetValue("", assessment.KindToPlace, "one", assessment.FieldText, "Her NHS number is 943 476 5919.")) {
		t.Fatal("not changed")
	}
	h.says("▲ Looks like personal data: ")
	p.table.Select("two")
	h.key(fyne.KeyReturn)
	h.write("Find", "equity impr")
	h.key(fyne.KeyReturn)
	if list := a.Statement("QS3").List(assessment.Improvement); len(list) != 1 || list[0].Text != "The line two" || len(a.ToBePlaced()) != 2 {
		t.Errorf("placed by name, the list is %v and %d wait", list, len(a.ToBePlaced()))
	}
	if got := p.table.Current(); got != "three" || h.Canvas().Focused() != fyne.Focusable(p.table) {
		t.Errorf("after it the keyboard is on %q", got)
	}
	// What the lines around suggest comes first.
	h.key(fyne.KeyReturn)
	h.key(fyne.KeyDown)
	h.key(fyne.KeyReturn)
	if list := a.Statement("QS7").List(assessment.Priorities); len(list) != 1 || list[0].Text != "The line three" {
		t.Errorf("placed where it seems to belong: %v", list)
	}
	h.Undo()
	h.Undo()
	h.Undo()
	if len(a.ToBePlaced()) != 3 || a.EntryCount() != 0 {
		t.Errorf("taken back, %d wait and %d are placed", len(a.ToBePlaced()), a.EntryCount())
	}
	p.table.Select("one")
	h.key(fyne.KeyDelete)
	if len(a.ToBePlaced()) != 2 || a.EntryCount() != 0 {
		t.Errorf("thrown away, %d wait", len(a.ToBePlaced()))
	}
	if !p.Reveal(assessment.Ref{Kind: assessment.KindToPlace, ID: "three"}, "") || p.Reveal(assessment.Ref{Kind: assessment.KindToPlace, ID: "one"}, "") {
		t.Error("a route leads where it should not, or not where it should")
	}
	if route, leads := RouteTo(a, assessment.Ref{Kind: assessment.KindToPlace, ID: "three"}, assessment.FieldText); !leads || route.Page != ToBePlaced {
		t.Errorf("a line that waits is found on %q", route.Page)
	}
	h.failed()
}

func TestLinesThatWaitAreDraggedToAList(t *testing.T) {
	h, p := waitingHost(t)
	a := h.doc.Assessment()
	from := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.table).AddXY(60, 50)
	target := p.squares[2] // the priorities of the first statement
	to := fyne.CurrentApp().Driver().AbsolutePositionForObject(target).AddXY(target.Size().Width/2, target.Size().Height/2)
	if !target.Visible() || to.X <= from.X {
		t.Fatalf("the places lie at %v", to)
	}
	p.dragged([]string{"one", "two"}, to, false)
	if !strings.Contains(target.AccessibilityLabel(), ", on") {
		t.Error("the list below the pointer does not show that it takes the lines")
	}
	p.dragged([]string{"one", "two"}, to, true)
	if list := a.Statement("QS1").List(assessment.Priorities); len(list) != 2 || list[0].Text != "The line one" {
		t.Errorf("dropped there, the list is %v", list)
	}
	p.dragged([]string{"three"}, from, true)
	if len(a.ToBePlaced()) != 1 {
		t.Error("dropped beside every list, a line is gone")
	}
	p.table.Select("three")
	target.Tapped(nil)
	if len(a.ToBePlaced()) != 0 || len(a.Statement("QS1").List(assessment.Priorities)) != 3 {
		t.Error("pressing a list does not place what is selected")
	}
	h.failed()
}
