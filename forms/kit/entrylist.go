package kit

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// EntryItem is one entry of an EntryList.
type EntryItem struct {
	// ID is what callbacks are given; unique in its list and never empty.
	ID string
	// Text is what the person wrote, line breaks included.
	Text string
	// Meta is the line below it: "2 pieces of evidence · people's experience".
	Meta string
	// Attention sets the meta line in the colour of what wants mending, after
	// a small triangle.
	Attention bool
	// Internal marks the entry as left out of what is published: its bullet is
	// hollow, and its meta line begins with the word.
	Internal bool
}

// EntryListConfig says what a list is for and what to call. Title and OnText
// are required; without OnAdd, OnRemove or OnMove the list does not offer it.
//
// An entry that a person begins is the list's own until it has text: only then
// is OnAdd called, so that neither the document nor its history holds empty
// entries. An entry that is emptied and left is removed.
type EntryListConfig struct {
	// Title stands at the head of the list, with the number of entries.
	Title string
	// Empty invites the person to begin, while there is no entry.
	Empty string
	// Limit is the greatest number of characters in an entry; 0 sets none. What
	// would go over it is refused whole, with a sentence, and leaves what was
	// there. Advice is the number from which the list says that an entry is
	// long; 0 says nothing.
	Limit, Advice int

	// OnAdd asks for new entries with these texts after the entry with the id
	// after, or at the head of the list when after is empty. It returns the
	// ids of the new entries in the same order; nil refuses. It may call
	// SetItems or not: the list shows them either way.
	OnAdd func(after string, texts []string) (ids []string)
	// OnText reports what an entry now says. It is called at most 300 ms after
	// the last key, 700 ms after the first one not yet reported, and at once
	// on Flush, on leaving the entry and before any other callback.
	OnText func(id, text string)
	// OnSplit reports that Enter broke an entry in two, and returns the id of
	// the new one below it. OnJoin reports that two entries became one: id
	// says text and the entry gone is to go. Each should be one step to undo.
	// Without them OnText with OnAdd or OnRemove is called.
	OnSplit func(id, text, below string) (newID string)
	OnJoin  func(id, text, gone string)
	// OnRemove reports that an entry is to go.
	OnRemove func(id string)
	// OnMove reports that an entry is to move by so many places, downwards when
	// positive. It says whether the entry moved.
	OnMove func(id string, by int) bool
	// OnUndo and OnRedo are called for Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y, after a
	// flush. Undo is the page's affair, never that of one text box.
	OnUndo, OnRedo func()
	// Actions returns what else can be done with an entry, for its menu: the
	// button "⋯", a right click, the menu key, Shift+F10 or Ctrl+full stop.
	// The list adds moving and deleting.
	Actions func(id string) []Action
	// Split turns pasted text into the texts of entries. nil means SplitLines.
	Split func(pasted string) []string

	later later // the clock; tests bring their own
}

// EntryList is one list of short texts in a card, edited in place like an
// outline. It is one stop of the Tab key besides its "+ Add".
//
//   - Enter adds an entry below, above at the start of a text, and breaks the
//     text in two in its middle. Shift+Enter breaks the line.
//   - Backspace in an empty entry removes it; at the start of a text it joins
//     the entry to the one above, as Delete at the end does with the one below.
//   - The arrows go on to the neighbours, Alt with them moves the entry.
//   - Pasting several lines makes several entries; Ctrl+Shift+V keeps them in
//     one. Ctrl+Shift+Backspace deletes the entry. Escape leaves it.
type EntryList struct {
	widget.BaseWidget

	config EntryListConfig
	rows   []*entryRow
	sender sender

	// What is being edited. The writer keeps the keyboard while it goes from
	// row to row; leaving waits a moment, because the keyboard comes back at
	// once when the person was only in another window.
	writer   *writer
	editing  *entryRow
	active   bool
	last     string // the id edited last, for coming back
	lastAt   int    // where the cursor was in it
	begun    int    // where an entry left empty was begun; -1 for none
	stopLeft func()

	// adding holds SetItems back while OnAdd has not yet told the new ids.
	adding  bool
	waiting []EntryItem
	waits   bool

	// What is drawn.
	sight
	width      float32
	tops       []float32 // where each row begins; one more, where the last ends
	card       *canvas.Rectangle
	title      block
	count      *canvas.Text
	invitation block
	views      []*entryView
	idle       []*entryView // views without a row, kept for the next one
	add        *Button
	addHint    *canvas.Text
}

var (
	_ Wrapping        = (*EntryList)(nil)
	_ Flusher         = (*EntryList)(nil)
	_ viewed          = (*EntryList)(nil)
	_ resumable       = (*EntryList)(nil)
	_ fyne.Tappable   = (*EntryList)(nil)
	_ fyne.Accessible = (*EntryList)(nil)
)

