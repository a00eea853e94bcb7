package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// cardPadding is the room between a card's border and its content.
const cardPadding = 14

// Card is a rounded box with a border around content.
type Card struct {
	widget.BaseWidget

	content fyne.CanvasObject
	accent  bool
	ground  *canvas.Rectangle
	bar     *canvas.Rectangle
}

var _ Wrapping = (*Card)(nil)

// NewCard returns a card around content.
func NewCard(content fyne.CanvasObject) *Card {
	c := &Card{content: content, ground: &canvas.Rectangle{}, bar: &canvas.Rectangle{}}
	c.ExtendBaseWidget(c)
	return c
}

// NewAccentCard returns a card with a bar of the accent colour at its left, for
// what explains the page.
func NewAccentCard(content fyne.CanvasObject) *Card {
	c := NewCard(content)
	c.accent = true
	return c
}

// SetContent puts other content in the card. The page must be laid out again.
func (c *Card) SetContent(content fyne.CanvasObject) {
	c.content = content
	c.Refresh()
}

// HeightFor implements Wrapping.
func (c *Card) HeightFor(width float32) float32 {
	return HeightFor(c.content, width-c.left()-cardPadding) + 2*c.upright()
}

// left returns the room at the left of the content.
func (c *Card) left() float32 {
	if c.accent {
		return cardPadding + 4
	}
	return cardPadding
}

// upright returns the room above and below the content.
func (c *Card) upright() float32 {
	if c.accent {
		return 11
	}
	return cardPadding - 2
}

// CreateRenderer implements fyne.Widget.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	c.colours()
	return renderer{c}
}

func (c *Card) Held() []fyne.CanvasObject { return []fyne.CanvasObject{c.content} }

func (c *Card) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{c.ground, c.bar, c.content}
}

func (c *Card) place(size fyne.Size) {
	Put(c.ground, 0, 0, size.Width, size.Height)
	Put(c.bar, 0, 0, 4, size.Height)
	Put(c.content, c.left(), c.upright(), size.Width-c.left()-cardPadding, size.Height-2*c.upright())
}

func (c *Card) least() fyne.Size {
	width := c.content.MinSize().Width + c.left() + cardPadding
	return fyne.NewSize(width, c.HeightFor(max(width, c.Size().Width)))
}

func (c *Card) colours() {
	c.ground.FillColor = ColourOf(ColourSurface)
	c.ground.StrokeColor = ColourOf(ColourLine)
	c.ground.StrokeWidth = 1
	c.ground.CornerRadius = 6
	c.bar.FillColor = ColourOf(ColourAccent)
	c.bar.TopLeftCornerRadius, c.bar.BottomLeftCornerRadius = 6, 6
	c.bar.Hidden = !c.accent
}

func (c *Card) paint() {
	c.colours()
	c.place(c.Size())
	c.ground.Refresh()
	c.bar.Refresh()
	c.content.Refresh()
}
