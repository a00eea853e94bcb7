package kit

import (
	"math"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
)

// reading is what is selected on a page of what is not being written in: from the
// place where the mouse was pressed to where it is, or was let go.
//
// A page lays a sheet below its content, which gets what no widget above it takes.
// What is pressed in a text box begins in that box, and is taken over here when the
// mouse leaves the passage ([Page.DragOn]); where it ends within one passage of a text
// box, it is given to that box, and can be written over. Across several nothing can be:
// it is read and copied.
type reading struct {
	page  *Page
	head  fyne.CanvasObject // what stays above the page, or nil
	sheet *readingSheet     // was pressed last

	on       bool // something is selected
	began    end  // where that was begun, with the whole of what was meant there
	beganTo  Spot
	beganIn  string // what the passage said
	reach    end    // how far it has come
	unit     unit
	pressed  bool // the mouse was pressed on a sheet
	dragging bool
	inHead   bool // it was pressed there
	at       fyne.Position
	first    string // what the passages at both ends said
	last     string
	told     bool // that nothing can be written over it

	marked []marking
	found  []placed // what can be read, where it lies in the window; used again

	presses presses
	before  fyne.Focusable // had the keyboard when the mouse was pressed

	stopEdge func() // ends scrolling at the edge; nil while there is none
}

// end is one end of what is selected.
type end struct {
	in Readable
	Spot
}

// text is what the passage says in which an end lies; "" where it is gone.
func (e end) text() string {
	if e.Passage >= e.in.Passages() {
		return ""
	}
	return e.in.Passage(e.Passage)
}

// unit is what is selected at once: with one press, two or three.
type unit int

const (
	characterwise unit = iota
	wordwise
	passagewise
)

// placed is something to be read, at a place of the window.
type placed struct {
	Readable
	at fyne.Position
}

// marking is what was marked of something.
type marking struct {
	in       Readable
	from, to Spot
}

// Now is the time; tests put one of their own in its place.
var Now = time.Now

// all finds what can be read on the page, where it lies in the window.
func (r *reading) all() []placed {
	r.found = r.found[:0]
	add := func(readable Readable, at fyne.Position) { r.found = append(r.found, placed{readable, at}) }
	driver := fyne.CurrentApp().Driver()
	if r.head != nil {
		eachReadable(r.head, driver.AbsolutePositionForObject(r.head), add)
	}
	if content := r.page.body.content; content != nil {
		corner := driver.AbsolutePositionForObject(r.page).SubtractXY(0, r.page.Offset())
		eachReadable(content, corner.Add(content.Position()), add)
	}
	return r.found
}

// view is between which heights of the window the page scrolls.
func (r *reading) view() (top, bottom float32) {
	top = fyne.CurrentApp().Driver().AbsolutePositionForObject(r.page).Y
	return top, top + r.page.Size().Height
}

// nearest is the end nearest to a place of the window, and whether the place lies on
// what can be read. In is nil where there is nothing to read.
func (r *reading) nearest(at fyne.Position) (e end, on bool) {
	top, bottom := r.view()
	head := r.head != nil && at.Y < top && (!r.dragging || r.inHead || r.page.Offset() <= 0)
	if !head {
		at.Y = min(max(at.Y, top), bottom-1)
	}
	best := float32(math.MaxFloat32)
	var found placed
	for _, p := range r.all() {
		if (p.at.Y < top && r.isHead(p)) != head {
			continue
		}
		size := p.Size()
		x, y := outside(at.X, p.at.X, p.at.X+size.Width), outside(at.Y, p.at.Y, p.at.Y+size.Height)
		// Of two beside one another the one in whose column the pointer is.
		const sideways = 3
		if away := sideways*x + y; away < best {
			best, found, on = away, p, x == 0 && y == 0
		}
	}
	if found.Readable == nil {
		return end{}, false
	}
	return end{found.Readable, found.SpotAt(at.Subtract(found.at))}, on
}

// isHead tells whether something stands in the head of the page.
func (r *reading) isHead(p placed) bool {
	if r.head == nil {
		return false
	}
	_, is := offsetWithin(r.head, p.Readable)
	return is
}

// outside is how far a number lies outside of a range.
func outside(n, from, to float32) float32 { return max(from-n, n-to, 0) }

