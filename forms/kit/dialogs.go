package kit

import (
	"fyne.io/fyne/v2"
)

// Answer is a button of a question.
type Answer struct {
	// Label says what will happen: "Delete 12 entries", never "OK".
	Label string
	// Primary fills the button with the accent colour.
	Primary bool
	// Do is called after the question went away. It may be nil.
	Do func()
	// Stay keeps a form open: Do decides when to close it.
	Stay bool
}

// Dialog is a box above the window that must be answered first.
type Dialog struct {
	over  fyne.Canvas
	close func()
}

// Close takes the dialog away without an answer.
func (d *Dialog) Close() {
	if d.close != nil {
		d.close()
	}
}

// Ask puts a question. The last answer has the keyboard first; Escape gives the
// first answer, which must be the one that changes nothing.
func Ask(over fyne.Canvas, title, body string, answers ...Answer) *Dialog {
	return Form(over, title, NewBody(body), nil, answers...)
}

// Form shows content, such as fields, with answers below it. First has the
// keyboard; nil means the last answer. Escape gives the first answer.
func Form(over fyne.Canvas, title string, content fyne.CanvasObject, first fyne.Focusable, answers ...Answer) *Dialog {
	return &Dialog{over: over}
}

// Working is the dialog of long work: a bar, a line about what is being done,
// and a way to stop.
type Working struct {
	dialog *Dialog
	bar    *Progress
	line   *Text
}

// ShowWorking shows that long work has begun. Cancel is called when the person
// wants to stop it; nil offers no way to.
func ShowWorking(over fyne.Canvas, title string, cancel func()) *Working {
	return &Working{dialog: &Dialog{over: over}, bar: NewProgress(0, title), line: NewSecondary("")}
}

// Set shows how far the work is, from 0 to 1, and what is being done.
func (w *Working) Set(done float32, doing string) {
	w.bar.Set(done)
	w.line.SetText(doing)
}

// Close takes the dialog away.
func (w *Working) Close() { w.dialog.Close() }
