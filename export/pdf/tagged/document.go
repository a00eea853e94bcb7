// Package tagged writes PDF files that anybody can read: every mark on a page
// either belongs to a structure element a screen reader announces or is an
// artifact it passes over, as PDF/UA-1 (ISO 14289-1) and PDF/A-2a
// (ISO 19005-2) ask. It must not know what the documents are about.
//
// A Document is drawn page by page with gofpdf, which knows nothing of
// structure. Around everything drawn stands a marked-content sequence, opened
// by Begin or BeginArtifact and closed by End. Finish then rewrites gofpdf's
// bytes: it keeps the page contents and the fonts, and adds the structure
// tree, links, bookmarks, page labels and metadata.
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
	"time"

	"github.com/jung-kurt/gofpdf"
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
	pdf     *gofpdf.Fpdf // embeds the fonts; its own pages stay empty
	canvas  *gofpdf.Fpdf // the page being drawn, or nil
	packing *packing     // compresses the pages that are done
	fonts   *fontSet

	root     *Element
	elements []*Element
	pages    []*page
	open     sequence

	destinations []*Destination
	bookmarks    []bookmark
	undrawable   undrawableList
	atoms        []atom // memory that Layout uses again
	finished     bool
}

// page is what the finisher has to know about a drawn page.
type page struct {
	width, height float64
	// owners holds the structure element of each MCID, in order.
	owners   []*Element
	links    []*link
	contents *packed
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

// New begins a document without pages. It fails when an option is missing or
// a font cannot be used.
func New(options Options) (*Document, error) {
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
	pdf := gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "pt", Size: gofpdf.SizeType{Wd: 595.28, Ht: 841.89}})
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	pdf.SetCompression(false) // what is kept of it is compressed when it is written
	pdf.SetCatalogSort(true)  // gofpdf's order differs from run to run otherwise
	pdf.SetCreationDate(options.Created)
	pdf.SetModificationDate(options.Created)
	fonts, err := newFontSet(pdf, options.Fonts)
	if err != nil {
		return nil, err
	}
	d := &Document{options: options, pdf: pdf, packing: newPacking(), fonts: fonts}
	d.root = d.newElement(RoleDocument, nil)
	return d, nil
}

// Root returns the Document element, the parent of all others.
func (d *Document) Root() *Element { return d.root }

// AddPage draws a page of the given size in points: all that draw draws. What it
// is made of is compressed as soon as draw returns, while the next is drawn, so
// that a long document takes little more memory than its file.
func (d *Document) AddPage(width, height float64, draw func()) {
	d.mustBeClosed("AddPage")
	if d.canvas != nil {
		panic("tagged: a page within a page")
	}
	p := &page{width: width, height: height}
	d.pages = append(d.pages, p)
	d.fonts.current = fontUse{}
	drawn := d.pdf.CreateTemplateCustom(gofpdf.PointType{}, gofpdf.SizeType{Wd: width, Ht: height}, func(t *gofpdf.Tpl) {
		d.canvas = &t.Fpdf
		d.fonts.canvas = d.canvas
		draw()
		d.closePending()
		d.canvas, d.fonts.canvas = nil, nil
	})
	p.contents = d.packing.pack([]byte(d.fonts.rename(string(drawn.Bytes()))))
}

// PageCount is the number of pages begun so far.
func (d *Document) PageCount() int { return len(d.pages) }

// FillRect fills an area with a colour.
func (d *Document) FillRect(r Rect, fill Colour) {
	d.mustBeOpen("FillRect")
	d.canvas.SetFillColor(int(fill.R), int(fill.G), int(fill.B))
	d.canvas.Rect(r.X, r.Y, r.W, r.H, "F")
}

// Line draws a straight line of the given width.
func (d *Document) Line(from, to Point, width float64, stroke Colour) {
	d.mustBeOpen("Line")
	d.setStroke(width, stroke)
	d.canvas.Line(from.X, from.Y, to.X, to.Y)
}

// FillCircle fills a circle of a radius above 0.
func (d *Document) FillCircle(centre Point, radius float64, fill Colour) {
	d.mustBeOpen("FillCircle")
	d.canvas.SetFillColor(int(fill.R), int(fill.G), int(fill.B))
	d.canvas.Circle(centre.X, centre.Y, radius, "F")
}

func (d *Document) setStroke(width float64, stroke Colour) {
	d.canvas.SetLineWidth(width)
	d.canvas.SetDrawColor(int(stroke.R), int(stroke.G), int(stroke.B))
}

// page returns the page being drawn.
func (d *Document) page() *page {
	if d.canvas == nil {
		panic("tagged: drawing outside a page")
	}
	return d.pages[len(d.pages)-1]
}
