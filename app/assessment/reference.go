package assessment

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"iter"
	"slices"
	"strings"
)

// Removal says what happens to a reference when the record it points at is
// removed. It is carried out as steps of the same change, so that one undo
// brings everything back.
type Removal string

// The rules of removal.
const (
	Clear  Removal = "clear"  // the reference is emptied
	Forbid Removal = "forbid" // the record cannot be removed while anything points at it
	WithIt Removal = "with"   // the record that refers to it is removed as well
)

// Pointer is one reference: the record and field it stands in.
type Pointer struct {
	Ref
	Field Field
}

// reference describes a field that refers to one record of the kinds given. Its
// value is that record's id; where there are several kinds it is kind, "/" and
// id.
func reference[R any](field Field, title, name string, removal Removal, value func(*R) *string, kinds ...Kind) FieldSpec {
	f := at(FieldSpec{Field: field, Title: title, Name: name, Type: TypeReference, Refers: kinds, Removal: removal}, value)
	f.check = checkReferences(f)
	return f
}

// references describes a field that refers to any number of records. Its value
// has a line for each.
func references[R any](field Field, title, name string, removal Removal, value func(*R) *string, kinds ...Kind) FieldSpec {
	f := reference(field, title, name, removal, value, kinds...)
	f.Many = true
	f.check = checkReferences(f)
	return f
}

// checkReferences checks the form; whether the records are there is checked
// when the whole change is done, since one change may add both ends.
func checkReferences(f FieldSpec) func(*Assessment, any, string) error {
	return func(_ *Assessment, _ any, v string) error {
		if v == "" {
			return nil
		}
		lines := strings.Split(v, "\n")
		if !f.Many && len(lines) > 1 {
			return invalid("%s refers to one record only.", f.Name)
		}
		for i, text := range lines {
			if err := CheckText(f.Name, text, 2*LimitName, true); err != nil {
				return err
			}
			if text == "" || slices.Contains(lines[:i], text) {
				return invalid("%s refers to nothing, or to one record twice.", f.Name)
			}
			if _, ok := f.target(text); !ok {
				return invalid("%s cannot refer to %q.", f.Name, text)
			}
		}
		return nil
	}
}

// target reads one line of a reference's value.
func (f *FieldSpec) target(line string) (Ref, bool) {
	if len(f.Refers) == 1 {
		return Ref{f.Refers[0], line}, line != ""
	}
	kind, id, found := strings.Cut(line, "/")
	return Ref{Kind(kind), id}, found && id != "" && slices.Contains(f.Refers, Kind(kind))
}

// Targets returns the records that a value of the field refers to.
func (f *FieldSpec) Targets(value string) []Ref { return slices.Collect(f.targets(value)) }

// targets goes through the records that a value of the field refers to.
func (f *FieldSpec) targets(value string) iter.Seq[Ref] {
	return func(yield func(Ref) bool) {
		if f.Type != TypeReference || value == "" {
			return
		}
		for text := range strings.SplitSeq(value, "\n") {
			if ref, ok := f.target(text); ok && !yield(ref) {
				return
			}
		}
	}
}

// To returns the value with which the field refers to the records given.
func (f FieldSpec) To(refs ...Ref) string {
	lines := make([]string, len(refs))
	for i, ref := range refs {
		lines[i] = ref.ID
		if len(f.Refers) > 1 {
			lines[i] = string(ref.Kind) + "/" + ref.ID
		}
	}
	return strings.Join(lines, "\n")
}

// without returns a reference's value without one record.
func (f FieldSpec) without(value string, gone Ref) string {
	return f.To(slices.DeleteFunc(f.Targets(value), func(ref Ref) bool { return ref == gone })...)
}

// PointingAt returns every reference to a record, in a fixed order. What stands
// below a record, such as a statement's entries, does not count.
func (a *Assessment) PointingAt(ref Ref) []Pointer {
	all := slices.Clone(a.pointing[ref])
	slices.SortFunc(all, func(x, y Pointer) int {
		return cmp.Or(strings.Compare(string(x.Kind), string(y.Kind)), strings.Compare(x.ID, y.ID), strings.Compare(string(x.Field), string(y.Field)))
	})
	return all
}

