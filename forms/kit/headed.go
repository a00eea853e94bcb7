package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Headed is a page whose head stays in sight while what is below it scrolls.
// Where the head would take more than a third of the room, as with large text in
// a small window, it scrolls with the rest.
type Headed struct {
	widget.BaseWidget

	head   fyne.CanvasObject
	page   *Page
	slot   *fyne.Container // holds the head while it scrolls
	sheet  *readingSheet   // below the head
	ground *canvas.Rectangle
	rule   *canvas.Rectangle
}

// headShare is the most of the room that a head that stays may take.
const headShare = 0.34

// NewHeaded returns a page with a head and what scrolls below it.
func NewHeaded(head, below fyne.CanvasObject) *Headed {
	h := &Headed{head: head, slot: Stack(0), ground: &canvas.Rectangle{}, rule: &canvas.Rectangle{}}
	h.page = NewPage(Stack(0, h.slot, below))
	h.page.reading.head = head
	h.sheet = newReadingSheet(h.page.reading)
	h.ExtendBaseWidget(h)
	return h
}

// Page is the part that scrolls.
func (h *Headed) Page() *Page { return h.page }

// Relayout lays head and page out again, after something in them changed.
func (h *Headed) Relayout() {
	h.place(h.Size())
	h.page.Relayout()
	h.head.Refresh()
}

// Held implements Holder.
func (h *Headed) Held() []fyne.CanvasObject {
	if h.stays() {
		return []fyne.CanvasObject{h.head, h.page}
	}
	return []fyne.CanvasObject{h.page}
}

func (h *Headed) stays() bool { return len(h.slot.Objects) == 0 }

// CreateRenderer implements fyne.Widget.
func (h *Headed) CreateRenderer() fyne.WidgetRenderer {
	h.colours()
	return renderer{h}
}

func (h *Headed) parts() []fyne.CanvasObject {
	if h.stays() {
		return []fyne.CanvasObject{h.ground, h.sheet, h.head, h.rule, h.page}
	}
	return []fyne.CanvasObject{h.page}
}

func (h *Headed) place(size fyne.Size) {
	if size.Width == 0 {
		return
	}
	height := HeightFor(h.head, size.Width)
	if stays := height <= size.Height*headShare; stays != h.stays() {
		if h.slot.Objects = nil; !stays {
			h.slot.Objects = []fyne.CanvasObject{h.head}
		}
		h.page.reading.clear()
		h.page.reading.head = nil
		if stays {
			h.page.reading.head = h.head
		}
		h.page.Relayout()
		defer canvas.Refresh(h)
	}
	if !h.stays() {
		Put(h.page, 0, 0, size.Width, size.Height)
		return
	}
	Put(h.ground, 0, 0, size.Width, height)
	Put(h.sheet, 0, 0, size.Width, height)
	Put(h.head, 0, 0, size.Width, height)
	Put(h.rule, 0, height, size.Width, 1)
	Put(h.page, 0, height+1, size.Width, size.Height-height-1)
}

func (h *Headed) least() fyne.Size { return h.page.MinSize() }

func (h *Headed) colours() {
	h.ground.FillColor, h.rule.FillColor = ColourOf(ColourGround), ColourOf(ColourLine)
}

func (h *Headed) paint() {
	h.colours()
	h.place(h.Size())
	h.head.Refresh()
	h.page.Refresh()
	canvas.Refresh(h)
}
