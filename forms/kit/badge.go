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

func (b *Badge) face() face { return face{size: sizeOf(SizeSmall), strong: true} }

// CreateRenderer implements fyne.Widget.
func (b *Badge) CreateRenderer() fyne.WidgetRenderer {
	b.paint()
	return renderer{b}
}

func (b *Badge) parts() []fyne.CanvasObject { return []fyne.CanvasObject{b.border, b.label} }

func (b *Badge) place(size fyne.Size) {
	f := b.face()
	put(b.border, 0, 0, size.Width, size.Height)
	put(b.label, 9, (size.Height-f.lineHeight())/2, size.Width-18, f.lineHeight())
}

func (b *Badge) least() fyne.Size {
	f := b.face()
	return fyne.NewSize(f.width(b.text)+18, f.lineHeight()+5)
}

func (b *Badge) paint() {
	f := b.face()
	b.border.StrokeColor = colourOf(ColourText)
	b.label.Text, b.label.TextSize, b.label.TextStyle, b.label.Color = b.text, f.size, f.style(), colourOf(ColourText)
	b.place(b.Size())
	canvas.Refresh(b)
}

// AccessibilityLabel implements fyne.Accessible.
func (b *Badge) AccessibilityLabel() string { return b.text }

// AccessibilityRole implements fyne.Accessible.
func (b *Badge) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