// press begins to select at a place of the window, or with Shift moves the end of what
// is selected there.
func (r *reading) press(at fyne.Position, shift bool) {
	if c := CanvasOf(r.page); c != nil {
		if _, is := c.Focused().(*readingSheet); !is {
			r.before = c.Focused()
		}
	}
	meant := r.presses.next(at)
	r.pressed = true
	if shift && r.extend(at) {
		return
	}
	r.clear()
	top, _ := r.view()
	r.inHead = at.Y < top
	e, on := r.nearest(at)
	if e.in == nil {
		r.pressed = false
		r.letKeyboardGo()
		return
	}
	r.unit = characterwise
	if on {
		r.unit = meant
	}
	r.begin(e)
	if r.unit == characterwise {
		r.letKeyboardGo()
		return
	}
	r.reachTo(e)
	r.takeKeyboard()
}

// presses counts how often the mouse is pressed at one place of the window in a row.
type presses struct {
	unit unit // what the last of them means
	at   fyne.Position
	last time.Time
}

// next counts a press, and returns what it means.
func (p *presses) next(at fyne.Position) unit {
	if Now().Sub(p.last) > fyne.CurrentApp().Driver().DoubleTapDelay() || !near(at, p.at) {
		p.unit = characterwise
	} else {
		p.unit = min(p.unit+1, passagewise)
	}
	p.at, p.last = at, Now()
	return p.unit
}

// near tells whether two presses are at one place, as a hand holds still.
func near(a, b fyne.Position) bool {
	const hand = 4
	away := a.Subtract(b)
	return max(away.X, -away.X, away.Y, -away.Y) <= hand
}

// begin notes where selecting begins.
func (r *reading) begin(e end) {
	from, to := r.around(e)
	r.began, r.beganTo, r.reach, r.told, r.beganIn = end{e.in, from}, to, e, false, e.text()
}

// around is what is selected at once at a place.
func (r *reading) around(e end) (from, to Spot) {
	text := e.text()
	a, b := min(e.Byte, len(text)), min(e.Byte, len(text))
	switch r.unit {
	case wordwise:
		a, b = WordAt(text, e.Byte)
	case passagewise:
		a, b = 0, len(text)
	}
	return Spot{e.Passage, a}, Spot{e.Passage, b}
}

// extend moves the end of what is selected to a place of the window, and says whether
// it did. What is selected in a text box goes on from there, as does the cursor in one,
// but for another entry of the same list: there it means the entries.
func (r *reading) extend(at fyne.Position) bool {
	e, _ := r.nearest(at)
	if e.in == nil {
		return false
	}
	if !r.on {
		from, is := r.writing(e)
		if !is {
			return false
		}
		r.unit = characterwise
		r.begin(from)
		r.rest()
	}
	makeAll(r.page.body.content)
	if e, _ = r.nearest(at); e.in != nil { // where it is now
		r.reachTo(e)
	}
	r.takeKeyboard()
	return true
}

// writing is where what is selected in a text box began that is now to reach elsewhere,
// and whether there is one.
func (r *reading) writing(elsewhere end) (end, bool) {
	for _, p := range r.found {
		w, is := p.Readable.(Written)
		if !is {
			continue
		}
		if anchor, cursor, is := w.WritingAt(); is {
			inside := elsewhere.in == p.Readable && (elsewhere.Passage == anchor.Passage || anchor == cursor)
			return end{p.Readable, anchor}, !inside
		}
	}
	return end{}, false
}

// rest stops all writing on the page.
func (r *reading) rest() {
	for _, p := range r.all() {
		if w, is := p.Readable.(Written); is {
			w.Rest()
		}
	}
}

// drag moves it to where the mouse is.
func (r *reading) drag(at fyne.Position) {
	if !r.dragging {
		r.dragging = true
		r.rest()
		r.takeKeyboard()
	}
	r.at = at
	r.follow()
	r.scrollAtEdge()
}

// follow takes the end of what is selected to where the mouse is.
func (r *reading) follow() {
	if e, _ := r.nearest(r.at); e.in != nil {
		r.reachTo(e)
	}
}

// The page scrolls on while the mouse that selects is this near to its edge, in Fyne's
// units, so often, and the faster the further it is.
const (
	readingEdge  = 24
	scrollEvery  = 30 * time.Millisecond
	scrollSlower = 3
)

