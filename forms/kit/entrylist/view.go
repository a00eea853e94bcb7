package entrylist

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"ninefold/forms/kit"
)

// view draws a row of a List. Pressing it begins to edit.
type view struct {
	widget.BaseWidget

	list    *List
	row     *row
	hovered bool

	ground   *canvas.Rectangle
	bullet   *canvas.Circle
	triangle *canvas.RegularPolygon
	dots     *dots
	grip     *grip
	pen      kit.Pen
	marks    kit.Marks   // below words that nobody knows
	grounds  kit.Grounds // of words that were found
}

var (
	_ desktop.Mouseable      = (*view)(nil)
	_ fyne.Tappable          = (*view)(nil)
	_ desktop.Hoverable      = (*view)(nil)
	_ desktop.Cursorable     = (*view)(nil)
	_ fyne.SecondaryTappable = (*view)(nil)
	_ fyne.Accessible        = (*view)(nil)
)

func newEntryView(list *List) *view {
	v := &view{
		list: list, ground: &canvas.Rectangle{CornerRadius: 6}, bullet: &canvas.Circle{},
		triangle: &canvas.RegularPolygon{Sides: 3},
	}
	v.dots, v.grip = newDots(v), newGrip(v)
	v.ExtendBaseWidget(v)
	return v
}

// MouseDown implements desktop.Mouseable: the cursor goes where the pointer is,
// and a text can be selected in the same movement.
func (v *view) MouseDown(at *desktop.MouseEvent) {
	if v.row == nil || at.Button == desktop.MouseButtonSecondary {
		return
	}
	l := v.list
	switch {
	case at.Modifier&fyne.KeyModifierShift != 0 && l.Page != nil && l.Page.Extend(at.AbsolutePosition):
		return
	case at.Modifier&fyne.KeyModifierShift != 0 && l.editing != nil:
		l.pickTo(v.row)
		return
	case at.Modifier&fyne.KeyModifierShortcutDefault != 0 && l.editing != nil:
		l.pickAlso(v.row)
		return
	}
	l.begin(v.row, startOrEnd(true))
	pressed := *at
	pressed.Position = at.Position.Add(v.Position()).Subtract(l.writer.Position())
	l.writer.MouseDown(&pressed)
	l.writer.MouseUp(&pressed)
}

// MouseUp implements desktop.Mouseable.
func (v *view) MouseUp(*desktop.MouseEvent) {}

// Tapped implements fyne.Tappable. A window takes the keyboard away from what
// does not lie below the pointer, as the writer does not when the bullet or the
// meta line is pressed: here it comes back.
func (v *view) Tapped(*fyne.PointEvent) {
	switch {
	case v.row == nil || v.list.active || v.list.reads():
	case v.list.picking():
		kit.FocusOn(v.list.writer)
	default:
		v.list.begin(v.row, keepOrEnd(v.list, v.row))
	}
}

// TappedSecondary implements fyne.SecondaryTappable.
func (v *view) TappedSecondary(at *fyne.PointEvent) {
	if v.row != nil && !(v.list.Page != nil && v.list.Page.OpenReadMenu(at.AbsolutePosition)) {
		// The cursor goes to the word below the pointer, which the menu may be about.
		l := v.list
		if !l.picks.rows[v.row] {
			l.begin(v.row, startOrEnd(true))
			pressed := desktop.MouseEvent{PointEvent: *at, Button: desktop.MouseButtonPrimary}
			pressed.Position = at.Position.Add(v.Position()).Subtract(l.writer.Position())
			l.writer.MouseDown(&pressed)
			l.writer.MouseUp(&pressed)
		}
		l.openMenu(kit.OpenMenuAt, v, at.Position)
	}
}

// MouseIn implements desktop.Hoverable.
func (v *view) MouseIn(*desktop.MouseEvent) { v.hover(true) }

// MouseMoved implements desktop.Hoverable.
func (v *view) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (v *view) MouseOut() { v.hover(false) }

func (v *view) hover(on bool) {
	if v.row != nil && v.hovered != on {
		v.hovered = on
		v.Refresh()
	}
}

// Cursor implements desktop.Cursorable.
func (v *view) Cursor() desktop.Cursor { return desktop.TextCursor }

// CreateRenderer implements fyne.Widget.
func (v *view) CreateRenderer() fyne.WidgetRenderer {
	return kit.NewRenderer(v.parts, v.place, v.least, v.paint)
}

func (v *view) parts() []fyne.CanvasObject {
	parts := make([]fyne.CanvasObject, 0, v.pen.Used+4)
	parts = v.grounds.AppendTo(append(parts, v.ground))
	parts = append(parts, v.bullet, v.triangle)
	return append(v.marks.AppendTo(v.pen.AppendTo(parts)), v.grip, v.dots)
}

func (v *view) least() fyne.Size { return fyne.Size{} }

