package window

import (
	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// area is a part of the screen, in pixels.
type area struct{ left, top, width, height int }

// The room that a window's frame takes, in the toolkit's units: its title and its
// borders. Nothing tells before the window stands there, so it is generous.
const (
	frameAbove  = 38
	frameBeside = 10
)

// workArea is the part of a screen that is left by panels and bars: of the screen that
// shows a place, or of the first. It is known once the toolkit has begun.
func (w *window) workArea(left, top int) (a area, known bool) {
	if !w.begun {
		return area{}, false
	}
	for _, screen := range glfw.GetMonitors() {
		var at area
		at.left, at.top, at.width, at.height = screen.GetWorkarea()
		if at.width <= 0 || at.height <= 0 {
			continue
		}
		if !known {
			a, known = at, true
		}
		if left >= at.left && left < at.left+at.width && top >= at.top && top < at.top+at.height {
			return at, true
		}
	}
	return a, known
}

// fitting is the size of a window, in the toolkit's units, that is no larger than an
// area leaves room for; scale is pixels to a unit.
func fitting(size fyne.Size, in area, scale float32) fyne.Size {
	room := fyne.NewSize(float32(in.width)/scale-frameBeside, float32(in.height)/scale-frameAbove)
	return fyne.NewSize(min(size.Width, room.Width), min(size.Height, room.Height))
}

// within is a place for a window of a size in pixels, moved as little as leaves all of
// it in an area, or its beginning where it is larger.
func within(left, top, width, height int, in area) (int, int) {
	return max(min(left, in.left+in.width-width), in.left), max(min(top, in.top+in.height-height), in.top)
}

// size gives the window a size, or as much of it as the screen has room for.
func (w *window) size(to fyne.Size) {
	left, top, _ := placeOf(w.frame)
	if in, known := w.workArea(left, top); known {
		to = fitting(to, in, w.Canvas().Scale())
	}
	w.frame.Resize(to)
}

// place puts the window where it was left, or as near as leaves it on the screen.
func (w *window) place(left, top int) {
	if in, known := w.workArea(left, top); known {
		scale, size := w.Canvas().Scale(), w.Canvas().Size()
		left, top = within(left, top, int((size.Width+frameBeside)*scale), int((size.Height+frameAbove)*scale), in)
	}
	placeAt(w.frame, left, top)
}

// fitToScreen makes the window smaller where it is larger than the screen has room for:
// how large the toolkit's units are there is known only once it has begun.
func (w *window) fitToScreen() {
	w.begun = true
	size := w.Canvas().Size()
	left, top, placed := placeOf(w.frame)
	in, known := w.workArea(left, top)
	if !known {
		return
	}
	if fits := fitting(size, in, w.Canvas().Scale()); fits != size {
		w.frame.Resize(fits)
	}
	if placed {
		w.place(left, top)
	}
}
