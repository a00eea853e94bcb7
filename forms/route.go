package forms

import "ninefold/app/assessment"

// Route is a place in the window: a page, and on it a record and one of its
// fields. Kind, ID and Field may be "". On a statement's page the key of a list
// does as a field of the statement.
type Route struct {
	Page  string
	Kind  assessment.Kind
	ID    string
	Field assessment.Field
}

// Revealer is a page that can show one of its records, at one of its fields. It
// says whether the record is there.
type Revealer interface {
	Reveal(ref assessment.Ref, field assessment.Field) bool
}

// Escaper is a page on which Escape leads a step out, as from a form to its list.
type Escaper interface{ Escape() }

// Located is a page that knows which of its records a person is at.
type Located interface {
	At() (ref assessment.Ref, field assessment.Field)
}

// RouteTo is the way to a field of a record: to the page of its kind, or of the
// kind it stands below. Ok is false for a kind that no page shows.
func RouteTo(a *assessment.Assessment, ref assessment.Ref, field assessment.Field) (route Route, ok bool) {
	pages := map[assessment.Kind]string{
		assessment.KindDocument: Details, assessment.KindSection: About, assessment.KindFigure: About,
	}
	for _, place := range Places(a.Framework) {
		if place.Counts != "" {
			pages[place.Counts] = place.Page
		}
		if place.And != "" {
			pages[place.And] = place.Page
		}
	}
	for at := ref; at.Kind != ""; at = parentOf(a, at) {
		if at.Kind == assessment.KindStatement {
			return Route{StatementPage(at.ID), ref.Kind, ref.ID, field}, true
		}
		if page := pages[at.Kind]; page != "" {
			return Route{page, ref.Kind, ref.ID, field}, true
		}
	}
	return Route{}, false
}

// ToMarking is the way to where the protective marking is chosen.
func ToMarking(a *assessment.Assessment) Route {
	return Route{Details, assessment.KindDocument, a.ID, assessment.FieldMarking}
}

// RouteToRemoved is the way to where a record stood that is there no more, by the fields
// it had: to what it stood below, on a statement's page to its list.
func RouteToRemoved(a *assessment.Assessment, removed assessment.Ref, fields map[assessment.Field]string) (route Route, ok bool) {
	if route, ok = RouteTo(a, removed, ""); ok {
		return Route{Page: route.Page}, true
	}
	parent := above(removed.Kind, func(f assessment.Field) string { return fields[f] })
	if parent.Kind == "" {
		return Route{}, false
	}
	return RouteTo(a, parent, assessment.Field(fields[assessment.FieldList]))
}

// parentOf is the record that another stands below, or none.
func parentOf(a *assessment.Assessment, ref assessment.Ref) assessment.Ref {
	return above(ref.Kind, func(f assessment.Field) string {
		value, _ := a.Value(ref.Kind, ref.ID, f)
		return value
	})
}

// above is what a record stands below by the values of its fields, or none.
func above(kind assessment.Kind, value func(assessment.Field) string) assessment.Ref {
	for _, f := range assessment.Fields(kind) {
		if !f.Places || f.Type != assessment.TypeReference {
			continue
		}
		if targets := f.Targets(value(f.Field)); len(targets) == 1 {
			return targets[0]
		}
	}
	return assessment.Ref{}
}
