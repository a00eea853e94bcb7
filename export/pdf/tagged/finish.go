package tagged

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Finish writes the file to w. The document cannot be drawn on afterwards. Where
// it returns an error, w may hold the beginning of a file.
func (d *Document) Finish(w io.Writer) error {
	d.mustBeClosed("Finish")
	if d.canvas != nil {
		panic("tagged: Finish inside a page")
	}
	if len(d.pages) == 0 {
		return errors.New("a PDF needs at least one page")
	}
	d.finished = true
	for _, b := range d.bookmarks {
		if !b.to.placed {
			return fmt.Errorf("the bookmark “%s” leads nowhere", b.title)
		}
	}
	var embedded bytes.Buffer // the fonts, and a page on which nothing is
	if err := d.pdf.Output(&embedded); err != nil {
		return fmt.Errorf("embedding the fonts: %w", err)
	}
	from, err := openSource(embedded.Bytes())
	if err != nil {
		return fmt.Errorf("reading the embedded fonts: %w", err)
	}
	f := &finisher{doc: d, from: from, out: newObjectFile(w, d.packing)}
	if err := f.run(); err != nil {
		return fmt.Errorf("finishing the PDF: %w", err)
	}
	return nil
}

// finisher turns gofpdf's file into an accessible one.
type finisher struct {
	doc  *Document
	from *source
	out  *objectFile

	pageRefs    []ref
	elementRefs []ref // by Element.number; 0 where the element is left out
	linkRefs    map[*link]ref
}

func (f *finisher) run() error {
	d := f.doc
	catalog := f.out.reserve()
	pages := f.out.reserve()
	for range d.pages {
		f.pageRefs = append(f.pageRefs, f.out.reserve())
	}
	f.linkRefs = map[*link]ref{}
	for _, p := range d.pages {
		for _, l := range p.links {
			f.linkRefs[l] = f.out.reserve()
		}
	}
	f.reserveElements()

	resources, err := f.addFonts()
	if err != nil {
		return err
	}
	f.addPages(pages, resources)
	structure := f.addStructure()
	if err := f.addLinks(); err != nil {
		return err
	}

	profile := f.out.add(stream{dict: dict{{"N", 3}}, data: srgbProfile()})
	root := dict{
		{"Type", name("Catalog")},
		{"Pages", pages},
		{"Lang", textString(d.options.Lang)},
		{"MarkInfo", dict{{"Marked", true}}},
		{"StructTreeRoot", structure},
		{"ViewerPreferences", dict{{"DisplayDocTitle", true}}},
		{"PageLabels", dict{{"Nums", array{0, dict{{"S", name("D")}, {"St", d.options.FirstPage}}}}}},
		{"OutputIntents", array{dict{
			{"Type", name("OutputIntent")},
			{"S", name("GTS_PDFA1")},
			{"OutputConditionIdentifier", raw("(sRGB IEC61966-2.1)")},
			{"Info", raw("(sRGB IEC61966-2.1)")},
			{"RegistryName", raw("(http://www.color.org)")},
			{"DestOutputProfile", profile},
		}}},
		{"Metadata", f.out.add(stream{
			dict:  dict{{"Type", name("Metadata")}, {"Subtype", name("XML")}},
			data:  d.options.xmp(),
			plain: true, // so that any program can find it in the file
		})},
	}
	if len(d.bookmarks) > 0 {
		root.set("Outlines", f.addOutline())
		root.set("PageMode", name("UseOutlines"))
	}
	f.out.set(catalog, root)
	info := f.out.add(d.options.infoDict())
	return f.out.close(catalog, info)
}

// addPages writes the page contents and the page tree.
func (f *finisher) addPages(pages, resources ref) {
	kids := make(array, len(f.pageRefs))
	for i, p := range f.doc.pages {
		kids[i] = f.pageRefs[i]
		page := dict{
			{"Type", name("Page")},
			{"Parent", pages},
			{"MediaBox", array{0, 0, p.width, p.height}},
			{"Resources", resources},
			{"Contents", f.out.add(stream{packed: p.contents})},
			{"StructParents", i},
			{"Tabs", name("S")},
		}
		if len(p.links) > 0 {
			annotations := make(array, len(p.links))
			for j, l := range p.links {
				annotations[j] = f.linkRefs[l]
			}
			page.set("Annots", annotations)
		}
		f.out.set(f.pageRefs[i], page)
	}
	f.out.set(pages, dict{{"Type", name("Pages")}, {"Kids", kids}, {"Count", len(kids)}})
}

// addLinks writes the link annotations.
func (f *finisher) addLinks() error {
	key := len(f.doc.pages) // in the parent tree, after the keys of the pages
	for _, p := range f.doc.pages {
		for _, l := range p.links {
			annotation := dict{
				{"Type", name("Annot")},
				{"Subtype", name("Link")},
				{"Rect", f.rect(l.page, l.box())},
				{"Border", array{0, 0, 0}},
				{"F", 4}, // printed, as PDF/A asks
				{"P", f.pageRefs[l.page]},
				{"StructParent", key},
				{"Contents", textString(oneLine(l.target.Contents))},
			}
			if len(l.boxes) > 1 {
				annotation.set("QuadPoints", f.quads(l))
			}
			if to := l.target.Destination; to != nil {
				if !to.placed {
					return fmt.Errorf("the link “%s” leads nowhere", l.target.Contents)
				}
				annotation.set("Dest", f.destination(to))
			} else {
				annotation.set("A", dict{{"S", name("URI")}, {"URI", uriString(l.target.URL)}})
			}
			f.out.set(f.linkRefs[l], annotation)
			key++
		}
	}
	return nil
}

// rect converts an area to PDF's coordinates, which grow upwards.
func (f *finisher) rect(page int, r Rect) array {
	height := f.doc.pages[page].height
	return array{r.X, height - r.Y - r.H, r.X + r.W, height - r.Y}
}

// quads are the areas of a link's lines, each by its corners: the upper two and
// then the lower two, as readers expect them.
func (f *finisher) quads(l *link) array {
	var all array
	height := f.doc.pages[l.page].height
	for _, b := range l.boxes {
		top, foot := height-b.Y, height-b.Y-b.H
		all = append(all, b.X, top, b.X+b.W, top, b.X, foot, b.X+b.W, foot)
	}
	return all
}

func (f *finisher) destination(to *Destination) array {
	return array{f.pageRefs[to.page], name("XYZ"), 0, f.doc.pages[to.page].height - to.y, raw("null")}
}

// uriString writes a URL, which a PDF holds in ASCII.
func uriString(url string) raw {
	var b strings.Builder
	b.WriteByte('(')
	for i := 0; i < len(url); i++ {
		switch c := url[i]; {
		case c <= ' ' || c >= 0x7f || strings.IndexByte(`()\<>"`, c) >= 0:
			fmt.Fprintf(&b, "%%%02X", c)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte(')')
	return raw(b.String())
}
