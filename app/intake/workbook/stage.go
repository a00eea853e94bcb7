package workbook

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/app/intake/source"
	"ninefold/app/intake/understanding"
)

// RowStatus says what bringing in a row would do.
type RowStatus int

// What bringing in a row would do.
const (
	RowUnchanged RowStatus = iota // nothing: the document says the same, or only the document has changed
	RowChanged                    // change a record of the document
	RowNew                        // add a record
	RowRemoved                    // remove a record: its row was emptied, or is not there any more
	RowUnknown                    // its record is not in the document; it would be added again
	RowRefused                    // nothing: it cannot be read, Why says in what way
	RowContinued                  // nothing of its own: it goes on with another row
)

// Row is one row of a workbook, or one record without a row.
type Row struct {
	Sheet  string
	Number int // the row's number in the workbook, counted from 1; 0 for a record without a row
	Status RowStatus
	Name   string // what it is, such as "Assessing needs, Priorities"
	Why    string // the reason or a remark, as a sentence; or ""
	// Changes are the cells that differ, in the order of the columns. For a new
	// row Before is empty, for a removed one After.
	Changes []CellChange
	// Conflict tells that the document has changed since the workbook was made,
	// in the same record.
	Conflict bool
	// Waits tells of a refused row that it can be read once it is answered whether a
	// column of its sheet only has another title.
	Waits bool
	// Apply tells whether Edit brings it in. Set it for rows that CanApply.
	Apply bool
	// Rest is, of a row of the workbook of which only some cells are in conflict, what
	// it says in the others: a choice of its own, counted with the row. The cells in
	// conflict are a Row before it.
	Rest bool

	whole    *Row // of a Rest, the row it is of
	kind     assessment.Kind
	id       string // of the record in the document, or ""
	values   map[columns.Key]string
	number   float64 // where it goes in its list, if hasOrder
	hasOrder bool
	moved    bool // whether the number was changed
	numbered bool // whether the number is to be gone by, should the entry move
	order    int  // its place among all rows of the workbook
	above    *Row
	becomes  string // the id of the record it adds, where other rows name that; else ""
}

// CellChange is one cell that differs from the document.
type CellChange struct {
	Column, Before, After string
	Conflict              bool // whether the document has changed there, too, since the workbook was made

	key columns.Key
}

// CanApply tells whether there is a choice to make about the row.
func (r *Row) CanApply() bool {
	switch r.Status {
	case RowChanged, RowNew, RowRemoved, RowUnknown:
		return true
	}
	return false
}

// Staging is what bringing in a workbook would do, before anything is
// done.
type Staging struct {
	Source  string
	Rows    []*Row // as the sheets have them; records without a row come last
	Remarks []string
	Table   bool // whether the rows are those of a table in a text, and of no workbook
	Foreign bool // whether the rows are those of another document
	// Renamed asks about columns that may only have another title; Same answers.
	Renamed []RenamedColumn

	document *assessment.Assessment
	workbook *Workbook

	coming []comingRecord  // what rows name that is not there yet
	called map[*Row]string // by the row that brings it, what that is called where it is named
	naming map[*Row][]*Row // by a row, those that cannot be brought in without it
	ticked []bool          // which rows were when lacks was found
	lacks  map[*Row]*Row   // see lacking
}

// Stage compares a workbook with the document, row by row.
//
// Rows are known by the hidden Id an export for editing gives them. Where the
// workbook has its Baseline, a row that nobody touched since is unchanged,
// whatever has happened in the document; a row that was changed on both sides
// is a conflict, and is only brought in if somebody says so. Without a
// baseline the workbook is taken to be the newer.
//
// What would take words away, a row that was emptied or is missing, is listed
// and not ticked.
func Stage(a *assessment.Assessment, wb *Workbook) *Staging {
	c := &comparison{
		a: a, words: columns.NewWords(a), declared: sheetsOf(a.Framework),
		staging: &Staging{Source: wb.Name, Remarks: slices.Clone(wb.Remarks), Table: wb.alone, document: a, workbook: wb},
		rows:    map[string][]*sheetRow{}, taken: map[string]bool{}, unread: map[string]bool{},
		keepers: map[string]*sheetRow{}, counting: map[string]*sheetRow{},
	}
	nameAsPeopleDo(c.words, understanding.NewNames(a.Framework))
	c.readTables(wb)
	c.checkOrigin(wb)
	c.staging.Foreign = c.foreign
	c.keepPlaces()
	c.expectRows()
	for _, row := range c.all {
		row.understood = row.Status != RowRefused && c.interpret(row)
	}
	for _, row := range c.all {
		c.compare(row)
	}
	c.refuseOrphans()
	c.remarkOnComing()
	switch {
	case wb.alone, c.foreign: // what another document does not have is not missing from it
	case wb.part || wb.saysPart():
		c.remark("The workbook holds a part of the document, such as one person’s items. What has no row in it stays as it is.")
	default:
		c.findMissing()
	}
	return c.staging
}

