package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Check is a box to tick, with words that say what it means.
type Check struct {
	pressable

	text   string
	on     bool
	change func(on bool)
	box    *canvas.Rectangle
	tick   [2]*canvas.Line
	words  block
}

var (
	_ Wrapping        = (*Check)(nil)
	_ fyne.Accessible = (*Check)(nil)
)

// NewCheck returns a box that is not ticked. It calls change when a person
// ticks it or takes the tick away.
func NewCheck(text string, change func(on bool)) *Check {
	c := &Check{text: text, change: change, box: &canvas.Rectangle{CornerRadius: 3, StrokeWidth: 1.5}}
	c.tick = [2]*canvas.Line{{StrokeWidth: 2}, {StrokeWidth: 2}}
	c.press = func() {
		c.Set(!c.on)
		if c.change != nil {
			c.change(c.on)
		}
	}
	c.become(c)
	return c
}

// Set ticks the box or not, without calling back.
func (c *Check) Set(on bool) {
	c.on = on
	c.Refresh()
}

// On says whether the box is ticked.
func (c *Check) On() bool { return c.on }

// SetText changes the words.
func (c *Check) SetText(text string) {
	c.text = text
	c.Refresh()
}

func (c *Check) face() face { return face{size: sizeOf(SizeBody)} }

// side is the width of the box, and lead the room up to the words.
func (c *Check) side() float32 { return c.face().size * 1.15 }

func (c *Check) lead() float32 {
	if c.text == "" {
		return c.side()
	}
	return c.side() + 9
}

// HeightFor implements Wrapping.
func (c *Check) HeightFor(width float32) float32 {
	c.words.set(c.text, c.face())
	return c.words.heightFor(width-c.lead()-4) + 6
}

// CreateRenderer implements fyne.Widget.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	c.paint()
	return renderer{c}
}

func (c *Check) parts() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{c.box, c.tick[0], c.tick[1], c.ring}, c.words.objects...)
}

func (c *Check) place(size fyne.Size) {
	f, side := c.face(), c.side()
	c.words.set(c.text, f)
	text := ColourText
	if c.disabled {
		text = colourDisabled
	}
	c.words.place(c.lead(), 3, size.Width-c.lead()-4, colourOf(text))
	top := 3 + (f.lineHeight()-side)/2
	put(c.box, 0, top, side, side)
	points := [3]fyne.Position{
		fyne.NewPos(side*0.22, top+side*0.52), fyne.NewPos(side*0.42, top+side*0.72), fyne.NewPos(side*0.78, top+side*0.28),
	}
	for i, line := range c.tick {
		line.Position1, line.Position2 = points[i], points[i+1]
		line.Hidden = !c.on
	}
	if c.text == "" {
		placeRing(c.ring, 0, top, side, side, 1, 3, c.focused)
	} else {
		placeRing(c.ring, 0, 0, size.Width, size.Height, 1, 3, c.focused)
	}
}

func (c *Check) least() fyne.Size {
	f := c.face()
	if c.text == "" {
		return fyne.NewSize(c.side()+4, f.lineHeight()+6)
	}
	width := c.lead() + f.width(c.text) + 6
	return fyne.NewSize(min(width, c.lead()+f.size*12), c.HeightFor(max(c.Size().Width, min(width, c.lead()+f.size*12))))
}

func (c *Check) paint() {
	fill, border, tick := ColourSurface, ColourBorder, ColourOnAccent
	switch {
	case c.disabled:
		fill, border, tick = colourDisabledGround, colourDisabledGround, colourDisabled
	case c.on:
		fill, border = ColourAccent, ColourAccent
	case c.hovered:
		fill = ColourHover
	}
	c.box.FillColor, c.box.StrokeColor = colourOf(fill), colourOf(border)
	for _, line := range c.tick {
		line.StrokeColor = colourOf(tick)
	}
	c.words.stale = true
	c.place(c.Size())
	canvas.Refresh(c)
}

// AccessibilityLabel implements fyne.Accessible.
func (c *Check) AccessibilityLabel() string {
	if c.on {
		return c.text + ", ticked"
	}
	return c.text + ", not ticked"
}

// AccessibilityRole implements fyne.Accessible.
func (c *Check) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
