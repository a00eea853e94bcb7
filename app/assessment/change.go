package assessment

import (
	"maps"
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
// is there with the same content; before the removal of a record stand the
// steps for what stands below it and what points at it. A statement that is
// signed off is noted with what it says then. Errors are CodeInvalid,
// CodeTooLong and CodeNotFound.
func (a *Assessment) Apply(ops []Op) ([]Op, error) { return a.apply(ops, change{}) }

// Replay does ops as Apply does, but nothing that an earlier version did not do
// with them: it is for reading what was written before.
func (a *Assessment) Replay(ops []Op) ([]Op, error) { return a.apply(ops, change{replayed: true}) }

func (a *Assessment) apply(ops []Op, c change) ([]Op, error) {
	c.a, c.done, c.going, c.signed = a, make([]Op, 0, len(ops)), map[Ref]bool{}, map[string]bool{}
	c.followed = map[Ref]bool{}
	for _, op := range ops {
		if op.Kind == KindStatement && op.Field == FieldSigned {
			c.signed[op.ID] = true
		}
	}
	err := c.steps(ops)
	if err == nil && !c.replayed && !c.published {
		err = c.signs()
	}
	if err == nil {
		err = c.settle()
	}
	if err != nil {
		c.takeBack()
		return nil, err
	}
	return c.done, nil
}

// steps does steps in their order, up to one that is refused.
func (c *change) steps(ops []Op) error {
	for _, op := range ops {
		if err := c.signsBefore(op); err != nil {
			return err
		}
		if err := c.step(op); err != nil {
			return err
		}
	}
	return nil
}

// change is a change on its way.
type change struct {
	a         *Assessment
	done      []Op
	published bool            // whether it makes the public copy
	replayed  bool            // whether it was made before, and nothing more follows from it
	going     map[Ref]bool    // records whose removal has begun
	followed  map[Ref]bool    // records that were removed because another was
	signed    map[string]bool // codes of the statements whose FieldSigned the change sets itself
	exact     bool            // whether each step is done as it is, unchecked: it leads back to what was there
}

// settle holds every record that was touched to the rules that concern several
// fields or records.
func (c *change) settle() error {
	checked := map[Ref]bool{}
	for _, op := range c.done {
		ref := Ref{op.Kind, op.ID}
		if checked[ref] || op.Verb == Remove {
			continue
		}
		checked[ref] = true
		record := c.a.record(op.Kind, op.ID)
		if record == nil {
			continue // removed by a later step
		}
		if err := c.a.checkWhole(declared[op.Kind], op.ID, record); err != nil {
			return err
		}
	}
	return nil
}

// checkWhole holds a record to the rules that concern several fields or records.
func (a *Assessment) checkWhole(spec *KindSpec, id string, record any) error {
	if err := a.checkTargets(spec, id, record); err != nil {
		return err
	}
	if err := spec.checkEnds(id, record); err != nil {
		return err
	}
	if v, rules := record.(interface{ Validate(*Assessment) error }); rules {
		return v.Validate(a)
	}
	return nil
}

// nothing tells whether a step that was done left everything as it was.
func (op Op) nothing() bool {
	switch op.Verb {
	case Set, Splice:
		return op.Before == op.After
	case Add:
		return op.Record == nil
	case "":
		return true
	}
	return false
}

// takeBack undoes what the change has just done, so it cannot fail: step by
// step, without what else would follow from a step. In between, records may
// refer to what is not there, as when several that refer to one another were
// about to be added.
func (c *change) takeBack() {
	back := change{a: c.a, exact: true}
	for _, op := range Inverse(c.done) {
		if err := back.step(op); err != nil {
			panic("assessment: a step just done cannot be taken back: " + err.Error())
		}
	}
}

func (c *change) step(op Op) error {
	var err error
	switch op.Verb {
	case Set:
		op, err = c.a.setField(op, c.exact)
	case Splice:
		op, err = c.a.spliceField(op, c.exact)
	case Add:
		op, err = c.a.addRecord(op, c.exact)
	case Remove:
		op, err = c.remove(op)
	default:
		err = invalid("There is no change of the kind %q.", op.Verb)
	}
	if err == nil && !op.nothing() {
		c.done = append(c.done, op)
	}
	return err
}

func (a *Assessment) setField(op Op, exact bool) (Op, error) {
	f := fieldOf(op.Kind, op.Field)
	if f == nil {
		return op, invalid("%s has no field %q.", one(op.Kind), op.Field)
	}
	spec, record := declared[op.Kind], a.record(op.Kind, op.ID)
	if record == nil {
		return op, notThere(op.Kind)
	}
	op.Before = f.get(record)
	if op.Before == op.After {
		return op, nil
	}
	if !exact {
		if err := f.check(a, record, op.After); err != nil {
			return op, err
		}
	}
	moves := !spec.Fixed && (f.Places || f.Type == TypePosition)
	if moves {
		a.tables[op.Kind].detach(record)
	}
	f.set(record, op.After)
	if moves {
		a.tables[op.Kind].attach(record)
	}
	if f.Type == TypeReference && !f.Places {
		a.noteField(op.Kind, op.ID, f, op.Before, false)
		a.noteField(op.Kind, op.ID, f, op.After, true)
	}
	if f.Written {
		return splice(op), nil
	}
	return op, nil
}

func (a *Assessment) addRecord(op Op, exact bool) (Op, error) {
	spec := declared[op.Kind]
	if spec == nil || spec.Fixed {
		return op, invalid("%s cannot be added.", one(op.Kind))
	}
	if err := checkNewID(op.Kind, op.ID); err != nil {
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
		if fieldOf(op.Kind, field) == nil {
			return op, invalid("%s has no field %q.", one(op.Kind), field)
		}
	}
	if op.Record = maps.Clone(op.Record); op.Record == nil {
		op.Record = map[Field]string{}
	}
	record := a.tables[op.Kind].blank(op.ID)
	for i := range spec.Fields {
		f := &spec.Fields[i]
		value := op.Record[f.Field]
		if !exact {
			if err := f.check(a, record, value); err != nil {
				return op, err
			}
		}
		f.set(record, value)
	}
	a.tables[op.Kind].attach(record)
	a.note(spec, op.ID, record, true)
	return op, nil
}

// checkNewID tells whether a record of a kind can be known by an id.
func checkNewID(kind Kind, id string) error {
	if id == "" {
		return invalid("A new %s needs an id.", plainly(kind))
	}
	if textFits(id, LimitName, true) {
		return nil
	}
	return CheckText("The id of a new "+plainly(kind), id, LimitName, true)
}

// remove does a step that removes a record, with what must go before it.
func (c *change) remove(op Op) (Op, error) {
	ref := Ref{op.Kind, op.ID}
	spec := declared[op.Kind]
	if spec == nil || spec.Fixed {
		return op, invalid("%s cannot be removed.", one(op.Kind))
	}
	if c.a.record(op.Kind, op.ID) == nil {
		if c.followed[ref] {
			return Op{}, nil // it went with what it stood below or pointed at
		}
		return op, notThere(op.Kind)
	}
	if !c.exact {
		if err := c.removeDependents(ref); err != nil {
			return op, err
		}
	}
	record := c.a.record(op.Kind, op.ID)
	op.Record = Values(op.Kind, record)
	c.a.note(spec, op.ID, record, false)
	c.a.tables[op.Kind].detach(record)
	return op, nil
}

// removeDependents does the steps that must come before a record is removed.
func (c *change) removeDependents(ref Ref) error {
	c.going[ref] = true
	before, err := c.a.dependents(ref, c.published)
	if err != nil {
		return err
	}
	for _, step := range before {
		other := Ref{step.Kind, step.ID}
		if c.a.record(step.Kind, step.ID) == nil || c.going[other] {
			continue // gone already, or about to
		}
		if err := c.step(step); err != nil {
			return err
		}
		c.followed[other] = c.followed[other] || step.Verb == Remove
	}
	return nil
}

// Values returns every field of a record that is not "", as an Op's Record
// holds them. Record is what the kind's struct points at, such as an *Entry.
func Values(kind Kind, record any) map[Field]string {
	values := map[Field]string{}
	fields := Fields(kind)
	for i := range fields {
		if v := fields[i].get(record); v != "" {
			values[fields[i].Field] = v
		}
	}
	return values
}

// ValuesOf returns every field of a record that is not "", and whether there is
// such a record.
func (a *Assessment) ValuesOf(ref Ref) (map[Field]string, bool) {
	record := a.record(ref.Kind, ref.ID)
	if record == nil {
		return nil, false
	}
	return Values(ref.Kind, record), true
}

// Value returns one field of the record of this kind and id as text, and
// whether there is such a record and field.
func (a *Assessment) Value(kind Kind, id string, field Field) (string, bool) {
	f, record := fieldOf(kind, field), a.record(kind, id)
	if f == nil || record == nil {
		return "", false
	}
	return f.get(record), true
}

func notThere(kind Kind) error {
	return Refuse(CodeNotFound, nil, "That %s is not in the document any more.", plainly(kind))
}
