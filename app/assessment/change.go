package assessment

import (
	"maps"
	"strings"
	"time"
)

// Verb says what an Op does to its record.
type Verb string

// The verbs.
const (
	Set    Verb = "set"    // one field of a record takes a new value
	Splice Verb = "splice" // within a field that people write, one stretch of text takes the place of another
	Add    Verb = "add"    // a record appears
	Remove Verb = "remove" // a record goes, with all its fields kept in the Op
)

// Op is one step of a change: one field set, a stretch of one changed, or one
// record added or removed. It holds what was there before, so it can be turned
// round.
type Op struct {
	Kind   Kind             `json:"kind"`
	ID     string           `json:"id"`
	Verb   Verb             `json:"verb"`
	Field  Field            `json:"field,omitempty"`  // Set and Splice only
	At     int              `json:"at,omitempty"`     // Splice only: bytes of the text before the stretch, 0 or more
	Before string           `json:"before,omitempty"` // Set: filled in by Apply. Splice: the stretch that goes
	After  string           `json:"after,omitempty"`  // Set and Splice only
	Record map[Field]string `json:"record,omitempty"` // Add and Remove: every field that is not ""; for Remove filled in by Apply
}

// Edit is what somebody wants changed: steps that are done together or not at
// all, under a name a person understands, such as "Delete entry".
type Edit struct {
	Label string
	// Group joins edits that are undone in one go, such as the pauses within
	// one bout of typing. It is made up anew for every bout, such as a UUID,
	// since the journal outlives the program. Empty: the edit stands alone.
	Group string
	Ops   []Op
}

// Change is an edit that was made: the journal's unit.
type Change struct {
	ID    string    // UUID
	At    time.Time // to the millisecond, UTC
	Who   string    // the name the person gave; may be empty
	Label string
	Group string
	// Undoes is the id of the change this one takes back, or ""; a redo takes
	// back an undo. Where a group was taken back in one go, it is the group's
	// first change.
	Undoes string
	Ops    []Op

	// Replica is the id of the copy of the document that the change was made
	// in, and Counter its number among that copy's changes, from 1 up. They
	// tell two copies that are brought together what each has already.
	Replica string
	Counter int64
}

// Inverse returns the steps that take ops back, last step first.
func Inverse(ops []Op) []Op {
	back := make([]Op, 0, len(ops))
	for i := len(ops) - 1; i >= 0; i-- {
		op := ops[i]
		switch op.Verb {
		case Set, Splice:
			op.Before, op.After = op.After, op.Before
		case Add:
			op.Verb = Remove
		case Remove:
			op.Verb = Add
		}
		back = append(back, op)
	}
	return back
}

// Apply checks and does every step of ops, or none of them, and returns the
// steps as they were done, with what was there before filled in. A text that
// people write comes back as the splice that makes it what it is now; a step
// that would change nothing is left out, such as the addition of a record that
// is there with the same content. Errors are CodeInvalid, CodeTooLong and
// CodeNotFound.
func (a *Assessment) Apply(ops []Op) ([]Op, error) {
	done := make([]Op, 0, len(ops))
	for _, op := range ops {
		step, err := a.step(op)
		if err != nil {
			a.takeBack(done)
			return nil, err
		}
		if !step.nothing() {
			done = append(done, step)
		}
	}
	return done, nil
}

// nothing tells whether a step that was done left everything as it was.
func (op Op) nothing() bool {
	switch op.Verb {
	case Set, Splice:
		return op.Before == op.After
	case Add:
		return op.Record == nil
	}
	return false
}

// takeBack undoes steps that Apply itself has just done, so they cannot fail.
func (a *Assessment) takeBack(done []Op) {
	for _, op := range Inverse(done) {
		if _, err := a.step(op); err != nil {
			panic("assessment: a step just done cannot be taken back: " + err.Error())
		}
	}
}

func (a *Assessment) step(op Op) (Op, error) {
	switch op.Verb {
	case Set:
		return a.setField(op)
	case Splice:
		return a.spliceField(op)
	case Add:
		return a.addRecord(op)
	case Remove:
		return a.removeRecord(op)
	}
	return op, invalid("There is no change of the kind %q.", op.Verb)
}

func (a *Assessment) setField(op Op) (Op, error) {
	spec, known := FieldOf(op.Kind, op.Field)
	if !known {
		return op, invalid("%s has no field %q.", one(op.Kind), op.Field)
	}
	if op.Kind == KindChoice {
		return a.setChoice(op, spec)
	}
	record := a.record(op.Kind, op.ID)
	if record == nil {
		return op, notThere(op.Kind)
	}
	op.Before = spec.get(record)
	if op.Before == op.After {
		return op, nil
	}
	if err := spec.check(a, op.After); err != nil {
		return op, err
	}
	moves := op.Field == FieldPosition || op.Field == FieldList || op.Field == FieldStatement
	if moves {
		a.detach(record)
	}
	spec.set(record, op.After)
	if moves {
		a.attach(record)
	}
	if spec.Written {
		return splice(op), nil
	}
	return op, nil
}

