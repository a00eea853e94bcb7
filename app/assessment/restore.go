package assessment

// Restoring fills an assessment with the records that a document kept, one after
// the other and in any order. It holds every value to the rules that Apply holds
// what somebody types to, and comes to what steps that add the records one by one
// would; but a large document is there in a fraction of the time, since no step is
// made of a record and nothing has to be taken back.
//
// After the first error the assessment is of no use.
type Restoring struct {
	a        *Assessment
	restored []restored
}

// restored is a record whose rules about other records and fields wait for the end.
type restored struct {
	spec   *KindSpec
	id     string
	record any
}

// Restore begins to fill an assessment that nobody reads yet.
func (a *Assessment) Restore() *Restoring { return &Restoring{a: a} }

// Record restores one record. Values has the text of every field in the order of
// Fields, "" where there is none; it may be used again. A record of a Fixed kind
// is there already and takes the values. The errors are those of Apply.
func (r *Restoring) Record(kind Kind, id string, values []string) error {
	spec, table := declared[kind], r.a.tables[kind]
	if spec == nil || len(values) != len(spec.Fields) {
		return invalid("%s cannot be read from its values.", one(kind))
	}
	var record any
	if spec.Fixed {
		if record = spec.fixed(r.a, id); record == nil {
			return notThere(kind)
		}
	} else {
		if err := checkNewID(kind, id); err != nil {
			return err
		}
		if table.find(id) != nil {
			return invalid("%s with the id %s is there already.", one(kind), id)
		}
		record = table.blank(id)
	}
	for i := range spec.Fields {
		f := &spec.Fields[i]
		if spec.Fixed && f.get(record) == values[i] {
			continue
		}
		if err := f.check(r.a, record, values[i]); err != nil {
			return err
		}
		f.set(record, values[i])
	}
	if !spec.Fixed {
		table.attach(record)
	}
	r.a.note(spec, id, record, true)
	r.restored = append(r.restored, restored{spec, id, record})
	return nil
}

// Done holds all records to the rules that concern several fields or records.
func (r *Restoring) Done() error {
	for _, one := range r.restored {
		if err := r.a.checkWhole(one.spec, one.id, one.record); err != nil {
			return err
		}
	}
	r.restored = nil
	return nil
}
