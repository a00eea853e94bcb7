package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// seen are characters as people see them that are several of Unicode's.
var seen = map[string]string{
	"an emoji with skin tone":        "👍🏽",
	"a family of joined emoji":       "👨‍👩‍👧‍👦",
	"a flag of two letters":          "🇬🇧",
	"the flag of Wales":              "🏴󠁧󠁢󠁷󠁬󠁳󠁿",
	"a letter with a combining mark": "w\u0302",
	"a letter with two of them":      "a\u0323\u0306",
	"a syllable in Devanagari":       "नी",
	"a consonant without its vowel":  "க்",
	"two consonants that are one":    "क्ष",
	"three of them with a vowel":     "स्त्री",
	"two of them in Bengali":         "ক্ষী",
	"a heart made an emoji":          "❤️",
	"a keycap":                       "1️⃣",
	"a syllable of Hangul's parts":   "각",
}

func key(w *Writer, names ...fyne.KeyName) {
	for _, name := range names {
		w.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func shifted(w *Writer, names ...fyne.KeyName) {
	shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	w.KeyDown(shift)
	// The driver of the tests holds no key, which takes the shift key for released.
	for _, name := range names {
		w.Entry.KeyDown(shift)
		w.Shift = false
		w.TypedKey(&fyne.KeyEvent{Name: name})
	}
	w.KeyUp(shift)
}

func TestKeysTakeWhatIsSeenAsOneCharacter(t *testing.T) {
	for what, c := range seen {
		for _, several := range []int{1, 2} {
			t.Run(what, func(t *testing.T) {
				reported := 0
				f := NewField(FieldConfig{Says: "text", Lines: several, AtOnce: true, OnChange: func(string) { reported++ }})
				show(t, NewPage(Stack(0, f)), 400, 300)
				f.Focus()
				w := f.writer
				fill := func(text string) { f.SetText(text); w.MoveTo(len([]rune(text))) }
				is := func(want string) {
					t.Helper()
					if f.Text() != want {
						t.Errorf("the text is %q, want %q", f.Text(), want)
					}
				}
				length := len([]rune(c))

				fill("a" + c + c)
				key(w, fyne.KeyBackspace)
				is("a" + c)
				if reported != 1 {
					t.Errorf("one press of Backspace was reported %d times", reported)
				}
				key(w, fyne.KeyBackspace)
				is("a")

				fill("a" + c + "b")
				key(w, fyne.KeyLeft, fyne.KeyLeft)
				if w.Offset() != 1 {
					t.Errorf("two steps to the left of b stand at %d", w.Offset())
				}
				key(w, fyne.KeyRight)
				if w.Offset() != 1+length {
					t.Errorf("a step to the right over it stands at %d of %d", w.Offset(), 1+length)
				}
				key(w, fyne.KeyLeft, fyne.KeyDelete)
				is("ab")

				fill("a" + c + "b")
				w.MoveTo(1)
				shifted(w, fyne.KeyRight)
				if w.SelectedText() != c {
					t.Errorf("Shift and Right select %q", w.SelectedText())
				}
				shifted(w, fyne.KeyLeft)
				if w.SelectedText() != "" {
					t.Errorf("Shift and Left leave %q selected", w.SelectedText())
				}
				w.MoveTo(1 + length)
				shifted(w, fyne.KeyLeft)
				test.Type(w, "x")
				is("axb")
				if length > 1 {
					fill("a" + c + "b")
					w.MoveTo(2) // within it
					test.Type(w, "x")
					is("a" + c + "xb")
				}
			})
		}
	}
}

func TestAWordIsTakenWithAllItsCharacters(t *testing.T) {
	f := NewField(FieldConfig{Says: "text", Lines: 2, OnChange: func(string) {}})
	show(t, NewPage(Stack(0, f)), 400, 300)
	f.Focus()
	w := f.writer
	f.SetText("Well done 👨‍👩‍👧‍👦 all")
	w.MoveTo(len([]rune(f.Text())))
	back := &desktop.CustomShortcut{KeyName: fyne.KeyBackspace, Modifier: wordModifier}
	w.TypedShortcut(back)
	if f.Text() != "Well done 👨‍👩‍👧‍👦 " {
		t.Errorf("a word less is %q", f.Text())
	}
	w.TypedShortcut(back)
	if f.Text() != "Well done " {
		t.Errorf("two words less is %q", f.Text())
	}
}

// TestThePointerGoesBesideACharacter presses and selects in the middle of characters.
func TestThePointerGoesBesideACharacter(t *testing.T) {
	f := NewField(FieldConfig{Says: "text", Lines: 2, OnChange: func(string) {}})
	show(t, NewPage(Stack(0, f)), 400, 300)
	f.Focus()
	w := f.writer
	text := strings.Repeat("👨‍👩‍👧‍👦", 5)
	f.SetText(text)
	inset := w.Inset()
	press := func(x float32) *desktop.MouseEvent {
		return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(inset.X+x, inset.Y+5)}, Button: desktop.MouseButtonPrimary}
	}
	between := map[int]bool{0: true, 7: true, 14: true, 21: true, 28: true, 35: true}
	for x := float32(0); x < 200; x += 3 {
		w.MouseDown(press(x))
		if !between[w.Offset()] {
			t.Fatalf("pressed at %.0f the cursor is at %d, inside of a family", x, w.Offset())
		}
		w.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(inset.X+x+31, inset.Y+5)}, Dragged: fyne.NewDelta(31, 0)})
		w.MouseUp(press(x + 31))
		w.DragEnd()
		if n := len([]rune(w.SelectedText())); n%7 != 0 {
			t.Fatalf("dragged from %.0f, %d of Unicode's characters are selected", x, n)
		}
	}
}

func TestTextIsCutBetweenCharacters(t *testing.T) {
	for what, c := range seen {
		text := "ab" + c + c + "cd"
		for at := 2; at <= 2+2*len(c); at++ {
			start, end := SeenStart(text, at), SeenEnd(text, at)
			if (start-2)%len(c) != 0 || (end-2)%len(c) != 0 || start > at || end < at {
				t.Errorf("%s: beside byte %d are %d and %d", what, at, start, end)
			}
		}
	}
	f := Face{Size: 16}
	for width := float32(20); width < 160; width++ {
		if short := f.shorten(strings.Repeat("👍🏽", 9), width); strings.Contains(short, "👍…") {
			t.Fatalf("%q lost its skin tone", short)
		}
	}
}
