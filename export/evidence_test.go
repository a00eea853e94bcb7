package export_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/export"
)

// evidenced is a document with three pieces of evidence, of which the second
// and the third are public, and an entry that all three bear out.
func evidenced(t *testing.T) *assessment.Assessment {
	t.Helper()
	a := assessment.New("id", "Northmere Council", assessmenttest.Framework(t))
	do := func(edit assessment.Edit) {
		if _, err := a.Apply(edit.Ops); err != nil {
			t.Fatal(err)
		}
	}
	do(a.AppendEntries("QS1", assessment.WorkingWell, assessment.NewEntry{ID: "entry", Text: "Nobody waits unseen."}))
	do(a.AppendRecords(assessment.KindEvidence,
		assessment.NewRecord{ID: "audit", Values: map[assessment.Field]string{"title": "Audit", "file": "evidence/audit.txt", "category": "processes", "dated": "2026-09-30", "personal_data": "1"}},
		assessment.NewRecord{ID: "survey", Values: map[assessment.Field]string{"title": "Survey", "file": "S:/Joan/survey.txt", "link": "https://www.northmere.example/survey", "already_public": "1"}},
		assessment.NewRecord{ID: "plan", Values: map[assessment.Field]string{"title": "Council plan", "link": "https://www.northmere.example/plan", "already_public": "1"}}))
	entry := assessment.Ref{Kind: assessment.KindEntry, ID: "entry"}
	do(a.LinkEvidence("survey", entry, "p. 4"))
	do(a.LinkEvidence("audit", entry, ""))
	do(a.LinkEvidence("plan", entry, "section 2"))
	do(a.LinkEvidence("plan", assessment.Ref{Kind: assessment.KindStatement, ID: "QS2"}, "p. 11"))
	return a
}

// references are the short references below the first entry of a report, each
// with where it leads.
func references(t *testing.T, r *export.Report) []string {
	t.Helper()
	for _, s := range r.Sections {
		for _, block := range s.Blocks {
			list, is := block.(export.List)
			if !is || len(list.Items) == 0 || len(list.Items[0].Notes) == 0 {
				continue
			}
			var all []string
			for _, span := range list.Items[0].Notes[0].Spans {
				all = append(all, span.Text+">"+span.To)
			}
			return all
		}
	}
	return nil
}

// index is the index of evidence of a report: the ID and the texts of each row.
func index(r *export.Report) (rows []string) {
	for _, s := range r.Sections {
		if s.ID != "evidence" {
			continue
		}
		for _, block := range s.Blocks {
			table, is := block.(export.Table)
			if !is {
				continue
			}
			for _, row := range table.Rows {
				text := row[0].ID
				for _, cell := range row {
					text += " | " + strings.Join(cell.Texts(), ", ")
				}
				rows = append(rows, text)
			}
		}
	}
	return rows
}

func TestAnEntryShowsItsEvidenceAsReferencesThatLeadToTheIndex(t *testing.T) {
	a := evidenced(t)
	for _, document := range []string{export.Pack, export.SelfAssessment} {
		r, err := export.Build(a, export.Options{Document: document})
		if err != nil {
			t.Fatal(err)
		}
		want := "[E1>evidence-audit ; > E2, p. 4>evidence-survey ; > E3, section 2>evidence-plan]"
		if got := fmt.Sprint(references(t, r)); got != want {
			t.Errorf("%s: the references are %s", document, got)
		}
		rows := index(r)
		if len(rows) != 3 || rows[0] != "evidence-audit | E1 | Audit, evidence/audit.txt | Processes · 30 September 2026, Holds personal data | QS1 What is working well 1" {
			t.Errorf("%s: the index is %q", document, rows)
		}
		if !strings.HasSuffix(rows[2], "QS1 What is working well 1 (section 2), Supporting people to live healthier lives (p. 11)") {
			t.Errorf("%s: the plan bears out %q", document, rows[2])
		}
	}
}

func TestAPublicIndexNamesOnlyWhatIsPublicAlreadyByTheNumbersItHasForColleagues(t *testing.T) {
	a := evidenced(t)
	r, err := export.Build(a, export.Options{Document: export.SelfAssessment, Audience: export.Public})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(references(t, r)), "[E2, p. 4>evidence-survey ; > E3, section 2>evidence-plan]"; got != want {
		t.Errorf("the references are %s", got)
	}
	rows := index(r)
	if len(rows) != 2 || !strings.HasPrefix(rows[0], "evidence-survey | E2 | Survey") || r.LeftOut == "" {
		t.Errorf("the index is %q, left out is %q", rows, r.LeftOut)
	}
	all := fmt.Sprint(r.Sections, r.Sheets)
	for _, word := range []string{"Audit", "audit.txt", "Joan"} {
		if strings.Contains(all, word) {
			t.Errorf("the public version holds %q", word)
		}
	}
	if !strings.Contains(all, "https://www.northmere.example/survey") {
		t.Error("the public version does not say where the survey is")
	}
}

func TestTheWorkbookNamesTheEvidenceOfEachEntryAndLeavesThatOutForEditing(t *testing.T) {
	a := evidenced(t)
	find := func(o export.Options) (cells, titles []string) {
		r, err := export.Build(a, o)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range r.Sheets {
			for i, c := range s.Columns {
				if c.Title == "Evidence" && s.Key == string(assessment.KindEntry) && len(s.Rows) > 0 {
					cells = append(cells, s.Rows[0].Cells[i].Text)
				}
				if s.Key == string(assessment.KindEvidence) {
					titles = append(titles, c.Title)
				}
			}
		}
		return cells, titles
	}
	cells, titles := find(export.Options{})
	if !slices.Equal(cells, []string{"E1; E2, p. 4; E3, section 2"}) || titles[0] != "Ref" || !slices.Contains(titles, "Fingerprint") {
		t.Errorf("the cells are %q, the titles %q", cells, titles)
	}
	cells, titles = find(export.Options{ForEditing: true})
	if len(cells) != 0 || slices.Contains(titles, "Ref") || !slices.Contains(titles, "File") {
		t.Errorf("for editing, the cells are %q, the titles %q", cells, titles)
	}
	cells, titles = find(export.Options{Audience: export.Public})
	if !slices.Equal(cells, []string{"E2, p. 4; E3, section 2"}) || slices.Contains(titles, "File") || slices.Contains(titles, "Fingerprint") || slices.Contains(titles, "Note") {
		t.Errorf("for the public, the cells are %q, the titles %q", cells, titles)
	}
}
