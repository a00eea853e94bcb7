package workbook

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ninefold/app/assessment"
	"ninefold/app/intake/intaketest"
	"ninefold/app/intake/understanding"
)

// A program that saves a workbook anew may drop the mark of the document it was
// made from. Its rows are still known by their columns.
func TestAWorkbookThatLostItsMarkIsStillComparedRowByRow(t *testing.T) {
	t.Parallel()
	a := small(t)
	theme := sheetOf(t, a, "QS1")
	data := edited(t, book(t, a, forEditing, ""), func(f *excelize.File) {
		properties, err := f.GetDocProps()
		intaketest.Must(t, err)
		properties.Identifier = ""
		intaketest.Must(t, f.SetDocProps(properties))
		set(t, f, theme, "Text", 1, "One, by a colleague")
	})
	wb, err := Read("book.xlsx", data)
	intaketest.Must(t, err)
	if wb.document != "" {
		t.Fatalf("the mark is still there: %q", wb.document)
	}
	if src, err := Text(intaketest.Framework(t), wb); src != nil || err != nil {
		t.Fatal("it is taken for a workbook of the council's own")
	}
	if c := stageBook(t, a, data).Counts(); c.Changed != 1 || c.Unchanged != c.Rows-1 {
		t.Errorf("counts %+v", c)
	}
}

// ownSheet reads a workbook of a council's own as text and stages it.
func ownSheet(t *testing.T, change func(f *excelize.File)) (*understanding.Staging, []string) {
	t.Helper()
	wb, err := Read("own.xlsx", edited(t, excelFile(t), change))
	intaketest.Must(t, err)
	src, err := Text(intaketest.Framework(t), wb)
	if src == nil || err != nil {
		t.Fatal("it is not taken for a self-assessment")
	}
	return understanding.Stage(intaketest.Framework(t), src), src.Remarks
}

func row(t *testing.T, f *excelize.File, from string, cells ...any) {
	t.Helper()
	intaketest.Must(t, f.SetSheetRow("Sheet1", from, &cells))
}

func TestHiddenRowsAndColumnsOfASheetAreLeftOutAndSaidSo(t *testing.T) {
	t.Parallel()
	s, remarks := ownSheet(t, func(f *excelize.File) {
		row(t, f, "A1", "Statement", "Strengths", "Areas for improvement", "Priorities")
		row(t, f, "A2", "Assessing needs", "Calls are answered", "Reviews are late", "Appoint reviewers")
		row(t, f, "A3", "Safeguarding", "Not for anybody's eyes", "", "")
		intaketest.Must(t, f.SetRowVisible("Sheet1", 3, false))
		intaketest.Must(t, f.SetColVisible("Sheet1", "D", false))
	})
	c := s.Counts()
	if c.Of("QS1", assessment.WorkingWell) != 1 || c.Of("QS1", assessment.Improvement) != 1 || c.Of("QS1", assessment.Priorities) != 0 || c.Of("QS7", assessment.WorkingWell) != 0 {
		t.Errorf("counts %+v", c)
	}
	if all := strings.Join(remarks, " "); !strings.Contains(all, "1 row and 1 column are hidden") {
		t.Errorf("remarks: %s", all)
	}
}

func TestASheetMayBeginAnywhereAndItsListsStandAtTheLeft(t *testing.T) {
	t.Parallel()
	s, _ := ownSheet(t, func(f *excelize.File) {
		row(t, f, "C2", "Safeguarding")
		row(t, f, "C3", "Strengths", "Concerns are read", "The board is well led")
		row(t, f, "C4", "Areas for improvement", "Enquiries are slow", "Letters are late")
		row(t, f, "C5", "Priorities", "Close old ones", "Write within a week")
	})
	for _, list := range assessment.ListKeys {
		if n := s.Counts().Of("QS7", list); n != 2 {
			t.Errorf("%s has %d entries\n%s", list, n, s.Summary())
		}
	}
}
