package export

import (
	"fmt"
	"strings"

	"ninefold/app/assessment"
)

// statementID is the section of a statement; links go there.
func statementID(code string) string { return "statement-" + strings.ToLower(code) }

// themes are the pages of all statements, each theme opened by a table that
// shows its statements side by side.
func (b *builder) themes() []Section {
	var all []Section
	for _, t := range b.a.Framework.Themes {
		all = append(all, b.theme(t))
		// A theme is a table of a few rows: its first statement follows on the
		// same page, which would be nearly empty otherwise.
		first := true
		for _, spec := range t.Statements {
			if s := b.a.Statement(spec.Code); s != nil {
				statement := b.statement(t, spec, s)
				statement.NewPage = !first
				all = append(all, statement)
				first = false
			}
		}
	}
	return all
}

func (b *builder) theme(t assessment.Theme) Section {
	table := Table{
		Caption: "The quality statements of this theme", RowHeads: true,
		Columns: []TableColumn{
			{Title: "Quality statement", Share: 4.4}, {Title: "What it is about", Share: 6.6},
		},
	}
	if b.scoring() {
		table.Columns = append(table.Columns, TableColumn{Title: "Score", Share: 3.3})
	}
	table.Columns = append(table.Columns, TableColumn{Title: "Entries", Share: 1.2, Right: true})
	for _, spec := range t.Statements {
		if s := b.a.Statement(spec.Code); s != nil {
			row := []Cell{{Paragraphs: []string{line(spec.Title)}, To: statementID(s.Code)}, cell(line(spec.Summary))}
			if b.scoring() {
				row = append(row, cell(scoreText(s.Score, b.scoreTitle(s.Score))))
			}
			table.Rows = append(table.Rows, append(row, cell(assessment.Thousands(b.entryCount(s)))))
		}
	}
	return Section{
		ID: fmt.Sprintf("theme-%d", t.Number), Title: themeTitle(t, ": "), Level: 1, NewPage: true, Leads: true,
		Blocks: []Block{table},
	}
}

func (b *builder) statement(t assessment.Theme, spec assessment.StatementSpec, s *assessment.Statement) Section {
	place := b.place(assessment.KindStatement, s.Code)
	section := Section{
		ID: statementID(s.Code), Title: line(spec.Title), Kicker: themeTitle(t, " · "), Lead: line(spec.Summary),
		Level: 2, NewPage: true,
	}
	if b.scoring() {
		section.Blocks = append(section.Blocks, Score{
			Value: s.Score, Top: b.a.Framework.TopScore(), Title: b.scoreTitle(s.Score),
			Reason: strings.Join(paragraphs(s.Reason), "\n\n"), Place: place,
		})
	}
	for _, key := range assessment.ListKeys {
		section.Blocks = append(section.Blocks, b.list(s, key)...)
	}
	closing := joined(" · ", plural(b.entryCount(s), "entry", "entries"), b.status(s))
	if lead := line(s.Lead); lead != "" {
		closing += " · Lead: " + lead
	}
	section.Blocks = append(section.Blocks, Paragraph{Spans: plain(closing), Small: true, Place: place})
	if sources := b.sources(assessment.Ref{Kind: assessment.KindStatement, ID: s.Code}); len(sources) > 0 {
		spans := append(plain("Evidence for the statement as a whole: "), sources...)
		section.Blocks = append(section.Blocks, Paragraph{Spans: spans, Small: true, Place: place})
	}
	for i, text := range paragraphs(s.Note) {
		if i == 0 {
			text = "Note: " + text
		}
		section.Blocks = append(section.Blocks, Paragraph{Spans: plain(text), Small: true, Place: place})
	}
	return section
}

func (b *builder) list(s *assessment.Statement, key assessment.ListKey) []Block {
	entries := b.entries(s, key)
	heading := Heading{Level: 3, Text: line(b.a.Framework.List(key).Title)}
	if len(entries) == 0 {
		return []Block{heading, Paragraph{Spans: plain("No entries.")}}
	}
	heading.Aside = plural(len(entries), "entry", "entries")
	list := List{}
	for _, e := range entries {
		list.Items = append(list.Items, b.item(e))
	}
	return []Block{heading, list}
}

func (b *builder) item(e *assessment.Entry) Item {
	item := Item{Aside: internal(e.Internal), Place: b.place(assessment.KindEntry, e.ID)}
	item.Spans, item.Below = firstOf(marked(Flow(e.Text, item.Place), e.Language))
	if len(item.Spans) == 0 && len(item.Below) == 0 {
		item.Spans = plain("(nothing written yet)")
	}
	if !blank(e.Note) {
		item.Notes = []Note{{Label: "Note", Text: strings.Join(paragraphs(e.Note), "\n\n")}}
	}
	if sources := b.sources(assessment.Ref{Kind: assessment.KindEntry, ID: e.ID}); len(sources) > 0 {
		item.Notes = append(item.Notes, Note{Label: "Evidence", Spans: sources})
	}
	return item
}

// firstOf parts the first paragraph of a text from what stands below it. A
// text that begins with one bullet begins with its words, since the entry is
// an item of a list already; one that begins with several has no words of its
// own above them.
func firstOf(text []Block) ([]Span, []Block) {
	if len(text) == 0 {
		return nil, nil
	}
	switch first := text[0].(type) {
	case Paragraph:
		return first.Spans, text[1:]
	case List:
		if len(first.Items) == 1 {
			return first.Items[0].Spans, text[1:]
		}
	}
	return nil, text
}

// internal is the mark on what only colleagues see. A public report is built
// from a copy that holds nothing so marked.
func internal(marked bool) string {
	if marked {
		return "Internal"
	}
	return ""
}