// sheetRow is a row of a table with what its cells say.
type sheetRow struct {
	*Row
	table      *table
	shown      map[string]string // by column, in the words of an export
	words      map[string]string // by column, as an export would write what the cells mean
	baseline   rowBaseline
	understood bool // whether every cell could be read
	hasID      bool
	exact      bool      // whether it is the copy of another row, word for word
	key        string    // of its record, by kind and id, as the row says it
	again      *sheetRow // the row of the same record on the other of two sheets that counts, or nil
	before     *sheetRow // the row above in the table, or nil
	after      *sheetRow // the row below, or nil
}

// comparison is the making of a WorkbookStaging.
type comparison struct {
	a        *assessment.Assessment
	words    *columns.Words
	declared declaredSheets
	staging  *Staging
	tables   []*table
	all      []*sheetRow
	rows     map[string][]*sheetRow // by kind and id
	taken    map[string]bool        // records, by kind and id, that have a row
	unread   map[string]bool        // sheets that are there and cannot be read, by name
	foreign  bool                   // whether the workbook was made from another document
	own      bool                   // whether it says that it was made from this one
	byText   map[string][]string    // records by what tells them apart without an id
	keepers  map[string]*sheetRow   // by the key of a record and the name of a sheet, the row that keeps its id
	counting map[string]*sheetRow   // by the key of a record, the one of its rows on several sheets that counts
}

func recordKey(kind assessment.Kind, id string) string { return string(kind) + " " + id }

func (c *comparison) remark(sentence string, args ...any) {
	c.staging.Remarks = append(c.staging.Remarks, fmt.Sprintf(sentence, args...))
}

// readTables finds the tables and reads their rows.
func (c *comparison) readTables(wb *Workbook) {
	for _, sheet := range wb.sheets {
		_, known := c.declared.byName[understanding.Key(sheet.name)]
		if c.declared.others[understanding.Key(sheet.name)] || len(sheet.rows) == 0 {
			continue
		}
		t := c.declared.find(wb, sheet)
		asked := c.declared.renamedIn(wb, sheet)
		c.staging.Renamed = append(c.staging.Renamed, asked...)
		switch {
		case t != nil:
			c.tables = append(c.tables, t)
			for _, title := range t.other {
				if slices.ContainsFunc(asked, func(q RenamedColumn) bool { return q.Title == title }) {
					continue // it is asked about
				}
				c.remark("What stands in the column “%s” of the sheet “%s” was not read: Ninefold has no such column.", title, sheet.name)
			}
			c.missColumns(t, asked)
			c.readRows(t)
		case known:
			c.refuseSheet(sheet, asked)
		case !sheet.hidden:
			c.remark("The sheet “%s” was not read: Ninefold has no such sheet, and its columns are not those of one. It has %s with something in them.",
				sheet.name, understanding.Plural(len(sheet.rows), "row"))
		}
	}
	if len(c.tables) == 0 {
		c.remark("There is no sheet in this workbook that Ninefold knows.")
	}
}

// missColumns remarks on the columns that a sheet had when it was made and has no more.
func (c *comparison) missColumns(t *table, asked []RenamedColumn) {
	at, has := t.at[columns.TitleBaseline]
	if !has {
		return
	}
	had := baselineColumns(t.Sheet, map[string]int{understanding.Key(columns.TitleBaseline): at}, t.rows)
	var gone []string
	for _, column := range t.Columns {
		if had[column.Title] && !t.has(column.Title) && !slices.ContainsFunc(asked, func(q RenamedColumn) bool { return q.Column == column.Title }) {
			gone = append(gone, "“"+column.Title+"”")
		}
	}
	if len(gone) > 0 {
		c.remark("The sheet “%s” has no column %s any more. What the document has of it stays as it is.", t.called, strings.Join(gone, " and no column "))
	}
}

