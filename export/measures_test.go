package export_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/app/columns"
	"ninefold/export"
)

// measured is a document with a waiting time and an indicator that the public
// may see, and one of each that it may not.
func measured(t testing.TB) *assessment.Assessment {
	t.Helper()
	a := assessment.New("document", "Northmere Council", assessmenttest.Framework(t))
	type values = map[assessment.Field]string
	add := func(kind assessment.Kind, id string, v values) {
		apply(t, a, a.AppendRecords(kind, assessment.NewRecord{ID: id, Values: v}))
	}
	add(assessment.KindWaitingTime, "carers", values{assessment.FieldArea: "Carer’s assessment", assessment.FieldStatement: "QS1"})
	add(assessment.KindWaitingPeriod, "old", values{assessment.FieldWaitingTime: "carers", assessment.FieldPeriod: "2024/25", assessment.FieldMedian: "1034", assessment.FieldMean: "40", assessment.FieldMaximum: "2000"})
	add(assessment.KindWaitingPeriod, "now", values{assessment.FieldWaitingTime: "carers", assessment.FieldAsAt: "2026-09-30", assessment.FieldMean: "29", assessment.FieldMaximum: "530", assessment.FieldTarget: "28", assessment.FieldWithin: "86"})
	add(assessment.KindWaitingTime, "hidden", values{assessment.FieldArea: "SECRET WAIT", assessment.FieldInternal: "1"})
	add(assessment.KindWaitingPeriod, "below", values{assessment.FieldWaitingTime: "hidden", assessment.FieldPeriod: "SECRET PERIOD", assessment.FieldMedian: "7"})
	add(assessment.KindIndicator, "satisfied", values{assessment.FieldCode: "1D", assessment.FieldTitle: "Satisfied with care", assessment.FieldUnit: "%", assessment.FieldBetter: assessment.Higher, assessment.FieldStatement: "QS3", assessment.FieldSource: "ASCS"})
	for i, v := range []values{{assessment.FieldValue: "61", assessment.FieldEngland: "62.5"}, {assessment.FieldValue: "60"}, {assessment.FieldValue: "58.41", assessment.FieldEngland: "62.72"}} {
		v[assessment.FieldIndicator], v[assessment.FieldPeriod] = "satisfied", fmt.Sprintf("202%d/2%d", 3+i, 4+i)
		add(assessment.KindIndicatorValue, fmt.Sprint("v", i), v)
	}
	add(assessment.KindIndicator, "old code", values{assessment.FieldCode: "2Aii", assessment.FieldTitle: "SECRET INDICATOR", assessment.FieldInternal: "1"})
	return a
}

// tables are the tables of a section by their captions.
func tables(s export.Section) map[string]export.Table {
	all := map[string]export.Table{}
	for _, block := range s.Blocks {
		if table, is := block.(export.Table); is {
			all[table.Caption] = table
		}
	}
	return all
}

// texts are the cells of a table's row.
func texts(row []export.Cell) []string {
	var all []string
	for _, c := range row {
		all = append(all, strings.Join(c.Paragraphs, " / "))
	}
	return all
}

func TestTheMeasuresStandByStatementTheNewestPeriodFirst(t *testing.T) {
	s := section(t, build(t, measured(t), export.Options{Document: export.Measures}), "measures")
	waits := tables(s)["Waiting times: Assessing needs"]
	var titles []string
	for _, c := range waits.Columns {
		titles = append(titles, c.Title)
	}
	if got := strings.Join(titles, "|"); got != "Waiting for|Period|Median, days|Mean, days|Longest, days|Target, days|Within target|Owner and notes" {
		t.Errorf("the columns are %s: those without a figure are left out, and the others say their statistic", got)
	}
	if got := texts(waits.Rows[0]); !slices.Equal(got, []string{"Carer’s assessment", "as at 30 September 2026", "–", "29", "530", "28", "86%", ""}) {
		t.Errorf("the newest period is %q", got)
	}
	if got := texts(waits.Rows[1]); !slices.Equal(got[1:5], []string{"2024/25", "1,034", "40", "2,000"}) {
		t.Errorf("the one before is %q", got)
	}
	indicators := tables(s)["Indicators: Equity in experience and outcomes"]
	if got := texts(indicators.Rows[0]); !slices.Equal(got, []string{
		"1D Satisfied with care / Higher is better.", "2025/26", "58.41%", "62.72%", "4.31 below England, worse", "1.59 below 2024/25, worse", "Source: ASCS",
	}) {
		t.Errorf("the newest value is %q", got)
	}
	if got := texts(indicators.Rows[1]); got[3] != "–" || got[4] != "–" || got[5] != "1.00 below 2023/24, worse" {
		t.Errorf("a value without one for England is %q", got)
	}
	if _, there := tables(s)["Indicators: Without a statement"]; !there {
		t.Error("an indicator without a statement is not shown")
	}
}

