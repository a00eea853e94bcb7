package entrylist

import (
	"slices"
	"testing"
)

func TestEveryKindOfLineEndPartsEntries(t *testing.T) {
	for pasted, want := range map[string][]string{
		"one\ntwo":                        {"one", "two"},
		"one\r\ntwo\r\n":                  {"one", "two"},
		"one\u2028two\vthree\u0085\rfour": {"one", "two", "three", "four"},
		"blank\n\n \n\u00a0\nlines":       {"blank", "lines"},
		"\ufeffwhat is not seen\x00":      {"what is not seen"},
		"":                                nil,
	} {
		if got := SplitLines(pasted); !slices.Equal(got, want) {
			t.Errorf("%q became %q, want %q", pasted, got, want)
		}
	}
}
