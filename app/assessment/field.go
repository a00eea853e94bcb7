package assessment

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// Field names one value of a record. Every value travels as text: yes is "1"
// and no "", numbers are decimal, dates "2006-01-02", references ids, and
// nothing is "".
type Field string

// The fields that several kinds have. Others stand beside their kind.
const (
	FieldTitle     Field = "title"
	FieldStatus    Field = "status"
	FieldStatement Field = "statement"
	FieldPosition  Field = "position"
	FieldText      Field = "text"
	FieldNote      Field = "note"
	FieldInternal  Field = "internal"
	FieldOwner     Field = "owner"
)

// FieldType says what a field's value is.
type FieldType int

// The types of field.
const (
	TypeText      FieldType = iota // words in lines and paragraphs
	TypeLine                       // words on one line
	TypePerson                     // a name, on one line; those already used are offered
	TypeYesNo                      // "1" or ""
	TypeOneOf                      // one of the field's Terms, or ""
	TypeDate                       // "2006-01-02", or ""
	TypePosition                   // a place in a list, see Assessment.PositionBetween
	TypeReference                  // the record or records the field refers to
	TypeNumber                     // decimal, such as "58.41", see ParseNumber; or ""
	TypeWords                      // words, one a line, that are added and taken away one by one
	TypeDigest                     // a SHA-256 in 64 hexadecimal digits, lower case, that nobody types; or ""
)

// FieldSpec is the one description of a field.
type FieldSpec struct {
	Field   Field
	Title   string // at the head of its column and over its box, such as "Due date"
	Name    string // the sentence's subject in a refusal, such as "The due date"
	Help    string // a sentence for the one who fills it in, or ""
	Type    FieldType
	Limit   int  // the most characters it keeps; 0 where the value is not free text
	Advice  int  // characters from which a text is longer than it should be; 0 for none
	OneLine bool // whether line breaks are refused
	Written bool // whether people write it in their own words
	Places  bool // whether it says in which list a record stands

	// Also are other titles that people give its column in tables of their own.
	Also []string

	// Deadline is a date by which somebody has something to do.
	Deadline bool

	// Internal fields are for colleagues by nature: the public copy has none,
	// except in the records where the yes-or-no field Unless says yes. A place
	// in a list stays, since no record can be without, and no paper shows it.
	Internal bool
	Unless   Field

	opens bool // whether it is the Unless of another

	// Least and Most bound a number; Whole ones have no decimals.
	Least, Most float64
	Whole       bool

	// Refers are the kinds a reference may point at; Many whether it may point
	// at several records; Removal what happens when such a record is removed.
	Refers []Kind
	Many   bool

	// Creates tells that a name which is none's yet, in a workbook that is
	// brought in, makes a new record of the one kind it refers to.
	Creates bool

	Removal Removal

	terms  func(a *Assessment) []Term
	offers func(a *Assessment) []string
	stands func(a *Assessment, record any) string // what the field stands for while it is empty
	get    func(record any) string
	set    func(record any, value string)
	check  func(a *Assessment, record any, value string) error
}

// Term is one value of a vocabulary and what people read for it.
type Term struct{ Value, Title string }

// Terms returns the vocabulary of a field with one, in its order, or nil.
func (f FieldSpec) Terms(a *Assessment) []Term {
	if f.terms == nil {
		return nil
	}
	return f.terms(a)
}

// Optional tells whether a field with a vocabulary may be left unsaid.
func (f FieldSpec) Optional(a *Assessment) bool { return f.check(a, nil, "") == nil }

// Offers returns words that are offered for a field that people write, though it
// takes any others: a vocabulary, or what is written elsewhere already. It is
// nil where there are none.
func (f FieldSpec) Offers(a *Assessment) []string {
	if f.offers == nil {
		return nil
	}
	return f.offers(a)
}

// Offering tells whether words are offered for the field, though there may be
// none yet.
func (f FieldSpec) Offering() bool { return f.offers != nil }

// usedBefore offers what the records of a kind say in a field already, each
// once, in reading order.
func usedBefore(kind Kind, field Field) func(*Assessment) []string {
	return func(a *Assessment) []string {
		var texts []string
		seen := map[string]bool{"": true}
		for _, id := range a.IDs(kind) {
			text, _ := a.Value(kind, id, field)
			if text = strings.TrimSpace(text); !seen[text] {
				seen[text] = true
				texts = append(texts, text)
			}
		}
		return texts
	}
}

// ForColleagues tells whether no public paper shows the field's values: it is
// internal, or says no more than that another one is not.
func (f FieldSpec) ForColleagues() bool { return f.Internal || f.opens || f.Field == FieldInternal }

// Titled returns what people read for a value of the field: a vocabulary's
// title, "Yes" for yes; any other value as it is.
func (f FieldSpec) Titled(a *Assessment, value string) string {
	for _, term := range f.Terms(a) {
		if term.Value == value {
			return term.Title
		}
	}
	if f.Type == TypeYesNo && value != "" {
		return "Yes"
	}
	return value
}

// Fields returns the fields of a kind in the order they are read, or nil for
// an unknown kind. Do not change the slice.
func Fields(kind Kind) []FieldSpec {
	if spec := declared[kind]; spec != nil {
		return spec.Fields
	}
	return nil
}

// FieldOf returns one field's description, and whether the kind has it.
func FieldOf(kind Kind, field Field) (FieldSpec, bool) {
	if f := fieldOf(kind, field); f != nil {
		return *f, true
	}
	return FieldSpec{}, false
}

func fieldOf(kind Kind, field Field) *FieldSpec {
	fields := Fields(kind)
	for i := range fields {
		if fields[i].Field == field {
			return &fields[i]
		}
	}
	return nil
}

func itoa(n int) string { return strconv.Itoa(n) }

func yes(b bool) string {
	if b {
		return "1"
	}
	return ""
}

// at returns how a field is read from and written to a record whose value
// stands, as text, where at points.
func at[R any, S ~string](f FieldSpec, at func(*R) *S) FieldSpec {
	f.get = func(r any) string { return string(*at(r.(*R))) }
	f.set = func(r any, v string) { *at(r.(*R)) = S(v) }
	return f
}

// prose describes a field people write in lines and paragraphs, advised to be
// of at most so many characters.
func prose[R any](field Field, title, name string, advice int, value func(*R) *string) FieldSpec {
	f := line(field, title, name, LimitKept, value)
	f.Type, f.OneLine, f.Advice = TypeText, false, advice
	f.check = checkWritten(f)
	return f
}

// line describes a field people write on one line.
func line[R any](field Field, title, name string, limit int, value func(*R) *string) FieldSpec {
	f := at(FieldSpec{Field: field, Title: title, Name: name, Type: TypeLine, Limit: limit, OneLine: true, Written: true}, value)
	f.check = checkWritten(f)
	return f
}

// person describes a field that holds somebody's name.
func person[R any](field Field, title, name string, value func(*R) *string) FieldSpec {
	f := line(field, title, name, LimitName, value)
	f.Type = TypePerson
	return f
}

func checkWritten(f FieldSpec) func(*Assessment, any, string) error {
	return func(_ *Assessment, _ any, v string) error { return CheckText(f.Name, v, f.Limit, f.OneLine) }
}

// yesNo describes a yes or no.
func yesNo[R any](field Field, title, name string, value func(*R) *bool) FieldSpec {
	return FieldSpec{
		Field: field, Title: title, Name: name, Type: TypeYesNo,
		get: func(r any) string { return yes(*value(r.(*R))) },
		set: func(r any, v string) { *value(r.(*R)) = v == "1" },
		check: func(_ *Assessment, _ any, v string) error {
			if v != "" && v != "1" {
				return invalid("%s is either yes or no.", name)
			}
			return nil
		},
	}
}

// oneOf describes a field with a vocabulary; check refuses what is outside it.
func oneOf[R any, S ~string](field Field, title, name string, terms func(*Assessment) []Term, value func(*R) *S, check func(a *Assessment, v string) error) FieldSpec {
	f := at(FieldSpec{Field: field, Title: title, Name: name, Type: TypeOneOf, terms: terms}, value)
	f.check = func(a *Assessment, _ any, v string) error { return check(a, v) }
	return f
}

// whichField describes which field of a record another reference of the same kind is
// about, for what may point at a record and one of its fields, as a comment does.
// Its value is that field's name, of any of the kinds given, or "" for the record
// as a whole.
func whichField[R any](field Field, title, name string, value func(*R) *Field, kinds ...Kind) FieldSpec {
	terms := func(*Assessment) []Term {
		var all []Term
		for _, kind := range kinds {
			for _, f := range Fields(kind) {
				if !slices.ContainsFunc(all, func(t Term) bool { return t.Value == string(f.Field) }) {
					all = append(all, Term{string(f.Field), f.Title})
				}
			}
		}
		return all
	}
	return oneOf(field, title, name, terms, value, func(a *Assessment, v string) error { return checkOneOf(name, terms(a))(a, v) })
}

// day describes a date.
func day[R any](field Field, title, name string, value func(*R) *string) FieldSpec {
	f := at(FieldSpec{Field: field, Title: title, Name: name, Type: TypeDate}, value)
	f.check = func(_ *Assessment, _ any, v string) error { return checkDate(v) }
	return f
}

// number describes a number of at most nine digits before the point, so that no
// NHS number fits into one.
func number[R any](field Field, title, name string, value func(*R) *string) FieldSpec {
	f := at(FieldSpec{Field: field, Title: title, Name: name, Type: TypeNumber, Least: -mostNumber, Most: mostNumber}, value)
	f.check = checkNumber(f)
	return f
}

// between bounds a number, both bounds included.
func (f FieldSpec) between(least, most float64) FieldSpec {
	f.Least, f.Most = least, most
	f.check = checkNumber(f)
	return f
}

// whole refuses decimals.
func (f FieldSpec) whole() FieldSpec {
	f.Whole = true
	f.check = checkNumber(f)
	return f
}

// position describes the place in a list.
func position[R any](value func(*R) *string) FieldSpec {
	f := at(FieldSpec{Field: FieldPosition, Title: "Position", Name: "The position", Type: TypePosition}, value)
	f.check = func(_ *Assessment, _ any, v string) error {
		if !validPosition(v) {
			return invalid("The position %q is not one Ninefold makes.", v)
		}
		return nil
	}
	return f
}

// digest describes the fingerprint of a file.
func digest[R any](field Field, title, name string, value func(*R) *string) FieldSpec {
	f := at(FieldSpec{Field: field, Title: title, Name: name, Type: TypeDigest}, value)
	f.check = func(_ *Assessment, _ any, v string) error {
		if v != "" && (len(v) != 64 || strings.Trim(v, "0123456789abcdef") != "") {
			return invalid("%s is not a SHA-256: 64 of the digits 0 to 9 and a to f.", name)
		}
		return nil
	}
	return f
}

// standing adds what the field stands for while nothing is written in it.
func standing[R any](f FieldSpec, stands func(a *Assessment, record *R) string) FieldSpec {
	f.stands = func(a *Assessment, record any) string { return stands(a, record.(*R)) }
	return f
}

// Stands is the value that a field of a record has for everybody who reads it while
// nothing is written in it, such as a risk's rating that follows from its likelihood and
// impact; or "" where that is nothing, or something is written.
func (a *Assessment) Stands(kind Kind, id string, field Field) string {
	f, record := fieldOf(kind, field), a.record(kind, id)
	if f == nil || record == nil || f.stands == nil || f.get(record) != "" {
		return ""
	}
	return f.stands(a, record)
}

// Stood tells whether the field may stand for something while it is empty.
func (f FieldSpec) Stood() bool { return f.stands != nil }

// helped adds the sentence for the one who fills the field in.
func (f FieldSpec) helped(help string) FieldSpec { f.Help = help; return f }

// offering adds the words that are offered for the field.
func (f FieldSpec) offering(offers func(*Assessment) []string) FieldSpec { f.offers = offers; return f }

// creating lets names that are none's yet make new records.
func (f FieldSpec) creating() FieldSpec { f.Creates = true; return f }

// also adds other titles that people give the field's column.
func (f FieldSpec) also(titles ...string) FieldSpec { f.Also = titles; return f }

// deadline marks a date by which somebody has something to do.
func (f FieldSpec) deadline() FieldSpec { f.Deadline = true; return f }

// internal marks a field as one for colleagues.
func (f FieldSpec) internal() FieldSpec { f.Internal = true; return f }

// unless marks a field as one for colleagues except where another says yes.
func (f FieldSpec) unless(open Field) FieldSpec { f.Internal, f.Unless = true, open; return f }

// placing marks a field as one that says in which list a record stands.
func (f FieldSpec) placing() FieldSpec { f.Places = true; return f }

func checkDate(v string) error {
	if v == "" {
		return nil
	}
	if _, err := time.Parse(time.DateOnly, v); err != nil {
		return invalid("%q is not a date. Please write it as year-month-day, such as 2026-09-30.", v)
	}
	return nil
}

// checkOneOf refuses what is not among terms.
func checkOneOf(name string, terms []Term) func(*Assessment, string) error {
	return func(_ *Assessment, v string) error {
		if v == "" {
			return nil
		}
		if slices.ContainsFunc(terms, func(term Term) bool { return term.Value == v }) {
			return nil
		}
		titles := make([]string, len(terms))
		for i, term := range terms {
			titles[i] = term.Title
		}
		return invalid("%s %q is none of %s.", name, v, andList(titles))
	}
}

// andList joins words as a sentence does: "a, b and c".
func andList(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		joined := words[0]
		for _, w := range words[1 : n-1] {
			joined += ", " + w
		}
		return joined + " and " + words[n-1]
	}
}
