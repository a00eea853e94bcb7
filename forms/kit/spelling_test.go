package kit

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"ninefold/forms/kit/kittest"
)

// wrongWords is a speller that does not know the words with a "zz" in them.
type wrongWords struct {
	suggest func(word string, found func([]string))
	added   []string
	ignored []string
	asked   int
}

func (s *wrongWords) Unknown(text string, writing int) []Stretch {
	s.asked++
	var all []Stretch
	at := 0
	for _, word := range strings.SplitAfter(text, " ") {
		from, to := at, at+len(strings.TrimRight(word, " "))
		at += len(word)
		if strings.Contains(word, "zz") && !slices.Contains(s.added, strings.TrimSpace(word)) && !(writing >= from && writing <= to) {
			all = append(all, Stretch{from, to})
		}
	}
	return all
}

func (s *wrongWords) Suggest(word string, found func([]string)) {
	if s.suggest != nil {
		s.suggest(word, found)
		return
	}
	found([]string{"right", "wright"})
}
func (s *wrongWords) Add(word string)    { s.added = append(s.added, word) }
func (s *wrongWords) Ignore(word string) { s.ignored = append(s.ignored, word) }

// spelling has a speller mark words for the length of a test.
func spellWith(t testing.TB) *wrongWords {
	s := &wrongWords{}
	Spell(s)
	t.Cleanup(func() { Spell(nil) })
	return s
}

// marked are the words of a writer with a mark, and how many marks are drawn.
func marked(w *Writer) (words []string, drawn int) {
	for _, s := range w.unknown {
		words = append(words, w.Text[s.From:s.To])
	}
	return words, w.drawn.marks.Used
}

func TestUnknownWordsAreMarkedButNotTheOneBeingWritten(t *testing.T) {
	spellWith(t)
	f := NewField(FieldConfig{Label: "Note", Lines: 3, Spelt: true})
	other := NewField(FieldConfig{Label: "Name", Lines: 3})
	w := show(t, Stack(10, f, other), 400, 400)
	f.SetText("one twzzo three fozzr")
	other.SetText("twzzo")
	if words, drawn := marked(f.writer); !slices.Equal(words, []string{"twzzo", "fozzr"}) || drawn != 2 {
		t.Errorf("%q are marked, with %d marks", words, drawn)
	}
	if words, _ := marked(other.writer); len(words) != 0 {
		t.Errorf("%q are marked in a field of names", words)
	}
	if got := f.AccessibilityLabel(); got != "Note. Not in the dictionary: twzzo, fozzr" {
		t.Errorf("a screen reader is told %q", got)
	}
	w.Canvas().Focus(f.writer)
	f.writer.MoveTo(21)
	f.writer.TypedRune('s')
	if words, _ := marked(f.writer); !slices.Equal(words, []string{"twzzo"}) {
		t.Errorf("%q are marked while the last word is being written", words)
	}
	f.writer.TypedRune(' ')
	if words, _ := marked(f.writer); !slices.Equal(words, []string{"twzzo", "fozzrs"}) {
		t.Errorf("%q are marked after the space", words)
	}
	Spell(nil)
	Respell(w.Canvas())
	if words, drawn := marked(f.writer); len(words) != 0 || drawn != 0 {
		t.Errorf("%q are marked, with %d marks, while nothing is to be", words, drawn)
	}
}

func TestMarksStandUnderTheirWordsOnEachLine(t *testing.T) {
	spellWith(t)
	f := NewField(FieldConfig{Label: "Note", Lines: 3, Spelt: true})
	show(t, Stack(10, f), 240, 400)
	const text = "Several words before azz and then some more of them until bzz, on another line"
	f.SetText(text)
	lines := f.writer.lines()
	if len(lines) < 2 || strings.Join(lines, "") != text {
		t.Fatalf("the lines are %q", lines)
	}
	line := f.body().LineHeight()
	for i, word := range []string{"azz", "bzz,"} {
		row := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, word) })
		mark := f.writer.drawn.marks.waves[i].raster
		before, _, _ := strings.Cut(lines[row], word)
		if want := f.writer.Inset().X + f.body().measure(before); mark.Position().X < want-1 || mark.Position().X > want+1 {
			t.Errorf("the mark of %q begins at %v and not at %v", word, mark.Position().X, want)
		}
		top := f.writer.Inset().Y + float32(row)*line
		if y := mark.Position().Y; y < top+line/2 || y+mark.Size().Height > top+line+2 {
			t.Errorf("the mark of %q stands at %v, and its line from %v to %v", word, y, top, top+line)
		}
	}
}

