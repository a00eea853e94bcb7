package kit

import (
	"cmp"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// buttonKind is how much a button asks to be pressed.
type buttonKind int

const (
	plainButton buttonKind = iota
	primaryButton
	linkButton
	messageButton // a link on the ground of a message
)

// Button is something to press.
type Button struct {
	pressable

	text   string
	says   string // for a screen reader, when the words alone say too little
	kind   buttonKind
	menu   bool
	on     bool
	ground *canvas.Rectangle
	label  *canvas.Text
	arrow  *arrow
}

var (
	_ fyne.Focusable  = (*Button)(nil)
	_ fyne.Accessible = (*Button)(nil)
)

func newButton(kind buttonKind, text string, press func()) *Button {
	b := &Button{text: text, kind: kind, ground: &canvas.Rectangle{}, label: &canvas.Text{}, arrow: newArrow()}
	b.press = press
	b.become(b)
	return b
}

// NewPrimaryButton returns the button for what most people come to do; one to
// a page.
func NewPrimaryButton(text string, press func()) *Button {
	return newButton(primaryButton, text, press)
}

// NewButton returns an outlined button.
func NewButton(text string, press func()) *Button { return newButton(plainButton, text, press) }

// NewLink returns a button that looks like a link.
func NewLink(text string, press func()) *Button { return newButton(linkButton, text, press) }

// NewMenuButton returns an outlined button with a small arrow that opens a menu
// of the actions asked for at that moment.
func NewMenuButton(text string, actions func() []Action) *Button {
	b := newButton(plainButton, text, nil)
	b.menu = true
	b.press = func() { OpenMenu(b, actions()) }
	return b
}

// NewMenuLink returns a link with a small arrow: it shows or hides more, or
// opens a menu.
func NewMenuLink(text string, press func()) *Button {
	b := newButton(linkButton, text, press)
	b.menu = true
	return b
}

// OnKey gives keys the first word on every key, and says whether they used it.
func (b *Button) OnKey(keys func(*fyne.KeyEvent) bool) { b.keys = keys }

// OnTyped gives what is typed while the button has the keyboard to typed, and every
// shortcut first to called, which says whether it used it.
func (b *Button) OnTyped(typed func(rune), called func(fyne.Shortcut) bool) {
	b.runes, b.calls = typed, called
}

// Named sets what a screen reader calls the button, where its words alone do not
// say what it does.
func (b *Button) Named(says string) { b.says = says }

// SetOn shows the button as one that is switched on, such as a filter.
func (b *Button) SetOn(on bool) {
	if on != b.on {
		b.on = on
		b.Refresh()
	}
}

// SetText changes the words on the button.
func (b *Button) SetText(text string) {
	if text != b.text {
		b.text = text
		b.Refresh()
	}
}

// Text returns the words on the button.
func (b *Button) Text() string { return b.text }

// SetArrowUp turns the arrow of a menu button to point up, for what is open.
func (b *Button) SetArrowUp(up bool) {
	b.arrow.up = up
	b.Refresh()
}

func (b *Button) face() Face { return Face{Size: SizeOf(SizeBody), Strong: b.kind != plainButton} }

// link says whether the button looks like a link.
func (b *Button) link() bool { return b.kind == linkButton || b.kind == messageButton }

// sides returns the room at the left and right of the words.
func (b *Button) sides() float32 {
	if b.link() {
		return 2
	}
	return 15
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.paint()
	return renderer{b}
}

func (b *Button) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{b.ground, b.label, b.arrow.shape, b.ring}
}

func (b *Button) least() fyne.Size {
	f := b.face()
	width := f.Width(b.text) + 2*b.sides()
	if b.menu {
		width += arrowRoom()
	}
	if b.link() {
		return fyne.NewSize(width, f.LineHeight()+2)
	}
	return fyne.NewSize(width, f.LineHeight()+15)
}

func (b *Button) place(size fyne.Size) {
	f := b.face()
	Put(b.ground, 0, 0, size.Width, size.Height)
	room := size.Width - 2*b.sides()
	if b.menu {
		room -= arrowRoom()
	}
	words := min(f.Width(b.text), room)
	left := b.sides()
	if !b.link() {
		left += (room - words) / 2
	}
	f.Set(b.label, f.shorten(b.text, room))
	Put(b.label, left, (size.Height-f.LineHeight())/2, words, f.LineHeight())
	b.arrow.place(left+words+Scaled(4), size.Height/2, b.label.Color)
	b.arrow.shape.Hidden = !b.menu
	placeRing(b.ring, 0, 0, size.Width, size.Height, 1, b.ground.CornerRadius, b.focused)
}

// shortens implements shortening: words that have no room end in "…".
func (b *Button) shortens() {}

func (b *Button) paint() {
	text, fill, border := ColourText, ColourSurface, ColourBorder
	switch {
	case b.disabled:
		text, fill, border = colourDisabled, colourDisabledGround, colourDisabledGround
	case b.kind == primaryButton && b.hovered:
		text, fill, border = ColourOnAccent, ColourAccentHover, ColourAccentHover
	case b.kind == primaryButton:
		text, fill, border = ColourOnAccent, ColourAccent, ColourAccent
	case b.kind == messageButton:
		text = ColourMessageLink
	case b.link():
		text = ColourAccent
	case b.on:
		fill, border = ColourSelected, ColourAccent
	case b.hovered:
		fill = ColourHover
	}
	b.label.Color = ColourOf(text)
	b.ground.CornerRadius = 5
	b.ground.FillColor, b.ground.StrokeColor, b.ground.StrokeWidth = ColourOf(fill), ColourOf(border), 1
	if b.link() {
		b.ground.CornerRadius = 3
		b.ground.StrokeWidth, b.ground.FillColor = 0, color.Transparent
		if b.hovered && !b.disabled && b.kind == linkButton {
			b.ground.FillColor = ColourOf(ColourHover)
		}
	}
	b.place(b.Size())
	canvas.Refresh(b.self)
}

// AccessibilityLabel implements fyne.Accessible.
func (b *Button) AccessibilityLabel() string {
	says := cmp.Or(b.says, b.text)
	if b.on {
		says += ", on"
	}
	return says
}

// AccessibilityRole implements fyne.Accessible.
func (b *Button) AccessibilityRole() fyne.AccessibleRole {
	if b.link() {
		return fyne.AccessibleRoleLink
	}
	return fyne.AccessibleRoleButton
}
