package workbook

import (
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/app/intake/marks"
	"ninefold/app/intake/source"
	"ninefold/app/intake/understanding"
)

// ActionPlan takes an action plan out of a text that is one: the table councils
// keep in Word, or a table that was copied. It is returned as a workbook with
// one sheet, so that its rows are shown, counted and brought in as those of a
// workbook are. Ok is false for a text that has no such table, or that holds the
// lists of a self-assessment as well.
//
// The table has a row of titles, which may come again, with at least a column
// for the action and one for its timescale, its indicators or its impact. Rows
// of one cell name a theme, a statement or a group. A cell for the action holds
// its heading and below it its details; a row without one, or with bullets alone
// where headings are none, goes on with the action above. As many timescales as
// details in a row, or one beside each of several rows, are those of the details,
// or of the indicators of the rows. Nothing is guessed: a row that stands under what may be a
// statement and is the name of none keeps that name, and waits.
func ActionPlan(f *assessment.Framework, src *source.Document) (wb *Workbook, ok bool) {
	r := &planReader{names: understanding.NewNames(f), sheet: columns.Of(assessment.KindAction)}
	rows := planRows(src)
	if !slices.ContainsFunc(rows, func(row planRow) bool { return r.titles(row) != nil }) {
		return nil, false
	}
	for i, row := range rows {
		if row.outside && r.namesAList(row) || r.headsLists(row) {
			return nil, false
		}
		r.read(row, rows[i+1:])
	}
	if r.actions == 0 {
		return nil, false
	}
	r.closeAction()
	return &Workbook{Name: src.Name, Remarks: append(slices.Clone(src.Remarks), r.remarks()...), alone: true, sheets: []bookSheet{{name: r.sheet.Name, rows: r.out}}}, true
}

// planRow is one row of a table, or one line outside all tables.
type planRow struct {
	number  int // of its first line in the source, from 1
	cells   map[int][]source.Line
	width   int  // how many cells it has, empty ones too
	outside bool // whether it is a line outside all tables
}

// text is what a cell says, its lines one below the other.
func (row planRow) text(column int) string {
	var lines []string
	for _, l := range row.cells[column] {
		if text := marks.Clean(cut(l)); text != "" {
			lines = append(lines, text)
		}
	}
	return strings.Join(lines, "\n")
}

// steps is what a cell says whose lines go with those of another: nothing is a
// dash.
func (row planRow) steps(column int) string {
	var lines []string
	for _, l := range row.cells[column] {
		text := marks.Clean(cut(l))
		if text == "" || text == "-" {
			text = columns.Nothing
		}
		lines = append(lines, text)
	}
	if strings.Trim(strings.Join(lines, ""), columns.Nothing) == "" {
		return ""
	}
	return strings.Join(lines, "\n")
}

// filled are the columns with something in them.
func (row planRow) filled() []int {
	var all []int
	for column := range row.cells {
		if row.text(column) != "" {
			all = append(all, column)
		}
	}
	slices.Sort(all)
	return all
}

// cut is a line without its bullet.
func cut(l source.Line) string {
	if marker, _, rest := marks.CutMarker(l.Text); marker != marks.Unmarked {
		return rest
	}
	return l.Text
}

// planRows puts the lines of a source together to rows.
func planRows(src *source.Document) []planRow {
	if !src.Paragraphs {
		return pastedRows(src)
	}
	var rows []planRow
	at := source.Cell{}
	for _, l := range src.Lines {
		l.Cell = src.Outermost(l.Cell)
		here := source.Cell{Table: l.Cell.Table, Row: l.Cell.Row}
		if here.Table == 0 {
			at = here
			if !source.Blank(l.Text) {
				rows = append(rows, planRow{number: l.Number, cells: map[int][]source.Line{1: {l}}, width: 1, outside: true})
			}
			continue
		}
		if here != at {
			rows = append(rows, planRow{number: l.Number, cells: map[int][]source.Line{}})
			at = here
		}
		row := &rows[len(rows)-1]
		if _, begun := row.cells[l.Cell.Column]; !begun {
			row.width++
		}
		row.cells[l.Cell.Column] = append(row.cells[l.Cell.Column], l)
	}
	return rows
}

