package workbook

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ninefold/app/assessment"
	"ninefold/app/intake/intaketest"
	"ninefold/export"
)

// withItems is a document with three items of two owners.
func withItems(t *testing.T) *assessment.Assessment {
	t.Helper()
	a := small(t)
	for i, owner := range []string{"M. Hale", "J. Okafor", "M. Hale"} {
		edit := a.AppendRecords(assessment.KindItem, assessment.NewRecord{ID: fmt.Sprint("item ", i+1), Values: map[assessment.Field]string{
			assessment.FieldCode: fmt.Sprint("IR", i+1), assessment.FieldWording: fmt.Sprint("What is asked for, ", i+1),
			assessment.FieldStatements: "QS1\nQS4", assessment.FieldOwner: owner,
		}})
		_, err := a.Apply(edit.Ops)
		intaketest.Must(t, err)
	}
	return a
}

const itemsSheet = "Return items"

func TestOneOwnersWorkbookChangesOnlyTheirRowsAndMissesNothing(t *testing.T) {
	t.Parallel()
	for name, mend := range map[string]func(*excelize.File){
		"as it was sent": func(*excelize.File) {},
		"saved by a program that drops what a workbook says of itself": func(f *excelize.File) {
			intaketest.Must(t, f.SetDocProps(&excelize.DocProperties{Identifier: "-"}))
		},
	} {
		a := withItems(t)
		sent := book(t, a, export.Options{Document: export.ReturnDocument, ForEditing: true, Owner: " m. hale"}, "")
		f, err := excelize.OpenReader(bytes.NewReader(sent))
		intaketest.Must(t, err)
		rows, err := f.GetRows(itemsSheet)
		intaketest.Must(t, err)
		if all := fmt.Sprint(rows); strings.Contains(all, "J. Okafor") || !strings.Contains(all, "IR1") || !strings.Contains(all, "IR3") {
			t.Fatalf("%s: the workbook holds %s", name, all)
		}
		s := stageBook(t, a, edited(t, sent, func(f *excelize.File) {
			mend(f)
			set(t, f, itemsSheet, "Answer", 2, "In another item")
			set(t, f, itemsSheet, "Answered in", 2, "IR2")
			set(t, f, itemsSheet, "Wording", 3, "Something more that they hold")
		}))
		if c := s.Counts(); c.Changed != 1 || c.New != 1 || c.Missing != 0 || c.Removed != 0 || c.Unchanged != 1 {
			t.Fatalf("%s: counts %+v\n%s", name, c, s.Summary())
		}
		for _, row := range s.Rows {
			row.Apply = row.CanApply()
		}
		bringInBook(t, a, s)
		if i := a.Item("item 3"); len(a.Items()) != 4 || i.Answer != assessment.AnswerOtherItem || i.OtherItem != "item 2" || i.Statements != "QS1\nQS4" {
			t.Errorf("%s: %d items, the third is %+v", name, len(a.Items()), i)
		}
		if i := a.Item("item 2"); i == nil || i.Owner != "J. Okafor" {
			t.Errorf("%s: the item of another is %+v", name, i)
		}
	}
}

// An owner sees the evidence for their own items, with where in it to look, and
// adds more, to a piece that is there or to one that is new.
func TestAnOwnersWorkbookBringsEvidenceForTheirItems(t *testing.T) {
	t.Parallel()
	a := withItems(t)
	item := func(n int) assessment.Ref {
		return assessment.Ref{Kind: assessment.KindItem, ID: fmt.Sprint("item ", n)}
	}
	do := func(edit assessment.Edit) {
		t.Helper()
		_, err := a.Apply(edit.Ops)
		intaketest.Must(t, err)
	}
	piece := func(id, title, owner string) {
		do(a.AppendRecords(assessment.KindEvidence, assessment.NewRecord{ID: id, Values: map[assessment.Field]string{assessment.FieldTitle: title, assessment.FieldOwner: owner}}))
	}
	piece("survey", "Survey of carers", "J. Okafor")
	piece("secret", "Another's paper", "J. Okafor")
	piece("own", "Practice audit", "M. Hale")
	do(a.LinkEvidence("survey", item(1), "p. 4"))
	do(a.LinkEvidence("survey", item(2), "p. 9"))
	do(a.LinkEvidence("survey", assessment.Ref{Kind: assessment.KindEntry, ID: "one"}, "p. 1"))
	do(a.LinkEvidence("secret", item(2), ""))
	sent := book(t, a, export.Options{Document: export.ReturnDocument, ForEditing: true, Owner: "M. Hale"}, "")
	f, err := excelize.OpenReader(bytes.NewReader(sent))
	intaketest.Must(t, err)
	pieces, err := f.GetRows("Pieces of evidence")
	intaketest.Must(t, err)
	links, err := f.GetRows("Evidence links")
	intaketest.Must(t, err)
	if all := fmt.Sprint(pieces); strings.Contains(all, "Another's paper") || !strings.Contains(all, "Survey of carers") || !strings.Contains(all, "Practice audit") {
		t.Errorf("its evidence is %s", all)
	}
	if all := fmt.Sprint(links); !strings.Contains(all, "p. 4") || strings.Contains(all, "p. 9") || strings.Contains(all, "p. 1") {
		t.Errorf("its links are %s", all)
	}
	if s := stageBook(t, a, sent); s.Counts().Unchanged != s.Counts().Rows || s.Counts().Missing != 0 {
		t.Errorf("untouched, it says\n%s", s.Summary())
	}
	s := stageBook(t, a, edited(t, sent, func(f *excelize.File) {
		set(t, f, "Evidence links", "Where in it", 1, "p. 5, table 2")
		set(t, f, "Pieces of evidence", "Title", 3, "Letter to families")
		set(t, f, "Pieces of evidence", "Link", 3, "https://northmere.example/letter")
		for i, row := range [][3]string{{"Practice audit", "item: IR3", "section 2"}, {"Letter to families", "item: IR1: What is asked for, 1", ""}} {
			for n, title := range []string{"Evidence", "What it bears out", "Where in it"} {
				set(t, f, "Evidence links", title, 2+i, row[n])
			}
		}
	}))
	if c := s.Counts(); c.Changed != 1 || c.New != 3 || c.Refused+c.Removed+c.Missing != 0 {
		t.Fatalf("counts %+v\n%s", c, s.Summary())
	}
	bringInBook(t, a, s)
	said := func(ref assessment.Ref) string {
		var all []string
		for _, l := range a.EvidenceFor(ref) {
			all = append(all, a.PieceOfEvidence(l.Evidence).Title+" ("+l.Pointer+")")
		}
		slices.Sort(all)
		return strings.Join(all, ", ")
	}
	for n, want := range map[int]string{1: "Letter to families (), Survey of carers (p. 5, table 2)", 2: "Another's paper (), Survey of carers (p. 9)", 3: "Practice audit (section 2)"} {
		if got := said(item(n)); got != want {
			t.Errorf("item %d has %q, not %q", n, got, want)
		}
	}
}

func TestTheWholeReturnsWorkbookStillSaysWhatIsMissingFromIt(t *testing.T) {
	t.Parallel()
	a := withItems(t)
	s := stageBook(t, a, edited(t, book(t, a, export.Options{Document: export.ReturnDocument, ForEditing: true}, ""), func(f *excelize.File) {
		cell := cellOf(t, f, itemsSheet, "Code", 2)
		_, row, err := excelize.CellNameToCoordinates(cell)
		intaketest.Must(t, err)
		intaketest.Must(t, f.RemoveRow(itemsSheet, row))
	}))
	if c := s.Counts(); c.Missing != 1 || c.Removed != 1 || c.Chosen != 0 {
		t.Errorf("counts %+v\n%s", c, s.Summary())
	}
}

// A list that came with a notice has titles of its own.
func TestACatalogueIsReadFromATableOfSomebodyElses(t *testing.T) {
	t.Parallel()
	a := small(t)
	f := excelize.NewFile()
	for i, row := range [][]any{
		{"Information required from the council"},
		{"Ref", "Information requested", "Quality statement(s)", "Type"},
		{"A1", "How long people wait", "QS1; Safeguarding", "data"},
		{"A2", "The charging policy", "Assessing needs", "Document"},
		{"A3", "Something of nothing", "Quality of cake", "Document"},
	} {
		intaketest.Must(t, f.SetSheetRow("Sheet1", fmt.Sprint("A", i+1), &row))
	}
	var out bytes.Buffer
	intaketest.Must(t, f.Write(&out))
	s := stageBook(t, a, out.Bytes())
	if c := s.Counts(); c.New != 2 || c.Refused != 1 {
		t.Fatalf("counts %+v\n%s", c, s.Summary())
	}
	bringInBook(t, a, s)
	items := a.Items()
	if len(items) != 2 || items[0].Code != "A1" || items[0].Wording != "How long people wait" || items[0].Statements != "QS1\nQS7" || items[0].Kind != "data" || items[1].Kind != "document" {
		t.Errorf("%+v %+v", items[0], items[1])
	}
}
