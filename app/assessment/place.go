package assessment

// Place says in words where a record stands in the document, such as
// "Assessing needs, Priorities, entry 3", for messages that lead a person to
// it. Records are counted from 1 within their list, as the window shows them.
// It is "" for a record that is not there.
func (a *Assessment) Place(kind Kind, id string) string {
	spec, record := declared[kind], a.record(kind, id)
	switch {
	case record == nil:
		return ""
	case kind == KindDocument:
		return "The document’s own details"
	case kind == KindStatement:
		return a.statementName(id)
	}
	return a.Room(kind, id) + ", " + spec.Name + " " + a.count(kind, id)
}

// Room says in words where a record stands among others of its kind, such as "Assessing
// needs, Priorities". It is "" for a record that is not there.
func (a *Assessment) Room(kind Kind, id string) string {
	spec, record := declared[kind], a.record(kind, id)
	if record == nil {
		return ""
	}
	return a.roomBy(spec, func(f *FieldSpec) string { return f.get(record) })
}

// RoomOf is the room that a record of a kind has, or had before it was removed, by its
// fields. It is "" where what it stood below is not there either.
func (a *Assessment) RoomOf(kind Kind, fields map[Field]string) string {
	spec := declared[kind]
	if spec == nil {
		return ""
	}
	return a.roomBy(spec, func(f *FieldSpec) string { return fields[f.Field] })
}

// roomBy is the room of a record by the values of its fields.
func (a *Assessment) roomBy(spec *KindSpec, value func(*FieldSpec) string) string {
	room := spec.Room
	for i := range spec.Fields {
		switch f := &spec.Fields[i]; {
		case f.Places && f.Type == TypeReference:
			if room = a.Place(spec.parent, value(f)); room == "" {
				return ""
			}
		case f.Places:
			room += ", " + f.Titled(a, value(f))
		}
	}
	return room
}

func (a *Assessment) statementName(code string) string {
	spec, _, err := a.Framework.Statement(code)
	if err != nil {
		return ""
	}
	return spec.Title
}
