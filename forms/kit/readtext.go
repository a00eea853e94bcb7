package kit

import "fyne.io/fyne/v2"

// readPart is what of a widget's words is selected, and its grounds.
type readPart struct {
	from, to Spot
	grounds  Grounds
}

// Passages implements Readable.
func (t *Text) Passages() int {
	if saysSomething(t.text) {
		return 1
	}
	return 0
}

// Passage implements Readable.
func (t *Text) Passage(int) string { return t.text }

// laid is the text as it is drawn; where it is shortened, what is left of it.
func (t *Text) laid() Laid {
	t.sync()
	l := Laid{Text: t.text, Lines: t.block.breakLines(t.Size().Width), Face: t.face(), Align: t.align, Width: t.Size().Width}
	if t.oneLine {
		l.Text = l.Lines[0]
	}
	return l
}

// SpotAt implements Readable.
func (t *Text) SpotAt(at fyne.Position) Spot {
	l := t.laid()
	place := l.ByteAt(at)
	if l.Text != t.text && place >= len(l.Text)-len("…") {
		place = len(t.text) // past what can be seen
	}
	return Spot{0, place}
}

// Where implements Readable.
func (t *Text) Where(spot Spot) (fyne.Position, float32) {
	l := t.laid()
	return l.Where(min(spot.Byte, len(l.Text))), l.Face.LineHeight()
}

// Mark implements Readable.
func (t *Text) Mark(from, to Spot) {
	if t.read == nil {
		t.read = &readPart{}
	}
	t.read.from, t.read.to = from, to
	if t.Refresh(); from == to {
		t.read = nil
	}
}

// placeRead draws the ground of what is selected.
func (t *Text) placeRead() {
	if t.read == nil {
		return
	}
	t.read.grounds.Begin()
	if t.read.from == t.read.to {
		return
	}
	l := t.laid()
	from, to := t.read.from.Within(t.read.to, 0, len(t.text))
	if to == len(t.text) {
		to = len(l.Text)
	}
	t.read.grounds.DrawRead(l, min(from, len(l.Text)), min(to, len(l.Text)))
}

// Passages implements Readable. A field in which somebody searches is not read.
func (f *Field) Passages() int {
	if f.writer.Text == "" || f.config.AtOnce || f.config.OnKey != nil {
		return 0
	}
	return 1
}

// Passage implements Readable.
func (f *Field) Passage(int) string { return f.writer.Text }

// laid is the text as the writer draws it; in a box of one line that is longer than the
// box, as far as it is scrolled.
func (f *Field) laid() Laid {
	width := f.Size().Width
	l := Laid{Text: f.writer.Text, Lines: f.broken(), Face: f.body(), X: fieldSide, Y: f.labelHeight(width) + fieldAbove, Width: width - 2*fieldSide}
	if f.writer.scroll != nil && !f.writer.MultiLine {
		l.X -= f.writer.scroll.Offset.X
	}
	return l
}

// SpotAt implements Readable.
func (f *Field) SpotAt(at fyne.Position) Spot { return Spot{0, f.laid().ByteAt(at)} }

// Where implements Readable.
func (f *Field) Where(spot Spot) (fyne.Position, float32) {
	l := f.laid()
	return l.Where(min(spot.Byte, len(l.Text))), l.Face.LineHeight()
}

// Mark implements Readable.
func (f *Field) Mark(from, to Spot) {
	f.readFrom, f.readTo = from, to
	f.Refresh()
}

// placeRead draws the ground of what is selected, within the box.
func (f *Field) placeRead() {
	if f.readFrom == f.readTo {
		return
	}
	l := f.laid()
	from, to := f.readFrom.Within(f.readTo, 0, len(l.Text))
	first := f.grounds.used
	f.grounds.DrawRead(l, from, to)
	for _, r := range f.grounds.rects[first:f.grounds.used] {
		left, right := max(r.Position().X, fieldSide), min(r.Position().X+r.Size().Width, fieldSide+l.Width)
		Put(r, left, r.Position().Y, max(right-left, 0), r.Size().Height)
	}
}

// WritingAt implements Written.
func (f *Field) WritingAt() (anchor, cursor Spot, is bool) {
	a, c := f.writer.Selection()
	return Spot{0, a}, Spot{0, c}, f.active
}

// Rest implements Written. A field is written in for as long as it has the keyboard;
// what is selected in it alone is let go of.
func (f *Field) Rest() {
	if f.writer.SelectedText() != "" {
		f.writer.MoveTo(f.writer.Offset())
	}
}

// SelectIn implements Written.
func (f *Field) SelectIn(_, from, to int) bool {
	f.Focus()
	f.writer.Select(Stretch{From: from, To: to})
	return true
}

// draggedOn hands over what the mouse selects once it is moved to other words.
func (f *Field) draggedOn(at fyne.Position) bool {
	return f.page != nil && f.page.DragOn(f, 0, f.writer.Pressed(), at)
}
