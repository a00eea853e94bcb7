package export

import (
	"ninefold/app/assessment"
)

// leaving is the assessment without what an export's choices leave out: a copy
// where they leave anything, else the assessment itself.
func leaving(a *assessment.Assessment, o Options) *assessment.Assessment {
	if !o.NoScores && !o.NoNames {
		return a
	}
	var ops []assessment.Op
	clear := func(ref assessment.Ref, field assessment.Field) {
		ops = append(ops, assessment.SetValue("", ref.Kind, ref.ID, field, "").Ops...)
	}
	for ref := range a.All() {
		if o.NoScores && ref.Kind == assessment.KindStatement {
			clear(ref, assessment.FieldScore)
			clear(ref, assessment.FieldReason)
		}
		for _, f := range assessment.Fields(ref.Kind) {
			if o.NoNames && f.Type == assessment.TypePerson {
				clear(ref, f.Field)
			}
		}
	}
	copied, err := a.LeavingOut(ops)
	if err != nil {
		panic("export: a value cannot be left out: " + err.Error())
	}
	return copied
}

// scoring tells whether the report says anything about scores: not where they
// are left out, nor where nothing is scored and nobody is to score in it.
func (b *builder) scoring() bool {
	return !b.o.NoScores && (b.a.Overall().Scored > 0 || b.o.ForEditing)
}

// status is how far a statement is written, as far as the report says so: a
// public version only where somebody chose that it does.
func (b *builder) status(s *assessment.Statement) string {
	if b.public() && !b.o.Statuses {
		return ""
	}
	return s.StatusTitle()
}

// tells tells whether a column of a sheet has anything to say in this report.
func (b *builder) tells(kind assessment.Kind, field assessment.Field) bool {
	if b.o.ForEditing {
		return true
	}
	f, has := assessment.FieldOf(kind, field)
	switch {
	case !has:
		return true
	case b.o.NoNames && f.Type == assessment.TypePerson:
		return false
	case kind != assessment.KindStatement:
		return true
	case field == assessment.FieldNote:
		return b.d.entries // a note is about all that stands in a statement, and not about its score
	case field == assessment.FieldStatus:
		return !b.public() || b.o.Statuses
	case field == assessment.FieldScore || field == assessment.FieldReason:
		return b.scoring()
	}
	return true
}
