package assessment_test

import (
	"slices"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
)

// measured is a document with one waiting time and one indicator.
func measured(t *testing.T) *assessment.Assessment {
	t.Helper()
	a := assessment.New("document", "", assessmenttest.Framework(t))
	do := func(kind assessment.Kind, records ...assessment.NewRecord) {
		t.Helper()
		if _, err := a.Apply(a.AppendRecords(kind, records...).Ops); err != nil {
			t.Fatal(err)
		}
	}
	type values = map[assessment.Field]string
	do(assessment.KindWaitingTime, assessment.NewRecord{ID: "wait", Values: values{assessment.FieldArea: "Carer’s assessment"}})
	do(assessment.KindIndicator, assessment.NewRecord{ID: "satisfied", Values: values{
		assessment.FieldTitle: "Satisfied with care", assessment.FieldUnit: "%", assessment.FieldBetter: assessment.Higher, assessment.FieldSource: "ASCOF",
	}})
	do(assessment.KindIndicatorValue,
		assessment.NewRecord{ID: "first", Values: values{assessment.FieldIndicator: "satisfied", assessment.FieldPeriod: "2024/25", assessment.FieldValue: "60"}},
		assessment.NewRecord{ID: "second", Values: values{assessment.FieldIndicator: "satisfied", assessment.FieldPeriod: "2025/26", assessment.FieldValue: "58.41", assessment.FieldEngland: "62.7", assessment.FieldSource: "ASCS 2025/26"}})
	return a
}

func TestTheValueBeforeTheNewestIsThePreviousOne(t *testing.T) {
	a := measured(t)
	if latest, previous := a.LatestValue("satisfied"), a.PreviousValue("satisfied"); latest.ID != "second" || previous.ID != "first" {
		t.Errorf("the newest is %+v and the one before %+v", latest, previous)
	}
	if _, err := a.Apply(assessment.RemoveRecord("", assessment.KindIndicatorValue, "second").Ops); err != nil {
		t.Fatal(err)
	}
	if previous := a.PreviousValue("satisfied"); previous != nil {
		t.Errorf("before the only value stands %+v", previous)
	}
	if a.LatestValue("nothing") != nil || a.LatestWait("wait") != nil {
		t.Error("there is a newest value where there is none")
	}
}

func TestAnIndicatorsFiguresHaveItsUnitAndOneNumberOfDecimals(t *testing.T) {
	a := measured(t)
	i := a.Indicator("satisfied")
	for unit, want := range map[string]string{"%": "62.70%", "per cent": "62.70%", "": "62.70", "£": "£62.70", "per 100,000": "62.70 per 100,000"} {
		i.Unit = unit
		if got := a.InUnit(i, "62.7"); got != want {
			t.Errorf("in the unit %q it is %q, not %q", unit, got, want)
		}
	}
	if got := a.InUnit(i, ""); got != "" {
		t.Errorf("nothing is %q", got)
	}
}

func TestAFigureStandsToAnotherAsTheIndicatorSaysWhichIsBetter(t *testing.T) {
	for _, c := range []struct {
		better, value, with string
		want                assessment.Standing
	}{
		{assessment.Higher, "58.41", "62.72", assessment.WorseThan},
		{assessment.Higher, "9", "10", assessment.WorseThan}, // as numbers, not as words
		{assessment.Lower, "58.41", "62.72", assessment.BetterThan},
		{assessment.Lower, "70", "62.72", assessment.WorseThan},
		{assessment.Higher, "70", "70", assessment.Same},
		{"", "70", "62.72", assessment.Apart},
		{assessment.Higher, "70", "", assessment.NotCompared},
		{assessment.Higher, "", "70", assessment.NotCompared},
	} {
		i := &assessment.Indicator{Better: c.better}
		if got := i.Compare(c.value, c.with); got != c.want {
			t.Errorf("%q: %q against %q is %d, not %d", c.better, c.value, c.with, got, c.want)
		}
	}
}

func TestAFiguresOwnSourceCountsBeforeTheIndicators(t *testing.T) {
	a := measured(t)
	i := a.Indicator("satisfied")
	if own, general := i.SourceOf(a.IndicatorValue("second")), i.SourceOf(a.IndicatorValue("first")); own != "ASCS 2025/26" || general != "ASCOF" {
		t.Errorf("the sources are %q and %q", own, general)
	}
}

func TestAMeanIsNeverCalledAMedian(t *testing.T) {
	for _, c := range []struct {
		of               assessment.WaitingPeriod
		value, statistic string
	}{
		{assessment.WaitingPeriod{Median: "181", Mean: "90"}, "181", "median"},
		{assessment.WaitingPeriod{Mean: "145"}, "145", "mean"},
		{assessment.WaitingPeriod{Maximum: "119"}, "", ""},
	} {
		if value, statistic := c.of.Typical(); value != c.value || statistic != c.statistic {
			t.Errorf("of %+v a typical wait is %q, %q", c.of, value, statistic)
		}
	}
}

func TestFiguresThatCannotAllBeTrueAreSaid(t *testing.T) {
	for _, c := range []struct {
		of   assessment.WaitingPeriod
		want []string
	}{
		{assessment.WaitingPeriod{Period: "2025/26", Minimum: "1", Median: "9", Mean: "30", Maximum: "100", Target: "28", Within: "80"}, nil},
		{assessment.WaitingPeriod{Period: "2025/26", Median: "181", Maximum: "90"}, []string{"The median wait is above the longest."}},
		{assessment.WaitingPeriod{AsAt: "2026-09-30", Minimum: "50", Mean: "15", Maximum: "10"}, []string{
			"The shortest wait is above the longest.", "The shortest wait is above the mean.", "The mean is above the longest wait.",
		}},
		{assessment.WaitingPeriod{Within: "86"}, []string{
			"It says how many waits are within the target, but not what the target is.", "It says neither a period nor a date.",
		}},
	} {
		if got := c.of.Doubts(); !slices.Equal(got, c.want) {
			t.Errorf("of %+v it is said: %q", c.of, got)
		}
	}
}

func TestWhatIsWaitedForTakesItsPeriodsAlongAndUndoBringsThemBack(t *testing.T) {
	a := measured(t)
	before := account(a)
	done, err := a.Apply(append(assessment.RemoveRecord("", assessment.KindIndicator, "satisfied").Ops, assessment.RemoveRecord("", assessment.KindWaitingTime, "wait").Ops...))
	if err != nil || len(a.IDs(assessment.KindIndicatorValue)) != 0 {
		t.Fatalf("%v; left are %v", err, a.IDs(assessment.KindIndicatorValue))
	}
	if _, err := a.Apply(assessment.Inverse(done)); err != nil || account(a) != before {
		t.Errorf("taken back it is\n%s, not\n%s (%v)", account(a), before, err)
	}
}
