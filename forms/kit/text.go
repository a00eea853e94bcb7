package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Text is words to be read. It wraps at its width unless it was made for one
// line, where it ends with an ellipsis when there is too little room.
type Text struct {
	widget.BaseWidget

	text    string
	size    fyne.ThemeSizeName
	strong  bool
	colour  fyne.ThemeColorName
	oneLine bool
	align   fyne.TextAlign
	block   Block

	shortened bool // may be narrower than its words

	read *readPart // what of it is selected, or nil
}

var (
	_ Wrapping        = (*Text)(nil)
	_ Readable        = (*Text)(nil)
	_ fyne.Accessible = (*Text)(nil)
)

func newText(text string, size fyne.ThemeSizeName, colour fyne.ThemeColorName, strong, oneLine bool) *Text {
	t := &Text{text: text, size: size, colour: colour, strong: strong, oneLine: oneLine}
	t.ExtendBaseWidget(t)
	return t
}

// NewTitle returns the name of a page.
func NewTitle(text string) *Text { return newText(text, SizeTitle, ColourText, true, false) }

// NewHeading returns the heading of a card or a list.
func NewHeading(text string) *Text { return newText(text, SizeHeading, ColourText, true, false) }

// NewKicker returns the line above a title that says where one is.
func NewKicker(text string) *Text { return newText(text, SizeBody, ColourSecondary, false, false) }

// NewBody returns text that wraps.
func NewBody(text string) *Text { return newText(text, SizeBody, ColourText, false, false) }

// NewSecondary returns text that explains, and wraps.
func NewSecondary(text string) *Text { return newText(text, SizeBody, ColourSecondary, false, false) }

// NewSmall returns small text that explains, and wraps.
func NewSmall(text string) *Text { return newText(text, SizeSmall, ColourSecondary, false, false) }

// NewStrong returns text with weight, on one line.
func NewStrong(text string) *Text { return newText(text, SizeBody, ColourText, true, true) }

// NewFigure returns a number or a few words meant to be seen first.
func NewFigure(text string) *Text { return newText(text, SizeFigure, ColourText, true, false) }

// NewScore returns a score as a tile shows it, at the right of its room.
func NewScore(text string) *Text {
	return newText(text, SizeScore, ColourText, true, true).AlignRight()
}

// NewAttention returns text about what wants mending, and wraps. The words
// must say so: colour is never the only signal.
func NewAttention(text string) *Text { return newText(text, SizeBody, ColourAttention, false, false) }

// SetText changes the words.
func (t *Text) SetText(text string) {
	if text == t.text {
		return
	}
	t.text = text
	t.Refresh()
}

// Width is how wide the words are on one line.
func (t *Text) Width() float32 { return t.face().Width(t.text) }

// Text returns the words.
func (t *Text) Text() string { return t.text }

// OneLine keeps the text on one line, and returns it.
func (t *Text) OneLine() *Text {
	t.oneLine = true
	return t
}

// Shortened lets text of one line be narrower than its words, and returns it:
// what does not fit ends with an ellipsis.
func (t *Text) Shortened() *Text {
	t.oneLine, t.shortened = true, true
	return t
}

// Wrapped lets the text wrap, and returns it.
func (t *Text) Wrapped() *Text {
	t.oneLine = false
	return t
}

// AlignRight sets the text against the right edge, and returns it.
func (t *Text) AlignRight() *Text {
	t.align = fyne.TextAlignTrailing
	return t
}

// AlignCentre sets the text in the middle, and returns it.
func (t *Text) AlignCentre() *Text {
	t.align = fyne.TextAlignCenter
	return t
}

// Strong gives the text weight, and returns it.
func (t *Text) Strong() *Text {
	t.strong = true
	return t
}

// Coloured sets the text in another colour of the theme, and returns it.
func (t *Text) Coloured(name fyne.ThemeColorName) *Text {
	t.colour = name
	return t
}

// Sized sets the text in another size of the theme, and returns it.
func (t *Text) Sized(name fyne.ThemeSizeName) *Text {
	t.size = name
	return t
}

func (t *Text) face() Face { return Face{Size: SizeOf(t.size), Strong: t.strong} }

// HeightFor implements Wrapping.
func (t *Text) HeightFor(width float32) float32 {
	t.sync()
	return t.block.HeightFor(width)
}

func (t *Text) sync() {
	t.block.Set(t.text, t.face())
	t.block.oneLine = t.oneLine
}

// CreateRenderer implements fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	t.paint()
	return renderer{t}
}

func (t *Text) parts() []fyne.CanvasObject {
	if t.read == nil {
		return t.block.Objects
	}
	return append(t.read.grounds.AppendTo(nil), t.block.Objects...)
}

func (t *Text) place(size fyne.Size) {
	t.sync()
	t.block.align = t.align
	t.block.Place(0, 0, size.Width, ColourOf(t.colour))
	t.placeRead()
}

func (t *Text) least() fyne.Size {
	t.sync()
	f := t.face()
	if t.shortened {
		return fyne.NewSize(f.Size*2, f.LineHeight())
	}
	if t.oneLine {
		return fyne.NewSize(f.Width(t.text), f.LineHeight())
	}
	return fyne.NewSize(min(f.Width(t.text), f.Size*4), t.block.HeightFor(max(t.Size().Width, f.Size*4)))
}

func (t *Text) paint() {
	t.block.Stale = true
	t.place(t.Size())
	canvas.Refresh(t)
}

// AccessibilityLabel implements fyne.Accessible.
func (t *Text) AccessibilityLabel() string { return t.text }

// AccessibilityRole implements fyne.Accessible.
func (t *Text) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
