package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// pen writes lines of text inside a widget, using again what it wrote before.
type pen struct {
	texts []*canvas.Text
	used  int // the first of the texts are on show
}

// begin starts writing anew.
func (p *pen) begin() { p.used = 0 }

// write writes lines below one another from a corner, in a room of a width, and
// returns where they end.
func (p *pen) write(lines []string, f face, in color.Color, align fyne.TextAlign, x, y, width float32) float32 {
	height := f.lineHeight()
	for _, line := range lines {
		if p.used == len(p.texts) {
			p.texts = append(p.texts, &canvas.Text{})
		}
		t := p.texts[p.used]
		p.used++
		if t.Text != line || t.TextSize != f.size || t.TextStyle != f.style() || t.Color != in || t.Alignment != align {
			t.Text, t.TextSize, t.TextStyle, t.Color, t.Alignment = line, f.size, f.style(), in, align
			t.Refresh()
		}
		put(t, x, y, width, height)
		y += height
	}
	return y
}

// appendTo adds what is on show to the parts of a widget.
func (p *pen) appendTo(parts []fyne.CanvasObject) []fyne.CanvasObject {
	for _, t := range p.texts[:p.used] {
		parts = append(parts, t)
	}
	return parts
}

// scaled grows a length with the text, for what stands beside words: marks,
// bullets, ticks.
func scaled(length float32) float32 { return length * sizeOf(SizeBody) / 15 }
