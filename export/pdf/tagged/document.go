// Package tagged writes PDF files that anybody can read: every mark on a page
// either belongs to a structure element a screen reader announces or is an
// artifact it passes over, as PDF/UA-1 (ISO 14289-1) and PDF/A-2a
// (ISO 19005-2) ask. It must not know what the documents are about.
//
// A Document is drawn page by page. Around everything drawn stands a
// marked-content sequence, opened by Begin or BeginArtifact and closed by End. What
// is done is written at once: a page when its drawing ends, an element when it is
// closed. So a long document takes little more memory than its longest part.
// Finish adds the fonts, which gofpdf embeds, the links, bookmarks, page labels and
// metadata.
//
// Lengths are points (1/72 inch). The origin is the top left corner of the
// page, y grows downwards, and text stands on its baseline.
//
// Mistakes of the programmer (drawing outside a sequence, opening one inside
// another) panic. Text can never be a mistake: what the fonts cannot draw is
// shown as a mark and listed by Undrawable.
package tagged

import (
	"errors"
	"fmt"
	"io"
	"time"
)

// Options are the facts about a document that do not appear on its pages.
type Options struct {
	// Title is shown in the reader's title bar, and must not be empty.
	Title    string
	Author   string
	Subject  string
	Keywords string
	// Creator names the program the document was made with.
	Creator string
	// Lang is the language of all text that has none of its own, as a BCP 47
	// tag such as "en-GB". It must not be empty.
	Lang string
	// Created is written as the date of creation and of the last change. It
	// comes from the caller so that the same document gives the same bytes;
	// without it the file bears no dates.
	Created time.Time
	// FirstPage is the number the first page bears in page labels; 0 means 1.
	FirstPage int
	// Fonts are the typefaces. All must be TrueType outlines.
	Fonts Fonts
}

// Document is a PDF being drawn. It is not safe for concurrent use.
type Document struct {
	options Options
	out     *objectFile
	fonts   *fontSet

	catalog, pageTree, resources, tree ref // objects that are written last

	root    *Element
	pages   []*Page
	current *Page    // the page being drawn, or nil
	canvas  *content // what is drawn on it
	extent  int      // in bytes, of what was drawn last; the next is likely to be much the same
	open    sequence

	// The parent tree (ISO 32000-1, 14.7.4.4): by key, the list of a page's owners
	// or the element of a link.
	owners []ref
	notes  []note
	links  []*link // those that lead to what was not placed when they were drawn

	bookmarks  []bookmark
	undrawable undrawableList
	atoms      []atom    // memory that Layout uses again
	lines      []stretch // likewise
	finished   bool
}

// Page is a page of a document.
type Page struct {
	number        int // from 0
	width, height float64
	ref           ref
	foot          ref      // of the contents that are drawn after the page is written, or 0
	drawing       *drawing // nil once the page is written
}

// drawing is what a page that is not written yet holds.
type drawing struct {
	contents []ref
	owners   []ref // of each MCID, in order
	links    []*link
}

// Colour is an sRGB colour.
type Colour struct{ R, G, B uint8 }

// Hex returns the colour written 0xRRGGBB.
func Hex(rgb uint32) Colour {
	return Colour{uint8(rgb >> 16), uint8(rgb >> 8), uint8(rgb)}
}

// Point is a place on a page.
type Point struct{ X, Y float64 }

// Rect is an area of a page: its top left corner and its size.
type Rect struct{ X, Y, W, H float64 }

// New begins a document without pages, which is written to w. Where w is nil,
// nothing is drawn or written: text can be laid out to see how long it is. It
// fails when an option is missing or a font cannot be used; that w refuses to be
// written to is told by Finish.
func New(w io.Writer, options Options) (*Document, error) {
	if options.Title == "" {
		return nil, errors.New("a PDF needs a title")
	}
	if options.Lang == "" {
		return nil, errors.New("a PDF needs a language")
	}
	if options.FirstPage == 0 {
		options.FirstPage = 1
	}
	if options.FirstPage < 1 {
		return nil, fmt.Errorf("the first page number is %d; it must be 1 or more", options.FirstPage)
	}
	fonts, err := newFontSet(options.Fonts)
	if err != nil {
		return nil, err
	}
	d := &Document{options: options, fonts: fonts}
	if w != nil {
		d.out = newObjectFile(w, newPacking())
		d.catalog, d.pageTree, d.resources, d.tree = d.out.reserve(), d.out.reserve(), d.out.reserve(), d.out.reserve()
	}
	d.root = d.newElement(RoleDocument, nil)
	return d, nil
}

