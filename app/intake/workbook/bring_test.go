package workbook

import (
	"testing"

	"github.com/xuri/excelize/v2"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/app/intake/intaketest"
	"ninefold/app/intake/readers"
	"ninefold/app/intake/understanding"
)

func TestAStatementThatGetsItsFirstEntriesIsDraftingFromThenOn(t *testing.T) {
	t.Parallel()
	f := intaketest.Framework(t)
	text, err := readers.Text("x.txt", []byte("Assessing needs\nWhat is working well\n• Calls are answered within a day.\nAreas for improvement\n• Reviews are late.\n"))
	intaketest.Must(t, err)
	fromText := func(a *assessment.Assessment) (assessment.Edit, error) {
		return understanding.Stage(f, text).Edit(a, understanding.Add, intaketest.NewIDs())
	}
	fromBook := func(a *assessment.Assessment) (assessment.Edit, error) {
		data := edited(t, book(t, a, forEditing, ""), func(file *excelize.File) {
			sheet, rows := sheetOf(t, a, "QS1"), len(a.Statement("QS1").List(assessment.WorkingWell))+1
			set(t, file, sheet, columns.Statement, rows, "Assessing needs")
			set(t, file, sheet, columns.List, rows, f.List(assessment.WorkingWell).Title)
			set(t, file, sheet, columns.Text, rows, "Calls are answered within a day.")
		})
		return stageBook(t, a, data).Edit(a, intaketest.NewIDs())
	}
	for name, edit := range map[string]func(*assessment.Assessment) (assessment.Edit, error){"text": fromText, "a workbook": fromBook} {
		t.Run(name, func(t *testing.T) {
			for before, after := range map[assessment.Status]assessment.Status{
				assessment.NotStarted: assessment.Drafting, assessment.ForReview: assessment.ForReview, assessment.SignedOff: assessment.SignedOff,
			} {
				a := assessment.New("doc", "Northmere Council", f)
				_, err := a.Apply(assessment.SetValue("", assessment.KindStatement, "QS1", assessment.FieldStatus, before.Key()).Ops)
				intaketest.Must(t, err)
				e, err := edit(a)
				intaketest.Must(t, err)
				done, err := a.Apply(e.Ops)
				intaketest.Must(t, err)
				if got := a.Statement("QS1"); got.Status != after || len(got.List(assessment.WorkingWell)) != 1 {
					t.Errorf("%s became %s, with %d entries", before.Key(), got.Status.Key(), got.EntryCount())
				}
				if got := a.Statement("QS2").Status; got != assessment.NotStarted {
					t.Errorf("a statement that got nothing is %s", got.Key())
				}
				_, err = a.Apply(assessment.Inverse(done))
				intaketest.Must(t, err)
				if got := a.Statement("QS1"); got.Status != before || got.EntryCount() != 0 {
					t.Errorf("taken back, it is %s with %d entries", got.Status.Key(), got.EntryCount())
				}
			}
		})
	}
}
