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
	// Escapes is for the answer that Escape gives where that is not the first.
	Escapes bool
}

// Dialog is a box above the window that must be answered first.
type Dialog struct {
	popUp   *widget.PopUp
	overlay fyne.CanvasObject // what the window shows the dialog in
	frame   *dialogFrame
	shows   bool // and asks nothing: its one answer is that it goes
}

// Close takes the dialog away without an answer.
func (d *Dialog) Close() {
	openDialogs = slices.DeleteFunc(openDialogs, func(other *Dialog) bool { return other == d })
	d.popUp.Hide()
	clearTip(d.frame.over)
}

// DialogOver is the title of the dialog that must be answered first in a
// window, or "".
func DialogOver(over fyne.Canvas) string {
	for _, d := range slices.Backward(openDialogs) {
		if d.frame.over == over {
			return d.frame.title.Text()
		}
	}
	return ""
}

// Dismiss takes the dialogs away that only show something in a window, such as what was
// found, and wait for no answer, as far as none that does lies above them.
func Dismiss(over fyne.Canvas) {
	for _, d := range slices.Backward(slices.Clone(openDialogs)) {
		if d.frame.over == over && !d.shows {
			return
		}
		if d.frame.over == over {
			d.frame.escape()
		}
	}
}

// Relayout fits the dialog to its content again, after that became taller or
// shorter.
func (d *Dialog) Relayout() {
	d.frame.page.Relayout()
	d.fit()
}

// fit gives the dialog the size its content asks for now, in the middle of the
// window.
func (d *Dialog) fit() {
	size, room := d.frame.MinSize(), d.frame.over.Size()
	d.popUp.Resize(size)
	d.popUp.Move(fyne.NewPos((room.Width-size.Width)/2, (room.Height-size.Height)/2))
	d.popUp.Refresh()
}

// follow fits the dialog when what is in it grew, such as a field with its text.
func (d *Dialog) follow() {
	if d.popUp.Size() != d.frame.MinSize() {
		d.fit()
	}
}

// Ask puts a question. The primary answer has the keyboard first, or the last
// where none is; Escape gives the first answer, or the one that says so, which must be the
// one that changes nothing.
func Ask(over fyne.Canvas, title, body string, answers ...Answer) *Dialog {
	return Form(over, title, NewBody(body), nil, answers...)
}

// Form shows content, such as fields, with answers below it. First has the
// keyboard; nil means the primary answer, or the last where none is. Escape
// gives the first answer. Where the window has no room for all of it the content
// scrolls.
func Form(over fyne.Canvas, title string, content fyne.CanvasObject, first fyne.Focusable, answers ...Answer) *Dialog {
	return newDialog(over, title, dialogWidth, content, first, answers)
}

// FormWide is a Form for what is read in columns.
func FormWide(over fyne.Canvas, title string, content fyne.CanvasObject, first fyne.Focusable, answers ...Answer) *Dialog {
	return newDialog(over, title, wideDialogWidth, content, first, answers)
}

func newDialog(over fyne.Canvas, title string, width float32, content fyne.CanvasObject, first fyne.Focusable, answers []Answer) *Dialog {
	clearTip(over)
	d := &Dialog{frame: &dialogFrame{over: over, title: NewHeading(title), width: width}}
	d.shows = len(answers) == 1 && answers[0].Do == nil && !answers[0].Stay
	buttons := make([]fyne.CanvasObject, 0, len(answers)+1)
	buttons = append(buttons, Space(0))
	for i, a := range answers {
		b := d.buttonFor(a)
		if first == nil && (a.Primary || i == len(answers)-1) {
			first = b
		}
		if i == 0 || a.Escapes {
			d.frame.escape = b.press
		}
		buttons = append(buttons, b)
	}
	d.frame.page = NewPage(Inset(dialogGap, dialogPadding, dialogGap, dialogPadding, content))
	d.frame.answers = Stack(0)
	if len(answers) > 0 {
		d.frame.answers = Inset(8, 0, 0, 0, Fold(1, answerGap, 0, buttons...))
		d.frame.buttons = buttons[1:]
	}
	d.frame.ExtendBaseWidget(d.frame)
	d.popUp = widget.NewModalPopUp(d.frame, over)
	openDialogs = append(openDialogs, d)
	d.popUp.Show()
	d.overlay = over.Overlays().Top()
	d.fit()
	d.frame.page.fitted = d.follow
	if first != nil {
		over.Focus(first)
		if w, writes := first.(*Writer); writes && !w.several() && w.Text != "" {
			w.TypedShortcut(&fyne.ShortcutSelectAll{}) // what comes filled in is written over
		}
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

// The widths of dialogs at a text scale of 1, in Fyne's units.
const (
	dialogWidth     = 480
	wideDialogWidth = 860
)

// dialogFrame gives a dialog its width and the height for it, or less where the
// window has no room: then its page scrolls between the title and the answers.
type dialogFrame struct {
	widget.BaseWidget
	over    fyne.Canvas
	title   *Text
	page    *Page
	answers *fyne.Container
	buttons []fyne.CanvasObject // of the answers
	escape  func()
	width   float32 // wanted at a text scale of 1
}

// answerGap is left between two answers.
const answerGap = 10

// answersWidth is the width of the answers beside one another.
func (f *dialogFrame) answersWidth() float32 {
	width := float32(1)
	for _, b := range f.buttons {
		width += b.MinSize().Width + answerGap
	}
	return width
}

func (f *dialogFrame) CreateRenderer() fyne.WidgetRenderer { return renderer{f} }

func (f *dialogFrame) Held() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.title, f.page, f.answers}
}

func (f *dialogFrame) parts() []fyne.CanvasObject { return f.Held() }

const (
	dialogPadding = 20 // around what a dialog holds
	dialogGap     = 10 // above and below what stands between title and answers
	dialogAround  = 20 // least room from a dialog to the edges of the window
)

// heights returns the heights of the title and of the answers at a width.
func (f *dialogFrame) heights(width float32) (title, answers float32) {
	return HeightFor(f.title, width-2*dialogPadding), HeightFor(f.answers, width-2*dialogPadding)
}

func (f *dialogFrame) place(size fyne.Size) {
	title, answers := f.heights(size.Width)
	inner := size.Width - 2*dialogPadding
	Put(f.title, dialogPadding, dialogPadding, inner, title)
	top, foot := dialogPadding+title, size.Height-dialogPadding-answers
	Put(f.answers, dialogPadding, foot, inner, answers)
	refit(f.answers)
	// The page has the dialog's full width, so that the ring around what has
	// the keyboard is not cut at its edges. It comes last, because it may fit
	// the dialog anew.
	Put(f.page, 0, top, size.Width, max(foot-top, 0))
	f.page.Fit()
}

func (f *dialogFrame) least() fyne.Size {
	room := f.over.Size()
	// As wide as its answers, as far as the window is; in a narrower one they
	// go on in further lines.
	wanted := max(Scaled(f.width), f.answersWidth()+2*dialogPadding)
	width := max(min(wanted, room.Width-2*dialogAround), 200)
	title, answers := f.heights(width)
	height := title + HeightFor(f.page.body.content, width) + answers + 2*dialogPadding
	return fyne.NewSize(width, min(height, room.Height-2*dialogAround))
}

func (f *dialogFrame) paint() {
	f.place(f.Size())
	f.title.Refresh()
	f.page.Refresh()
	f.answers.Refresh()
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
	if menu, is := top.(*openMenu); is {
		menu.bar.close()
	} else if d := dialogOf(top); d == nil {
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
