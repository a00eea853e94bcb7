package pdfcheck

import (
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// element is a node of the structure tree.
type element struct {
	object int
	role   string
	dict   types.Dict
	parent *element
	kids   []*element
	marked []mark
	links  []int // object numbers of annotations
	depth  int
}

// mark is marked content on a page.
type mark struct {
	page *page
	mcid int
}

func (e *element) String() string {
	if e.parent == nil {
		return e.role
	}
	return fmt.Sprintf("%s below %s (object %d)", e.role, e.parent.role, e.object)
}

// maxDepth stops a tree that has been tied into a knot.
const maxDepth = 100

// readStructure reads the tree, and finds what it claims on each page.
func (c *checker) readStructure() {
	c.elements = map[int]*element{}
	root := c.dict(c.catalog["StructTreeRoot"])
	if root == nil {
		c.report("structure", "the document has no structure tree")
		return
	}
	top := c.list(root["K"])
	if len(top) != 1 {
		c.report("structure", "the tree has %d roots, not one", len(top))
		return
	}
	c.root = c.readElement(top[0], nil)
	if c.root != nil && c.root.role != "Document" {
		c.report("structure", "the root is a %s, not a Document", c.root.role)
	}
	if c.root != nil && objectNumber(c.root.dict["P"]) != objectNumber(c.catalog["StructTreeRoot"]) {
		c.report("structure", "the Document does not name the tree as its parent")
	}
}

func (c *checker) readElement(o types.Object, parent *element) *element {
	number := objectNumber(o)
	dict := c.dict(o)
	if dict == nil || number == 0 {
		c.report("structure", "a child of %v cannot be read", parent)
		return nil
	}
	if c.elements[number] != nil {
		c.report("structure", "object %d stands in the tree twice", number)
		return nil
	}
	e := &element{object: number, role: c.name(dict["S"]), dict: dict, parent: parent}
	c.elements[number] = e
	if parent != nil {
		e.depth = parent.depth + 1
		if objectNumber(dict["P"]) != parent.object {
			c.report("structure", "%v does not name its parent", e)
		}
	}
	if e.depth > maxDepth {
		c.report("structure", "the tree is deeper than %d", maxDepth)
		return e
	}
	for _, kid := range c.list(dict["K"]) {
		c.readKid(e, kid)
	}
	return e
}

// readKid reads one child: content of the element's page, content of another
// page, an annotation, or an element.
func (c *checker) readKid(e *element, kid types.Object) {
	if mcid, ok := c.integer(kid); ok {
		c.claim(e, c.pageOf[objectNumber(e.dict["Pg"])], mcid)
		return
	}
	dict := c.dict(kid)
	switch c.name(dict["Type"]) {
	case "MCR":
		mcid, _ := c.integer(dict["MCID"])
		c.claim(e, c.pageOf[objectNumber(dict["Pg"])], mcid)
	case "OBJR":
		e.links = append(e.links, objectNumber(dict["Obj"]))
	default:
		if child := c.readElement(kid, e); child != nil {
			e.kids = append(e.kids, child)
		}
	}
}

func (c *checker) claim(e *element, p *page, mcid int) {
	if p == nil {
		c.report("structure", "%v has content on no page of the document", e)
		return
	}
	if other := p.claimed[mcid]; other != nil {
		c.report("structure", "content %d of %s belongs to %v and to %v", mcid, p, other, e)
	}
	p.claimed[mcid] = e
	e.marked = append(e.marked, mark{p, mcid})
}

// readParentTree reads the number tree that leads from content to elements.
func (c *checker) readParentTree() {
	c.parents = map[int]types.Object{}
	root := c.dict(c.catalog["StructTreeRoot"])
	c.readNumberTree(root["ParentTree"], 0)
	next, ok := c.integer(root["ParentTreeNextKey"])
	if !ok {
		return
	}
	for key := range c.parents {
		if key >= next {
			c.report("parent tree", "key %d is not below the next key %d", key, next)
		}
	}
}

func (c *checker) readNumberTree(o types.Object, depth int) {
	dict := c.dict(o)
	if dict == nil || depth > maxDepth {
		c.report("parent tree", "it is missing or broken")
		return
	}
	numbers := c.array(dict["Nums"])
	for i := 0; i+1 < len(numbers); i += 2 {
		key, _ := c.integer(numbers[i])
		c.parents[key] = numbers[i+1]
	}
	for _, kid := range c.array(dict["Kids"]) {
		c.readNumberTree(kid, depth+1)
	}
}
