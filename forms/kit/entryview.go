package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// entryView draws a row of an EntryList. Pressing it begins to edit.
type entryView struct {
	widget.BaseWidget

	list    *EntryList
	row     *entryRow
	hovered bool

	ground   *canvas.Rectangle
	bullet   *canvas.Circle
	triangle *canvas.RegularPolygon
	dots     *dots
	pen      pen
}

var (
	_ desktop.Mouseable      = (*entryView)(nil)
	_ fyne.Tappable          = (*entryView)(nil)
	_ desktop.Hoverable      = (*entryView)(nil)
	_ desktop.Cursorable     = (*entryView)(nil)
	_ fyne.SecondaryTappable = (*entryView)(nil)
	_ fyne.Accessible        = (*entryView)(nil)
)

func newEntryView(list *EntryList) *entryView {
	v := &entryView{
		list: list, ground: &canvas.Rectangle{CornerRadius: 6}, bullet: &canvas.Circle{},
		triangle: &canvas.RegularPolygon{Sides: 3},
	}
	v.dots = newDots(v)
	v.ExtendBaseWidget(v)
	return v
}

// MouseDown implements desktop.Mouseable: the cursor goes where the pointer is,
// and a text can be selected in the same movement.
func (v *entryView) MouseDown(at *desktop.MouseEvent) {
	if v.row == nil || at.Button == desktop.MouseButtonSecondary {
		return
	}
	l := v.list
	l.begin(v.row, startOrEnd(true))
	pressed := *at
	pressed.Position = at.Position.Add(v.Position()).Subtract(l.writer.Position())
	l.writer.MouseDown(&pressed)
	l.writer.MouseUp(&pressed)
}

// MouseUp implements desktop.Mouseable.
func (v *entryView) MouseUp(*desktop.MouseEvent) {}

// Tapped implements fyne.Tappable. A window takes the keyboard away from what
// does not lie below the pointer, as the writer does not when the bullet or the
// meta line is pressed: here it comes back.
func (v *entryView) Tapped(*fyne.PointEvent) {
	if v.row != nil && !v.list.active {
		v.list.begin(v.row, keepOrEnd(v.list, v.row))
	}
}

// TappedSecondary implements fyne.SecondaryTappable.
func (v *entryView) TappedSecondary(at *fyne.PointEvent) {
	if v.row != nil {
		v.list.begin(v.row, startOrEnd(true))
		v.list.openMenu(openMenuAt, v, at.Position)
	}
}

// MouseIn implements desktop.Hoverable.
func (v *entryView) MouseIn(*desktop.MouseEvent) { v.hover(true) }

// MouseMoved implements desktop.Hoverable.
func (v *entryView) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (v *entryView) MouseOut() { v.hover(false) }

func (v *entryView) hover(on bool) {
	if v.row != nil && v.hovered != on {
		v.hovered = on
		v.Refresh()
	}
}

// Cursor implements desktop.Cursorable.
func (v *entryView) Cursor() desktop.Cursor { return desktop.TextCursor }

// CreateRenderer implements fyne.Widget.
func (v *entryView) CreateRenderer() fyne.WidgetRenderer { return renderer{v} }

func (v *entryView) parts() []fyne.CanvasObject {
	parts := make([]fyne.CanvasObject, 0, v.pen.used+4)
	parts = append(parts, v.ground, v.bullet, v.triangle)
	return append(v.pen.appendTo(parts), v.dots)
}

func (v *entryView) least() fyne.Size { return fyne.Size{} }

// fit gives the view its size and draws its row, also when the size stays.
func (v *entryView) fit(size fyne.Size) {
	if v.Size() != size {
		v.Resize(size)
		return
	}
	v.place(size)
}

func (v *entryView) place(size fyne.Size) {
	r := v.row
	if r == nil {
		return
	}
	l := v.list
	body, small := l.body(), l.small()
	editing := r == l.editing
	put(v.ground, 0, 0, size.Width, size.Height)
	v.placeBullet(body)

	v.pen.begin()
	y := float32(rowAbove)
	if editing {
		y += float32(l.linesOf(r)) * body.lineHeight()
	} else {
		y = v.write(r.lines, body, ColourText, rowLeft(), y)
	}
	y += metaAbove
	v.triangle.Hidden = true
	if len(r.meta) > 0 {
		name := ColourSecondary
		if r.item.Attention {
			name = ColourAttention
			v.placeTriangle(y, small)
		}
		y = v.write(r.meta, small, name, rowLeft()+r.metaIndent(small), y)
	}
	if len(r.notes) > 0 {
		name := ColourSecondary
		if r == l.editing && l.writer.refused != "" {
			name = ColourDanger
		}
		v.write(r.notes, small, name, rowLeft(), y)
	}
	v.dots.Hidden = !editing && !v.hovered
	side := dotsSize()
	put(v.dots, size.Width-side.Width-dotsEdge, rowAbove+(body.lineHeight()-side.Height)/2, side.Width, side.Height)
}

// write draws lines of text from a corner and returns where they end.
func (v *entryView) write(lines []string, f face, name fyne.ThemeColorName, x, y float32) float32 {
	return v.pen.write(lines, f, colourOf(name), fyne.TextAlignLeading, x, y, v.Size().Width-x)
}

// placeBullet draws the bullet beside the first line.
func (v *entryView) placeBullet(body face) {
	side := body.size / 3
	v.bullet.Move(fyne.NewPos(rowLeft()*0.57-side/2, rowAbove+(body.lineHeight()-side)/2+1))
	v.bullet.Resize(fyne.NewSquareSize(side))
	v.bullet.StrokeColor, v.bullet.FillColor = colourOf(ColourAccent), colourOf(ColourAccent)
	v.bullet.StrokeWidth = 0
	if v.row.item.Internal {
		v.bullet.FillColor = color.Transparent
		v.bullet.StrokeWidth = 1.5
	}
}

// placeTriangle draws the triangle before a meta line.
func (v *entryView) placeTriangle(y float32, small face) {
	side := small.size * 0.62
	v.triangle.Hidden = false
	v.triangle.FillColor = colourOf(ColourAttention)
	put(v.triangle, rowLeft(), y+(small.lineHeight()-side)/2+1, side, side)
}

func (v *entryView) paint() {
	if v.row == nil {
		return
	}
	l := v.list
	v.ground.FillColor, v.ground.StrokeColor, v.ground.StrokeWidth = color.Transparent, color.Transparent, 0
	switch {
	case v.row == l.editing && l.active:
		v.ground.FillColor = colourOf(ColourEditing)
		v.ground.StrokeColor = colourOf(ColourAccent)
		v.ground.StrokeWidth = ringWidth
	case v.row == l.editing:
		v.ground.FillColor = colourOf(ColourEditing)
		v.ground.StrokeColor = colourOf(ColourBorder)
		v.ground.StrokeWidth = 1
	case v.hovered:
		v.ground.FillColor = colourOf(ColourHover)
	}
	v.place(v.Size())
	v.ground.Refresh()
	v.dots.Refresh()
	canvas.Refresh(v)
}

// AccessibilityLabel implements fyne.Accessible.
func (v *entryView) AccessibilityLabel() string {
	if v.row == nil {
		return ""
	}
	if meta := v.row.metaText(); meta != "" {
		return v.row.text + ". " + meta
	}
	return v.row.text
}

// AccessibilityRole implements fyne.Accessible.
func (v *entryView) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
