package assessment_test

import (
	"fmt"
	"testing"

	"ninefold/app/assessment"
)

func TestLinesThatWaitBecomeEntriesInOneStep(t *testing.T) {
	a := assessment.New("id", "", small(t))
	for i := range 3 {
		apply(t, a, a.AppendRecords(assessment.KindToPlace, assessment.NewRecord{ID: fmt.Sprint(i), Values: map[assessment.Field]string{
			assessment.FieldText: fmt.Sprint("Line ", i), assessment.FieldSource: "last year.docx",
		}}))
	}
	n := 0
	edit := a.PlaceLines([]string{"2", "0", "not there"}, "S1", assessment.Priorities, func() string { n++; return fmt.Sprint("new ", n) })
	done, err := a.Apply(edit.Ops)
	if err != nil || edit.Label != "Place 2 lines" {
		t.Fatalf("%q: %v", edit.Label, err)
	}
	if list := a.Statement("S1").List(assessment.Priorities); len(list) != 2 || list[0].Text != "Line 2" || list[1].Text != "Line 0" || a.Statement("S1").Status != assessment.Drafting {
		t.Errorf("the list is %v, its statement %s", list, a.Statement("S1").Status.Title())
	}
	if left := a.ToBePlaced(); len(left) != 1 || left[0].ID != "1" {
		t.Errorf("%d wait still", len(left))
	}
	if _, err := a.Apply(assessment.Inverse(done)); err != nil || len(a.ToBePlaced()) != 3 || a.EntryCount() != 0 || a.ToBePlaced()[0].ID != "0" {
		t.Errorf("taken back: %v, %d wait", err, len(a.ToBePlaced()))
	}
	if edit := a.ThrowAway([]string{"1"}); edit.Label != "Throw away a line to be placed" || len(edit.Ops) != 1 {
		t.Errorf("thrown away by %+v", edit)
	}
	if p := a.Published(); len(p.Assessment.ToBePlaced()) != 0 {
		t.Error("the public copy holds lines that wait")
	}
}
