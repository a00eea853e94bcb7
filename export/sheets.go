package export

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"

	"ninefold/app/assessment"
)

// The names of the sheets, fixed from version to version: an import finds the
// sheets by them. Each theme has a sheet besides, see ThemeSheet.
const (
	SheetCover    = "Cover"
	SheetContents = "Contents"
	SheetScores   = "Scores"
	SheetOverall  = "Overall"
	SheetWhoWeAre = "Who we are"
	SheetFigures  = "Key figures"
)

// The kinds of rows that an import reads back, as a Sheet's Key.
const (
	RowsScores   = "scores"   // one row a statement; the ID is the statement's code
	RowsEntries  = "entries"  // one row an entry
	RowsSections = "sections" // one row a section of "Who we are"
	RowsFigures  = "figures"  // one row a key figure
)

// The titles of the columns that an import reads, fixed like the sheets' names.
const (
	ColumnStatement = "Statement" // a statement's full title
	ColumnScore     = "Score"
	ColumnReason    = "Reason"
	ColumnList      = "List" // a list's title
	ColumnNumber    = "Number"
	ColumnText      = "Text"
	ColumnInternal  = "Internal" // Yes or No
	ColumnNote      = "Note"
	ColumnHeading   = "Heading"
	ColumnLabel     = "Label"
	ColumnValue     = "Value"
)

// The words of a column that says yes or no.
const (
	Yes = "Yes"
	No  = "No"
)

// Continued stands in the first cell of a row that goes on with the text of
// the row above, which was longer than a workbook cell may be. Such a row
// repeats the ID.
const Continued = "(continued)"

// The columns that only a workbook made for editing has, both hidden: the ID of
// the record a row shows, and the row's Baseline.
const (
	ColumnID       = "Id"
	ColumnBaseline = "Baseline"
)

// LongestSheetName is the longest name a sheet may have, in UTF-16 units.
const LongestSheetName = 31

// How many empty rows a workbook made for editing has for what is new.
const (
	spareEntries  = 40
	spareWhoWeAre = 10
)

// ThemeSheet is the name of the sheet that holds a theme's entries, such as
// "Theme 1 Working with people": its title as far as whole words of it fit,
// without the characters a sheet's name may not have.
func ThemeSheet(t assessment.Theme) string {
	name := fmt.Sprintf("Theme %d", t.Number)
	for _, word := range strings.Fields(strings.Map(inSheetName, t.Title)) {
		if len(utf16.Encode([]rune(name+" "+word))) > LongestSheetName {
			break
		}
		name += " " + word
	}
	return strings.TrimRight(name, "' ")
}