// refuseSheet lists every row of a sheet whose column titles are gone.
func (c *comparison) refuseSheet(sheet bookSheet, asked []RenamedColumn) {
	why := "The sheet has lost the titles of its columns, so its rows cannot be read."
	if len(asked) > 0 {
		why = fmt.Sprintf("The sheet has no column “%s”, so its rows cannot be read before it is known whether “%s” is it.", asked[0].Column, asked[0].Title)
	}
	c.unread[understanding.Key(sheet.name)] = true
	rows := sheet.rows
	if len(asked) > 0 {
		rows = rows[headedBy(rows, asked[0].Title):]
	}
	for _, row := range rows {
		var texts []string
		for _, column := range row.columns() {
			texts = append(texts, row.cells[column].text)
		}
		c.staging.Rows = append(c.staging.Rows, &Row{
			Sheet: sheet.name, Number: row.number, Status: RowRefused, Name: shortened(strings.Join(texts, " ")),
			Why: why, Waits: len(asked) > 0,
		})
	}
}

// headedBy is the index of the row below the one with a title in it, or 0.
func headedBy(rows []bookRow, title string) int {
	for i, row := range rows {
		for _, column := range row.columns() {
			if oneLine(row.cells[column].text) == title {
				return i + 1
			}
		}
	}
	return 0
}

// readRows reads the rows of a table, those that go on with another into it.
func (c *comparison) readRows(t *table) {
	first := len(c.all)
	var parts []*sheetRow
	var last *sheetRow
	for _, row := range t.rows {
		read := c.readRow(t, row)
		c.staging.Rows = append(c.staging.Rows, read.Row)
		read.order = len(c.staging.Rows)
		if read.before = last; last != nil {
			last.after = read
		}
		if strings.HasPrefix(read.shown[t.first()], columns.Continued) && (!read.hasID || read.Status != RowRefused) {
			parts = append(parts, read)
			continue
		}
		c.enter(read)
		last = read
	}
	for _, part := range parts {
		c.goOn(part)
	}
	if len(t.rows) == 1 && !t.has(columns.TitleID) && len(c.all) == first+1 && last.onlyFirst() {
		// What an export writes into an empty table.
		c.all = c.all[:first]
		last.Why = "It only says that there is nothing."
	}
}

// enter takes a row up for comparison.
func (c *comparison) enter(r *sheetRow) {
	if r.before != nil {
		r.above = r.before.Row
	}
	c.all = append(c.all, r)
	if r.hasID {
		r.key = recordKey(r.kind, r.id)
		c.rows[r.key] = append(c.rows[r.key], r)
	}
}

// onlyFirst tells whether a row has something in the first column only.
func (r *sheetRow) onlyFirst() bool {
	for _, column := range r.table.Columns {
		if column.Title != r.table.first() && r.shown[column.Title] != "" {
			return false
		}
	}
	return true
}

// readRow reads a row's cells as text.
func (c *comparison) readRow(t *table, row bookRow) *sheetRow {
	r := &sheetRow{
		Row:   &Row{Sheet: t.called, Number: row.number, kind: t.Kind, values: map[columns.Key]string{}},
		table: t, shown: map[string]string{}, words: map[string]string{},
	}
	r.id = strings.TrimSpace(t.cell(row, columns.TitleID).text)
	r.hasID = r.id != ""
	for _, column := range t.read() {
		cell := t.cell(row, column.Title)
		r.shown[column.Title] = written(column, cell, t.from1904)
		if cell.fault != "" {
			r.Status, r.Why = RowRefused, "In the column “"+column.Title+"” "+cell.fault+"."
		}
	}
	r.baseline = c.baselineOf(t, t.cell(row, columns.TitleBaseline).text)
	return r
}

