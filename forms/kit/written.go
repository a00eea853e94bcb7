package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// area is a rectangle of a window.
type area struct{ left, top, right, bottom float32 }

func areaOf(at fyne.Position, size fyne.Size) area {
	return area{at.X, at.Y, at.X + size.Width, at.Y + size.Height}
}

// within is the part of an area that is in another too, of no size where none is.
func (a area) within(other area) area {
	c := area{max(a.left, other.left), max(a.top, other.top), min(a.right, other.right), min(a.bottom, other.bottom)}
	if c.right <= c.left || c.bottom <= c.top {
		return area{}
	}
	return c
}

// size is how much an area covers.
func (a area) size() float32 { return (a.right - a.left) * (a.bottom - a.top) }

// written is a text that can be read in a window.
type written struct {
	area
	text string // "" where it is not known
}

// writtenIn are the texts that can be seen of an object and what it holds, besides
// those of one object. The object stands at a place of the window, of which a part can
// be seen.
func writtenIn(object, besides fyne.CanvasObject, at fyne.Position, seen area) []written {
	if object == nil || object == besides || !object.Visible() {
		return nil
	}
	here := areaOf(at, object.Size()).within(seen)
	var inner []fyne.CanvasObject
	switch o := object.(type) {
	case *canvas.Text:
		whole := areaOf(at, fyne.NewSize(o.MinSize().Width, max(o.MinSize().Height, o.Size().Height))).within(seen)
		if o.Text == "" || whole.size() == 0 {
			return nil
		}
		return []written{{whole, o.Text}}
	case *fyne.Container:
		inner, here = o.Objects, seen
	case *container.Scroll:
		inner = []fyne.CanvasObject{o.Content}
	case drawing:
		inner = o.parts()
	case Holder:
		inner = o.Held()
	case fyne.Widget:
		if here.size() > 0 {
			return []written{{area: here}}
		}
	}
	if here.size() == 0 {
		return nil
	}
	var all []written
	for _, child := range inner {
		if child != nil {
			offset := child.Position()
			if s, is := object.(*container.Scroll); is {
				offset = fyne.NewPos(-s.Offset.X, -s.Offset.Y)
			}
			all = append(all, writtenIn(child, besides, at.Add(offset), here)...)
		}
	}
	return all
}

// covered is how much of what is written an area covers.
func (a area) covered(all []written) float32 {
	sum := float32(0)
	for _, w := range all {
		sum += a.within(w.area).size()
	}
	return sum
}
