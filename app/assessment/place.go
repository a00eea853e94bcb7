package assessment

import "slices"

// Place says in words where a record stands in the document, such as
// "Assessing needs, Priorities, entry 3", for messages that lead a person to
// it. Entries, sections and figures are counted from 1 as the window shows
// them. It is "" for a record that is not there.
func (a *Assessment) Place(kind Kind, id string) string {
	switch kind {
	case KindDocument:
		return "The document's own details"
	case KindStatement:
		return a.statementName(id)
	case KindEntry:
		e := a.Entry(id)
		if e == nil {
			return ""
		}
		list := a.Statement(e.Statement).List(e.List)
		return a.statementName(e.Statement) + ", " + a.Framework.List(e.List).Title + ", entry " + countOf(list, id)
	case KindSection:
		if a.Section(id) != nil {
			return "Who we are, section " + countOf(a.Sections, id)
		}
	case KindFigure:
		if a.Figure(id) != nil {
			return "Who we are, key figure " + countOf(a.Figures, id)
		}
	}
	return ""
}

func (a *Assessment) statementName(code string) string {
	spec, _, err := a.Framework.Statement(code)
	if err != nil {
		return ""
	}
	return spec.Title
}

func countOf[T placed](list []T, id string) string {
	return itoa(1 + slices.IndexFunc(list, func(item T) bool { return idOf(item) == id }))
}
