package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// CellEdit is how one cell of a register is changed where it stands. One of its
// parts is set; with none, the cell cannot be changed.
type CellEdit struct {
	// Box is laid over the cell to write in. It has no label; what it says to a
	// screen reader names the row and the column.
	Box *Field
	// Actions are chosen from in a menu below the cell.
	Actions []Action
	// Do asks in a way of its own.
	Do func()
}

// cellBox is the box that lies over a cell while it is written in.
type cellBox struct {
	row    *tableRow
	column int
	box    *Field
	ground *canvas.Rectangle // hides the rest of the cell, and the rows behind the box's sentence
}

// boxLeast is the narrowest, at a text scale of 1, that a box over a cell is: a
// column of ticks has no room to write in.
const boxLeast = 220

// EditCell changes a cell where it stands: in a box over it, or by a menu below
// it. It says whether that cell can be changed so.
func (r *Register) EditCell(id string, column int) bool {
	r.closeCell()
	t := r.table
	if r.config.Cell == nil || column < 0 || column >= len(r.config.Columns) || !t.Select(id) {
		return false
	}
	t.column = column
	t.redraw()
	row := t.rows[t.at]
	edit := r.config.Cell(id, column)
	switch {
	case edit.Box != nil:
		t.box = &cellBox{row: row, column: column, box: edit.Box, ground: &canvas.Rectangle{CornerRadius: 5}}
		edit.Box.Within(t.Page)
		edit.Box.writer.TakesTab = true
		own := edit.Box.config.OnKey
		edit.Box.config.OnKey = func(key *fyne.KeyEvent) bool { return own != nil && own(key) || r.cellKey(key) }
		if edit.Box.several() {
			edit.Box.config.Lines = max(1, len(row.lines[column]))
		}
		edit.Box.left = r.cellLeft
		t.placeViews()
		t.Refresh()
		edit.Box.Focus()
		edit.Box.SelectAll()
	case len(edit.Actions) > 0:
		v := t.views[row]
		if v == nil {
			return false
		}
		x, _ := t.cellAt(column)
		OpenMenuByKey(v, fyne.NewPos(x+cellSide, v.Size().Height), edit.Actions)
	case edit.Do != nil:
		edit.Do()
	default:
		return false
	}
	return true
}

// Editing tells whether a box lies over a cell.
func (r *Register) Editing() bool { return r.table.box != nil }

// EditCellWith changes a cell in its box, which begins with a text in place of
// the cell's: one that could not be read when the box was left.
func (r *Register) EditCellWith(id string, column int, text string) {
	if r.EditCell(id, column) && r.table.box != nil {
		box := r.table.box.box
		box.writer.Replace(text, len([]rune(text)))
		box.report()
		box.settled()
	}
}

// cellLeft ends the writing in a cell when the keyboard goes elsewhere on the
// page; a menu or a dialog gives it back.
func (r *Register) cellLeft() {
	if c := CanvasOf(r); c == nil || c.Overlays().Top() == nil {
		r.closeCell()
	}
}

// closeCell takes the box away from over a cell, after what was typed in it was
// handed over.
func (r *Register) closeCell() {
	t := r.table
	b := t.box
	if b == nil {
		return
	}
	t.box = nil
	b.box.left = nil
	b.box.Flush()
	t.Refresh()
	if r.config.OnCellDone != nil {
		unread := ""
		if b.box.problem != "" {
			unread = b.box.Text()
		}
		r.config.OnCellDone(b.row.row.ID, b.column, unread)
	}
}

// cellKey is what keys do in a box over a cell: Enter and Escape end it, Tab
// goes on to the next cell of the row that can be written in, and with Shift to
// the one before.
func (r *Register) cellKey(key *fyne.KeyEvent) bool {
	b := r.table.box
	if b == nil {
		return false
	}
	id, by := b.row.row.ID, 1
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if b.box.several() && !b.box.writer.OneLine && b.box.writer.Shift {
			return false // another line
		}
		if b.box.Flush(); b.box.problem != "" {
			return true // says why, below the box
		}
		r.closeCell()
		r.table.Focus()
	case fyne.KeyEscape:
		r.closeCell()
		r.table.Focus()
	case fyne.KeyTab:
		if b.box.writer.Shift {
			by = -1
		}
		r.closeCell()
		r.table.Focus()
		for column := b.column + by; column >= 0 && column < len(r.config.Columns); column += by {
			if r.config.Cell(id, column).Box != nil {
				r.EditCell(id, column)
				break
			}
		}
	default:
		return false
	}
	return true
}

// stepColumn moves the keyboard between the cells of a row; before the first it
// is on the row as a whole.
func (t *Table) stepColumn(by int) {
	t.column = min(max(t.column+by, -1), len(t.config.Columns)-1)
	for widths := t.columns(t.width); t.column > 0 && widths[t.column] == 0; {
		t.column-- // there is no room for it
	}
	t.redraw()
}

// cellAt is where a column begins in the table, and how wide it is.
func (t *Table) cellAt(column int) (x, width float32) {
	x = t.lead()
	for i, w := range t.columns(t.width) {
		if i == column {
			return x, w
		}
		x += w
	}
	return x, 0
}

// columnAt is the column at a place across the table, or -1.
func (t *Table) columnAt(x float32) int {
	at := t.lead()
	for i, w := range t.columns(t.width) {
		if x >= at && x < at+w {
			return i
		}
		at += w
	}
	return -1
}

// placeBox lays the box over its cell, wide enough to write in and within the
// table. A row that is no longer shown takes it along.
func (t *Table) placeBox() {
	b := t.box
	if b == nil {
		return
	}
	at := slices.Index(t.rows, b.row)
	b.box.Hidden, b.ground.Hidden = at < 0, at < 0
	if at < 0 || len(t.tops) != len(t.rows)+1 {
		return
	}
	x, width := t.cellAt(b.column)
	width = min(max(width, Scaled(boxLeast)), t.width)
	x = min(x, t.width-width)
	height := HeightFor(b.box, width)
	b.ground.FillColor = ColourOf(ColourSurface)
	Put(b.ground, x, t.tops[at]+1, width, max(height, t.tops[at+1]-t.tops[at]-2))
	Put(b.box, x, t.tops[at]+1, width, height)
}
