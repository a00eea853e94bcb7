// Package assessment is the domain: what a self-assessment holds, which
// changes to it are allowed, and what follows from it. It must not know how
// an assessment is stored, shown or printed, and it imports the standard
// library only.
//
// An Assessment is a plain tree in memory, made of records. Each kind of record
// has a file with its struct and its one declaration (see KindSpec), from which
// everything that concerns all kinds follows. It is read freely and changed in
// one way: an Edit, made by one of the methods in edits.go, is handed to
// Apply, which checks every step and does all of them or none. Who keeps the
// document (package store) records each applied edit in its journal; undo,
// history and merging read that journal and need no knowledge of their own.
package assessment

import (
	"maps"
	"slices"
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

	Notice     string // the day of the regulator's notice of the Information Return, "2006-01-02", or "" while there is none
	NoticeDays string // the days it gives for it, "1" to LongestNotice, or "" for UsualNoticeDays

	Words string // the words that are right in this document though no dictionary has them, one a line

	// Replica is the id of the copy of the document that is written in; the
	// positions it makes end in a mark of it. Empty where nobody writes.
	Replica string

	Statements []*Statement // one for each quality statement, in the framework's order

	// Choices are what the document remembers for its users, such as the
	// committee of the last export. Keys are the concern of whoever asks. They
	// are no part of its history and are changed by who keeps the document.
	Choices map[string]string

	tables   map[Kind]table    // the records that come and go
	pointing map[Ref][]Pointer // every reference, once, by what it points at
}

// KindDocument is the assessment itself; there is one, with the assessment's id.
const KindDocument Kind = "document"

// The fields of the document.
const (
	FieldCouncil Field = "council"
	FieldAsAt    Field = "as_at"
	FieldAuthor  Field = "author"
	FieldMarking Field = "marking"
	FieldDraft   Field = "draft"
	// Of the Information Return: the day of its notice and the days it gives.
	FieldNotice     Field = "notice"
	FieldNoticeDays Field = "notice_days"
)

var _ = declare(KindSpec{
	Kind: KindDocument, Name: "document", Plural: "documents", Order: 10, Fixed: true, Called: FieldTitle,
	fixed: func(a *Assessment, id string) any {
		if id == a.ID {
			return a
		}
		return nil
	},
	fixedIDs: func(a *Assessment) []string { return []string{a.ID} },
	Fields: []FieldSpec{
		line(FieldCouncil, "Council", "The council’s name", LimitName, func(a *Assessment) *string { return &a.Council }).
			helped("As it is printed, such as Northmere Council."),
		line(FieldTitle, "Title", "The title", LimitName, func(a *Assessment) *string { return &a.Title }).
			helped("Such as Self-assessment 2026."),
		day(FieldAsAt, "As at", "The as-at date", func(a *Assessment) *string { return &a.AsAt }).
			helped("The date the text speaks for, such as 30/09/2026. It stands on the cover."),
		person(FieldAuthor, "Author", "The author’s name", func(a *Assessment) *string { return &a.Author }).
			helped("Who answers for the text. It stands on the cover; leave it empty to name nobody."),
		oneOf(FieldMarking, "Marking", "The marking", markingTerms, func(a *Assessment) *Marking { return &a.Marking },
			func(_ *Assessment, v string) error { _, err := ParseMarking(v); return err }),
		yesNo(FieldDraft, "Draft", "Draft", func(a *Assessment) *bool { return &a.Draft }),
		day(FieldNotice, "Notice of the return", "The day of the notice", func(a *Assessment) *string { return &a.Notice }).
			helped("The day on which CQC asked for the Information Return, such as 16/11/2026."),
		number(FieldNoticeDays, "Days given", "The number of days", func(a *Assessment) *string { return &a.NoticeDays }).
			whole().between(1, LongestNotice).helped("How many days the notice gives, from the day after it. Left empty, it is 21."),
		wordList(func(a *Assessment) *string { return &a.Words }),
	},
}, func(a *Assessment) *string { return &a.ID })

func markingTerms(*Assessment) []Term {
	var terms []Term
	for _, m := range Markings {
		if m != Unmarked {
			terms = append(terms, Term{string(m), string(m)})
		}
	}
	return terms
}

// New returns an empty assessment of council against framework. Its title is
// "Self-assessment" and its marking OFFICIAL until somebody says otherwise.
func New(id, council string, framework *Framework) *Assessment {
	a := &Assessment{
		ID: id, Framework: framework, Council: council, Title: "Self-assessment",
		Marking: Official, Choices: map[string]string{}, tables: newTables(), pointing: map[Ref][]Pointer{},
	}
	for _, s := range framework.Statements() {
		a.Statements = append(a.Statements, &Statement{Code: s.Code, of: a})
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

// Clone returns a deep copy that shares only the framework, which nobody
// changes. Work that takes long reads a clone while the window goes on.
func (a *Assessment) Clone() *Assessment {
	c := *a
	c.Choices = maps.Clone(a.Choices)
	c.tables = cloneTables(a.tables)
	c.pointing = make(map[Ref][]Pointer, len(a.pointing))
	for to, from := range a.pointing {
		c.pointing[to] = slices.Clone(from)
	}
	c.Statements = make([]*Statement, len(a.Statements))
	for i, s := range a.Statements {
		copied := *s
		copied.of = &c
		c.Statements[i] = &copied
	}
	return &c
}
