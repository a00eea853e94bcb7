// Package columns declares the sheets of the workbook: which records each one
// shows, in which columns, and how the words of a cell follow from what the
// document holds and are read back from what somebody wrote. An export writes
// by these declarations and an import reads by them, so that neither can know a
// column the other does not. It must not know file formats, reports or windows.
package columns

import (
	"slices"
	"strings"

	"ninefold/app/assessment"
)

// Sheet declares one sheet of the workbook. Its name and its columns' titles
// are fixed from version to version: an import finds them by these.
type Sheet struct {
	Name  string // at most LongestName UTF-16 units, unique
	Title string
	Note  string // one line below the title, or ""
	Empty string // said in place of rows where there are none
	Kind  assessment.Kind
	Spare int // how many empty rows a workbook made for editing has for what is new

	// Records are the ids of the records the sheet shows, in its order.
	Records func(a *assessment.Assessment) []string
	Columns []Column

	// Heart is the title of the column without whose words there is no such
	// record: a row whose heart was emptied is one that somebody took out. It is
	// "" where any of the columns that Make one will do.
	Heart string
}

// Column declares one column.
type Column struct {
	Title string
	Width float64 // in characters of the default font

	Also  []string         // other titles by which it is known in tables that people made themselves
	Field assessment.Field // what it shows of the record, or ""
	// Of is a kind whose records stand below the row's record: each is a line of
	// the cell, which shows Field of it. Or "".
	Of assessment.Kind

	Editable bool // whether an import takes what is written there
	Reading  bool // whether a workbook made for editing leaves it out
	Inside   bool // whether a workbook for the public leaves it out
	Sparing  bool // whether a workbook that is only read leaves it out where no record has anything in it

	Limit   int  // the most characters it takes; 0: any number
	OneLine bool // whether line breaks within a cell mean nothing
	Numeric bool // whether its values are numbers
	Date    bool // whether its values are dates
	Figure  bool // whether its values are figures as a council writes them
	Number  bool // whether it counts the records of a list, and so says where one goes

	Needed bool // whether a sheet without it cannot be this one; together these tell a record without an id
	Names  bool // whether its words name the row to people
	Says   bool // whether people write it in words of their own
	Makes  bool // whether its words are enough to make a record of

	// Creates is the kind of which a name that is none's yet makes a new record,
	// or "".
	Creates assessment.Kind

	value   func(w *Words, id string) string    // what the document holds
	words   func(w *Words, value string) string // as people read it
	read    func(w *Words, text string) (value, why string)
	choices func(a *assessment.Assessment) []string
}

// Choices are the words a cell of the column takes, or nil where it takes any.
func (c Column) Choices(a *assessment.Assessment) []string {
	if c.choices == nil {
		return nil
	}
	return c.choices(a)
}

// Called tells whether a title, in any case, is the column's own.
func (c Column) Called(title string) bool {
	return strings.EqualFold(strings.TrimSpace(title), c.Title)
}

// Known tells whether a title is the column's own or another by which it is
// known.
func (c Column) Known(title string) bool {
	return c.Called(title) || slices.ContainsFunc(c.Also, func(other string) bool { return strings.EqualFold(strings.TrimSpace(title), other) })
}

// Titles are the titles of columns, in their order.
func Titles(columns []Column) []string {
	titles := make([]string, len(columns))
	for i, c := range columns {
		titles[i] = c.Title
	}
	return titles
}

// Key names what the column holds among the columns of its sheet.
func (c Column) Key() Key { return Key{c.Of, c.Field} }

// Key names what a column holds: a field of the row's record, or of the records
// of a kind below it.
type Key struct {
	Of    assessment.Kind
	Field assessment.Field
}

// Value is what the document holds in the column for the record with this id.
func (c Column) Value(w *Words, id string) string { return c.value(w, id) }

// Words is a value as people read it in a cell.
func (c Column) Words(w *Words, value string) string { return c.words(w, value) }

// Shown is what the cell of a record says.
func (c Column) Shown(w *Words, id string) string { return c.words(w, c.value(w, id)) }

// Read understands what somebody wrote into a cell. Why says in a sentence what
// cannot be understood, or is "".
func (c Column) Read(w *Words, text string) (value, why string) { return c.read(w, text) }

// Column returns the column with this title, and whether the sheet has one.
func (s Sheet) Column(title string) (Column, bool) {
	at := slices.IndexFunc(s.Columns, func(c Column) bool { return c.Title == title })
	if at < 0 {
		return Column{}, false
	}
	return s.Columns[at], true
}

// Blank tells whether nobody has written anything of a record yet.
func (s Sheet) Blank(w *Words, id string) bool {
	if spec, known := assessment.KindOf(s.Kind); known && (spec.Fixed || len(spec.Ends) > 0) {
		return false // what a link links says enough
	}
	return !slices.ContainsFunc(s.Columns, func(c Column) bool { return c.Says && !blank(c.Value(w, id)) })
}

// The columns that only a workbook made for editing has, both hidden: the id of
// the record a row shows, and the row's Baseline.
const (
	TitleID       = "Id"
	TitleBaseline = "Baseline"
)

// The words of a column that says yes or no.
const (
	Yes = "Yes"
	No  = "No"
)

// Continued stands in the first cell of a row that goes on with the text of
// the row above, which was longer than a workbook cell may be. Such a row
// repeats the id.
const Continued = "(continued)"

// OriginMark stands before the id of the document that a workbook made for
// editing was made from, as the identifier among the workbook's properties.
const OriginMark = "ninefold:"

// PartMark stands behind it where the workbook holds only some of the records
// that its sheets are about, such as one person's. What has no row there is not
// missing.
const PartMark = " part"

// PartFact says so on the cover as well, since not every program keeps a
// workbook's properties.
const PartFact = "Part of the document"
