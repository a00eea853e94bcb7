package assessment

import (
	"maps"
	"slices"
)

// NewEntry is an entry to be added.
type NewEntry struct {
	ID       string
	Text     string
	Note     string
	Internal bool
	Language string // as that of Entry
}

// SetValue returns the edit that gives one field a new value. The label is
// what undo calls it, such as "Change score".
func SetValue(label string, kind Kind, id string, field Field, value string) Edit {
	return Edit{Label: label, Ops: []Op{{Kind: kind, ID: id, Verb: Set, Field: field, After: value}}}
}

// SetFlag returns the edit that switches a yes-or-no field.
func SetFlag(label string, kind Kind, id string, field Field, on bool) Edit {
	return SetValue(label, kind, id, field, yes(on))
}

// AddEntries returns the edit that adds entries to a list, in their order,
// below the entry with the id after, or at the top where after is "".
func (a *Assessment) AddEntries(statement string, list ListKey, after string, entries ...NewEntry) Edit {
	records := make([]NewRecord, len(entries))
	for i, e := range entries {
		records[i] = NewRecord{ID: e.ID, Values: map[Field]string{
			FieldStatement: statement, FieldList: string(list),
			FieldText: e.Text, FieldNote: e.Note, FieldInternal: yes(e.Internal), FieldLanguage: e.Language,
		}}
	}
	return a.AddRecords(KindEntry, after, records...)
}

// NewRecord is a record to be added: its values but for its position. The
// fields that place it say in which list.
type NewRecord struct {
	ID     string
	Values map[Field]string
}

// AddRecords returns the edit that adds records of a kind in their order, below
// the record with the id after in the list of the first, or at the top where
// after is "". An unknown id stands for the foot of the list.
func (a *Assessment) AddRecords(kind Kind, after string, records ...NewRecord) Edit {
	spec, known := KindOf(kind)
	edit := Edit{Label: "Add " + spec.Name}
	if len(records) != 1 {
		edit.Label = "Add " + Thousands(len(records)) + " " + spec.Plural
	}
	if len(records) == 0 || !known {
		return edit
	}
	var positions []string
	if spec.Has(FieldPosition) {
		r := a.room(kind, a.listIn(&spec, records[0].Values), after)
		edit.Ops, positions = r.parting, a.positionsBetween(r.low, r.high, len(records))
	}
	for i, record := range records {
		values := map[Field]string{}
		maps.Copy(values, record.Values)
		values = filled(values)
		if positions != nil {
			values[FieldPosition] = positions[i]
		}
		edit.Ops = append(edit.Ops, Op{Kind: kind, ID: record.ID, Verb: Add, Record: values})
	}
	return edit
}

// AppendRecords is AddRecords at the foot of the list.
func (a *Assessment) AppendRecords(kind Kind, records ...NewRecord) Edit {
	return a.AddRecords(kind, footOfList, records...)
}

// footOfList is the id of no record, and so stands for the foot of any list.
const footOfList = "\x00"

// AppendEntries is AddEntries at the foot of the list.
func (a *Assessment) AppendEntries(statement string, list ListKey, entries ...NewEntry) Edit {
	return a.AddEntries(statement, list, footOfList, entries...)
}

// Begun returns edit with one step more for each statement that is not started
// and that the edit brings an entry to: its status becomes drafting, unless the
// edit gives it one itself. So a
// statement somebody has begun is never shown as not started, whichever way
// its first entry came, and one undo takes both back.
func (a *Assessment) Begun(edit Edit) Edit {
	edit.Ops = slices.Clip(edit.Ops)
	for _, s := range a.Statements {
		said := func(op Op) bool { return op.Kind == KindStatement && op.ID == s.Code && op.Field == FieldStatus }
		if s.Status == NotStarted && !slices.ContainsFunc(edit.Ops, said) && slices.ContainsFunc(edit.Ops, func(op Op) bool { return op.bringsEntryTo(s.Code) }) {
			edit.Ops = append(edit.Ops, SetValue("", KindStatement, s.Code, FieldStatus, Drafting.Key()).Ops...)
		}
	}
	return edit
}

// bringsEntryTo tells whether the step adds an entry to a statement, or moves
// one there.
func (op Op) bringsEntryTo(statement string) bool {
	if op.Kind != KindEntry {
		return false
	}
	switch op.Verb {
	case Add:
		return op.Record[FieldStatement] == statement
	case Set:
		return op.Field == FieldStatement && op.After == statement
	}
	return false
}

// MoveEntry returns the edit that puts an entry below the entry with the id
// after in the given list, or at its top where after is "".
func (a *Assessment) MoveEntry(id, statement string, list ListKey, after string) Edit {
	return a.MoveRecord(KindEntry, id, map[Field]string{FieldStatement: statement, FieldList: string(list)}, after)
}

