package intake

import (
	"testing"

	"github.com/xuri/excelize/v2"

	"ninefold/app/assessment"
	"ninefold/app/columns"
)

func TestAStatementThatGetsItsFirstEntriesIsDraftingFromThenOn(t *testing.T) {
	f := framework(t)
	text, err := ReadText("x.txt", []byte("Assessing needs\nWhat is working well\n• Calls are answered within a day.\nAreas for improvement\n• Reviews are late.\n"))
	must(t, err)
	fromText := func(a *assessment.Assessment) (assessment.Edit, error) { return Stage(f, text).Edit(a, Add, newIDs()) }
	fromBook := func(a *assessment.Assessment) (assessment.Edit, error) {
		data := edited(t, book(t, a, forEditing, ""), func(file *excelize.File) {
			sheet, rows := sheetOf(t, a, "QS1"), len(a.Statement("QS1").List(assessment.WorkingWell))+1
			set(t, file, sheet, columns.Statement, rows, "Assessing needs")
			set(t, file, sheet, columns.List, rows, f.List(assessment.WorkingWell).Title)
			set(t, file, sheet, columns.Text, rows, "Calls are answered within a day.")
		})
		return stageBook(t, a, data).Edit(a, newIDs())
	}
	for name, edit := range map[string]func(*assessment.Assessment) (assessment.Edit, error){"text": fromText, "a workbook": fromBook} {
		t.Run(name, func(t *testing.T) {
			for before, after := range map[assessment.Status]assessment.Status{
				assessment.NotStarted: assessment.Drafting, assessment.ForReview: assessment.ForReview, assessment.SignedOff: assessment.SignedOff,
			} {
				a := assessment.New("doc", "Northmere Council", f)
				_, err := a.Apply(assessment.SetValue("", assessment.KindStatement, "QS1", assessment.FieldStatus, before.Key()).Ops)
				must(t, err)
				e, err := edit(a)
				must(t, err)
				done, err := a.Apply(e.Ops)
				must(t, err)
				if got := a.Statement("QS1"); got.Status != after || len(got.List(assessment.WorkingWell)) != 1 {
					t.Errorf("%s became %s, with %d entries", before.Key(), got.Status.Key(), got.EntryCount())
				}
				if got := a.Statement("QS2").Status; got != assessment.NotStarted {
					t.Errorf("a statement that got nothing is %s", got.Key())
				}
				_, err = a.Apply(assessment.Inverse(done))
				must(t, err)
				if got := a.Statement("QS1"); got.Status != before || got.EntryCount() != 0 {
					t.Errorf("taken back, it is %s with %d entries", got.Status.Key(), got.EntryCount())
				}
			}
		})
	}
}
