package beginning_test

import (
	"slices"
	"strings"
	"testing"

	"ninefold/app/ascof"
	"ninefold/app/assessment"
	"ninefold/app/beginning"
)

func sample(t *testing.T) *assessment.Assessment {
	t.Helper()
	a, err := beginning.Sample()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// A reader who lays an entry beside the measures must find one figure in both.
func TestAFigureQuotedInAnEntryOfTheSampleIsTheFigureInTheMeasure(t *testing.T) {
	a := sample(t)
	type f = assessment.Field
	const (
		waiting, median, longest, target = assessment.FieldWaiting, assessment.FieldMedian, assessment.FieldMaximum, assessment.FieldTarget
		value, before                    = assessment.FieldValue, 1
	)
	for _, c := range []struct {
		entry, words string // the words of the entry that say it
		measure      string
		field        f
		ago          int // how many periods before the newest
		figure       string
	}{
		{"QS1-working-well-2", "fell from 371 to 214", "wait-care-act-assessment", waiting, before, "371"},
		{"QS1-working-well-2", "fell from 371 to 214", "wait-care-act-assessment", waiting, 0, "214"},
		{"QS1-working-well-2", "the median wait from 41 days to 24", "wait-care-act-assessment", median, before, "41"},
		{"QS1-working-well-2", "the median wait from 41 days to 24", "wait-care-act-assessment", median, 0, "24"},
		{"QS1-improvement-1", "702 people were past the date", "wait-annual-review", waiting, 0, "702"},
		{"QS1-improvement-1", "The median was 71 days late and the longest 240", "wait-annual-review", median, 0, "71"},
		{"QS1-improvement-1", "The median was 71 days late and the longest 240", "wait-annual-review", longest, 0, "240"},
		{"QS1-improvement-2", "163 people were waiting", "wait-financial-assessment", waiting, 0, "163"},
		{"QS1-improvement-2", "a median of 47 days and a maximum of 203 against our target of 28", "wait-financial-assessment", median, 0, "47"},
		{"QS1-improvement-2", "a median of 47 days and a maximum of 203 against our target of 28", "wait-financial-assessment", longest, 0, "203"},
		{"QS1-improvement-2", "a median of 47 days and a maximum of 203 against our target of 28", "wait-financial-assessment", target, 0, "28"},
		{"QS1-improvement-5", "Thirty-eight carers were waiting", "wait-carers-assessment", waiting, 0, "38"},
		{"QS1-improvement-5", "the median 19 days and the longest 84", "wait-carers-assessment", median, 0, "19"},
		{"QS1-improvement-5", "the median 19 days and the longest 84", "wait-carers-assessment", longest, 0, "84"},
		{"QS2-working-well-1", "840 (79%)", "indicator-reablement-none", value, 0, "79"},
		{"QS2-working-well-2", "a median of two days after referral and at most nine", "wait-reablement", median, 0, "2"},
		{"QS2-working-well-2", "a median of two days after referral and at most nine", "wait-reablement", longest, 0, "9"},
		{"QS2-working-well-3", "84.6% of those aged 65 and over", "indicator-at-home-after-reablement", value, 0, "84.6"},
		{"QS2-working-well-3", "up from 80.2% the winter before", "indicator-at-home-after-reablement", value, before, "80.2"},
		{"QS2-improvement-1", "129 people were waiting", "wait-occupational-therapy", waiting, 0, "129"},
		{"QS2-improvement-1", "median 38 days, maximum 166, target 28", "wait-occupational-therapy", median, 0, "38"},
		{"QS2-improvement-1", "median 38 days, maximum 166, target 28", "wait-occupational-therapy", longest, 0, "166"},
		{"QS2-improvement-1", "median 38 days, maximum 166, target 28", "wait-occupational-therapy", target, 0, "28"},
		{"QS2-improvement-2", "a median of 17 days in the half-year to September 2026 and at most 74", "wait-specialist-equipment", median, 0, "17"},
		{"QS2-improvement-2", "a median of 17 days in the half-year to September 2026 and at most 74", "wait-specialist-equipment", longest, 0, "74"},
		{"QS2-improvement-4", "a median of 61 days to set up and a maximum of 148", "wait-direct-payment", median, 0, "61"},
		{"QS2-improvement-4", "a median of 61 days to set up and a maximum of 148", "wait-direct-payment", longest, 0, "148"},
		{"QS3-improvement-1", "6.3% of those with long-term support", "indicator-ethnic-share", value, 0, "6.3"},
		{"QS4-working-well-1", "Eleven people were waiting for homecare on 30 September 2026, and 94 two years before", "wait-homecare", waiting, 0, "11"},
		{"QS4-working-well-1", "Eleven people were waiting for homecare on 30 September 2026, and 94 two years before", "wait-homecare", waiting, 2, "94"},
		{"QS4-working-well-1", "a median of two days after it is agreed and at most 13", "wait-homecare", median, 0, "2"},
		{"QS4-working-well-1", "a median of two days after it is agreed and at most 13", "wait-homecare", longest, 0, "13"},
		{"QS4-working-well-2", "good or outstanding (84%, 30 September 2026)", "indicator-services-good", value, 0, "84"},
		{"QS4-improvement-2", "There were 31 on the list", "wait-supported-living", waiting, 0, "31"},
		{"QS4-improvement-2", "a median of 94 days and a maximum of 410", "wait-supported-living", median, 0, "94"},
		{"QS4-improvement-2", "a median of 94 days and a maximum of 410", "wait-supported-living", longest, 0, "410"},
		{"QS5-working-well-1", "went from 74 to 39", "indicator-long-stays", value, 2, "74"},
		{"QS5-working-well-1", "went from 74 to 39", "indicator-long-stays", value, 0, "39"},
		{"QS6-working-well-1", "six to a care home (41)", "wait-discharge-care-home", median, 0, "6"},
		{"QS6-working-well-1", "six to a care home (41)", "wait-discharge-care-home", longest, 0, "41"},
		{"QS7-working-well-1", "a median of two days and at most 11", "wait-safeguarding-decision", median, 0, "2"},
		{"QS7-working-well-1", "a median of two days and at most 11", "wait-safeguarding-decision", longest, 0, "11"},
		{"QS7-working-well-1", "22 concerns were undecided", "wait-safeguarding-decision", waiting, 0, "22"},
		{"QS7-working-well-3", "91% of people or their representatives were asked", "indicator-msp-asked", value, 0, "91"},
		{"QS7-working-well-4", "reduced in 92% of the enquiries", "indicator-risk-reduced", value, 0, "92"},
		{"QS7-working-well-5", "stood at 611 in March 2024 and 268 on 30 September 2026", "wait-dols-decision", waiting, 2, "611"},
		{"QS7-working-well-5", "stood at 611 in March 2024 and 268 on 30 September 2026", "wait-dols-decision", waiting, 0, "268"},
		{"QS7-improvement-3", "The longest wait for a DoLS decision is 297 days", "wait-dols-decision", longest, 0, "297"},
		{"QS8-working-well-4", "from 16.4% in September 2024 to 9.1%", "indicator-social-work-vacancies", value, 2, "16.4"},
		{"QS8-working-well-4", "from 16.4% in September 2024 to 9.1%", "indicator-social-work-vacancies", value, 0, "9.1"},
		{"QS9-improvement-1", "we answered 71% within the time", "indicator-complaints-time", value, 0, "71"},
		{"QS1-improvement-1", "702 people were past the date", "indicator-reviews-overdue", value, 0, "702"},
		{"QS1-improvement-1", "the longest 240", "indicator-review-longest", value, 0, "240"},
		{"QS1-working-well-2", "the median wait from 41 days to 24", "indicator-assessment-median", value, before, "41"},
		{"QS1-working-well-2", "the median wait from 41 days to 24", "indicator-assessment-median", value, 0, "24"},
		{"QS1-improvement-2", "a median of 47 days", "indicator-charge-median", value, 0, "47"},
		{"QS1-improvement-9", "We upheld 11 of the 43 complaints", "indicator-charge-upheld", value, 0, "11"},
		{"QS2-improvement-1", "median 38 days", "indicator-therapy-median", value, 0, "38"},
		{"QS2-improvement-3", "a median of 33 weeks", "indicator-adaptation-median", value, 0, "33"},
		{"QS2-improvement-4", "a median of 61 days to set up", "indicator-payment-days", value, 0, "61"},
		{"QS2-improvement-4", "Of 571 people with one, 171 are 65 or over", "indicator-payment-65", value, 0, "171"},
		{"QS2-improvement-5", "34 of the 84 about care", "indicator-pages-readable", value, 0, "34"},
		{"QS3-improvement-2", "Fifty-eight in a hundred people in Quayside", "indicator-satisfied-quayside", value, 0, "58"},
		{"QS3-improvement-3", "took 22 at worst", "indicator-interpreter-longest", value, 0, "22"},
		{"QS4-improvement-1", "27 people with dementia and nursing needs left the borough", "indicator-away-dementia", value, 0, "27"},
		{"QS4-improvement-2", "a median of 94 days", "indicator-supported-median", value, 0, "94"},
		{"QS4-improvement-5", "Twenty-three have a plan", "indicator-future-plans", value, 0, "23"},
		{"QS5-improvement-2", "54% of those who answered in May", "indicator-charities-equal", value, 0, "54"},
		{"QS5-improvement-7", "nine of the 38 grants", "indicator-seedcorn-outside", value, 0, "9"},
		{"QS6-improvement-8", "38% of people who left hospital", "indicator-three-workers", value, 0, "38"},
		{"QS7-improvement-1", "19 had passed 180 days", "indicator-enquiries-180", value, 0, "19"},
		{"QS7-improvement-2", "63% of referrers", "indicator-referrers-told", value, 0, "63"},
		{"QS7-improvement-3", "297 days", "indicator-dols-longest", value, 0, "297"},
		{"QS7-improvement-6", "74% in 2025/26", "indicator-asked-ward", value, 0, "74"},
		{"QS8-improvement-4", "found 6% of review dates", "indicator-review-dates", value, 0, "6"},
		{"QS8-improvement-5", "on time in 84% of months", "indicator-supervision", value, 0, "84"},
		{"QS8-improvement-7", "eleven of them letters or e-mails", "indicator-misdirected", value, 0, "11"},
	} {
		e := a.Entry(c.entry)
		if e == nil || !strings.Contains(e.Text, c.words) {
			t.Errorf("the entry %s does not say %q any more", c.entry, c.words)
			continue
		}
		kind := assessment.KindWaitingPeriod
		if c.field == value {
			kind = assessment.KindIndicatorValue
		}
		ids := a.IDsBelow(kind, c.measure)
		if len(ids) <= c.ago {
			t.Errorf("%s has %d periods", c.measure, len(ids))
			continue
		}
		if got, _ := a.Value(kind, ids[len(ids)-1-c.ago], c.field); got != c.figure {
			t.Errorf("the entry %s says %q; the %s of %s is %s", c.entry, c.words, c.field, c.measure, got)
		}
		if !strings.Contains(c.words, c.figure) && !slices.ContainsFunc(numerals[c.figure], func(word string) bool { return strings.Contains(strings.ToLower(c.words), word) }) {
			t.Errorf("the words %q do not say %s", c.words, c.figure)
		}
	}
}

// numerals are figures that the sample writes out.
var numerals = map[string][]string{"2": {"two"}, "6": {"six"}, "9": {"nine"}, "11": {"eleven"}, "23": {"twenty-three"}, "38": {"thirty-eight"}, "58": {"fifty-eight"}}

func TestTheSampleHasTwentyFiveMeasuresWithFigures(t *testing.T) {
	a := sample(t)
	long, measured := 0, 0
	for _, w := range a.WaitingTimes() {
		periods := a.WaitingPeriods(w.ID)
		if len(periods) >= 3 {
			long++
		}
		for _, p := range periods {
			if doubts := p.Doubts(); len(doubts) > 0 {
				t.Errorf("%s, %s: %v", w.Area, p.Period, doubts)
			}
		}
		if len(periods) == 0 || w.Owner == "" || w.Statement == "" {
			t.Errorf("%s has %d periods, the owner %q and the statement %q", w.Area, len(periods), w.Owner, w.Statement)
		}
	}
	unlisted := 0
	for _, i := range a.Indicators() {
		if v := a.LatestValue(i.ID); v != nil && v.Value != "" {
			measured++
		}
		if len(a.IndicatorValues(i.ID)) >= 3 {
			long++
		}
		if ascof.List().Unlisted(i.Code) != "" {
			unlisted++
		}
	}
	if measured += len(a.WaitingTimes()); measured < 25 {
		t.Errorf("only %d measures have figures", measured)
	}
	if long < 10 {
		t.Errorf("only %d measures have three periods", long)
	}
	if unlisted != 1 {
		t.Errorf("%d codes are not in the list: the sample should show one", unlisted)
	}
}
