package assessment

import "slices"

// NewEntry is an entry to be added.
type NewEntry struct {
	ID       string
	Text     string
	Note     string
	Internal bool
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

// SetChoice returns the edit that makes the document remember a choice.
func SetChoice(key, value string) Edit {
	return SetValue("Change export choices", KindChoice, key, FieldValue, value)
}

// AddEntries returns the edit that adds entries to a list, in their order,
// below the entry with the id after, or at the top where after is "".
func (a *Assessment) AddEntries(statement string, list ListKey, after string, entries ...NewEntry) Edit {
	var siblings []*Entry
	if s := a.Statement(statement); s != nil {
		siblings = s.List(list)
	}
	low, high, parting := room(a, KindEntry, siblings, after)
	edit := Edit{Label: "Add entry", Ops: parting}
	if len(entries) > 1 {
		edit.Label = "Add " + Thousands(len(entries)) + " entries"
	}
	positions := a.positionsBetween(low, high, len(entries))
	for i, e := range entries {
		edit.Ops = append(edit.Ops, Op{Kind: KindEntry, ID: e.ID, Verb: Add, Record: filled(map[Field]string{
			FieldStatement: statement, FieldList: string(list), FieldPosition: positions[i],
			FieldText: e.Text, FieldNote: e.Note, FieldInternal: yes(e.Internal),
		})})
	}
	return edit
}

// AppendEntries is AddEntries at the foot of the list.
func (a *Assessment) AppendEntries(statement string, list ListKey, entries ...NewEntry) Edit {
	after := ""
	if s := a.Statement(statement); s != nil {
		after = lastID(s.List(list))
	}
	return a.AddEntries(statement, list, after, entries...)
}

// Begun returns edit with one step more for each statement that is not started
// and that the edit brings an entry to: its status becomes drafting. So a
// statement somebody has begun is never shown as not started, whichever way
// its first entry came, and one undo takes both back.
func (a *Assessment) Begun(edit Edit) Edit {
	edit.Ops = slices.Clip(edit.Ops)
	for _, s := range a.Statements {
		if s.Status == NotStarted && slices.ContainsFunc(edit.Ops, func(op Op) bool { return op.bringsEntryTo(s.Code) }) {
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
	var siblings []*Entry
	if s := a.Statement(statement); s != nil {
		siblings = without(s.List(list), id)
	}
	low, high, parting := room(a, KindEntry, siblings, after)
	return Edit{Label: "Move entry", Ops: append(parting,
		Op{Kind: KindEntry, ID: id, Verb: Set, Field: FieldStatement, After: statement},
		Op{Kind: KindEntry, ID: id, Verb: Set, Field: FieldList, After: string(list)},
		Op{Kind: KindEntry, ID: id, Verb: Set, Field: FieldPosition, After: a.PositionBetween(low, high)},
	)}
}

// ShiftEntry returns the edit that moves an entry by places down its own list
// (up where negative), and whether there is room for it to move.
func (a *Assessment) ShiftEntry(id string, by int) (Edit, bool) {
	e := a.Entry(id)
	if e == nil {
		return Edit{}, false
	}
	list := a.Statement(e.Statement).List(e.List)
	after, ok := shifted(list, id, by)
	if !ok {
		return Edit{}, false
	}
	return a.MoveEntry(id, e.Statement, e.List, after), true
}

// AddSection returns the edit that adds a section to "Who we are" below the
// section with the id after, or at the top where after is "".
func (a *Assessment) AddSection(id, after, heading, body string) Edit {
	low, high, parting := room(a, KindSection, a.Sections, after)
	return Edit{Label: "Add section", Ops: append(parting, Op{Kind: KindSection, ID: id, Verb: Add, Record: filled(map[Field]string{
		FieldPosition: a.PositionBetween(low, high), FieldHeading: heading, FieldText: body,
	})})}
}

// AddFigure returns the edit that adds a key figure below the figure with the
// id after, or at the top where after is "".
func (a *Assessment) AddFigure(id, after, label, value, note string) Edit {
	low, high, parting := room(a, KindFigure, a.Figures, after)
	return Edit{Label: "Add key figure", Ops: append(parting, Op{Kind: KindFigure, ID: id, Verb: Add, Record: filled(map[Field]string{
		FieldPosition: a.PositionBetween(low, high), FieldLabel: label, FieldValue: value, FieldNote: note,
	})})}
}

// ShiftSection and ShiftFigure move an item of "Who we are" as ShiftEntry
// moves an entry.
func (a *Assessment) ShiftSection(id string, by int) (Edit, bool) {
	return shift(a, "Move section", KindSection, a.Sections, id, by)
}

// ShiftFigure moves a key figure by places down the list (up where negative).
func (a *Assessment) ShiftFigure(id string, by int) (Edit, bool) {
	return shift(a, "Move key figure", KindFigure, a.Figures, id, by)
}

// RemoveRecord returns the edit that removes an entry, a section or a figure.
func RemoveRecord(label string, kind Kind, id string) Edit {
	return Edit{Label: label, Ops: []Op{{Kind: kind, ID: id, Verb: Remove}}}
}

func shift[T placed](a *Assessment, label string, kind Kind, list []T, id string, by int) (Edit, bool) {
	after, ok := shifted(list, id, by)
	if !ok {
		return Edit{}, false
	}
	low, high, parting := room(a, kind, without(list, id), after)
	return Edit{Label: label, Ops: append(parting, Op{Kind: kind, ID: id, Verb: Set, Field: FieldPosition, After: a.PositionBetween(low, high)})}, true
}

// shifted returns the id of the item that the item with this id should follow
// after moving by places, and whether it can move at all.
func shifted[T placed](list []T, id string, by int) (after string, ok bool) {
	at := slices.IndexFunc(list, func(item T) bool { return idOf(item) == id })
	to := at + by
	if at < 0 || by == 0 || to < 0 || to >= len(list) {
		return "", false
	}
	if to == 0 {
		return "", true
	}
	return idOf(without(list, id)[to-1]), true
}

// room returns the positions on both sides of the place below the item with the
// id after, or of the top. An unknown id stands for the foot of the list. Where
// the items on both sides share one position, as two copies of version 1 could
// make them, there is no place between: then parting gives those below new
// positions, and comes first in the edit.
func room[T placed](a *Assessment, kind Kind, list []T, after string) (low, high string, parting []Op) {
	at := 0
	if after != "" {
		at = slices.IndexFunc(list, func(item T) bool { return idOf(item) == after }) + 1
		if at == 0 {
			at = len(list)
		}
	}
	if at > 0 {
		low, _ = list[at-1].place()
	}
	if at < len(list) {
		high, _ = list[at].place()
	}
	if low == "" || low != high {
		return low, high, nil
	}
	same := at
	for same < len(list) && positionOf(list[same]) == low {
		same++
	}
	above := ""
	if same < len(list) {
		above = positionOf(list[same])
	}
	positions := a.positionsBetween(low, above, same-at)
	for i, position := range positions {
		parting = append(parting, Op{Kind: kind, ID: idOf(list[at+i]), Verb: Set, Field: FieldPosition, After: position})
	}
	return low, positions[0], parting
}

func without[T placed](list []T, id string) []T {
	return slices.DeleteFunc(slices.Clone(list), func(item T) bool { return idOf(item) == id })
}

func idOf[T placed](item T) string { _, id := item.place(); return id }

func positionOf[T placed](item T) string { position, _ := item.place(); return position }

func lastID[T placed](list []T) string {
	if len(list) == 0 {
		return ""
	}
	return idOf(list[len(list)-1])
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
