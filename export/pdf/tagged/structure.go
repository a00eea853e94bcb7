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
	kids   []kid

	alt, lang string
	actual    string // what is read in place of the content, if not empty
	id        string
	scope     Scope
	columns   int // how many columns a cell spans, where it is more than one
	numbering Numbering
	box       Rect
	boxPage   int // index of the page of box, -1 without one
	number    int // position in Document.elements
}

// kid is one child of an element: another element, marked content, or an
// annotation. Exactly one of the three is set.
type kid struct {
	element *Element
	link    *link
	page    int // index of the page of the marked content
	mcid    int
}

func (d *Document) newElement(role Role, parent *Element) *Element {
	e := &Element{doc: d, role: role, parent: parent, boxPage: -1, number: len(d.elements)}
	d.elements = append(d.elements, e)
	return e
}

// Add appends a child element and returns it.
func (e *Element) Add(role Role) *Element {
	child := e.doc.newElement(role, e)
	e.kids = append(e.kids, kid{element: child})
	return child
}

// AddFigure appends a figure with the text that stands for it to somebody who
// cannot see it. SetBox must follow on the page where the figure is drawn.
func (e *Element) AddFigure(alt string) *Element {
	figure := e.Add(RoleFigure)
	figure.alt = alt
	return figure
}

// SetBox says which area of the current page a figure covers.
func (e *Element) SetBox(box Rect) {
	e.doc.page()
	e.box = box
	e.boxPage = len(e.doc.pages) - 1
}

// AddList appends a list whose labels are of the given kind.
func (e *Element) AddList(numbering Numbering) *Element {
	list := e.Add(RoleL)
	list.numbering = numbering
	return list
}

// AddHeaderCell appends a table header cell.
func (e *Element) AddHeaderCell(scope Scope) *Element {
	cell := e.Add(RoleTH)
	cell.scope = scope
	return cell
}

// SpanColumns says that a cell of a table goes over so many columns.
func (e *Element) SpanColumns(columns int) { e.columns = columns }

// AddNote appends a note. The id must be unlike that of any other note, as
// PDF/UA-1 asks (7.9).
func (e *Element) AddNote(id string) *Element {
	note := e.Add(RoleNote)
	note.id = id
	return note
}

// SetLang gives the element's text a language of its own, as a BCP 47 tag.
func (e *Element) SetLang(lang string) { e.lang = lang }