// written is what a cell says in the form an export gives its column's values.
func written(column columns.Column, cell bookCell, from1904 bool) string {
	switch {
	case column.Date && cell.kind == cellNumber:
		return writtenDay(cell, from1904)
	case column.Date:
		if day, ok := assessment.ParseDate(cell.text); ok {
			return day
		}
	case column.Numeric && cell.kind == cellNumber:
		number := cell.number
		if strings.HasSuffix(strings.TrimSpace(cell.text), "%") {
			number *= 100 // a cell in a format of per cents holds the hundredth part
		}
		return assessment.WriteNumber(number)
	}
	return cell.text
}

// writtenDay is the day that a number stands for in a column of dates. A number that
// stands for one without looking like one, as where a program lost the cell's format,
// is taken for a day of 1990 to 2099; a year that somebody wrote alone is none.
func writtenDay(cell bookCell, from1904 bool) string {
	plain := assessment.WriteNumber(cell.number)
	day, err := excelize.ExcelDateToTime(cell.number, from1904)
	switch {
	case err != nil, cell.number >= 1900 && cell.number < 2200 && cell.number == math.Trunc(cell.number):
		return plain
	case cell.text == plain && (day.Year() < 1990 || day.Year() > 2099):
		return plain
	}
	return day.Format(time.DateOnly)
}

// goOn adds the text of a row marked as going on to the row with the same id,
// or to the one above where it has none. A row with an id of its own only
// begins with the same word.
func (c *comparison) goOn(r *sheetRow) {
	whole := r.before
	if r.hasID {
		whole = nil
		if same := c.rows[recordKey(r.kind, r.id)]; len(same) > 0 {
			whole = same[len(same)-1]
		}
	}
	if whole == nil {
		c.enter(r)
		return
	}
	r.Status, r.Name = RowContinued, fmt.Sprintf("goes on with row %d", whole.Number)
	for _, column := range r.table.read() {
		text := r.shown[column.Title]
		if column.Title == r.table.first() {
			text = strings.TrimPrefix(strings.TrimPrefix(text, columns.Continued), " ")
		}
		whole.shown[column.Title] += text
	}
}

// compare finds out what a row would do.
func (c *comparison) compare(r *sheetRow) {
	if r.Status == RowRefused || !r.understood {
		r.Status = RowRefused
		r.Name = nameOf(r.table.Sheet, r.shown)
		r.Changes = r.asWritten()
		c.takenBy(r)
		return
	}
	c.identify(r)
	switch {
	case r.again != nil:
		c.compareAgain(r)
	case r.id == "" && !r.hasID:
		c.compareNew(r)
	case r.id == "":
		c.compareUnknown(r)
	default:
		c.compareKnown(r)
	}
}

// compareAgain leaves a row alone whose record another row is about.
func (c *comparison) compareAgain(r *sheetRow) {
	at := fmt.Sprintf("Row %d of the sheet “%s” is about the same", r.again.Number, r.again.Sheet)
	if c.untouched(r) || r.sameAs(r.again) {
		r.Why = at + "."
		return
	}
	r.Status, r.Changes = RowRefused, r.asWritten()
	r.Why = at + ", and says something else. Please leave one of the two sheets in the workbook."
}

// checkOrigin finds out whether the workbook was made from another document:
// it says from which, or most of its records are not known here. Then its
// baselines say nothing about this one.
func (c *comparison) checkOrigin(wb *Workbook) {
	known, unknown := 0, 0
	for _, r := range c.all {
		_, there := c.a.ValuesOf(assessment.Ref{Kind: r.kind, ID: r.id})
		switch {
		case !r.hasID || r.kind == assessment.KindStatement:
		case there:
			known++
		default:
			unknown++
		}
	}
	switch {
	case wb.document == c.a.ID && wb.document != "":
		c.own = true
	case wb.document != "":
		c.foreign = true
		c.remark("The workbook was made from another document. Only rows that are new are ticked: tick what else is to be taken as it is.")
	case unknown > known:
		c.foreign = true
		c.remark("Most of the rows are not known in this document. The workbook was probably made from another one.")
	}
}

// keepPlaces lets an entry that a cell names by its place alone be the one that has
// this place in the workbook, whose rows somebody looked at, and not the one that has
// moved there in the document since. Where the document has no such entry the name is
// that of the row.
func (c *comparison) keepPlaces() {
	if c.foreign {
		return // its places are its own rows' anyway
	}
	for _, r := range c.all {
		if r.kind != assessment.KindEntry || !r.hasID {
			continue
		}
		statement, list, number := c.placeIn(r)
		if statement == "" || list == "" || number == 0 {
			continue
		}
		id := r.id
		if c.a.Entry(id) == nil {
			id = ""
		}
		c.words.Placed(c.words.Place(statement, list, number), id)
	}
}

