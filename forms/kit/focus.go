package kit

import "fyne.io/fyne/v2"

// revealFocus scrolls the page an object is on so that it can be seen, because
// the Tab key may have gone to something outside the window.
func revealFocus(object fyne.CanvasObject) {
	c := CanvasOf(object)
	if c == nil {
		return
	}
	if p := pageAround(answerable(c), object); p != nil {
		p.Reveal(object)
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
