package assessment

import (
	"strconv"
	"time"
)

// Kind names a kind of record that edits change.
type Kind string

// The kinds of record of a document.
const (
	KindDocument  Kind = "document"  // the assessment itself; one, with the assessment's id
	KindStatement Kind = "statement" // id is the statement's code
	KindEntry     Kind = "entry"
	KindSection   Kind = "section"
	KindFigure    Kind = "figure"
	KindChoice    Kind = "choice" // id is the choice's key
)

// Field names one value of a record. Every value travels as text: yes is "1"
// and no "", numbers are decimal, and nothing is "".
type Field string

// The fields of all kinds.
const (
	FieldCouncil   Field = "council"
	FieldTitle     Field = "title"
	FieldAsAt      Field = "as_at"
	FieldAuthor    Field = "author"
	FieldMarking   Field = "marking"
	FieldDraft     Field = "draft"
	FieldStatus    Field = "status"
	FieldLead      Field = "lead"
	FieldScore     Field = "score"
	FieldReason    Field = "reason"
	FieldStatement Field = "statement"
	FieldList      Field = "list"
	FieldPosition  Field = "position"
	FieldText      Field = "text"
	FieldNote      Field = "note"
	FieldInternal  Field = "internal"
	FieldHeading   Field = "heading"
	FieldLabel     Field = "label"
	FieldValue     Field = "value"
)

// FieldSpec is the one description of a field, from which validation,
// storage, the workbook and the tests that leave no field out are derived.
type FieldSpec struct {
	Field   Field
	Name    string // the sentence's subject in a refusal, such as "The entry"
	Limit   int    // characters; 0 where the value is not free text
	OneLine bool   // whether line breaks are refused
	Written bool   // whether people write it in their own words

	get   func(record any) string
	set   func(record any, value string)
	check func(a *Assessment, value string) error
}

// Fields returns the fields of a kind in the order they are read, or nil for
// an unknown kind. Do not change the slice.
func Fields(kind Kind) []FieldSpec { return specs[kind] }

// FieldOf returns one field's description, and whether the kind has it.
func FieldOf(kind Kind, field Field) (FieldSpec, bool) {
	for _, s := range specs[kind] {
		if s.Field == field {
			return s, true
		}
	}
	return FieldSpec{}, false
}

func itoa(n int) string { return strconv.Itoa(n) }

func yes(b bool) string {
	if b {
		return "1"
	}
	return ""
}

// text describes a field people write.
func text[R any](f Field, name string, limit int, oneLine bool, at func(R) *string) FieldSpec {
	return FieldSpec{
		Field: f, Name: name, Limit: limit, OneLine: oneLine, Written: true,
		get: func(r any) string { return *at(r.(R)) },
		set: func(r any, v string) { *at(r.(R)) = v },
		check: func(_ *Assessment, v string) error {
			return CheckText(name, v, limit, oneLine)
		},
	}
}

// flag describes a yes or no.
func flag[R any](f Field, name string, at func(R) *bool) FieldSpec {
	return FieldSpec{
		Field: f, Name: name,
		get: func(r any) string { return yes(*at(r.(R))) },
		set: func(r any, v string) { *at(r.(R)) = v == "1" },
		check: func(_ *Assessment, v string) error {
			if v != "" && v != "1" {
				return invalid("%s is either yes or no.", name)
			}
			return nil
		},
	}
}

// coded describes a field with a vocabulary of its own.
func coded[R any](f Field, name string, get func(R) string, set func(R, string), check func(*Assessment, string) error) FieldSpec {
	return FieldSpec{
		Field: f, Name: name,
		get:   func(r any) string { return get(r.(R)) },
		set:   func(r any, v string) { set(r.(R), v) },
		check: check,
	}
}

func position[R any](at func(R) *string) FieldSpec {
	return coded(FieldPosition, "The position",
		func(r R) string { return *at(r) },
		func(r R, v string) { *at(r) = v },
		func(_ *Assessment, v string) error {
			if !validPosition(v) {
				return invalid("The position %q is not one Ninefold makes.", v)
			}
			return nil
		})
}

