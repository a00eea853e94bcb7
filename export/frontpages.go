package export

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"ninefold/app/assessment"
)

// The names of facts that a cover treats in a way of their own.
const (
	factCouncil     = "Council"
	factDocument    = "Document"
	factAsAt        = "As at"
	factAppendix    = "Appendix"
	factMeetingDate = "Meeting date"
	factMarking     = "Marking"
	factContact     = "In another form"
)

// facts are what a report says of itself, on the PDF's title page and on the
// workbook's cover alike.
func (b *builder) facts() []Fact {
	own := b.document()
	all := []Fact{
		{Name: factCouncil, Value: b.r.Council, Place: own},
		{Name: factDocument, Value: b.r.Title, Place: own},
		{Name: factAsAt, Value: b.r.AsAt},
		{Name: "Author", Value: b.r.Author, Place: own},
		{Name: factAppendix, Value: b.r.Appendix, Place: exportPage},
		{Name: "Committee", Value: b.r.Committee, Place: exportPage},
		{Name: factMeetingDate, Value: b.r.MeetingDate},
		{Name: "Agenda item", Value: b.r.Item, Place: exportPage},
		{Name: factMarking, Value: b.r.MarkingLine()},
		{Name: "Not for publication", Value: b.exemption()},
		{Name: "Version", Value: b.version()},
		{Name: "Framework", Value: line(b.a.Framework.Title)},
		{Name: factContact, Value: line(b.o.Contact), Place: exportPage},
	}
	var known []Fact
	for _, f := range all {
		if f.Value != "" {
			known = append(known, f)
		}
	}
	return known
}

// exportPage is the Place of words that the clerk gave for this export.
const exportPage = "The export’s own details"

// exemption is why a paper of a meeting is not published, in the words of the
// law, or "".
func (b *builder) exemption() string {
	if b.o.Exempt == 0 {
		return ""
	}
	return fmt.Sprintf("Exempt by virtue of paragraph %d of Part 1 of Schedule 12A to the Local Government Act 1972: %s.", b.o.Exempt, Exemptions[b.o.Exempt-1])
}

func (b *builder) version() string {
	if b.public() {
		return "Public version"
	}
	return "Internal version, not for publication"
}

// cover is the title page. What it shows large, the council, the title, the
// date, the appendix and the marking, stands in the report's own fields, so its
// facts do not repeat them.
func (b *builder) cover() []Section {
	var facts []Fact
	for _, f := range b.facts() {
		switch f.Name {
		case factCouncil, factDocument, factAsAt, factAppendix, factMarking, factContact:
		default:
			facts = append(facts, f)
		}
	}
	return []Section{{ID: CoverID, Title: b.r.Title, Kicker: b.r.Council, Level: 1, Blocks: []Block{Facts{Items: facts}}}}
}

func (b *builder) contents() []Section {
	return []Section{{ID: "contents", Title: "Contents", Level: 1, NewPage: true, Blocks: []Block{Contents{}}}}
}

func (b *builder) reading() []Section {
	f := b.a.Framework
	s := Section{ID: "reading", Title: "How to read this document", Level: 1, NewPage: true}
	s.Blocks = append(s.Blocks, Paragraph{Spans: plain(b.purpose()), Place: b.document()})
	statements := len(b.a.Statements)
	s.Blocks = append(s.Blocks,
		Paragraph{Spans: plain(fmt.Sprintf("The framework has %s with %s. Each theme begins with a table of its statements, and each statement holds:",
			plural(len(f.Themes), "theme", "themes"), plural(statements, "quality statement", "quality statements")))},
		List{Items: b.parts()},
	)
	if b.scoring() {
		s.Blocks = append(s.Blocks, Heading{Level: 2, Text: "The scores"}, b.scale())
	}
	if notice, ok := b.audienceNotice(); ok {
		s.Blocks = append(s.Blocks, notice)
	}
	return []Section{s}
}

func (b *builder) purpose() string {
	text := fmt.Sprintf("In this document %s assesses its own adult social care, against the framework “%s”.",
		orCouncil(b.r.Council), line(b.a.Framework.Title))
	if b.r.AsAt != "" {
		text += fmt.Sprintf(" It describes how things stand on %s, except where it gives another date.", b.r.AsAt)
	}
	return text
}

func orCouncil(name string) string {
	if name == "" {
		return "the council"
	}
	return name
}

// parts lists what a statement's pages hold.
func (b *builder) parts() []Item {
	var items []Item
	if b.scoring() {
		items = append(items, Item{Spans: []Span{
			{Text: "its score", Strong: true}, {Text: fmt.Sprintf(" on a scale of 1 to %d, with the reason for it;", b.a.Framework.TopScore())},
		}})
	}
	for i, l := range b.a.Framework.Lists {
		end := ";"
		if i == len(b.a.Framework.Lists)-1 {
			end = "."
		}
		items = append(items, Item{Spans: []Span{{Text: line(l.Title), Strong: true}, {Text: ", a list of entries" + end}}})
	}
	return items
}

