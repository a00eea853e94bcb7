package workbook

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ninefold/app/assessment"
	"ninefold/app/intake/intaketest"
)

// measured are the measures of a document with their periods.
func measured(a *assessment.Assessment) string {
	var all []string
	for _, w := range a.WaitingTimes() {
		said := w.Area + ":"
		for _, p := range a.WaitingPeriods(w.ID) {
			said += " " + p.Period + " " + p.Median
		}
		all = append(all, said)
	}
	for _, i := range a.Indicators() {
		said := i.Title + ":"
		for _, v := range a.IndicatorValues(i.ID) {
			said += " " + v.Period + " " + v.Value
		}
		all = append(all, said)
	}
	return strings.Join(all, "; ")
}

// fillIn writes a row of a sheet below its titles, the first row being 1.
func fillIn(t *testing.T, f *excelize.File, sheet string, row int, cells map[string]string) {
	t.Helper()
	for title, value := range cells {
		set(t, f, sheet, title, row, value)
	}
}

// A colleague who has the workbook writes a measure and what it was in the
// sheets there are for them, an action that it measures, and what bears it out.
func TestWhatANewRowBringsIsNamedByOthersOfTheSameWorkbook(t *testing.T) {
	t.Parallel()
	a := small(t)
	s := stageBook(t, a, edited(t, book(t, a, forEditing, ""), func(f *excelize.File) {
		fillIn(t, f, "Waiting times", 1, map[string]string{"Waiting for": "Carer’s assessment"})
		fillIn(t, f, "Waiting periods", 1, map[string]string{"Waiting for": "Carer’s assessment", "Period": "2024/25", "Median, days": "40"})
		fillIn(t, f, "Waiting periods", 2, map[string]string{"Waiting for": "carer’s assessment", "Period": "2025/26", "Median, days": "9"})
		fillIn(t, f, "Indicators", 1, map[string]string{"Indicator": "Satisfied", "Code": "1D"})
		fillIn(t, f, "Indicator values", 1, map[string]string{"Indicator": "Satisfied", "Period": "2025/26", "Value": "58.4"})
		fillIn(t, f, "Pieces of evidence", 1, map[string]string{"Title": "Survey"})
		fillIn(t, f, "Evidence links", 1, map[string]string{"Evidence": "Survey", "What it bears out": "indicator: Satisfied", "Where in it": "p. 3"})
		fillIn(t, f, "Return items", 1, map[string]string{"Code": "X.1", "Wording": "Waits", "Answer": "In another item", "Answered in": "X.2"})
		fillIn(t, f, "Return items", 2, map[string]string{"Code": "X.2", "Wording": "Waits, again"})
		fillIn(t, f, "Action plan", 1, map[string]string{"Action": "Ask more people", "Indicators": "Satisfied\nSmiles"})
		fillIn(t, f, "Progress notes", 1, map[string]string{"Action": "Ask more people", "Date": "1/10/2026", "Progress": "Begun"})
		fillIn(t, f, "Waiting periods", 3, map[string]string{"Waiting for": "Nothing of the kind", "Period": "2025/26"})
	}))
	if c := s.Counts(); c.New != 11 || c.Refused != 1 || c.Chosen != 11 {
		t.Fatalf("counts %+v\n%s", c, s.Summary())
	}
	if said := s.Summary(); !strings.Contains(said, "One indicator is not in the document yet") {
		t.Errorf("it does not count the one indicator that no row brings:\n%s", said)
	}
	bringInBook(t, a, s)
	if got := measured(a); got != "Carer’s assessment: 2024/25 40 2025/26 9; Satisfied: 2025/26 58.4; Smiles:" {
		t.Errorf("the measures are %s", got)
	}
	satisfied := a.Indicators()[0]
	if links := a.EvidenceFor(assessment.Ref{Kind: assessment.KindIndicator, ID: satisfied.ID}); len(links) != 1 || links[0].Pointer != "p. 3" || a.PieceOfEvidence(links[0].Evidence).Title != "Survey" {
		t.Errorf("it is borne out by %+v", links)
	}
	if items := a.Items(); len(items) != 2 || items[0].OtherItem != items[1].ID {
		t.Errorf("the items are %+v", items)
	}
	x := a.Actions()[0]
	if !strings.Contains(x.Indicators, satisfied.ID) || len(a.ProgressNotes(x.ID)) != 1 {
		t.Errorf("the action is %+v", x)
	}
	if s := stageBook(t, a, book(t, a, forEditing, "")); s.Counts().Unchanged != s.Counts().Rows {
		t.Errorf("out again, its counts are %+v", s.Counts())
	}
}