var specs = map[Kind][]FieldSpec{
	KindDocument: {
		text(FieldCouncil, "The council's name", LimitName, true, func(a *Assessment) *string { return &a.Council }),
		text(FieldTitle, "The title", LimitName, true, func(a *Assessment) *string { return &a.Title }),
		coded(FieldAsAt, "The as-at date",
			func(a *Assessment) string { return a.AsAt },
			func(a *Assessment, v string) { a.AsAt = v },
			func(_ *Assessment, v string) error { return checkDate(v) }),
		text(FieldAuthor, "The author's name", LimitName, true, func(a *Assessment) *string { return &a.Author }),
		coded(FieldMarking, "The marking",
			func(a *Assessment) string { return string(a.Marking) },
			func(a *Assessment, v string) { a.Marking = Marking(v) },
			func(_ *Assessment, v string) error { _, err := ParseMarking(v); return err }),
		flag(FieldDraft, "Draft", func(a *Assessment) *bool { return &a.Draft }),
	},
	KindStatement: {
		coded(FieldStatus, "The status",
			func(s *Statement) string { return s.Status.Key() },
			func(s *Statement, v string) { s.Status, _ = ParseStatus(v) },
			func(_ *Assessment, v string) error { _, err := ParseStatus(v); return err }),
		text(FieldLead, "The lead's name", LimitName, true, func(s *Statement) *string { return &s.Lead }),
		coded(FieldScore, "The score",
			func(s *Statement) string {
				if s.Score == 0 {
					return ""
				}
				return itoa(s.Score)
			},
			func(s *Statement, v string) { s.Score, _ = strconv.Atoi(v) },
			checkScore),
		text(FieldReason, "The reason for the score", LimitReason, false, func(s *Statement) *string { return &s.Reason }),
	},
	KindEntry: {
		coded(FieldStatement, "The statement",
			func(e *Entry) string { return e.Statement },
			func(e *Entry, v string) { e.Statement = v },
			func(a *Assessment, v string) error {
				if a.Statement(v) == nil {
					return invalid("The framework has no statement %q.", v)
				}
				return nil
			}),
		coded(FieldList, "The list",
			func(e *Entry) string { return string(e.List) },
			func(e *Entry, v string) { e.List = ListKey(v) },
			func(_ *Assessment, v string) error {
				for _, key := range ListKeys {
					if string(key) == v {
						return nil
					}
				}
				return invalid("The list %q is none of working_well, improvement and priorities.", v)
			}),
		position(func(e *Entry) *string { return &e.Position }),
		text(FieldText, "The entry", LimitEntry, false, func(e *Entry) *string { return &e.Text }),
		text(FieldNote, "The note", LimitNote, false, func(e *Entry) *string { return &e.Note }),
		flag(FieldInternal, "Internal", func(e *Entry) *bool { return &e.Internal }),
	},
	KindSection: {
		position(func(s *Section) *string { return &s.Position }),
		text(FieldHeading, "The heading", LimitName, true, func(s *Section) *string { return &s.Heading }),
		text(FieldText, "The section", LimitSection, false, func(s *Section) *string { return &s.Text }),
		flag(FieldInternal, "Internal", func(s *Section) *bool { return &s.Internal }),
	},
	KindFigure: {
		position(func(f *Figure) *string { return &f.Position }),
		text(FieldLabel, "What the figure counts", LimitName, true, func(f *Figure) *string { return &f.Label }),
		text(FieldValue, "The figure", LimitName, true, func(f *Figure) *string { return &f.Value }),
		text(FieldNote, "The figure's note", LimitNote, false, func(f *Figure) *string { return &f.Note }),
		flag(FieldInternal, "Internal", func(f *Figure) *bool { return &f.Internal }),
	},
	KindChoice: {
		{
			Field: FieldValue, Name: "The remembered choice", Limit: LimitChoice,
			check: func(_ *Assessment, v string) error {
				return CheckText("The remembered choice", v, LimitChoice, false)
			},
		},
	},
}

func checkDate(v string) error {
	if v == "" {
		return nil
	}
	if _, err := time.Parse(time.DateOnly, v); err != nil {
		return invalid("%q is not a date. Please write it as year-month-day, such as 2026-09-30.", v)
	}
	return nil
}

func checkScore(a *Assessment, v string) error {
	if v == "" {
		return nil
	}
	n, err := strconv.Atoi(v)
	if err != nil || itoa(n) != v || !a.Framework.HasScore(n) {
		return invalid("The score %q is not on the framework's scale.", v)
	}
	return nil
}