// MoveEntries returns the edit that puts entries, in the order of ids, below the
// entry with the id after in the given list, or at its top where after is "".
// Where after is one of them, they come where the first of those around it is.
// Ids that no entry has are left out; nothing is to be done where none has.
func (a *Assessment) MoveEntries(ids []string, statement string, list ListKey, after string) Edit {
	ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return a.Entry(id) == nil })
	if len(ids) == 0 {
		return Edit{}
	}
	spec, _ := KindOf(KindEntry)
	there := a.listIn(&spec, map[Field]string{FieldStatement: statement, FieldList: string(list)})
	for slices.Contains(ids, after) {
		after = idBefore(there, after)
	}
	stay := slices.DeleteFunc(slices.Clone(there), func(id string) bool { return slices.Contains(ids, id) })
	r := a.room(KindEntry, stay, after)
	edit := Edit{Label: "Move entry", Ops: r.parting}
	if len(ids) > 1 {
		edit.Label = "Move " + Thousands(len(ids)) + " entries"
	}
	for i, position := range a.positionsBetween(r.low, r.high, len(ids)) {
		for _, set := range []struct {
			field Field
			value string
		}{{FieldStatement, statement}, {FieldList, string(list)}, {FieldPosition, position}} {
			edit.Ops = append(edit.Ops, Op{Kind: KindEntry, ID: ids[i], Verb: Set, Field: set.field, After: set.value})
		}
	}
	return edit
}

// idBefore returns the id before another in a list, or "" where it is the first.
func idBefore(list []string, id string) string {
	if i := slices.Index(list, id); i > 0 {
		return list[i-1]
	}
	return ""
}

// MoveRecord returns the edit that puts a record below the one with the id
// after in the list that place names, or at its top where after is "". Place
// holds the fields that place a record of the kind; nil is the list it is in.
func (a *Assessment) MoveRecord(kind Kind, id string, place map[Field]string, after string) Edit {
	spec, known := KindOf(kind)
	edit := Edit{Label: "Move " + spec.Name}
	if record := a.record(kind, id); known && place == nil && record != nil {
		place = Values(kind, record)
	}
	if !known {
		return edit
	}
	r := a.room(kind, without(a.listIn(&spec, place), id), after)
	edit.Ops = r.parting
	for _, f := range spec.Fields {
		if f.Places {
			edit.Ops = append(edit.Ops, Op{Kind: kind, ID: id, Verb: Set, Field: f.Field, After: place[f.Field]})
		}
	}
	edit.Ops = append(edit.Ops, Op{Kind: kind, ID: id, Verb: Set, Field: FieldPosition, After: a.PositionBetween(r.low, r.high)})
	return edit
}

// ShiftRecord returns the edit that moves a record by places down its own list
// (up where negative), and whether there is room for it to move.
func (a *Assessment) ShiftRecord(kind Kind, id string, by int) (Edit, bool) {
	list := a.siblings(kind, id)
	at := slices.Index(list, id)
	to := at + by
	if at < 0 || by == 0 || to < 0 || to >= len(list) {
		return Edit{}, false
	}
	after := ""
	if to > 0 {
		after = without(list, id)[to-1]
	}
	return a.MoveRecord(kind, id, nil, after), true
}

// ShiftEntry moves an entry as ShiftRecord does.
func (a *Assessment) ShiftEntry(id string, by int) (Edit, bool) {
	return a.ShiftRecord(KindEntry, id, by)
}

// AddSection returns the edit that adds a section to "Who we are" below the
// section with the id after, or at the top where after is "".
func (a *Assessment) AddSection(id, after, heading, body string) Edit {
	return a.AddRecords(KindSection, after, NewRecord{id, map[Field]string{FieldHeading: heading, FieldText: body}})
}

// AddFigure returns the edit that adds a key figure below the figure with the
// id after, or at the top where after is "".
func (a *Assessment) AddFigure(id, after, label, value, note string) Edit {
	return a.AddRecords(KindFigure, after, NewRecord{id, map[Field]string{FieldLabel: label, FieldValue: value, FieldNote: note}})
}

// RemoveRecord returns the edit that removes a record.
func RemoveRecord(label string, kind Kind, id string) Edit {
	return Edit{Label: label, Ops: []Op{{Kind: kind, ID: id, Verb: Remove}}}
}

// listIn returns the ids of the list that values place a record in.
func (a *Assessment) listIn(spec *KindSpec, values map[Field]string) []string {
	var key listKey
	n := 0
	for _, f := range spec.Fields {
		if f.Places {
			key[n] = values[f.Field]
			n++
		}
	}
	return a.tables[spec.Kind].ids(key)
}

// between is a place in a list: the positions on both sides of it, and the
// steps that make it, if any.
type between struct {
	low, high string
	parting   []Op
}

// room returns the place below the record with the id after in a list of ids,
// or its top where after is "". An unknown id stands for the foot. Where the
// records on both sides share one position, as two copies of version 1 could
// make them, there is no place between: then parting gives those below new
// positions, and comes first in the edit.
func (a *Assessment) room(kind Kind, list []string, after string) between {
	at := 0
	if after != "" {
		at = slices.Index(list, after) + 1
		if at == 0 {
			at = len(list)
		}
	}
	position := func(i int) string {
		if i < 0 || i >= len(list) {
			return ""
		}
		p, _ := a.Value(kind, list[i], FieldPosition)
		return p
	}
	r := between{low: position(at - 1), high: position(at)}
	if r.low == "" || r.low != r.high {
		return r
	}
	same := at
	for position(same) == r.low {
		same++
	}
	for i, p := range a.positionsBetween(r.low, position(same), same-at) {
		r.parting = append(r.parting, Op{Kind: kind, ID: list[at+i], Verb: Set, Field: FieldPosition, After: p})
	}
	r.high = r.parting[0].After
	return r
}

func without(list []string, id string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(other string) bool { return other == id })
}

// filled leaves out the fields with nothing in them, as the journal does.
func filled(record map[Field]string) map[Field]string {
	for field, value := range record {
		if value == "" {
			delete(record, field)
		}
	}
	return record
}