func TestThePicturesOfMeasuresSayWhichStatisticTheyShow(t *testing.T) {
	var ranges export.Ranges
	var trends export.Trends
	for _, block := range section(t, build(t, measured(t), export.Options{}), "measures").Blocks {
		switch b := block.(type) {
		case export.Ranges:
			ranges = b
		case export.Trends:
			trends = b
		}
	}
	if len(ranges.Rows) != 2 || ranges.Top != 530 {
		t.Fatalf("the waiting times are pictured as %+v", ranges)
	}
	if r := ranges.Rows[0]; r.Text != "mean 29, longest 530, target 28" || !r.Hollow || *r.Mark != 29 || *r.Target != 28 || r.From != nil {
		t.Errorf("one with a mean alone is pictured as %+v", r)
	}
	if r := ranges.Rows[1]; r.Text != "median 7" || r.Hollow || r.To != nil {
		t.Errorf("one with a median is pictured as %+v", r)
	}
	if len(trends.Rows) != 1 {
		t.Fatalf("the indicators are pictured as %+v", trends)
	}
	if r := trends.Rows[0]; r.Text != "58.41%, England 62.72%: 4.31 below England, worse" || !r.Worse || !slices.Equal(r.Values, []float64{61, 60, 58.41}) || *r.Against != 62.72 {
		t.Errorf("the indicator is pictured as %+v", r)
	}
	if trends.Alt == "" || ranges.Alt == "" || trends.Key == "" || ranges.Key == "" {
		t.Error("a picture has no text equivalent, or no key")
	}
}

