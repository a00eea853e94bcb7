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
	place := spec.Room
	for _, f := range spec.Fields {
		switch {
		case f.Places && f.Type == TypeReference:
			place = a.Place(spec.parent, f.get(record))
		case f.Places:
			place += ", " + f.Titled(a, f.get(record))
		}
	}
	return place + ", " + spec.Name + " " + a.count(kind, id)
}

func (a *Assessment) statementName(code string) string {
	spec, _, err := a.Framework.Statement(code)
	if err != nil {
		return ""
	}
	return spec.Title
}
