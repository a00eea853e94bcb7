package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// tipDelay is how long the pointer rests before a tooltip is shown.
const tipDelay = 500 * time.Millisecond

// tip is the tooltip of a window. It takes no input, so that it never stands
// in the way of what lies below it.
type tip struct {
	widget.BaseWidget

	ground *canvas.Rectangle
	words  Block
	owner  fyne.CanvasObject
	text   string
	cancel func() // stops the tooltip that is about to be shown; may be nil
}

func newTip() *tip {
	t := &tip{ground: &canvas.Rectangle{CornerRadius: 4}}
	t.ExtendBaseWidget(t)
	t.Hidden = true
	return t
}

// showTip shows a tooltip for an object after a while.
func showTip(owner fyne.CanvasObject, text string) {
	h := hostOf(owner)
	if h == nil || text == "" {
		return
	}
	t := h.tip
	t.stop()
	t.owner, t.text = owner, text
	t.cancel = Later(tipDelay, func() {
		// What lies above the window's content lies above tooltips too.
		covered := CanvasOf(h) == nil || CanvasOf(h).Overlays().Top() != nil
		if t.owner == owner && t.text == text && !covered {
			t.appear(h)
		}
	})
}

// hideTip takes an object's tooltip away.
func hideTip(owner fyne.CanvasObject) {
	if h := hostOf(owner); h != nil && h.tip.owner == owner {
		h.tip.clear()
	}
}

// clearTip takes away whatever tooltip is shown or about to be, as when what
// it belongs to goes without losing the keyboard first.
func clearTip(over fyne.Canvas) {
	if h, ok := over.Content().(*Host); ok {
		h.tip.clear()
	}
}

// clear takes the tooltip away, shown or about to be.
func (t *tip) clear() {
	t.stop()
	t.owner = nil
	t.Hide()
}

func (t *tip) stop() {
	if t.cancel != nil {
		t.cancel()
	}
}

// tipWidth is where a tooltip begins to wrap, at a text scale of 1.
const tipWidth = 320

// appear puts the tooltip beside its owner, where it covers nothing that is written,
// or least of it. Words that stand beside the owner already are not said again.
func (t *tip) appear(h *Host) {
	f := Face{Size: SizeOf(SizeSmall)}
	t.words.Set(t.text, f)
	words := min(f.Width(t.text)+1, tipWidth*f.Size/13)
	size := fyne.NewSize(words+16, t.words.HeightFor(words)+8)
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(t.owner).Subtract(driver.AbsolutePositionForObject(h))
	window := areaOf(fyne.Position{}, h.Size())
	all := writtenIn(h.content, t.owner, h.content.Position(), window)
	owner := areaOf(at, t.owner.Size())
	for _, w := range all {
		if w.text == t.text && owner.near(w.area, f.LineHeight()) {
			return
		}
	}
	place := tipPlace(owner, size, window, all)
	t.Hidden = false
	Put(t, place.left, place.top, size.Width, size.Height)
	t.Refresh()
	// The driver does not know the canvas of what was never drawn.
	canvas.Refresh(h)
}

// tipPlace is where a tooltip of a size stands: below its owner, above it, or beside
// it, the first of these that is in the window and covers least of what is written.
func tipPlace(owner area, size fyne.Size, window area, all []written) area {
	const gap, edge = 6, 4
	x := min(max(owner.left, edge), max(window.right-size.Width-edge, edge))
	middle := (owner.top + owner.bottom - size.Height) / 2
	var best area
	least := float32(-1)
	for _, at := range []fyne.Position{
		fyne.NewPos(x, owner.bottom+gap), fyne.NewPos(x, owner.top-size.Height-gap),
		fyne.NewPos(owner.right+gap, middle), fyne.NewPos(owner.left-size.Width-gap, middle),
	} {
		a := areaOf(at, size)
		if a.left < 0 || a.top < 0 || a.right > window.right || a.bottom > window.bottom {
			continue
		}
		if covered := a.covered(all); least < 0 || covered < least {
			best, least = a, covered
		}
	}
	if least < 0 { // the window has room nowhere
		best = areaOf(fyne.NewPos(x, max(owner.top-size.Height-gap, 0)), size)
	}
	return best
}

// near tells whether two areas are no further apart than a distance.
func (a area) near(other area, distance float32) bool {
	around := area{a.left - distance, a.top - distance, a.right + distance, a.bottom + distance}
	return around.within(other).size() > 0
}

// CreateRenderer implements fyne.Widget.
func (t *tip) CreateRenderer() fyne.WidgetRenderer {
	t.paint()
	return renderer{t}
}

func (t *tip) parts() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{t.ground}, t.words.Objects...)
}

func (t *tip) place(size fyne.Size) {
	Put(t.ground, 0, 0, size.Width, size.Height)
	t.words.Place(8, 4, size.Width-16, ColourOf(ColourOnMessage))
}

func (t *tip) least() fyne.Size { return fyne.Size{} }

func (t *tip) paint() {
	t.ground.FillColor = ColourOf(ColourMessage)
	t.place(t.Size())
	canvas.Refresh(t)
}