func (b *builder) scale() Table {
	t := Table{
		Caption: "What each score means", RowHeads: true,
		Columns: []TableColumn{{Title: "Score", Share: 1}, {Title: "Meaning", Share: 3.1}, {Title: "In our words", Share: 8.5}},
	}
	for _, l := range b.a.Framework.Scores {
		t.Rows = append(t.Rows, []Cell{cell(assessment.Thousands(l.Value)), cell(line(l.Title)), cell(line(l.Description))})
	}
	return t
}

func cell(text string) Cell { return Cell{Paragraphs: []string{text}} }

// audienceNotice says for whom the file is, where that must not be missed.
func (b *builder) audienceNotice() (Notice, bool) {
	if !b.public() {
		return Notice{
			Title: "Internal version",
			Text:  "What is marked “Internal” and every note in this file is for colleagues only. The public version leaves both out. Please do not publish this file.",
		}, true
	}
	if b.r.LeftOut == "" {
		return Notice{}, false
	}
	return Notice{Title: "Public version", Text: b.r.LeftOut}, true
}

// aboutDocument is the last page: what the file is and how it came about.
func (b *builder) aboutDocument() []Section {
	s := Section{ID: "about-document", Title: "About this document", Level: 1, NewPage: true}
	made := "This file was made with Ninefold from the council’s own assessment document. The PDF and the workbook of one version hold the same text and the same figures."
	s.Blocks = append(s.Blocks, Paragraph{Spans: plain(made)})
	facts := []Fact{{Name: "Version", Value: b.version()}}
	if marking := b.r.MarkingLine(); marking != "" {
		facts = append([]Fact{{Name: factMarking, Value: marking}}, facts...)
	}
	if b.showsEntries() {
		facts = append(facts, Fact{Name: "Entries", Value: b.countsInWords()})
	}
	facts = append(facts, []Fact{
		{Name: "Framework", Value: fmt.Sprintf("%s (version %d)", line(b.a.Framework.Title), b.a.Framework.Version)},
		{Name: "Source of the framework", Value: line(b.a.Framework.Source)},
	}...)
	if b.scoring() {
		facts = append(facts, Fact{Name: "Rule for the rating", Value: capital(line(b.a.Framework.Rule.Label))})
	}
	s.Blocks = append(s.Blocks, Facts{Items: facts})
	if notice, ok := b.audienceNotice(); ok {
		s.Blocks = append(s.Blocks, notice)
	}
	s.Blocks = append(s.Blocks, b.accessibility()...)
	return []Section{s}
}

// accessibility is the accessibility statement: how the file can be read, what
// it cannot do, and whom to ask. It is there where somebody can be asked.
func (b *builder) accessibility() []Block {
	contact := line(b.o.Contact)
	if contact == "" {
		return nil
	}
	items := func(texts ...string) List {
		var l List
		for _, text := range texts {
			l.Items = append(l.Items, Item{Spans: plain(text)})
		}
		return l
	}
	return []Block{
		Heading{Level: 2, Text: "Accessibility statement"},
		Paragraph{Spans: plain("We want as many people as possible to be able to read this document. It is made to the standards PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), which means that you should be able to:")},
		items(
			"have it read out by a screen reader in the order it is meant to be read in, with headings, lists and tables announced as such;",
			"move about in it by its bookmarks, its list of contents and its links, with the keyboard alone;",
			"hear what every picture shows, and find the same numbers in a table;",
			"have text in other languages announced in its language.",
		),
		Paragraph{Spans: plain("What we know may be difficult: wide tables stand on pages turned sideways, and letters of scripts that few programs can draw may not look as they should on the page, though they are read out and copied as they were written. A workbook can be made with the same text and the same figures.")},
		Paragraph{Spans: append([]Span{{Text: "If you need this document in another form, such as large print, easy read, audio or braille, or find that something in it cannot be read, please contact: "}}, spans(contact)...), Place: exportPage},
	}
}

// capital writes the first letter large.
func capital(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[size:]
}

// countsInWords is such as "226: 84 working well, …" in the framework's words.
func (b *builder) countsInWords() string {
	var parts []string
	for _, key := range assessment.ListKeys {
		n := 0
		for _, s := range b.a.Statements {
			n += len(b.entries(s, key))
		}
		parts = append(parts, fmt.Sprintf("%s %s", line(b.a.Framework.List(key).Title), assessment.Thousands(n)))
	}
	return fmt.Sprintf("%s in all (%s)", assessment.Thousands(b.allEntries()), strings.Join(parts, ", "))
}