func (a *Assessment) setChoice(op Op, spec FieldSpec) (Op, error) {
	if err := CheckText("The choice's name", op.ID, LimitName, true); err != nil {
		return op, err
	}
	if err := spec.check(a, op.After); err != nil {
		return op, err
	}
	op.Before = a.Choices[op.ID]
	if op.After == "" {
		delete(a.Choices, op.ID)
	} else {
		a.Choices[op.ID] = op.After
	}
	return op, nil
}

func (a *Assessment) addRecord(op Op) (Op, error) {
	record := newRecord(op.Kind, op.ID)
	if record == nil {
		return op, invalid("%s cannot be added.", one(op.Kind))
	}
	if op.ID == "" {
		return op, invalid("A new %s needs an id.", op.Kind)
	}
	if err := CheckText("The id of a new "+string(op.Kind), op.ID, LimitName, true); err != nil {
		return op, err
	}
	if there := a.record(op.Kind, op.ID); there != nil {
		if !maps.Equal(Values(op.Kind, there), filled(maps.Clone(op.Record))) {
			return op, invalid("%s with the id %s is there already.", one(op.Kind), op.ID)
		}
		op.Record = nil // as nothing is done
		return op, nil
	}
	for field := range op.Record {
		if _, known := FieldOf(op.Kind, field); !known {
			return op, invalid("%s has no field %q.", one(op.Kind), field)
		}
	}
	if op.Record = maps.Clone(op.Record); op.Record == nil {
		op.Record = map[Field]string{}
	}
	for _, spec := range specs[op.Kind] {
		value := op.Record[spec.Field]
		if err := spec.check(a, value); err != nil {
			return op, err
		}
		spec.set(record, value)
	}
	a.attach(record)
	return op, nil
}

func (a *Assessment) removeRecord(op Op) (Op, error) {
	if newRecord(op.Kind, op.ID) == nil {
		return op, invalid("%s cannot be removed.", one(op.Kind))
	}
	record := a.record(op.Kind, op.ID)
	if record == nil {
		return op, notThere(op.Kind)
	}
	op.Record = Values(op.Kind, record)
	a.detach(record)
	return op, nil
}

// Values returns every field of a record that is not "", as an Op's Record
// holds them. Record is the *Assessment, *Statement, *Entry, *Section or
// *Figure that kind names.
func Values(kind Kind, record any) map[Field]string {
	values := map[Field]string{}
	for _, spec := range specs[kind] {
		if v := spec.get(record); v != "" {
			values[spec.Field] = v
		}
	}
	return values
}

// Value returns one field of the record of this kind and id as text, and
// whether there is such a record and field.
func (a *Assessment) Value(kind Kind, id string, field Field) (string, bool) {
	if kind == KindChoice {
		v, ok := a.Choices[id]
		return v, ok
	}
	spec, known := FieldOf(kind, field)
	record := a.record(kind, id)
	if !known || record == nil {
		return "", false
	}
	return spec.get(record), true
}

// record finds a record, or returns an untyped nil.
func (a *Assessment) record(kind Kind, id string) any {
	switch kind {
	case KindDocument:
		if id == a.ID {
			return a
		}
	case KindStatement:
		if s := a.Statement(id); s != nil {
			return s
		}
	case KindEntry:
		if e := a.entries[id]; e != nil {
			return e
		}
	case KindSection:
		if s := a.Section(id); s != nil {
			return s
		}
	case KindFigure:
		if f := a.Figure(id); f != nil {
			return f
		}
	}
	return nil
}

// newRecord makes an empty record of a kind that can be added, or nil.
func newRecord(kind Kind, id string) any {
	switch kind {
	case KindEntry:
		return &Entry{ID: id}
	case KindSection:
		return &Section{ID: id}
	case KindFigure:
		return &Figure{ID: id}
	}
	return nil
}

// attach puts a record into its list, at its position.
func (a *Assessment) attach(record any) {
	switch r := record.(type) {
	case *Entry:
		s := a.Statement(r.Statement)
		s.lists[r.List] = insert(s.lists[r.List], r)
		a.entries[r.ID] = r
	case *Section:
		a.Sections = insert(a.Sections, r)
	case *Figure:
		a.Figures = insert(a.Figures, r)
	}
}

// detach takes a record out of its list.
func (a *Assessment) detach(record any) {
	switch r := record.(type) {
	case *Entry:
		s := a.Statement(r.Statement)
		s.lists[r.List] = remove(s.lists[r.List], r.ID)
		delete(a.entries, r.ID)
	case *Section:
		a.Sections = remove(a.Sections, r.ID)
	case *Figure:
		a.Figures = remove(a.Figures, r.ID)
	}
}

// one begins a sentence about a record of a kind.
func one(kind Kind) string {
	if strings.ContainsAny(string(kind[:min(1, len(kind))]), "aeiou") {
		return "An " + string(kind)
	}
	return "A " + string(kind)
}

func notThere(kind Kind) error {
	return Refuse(CodeNotFound, nil, "That %s is not in the document any more.", kind)
}
