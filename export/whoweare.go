package export

import (
	"strings"

	"ninefold/app/assessment"
)

// whoWeAre is the council's own account of its place and people, or nothing
// where there is none to show.
func (b *builder) whoWeAre() []Section {
	s := Section{ID: "who-we-are", Title: "Who we are", Level: 1, NewPage: true}
	if figures := b.keyFigures(); len(figures) > 0 {
		s.Blocks = append(s.Blocks, Figures{Items: figures})
	}
	headed := false
	for _, part := range b.a.Sections() {
		place := b.place(assessment.KindSection, part.ID)
		heading, text := line(part.Heading), Flow(part.Text, place)
		if heading == "" && len(text) == 0 {
			continue
		}
		// What was brought in often begins with the heading that this page has.
		own := !headed && strings.EqualFold(strings.TrimRight(heading, ".: "), s.Title)
		headed = true
		switch {
		case own && part.Internal:
			s.Blocks = append(s.Blocks, Paragraph{Spans: []Span{{Text: internal(true), Strong: true}}, Small: true, Place: place})
		case own:
		case heading != "":
			s.Blocks = append(s.Blocks, Heading{Level: 2, Text: heading, Aside: internal(part.Internal), Place: place})
		case part.Internal:
			s.Blocks = append(s.Blocks, Paragraph{Spans: []Span{{Text: internal(true), Strong: true}}, Small: true, Place: place})
		}
		s.Blocks = append(s.Blocks, text...)
	}
	if len(s.Blocks) == 0 {
		return nil
	}
	return []Section{s}
}

func (b *builder) keyFigures() []KeyFigure {
	var out []KeyFigure
	for _, f := range b.a.Figures() {
		if blank(f.Label) && blank(f.Value) && blank(f.Note) {
			continue
		}
		out = append(out, KeyFigure{
			Label: line(f.Label), Value: line(f.Value), Note: strings.Join(paragraphs(f.Note), "\n"),
			Aside: internal(f.Internal), Place: b.place(assessment.KindFigure, f.ID),
		})
	}
	return out
}
