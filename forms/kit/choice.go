package kit

import (
	"cmp"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// Option is one of the things a Choice offers.
type Option struct {
	ID    string
	Label string
	// Short stands on the button while it is chosen, where the label has more to
	// say than the button has room for; or "".
	Short string
}

// Choice is an outlined button that shows what is chosen and opens the list of
// what can be. The up and down arrows change the choice without opening it, and so does
// a letter, to the next option that begins with it, as in other programs.
type Choice struct {
	pressable

	says    string
	options []Option
	chosen  string
	choose  func(id string)
	button  *Button
}

var _ fyne.Accessible = (*Choice)(nil)

// NewChoice returns a choice among options. Says names it to a screen reader
// and in its tooltip: "Status". It calls choose with the id of what a person
// chose.
func NewChoice(says string, options []Option, choose func(id string)) *Choice {
	c := &Choice{says: says, options: options, choose: choose}
	c.button = newButton(plainButton, "", nil)
	c.button.menu = true
	c.press, c.runes = c.open, c.typed
	c.named()
	c.become(c)
	return c
}

// shortens implements shortening.
func (c *Choice) shortens() {}

// SetOptions offers other options.
func (c *Choice) SetOptions(options []Option) {
	c.options = options
	c.named()
	c.Refresh()
}

// Choose shows an option as chosen without calling back.
func (c *Choice) Choose(id string) {
	c.chosen = id
	c.named()
	c.Refresh()
}

// named gives the choice its name as a tooltip, but where the button itself says it
// because nothing is chosen.
func (c *Choice) named() {
	if c.tip = c.says; c.index() < 0 {
		c.tip = ""
	}
}

// Chosen returns the id of what is chosen, or "".
func (c *Choice) Chosen() string { return c.chosen }

// open lists the options below the button.
func (c *Choice) open() {
	actions := make([]Action, len(c.options))
	for i, o := range c.options {
		actions[i] = Action{Label: o.Label, Do: func() { c.pick(o.ID) }}
	}
	openMenuOn(c, actions, max(c.index(), 0))
}

func (c *Choice) pick(id string) {
	if id == c.chosen {
		return
	}
	c.Choose(id)
	hideTip(c) // it stood over what comes next, and the choice is made
	if c.choose != nil {
		c.choose(id)
	}
}

// typed chooses the next option that begins with a letter or a figure, round at the end.
func (c *Choice) typed(r rune) {
	at := c.index()
	for i := range c.options {
		o := c.options[(at+1+i)%len(c.options)]
		if first, _ := utf8.DecodeRuneInString(o.Label); unicode.ToLower(first) == unicode.ToLower(r) {
			c.pick(o.ID)
			return
		}
	}
}

// index returns the place of what is chosen among the options, or -1.
func (c *Choice) index() int {
	for i, o := range c.options {
		if o.ID == c.chosen {
			return i
		}
	}
	return -1
}

// label returns the words of what is chosen.
func (c *Choice) label() string {
	if i := c.index(); i >= 0 {
		return cmp.Or(c.options[i].Short, c.options[i].Label)
	}
	return c.says
}

// TypedKey implements fyne.Focusable.
func (c *Choice) TypedKey(key *fyne.KeyEvent) {
	switch at := c.index(); key.Name {
	case fyne.KeyDown:
		if at+1 < len(c.options) {
			c.pick(c.options[at+1].ID)
		}
	case fyne.KeyUp:
		if at > 0 {
			c.pick(c.options[at-1].ID)
		}
	default:
		c.pressable.TypedKey(key)
	}
}

// CreateRenderer implements fyne.Widget.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer {
	c.paint()
	return renderer{c}
}

func (c *Choice) parts() []fyne.CanvasObject { return c.button.parts() }

func (c *Choice) place(size fyne.Size) { c.button.place(size) }

func (c *Choice) least() fyne.Size {
	c.button.text = c.label()
	return c.button.least()
}

func (c *Choice) paint() {
	b := c.button
	b.text, b.hovered, b.focused, b.disabled = c.label(), c.hovered, c.focused, c.disabled
	b.BaseWidget.Resize(c.Size())
	b.paint()
	b.place(c.Size())
	canvas.Refresh(c)
}

// AccessibilityLabel implements fyne.Accessible.
func (c *Choice) AccessibilityLabel() string { return c.says + ": " + c.label() }

// AccessibilityRole implements fyne.Accessible.
func (c *Choice) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

var _ desktop.Hoverable = (*Choice)(nil)
