package kit

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"github.com/clipperhouse/uax29/v2/words"
	"golang.org/x/text/unicode/bidi"
)

// Laid is a text as it is drawn in a widget: broken into lines, from a corner, in a
// room of a width, all in the widget's own coordinates.
type Laid struct {
	Text  string
	Lines []string
	Face  Face
	Align fyne.TextAlign
	X, Y  float32
	Width float32
}

// left is where a line begins.
func (l Laid) left(line string) float32 {
	switch l.Align {
	case fyne.TextAlignTrailing:
		return l.X + l.Width - l.Face.measure(line)
	case fyne.TextAlignCenter:
		return l.X + (l.Width-l.Face.measure(line))/2
	}
	return l.X
}

// ByteAt is the place in the text, in bytes, that lies nearest to a place in the
// widget: between two characters as they are seen. Above the text it is its start,
// below it its end.
func (l Laid) ByteAt(at fyne.Position) int {
	row := int((at.Y - l.Y) / l.Face.LineHeight())
	switch {
	case at.Y < l.Y || len(l.Lines) == 0:
		return 0
	case row >= len(l.Lines):
		return len(l.Text)
	}
	line := l.Lines[row]
	return lineStarts(l.Text, l.Lines)[row] + l.Face.byteAt(line, at.X-l.left(line))
}

// Where is the upper end of the line that a cursor would be at a place in the text,
// given in bytes.
func (l Laid) Where(place int) fyne.Position {
	row := LineOf(l.Text, l.Lines, place)
	line := l.Lines[row]
	within := min(max(place-lineStarts(l.Text, l.Lines)[row], 0), len(line))
	return fyne.NewPos(l.left(line)+l.Face.xOf(line, within), l.Y+float32(row)*l.Face.LineHeight())
}

// course is a part of a line that is written in one direction.
type course struct {
	from, to int // in bytes
	x, width float32
	leftward bool
}

// courses are the parts of a line in the order in which they are drawn from left to
// right, which in the toolkit is their order in the text (Unicode Standard Annex #9
// tells the directions; the toolkit takes a line for one that begins at the left).
func (f Face) courses(line string) []course {
	whole := []course{{to: len(line)}}
	if strings.IndexFunc(line, writtenLeftward) < 0 {
		return whole // as nearly all are; its width is not asked for
	}
	var p bidi.Paragraph
	if _, err := p.SetString(line, bidi.DefaultDirection(bidi.LeftToRight)); err != nil {
		return whole
	}
	order, err := p.Order()
	if err != nil || order.NumRuns() == 0 {
		return whole
	}
	var all []course
	from, x := 0, float32(0)
	for i := range order.NumRuns() {
		run := order.Run(i)
		to := from + len(run.String())
		end := f.measure(line[:to])
		all = append(all, course{from, to, x, end - x, run.Direction() == bidi.RightToLeft})
		from, x = to, end
	}
	return all
}

// writtenLeftward tells whether a character belongs to a script that is written from
// right to left.
func writtenLeftward(r rune) bool {
	if r < 0x590 {
		return false
	}
	properties, _ := bidi.LookupRune(r)
	class := properties.Class()
	return class == bidi.R || class == bidi.AL || class == bidi.RLE || class == bidi.RLO || class == bidi.RLI
}

// xOf is how far from the left of a line the character at a place begins; in what is
// written leftward, its right edge.
func (f Face) xOf(line string, at int) float32 {
	all := f.courses(line)
	for i, c := range all {
		if at < c.to || i == len(all)-1 {
			return f.within(c, line, at)
		}
	}
	return 0
}

// within is xOf for a place in one course.
func (f Face) within(c course, line string, at int) float32 {
	x := f.measure(line[:at])
	if c.leftward {
		return c.x + c.width - (x - c.x)
	}
	return x
}

// byteAt is the place in a line nearest to a distance from its left.
func (f Face) byteAt(line string, x float32) int {
	if x <= 0 && !strings.ContainsFunc(line, writtenLeftward) {
		return 0
	}
	all := f.courses(line)
	c := all[0]
	for _, other := range all[1:] {
		if x >= other.x {
			c = other
		}
	}
	bounds := seenBounds(line, c.from, c.to)
	// The edges of the characters go one way, so the nearest is found by halves.
	low, high := 0, len(bounds)-1
	for high-low > 1 {
		middle := (low + high) / 2
		if edge := f.within(c, line, bounds[middle]); (edge <= x) != c.leftward {
			low = middle
		} else {
			high = middle
		}
	}
	before, after := f.within(c, line, bounds[low])-x, f.within(c, line, bounds[high])-x
	if max(before, -before) <= max(after, -after) {
		return bounds[low]
	}
	return bounds[high]
}

// band is a box from one distance from the left of a line to another.
type band struct{ left, right float32 }

// bands are the boxes around a part of a line, given in bytes: one for each direction
// it is written in.
func (f Face) bands(line string, from, to int) []band {
	var all []band
	for _, c := range f.courses(line) {
		begin, end := max(from, c.from), min(to, c.to)
		if begin >= end {
			continue
		}
		a, b := f.within(c, line, begin), f.within(c, line, end)
		all = append(all, band{min(a, b), max(a, b)})
	}
	return all
}

// seenBounds are the places between characters as they are seen, from one place in a
// text to another, both among them.
func seenBounds(text string, from, to int) []int {
	bounds := append(make([]int, 0, to-from+1), from)
	for at := from; at < to; {
		_, wide := utf8.DecodeRuneInString(text[at:])
		at = min(SeenEnd(text, at+wide), to)
		bounds = append(bounds, at)
	}
	return bounds
}

// WordAt is the word in a text at a place, given in bytes, or the space between two
// (Unicode Standard Annex #29, word boundaries).
func WordAt(text string, at int) (from, to int) {
	for word := words.FromString(text); word.Next(); {
		from, to = word.Start(), word.End()
		if at < to {
			break
		}
	}
	return from, to
}