// Root returns the Document element, the parent of all others.
func (d *Document) Root() *Element { return d.root }

// AddPage adds a page of the given size in points. It is drawn with Draw.
func (d *Document) AddPage(width, height float64) *Page {
	p := &Page{number: len(d.pages), width: width, height: height, ref: d.out.reserve(), drawing: &drawing{}}
	d.pages = append(d.pages, p)
	return p
}

// DrawPage draws what draw draws on a page. It can be called again for the same
// page, until ClosePage, and for pages in any order.
func (d *Document) DrawPage(p *Page, draw func()) {
	if p.drawing == nil {
		panic("tagged: drawing on a page that is closed")
	}
	part := d.out.reserve()
	p.drawing.contents = append(p.drawing.contents, part)
	d.drawPart(p, part, draw)
}

// AwaitFoot leaves room on a page for what DrawFoot draws: something that is known
// only when later pages are drawn, such as how many there are.
func (d *Document) AwaitFoot(p *Page) {
	p.foot = d.out.reserve()
	p.drawing.contents = append(p.drawing.contents, p.foot)
}

// DrawFoot draws what AwaitFoot left room for, once, after the page was closed or
// before. It can draw nothing but artifacts.
func (d *Document) DrawFoot(p *Page, draw func()) {
	if p.foot == 0 {
		panic("tagged: a foot that nobody awaits")
	}
	part := p.foot
	p.foot = 0
	d.drawPart(p, part, draw)
}

// drawPart draws what is one stream of a page's contents.
func (d *Document) drawPart(p *Page, part ref, draw func()) {
	d.mustBeClosed("drawing a page")
	if d.current != nil {
		panic("tagged: a page within a page")
	}
	d.current, d.canvas = p, newContent(p.height, d.extent)
	draw()
	d.closePending()
	d.extent = len(d.canvas.b)
	d.out.set(part, stream{data: d.canvas.b})
	d.current, d.canvas = nil, nil
}

// ClosePage writes a page on which nothing more is drawn but a foot.
func (d *Document) ClosePage(p *Page) {
	drawn := p.drawing
	if drawn == nil {
		return
	}
	p.drawing = nil
	contents := make(array, len(drawn.contents))
	for i, r := range drawn.contents {
		contents[i] = r
	}
	page := dict{
		{"Type", name("Page")},
		{"Parent", d.pageTree},
		{"MediaBox", array{0, 0, p.width, p.height}},
		{"Resources", d.resources},
		{"Contents", contents.shortened()},
		{"StructParents", d.newOwner(d.out.add(references(drawn.owners)))},
		{"Tabs", name("S")},
	}
	if len(drawn.links) > 0 {
		annotations := make(array, len(drawn.links))
		for i, l := range drawn.links {
			annotations[i] = l.ref
			if l.leads() {
				d.writeLink(l)
			} else {
				d.links = append(d.links, l)
			}
		}
		page.set("Annots", annotations)
	}
	d.out.set(p.ref, page)
}

// newOwner adds to the parent tree and returns the key.
func (d *Document) newOwner(r ref) int {
	d.owners = append(d.owners, r)
	return len(d.owners) - 1
}

// PageCount is the number of pages added so far.
func (d *Document) PageCount() int { return len(d.pages) }

// FillRect fills an area with a colour.
func (d *Document) FillRect(r Rect, fill Colour) {
	d.mustBeOpen("FillRect")
	d.canvas.rectangle(r, fill)
}

// Line draws a straight line of the given width.
func (d *Document) Line(from, to Point, width float64, stroke Colour) {
	d.mustBeOpen("Line")
	d.canvas.straight(from, to, width, stroke)
}

// FillCircle fills a circle of a radius above 0.
func (d *Document) FillCircle(centre Point, radius float64, fill Colour) {
	d.mustBeOpen("FillCircle")
	d.canvas.disc(centre, radius, fill)
}

// page returns the page being drawn.
func (d *Document) page() *Page {
	if d.current == nil {
		panic("tagged: drawing outside a page")
	}
	return d.current
}
