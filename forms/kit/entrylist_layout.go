package kit

import (
	"fmt"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// The room inside the list's card, in Fyne's units.
const (
	listSide   = 13 // left and right of the rows
	listAbove  = 11 // above the title
	listHead   = 9  // between the title and the first row
	listBelow  = 12
	addIndent  = 6
	addMargin  = 1
	overscan   = 200 // built above and below what can be seen
	viewMargin = 40  // scrolled clear of the edge while editing
)

func (l *EntryList) body() face  { return face{size: sizeOf(SizeBody)} }
func (l *EntryList) small() face { return face{size: sizeOf(SizeSmall)} }

// HeightFor implements Wrapping.
func (l *EntryList) HeightFor(width float32) float32 {
	l.measure(width)
	height := l.tops[len(l.rows)]
	if !l.add.Hidden {
		height += addMargin + l.add.MinSize().Height
	}
	return height + listBelow
}

// headHeight returns where the first row begins.
func (l *EntryList) headHeight(width float32) float32 {
	f := face{size: sizeOf(SizeHeading), strong: true}
	l.title.set(l.config.Title, f)
	return listAbove + l.title.heightFor(l.titleRoom(width)) + listHead
}

// titleRoom returns the width of the title beside the count.
func (l *EntryList) titleRoom(width float32) float32 {
	return width - 2*listSide - sizeOf(SizeHeading)*2.2
}

// measure works out where every row lies at a width.
func (l *EntryList) measure(width float32) {
	body, small := l.body(), l.small()
	y := l.headHeight(width)
	l.tops = append(l.tops[:0], y)
	if len(l.rows) == 0 {
		y += l.invitationHeight(width)
		l.tops[0] = y
		return
	}
	for _, r := range l.rows {
		r.measure(width-2*listSide, body, small, l.noteFor(r), l.written(r, width-2*listSide))
		y += r.height(body, small, l.linesOf(r)) + rowGap
		l.tops = append(l.tops, y)
	}
}

// invitationHeight returns the room the invitation takes in an empty list.
func (l *EntryList) invitationHeight(width float32) float32 {
	if l.config.Empty == "" {
		return 0
	}
	l.invitation.set(l.config.Empty, l.body())
	return l.invitation.heightFor(width-2*listSide-2*addIndent) + 12
}

// linesOf returns how many lines a row's text takes. For the row being edited
// the writer decides, because it is what is drawn.
func (l *EntryList) linesOf(r *entryRow) int {
	if l.written(r, r.width) {
		return l.writer.rows()
	}
	return len(r.lines)
}

// written says whether the writer draws a row, at a width of the row.
func (l *EntryList) written(r *entryRow, width float32) bool {
	return r == l.editing && l.writer.Size().Width == l.writerWidth(width)
}

// noteFor returns what there is to say about a row's length.
func (l *EntryList) noteFor(r *entryRow) string {
	if r == l.editing && l.writer.refused != "" {
		return l.writer.refused
	}
	return lengthNote(r.length(), l.config.Advice, l.config.Limit)
}

// lengthNote says that a text is longer than advised, or how much room is left
// near the limit. Below nine tenths of the limit it says nothing of that.
func lengthNote(length, advice, limit int) string {
	left := limit - length
	switch {
	case limit > 0 && left <= limit/10:
		return characters(max(left, 0)) + " left"
	case advice > 0 && length > advice:
		return fmt.Sprintf("%s over the %s advised. Think of making it shorter.", characters(length-advice), thousands(advice))
	}
	return ""
}

// characters says a number of characters in words.
func characters(n int) string {
	if n == 1 {
		return "1 character"
	}
	return thousands(n) + " characters"
}

// thousands writes a number as people in England read it: 4,000.
func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}

// writerWidth returns the width the writer has in a row of a width.
func (l *EntryList) writerWidth(width float32) float32 {
	return width - rowLeft() - rowRight() + 2*l.writer.inset().X
}

// CreateRenderer implements fyne.Widget.
func (l *EntryList) CreateRenderer() fyne.WidgetRenderer {
	l.colours()
	return renderer{l}
}

func (l *EntryList) held() []fyne.CanvasObject { return []fyne.CanvasObject{l.add} }

func (l *EntryList) parts() []fyne.CanvasObject {
	parts := make([]fyne.CanvasObject, 0, len(l.views)+12)
	parts = append(parts, l.card)
	parts = append(parts, l.title.objects...)
	parts = append(parts, l.count)
	if len(l.rows) == 0 {
		parts = append(parts, l.invitation.objects...)
	}
	for _, v := range l.views {
		parts = append(parts, v)
	}
	// The writer lies above the rows, and before "+ Add" for the Tab key.
	return append(parts, l.writer, l.add, l.addHint)
}

func (l *EntryList) least() fyne.Size {
	least := sizeOf(SizeBody) * 12
	return fyne.NewSize(least, l.HeightFor(max(least, l.Size().Width)))
}

