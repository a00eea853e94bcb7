package kit

import (
	"image/color"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Offer is what a field offers for what is being written in it.
type Offer struct {
	Text   string // what is written in the field once it is taken
	Beside string // what it stands for, or ""
}

// MostOffers is how many offers are shown at once: what can be taken in at a
// glance. Another letter finds the others.
const MostOffers = 6

// Offering is a field that offers, while somebody writes in it, what it may
// become. The keyboard stays in the field: Down and Up go through the offers,
// Enter takes the one that is marked, Escape puts them away. Nobody has to take
// any.
type Offering struct {
	Field *Field
	// Content is the field with its offers below it.
	Content fyne.CanvasObject

	find func(text string) []Offer
	take func(Offer)
	list *offerList
}

// NewOffering returns a field of one line, empty, with what finds offers for what
// was written, the best first, and what is called with the one that was taken.
// Taking it is all that its caller has to do: nothing is written into the field
// here.
func NewOffering(c FieldConfig, find func(text string) []Offer, take func(Offer)) *Offering {
	o := &Offering{find: find, take: take}
	own := c.OnKey
	c.OnKey = func(key *fyne.KeyEvent) bool { return o.key(key) || own != nil && own(key) }
	o.list = newOfferList(o.taken)
	o.Field = NewField(c)
	o.Field.typed = o.offer
	o.Field.gone = func() {
		const click = 300 * time.Millisecond // a click on an offer takes the keyboard away before it is one
		o.Field.config.later(click, func() {
			if !o.Field.active {
				o.show(nil)
			}
		})
	}
	o.Content = Stack(2, o.Field, o.list)
	return o
}

// Offered is what is offered just now.
func (o *Offering) Offered() []Offer { return o.list.offers }

// offer shows what a text may become. What is one of the offers as it stands
// needs none.
func (o *Offering) offer(text string) {
	if !o.Field.active {
		return
	}
	var offers []Offer
	if text = strings.TrimSpace(text); text != "" {
		offers = o.find(text)
	}
	if len(offers) == 1 && offers[0].Text == text {
		offers = nil
	}
	o.show(offers[:min(len(offers), MostOffers)])
}

// show shows other offers, none of them marked.
func (o *Offering) show(offers []Offer) {
	if len(offers) == 0 && len(o.list.offers) == 0 {
		return
	}
	o.list.offers, o.list.at = offers, -1
	if len(offers) > 0 {
		o.list.Show()
	} else {
		o.list.Hide()
	}
	o.list.Refresh()
	if page := o.Field.page; page != nil {
		page.Fit()
		if y, ok := offsetWithin(page.body.content, o.Content); ok && len(offers) > 0 {
			page.RevealPart(y, y+HeightFor(o.Content, o.Content.Size().Width))
		}
	}
}

func (o *Offering) taken(offer Offer) {
	o.show(nil)
	o.Field.Flush()
	o.take(offer)
	o.Field.Focus()
}

func (o *Offering) key(key *fyne.KeyEvent) bool {
	n := len(o.list.offers)
	if n == 0 {
		return false
	}
	switch key.Name {
	case fyne.KeyDown:
		o.list.mark(min(o.list.at+1, n-1))
	case fyne.KeyUp:
		o.list.mark(max(o.list.at-1, -1))
	case fyne.KeyReturn, fyne.KeyEnter:
		if o.list.at < 0 {
			o.show(nil)
			return false
		}
		o.taken(o.list.offers[o.list.at])
	case fyne.KeyEscape:
		o.show(nil)
	default:
		return false
	}
	return true
}

// offerList draws offers one below the other. It never has the keyboard.
type offerList struct {
	widget.BaseWidget
	offers []Offer
	at     int // the one that is marked, or -1
	over   int // the one the pointer is on, or -1
	take   func(Offer)
	ground *canvas.Rectangle
	marked *canvas.Rectangle
	pen    Pen
}

var (
	_ Wrapping          = (*offerList)(nil)
	_ fyne.Tappable     = (*offerList)(nil)
	_ desktop.Hoverable = (*offerList)(nil)
	_ fyne.Accessible   = (*offerList)(nil)
)

func newOfferList(take func(Offer)) *offerList {
	l := &offerList{at: -1, over: -1, take: take, ground: &canvas.Rectangle{CornerRadius: 5, StrokeWidth: 1}, marked: &canvas.Rectangle{CornerRadius: 3}}
	l.ExtendBaseWidget(l)
	l.Hide()
	return l
}

// The room around offers, in Fyne's units.
const (
	offerSide  = 10
	offerAbove = 4
	offerEdge  = 3
)

func (l *offerList) face() Face { return Face{Size: SizeOf(SizeBody)} }

// named is the face of what is written, where something else explains it.
func (l *offerList) named(o Offer) Face { return Face{Size: SizeOf(SizeBody), Strong: o.Beside != ""} }

// beside is where the explanations begin, below one another.
func (l *offerList) beside() float32 {
	wide := float32(0)
	for _, o := range l.offers {
		if o.Beside != "" {
			wide = max(wide, l.named(o).Width(o.Text))
		}
	}
	return wide + Scaled(12)
}

// lines breaks an offer for a width, and tells its height.
func (l *offerList) lines(o Offer, width float32) (text, beside []string, height float32) {
	room := width - 2*offerSide
	text, n := []string{l.named(o).shorten(o.Text, room)}, 1
	if o.Beside != "" {
		beside = l.face().Wrap(o.Beside, max(room-l.beside(), Scaled(80)))
		n = len(beside)
	}
	return text, beside, float32(n)*l.face().LineHeight() + 2*offerAbove
}

func (l *offerList) mark(at int) {
	l.at = at
	l.Refresh()
}

func (l *offerList) atHeight(y float32) int {
	top := float32(offerEdge)
	for i, o := range l.offers {
		_, _, height := l.lines(o, l.Size().Width)
		if y >= top && y < top+height {
			return i
		}
		top += height
	}
	return -1
}

// Tapped implements fyne.Tappable.
func (l *offerList) Tapped(at *fyne.PointEvent) {
	if row := l.atHeight(at.Position.Y); row >= 0 {
		l.take(l.offers[row])
	}
}

// MouseIn implements desktop.Hoverable.
func (l *offerList) MouseIn(at *desktop.MouseEvent) { l.MouseMoved(at) }

// MouseMoved implements desktop.Hoverable.
func (l *offerList) MouseMoved(at *desktop.MouseEvent) {
	if over := l.atHeight(at.Position.Y); over != l.over {
		l.over = over
		l.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (l *offerList) MouseOut() {
	l.over = -1
	l.Refresh()
}

// HeightFor implements Wrapping.
func (l *offerList) HeightFor(width float32) float32 {
	all := float32(2 * offerEdge)
	for _, o := range l.offers {
		_, _, height := l.lines(o, width)
		all += height
	}
	return all
}

// CreateRenderer implements fyne.Widget.
func (l *offerList) CreateRenderer() fyne.WidgetRenderer {
	l.paint()
	return renderer{l}
}

func (l *offerList) parts() []fyne.CanvasObject {
	return l.pen.AppendTo([]fyne.CanvasObject{l.ground, l.marked})
}

func (l *offerList) least() fyne.Size {
	return fyne.NewSize(Scaled(120), l.HeightFor(max(Scaled(120), l.Size().Width)))
}

func (l *offerList) place(size fyne.Size) {
	Put(l.ground, 0, 0, size.Width, size.Height)
	at := l.at
	if at < 0 {
		at = l.over
	}
	l.marked.Hidden = at < 0 || at >= len(l.offers)
	l.pen.Begin()
	top, room := float32(offerEdge), size.Width-2*offerSide
	for i, o := range l.offers {
		text, beside, height := l.lines(o, size.Width)
		if i == at {
			Put(l.marked, offerEdge, top, size.Width-2*offerEdge, height)
		}
		l.pen.Write(text, l.named(o), ColourOf(ColourText), fyne.TextAlignLeading, offerSide, top+offerAbove, room)
		l.pen.Write(beside, l.face(), ColourOf(ColourSecondary), fyne.TextAlignLeading, offerSide+l.beside(), top+offerAbove, room-l.beside())
		top += height
	}
}

func (l *offerList) paint() {
	l.ground.FillColor, l.ground.StrokeColor = ColourOf(ColourSurface), ColourOf(ColourBorder)
	l.marked.FillColor = color.Transparent
	switch {
	case l.at >= 0:
		l.marked.FillColor = ColourOf(ColourSelected)
	case l.over >= 0:
		l.marked.FillColor = ColourOf(ColourHover)
	}
	l.place(l.Size())
	canvas.Refresh(l)
}

// AccessibilityLabel implements fyne.Accessible: the offers, the marked one first.
func (l *offerList) AccessibilityLabel() string {
	var said []string
	for i, offer := range l.offers {
		text := strings.TrimSpace(offer.Text + " " + offer.Beside)
		if i == l.at {
			said = append([]string{text + ", marked"}, said...)
			continue
		}
		said = append(said, text)
	}
	return strings.Join(said, "; ")
}

// AccessibilityRole implements fyne.Accessible.
func (l *offerList) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
