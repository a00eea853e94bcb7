package entrylist

import (
	"slices"
	"sort"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"ninefold/forms/kit"
)

// spot says where in a text the cursor is to go.
type spot func(w *kit.Writer) (offset int)

// startOrEnd is the end of the text, or its start.
func startOrEnd(end bool) spot {
	return func(w *kit.Writer) int {
		if end {
			return utf8.RuneCountInString(w.Text)
		}
		return 0
	}
}

// at is a place counted in characters.
func at(offset int) spot { return func(*kit.Writer) int { return offset } }

// column is a place on the first line, or on the last, below or above the one
// the cursor came from.
func column(column int, last bool) spot {
	return func(w *kit.Writer) int {
		w.CursorRow, w.CursorColumn = 0, column
		if last {
			w.CursorRow = w.Rows() - 1
		}
		w.Refresh() // keeps the column within the line
		return w.CursorTextOffset()
	}
}

// keepOrEnd leaves the cursor where it is in the row being edited, or was in the
// row edited last.
func keepOrEnd(l *List, r *row) spot {
	switch {
	case r == l.editing:
		return at(l.writer.Offset())
	case r.item.ID == l.last && l.last != "":
		return at(l.lastAt)
	}
	return startOrEnd(true)
}

// begin edits a row, with the cursor at a spot.
func (l *List) begin(r *row, where spot) {
	l.stopLeft()
	l.picks = picked{}
	if l.editing != r {
		l.end()
		if l.index(r) < 0 {
			return // leaving the other row took this one with it
		}
		l.editing = r
		l.last = r.item.ID
	}
	l.begun = -1
	l.writer.Hidden = false
	l.measureIfPlaced()
	l.placeWriter()
	l.writer.Spelt = !r.item.Unspelt
	l.writer.Replace(r.text, 0)
	l.writer.MoveTo(where(l.writer))
	l.active = kit.FocusOn(l.writer)
	l.changed()
	l.revealEditing()
}

// measureIfPlaced measures the rows, so that the one to edit knows its width.
func (l *List) measureIfPlaced() {
	if l.width > 0 {
		l.measure(l.width)
	}
}

// end leaves the row being edited. An entry left empty goes.
func (l *List) end() {
	l.stopLeft()
	l.sender.Flush()
	r := l.editing
	if r == nil {
		return
	}
	l.forgetEditing()
	if r.empty() {
		if r.draft() {
			l.begun = l.index(r)
		}
		l.remove(r)
	}
}

// forgetEditing stops editing without any consequence.
func (l *List) forgetEditing() {
	l.sender.Drop()
	l.lastAt = l.writer.Offset()
	l.editing = nil
}

// remove takes a row out of the list, and out of the document if it is there.
func (l *List) remove(r *row) {
	i := l.index(r)
	if i < 0 || !r.draft() && l.config.OnRemove == nil {
		return
	}
	l.rows = append(l.rows[:i:i], l.rows[i+1:]...)
	if !r.draft() {
		l.config.OnRemove(r.item.ID)
	}
}

// typedText takes what the writer now says.
func (l *List) typedText(text string) {
	if l.editing == nil {
		return
	}
	l.writer.Refused = ""
	l.unpick()
	l.editing.setText(text)
	l.sender.Changed()
}

// report tells the outside what the row being edited says.
func (l *List) report() {
	r := l.editing
	switch {
	case r == nil || !r.unsent():
	case r.draft():
		if l.addRows(r) {
			l.addRefused()
		}
	default:
		r.sent = r.text
		l.config.OnText(r.item.ID, r.text)
	}
}

// addRows asks for entries for drafts that stand below one another in the list.
func (l *List) addRows(drafts ...*row) bool {
	above := ""
	for i := l.index(drafts[0]) - 1; i >= 0 && above == ""; i-- {
		above = l.rows[i].item.ID
	}
	texts := make([]string, len(drafts))
	for i, r := range drafts {
		texts[i] = r.text
	}
	l.adding = true
	ids := l.config.OnAdd(above, texts)
	l.adding = false
	added := len(ids) == len(drafts)
	for _, r := range drafts {
		r.refused = !added
	}
	if added {
		for i, r := range drafts {
			r.item.ID = ids[i]
			r.item.Text, r.sent = r.text, r.text
		}
		if l.editing != nil {
			l.last = l.editing.item.ID
		}
	}
	if !l.takeWaiting() {
		l.changed()
	}
	return added
}

// addRefused asks once more for the entries that were refused before, now that one was
// taken.
func (l *List) addRefused() {
	for _, r := range slices.Clone(l.rows) {
		if r.refused && !l.addRows(r) {
			return
		}
	}
}

