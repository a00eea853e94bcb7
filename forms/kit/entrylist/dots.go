package entrylist

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"ninefold/forms/kit"
)

// dots is the button "⋯" of an entry. It is not a stop of the Tab key: the menu
// key does the same from the text.
type dots struct {
	widget.BaseWidget

	view    *view
	hovered bool
	ground  *canvas.Rectangle
	points  [3]*canvas.Circle
}

var (
	_ fyne.Tappable      = (*dots)(nil)
	_ desktop.Hoverable  = (*dots)(nil)
	_ desktop.Cursorable = (*dots)(nil)
	_ fyne.Accessible    = (*dots)(nil)
)

func newDots(view *view) *dots {
	d := &dots{view: view, ground: &canvas.Rectangle{CornerRadius: 4}}
	for i := range d.points {
		d.points[i] = &canvas.Circle{}
	}
	d.Hidden = true
	d.ExtendBaseWidget(d)
	return d
}

// Tapped implements fyne.Tappable.
func (d *dots) Tapped(*fyne.PointEvent) {
	if d.view.row != nil {
		if !d.view.list.picks.rows[d.view.row] {
			d.view.list.begin(d.view.row, keepOrEnd(d.view.list, d.view.row))
		}
		d.view.list.openMenu(kit.OpenMenuAt, d, fyne.NewPos(0, d.Size().Height+2))
	}
}

// MouseIn implements desktop.Hoverable. The pointer is on the entry still.
func (d *dots) MouseIn(*desktop.MouseEvent) { d.hover(true) }

// MouseMoved implements desktop.Hoverable.
func (d *dots) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (d *dots) MouseOut() { d.hover(false) }

func (d *dots) hover(on bool) {
	d.hovered = on
	d.view.hover(on)
	d.Refresh()
}

// Cursor implements desktop.Cursorable.
func (d *dots) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (d *dots) CreateRenderer() fyne.WidgetRenderer {
	d.paint()
	return kit.NewRenderer(d.parts, d.place, d.least, d.paint)
}

func (d *dots) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{d.ground, d.points[0], d.points[1], d.points[2]}
}

func (d *dots) least() fyne.Size { return dotsSize() }

// dotsEdge is the room from the button to the edge of its row.
const dotsEdge = 3

// dotsSize is the size of the button.
func dotsSize() fyne.Size { return fyne.NewSize(kit.Scaled(20), kit.Scaled(20)) }

func (d *dots) place(size fyne.Size) {
	kit.Put(d.ground, 0, 0, size.Width, size.Height)
	point, gap := kit.Scaled(3), kit.Scaled(3)
	x := (size.Width - 3*point - 2*gap) / 2
	for _, p := range d.points {
		p.Move(fyne.NewPos(x, (size.Height-point)/2))
		p.Resize(fyne.NewSquareSize(point))
		x += point + gap
	}
}

func (d *dots) paint() {
	ground, points := color.Color(color.Transparent), kit.ColourSecondary
	if d.hovered {
		ground, points = kit.ColourOf(kit.ColourSelected), kit.ColourText
	}
	d.ground.FillColor = ground
	for _, p := range d.points {
		p.FillColor = kit.ColourOf(points)
	}
	d.place(d.Size())
	canvas.Refresh(d)
}

// AccessibilityLabel implements fyne.Accessible.
func (d *dots) AccessibilityLabel() string { return "What else can be done with this entry" }

// AccessibilityRole implements fyne.Accessible.
func (d *dots) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
