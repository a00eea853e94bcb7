package kit

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
)

// CleanPasted settles once, for every field, what a paste may bring along: all
// kinds of line end become one, those at the end go (whatever is copied in Word
// or Excel on Windows ends in one), and what nobody can see goes. In a field of
// one line the others become spaces.
func CleanPasted(text string, several bool) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n").Replace(text)
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\ufeff', r == '\u200b', r != '\n' && r != '\t' && unicode.IsControl(r):
			return -1
		}
		return r
	}, text)
	text = strings.TrimRight(text, "\n")
	if several {
		return text
	}
	lines := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.Join(lines, " ")
}

// cleaned is a paste of the text cleaned for the field it goes into.
func (w *Writer) cleaned(s *fyne.ShortcutPaste) *fyne.ShortcutPaste {
	return &fyne.ShortcutPaste{Clipboard: oneText(CleanPasted(s.Clipboard.Content(), w.MultiLine && !w.OneLine))}
}

// oneText is a clipboard that holds a given text.
type oneText string

// Content implements fyne.Clipboard.
func (t oneText) Content() string { return string(t) }

// SetContent implements fyne.Clipboard.
func (oneText) SetContent(string) {}
