package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Lazy stands for an object that is made only when it comes near to what can be
// seen of its page, and then stays: a page of a thousand records with fields of
// their own opens as fast as one of ten.
type Lazy struct {
	widget.BaseWidget

	height  func(width float32) float32
	build   func() fyne.CanvasObject
	content fyne.CanvasObject // nil until it was made
	page    *Page
}

var (
	_ Wrapping = (*Lazy)(nil)
	_ Viewed   = (*Lazy)(nil)
	_ Holder   = (*Lazy)(nil)
)

// NewLazy returns an object that build will make. Height is how tall it will
// about be at a width, in Fyne's units; the nearer, the quieter the page scrolls.
func NewLazy(height func(width float32) float32, build func() fyne.CanvasObject) *Lazy {
	l := &Lazy{height: height, build: build}
	l.ExtendBaseWidget(l)
	return l
}

// Make makes the object at once, as when it is to be written in.
func (l *Lazy) Make() {
	if l.content != nil {
		return
	}
	l.content = l.build()
	l.Refresh()
	if l.page != nil {
		l.page.Relayout()
	}
}

// Made tells whether the object was made.
func (l *Lazy) Made() bool { return l.content != nil }

func (l *Lazy) Within(p *Page) { l.page = p }

// See makes the object when it comes near to what can be seen.
func (l *Lazy) See(top, bottom float32) {
	if bottom > top && top-Overscan < l.Size().Height && bottom+Overscan > 0 {
		l.Make()
	}
}

func (l *Lazy) Held() []fyne.CanvasObject {
	if l.content == nil {
		return nil
	}
	return []fyne.CanvasObject{l.content}
}

// HeightFor implements Wrapping.
func (l *Lazy) HeightFor(width float32) float32 {
	if l.content == nil {
		return l.height(width)
	}
	return HeightFor(l.content, width)
}

// CreateRenderer implements fyne.Widget.
func (l *Lazy) CreateRenderer() fyne.WidgetRenderer { return renderer{l} }

func (l *Lazy) parts() []fyne.CanvasObject { return l.Held() }

func (l *Lazy) place(size fyne.Size) {
	if l.content != nil {
		Put(l.content, 0, 0, size.Width, size.Height)
	}
}

func (l *Lazy) least() fyne.Size {
	if l.content == nil {
		return fyne.NewSize(0, l.height(l.Size().Width))
	}
	return fyne.NewSize(l.content.MinSize().Width, HeightFor(l.content, l.Size().Width))
}

func (l *Lazy) paint() {
	if l.content != nil {
		l.content.Refresh()
	}
}
