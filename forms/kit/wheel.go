package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// wheel lies above a text box, hands the mouse wheel to the page, and tells the writer
// of drags: Fyne's entry keeps those from what it is embedded in. Fyne's
// entry holds a scroll, which would keep the wheel even when there is nothing
// in it to scroll, and the page would stop as soon as a box came under the
// pointer. The driver looks for what takes an event by its interface, so
// presses and drags still reach the box below.
type wheel struct {
	widget.BaseWidget

	page   func() *Page
	writer *Writer
	ground *canvas.Rectangle
}

var (
	_ fyne.Scrollable = (*wheel)(nil)
	_ fyne.Draggable  = (*wheel)(nil)
)

func newWheel(page func() *Page, writer *Writer) *wheel {
	w := &wheel{page: page, writer: writer, ground: &canvas.Rectangle{FillColor: color.Transparent}}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled implements fyne.Scrollable.
func (w *wheel) Scrolled(turn *fyne.ScrollEvent) {
	if p := w.page(); p != nil {
		p.scroll.Scrolled(turn)
	}
}

// Dragged implements fyne.Draggable.
func (w *wheel) Dragged(d *fyne.DragEvent) { w.writer.dragged(d) }

// DragEnd implements fyne.Draggable.
func (w *wheel) DragEnd() { w.writer.dragEnd() }

// CreateRenderer implements fyne.Widget.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer { return renderer{w} }

func (w *wheel) parts() []fyne.CanvasObject { return []fyne.CanvasObject{w.ground} }

func (w *wheel) place(size fyne.Size) { Put(w.ground, 0, 0, size.Width, size.Height) }

func (w *wheel) least() fyne.Size { return fyne.Size{} }

func (w *wheel) paint() {}
