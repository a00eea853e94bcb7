package export_test

import (
	"fmt"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/export"
)

// asked is a document with items under two statements and under none.
func asked(t *testing.T) *assessment.Assessment {
	t.Helper()
	a := assessment.New("doc", "Northmere Council", assessmenttest.Framework(t))
	apply(t, a, assessment.SetValue("", assessment.KindDocument, "doc", assessment.FieldNotice, "2026-11-16"))
	for i, v := range []map[assessment.Field]string{
		{"code": "A1", "wording": "How long people wait", "statements": "QS1\nQS7", "answer": "other_item", "owner": "M. Hale"},
		{"code": "A2", "wording": "The charging policy", "statements": "QS1", "answer": "public_link", "link": "https://www.northmere.example/charging", "note": "Adopted in June."},
		{"code": "A3", "wording": "Who enquires", "statements": "QS7", "owner": "P. Nair", "due": "2026-11-20"},
		{"code": "A4", "wording": "Anything else", "answer": "not_yet", "internal": "1", "owner": "M. Hale"},
	} {
		apply(t, a, a.AppendRecords(assessment.KindItem, assessment.NewRecord{ID: fmt.Sprint("i", i+1), Values: v}))
	}
	apply(t, a, assessment.SetValue("", assessment.KindItem, "i1", assessment.FieldOtherItem, "i2"))
	return a
}

// rowsOf are the rows of a section's tables, cells parted by bars.
func rowsOf(s export.Section) string {
	var all []string
	for _, b := range s.Blocks {
		if t, is := b.(export.Table); is {
			for _, row := range t.Rows {
				var cells []string
				for _, c := range row {
					cells = append(cells, strings.Join(c.Paragraphs, "; "))
				}
				all = append(all, strings.Join(cells, " | "))
			}
		}
	}
	return strings.Join(all, "\n")
}

func TestTheReturnIsPrintedByStatementWithWhatIsOutstanding(t *testing.T) {
	r := build(t, asked(t), export.Options{Document: export.ReturnDocument})
	for id, want := range map[string]string{
		"information-return": "Assessing needs | 2 | 2 | 0\nSafeguarding | 1 | 0 | 1\nNo quality statement | 1 | 0 | 1\nM. Hale | 1 | A4\nP. Nair | 1 | A3",
		"return-qs1": "A1 | How long people wait; Also: Safeguarding | In another item; See A2 | M. Hale | \n" +
			"A2 | The charging policy | Public link; https://www.northmere.example/charging |  | Adopted in June.",
		"return-qs7":  "A3 | Who enquires | Not answered yet | P. Nair; Due 20 November 2026 | ",
		"return-none": "A4 (internal) | Anything else | Not answered yet | M. Hale | ",
	} {
		if got := rowsOf(section(t, r, id)); got != want {
			t.Errorf("%s says\n%s\nand not\n%s", id, got, want)
		}
	}
	if said := words(r); !strings.Contains(said, "4 items, 2 of them answered. Asked for on 16 November 2026, due on 7 December 2026.") {
		t.Errorf("it does not say how far it is: %s", said)
	}
}

func TestAnItemShowsItsEvidenceWithWhereInItToLook(t *testing.T) {
	a := asked(t)
	apply(t, a, a.AppendRecords(assessment.KindEvidence,
		assessment.NewRecord{ID: "e1", Values: map[assessment.Field]string{assessment.FieldTitle: "Secret plan"}},
		assessment.NewRecord{ID: "e2", Values: map[assessment.Field]string{assessment.FieldTitle: "Audit of 60 plans", assessment.FieldAlreadyPublic: "1"}}))
	for _, link := range [][2]string{{"e1", "p. 2"}, {"e2", "p. 4, section 2"}} {
		apply(t, a, a.LinkEvidence(link[0], assessment.Ref{Kind: assessment.KindItem, ID: "i3"}, link[1]))
	}
	for audience, want := range map[export.Audience]string{
		export.Internal: "A3 | Who enquires | Not answered yet | E1 Secret plan, p. 2; E2 Audit of 60 plans, p. 4, section 2 | P. Nair; Due 20 November 2026 | ",
		export.Public:   "A3 | Who enquires | Not answered yet | E2 Audit of 60 plans, p. 4, section 2 | P. Nair; Due 20 November 2026 | ",
	} {
		r := build(t, a, export.Options{Document: export.ReturnDocument, Audience: audience})
		if got := rowsOf(section(t, r, "return-qs7")); got != want {
			t.Errorf("%s: %s, not %s", audience, got, want)
		}
		rows := sheet(t, r, "Return items").Rows
		said := rows[2].Cells[len(rows[2].Cells)-1].Text
		if !strings.Contains(said, "E2 Audit of 60 plans, p. 4, section 2") || strings.Contains(said, "Secret") != (audience == export.Internal) {
			t.Errorf("%s: the sheet says %q", audience, said)
		}
	}
}

func TestAReturnForOneOwnerHoldsOnlyTheirItems(t *testing.T) {
	a := asked(t)
	r := build(t, a, export.Options{Document: export.ReturnDocument, Owner: "m.  hale"})
	if said := words(r) + rowsOf(section(t, r, "return-qs1")); strings.Contains(said, "charging policy | Public") || strings.Contains(said, "Who enquires") || !strings.Contains(said, "2 items of m. hale") {
		t.Errorf("it says %s", said)
	}
	if rows := sheet(t, r, "Return items").Rows; len(rows) != 2 || !strings.HasSuffix(r.Title, " for m. hale") {
		t.Errorf("%d rows, titled %s", len(rows), r.Title)
	}
	for _, o := range []export.Options{{Document: export.ReturnDocument, Owner: "Nobody Here"}, {Document: export.Scores, Owner: "M. Hale"}, {Owner: "M. Hale"}} {
		if _, err := export.Build(a, o); err == nil {
			t.Errorf("%+v was made", o)
		}
	}
}