// scrollAtEdge scrolls on for as long as the mouse is at an edge of the page.
func (r *reading) scrollAtEdge() {
	if r.stopEdge == nil && r.beyond() != 0 {
		r.stopEdge = Later(scrollEvery, r.scrollOn)
	}
}

// beyond is how far the mouse is past the edge that the page can scroll on at.
func (r *reading) beyond() float32 {
	top, bottom := r.view()
	most := r.page.body.Size().Height - r.page.scroll.Size().Height
	switch up, down := top+readingEdge-r.at.Y, r.at.Y-(bottom-readingEdge); {
	case !r.dragging:
		return 0
	case up > 0 && r.page.Offset() > 0:
		return -up
	case down > 0 && r.page.Offset() < most:
		return down
	}
	return 0
}

func (r *reading) scrollOn() {
	r.stopEdge = nil
	if by := r.beyond(); by != 0 {
		r.page.ScrollBy(by / scrollSlower)
		r.follow()
		r.scrollAtEdge()
	}
}

// drop ends the movement of the mouse. What is selected of one text box is given to it.
func (r *reading) drop() {
	r.pressed, r.dragging = false, false
	if r.stopEdge != nil {
		r.stopEdge()
		r.stopEdge = nil
	}
	if r.text() == "" {
		r.clear()
		r.letKeyboardGo()
		return
	}
	from, to := r.ends()
	if w, is := from.in.(Written); is && from.in == to.in && from.Passage == to.Passage {
		r.clear()
		if w.SelectIn(from.Passage, from.Byte, to.Byte) {
			return
		}
		r.on = true
		r.show()
	}
	r.takeKeyboard()
}

// ends are the two ends of what is selected, in the order in which they are read.
func (r *reading) ends() (from, to end) {
	a, b := r.around(r.reach)
	if r.isBefore(r.reach, r.began) {
		return end{r.reach.in, a}, end{r.began.in, r.beganTo}
	}
	return r.began, end{r.reach.in, b}
}

// isBefore tells whether one end is read before another.
func (r *reading) isBefore(a, b end) bool {
	if a.in == b.in {
		return a.Spot.before(b.Spot)
	}
	for _, p := range r.found {
		if p.Readable == a.in || p.Readable == b.in {
			return p.Readable == a.in
		}
	}
	return false
}

// reachTo selects up to an end.
func (r *reading) reachTo(e end) {
	if r.on && e == r.reach {
		return
	}
	r.all()
	if !r.beginsStill() {
		r.pressed = false
		r.clear()
		return
	}
	r.reach = e
	from, to := r.ends()
	r.on = from != to
	r.first, r.last = from.text(), to.text()
	r.show()
}

// beginsStill finds where selecting began, and says whether that is still there: an
// entry above it that was left empty may have gone since.
func (r *reading) beginsStill() bool {
	if !r.has(r.began.in) {
		return false
	}
	if r.began.text() == r.beganIn {
		return true
	}
	for n := range r.began.in.Passages() {
		if r.began.in.Passage(n) == r.beganIn {
			r.began.Passage, r.beganTo.Passage = n, n
			return true
		}
	}
	return false
}

// show marks what is selected, and no more.
func (r *reading) show() {
	var wanted []marking
	if r.on {
		r.each(func(in Readable, from, to Spot) { wanted = append(wanted, marking{in, from, to}) })
	}
	for _, old := range r.marked {
		still := false
		for _, m := range wanted {
			still = still || m.in == old.in
		}
		if !still {
			old.in.Mark(Spot{}, Spot{})
		}
	}
	for _, m := range wanted {
		same := false
		for _, old := range r.marked {
			same = same || m == old
		}
		if !same {
			m.in.Mark(m.from, m.to)
		}
	}
	r.marked = wanted
}

// each calls f with what is selected in each readable, in the order of reading.
func (r *reading) each(f func(in Readable, from, to Spot)) {
	from, to := r.ends()
	within := false
	for _, p := range r.found {
		begin, stop := Spot{}, lastSpot
		if p.Readable == from.in {
			within, begin = true, from.Spot
		}
		if p.Readable == to.in {
			stop = to.Spot
		}
		if within {
			f(p.Readable, begin, stop)
		}
		if p.Readable == to.in {
			return
		}
	}
}

