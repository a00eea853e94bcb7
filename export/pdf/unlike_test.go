package pdf

import (
	"fmt"
	"testing"

	"ninefold/export/pdf/tagged"
)

func TestWhatLooksOtherThanWrittenIsOneLineAPlace(t *testing.T) {
	r := &Result{Undrawable: []tagged.Undrawable{
		{Text: "😀", Reason: tagged.NoGlyph, Place: "Priorities, entry 1", Count: 2},
		{Text: "नम", Reason: tagged.Unshaped, Place: "Who we are", Count: 1},
		{Text: "🚌", Reason: tagged.NoGlyph, Place: "Priorities, entry 1", Count: 1},
		{Text: "ab", Reason: tagged.Unshaped, Place: "Who we are", Count: 2},
		{Text: "\ufffd", Reason: tagged.NotText, Place: "Who we are", Count: 1},
	}}
	want := []Unlike{
		{"Priorities, entry 1", "3 characters are shown as ▯, because no font here has them (“😀”, “🚌”)", 1},
		{"Who we are", "1 damaged character is shown as ▯; 6 characters are drawn letter by letter, without the joining their script needs (“नम”, “ab”)", 1},
	}
	if got := r.Unlike(); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("said\n%v, not\n%v", got, want)
	}
}

func TestHundredsOfWordsAreCountedAndAFewShown(t *testing.T) {
	r := &Result{}
	for i := range 200 {
		r.Undrawable = append(r.Undrawable, tagged.Undrawable{Text: fmt.Sprintf("w%03d", i), Reason: tagged.Unshaped, Place: "Notes", Count: 1})
	}
	want := "800 characters are drawn letter by letter, without the joining their script needs (“w000”, “w001”, “w002”, …)"
	if got := r.Unlike(); len(got) != 1 || got[0].Sentence != want {
		t.Errorf("said %v", got)
	}
}

func TestEntriesThatFollowEachOtherWithTheSameToSayAreOneLine(t *testing.T) {
	r := &Result{}
	for _, entry := range []int{1, 2, 3, 5, 6} {
		r.Undrawable = append(r.Undrawable, tagged.Undrawable{Text: "😀", Reason: tagged.NoGlyph, Place: fmt.Sprintf("Safeguarding, Priorities, entry %d", entry), Count: 1})
	}
	r.Undrawable[4].Count = 2
	r.Undrawable = append(r.Undrawable, tagged.Undrawable{Text: "😀", Reason: tagged.NoGlyph, Place: "Assessing needs, Priorities, entry 7", Count: 2})
	one, two := "1 character is shown as ▯, because no font here has it (“😀”)", "2 characters are shown as ▯, because no font here has them (“😀”)"
	want := []Unlike{
		{"Safeguarding, Priorities, entries 1 to 3", "in each, " + one, 3},
		{"Safeguarding, Priorities, entry 5", one, 1},
		{"Safeguarding, Priorities, entry 6", two, 1},
		{"Assessing needs, Priorities, entry 7", two, 1},
	}
	if got := r.Unlike(); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("said\n%v, not\n%v", got, want)
	}
}
