package assets

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// quoted are sentences of the sample's entries, by statement, in which the figures of
// measures stand: measure, period counted back from the newest as 1, and field, and
// "word" where the figure is written as one.
var quoted = map[string][]string{
	"QS1": {
		"fell from {wait-care-act-assessment/2/waiting} to {wait-care-act-assessment/1/waiting} in twelve months, and the median wait from {wait-care-act-assessment/2/median} days to {wait-care-act-assessment/1/median} (30 September 2026)",
		"{wait-annual-review/1/waiting} people were past the date of their annual review",
		"{wait-carers-assessment/1/waiting/Word} carers were waiting for an assessment on 30 September, the median {wait-carers-assessment/1/median} days and the longest {wait-carers-assessment/1/maximum}",
		"{wait-financial-assessment/1/waiting} people were waiting at the end of September, with a median of {wait-financial-assessment/1/median} days and a maximum of {wait-financial-assessment/1/maximum} against our target of {wait-financial-assessment/1/target}",
	},
	"QS2": {
		"a median of {wait-reablement/1/median/word} days after referral and at most {wait-reablement/1/maximum/word}",
		"{wait-occupational-therapy/1/waiting} people were waiting on 30 September 2026: median {wait-occupational-therapy/1/median} days, maximum {wait-occupational-therapy/1/maximum}, target {wait-occupational-therapy/1/target}",
		"a median of {wait-specialist-equipment/1/median} days in the half-year to September 2026 and at most {wait-specialist-equipment/1/maximum}",
		"a median of {wait-direct-payment/1/median} days to set up and a maximum of {wait-direct-payment/1/maximum}",
		"a median of {indicator-adaptation-median/1/value} weeks from referral",
		"({indicator-reablement-none/1/value}%) needed no long-term support afterwards",
		"{indicator-at-home-after-reablement/1/value}% of those aged 65 and over",
	},
	"QS3": {"{indicator-ethnic-share/1/value}% of those with long-term support", "took {indicator-interpreter-longest/1/value} at worst"},
	"QS4": {
		"({indicator-services-good/1/value}%, 30 September 2026)",
		"There were {wait-supported-living/1/waiting} on the list on 30 September 2026, with a median of {wait-supported-living/1/median} days and a maximum of {wait-supported-living/1/maximum}",
	},
	"QS6": {"{indicator-three-workers/1/value}% of people who left hospital"},
	"QS7": {
		"The longest wait for a DoLS decision is {wait-dols-decision/1/maximum} days",
		"{indicator-msp-asked/1/value}% of people or their representatives were asked",
		"Risk was removed or reduced in {indicator-risk-reduced/1/value}% of the enquiries",
		"sent to {indicator-referrers-told/1/value}% of referrers",
		"{indicator-asked-ward/1/value}% in 2025/26, well behind every other setting",
	},
	"QS8": {
		"to {indicator-social-work-vacancies/1/value}%, and turnover",
		"took place on time in {indicator-supervision/1/value}% of months",
		"found {indicator-review-dates/1/value}% of review dates missing",
	},
	"QS9": {"we answered {indicator-complaints-time/1/value}% within the time"},
}

// same are pairs of figures that two measures have of one thing.
var same = [][2]string{
	{"wait-annual-review/%d/waiting", "indicator-reviews-overdue/%d/value"},
	{"wait-annual-review/%d/maximum", "indicator-review-longest/%d/value"},
	{"wait-care-act-assessment/%d/median", "indicator-assessment-median/%d/value"},
	{"wait-care-act-assessment/%d/within", "indicator-assessed-28/%d/value"},
	{"wait-financial-assessment/%d/median", "indicator-charge-median/%d/value"},
	{"wait-financial-assessment/%d/within", "indicator-charge-28/%d/value"},
	{"wait-occupational-therapy/%d/median", "indicator-therapy-median/%d/value"},
	{"wait-direct-payment/%d/median", "indicator-payment-days/%d/value"},
	{"wait-supported-living/%d/median", "indicator-supported-median/%d/value"},
	{"wait-dols-decision/%d/maximum", "indicator-dols-longest/%d/value"},
}

var smallNumbers = map[int]string{1: "one", 2: "two", 3: "three", 6: "six", 7: "seven", 8: "eight", 9: "nine", 38: "thirty-eight"}

// measured looks a figure up, such as "wait-reablement/1/median", as an entry writes it.
func measured(t *testing.T, document sampleFile, path string) (figure string, has bool) {
	t.Helper()
	parts := strings.Split(path, "/")
	back, _ := strconv.Atoi(parts[1])
	for below, list := range map[string][]map[string]any{"periods": document.WaitingTimes, "values": document.Indicators} {
		for _, measure := range list {
			if measure["id"] != parts[0] {
				continue
			}
			periods, _ := measure[below].([]any)
			if len(periods) < back {
				return "", false
			}
			period, _ := periods[len(periods)-back].(map[string]any)
			number, is := period[parts[2]].(float64)
			if !is {
				return "", false
			}
			figure = strconv.FormatFloat(number, 'f', -1, 64)
			if len(parts) == 4 {
				figure = smallNumbers[int(number)]
				if parts[3] == "Word" && figure != "" {
					figure = strings.ToUpper(figure[:1]) + figure[1:]
				}
			}
			return figure, true
		}
	}
	t.Errorf("there is no measure %s", parts[0])
	return "", false
}

// A figure that an entry of the sample quotes is the figure of the measure.
func TestFiguresQuotedInTheSampleAreThoseOfItsMeasures(t *testing.T) {
	document := northmere(t)
	placeholder := regexp.MustCompile(`\{([^}]+)\}`)
	measures := map[string]bool{}
	for _, s := range document.Statements {
		var all strings.Builder
		for _, entries := range s.lists() {
			for _, e := range entries {
				all.WriteString(e.Text + "\n")
			}
		}
		for _, sentence := range quoted[s.Code] {
			said := placeholder.ReplaceAllStringFunc(sentence, func(in string) string {
				path := strings.Trim(in, "{}")
				measures[strings.Split(path, "/")[0]] = true
				figure, has := measured(t, document, path)
				if !has {
					t.Errorf("%s: there is no figure %s", s.Code, path)
				}
				return figure
			})
			if !strings.Contains(all.String(), said) {
				t.Errorf("%s: no entry says %q, as its measures do", s.Code, said)
			}
		}
	}
	if len(measures) < 24 {
		t.Errorf("only %d measures are compared", len(measures))
	}
	compared := 0
	for _, pair := range same {
		for back := 1; back <= 3; back++ {
			one, has := measured(t, document, fmt.Sprintf(pair[0], back))
			other, too := measured(t, document, fmt.Sprintf(pair[1], back))
			if has && too {
				compared++
				if one != other {
					t.Errorf("%s is %s, and %s is %s", fmt.Sprintf(pair[0], back), one, fmt.Sprintf(pair[1], back), other)
				}
			}
		}
	}
	if compared < len(same) {
		t.Errorf("only %d pairs of figures are compared", compared)
	}
}
