package entrylist

import (
	"image/color"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ninefold/forms/kit"
)

// grip is the margin with the bullet of an entry, by which the entry is dragged
// within its list or to another: with all that are selected, where it is one.
type grip struct {
	widget.BaseWidget

	view   *view
	ground *canvas.Rectangle
	over   *List // that the pointer is over while it drags
	place  int   // among its rows
}

var (
	_ fyne.Draggable         = (*grip)(nil)
	_ desktop.Mouseable      = (*grip)(nil)
	_ desktop.Hoverable      = (*grip)(nil)
	_ desktop.Cursorable     = (*grip)(nil)
	_ fyne.Tappable          = (*grip)(nil)
	_ fyne.SecondaryTappable = (*grip)(nil)
)

func newGrip(v *view) *grip {
	g := &grip{view: v, ground: &canvas.Rectangle{FillColor: color.Transparent}}
	g.ExtendBaseWidget(g)
	return g
}

// gripWidth is the room beside the writer, which reaches a little further than
// its text.
func gripWidth() float32 { return rowLeft() - kit.SizeOf(theme.SizeNameInnerPadding) }

// MouseDown implements desktop.Mouseable. A selected entry stays selected: it may
// be dragged.
func (g *grip) MouseDown(at *desktop.MouseEvent) {
	if v := g.view; v.row != nil && (at.Modifier != 0 || !v.list.picks.rows[v.row]) {
		v.MouseDown(at)
	}
}

// MouseUp implements desktop.Mouseable.
func (g *grip) MouseUp(*desktop.MouseEvent) {}

// Tapped implements fyne.Tappable.
func (g *grip) Tapped(at *fyne.PointEvent) { g.view.Tapped(at) }

// TappedSecondary implements fyne.SecondaryTappable.
func (g *grip) TappedSecondary(at *fyne.PointEvent) { g.view.TappedSecondary(at) }

// MouseIn implements desktop.Hoverable. The pointer is on the entry still.
func (g *grip) MouseIn(*desktop.MouseEvent) { g.view.hover(true) }

// MouseMoved implements desktop.Hoverable.
func (g *grip) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (g *grip) MouseOut() { g.view.hover(false) }

// Cursor implements desktop.Cursorable.
func (g *grip) Cursor() desktop.Cursor { return desktop.PointerCursor }

// Dragged implements fyne.Draggable: a line shows where the entry would come.
func (g *grip) Dragged(at *fyne.DragEvent) {
	l := g.view.list
	if g.view.row == nil || l.config.OnTake == nil {
		return
	}
	over, place := l.under(at.AbsolutePosition)
	if over == nil || over == g.over && place == g.place {
		return
	}
	g.unmark()
	g.over, g.place = over, place
	over.mark(place)
}

// DragEnd implements fyne.Draggable.
func (g *grip) DragEnd() {
	l, r, over, place := g.view.list, g.view.row, g.over, g.place
	g.unmark()
	if r == nil || over == nil {
		return
	}
	l.sender.Flush()
	rows := []*row{r}
	if l.picks.rows[r] {
		rows = l.pickedRows()
	}
	ids := idsOf(rows)
	if len(ids) == 0 || over.config.OnTake == nil {
		return
	}
	after := over.idAt(place - 1)
	if over == l && len(rows) == 1 && (place == l.index(r) || place == l.index(r)+1) {
		return // where it is already
	}
	if over.config.OnTake(after, ids) {
		over.pickIDs(ids)
	}
}

func (g *grip) unmark() {
	if g.over != nil {
		g.over.mark(-1)
		g.over = nil
	}
}

// under returns the list below a place of the window, and before which of its rows
// the place is.
func (l *List) under(at fyne.Position) (over *List, place int) {
	lists := []*List{l}
	if l.config.Peers != nil {
		lists = l.config.Peers()
	}
	driver := fyne.CurrentApp().Driver()
	for _, other := range lists {
		from := driver.AbsolutePositionForObject(other)
		in := at.Subtract(from)
		if in.X < 0 || in.X >= other.Size().Width || in.Y < 0 || in.Y >= other.Size().Height {
			continue
		}
		return other, sort.Search(len(other.rows), func(i int) bool { return (other.tops[i]+other.tops[i+1])/2 > in.Y })
	}
	return nil, 0
}

// mark shows that something would come before a row, or nothing of that for -1. The
// page scrolls on where the mark is at its edge.
func (l *List) mark(place int) {
	l.dropMark.Hidden = place < 0
	if place >= 0 {
		y := l.tops[min(place, len(l.tops)-1)] - rowGap/2 - 1
		l.dropMark.FillColor = kit.ColourOf(kit.ColourAccent)
		kit.Put(l.dropMark, listSide, y, l.width-2*listSide, 3)
		if offset, ok := l.Page.OffsetOf(l); ok && l.Page != nil {
			const ahead = 60 // so that what comes next can be seen
			l.Page.RevealPart(offset+y-ahead, offset+y+ahead)
		}
	}
	canvas.Refresh(l)
}

// CreateRenderer implements fyne.Widget.
func (g *grip) CreateRenderer() fyne.WidgetRenderer {
	return kit.NewRenderer(
		func() []fyne.CanvasObject { return []fyne.CanvasObject{g.ground} },
		func(size fyne.Size) { kit.Put(g.ground, 0, 0, size.Width, size.Height) },
		func() fyne.Size { return fyne.Size{} }, func() {})
}
