package entrylist

import (
	"fmt"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"ninefold/forms/kit"
)

// The room inside the list's card, in Fyne's units.
const (
	listSide  = 13 // left and right of the rows
	listAbove = 11 // above the title
	listHead  = 9  // between the title and the first row
	listBelow = 12
	addIndent = 6
	addMargin = 1
)

func (l *List) body() kit.Face  { return kit.Face{Size: kit.SizeOf(kit.SizeBody)} }
func (l *List) small() kit.Face { return kit.Face{Size: kit.SizeOf(kit.SizeSmall)} }

// HeightFor implements Wrapping.
func (l *List) HeightFor(width float32) float32 {
	l.measure(width)
	height := l.tops[len(l.rows)]
	if !l.add.Hidden {
		height += addMargin + l.add.MinSize().Height
	}
	return height + listBelow
}

// headHeight returns where the first row begins.
func (l *List) headHeight(width float32) float32 {
	f := kit.Face{Size: kit.SizeOf(kit.SizeHeading), Strong: true}
	l.title.Set(l.config.Title, f)
	return listAbove + l.title.HeightFor(l.titleRoom(width)) + l.tallyHeight(width) + listHead
}

// tallyHeight returns the room the tally takes below the title.
func (l *List) tallyHeight(width float32) float32 {
	if l.tallied == "" {
		return 0
	}
	l.tally.Set(l.tallied, l.small())
	return l.tally.HeightFor(width - 2*listSide)
}

// titleRoom returns the width of the title beside the count.
func (l *List) titleRoom(width float32) float32 {
	return width - 2*listSide - kit.SizeOf(kit.SizeHeading)*2.2
}

// measure works out where every row lies at a width.
func (l *List) measure(width float32) {
	body, small := l.body(), l.small()
	y := l.headHeight(width)
	l.tops = append(l.tops[:0], y)
	if l.inviting() {
		y += l.invitationHeight(width)
		l.tops[0] = y
	}
	for _, r := range l.rows {
		r.measure(width-2*listSide, body, small, l.noteFor(r), l.written(r, width-2*listSide))
		y += r.height(body, small, l.linesOf(r)) + rowGap
		l.tops = append(l.tops, y)
	}
}

// inviting tells whether the list says what to write: while it is empty, and still while
// its first entry is begun.
func (l *List) inviting() bool {
	return len(l.rows) == 0 || len(l.rows) == 1 && l.rows[0] == l.invited && l.editing == l.invited
}

// invitationHeight returns the room the invitation takes.
func (l *List) invitationHeight(width float32) float32 {
	if l.config.Empty == "" {
		return 0
	}
	l.invitation.Set(l.config.Empty, l.body())
	return l.invitation.HeightFor(width-2*listSide-2*addIndent) + 12
}

// linesOf returns how many lines a row's text takes. For the row being edited
// the writer decides, because it is what is drawn.
func (l *List) linesOf(r *row) int {
	if l.written(r, r.width) {
		return l.writer.Rows()
	}
	return len(r.lines)
}

// written says whether the writer draws a row, at a width of the row.
func (l *List) written(r *row, width float32) bool {
	return r == l.editing && l.writer.Size().Width == l.writerWidth(width)
}

// noteFor returns what there is to say about a row's length.
func (l *List) noteFor(r *row) string {
	if r == l.editing && l.writer.Refused != "" {
		return l.writer.Refused
	}
	if r.refused {
		return "Not kept yet: this entry could not be added, and stands here only. Write on in it to try again."
	}
	if r.dimmed() {
		return "Cut: paste it where it goes. Escape leaves it here."
	}
	return kit.LengthNote(r.length(), l.config.Advice, l.config.Limit)
}

// writerWidth returns the width the writer has in a row of a width.
func (l *List) writerWidth(width float32) float32 {
	return width - rowLeft() - rowRight() + 2*l.writer.Inset().X
}

// CreateRenderer implements fyne.Widget.
func (l *List) CreateRenderer() fyne.WidgetRenderer {
	l.colours()
	return kit.NewRenderer(l.parts, l.place, l.least, l.paint)
}

// Held implements kit.Holder.
func (l *List) Held() []fyne.CanvasObject { return []fyne.CanvasObject{l.add} }

// Refit implements kit.Refitting.
func (l *List) Refit() { l.place(l.Size()) }

var (
	_ kit.Holder    = (*List)(nil)
	_ kit.Refitting = (*List)(nil)
)

