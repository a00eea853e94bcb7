package xlsx

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"ninefold/app/columns"
	"ninefold/export"
)

// Heights are in points, widths in pixels at 96 to the inch, as column widths
// are counted.
const (
	lineHeight  = 15.5
	rowPadding  = 3.0
	titleHeight = 27.0
	textPixels  = fontSize * 96.0 / 72
	digitPixels = 9.0 // the widest digit of the font, rounded as office programs do
	cellPadding = 7.0
	// caution makes room for hinting, which widens some letters on the screen.
	caution = 1.06
	// boldWider is how much wider bold type is.
	boldWider = 1.08
)

// height is what a row of so many lines needs.
func height(lines int) float64 { return float64(lines)*lineHeight + rowPadding }

// highest is the number of lines of the highest of these cells.
func (g *grid) highest(cells []export.Value) int {
	lines := 1
	for i, c := range g.sheet.Columns {
		lines = max(lines, wrapped(cells[i].Text, c.Width*digitPixels-cellPadding))
	}
	return lines
}

// mostLines is how many lines there is room for in the highest row.
const mostLines = 26 // of the 409 points that excelize.MaxRowHeight allows

// mostUnits is how long a part of a text may be that goes on in a further row.
const mostUnits = excelize.TotalCellChars - len(columns.Continued) - 1

// stays tells whether a row of these cells, of which the highest has so many
// lines, is one row of the workbook.
func (g *grid) stays(cells []export.Value, lines int) bool {
	if !g.options.ForEditing && lines > mostLines {
		return false
	}
	for _, v := range cells {
		if most := 2 * len(v.Text); most > mostUnits && length(escaped(v.Text)) > mostUnits {
			return false // escaped doubles a text at most
		}
	}
	return true
}

// continued parts a row whose texts are longer than a cell may be, or in a workbook
// to read higher than a row may be, into as many rows as it takes.
func (g *grid) continued(cells []export.Value) [][]export.Value {
	return continued(cells, func(i int, text string) []string {
		all := parts(text, mostUnits)
		if g.options.ForEditing || len(text) < mostLines {
			return all
		}
		var low []string
		for _, part := range all {
			low = append(low, lowParts(part, g.sheet.Columns[i].Width*digitPixels-cellPadding)...)
		}
		return low
	})
}

// lowParts cuts text so that each part takes no more lines than a row has room for:
// behind the end of a line where there is one, or behind a space. Together they are
// the text.
func lowParts(text string, width float64) []string {
	var out []string
	for text != "" && wrapped(text, width) > mostLines {
		end := 0 // of what has room
		for at := strings.IndexByte(text, '\n'); at >= 0 && at+1 < len(text) && wrapped(text[:at], width) <= mostLines; {
			end = at + 1
			next := strings.IndexByte(text[end:], '\n')
			if next < 0 {
				break
			}
			at = end + next
		}
		if end == 0 {
			end = lowCut(text, width)
		}
		out = append(out, text[:end])
		text = text[end:]
	}
	return append(out, text)
}

// lowCut is where the first part of one long line ends.
func lowCut(text string, width float64) int {
	var spaces []int // behind each
	for i, r := range text {
		if r == '\n' {
			break
		}
		if unicode.IsSpace(r) {
			spaces = append(spaces, i+len(string(r)))
		}
	}
	fit := sort.Search(len(spaces), func(i int) bool { return wrapped(text[:spaces[i]], width) > mostLines })
	if fit == 0 {
		return len(text) // a word as long as a page
	}
	return spaces[fit-1]
}

// wrapped is the number of lines that text takes in a column of this width.
//
// Some programs break a line behind a hyphen or a slash and some do not; it is the
// greater of both.
func wrapped(text string, width float64) int {
	lines := 0
	for l := range strings.SplitSeq(text, "\n") {
		high := linesOf(l, width, false)
		if high > 1 && strings.ContainsAny(l, "-/") {
			high = max(high, linesOf(l, width, true))
		}
		lines += high
	}
	return lines
}

// linesOf is the number of lines that a line of words takes which stay whole where
// they can: each with the space behind it or, where hyphens part them too, with the
// hyphen or the slash.
func linesOf(text string, width float64, hyphens bool) int {
	lines, at := 1, 0.0
	begun := true      // whether there is a word that has not been set
	word, bare := 0, 0 // its width with and without its space, in thousandths of the type size
	set := func() {
		w, b := pixels(word), pixels(bare)
		if at > 0 && at+b > width {
			lines++
			at = 0
		}
		for ; b > width; b -= width { // a word longer than the line is broken anywhere
			lines++
			w -= width
		}
		at += w
		word, bare = 0, 0
	}
	for i := 0; i < len(text); {
		begun = true
		c := text[i]
		if c >= ' ' && c <= '~' {
			i++
			word += int(widths[c-' '])
			if c != ' ' {
				bare = word
			}
			if c == ' ' || hyphens && (c == '-' || c == '/') {
				set()
				begun = !hyphens // behind the last space stands a word without letters
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		word += wide(r)
		bare = word
	}
	if begun {
		set()
	}
	return lines
}

// widths are the advances of Arial's printable ASCII, from the space on, in
// thousandths of the type size; they are those of Helvetica and of Liberation
// Sans.
var widths = [95]uint16{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
}

// wide is about how wide a letter outside printable ASCII is, in thousandths of the
// type size.
func wide(r rune) int {
	switch {
	case unicode.Is(unicode.Mn, r):
		return 0
	case r >= 0x2e80: // East Asian letters and pictures fill a square
		return 1000
	}
	return 600
}

// pixels is a width in thousandths of the type size as a screen shows it.
func pixels(thousandths int) float64 { return float64(thousandths) / 1000 * textPixels * caution }
