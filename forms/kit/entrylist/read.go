package entrylist

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"ninefold/forms/kit"
)

// What is read of a list, and selected with what else is on its page, are its title
// and the texts of its entries: passage 0, and from 1 on those of the rows.

// Passages implements kit.Readable.
func (l *List) Passages() int { return 1 + len(l.rows) }

// Passage implements kit.Readable.
func (l *List) Passage(n int) string {
	if n == 0 {
		return l.config.Title
	}
	return l.rows[n-1].text
}

// laid is a passage as it is drawn.
func (l *List) laid(n int) kit.Laid {
	if n == 0 {
		face, room := kit.Face{Size: kit.SizeOf(kit.SizeHeading), Strong: true}, l.titleRoom(l.width)
		return kit.Laid{Text: l.config.Title, Lines: face.Wrap(l.config.Title, room), Face: face, X: listSide, Y: listAbove, Width: room}
	}
	r := l.rows[n-1]
	return kit.Laid{Text: r.text, Lines: l.broken(r), Face: l.body(), X: listSide + rowLeft(), Y: l.tops[n-1] + rowAbove, Width: r.width - rowLeft() - rowRight()}
}

// SpotAt implements kit.Readable.
func (l *List) SpotAt(at fyne.Position) kit.Spot {
	place := sort.Search(len(l.rows), func(i int) bool { return l.tops[i+1] > at.Y })
	title := l.laid(0)
	end := title.Y + float32(len(title.Lines))*title.Face.LineHeight() // of the title
	switch {
	case len(l.rows) == 0 || at.Y < l.tops[0] && at.Y-end < l.tops[0]-at.Y:
		return kit.Spot{Byte: title.ByteAt(at)}
	case place == len(l.rows):
		return kit.Spot{Passage: place, Byte: len(l.rows[place-1].text)}
	}
	return kit.Spot{Passage: place + 1, Byte: l.laid(place + 1).ByteAt(at)}
}

// Where implements kit.Readable.
func (l *List) Where(spot kit.Spot) (fyne.Position, float32) {
	laid := l.laid(min(spot.Passage, len(l.rows)))
	return laid.Where(min(spot.Byte, len(laid.Text))), laid.Face.LineHeight()
}

// Mark implements kit.Readable.
func (l *List) Mark(from, to kit.Spot) {
	before, until := l.readFrom, l.readTo
	l.readFrom, l.readTo = from, to
	for _, v := range l.views {
		n := l.index(v.row) + 1
		a, b := before.Within(until, n, len(v.row.text))
		if c, d := from.Within(to, n, len(v.row.text)); a != c || b != d {
			v.Refresh()
		}
	}
	a, b := before.Within(until, 0, len(l.config.Title))
	if c, d := from.Within(to, 0, len(l.config.Title)); a != c || b != d {
		l.placeTitleGround()
		l.card.Refresh()
	}
}

// placeTitleGround draws the ground of the part of the title that is selected.
func (l *List) placeTitleGround() {
	l.titleGround.Begin()
	if from, to := l.readFrom.Within(l.readTo, 0, len(l.config.Title)); from < to {
		l.titleGround.DrawRead(l.laid(0), from, to)
	}
}

// placeRead draws the ground of the part of the row that is selected.
func (v *view) placeRead() {
	l := v.list
	if l.readFrom == l.readTo {
		return
	}
	if from, to := l.readFrom.Within(l.readTo, l.index(v.row)+1, len(v.row.text)); from < to {
		laid := l.laid(l.index(v.row) + 1)
		laid.X, laid.Y = rowLeft(), rowAbove
		v.grounds.DrawRead(laid, from, to)
	}
}

// reads tells whether text is selected on the page.
func (l *List) reads() bool { return l.Page != nil && l.Page.Reads() }

// WritingAt implements kit.Written.
func (l *List) WritingAt() (anchor, cursor kit.Spot, is bool) {
	n := l.index(l.editing) + 1
	if n == 0 || !l.active || l.picking() {
		return anchor, cursor, false
	}
	a, c := l.writer.Selection()
	return kit.Spot{Passage: n, Byte: a}, kit.Spot{Passage: n, Byte: c}, true
}

// Rest implements kit.Written.
func (l *List) Rest() {
	if l.editing == nil && !l.picking() {
		return
	}
	l.picks = picked{}
	l.end()
	l.changed()
}

// SelectIn implements kit.Written.
func (l *List) SelectIn(passage, from, to int) bool {
	if passage < 1 || passage > len(l.rows) {
		return false
	}
	l.begin(l.rows[passage-1], startOrEnd(false))
	l.writer.Select(kit.Stretch{From: from, To: to})
	return true
}

// Whole implements kit.Listed.
func (l *List) Whole() (from, to kit.Spot) {
	if n := len(l.rows); n > 0 {
		return kit.Spot{Passage: 1}, kit.Spot{Passage: n, Byte: len(l.rows[n-1].text)}
	}
	return from, to
}

// PickBetween implements kit.Listed.
func (l *List) PickBetween(from, to kit.Spot) {
	first, last := max(from.Passage, 1), min(to.Passage, len(l.rows))
	if first > last {
		return
	}
	l.begin(l.rows[first-1], startOrEnd(true))
	l.picks.anchor = l.rows[first-1]
	l.pickTo(l.rows[last-1])
}

// draggedText hands over to the page what the mouse selects once it leaves the entry.
func (l *List) draggedText(at fyne.Position) bool {
	if l.Page == nil {
		return false
	}
	passage := l.index(l.editing)
	if passage >= 0 {
		passage++ // past the title
	}
	return l.Page.DragOn(l, passage, l.writer.Pressed(), at)
}

// MouseDown implements desktop.Mouseable. What is pressed is the title or blank space.
func (l *List) MouseDown(at *desktop.MouseEvent) {
	if l.Page != nil && at.Button != desktop.MouseButtonSecondary {
		l.Page.Press(at.AbsolutePosition, at.Modifier&fyne.KeyModifierShift != 0)
	}
}

// MouseUp implements desktop.Mouseable.
func (l *List) MouseUp(*desktop.MouseEvent) {}

// TappedSecondary implements fyne.SecondaryTappable.
func (l *List) TappedSecondary(at *fyne.PointEvent) {
	if l.Page != nil {
		l.Page.ReadMenu(at.AbsolutePosition)
	}
}