func TestACodeThatIsNotInTheListIsKeptAndFlagged(t *testing.T) {
	r := build(t, measured(t), export.Options{})
	said := words(r)
	for _, want := range []string{"2Aii SECRET INDICATOR", "Not a code of ASCOF 2023-24; kept as written.", "Not in it, and kept as written: 2Aii.", "In it, but not yet held against the framework itself: 1D."} {
		if !strings.Contains(said, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
}

func TestAMeasureSaysWhatEvidenceBearsItOut(t *testing.T) {
	a := measured(t)
	id := assessment.LinkID(assessment.KindEvidenceLink, "e", "waiting_time/carers")
	apply(t, a, a.AppendRecords(assessment.KindEvidence, assessment.NewRecord{ID: "e", Values: map[assessment.Field]string{assessment.FieldTitle: "Waiting list return"}}))
	link := a.AppendRecords(assessment.KindEvidenceLink, assessment.NewRecord{ID: id, Values: map[assessment.Field]string{
		assessment.FieldEvidence: "e", assessment.FieldServes: "waiting_time/carers", assessment.FieldPointer: "row 4",
	}})
	apply(t, a, link)
	row := tables(section(t, build(t, a, export.Options{}), "measures"))["Waiting times: Assessing needs"].Rows[0]
	if got := texts(row); got[len(got)-1] != "Evidence: E1, row 4" {
		t.Errorf("the newest period says %q", got)
	}
}

func TestAPublicReportHasNoInternalMeasure(t *testing.T) {
	r := build(t, measured(t), export.Options{Audience: export.Public, Document: export.Measures})
	if said := words(r); strings.Contains(said, "SECRET") || !strings.Contains(said, "Carer’s assessment") {
		t.Errorf("it says %s", said)
	}
	if r.LeftOut == "" {
		t.Error("it does not say that something was left out")
	}
}

func TestADocumentOfMeasuresNeedsOne(t *testing.T) {
	_, err := export.Build(assessment.New("x", "", assessmenttest.Framework(t)), export.Options{Document: export.Measures})
	if assessment.ErrorCode(err) != assessment.CodeInvalid || !strings.Contains(err.Error(), "No waiting time and no indicator") {
		t.Errorf("the error is %v", err)
	}
	if got := build(t, assessment.New("x", "", assessmenttest.Framework(t)), export.Options{}); slices.ContainsFunc(got.Sections, func(s export.Section) bool { return s.ID == "measures" }) {
		t.Error("a pack without measures has a section for them")
	}
}

// Every field that holds a number is followed into both halves of the report, so
// that one that is declared later cannot be forgotten there.
func TestEveryNumberReachesTheSectionsAndTheSheets(t *testing.T) {
	a := assessment.New("document", "", assessmenttest.Framework(t))
	refs := assessmenttest.Every(a, "every ", false, func(ref assessment.Ref, field assessment.FieldSpec) string {
		if field.Field == assessment.FieldUnit {
			return "people"
		}
		return string(ref.Kind) + " " + string(field.Field)
	})
	looked := 0
	declared := map[assessment.Kind]bool{} // those with a sheet that follows from their declaration
	for _, s := range columns.Declared() {
		declared[s.Kind] = true
	}
	for _, ref := range refs {
		for _, f := range assessment.Fields(ref.Kind) {
			if f.Type != assessment.TypeNumber || !declared[ref.Kind] {
				continue
			}
			value := assessment.WriteNumber(min(f.Most, 9876) - 0.5)
			if f.Whole {
				value = assessment.WriteNumber(min(f.Most, 9876))
			}
			apply(t, a, assessment.SetValue("", ref.Kind, ref.ID, f.Field, value))
			r := build(t, a, export.Options{})
			if said := fmt.Sprintf("%+v", r.Sections); !strings.Contains(said, assessment.SayNumber(value, 0)) {
				t.Errorf("the sections lack %s.%s, %s", ref.Kind, f.Field, value)
			}
			in := sheet(t, r, columns.Of(ref.Kind).Name)
			if !slices.ContainsFunc(in.Rows, func(row export.Row) bool {
				return slices.ContainsFunc(row.Cells, func(v export.Value) bool { return v.Number != nil && v.Written() == value })
			}) {
				t.Errorf("the sheet %s lacks the number %s of %s", in.Name, value, f.Field)
			}
			apply(t, a, assessment.SetValue("", ref.Kind, ref.ID, f.Field, ""))
			looked++
		}
	}
	if looked < 10 {
		t.Errorf("only %d fields hold numbers", looked)
	}
}

func TestChartsShowRowsOfTheirTable(t *testing.T) {
	a := sample(t)
	r := build(t, a, export.Options{Document: export.Measures})
	charts := 0
	for _, s := range r.Sheets {
		for _, c := range s.Charts {
			charts++
			if c.First < 0 || c.Last < c.First || c.Last >= len(s.Rows) || c.Title == "" || c.Alt == "" {
				t.Errorf("%s: the chart %+v is not of its %d rows, or says nothing", s.Name, c, len(s.Rows))
			}
			for _, col := range c.Values {
				if col < 0 || !s.Columns[col].Numeric {
					t.Errorf("%s: the chart %q shows the column %d, which has no numbers", s.Name, c.Title, col)
				}
			}
		}
	}
	if charts < 10 {
		t.Errorf("there are %d charts", charts)
	}
	for _, s := range build(t, a, export.Options{Document: export.Measures, ForEditing: true}).Sheets {
		if len(s.Charts) > 0 || s.Name == export.SheetWaitsNow || s.Name == export.SheetIndicatorsNow {
			t.Errorf("the sheet %s of a workbook for editing shows what editing makes wrong", s.Name)
		}
	}
	// One chart is of one unit.
	now := sheet(t, r, export.SheetIndicatorsNow)
	for _, c := range now.Charts {
		for _, row := range now.Rows[c.First : c.Last+1] {
			if row.Cells[3].Text != now.Rows[c.First].Cells[3].Text {
				t.Errorf("the chart %q mixes %q with %q", c.Title, row.Cells[3].Text, now.Rows[c.First].Cells[3].Text)
			}
		}
	}
}

func TestWhereAFigureStandsBesideAnotherIsBetweenTheEnds(t *testing.T) {
	for _, c := range []struct{ value, beside, reach, want float64 }{
		{50, 50, 0.5, 0}, {75, 50, 0.5, 1}, {25, 50, 0.5, -1}, {500, 50, 0.5, 1}, {60, 50, 0.4, 0.5}, {-60, -50, 0.4, -0.5}, {0.25, 0, 0.5, 0.25}, {9, 0, 0.5, 1},
	} {
		if got := export.Standing(c.value, c.beside, c.reach); got < c.want-1e-9 || got > c.want+1e-9 {
			t.Errorf("%v beside %v with a reach of %v stands at %v, not %v", c.value, c.beside, c.reach, got, c.want)
		}
	}
}
