package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// How long a toast is shown when its message does not say.
const (
	toastTime       = 6 * time.Second
	toastActionTime = 10 * time.Second
)

// toast is the message at the foot of a window.
type toast struct {
	widget.BaseWidget

	message Message
	words   Block
	ground  *canvas.Rectangle
	action  *Button
	changed func()
	shown   int // counts messages, so that an old timer does not hide a new one
}

var _ fyne.Accessible = (*toast)(nil)

func newToast(changed func()) *toast {
	t := &toast{changed: changed, ground: &canvas.Rectangle{CornerRadius: 6}}
	t.action = newButton(messageButton, "", nil)
	t.ExtendBaseWidget(t)
	t.Hidden = true
	return t
}

func (t *toast) show(m Message) {
	t.message = m
	t.shown++
	t.action.Hidden = m.Action == nil
	wait := m.For
	if wait == 0 {
		wait = toastTime
	}
	if m.Action != nil {
		if m.For == 0 {
			wait = toastActionTime
		}
		t.action.text = m.Action.Label
		t.action.press = func() {
			t.hide()
			m.Action.Do()
		}
	}
	t.Hidden = false
	t.changed()
	t.hideAfter(wait, t.shown)
}

// hideAfter takes the message away after a time, unless the keyboard or the
// pointer is on its action: then it waits again.
func (t *toast) hideAfter(wait time.Duration, shown int) {
	Later(wait, func() {
		switch {
		case t.shown != shown || t.Hidden:
		case t.action.focused || t.action.hovered:
			t.hideAfter(toastTime, shown)
		default:
			t.hide()
		}
	})
}

func (t *toast) hide() {
	if t.Hidden {
		return
	}
	if t.action.focused {
		if c := CanvasOf(t); c != nil {
			c.Unfocus()
		}
	}
	t.Hidden = true
	t.changed()
}

func (t *toast) takeFocus() bool {
	if t.Hidden || t.action.Hidden {
		return false
	}
	FocusOn(t.action)
	return true
}

// toastWidth is the widest a toast becomes at a text scale of 1.
const toastWidth = 620

// settle places the toast at the foot of a window.
func (t *toast) settle(window fyne.Size) {
	f := Face{Size: SizeOf(SizeBody)}
	t.words.Set(t.message.Text, f)
	room := min(toastWidth*f.Size/15, window.Width-48)
	aside := t.aside()
	words := min(f.Width(t.message.Text)+1, room-aside-32)
	width := words + aside + 32
	height := t.words.HeightFor(words) + 22
	Put(t, (window.Width-width)/2, window.Height-height-20, width, height)
}

// aside returns the room the action takes.
func (t *toast) aside() float32 {
	if t.action.Hidden {
		return 0
	}
	return t.action.MinSize().Width + 20
}

// CreateRenderer implements fyne.Widget.
func (t *toast) CreateRenderer() fyne.WidgetRenderer {
	t.paint()
	return renderer{t}
}

func (t *toast) parts() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{t.ground, t.action}, t.words.Objects...)
}

func (t *toast) place(size fyne.Size) {
	Put(t.ground, 0, 0, size.Width, size.Height)
	t.words.Place(16, 11, size.Width-32-t.aside(), ColourOf(ColourOnMessage))
	b := t.action.MinSize()
	Put(t.action, size.Width-16-b.Width, (size.Height-b.Height)/2, b.Width, b.Height)
}

func (t *toast) least() fyne.Size { return fyne.Size{} }

func (t *toast) paint() {
	t.ground.FillColor = ColourOf(ColourMessage)
	t.words.Stale = true
	t.place(t.Size())
	t.action.Refresh()
	canvas.Refresh(t)
}

// AccessibilityLabel implements fyne.Accessible.
func (t *toast) AccessibilityLabel() string { return t.message.Text }

// AccessibilityRole implements fyne.Accessible.
func (t *toast) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
