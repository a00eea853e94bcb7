package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Host holds the content of a window and shows short messages above it: toasts
// and tooltips. It must be the content of the window itself, so that widgets
// find it: window.SetContent(kit.NewHost(content)).
type Host struct {
	widget.BaseWidget

	content fyne.CanvasObject
	toast   *toast
	tip     *tip
	awaited *awaited // what is still being made to be its content, or nil
}

// awaited is content that is being made.
type awaited struct {
	made func() fyne.CanvasObject // waits for it
	then func()                   // called once it is there
}

// Message is what a toast says.
type Message struct {
	// Text is one sentence: "Exported 3 files".
	Text string
	// Actions are what to do next, at most two: "Open", "Show in folder".
	Actions []Action
	// For is how long it is shown. Zero means a time to read it in: six
	// seconds, ten when there is an action.
	For time.Duration
}

// NewHost returns a host around the content of a window.
func NewHost(content fyne.CanvasObject) *Host {
	h := &Host{content: content, tip: newTip()}
	h.toast = newToast(h.toastChanged)
	h.ExtendBaseWidget(h)
	return h
}

// SetContent puts other content in the window. A tooltip goes with what it
// belongs to.
func (h *Host) SetContent(content fyne.CanvasObject) {
	h.tip.clear()
	h.content = content
	h.Refresh()
}

// Await has the host show what is being made beside the window, in the size that the
// window has. Made waits for it, when somebody first asks how large the content is, and
// then is called once it is there. Until then, what is being made may ask the host nothing.
func (h *Host) Await(made func() fyne.CanvasObject, then func()) { h.awaited = &awaited{made, then} }

// Toast shows a message at the foot of the window for some seconds. A newer
// message takes the place of an older one.
func (h *Host) Toast(m Message) { h.toast.show(m) }

// toastChanged draws the toast, and leaves the content as it is.
func (h *Host) toastChanged() {
	h.toast.settle(h.Size())
	h.toast.Refresh()
	canvas.Refresh(h)
}

// HideToast takes the message away at once.
func (h *Host) HideToast() { h.toast.hide() }

// FocusToast gives the keyboard to the toast's action, for F6. It says false
// when there is nothing to give it to.
func (h *Host) FocusToast() bool { return h.toast.takeFocus() }

// CreateRenderer implements fyne.Widget.
func (h *Host) CreateRenderer() fyne.WidgetRenderer { return renderer{h} }

func (h *Host) Held() []fyne.CanvasObject { return []fyne.CanvasObject{h.content} }

func (h *Host) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{h.content, h.toast, h.tip}
}

func (h *Host) place(size fyne.Size) {
	Put(h.content, 0, 0, size.Width, size.Height)
	h.toast.settle(size)
	for _, d := range openDialogs {
		if d.frame.over.Content() == fyne.CanvasObject(h) {
			d.fit()
		}
	}
}

func (h *Host) least() fyne.Size {
	if a := h.awaited; a != nil {
		h.awaited = nil
		h.content = a.made()
		Put(h.content, 0, 0, h.Size().Width, h.Size().Height)
		a.then()
	}
	return h.content.MinSize()
}

func (h *Host) paint() {
	h.place(h.Size())
	h.content.Refresh()
	h.toast.Refresh()
	h.tip.Refresh()
}

// hostOf returns the host an object is shown in, or nil.
func hostOf(object fyne.CanvasObject) *Host {
	if c := CanvasOf(object); c != nil {
		h, _ := c.Content().(*Host)
		return h
	}
	return nil
}
