package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// pressable is what everything that can be clicked, and pressed with the space
// bar or Enter, has in common.
type pressable struct {
	widget.BaseWidget
	keyWatch

	self     fyne.Widget // the widget that embeds this
	press    func()
	keys     func(*fyne.KeyEvent) bool // has the first word on keys; may be nil
	runes    func(rune)                // uses what is typed; may be nil
	calls    func(fyne.Shortcut) bool  // has the first word on shortcuts; may be nil
	tip      string
	hovered  bool
	focused  bool
	disabled bool
	byKey    bool // while what is done was asked for with a key
	ring     *canvas.Rectangle
}

var (
	_ fyne.Focusable     = (*pressable)(nil)
	_ fyne.Shortcutable  = (*pressable)(nil)
	_ fyne.Tappable      = (*pressable)(nil)
	_ fyne.Disableable   = (*pressable)(nil)
	_ desktop.Hoverable  = (*pressable)(nil)
	_ desktop.Cursorable = (*pressable)(nil)
)

// become ties the pressable to the widget that embeds it.
func (p *pressable) become(self fyne.Widget) {
	p.self = self
	p.ring = newRing()
	p.ExtendBaseWidget(self)
}

// Tapped implements fyne.Tappable.
func (p *pressable) Tapped(*fyne.PointEvent) {
	hideTip(p.self)
	if !p.disabled && p.press != nil {
		p.press()
	}
}

// TypedKey implements fyne.Focusable.
func (p *pressable) TypedKey(key *fyne.KeyEvent) {
	if p.keys != nil && p.keys(key) {
		return
	}
	switch key.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		p.byKey = true
		defer func() { p.byKey = false }()
		p.Tapped(nil)
	default:
		passKey(p.self, key)
	}
}

// pressedByKey tells whether a key, not the mouse, asked for what is being done.
func (p *pressable) pressedByKey() bool { return p.byKey }

// TypedRune implements fyne.Focusable.
func (p *pressable) TypedRune(r rune) {
	if p.runes != nil && !p.disabled {
		p.runes(r)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (p *pressable) TypedShortcut(shortcut fyne.Shortcut) {
	if p.disabled || p.calls == nil || !p.calls(shortcut) {
		passShortcut(p.self, shortcut)
	}
}

// FocusGained implements fyne.Focusable.
func (p *pressable) FocusGained() {
	p.focused = true
	p.self.Refresh()
	revealFocus(p.self)
	showTip(p.self, p.tip)
}

// FocusLost implements fyne.Focusable.
func (p *pressable) FocusLost() {
	p.focused = false
	hideTip(p.self)
	p.self.Refresh()
}

// MouseIn implements desktop.Hoverable.
func (p *pressable) MouseIn(*desktop.MouseEvent) {
	p.hovered = true
	p.self.Refresh()
	showTip(p.self, p.tip)
}

// MouseMoved implements desktop.Hoverable.
func (p *pressable) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (p *pressable) MouseOut() {
	p.hovered = false
	hideTip(p.self)
	p.self.Refresh()
}

// Cursor implements desktop.Cursorable.
func (p *pressable) Cursor() desktop.Cursor {
	if p.disabled {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// Enable lets the widget be used.
func (p *pressable) Enable() { p.setDisabled(false) }

// Disable keeps the widget from being used, and shows it greyed.
func (p *pressable) Disable() { p.setDisabled(true) }

// Disabled says whether the widget cannot be used.
func (p *pressable) Disabled() bool { return p.disabled }

func (p *pressable) setDisabled(disabled bool) {
	if p.disabled != disabled {
		p.disabled = disabled
		p.self.Refresh()
	}
}

// SetTip sets the words shown beside the pointer, and when the keyboard is on
// the widget.
func (p *pressable) SetTip(text string) { p.tip = text }

// RingWidth is the width of the ring that shows where the keyboard is.
const RingWidth = 2

// newRing returns the ring that shows where the keyboard is, hidden.
func newRing() *canvas.Rectangle {
	return &canvas.Rectangle{StrokeWidth: RingWidth}
}

// placeRing draws a ring around a box, at a distance, when on.
func placeRing(ring *canvas.Rectangle, x, y, width, height, away, radius float32, on bool) {
	out := away + RingWidth
	Put(ring, x-out, y-out, width+2*out, height+2*out)
	ring.CornerRadius = radius + out
	ring.FillColor = color.Transparent
	ring.StrokeColor = ColourOf(ColourAccent)
	ring.Hidden = !on
}
