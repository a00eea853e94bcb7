package columns

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"
)

// Baseline is a short mark of a row's cells as they went out: for every column
// by its title two characters for the title and six for the text. A workbook
// made for editing carries it in each row, so that an import can tell a cell
// that somebody changed from one that is merely older than the document.
type Baseline map[string]string

// cellMark is the length of a cell's mark, titleMark that of its title's.
const (
	titleMark = 2
	cellMark  = 6
)

// Mark is the mark of one text: 36 bits of its SHA-256.
func Mark(text string) string {
	sum := sha256.Sum256([]byte(text))
	return base64.RawURLEncoding.EncodeToString(sum[:])[:cellMark]
}

// String writes the baseline, its columns in the order of titles.
func (b Baseline) String(titles []string) string {
	var s strings.Builder
	for _, title := range titles {
		if mark, has := b[title]; has {
			s.WriteString(Mark(title)[:titleMark] + mark)
		}
	}
	return s.String()
}

// ReadBaseline reads the baseline of a row whose columns may have these titles.
// It is nil for what is none, such as the
// mark of a whole row that earlier versions wrote.
func ReadBaseline(text string, titles []string) Baseline {
	const part = titleMark + cellMark
	text = strings.TrimSpace(text)
	if text == "" || len(text)%part != 0 || len(text) == 2*part && isHex(text) {
		return nil
	}
	byMark := map[string]string{}
	for _, title := range titles {
		byMark[Mark(title)[:titleMark]] = title
	}
	b := Baseline{}
	for ; text != ""; text = text[part:] {
		if title, known := byMark[text[:titleMark]]; known {
			b[title] = text[titleMark:part]
		}
	}
	if len(b) == 0 {
		return nil
	}
	return b
}

// isHex tells whether the text could be the mark of a whole row, which had 16
// hexadecimal digits.
func isHex(text string) bool { return strings.Trim(text, "0123456789abcdef") == "" }

// Untouched tells whether the cell of a column says what it said when the
// workbook was made.
func (b Baseline) Untouched(title, text string) bool {
	mark, has := b[title]
	return has && mark == Mark(text)
}