// text is what is selected as plain text: what stands apart on the page stands on
// lines of its own.
func (r *reading) text() string {
	if !r.on {
		return ""
	}
	var lines []string
	r.all()
	r.each(func(in Readable, from, to Spot) {
		for n := max(from.Passage, 0); n < in.Passages() && n <= to.Passage; n++ {
			passage := in.Passage(n)
			if a, b := from.Within(to, n, len(passage)); a < b {
				lines = append(lines, passage[a:b])
			}
		}
	})
	return strings.Join(lines, "\n")
}

// keep lets go of what is selected where it says something else by now, or is gone.
func (r *reading) keep() {
	if !r.on || r.dragging {
		return
	}
	all := r.all()
	from, to := r.ends()
	there := 0
	for _, p := range all {
		for _, e := range []end{from, to} {
			if p.Readable == e.in && e.Passage < p.Passages() {
				there++
			}
		}
	}
	if there < 2 || from.text() != r.first || to.text() != r.last {
		r.clear()
		return
	}
	r.show() // what came between them
}

// clear selects nothing.
func (r *reading) clear() {
	if r.on {
		r.on = false
		r.show()
	}
}

// covers tells whether a place of the window lies on what is selected.
func (r *reading) covers(at fyne.Position) bool {
	if !r.on {
		return false
	}
	e, on := r.nearest(at)
	if !on {
		return false
	}
	covered := false
	r.each(func(in Readable, from, to Spot) {
		covered = covered || in == e.in && !e.Spot.before(from) && !to.before(e.Spot)
	})
	return covered
}

// selectAll selects all there is to read on the page.
func (r *reading) selectAll() {
	makeAll(r.page.body.content)
	all := r.all()
	if len(all) == 0 {
		return
	}
	last := all[len(all)-1].Readable
	n := last.Passages() - 1
	r.between(end{all[0].Readable, Spot{}}, end{last, Spot{n, len(last.Passage(n))}})
}

// between selects from one end to another.
func (r *reading) between(from, to end) {
	r.unit = characterwise
	r.on = false
	r.begin(from)
	r.reachTo(to)
	r.takeKeyboard()
}

// DragOn takes over what the mouse selects from an offset, in bytes, in a passage of a
// text box, once it is moved out of the passage to another place of the window, and
// says whether it did. A passage of -1 is one that is there no more.
func (p *Page) DragOn(from Written, passage, offset int, at fyne.Position) bool {
	r := p.reading
	if !r.dragging {
		if passage < 0 {
			return true
		}
		if e, _ := r.nearest(at); e.in == nil || e.in == Readable(from) && e.Passage == passage || !r.has(from) {
			return false
		}
		r.clear()
		r.unit, r.inHead, r.sheet = characterwise, false, p.body.sheet
		r.begin(end{from, Spot{passage, offset}})
	}
	r.drag(at)
	return true
}

// has tells whether something is among what can be read on the page.
func (r *reading) has(in Readable) bool {
	return slices.ContainsFunc(r.found, func(p placed) bool { return p.Readable == in })
}

// Drop ends what DragOn took over, and says whether it did.
func (p *Page) Drop() bool {
	if !p.reading.dragging {
		return false
	}
	p.reading.drop()
	return true
}

// Press begins to select at a place of the window that a widget has no other use for.
func (p *Page) Press(at fyne.Position, shift bool) {
	p.reading.sheet = p.body.sheet
	p.reading.press(at, shift)
}

// Extend moves the end of what is selected on the page to a place of the window, and
// says whether anything is selected.
func (p *Page) Extend(at fyne.Position) bool { return p.reading.extend(at) }

// Reads tells whether anything is selected on the page across what can be read.
func (p *Page) Reads() bool { return p.reading.on }

// Unread lets go of it.
func (p *Page) Unread() { p.reading.clear() }

// OpenReadMenu opens the menu of what is selected at a place of the window, and says
// whether anything is selected there.
func (p *Page) OpenReadMenu(at fyne.Position) bool {
	if !p.reading.covers(at) {
		return false
	}
	p.reading.openMenu(at)
	return true
}

// ReadMenu opens the menu of what can be read at a place of the window.
func (p *Page) ReadMenu(at fyne.Position) { p.reading.openMenu(at) }

// Selected is the text that is selected on the page; "" for none.
func (p *Page) Selected() string { return p.reading.text() }