// Respell marks the words anew that nobody knows.
func (l *List) Respell() {
	l.writer.Respell()
	for _, v := range l.views {
		v.Refresh()
	}
}

func (l *List) parts() []fyne.CanvasObject {
	parts := make([]fyne.CanvasObject, 0, len(l.views)+12)
	parts = append(parts, l.card)
	parts = l.titleGround.AppendTo(parts)
	parts = append(parts, l.title.Objects...)
	parts = append(parts, l.count)
	if l.tallied != "" {
		parts = append(parts, l.tally.Objects...)
	}
	if l.inviting() {
		parts = append(parts, l.invitation.Objects...)
	}
	for _, v := range l.views {
		parts = append(parts, v)
	}
	// The writer lies above the rows, and before "+ Add" for the Tab key.
	return append(parts, l.writer, l.add, l.addHint, l.dropMark)
}

func (l *List) least() fyne.Size {
	least := kit.SizeOf(kit.SizeBody) * 12
	return fyne.NewSize(least, l.HeightFor(max(least, l.Size().Width)))
}

func (l *List) place(size fyne.Size) {
	l.width = size.Width
	l.measure(size.Width)
	if l.editing != nil && l.writer.Size().Width != l.writerWidth(l.editing.width) {
		// The writer's own count of lines is only right at its new width.
		l.placeWriter()
		l.measure(size.Width)
	}
	kit.Put(l.card, 0, 0, size.Width, size.Height)
	l.title.Place(listSide, listAbove, l.titleRoom(size.Width), kit.ColourOf(kit.ColourText))
	if l.tallyHeight(size.Width) > 0 {
		l.tally.Place(listSide, listAbove+l.title.HeightFor(l.titleRoom(size.Width)), size.Width-2*listSide, kit.ColourOf(kit.ColourSecondary))
	}
	l.placeTitleGround()
	heading := kit.Face{Size: kit.SizeOf(kit.SizeHeading)}
	heading.Set(l.count, fmt.Sprint(l.real()))
	width := heading.Width(l.count.Text)
	kit.Put(l.count, size.Width-listSide-width, listAbove, width, heading.LineHeight())
	if l.inviting() {
		room := size.Width - 2*listSide - 2*addIndent
		l.invitation.Set(l.config.Empty, l.body())
		l.invitation.Place(listSide+addIndent, l.headHeight(size.Width)+2, room, kit.ColourOf(kit.ColourSecondary))
	}
	l.placeViews()
	l.placeWriter()
	l.placeAdd()
}

// placeAdd puts "+ Add" below the last row.
func (l *List) placeAdd() {
	y := l.tops[len(l.rows)] + addMargin
	least := l.add.MinSize()
	kit.Put(l.add, listSide+addIndent, y, least.Width, least.Height)
	f := l.body()
	f.Set(l.addHint, l.addHint.Text)
	l.addHint.Hidden = l.add.Hidden || !l.active
	kit.Put(l.addHint, l.add.Position().X+least.Width+kit.Scaled(5), y+1, f.Width(l.addHint.Text), f.LineHeight())
}

// placeViews draws the rows that can be seen, with as few changes as it can.
func (l *List) placeViews() {
	first, end := l.visible()
	wanted := make(map[*row]int, end-first)
	for i := first; i < end; i++ {
		wanted[l.rows[i]] = i
	}
	kept := l.views[:0]
	for _, v := range l.views {
		if _, ok := wanted[v.row]; ok {
			kept = append(kept, v)
		} else {
			v.row = nil
			l.idle = append(l.idle, v)
		}
	}
	clear(l.views[len(kept):])
	l.views = kept
	have := make(map[*row]bool, len(kept))
	for _, v := range kept {
		have[v.row] = true
	}
	for i := first; i < end; i++ {
		if !have[l.rows[i]] {
			l.views = append(l.views, l.viewFor(l.rows[i]))
		}
	}
	for _, v := range l.views {
		i := wanted[v.row]
		v.Move(fyne.NewPos(listSide, l.tops[i]))
		v.fit(fyne.NewSize(l.width-2*listSide, l.tops[i+1]-l.tops[i]-rowGap))
		if !have[v.row] {
			v.Refresh()
		}
	}
}

// viewFor returns a view of a row, a used one if there is one.
func (l *List) viewFor(r *row) *view {
	var v *view
	if n := len(l.idle); n > 0 {
		v = l.idle[n-1]
		l.idle = l.idle[:n-1]
	} else {
		v = newEntryView(l)
	}
	v.row, v.hovered = r, false
	return v
}

