package export

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/columns"
)

// informationReturn is the Information Return as it is sent: how far it has
// come, and then every item under its quality statement with its answer, its
// evidence and whoever brings it. Nothing in it depends on the day it is made.
// Without any item there is no section.
func (b *builder) informationReturn() []Section {
	shown := b.shownItems()
	if len(shown) == 0 {
		return nil
	}
	first := Section{ID: "information-return", Title: "Information Return", Level: 1, NewPage: true, Wide: true}
	first.Blocks = append(first.Blocks, Paragraph{Spans: plain(b.returnInWords(shown))}, b.returnByStatement(shown))
	if b.o.Owner == "" && !b.public() && slices.ContainsFunc(shown, func(i *assessment.Item) bool { return !i.Answered() }) {
		first.Blocks = append(first.Blocks, b.returnByOwner(shown))
	}
	sections := []Section{first}
	for _, s := range append(b.a.Framework.Statements(), assessment.StatementSpec{}) {
		if of := itemsUnder(shown, s.Code); len(of) > 0 {
			sections = append(sections, b.itemsOf(s, of))
		}
	}
	return sections
}

// shownItems are the items in which something is written, of one owner where
// the report is for one.
func (b *builder) shownItems() []*assessment.Item {
	sheet := columns.Of(assessment.KindItem)
	var shown []*assessment.Item
	for _, i := range b.a.Items() {
		if !sheet.Blank(b.words, i.ID) && b.owned(assessment.KindItem, i.ID) {
			shown = append(shown, i)
		}
	}
	return shown
}

// itemsUnder are the items whose first statement is the one given; "" stands for
// those without one.
func itemsUnder(items []*assessment.Item, statement string) []*assessment.Item {
	return slices.DeleteFunc(slices.Clone(items), func(i *assessment.Item) bool {
		return append(i.For(), "")[0] != statement
	})
}

// returnInWords says in a paragraph how far the return has come.
func (b *builder) returnInWords(shown []*assessment.Item) string {
	answered := 0
	ours := false
	for _, i := range shown {
		if i.Answered() {
			answered++
		}
		ours = ours || i.Starting()
	}
	said := fmt.Sprintf("%s, %s of them answered.", plural(len(shown), "item", "items"), assessment.Thousands(answered))
	if b.o.Owner != "" {
		said = fmt.Sprintf("%s of %s, %s of them answered.", plural(len(shown), "item", "items"), line(b.o.Owner), assessment.Thousands(answered))
	}
	if due := b.a.ReturnDue(); due != "" {
		said += fmt.Sprintf(" Asked for on %s, due on %s.", spoken(b.a.Notice), spoken(due))
	}
	said += " An item that relates to several quality statements stands under the first and names the others."
	if ours {
		said += " Items whose code begins with “" + assessment.StartingMark + "” come from the starting catalogue of Ninefold and are not of CQC’s list."
	}
	return said
}

func (b *builder) returnByStatement(shown []*assessment.Item) Table {
	t := Table{
		Caption: "What is answered and what is outstanding, by quality statement", RowHeads: true,
		Columns: []TableColumn{
			{Title: "Quality statement", Share: 6}, {Title: "Items", Share: 1.5, Right: true},
			{Title: "Answered", Share: 1.5, Right: true}, {Title: "Outstanding", Share: 1.5, Right: true},
		},
	}
	for _, s := range append(b.a.Framework.Statements(), assessment.StatementSpec{Title: "No quality statement"}) {
		if of := itemsUnder(shown, s.Code); len(of) > 0 {
			out := outstanding(of)
			t.Rows = append(t.Rows, []Cell{
				cell(line(s.Title)), cell(assessment.Thousands(len(of))), cell(assessment.Thousands(len(of) - out)), cell(assessment.Thousands(out)),
			})
		}
	}
	return t
}

func outstanding(items []*assessment.Item) int {
	n := 0
	for _, i := range items {
		if !i.Answered() {
			n++
		}
	}
	return n
}

