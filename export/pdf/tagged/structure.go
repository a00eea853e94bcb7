package tagged

// Role is the type of a structure element. All are standard types of
// ISO 32000-1, 14.8.4, so no role map is needed.
type Role string

// The roles a document can use.
const (
	RoleDocument  Role = "Document"
	RolePart      Role = "Part"
	RoleSect      Role = "Sect"
	RoleDiv       Role = "Div"
	RoleH1        Role = "H1"
	RoleH2        Role = "H2"
	RoleH3        Role = "H3"
	RoleH4        Role = "H4"
	RoleP         Role = "P"
	RoleL         Role = "L"
	RoleLI        Role = "LI"
	RoleLbl       Role = "Lbl"
	RoleLBody     Role = "LBody"
	RoleTable     Role = "Table"
	RoleCaption   Role = "Caption"
	RoleTHead     Role = "THead"
	RoleTBody     Role = "TBody"
	RoleTR        Role = "TR"
	RoleTH        Role = "TH"
	RoleTD        Role = "TD"
	RoleFigure    Role = "Figure"
	RoleTOC       Role = "TOC"
	RoleTOCI      Role = "TOCI"
	RoleReference Role = "Reference"
	RoleLink      Role = "Link"
	RoleSpan      Role = "Span"
	RoleNote      Role = "Note"
)

// Heading returns the role of a heading of level 1 to 4.
func Heading(level int) Role {
	return [...]Role{RoleH1, RoleH2, RoleH3, RoleH4}[level-1]
}

// Scope says whether a header cell heads its column or its row.
type Scope string

// The scopes of a header cell.
const (
	ScopeColumn Scope = "Column"
	ScopeRow    Scope = "Row"
)

// Numbering says what the labels of a list look like.
type Numbering string

// The numberings of a list.
const (
	NumberingNone    Numbering = "None"
	NumberingDisc    Numbering = "Disc"
	NumberingDecimal Numbering = "Decimal"
)

// Element is a node of the structure tree. Its children are read in the order
// in which they were added: elements by Add, content by Begin.
type Element struct {
	doc    *Document
	role   Role
	parent *Element
	ref    ref // 0 as long as there is nothing to read in it
	kids   []kid
	closed bool
	about  *attributes // nil where nothing more is to be said of it
}

// attributes are what few elements have.
type attributes struct {
	alt, lang string
	actual    string // what is read in place of the content, if not empty
	id        string
	scope     Scope
	columns   int // how many columns a cell spans, where it is more than one
	numbering Numbering
	box       Rect
	boxPage   *Page // of box, nil without one
}

// kid is one child of an element: another element, or an annotation or marked
// content of a page.
type kid struct {
	element *Element
	page    *Page
	link    ref // of the annotation, or 0
	mcid    int // of the marked content
}

// note is an element that has an identifier.
type note struct {
	id  string
	ref ref
}

func (d *Document) newElement(role Role, parent *Element) *Element {
	e := &Element{doc: d, role: role, parent: parent}
	switch role {
	case RoleTD, RoleTH, RoleDocument:
		e.reach() // an empty cell holds its place in the row
	}
	return e
}

// reach gives an element, and all that it stands in, a number in the file. Those
// with nothing to read in them have none and are left out.
func (e *Element) reach() ref {
	if e.ref == 0 && e.doc.out != nil {
		e.ref = e.doc.out.reserve()
		if e.parent != nil {
			e.parent.reach()
		}
	}
	return e.ref
}

// Add appends a child element and returns it.
func (e *Element) Add(role Role) *Element {
	e.mustBeOpen()
	child := e.doc.newElement(role, e)
	e.kids = append(e.kids, kid{element: child})
	return child
}

func (e *Element) mustBeOpen() {
	if e.closed {
		panic("tagged: something new in an element that is closed")
	}
}

// AddFigure appends a figure with the text that stands for it to somebody who
// cannot see it. SetBox must follow on the page where the figure is drawn.
func (e *Element) AddFigure(alt string) *Element {
	figure := e.Add(RoleFigure)
	figure.more().alt = alt
	return figure
}

// SetBox says which area of the current page a figure covers.
func (e *Element) SetBox(box Rect) {
	e.more().box, e.more().boxPage = box, e.doc.page()
}

// AddList appends a list whose labels are of the given kind.
func (e *Element) AddList(numbering Numbering) *Element {
	list := e.Add(RoleL)
	list.more().numbering = numbering
	return list
}

// AddHeaderCell appends a table header cell.
func (e *Element) AddHeaderCell(scope Scope) *Element {
	cell := e.Add(RoleTH)
	cell.more().scope = scope
	return cell
}

// SpanColumns says that a cell of a table goes over so many columns.
func (e *Element) SpanColumns(columns int) { e.more().columns = columns }

// AddNote appends a note. The id must be unlike that of any other note, as
// PDF/UA-1 asks (7.9).
func (e *Element) AddNote(id string) *Element {
	note := e.Add(RoleNote)
	note.more().id = id
	return note
}

// SetLang gives the element's text a language of its own, as a BCP 47 tag.
func (e *Element) SetLang(lang string) {
	if lang != "" {
		e.more().lang = lang
	}
}

func (e *Element) more() *attributes {
	if e.about == nil {
		e.about = &attributes{}
	}
	return e.about
}

// Close writes an element to which nothing is added any more, with all that
// stands below it. What is not closed is when the document is finished.
func (e *Element) Close() {
	if e.closed {
		return
	}
	e.closed = true
	e.CloseBelow(nil)
	if e.ref != 0 {
		e.write()
	}
	e.kids, e.about = nil, nil
}

// CloseBelow closes the elements that stand below an element, to which others can
// still be added; all but those that keep, which may be nil, holds back.
func (e *Element) CloseBelow(keep func(*Element) bool) {
	for _, k := range e.kids {
		if k.element != nil && (keep == nil || !keep(k.element)) {
			k.element.Close()
		}
	}
}