func (l *EntryList) place(size fyne.Size) {
	l.width = size.Width
	l.measure(size.Width)
	if l.editing != nil && l.writer.Size().Width != l.writerWidth(l.editing.width) {
		// The writer's own count of lines is only right at its new width.
		l.placeWriter()
		l.measure(size.Width)
	}
	put(l.card, 0, 0, size.Width, size.Height)
	l.title.place(listSide, listAbove, l.titleRoom(size.Width), colourOf(ColourText))
	heading := face{size: sizeOf(SizeHeading)}
	l.count.Text = fmt.Sprint(l.real())
	width := heading.width(l.count.Text)
	put(l.count, size.Width-listSide-width, listAbove, width, heading.lineHeight())
	if len(l.rows) == 0 {
		room := size.Width - 2*listSide - 2*addIndent
		l.invitation.set(l.config.Empty, l.body())
		l.invitation.place(listSide+addIndent, l.headHeight(size.Width)+2, room, colourOf(ColourSecondary))
	}
	l.placeViews()
	l.placeWriter()
	l.placeAdd()
}

// placeAdd puts "+ Add" below the last row.
func (l *EntryList) placeAdd() {
	y := l.tops[len(l.rows)] + addMargin
	least := l.add.MinSize()
	put(l.add, listSide+addIndent, y, least.Width, least.Height)
	f := l.body()
	l.addHint.Hidden = l.add.Hidden || !l.active
	put(l.addHint, l.add.Position().X+least.Width+scaled(5), y+1, f.width(l.addHint.Text), f.lineHeight())
}

// placeViews draws the rows that can be seen, with as few changes as it can.
func (l *EntryList) placeViews() {
	first, end := l.visible()
	wanted := make(map[*entryRow]int, end-first)
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
	have := make(map[*entryRow]bool, len(kept))
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
func (l *EntryList) viewFor(r *entryRow) *entryView {
	var v *entryView
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
func (l *EntryList) visible() (first, end int) {
	top, bottom := l.from-overscan, l.to+overscan
	first = sort.Search(len(l.rows), func(i int) bool { return l.tops[i+1] > top })
	end = sort.Search(len(l.rows), func(i int) bool { return l.tops[i] > bottom })
	return first, max(first, end)
}

// placeWriter puts the writer over the row being edited, and out of sight when
// there is none: there it still waits for the Tab key.
func (l *EntryList) placeWriter() {
	if len(l.rows) == 0 {
		l.writer.Hidden = true
		return
	}
	l.writer.Hidden = false
	l.writer.idle = l.editing == nil
	if l.writer.idle {
		put(l.writer, 0, l.tops[0], 0, 0)
		return
	}
	i := l.index(l.editing)
	inset := l.writer.inset()
	width := l.writerWidth(l.editing.width)
	if l.width == 0 {
		return // not laid out yet: place comes back here
	}
	if l.writer.Size().Width != width {
		// Fyne keeps the line and column of the cursor, which are those of
		// another letter once the lines break elsewhere.
		defer l.writer.moveTo(l.writer.offset())
		l.writer.Resize(fyne.NewSize(width, l.writer.Size().Height))
	}
	put(l.writer, listSide+rowLeft()-inset.X, l.tops[i]+rowAbove-inset.Y, width, l.writer.heightOf(l.linesOf(l.editing)))
}

// see implements viewed.
func (l *EntryList) see(top, bottom float32) {
	if l.look(top, bottom) && l.width > 0 && len(l.tops) == len(l.rows)+1 {
		l.placeViews()
		canvas.Refresh(l)
	}
}

// changed lays the list out again after its rows changed, and the page with it
// if the list's height did.
func (l *EntryList) changed() {
	if l.width == 0 {
		return
	}
	before := l.Size().Height
	l.place(l.Size())
	if l.HeightFor(l.width) != before && l.page != nil {
		l.page.fit()
	}
	for _, v := range l.views {
		v.Refresh()
	}
	canvas.Refresh(l)
}

// revealEditing scrolls the page to the row being edited.
func (l *EntryList) revealEditing() { l.revealLine(l.writer.CursorRow) }

// revealLine scrolls the page to a line of the row being edited.
func (l *EntryList) revealLine(line int) {
	i := l.index(l.editing)
	if i < 0 || l.page == nil {
		return
	}
	if y, ok := offsetWithin(l.page.body.content, l); ok {
		height := l.body().lineHeight()
		top := y + l.tops[i] + rowAbove + float32(line)*height
		l.page.reveal(top-viewMargin, top+height+viewMargin)
	}
}

func (l *EntryList) colours() {
	l.card.FillColor = colourOf(ColourSurface)
	l.card.StrokeColor = colourOf(ColourLine)
	l.count.Color = colourOf(ColourSecondary)
	l.count.TextSize = sizeOf(SizeHeading)
	l.addHint.Color = colourOf(ColourSecondary)
	l.addHint.TextSize = sizeOf(SizeBody)
	l.title.stale, l.invitation.stale = true, true
}

func (l *EntryList) paint() {
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
