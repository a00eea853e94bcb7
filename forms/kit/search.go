package kit

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// Span is a stretch of a text: its bytes from From up to, not including, To.
type Span struct{ From, To int }

// Matcher returns the stretches of a text that are looked for, in their order.
type Matcher func(text string) []Span

// Searched is a widget whose words are found on its page.
type Searched interface {
	fyne.CanvasObject
	// Search marks what is looked for, wherever it stands in the widget, and returns
	// how often that is; nil takes the marks away.
	Search(find Matcher) int
	// Point marks one of them, counted from 0, as the one that is looked at, and
	// scrolls to it; -1 marks none.
	Point(n int)
	// WriteAt gives the keyboard to one of them.
	WriteAt(n int)
}

// Found is what was found on a page.
type Found struct {
	Total int // how often

	in []foundIn
	at int // which of them is looked at, from 0; -1 for none
}

type foundIn struct {
	object Searched
	count  int
}

// Find looks for something in all widgets on a page, in the order in which they
// are read, and marks it there.
func Find(page fyne.CanvasObject, find Matcher) *Found {
	f := &Found{at: -1}
	eachSearched(page, func(s Searched) {
		if n := s.Search(find); n > 0 {
			f.in = append(f.in, foundIn{s, n})
			f.Total += n
		}
	})
	return f
}

// At is which of what was found is looked at, from 0; -1 for none.
func (f *Found) At() int { return f.at }

// Go looks at one of what was found; before the first comes the last.
func (f *Found) Go(n int) {
	if f.Total == 0 {
		return
	}
	n = (n%f.Total + f.Total) % f.Total
	f.at = n
	for _, in := range f.in {
		if n >= 0 && n < in.count {
			in.object.Point(n)
		} else {
			in.object.Point(-1)
		}
		n -= in.count
	}
}

// Keep looks at one of what was found without scrolling to it: the person is
// elsewhere on the page.
func (f *Found) Keep(n int) { f.at = n }

// Write gives the keyboard to what is looked at.
func (f *Found) Write() {
	n := f.at
	for _, in := range f.in {
		if n >= 0 && n < in.count {
			in.object.WriteAt(n)
			return
		}
		n -= in.count
	}
}

// eachSearched calls f with every widget that is searched in an object and can be
// seen, scrolling apart. What a page has not made yet is made.
func eachSearched(object fyne.CanvasObject, f func(Searched)) {
	if object == nil || !object.Visible() {
		return
	}
	inner := partsOf(object)
	switch o := object.(type) {
	case Searched:
		f(o)
		return
	case *Lazy:
		o.Make()
		inner = o.Held()
	}
	for _, child := range inner {
		eachSearched(child, f)
	}
}

// Back returns what gives the keyboard back to where it is now, with the cursor
// where it was. It does nothing once that is no longer in the window.
func Back(c fyne.Canvas) func() {
	focused, written := c.Focused(), latest
	_, writing := focused.(*Writer)
	return func() {
		switch object, is := focused.(fyne.CanvasObject); {
		case writing && written != nil && canReach(c.Content(), written):
			written.Resume()
		case is && !writing && canReach(c.Content(), object):
			c.Focus(focused)
		default:
			c.Unfocus()
		}
	}
}

// ShiftHeld tells whether Shift is held on the keyboard.
func ShiftHeld() bool {
	d, is := fyne.CurrentApp().Driver().(desktop.Driver)
	return is && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// Grounds draws the grounds of stretches of text inside a widget, using again what
// it drew before.
type Grounds struct {
	rects []*canvas.Rectangle
	used  int
}

// Begin starts drawing anew.
func (m *Grounds) Begin() { m.used = 0 }

// AppendTo adds what is on show to the parts of a widget.
func (m *Grounds) AppendTo(parts []fyne.CanvasObject) []fyne.CanvasObject {
	for _, r := range m.rects[:m.used] {
		parts = append(parts, r)
	}
	return parts
}

// Draw marks the spans of a text that was broken into lines, in a room of a width
// from a corner. Pointed is the span that is looked at, -1 for none.
func (m *Grounds) Draw(text string, lines []string, spans []Span, pointed int, f Face, align fyne.TextAlign, x, y, width float32) {
	height := f.LineHeight()
	for i, begins := range lineStarts(text, lines) {
		line := lines[i]
		for n, span := range spans {
			from, to := max(span.From-begins, 0), min(span.To-begins, len(line))
			if from >= to {
				continue
			}
			left := Laid{Face: f, Align: align, X: x, Width: width}.left(line)
			for _, b := range f.bands(line, from, to) {
				m.draw(n == pointed, left+b.left-1, y+float32(i)*height, b.right-b.left+2, height)
			}
		}
	}
}

func (m *Grounds) draw(pointed bool, x, y, width, height float32) {
	r := m.next()
	r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius = ColourOf(ColourFound), color.Transparent, 0, 2
	if pointed {
		r.FillColor, r.StrokeColor, r.StrokeWidth = ColourOf(ColourFoundHere), ColourOf(ColourAttention), RingWidth
	}
	Put(r, x, y, width, height)
	r.Refresh()
}

// put draws the ground of what is selected.
func (m *Grounds) put(x, y, width, height float32) {
	r := m.next()
	r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius = ColourOf(theme.ColorNameSelection), color.Transparent, 0, 0
	const seam = 0.5 // a line may end between two pixels
	Put(r, x, y, width, height+seam)
	r.Refresh()
}

// next is a rectangle that is not in use.
func (m *Grounds) next() *canvas.Rectangle {
	if m.used == len(m.rects) {
		m.rects = append(m.rects, &canvas.Rectangle{})
	}
	r := m.rects[m.used]
	m.used++
	return r
}

// lineStarts are the places in a text at which its lines begin. Between two lines
// there is white space, or nothing where a word was broken.
func lineStarts(text string, lines []string) []int {
	starts := make([]int, len(lines))
	at := 0
	for i, line := range lines {
		if skip := strings.Index(text[at:], line); skip > 0 {
			at += skip
		}
		starts[i] = at
		at = min(at+len(line), len(text))
	}
	return starts
}

// LineOf is the line in which a place of a text stands.
func LineOf(text string, lines []string, place int) int {
	line := 0
	for i, begins := range lineStarts(text, lines) {
		if begins <= place {
			line = i
		}
	}
	return line
}
