package workbook

import (
	"testing"

	"github.com/xuri/excelize/v2"

	"ninefold/app/assessment"
	"ninefold/app/intake/intaketest"
)

// pointers is where in the evidence a record's links point, by the evidence.
func pointers(a *assessment.Assessment, entry string) map[string]string {
	all := map[string]string{}
	for _, l := range a.EvidenceFor(assessment.Ref{Kind: assessment.KindEntry, ID: entry}) {
		all[l.Evidence] = l.Pointer
	}
	return all
}

// What a link links never changes, so a row that names something else is
// another link in its place; and two links between the same two are one.
func TestLinksComeBackFromAWorkbook(t *testing.T) {
	a := small(t)
	for _, edit := range []assessment.Edit{
		a.AppendRecords(assessment.KindEvidence,
			assessment.NewRecord{ID: "survey", Values: map[assessment.Field]string{assessment.FieldTitle: "Survey", assessment.FieldFile: "evidence/survey.txt"}},
			assessment.NewRecord{ID: "audit", Values: map[assessment.Field]string{assessment.FieldTitle: "Audit"}}),
	} {
		_, err := a.Apply(edit.Ops)
		intaketest.Must(t, err)
	}
	one, two := assessment.Ref{Kind: assessment.KindEntry, ID: "one"}, assessment.Ref{Kind: assessment.KindEntry, ID: "two"}
	for _, edit := range []assessment.Edit{a.LinkEvidence("survey", one, "p. 4"), a.LinkEvidence("audit", two, "p. 9")} {
		_, err := a.Apply(edit.Ops)
		intaketest.Must(t, err)
	}
	exported := book(t, a, forEditing, "")
	if c := stageBook(t, a, exported).Counts(); c.Unchanged != c.Rows {
		t.Fatalf("untouched, its counts are %+v", c)
	}
	const sheet = "Evidence links"
	s := stageBook(t, a, edited(t, exported, func(f *excelize.File) {
		// The first row, the survey's, is to bear out the second entry.
		set(t, f, sheet, "What it bears out", 1, "entry: QS1 What is working well 2")
		set(t, f, sheet, "Where in it", 1, "p. 5")
		// A new row says what the second row's link says already, but where.
		for title, value := range map[string]string{"Evidence": "Audit", "What it bears out": "Entry: QS1 What is working well 2", "Where in it": "p. 10"} {
			set(t, f, sheet, title, 3, value)
		}
		for title, value := range map[string]string{"Evidence": "Audit", "What it bears out": "statement: Assessing needs"} {
			set(t, f, sheet, title, 4, value)
		}
		set(t, f, sheet, "Evidence", 6, "Audit") // bears out nothing
		for title, value := range map[string]string{"Evidence": "Nothing of the kind", "What it bears out": "statement: Assessing needs"} {
			set(t, f, sheet, title, 5, value)
		}
	}))
	if c := s.Counts(); c.Changed != 1 || c.New != 2 || c.Refused != 2 {
		t.Fatalf("counts %+v\n%s", c, s.Summary())
	}
	bringInBook(t, a, s)
	if got := pointers(a, "one"); len(got) != 0 {
		t.Errorf("the first entry has %v", got)
	}
	if got := pointers(a, "two"); len(got) != 2 || got["survey"] != "p. 5" || got["audit"] != "p. 10" {
		t.Errorf("the second entry has %v", got)
	}
	if n := len(a.EvidenceLinks("audit")); n != 2 {
		t.Errorf("the audit has %d links", n)
	}
	if e := a.PieceOfEvidence("survey"); e.File != "evidence/survey.txt" {
		t.Errorf("the survey is %+v", e)
	}
}
