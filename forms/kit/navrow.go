package kit

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// navRow draws one line of the navigation.
type navRow struct {
	widget.BaseWidget

	nav      *Nav
	item     NavItem
	selected bool
	focused  bool
	hovered  bool
	ground   *canvas.Rectangle
	bar      *canvas.Rectangle
	disc     disc
	label    *canvas.Text
	trailing *canvas.Text
	ring     *canvas.Rectangle
}

var (
	_ fyne.Tappable      = (*navRow)(nil)
	_ desktop.Hoverable  = (*navRow)(nil)
	_ desktop.Cursorable = (*navRow)(nil)
	_ fyne.Accessible    = (*navRow)(nil)
)

func newNavRow(nav *Nav) *navRow {
	r := &navRow{
		nav: nav, ground: &canvas.Rectangle{}, bar: &canvas.Rectangle{}, disc: newDisc(),
		label: &canvas.Text{}, trailing: &canvas.Text{}, ring: newRing(),
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *navRow) heading() bool { return r.item.ID == "" }

// Tapped implements fyne.Tappable.
func (r *navRow) Tapped(*fyne.PointEvent) {
	for i, other := range r.nav.rows {
		if other == r {
			hideTip(r)
			r.nav.chooseAt(i)
			return
		}
	}
}

// MouseIn implements desktop.Hoverable.
func (r *navRow) MouseIn(*desktop.MouseEvent) {
	r.hovered = true
	r.Refresh()
	showTip(r, r.item.Word)
}

// MouseMoved implements desktop.Hoverable.
func (r *navRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (r *navRow) MouseOut() {
	r.hovered = false
	r.Refresh()
	hideTip(r)
}

// Cursor implements desktop.Cursorable.
func (r *navRow) Cursor() desktop.Cursor {
	if r.heading() {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// CreateRenderer implements fyne.Widget.
func (r *navRow) CreateRenderer() fyne.WidgetRenderer {
	r.paint()
	return renderer{r}
}

func (r *navRow) parts() []fyne.CanvasObject {
	return append(append([]fyne.CanvasObject{r.ground, r.bar}, r.disc.parts()...), r.label, r.trailing, r.ring)
}

func (r *navRow) face() Face {
	if r.heading() {
		return Face{Size: SizeOf(SizeSmall), Strong: true}
	}
	return Face{Size: SizeOf(SizeBody), Strong: r.selected}
}

func (r *navRow) least() fyne.Size {
	f := r.face()
	if r.heading() {
		return fyne.NewSize(0, f.LineHeight()+17)
	}
	return fyne.NewSize(0, f.LineHeight()+13)
}

func (r *navRow) place(size fyne.Size) {
	const left, right = 20, 20
	f := r.face()
	Put(r.ground, 0, 0, size.Width, size.Height)
	Put(r.bar, 0, 0, 4, size.Height)
	middle := size.Height / 2
	if r.heading() {
		middle = size.Height - 4 - f.LineHeight()/2
	}
	x := float32(left)
	if r.item.Mark != NoMark {
		r.disc.place(x, middle-markSide()/2, r.item.Mark)
		x += markSide() + Scaled(10)
	} else {
		r.disc.place(0, 0, NoMark)
	}
	score := Face{Size: f.Size, Strong: true}
	w := score.Width(r.item.Trailing)
	score.Set(r.trailing, r.item.Trailing)
	Put(r.trailing, size.Width-right-w, middle-f.LineHeight()/2, w, f.LineHeight())
	room := size.Width - right - x - w
	if w > 0 {
		room -= 8
	}
	f.Set(r.label, f.shorten(r.item.Text, room))
	Put(r.label, x, middle-f.LineHeight()/2, room, f.LineHeight())
	placeRing(r.ring, 4, 2, size.Width-8, size.Height-4, -RingWidth, 3, r.focused)
}

func (r *navRow) paint() {
	r.label.Color = ColourOf(ColourText)
	if r.heading() {
		r.label.Color = ColourOf(ColourSecondary)
	}
	r.trailing.Color = ColourOf(ColourSecondary)
	if r.item.Attention {
		r.trailing.Color = ColourOf(ColourAttention)
	}
	r.bar.FillColor = ColourOf(ColourAccent)
	r.bar.Hidden = !r.selected
	switch {
	case r.selected:
		r.ground.FillColor = ColourOf(ColourSelected)
	case r.hovered && !r.heading():
		r.ground.FillColor = ColourOf(ColourHover)
	default:
		r.ground.FillColor = color.Transparent
	}
	r.place(r.Size())
	canvas.Refresh(r)
}

// AccessibilityLabel implements fyne.Accessible.
func (r *navRow) AccessibilityLabel() string {
	said := []string{r.item.Text}
	for _, more := range []string{r.item.Word, r.item.Trailing} {
		if more != "" {
			said = append(said, more)
		}
	}
	return strings.Join(said, ", ")
}

// AccessibilityRole implements fyne.Accessible.
func (r *navRow) AccessibilityRole() fyne.AccessibleRole {
	if r.heading() {
		return fyne.AccessibleRoleText
	}
	return fyne.AccessibleRoleLink
}
