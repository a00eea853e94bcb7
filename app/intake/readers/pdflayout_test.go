package readers

import (
	"slices"
	"strings"
	"testing"
)

func TestAFigureIsHeldWithWhatItCounts(t *testing.T) {
	for text, want := range map[string]string{
		"days. It works": "days.", "14 days. It works": "14 days.", "30 September 2026 and": "30 September 2026",
		"September 2026. We": "September 2026.", "May they go": "May", "we – and": "we –", "(ICB) /Health and": "(ICB) /Health", "(9 May 2026) and": "(9 May 2026)", "14": "14", "": "", "1,204 people": "1,204 people",
	} {
		if got := held(text); got != want {
			t.Errorf("of %q %q is held", text, got)
		}
	}
}

// A line further to the left than the words of an item goes on with none, though its
// first word had no room on the line above.
func TestWhatStandsLeftOfAnItemsWordsGoesOnWithNone(t *testing.T) {
	page := newDrawing()
	item := func(y float64, lines ...string) {
		page.says(80, y, "•")
		for i, line := range lines {
			page.says(98, y-13*float64(i), line)
		}
	}
	page.says(60, 700, "Areas for improvement")
	item(687, "Letters about charges are long and were written for other people than", "those who read them")
	item(661, "Some villages have no agency at all and their people wait for the week")
	page.says(60, 648, "Priorities")
	item(635, "Write the letters anew with those who get them, and ask the villages at", "their own halls")
	page.says(60, 609, "Afterwards we shall tell the board")
	lines, _ := readDrawn(t, page)
	want := []string{
		"- Areas for improvement", "- • Letters about charges are long and were written for other people than those who read them",
		"- • Some villages have no agency at all and their people wait for the week", "- Priorities",
		"- • Write the letters anew with those who get them, and ask the villages at their own halls", "- Afterwards we shall tell the board",
	}
	if !slices.Equal(lines, want) {
		t.Errorf("got\n%s", strings.Join(lines, "\n"))
	}
}

// Where lines stand under the bullet itself they go on with its item.
func TestALineUnderABulletMayGoOnWithItsItem(t *testing.T) {
	page := newDrawing()
	for i, line := range []string{"•", "Letters about charges are long and were written for other people than", "those who read them, and nobody has asked any of these readers what it is", "that they need"} {
		x, y := 60.0, 700-13*float64(max(0, i-1))
		if i == 1 {
			x = 78
		}
		page.says(x, y, line)
	}
	page.says(60, 661, "•")
	page.says(78, 661, "Some villages have no agency at all")
	lines, _ := readDrawn(t, page)
	if len(lines) != 2 || !strings.HasSuffix(lines[0], "that they need") {
		t.Errorf("got\n%s", strings.Join(lines, "\n"))
	}
}
