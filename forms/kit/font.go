package kit

import (
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"golang.org/x/image/font/sfnt"

	"ninefold/assets"
)

// font is one of the program's own fonts, and the characters it has.
type font struct {
	resource *fyne.StaticResource
	parsed   func() *sfnt.Font // nil where it cannot be read
	buffer   sfnt.Buffer
	has      map[rune]bool // what was asked for besides ASCII
}

func newFont(name string, data []byte) *font {
	return &font{
		resource: fyne.NewStaticResource(name, data),
		parsed: sync.OnceValue(func() *sfnt.Font {
			f, err := sfnt.Parse(data)
			if err != nil {
				return nil // it is part of the program; the toolkit says what is wrong with it
			}
			return f
		}),
		has: map[rune]bool{},
	}
}

// The regular font has no name, so that the toolkit remembers what it measured with
// it as what it measured with the theme's: they are one.
var (
	fontRegular  = newFont("", assets.FontRegular)
	fontSemiBold = newFont("SourceSans3-SemiBold.ttf", assets.FontSemiBold)
	fontItalic   = newFont("SourceSans3-Italic.ttf", assets.FontItalic)
)

// fontOf is the program's font for a style, or nil where the toolkit has one. In that
// of symbols the toolkit looks no further than this font for what it has, see dress.
func fontOf(style fyne.TextStyle) *font {
	switch {
	case style.Monospace:
		return nil
	case style.Bold:
		return fontSemiBold
	case style.Italic:
		return fontItalic
	default:
		return fontRegular
	}
}

// covers tells whether the font has every character of a text. ASCII it has.
func (f *font) covers(text string) bool {
	for _, r := range text {
		if r >= ' ' && r <= '~' {
			continue
		}
		has, asked := f.has[r]
		if !asked {
			if parsed := f.parsed(); parsed != nil {
				glyph, err := parsed.GlyphIndex(&f.buffer, r)
				has = err == nil && glyph != 0
			}
			f.has[r] = has
		}
		if !has {
			return false
		}
	}
	return true
}

// ReadFonts has the toolkit read the fonts that every page is set in, beside its
// caller, and returns what waits until they are read. Until then nobody else may
// measure or draw text.
func ReadFonts() (wait func()) {
	driver, done := fyne.CurrentApp().Driver(), make(chan struct{})
	go func() {
		defer close(done)
		for _, f := range []Face{{Size: 15}, {Size: 15, Strong: true}} {
			driver.RenderedTextSize(" ", f.Size, f.style(), fontOf(f.style()).resource)
		}
	}()
	return func() { <-done }
}

// source is the font that a text is set in by itself, or nil where the toolkit
// has to look in others for some of its characters. To do that it reads, for
// every weight, three fonts of its own and one of the system's, which takes
// longer and holds more memory than all that the first page needs.
func (f Face) source(text string) fyne.Resource {
	if font := fontOf(f.style()); ours() && font.covers(text) {
		return font.resource
	}
	return nil
}

// ours tells whether the program's own theme is on.
func ours() bool {
	_, is := fyne.CurrentApp().Settings().Theme().(look)
	return is
}

// dress has the toolkit set the writer's text in the program's font alone, as source
// does, or, where that has not all of its characters, look in others as well; and says
// whether that is another way than before. An entry cannot be given a font, but with
// the style of symbols the toolkit begins with the theme's font for them, which is
// the same, and reads no other until a character is missing.
func (w *Writer) dress() bool {
	alone := ours() && fontRegular.covers(w.PlaceHolder)
	for line := range strings.SplitSeq(w.Text, "\n") {
		alone = alone && fontRegular.covers(line)
	}
	if w.TextStyle.Symbol == alone {
		return false
	}
	w.TextStyle.Symbol = alone
	return true
}

// keepMeasured has the toolkit know how large the letter is that it takes for the
// least size of every text, in whatever style that is: it would read all the fonts of
// the usual style for it.
func keepMeasured() {
	if ours() {
		fyne.CurrentApp().Driver().RenderedTextSize("M", SizeOf(SizeBody), fyne.TextStyle{}, fontRegular.resource)
	}
}

// size measures a piece of text as it is drawn.
func (f Face) size(text string) fyne.Size {
	size, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, f.Size, f.style(), f.source(text))
	return size
}

// Set has a text drawn in the face.
func (f Face) Set(t *canvas.Text, text string) {
	t.Text, t.TextSize, t.TextStyle, t.FontSource = text, f.Size, f.style(), f.source(text)
}

// set tells whether a text is drawn so already.
func (f Face) set(t *canvas.Text, text string) bool {
	return t.Text == text && t.TextSize == f.Size && t.TextStyle == f.style() && t.FontSource == f.source(text)
}
