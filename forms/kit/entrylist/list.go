// Package entrylist is one list of short texts that is edited in place like an
// outline: what a statement's strengths are written in. It is a widget of the
// window's kit in a room of its own, and must not know what an assessment is.
package entrylist

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"ninefold/forms/kit"
)

// Item is one entry of a List.
type Item struct {
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
	// Unspelt has no words marked that nobody knows, as in another language.
	Unspelt bool
}

// Config says what a list is for and what to call. Title and OnText
// are required; without OnAdd, OnRemove or OnMove the list does not offer it.
//
// An entry that a person begins is the list's own until it has text: only then
// is OnAdd called, so that neither the document nor its history holds empty
// entries. An entry that is emptied and left is removed.
type Config struct {
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
	// ids of the new entries in the same order; nil refuses: then their texts stay
	// in the list, which says so at each, and asks again when one is written on.
	// It may call SetItems or not: the list shows them either way.
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
	// OnTake asks for entries with these ids, of this list or of another, to stand
	// in this order below the entry with the id after, or at the head of the list
	// where it is "". It says whether they do. Without it entries are neither
	// dragged nor cut, and several do not move.
	OnTake func(after string, ids []string) bool
	// OnRemoveAll reports that several entries are to go, in one step to undo.
	// Without it OnRemove is called for each.
	OnRemoveAll func(ids []string)
	// Peers are the lists on the page that entries can be dragged to, this one
	// among them; nil is this one alone.
	Peers func() []*List
	// Several returns what can be done with several entries, for their menu.
	Several func(ids []string) []kit.Action
	// OnUndo and OnRedo are called for Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y, after a
	// flush. Undo is the page's affair, never that of one text box.
	OnUndo, OnRedo func()
	// Actions returns what else can be done with an entry, for its menu: the
	// button "⋯", a right click, the menu key, Shift+F10 or Ctrl+full stop.
	// The list adds moving and deleting.
	Actions func(id string) []kit.Action
	// Split turns pasted text, as it lies on the clipboard, into the texts of
	// entries. nil means SplitLines.
	Split func(pasted string) []string

	later kit.Clock // the clock; tests bring their own
}

// List is one list of short texts in a card, edited in place like an
// outline. It is one stop of the Tab key besides its "+ Add".
//
//   - Enter adds an entry below, above at the start of a text, and breaks the
//     text in two in its middle. Shift+Enter breaks the line.
//   - Backspace in an empty entry removes it; at the start of a text it joins
//     the entry to the one above, as Delete at the end does with the one below.
//   - The arrows go on to the neighbours, Alt with them moves the entry.
//   - Pasting several lines makes several entries; Ctrl+Shift+V keeps them in
//     one. Ctrl+Shift+Backspace deletes the entry. Escape leaves it.
//   - Shift with the arrows past an entry's end, Shift or Ctrl with a press of the
//     mouse, and Ctrl+A twice select whole entries, which are then moved, copied,
//     cut and deleted together. An entry is dragged by its bullet.
//   - The mouse, moved from the text of one entry on to others, selects text across
//     them, as [kit.Page] does for all that is read on it.
type List struct {
	widget.BaseWidget

	config Config
	rows   []*row
	sender kit.Sender

	// What is being edited. The writer keeps the keyboard while it goes from
	// row to row; leaving waits a moment, because the keyboard comes back at
	// once when the person was only in another window.
	writer   *kit.Writer
	editing  *row
	active   bool
	last     string // the id edited last, for coming back
	lastAt   int    // where the cursor was in it
	begun    int    // where an entry left empty was begun; -1 for none
	invited  *row   // the first entry of an empty list
	stopLeft func()

	picks picked // whole entries that are selected

	// What of the texts is selected together with others on the page, and the ground
	// of the title's part in it.
	readFrom, readTo kit.Spot
	titleGround      kit.Grounds

	// adding holds SetItems back while OnAdd has not yet told the new ids.
	adding  bool
	waiting []Item
	waits   bool

	// What is looked for, what was found of it, and which of that is looked at.
	find    kit.Matcher
	hits    []hit
	pointed int

	// What is drawn.
	kit.Sight
	width      float32
	tops       []float32 // where each row begins; one more, where the last ends
	card       *canvas.Rectangle
	title      kit.Block
	tally      kit.Block // how much there is, below the title
	count      *canvas.Text
	invitation kit.Block
	views      []*view
	idle       []*view // views without a row, kept for the next one
	tallied    string
	add        *kit.Button
	addHint    *canvas.Text
	dropMark   *canvas.Rectangle // where what is dragged would come
}

var (
	_ kit.Wrapping    = (*List)(nil)
	_ kit.Flusher     = (*List)(nil)
	_ kit.Viewed      = (*List)(nil)
	_ kit.Resumable   = (*List)(nil)
	_ fyne.Tappable   = (*List)(nil)
	_ fyne.Accessible = (*List)(nil)
	_ kit.Written     = (*List)(nil)
	_ kit.Listed      = (*List)(nil)

	_ desktop.Mouseable      = (*List)(nil)
	_ fyne.SecondaryTappable = (*List)(nil)
)

