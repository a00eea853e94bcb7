package forms

import (
	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/forms/kit"
)

// newRisks is the page of the risk table.
func newRisks(h Host) Page {
	var p *register
	matrix := newRiskMatrix(h, func() *register { return p })
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
			case len(a.Mitigations(id)) == 0 && r.Actions == "":
				return "Nothing is said about how it is avoided"
			case r.Owner == "":
				return "Without an owner"
			}
			return ""
		},
		buttons: func() []fyne.CanvasObject { return []fyne.CanvasObject{matrix.more} },
		above:   func(Host) (fyne.CanvasObject, func()) { return matrix.box, matrix.refresh },
	}).(*register)
	return p
}

// riskMatrix is the picture of where the risks stand, which a link shows and
// hides. A square lets through the risks that stand in it.
type riskMatrix struct {
	host    Host
	picture *kit.Matrix
	box     fyne.CanvasObject
	more    *kit.Button
}

func newRiskMatrix(h Host, page func() *register) *riskMatrix {
	titles := func(terms []assessment.Term) []string {
		all := make([]string, len(terms))
		for i, term := range terms {
			all[i] = term.Title
		}
		return all
	}
	m := &riskMatrix{host: h}
	m.picture = kit.NewMatrix(kit.MatrixConfig{
		Down: titles(assessment.Likelihoods), Across: titles(assessment.Impacts),
		OnChoose: func(down, across int) {
			p := page()
			p.closeAbove()
			p.view.Filters = map[assessment.Field]string{
				assessment.FieldLikelihood: assessment.Likelihoods[down].Value,
				assessment.FieldImpact:     assessment.Impacts[across].Value,
			}
			p.changedView()
		},
	})
	m.box = kit.AtMost(room(760), m.picture)
	m.box.Hide()
	m.more = kit.NewMenuLink("Where they stand", func() {
		shownWhile(m.box, !m.box.Visible())
		p := page()
		p.relayout()
		if m.box.Visible() && !p.layout.around.Visible() {
			// There is no room for it over the list.
			m.box.Hide()
			alone := newRiskMatrix(h, page)
			alone.refresh()
			p.dialog = kit.FormWide(h.Canvas(), "Where the risks stand", alone.picture, nil, kit.Answer{Label: "Close", Primary: true})
		}
		m.more.SetArrowUp(m.box.Visible())
	})
	m.more.SetTip("Likelihood and impact as a picture, with how many risks stand in each square")
	return m
}

// refresh counts the risks of each square.
func (m *riskMatrix) refresh() {
	counts := map[string]int{}
	for _, r := range m.host.Document().Assessment().Risks() {
		counts[r.Likelihood+r.Impact]++
	}
	texts := make([][]string, len(assessment.Likelihoods))
	for down, likelihood := range assessment.Likelihoods {
		for _, impact := range assessment.Impacts {
			rating, words := likelihood.Value+impact.Value, ""
			if n := counts[rating]; n > 0 {
				words = rating + " · " + count(n, "risk", "risks")
			}
			texts[down] = append(texts[down], words)
		}
	}
	m.picture.Set(texts)
}
