package pdfcheck

import (
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// inside says which parents a role may have; a role not listed may stand in
// any block. They follow ISO 32000-1, 14.8.4, as PDF/UA-1 (7.5, 7.6) reads it.
var inside = map[string][]string{
	"LI":        {"L"},
	"Lbl":       {"LI", "TOCI", "Note", "Reference"},
	"LBody":     {"LI"},
	"THead":     {"Table"},
	"TBody":     {"Table"},
	"TFoot":     {"Table"},
	"TR":        {"Table", "THead", "TBody", "TFoot"},
	"TH":        {"TR"},
	"TD":        {"TR"},
	"TOCI":      {"TOC"},
	"Reference": {"TOCI", "P", "Note", "Lbl", "TD", "LBody"},
	"Caption":   {"Table", "Figure", "L", "TOC", "Div"},
}

// holds says which children a role may have, where it may not have just any.
var holds = map[string][]string{
	"L":     {"LI", "Caption"},
	"LI":    {"Lbl", "LBody"},
	"Table": {"Caption", "THead", "TBody", "TFoot", "TR"},
	"THead": {"TR"},
	"TBody": {"TR"},
	"TFoot": {"TR"},
	"TR":    {"TH", "TD"},
	"TOC":   {"TOCI", "Caption", "TOC"},
	"TOCI":  {"Reference", "Lbl", "P", "TOC"},
	"P":     inline,
	"H1":    inline,
	"H2":    inline,
	"H3":    inline,
	"H4":    inline,
	"Span":  inline,
	"Link":  inline,
	"Lbl":   inline,
}

var inline = []string{"Span", "Link", "Reference", "Note", "Lbl"}

// contentFree are the roles that hold elements and no content of their own.
var contentFree = []string{"Document", "Part", "Sect", "L", "LI", "Table", "THead", "TBody", "TFoot", "TR", "TOC"}

var roles = []string{"Document", "Part", "Sect", "Div", "H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "LI", "Lbl",
	"LBody", "Table", "Caption", "THead", "TBody", "TFoot", "TR", "TH", "TD", "Figure", "TOC", "TOCI", "Reference",
	"Link", "Span", "Note"}

// checkElements checks every element of the tree, in reading order.
func (c *checker) checkElements() {
	if c.root == nil {
		return
	}
	heading := 0
	notes := map[string]bool{}
	c.walk(c.root, func(e *element) {
		c.checkNesting(e)
		switch {
		case len(e.role) == 2 && e.role[0] == 'H' && e.role[1] >= '1' && e.role[1] <= '6':
			level := int(e.role[1] - '0')
			if level > heading+1 {
				c.report("heading order", "%v follows a heading of level %d", e, heading)
			}
			heading = level
		case e.role == "Table":
			c.checkTable(e)
		case e.role == "TH":
			if scope := c.name(c.attribute(e, "Table")["Scope"]); scope != "Column" && scope != "Row" && scope != "Both" {
				c.report("header scope", "%v does not say what it heads", e)
			}
		case e.role == "L":
			if c.hasLabels(e) && c.name(c.attribute(e, "List")["ListNumbering"]) == "" {
				c.report("list numbering", "%v has labels and does not say of what kind", e)
			}
		case e.role == "Figure":
			c.checkFigure(e)
		case e.role == "Div":
			c.checkCaption(e)
		case e.role == "Link":
			if len(e.links) == 0 {
				c.report("link", "%v leads nowhere", e)
			}
		case e.role == "Note":
			id := c.text(e.dict["ID"])
			if id == "" || notes[id] {
				c.report("note", "%v has no identifier of its own", e)
			}
			notes[id] = true
		}
	})
	if heading == 0 {
		c.report("heading order", "the document has no heading")
	}
}

func (c *checker) walk(e *element, visit func(*element)) {
	visit(e)
	for _, kid := range e.kids {
		c.walk(kid, visit)
	}
}

// checkNesting checks an element against its parent and its children.
func (c *checker) checkNesting(e *element) {
	if !slices.Contains(roles, e.role) {
		c.report("role", "%q is no standard type", e.role)
	}
	if parents := inside[e.role]; parents != nil && (e.parent == nil || !slices.Contains(parents, e.parent.role)) {
		c.report("nesting", "%v", e)
	}
	if children := holds[e.role]; children != nil {
		for _, kid := range e.kids {
			if !slices.Contains(children, kid.role) {
				c.report("nesting", "%v", kid)
			}
		}
	}
	if slices.Contains(contentFree, e.role) && len(e.marked) > 0 {
		c.report("nesting", "%v holds content directly", e)
	}
	if len(e.kids) == 0 && len(e.marked) == 0 && len(e.links) == 0 && e.role != "TD" && e.role != "TH" {
		c.report("empty element", "%v holds nothing", e)
	}
	if e.role == "LI" && (len(e.kids) == 0 || e.kids[len(e.kids)-1].role != "LBody") {
		c.report("nesting", "%v has no body", e)
	}
	if lang, ok := e.dict["Lang"]; ok && strings.TrimSpace(c.text(lang)) == "" {
		c.report("language", "%v has an empty language", e)
	}
}

func (c *checker) hasLabels(list *element) bool {
	return slices.ContainsFunc(list.kids, func(item *element) bool {
		return slices.ContainsFunc(item.kids, func(kid *element) bool { return kid.role == "Lbl" })
	})
}

// checkTable checks that the rows of a table have the same number of cells,
// and that it has header cells.
func (c *checker) checkTable(table *element) {
	width, headers := -1, false
	for i, kid := range table.kids {
		if kid.role == "Caption" && i > 0 && i < len(table.kids)-1 {
			c.report("nesting", "the caption of %v stands among its rows", table)
		}
	}
	c.walk(table, func(row *element) {
		if row.role != "TR" {
			return
		}
		cells := 0
		for _, cell := range row.kids {
			span, ok := c.integer(c.attribute(cell, "Table")["ColSpan"])
			if !ok {
				span = 1
			}
			cells += span
			headers = headers || cell.role == "TH"
		}
		if width >= 0 && cells != width {
			c.report("table row", "%v has %d cells, and a row above it %d", row, cells, width)
		}
		width = cells
	})
	if !headers {
		c.report("table header", "%v has no header cells", table)
	}
}

// checkFigure checks that a picture has words in its place and says where it is.
func (c *checker) checkFigure(e *element) {
	if slices.ContainsFunc(e.kids, func(kid *element) bool { return kid.role == "Caption" }) {
		c.report("caption", "%v has a caption within it, which is never heard", e)
	}
	if strings.TrimSpace(c.text(e.dict["Alt"])) == "" && strings.TrimSpace(c.text(e.dict["ActualText"])) == "" {
		c.report("alternative text", "%v has none", e)
	}
	box := c.array(c.attribute(e, "Layout")["BBox"])
	if len(box) != 4 {
		c.report("figure box", "%v has none", e)
		return
	}
	p := c.pageOf[objectNumber(e.dict["Pg"])]
	if p == nil {
		return
	}
	if left, bottom, right, top := c.number(box[0]), c.number(box[1]), c.number(box[2]), c.number(box[3]); left < p.box[0] ||
		bottom < p.box[1] || right > p.box[2] || top > p.box[3] || left >= right || bottom >= top {
		c.report("figure box", "%v is not on %s", e, p)
	}
}

// checkCaption checks a division of pictures: it has one caption, at its begin
// or its end, which belongs to what stands beside it. ISO 32000-1 has no other
// way to say whose caption it is where the figure's alternative text is all that
// is heard of it.
func (c *checker) checkCaption(e *element) {
	captions, figures := 0, 0
	for i, kid := range e.kids {
		switch kid.role {
		case "Caption":
			captions++
			if i > 0 && i < len(e.kids)-1 {
				c.report("caption", "%v stands between what it is about", kid)
			}
		case "Figure", "Table":
			figures++
		}
	}
	if captions > 0 && figures == 0 {
		c.report("caption", "%v has a caption and nothing that it is about", e)
	}
	if figures > 0 && captions != 1 {
		c.report("caption", "%v holds a picture and %d captions", e, captions)
	}
}

// attribute returns the element's attributes of one owner.
func (c *checker) attribute(e *element, owner string) types.Dict {
	out := types.Dict{}
	for _, o := range c.list(e.dict["A"]) {
		if dict := c.dict(o); c.name(dict["O"]) == owner {
			for key, value := range dict {
				out[key] = value
			}
		}
	}
	return out
}
