package tagged

import (
	"slices"
	"strconv"
	"strings"
)

// write writes the dictionary of a structure element.
func (e *Element) write() {
	d := e.doc
	d.out.setAs(e.ref, func(b []byte) []byte {
		parent := d.tree
		if e.parent != nil {
			parent = e.parent.ref
		}
		b = append(append(b, "<</Type /StructElem /S /"...), e.role...)
		b = appendValue(append(b, " /P "...), parent)
		page := e.firstPage()
		if page != nil {
			b = appendValue(append(b, " /Pg "...), page.ref)
		}
		b = e.appendKids(b, page)
		if e.about != nil {
			for _, entry := range e.about.dict() {
				b = append(append(append(b, '/'), entry.key...), ' ')
				b = appendValue(b, entry.value)
			}
		}
		return append(b, ">>"...)
	})
	if e.about != nil && e.about.id != "" {
		d.notes = append(d.notes, note{e.about.id, e.ref})
	}
}

// firstPage is the page on which the element's own content begins, or nil.
func (e *Element) firstPage() *Page {
	for _, k := range e.kids {
		if k.element == nil && k.link == 0 {
			return k.page
		}
	}
	return nil
}

// appendKids writes the children, where there are some. Content of the element's
// own page is named by its number alone.
func (e *Element) appendKids(b []byte, page *Page) []byte {
	start, n := len(b), 0
	b = append(b, " /K ["...)
	for _, k := range e.kids {
		if k.element != nil && k.element.ref == 0 {
			continue
		}
		if n > 0 {
			b = append(b, ' ')
		}
		n++
		switch {
		case k.element != nil:
			b = appendValue(b, k.element.ref)
		case k.link != 0:
			b = appendValue(append(b, "<</Type /OBJR /Obj "...), k.link)
			b = append(appendValue(append(b, " /Pg "...), k.page.ref), ">>"...)
		case k.page == page:
			b = strconv.AppendInt(b, int64(k.mcid), 10)
		default:
			b = appendValue(append(b, "<</Type /MCR /Pg "...), k.page.ref)
			b = strconv.AppendInt(append(b, " /MCID "...), int64(k.mcid), 10)
			b = append(b, ">>"...)
		}
	}
	if n == 0 {
		return b[:start]
	}
	return append(b, ']')
}

// dict is what is said of an element.
func (a *attributes) dict() dict {
	var d dict
	if a.alt != "" {
		d.set("Alt", textString(Clean(a.alt)))
	}
	if a.actual != "" {
		d.set("ActualText", textString(a.actual))
	}
	if a.lang != "" {
		d.set("Lang", textString(a.lang))
	}
	if a.id != "" {
		d.set("ID", idString(a.id))
	}
	switch {
	case a.scope != "" || a.columns > 1:
		cell := dict{{"O", name("Table")}}
		if a.scope != "" {
			cell.set("Scope", name(a.scope))
		}
		if a.columns > 1 {
			cell.set("ColSpan", a.columns)
		}
		d.set("A", cell)
	case a.numbering != "":
		d.set("A", dict{{"O", name("List")}, {"ListNumbering", name(a.numbering)}})
	case a.boxPage != nil:
		d.set("A", dict{{"O", name("Layout")}, {"Placement", name("Block")}, {"BBox", a.boxPage.rect(a.box)}})
	}
	return d
}

// writeTree writes the root of the structure tree, the parent tree that leads from
// content back to it, and the tree of element identifiers.
func (d *Document) writeTree() {
	root := dict{
		{"Type", name("StructTreeRoot")},
		{"K", d.root.ref},
		{"ParentTree", d.out.add(dict{{"Nums", numbered(d.owners)}})},
		{"ParentTreeNextKey", len(d.owners)},
	}
	if len(d.notes) > 0 {
		slices.SortFunc(d.notes, func(a, b note) int { return strings.Compare(string(idString(a.id)), string(idString(b.id))) })
		var names array
		for _, n := range d.notes {
			names = append(names, idString(n.id), n.ref)
		}
		root.set("IDTree", d.out.add(dict{{"Names", names}}))
	}
	d.out.set(d.tree, root)
}

// idString writes an element identifier, a byte string.
func idString(id string) raw { return uriString(id) }
