package tagged

import (
	"errors"
	"fmt"
	"strings"
)

// Finish closes the elements and pages that are open and writes the rest of the
// file. The document cannot be drawn on afterwards. Where it returns an error, the
// file may be half written.
func (d *Document) Finish() error {
	d.mustBeClosed("Finish")
	if d.current != nil {
		panic("tagged: Finish inside a page")
	}
	if len(d.pages) == 0 {
		return errors.New("a PDF needs at least one page")
	}
	d.finished = true
	for _, p := range d.pages {
		if p.foot != 0 {
			return fmt.Errorf("page %d lacks its foot", p.number+1)
		}
		d.ClosePage(p)
	}
	d.root.Close()
	for _, b := range d.bookmarks {
		if b.to.page == nil {
			return fmt.Errorf("the bookmark “%s” leads nowhere", b.title)
		}
	}
	for _, l := range d.links {
		if !l.leads() {
			return fmt.Errorf("the link “%s” leads nowhere", l.target.Contents)
		}
		d.writeLink(l)
	}
	d.writePageTree()
	d.writeTree()
	if err := d.writeFonts(); err != nil {
		return fmt.Errorf("finishing the PDF: %w", err)
	}
	return d.writeCatalog()
}

func (d *Document) writePageTree() {
	kids := make([]ref, len(d.pages))
	for i, p := range d.pages {
		kids[i] = p.ref
	}
	d.out.set(d.pageTree, dict{{"Type", name("Pages")}, {"Kids", references(kids)}, {"Count", len(kids)}})
}

// writeCatalog writes what a reader begins with, and ends the file.
func (d *Document) writeCatalog() error {
	profile := d.out.add(stream{dict: dict{{"N", 3}}, data: srgbProfile()})
	root := dict{
		{"Type", name("Catalog")},
		{"Pages", d.pageTree},
		{"Lang", textString(d.options.Lang)},
		{"MarkInfo", dict{{"Marked", true}}},
		{"StructTreeRoot", d.tree},
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
		{"Metadata", d.out.add(stream{
			dict:  dict{{"Type", name("Metadata")}, {"Subtype", name("XML")}},
			data:  d.options.xmp(),
			plain: true, // so that any program can find it in the file
		})},
	}
	if len(d.bookmarks) > 0 {
		root.set("Outlines", d.addOutline())
		root.set("PageMode", name("UseOutlines"))
	}
	d.out.set(d.catalog, root)
	return d.out.close(d.catalog, d.out.add(d.options.infoDict()))
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
