package forms

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/forms/kit"
)

// measuresHost shows the page of measures of a document with two waiting times
// and three indicators.
func measuresHost(t *testing.T) (*stubHost, *measures) {
	t.Helper()
	a := assessment.New("doc", "Northmere Council", assessmenttest.Framework(t))
	type values = map[assessment.Field]string
	add := func(kind assessment.Kind, id string, v values) {
		if _, err := a.Apply(a.AppendRecords(kind, assessment.NewRecord{ID: id, Values: v}).Ops); err != nil {
			t.Fatal(err)
		}
	}
	add(assessment.KindWaitingTime, "carers", values{assessment.FieldArea: "Carer’s assessment", assessment.FieldOwner: "Marcus Hale"})
	add(assessment.KindWaitingPeriod, "c1", values{assessment.FieldWaitingTime: "carers", assessment.FieldPeriod: "2024/25", assessment.FieldMedian: "40", assessment.FieldMaximum: "600"})
	add(assessment.KindWaitingPeriod, "c2", values{assessment.FieldWaitingTime: "carers", assessment.FieldPeriod: "2025/26", assessment.FieldMedian: "9", assessment.FieldMaximum: "500", assessment.FieldTarget: "28"})
	add(assessment.KindWaitingTime, "review", values{assessment.FieldArea: "Annual review"})
	add(assessment.KindWaitingPeriod, "r1", values{assessment.FieldWaitingTime: "review", assessment.FieldPeriod: "2025/26", assessment.FieldMean: "145"})
	add(assessment.KindIndicator, "satisfied", values{assessment.FieldCode: "1D", assessment.FieldTitle: "Satisfied", assessment.FieldUnit: "%", assessment.FieldBetter: assessment.Higher, assessment.FieldSource: "ASCS"})
	for i, v := range []string{"60", "61.5", "58.41"} {
		add(assessment.KindIndicatorValue, "s"+v, values{assessment.FieldIndicator: "satisfied", assessment.FieldPeriod: "202" + string(rune('3'+i)), assessment.FieldValue: v, assessment.FieldEngland: "62.72"})
	}
	add(assessment.KindIndicator, "old", values{assessment.FieldCode: "2Aii", assessment.FieldTitle: "New clients", assessment.FieldUnit: "%"})
	add(assessment.KindIndicatorValue, "o1", values{assessment.FieldIndicator: "old", assessment.FieldPeriod: "2025/26", assessment.FieldValue: "1077"})
	add(assessment.KindIndicator, "empty", values{assessment.FieldTitle: "Nothing yet"})
	h := hostOf(t, a, Measures, fyne.NewSize(1100, 700))
	return h, h.page.(*measures)
}

// rows are the words of the rows on show, cells and the line below the name.
func (p *register) rows() []string {
	var all []string
	for _, row := range p.list.Rows() {
		all = append(all, strings.Join(append(append([]string(nil), row.Cells...), row.Under), "|"))
	}
	return all
}

func TestWaitingTimesAreRowsWithTheirStatisticInWordsAndAsAPicture(t *testing.T) {
	_, p := measuresHost(t)
	got := p.shown.rows()
	want := []string{
		"Carer’s assessment|median 9, longest 500, target 28|9|500|28|2025/26",
		"Annual review|mean 145|mean 145|||▲ Mean 145: a mean, not a median · Without an owner",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("the rows are\n%s", strings.Join(got, "\n"))
	}
	rows := p.shown.list.Rows()
	if s := rows[0].Strips[1]; s == nil || *s.Mark != 9.0/500 || *s.To != 1 || *s.Stroke != 28.0/500 || s.Ring {
		t.Errorf("the first is pictured as %+v", s)
	}
	if s := rows[1].Strips[1]; s == nil || !s.Ring || !s.Attention || s.To != nil {
		t.Errorf("a mean is pictured as %+v", s)
	}
	p.shown.sort(2)
	if got := p.shown.shown(); got != "Carer’s assessment|Annual review" {
		t.Errorf("sorted by a typical wait they are %s: 9 comes before 145", got)
	}
}

