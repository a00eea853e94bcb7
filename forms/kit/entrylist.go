package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// EntryItem is one entry of an EntryList.
type EntryItem struct {
	// ID is what callbacks are given; unique in its list and never empty.
	ID string
	// Text is what the person wrote, line breaks included.
	Text string
	// Meta is the line below it: "2 pieces of evidence · internal".
	Meta string
	// Attention sets the meta line in the colour of what wants mending, after
	// a small triangle.
	Attention bool
	// Internal marks the entry as left out of what is published.
	Internal bool
}

// EntryListConfig says what a list is for and what to call. Title and OnText
// are required; without OnAdd, OnRemove or OnMove the list does not offer it.
type EntryListConfig struct {
	// Title stands at the head of the list, with the number of entries.
	Title string
	// Empty invites the person to begin, while there is no entry.
	Empty string
	// Limit is the greatest number of characters in an entry; 0 sets none.
	Limit int

	// OnAdd asks for new entries with these texts after the entry with the id
	// after, or at the head of the list when after is empty. It returns the
	// ids of the new entries in the same order; nil refuses. The list shows
	// them at once, whether or not SetItems is called meanwhile.
	OnAdd func(after string, texts []string) (ids []string)
	// OnText reports what an entry now says. It is called at most 400 ms after
	// the last key, 800 ms after the first one not yet reported, and at once
	// on Flush, on leaving the entry and before any other callback. A text
	// over the limit is not reported; it stays to be shortened.
	OnText func(id, text string)
	// OnRemove reports that an entry is to go.
	OnRemove func(id string)
	// OnMove reports that an entry is to move by so many places, downwards when
	// positive. It says whether the entry moved.
	OnMove func(id string, by int) bool
	// OnUndo and OnRedo are called for Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y. Undo is
	// the page's affair, never that of one text box.
	OnUndo, OnRedo func()
	// Actions returns what else can be done with an entry, for its menu.
	Actions func(id string) []Action
	// Split turns pasted text into the texts of entries. nil means SplitLines.
	Split func(pasted string) []string
}

// EntryList is one list of short texts, edited in place like an outline.
type EntryList struct {
	widget.BaseWidget

	config EntryListConfig
	items  []EntryItem
}

// NewEntryList returns an empty list.
func NewEntryList(c EntryListConfig) *EntryList {
	l := &EntryList{config: c}
	l.ExtendBaseWidget(l)
	return l
}

// SetItems shows these entries. What a person is typing keeps its place, its
// cursor and its text, unless the text of that entry was changed from outside
// since it was last reported, as undo does.
func (l *EntryList) SetItems(items []EntryItem) {
	l.items = append(l.items[:0:0], items...)
	l.Refresh()
}

// Edit begins to edit an entry, with the cursor at its end or at its start. An
// id that is not in the list does nothing.
func (l *EntryList) Edit(id string, atEnd bool) {}

// EditFirst begins to edit the first entry, or adds one to an empty list.
func (l *EntryList) EditFirst() {}

// Editing returns the id of the entry being edited, or "".
func (l *EntryList) Editing() string { return "" }

// Flush implements Flusher.
func (l *EntryList) Flush() {}

// HeightFor implements Wrapping.
func (l *EntryList) HeightFor(width float32) float32 { return 100 }

// CreateRenderer implements fyne.Widget.
func (l *EntryList) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(NewHeading(l.config.Title))
}

var _ Wrapping = (*EntryList)(nil)
var _ fyne.Widget = (*EntryList)(nil)
