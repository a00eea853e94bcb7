package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Block is wrapped text drawn inside a widget. It remembers how it broke its
// lines, so that asking for its height again costs nothing.
type Block struct {
	text    string
	face    Face
	oneLine bool
	align   fyne.TextAlign
	Stale   bool // the colour may have changed

	width   float32
	lines   []string
	Objects []fyne.CanvasObject // one canvas.Text for each line on show
}

// Set changes the text or its face.
func (b *Block) Set(text string, f Face) {
	if text == b.text && f == b.face {
		return
	}
	b.text, b.face = text, f
	b.lines = nil
}

// breakLines breaks the text for a width.
func (b *Block) breakLines(width float32) []string {
	if b.lines == nil || b.width != width {
		b.width = width
		if b.oneLine {
			b.lines = []string{b.face.shorten(b.text, width)}
		} else {
			b.lines = b.face.Wrap(b.text, width)
		}
	}
	return b.lines
}

// HeightFor returns the height of the text at a width.
func (b *Block) HeightFor(width float32) float32 {
	if b.oneLine {
		return b.face.LineHeight()
	}
	return float32(len(b.breakLines(width))) * b.face.LineHeight()
}

// Place lays the lines out from a corner, and returns the height they take.
func (b *Block) Place(x, y, width float32, in color.Color) float32 {
	lines := b.breakLines(width)
	height := b.face.LineHeight()
	for len(b.Objects) > len(lines) {
		b.Objects = b.Objects[:len(b.Objects)-1]
	}
	for i, line := range lines {
		if i == len(b.Objects) {
			b.Objects = append(b.Objects, &canvas.Text{})
		}
		t := b.Objects[i].(*canvas.Text)
		changed := !b.face.set(t, line) || t.Color != in || t.Alignment != b.align || b.Stale
		b.face.Set(t, line)
		t.Color, t.Alignment = in, b.align
		t.Move(fyne.NewPos(x, y+float32(i)*height))
		t.Resize(fyne.NewSize(width, height))
		if changed {
			t.Refresh()
		}
	}
	b.Stale = false
	return float32(len(lines)) * height
}