func TestIndicatorsStandBesideEnglandAndFlagWhatWantsMending(t *testing.T) {
	h, p := measuresHost(t)
	h.press("Which measures: Waiting times")
	h.press("Indicators")
	want := []string{
		"1D  Satisfied|58.41%|62.72%|4.31 below England, worse|2023 60.00%, 2024 61.50%, 2025 58.41%|2025 · ASCS",
		"2Aii  New clients|1,077%||no comparator|one period|▲ Not a code of ASCOF 2023-24; kept as written · No source",
		"Nothing yet|||||▲ No figure yet",
	}
	if got := p.shown.rows(); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("the rows are\n%s", strings.Join(got, "\n"))
	}
	row := p.shown.list.Rows()[0]
	if s := row.Strips[3]; s == nil || !s.Ring || !s.Attention || *s.Mark >= *s.Stroke {
		t.Errorf("what is worse and below is pictured as %+v", s)
	}
	if s := row.Strips[4]; s == nil || len(s.Points) != 3 || s.Points[1] != 1 || s.Points[2] != 0 {
		t.Errorf("the way through the periods is pictured as %+v", s)
	}
	if again, _ := Build(h, Measures); again.(*measures).shown.of.kind != assessment.KindIndicator {
		t.Error("the page does not come back to the register that was shown last")
	}
	h.failed()
}

func TestTheFormOfAMeasureShowsItsPeriodsAsAPicture(t *testing.T) {
	h, p := measuresHost(t)
	p.shown.show("carers")
	h.says("2024/25")
	h.says("median 40, longest 600")
	p.show(assessment.KindIndicator)
	p.shown.show("satisfied")
	h.says("Northmere Council, %")
	h.says("61.50%")
}

func TestARouteToAPeriodLeadsToItsMeasure(t *testing.T) {
	h, p := measuresHost(t)
	a := h.doc.Assessment()
	for _, ref := range []assessment.Ref{
		{Kind: assessment.KindIndicatorValue, ID: "o1"}, {Kind: assessment.KindIndicator, ID: "empty"}, {Kind: assessment.KindWaitingPeriod, ID: "c2"}, {Kind: assessment.KindWaitingTime, ID: "review"},
	} {
		route, ok := RouteTo(a, ref, "")
		if !ok || route.Page != Measures || !p.Reveal(ref, "") {
			t.Errorf("the route to %s is %+v, %v", ref, route, ok)
		}
		if at, _ := p.At(); at != ref && at != parentOf(a, ref) {
			t.Errorf("at the end of the route to %s the page is at %s", ref, at)
		}
	}
}

func TestABlockOfACouncilsTableBecomesMeasuresWithTheirPeriods(t *testing.T) {
	h, p := measuresHost(t)
	h.press("Which measures: Waiting times")
	p.shown.paste([][]string{
		{"Area", "Statement", "Period", "As at", "Number waiting", "Median", "Maximum", "% within target", "Colour"},
		{"carer’s  Assessment", "Safeguarding", "2026/27", "30/09/2026", "1,021", "19", "84", "86%", "red"},
		{"Equipment", "QS2", "2026/27", "31 September 2026", "12", "about 5", "38", "", ""},
		{"Equipment", "", "2027/28", "", "", "4.5", "", "", ""},
		{"Annual review", "", "2025/26", "", "", "90", "", "", ""},
		{"", "", "2025/26", "", "", "90", "", "", ""},
		{"", "", "", "", "", "", "", "", ""},
	})
	a := h.doc.Assessment()
	carers := a.WaitingPeriods("carers")
	if v := a.LatestWait("carers"); len(carers) != 3 || v.Period != "2026/27" || v.AsAt != "2026-09-30" || v.Waiting != "1021" || v.Median != "19" || v.Maximum != "84" || v.Within != "86" {
		t.Errorf("the carers’ newest of %d periods is %+v", len(carers), v)
	}
	if w := a.WaitingTime("carers"); w.Statement != "" {
		t.Errorf("what was there has changed: %+v", w)
	}
	times := a.WaitingTimes()
	equipment := times[len(times)-1]
	if len(times) != 3 || equipment.Area != "Equipment" || equipment.Statement != "QS2" {
		t.Fatalf("the new one of %d is %+v", len(times), equipment)
	}
	periods := a.WaitingPeriods(equipment.ID)
	if len(periods) != 2 || periods[0].Waiting != "12" || periods[0].Median != "" || periods[0].AsAt != "" || periods[1].Median != "4.5" {
		t.Errorf("its periods are %+v", periods)
	}
	if note := periods[0].Note; note != "Not read: As at: 31 September 2026; Median, days: about 5" {
		t.Errorf("of the cells that could not be read its note keeps %q", note)
	}
	if n := len(a.WaitingPeriods("review")); n != 1 {
		t.Errorf("the review has %d periods: one that is there already is no second", n)
	}
	for _, said := range []string{
		"Some cells could not be read", "“Colour”", "Row 3: “31 September 2026” is a day that the month does not have.", "Row 3: The median “about 5” is not a number.",
		"Row 5: “Annual review” has figures for “2025/26” already.", "Row 6: It does not say which waiting time it is about.",
	} {
		h.says(said)
	}
	h.press("Close")
	h.Undo()
	if len(a.WaitingTimes()) != 2 || len(a.WaitingPeriods("carers")) != 2 {
		t.Error("one undo does not take the whole block back")
	}
}

