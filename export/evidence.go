package export

import (
	"cmp"
	"slices"
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/columns"
)

// evidenceID is the row of a piece of evidence in the index; references lead
// there.
func evidenceID(id string) string { return "evidence-" + id }

// evidence is the index of evidence: what each piece is, where it is and what
// it bears out. Without any there is no section.
func (b *builder) evidence() []Section {
	sheet := columns.Of(assessment.KindEvidence)
	t := Table{
		Caption: "The evidence and what it bears out", RowHeads: true,
		Columns: []TableColumn{
			{Title: "Ref", Share: 1.3}, {Title: "Evidence and where it is", Share: 7.6},
			{Title: "About it", Share: 6.2}, {Title: "What it bears out", Share: 7},
		},
	}
	links := 0
	for _, e := range b.a.Evidence() {
		mine := b.a.EvidenceLinks(e.ID)
		if sheet.Blank(b.words, e.ID) && len(mine) == 0 {
			continue
		}
		links += len(mine)
		t.Rows = append(t.Rows, b.evidenceRow(e, mine))
	}
	if len(t.Rows) == 0 {
		return nil
	}
	said := plural(len(t.Rows), "piece of evidence", "pieces of evidence") + " with " + plural(links, "link", "links") + " to what they bear out, in the order of the document."
	if b.public() {
		said += " Only what everybody can read already is listed; it has the numbers it has for colleagues, so that some are missing."
	}
	return []Section{{
		ID: "evidence", Title: "Evidence", Level: 1, NewPage: true, Wide: true,
		Blocks: []Block{Paragraph{Spans: plain(said)}, t},
	}}
}

func (b *builder) evidenceRow(e *assessment.Evidence, links []*assessment.EvidenceLink) []Cell {
	place := b.place(assessment.KindEvidence, e.ID)
	what := Cell{Place: place, Blocks: []Block{Paragraph{Spans: []Span{{Text: line(e.Title), Strong: true}}}}}
	if text := line(e.Link); text != "" {
		what.Blocks = append(what.Blocks, Paragraph{Spans: spans(text)})
	}
	if text := line(e.File); text != "" {
		what.Blocks = append(what.Blocks, Paragraph{Spans: plain(text)})
	}
	for _, text := range paragraphs(e.Note) {
		what.Blocks = append(what.Blocks, Paragraph{Spans: plain("Note: " + text)})
	}
	bears := Cell{Place: place}
	for _, l := range b.inOrder(links) {
		bears.Blocks = append(bears.Blocks, Paragraph{Spans: b.bearing(l)})
	}
	return []Cell{
		{Paragraphs: []string{b.words.EvidenceNumbers[e.ID]}, ID: evidenceID(e.ID)},
		what, {Paragraphs: b.aboutEvidence(e), Place: place}, bears,
	}
}

// inOrder are links in the order in which the document is read.
func (b *builder) inOrder(links []*assessment.EvidenceLink) []*assessment.EvidenceLink {
	if b.readAt == nil {
		b.readAt = map[assessment.Ref]int{}
		for ref := range b.a.All() {
			b.readAt[ref] = len(b.readAt)
		}
	}
	links = slices.Clone(links)
	slices.SortFunc(links, func(x, y *assessment.EvidenceLink) int { return cmp.Compare(b.readAt[x.Bears()], b.readAt[y.Bears()]) })
	return links
}

// aboutEvidence says in lines what kind of evidence a piece is.
func (b *builder) aboutEvidence(e *assessment.Evidence) []string {
	f, _ := assessment.FieldOf(assessment.KindEvidence, assessment.FieldCategory)
	lines := []string{joined(" · ", line(f.Titled(b.a, e.Category)), spoken(e.Dated))}
	if owner := line(e.Owner); owner != "" {
		lines = append(lines, "Owner: "+owner)
	}
	if e.ReviewBy != "" {
		lines = append(lines, "Review by "+spoken(e.ReviewBy))
	}
	flags := ""
	for _, flag := range []struct {
		is   bool
		word string
	}{{e.PersonalData, "Holds personal data"}, {e.AlreadyPublic, "Already public"}, {e.Internal, internal(true)}} {
		if flag.is {
			flags = joined(" · ", flags, flag.word)
		}
	}
	lines = append(lines, flags)
	return slices.DeleteFunc(lines, func(l string) bool { return l == "" })
}

// bearing names what a link leads to, and where in the evidence to look.
func (b *builder) bearing(l *assessment.EvidenceLink) []Span {
	ref := l.Bears()
	name, to := b.words.Brief(ref), ""
	switch ref.Kind {
	case assessment.KindStatement:
		to = statementID(ref.ID)
	case assessment.KindEntry:
		to = statementID(b.a.Entry(ref.ID).Statement)
	default:
		kind, _ := assessment.KindOf(ref.Kind)
		name = strings.ToUpper(kind.Name[:1]) + kind.Name[1:] + ": " + name
	}
	text := []Span{{Text: line(name), To: to}}
	if pointer := line(l.Pointer); pointer != "" {
		text = append(text, Span{Text: " (" + pointer + ")"})
	}
	return text
}

// sources are the short references to the evidence for a record, each of which
// leads to its row in the index.
func (b *builder) sources(ref assessment.Ref) []Span {
	var text []Span
	for i, s := range b.words.EvidenceFor(ref) {
		if i > 0 {
			text = append(text, Span{Text: "; "})
		}
		text = append(text, Span{Text: s.String(), To: evidenceID(s.ID)})
	}
	return text
}

// evidenceSheets are the register of evidence and its links.
func (b *builder) evidenceSheets() []Sheet {
	return b.recordSheets(assessment.KindEvidence, assessment.KindEvidenceLink)
}