// visible returns the rows from first up to, not including, end that can be
// seen or nearly so.
func (l *List) visible() (first, end int) {
	top, bottom := l.From-kit.Overscan, l.To+kit.Overscan
	first = sort.Search(len(l.rows), func(i int) bool { return l.tops[i+1] > top })
	end = sort.Search(len(l.rows), func(i int) bool { return l.tops[i] > bottom })
	return first, max(first, end)
}

// placeWriter puts the writer over the row being edited, and out of sight when
// there is none: there it still waits for the Tab key.
func (l *List) placeWriter() {
	if len(l.rows) == 0 {
		l.writer.Hidden = true
		return
	}
	l.writer.Hidden = false
	l.writer.Idle = l.editing == nil
	if l.writer.Idle {
		kit.Put(l.writer, 0, l.tops[0], 0, 0)
		return
	}
	i := l.index(l.editing)
	inset := l.writer.Inset()
	width := l.writerWidth(l.editing.width)
	if l.width == 0 {
		return // not laid out yet: place comes back here
	}
	if l.writer.Size().Width != width {
		// Fyne keeps the line and column of the cursor, which are those of
		// another letter once the lines break elsewhere.
		defer l.writer.MoveTo(l.writer.Offset())
		l.writer.Resize(fyne.NewSize(width, l.writer.Size().Height))
	}
	kit.Put(l.writer, listSide+rowLeft()-inset.X, l.tops[i]+rowAbove-inset.Y, width, l.writer.HeightOf(l.linesOf(l.editing)))
}

// See implements viewed.
func (l *List) See(top, bottom float32) {
	if l.Look(top, bottom) && l.width > 0 && len(l.tops) == len(l.rows)+1 {
		l.placeViews()
		canvas.Refresh(l)
	}
}

// changed lays the list out again after its rows changed, and the page with it
// if the list's height did.
func (l *List) changed() {
	if l.width == 0 {
		return
	}
	before := l.Size().Height
	l.place(l.Size())
	if l.HeightFor(l.width) != before && l.Page != nil {
		l.Page.Fit()
	}
	for _, v := range l.views {
		v.Refresh()
	}
	canvas.Refresh(l)
}

// revealEditing scrolls the page to the row being edited.
func (l *List) revealEditing() { l.revealLine(l.writer.CursorRow) }

// revealLine scrolls the page to a line of the row being edited; to its last line
// together with what is said below it. Why a paste was refused is shown wherever the
// cursor is.
func (l *List) revealLine(line int) {
	i := l.index(l.editing)
	if i < 0 || l.Page == nil {
		return
	}
	y, ok := l.Page.OffsetOf(l)
	if !ok {
		return
	}
	height, foot := l.body().LineHeight(), y+l.tops[i+1]
	top := y + l.tops[i] + rowAbove + float32(line)*height
	bottom := top + height + kit.ViewMargin
	if line >= l.linesOf(l.editing)-1 {
		bottom = max(bottom, foot)
	}
	l.revealPart(i, y, top-kit.ViewMargin, bottom)
	if l.writer.Refused != "" {
		l.Page.RevealPart(foot-float32(len(l.editing.notes))*l.small().LineHeight(), foot)
	}
}

// revealPart scrolls the page to a part of a row, between two offsets of the
// page; to the first row of a list, which begins at an offset of the page, with
// the list's heading above it where there is room for both.
func (l *List) revealPart(row int, list, top, bottom float32) {
	if row == 0 && bottom-list < l.Page.Size().Height/2 {
		top = min(top, list)
	}
	l.Page.RevealPart(top, bottom)
}

func (l *List) colours() {
	l.card.FillColor = kit.ColourOf(kit.ColourSurface)
	l.card.StrokeColor = kit.ColourOf(kit.ColourLine)
	l.count.Color = kit.ColourOf(kit.ColourSecondary)
	l.addHint.Color = kit.ColourOf(kit.ColourSecondary)
	l.title.Stale, l.tally.Stale, l.invitation.Stale = true, true, true
}

func (l *List) paint() {
	l.colours()
	l.place(l.Size())
	l.card.Refresh()
	l.count.Refresh()
	l.addHint.Refresh()
	l.add.Refresh()
	for _, v := range l.views {
		v.Refresh()
	}
	canvas.Refresh(l)
}
