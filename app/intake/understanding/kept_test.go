package understanding

import (
	"slices"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/app/intake/readers"
)

// TestWhatLooksLikeMarkupIsKept brings in text that a reader of Markdown or of
// workbooks would take for its own.
func TestWhatLooksLikeMarkupIsKept(t *testing.T) {
	want := []string{
		"A code such as _x000D_ in the middle.", "Waiting:\t21 people\tmedian 29 days", "=1+1", "snake_case_names and 2 * 3 * 4",
	}
	text := "Assessing needs\nPriorities\n"
	for _, line := range want {
		text += "- " + line + "\n"
	}
	source, err := readers.Text("pasted text", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range Stage(assessmenttest.Framework(t), source).Blocks {
		if b.Target.Kind == Entries && b.Target.List == assessment.Priorities {
			for _, e := range b.Entries() {
				got = append(got, e.Text)
			}
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
