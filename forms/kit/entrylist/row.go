package entrylist

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2/theme"

	"ninefold/forms/kit"
)

// row is one entry of a list: what came from outside and what the person
// made of it. Rows are not drawn; an view draws those that can be seen.
type row struct {
	item Item
	text string // what the person sees
	sent string // what the outside knows

	// refused marks an entry of the list's own that the outside would not take.
	refused bool

	characters int // of text, counted when it was measured
	counted    string

	// How it was broken into lines, and for what.
	width float32
	body  kit.Face
	lines []string
	meta  []string
	said  string // what meta and note were broken from
	note  string // about the limit
	notes []string

	spelling kit.Spelling
}

func newEntryRow(item Item) *row {
	return &row{item: item, text: item.Text, sent: item.Text}
}

// newDraft returns an entry that is still the list's own.
func newDraft(text string) *row { return &row{text: text} }

// unknown is where the words stand that nobody knows.
func (r *row) unknown() []kit.Stretch {
	if r.item.Unspelt {
		return nil
	}
	return r.spelling.Of(r.text)
}

// draft says whether the entry is still the list's own.
func (r *row) draft() bool { return r.item.ID == "" }

// take accepts what came from outside, and its text when that was changed.
func (r *row) take(item Item, textToo bool) {
	r.item = item
	if textToo {
		r.sent = item.Text
		r.setText(item.Text)
	}
}

// setText changes what the person sees.
func (r *row) setText(text string) {
	if text != r.text {
		r.text = text
		r.lines = nil
	}
}

// unsent says whether the outside does not know the text.
func (r *row) unsent() bool {
	if r.draft() {
		return strings.TrimSpace(r.text) != ""
	}
	return r.text != r.sent
}

// empty says whether there is nothing to read in the text.
func (r *row) empty() bool { return strings.TrimSpace(r.text) == "" }

// length returns the number of characters.
func (r *row) length() int {
	if r.counted != r.text {
		r.characters, r.counted = utf8.RuneCountInString(r.text), r.text
	}
	return r.characters
}

// metaText returns the line below the text.
func (r *row) metaText() string {
	if !r.item.Internal {
		return r.item.Meta
	}
	if r.item.Meta == "" {
		return "Internal"
	}
	return "Internal · " + r.item.Meta
}

// The room around and inside a row, in Fyne's units.
const (
	rowAbove  = 7 // from the row's edge to its text
	rowBelow  = 7 // from its last line to its edge
	rowGap    = 9 // between two rows
	metaAbove = 1
)

// rowLeft is the room from a row's edge to its text, the bullet in between.
func rowLeft() float32 { return kit.Scaled(23) }

// rowRight is the room from a text to the row's edge. The button "⋯" stands in
// it, clear of the writer, which reaches a little further than its text and
// would take the press; and it is there whether the button is or not, so that
// no line breaks elsewhere when editing begins.
func rowRight() float32 {
	return kit.SizeOf(theme.SizeNameInnerPadding) + dotsSize().Width + dotsEdge
}

// measure breaks the row's texts for a width, unless they already are. The text
// itself is left alone where the writer draws it.
func (r *row) measure(width float32, body, small kit.Face, note string, written bool) {
	room := width - rowLeft() - rowRight()
	if width != r.width || body != r.body {
		r.lines, r.said = nil, "\x00"
		r.width, r.body = width, body
	}
	if r.lines == nil && !written {
		r.lines = body.Wrap(r.text, room)
	}
	if said := r.metaText(); said != r.said || note != r.note {
		r.said, r.note = said, note
		r.meta, r.notes = nil, nil
		if said != "" {
			r.meta = small.Wrap(said, room-r.metaIndent(small))
		}
		if note != "" {
			r.notes = small.Wrap(note, room)
		}
	}
}

// metaIndent is the room for the triangle before a meta line.
func (r *row) metaIndent(small kit.Face) float32 {
	if r.item.Attention {
		return small.Size * 0.85
	}
	return 0
}

// height returns the height of the row once it was measured.
func (r *row) height(body, small kit.Face, lines int) float32 {
	h := rowAbove + float32(lines)*body.LineHeight() + rowBelow
	if n := len(r.meta) + len(r.notes); n > 0 {
		h += metaAbove + float32(n)*small.LineHeight()
	}
	return h
}
