package tagged

// outlineItem is a bookmark in its place in the tree.
type outlineItem struct {
	bookmark
	ref  ref
	kids []*outlineItem
}

// addOutline writes the bookmarks. Top-level entries are open, so that a
// reader sees two levels at first.
func (f *finisher) addOutline() ref {
	root := &outlineItem{ref: f.out.reserve()}
	path := []*outlineItem{root}
	for _, b := range f.doc.bookmarks {
		item := &outlineItem{bookmark: b, ref: f.out.reserve()}
		parent := path[b.level-1]
		parent.kids = append(parent.kids, item)
		path = append(path[:b.level], item)
	}
	d := dict{{"Type", name("Outlines")}, {"First", root.kids[0].ref}, {"Last", root.kids[len(root.kids)-1].ref}}
	visible := len(root.kids)
	for _, kid := range root.kids {
		visible += len(kid.kids)
	}
	d.set("Count", visible)
	f.out.set(root.ref, d)
	f.addOutlineItems(root)
	return root.ref
}

func (f *finisher) addOutlineItems(parent *outlineItem) {
	for i, item := range parent.kids {
		d := dict{
			{"Title", textString(item.title)},
			{"Parent", parent.ref},
			{"Dest", f.destination(item.to)},
		}
		if i > 0 {
			d.set("Prev", parent.kids[i-1].ref)
		}
		if i+1 < len(parent.kids) {
			d.set("Next", parent.kids[i+1].ref)
		}
		if n := len(item.kids); n > 0 {
			d.set("First", item.kids[0].ref)
			d.set("Last", item.kids[n-1].ref)
			// A closed entry counts below zero (ISO 32000-1, 12.3.3).
			if item.level == 1 {
				d.set("Count", n)
			} else {
				d.set("Count", -n)
			}
		}
		f.out.set(item.ref, d)
		f.addOutlineItems(item)
	}
}
