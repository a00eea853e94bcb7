package export

import (
	"fmt"
	"slices"
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/columns"
)

// risks is the risk table of the covering report: a matrix of where the risks
// stand, and each with what is done about it. Without any there is no section.
func (b *builder) risks() []Section {
	shown := b.shownRisks()
	if len(shown) == 0 {
		return nil
	}
	s := Section{ID: "risks", Title: "Risks", Level: 1, NewPage: true, Wide: true}
	s.Blocks = append(s.Blocks,
		Paragraph{Spans: plain(plural(len(shown), "risk", "risks") + ", in the order of the document. A rating is the likelihood, A very likely to D rare, followed by the impact, I catastrophic to IV minor, unless the council writes it otherwise.")},
		b.riskMatrix(shown), b.riskTable(shown))
	return []Section{s}
}

// shownRisks are the risks in which something is written.
func (b *builder) shownRisks() []*assessment.Risk {
	sheet := columns.Of(assessment.KindRisk)
	var shown []*assessment.Risk
	for _, r := range b.a.Risks() {
		if !sheet.Blank(b.words, r.ID) {
			shown = append(shown, r)
		}
	}
	return shown
}

// riskMatrix counts the risks off in a grid of likelihood and impact, by their
// numbers in the table below it.
func (b *builder) riskMatrix(shown []*assessment.Risk) Table {
	t := Table{Caption: "Where the risks stand, by the numbers they have below", RowHeads: true, Columns: []TableColumn{{Title: "Likelihood", Share: 2}}}
	for _, impact := range assessment.Impacts {
		t.Columns = append(t.Columns, TableColumn{Title: impact.Title, Share: 2})
	}
	steps := float64(len(assessment.Likelihoods) + len(assessment.Impacts) - 2)
	for down, likelihood := range assessment.Likelihoods {
		row := []Cell{cell(likelihood.Title)}
		for across, impact := range assessment.Impacts {
			var numbers []string
			for i, r := range shown {
				if r.Likelihood == likelihood.Value && r.Impact == impact.Value {
					numbers = append(numbers, fmt.Sprint(i+1))
				}
			}
			text := strings.Join(numbers, ", ")
			if text == "" {
				text = "–"
			}
			square := cell(text)
			square.Weight = 0.1 + 0.9*(1-float64(down+across)/steps)
			row = append(row, square)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (b *builder) riskTable(shown []*assessment.Risk) Table {
	t := Table{
		Caption: "The risks and what is done about them", RowHeads: true,
		Columns: []TableColumn{
			{Title: "Risk", Share: 4}, {Title: "Description", Share: 6}, {Title: "Action to avoid or mitigate", Share: 7},
			{Title: "Rating", Share: 3}, {Title: "Owner and statement", Share: 4},
		},
	}
	for i, r := range shown {
		place := b.place(assessment.KindRisk, r.ID)
		said := func(texts ...string) Cell { return Cell{Paragraphs: texts, Place: place} }
		var actions []string
		for _, m := range b.a.Mitigations(r.ID) {
			if !blank(m.Text) {
				actions = append(actions, line(m.Text))
			}
		}
		planned, _ := assessment.FieldOf(assessment.KindRisk, assessment.FieldActions)
		for _, ref := range planned.Targets(r.Actions) {
			if x := b.a.Action(ref.ID); x != nil && !blank(x.Title) {
				actions = append(actions, "In the action plan: "+line(x.Title))
			}
		}
		name := fmt.Sprintf("%d. %s", i+1, line(r.Title))
		if r.Internal {
			name += " (internal)"
		}
		var about []string
		if !blank(r.Owner) {
			about = append(about, line(r.Owner))
		}
		if r.Statement != "" {
			about = append(about, b.words.Name(assessment.Ref{Kind: assessment.KindStatement, ID: r.Statement}))
		}
		t.Rows = append(t.Rows, []Cell{
			said(name), said(paragraphs(r.Description)...), said(actions...), said(b.ratingInWords(r)...), said(about...),
		})
	}
	return t
}

// ratingInWords is a risk's rating with what its letters mean.
func (b *builder) ratingInWords(r *assessment.Risk) []string {
	var said []string
	if rated := line(r.Rated()); rated != "" {
		said = append(said, rated)
	}
	for _, scale := range []struct {
		field assessment.Field
		value string
	}{{assessment.FieldLikelihood, r.Likelihood}, {assessment.FieldImpact, r.Impact}} {
		if f, _ := assessment.FieldOf(assessment.KindRisk, scale.field); scale.value != "" {
			said = append(said, f.Titled(b.a, scale.value))
		}
	}
	if len(said) == 0 {
		return []string{"Not rated"}
	}
	return said
}

// recordSheets are the sheets that follow from their kinds' declarations. For
// reading, those without a record are left out; for editing they are where one
// may be written. A kind of which the public may not know where it stands has
// no rows of its own there, as one has that is internal altogether.
func (b *builder) recordSheets(kinds ...assessment.Kind) []Sheet {
	var sheets []Sheet
	for _, of := range columns.Declared() {
		spec, _ := assessment.KindOf(of.Kind)
		hidden := spec.Internal || slices.ContainsFunc(spec.Fields, func(f assessment.FieldSpec) bool { return f.Places && f.Internal })
		if len(kinds) > 0 && !slices.Contains(kinds, of.Kind) || hidden && b.public() {
			continue
		}
		if s := b.sheet(of); len(s.Rows) > 0 || b.o.ForEditing {
			b.overTime(&s)
			sheets = append(sheets, s)
		}
	}
	return sheets
}
