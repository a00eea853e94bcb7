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

// parentOf is the record that another stands below, or none.
func parentOf(a *assessment.Assessment, ref assessment.Ref) assessment.Ref {
	for _, f := range assessment.Fields(ref.Kind) {
		if !f.Places || f.Type != assessment.TypeReference {
			continue
		}
		value, _ := a.Value(ref.Kind, ref.ID, f.Field)
		if targets := f.Targets(value); len(targets) == 1 {
			return targets[0]
		}
	}
	return assessment.Ref{}
}
