package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Page scrolls its content up and down, and gives it the width of the page:
// this is where height for width begins. Long lists inside it build only what
// can be seen.
type Page struct {
	widget.BaseWidget

	body    *pageBody
	scroll  *container.Scroll
	reading *reading // what is selected of it
	within  bool     // whether it is a part of another
	fitted  func()   // called when the content was laid out anew; may be nil
}

// Viewed is an object inside a page that wants to know which part of it can be
// seen.
type Viewed interface {
	fyne.CanvasObject
	// Within tells it on which page it is; nil when it left the page.
	Within(*Page)
	// See tells it which part of it can be seen, in its own coordinates.
	See(top, bottom float32)
}

// Holder is a widget that holds other objects.
type Holder interface {
	Held() []fyne.CanvasObject
}

// held are the objects that one holds, as far as they are laid out on a page.
func held(object fyne.CanvasObject) []fyne.CanvasObject {
	switch o := object.(type) {
	case *fyne.Container:
		return o.Objects
	case Holder:
		return o.Held()
	}
	return nil
}

// Refitting is a holder of another room of the kit, laid out again where what
// it holds may have become taller although its own size stayed the same.
type Refitting interface{ Refit() }

// NewPage returns a page with content.
func NewPage(content fyne.CanvasObject) *Page {
	p := &Page{body: &pageBody{}}
	p.body.ExtendBaseWidget(p.body)
	p.reading = &reading{page: p}
	p.body.sheet = newReadingSheet(p.reading)
	p.reading.sheet = p.body.sheet
	p.scroll = container.NewVScroll(p.body)
	p.scroll.OnScrolled = func(fyne.Position) {
		if h := hostOf(p); h != nil {
			if !h.tip.Hidden {
				h.tip.clear() // what it belongs to goes from under it
			}
			h.keepClear()
		}
		p.look()
	}
	p.ExtendBaseWidget(p)
	p.SetContent(content)
	return p
}

// SetContent puts other content on the page and goes to its top.
func (p *Page) SetContent(content fyne.CanvasObject) {
	for _, v := range p.body.views {
		v.Within(nil)
	}
	p.reading.clear()
	p.body.content = content
	p.body.views = appendViews(nil, content)
	for _, v := range p.body.views {
		v.Within(p)
	}
	p.scroll.Offset = fyne.Position{}
	p.Relayout()
}

// Relayout lays the content out again, after objects were added, removed,
// shown or hidden in it.
func (p *Page) Relayout() {
	p.body.views = appendViews(nil, p.body.content)
	for _, v := range p.body.views {
		v.Within(p)
	}
	p.Fit()
	p.reading.keep()
	p.body.Refresh()
}

// Fit gives the content its height for the page's width.
func (p *Page) Fit() {
	p.body.width = p.Size().Width
	p.body.Resize(fyne.NewSize(p.Size().Width, max(p.body.least().Height, p.Size().Height)))
	p.body.place(p.body.Size())
	p.scroll.Refresh()
	p.look()
	if p.fitted != nil {
		p.fitted()
	}
}

// look tells the lists on the page which part of them can be seen.
func (p *Page) look() {
	top := p.scroll.Offset.Y
	for _, v := range p.body.views {
		y, ok := p.OffsetOf(v)
		if !ok {
			continue
		}
		v.See(top-y, top-y+p.scroll.Size().Height)
	}
}

// Offset returns how far the page is scrolled down, in Fyne's units.
func (p *Page) Offset() float32 { return p.scroll.Offset.Y }

// ScrollTo scrolls down to an offset, as far as there is content.
func (p *Page) ScrollTo(offset float32) {
	most := max(p.body.Size().Height-p.scroll.Size().Height, 0)
	p.scroll.ScrollToOffset(fyne.NewPos(0, min(max(offset, 0), most)))
	p.look()
}

// ScrollBy scrolls by a distance, downwards when it is positive.
func (p *Page) ScrollBy(distance float32) { p.ScrollTo(p.Offset() + distance) }

// ScrollPage scrolls by nearly the height of the page, for the page keys.
func (p *Page) ScrollPage(down bool) {
	distance := p.scroll.Size().Height * 0.9
	if !down {
		distance = -distance
	}
	p.ScrollBy(distance)
}

// OffsetOf returns how far below the top of the page's content an object lies,
// and whether it is on the page.
func (p *Page) OffsetOf(object fyne.CanvasObject) (float32, bool) {
	return offsetWithin(p.body.content, object)
}

// Reveal scrolls as little as needed to show an object on the page.
func (p *Page) Reveal(object fyne.CanvasObject) {
	if y, ok := p.OffsetOf(object); ok {
		p.RevealPart(y, y+object.Size().Height)
	}
}

