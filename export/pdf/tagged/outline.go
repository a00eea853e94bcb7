package tagged

// outlineItem is a bookmark in its place in the tree.
type outlineItem struct {
	bookmark
	ref  ref
	kids []*outlineItem
}

// addOutline writes the bookmarks. Top-level entries are open, so that a
// reader sees two levels at first.
func (d *Document) addOutline() ref {
	root := &outlineItem{ref: d.out.reserve()}
	path := []*outlineItem{root}
	for _, b := range d.bookmarks {
		item := &outlineItem{bookmark: b, ref: d.out.reserve()}
		parent := path[b.level-1]
		parent.kids = append(parent.kids, item)
		path = append(path[:b.level], item)
	}
	outlines := dict{{"Type", name("Outlines")}, {"First", root.kids[0].ref}, {"Last", root.kids[len(root.kids)-1].ref}}
	visible := len(root.kids)
	for _, kid := range root.kids {
		visible += len(kid.kids)
	}
	outlines.set("Count", visible)
	d.out.set(root.ref, outlines)
	d.addOutlineItems(root)
	return root.ref
}

func (d *Document) addOutlineItems(parent *outlineItem) {
	for i, item := range parent.kids {
		entry := dict{
			{"Title", textString(item.title)},
			{"Parent", parent.ref},
			{"Dest", item.to.array()},
		}
		if i > 0 {
			entry.set("Prev", parent.kids[i-1].ref)
		}
		if i+1 < len(parent.kids) {
			entry.set("Next", parent.kids[i+1].ref)
		}
		if n := len(item.kids); n > 0 {
			entry.set("First", item.kids[0].ref)
			entry.set("Last", item.kids[n-1].ref)
			// A closed entry counts below zero (ISO 32000-1, 12.3.3).
			if item.level == 1 {
				entry.set("Count", n)
			} else {
				entry.set("Count", -n)
			}
		}
		d.out.set(item.ref, entry)
		d.addOutlineItems(item)
	}
}