func TestADashInABlockIsNothingAndTheRestIsKept(t *testing.T) {
	h, p := measuresHost(t)
	p.shown.paste([][]string{
		{"Waiting for", "Period", "Number waiting", "Median", "Mean", "Within target", "Note"},
		{"Respite", "2025/26", "1,234", "–", "c. 30", "12.5%", "Counted anew"},
		{"Respite", "2026/27", "n/a", "*", "", "-", ""},
	})
	a := h.doc.Assessment()
	times := a.WaitingTimes()
	periods := a.WaitingPeriods(times[len(times)-1].ID)
	if v := periods[0]; v.Waiting != "1234" || v.Median != "" || v.Within != "12.5" || v.Note != "Counted anew\n\nNot read: Mean, days: c. 30" {
		t.Errorf("the first is %+v", v)
	}
	if v := periods[1]; v.Waiting+v.Median+v.Within != "" || v.Note != "Not read: Number waiting: n/a; Median, days: *" {
		t.Errorf("the second is %+v", v)
	}
	h.says("stands in the notes of their rows")
	h.press("Close")
}

func TestABlockOfIndicatorsTakesTheSourceForThatOfTheFigure(t *testing.T) {
	h, p := measuresHost(t)
	p.show(assessment.KindIndicator)
	p.shown.paste([][]string{
		{"Indicator", "Code", "Unit", "Year", "Value", "England average", "Source"},
		{"Feels safe", "4A", "%", "2025/26", "71.2%", "72", "ASCS 2025/26"},
	})
	a := h.doc.Assessment()
	ids := a.IDs(assessment.KindIndicator)
	i := a.Indicator(ids[len(ids)-1])
	if v := a.LatestValue(i.ID); i.Title != "Feels safe" || i.Code != "4A" || v == nil || v.Value != "71.2" || v.England != "72" || v.Source != "ASCS 2025/26" {
		t.Errorf("pasted is %+v with %+v", i, v)
	}
	if len(h.toasts) != 1 || !strings.HasPrefix(h.toasts[0], "Pasted 1 indicator value") {
		t.Errorf("it says %q", h.toasts)
	}
}

func TestTheButtonsOfMeasuresPasteAndBegin(t *testing.T) {
	h, p := measuresHost(t)
	h.press("Add measure")
	for _, r := range "Advocacy" {
		h.Canvas().Focused().TypedRune(r)
	}
	h.key(fyne.KeyReturn)
	a := h.doc.Assessment()
	if times := a.WaitingTimes(); len(times) != 3 || times[2].Area != "Advocacy" || p.shown.open != times[2].ID {
		t.Errorf("written is %+v, and %q is open", times[len(times)-1], p.shown.open)
	}
	p.shown.paste(kit.CellsOf("Area\tPeriod\tMedian\r\nAdvocacy\t2025/26\t4\r\n"))
	if v := a.LatestWait(a.WaitingTimes()[2].ID); v == nil || v.Median != "4" {
		t.Errorf("pasted is %+v", v)
	}
	h.failed()
}

