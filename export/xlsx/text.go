package xlsx

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf16"

	"ninefold/app/columns"
	"ninefold/export"
)

// code matches what a workbook's reader takes for an escaped character.
var code = regexp.MustCompile(`^_x[0-9A-Fa-f]{4}_`)

// escaped writes text so that it is read back as it is: an underscore that
// would begin an escaped character is escaped itself (ECMA-376, ST_Xstring).
// This holds for shared strings, which excelize's SetCellStr writes as it gets
// them; its stream writer escapes by itself, loses "_xD800_" and the like, and
// writes inline strings, which not every reader unescapes.
func escaped(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	var out strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '_' && code.MatchString(text[i:]) {
			out.WriteString("_x005F")
		}
		out.WriteByte(text[i])
	}
	return out.String()
}

// length is the length of text in the UTF-16 units in which a workbook counts.
func length(text string) int {
	n := 0
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}

// parts cuts text into pieces that are at most limit UTF-16 units once they are
// escaped, behind white space where there is some near the end. Joined, they are
// the text.
func parts(text string, limit int) []string {
	var out []string
	for length(escaped(text)) > limit {
		at := cut(text, limit)
		out = append(out, text[:at])
		text = text[at:]
	}
	return append(out, text)
}

// cut is the byte at which a text of more than limit UTF-16 units is cut.
func cut(text string, limit int) int {
	const near = 200 // no word in use is longer
	units, space, spaceUnits := 0, 0, 0
	for at, r := range text {
		if r == '_' && code.MatchString(text[at:]) {
			units += len("_x005F") // as escaped writes it
		}
		if units+utf16.RuneLen(r) > limit {
			if space > 0 && units-spaceUnits <= near {
				return space
			}
			return at
		}
		units += utf16.RuneLen(r)
		if unicode.IsSpace(r) {
			space, spaceUnits = at+len(string(r)), units
		}
	}
	return len(text)
}

// continued parts a row into as many rows as it takes for the parts of its texts.
// Each but the first is marked in its first cell and holds
// only what goes on.
func continued(cells []export.Value, parted func(i int, text string) []string) [][]export.Value {
	rows := [][]export.Value{append([]export.Value(nil), cells...)}
	for i, v := range cells {
		for n, part := range parted(i, v.Text) {
			if n == len(rows) {
				next := make([]export.Value, len(cells))
				next[0] = export.TextValue(columns.Continued)
				rows = append(rows, next)
			}
			if n > 0 && i == 0 {
				part = columns.Continued + " " + part
			}
			rows[n][i].Text = part
		}
	}
	return rows
}
