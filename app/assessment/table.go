package assessment

import (
	"iter"
	"maps"
	"slices"
	"strings"
)

// table holds the records of one kind of one assessment: by id, and in lists
// that each have an order.
type table interface {
	find(id string) any // the record, or an untyped nil
	blank(id string) any
	attach(record any)
	detach(record any)
	ids(list listKey) []string
	at(record any) int // where it stands in its list, from 0; below 0 where it does not
	clone() table
}

// listKey tells one list of a kind from another: the values of the fields that
// place a record, such as an entry's statement and list.
type listKey [2]string

// kindOf is a kind with the type of its records.
type kindOf[R any] struct {
	spec     *KindSpec
	id       func(*R) *string
	position *FieldSpec // nil where they have no order of their own
}

func (k *kindOf[R]) in(a *Assessment) *tableOf[R] { return a.tables[k.spec.Kind].(*tableOf[R]) }

// find returns the record with this id, or nil.
func (k *kindOf[R]) find(a *Assessment, id string) *R { return k.in(a).byID[id] }

// list returns the records that stand in one place, in their order. The slice
// is the assessment's own.
func (k *kindOf[R]) list(a *Assessment, place ...string) []*R {
	var key listKey
	copy(key[:], place)
	return k.in(a).lists[key]
}

type tableOf[R any] struct {
	kind  *kindOf[R]
	byID  map[string]*R
	lists map[listKey][]*R
}

func newTableOf[R any](k *kindOf[R]) *tableOf[R] {
	return &tableOf[R]{kind: k, byID: map[string]*R{}, lists: map[listKey][]*R{}}
}

func (t *tableOf[R]) find(id string) any {
	if r := t.byID[id]; r != nil {
		return r
	}
	return nil
}

func (t *tableOf[R]) blank(id string) any {
	r := new(R)
	*t.kind.id(r) = id
	return r
}

func (t *tableOf[R]) attach(record any) {
	r := record.(*R)
	key := listOf(t.kind.spec, record)
	list := t.lists[key]
	at := len(list) // most come behind what is there
	if at > 0 && t.compare(list[at-1], r) >= 0 {
		at, _ = slices.BinarySearchFunc(list, r, t.compare)
	}
	t.lists[key] = slices.Insert(list, at, r)
	t.byID[*t.kind.id(r)] = r
}

func (t *tableOf[R]) detach(record any) {
	r := record.(*R)
	key := listOf(t.kind.spec, record)
	if at, there := slices.BinarySearchFunc(t.lists[key], r, t.compare); there {
		t.lists[key] = slices.Delete(t.lists[key], at, at+1)
	}
	delete(t.byID, *t.kind.id(r))
}

// compare orders by position, and by id where two copies of a document chose
// the same position, so that every copy shows the same order.
func (t *tableOf[R]) compare(x, y *R) int {
	if c := strings.Compare(t.position(x), t.position(y)); c != 0 {
		return c
	}
	return strings.Compare(*t.kind.id(x), *t.kind.id(y))
}

func (t *tableOf[R]) position(r *R) string {
	if t.kind.position == nil {
		return ""
	}
	return t.kind.position.get(r)
}

func (t *tableOf[R]) ids(list listKey) []string {
	ids := make([]string, len(t.lists[list]))
	for i, r := range t.lists[list] {
		ids[i] = *t.kind.id(r)
	}
	return ids
}

func (t *tableOf[R]) at(record any) int {
	r := record.(*R)
	at, there := slices.BinarySearchFunc(t.lists[listOf(t.kind.spec, record)], r, t.compare)
	if !there {
		return -1
	}
	return at
}

func (t *tableOf[R]) clone() table {
	c := newTableOf(t.kind)
	c.byID = make(map[string]*R, len(t.byID))
	for key, list := range t.lists {
		copied := make([]*R, len(list))
		for i, r := range list {
			one := *r
			copied[i] = &one
			c.byID[*t.kind.id(r)] = &one
		}
		c.lists[key] = copied
	}
	return c
}

