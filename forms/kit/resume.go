package kit

import (
	"fyne.io/fyne/v2"
)

// Resumable is a widget with a text box that can be given the keyboard back.
type Resumable interface {
	fyne.CanvasObject
	// Resume takes the keyboard with the cursor where it was.
	Resume()
}

// latest is the widget that was written in last. It is looked for on the
// canvas before it is used, for the page it was on may have gone.
var latest Resumable

// WrittenIn notes which widget was written in last.
func WrittenIn(r Resumable) { latest = r }

// Resume types a letter where a person wrote last, when nothing has the
// keyboard: a menu of the window or a click on blank space took it, and what
// is typed would vanish in silence. It says whether it did. The window calls it
// for every letter nobody took: see [fyne.Canvas.SetOnTypedRune].
func Resume(c fyne.Canvas, r rune) bool {
	if c.Focused() != nil || latest == nil || !canReach(answerable(c), latest) {
		return false
	}
	latest.Resume()
	f := c.Focused()
	if f != nil {
		f.TypedRune(r)
	}
	return f != nil
}

// ResumeWriting gives the keyboard back to where a person wrote last, and says whether
// that is there still.
func ResumeWriting(c fyne.Canvas) bool {
	if latest == nil || !canReach(answerable(c), latest) {
		return false
	}
	latest.Resume()
	return true
}

// answerable returns what a person can write in at this moment: the dialog on
// top, or what the window holds; nil while a menu is open.
func answerable(c fyne.Canvas) fyne.CanvasObject {
	top := c.Overlays().Top()
	if top == nil {
		return c.Content()
	}
	if d := dialogOf(top); d != nil {
		return d.frame
	}
	return nil
}

// canReach says whether an object is in root and can be seen, scrolling apart.
func canReach(root, object fyne.CanvasObject) bool {
	if root == nil || !root.Visible() {
		return false
	}
	for _, child := range partsOf(root) {
		if canReach(child, object) {
			return true
		}
	}
	return root == object
}
