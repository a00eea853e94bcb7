// Package assessment is the domain: what a self-assessment holds, which
// changes to it are allowed, and what follows from it. It must not know how
// an assessment is stored, shown or printed, and it imports the standard
// library only.
//
// An Assessment is a plain tree in memory. It is read freely and changed in
// one way: an Edit, made by one of the methods in edits.go, is handed to
// Apply, which checks every step and does all of them or none. Who keeps the
// document (package store) records each applied edit in its journal; undo,
// history and merging read that journal and need no knowledge of their own.
package assessment

import (
	"maps"
	"slices"
	"strings"
)

// Assessment is one council's self-assessment against one framework.
type Assessment struct {
	ID        string     // UUID, shared by every copy of the document
	Framework *Framework // the framework it was written against; never replaced under existing work
	Council   string     // the council's name, at most LimitName characters
	Title     string     // such as "Self-assessment 2026", at most LimitName characters
	AsAt      string     // the date the text speaks for, "2006-01-02", or empty while unknown
	Author    string     // who answers for the text, as asked for; never the login name
	Marking   Marking    // protective marking shown on every page and sheet
	Draft     bool       // whether DRAFT is shown beside the marking

	// Replica is the id of the copy of the document that is written in; the
	// positions it makes end in a mark of it. Empty where nobody writes.
	Replica string

	Statements []*Statement // one for each quality statement, in the framework's order
	Sections   []*Section   // "Who we are": the council's own headings with their text
	Figures    []*Figure    // "Who we are": key figures

	// Choices are what the document remembers for its users, such as the
	// committee of the last export. Keys are the concern of whoever asks.
	Choices map[string]string

	entries map[string]*Entry
}

// Statement is what the council has to say about one quality statement.
type Statement struct {
	Code   string // the framework's code, such as "QS1"
	Status Status
	Lead   string // the head of service who answers for it, at most LimitName characters
	Score  int    // 1 to 4 on the framework's scale; 0 while unscored
	Reason string // why this score, at most LimitReason characters

	lists map[ListKey][]*Entry
}

// Entry is one sentence or short paragraph in one of a statement's lists.
type Entry struct {
	ID        string  // UUID
	Statement string  // code of the statement it belongs to
	List      ListKey // which of the three lists
	Position  string  // its place in the list, see Assessment.PositionBetween
	Text      string  // at most LimitEntry characters
	Note      string  // for colleagues; internal by nature; at most LimitNote characters
	Internal  bool    // whether a public pack leaves it out
}

// Section is one heading of "Who we are" with its text.
type Section struct {
	ID       string // UUID
	Position string
	Heading  string // at most LimitName characters
	Text     string // paragraphs parted by blank lines, at most LimitSection characters
	Internal bool
}

// Figure is one key figure of "Who we are", such as the population.
type Figure struct {
	ID       string // UUID
	Position string
	Label    string // what is counted, at most LimitName characters
	Value    string // the figure as the council writes it, at most LimitName characters
	Note     string // date, source or kind of figure; printed beside it; at most LimitNote characters
	Internal bool
}

// New returns an empty assessment of council against framework. Its title is
// "Self-assessment" and its marking OFFICIAL until somebody says otherwise.
func New(id, council string, framework *Framework) *Assessment {
	a := &Assessment{
		ID: id, Framework: framework, Council: council, Title: "Self-assessment",
		Marking: Official, Choices: map[string]string{}, entries: map[string]*Entry{},
	}
	for _, s := range framework.Statements() {
		a.Statements = append(a.Statements, &Statement{Code: s.Code, lists: map[ListKey][]*Entry{}})
	}
	return a
}

// Statement returns the statement with this code, or nil.
func (a *Assessment) Statement(code string) *Statement {
	for _, s := range a.Statements {
		if s.Code == code {
			return s
		}
	}
	return nil
}

// Entry returns the entry with this id, or nil.
func (a *Assessment) Entry(id string) *Entry { return a.entries[id] }

// Section returns the section of "Who we are" with this id, or nil.
func (a *Assessment) Section(id string) *Section { return byID(a.Sections, id) }

// Figure returns the key figure with this id, or nil.
func (a *Assessment) Figure(id string) *Figure { return byID(a.Figures, id) }

// EntryCount is the number of entries in the whole document.
func (a *Assessment) EntryCount() int { return len(a.entries) }

// List returns the entries of one list in their order. The slice is the
// assessment's own: read it, do not change it.
func (s *Statement) List(key ListKey) []*Entry { return s.lists[key] }

// EntryCount is the number of entries in the statement's lists.
func (s *Statement) EntryCount() int {
	n := 0
	for _, list := range s.lists {
		n += len(list)
	}
	return n
}

// Clone returns a deep copy that shares only the framework, which nobody
// changes. Work that takes long reads a clone while the window goes on.
func (a *Assessment) Clone() *Assessment {
	c := *a
	c.Choices = maps.Clone(a.Choices)
	c.Sections = cloneAll(a.Sections)
	c.Figures = cloneAll(a.Figures)
	c.entries = make(map[string]*Entry, len(a.entries))
	c.Statements = make([]*Statement, len(a.Statements))
	for i, s := range a.Statements {
		copied := *s
		copied.lists = make(map[ListKey][]*Entry, len(s.lists))
		for key, list := range s.lists {
			copied.lists[key] = cloneAll(list)
			for _, e := range copied.lists[key] {
				c.entries[e.ID] = e
			}
		}
		c.Statements[i] = &copied
	}
	return &c
}

// placed is what has an id and an order among its like.
type placed interface{ place() (position, id string) }

func (e *Entry) place() (string, string)   { return e.Position, e.ID }
func (s *Section) place() (string, string) { return s.Position, s.ID }
func (f *Figure) place() (string, string)  { return f.Position, f.ID }

// compare orders by position, and by id where two copies of a document chose
// the same position, so that every copy shows the same order.
func compare[T placed](x, y T) int {
	xp, xid := x.place()
	yp, yid := y.place()
	if c := strings.Compare(xp, yp); c != 0 {
		return c
	}
	return strings.Compare(xid, yid)
}

func insert[T placed](list []T, item T) []T {
	at, _ := slices.BinarySearchFunc(list, item, compare[T])
	return slices.Insert(list, at, item)
}

func remove[T placed](list []T, id string) []T {
	return slices.DeleteFunc(list, func(item T) bool { _, other := item.place(); return other == id })
}

func byID[T placed](list []T, id string) T {
	for _, item := range list {
		if _, other := item.place(); other == id {
			return item
		}
	}
	var none T
	return none
}

func cloneAll[T any](list []*T) []*T {
	out := make([]*T, len(list))
	for i, item := range list {
		copied := *item
		out[i] = &copied
	}
	return out
}
