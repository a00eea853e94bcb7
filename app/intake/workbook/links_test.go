package workbook

import (
	"strings"
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
	t.Parallel()
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

// The workbook's places are those it was made with: an entry that was moved in the
// document since is still the one that is meant, and one that is gone is nobody.
func TestAnEntryNamedByItsPlaceIsTheOneOfTheWorkbook(t *testing.T) {
	t.Parallel()
	const place = "entry: QS1 What is working well 2"
	link := func(t *testing.T, a *assessment.Assessment, exported []byte, named string) *Staging {
		t.Helper()
		return stageBook(t, a, edited(t, exported, func(f *excelize.File) {
			set(t, f, "Evidence links", "Evidence", 1, "Audit")
			set(t, f, "Evidence links", "What it bears out", 1, named)
		}))
	}
	with := func(t *testing.T) (*assessment.Assessment, []byte) {
		a := small(t)
		_, err := a.Apply(a.AppendRecords(assessment.KindEvidence, assessment.NewRecord{ID: "audit", Values: map[assessment.Field]string{assessment.FieldTitle: "Audit"}}).Ops)
		intaketest.Must(t, err)
		return a, book(t, a, forEditing, "")
	}
	move := func(t *testing.T, a *assessment.Assessment, id string, by int) {
		t.Helper()
		edit, can := a.ShiftRecord(assessment.KindEntry, id, by)
		if !can {
			t.Fatal("it cannot be moved")
		}
		_, err := a.Apply(edit.Ops)
		intaketest.Must(t, err)
	}
	t.Run("moved", func(t *testing.T) {
		for _, named := range []string{place, place + ": Two", "QS1 What is working well 2"} {
			a, exported := with(t)
			move(t, a, "two", -1)
			s := link(t, a, exported, named)
			if c := s.Counts(); c.New != 1 || c.Refused != 0 {
				t.Fatalf("%s: counts %+v\n%s", named, c, s.Summary())
			}
			bringInBook(t, a, s)
			if len(pointers(a, "two")) != 1 || len(pointers(a, "one")) != 0 {
				t.Errorf("%s: it bears out another entry", named)
			}
		}
	})
	t.Run("removed", func(t *testing.T) {
		a, exported := with(t)
		_, err := a.Apply(assessment.RemoveRecord("", assessment.KindEntry, "two").Ops)
		intaketest.Must(t, err)
		s := link(t, a, exported, place)
		if c := s.Counts(); c.New != 1 || c.Unknown != 1 || c.Chosen != 0 || !strings.Contains(s.Summary(), "is not chosen") {
			t.Errorf("what names an entry that is gone would come in without it: %+v\n%s", c, s.Summary())
		}
		s.Take(GroupUnknown, true) // the entry comes back
		bringInBook(t, a, s)
		back := a.Statement("QS1").List(assessment.WorkingWell)[1]
		if back.Text != "Two" || len(pointers(a, back.ID)) != 1 {
			t.Errorf("it bears out something else than %+v", back)
		}
	})
	t.Run("another document's", func(t *testing.T) {
		_, exported := with(t)
		b := assessment.New("other", "Northmere Council", intaketest.Framework(t))
		for _, edit := range []assessment.Edit{
			b.AppendEntries("QS1", assessment.WorkingWell, assessment.NewEntry{ID: "x", Text: "Something"}, assessment.NewEntry{ID: "y", Text: "Something else"}),
			b.AppendRecords(assessment.KindEvidence, assessment.NewRecord{ID: "audit", Values: map[assessment.Field]string{assessment.FieldTitle: "Audit"}}),
		} {
			_, err := b.Apply(edit.Ops)
			intaketest.Must(t, err)
		}
		for _, named := range []string{place, place + ": Two"} {
			s := link(t, b, exported, named)
			for _, row := range s.Rows {
				if row.Sheet == "Evidence links" && row.Status != RowRefused && len(s.comingOf(row)) == 0 {
					t.Errorf("%s is taken for an entry of this document: %v\n%s", named, row.Changes, s.Summary())
				}
			}
		}
	})
}
