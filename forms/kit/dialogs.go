package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Answer is a button of a question.
type Answer struct {
	// Label says what will happen: "Delete 12 entries", never "OK".
	Label string
	// Primary fills the button with the accent colour.
	Primary bool
	// Do is called after the dialog went away. It may be nil.
	Do func()
	// Stay keeps a form open: Do decides when to close it.
	Stay bool
}

// Dialog is a box above the window that must be answered first.
type Dialog struct {
	popUp   *widget.PopUp
	overlay fyne.CanvasObject // what the window shows the dialog in
	frame   *dialogFrame
}

// Close takes the dialog away without an answer.
func (d *Dialog) Close() {
	openDialogs = slices.DeleteFunc(openDialogs, func(other *Dialog) bool { return other == d })
	d.popUp.Hide()
	clearTip(d.frame.over)
}

// Relayout fits the dialog to its content again, after that became taller or
// shorter.
func (d *Dialog) Relayout() {
	d.frame.Refresh()
	d.popUp.Resize(d.frame.MinSize())
	d.popUp.Refresh()
}

// Ask puts a question. The primary answer has the keyboard first, or the last
// where none is; Escape gives the first answer, which must be the one that changes nothing.
func Ask(over fyne.Canvas, title, body string, answers ...Answer) *Dialog {
	return Form(over, title, NewBody(body), nil, answers...)
}

// Form shows content, such as fields, with answers below it. First has the
// keyboard; nil means the primary answer, or the last where none is. Escape
// gives the first answer.
func Form(over fyne.Canvas, title string, content fyne.CanvasObject, first fyne.Focusable, answers ...Answer) *Dialog {
	d := &Dialog{frame: &dialogFrame{over: over}}
	buttons := make([]fyne.CanvasObject, 0, len(answers)+1)
	buttons = append(buttons, Space(0))
	for i, a := range answers {
		b := d.buttonFor(a)
		if first == nil && (a.Primary || i == len(answers)-1) {
			first = b
		}
		if i == 0 {
			d.frame.escape = b.press
		}
		buttons = append(buttons, b)
	}
	parts := []fyne.CanvasObject{NewHeading(title), content}
	if len(answers) > 0 {
		parts = append(parts, Inset(8, 0, 0, 0, RowFilled(10, 0, buttons...)))
	}
	d.frame.content = Stack(10, parts...)
	d.frame.ExtendBaseWidget(d.frame)
	d.popUp = widget.NewModalPopUp(d.frame, over)
	openDialogs = append(openDialogs, d)
	d.popUp.Show()
	d.overlay = over.Overlays().Top()
	d.popUp.Resize(d.frame.MinSize())
	if first != nil {
		over.Focus(first)
	}
	return d
}

// buttonFor returns the button of an answer.
func (d *Dialog) buttonFor(a Answer) *Button {
	kind := plainButton
	if a.Primary {
		kind = primaryButton
	}
	return newButton(kind, a.Label, func() {
		if !a.Stay {
			d.Close()
		}
		if a.Do != nil {
			a.Do()
		}
	})
}

// dialogWidth is the width of a dialog at a text scale of 1.
const dialogWidth = 480

// dialogFrame gives a dialog its width and the height for it.
type dialogFrame struct {
	widget.BaseWidget
	over    fyne.Canvas
	content fyne.CanvasObject
	escape  func()
}

func (f *dialogFrame) CreateRenderer() fyne.WidgetRenderer { return renderer{f} }

func (f *dialogFrame) held() []fyne.CanvasObject { return []fyne.CanvasObject{f.content} }

func (f *dialogFrame) parts() []fyne.CanvasObject { return []fyne.CanvasObject{f.content} }

// dialogPadding is the room around what a dialog holds.
const dialogPadding = 20

func (f *dialogFrame) place(size fyne.Size) {
	put(f.content, dialogPadding, dialogPadding, size.Width-2*dialogPadding, size.Height-2*dialogPadding)
	refit(f.content)
}

func (f *dialogFrame) least() fyne.Size {
	room := f.over.Size()
	width := max(min(scaled(dialogWidth), room.Width-40), 200)
	return fyne.NewSize(width, HeightFor(f.content, width-2*dialogPadding)+2*dialogPadding)
}

func (f *dialogFrame) paint() {
	f.place(f.Size())
	f.content.Refresh()
	canvas.Refresh(f)
}

// openDialogs are the dialogs on show, the latest last.
var openDialogs []*Dialog

// dialogOf returns the dialog that is shown in an overlay, or nil.
func dialogOf(overlay fyne.CanvasObject) *Dialog {
	for _, d := range openDialogs {
		if d.overlay == overlay {
			return d
		}
	}
	return nil
}

// Escape takes the way out of what lies above the window's content: the first
// answer of a dialog, or no choice from a menu. It says whether there was
// anything. The window calls it for the Escape key that nobody took, because
// nothing there has the keyboard: see [fyne.Canvas.SetOnTypedKey].
func Escape(over fyne.Canvas) bool {
	top := over.Overlays().Top()
	if top == nil {
		return false
	}
	if d := dialogOf(top); d == nil {
		over.Overlays().Remove(top)
	} else if d.frame.escape != nil {
		d.frame.escape()
	}
	return true
}

// Working is the dialog of long work: a bar, a line about what is being done,
// and a way to stop.
type Working struct {
	dialog *Dialog
	bar    *Progress
	line   *Text
}

// ShowWorking shows that long work has begun. Cancel is called when the person
// wants to stop it, once; the dialog stays until Close. nil offers no way to.
func ShowWorking(over fyne.Canvas, title string, cancel func()) *Working {
	w := &Working{bar: NewProgress(0, title), line: NewSecondary("").OneLine().Shortened()}
	var answers []Answer
	if cancel != nil {
		asked := false
		answers = append(answers, Answer{Label: "Stop", Stay: true, Do: func() {
			if !asked {
				asked = true
				w.line.SetText("Stopping…")
				cancel()
			}
		}})
	}
	w.dialog = Form(over, title, Stack(10, w.bar, w.line), nil, answers...)
	return w
}

// Set shows how far the work is, from 0 to 1, and what is being done.
func (w *Working) Set(done float32, doing string) {
	w.bar.Set(done)
	w.line.SetText(doing)
}

// Close takes the dialog away.
func (w *Working) Close() { w.dialog.Close() }
