package export_test

import (
	"fmt"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/export"
)

// withProviders is a document with three providers of concern, of which one may
// be named and one is marked internal, and a fourth.
func withProviders(t *testing.T) *assessment.Assessment {
	t.Helper()
	a := assessment.New("id", "Northmere Council", assessmenttest.Framework(t))
	add := func(kind assessment.Kind, id string, pairs ...string) {
		values := map[assessment.Field]string{}
		for i := 0; i < len(pairs); i += 2 {
			values[assessment.Field(pairs[i])] = pairs[i+1]
		}
		mustApply(t, a, a.AppendRecords(kind, assessment.NewRecord{ID: id, Values: values}))
	}
	add(assessment.KindProvider, "1", "name", "Elder Court", "service", "nursing", "rating", "inadequate", "concern", "1", "note", "We visit weekly.", "contracted", "1")
	add(assessment.KindProvider, "2", "name", "Birch Lodge", "service", "nursing", "rating", "good", "rated_on", "2026-04-16", "concern", "1", "named", "1")
	add(assessment.KindProvider, "3", "name", "Fern House", "service", "nursing", "rating", "good", "concern", "1", "named", "1", "internal", "1")
	add(assessment.KindProvider, "4", "name", "Moss End", "service", "homecare")
	add(assessment.KindProviderIssue, "i", "provider", "1", "area", "Medicines", "theme", "Recording", "status", "open", "text", "Charts had gaps.")
	add(assessment.KindProviderIssue, "j", "provider", "4", "area", "Staffing", "status", "closed", "text", "Two posts were empty.", "internal", "1")
	add(assessment.KindComparator, "old", "service", "nursing", "outstanding", "3", "good", "70", "as_at", "2025-09-01", "source", "Older count")
	add(assessment.KindComparator, "new", "service", "nursing", "outstanding", "4.5", "good", "70.5", "as_at", "2026-09-01", "source", "Newer count")
	return a
}

// said is everything a report says, sections and sheets each.
func said(r *export.Report) (sections, sheets string) {
	return fmt.Sprintf("%+v", r.Sections), fmt.Sprintf("%+v", r.Sheets)
}

func TestThePublicProvisionDocumentCountsProvidersOfConcernAndNamesOnlyThoseThatMayBe(t *testing.T) {
	a := withProviders(t)
	public := build(t, a, export.Options{Document: export.Provision, Audience: export.Public})
	sections, sheets := said(public)
	for name, text := range map[string]string{"PDF": sections, "workbook": sheets} {
		for _, secret := range []string{"Fern House", "We visit weekly", "Charts had gaps", "Two posts were empty", "Staffing"} {
			if strings.Contains(text, secret) {
				t.Errorf("the %s for the public holds %q", name, secret)
			}
		}
		for _, open := range []string{"Elder Court", "2 providers are of concern to the council. The others are not named in this version.", "Medicines", "Recording"} {
			if !strings.Contains(text, open) {
				t.Errorf("the %s for the public lacks %q", name, open)
			}
		}
	}
	if concern := tableOf(t, public, "The providers of concern that are named"); len(concern.Rows) != 1 || concern.Rows[0][0].Paragraphs[0] != "Birch Lodge" {
		t.Errorf("named are %+v", concern.Rows)
	}
	if !strings.Contains(sheets, "Named are: Birch Lodge.") || public.LeftOut == "" {
		t.Errorf("the workbook does not name whom it may, or nothing says that something was left out (%q)", public.LeftOut)
	}
	for _, s := range public.Sheets {
		for _, c := range s.Columns {
			if c.Title == "Of concern" || c.Title == "May be named" || s.Name == "Provider issues" {
				t.Errorf("the public workbook has %s, %s", s.Name, c.Title)
			}
		}
	}
}

func TestTheInternalProvisionDocumentHasEverything(t *testing.T) {
	r := build(t, withProviders(t), export.Options{Document: export.Provision})
	sections, sheets := said(r)
	for name, text := range map[string]string{"PDF": sections, "workbook": sheets} {
		for _, want := range []string{"Fern House", "We visit weekly", "Charts had gaps", "Two posts were empty", "3 providers are of concern to the council.", "Older count", "Newer count"} {
			if !strings.Contains(text, want) {
				t.Errorf("the %s lacks %q", name, want)
			}
		}
	}
}

func TestRatingsStandBesideTheNewestFiguresForEnglandInPictureAndTable(t *testing.T) {
	r := build(t, withProviders(t), export.Options{Document: export.Provision})
	var bars []string
	for _, s := range r.Sections {
		for _, block := range s.Blocks {
			if b, is := block.(export.Bars); is {
				for _, bar := range b.Bars {
					bars = append(bars, fmt.Sprintf("%s: %s %d, %s", bar.Group, bar.Label, bar.Value, bar.Text))
				}
			}
		}
	}
	want := "Nursing home: Northmere Council 67, 66.7% (2 of 3)|Nursing home: England 75, 75%|Homecare: Northmere Council 0, none rated"
	if got := strings.Join(bars, "|"); got != want {
		t.Errorf("the picture shows %s, not %s", got, want)
	}
	var rows []string
	for _, row := range tableOf(t, r, "Ratings by kind of service").Rows {
		var cells []string
		for _, c := range row {
			cells = append(cells, strings.Join(c.Paragraphs, " "))
		}
		rows = append(rows, strings.Join(cells, "; "))
	}
	want = "Nursing home; 3; 0; 2, 66.7%; 0; 1, 33.3%; 66.7%|Nursing home, England; –; 4.5%; 70.5%; –; –; 75%|Homecare; 1; –; –; –; –; –"
	if got := strings.Join(rows, "|"); got != want {
		t.Errorf("the table says\n%s, not\n%s", got, want)
	}
}

// The chart of a sheet is drawn from its rows, so that each bar needs its row.
func TestTheChartOfRatingsHasABarForEachRow(t *testing.T) {
	a := withProviders(t)
	mustApply(t, a, assessment.SetValue("", assessment.KindComparator, "new", assessment.FieldOutstanding, "")) // a share that is not known
	for _, s := range build(t, a, export.Options{Document: export.Provision}).Sheets {
		if s.Name != export.SheetRatings {
			continue
		}
		if len(s.Rows) != 3 || len(s.Bars.Bars) != len(s.Rows) {
			t.Fatalf("%d rows, %d bars", len(s.Rows), len(s.Bars.Bars))
		}
		for i, bar := range s.Bars.Bars {
			if bar.Label != s.Rows[i].Cells[s.LabelColumn].Text {
				t.Errorf("bar %d is called %q, its row %q", i+1, bar.Label, s.Rows[i].Cells[s.LabelColumn].Text)
			}
		}
		return
	}
	t.Error("there is no sheet of ratings")
}

func TestWithoutAProviderThereIsNoProvisionDocument(t *testing.T) {
	_, err := export.Build(assessment.New("id", "", assessmenttest.Framework(t)), export.Options{Document: export.Provision})
	if err == nil || err.Error() != "No provider has been written yet, so there is nothing to put into the provision document." {
		t.Errorf("the refusal is %v", err)
	}
}

// tableOf is the table of a report with this caption.
func tableOf(t *testing.T, r *export.Report, caption string) export.Table {
	t.Helper()
	for _, s := range r.Sections {
		for _, block := range s.Blocks {
			if table, is := block.(export.Table); is && table.Caption == caption {
				return table
			}
		}
	}
	t.Fatalf("there is no table %q", caption)
	return export.Table{}
}
