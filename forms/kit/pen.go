package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Pen writes lines of text inside a widget, using again what it wrote before.
type Pen struct {
	texts []*canvas.Text
	Used  int // the first of the texts are on show
}

// Begin starts writing anew.
func (p *Pen) Begin() { p.Used = 0 }

// Write writes lines below one another from a corner, in a room of a width, and
// returns where they end.
func (p *Pen) Write(lines []string, f Face, in color.Color, align fyne.TextAlign, x, y, width float32) float32 {
	height := f.LineHeight()
	for _, line := range lines {
		if p.Used == len(p.texts) {
			p.texts = append(p.texts, &canvas.Text{})
		}
		t := p.texts[p.Used]
		p.Used++
		if !f.set(t, line) || t.Color != in || t.Alignment != align {
			f.Set(t, line)
			t.Color, t.Alignment = in, align
			t.Refresh()
		}
		Put(t, x, y, width, height)
		y += height
	}
	return y
}

// AppendTo adds what is on show to the parts of a widget.
func (p *Pen) AppendTo(parts []fyne.CanvasObject) []fyne.CanvasObject {
	for _, t := range p.texts[:p.Used] {
		parts = append(parts, t)
	}
	return parts
}

// Scaled grows a length with the text, for what stands beside words: marks,
// bullets, ticks.
func Scaled(length float32) float32 { return length * SizeOf(SizeBody) / 15 }
