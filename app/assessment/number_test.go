package assessment_test

import (
	"strings"
	"testing"

	"ninefold/app/assessment"
)

func TestANumberIsReadAsPeopleWriteItAndNothingElseIs(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "  ": "", "58.41": "58.41", "58.41%": "58.41", " 58.41 % ": "58.41", "1,234": "1234", "1 234": "1234",
		"1\u2009234": "1234", "1\u00a0234.5": "1234.5", "1\u202f234\u202f567": "1234567", "72.00%": "72", "0": "0", "-0.0": "0",
		"-3.5": "-3.5", "−3": "-3", "–3": "-3", "£12.50": "12.5", "-£1,200": "-1200", ".5": "0.5", "5.": "5", "007": "7", "1,234,567.125": "1234567.125",
	} {
		if got, ok := assessment.ParseNumber(text); !ok || got != want {
			t.Errorf("%q is read as %q, %v, not %q", text, got, ok, want)
		}
	}
	for _, text := range []string{
		"n/a", "–", "-", "12 days", "about 5", "3,5", "1,23", "12,34,567", "1.234.567", "1 23", "5-10", "5/10", "1e3", "0x10", "NaN", "Inf", "+", "%", "£",
		"١٢", "1,234 567", "5 % 5", strings.Repeat("9", 16), "--3", "0.1234567890123456",
	} {
		if got, ok := assessment.ParseNumber(text); ok {
			t.Errorf("%q is taken for the number %q", text, got)
		}
	}
}

func TestANumberReadIsOneADocumentKeeps(t *testing.T) {
	value, _ := assessment.FieldOf(assessment.KindIndicatorValue, assessment.FieldValue)
	for _, text := range []string{"58.41", "72.00", "1,234", "-0.000001", "999,999,999"} {
		number, ok := assessment.ParseNumber(text)
		if again, still := assessment.ParseNumber(number); !ok || !still || again != number {
			t.Errorf("%q is read as %q, and that as %q", text, number, again)
		}
		if err := value.CheckNumber(number); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestANumberOutsideItsLimitsIsRefusedWithASentence(t *testing.T) {
	for _, c := range []struct {
		kind        assessment.Kind
		field       assessment.Field
		value, says string
	}{
		{assessment.KindWaitingPeriod, assessment.FieldWithin, "100.5", "The share within the target is a number from 0 to 100, and 100.5 is not."},
		{assessment.KindWaitingPeriod, assessment.FieldMedian, "-1", "The median is a number from 0 to 36,525, and −1 is not."},
		{assessment.KindWaitingPeriod, assessment.FieldWaiting, "12.5", "The number waiting is a whole number, and 12.5 is not one."},
		{assessment.KindIndicatorValue, assessment.FieldValue, "9434765919", "The value is a number from −999,999,999 to 999,999,999, and 9,434,765,919 is not."},
		{assessment.KindIndicatorValue, assessment.FieldValue, "58.41%", "The value \"58.41%\" is not a number. Please write it in figures, such as 58.41 or 1,234."},
		{assessment.KindIndicatorValue, assessment.FieldValue, "72.00", "The value \"72.00\" is not a number. Please write it in figures, such as 58.41 or 1,234."},
	} {
		f, _ := assessment.FieldOf(c.kind, c.field)
		err := f.CheckNumber(c.value)
		if assessment.ErrorCode(err) != assessment.CodeInvalid || err.Error() != c.says {
			t.Errorf("%s %s: %v", c.field, c.value, err)
		}
	}
}

func TestANumberIsSaidWithThousandsAndTheDecimalsAskedFor(t *testing.T) {
	for _, c := range []struct {
		value    string
		decimals int
		want     string
	}{{"", 2, ""}, {"72", 2, "72.00"}, {"58.41", 0, "58.41"}, {"-1234.5", 0, "−1,234.5"}, {"1000000", 0, "1,000,000"}, {"none", 1, "none"}, {"0", 0, "0"}} {
		if got := assessment.SayNumber(c.value, c.decimals); got != c.want {
			t.Errorf("%q with %d decimals is said as %q, not %q", c.value, c.decimals, got, c.want)
		}
	}
	if got := assessment.WriteNumber(0.1 + 0.2); got != "0.3" {
		t.Errorf("what a machine adds up is written as %s", got)
	}
}
