package kit

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/clipperhouse/uax29/v2/graphemes"
)

// What a person sees as one character may be several in Unicode: an emoji with its
// skin tone, a family joined by joiners, a flag, a letter with its marks, consonants
// that Devanagari writes as one. Fyne's entry goes from one to the next of Unicode's;
// the writer takes it on to where one of those that are seen ends (Unicode Standard
// Annex #29, extended grapheme clusters, as of Unicode 17).

// SeenEnd is the first place at or after a place in a text, in bytes, that does not
// lie inside of what is seen as one character.
func SeenEnd(text string, at int) int { return around(text, at, true) }

// SeenStart is the last such place at or before it.
func SeenStart(text string, at int) int { return around(text, at, false) }

// around finds the nearest place between two characters as they are seen.
func around(text string, at int, after bool) int {
	if at <= 0 || at >= len(text) || text[at] < utf8.RuneSelf && text[at-1] < utf8.RuneSelf && text[at] != '\n' {
		return at
	}
	sure := sureStart(text, at)
	for seen := graphemes.FromString(text[sure:]); seen.Next(); {
		switch from, to := sure+seen.Start(), sure+seen.End(); {
		case from >= at:
			return at
		case to > at && after:
			return to
		case to > at:
			return from
		}
	}
	return at
}

// sureStart is a place before another that is surely between two characters: two
// letters of plain English meet there. Without one it is the start of the text.
func sureStart(text string, at int) int {
	for at--; at > 0; at-- {
		if text[at] < utf8.RuneSelf && text[at-1] < utf8.RuneSelf && text[at] != '\n' {
			return at
		}
	}
	return 0
}

// astray tells whether the cursor stands inside of what is seen as one character.
func (w *Writer) astray() bool {
	if plain(w.Text) {
		return false
	}
	at := w.bytesAt(w.Offset())
	return SeenEnd(w.Text, at) != at
}

// plain tells whether each character of a text is seen as one.
func plain(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// goOut takes the cursor on to the end of the character it stands in, or back to its
// start. What is selected grows or shrinks with it.
func (w *Writer) goOut(key fyne.KeyName) {
	if !w.astray() {
		return
	}
	if shift := (&fyne.KeyEvent{Name: desktop.KeyShiftLeft}); w.SelectedText() != "" && !w.Shift {
		w.Entry.KeyDown(shift)
		defer w.Entry.KeyUp(shift)
	}
	for before := -1; w.astray() && w.Offset() != before; {
		before = w.Offset()
		w.Entry.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// step moves the cursor, and on out of the character it then stands in.
func (w *Writer) step(key *fyne.KeyEvent) {
	w.Entry.TypedKey(key)
	if key.Name == fyne.KeyRight {
		w.goOut(fyne.KeyRight)
	} else {
		w.goOut(fyne.KeyLeft)
	}
	w.settle()
}

// seenBefore and seenAfter are how many of Unicode's characters the one before the
// cursor, or after it, is made of; 0 where there is none.
func (w *Writer) seenBefore() int {
	at := w.bytesAt(w.Offset())
	if at == 0 {
		return 0
	}
	_, size := utf8.DecodeLastRuneInString(w.Text[:at])
	return utf8.RuneCountInString(w.Text[SeenStart(w.Text, at-size):at])
}

func (w *Writer) seenAfter() int {
	at := w.bytesAt(w.Offset())
	if at == len(w.Text) {
		return 0
	}
	_, size := utf8.DecodeRuneInString(w.Text[at:])
	return utf8.RuneCountInString(w.Text[at:SeenEnd(w.Text, at+size)])
}

// eraseSeen takes away what is selected, or else the whole character before the
// cursor or after it, as one change.
func (w *Writer) eraseSeen(key *fyne.KeyEvent) {
	n, by := w.seenAfter(), 0
	if key.Name == fyne.KeyBackspace {
		n = w.seenBefore()
		by = -n
	}
	if w.SelectedText() != "" {
		n = 1
	}
	told := w.OnChanged
	defer func() { w.OnChanged = told }()
	w.change(by, func() {
		for ; n > 0; n-- {
			if w.OnChanged = nil; n == 1 {
				w.OnChanged = told // all of it is gone then
			}
			w.Entry.TypedKey(key)
		}
	})
}

// Selection is where what is selected was begun, and where the cursor is, in bytes; the
// same place twice where nothing is. Fyne tells where the cursor is and what is selected;
// that ends or begins there.
func (w *Writer) Selection() (anchor, cursor int) {
	chosen := w.SelectedText()
	cursor = w.bytesAt(w.CursorTextOffset())
	if cursor >= len(chosen) && w.Text[cursor-len(chosen):cursor] == chosen {
		return cursor - len(chosen), cursor
	}
	return min(cursor+len(chosen), len(w.Text)), cursor
}

// selectSeen widens what the mouse selected to whole characters.
func (w *Writer) selectSeen() {
	chosen := w.SelectedText()
	if chosen == "" || plain(w.Text) {
		return
	}
	anchor, cursor := w.Selection()
	from, to := min(anchor, cursor), max(anchor, cursor)
	whole := Stretch{From: SeenStart(w.Text, from), To: SeenEnd(w.Text, to)}
	if whole.From != from || whole.To != to {
		w.selectBytes(whole)
	}
}

// byWord moves by a word, selects or deletes one, as Fyne's entry does it, and leaves
// no part of a character.
func (w *Writer) byWord(s *desktop.CustomShortcut) {
	selects := *s
	selects.Modifier |= fyne.KeyModifierShift
	switch s.KeyName {
	case fyne.KeyLeft, fyne.KeyRight:
		w.Entry.TypedShortcut(s)
		w.goOut(s.KeyName)
		w.settle()
	case fyne.KeyBackspace, fyne.KeyDelete:
		if plain(w.Text) || w.SelectedText() != "" {
			w.Entry.TypedShortcut(s)
			w.settle()
			return
		}
		selects.KeyName = fyne.KeyRight
		if s.KeyName == fyne.KeyBackspace {
			selects.KeyName = fyne.KeyLeft
		}
		w.Entry.TypedShortcut(&selects)
		w.goOut(selects.KeyName)
		if w.SelectedText() != "" {
			w.change(0, func() { w.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete}) })
		}
	}
}