// takenBy notes that a record has a row, even one that is refused: it is not
// missing.
func (c *comparison) takenBy(r *sheetRow) {
	if r.hasID {
		c.taken[recordKey(r.kind, r.id)] = true
	}
}

// identify finds the record a row shows. Copying a row copies its hidden id:
// then the row that is as the document or the export has it keeps the id, and
// the others are new.
func (c *comparison) identify(r *sheetRow) {
	if r.kind == assessment.KindStatement {
		// Statements are neither added nor removed: they are known by name too.
		c.again(r)
		return
	}
	if !r.hasID {
		r.id = c.sameText(r)
		return
	}
	if keeps := c.keeper(r); keeps != r {
		r.Why = fmt.Sprintf("It is a copy of row %d, so it counts as new.", keeps.Number)
		r.id, r.hasID = "", false
		r.exact = r.sameAs(keeps)
		return
	}
	if c.again(r) {
		return
	}
	if _, there := c.a.ValuesOf(assessment.Ref{Kind: r.kind, ID: r.id}); !there {
		r.id = ""
		if id := c.sameText(r); c.foreign && id != "" && c.saysAll(r, id) {
			r.id = id // it was brought in before, word for word
		}
	}
}

// saysAll tells whether the document says all that a row of another document says.
func (c *comparison) saysAll(r *sheetRow, id string) bool {
	record := c.shown(r.table.Sheet, id)
	for _, column := range r.table.read() {
		if column.Editable && !column.Number && !alike(r.words[column.Title], record[column.Title]) {
			return false
		}
	}
	return true
}

// keeper is which of the rows of a record on the sheet of a row keeps its id. It is
// found once for all of them: a sheet may have thousands of copies of a row.
func (c *comparison) keeper(r *sheetRow) *sheetRow {
	at := r.key + "\x00" + r.table.called
	keeps, known := c.keepers[at]
	if !known {
		keeps = c.findKeeper(r)
		c.keepers[at] = keeps
	}
	return keeps
}

func (c *comparison) findKeeper(r *sheetRow) *sheetRow {
	var first *sheetRow
	for _, other := range c.rows[r.key] {
		if other != r && other.table.called != r.table.called && (c.isCopied(other.table) || c.isCopied(r.table)) {
			continue // a sheet that was copied whole, which again looks at
		}
		if c.untouched(other) {
			return other
		}
		if first == nil {
			first = other
		}
	}
	return first
}

// isCopied tells whether a sheet is the copy of another: it has a name of its own, and
// the one it shows the records of is there, too.
func (c *comparison) isCopied(t *table) bool {
	_, declared := c.declared.byName[understanding.Key(t.called)]
	return !declared
}

// again tells whether a row's record has a row on another sheet, too, since the sheet was
// copied whole. The row that somebody changed counts then; where both were, the one on
// the sheet that was copied.
func (c *comparison) again(r *sheetRow) bool {
	counts, known := c.counting[r.key]
	if !known {
		for _, other := range c.rows[r.key] {
			if c.keeper(other) != other {
				continue
			}
			if counts == nil || c.untouched(counts) && !c.untouched(other) || c.isCopied(counts.table) && !c.isCopied(other.table) && c.untouched(counts) == c.untouched(other) {
				counts = other
			}
		}
		c.counting[r.key] = counts
	}
	if counts == nil || counts == r {
		return false
	}
	r.again = counts
	for i := range c.staging.coming {
		if c.staging.coming[i].row == r.Row {
			c.staging.coming[i].row = counts.Row
		}
	}
	return true
}

// sameAs tells whether two rows say the same, cell by cell.
func (r *sheetRow) sameAs(other *sheetRow) bool {
	return !slices.ContainsFunc(r.table.read(), func(c columns.Column) bool { return r.shown[c.Title] != other.shown[c.Title] })
}