func inSheetName(r rune) rune {
	if strings.ContainsRune(`[]:*?/\`, r) || r < ' ' {
		return ' '
	}
	return r
}

// Baseline is a short mark of a row's values as they went out. A workbook made
// for editing carries it in each row, so that an import can tell a row that
// somebody changed from one that is merely older than the document. The values
// are those of the sheet's editable columns, in the order Build gives them.
func Baseline(values ...string) string {
	hash := sha256.New()
	for _, v := range values {
		_, _ = fmt.Fprintf(hash, "%d:%s,", len(v), v)
	}
	return hex.EncodeToString(hash.Sum(nil)[:8])
}

// framed puts the cover and the contents before the sheets.
func (b *builder) framed(sheets []Sheet) []Sheet {
	contents := Sheet{
		Name: SheetContents, Title: "Contents", Note: "Each name below leads to its sheet.",
		Columns: []Column{{Title: "Sheet", Width: 34}, {Title: "What it holds", Width: 70}, {Title: "Rows", Width: 10}},
	}
	for _, s := range sheets {
		contents.Rows = append(contents.Rows, Row{Cells: []Value{LinkValue(s.Name, s.Name), TextValue(s.Title), NumberValue(len(s.Rows))}})
	}
	return append([]Sheet{b.coverSheet(), contents}, sheets...)
}

func (b *builder) coverSheet() Sheet {
	s := Sheet{
		Name: SheetCover, Title: joined(": ", b.r.Council, b.r.Title), Note: "What this workbook is. The next sheet lists the others.",
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
	if b.r.LeftOut != "" {
		add("Left out", TextValue(b.r.LeftOut))
	}
	if b.o.ForEditing {
		for i, step := range editingSteps {
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

func dateOr(date string) Value {
	if d, ok := day(date); ok {
		return DateValue(d)
	}
	return TextValue(date)
}

func (b *builder) scoreSheets() []Sheet { return []Sheet{b.scoreSheet(), b.overallSheet()} }

// column makes a column that people fill in, if they fill in this one.
func (b *builder) column(title string, width float64, limit int) Column {
	return Column{Title: title, Width: width, Editable: b.o.ForEditing, Limit: limit}
}

func (b *builder) scoreSheet() Sheet {
	s := Sheet{
		Name: SheetScores, Title: "The score of each quality statement", Key: RowsScores,
		Note: fmt.Sprintf("Scores run from 1 to %d. An empty score stands for a statement that is not yet scored.", b.a.Framework.TopScore()),
	}
	score, reason := b.column(ColumnScore, 9, 0), b.column(ColumnReason, 52, assessment.LimitReason)
	for _, l := range b.a.Framework.Scores {
		score.Choices = append(score.Choices, strconv.Itoa(l.Value))
	}
	s.Columns = []Column{{Title: ColumnStatement, Width: 24}, {Title: "Theme", Width: 20}, score}
	if !b.o.ForEditing {
		// Where scores are about to be changed, words beside them would be wrong.
		bars := b.bars()
		s.Bars, s.LabelColumn, s.ValueColumn = &bars, 0, 2
		s.Columns = append(s.Columns, Column{Title: "Meaning", Width: 16})
	}
	s.Columns = append(s.Columns, Column{Title: "Status", Width: 13}, Column{Title: "Lead", Width: 18}, reason)
	b.eachStatement(func(t assessment.Theme, spec assessment.StatementSpec, st *assessment.Statement) {
		value := Value{}
		if st.Score > 0 {
			value = NumberValue(st.Score)
		}
		cells := []Value{TextValue(line(spec.Title)), TextValue(themeTitle(t, ": ")), value}
		if !b.o.ForEditing {
			cells = append(cells, TextValue(b.scoreTitle(st.Score)))
		}
		cells = append(cells, TextValue(st.Status.Title()), TextValue(Text(st.Lead)), TextValue(Text(st.Reason)))
		s.Rows = append(s.Rows, Row{ID: st.Code, Cells: cells})
	})
	return s
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
		all = append(all, b.themeSheet(t))
	}
	return all
}

func (b *builder) themeSheet(t assessment.Theme) Sheet {
	s := Sheet{
		Name: ThemeSheet(t), Title: themeTitle(t, ": "), Key: RowsEntries, Spare: spareEntries,
		Note:  "One entry a row, in the order of the document.",
		Empty: "There are no entries in this theme.",
	}
	statement := b.column(ColumnStatement, 22, 0)
	list := b.column(ColumnList, 19, 0)
	for _, key := range assessment.ListKeys {
		list.Choices = append(list.Choices, line(b.a.Framework.List(key).Title))
	}
	s.Columns = []Column{statement, list, b.column(ColumnNumber, 10, 0), b.column(ColumnText, 64, assessment.LimitEntry)}
	if !b.public() {
		s.Note += " An empty note stands for none."
		s.Columns = append(s.Columns, b.internalColumn(), b.column(ColumnNote, 26, assessment.LimitNote))
	}
	for _, spec := range t.Statements {
		s.Columns[0].Choices = append(s.Columns[0].Choices, line(spec.Title))
		st := b.a.Statement(spec.Code)
		if st == nil {
			continue
		}
		for _, key := range assessment.ListKeys {
			for i, e := range b.entries(st, key) {
				cells := []Value{
					TextValue(line(spec.Title)), TextValue(line(b.a.Framework.List(key).Title)), NumberValue(i + 1), TextValue(Text(e.Text)),
				}
				if !b.public() {
					cells = append(cells, yesNo(e.Internal), TextValue(Text(e.Note)))
				}
				s.Rows = append(s.Rows, Row{ID: e.ID, Cells: cells})
			}
		}
	}
	return s
}

func (b *builder) internalColumn() Column {
	c := b.column(ColumnInternal, 11, 0)
	c.Choices = []string{Yes, No}
	return c
}

func yesNo(on bool) Value {
	if on {
		return TextValue(Yes)
	}
	return TextValue(No)
}

func (b *builder) whoWeAreSheets() []Sheet {
	return []Sheet{b.sectionSheet(), b.figureSheet()}
}

func (b *builder) sectionSheet() Sheet {
	s := Sheet{
		Name: SheetWhoWeAre, Title: "Who we are", Key: RowsSections, Spare: spareWhoWeAre,
		Note:    "The council’s own account of its place and people, one heading a row.",
		Empty:   "Nothing has been written about who we are.",
		Columns: []Column{b.column(ColumnHeading, 32, assessment.LimitName), b.column(ColumnText, 100, assessment.LimitSection)},
	}
	if !b.public() {
		s.Columns = append(s.Columns, b.internalColumn())
	}
	for _, part := range b.a.Sections() {
		if !b.o.ForEditing && blank(part.Heading) && blank(part.Text) {
			continue
		}
		cells := []Value{TextValue(Text(part.Heading)), TextValue(Text(part.Text))}
		if !b.public() {
			cells = append(cells, yesNo(part.Internal))
		}
		s.Rows = append(s.Rows, Row{ID: part.ID, Cells: cells})
	}
	return s
}

func (b *builder) figureSheet() Sheet {
	s := Sheet{
		Name: SheetFigures, Title: "Key figures", Key: RowsFigures, Spare: spareWhoWeAre,
		Note:  "Figures about the council and its people, with their date or source.",
		Empty: "There are no key figures.",
		Columns: []Column{
			b.column(ColumnLabel, 44, assessment.LimitName), b.column(ColumnValue, 20, assessment.LimitName), b.column(ColumnNote, 60, assessment.LimitNote),
		},
	}
	if !b.public() {
		s.Columns = append(s.Columns, b.internalColumn())
	}
	for _, f := range b.a.Figures() {
		if !b.o.ForEditing && blank(f.Label) && blank(f.Value) && blank(f.Note) {
			continue
		}
		value := TextValue(Text(f.Value))
		if !b.o.ForEditing {
			value = figureValue(value.Text)
		}
		cells := []Value{TextValue(Text(f.Label)), value, TextValue(Text(f.Note))}
		if !b.public() {
			cells = append(cells, yesNo(f.Internal))
		}
		s.Rows = append(s.Rows, Row{ID: f.ID, Cells: cells})
	}
	return s
}