// What a row names and is left out cannot be named: then the row waits, too.
func TestARowWhoseNewRecordIsLeftOutIsLeftOutWithIt(t *testing.T) {
	t.Parallel()
	a := small(t)
	data := edited(t, book(t, a, forEditing, ""), func(f *excelize.File) {
		fillIn(t, f, "Waiting times", 1, map[string]string{"Waiting for": "Carer’s assessment"})
		fillIn(t, f, "Waiting periods", 1, map[string]string{"Waiting for": "Carer’s assessment", "Period": "2024/25", "Median, days": "40"})
		fillIn(t, f, "Indicators", 1, map[string]string{"Indicator": "Satisfied", "Which is better": "purple"})
		fillIn(t, f, "Indicator values", 1, map[string]string{"Indicator": "Satisfied", "Period": "2025/26", "Value": "58.4"})
	})
	s := stageBook(t, a, data)
	if c := s.Counts(); c.New != 2 || c.Refused != 2 || !strings.Contains(s.Summary(), "It names “Satisfied”, and that row") {
		t.Fatalf("counts %+v\n%s", c, s.Summary())
	}
	var time, period *Row
	for _, row := range s.Rows {
		switch {
		case row.Status == RowNew && row.Sheet == "Waiting times":
			time = row
		case row.Status == RowNew:
			period = row
		}
	}
	s.Choose(time, false)
	if s.Ticked().Brings(period) || s.Counts().Chosen != 0 {
		t.Errorf("its waiting time is left out, and %d rows are chosen", s.Counts().Chosen)
	}
	if _, err := s.Edit(a, intaketest.NewIDs()); assessment.ErrorCode(err) != assessment.CodeInvalid {
		t.Errorf("nothing is chosen, and it says %v", err)
	}
	s.Choose(period, true) // takes along what it names
	if !s.Ticked().Brings(time) || s.Counts().Chosen != 2 {
		t.Errorf("chosen are %d", s.Counts().Chosen)
	}
	bringInBook(t, a, s)
	if got := measured(a); got != "Carer’s assessment: 2024/25 40" {
		t.Errorf("the measures are %s", got)
	}
}

// A row whose record another row was to bring, and cannot, is refused with it, also
// in a workbook of another document, whose rows have ids that mean nothing here.
func TestWhatNamesARefusedRowOfAnotherDocumentIsRefused(t *testing.T) {
	t.Parallel()
	a := small(t)
	for _, edit := range []assessment.Edit{
		a.AppendRecords(assessment.KindAction, assessment.NewRecord{ID: "act", Values: map[assessment.Field]string{assessment.FieldTitle: "Hire", assessment.FieldEntries: "one"}}),
		a.AppendRecords(assessment.KindProgressNote, assessment.NewRecord{ID: "note", Values: map[assessment.Field]string{assessment.FieldAction: "act", assessment.FieldText: "Begun"}}),
	} {
		_, err := a.Apply(edit.Ops)
		intaketest.Must(t, err)
	}
	b := emptyAssessment(t)
	s := stageBook(t, b, edited(t, book(t, a, forEditing, ""), func(f *excelize.File) { set(t, f, "Action plan", "Due", 1, "purple") }))
	takeAll(s)
	if said := s.Summary(); !strings.Contains(said, "It names “Hire”, and that row") {
		t.Errorf("it says\n%s", said)
	}
	bringInBook(t, b, s)
	if len(b.Actions()) != 0 || len(b.IDs(assessment.KindProgressNote)) != 0 || len(b.Statement("QS1").List(assessment.WorkingWell)) == 0 {
		t.Errorf("there are %d actions and %d notes", len(b.Actions()), len(b.IDs(assessment.KindProgressNote)))
	}
}
