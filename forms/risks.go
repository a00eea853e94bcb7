package forms

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/forms/kit"
)

// newRisks is the page of the risk table.
func newRisks(h Host) Page {
	var p *register
	p = newRegister(h, registerSpec{
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
		above: func(h Host) (fyne.CanvasObject, func()) { return riskMatrix(h, func() *register { return p }) },
	}).(*register)
	return p
}

// riskMatrix is the picture of where the risks stand, which a link shows and
// hides. A square lets through the risks that stand in it.
func riskMatrix(h Host, page func() *register) (fyne.CanvasObject, func()) {
	titles := func(terms []assessment.Term) []string {
		all := make([]string, len(terms))
		for i, term := range terms {
			all[i] = term.Title
		}
		return all
	}
	matrix := kit.NewMatrix(kit.MatrixConfig{
		Says: "Where the risks stand", Down: titles(assessment.Likelihoods), Across: titles(assessment.Impacts),
		OnChoose: func(down, across int) {
			p := page()
			p.view.Filters = map[assessment.Field]string{
				assessment.FieldLikelihood: assessment.Likelihoods[down].Value,
				assessment.FieldImpact:     assessment.Impacts[across].Value,
			}
			p.changedView()
		},
	})
	matrix.Hide()
	var more *kit.Button
	more = kit.NewMenuLink("Where they stand", func() {
		if matrix.Visible() {
			matrix.Hide()
		} else {
			matrix.Show()
		}
		more.SetArrowUp(matrix.Visible())
		page().relayout()
	})
	more.SetTip("Likelihood and impact as a picture, with how many risks stand in each square")
	return kit.Stack(6, kit.Row(0, more), kit.AtMost(room(760), matrix)), func() {
		texts := make([][]string, len(assessment.Likelihoods))
		for d, likelihood := range assessment.Likelihoods {
			for _, impact := range assessment.Impacts {
				n := 0
				for _, r := range h.Document().Assessment().Risks() {
					if r.Likelihood == likelihood.Value && r.Impact == impact.Value {
						n++
					}
				}
				words := ""
				if n > 0 {
					words = strings.TrimSpace(fmt.Sprintf("%s%s · %s", likelihood.Value, impact.Value, count(n, "risk", "risks")))
				}
				texts[d] = append(texts[d], words)
			}
		}
		matrix.Set(texts)
	}
}