// pastedRows reads a table as it comes from the clipboard: cells parted by tabs,
// in quotes where they have several lines.
func pastedRows(src *source.Document) []planRow {
	if !slices.ContainsFunc(src.Lines, func(l source.Line) bool { return strings.Contains(l.Text, "\t") }) {
		return nil // lines of one cell, none of which is a row of titles
	}
	var text strings.Builder
	for _, l := range src.Lines {
		text.WriteString(l.Text + "\n")
	}
	reader := csv.NewReader(strings.NewReader(text.String()))
	reader.Comma, reader.LazyQuotes, reader.FieldsPerRecord = '\t', true, -1
	var rows []planRow
	for {
		cells, err := reader.Read()
		if err == io.EOF {
			return rows
		}
		if err != nil {
			return nil
		}
		line, _ := reader.FieldPos(0)
		row := planRow{number: line, cells: map[int][]source.Line{}, width: len(cells), outside: len(cells) == 1}
		for i, cell := range cells {
			for text := range strings.SplitSeq(cell, "\n") {
				row.cells[i+1] = append(row.cells[i+1], source.Line{Number: line, Text: text})
			}
		}
		if len(row.filled()) > 0 {
			rows = append(rows, row)
		}
	}
}

// planReader goes through the rows of a plan.
type planReader struct {
	names *understanding.Names
	sheet columns.Sheet
	at    map[string]int // the columns of the table at hand, by the title an export gives them; nil outside
	out   []bookRow

	statement, group string // what the rows at hand stand under
	// above is what the columns for the statement and the group said last in the
	// table at hand: a cell that is merged down says it once.
	above  map[string]string
	themed bool // whether a theme was named and no statement since

	actions, headings, titled, continued, orphans, unread int
	open                                                  bool // whether a row without an action goes on with the one above
	first                                                 string

	bulleted bool       // whether the heading of the last action was a bullet
	parts    []planPart // of the last action, a row of the table each
}

// planPart is what one row of a table adds to an action.
type planPart struct{ details, timescales, indicators []string }

// planTitles are words that the title of a column begins with, by the title an
// export gives it. The first that fits is the one.
var planTitles = []struct {
	title  string
	begins []string
}{
	{detailTimescale, []string{"detail timescale", "timescale of detail", "timescale per detail"}},
	{indicatorTimescale, []string{"timescale of indicator", "indicator timescale"}},
	{"Statement", []string{"statement", "quality statement"}},
	{"Group", []string{"group"}},
	{"Action", []string{"action", "what we will do"}},
	{"Detail", []string{"detail"}},
	{"Timescale", []string{"timescale", "estimated timescale", "timeframe", "time scale", "by when", "when"}},
	{"Indicators", []string{"key performance indicator", "performance indicator", "indicator", "kpi", "measure", "how we will measure", "how will we measure"}},
	{"Impact", []string{"impact", "expected impact", "intended impact", "outcome", "expected outcome"}},
	{"Owner", []string{"owner", "lead", "responsible"}},
	{"Due", []string{"due", "deadline", "target date"}},
	{"Status", []string{"status"}},
}

// planKeys are those words as titles are compared, without the plural's s.
var planKeys = func() [][]string {
	var keys [][]string
	for _, t := range planTitles {
		var of []string
		for _, word := range t.begins {
			of = append(of, understanding.Key(word))
		}
		keys = append(keys, of)
	}
	return keys
}()

// The columns of timescales that are not those of a whole action.
const (
	detailTimescale    = "Detail timescale"
	indicatorTimescale = "Timescale of indicator"
)

