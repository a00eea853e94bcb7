package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// block is wrapped text drawn inside a widget. It remembers how it broke its
// lines, so that asking for its height again costs nothing.
type block struct {
	text    string
	face    face
	oneLine bool
	align   fyne.TextAlign
	stale   bool // the colour may have changed

	width   float32
	lines   []string
	objects []fyne.CanvasObject // one canvas.Text for each line on show
}

// set changes the text or its face.
func (b *block) set(text string, f face) {
	if text == b.text && f == b.face {
		return
	}
	b.text, b.face = text, f
	b.lines = nil
}

// breakLines breaks the text for a width.
func (b *block) breakLines(width float32) []string {
	if b.lines == nil || b.width != width {
		b.width = width
		if b.oneLine {
			b.lines = []string{b.face.shorten(b.text, width)}
		} else {
			b.lines = b.face.wrap(b.text, width)
		}
	}
	return b.lines
}

// heightFor returns the height of the text at a width.
func (b *block) heightFor(width float32) float32 {
	if b.oneLine {
		return b.face.lineHeight()
	}
	return float32(len(b.breakLines(width))) * b.face.lineHeight()
}

// place lays the lines out from a corner, and returns the height they take.
func (b *block) place(x, y, width float32, in color.Color) float32 {
	lines := b.breakLines(width)
	height := b.face.lineHeight()
	for len(b.objects) > len(lines) {
		b.objects = b.objects[:len(b.objects)-1]
	}
	for i, line := range lines {
		if i == len(b.objects) {
			b.objects = append(b.objects, &canvas.Text{})
		}
		t := b.objects[i].(*canvas.Text)
		changed := t.Text != line || t.TextSize != b.face.size || t.TextStyle != b.face.style() ||
			t.Color != in || t.Alignment != b.align || b.stale
		t.Text, t.TextSize, t.TextStyle, t.Color, t.Alignment = line, b.face.size, b.face.style(), in, b.align
		t.Move(fyne.NewPos(x, y+float32(i)*height))
		t.Resize(fyne.NewSize(width, height))
		if changed {
			t.Refresh()
		}
	}
	b.stale = false
	return float32(len(lines)) * height
}
