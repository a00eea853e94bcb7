package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Badge is a short word in a border, such as the protective marking.
type Badge struct {
	widget.BaseWidget

	text   string
	border *canvas.Rectangle
	label  *canvas.Text
}

var _ fyne.Accessible = (*Badge)(nil)

// NewBadge returns a badge.
func NewBadge(text string) *Badge {
	b := &Badge{text: text, border: &canvas.Rectangle{CornerRadius: 4, StrokeWidth: 1}, label: &canvas.Text{}}
	b.ExtendBaseWidget(b)
	return b
}

// SetText changes the word.
func (b *Badge) SetText(text string) {
	b.text = text
	b.Refresh()
}

func (b *Badge) face() Face { return Face{Size: SizeOf(SizeSmall), Strong: true} }

// CreateRenderer implements fyne.Widget.
func (b *Badge) CreateRenderer() fyne.WidgetRenderer {
	b.paint()
	return renderer{b}
}

func (b *Badge) parts() []fyne.CanvasObject { return []fyne.CanvasObject{b.border, b.label} }

func (b *Badge) place(size fyne.Size) {
	f := b.face()
	Put(b.border, 0, 0, size.Width, size.Height)
	Put(b.label, 9, (size.Height-f.LineHeight())/2, size.Width-18, f.LineHeight())
}

func (b *Badge) least() fyne.Size {
	f := b.face()
	return fyne.NewSize(f.Width(b.text)+18, f.LineHeight()+5)
}

func (b *Badge) paint() {
	f := b.face()
	b.border.StrokeColor = ColourOf(ColourText)
	f.Set(b.label, b.text)
	b.label.Color = ColourOf(ColourText)
	b.place(b.Size())
	canvas.Refresh(b)
}

// AccessibilityLabel implements fyne.Accessible.
func (b *Badge) AccessibilityLabel() string { return b.text }

// AccessibilityRole implements fyne.Accessible.
func (b *Badge) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