// titles finds the columns of a row of titles, or nil where it is none: it has
// one for the action and one for what belongs to it.
func (r *planReader) titles(row planRow) map[string]int {
	if len(row.cells) < 2 {
		return nil // as most lines of a text are
	}
	at := map[string]int{}
	for _, column := range row.filled() {
		said := understanding.Key(row.text(column))
		if len(said) > longestTitle {
			return nil
		}
		for i, t := range planTitles {
			if _, taken := at[t.title]; !taken && slices.ContainsFunc(planKeys[i], func(key string) bool {
				return said == key || strings.HasPrefix(said, key+" ")
			}) {
				at[t.title] = column
				break
			}
		}
	}
	_, action := at["Action"]
	if !action || len(at) < 2 || len(at)*2 <= len(row.filled()) {
		return nil
	}
	return at
}

// longestTitle is the longest title of a column, in bytes.
const longestTitle = 60

// namesAList tells whether a line is the name of one of a statement's lists.
func (r *planReader) namesAList(row planRow) bool {
	m := r.names.Match(row.text(1))
	return m != nil && m.List != ""
}

// headsLists tells whether a row has the heads of a self-assessment's columns: one
// for what works well or is to be improved, and no more than names in it.
func (r *planReader) headsLists(row planRow) bool {
	const most = 4 // rows that are heads are near the top, but may come again
	if row.outside {
		return false
	}
	found := false
	for _, column := range row.filled() {
		text := row.text(column)
		if len(text) > longestTitle || len(strings.Split(text, "\n")) > most {
			return false
		}
		list := r.names.ListLike(text)
		found = found || list == assessment.WorkingWell || list == assessment.Improvement && r.names.Match(text) != nil
	}
	return found && len(row.filled()) > 1
}

// read reads one row. What follows tells whether a line outside a table is a
// heading of one.
func (r *planReader) read(row planRow, after []planRow) {
	filled := row.filled()
	if at := r.titles(row); at != nil {
		// Titles that come again at the head of a page part no action.
		r.open = r.open && maps.Equal(at, r.at)
		r.at, r.above = at, map[string]string{}
		r.titled++
		return
	}
	switch {
	case len(filled) == 0:
		if row.width > 0 {
			r.unread++
		}
	case row.width == 1 || len(filled) == 1 && r.names.Match(row.text(filled[0])) != nil && filled[0] == 1:
		r.heading(row, filled[0], after)
	case r.at == nil:
		r.unread++ // of another table
	default:
		r.action(row)
	}
}

// heading reads a row of one cell: a theme, a statement or a group.
func (r *planReader) heading(row planRow, column int, after []planRow) {
	text := oneLine(row.text(column))
	m := r.names.Match(text)
	switch {
	case m != nil && m.Statement != "":
		r.statement, r.group, r.themed = r.title(m.Statement), "", false
	case m != nil && m.Theme > 0 && m.List == "" && m.Subheading == "":
		r.statement, r.group, r.themed = "", "", true
	case row.outside && !r.heads(row, after):
		r.unread++
		if r.first == "" {
			r.first = text
		}
		return
	case r.themed:
		// Below a theme stands a statement. Whose name this is cannot be known.
		r.statement, r.group, r.themed = text, "", false
	default:
		r.group = text
	}
	r.headings++
	r.open = false
}

// title is the name of a statement as cells have it.
func (r *planReader) title(code string) string {
	spec, _, err := r.names.Framework.Statement(code)
	if err != nil {
		return code
	}
	return oneLine(spec.Title)
}

// heads tells whether a line outside a table heads one: it looks like a heading
// and a row of the table, or another heading, follows.
func (r *planReader) heads(row planRow, after []planRow) bool {
	l := row.cells[1][0]
	if r.statement == "" && !r.themed {
		return false // the title of the whole, more likely
	}
	if marker, _, _ := marks.CutMarker(l.Text); marker != marks.Unmarked || l.ListLevel > 0 || !marks.LikeHeading(marks.Clean(l.Text)) || len(after) == 0 {
		return false
	}
	return !after[0].outside && (r.at != nil || r.titles(after[0]) != nil)
}

