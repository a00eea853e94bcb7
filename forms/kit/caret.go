package kit

import "math"

// caret remembers where in the text the cursor of a writer stands. Fyne's
// entry keeps a row and a column instead, and has none for the place behind a
// space at which a line was broken: it puts the cursor before that space, and
// the next letter would be written there, the space left behind it.
type caret struct {
	offset      int // in characters
	row, column int // what Fyne made of the offset
	known       bool
}

// keep remembers that the cursor stands at an offset.
func (w *Writer) keep(offset int) {
	w.caret = caret{offset: offset, row: w.CursorRow, column: w.CursorColumn, known: true}
}

// Offset returns where the cursor stands, in characters from the start of the
// text: what was remembered, as long as nothing has moved the cursor since.
func (w *Writer) Offset() int {
	c := w.caret
	if c.known && c.row == w.CursorRow && c.column == w.CursorColumn {
		return c.offset
	}
	return w.CursorTextOffset()
}

// stand puts Fyne's cursor where it truly stands, for the next letter. A row
// past the end of the text makes Fyne take the column for the offset.
func (w *Writer) stand() {
	if at := w.Offset(); at != w.CursorTextOffset() {
		w.CursorRow, w.CursorColumn = math.MaxInt32, at
	}
}

// change lets Fyne's entry change the text at the cursor, which then stands so
// many characters further on. Over a selection Fyne knows best.
func (w *Writer) change(by int, edit func()) {
	selected := w.SelectedText() != ""
	if !selected {
		w.stand()
	}
	before, at := w.Text, w.Offset()
	edit()
	w.settle()
	if !selected && w.Text != before {
		w.keep(at + by)
	}
}