// Unsaved tells whether an entry stands in the list that the outside would not take.
func (l *List) Unsaved() bool {
	return slices.ContainsFunc(l.rows, func(r *row) bool { return r.refused })
}

// EditRefused edits the first entry that the outside would not take, and says whether
// there is one.
func (l *List) EditRefused() bool {
	for _, r := range l.rows {
		if r.refused {
			l.begin(r, startOrEnd(true))
			return true
		}
	}
	return false
}

// settledText follows the writer after a key: the row grows with its text and
// the page scrolls with the cursor.
func (l *List) settledText() {
	r := l.editing
	if r == nil || l.width == 0 {
		return
	}
	body, small := l.body(), l.small()
	i := l.index(r)
	if note := l.noteFor(r); note != r.note {
		r.measure(r.width, body, small, note, l.written(r, r.width))
		l.changed()
	} else if h := r.height(body, small, l.linesOf(r)); h+rowGap != l.tops[i+1]-l.tops[i] {
		l.changed()
	}
	l.revealEditing()
}

// leaveAfter is how long the list waits for the keyboard to come back.
const leaveAfter = 150 * time.Millisecond

// focusChanged follows the keyboard.
func (l *List) focusChanged(gained bool) {
	if !gained {
		l.active = false
		l.sender.Flush()
		l.stopLeft()
		l.stopLeft = l.config.later(leaveAfter, l.left)
		l.redraw()
		return
	}
	l.stopLeft()
	l.active = true
	kit.WrittenIn(l)
	switch {
	case l.editing != nil:
		l.redraw()
	case len(l.rows) > 0:
		// The Tab key came here.
		l.begin(l.lastRow(), startOrEnd(true))
	}
}

// left ends editing once the keyboard is really somewhere else in the window.
func (l *List) left() {
	if c := kit.CanvasOf(l); l.active || c != nil && c.Focused() == l.writer {
		return
	}
	l.picks = picked{}
	l.end()
	l.changed()
}

// lastRow returns the row edited last, or the first.
func (l *List) lastRow() *row {
	if r := l.rowOf(l.last); r != nil {
		return r
	}
	return l.rows[0]
}

// Resume implements resumable. An entry that was left before it had any text is
// begun anew.
func (l *List) Resume() {
	switch r := l.rowOf(l.last); {
	case l.editing != nil:
		kit.FocusOn(l.writer)
	case l.begun >= 0:
		l.addDraft(min(l.begun, len(l.rows)), "", startOrEnd(false))
	case r != nil:
		l.begin(r, at(l.lastAt))
	}
}

// Tapped implements fyne.Tappable. What lies below the pointer is blank space of
// the list, and a window has taken the keyboard away: below the entries a new
// one is begun, between two of them the upper is edited, and beside the title
// the keyboard goes back to where it was.
func (l *List) Tapped(at *fyne.PointEvent) {
	if l.reads() {
		return // what was pressed selects
	}
	y := at.Position.Y
	next := sort.Search(len(l.rows), func(i int) bool { return l.tops[i+1] > y })
	switch {
	case next < len(l.rows) && y >= l.tops[0]:
		l.begin(l.rows[next], keepOrEnd(l, l.rows[next]))
	case next < len(l.rows) || l.config.OnAdd == nil:
		l.Resume()
	default:
		l.addAtFoot()
	}
}

// redraw shows where the keyboard is.
func (l *List) redraw() {
	for _, v := range l.views {
		if v.row == l.editing {
			v.Refresh()
		}
	}
	if l.width > 0 {
		l.placeAdd()
	}
	canvas.Refresh(l)
}

// editNear edits the row that took a place, after the one there went.
func (l *List) editNear(place int) {
	if len(l.rows) == 0 {
		l.changed()
		kit.FocusOn(l.add)
		return
	}
	l.begin(l.rows[min(max(place-1, 0), len(l.rows)-1)], startOrEnd(true))
}

// addDraft begins a new entry at a place.
func (l *List) addDraft(place int, text string, where spot) {
	r := newDraft(text)
	if len(l.rows) == 0 {
		l.invited = r
	}
	l.rows = append(l.rows[:place:place], append([]*row{r}, l.rows[place:]...)...)
	l.begin(r, where)
}

// addAtFoot begins a new entry below all others.
func (l *List) addAtFoot() {
	if l.config.OnAdd == nil {
		return
	}
	l.end()
	l.addDraft(len(l.rows), "", startOrEnd(false))
}