// listOf returns the list that a record stands in.
func listOf(spec *KindSpec, record any) (key listKey) {
	n := 0
	for i := range spec.Fields {
		if f := &spec.Fields[i]; f.Places {
			key[n] = f.get(record)
			n++
		}
	}
	return key
}

// Ref names a record.
type Ref struct {
	Kind Kind
	ID   string
}

// All goes through every record of the document in the order in which it is
// read: each is followed by what stands below it, list by list. The document
// must not be changed meanwhile.
func (a *Assessment) All() iter.Seq[Ref] {
	return func(yield func(Ref) bool) { a.below(Ref{}, yield) }
}

// below goes through what stands below a record; below none stand the kinds
// without a parent.
func (a *Assessment) below(parent Ref, yield func(Ref) bool) bool {
	for i := range inOrder {
		spec := &inOrder[i]
		if spec.parent != parent.Kind {
			continue
		}
		for _, id := range a.idsBelow(spec, parent.ID) {
			ref := Ref{spec.Kind, id}
			if !yield(ref) || !a.below(ref, yield) {
				return false
			}
		}
	}
	return true
}

// IDs returns the ids of all records of a kind in reading order.
func (a *Assessment) IDs(kind Kind) []string {
	spec := declared[kind]
	if spec == nil {
		return nil
	}
	if spec.parent == "" {
		return a.idsBelow(spec, "")
	}
	var ids []string
	for _, parent := range a.IDs(spec.parent) {
		ids = append(ids, a.idsBelow(spec, parent)...)
	}
	return ids
}

// IDsBelow returns the ids of the records of a kind that stand below a record,
// in their order.
func (a *Assessment) IDsBelow(kind Kind, parent string) []string {
	if spec := declared[kind]; spec != nil {
		return a.idsBelow(spec, parent)
	}
	return nil
}

// idsBelow returns the records of a kind that stand below a record, list by
// list in the order of the lists.
func (a *Assessment) idsBelow(spec *KindSpec, parent string) []string {
	if spec.Fixed {
		return spec.fixedIDs(a)
	}
	var ids []string
	for _, key := range a.listsBelow(spec, parent) {
		ids = append(ids, a.tables[spec.Kind].ids(key)...)
	}
	return ids
}

// listsBelow returns the lists of a kind below a record.
func (a *Assessment) listsBelow(spec *KindSpec, parent string) []listKey {
	if spec.parent == "" {
		return []listKey{{}}
	}
	for _, f := range spec.Fields {
		if f.Places && f.Type == TypeOneOf {
			var keys []listKey
			for _, term := range f.Terms(a) {
				keys = append(keys, listKey{parent, term.Value})
			}
			return keys
		}
	}
	return []listKey{{parent}}
}

// record finds a record, or returns an untyped nil.
func (a *Assessment) record(kind Kind, id string) any {
	spec := declared[kind]
	switch {
	case spec == nil:
		return nil
	case spec.Fixed:
		return spec.fixed(a, id)
	}
	return a.tables[kind].find(id)
}

// siblings returns the ids of the list that a record stands in, in their order.
func (a *Assessment) siblings(kind Kind, id string) []string {
	spec, record := declared[kind], a.record(kind, id)
	if spec == nil || record == nil || spec.Fixed {
		return nil
	}
	return a.tables[kind].ids(listOf(spec, record))
}

// count is a record's number in its list, from 1 up as people see them.
func (a *Assessment) count(kind Kind, id string) string {
	spec, record := declared[kind], a.record(kind, id)
	if spec == nil || record == nil || spec.Fixed {
		return itoa(0)
	}
	return itoa(1 + a.tables[kind].at(record))
}

func cloneTables(tables map[Kind]table) map[Kind]table {
	c := maps.Clone(tables)
	for kind, t := range c {
		c[kind] = t.clone()
	}
	return c
}

func newTables() map[Kind]table {
	tables := map[Kind]table{}
	for kind, spec := range declared {
		if !spec.Fixed {
			tables[kind] = spec.newTable()
		}
	}
	return tables
}
