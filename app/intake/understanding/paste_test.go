package understanding

import (
	"slices"
	"testing"

	"ninefold/app/intake/readers"
)

func TestPastedLinesBecomeEntriesAsABroughtInDocumentDoes(t *testing.T) {
	for pasted, want := range map[string][]string{
		"one\ntwo":                      {"one", "two"},
		"•\tone\r\n\u00b7\ttwo":         {"one", "two"},
		"\uf0b7 Word's own\n\uf0a7 two": {"Word's own", "two"},
		"- dash\n– en dash\n* star":     {"dash", "en dash", "star"},
		"1. one\n(2) two\n3) three":     {"one", "two", "three"},
		"a) one\nb. two\niv. four":      {"one", "two", "four"},
		"o\tsecond level":               {"second level"},
		"\u00a0•\u00a0hard spaces":      {"hard spaces"},
		"-5% on last year":              {"-5% on last year"},
		"2026. Nothing else":            {"2026. Nothing else"},
		"10 people waited":              {"10 people waited"},
		"blank\n\n \nlines":             {"blank", "lines"},
		"":                              nil,
		"•\n-":                          nil,
		"• one\n• two goes\n  on and\n\ton\n• three":      {"one", "two goes on and on", "three"},
		"1.\n   one, below its number\n2. two":            {"one, below its number", "two"},
		"•\nbelow its bullet, as PDF has it\n•\nthe next": {"below its bullet, as PDF has it", "the next"},
		"- one\n\n  after a blank line":                   {"one", "after a blank line"},
		"  indented\n  without bullets":                   {"indented", "without bullets"},
		"- one\n  - inner one\n    goes on\nNot indented": {"one", "inner one goes on", "Not indented"},
		"a line\vbroken in Word\u2028or Pages":            {"a line broken in Word or Pages"},
		// Lines of a narrow page, of which nothing is left out, for nobody is asked.
		"• Nine in ten people are seen within the fourteen days that\nwe promise, and nobody waits for longer than a month\n• Letters are plain\n12": {
			"Nine in ten people are seen within the fourteen days that we promise, and nobody waits for longer than a month", "Letters are plain", "12"},
		"• A word broken at a soft hy\u00ad\nphen is one": {"A word broken at a soft hyphen is one"},
		"Safeguarding\nPriorities\n• one":                 {"Safeguarding", "Priorities", "one"},
	} {
		src, err := readers.Text("pasted", []byte(pasted))
		if err != nil {
			t.Error(err)
			continue
		}
		if got := EntriesOf(src); !slices.Equal(got, want) {
			t.Errorf("%q became %q, want %q", pasted, got, want)
		}
	}
}
