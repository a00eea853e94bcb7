package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// ShowDragged shows words beside the pointer, at a place of the window, while
// something of an object is dragged. "" takes them away.
func ShowDragged(of fyne.CanvasObject, words string, at fyne.Position) {
	h := hostOf(of)
	if h == nil {
		return
	}
	if words == "" {
		h.tip.clear()
		canvas.Refresh(h)
		return
	}
	h.tip.follow(h, words, at)
}

// IsAt tells whether an object that can be seen lies at a place of the window.
func IsAt(object fyne.CanvasObject, at fyne.Position) bool {
	from := fyne.CurrentApp().Driver().AbsolutePositionForObject(object)
	size := object.Size()
	return object.Visible() && at.X >= from.X && at.Y >= from.Y && at.X < from.X+size.Width && at.Y < from.Y+size.Height
}

// follow shows words beside a place of the window.
func (t *tip) follow(h *Host, words string, at fyne.Position) {
	t.stop()
	t.owner, t.text = h, words
	f := Face{Size: SizeOf(SizeSmall)}
	t.words.Set(words, f)
	size := fyne.NewSize(f.Width(words)+17, f.LineHeight()+8)
	at = at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(h))
	t.Hidden = false
	Put(t, min(at.X+14, max(h.Size().Width-size.Width, 0)), min(at.Y+12, h.Size().Height-size.Height), size.Width, size.Height)
	t.Refresh()
	canvas.Refresh(h)
}

// Aside places an object of a width at the right of another, for as long as the
// room is at least from units wide; in less it is not shown.
func Aside(from, width float32, main, side fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: asideLayout{from, width}, Objects: []fyne.CanvasObject{main, side}}
}

type asideLayout struct{ from, width float32 }

// Layout implements fyne.Layout.
func (l asideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	main, side := objects[0], objects[1]
	if size.Width < l.from {
		side.Hide()
		Put(main, 0, 0, size.Width, size.Height)
		return
	}
	side.Show()
	Put(main, 0, 0, size.Width-l.width, size.Height)
	Put(side, size.Width-l.width, 0, l.width, size.Height)
}

// MinSize implements fyne.Layout.
func (l asideLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }
