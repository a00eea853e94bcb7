package assessment

import (
	"cmp"
	"slices"
	"strings"
)

// Kind names a kind of record that edits change, as files and the journal
// write it. The constants stand beside the kinds they name.
type Kind string

// KindSpec is the one declaration of a kind of record. What follows from it,
// and is written nowhere else: how a record is checked, added, changed and
// removed, looked up and copied; its columns in the file; what undo and
// messages call it and where they say it stands; its JSON; what of it the
// public may read and where personal data is looked for; its rows in a
// workbook. Tests range over Kinds, so that a kind cannot be half there.
type KindSpec struct {
	Kind   Kind
	Name   string // one of them within a sentence, such as "key figure"
	Plural string // such as "key figures"
	Key    string // of their list in JSON, such as "figures"
	Room   string // the page people find them on, such as "Who we are"; "" where their parent says it
	Order  int    // where they come when the document is read from front to back

	// Fixed kinds have the records they have from the beginning: nobody adds
	// one or removes one.
	Fixed bool

	// Internal kinds are for colleagues by nature: no public paper holds any.
	Internal bool

	// Apart kinds wait beside the document: no paper and no workbook holds any, not
	// even one for colleagues. They are searched and said in JSON like others.
	Apart bool

	// Open is the yes-or-no field without whose yes a record is for colleagues
	// only, such as that it is public already; or "".
	Open Field

	// Lines kinds stand below a record as the lines of a cell or a box do: each
	// of their fields is on one line, and they are written where their parent is.
	Lines bool

	// Called is the field whose words name a record within a sentence, or "".
	Called Field

	// Coded is the field with the short code that people know a record by, such
	// as "QS1.3", which stands before its words; or "".
	Coded Field

	// Ends are the two fields of a kind that links records: which they are
	// never changes, and the record's id follows from them (LinkID), so that
	// two copies that make one link make the same.
	Ends []Field

	Fields []FieldSpec

	parent   Kind // the kind its place is in, or ""
	fixed    func(a *Assessment, id string) any
	fixedIDs func(a *Assessment) []string
	newTable func() table
}

// declared are the kinds by name, and inOrder as Kinds returns them.
var (
	declared = map[Kind]*KindSpec{}
	inOrder  []KindSpec
)

// declare makes a kind known whose records are of the type R. A *R that has a
// method Validate(*Assessment) error is held to it at the end of every change
// that touches it.
func declare[R any](spec KindSpec, id func(*R) *string) *kindOf[R] {
	k := &kindOf[R]{spec: &spec, id: id}
	for i, f := range spec.Fields {
		switch {
		case f.Places && f.Type == TypeReference:
			spec.parent = f.Refers[0]
		case f.Type == TypePosition:
			k.position = &spec.Fields[i]
		}
		for j, other := range spec.Fields {
			spec.Fields[j].opens = other.opens || f.Unless != "" && other.Field == f.Unless
		}
	}
	if !spec.Fixed {
		spec.newTable = func() table { return newTableOf(k) }
	}
	declared[spec.Kind] = &spec
	inOrder = append(inOrder, spec)
	slices.SortFunc(inOrder, func(x, y KindSpec) int {
		return cmp.Or(cmp.Compare(x.Order, y.Order), strings.Compare(string(x.Kind), string(y.Kind)))
	})
	return k
}

// Kinds returns the declarations of all kinds in the order in which a document
// is read. Do not change the slice.
func Kinds() []KindSpec { return inOrder }

// KindOf returns the declaration of a kind, and whether there is one.
func KindOf(kind Kind) (KindSpec, bool) {
	if spec := declared[kind]; spec != nil {
		return *spec, true
	}
	return KindSpec{}, false
}

// Parent is the kind of the record that one of this kind stands below and goes
// with, such as an entry's statement, or "".
func (k KindSpec) Parent() Kind { return k.parent }

// Has tells whether the kind has a field.
func (k KindSpec) Has(field Field) bool {
	_, has := FieldOf(k.Kind, field)
	return has
}

// one begins a sentence about a record of a kind.
func one(kind Kind) string {
	name := plainly(kind)
	if strings.ContainsAny(name[:min(1, len(name))], "aeiou") {
		return "An " + name
	}
	return "A " + name
}

// AnyOf says what something may lead to, such as "an entry, a statement or an
// action".
func AnyOf(kinds []Kind) string {
	var names []string
	for _, kind := range kinds {
		name := declared[kind].Name
		article := "a "
		if strings.ContainsAny(name[:1], "aeiou") {
			article = "an "
		}
		names = append(names, article+name)
	}
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// plainly is a kind's own name in words, for a refusal: it may be of a kind
// that nobody declared.
func plainly(kind Kind) string { return strings.ReplaceAll(string(kind), "_", " ") }

// Call names a record within a sentence, such as "risk “Agency staff leave”",
// or by its place in the list where it has no words yet, such as "risk 3". It
// is "" for a record that is not there.
func (a *Assessment) Call(kind Kind, id string) string {
	spec, record := declared[kind], a.record(kind, id)
	if spec == nil || record == nil {
		return ""
	}
	name := spec.Name
	if f, has := FieldOf(kind, spec.Coded); has {
		name = strings.TrimSpace(name + " " + shorten(f.get(record), 60))
	}
	if f, has := FieldOf(kind, spec.Called); has {
		if words := shorten(f.get(record), 60); words != "" {
			return name + " “" + words + "”"
		}
	}
	if name != spec.Name {
		return name
	}
	if spec.Fixed {
		return a.Place(kind, id)
	}
	return spec.Name + " " + a.count(kind, id)
}