// untouched tells whether a row's values are those it was exported with, or
// those of the document.
func (c *comparison) untouched(r *sheetRow) bool {
	if r.baseline != nil && r.baseline.untouched(r) {
		return true
	}
	record := c.shown(r.table.Sheet, r.id)
	if record == nil {
		return false
	}
	for _, column := range r.table.read() {
		if column.Editable && !column.Number && !alike(r.shown[column.Title], record[column.Title]) {
			return false
		}
	}
	return true
}

// sameText finds the record that a row without an id shows, by the columns that
// tell one from another, if no other row does.
func (c *comparison) sameText(r *sheetRow) string {
	if c.byText == nil {
		c.byText = map[string][]string{}
		for _, sheet := range c.declared.sheets {
			for _, id := range sheet.Records(c.a) {
				k := textKey(sheet, c.shown(sheet, id))
				c.byText[k] = append(c.byText[k], id)
			}
		}
	}
	said := map[string]string{}
	for _, column := range r.table.Columns {
		said[column.Title] = r.shown[column.Title]
		if words := r.words[column.Title]; column.Field != "" && !column.Says && words != "" {
			said[column.Title] = words // a statement by another of its names
		}
	}
	for _, id := range c.byText[textKey(r.table.Sheet, said)] {
		if k := recordKey(r.kind, id); !c.taken[k] && len(c.rows[k]) == 0 {
			return id
		}
	}
	return ""
}

// textKey is what tells one record of a kind from another by its words.
func textKey(sheet columns.Sheet, shown map[string]string) string {
	k := string(sheet.Kind)
	for _, column := range sheet.Columns {
		if column.Needed {
			k += "\x00" + strings.TrimSpace(shown[column.Title])
		}
	}
	return k
}

// alike tells whether two texts are the same but for white space around them.
func alike(x, y string) bool { return strings.TrimSpace(x) == strings.TrimSpace(y) }

func (c *comparison) compareNew(r *sheetRow) {
	r.Status, r.Apply = RowNew, !r.exact
	if r.emptied() {
		r.Status, r.Apply, r.Changes = RowRefused, false, r.asWritten()
		r.Why = "There is no text in the row, so there is nothing to add."
		if spec, _ := assessment.KindOf(r.kind); c.staging.Table {
			r.Why = nobodys(spec)
		}
		return
	}
	c.inheritCaution(r)
	r.putInStep()
	r.Changes = r.asChanges()
	c.inheritPlace(r)
	if spec, _ := assessment.KindOf(r.kind); c.staging.Table && source.Blank(r.says(spec.Called)) {
		r.Apply = false
		r.Why = sentences(r.Why, nobodys(spec))
	}
}

// nobodys says of a row of a table that it belongs to no record.
func nobodys(spec assessment.KindSpec) string {
	return "The row has no " + spec.Name + ", and none stands above it to go on with."
}

func (c *comparison) compareUnknown(r *sheetRow) {
	r.Status = RowUnknown
	switch {
	case c.foreign: // it goes without saying
	case !c.own || r.baseline == nil:
		r.Why = "Its record is not in the document: it was removed there, or the workbook was made from another document. It would be added as new."
	case r.baseline.untouched(r):
		r.Why = "It was removed from the document since the workbook was made, and nobody changed it in the workbook. Taken, it is added again."
	default:
		r.Why = "It was removed from the document since the workbook was made, and changed in the workbook. Taken, it is added again as the workbook has it."
	}
	if r.emptied() {
		r.Status, r.Why = RowRefused, "There is no text in the row, and its record is not in the document."
		return
	}
	r.Changes = r.asChanges()
	c.inheritPlace(r)
}

// inheritPlace gives a new entry without a number a place below the row above,
// if that is in the same list.
func (c *comparison) inheritPlace(r *sheetRow) {
	if r.hasOrder || r.above == nil || !r.above.hasOrder || r.above.Status == RowRefused {
		return
	}
	if r.above.list() != r.list() {
		return
	}
	r.number, r.hasOrder = r.above.number, true
}

// list is the list that a row's record stands in.
func (r *Row) list() [2]string {
	return [2]string{r.values[columns.Key{Field: assessment.FieldStatement}], r.values[columns.Key{Field: assessment.FieldList}]}
}

