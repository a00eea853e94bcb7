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
	box    tickBox
	words  Block
}

var (
	_ Wrapping        = (*Check)(nil)
	_ fyne.Accessible = (*Check)(nil)
)

// NewCheck returns a box that is not ticked. It calls change when a person
// ticks it or takes the tick away.
func NewCheck(text string, change func(on bool)) *Check {
	c := &Check{text: text, change: change, box: newTickBox()}
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

func (c *Check) face() Face { return Face{Size: SizeOf(SizeBody)} }

// lead is the room up to the words.
func (c *Check) lead() float32 {
	if c.text == "" {
		return c.box.side()
	}
	return c.box.side() + 9
}

// HeightFor implements Wrapping.
func (c *Check) HeightFor(width float32) float32 {
	c.words.Set(c.text, c.face())
	return c.words.HeightFor(width-c.lead()-4) + 6
}

// CreateRenderer implements fyne.Widget.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	c.paint()
	return renderer{c}
}

func (c *Check) parts() []fyne.CanvasObject {
	return append(append(c.box.parts(), c.ring), c.words.Objects...)
}

func (c *Check) place(size fyne.Size) {
	f, side := c.face(), c.box.side()
	c.words.Set(c.text, f)
	text := ColourText
	if c.disabled {
		text = colourDisabled
	}
	c.words.Place(c.lead(), 3, size.Width-c.lead()-4, ColourOf(text))
	top := 3 + (f.LineHeight()-side)/2
	c.box.place(0, top)
	c.box.show(true, c.on)
	if c.text == "" {
		placeRing(c.ring, 0, top, side, side, 1, 3, c.focused)
	} else {
		placeRing(c.ring, 0, 0, size.Width, size.Height, 1, 3, c.focused)
	}
}

func (c *Check) least() fyne.Size {
	f := c.face()
	if c.text == "" {
		return fyne.NewSize(c.box.side()+4, f.LineHeight()+6)
	}
	width := c.lead() + f.Width(c.text) + 6
	return fyne.NewSize(min(width, c.lead()+f.Size*12), c.HeightFor(max(c.Size().Width, min(width, c.lead()+f.Size*12))))
}

func (c *Check) paint() {
	c.box.paint(c.on, c.hovered, c.disabled)
	c.words.Stale = true
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
