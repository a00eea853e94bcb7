package pdfcheck

import (
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// checkAnnotations checks that every annotation is a described link that the
// structure tree knows, and that the tree knows no others.
func (c *checker) checkAnnotations() {
	found := map[int]*page{}
	for _, p := range c.pages {
		for _, o := range c.array(p.dict["Annots"]) {
			found[objectNumber(o)] = p
			c.checkAnnotation(p, o)
		}
	}
	if c.root == nil {
		return
	}
	c.walk(c.root, func(e *element) {
		stops := map[*page]int{}
		for _, number := range e.links {
			if found[number] == nil {
				c.report("annotation", "%v refers to one that is on no page", e)
			}
			stops[found[number]]++
		}
		for p, n := range stops {
			if n > 1 {
				c.report("link stops", "%v is %d links on %s for those who move by the keyboard", e, n, p)
			}
		}
	})
}

// The flags of an annotation (ISO 32000-1, 12.5.3).
const (
	flagInvisible = 1 << 0
	flagHidden    = 1 << 1
	flagPrint     = 1 << 2
	flagNoView    = 1 << 5
)

func (c *checker) checkAnnotation(p *page, o types.Object) {
	number := objectNumber(o)
	dict := c.dict(o)
	if c.name(dict["Subtype"]) != "Link" {
		c.report("annotation", "%s has a %s", p, c.name(dict["Subtype"]))
	}
	if strings.TrimSpace(c.text(dict["Contents"])) == "" {
		c.report("annotation contents", "a link on %s is not described", p)
	}
	if flags, _ := c.integer(dict["F"]); flags&flagPrint == 0 || flags&(flagInvisible|flagHidden|flagNoView) != 0 {
		c.report("annotation flags", "a link on %s has the flags %d", p, flags)
	}
	rect := c.array(dict["Rect"])
	if len(rect) != 4 || c.number(rect[0]) < p.box[0] || c.number(rect[1]) < p.box[1] ||
		c.number(rect[2]) > p.box[2] || c.number(rect[3]) > p.box[3] {
		c.report("annotation", "a link on %s is not on the page", p)
	}
	key, ok := c.integer(dict["StructParent"])
	owner := c.elements[objectNumber(c.parents[key])]
	if !ok || owner == nil || owner.role != "Link" || !slices.Contains(owner.links, number) {
		c.report("annotation", "a link on %s is not tied to the structure", p)
	}
	if action := c.dict(dict["A"]); action != nil {
		if c.name(action["S"]) != "URI" || c.text(action["URI"]) == "" {
			c.report("destination", "a link on %s leads to no address", p)
		}
		return
	}
	c.checkDestination(dict["Dest"], "a link on "+p.String())
}

func (c *checker) checkDestination(o types.Object, what string) {
	destination := c.array(o)
	if len(destination) == 0 || c.pageOf[objectNumber(destination[0])] == nil {
		c.report("destination", "%s leads to no page", what)
		return
	}
	p := c.pageOf[objectNumber(destination[0])]
	if c.name(destination[1]) == "XYZ" && len(destination) == 5 {
		if y := c.number(destination[3]); y < p.box[1] || y > p.box[3] {
			c.report("destination", "%s leads off %s", what, p)
		}
	}
}

// checkOutline checks that every bookmark leads somewhere, that the chain of
// bookmarks holds, and that the counts are right.
func (c *checker) checkOutline() {
	outlines := c.dict(c.catalog["Outlines"])
	if outlines == nil {
		return
	}
	visible := c.checkOutlineLevel(outlines, objectNumber(c.catalog["Outlines"]), 0)
	if count, _ := c.integer(outlines["Count"]); count != visible {
		c.report("bookmark", "the outline counts %d entries in view, and has %d", count, visible)
	}
}

// checkOutlineLevel returns how many entries are in view below parent when it
// is open.
func (c *checker) checkOutlineLevel(parent types.Dict, parentNumber, depth int) int {
	visible, previous := 0, 0
	next := parent["First"]
	for steps := 0; next != nil && depth < maxDepth && steps < 100000; steps++ {
		number := objectNumber(next)
		item := c.dict(next)
		title := c.text(item["Title"])
		if title == "" {
			c.report("bookmark", "one has no title")
		}
		if objectNumber(item["Parent"]) != parentNumber || objectNumber(item["Prev"]) != previous {
			c.report("bookmark", "%q is not tied to those around it", title)
		}
		c.checkDestination(item["Dest"], "the bookmark "+title)
		visible++
		below := c.checkOutlineLevel(item, number, depth+1)
		count, _ := c.integer(item["Count"])
		if count != below && count != -below {
			c.report("bookmark", "%q counts %d below it, and has %d", title, count, below)
		}
		if count > 0 {
			visible += below
		}
		previous = number
		next = item["Next"]
	}
	if objectNumber(parent["Last"]) != previous {
		c.report("bookmark", "the last one of a level is wrong")
	}
	return visible
}