// ShowFromTop scrolls to the top, or as little below it as what has the keyboard
// needs. It is for a page that appears: its title comes first.
func (p *Page) ShowFromTop() {
	p.ScrollTo(0)
	if c := CanvasOf(p); c != nil {
		if object, on := c.Focused().(fyne.CanvasObject); on {
			p.Reveal(object)
		}
	}
}

// revealMargin is left above and below what is scrolled into view.
const revealMargin = 24

// RevealPart scrolls as little as needed to show what lies between two offsets
// of the page, in Fyne's units.
func (p *Page) RevealPart(top, bottom float32) {
	height := p.scroll.Size().Height
	switch {
	case top-revealMargin < p.Offset() || bottom-top > height:
		p.ScrollTo(top - revealMargin)
	case bottom+revealMargin > p.Offset()+height:
		p.ScrollTo(bottom + revealMargin - height)
	}
	if p.within {
		p.revealAround(top, bottom)
	}
}

// revealAround scrolls the page that this one is on to a part of it.
func (p *Page) revealAround(top, bottom float32) {
	c := CanvasOf(p)
	if c == nil {
		return
	}
	if around := pageAround(answerable(c), p); around != nil && around != p {
		if y, ok := around.OffsetOf(p); ok {
			y -= p.Offset()
			around.RevealPart(y+top, y+min(bottom, top+p.scroll.Size().Height))
		}
	}
}

// CreateRenderer implements fyne.Widget.
func (p *Page) CreateRenderer() fyne.WidgetRenderer { return renderer{p} }

func (p *Page) parts() []fyne.CanvasObject { return []fyne.CanvasObject{p.scroll} }

func (p *Page) place(size fyne.Size) {
	p.body.width = size.Width
	p.scroll.Resize(size)
	p.Fit()
}

func (p *Page) least() fyne.Size { return fyne.NewSize(240, 120) }

func (p *Page) paint() { p.Fit() }

// pageBody is what the page scrolls: the content at the page's width.
type pageBody struct {
	widget.BaseWidget
	content fyne.CanvasObject
	sheet   *readingSheet // below it
	views   []Viewed
	width   float32
}

func (b *pageBody) CreateRenderer() fyne.WidgetRenderer { return renderer{b} }

func (b *pageBody) parts() []fyne.CanvasObject {
	if b.content == nil {
		return nil
	}
	return []fyne.CanvasObject{b.sheet, b.content}
}

func (b *pageBody) place(size fyne.Size) {
	Put(b.sheet, 0, 0, size.Width, size.Height)
	if b.content != nil {
		Put(b.content, 0, 0, b.width, size.Height)
		refit(b.content)
	}
}

func (b *pageBody) least() fyne.Size {
	if b.content == nil || b.width == 0 {
		return fyne.Size{}
	}
	// The width is given, not asked for: a word too long for a narrow window
	// must not push the page sideways.
	return fyne.NewSize(0, HeightFor(b.content, b.width))
}

func (b *pageBody) paint() {
	if b.content != nil {
		b.content.Refresh()
	}
}

// refit lays out an object and what it holds even if its own size stayed the
// same, because what it holds may have become taller.
func refit(object fyne.CanvasObject) {
	switch o := object.(type) {
	case *fyne.Container:
		if o.Layout != nil {
			o.Layout.Layout(o.Objects, o.Size())
		}
		for _, inner := range o.Objects {
			refit(inner)
		}
	case Holder:
		switch o := object.(type) {
		case drawing:
			o.place(object.Size())
		case Refitting:
			o.Refit()
		}
		for _, inner := range o.Held() {
			refit(inner)
		}
	}
}

// appendViews adds the viewed objects among an object and what it holds.
func appendViews(views []Viewed, object fyne.CanvasObject) []Viewed {
	switch o := object.(type) {
	case *Lazy:
		views = append(views, o)
		for _, inner := range o.Held() {
			views = appendViews(views, inner)
		}
	case Viewed:
		return append(views, o)
	case *fyne.Container:
		for _, inner := range o.Objects {
			views = appendViews(views, inner)
		}
	case Holder:
		for _, inner := range o.Held() {
			views = appendViews(views, inner)
		}
	}
	return views
}

// offsetWithin returns how far below the top of root an object lies.
func offsetWithin(root, object fyne.CanvasObject) (float32, bool) {
	if root == object {
		return 0, true
	}
	for _, child := range held(root) {
		if y, ok := offsetWithin(child, object); ok {
			return y + child.Position().Y, true
		}
	}
	return 0, false
}
