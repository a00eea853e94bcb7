package assessmenttest

import (
	"slices"

	"ninefold/app/assessment"
)

// ofOthers is how many records a generated document has of each kind that it
// fills from the declaration alone, and belowEach how many below each record of
// the kind it stands below.
const (
	ofOthers  = 4
	belowEach = 2
)

// number is how many records of a kind there are to be, below each of its
// parent's where it has one.
func (g *generator) number(spec assessment.KindSpec) int {
	if n, said := g.numbers[spec.Kind]; said {
		return n
	}
	if spec.Parent() != "" {
		return belowEach
	}
	return ofOthers
}

// others fills every kind that nothing was written for by hand.
func (g *generator) others(a *assessment.Assessment) {
	byHand := []assessment.Kind{
		assessment.KindDocument, assessment.KindStatement, assessment.KindEntry, assessment.KindSection, assessment.KindFigure,
	}
	for _, spec := range assessment.Kinds() {
		if slices.Contains(byHand, spec.Kind) {
			continue
		}
		parents := []string{""}
		if spec.Parent() != "" {
			parents = a.IDs(spec.Parent())
		}
		for _, parent := range parents {
			var records []assessment.NewRecord
			made := map[string]bool{} // a link between two records is one, however often chance makes it
			for i := range g.number(spec) {
				if r := g.record(a, spec, parent, i); !made[r.ID] {
					made[r.ID] = true
					records = append(records, r)
				}
			}
			g.apply(a, a.AppendRecords(spec.Kind, records...))
		}
	}
	g.later(a, byHand)
}

// later fills the references that had nothing to point at when their record was
// made: to another record of the same kind, or of a kind further down.
func (g *generator) later(a *assessment.Assessment, byHand []assessment.Kind) {
	for ref := range a.All() {
		if slices.Contains(byHand, ref.Kind) {
			continue
		}
		values, _ := a.ValuesOf(ref)
		for _, f := range assessment.Fields(ref.Kind) {
			if f.Type != assessment.TypeReference || f.Places || values[f.Field] != "" {
				continue
			}
			if to := g.reference(a, f); to != "" && !slices.Contains(f.Targets(to), ref) {
				g.apply(a, assessment.SetValue("", ref.Kind, ref.ID, f.Field, to))
			}
		}
	}
}

// record makes a record with something in each of its fields; every fourth is
// internal where it can be, every second of those below another.
func (g *generator) record(a *assessment.Assessment, spec assessment.KindSpec, parent string, n int) assessment.NewRecord {
	r := assessment.NewRecord{ID: g.id(), Values: map[assessment.Field]string{}}
	for _, f := range spec.Fields {
		switch {
		case f.Places && f.Type == assessment.TypeReference:
			r.Values[f.Field] = parent
		case f.Type == assessment.TypeText:
			r.Values[f.Field] = g.prose(2)
		case f.Type == assessment.TypeLine:
			r.Values[f.Field] = g.pick(openings) + " " + g.pick(verbs) + " " + g.pick(subjects)
		case f.Type == assessment.TypePerson:
			r.Values[f.Field] = g.pick(people)
		case f.Type == assessment.TypeNumber:
			r.Values[f.Field] = assessment.WriteNumber(numberIn(f, g.random.IntN(900)))
		case f.Type == assessment.TypeDate:
			r.Values[f.Field] = "2026-03-31"
		case f.Type == assessment.TypeDigest:
			r.Values[f.Field] = digest
		case f.Type == assessment.TypeOneOf:
			terms := f.Terms(a)
			r.Values[f.Field] = terms[g.random.IntN(len(terms))].Value
		case f.Field == assessment.FieldInternal:
			if n%4 == 3 || parent != "" && n%2 == 1 {
				r.Values[f.Field] = "1"
			}
		case f.Type == assessment.TypeYesNo:
			if n%2 == 1 {
				r.Values[f.Field] = "1"
			}
		case f.Type == assessment.TypeReference:
			r.Values[f.Field] = g.reference(a, f)
		}
	}
	if len(spec.Ends) == 2 {
		r.ID = assessment.LinkID(spec.Kind, r.Values[spec.Ends[0]], r.Values[spec.Ends[1]])
	}
	return r
}

// reference points at one record, or at two where it may.
func (g *generator) reference(a *assessment.Assessment, f assessment.FieldSpec) string {
	var refs []assessment.Ref
	for _, kind := range f.Refers {
		ids := a.IDs(kind)
		if len(ids) == 0 {
			continue
		}
		at := g.random.IntN(len(ids))
		if f.Removal == assessment.Forbid {
			at = len(ids) - 1 // the others can be removed freely
		}
		refs = append(refs, assessment.Ref{Kind: kind, ID: ids[at]})
	}
	if !f.Many {
		refs = refs[:min(1, len(refs))]
	}
	return f.To(refs...)
}
