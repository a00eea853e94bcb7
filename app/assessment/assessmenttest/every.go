package assessmenttest

import (
	"fmt"

	"ninefold/app/assessment"
)

// Word is what Every puts into one field that people write.
type Word func(ref assessment.Ref, field assessment.FieldSpec) string

// Every fills one record of every kind, each field with something allowed in
// it: what people write with word, the others with their last term, a day, yes
// or a record of a kind they may refer to. Records that come and go are new,
// with ids that begin with prefix; they are marked internal if they are asked
// to be and can be. It returns the records in an order in which each comes
// after those it refers to. What it does follows from the declarations alone.
func Every(a *assessment.Assessment, prefix string, internal bool, word Word) []assessment.Ref {
	f := &filler{a: a, prefix: prefix, internal: internal, word: word, made: map[assessment.Kind]assessment.Ref{}}
	for _, spec := range assessment.Kinds() {
		f.one(spec)
	}
	return f.refs
}

type filler struct {
	a        *assessment.Assessment
	prefix   string
	internal bool
	word     Word
	made     map[assessment.Kind]assessment.Ref
	refs     []assessment.Ref
}

// one makes a record of a kind, unless there is one already.
func (f *filler) one(spec assessment.KindSpec) assessment.Ref {
	if ref, there := f.made[spec.Kind]; there {
		return ref
	}
	ref := assessment.Ref{Kind: spec.Kind, ID: f.prefix + string(spec.Kind)}
	if spec.Fixed {
		for r := range f.a.All() {
			if r.Kind == spec.Kind {
				ref = r
				break
			}
		}
	}
	f.made[spec.Kind] = ref // before its fields, so that two kinds may refer to one another
	values := map[assessment.Field]string{}
	if len(spec.Ends) == 2 {
		for _, end := range spec.Ends {
			field, _ := assessment.FieldOf(spec.Kind, end)
			values[end] = f.value(ref, field)
		}
		ref.ID = assessment.LinkID(spec.Kind, values[spec.Ends[0]], values[spec.Ends[1]])
		f.made[spec.Kind] = ref
	}
	for _, field := range spec.Fields {
		if values[field.Field] == "" {
			values[field.Field] = f.value(ref, field)
		}
	}
	edit := f.a.AppendRecords(spec.Kind, assessment.NewRecord{ID: ref.ID, Values: values})
	if spec.Fixed {
		edit = assessment.Edit{}
		for _, field := range spec.Fields {
			edit.Ops = append(edit.Ops, assessment.SetValue("", ref.Kind, ref.ID, field.Field, values[field.Field]).Ops...)
		}
	}
	if _, err := f.a.Apply(edit.Ops); err != nil {
		panic(fmt.Sprintf("assessmenttest: a %s with every field: %v", spec.Kind, err))
	}
	f.refs = append(f.refs, ref)
	return ref
}

func (f *filler) value(ref assessment.Ref, field assessment.FieldSpec) string {
	switch field.Type {
	case assessment.TypePosition:
		return ""
	case assessment.TypeYesNo:
		if field.Field == assessment.FieldInternal && !f.internal {
			return ""
		}
		return "1"
	case assessment.TypeDate:
		return "2026-03-31"
	case assessment.TypeNumber:
		return assessment.WriteNumber(numberIn(field, len(f.refs)))
	case assessment.TypeDigest:
		return digest
	case assessment.TypeOneOf:
		terms := field.Terms(f.a)
		return terms[len(terms)-1].Value
	case assessment.TypeReference:
		spec, _ := assessment.KindOf(field.Refers[0])
		target := f.one(spec)
		if _, there := f.a.ValuesOf(target); !there {
			return "" // still being made
		}
		return field.To(target)
	}
	return f.word(ref, field)
}

// numberIn is the nth of some numbers that a field takes, with decimals where
// it takes any.
func numberIn(field assessment.FieldSpec, n int) float64 {
	at := max(field.Least, 0) + float64(n%int(min(field.Most-max(field.Least, 0), 900)))
	if !field.Whole {
		at += 0.25
	}
	return min(at, field.Most)
}

// digest is a SHA-256: that of nothing at all.
const digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