// LinkID is the id of a link of this kind between two records: the same
// wherever it is made.
func LinkID(kind Kind, from, to string) string {
	sum := sha256.Sum256([]byte(string(kind) + "\x00" + from + "\x00" + to))
	sum[6] = sum[6]&0x0f | 0x80 // a UUID of version 8, RFC 9562: made by a rule of one's own
	sum[8] = sum[8]&0x3f | 0x80
	id := make([]byte, 0, 36)
	for i, part := range [][]byte{sum[0:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16]} {
		if i > 0 {
			id = append(id, '-')
		}
		id = hex.AppendEncode(id, part)
	}
	return string(id)
}

// note enters a record's references in the index, or takes them out of it.
func (a *Assessment) note(spec *KindSpec, id string, record any, there bool) {
	for i := range spec.Fields {
		f := &spec.Fields[i]
		if f.Type == TypeReference && !f.Places {
			a.noteField(spec.Kind, id, f, f.get(record), there)
		}
	}
}

func (a *Assessment) noteField(kind Kind, id string, f *FieldSpec, value string, there bool) {
	from := Pointer{Ref{kind, id}, f.Field}
	for to := range f.targets(value) {
		at := -1
		if !there {
			at = slices.Index(a.pointing[to], from)
		}
		switch {
		case there:
			a.pointing[to] = append(a.pointing[to], from)
		case at >= 0 && len(a.pointing[to]) == 1:
			delete(a.pointing, to)
		case at >= 0:
			a.pointing[to] = slices.Delete(a.pointing[to], at, at+1)
		}
	}
}

// dependents returns the steps that must come before a record is removed: what
// stands below it goes, and what points at it follows its rule. Where published
// is true what would forbid the removal is cleared instead.
func (a *Assessment) dependents(ref Ref, published bool) ([]Op, error) {
	var ops []Op
	for i := range inOrder {
		if spec := &inOrder[i]; spec.parent == ref.Kind {
			for _, id := range a.idsBelow(spec, ref.ID) {
				ops = append(ops, Op{Kind: spec.Kind, ID: id, Verb: Remove})
			}
		}
	}
	pointing := a.PointingAt(ref)
	for _, p := range pointing {
		f := fieldOf(p.Kind, p.Field)
		value, _ := a.Value(p.Kind, p.ID, p.Field)
		switch {
		case f.Removal == WithIt:
			ops = append(ops, Op{Kind: p.Kind, ID: p.ID, Verb: Remove})
		case f.Removal == Forbid && !published:
			return nil, invalid("%s cannot be removed: %s refers to it%s.", UpperFirst(a.Call(ref.Kind, ref.ID)), a.Call(p.Kind, p.ID), andMore(len(pointing)-1))
		default:
			ops = append(ops, Op{Kind: p.Kind, ID: p.ID, Verb: Set, Field: p.Field, After: f.without(value, ref)})
		}
	}
	return ops, nil
}

func andMore(n int) string {
	if n == 0 {
		return ""
	}
	return ", and " + Thousands(n) + " " + plural(n, "other", "others")
}

// checkTargets refuses a record that refers to what is not there.
func (a *Assessment) checkTargets(spec *KindSpec, id string, record any) error {
	for i := range spec.Fields {
		f := &spec.Fields[i]
		if f.Type != TypeReference {
			continue
		}
		missing := f.Places
		for to := range f.targets(f.get(record)) {
			if missing = false; a.record(to.Kind, to.ID) == nil {
				return invalid("%s of %s is not in the document any more.", f.Name, a.Call(spec.Kind, id))
			}
		}
		if missing {
			return invalid("%s of a new %s is missing.", f.Name, spec.Name)
		}
	}
	return nil
}

// checkEnds refuses a link whose id does not follow from what it links.
func (spec *KindSpec) checkEnds(id string, record any) error {
	if len(spec.Ends) != 2 {
		return nil
	}
	from, to := fieldOf(spec.Kind, spec.Ends[0]).get(record), fieldOf(spec.Kind, spec.Ends[1]).get(record)
	if id != LinkID(spec.Kind, from, to) {
		return invalid("A %s has the id that follows from what it links.", spec.Name)
	}
	return nil
}