// inheritCaution marks a new row that does not say whether it is internal as
// internal where a row beside it is: what was meant for colleagues is not made
// public by leaving a cell empty.
func (c *comparison) inheritCaution(r *sheetRow) {
	if !r.table.has(columns.Internal) || !source.Blank(r.shown[columns.Internal]) {
		return
	}
	at := columns.Key{Field: assessment.FieldInternal}
	for _, beside := range []*sheetRow{r.before, r.after} {
		if beside != nil && beside.understood && beside.kind == r.kind && beside.values[at] != "" && beside.list() == r.list() {
			r.values[at], r.words[columns.Internal] = "1", columns.Yes
			r.Why = sentences(r.Why, "It does not say whether it is internal; a row beside it is, so it is taken for internal.")
			return
		}
	}
}

func (c *comparison) compareKnown(r *sheetRow) {
	c.taken[recordKey(r.kind, r.id)] = true
	record := c.shown(r.table.Sheet, r.id)
	if c.foreign {
		r.baseline = nil
	}
	if r.baseline != nil && r.baseline.untouched(r) {
		return
	}
	for _, column := range r.table.read() {
		title := column.Title
		switch {
		case !column.Editable, column.Number, title == columns.Internal && source.Blank(r.shown[title]):
		case alike(r.words[title], record[title]):
		case r.baseline == nil && source.Blank(r.shown[title]) && refers(r.kind, column):
			// A workbook for the public leaves out the names of what is internal.
		case r.baseline != nil && r.baseline.untouchedCell(title, r.shown[title]):
		default:
			r.Changes = append(r.Changes, CellChange{
				Column: title, Before: record[title], After: strings.TrimSpace(r.words[title]), key: column.Key(),
				Conflict: r.baseline != nil && !r.baseline.untouchedCell(title, record[title]),
			})
		}
	}
	c.compareNumber(r)
	if len(r.Changes) == 0 {
		return
	}
	emptied := slices.ContainsFunc(r.Changes, func(c CellChange) bool { return c.After == "" })
	r.Status, r.Apply = RowChanged, true
	if r.takenOut() && emptied {
		r.Status, r.Apply = RowRemoved, false
		r.Why = "Its text was emptied."
	}
	switch {
	case c.foreign:
		r.Apply = false
		r.Why = "The workbook was made from another document."
	case r.baseline == nil && r.kind == assessment.KindStatement && emptied:
		r.Apply = false
		r.Why = "A cell is empty where the document has something."
	}
	if slices.ContainsFunc(r.Changes, func(c CellChange) bool { return c.Conflict }) {
		r.Conflict, r.Apply = true, false
		if r.Status == RowRemoved {
			r.Why = sentences("It was changed in the document since the workbook was made.", r.Why)
		}
		c.divide(r)
	}
}

// divide parts the cells of a row that are in conflict from those that only somebody
// with the workbook changed, so that the one can be left without the other. What
// belongs together stays so: the place of an entry, the ends of a link, and the columns
// that hold the lines of one kind.
func (c *comparison) divide(r *sheetRow) {
	spec, _ := assessment.KindOf(r.kind)
	if _, byCell := r.baseline.(cellBaseline); !byCell || r.Status != RowChanged || len(spec.Ends) > 0 {
		return
	}
	together := func(change CellChange) string {
		switch {
		case change.key.Of != "":
			return "lines of " + string(change.key.Of)
		case change.key == (columns.Key{}), r.kind == assessment.KindEntry && (change.key.Field == assessment.FieldStatement || change.key.Field == assessment.FieldList):
			return "place"
		}
		return string(change.key.Field)
	}
	inQuestion := map[string]bool{}
	for _, change := range r.Changes {
		inQuestion[together(change)] = inQuestion[together(change)] || change.Conflict
	}
	var asked, clear []CellChange
	for _, change := range r.Changes {
		if inQuestion[together(change)] {
			asked = append(asked, change)
		} else {
			clear = append(clear, change)
		}
	}
	if len(clear) == 0 {
		return
	}
	rest := *r.Row
	rest.Changes, rest.Rest, rest.whole, rest.Conflict, rest.Apply, rest.Why = clear, true, r.Row, false, true, ""
	r.Changes = asked
	r.moved, rest.moved = r.moved && inQuestion["place"], r.moved && !inQuestion["place"]
	at := slices.Index(c.staging.Rows, r.Row)
	c.staging.Rows = slices.Insert(c.staging.Rows, at+1, &rest)
}

