package forms

import (
	"ninefold/app/assessment"
)

// newRisks is the page of the risk table.
func newRisks(h Host) Page {
	return newRegister(h, registerSpec{
		kind: assessment.KindRisk, title: "Risks",
		help:    "The risk table of the covering report: what may go wrong, how it is avoided or lessened, and how it is rated.",
		columns: []assessment.Field{assessment.FieldTitle, assessment.FieldRating, assessment.FieldOwner, assessment.FieldStatement},
		widths:  map[assessment.Field]float32{assessment.FieldRating: 90, assessment.FieldOwner: 140, assessment.FieldStatement: 0.28},
		says: func(a *assessment.Assessment, id string, f assessment.Field) (string, bool) {
			return a.Risk(id).Rated(), f == assessment.FieldRating
		},
		newHint: "Write a new risk here and press Enter",
		attention: func(a *assessment.Assessment, id string) string {
			r := a.Risk(id)
			switch {
			case r.Rated() == "":
				return "Not rated"
			case len(a.Mitigations(id)) == 0:
				return "Nothing is said about how it is avoided"
			case r.Owner == "":
				return "Without an owner"
			}
			return ""
		},
	})
}