// action reads a row with an action, or one that goes on with the action above.
func (r *planReader) action(row planRow) {
	cell := func(title string) string {
		if column, has := r.at[title]; has {
			return row.text(column)
		}
		return ""
	}
	heading, details := r.headed(row.cells[r.at["Action"]])
	if bulleted := bullets(row.cells[r.at["Action"]]); bulleted && r.open && !r.bulleted {
		// A bullet below a heading that is none is a detail, in a row of its own too.
		heading, details = "", append([]string{heading}, details...)
	} else if heading != "" {
		r.bulleted = bulleted
	}
	if own := cell("Detail"); own != "" {
		details = append(details, own)
	}
	more := map[string]string{"Detail": strings.Join(details, "\n"), "Timescale": cell("Timescale"), "Indicators": cell("Indicators"), "Impact": cell("Impact")}
	for _, title := range []string{detailTimescale, indicatorTimescale} {
		if column, has := r.at[title]; has {
			more[title] = row.steps(column)
		}
	}
	part := planPart{linesOf(more["Detail"]), linesOf(more["Timescale"]), linesOf(more["Indicators"])}
	if heading == "" && r.open {
		r.continued++
		r.parts = append(r.parts, part)
		last := r.out[len(r.out)-1]
		for title, text := range more {
			if text == "" {
				continue
			}
			at := r.column(title)
			if before := last.cells[at].text; before != "" {
				text = before + "\n" + text
			}
			last.cells[at] = bookCell{text: text}
		}
		return
	}
	r.closeAction()
	r.parts = []planPart{part}
	if len(r.out) == 0 {
		titles := bookRow{number: 1, cells: map[int]bookCell{}}
		for _, c := range planTitles {
			titles.cells[r.column(c.title)] = bookCell{text: c.title}
		}
		r.out = append(r.out, titles)
	}
	if heading == "" {
		r.orphans++
	} else {
		r.actions++
	}
	more["Action"], more["Statement"], more["Group"] = heading, r.statement, r.group
	statement, group := oneLine(cell("Statement")), oneLine(cell("Group"))
	switch {
	case statement != "": // said in this row, so that an empty group is none
		r.above["Statement"], r.above["Group"] = statement, group
	case group != "":
		r.above["Group"] = group
	}
	for title, own := range map[string]string{"Statement": r.above["Statement"], "Group": r.above["Group"], "Owner": oneLine(cell("Owner")), "Due": cell("Due"), "Status": cell("Status")} {
		if own != "" {
			more[title] = own
		}
	}
	out := bookRow{number: row.number + 1, cells: map[int]bookCell{}}
	if n := len(r.out); out.number <= r.out[n-1].number {
		out.number = r.out[n-1].number + 1
	}
	for title, text := range more {
		if text != "" {
			out.cells[r.column(title)] = bookCell{text: text}
		}
	}
	r.out = append(r.out, out)
	r.open = heading != ""
}

// closeAction says of the action that was read last which of its timescales are
// those of a detail or of an indicator.
func (r *planReader) closeAction() {
	parts := r.parts
	r.parts = nil
	if len(r.out) < 2 || len(parts) == 0 {
		return
	}
	last := r.out[len(r.out)-1]
	if _, told := r.at[detailTimescale]; told {
		return
	}
	put := func(title string, lines []string) {
		if strings.Join(lines, "") != "" {
			last.cells[r.column(title)] = bookCell{text: strings.Join(lines, "\n")}
		}
	}
	if len(parts) == 1 {
		if own := inStep(parts[0].details, parts[0].timescales); own != nil {
			put(detailTimescale, own)
			delete(last.cells, r.column("Timescale"))
		}
		return
	}
	rows := 0 // with a timescale
	for _, part := range parts {
		if len(part.timescales) > 0 {
			rows++
		}
	}
	byRow := rows > 1 // one beside the first row alone is that of the action
	goesOn := slices.ContainsFunc(parts[1:], func(part planPart) bool { return len(part.details) > 0 })
	var own, whole, of []string
	for _, part := range parts {
		each, indicator := inStep(part.details, part.timescales), columns.Nothing
		single := len(part.timescales) == 1
		switch {
		case each != nil:
		case byRow && goesOn && single:
			each = slices.Repeat(part.timescales, len(part.details))
		case byRow && single && len(part.indicators) == 1:
			indicator = part.indicators[0]
		}
		if len(each) == 0 {
			each = slices.Repeat([]string{columns.Nothing}, len(part.details))
			for _, text := range part.timescales {
				whole, of = append(whole, text), append(of, indicator)
			}
		}
		own = append(own, each...)
	}
	said := func(lines []string) bool {
		return slices.ContainsFunc(lines, func(text string) bool { return text != columns.Nothing })
	}
	delete(last.cells, r.column("Timescale"))
	put("Timescale", whole)
	if said(own) {
		put(detailTimescale, own)
	}
	if said(of) {
		put(indicatorTimescale, of)
	}
}

