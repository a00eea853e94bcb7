package kit

import (
	"math"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
)

// Spot is a place between two characters in one of the texts of a Readable.
type Spot struct {
	Passage int // which of the texts, from 0
	Byte    int // in it
}

// before tells whether a spot comes before another.
func (s Spot) before(other Spot) bool {
	return s.Passage < other.Passage || s.Passage == other.Passage && s.Byte < other.Byte
}

// lastSpot is past the end of whatever is read.
var lastSpot = Spot{math.MaxInt, math.MaxInt}

// Within is the part of a passage of a length, in bytes, that lies between two spots.
func (s Spot) Within(to Spot, passage, length int) (from, end int) {
	if passage < s.Passage || passage > to.Passage {
		return 0, 0
	}
	from, end = 0, length
	if passage == s.Passage {
		from = min(s.Byte, length)
	}
	if passage == to.Passage {
		end = min(to.Byte, length)
	}
	return from, max(from, end)
}

// Readable is a widget whose words are selected with the mouse, together with those
// of others on its page. Places are in the widget's own coordinates.
type Readable interface {
	fyne.CanvasObject
	// Passages is how many texts are in it; 0 while there is nothing to read.
	Passages() int
	// Passage is one of them: what is copied of it stands on lines of its own.
	Passage(n int) string
	// SpotAt is the spot nearest to a place.
	SpotAt(at fyne.Position) Spot
	// Where is the upper end of the line that a cursor would be at a spot, and how
	// tall it is.
	Where(spot Spot) (at fyne.Position, height float32)
	// Mark shows that the text between two spots is selected; the same spot twice
	// takes that away.
	Mark(from, to Spot)
}

// Written is a Readable that people write in. What is selected within one passage of it
// is selected in its text box, so that it can be written over.
type Written interface {
	Readable
	// WritingAt is where what is selected in its text box was begun and where the cursor
	// is; the same spot twice where nothing is. Is is false while nobody writes in it.
	WritingAt() (anchor, cursor Spot, is bool)
	// Rest stops writing, so that what is written can be read like all else.
	Rest()
	// SelectIn selects a part of a passage, given in bytes, in its text box, and says
	// whether that one has any.
	SelectIn(passage, from, to int) bool
}

// Listed is a Readable that is a list of entries.
type Listed interface {
	Readable
	// Whole is what reaches over all of the entries.
	Whole() (from, to Spot)
	// PickBetween selects the entries themselves between two spots.
	PickBetween(from, to Spot)
}

// eachReadable calls f with what can be read in an object that lies at a place, and in
// what it holds, in the order in which it is read.
func eachReadable(object fyne.CanvasObject, at fyne.Position, f func(r Readable, at fyne.Position)) {
	if object == nil || !object.Visible() {
		return
	}
	switch o := object.(type) {
	case *Page:
		return // reads for itself
	case Readable:
		if o.Passages() > 0 {
			f(o, at)
		}
		return
	}
	for _, child := range held(object) {
		eachReadable(child, at.Add(child.Position()), f)
	}
}

// makeAll makes what a page has not made yet.
func makeAll(object fyne.CanvasObject) {
	if l, is := object.(*Lazy); is {
		l.Make()
	}
	for _, child := range held(object) {
		makeAll(child)
	}
}

// saysSomething tells whether there is anything to read in a text: a bullet or a dash
// alone is a mark.
func saysSomething(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// DrawRead draws the ground of a part of a text that is selected, given in bytes.
func (m *Grounds) DrawRead(l Laid, from, to int) {
	if from >= to {
		return
	}
	height := l.Face.LineHeight()
	for i, begins := range lineStarts(l.Text, l.Lines) {
		line := l.Lines[i]
		a, b := max(from-begins, 0), min(to-begins, len(line))
		if a >= b {
			continue
		}
		left := l.left(line)
		for _, band := range l.Face.bands(line, a, b) {
			m.put(left+band.left, l.Y+float32(i)*height, band.right-band.left, height)
		}
	}
}
