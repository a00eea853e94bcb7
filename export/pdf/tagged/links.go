package tagged

import "strings"

// Destination is a place in the document that links and bookmarks lead to. It
// can be linked to before it is placed.
type Destination struct {
	page *Page // nil until it is placed
	y    float64
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
	ref    ref
	key    int // in the parent tree
	owner  *Element
	page   *Page
	boxes  []Rect // one a line
	target Target
}

// leads tells whether what the link leads to is known.
func (l *link) leads() bool { return l.target.Destination == nil || l.target.Destination.page != nil }

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
	return &Destination{}
}

// Place puts a destination at a height of the current page.
func (d *Document) Place(to *Destination, y float64) {
	to.page, to.y = d.page(), y
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
	e.mustBeOpen()
	p := d.page()
	if n := len(p.drawing.links); n > 0 {
		if last := p.drawing.links[n-1]; last.owner == e && last.target == target {
			last.boxes = append(last.boxes, box)
			return
		}
	}
	l := &link{ref: d.out.reserve(), key: d.newOwner(e.reach()), owner: e, page: p, boxes: []Rect{box}, target: target}
	p.drawing.links = append(p.drawing.links, l)
	e.kids = append(e.kids, kid{page: p, link: l.ref})
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

// writeLink writes a link annotation whose target is known.
func (d *Document) writeLink(l *link) {
	annotation := dict{
		{"Type", name("Annot")},
		{"Subtype", name("Link")},
		{"Rect", l.page.rect(l.box())},
		{"Border", array{0, 0, 0}},
		{"F", 4}, // printed, as PDF/A asks
		{"P", l.page.ref},
		{"StructParent", l.key},
		{"Contents", textString(oneLine(l.target.Contents))},
	}
	if len(l.boxes) > 1 {
		annotation.set("QuadPoints", l.quads())
	}
	if to := l.target.Destination; to != nil {
		annotation.set("Dest", to.array())
	} else {
		annotation.set("A", dict{{"S", name("URI")}, {"URI", uriString(l.target.URL)}})
	}
	d.out.set(l.ref, annotation)
}

// rect converts an area to PDF's coordinates, which grow upwards.
func (p *Page) rect(r Rect) array {
	return array{r.X, p.height - r.Y - r.H, r.X + r.W, p.height - r.Y}
}

// quads are the areas of a link's lines, each by its corners: the upper two and
// then the lower two, as readers expect them.
func (l *link) quads() array {
	var all array
	for _, b := range l.boxes {
		top, foot := l.page.height-b.Y, l.page.height-b.Y-b.H
		all = append(all, b.X, top, b.X+b.W, top, b.X, foot, b.X+b.W, foot)
	}
	return all
}

func (to *Destination) array() array {
	return array{to.page.ref, name("XYZ"), 0, to.page.height - to.y, raw("null")}
}
