package tagged

import (
	"slices"
	"strings"
)

// reserveElements numbers the elements that go into the file. Those with
// nothing to read in them are left out; an empty table cell stays, since it
// holds its place in the row.
func (f *finisher) reserveElements() {
	elements := f.doc.elements
	live := make([]bool, len(elements))
	// A child comes after its parent, so backwards children come first.
	for i := len(elements) - 1; i >= 0; i-- {
		e := elements[i]
		live[i] = live[i] || e.role == RoleTD || e.role == RoleTH || e.role == RoleDocument || e.hasContent()
		if live[i] && e.parent != nil {
			live[e.parent.number] = true
		}
	}
	f.elementRefs = make([]ref, len(elements))
	for i := range elements {
		if live[i] {
			f.elementRefs[i] = f.out.reserve()
		}
	}
}

func (e *Element) hasContent() bool {
	return slices.ContainsFunc(e.kids, func(k kid) bool { return k.element == nil })
}

// addStructure writes the structure tree, the parent tree that leads from
// content back to it, and the tree of element identifiers.
func (f *finisher) addStructure() ref {
	root := f.out.reserve()
	var notes []*Element
	for i, e := range f.doc.elements {
		if f.elementRefs[i] == 0 {
			continue
		}
		parent := root
		if e.parent != nil {
			parent = f.elementRefs[e.parent.number]
		}
		f.out.set(f.elementRefs[i], f.elementDict(e, parent))
		if e.id != "" {
			notes = append(notes, e)
		}
	}
	d := dict{
		{"Type", name("StructTreeRoot")},
		{"K", f.elementRefs[f.doc.root.number]},
	}
	parents, next := f.parentTree()
	d.set("ParentTree", f.out.add(parents))
	d.set("ParentTreeNextKey", next)
	if len(notes) > 0 {
		slices.SortFunc(notes, func(a, b *Element) int { return strings.Compare(string(idString(a.id)), string(idString(b.id))) })
		var names array
		for _, e := range notes {
			names = append(names, idString(e.id), f.elementRefs[e.number])
		}
		d.set("IDTree", f.out.add(dict{{"Names", names}}))
	}
	f.out.set(root, d)
	return root
}

// elementDict returns the dictionary of a structure element.
func (f *finisher) elementDict(e *Element, parent ref) dict {
	d := dict{{"Type", name("StructElem")}, {"S", name(e.role)}, {"P", parent}}
	page := -1
	for _, k := range e.kids {
		if k.element == nil && k.link == nil {
			page = k.page
			d.set("Pg", f.pageRefs[page])
			break
		}
	}
	var kids array
	for _, k := range e.kids {
		switch {
		case k.element != nil:
			if r := f.elementRefs[k.element.number]; r != 0 {
				kids = append(kids, r)
			}
		case k.link != nil:
			kids = append(kids, dict{{"Type", name("OBJR")}, {"Obj", f.linkRefs[k.link]}, {"Pg", f.pageRefs[k.link.page]}})
		case k.page == page:
			kids = append(kids, k.mcid)
		default:
			kids = append(kids, dict{{"Type", name("MCR")}, {"Pg", f.pageRefs[k.page]}, {"MCID", k.mcid}})
		}
	}
	switch len(kids) {
	case 0:
	case 1:
		d.set("K", kids[0])
	default:
		d.set("K", kids)
	}
	if e.alt != "" {
		d.set("Alt", textString(Clean(e.alt)))
	}
	if e.actual != "" {
		d.set("ActualText", textString(e.actual))
	}
	if e.lang != "" {
		d.set("Lang", textString(e.lang))
	}
	if e.id != "" {
		d.set("ID", idString(e.id))
	}
	switch {
	case e.scope != "" || e.columns > 1:
		cell := dict{{"O", name("Table")}}
		if e.scope != "" {
			cell.set("Scope", name(e.scope))
		}
		if e.columns > 1 {
			cell.set("ColSpan", e.columns)
		}
		d.set("A", cell)
	case e.numbering != "":
		d.set("A", dict{{"O", name("List")}, {"ListNumbering", name(e.numbering)}})
	case e.boxPage >= 0:
		d.set("A", dict{{"O", name("Layout")}, {"Placement", name("Block")}, {"BBox", f.rect(e.boxPage, e.box)}})
	}
	return d
}

// parentTree maps each page's marked content, and each link, to the element it
// belongs to. The keys are those of StructParents and StructParent.
func (f *finisher) parentTree() (tree dict, next int) {
	var numbers array
	for i, p := range f.doc.pages {
		owners := make(array, len(p.owners))
		for mcid, e := range p.owners {
			owners[mcid] = f.elementRefs[e.number]
		}
		numbers = append(numbers, i, f.out.add(owners))
	}
	next = len(f.doc.pages)
	for _, p := range f.doc.pages {
		for _, l := range p.links {
			numbers = append(numbers, next, f.elementRefs[l.owner.number])
			next++
		}
	}
	return dict{{"Nums", numbers}}, next
}

// idString writes an element identifier, a byte string.
func idString(id string) raw { return uriString(id) }