func TestAWordIsChangedFromItsMenu(t *testing.T) {
	spellWith(t)
	var said string
	f := NewField(FieldConfig{Label: "Note", Lines: 3, Spelt: true, OnChange: func(text string) { said = text }})
	w := show(t, Stack(10, f), 400, 400)
	f.SetText("we wrzzng it, wrzzng again")
	w.Canvas().Focus(f.writer)
	f.writer.MoveTo(0)
	f.writer.TypedShortcut(&desktop.CustomShortcut{KeyName: SpellKey, Modifier: fyne.KeyModifierAlt})
	if _, open := w.Canvas().Focused().(*widget.PopUpMenu); !open {
		t.Fatal("no menu is open")
	}
	kittest.Press(t, w, fyne.KeyReturn)
	f.Flush()
	if said != "we right it, wrzzng again" {
		t.Errorf("the text is %q", said)
	}
	if w.Canvas().Focused() != fyne.Focusable(f.writer) {
		t.Error("the keyboard is not back in the text")
	}
}

func TestAMenuOpensAtOnceAndAgainWithWhatWasFound(t *testing.T) {
	s := spellWith(t)
	var found func([]string)
	s.suggest = func(_ string, then func([]string)) { found = then }
	f := NewField(FieldConfig{Label: "Note", Lines: 3, Spelt: true})
	w := show(t, Stack(10, f), 400, 500)
	f.SetText("wrzzng")
	w.Canvas().Focus(f.writer)
	call := &desktop.CustomShortcut{KeyName: SpellKey, Modifier: fyne.KeyModifierAlt}
	f.writer.TypedShortcut(call)
	first, open := w.Canvas().Focused().(*widget.PopUpMenu)
	if !open {
		t.Fatal("no menu is open while words are looked for")
	}
	found([]string{"right"})
	second, open := w.Canvas().Focused().(*widget.PopUpMenu)
	if !open || second == first || first.Visible() {
		t.Fatal("the menu does not show what was found")
	}
	kittest.Press(t, w, fyne.KeyReturn)
	if f.Text() != "right" {
		t.Errorf("the text is %q", f.Text())
	}
	// One that was closed meanwhile stays closed.
	f.SetText("wrzzng")
	w.Canvas().Focus(f.writer)
	f.writer.TypedShortcut(call)
	kittest.Press(t, w, fyne.KeyEscape)
	found([]string{"right"})
	if _, open := w.Canvas().Focused().(*widget.PopUpMenu); open {
		t.Error("a menu that was closed opens again")
	}
}

func TestAWordIsAddedFromItsMenu(t *testing.T) {
	s := spellWith(t)
	f := NewField(FieldConfig{Label: "Note", Spelt: true})
	w := show(t, Stack(10, f), 400, 500)
	f.SetText("wrzzng")
	w.Canvas().Focus(f.writer)
	f.writer.TypedShortcut(&desktop.CustomShortcut{KeyName: SpellKey, Modifier: fyne.KeyModifierAlt})
	kittest.Press(t, w, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if !slices.Equal(s.added, []string{"wrzzng"}) || f.Text() != "wrzzng" {
		t.Errorf("added are %q, and the text is %q", s.added, f.Text())
	}
	Respell(w.Canvas())
	if words, _ := marked(f.writer); len(words) != 0 {
		t.Errorf("%q are marked after they were added", words)
	}
}

func TestAKeyAsksForATextOnce(t *testing.T) {
	s := spellWith(t)
	f := NewField(FieldConfig{Label: "Note", Lines: 3, Spelt: true})
	w := show(t, Stack(10, f), 400, 400)
	f.SetText("some wrzzng text ")
	w.Canvas().Focus(f.writer)
	f.writer.MoveTo(17)
	s.asked = 0
	f.writer.TypedRune('a')
	if s.asked > 2 {
		t.Errorf("one key asks %d times which words are unknown", s.asked)
	}
	s.asked = 0
	f.Refresh()
	f.writer.Refresh()
	if s.asked != 0 {
		t.Errorf("drawing the same again asks %d times", s.asked)
	}
}
