package tagged

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Clean returns text as it is drawn: in Unicode normalisation form C, with
// tabs as spaces, every kind of line end as "\n", and without control
// characters or characters that only steer a renderer (soft hyphens,
// zero-width spaces, direction and byte order marks). Bytes that are not
// UTF-8 and codes that are no characters become U+FFFD. Characters that join others (zero-width joiners,
// variation selectors) stay, because they say what one cluster is.
func Clean(text string) string { return clean(text, false) }

// clean is Clean, which keeps the characters that only say where text of another
// direction begins and ends where they are wanted. An override, which would have
// letters stand against their own direction, is taken for an embedding: a document
// reads as it looks.
func clean(text string, directed bool) string {
	if isPlain(text) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\r':
			if i+1 == len(text) || text[i+1] != '\n' {
				b.WriteByte('\n')
			}
		case r == '\n' || r == '\u2028' || r == '\u2029' || r == '\u0085':
			b.WriteByte('\n')
		case r == '\t':
			b.WriteByte(' ')
		case directed && directs(r):
			switch r {
			case '\u202d':
				r = '\u202a'
			case '\u202e':
				r = '\u202b'
			}
			b.WriteRune(r)
		case unicode.IsControl(r) || steers(r):
		case r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef:
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
		i += size
	}
	return norm.NFC.String(b.String())
}

// isPlain tells whether text is printable ASCII with newlines, which needs no
// cleaning.
func isPlain(text string) bool {
	for i := 0; i < len(text); i++ {
		if c := text[i]; c != '\n' && (c < ' ' || c > '~') {
			return false
		}
	}
	return true
}

// directs tells whether r only says where text of a direction begins or ends.
func directs(r rune) bool {
	return r == '\u061c' || r == '\u200e' || r == '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}

// steers tells whether r only directs a renderer and stands for nothing.
func steers(r rune) bool {
	switch {
	case r == '\u00ad', r == '\u034f', r == '\u061c', r == '\u180e', r == '\ufeff',
		r == '\u200b', r == '\u200e', r == '\u200f',
		r >= '\u202a' && r <= '\u202e', r >= '\u2060' && r <= '\u206f',
		r >= '\ufff9' && r <= '\ufffb':
		return true
	}
	return false
}

// joins tells whether r only says something about the characters beside it,
// and has no shape of its own.
func joins(r rune) bool {
	return r == '\u200c' || r == '\u200d' || r >= '\ufe00' && r <= '\ufe0f' || r >= 0xe0000 && r <= 0xe0fff
}
