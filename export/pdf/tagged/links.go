package tagged

import "strings"

// Destination is a place in the document that links and bookmarks lead to. It
// can be linked to before it is placed.
type Destination struct {
	placed bool
	page   int
	y      float64
}

// Target is where a link leads: a destination, or else a URL.
type Target struct {
	Destination *Destination
	URL         string
	// Contents describes the link to somebody who cannot see what it stands
	// on, such as "Go to Assessing needs". It must not be empty.
	Contents string
}

// link is a link annotation.
type link struct {
	owner  *Element
	page   int
	boxes  []Rect // one a line
	target Target
}

// box is the area around all of a link's lines.
func (l *link) box() Rect {
	all := l.boxes[0]
	for _, b := range l.boxes[1:] {
		right, foot := max(all.X+all.W, b.X+b.W), max(all.Y+all.H, b.Y+b.H)
		all.X, all.Y = min(all.X, b.X), min(all.Y, b.Y)
		all.W, all.H = right-all.X, foot-all.Y
	}
	return all
}

// bookmark is an entry of the outline.
type bookmark struct {
	level int
	title string
	to    *Destination
}

// NewDestination returns a destination that is still to be placed.
func (d *Document) NewDestination() *Destination {
	to := &Destination{}
	d.destinations = append(d.destinations, to)
	return to
}

// Place puts a destination at a height of the current page.
func (d *Document) Place(to *Destination, y float64) {
	d.page()
	to.placed, to.page, to.y = true, len(d.pages)-1, y
}

// Link makes an area of the current page a link. e must be a Link element;
// the text of the link is drawn below it too. Lines of one link on one page are
// one stop for those who move by the keyboard.
func (d *Document) Link(e *Element, box Rect, target Target) {
	if e.role != RoleLink {
		panic("tagged: a link annotation below " + string(e.role))
	}
	if target.Contents == "" || (target.Destination == nil) == (target.URL == "") {
		panic("tagged: a link needs contents and one target")
	}
	if n := len(d.page().links); n > 0 {
		if last := d.page().links[n-1]; last.owner == e && last.target == target {
			last.boxes = append(last.boxes, box)
			return
		}
	}
	l := &link{owner: e, page: len(d.pages) - 1, boxes: []Rect{box}, target: target}
	d.page().links = append(d.page().links, l)
	e.kids = append(e.kids, kid{link: l})
}

// Bookmark adds an entry to the outline that leads to a destination. Levels
// run from 1 to 4; an entry may be at most one level below the one before.
func (d *Document) Bookmark(level int, title string, to *Destination) {
	above := 0
	if n := len(d.bookmarks); n > 0 {
		above = d.bookmarks[n-1].level
	}
	if level < 1 || level > 4 || level > above+1 {
		panic("tagged: a bookmark skips a level")
	}
	d.bookmarks = append(d.bookmarks, bookmark{level: level, title: oneLine(title), to: to})
}

// oneLine returns text as a title: cleaned, and on one line.
func oneLine(text string) string {
	return strings.Join(strings.Fields(Clean(text)), " ")
}
