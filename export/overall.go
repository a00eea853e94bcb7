package export

import (
	"fmt"
	"slices"

	"ninefold/app/assessment"
)

// overall is the page of the overall score: what it comes to, and the scores in a
// table that is a picture, too. With reasons, it gives the reason for each score,
// for a document that has no page for each statement.
func (b *builder) overall(reasons bool) []Section {
	if !b.scoring() {
		return nil
	}
	s := Section{ID: "overall", Title: "Overall score", Level: 1, NewPage: true}
	s.Blocks = append(s.Blocks, b.result()...)
	s.Blocks = append(s.Blocks, b.scoreTable(reasons))
	s.Blocks = append(s.Blocks, Heading{Level: 2, Text: "How the overall score is worked out"},
		Paragraph{Spans: plain(b.rule())}, b.bands())
	return []Section{s}
}

// result says what the scores come to. While a statement is unscored there is
// no rating to give, only what it would be.
func (b *builder) result() []Block {
	o, f := b.a.Overall(), b.a.Framework
	if !o.Complete() {
		return []Block{Figures{Items: []KeyFigure{
			{Label: "statements scored", Value: fmt.Sprintf("%d of %d", o.Scored, o.Statements)},
			{Label: "points so far", Value: assessment.Thousands(o.Total)},
		}}, Paragraph{Spans: plain(b.unfinished(o))}}
	}
	figures := []KeyFigure{
		{Label: "overall score", Value: fmt.Sprintf("%d%%", o.Percent), Note: fmt.Sprintf("%d of %d points", o.Total, o.Most)},
		{Label: "rating", Value: o.Rating, Note: line(f.Rule.Label)},
	}
	if points, next := f.ToNextRating(o.Total, o.Most); next != "" {
		figures = append(figures, KeyFigure{Label: "to " + next, Value: plural(points, "more point", "more points")})
	}
	return []Block{Figures{Items: figures}}
}

// unfinished says what would follow if every unscored statement had the score
// they are supposed to have.
func (b *builder) unfinished(o assessment.Overall) string {
	left := o.Statements - o.Scored
	text := fmt.Sprintf("%d of %d statements %s scored. The overall score and the rating follow when every statement has a score.",
		o.Scored, o.Statements, isAre(o.Scored))
	if o.Scored == 0 {
		return text
	}
	assumed := b.a.Framework.Supposed()
	would := b.a.Supposing(assumed)
	return text + fmt.Sprintf(" With the %s at %d it would be %d of %d points, %d%%: %s.",
		plural(left, "unscored statement", "unscored statements"), assumed, would.Total, would.Most, would.Percent, would.Rating)
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

func (b *builder) rule() string {
	f := b.a.Framework
	return fmt.Sprintf("Every statement counts the same. The overall score is the total of the scores as a percentage of the highest total, which is %d for %s, rounded up to a whole number. The rating follows from that number. Where the rule comes from: %s.",
		len(b.a.Statements)*f.TopScore(), plural(len(b.a.Statements), "statement", "statements"), line(f.Rule.Label))
}

func (b *builder) bands() Table {
	t := Table{
		Caption: "Ratings by overall score", RowHeads: true,
		Columns: []TableColumn{{Title: "Rating", Share: 2}, {Title: "Overall score", Share: 2}},
	}
	for _, band := range b.a.Framework.Rule.Bands {
		t.Rows = append(t.Rows, []Cell{cell(line(band.Rating)), cell(fmt.Sprintf("%d%% to %d%%", band.From, band.To))})
	}
	return t
}

// eachStatement calls do for every statement of the document with the
// framework's words for it and its theme.
func (b *builder) eachStatement(do func(t assessment.Theme, spec assessment.StatementSpec, s *assessment.Statement)) {
	for _, t := range b.a.Framework.Themes {
		for _, spec := range t.Statements {
			if s := b.a.Statement(spec.Code); s != nil {
				do(t, spec, s)
			}
		}
	}
}

func (b *builder) bars() Bars {
	o := b.a.Overall()
	bars := Bars{
		Title: "The score of each quality statement", Top: b.a.Framework.TopScore(),
		Alt: fmt.Sprintf("Bar chart of the scores of %d quality statements on a scale of 1 to %d. The table that follows gives the same numbers.",
			o.Statements, b.a.Framework.TopScore()),
	}
	b.eachStatement(func(t assessment.Theme, spec assessment.StatementSpec, s *assessment.Statement) {
		bars.Bars = append(bars.Bars, Bar{
			Label: line(spec.Title), Value: s.Score, Text: scoreText(s.Score, b.scoreTitle(s.Score)), Group: themeTitle(t, " · "),
		})
	})
	return bars
}

// scoreText is a score in figures and words, such as "2, Some shortfalls".
func scoreText(score int, title string) string {
	if score == 0 {
		return title
	}
	return fmt.Sprintf("%d, %s", score, title)
}

// scoreTable is the scores by theme, each as a picture in the words that say it;
// with reasons, the reason for each.
func (b *builder) scoreTable(reasons bool) Table {
	t := Table{Caption: "The score of each quality statement", RowHeads: true}
	t.Columns = []TableColumn{{Title: "Quality statement", Share: 5}, {Title: "Score", Share: 5}}
	if reasons {
		t.Columns = []TableColumn{{Title: "Quality statement", Share: 3}, {Title: "Score", Share: 2.5}, {Title: "Reason for the score", Share: 10}}
	}
	statuses := !b.public() || b.o.Statuses
	if statuses {
		t.Columns = slices.Insert(t.Columns, 2, TableColumn{Title: "Status", Share: 2.3})
	}
	theme := 0
	b.eachStatement(func(of assessment.Theme, spec assessment.StatementSpec, s *assessment.Statement) {
		if of.Number != theme {
			theme = of.Number
			t.Rows = append(t.Rows, []Cell{{Paragraphs: []string{themeTitle(of, " · ")}, Heads: true}})
		}
		name, score := cell(line(spec.Title)), cell(scoreText(s.Score, b.scoreTitle(s.Score)))
		if !reasons {
			name.To = statementID(s.Code)
		}
		score.Gauge = &Gauge{Value: s.Score, Top: b.a.Framework.TopScore()}
		row := []Cell{name, score}
		if statuses {
			row = append(row, cell(s.Status.Title()))
		}
		if reasons {
			row = append(row, Cell{Paragraphs: paragraphs(s.Reason), Place: b.place(assessment.KindStatement, s.Code)})
		}
		t.Rows = append(t.Rows, row)
	})
	return t
}