// refers tells whether a column names other records.
func refers(kind assessment.Kind, column columns.Column) bool {
	f, has := assessment.FieldOf(kind, column.Field)
	return has && column.Of == "" && f.Type == assessment.TypeReference
}

// compareNumber finds out whether an entry was given another place in its list.
func (c *comparison) compareNumber(r *sheetRow) {
	if !r.hasOrder {
		return
	}
	exported := c.placeInExport(r)
	if r.baseline != nil {
		r.moved = !r.baseline.untouchedCell(columns.Number, r.shown[columns.Number])
	} else {
		r.moved = exported != 0 && r.number != float64(exported)
	}
	if r.moved {
		r.Changes = append(r.Changes, CellChange{Column: columns.Number, Before: strconv.Itoa(exported), After: r.shown[columns.Number]})
	}
	// Whose list was changed and whose number was not goes to the end; without
	// a baseline the number may well be the one in the new list.
	r.numbered = r.moved || r.baseline == nil
}

func sentences(all ...string) string {
	return strings.Join(slices.DeleteFunc(all, func(s string) bool { return s == "" }), " ")
}

// placeInExport is the number an entry would have in this workbook if it were
// made now: one for the public does not count what is internal.
func (c *comparison) placeInExport(r *sheetRow) int {
	e := c.a.Entry(r.id)
	if e == nil {
		return 0
	}
	n := 0
	for _, other := range c.a.Statement(e.Statement).List(e.List) {
		if !other.Internal || r.table.has(columns.Internal) {
			n++
		}
		if other == e {
			break
		}
	}
	return n
}

// findMissing lists the records that have no row although their sheet has.
func (c *comparison) findMissing() {
	for _, sheet := range c.declared.sheets {
		if spec, _ := assessment.KindOf(sheet.Kind); !spec.Fixed {
			c.missingOf(sheet)
		}
	}
	var statements []*assessment.Statement
	for _, s := range c.a.Statements {
		if !c.taken[recordKey(assessment.KindStatement, s.Code)] {
			statements = append(statements, s)
		}
	}
	if n := len(statements); n > 0 && n < len(c.a.Statements) {
		c.remark("The sheet “%s” has no row for %s. Their scores stay as they are.", columns.SheetScores, understanding.Plural(n, "statement"))
	} else if n > 0 && len(c.tables) > 0 && !c.unread[understanding.Key(columns.SheetScores)] {
		c.remark("There is no sheet “%s” in the workbook. All scores stay as they are.", columns.SheetScores)
	}
}

// missingOf lists those of a sheet's records that have no row. Where rows have
// no ids, a record cannot be told to be missing.
func (c *comparison) missingOf(sheet columns.Sheet) {
	named, ids := false, false
	for _, t := range c.tables {
		if t.Kind == sheet.Kind {
			named = named || understanding.Key(t.called) == understanding.Key(sheet.Name)
			ids = ids || t.has(columns.TitleID)
		}
	}
	var missing []string
	rows := 0
	for _, id := range sheet.Records(c.a) {
		if c.taken[recordKey(sheet.Kind, id)] {
			rows++
		} else {
			missing = append(missing, id)
		}
	}
	if !named && rows == 0 && len(missing) > 0 && len(c.tables) > 0 && !c.unread[understanding.Key(sheet.Name)] {
		c.remark("There is no sheet “%s” in the workbook. What the document has of it stays as it is.", sheet.Name)
	}
	if !ids || !named && rows == 0 {
		return
	}
	for _, id := range missing {
		shown := c.shown(sheet, id)
		row := &Row{
			Sheet: sheet.Name, Status: RowRemoved, kind: sheet.Kind, id: id, Name: nameOf(sheet, shown),
			Why: "It has no row in the workbook: it was taken out there, or written after the workbook was made.",
		}
		for _, column := range sheet.Columns {
			if text := shown[column.Title]; column.Editable && !column.Number && text != "" {
				row.Changes = append(row.Changes, CellChange{Column: column.Title, Before: text, key: column.Key()})
			}
		}
		c.staging.Rows = append(c.staging.Rows, row)
	}
}