// NewEntryList returns an empty list.
func NewEntryList(c EntryListConfig) *EntryList {
	if c.Split == nil {
		c.Split = SplitLines
	}
	if c.later == nil {
		c.later = Later
	}
	l := &EntryList{
		config: c, sight: allInSight(), begun: -1,
		card: &canvas.Rectangle{CornerRadius: 6, StrokeWidth: 1}, count: &canvas.Text{},
		addHint: &canvas.Text{Text: "Enter"}, stopLeft: func() {},
	}
	l.sender = sender{later: c.later, send: l.report}
	l.add = NewLink("+ Add", l.addAtFoot)
	l.add.keys = l.addKeys
	l.add.Hidden = c.OnAdd == nil
	l.add.says = "Add to " + c.Title
	l.prepareWriter()
	l.ExtendBaseWidget(l)
	return l
}

// SetItems shows these entries. What a person is typing keeps its place, its
// cursor and its text, unless the text of that entry was changed from outside
// since it was last reported, as undo does.
func (l *EntryList) SetItems(items []EntryItem) {
	if l.adding {
		l.waiting, l.waits = append([]EntryItem(nil), items...), true
		return
	}
	l.take(items)
}

// take merges entries from outside with what is on show.
func (l *EntryList) take(items []EntryItem) {
	known := make(map[string]*entryRow, len(l.rows))
	place := 0 // where the edited row was, in case it is gone
	for i, r := range l.rows {
		if !r.draft() {
			known[r.item.ID] = r
		}
		if r == l.editing {
			place = i
		}
	}
	rows := make([]*entryRow, 0, len(items)+1)
	for _, item := range items {
		r := known[item.ID]
		if r == nil {
			r = newEntryRow(item)
		} else {
			l.update(r, item)
		}
		rows = append(rows, r)
	}
	l.rows = l.withDrafts(rows)
	gone := l.editing != nil && l.index(l.editing) < 0
	if gone {
		l.forgetEditing()
	}
	l.changed()
	if gone && l.active {
		l.editNear(place)
	}
}

// update gives a row what came from outside.
func (l *EntryList) update(r *entryRow, item EntryItem) {
	outside := item.Text != r.sent
	r.take(item, outside)
	if !outside || r != l.editing {
		return
	}
	l.sender.drop()
	l.writer.replace(r.text, changedUpTo(l.writer.Text, r.text))
}

// withDrafts puts the entries that are still the list's own among those from
// outside, each below the entry it was below.
func (l *EntryList) withDrafts(rows []*entryRow) []*entryRow {
	above := ""
	for _, r := range l.rows {
		if !r.draft() {
			above = r.item.ID
			continue
		}
		at := 0
		for i, other := range rows {
			if above != "" && other.item.ID == above {
				at = i + 1
			}
		}
		for at < len(rows) && rows[at].draft() {
			at++
		}
		rows = append(rows[:at:at], append([]*entryRow{r}, rows[at:]...)...)
	}
	return rows
}

// changedUpTo returns the offset, in characters, at which the part of after
// that differs from before ends: where undo should leave the cursor.
func changedUpTo(before, after string) int {
	b, a := []rune(before), []rune(after)
	head := 0
	if len(a) > len(b) {
		// Something came in: of two ways to see it, it stands further on.
		for head < len(b) && b[head] == a[head] {
			head++
		}
	}
	tail := 0
	for tail < min(len(b), len(a))-head && b[len(b)-1-tail] == a[len(a)-1-tail] {
		tail++
	}
	return len(a) - tail
}

// Edit begins to edit an entry, with the cursor at its end or at its start. An
// id that is not in the list does nothing.
func (l *EntryList) Edit(id string, atEnd bool) {
	if r := l.rowOf(id); r != nil {
		l.begin(r, startOrEnd(atEnd))
	}
}

// rowOf returns the row with an id, or nil.
func (l *EntryList) rowOf(id string) *entryRow {
	for _, r := range l.rows {
		if r.item.ID == id && id != "" {
			return r
		}
	}
	return nil
}

// EditFirst begins to edit the first entry at its end, or to write one in an
// empty list. It is for a page that appears: the page is shown from its top, or
// from as little below it as the beginning of the entry needs.
func (l *EntryList) EditFirst() {
	if len(l.rows) > 0 {
		l.begin(l.rows[0], startOrEnd(true))
	} else {
		l.addAtFoot()
	}
	if l.page != nil {
		l.page.ScrollTo(0)
		l.revealLine(0)
	}
}

// Editing returns the id of the entry being edited; "" when there is none or
// it has no text yet.
func (l *EntryList) Editing() string {
	if l.editing == nil {
		return ""
	}
	return l.editing.item.ID
}

// Flush implements Flusher.
func (l *EntryList) Flush() { l.sender.flush() }

// index returns the place of a row, or -1.
func (l *EntryList) index(row *entryRow) int {
	for i, r := range l.rows {
		if r == row {
			return i
		}
	}
	return -1
}

// real returns the number of entries that are not the list's own.
func (l *EntryList) real() int {
	n := 0
	for _, r := range l.rows {
		if !r.draft() {
			n++
		}
	}
	return n
}

// AccessibilityLabel implements fyne.Accessible.
func (l *EntryList) AccessibilityLabel() string {
	return fmt.Sprintf("%s, %d", l.config.Title, l.real())
}

// AccessibilityRole implements fyne.Accessible.
func (l *EntryList) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }
