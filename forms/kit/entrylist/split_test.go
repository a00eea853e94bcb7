package entrylist

import (
	"slices"
	"testing"
)

func TestPastedLinesLoseTheirBullets(t *testing.T) {
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
		"- one\n\n  after a blank line":                   {"one", "after a blank line"},
		"  indented\n  without bullets":                   {"indented", "without bullets"},
		"- one\n  - inner one\n    goes on\nnot indented": {"one", "inner one goes on", "not indented"},
		"one\u2028two\vthree":                             {"one", "two", "three"},
	} {
		if got := SplitLines(pasted); !slices.Equal(got, want) {
			t.Errorf("%q became %q, want %q", pasted, got, want)
		}
	}
}