// NewEntryList returns an empty list.
func New(c Config) *List {
	if c.Split == nil {
		c.Split = SplitLines
	}
	if c.later == nil {
		c.later = kit.Later
	}
	l := &List{
		config: c, Sight: kit.AllInSight(), begun: -1,
		card: &canvas.Rectangle{CornerRadius: 6, StrokeWidth: 1}, count: &canvas.Text{},
		addHint: &canvas.Text{Text: "Enter"}, stopLeft: func() {},
		dropMark: &canvas.Rectangle{CornerRadius: 1.5},
	}
	l.sender = kit.Sender{Later: c.later, Send: l.report, Kept: true}
	l.dropMark.Hidden = true
	l.add = kit.NewLink("+ Add", l.addAtFoot)
	l.add.OnKey(l.addKeys)
	l.add.OnTyped(l.typedOnAdd, l.calledOnAdd)
	l.add.Hidden = c.OnAdd == nil
	l.add.Named("Add to " + c.Title)
	l.prepareWriter()
	l.ExtendBaseWidget(l)
	return l
}

// SetTally says below the title how much there is in the list; "" says nothing.
func (l *List) SetTally(text string) {
	if text != l.tallied {
		l.tallied = text
		l.changed()
	}
}

// SetItems shows these entries. What a person is typing keeps its place, its
// cursor and its text, unless the text of that entry was changed from outside
// since it was last reported, as undo does.
func (l *List) SetItems(items []Item) {
	if l.adding {
		l.waiting, l.waits = append([]Item(nil), items...), true
		return
	}
	l.take(items)
}

// take merges entries from outside with what is on show.
func (l *List) take(items []Item) {
	known := make(map[string]*row, len(l.rows))
	place := 0 // where the edited row was, in case it is gone
	for i, r := range l.rows {
		if !r.draft() {
			known[r.item.ID] = r
		}
		if r == l.editing {
			place = i
		}
	}
	rows := make([]*row, 0, len(items)+1)
	rewritten := false // what is being edited was changed outside, as undo does
	for _, item := range items {
		r := known[item.ID]
		if r == nil {
			r = newEntryRow(item)
		} else {
			rewritten = rewritten || r == l.editing && item.Text != r.sent
			l.update(r, item)
		}
		rows = append(rows, r)
	}
	l.rows = l.withDrafts(rows)
	l.keepPicked()
	gone := l.editing != nil && l.index(l.editing) < 0
	if gone {
		l.forgetEditing()
	}
	l.changed()
	switch {
	case gone && l.active:
		l.editNear(place)
	case rewritten && l.active:
		l.revealRow(l.editing)
		l.revealEditing() // which may be longer than the window
	}
}

// update gives a row what came from outside.
func (l *List) update(r *row, item Item) {
	outside := item.Text != r.sent
	r.take(item, outside)
	if r == l.editing && l.writer.Spelt == item.Unspelt {
		l.writer.Spelt = !item.Unspelt
		l.writer.Respell()
	}
	if !outside || r != l.editing {
		return
	}
	l.sender.Drop()
	l.writer.Replace(r.text, kit.ChangedUpTo(l.writer.Text, r.text))
}

// withDrafts puts the entries that are still the list's own among those from
// outside, each below the entry it was below.
func (l *List) withDrafts(rows []*row) []*row {
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
		rows = append(rows[:at:at], append([]*row{r}, rows[at:]...)...)
	}
	return rows
}

// Edit begins to edit an entry, with the cursor at its end or at its start. An
// id that is not in the list does nothing.
func (l *List) Edit(id string, atEnd bool) {
	if r := l.rowOf(id); r != nil {
		l.begin(r, startOrEnd(atEnd))
	}
}

// rowOf returns the row with an id, or nil.
func (l *List) rowOf(id string) *row {
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
func (l *List) EditFirst() {
	if len(l.rows) > 0 {
		l.begin(l.rows[0], startOrEnd(true))
	} else {
		l.addAtFoot()
	}
	if l.Page != nil {
		l.Page.ScrollTo(0)
		l.revealLine(0)
	}
}

// Editing returns the id of the entry being edited; "" when there is none or
// it has no text yet.
func (l *List) Editing() string {
	if l.editing == nil {
		return ""
	}
	return l.editing.item.ID
}

// Flush implements Flusher.
func (l *List) Flush() { l.sender.Flush() }

// Writing tells whether the keyboard is in the entry being edited.
func (l *List) Writing() bool { return l.active && l.editing != nil }

// index returns the place of a row, or -1.
func (l *List) index(row *row) int {
	for i, r := range l.rows {
		if r == row {
			return i
		}
	}
	return -1
}

// real returns the number of entries that are not the list's own.
func (l *List) real() int {
	n := 0
	for _, r := range l.rows {
		if !r.draft() {
			n++
		}
	}
	return n
}

// AccessibilityLabel implements fyne.Accessible.
func (l *List) AccessibilityLabel() string {
	return fmt.Sprintf("%s, %d", l.config.Title, l.real())
}

// AccessibilityRole implements fyne.Accessible.
func (l *List) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }
