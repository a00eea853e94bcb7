package workbook

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/app/beginning"
	"ninefold/app/columns"
	"ninefold/app/intake/intaketest"
)

// asSaid is what a document says of every kind of record, in words that know no
// ids: a record stands for itself by its kind and its place among its kind.
func asSaid(a *assessment.Assessment) map[assessment.Kind][]string {
	stands := map[assessment.Ref]string{}
	for _, spec := range assessment.Kinds() {
		for i, id := range asShown(a, spec) {
			stands[assessment.Ref{Kind: spec.Kind, ID: id}] = fmt.Sprint(spec.Kind, " ", i+1)
		}
	}
	said := map[assessment.Kind][]string{}
	for _, spec := range assessment.Kinds() {
		for _, id := range asShown(a, spec) {
			var line strings.Builder
			for _, f := range assessment.Fields(spec.Kind) {
				value, _ := a.Value(spec.Kind, id, f.Field)
				switch {
				case f.Type == assessment.TypePosition || value == "" || f.Field == assessment.FieldSigned: // it is signed anew
					continue
				case f.Type == assessment.TypeReference:
					var names []string
					for _, ref := range f.Targets(value) {
						names = append(names, stands[ref])
					}
					value = strings.Join(names, ", ")
				}
				fmt.Fprintf(&line, "%s=%q ", f.Field, value)
			}
			said[spec.Kind] = append(said[spec.Kind], line.String())
		}
		if len(spec.Ends) > 0 {
			slices.Sort(said[spec.Kind])
		}
	}
	return said
}

// asShown are the records of a kind in the order in which they are shown: that of their
// sheet, and what stands below others in theirs.
func asShown(a *assessment.Assessment, spec assessment.KindSpec) []string {
	var ids []string
	if above, _ := assessment.KindOf(spec.Parent()); spec.Parent() != "" {
		for _, parent := range asShown(a, above) {
			ids = append(ids, a.IDsBelow(spec.Kind, parent)...)
		}
		return ids
	}
	for _, sheet := range columns.Sheets(a.Framework) {
		if sheet.Kind == spec.Kind {
			ids = append(ids, sheet.Records(a)...)
		}
	}
	return ids
}

// What of a document no workbook holds: the document itself, which every council has
// its own of, and what is no paper's.
func stays(spec assessment.KindSpec) bool { return spec.Kind == assessment.KindDocument || spec.Apart }

// takeAll is somebody's consent to the rows of another document as they are.
func takeAll(s *Staging) {
	for _, group := range RowGroups {
		s.Take(group, true)
	}
}

// A council joins another, or begins anew: all that a document says comes out of its
// workbook into one that is empty, what names something of it with it.
func TestAWholeWorkbookComesIntoAnotherDocument(t *testing.T) {
	t.Parallel()
	sample, err := beginning.Sample()
	intaketest.Must(t, err)
	of := map[string]*assessment.Assessment{"the sample": sample}
	for seed := range 3 {
		of[fmt.Sprint("a generated document, ", seed)] = assessmenttest.GenerateReturn(seed, 60, nil)
	}
	every := small(t)
	n := 0
	assessmenttest.Every(every, "every ", false, func(assessment.Ref, assessment.FieldSpec) string { n++; return fmt.Sprint("word ", n) })
	of["a record of every kind"] = every
	for name, a := range of {
		t.Run(name, func(t *testing.T) {
			for _, st := range a.Statements { // what has entries has been begun
				if st.Status == assessment.NotStarted && st.EntryCount() > 0 {
					_, err := a.Apply(assessment.SetValue("", assessment.KindStatement, st.Code, assessment.FieldStatus, assessment.Drafting.Key()).Ops)
					intaketest.Must(t, err)
				}
			}
			b := assessment.New("another", "Southmere Council", a.Framework)
			before := asSaid(b)
			s := stageBook(t, b, book(t, a, forEditing, ""))
			if c := s.Counts(); c.Refused != 0 || c.New != 0 || c.Chosen != 0 {
				t.Errorf("before anybody says yes the counts are %+v\n%s", c, s.Summary())
			}
			takeAll(s)
			edit, err := s.Edit(b, intaketest.NewIDs())
			intaketest.Must(t, err)
			done, err := b.Apply(edit.Ops)
			intaketest.Must(t, err)
			got, want := asSaid(b), asSaid(a)
			for _, spec := range assessment.Kinds() {
				if !stays(spec) && !slices.Equal(got[spec.Kind], want[spec.Kind]) {
					t.Errorf("of the kind %s: %s", spec.Kind, intaketest.FirstDifference(strings.Join(got[spec.Kind], "\n"), strings.Join(want[spec.Kind], "\n")))
				}
			}
			_, err = b.Apply(assessment.Inverse(done))
			intaketest.Must(t, err)
			for _, spec := range assessment.Kinds() {
				if after := asSaid(b); !slices.Equal(after[spec.Kind], before[spec.Kind]) {
					t.Errorf("taken back, there is still of the kind %s: %q", spec.Kind, after[spec.Kind])
				}
			}
		})
	}
}

// Brought in once more the same rows are known for what they are, and a council's own
// words with the names of another's stay its own.
func TestWhatWasBroughtInFromAnotherDocumentIsKnownTheNextTime(t *testing.T) {
	t.Parallel()
	a, err := beginning.Sample()
	intaketest.Must(t, err)
	exported := book(t, a, forEditing, "")
	b := assessment.New("another", "Southmere Council", a.Framework)
	s := stageBook(t, b, exported)
	takeAll(s)
	bringInBook(t, b, s)
	once := asSaid(b)
	s = stageBook(t, b, exported)
	if c := s.Counts(); c.Unchanged+c.Continued != c.Rows {
		t.Errorf("the next time the counts are %+v\n%.2000s", c, s.Summary())
	}
	s = stageBook(t, b, edited(t, exported, func(f *excelize.File) {
		set(t, f, sheetOf(t, a, "QS1"), columns.Text, 1, "Another council’s own words")
	}))
	if c := s.Counts(); c.Unknown != 1 || c.Chosen != 0 || c.Refused != 0 {
		t.Errorf("one row of it is new, and the counts are %+v\n%.2000s", c, s.Summary())
	}
	if now := asSaid(b); !slices.Equal(now[assessment.KindEntry], once[assessment.KindEntry]) {
		t.Error("looking changes the document")
	}
}

// Where both documents have something of the same name, a row names what comes with it,
// or what the document has if that is left out.
func TestANameInAnotherDocumentsWorkbookMeansItsOwnRow(t *testing.T) {
	t.Parallel()
	with := func(id string) *assessment.Assessment {
		a := assessment.New(id, "Northmere Council", intaketest.Framework(t))
		for _, edit := range []assessment.Edit{
			a.AppendEntries("QS1", assessment.Priorities, assessment.NewEntry{ID: id + " entry", Text: "Hire reviewers", Note: id}),
			a.AppendRecords(assessment.KindIndicator, assessment.NewRecord{ID: id + " indicator", Values: map[assessment.Field]string{assessment.FieldTitle: "Overdue", assessment.FieldNote: id}}),
			a.AppendRecords(assessment.KindAction, assessment.NewRecord{ID: id + " action", Values: map[assessment.Field]string{
				assessment.FieldTitle: "Hire, says " + id, assessment.FieldEntries: id + " entry", assessment.FieldIndicators: id + " indicator"}}),
		} {
			_, err := a.Apply(edit.Ops)
			intaketest.Must(t, err)
		}
		return a
	}
	exported := book(t, with("theirs"), forEditing, "")
	for name, group := range map[string]struct {
		leave       assessment.Kind
		says, meant string
	}{
		"all of it":             {"", "theirs", "theirs"},
		"without its entry":     {assessment.KindEntry, "ours", "theirs"},
		"without its indicator": {assessment.KindIndicator, "theirs", "ours"},
	} {
		t.Run(name, func(t *testing.T) {
			b := with("ours")
			s := stageBook(t, b, exported)
			takeAll(s)
			for _, row := range s.Rows {
				if row.kind == group.leave {
					s.Choose(row, false)
				}
			}
			bringInBook(t, b, s)
			actions := b.Actions()
			x := actions[len(actions)-1]
			if len(actions) != 2 || x.Title != "Hire, says theirs" {
				t.Fatalf("the actions are %+v\n%s", actions, s.Summary())
			}
			indicator, _ := b.Value(assessment.KindIndicator, x.Indicators, assessment.FieldNote)
			if e := b.Entry(x.Entries); e == nil || e.Note != group.says || indicator != group.meant {
				t.Errorf("it answers %+v, and is measured by that of %q", e, indicator)
			}
		})
	}
}

// A colleague who writes an entry writes its action in the same workbook, and names it by
// its words; the action is brought in with it, and not without.
func TestANewRowIsNamedByItsWordsOrItsId(t *testing.T) {
	t.Parallel()
	for _, named := range []string{"Every carer hears back", "entry-of-ours", "QS1 Priorities 9: Every carer hears back"} {
		a := small(t)
		s := stageBook(t, a, edited(t, book(t, a, forEditing, ""), func(f *excelize.File) {
			fillIn(t, f, sheetOf(t, a, "QS1"), 5, map[string]string{
				columns.Statement: "Assessing needs", columns.List: "Priorities", columns.Text: "Every carer hears back", columns.TitleID: map[bool]string{true: named}[named == "entry-of-ours"]})
			fillIn(t, f, "Action plan", 1, map[string]string{"Action": "Write to carers", "Answers": named})
		}))
		var entry, action *Row
		for _, row := range s.Rows {
			switch {
			case row.Sheet == "Action plan":
				action = row
			case strings.Contains(row.Name, "Priorities") && row.CanApply():
				entry = row
			}
		}
		if entry == nil || action == nil || action.Status != RowNew {
			t.Fatalf("%s: %s", named, s.Summary())
		}
		s.Choose(entry, false)
		if s.Ticked().Brings(action) || !strings.Contains(s.Ticked().Lacking(action), "is not chosen") {
			t.Errorf("%s: the action comes without its entry: %s", named, s.Ticked().Lacking(action))
		}
		s.Choose(action, true)
		bringInBook(t, a, s)
		if e := a.Entry(a.Actions()[0].Entries); e == nil || e.Text != "Every carer hears back" {
			t.Errorf("%s: it answers %+v", named, e)
		}
	}
}
