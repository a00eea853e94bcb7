package assessment

import (
	"strings"
	"unicode"
)

// Entry is one sentence or short paragraph in one of a statement's lists.
type Entry struct {
	ID        string  // UUID
	Statement string  // code of the statement it belongs to
	List      ListKey // which of the three lists
	Position  string  // its place in the list, see Assessment.PositionBetween
	Text      string  // at most LimitEntry characters
	Note      string  // for colleagues; internal by nature; at most LimitNote characters
	Internal  bool    // whether a public pack leaves it out
	Language  string  // that it is in where its author says so, as a BCP 47 tag of Languages; or ""
}

// What those who read self-assessments advise for one list of a statement, and
// from how many words on an entry is better made two. Nothing is refused for it.
const (
	AdviceEntriesLeast = 3
	AdviceEntriesMost  = 8
	AdviceEntryWords   = 60
)

// WordCount is how many words a text has: stretches without white space in which
// there is a letter or a digit.
func WordCount(text string) int {
	n := 0
	for word := range strings.FieldsSeq(text) {
		if strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			n++
		}
	}
	return n
}

// KindEntry is what stands in a statement's lists.
const KindEntry Kind = "entry"

// FieldList is which of its statement's lists an entry stands in.
const FieldList Field = "list"

var entries = declare(KindSpec{
	Kind: KindEntry, Name: "entry", Plural: "entries", Order: 41, Called: FieldText,
	Fields: []FieldSpec{
		entryStatement(),
		oneOf(FieldList, "List", "The list", listTerms, func(e *Entry) *ListKey { return &e.List }, checkList).placing(),
		position(func(e *Entry) *string { return &e.Position }),
		prose(FieldText, "Text", "The entry", AdviceEntry, func(e *Entry) *string { return &e.Text }),
		prose(FieldNote, "Note", "The note", AdviceNote, func(e *Entry) *string { return &e.Note }).internal(),
		yesNo(FieldInternal, "Internal", "Internal", func(e *Entry) *bool { return &e.Internal }),
		language(func(e *Entry) *string { return &e.Language }),
	},
}, func(e *Entry) *string { return &e.ID })

// entryStatement is checked at once, since the list an entry stands in must be
// one there is.
func entryStatement() FieldSpec {
	f := reference(FieldStatement, "Statement", "The statement", WithIt, func(e *Entry) *string { return &e.Statement }, KindStatement).placing()
	f.terms = statementTerms
	f.check = func(a *Assessment, _ any, v string) error {
		if a.Statement(v) == nil {
			return invalid("The framework has no statement %q.", v)
		}
		return nil
	}
	return f
}

func listTerms(a *Assessment) []Term {
	terms := make([]Term, len(ListKeys))
	for i, key := range ListKeys {
		terms[i] = Term{string(key), a.Framework.List(key).Title}
	}
	return terms
}

func checkList(_ *Assessment, v string) error {
	for _, key := range ListKeys {
		if string(key) == v {
			return nil
		}
	}
	return invalid("The list %q is none of working_well, improvement and priorities.", v)
}

// Entry returns the entry with this id, or nil.
func (a *Assessment) Entry(id string) *Entry { return entries.find(a, id) }

// EntryCount is the number of entries in the whole document.
func (a *Assessment) EntryCount() int { return len(entries.in(a).byID) }
