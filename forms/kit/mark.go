package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Fill says how full the disc of a mark is.
type Fill int

// How full a mark is.
const (
	// NoMark draws nothing and takes no room.
	NoMark Fill = iota
	// Hollow is a ring: not started.
	Hollow
	// Half is a ring half filled: in progress.
	Half
	// Full is a disc: done.
	Full
	// Again is a ring around a dot, in the colour of what wants mending: done, and
	// changed since.
	Again
)

// markSide is the width and height of a mark.
func markSide() float32 { return Scaled(14) }

// StatusMark is a small disc, hollow, half, full or a ring around a dot. Its word is its tooltip,
// and must stand on the page as well: a shape alone says too little.
type StatusMark struct {
	widget.BaseWidget

	fill Fill
	word string
	disc disc
}

var (
	_ fyne.Accessible   = (*StatusMark)(nil)
	_ desktop.Hoverable = (*StatusMark)(nil)
)

// NewStatusMark returns a mark with its word, such as "Drafting".
func NewStatusMark(fill Fill, word string) *StatusMark {
	m := &StatusMark{fill: fill, word: word, disc: newDisc()}
	m.ExtendBaseWidget(m)
	return m
}

// Set changes the mark and its word.
func (m *StatusMark) Set(fill Fill, word string) {
	m.fill, m.word = fill, word
	m.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (m *StatusMark) CreateRenderer() fyne.WidgetRenderer {
	m.paint()
	return renderer{m}
}

func (m *StatusMark) parts() []fyne.CanvasObject { return m.disc.parts() }

func (m *StatusMark) place(size fyne.Size) {
	m.disc.place((size.Width-markSide())/2, (size.Height-markSide())/2, m.fill)
}

func (m *StatusMark) least() fyne.Size {
	if m.fill == NoMark {
		return fyne.Size{}
	}
	return fyne.NewSquareSize(markSide())
}

func (m *StatusMark) paint() {
	m.place(m.Size())
	canvas.Refresh(m)
}

// MouseIn implements desktop.Hoverable.
func (m *StatusMark) MouseIn(*desktop.MouseEvent) { showTip(m, m.word) }

// MouseMoved implements desktop.Hoverable.
func (m *StatusMark) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (m *StatusMark) MouseOut() { hideTip(m) }

// AccessibilityLabel implements fyne.Accessible.
func (m *StatusMark) AccessibilityLabel() string { return m.word }

// AccessibilityRole implements fyne.Accessible.
func (m *StatusMark) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// disc draws a mark inside a widget.
type disc struct {
	ring *canvas.Circle
	half *canvas.Rectangle
	dot  *canvas.Circle
}

func newDisc() disc {
	return disc{ring: &canvas.Circle{StrokeWidth: 2}, half: &canvas.Rectangle{}, dot: &canvas.Circle{}}
}

func (d disc) parts() []fyne.CanvasObject { return []fyne.CanvasObject{d.ring, d.half, d.dot} }

// place draws the disc from a corner.
func (d disc) place(x, y float32, fill Fill) {
	accent := ColourOf(ColourAccent)
	if fill == Again {
		accent = ColourOf(ColourAttention)
	}
	d.dot.FillColor, d.dot.Hidden = accent, fill != Again
	inner := markSide() * 0.42
	Put(d.dot, x+(markSide()-inner)/2, y+(markSide()-inner)/2, inner, inner)
	d.ring.StrokeColor, d.ring.FillColor = accent, color.Transparent
	if fill == Full {
		d.ring.FillColor = accent
	}
	d.half.FillColor = accent
	d.ring.Hidden = fill == NoMark
	d.half.Hidden = fill != Half
	d.ring.Move(fyne.NewPos(x, y))
	d.ring.Resize(fyne.NewSquareSize(markSide()))
	// An arc would be drawn by a program of its own, which takes a graphics card that
	// is none some milliseconds to make before the first frame.
	d.half.TopLeftCornerRadius, d.half.BottomLeftCornerRadius = markSide()/2, markSide()/2
	d.half.Move(fyne.NewPos(x, y))
	d.half.Resize(fyne.NewSize(markSide()/2, markSide()))
}
