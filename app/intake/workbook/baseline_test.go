package workbook

import (
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/app/intake/intaketest"
)

func TestOnlyTheCellThatBothChangedIsInQuestion(t *testing.T) {
	t.Parallel()
	a := small(t)
	theme := sheetOf(t, a, "QS1")
	exported := book(t, a, forEditing, "")
	for _, edit := range []assessment.Edit{
		assessment.SetValue("Edit", assessment.KindEntry, "one", assessment.FieldNote, "a note by the author"),
		assessment.SetValue("Edit", assessment.KindEntry, "two", assessment.FieldNote, "another"),
		assessment.SetValue("Status", assessment.KindStatement, "QS2", assessment.FieldStatus, assessment.SignedOff.Key()),
	} {
		_, err := a.Apply(edit.Ops)
		intaketest.Must(t, err)
	}
	s := stageBook(t, a, edited(t, exported, func(f *excelize.File) {
		set(t, f, theme, "Text", 1, "One, by a colleague")
		set(t, f, theme, "Note", 2, "a colleague's")
		set(t, f, columns.SheetScores, "Lead", 1, "P. Arkwright")
	}))
	if c := s.Counts(); c.Changed != 3 || c.Conflicts != 1 || c.Chosen != 2 {
		t.Fatalf("counts %+v\n%s", c, s.Summary())
	}
	bringInBook(t, a, s)
	one, first := a.Entry("one"), a.Statements[0]
	if one.Text != "One, by a colleague" || one.Note != "a note by the author" || first.Lead != "P. Arkwright" || a.Entry("two").Note != "another" {
		t.Errorf("brought in %+v and the lead %q", one, first.Lead)
	}
	if a.Statement("QS2").Status != assessment.SignedOff {
		t.Error("a status that was older in the workbook came back")
	}
}

func TestAWorkbookOfAnotherDocumentGivesNothingUnasked(t *testing.T) {
	t.Parallel()
	from := small(t)
	to := assessment.New("another", "Saltham", from.Framework)
	s := stageBook(t, to, book(t, from, forEditing, ""))
	if c := s.Counts(); c.Chosen != 0 || c.Changed == 0 || !strings.Contains(strings.Join(s.Remarks, " "), "made from another document") {
		t.Errorf("counts %+v\n%s", c, s.Summary())
	}
}

func TestANewRowTakesTheCautionOfItsNeighbours(t *testing.T) {
	t.Parallel()
	a := small(t)
	_, err := a.Apply(assessment.SetFlag("", assessment.KindEntry, "one", assessment.FieldInternal, true).Ops)
	intaketest.Must(t, err)
	theme := sheetOf(t, a, "QS1")
	s := stageBook(t, a, edited(t, book(t, a, forEditing, ""), func(f *excelize.File) {
		intaketest.Must(t, f.UnprotectSheet(theme))
		intaketest.Must(t, f.InsertRows(theme, 9, 1))
		for column, value := range map[string]any{"Statement": "Assessing needs", "List": "What is working well", "Text": "Below one that is internal"} {
			set(t, f, theme, column, 4, value)
		}
	}))
	bringInBook(t, a, s)
	list := a.Statement("QS1").List(assessment.WorkingWell)
	at := slices.IndexFunc(list, func(e *assessment.Entry) bool { return strings.HasPrefix(e.Text, "Below") })
	if at < 0 || !list[at].Internal {
		t.Errorf("the new entry is public\n%s", s.Summary())
	}
}

