package source_test

import (
	"testing"

	"ninefold/app/intake/source"
)

func TestWhatACellSpansIsReadWithinReason(t *testing.T) {
	for said, want := range map[string]int{
		"": 0, "x": 0, "-3": 0, "0": 0, "1": 0, "2": 2, " 12 ": 12, "100": 100, "101": 100, "1000000": 100, "99999999999999999999": 100, "-99999999999999999999": 0,
	} {
		if got := source.Spanned(said); got != want {
			t.Errorf("%q spans %d, not %d", said, got, want)
		}
	}
}
