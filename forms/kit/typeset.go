package kit

import (
	"unicode"

	"fyne.io/fyne/v2"
)

// typesets tells whether quotation marks, apostrophes and dashes that are typed in
// prose are put as they are printed.
var typesets = true

// SetTypesets has quotation marks, apostrophes and dashes put as they are printed
// while somebody types prose, or left as they are typed.
func SetTypesets(on bool) { typesets = on }

// Typesets tells whether they are.
func Typesets() bool { return typesets }

// put is what was put in the place of what a person typed: Backspace right after it
// brings that back.
type put struct {
	text  string // all of it, as it was after
	at    int    // where the cursor was, in characters
	typed rune   // in the place of the character before the cursor
}

// typeset types a letter as it is printed, and says whether it did: an opening or a
// closing quotation mark, an apostrophe, an en dash for two hyphens and for one
// between spaces.
func (w *Writer) typeset(r rune) bool {
	if !typesets || !w.Spelt {
		return false
	}
	switch r {
	case '"', '\'':
		printed := quotationMark(r, w.before(1))
		w.type1(printed)
		w.put = &put{w.Text, w.Offset(), r}
		return true
	case '-':
		if w.before(1) != '-' || w.before(2) == '-' || w.SelectedText() != "" {
			return false
		}
		w.erase()
		w.type1('–')
		w.put = &put{w.Text, w.Offset(), '-'}
		return true
	case ' ':
		// Not at the beginning of a line, where a hyphen is a bullet.
		if w.before(1) != '-' || w.before(2) != ' ' || w.before(3) == 0 || w.before(3) == '\n' || w.SelectedText() != "" {
			return false
		}
		w.erase()
		w.type1('–')
		w.type1(' ')
		return true
	}
	return false
}

// quotationMark is a straight mark as it is printed after a character: a closing one,
// or an apostrophe, after what a word may end with.
func quotationMark(r, before rune) rune {
	opening := before == 0 || unicode.IsSpace(before) || unicode.Is(unicode.Ps, before) || unicode.Is(unicode.Pi, before) || unicode.Is(unicode.Pd, before) || before == '/'
	switch {
	case r == '"' && opening:
		return '“'
	case r == '"':
		return '”'
	case opening:
		return '‘'
	}
	return '’'
}

// asTyped brings back what was typed where it was only just put as it is printed,
// and says whether it did.
func (w *Writer) asTyped() bool {
	p := w.put
	w.put = nil
	if p == nil || p.text != w.Text || p.at != w.Offset() || w.SelectedText() != "" {
		return false
	}
	w.erase()
	w.type1(p.typed)
	return true
}

// before is the character so many places before the cursor, or before what is
// selected; 0 for none.
func (w *Writer) before(places int) rune {
	text, at := []rune(w.Text), w.Offset()
	if n := len([]rune(w.SelectedText())); n > 0 && at >= n && string(text[at-n:at]) == w.SelectedText() {
		at -= n
	}
	if at -= places; at < 0 || at >= len(text) {
		return 0
	}
	return text[at]
}

func (w *Writer) type1(r rune) { w.change(1, func() { w.Entry.TypedRune(r) }) }

func (w *Writer) erase() {
	w.change(-1, func() { w.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace}) })
}
