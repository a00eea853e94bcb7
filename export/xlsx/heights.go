package xlsx

import (
	"strings"
	"unicode"

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
	caution = 1.04
)

// height is what a row of these cells needs.
func (g *grid) height(cells []export.Value) float64 {
	lines := 1
	for i, c := range g.sheet.Columns {
		lines = max(lines, wrapped(cells[i].Text, c.Width*digitPixels-cellPadding))
	}
	return float64(lines)*lineHeight + rowPadding
}

// wrapped is the number of lines that text takes in a column of this width.
func wrapped(text string, width float64) int {
	lines := 0
	for _, l := range strings.Split(text, "\n") {
		lines++
		at := 0.0
		for _, word := range strings.SplitAfter(l, " ") {
			w := pixels(word)
			bare := pixels(strings.TrimRight(word, " "))
			if at > 0 && at+bare > width {
				lines++
				at = 0
			}
			for ; bare > width; bare -= width { // a word longer than the line is broken anywhere
				lines++
				w -= width
			}
			at += w
		}
	}
	return lines
}

// widths are the advances of Arial's printable ASCII, from the space on, in
// thousandths of the type size; they are those of Helvetica and of Liberation
// Sans.
var widths = [95]float64{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
}

// pixels is about how wide a word is.
func pixels(word string) float64 {
	sum := 0.0
	for _, r := range word {
		switch {
		case r >= ' ' && r <= '~':
			sum += widths[r-' ']
		case unicode.Is(unicode.Mn, r):
		case r >= 0x2e80: // East Asian letters and pictures fill a square
			sum += 1000
		default:
			sum += 600
		}
	}
	return sum / 1000 * textPixels * caution
}