// TestAWorkbookOfVersion02IsStillUnderstood puts the marks in that version gave
// whole rows.
func TestAWorkbookOfVersion02IsStillUnderstood(t *testing.T) {
	t.Parallel()
	a := small(t)
	theme := sheetOf(t, a, "QS1")
	exported := edited(t, book(t, a, forEditing, ""), func(f *excelize.File) {
		for _, name := range f.GetSheetList() {
			markWhole(t, f, name)
		}
	})
	if c := stageBook(t, a, exported).Counts(); c.Unchanged != c.Rows {
		t.Fatalf("counts %+v", c)
	}
	_, err := a.Apply(assessment.SetValue("Edit", assessment.KindEntry, "two", assessment.FieldText, "Two, by the author").Ops)
	intaketest.Must(t, err)
	s := stageBook(t, a, edited(t, exported, func(f *excelize.File) {
		set(t, f, theme, "Text", 1, "One, by a colleague")
		set(t, f, theme, "Text", 2, "Two, by a colleague")
	}))
	if c := s.Counts(); c.Changed != 2 || c.Conflicts != 1 || c.Chosen != 1 {
		t.Fatalf("counts %+v\n%s", c, s.Summary())
	}
	bringInBook(t, a, s)
	if got := list(a, "QS1", assessment.WorkingWell); got != "One, by a colleague|Two, by the author|Three" {
		t.Errorf("the list is %s", got)
	}
}

func markWhole(t *testing.T, f *excelize.File, sheet string) {
	t.Helper()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	intaketest.Must(t, err)
	titles := wholeColumns[sheet]
	if titles == nil {
		titles = wholeColumns[""]
	}
	header := -1
	for i, row := range rows {
		mark := slices.Index(row, columns.TitleBaseline)
		if mark >= 0 {
			header = i
			continue
		}
		at := 0
		if header >= 0 {
			at = slices.Index(rows[header], columns.TitleBaseline)
		}
		if header < 0 || len(row) <= at || row[at] == "" {
			continue
		}
		var values []string
		for _, title := range titles {
			values = append(values, row[slices.Index(rows[header], title)])
		}
		name, err := excelize.CoordinatesToCellName(at+1, i+1)
		intaketest.Must(t, err)
		intaketest.Must(t, f.SetCellStr(sheet, name, wholeMark(values)))
	}
}

// Of a row that both changed in one cell, what only the colleague changed is no question.
func TestTheCellsThatNobodyElseChangedAreNoQuestion(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		group      RowGroup
		text, note string
		place      int
	}{
		"as it comes":      {"", "One, by the author", "by a colleague", 2},
		"theirs taken":     {GroupConflicts, "One, by a colleague", "by a colleague", 2},
		"nothing but that": {GroupChanged, "One, by the author", "", 0},
	} {
		t.Run(name, func(t *testing.T) {
			a := small(t)
			theme := sheetOf(t, a, "QS1")
			exported := book(t, a, forEditing, "")
			_, err := a.Apply(assessment.SetValue("Edit", assessment.KindEntry, "one", assessment.FieldText, "One, by the author").Ops)
			intaketest.Must(t, err)
			s := stageBook(t, a, edited(t, exported, func(f *excelize.File) {
				set(t, f, theme, columns.Text, 1, "One, by a colleague")
				set(t, f, theme, columns.Note, 1, "by a colleague")
				set(t, f, theme, columns.Number, 1, 4)
			}))
			if c := s.Counts(); c.Changed != 1 || c.Conflicts != 1 || c.Chosen != 1 {
				t.Fatalf("counts %+v\n%s", c, s.Summary())
			}
			switch c.group {
			case GroupConflicts:
				s.Take(GroupConflicts, true)
				if s.Counts().Chosen != 1 {
					t.Errorf("one row counts as %d", s.Counts().Chosen)
				}
			case GroupChanged:
				s.Take(GroupChanged, false)
				if s.Counts().Chosen != 0 {
					t.Errorf("none counts as %d", s.Counts().Chosen)
				}
				return
			}
			bringInBook(t, a, s)
			e := a.Entry("one")
			if at := slices.Index(a.Statement("QS1").List(assessment.WorkingWell), e); e.Text != c.text || e.Note != c.note || at != c.place {
				t.Errorf("it says %q, %q at %d", e.Text, e.Note, at)
			}
		})
	}
}
