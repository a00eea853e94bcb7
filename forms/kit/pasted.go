package kit

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
)

// CleanPasted settles once, for every field and list, what a paste may bring along: all
// kinds of line end become one, those at the end go (whatever is copied in Word
// or Excel on Windows ends in one), and what nobody can see goes. In a field of
// one line the others become spaces.
//
// A space at which no line may break stays where it parts two words, such as a
// figure and its unit; beside another space, or at a line's end, web pages and mail
// programs have put it there.
func CleanPasted(text string, several bool) string {
	text = strings.TrimRight(seeable(Lines(text)), "\n")
	if several {
		return text
	}
	if !strings.Contains(text, "\n") {
		return text
	}
	lines := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.Join(lines, " ")
}

// Lines brings every kind of line end into one: those of Windows and old Macs,
// Unicode's own, Word's within a paragraph (a vertical tab) and of a page (a form feed).
func Lines(text string) string { return lineEnds.Replace(text) }

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n")

// seeable is text without what nobody can see.
func seeable(text string) string {
	if plain(text) && !strings.ContainsFunc(text, hidden) {
		return text
	}
	// A hyphen that may break a word did so before a line's end; Word's own signs are
	// control characters.
	text = strings.NewReplacer("\u00ad\n", "", "\x1f\n", "", "\x1e", "\u2011").Replace(text)
	runes := []rune(text)
	seen := runes[:0]
	for i, r := range runes {
		switch {
		case hidden(r):
			continue
		case r == '\u00a0' || r == '\u202f' || r == '\u2007':
			after := '\n'
			if i+1 < len(runes) {
				after = runes[i+1]
			}
			if n := len(seen); n == 0 || unicode.IsSpace(seen[n-1]) || unicode.IsSpace(after) {
				r = ' '
			}
		}
		seen = append(seen, r)
	}
	return string(seen)
}

// hidden tells whether a character has no appearance and no meaning: joiners and marks
// of direction have one.
func hidden(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u2060', '\ufeff', '\ufffe', '\uffff':
		return true
	}
	return r != '\n' && r != '\t' && unicode.IsControl(r)
}

// cleaned is a paste of the text cleaned for the field it goes into.
func (w *Writer) cleaned(s *fyne.ShortcutPaste) *fyne.ShortcutPaste {
	return &fyne.ShortcutPaste{Clipboard: oneText(CleanPasted(s.Clipboard.Content(), w.several()))}
}

// oneText is a clipboard that holds a given text.
type oneText string

// Content implements fyne.Clipboard.
func (t oneText) Content() string { return string(t) }

// SetContent implements fyne.Clipboard.
func (oneText) SetContent(string) {}