func (b *builder) returnByOwner(shown []*assessment.Item) Table {
	t := Table{
		Caption: "Who has something outstanding", RowHeads: true,
		Columns: []TableColumn{{Title: "Owner", Share: 4}, {Title: "Outstanding", Share: 1.5, Right: true}, {Title: "Items", Share: 6}},
	}
	owners := map[string][]*assessment.Item{}
	for _, i := range shown {
		if !i.Answered() {
			owners[line(i.Owner)] = append(owners[line(i.Owner)], i)
		}
	}
	var names []string
	for name := range owners {
		names = append(names, name)
	}
	slices.Sort(names) // nobody comes first
	for _, name := range names {
		var called []string
		for _, i := range owners[name] {
			called = append(called, cmp.Or(line(i.Code), firstWords(i.Wording)))
		}
		t.Rows = append(t.Rows, []Cell{
			cell(cmp.Or(name, "Nobody yet")), cell(assessment.Thousands(len(owners[name]))), cell(strings.Join(called, ", ")),
		})
	}
	return t
}

// returnSheets are the items as rows. For reading, each says its evidence as the
// pages do; a workbook for editing has that in the sheet of the links.
func (b *builder) returnSheets() []Sheet {
	if b.o.ForEditing {
		sheets := b.recordSheets(assessment.KindItem, assessment.KindEvidence, assessment.KindEvidenceLink)
		b.offerItems(sheets)
		// What is filled in first stands first.
		slices.SortStableFunc(sheets, func(x, y Sheet) int { return cmp.Compare(later(x), later(y)) })
		return sheets
	}
	sheets := b.recordSheets(assessment.KindItem)
	for s := range sheets {
		sheets[s].Columns = append(sheets[s].Columns, Column{Title: "Evidence", Width: 44})
		for r, row := range sheets[s].Rows {
			said := b.evidenceOf(assessment.Ref{Kind: assessment.KindItem, ID: row.ID})
			sheets[s].Rows[r].Cells = append(row.Cells, TextValue(strings.Join(said, "\n")))
		}
	}
	return sheets
}

// firstWords are so many words of a text as name it in a list.
func firstWords(text string) string {
	const most = 6
	words := strings.Fields(line(text))
	if len(words) > most {
		return strings.Join(words[:most], " ") + " …"
	}
	return strings.Join(words, " ")
}

func (b *builder) itemsOf(statement assessment.StatementSpec, items []*assessment.Item) Section {
	s := Section{ID: "return-none", Title: "No quality statement", Kicker: "Information Return", Level: 2, Wide: true}
	if statement.Code != "" {
		s.ID, s.Title = "return-"+strings.ToLower(statement.Code), line(statement.Title)
	}
	t := Table{
		Caption: "Items of the return: " + s.Title, RowHeads: true,
		Columns: []TableColumn{
			{Title: "Code", Share: 2.2}, {Title: "What is asked for", Share: 5.8}, {Title: "Answer", Share: 3.8},
			{Title: "Evidence", Share: 4.2}, {Title: "Owner", Share: 4.1}, {Title: "Note", Share: 5},
		},
	}
	borne := false // a column that says nothing would cost the others their room
	for _, i := range items {
		row := b.itemRow(i)
		borne = borne || len(row[evidenceColumn].Paragraphs) > 0
		t.Rows = append(t.Rows, row)
	}
	if !borne {
		t.Columns = slices.Delete(t.Columns, evidenceColumn, evidenceColumn+1)
		for i := range t.Rows {
			t.Rows[i] = slices.Delete(t.Rows[i], evidenceColumn, evidenceColumn+1)
		}
	}
	s.Blocks = []Block{t}
	return s
}

// later is 1 for sheets that stand behind that of the items.
func later(s Sheet) int {
	if s.Key == string(assessment.KindItem) {
		return 0
	}
	return 1
}

// offerItems lets the items that a workbook for one owner holds be chosen from a
// list as what a piece of evidence bears out.
func (b *builder) offerItems(sheets []Sheet) {
	if b.o.Owner == "" {
		return
	}
	serves, _ := assessment.FieldOf(assessment.KindEvidenceLink, assessment.FieldServes)
	column, _ := columns.Of(assessment.KindEvidenceLink).Column(serves.Title)
	var choices []string
	for _, i := range b.shownItems() {
		choices = append(choices, column.Words(b.words, serves.To(assessment.Ref{Kind: assessment.KindItem, ID: i.ID})))
	}
	for _, s := range sheets {
		for i := range s.Columns {
			if s.Key == string(assessment.KindEvidenceLink) && s.Columns[i].Title == serves.Title {
				s.Columns[i].Choices = choices
			}
		}
	}
}

// evidenceColumn is where the evidence stands in an item's row.
const evidenceColumn = 3

