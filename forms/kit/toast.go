package kit

import (
	"slices"
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

// mostActions is how many things to do next a message can offer.
const mostActions = 2

// toast is the message at the foot of a window.
type toast struct {
	widget.BaseWidget

	message Message
	words   Block
	ground  *canvas.Rectangle
	actions []*Button // of which as many are shown as the message has
	changed func()
	shown   int            // counts messages, so that an old timer does not hide a new one
	before  fyne.Focusable // what had the keyboard before an action of the message
}

var _ fyne.Accessible = (*toast)(nil)

func newToast(changed func()) *toast {
	t := &toast{changed: changed, ground: &canvas.Rectangle{CornerRadius: 6}}
	for range mostActions {
		t.actions = append(t.actions, newButton(messageButton, "", nil))
	}
	t.ExtendBaseWidget(t)
	t.Hidden = true
	return t
}

func (t *toast) show(m Message) {
	t.giveBack()
	t.message = m
	t.shown++
	wait := m.For
	if wait == 0 {
		wait = toastTime
	}
	if len(m.Actions) > 0 && m.For == 0 {
		wait = toastActionTime
	}
	for i, b := range t.actions {
		b.Hidden = i >= len(m.Actions)
		if b.Hidden {
			continue
		}
		action := m.Actions[i]
		b.text = action.Label
		b.press = func() {
			t.hide()
			action.Do()
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
		case slices.ContainsFunc(t.actions, func(b *Button) bool { return !b.Hidden && (b.focused || b.hovered) }):
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
	t.giveBack()
	t.Hidden = true
	t.changed()
}

// giveBack gives the keyboard back to what had it before the message's actions, so that
// it is never nowhere.
func (t *toast) giveBack() {
	before := t.before
	t.before = nil
	if c := CanvasOf(t); c != nil && t.focused() {
		c.Unfocus()
		if o, is := before.(fyne.CanvasObject); is && canReach(answerable(c), o) {
			FocusOn(before)
		}
	}
}

func (t *toast) focused() bool {
	return slices.ContainsFunc(t.actions, func(b *Button) bool { return !b.Hidden && b.focused })
}

// takeFocus gives the keyboard to the first action, unless one has it.
func (t *toast) takeFocus() bool {
	if t.Hidden || t.actions[0].Hidden || t.focused() {
		return false
	}
	if c := CanvasOf(t); c != nil {
		t.before = c.Focused()
	}
	FocusOn(t.actions[0])
	return true
}

// toastWidth is the widest a toast becomes at a text scale of 1.
const toastWidth = 620

// settle places the toast at the foot of a window, or at its head where it would lie
// over the line that is written.
func (t *toast) settle(window fyne.Size) {
	f := Face{Size: SizeOf(SizeBody)}
	t.words.Set(t.message.Text, f)
	room := min(toastWidth*f.Size/15, window.Width-48)
	aside := t.aside()
	words := min(f.Width(t.message.Text)+1, room-aside-32)
	width := words + aside + 32
	height := t.words.HeightFor(words) + 22
	at := fyne.NewPos((window.Width-width)/2, window.Height-height-toastEdge)
	if line, writes := lineWritten(t); writes && areaOf(at, fyne.NewSize(width, height)).near(line, toastClear) {
		at.Y = toastHead * f.Size / 15
	}
	Put(t, at.X, at.Y, width, height)
}

// The room around a toast at a text scale of 1.
const (
	toastEdge  = 20 // to the foot of the window
	toastHead  = 64 // to its head, below the menus
	toastClear = 6  // to the line that is written
)

// lineWritten is where the line that the cursor is on stands in the window, where
// somebody writes.
func lineWritten(in fyne.CanvasObject) (area, bool) {
	c := CanvasOf(in)
	if c == nil || c.Overlays().Top() != nil {
		return area{}, false
	}
	w, writes := c.Focused().(*Writer)
	if !writes || w.Idle {
		return area{}, false
	}
	line := Face{Size: SizeOf(SizeBody)}.LineHeight()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(w).AddXY(0, w.Inset().Y+float32(w.CursorRow)*line)
	return areaOf(at, fyne.NewSize(w.Size().Width, line)), true
}

// keepClear moves a message that is shown from over the line that is written, and back
// once it is elsewhere.
func (h *Host) keepClear() {
	if h.toast.Hidden {
		return
	}
	before := h.toast.Position()
	h.toast.settle(h.Size())
	if h.toast.Position() != before {
		h.toast.Refresh()
		canvas.Refresh(h)
	}
}

// besideWords is the room before each action.
const besideWords = 20

// aside returns the room the actions take.
func (t *toast) aside() float32 {
	width := float32(0)
	for _, b := range t.actions {
		if !b.Hidden {
			width += besideWords + b.MinSize().Width
		}
	}
	return width
}

// CreateRenderer implements fyne.Widget.
func (t *toast) CreateRenderer() fyne.WidgetRenderer {
	t.paint()
	return renderer{t}
}

func (t *toast) parts() []fyne.CanvasObject {
	parts := []fyne.CanvasObject{t.ground}
	for _, b := range t.actions {
		parts = append(parts, b)
	}
	return append(parts, t.words.Objects...)
}

func (t *toast) place(size fyne.Size) {
	Put(t.ground, 0, 0, size.Width, size.Height)
	t.words.Place(16, 11, size.Width-32-t.aside(), ColourOf(ColourOnMessage))
	x := size.Width - 16 - t.aside()
	for _, b := range t.actions {
		if !b.Hidden {
			least := b.MinSize()
			Put(b, x+besideWords, (size.Height-least.Height)/2, least.Width, least.Height)
			x += besideWords + least.Width
		}
	}
}

func (t *toast) least() fyne.Size { return fyne.Size{} }

func (t *toast) paint() {
	t.ground.FillColor = ColourOf(ColourMessage)
	t.words.Stale = true
	t.place(t.Size())
	for _, b := range t.actions {
		b.Refresh()
	}
	canvas.Refresh(t)
}

// AccessibilityLabel implements fyne.Accessible.
func (t *toast) AccessibilityLabel() string { return t.message.Text }

// AccessibilityRole implements fyne.Accessible.
func (t *toast) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
