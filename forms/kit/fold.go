package kit

import "fyne.io/fyne/v2"

// Fold is a RowFilled for as long as the object at the
// index fill gets at least room units. Where there is less, as with large text
// in a small window, that object and those before it stand below one another,
// and those after it follow in rows of their own, as many to a row as fit.
func Fold(room, gap float32, fill int, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &foldLayout{room: room, row: rowLayout{gap: gap, fill: fill}}, Objects: objects}
}

// FoldTop is Fold with the objects of the row aligned at the top.
func FoldTop(room, gap float32, fill int, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &foldLayout{room: room, row: rowLayout{gap: gap, fill: fill, top: true}}, Objects: objects}
}

type foldLayout struct {
	room  float32
	row   rowLayout
	width float32
}

// folded tells whether the objects stand below one another at a width.
func (l *foldLayout) folded(objects []fyne.CanvasObject, width float32) bool {
	return l.row.widths(objects, width)[l.row.fill] < l.room
}

// each calls place with every object's box when folded, and returns the height
// of all.
func (l *foldLayout) each(objects []fyne.CanvasObject, width float32, place func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	y, x, tallest := float32(0), float32(0), float32(0)
	next := func() {
		if tallest > 0 {
			y += tallest + l.row.gap
		}
		x, tallest = 0, 0
	}
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		w := min(o.MinSize().Width, width)
		if i <= l.row.fill {
			w = width
		}
		if i <= l.row.fill || x > 0 && x+w > width {
			next()
		}
		h := HeightFor(o, w)
		place(o, x, y, w, h)
		tallest = max(tallest, h)
		if x += w + l.row.gap; i <= l.row.fill {
			next()
		}
	}
	next()
	return max(y-l.row.gap, 0)
}

func (l *foldLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	if l.folded(objects, size.Width) {
		l.each(objects, size.Width, func(o fyne.CanvasObject, x, y, w, h float32) { Put(o, x, y, w, h) })
		return
	}
	l.row.Layout(objects, size)
}

func (l *foldLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	if l.folded(objects, width) {
		return l.each(objects, width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
	}
	return l.row.heightFor(objects, width)
}

func (l *foldLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := float32(0)
	for _, o := range shown(objects) {
		width = max(width, o.MinSize().Width)
	}
	return leastOf(l, objects, width, l.width)
}