func (b *builder) itemRow(i *assessment.Item) []Cell {
	place := b.place(assessment.KindItem, i.ID)
	said := func(texts ...string) Cell {
		texts = slices.DeleteFunc(texts, blank)
		return Cell{Paragraphs: texts, Place: place}
	}
	code := cmp.Or(line(i.Code), "–")
	if i.Internal {
		code += " (internal)"
	}
	asked := paragraphs(i.Wording)
	if others := i.For(); len(others) > 1 {
		var names []string
		for _, other := range others[1:] {
			names = append(names, b.words.Name(assessment.Ref{Kind: assessment.KindStatement, ID: other}))
		}
		asked = append(asked, "Also: "+strings.Join(names, "; "))
	}
	answer := []string{b.term(assessment.KindItem, assessment.FieldAnswer, i.Answer)}
	if !i.Answered() {
		answer[0] = "Not answered yet"
	}
	if i.OtherItem != "" {
		answer = append(answer, "See "+b.called(i.OtherItem))
	}
	owner := []string{line(i.Owner)}
	if i.Due != "" {
		owner = append(owner, "Due "+spoken(i.Due))
	}
	if i.Status != "" {
		owner = append(owner, b.term(assessment.KindItem, assessment.FieldStatus, i.Status))
	}
	return []Cell{
		said(code, b.term(assessment.KindItem, assessment.FieldItemKind, i.Kind)), said(asked...), said(append(answer, line(i.Link))...),
		said(b.evidenceOf(assessment.Ref{Kind: assessment.KindItem, ID: i.ID})...), said(owner...), said(paragraphs(i.Note)...),
	}
}

// called is an item's code, or its first words where it has none.
func (b *builder) called(id string) string {
	i := b.a.Item(id)
	return cmp.Or(line(i.Code), "“"+firstWords(i.Wording)+"”")
}

// term is what people read for a value of a vocabulary.
func (b *builder) term(kind assessment.Kind, field assessment.Field, value string) string {
	f, _ := assessment.FieldOf(kind, field)
	return f.Titled(b.a, value)
}

// evidenceOf names the evidence that bears a record out, each piece as the index
// numbers it and with where in it to look, in the order of the numbers.
func (b *builder) evidenceOf(ref assessment.Ref) []string {
	numbers := b.whole.EvidenceNumbers()
	links := map[string]string{}
	for _, l := range b.a.EvidenceFor(ref) {
		links[l.Evidence] = line(l.Pointer)
	}
	var said []string
	for _, e := range b.a.Evidence() {
		if pointer, there := links[e.ID]; there {
			said = append(said, joined(", ", strings.TrimSpace(numbers[e.ID]+" "+line(e.Title)), pointer))
		}
	}
	return said
}

// owned tells whether a record belongs into a report for one owner: any field that
// names a person names them, it is a piece of evidence that bears out a record
// of theirs, or it links one to such a record. Every record does where the report
// is for nobody in particular.
func (b *builder) owned(kind assessment.Kind, id string) bool {
	if b.o.Owner == "" {
		return true
	}
	switch kind {
	case assessment.KindEvidenceLink:
		serves, _ := assessment.FieldOf(kind, assessment.FieldServes)
		value, _ := b.a.Value(kind, id, assessment.FieldServes)
		return slices.ContainsFunc(serves.Targets(value), func(to assessment.Ref) bool { return to.Kind == assessment.KindItem && b.owned(to.Kind, to.ID) })
	case assessment.KindEvidence:
		if slices.ContainsFunc(b.a.EvidenceLinks(id), func(l *assessment.EvidenceLink) bool { return b.owned(assessment.KindEvidenceLink, l.ID) }) {
			return true
		}
	}
	values, _ := b.a.ValuesOf(assessment.Ref{Kind: kind, ID: id})
	return slices.ContainsFunc(assessment.Fields(kind), func(f assessment.FieldSpec) bool {
		return f.Type == assessment.TypePerson && SameName(values[f.Field], b.o.Owner)
	})
}

// ReturnOwners are the names of those who answer for items of the return, each
// once, in order.
func ReturnOwners(a *assessment.Assessment) []string {
	var names []string
	for _, i := range a.Items() {
		name := line(i.Owner)
		if name != "" && !slices.ContainsFunc(names, func(other string) bool { return SameName(name, other) }) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// SameName tells whether two texts name one person: but for case and white
// space.
func SameName(x, y string) bool { return strings.EqualFold(line(x), line(y)) }