// fit gives the view its size and draws its row, also when the size stays.
func (v *view) fit(size fyne.Size) {
	if v.Size() != size {
		v.Resize(size)
		return
	}
	v.place(size)
}

func (v *view) place(size fyne.Size) {
	r := v.row
	if r == nil {
		return
	}
	l := v.list
	body, small := l.body(), l.small()
	editing := r == l.editing
	kit.Put(v.ground, 0, 0, size.Width, size.Height)
	v.placeBullet(body)
	v.placeGrounds()

	v.pen.Begin()
	v.marks.Begin()
	y := float32(rowAbove)
	if editing {
		y += float32(l.linesOf(r)) * body.LineHeight()
	} else {
		name := kit.ColourText
		if r.dimmed() {
			name = kit.ColourSecondary
		}
		v.marks.Under(r.text, r.unknown(), r.lines, body, rowLeft(), y)
		y = v.write(r.lines, body, name, rowLeft(), y)
	}
	y += metaAbove
	v.triangle.Hidden = true
	if len(r.meta) > 0 {
		name := kit.ColourSecondary
		if r.item.Attention {
			name = kit.ColourAttention
			v.placeTriangle(y, small)
		}
		y = v.write(r.meta, small, name, rowLeft()+r.metaIndent(small), y)
	}
	if len(r.notes) > 0 {
		name := kit.ColourSecondary
		if r.refused || r == l.editing && l.writer.Refused != "" {
			name = kit.ColourDanger
		}
		v.write(r.notes, small, name, rowLeft(), y)
	}
	kit.Put(v.grip, 0, 0, gripWidth(), size.Height)
	v.dots.Hidden = !editing && !v.hovered
	side := dotsSize()
	kit.Put(v.dots, size.Width-side.Width-dotsEdge, rowAbove+(body.LineHeight()-side.Height)/2, side.Width, side.Height)
}

// write draws lines of text from a corner and returns where they end.
func (v *view) write(lines []string, f kit.Face, name fyne.ThemeColorName, x, y float32) float32 {
	return v.pen.Write(lines, f, kit.ColourOf(name), fyne.TextAlignLeading, x, y, v.Size().Width-x)
}

// placeBullet draws the bullet beside the first line.
func (v *view) placeBullet(body kit.Face) {
	side := body.Size / 3
	v.bullet.Move(fyne.NewPos(rowLeft()*0.57-side/2, rowAbove+(body.LineHeight()-side)/2+1))
	v.bullet.Resize(fyne.NewSquareSize(side))
	v.bullet.StrokeColor, v.bullet.FillColor = kit.ColourOf(kit.ColourAccent), kit.ColourOf(kit.ColourAccent)
	v.bullet.StrokeWidth = 0
	if v.row.item.Internal {
		v.bullet.FillColor = color.Transparent
		v.bullet.StrokeWidth = 1.5
	}
}

// placeTriangle draws the triangle before a meta line.
func (v *view) placeTriangle(y float32, small kit.Face) {
	side := small.Size * 0.62
	v.triangle.Hidden = false
	v.triangle.FillColor = kit.ColourOf(kit.ColourAttention)
	kit.Put(v.triangle, rowLeft(), y+(small.LineHeight()-side)/2+1, side, side)
}

func (v *view) paint() {
	if v.row == nil {
		return
	}
	l := v.list
	v.ground.FillColor, v.ground.StrokeColor, v.ground.StrokeWidth = color.Transparent, color.Transparent, 0
	switch {
	case l.picks.rows[v.row]:
		v.ground.FillColor = kit.ColourOf(kit.ColourSelected)
		v.ground.StrokeColor = kit.ColourOf(kit.ColourAccent)
		v.ground.StrokeWidth = 1
	case v.row == l.editing && l.active:
		v.ground.FillColor = kit.ColourOf(kit.ColourEditing)
		v.ground.StrokeColor = kit.ColourOf(kit.ColourAccent)
		v.ground.StrokeWidth = kit.RingWidth
	case v.row == l.editing:
		v.ground.FillColor = kit.ColourOf(kit.ColourEditing)
		v.ground.StrokeColor = kit.ColourOf(kit.ColourBorder)
		v.ground.StrokeWidth = 1
	case v.hovered:
		v.ground.FillColor = kit.ColourOf(kit.ColourHover)
	}
	v.place(v.Size())
	v.ground.Refresh()
	v.dots.Refresh()
	canvas.Refresh(v)
}

// AccessibilityLabel implements fyne.Accessible.
func (v *view) AccessibilityLabel() string {
	if v.row == nil {
		return ""
	}
	said := v.row.text
	if meta := v.row.metaText(); meta != "" {
		said += ". " + meta
	}
	return said + kit.SaysUnknown(v.row.text, v.row.unknown())
}

// AccessibilityRole implements fyne.Accessible.
func (v *view) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
