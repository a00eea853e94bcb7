package export

import (
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"

	"ninefold/app/columns"
)

// The names of the sheets that show no records, fixed from version to version.
// Those that do are declared in package columns.
const (
	SheetCover    = "Cover"
	SheetContents = "Contents"
	SheetOverall  = "Overall"
)

// framed puts the cover and the contents before the sheets.
func (b *builder) framed(sheets []Sheet) []Sheet {
	contents := Sheet{
		Name: SheetContents, Title: "Contents", Note: "Each name below leads to its sheet.", Empty: "There is no sheet but the cover: nothing of this document may be shown here.",
		Columns: []Column{{Title: "Sheet", Width: 34}, {Title: "What it holds", Width: 70}, {Title: "Rows", Width: 10}},
	}
	for _, s := range sheets {
		contents.Rows = append(contents.Rows, Row{Cells: []Value{LinkValue(s.Name, s.Name), TextValue(s.Title), NumberValue(len(s.Rows))}})
	}
	return append([]Sheet{b.coverSheet(), contents}, sheets...)
}

func (b *builder) coverSheet() Sheet {
	s := Sheet{
		Name: SheetCover, Title: b.coverTitle(), Note: "What this workbook is. The next sheet lists the others.",
		Columns: []Column{{Title: "About this workbook", Width: 28}, {Title: "Detail", Width: 90}},
	}
	add := func(name string, v Value) { s.Rows = append(s.Rows, Row{Cells: []Value{TextValue(name), v}}) }
	for _, f := range b.facts() {
		v := TextValue(f.Value)
		switch f.Name {
		case factAsAt:
			v = dateOr(b.a.AsAt)
		case factMeetingDate:
			v = dateOr(b.o.Date)
		}
		add(f.Name, v)
	}
	if b.showsEntries() {
		add("Entries", TextValue(b.countsInWords()))
	}
	if b.d.owners && b.a.ReturnDue() != "" {
		add("Return asked for", dateOr(b.a.Notice))
		add("Return due", dateOr(b.a.ReturnDue()))
	}
	if b.r.LeftOut != "" {
		add("Left out", TextValue(b.r.LeftOut))
	}
	if b.o.ForEditing {
		if b.r.Part {
			add(columns.PartFact, TextValue("Only what "+line(b.o.Owner)+" answers for"))
		}
		for i, step := range b.editingSteps() {
			add(fmt.Sprintf("How to fill it in, %d", i+1), TextValue(step))
		}
	}
	return s
}

var editingSteps = []string{
	"Change the text, the scores and the reasons where they stand. The other cells are locked.",
	"Write new entries into the empty rows at the foot of a theme’s sheet, and choose the statement and the list from the drop-down lists.",
	"To take an entry out, empty its text. It goes only when whoever brings the workbook in says so.",
	"Save the file as an Excel workbook (.xlsx) and send it back. Whoever brings it into Ninefold sees every change before it is made.",
}

// editingSteps say how the workbook is filled in.
func (b *builder) editingSteps() []string {
	if b.o.Owner == "" {
		return editingSteps
	}
	return []string{
		"These are the items that " + line(b.o.Owner) + " answers for, and no others. Say how each is answered: choose the answer from the list, and write the link, the note and who else owns it where they stand. The other cells are locked.",
		"The evidence for an item stands in the sheet “Evidence links”, each piece with where in it to look. To add some, write its title and its link into an empty row of “Pieces of evidence”, unless it is there, then its title into an empty row of “Evidence links”, choose the item, and say where in it, such as p. 4. A file is added by whoever brings the workbook in.",
		"An item that another one answers names that one under “Answered in”, by its code.",
		"Leave a row as it is where you have nothing to say yet. Nothing is taken out of the return because it has no row here.",
		editingSteps[len(editingSteps)-1],
	}
}

func dateOr(date string) Value {
	if d, ok := day(date); ok {
		return DateValue(d)
	}
	return TextValue(date)
}

func (b *builder) scoreSheets() []Sheet {
	if !b.scoring() {
		return nil
	}
	return []Sheet{b.scoreSheet(), b.overallSheet()}
}

// scoresAlone is the sheet of the statements' scores without what they come to.
func (b *builder) scoresAlone() []Sheet {
	if !b.scoring() {
		return nil
	}
	return []Sheet{b.scoreSheet()}
}

func (b *builder) scoreSheet() Sheet {
	s := b.sheet(columns.Scores(b.a.Framework))
	if !b.o.ForEditing {
		// Where scores are about to be changed, words beside them would be wrong.
		bars := b.bars()
		s.Bars, s.LabelColumn, s.ValueColumn = &bars, 0, 2
	}
	return s
}