func TestAListOfNamesAloneBecomesMeasuresWithoutFigures(t *testing.T) {
	h, p := measuresHost(t)
	p.shown.paste(kit.CellsOf("Advocacy\nEquipment\n"))
	if times := h.doc.Assessment().WaitingTimes(); len(times) != 4 || times[3].Area != "Equipment" {
		t.Errorf("there are %d waiting times, the last of them %+v", len(times), times[len(times)-1])
	}
	h.failed()
}

func TestCodesOfASCOFAreOfferedWhileACodeIsWritten(t *testing.T) {
	h, p := measuresHost(t)
	h.press("Which measures: Waiting times")
	h.press("Indicators")
	p.shown.list.Select("empty")
	h.write("Code", "2d")
	h.says("Still in the community within 12", "weeks of reablement after discharge")
	h.keys(t, fyne.KeyDown, fyne.KeyReturn)
	h.failed()
	// A title that somebody has written stays.
	if i := h.doc.Assessment().Indicator("empty"); i.Code != "2D" || i.Title != "Nothing yet" {
		t.Errorf("taken, it is %+v", i)
	}
	if words := h.words(); strings.Contains(words, "Still in the community") {
		t.Errorf("the offers stay: %s", words)
	}
	// By words of its title, and with its title where there is none.
	h.doc.Do(assessment.SetValue("", assessment.KindIndicator, "empty", assessment.FieldTitle, ""))
	h.page.Changed(assessment.Change{})
	h.write("Code", "feel saf")
	h.press("People who feel safe")
	if i := h.doc.Assessment().Indicator("empty"); i.Code != "4A" || i.Title != "People who feel safe" {
		t.Errorf("found by its title, it is %+v", i)
	}
	// Another code takes its title along as long as nobody wrote one; one that is
	// in no list is kept as it is, and flagged.
	h.write("Code", "6b")
	h.keys(t, fyne.KeyDown, fyne.KeyReturn)
	if i := h.doc.Assessment().Indicator("empty"); i.Code != "6B" || i.Title != "Providers rated good or outstanding" {
		t.Errorf("changed, it is %+v", i)
	}
	h.write("Code", "2Aii")
	h.keys(t, fyne.KeyReturn)
	if i := h.doc.Assessment().Indicator("empty"); i.Code != "2Aii" || i.Title != "Providers rated good or outstanding" {
		t.Errorf("an old code is %+v", i)
	}
	h.says("Not a code of ASCOF 2023-24; kept as written")
	h.Undo()
	h.failed()
}

func TestACodeInTheLastLineMakesItsMeasure(t *testing.T) {
	h, p := measuresHost(t)
	h.press("Which measures: Waiting times")
	h.press("Indicators")
	for text, want := range map[string]string{
		"ascof 5a":            "5A|Social contact",
		"Reviews on the same": "|Reviews on the same",
		"2Aii":                "|2Aii",
	} {
		p.shown.add(text)
		ids := h.doc.Assessment().IDs(assessment.KindIndicator)
		i := h.doc.Assessment().Indicator(ids[len(ids)-1])
		if got := i.Code + "|" + i.Title; got != want {
			t.Errorf("%q makes %q", text, got)
		}
	}
	h.failed()
}

func TestNamesAreOfferedWhileAnOwnerIsWritten(t *testing.T) {
	h, p := measuresHost(t)
	p.shown.list.Select("review")
	h.write("Owner", "ha")
	h.says("Marcus Hale")
	h.keys(t, fyne.KeyDown, fyne.KeyReturn)
	if w := h.doc.Assessment().WaitingTime("review"); w.Owner != "Marcus Hale" {
		t.Errorf("the owner is %q", w.Owner)
	}
	// Escape puts them away and leaves what was written.
	h.write("Owner", "Mar")
	h.keys(t, fyne.KeyEscape)
	h.keys(t, fyne.KeyReturn)
	h.page.Flush()
	if w := h.doc.Assessment().WaitingTime("review"); w.Owner != "Mar" {
		t.Errorf("not taken, the owner is %q", w.Owner)
	}
	h.failed()
}
