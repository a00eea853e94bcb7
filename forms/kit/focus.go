package kit

import "fyne.io/fyne/v2"

// returning is while the window takes the keyboard from another program.
var returning bool

// WindowReturns tells that the window is about to have the keyboard again, as when it
// has just been opened or a person comes back from another program: what has it then
// stays where it is, and the page is not scrolled to it.
func WindowReturns() {
	returning = true
	OnWindow(func() { returning = false })
}

// revealFocus scrolls the page an object is on so that it can be seen, because
// the Tab key may have gone to something outside the window.
func revealFocus(object fyne.CanvasObject) {
	if returning {
		return
	}
	c := CanvasOf(object)
	if c == nil {
		return
	}
	if p := pageAround(answerable(c), object); p != nil {
		p.Reveal(object)
	}
}

// RevealWriting scrolls to the line that is being written, for when the page has become
// lower.
func RevealWriting(c fyne.Canvas) {
	if w, is := c.Focused().(*Writer); is {
		w.settle()
	}
}

// pageAround returns the page below root that holds an object, or nil.
func pageAround(root, object fyne.CanvasObject) *Page {
	if p, ok := root.(*Page); ok {
		if _, found := offsetWithin(p.body.content, object); found {
			return p
		}
		return pageAround(p.body.content, object)
	}
	for _, child := range held(root) {
		if p := pageAround(child, object); p != nil {
			return p
		}
	}
	return nil
}