// inStep is the timescale of each detail where there are several and as many
// timescales; else nil.
func inStep(details, timescales []string) []string {
	if len(details) < 2 || len(details) != len(timescales) {
		return nil
	}
	return timescales
}

// linesOf are the lines of a cell.
func linesOf(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

// putInStep makes the timescales of a new action in somebody's own table those of
// its details, where the table has one column for both and the cell has a
// timescale for each.
func (r *sheetRow) putInStep() {
	detail := columns.Key{Of: assessment.KindActionDetail, Field: assessment.FieldText}
	when := columns.Key{Of: assessment.KindActionTimescale, Field: assessment.FieldText}
	if r.kind != assessment.KindAction || r.table.has(detailTimescale) || r.table.has(indicatorTimescale) {
		return
	}
	own := inStep(linesOf(r.values[detail]), linesOf(r.values[when]))
	if own == nil {
		return
	}
	for _, column := range r.table.Columns {
		switch column.Title {
		case detailTimescale:
			r.values[column.Key()], r.words[column.Title] = strings.Join(own, "\n"), strings.Join(own, "\n")
		case "Timescale":
			r.words[column.Title] = ""
		}
	}
	delete(r.values, when)
	r.Why = sentences(r.Why, fmt.Sprintf("It has %d details and as many timescales, so each is taken for that of its detail.", len(own)))
}

// column is where a title stands in the sheet that is made.
func (r *planReader) column(title string) int {
	return slices.IndexFunc(r.sheet.Columns, func(c columns.Column) bool { return c.Title == title })
}

// headed parts the lines of a cell into the action's heading and its details.
// The heading goes on where a line was broken within it.
func (r *planReader) headed(lines []source.Line) (heading string, details []string) {
	for _, l := range lines {
		text := oneLine(marks.Clean(cut(l)))
		marker, _, _ := marks.CutMarker(l.Text)
		bullet := marker != marks.Unmarked || l.ListLevel > 0
		switch {
		case text == "":
		case heading == "":
			heading = text
		case l.Joined && !bullet && len(details) == 0:
			heading += " " + text
		case l.Joined && !bullet:
			details[len(details)-1] += " " + text
		default:
			details = append(details, text)
		}
	}
	return heading, details
}

// bullets tells whether a cell has lines and all of them are bullets.
func bullets(lines []source.Line) bool {
	n := 0
	for _, l := range lines {
		if source.Blank(l.Text) {
			continue
		}
		if marker, _, _ := marks.CutMarker(l.Text); marker != marks.Bullet && l.ListLevel == 0 {
			return false
		}
		n++
	}
	return n > 0
}

// remarks count the rows that were read, so that a person can compare.
func (r *planReader) remarks() []string {
	said := fmt.Sprintf("This was read as an action plan: %s, %s naming themes, statements and groups, %s of column titles, %s going on with the action above.",
		understanding.Plural(r.actions, "action"), understanding.Plural(r.headings, "row"), understanding.Plural(r.titled, "row"), understanding.Plural(r.continued, "row"))
	all := []string{said}
	if r.orphans > 0 {
		all = append(all, fmt.Sprintf("%s without an action and without one above; they are listed and wait.", understanding.Plural(r.orphans, "row")))
	}
	if r.unread > 0 {
		text := "Not read, since nothing of the plan stands there: " + understanding.Plural(r.unread, "line")
		if r.first != "" {
			text += ", the first “" + shortened(r.first) + "”"
		}
		all = append(all, text+".")
	}
	return all
}