// sheet shows the records of a declared sheet, as far as whom the report is for
// may see them.
func (b *builder) sheet(of columns.Sheet) Sheet {
	s := Sheet{Name: of.Name, Title: of.Title, Note: of.Note, Empty: of.Empty, Key: string(of.Kind), Spare: of.Spare}
	var shown []columns.Column
	for _, c := range of.Columns {
		if c.Reading && b.o.ForEditing || c.Inside && b.public() || !b.tells(of.Kind, c.Field) && c.Of == "" || c.Sparing && !b.o.ForEditing && !b.has(of, c) {
			continue
		}
		shown = append(shown, c)
		s.Columns = append(s.Columns, Column{
			Title: c.Title, Width: c.Width, Editable: b.o.ForEditing && c.Editable, Choices: c.Choices(b.a), Limit: c.Limit, Numeric: c.Numeric,
		})
	}
	count := map[[2]string]int{}
	for _, id := range of.Records(b.a) {
		if !b.o.ForEditing && of.Blank(b.words, id) || !b.owned(of.Kind, id) {
			continue
		}
		row := Row{ID: id}
		for _, c := range shown {
			value := c.Value(b.words, id)
			if c.Number && !b.o.ForEditing {
				e := b.a.Entry(id)
				list := [2]string{e.Statement, string(e.List)}
				count[list]++
				value = strconv.Itoa(count[list])
			}
			row.Cells = append(row.Cells, b.cell(c, value))
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// has tells whether any record of a sheet has something in a column.
func (b *builder) has(of columns.Sheet, c columns.Column) bool {
	return slices.ContainsFunc(of.Records(b.a), func(id string) bool { return c.Value(b.words, id) != "" })
}

// cell is a value in a cell of its column's type.
func (b *builder) cell(c columns.Column, value string) Value {
	words := c.Words(b.words, value)
	switch {
	case c.Date:
		return dateOr(value)
	case c.Numeric:
		if n, err := strconv.ParseFloat(words, 64); err == nil {
			return Value{Number: &n}
		}
	case c.Figure && !b.o.ForEditing:
		return figureValue(words)
	}
	return TextValue(words)
}

func (b *builder) overallSheet() Sheet {
	o, f := b.a.Overall(), b.a.Framework
	s := Sheet{
		Name: SheetOverall, Title: "What the scores come to",
		Note:    "Worked out by Ninefold from the scores; there are no formulas in this workbook.",
		Columns: []Column{{Title: "Measure", Width: 34}, {Title: "Result", Width: 26}, {Title: "Explanation", Width: 74}},
	}
	add := func(name string, v Value, why string) {
		s.Rows = append(s.Rows, Row{Cells: []Value{TextValue(name), v, TextValue(why)}})
	}
	add("Statements", NumberValue(o.Statements), "How many quality statements the framework has.")
	add("Statements scored", NumberValue(o.Scored), "How many of them have a score.")
	add("Total of the scores", NumberValue(o.Total), "The scores that are given, added up.")
	add("Highest possible total", NumberValue(o.Most), fmt.Sprintf("Every statement at %d.", f.TopScore()))
	if !o.Complete() {
		add("Overall score", TextValue("Not known yet"), b.unfinished(o))
		return s
	}
	percent := float64(o.Percent) / 100
	add("Overall score", Value{Number: &percent, Format: "0%"}, "The total as a percentage of the highest possible total, rounded up.")
	add("Rating", TextValue(o.Rating), "Where the rule comes from: "+line(f.Rule.Label)+".")
	if points, next := f.ToNextRating(o.Total, o.Most); next != "" {
		add("Points to the next rating", NumberValue(points), "The next rating is "+next+".")
	}
	return s
}

func (b *builder) themeSheets() []Sheet {
	var all []Sheet
	for _, t := range b.a.Framework.Themes {
		all = append(all, b.sheet(columns.Theme(t)))
	}
	return all
}

// whoWeAreSheets are the sheets of what the council says of itself. One without a row
// is there only to be filled in.
func (b *builder) whoWeAreSheets() []Sheet {
	sheets := []Sheet{b.sheet(columns.WhoWeAre()), b.sheet(columns.Figures())}
	if b.o.ForEditing {
		return sheets
	}
	return slices.DeleteFunc(sheets, func(s Sheet) bool { return len(s.Rows) == 0 })
}

// coverTitle is what the cover sheet is called: with the council's name, unless that is
// longer than the sheet is wide. A title that reaches beyond the last column would have
// the whole sheet printed small; the name stands in the table below it.
func (b *builder) coverTitle() string {
	const most = 80 // characters of a title above the columns of the cover
	if title := joined(": ", b.r.Council, b.r.Title); utf8.RuneCountInString(title) <= most {
		return title
	}
	return b.r.Title
}
