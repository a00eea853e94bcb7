package intake

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"ninefold/app/assessment"
	"ninefold/export"
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

// WorkbookRow is one row of a workbook, or one record without a row.
type WorkbookRow struct {
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
	// Apply tells whether Edit brings it in. Set it for rows that CanApply.
	Apply bool

	kind     assessment.Kind
	id       string // of the record in the document, or ""
	values   map[assessment.Field]string
	number   float64 // where it goes in its list, if hasOrder
	hasOrder bool
	moved    bool // whether the number was changed
	numbered bool // whether the number is to be gone by, should the entry move
	order    int  // its place among all rows of the workbook
	above    *WorkbookRow
}

// CellChange is one cell that differs from the document.
type CellChange struct{ Column, Before, After string }

// CanApply tells whether there is a choice to make about the row.
func (r *WorkbookRow) CanApply() bool {
	switch r.Status {
	case RowChanged, RowNew, RowRemoved, RowUnknown:
		return true
	}
	return false
}

// WorkbookStaging is what bringing in a workbook would do, before anything is
// done.
type WorkbookStaging struct {
	Source  string
	Rows    []*WorkbookRow // as the sheets have them; records without a row come last
	Remarks []string
}

// StageWorkbook compares a workbook with the document, row by row.
//
// Rows are known by the hidden Id an export for editing gives them. Where the
// workbook has its Baseline, a row that nobody touched since is unchanged,
// whatever has happened in the document; a row that was changed on both sides
// is a conflict, and is only brought in if somebody says so. Without a
// baseline the workbook is taken to be the newer.
//
// What would take words away, a row that was emptied or is missing, is listed
// and not ticked.
func StageWorkbook(a *assessment.Assessment, wb *Workbook) *WorkbookStaging {
	c := &comparison{
		a: a, names: newNames(a.Framework), staging: &WorkbookStaging{Source: wb.Name, Remarks: slices.Clone(wb.Remarks)},
		rows: map[string][]*sheetRow{}, taken: map[string]bool{}, places: map[string]int{},
	}
	c.indexPlaces()
	c.readTables(wb)
	c.checkOrigin()
	for _, row := range c.all {
		c.compare(row)
	}
	c.findMissing()
	return c.staging
}

// sheetRow is a row of a table with what its cells say.
type sheetRow struct {
	*WorkbookRow
	table    *table
	shown    map[string]string // by column, in the words of an export
	words    map[string]string // by column, as an export would write what the cells mean
	baseline string
	hasID    bool
	exact    bool      // whether it is the copy of another row, word for word
	before   *sheetRow // the row above in the table, or nil
}

// comparison is the making of a WorkbookStaging.
type comparison struct {
	a       *assessment.Assessment
	names   *names
	staging *WorkbookStaging
	tables  []*table
	all     []*sheetRow
	rows    map[string][]*sheetRow // by kind and id
	taken   map[string]bool        // records, by kind and id, that have a row
	places  map[string]int         // an entry's number in its list, counted from 1
	foreign bool                   // whether the workbook was made from another document
}

func recordKey(kind assessment.Kind, id string) string { return string(kind) + " " + id }

func (c *comparison) indexPlaces() {
	for _, s := range c.a.Statements {
		for _, list := range assessment.ListKeys {
			for i, e := range s.List(list) {
				c.places[e.ID] = i + 1
			}
		}
	}
}

func (c *comparison) remark(sentence string, args ...any) {
	c.staging.Remarks = append(c.staging.Remarks, fmt.Sprintf(sentence, args...))
}

// readTables finds the tables and reads their rows.
func (c *comparison) readTables(wb *Workbook) {
	expected := expectedSheets(c.a.Framework)
	for _, sheet := range wb.sheets {
		want, known := expected[key(sheet.name)]
		if known && want == "" || len(sheet.rows) == 0 {
			continue
		}
		t := findTable(sheet, want)
		switch {
		case t != nil:
			c.tables = append(c.tables, t)
			for _, title := range t.other {
				c.remark("What stands in the column “%s” of the sheet “%s” was not read: Ninefold has no such column.", title, sheet.name)
			}
			c.readRows(t)
		case known:
			c.refuseSheet(sheet)
		case !sheet.hidden:
			c.remark("The sheet “%s” was not read: Ninefold has no such sheet, and its columns are not those of one. It has %s with something in them.",
				sheet.name, plural(len(sheet.rows), "row"))
		}
	}
	if len(c.tables) == 0 {
		c.remark("There is no sheet in this workbook that Ninefold knows.")
	}
}

// refuseSheet lists every row of a sheet whose column titles are gone.
func (c *comparison) refuseSheet(sheet bookSheet) {
	for _, row := range sheet.rows {
		var texts []string
		for _, column := range row.columns() {
			texts = append(texts, row.cells[column].text)
		}
		c.staging.Rows = append(c.staging.Rows, &WorkbookRow{
			Sheet: sheet.name, Number: row.number, Status: RowRefused, Name: shortened(strings.Join(texts, " ")),
			Why: "The sheet has lost the titles of its columns, so its rows cannot be read.",
		})
	}
}

// readRows reads the rows of a table, those that go on with another into it.
func (c *comparison) readRows(t *table) {
	first := len(c.all)
	var parts []*sheetRow
	var last *sheetRow
	for _, row := range t.rows {
		read := c.readRow(t, row)
		c.staging.Rows = append(c.staging.Rows, read.WorkbookRow)
		read.order = len(c.staging.Rows)
		read.before = last
		if strings.HasPrefix(read.shown[t.first()], export.Continued) && (!read.hasID || read.Status != RowRefused) {
			parts = append(parts, read)
			continue
		}
		c.enter(read)
		last = read
	}
	for _, part := range parts {
		c.goOn(part)
	}
	if len(t.rows) == 1 && !t.has(export.ColumnID) && len(c.all) == first+1 && last.onlyFirst() {
		// What an export writes into an empty table.
		c.all = c.all[:first]
		last.Why = "It only says that there is nothing."
	}
}

// enter takes a row up for comparison.
func (c *comparison) enter(r *sheetRow) {
	if r.before != nil {
		r.above = r.before.WorkbookRow
	}
	c.all = append(c.all, r)
	if r.hasID {
		k := recordKey(r.kind, r.id)
		c.rows[k] = append(c.rows[k], r)
	}
}

// onlyFirst tells whether a row has something in the first column only.
func (r *sheetRow) onlyFirst() bool {
	for _, column := range r.table.tableKind.columns {
		if column != r.table.first() && r.shown[column] != "" {
			return false
		}
	}
	return true
}

// readRow reads a row's cells as text.
func (c *comparison) readRow(t *table, row bookRow) *sheetRow {
	r := &sheetRow{
		WorkbookRow: &WorkbookRow{Sheet: t.sheet, Number: row.number, kind: t.kind, values: map[assessment.Field]string{}},
		table:       t, shown: map[string]string{}, words: map[string]string{},
		baseline: strings.TrimSpace(t.cell(row, export.ColumnBaseline).text),
	}
	r.id = strings.TrimSpace(t.cell(row, export.ColumnID).text)
	r.hasID = r.id != ""
	for _, column := range t.all() {
		cell := t.cell(row, column)
		r.shown[column] = cell.text
		if cell.kind == cellNumber && (column == export.ColumnNumber || column == export.ColumnScore) {
			r.shown[column] = strconv.FormatFloat(cell.number, 'f', -1, 64)
		}
		if cell.fault != "" {
			r.Status, r.Why = RowRefused, "In the column “"+column+"” "+cell.fault+"."
		}
	}
	return r
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
	for _, column := range r.table.tableKind.columns {
		text := r.shown[column]
		if column == r.table.first() {
			text = strings.TrimPrefix(strings.TrimPrefix(text, export.Continued), " ")
		}
		whole.shown[column] += text
	}
}

// compare finds out what a row would do.
func (c *comparison) compare(r *sheetRow) {
	if r.Status == RowRefused {
		r.Name = c.nameOf(r)
		c.takenBy(r)
		return
	}
	if !c.interpret(r) {
		r.Status = RowRefused
		c.takenBy(r)
		return
	}
	c.identify(r)
	switch {
	case r.id == "" && !r.hasID:
		c.compareNew(r)
	case r.id == "":
		c.compareUnknown(r)
	default:
		c.compareKnown(r)
	}
}

// checkOrigin finds out whether most records are those of another document.
// Then baselines say nothing about this one: statements, which every document
// has, are compared as they stand.
func (c *comparison) checkOrigin() {
	known, unknown := 0, 0
	for _, r := range c.all {
		switch {
		case !r.hasID || r.kind == assessment.KindStatement:
		case c.values(r.kind, r.id) == nil:
			unknown++
		default:
			known++
		}
	}
	if c.foreign = unknown > known; c.foreign {
		c.remark("Most of the rows are not known in this document. The workbook was probably made from another one.")
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
		r.id, r.hasID = r.values[assessment.FieldStatement], true
		return
	}
	if !r.hasID {
		r.id = c.sameText(r)
		return
	}
	k := recordKey(r.kind, r.id)
	rows := c.rows[k]
	keeps := rows[:min(1, len(rows))]
	for _, other := range rows {
		if c.untouched(other) {
			keeps = []*sheetRow{other}
			break
		}
	}
	if len(keeps) == 1 && keeps[0] != r {
		r.Why = fmt.Sprintf("It is a copy of row %d, so it counts as new.", keeps[0].Number)
		r.id, r.hasID = "", false
		r.exact = slices.Equal(r.baselineValues(r.shown), keeps[0].baselineValues(keeps[0].shown))
		return
	}
	if c.values(r.kind, r.id) == nil {
		r.id = ""
	}
}

// untouched tells whether a row's values are those it was exported with, or
// those of the document.
func (c *comparison) untouched(r *sheetRow) bool {
	if r.baseline != "" && r.baseline == export.Baseline(r.baselineValues(r.shown)...) {
		return true
	}
	record := c.values(r.kind, r.id)
	if record == nil {
		return false
	}
	for _, column := range r.table.tableKind.columns {
		if r.table.has(column) && column != export.ColumnNumber && !alike(r.shown[column], record[column]) {
			return false
		}
	}
	return true
}

// baselineValues are a row's values in the order of the baseline.
func (r *sheetRow) baselineValues(shown map[string]string) []string {
	var values []string
	for _, column := range r.table.tableKind.columns {
		if r.table.has(column) {
			values = append(values, shown[column])
		}
	}
	return values
}

// sameText finds the entry, section or figure that a row without an id shows,
// by its text and place, if no other row does.
func (c *comparison) sameText(r *sheetRow) string {
	same := func(kind assessment.Kind, id string, columns ...string) bool {
		k := recordKey(kind, id)
		if c.taken[k] || len(c.rows[k]) > 0 {
			return false
		}
		record := c.values(kind, id)
		for _, column := range columns {
			if !alike(r.shown[column], record[column]) {
				return false
			}
		}
		return true
	}
	switch r.kind {
	case assessment.KindEntry:
		if s := c.a.Statement(r.values[assessment.FieldStatement]); s != nil {
			for _, e := range s.List(assessment.ListKey(r.values[assessment.FieldList])) {
				if alike(r.shown[export.ColumnText], export.Text(e.Text)) && same(r.kind, e.ID) {
					return e.ID
				}
			}
		}
	case assessment.KindSection:
		for _, s := range c.a.Sections() {
			if same(r.kind, s.ID, export.ColumnHeading, export.ColumnText) {
				return s.ID
			}
		}
	case assessment.KindFigure:
		for _, f := range c.a.Figures() {
			if same(r.kind, f.ID, export.ColumnLabel, export.ColumnValue) {
				return f.ID
			}
		}
	}
	return ""
}

// alike tells whether two texts are the same but for white space around them.
func alike(x, y string) bool { return strings.TrimSpace(x) == strings.TrimSpace(y) }

func (c *comparison) compareNew(r *sheetRow) {
	r.Status, r.Apply = RowNew, !r.exact
	if r.emptied() {
		r.Status, r.Apply = RowRefused, false
		r.Why = "There is no text in the row, so there is nothing to add."
		return
	}
	r.Changes = r.asChanges()
	c.inheritPlace(r)
}

func (c *comparison) compareUnknown(r *sheetRow) {
	r.Status = RowUnknown
	r.Why = "Its record is not in the document: it was removed there, or the workbook was made from another document. It would be added as new."
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
	for _, f := range []assessment.Field{assessment.FieldStatement, assessment.FieldList} {
		if r.above.values[f] != r.values[f] {
			return
		}
	}
	r.number, r.hasOrder = r.above.number, true
}

func (c *comparison) compareKnown(r *sheetRow) {
	c.taken[recordKey(r.kind, r.id)] = true
	record := c.values(r.kind, r.id)
	if c.foreign {
		r.baseline = ""
	}
	if r.baseline != "" && r.baseline == export.Baseline(r.baselineValues(r.shown)...) {
		return
	}
	exported, documentSame := c.exportedNumber(r, record)
	for _, column := range r.table.tableKind.columns {
		before := record[column]
		switch {
		case !r.table.has(column), column == export.ColumnNumber, column == export.ColumnInternal && blank(r.shown[column]):
			continue
		case !alike(r.words[column], before):
			r.Changes = append(r.Changes, CellChange{column, before, strings.TrimSpace(r.words[column])})
		}
	}
	if r.kind == assessment.KindEntry && r.hasOrder {
		r.moved = exported != 0 && r.number != float64(exported)
		if r.moved {
			r.Changes = append(r.Changes, CellChange{export.ColumnNumber, strconv.Itoa(exported), r.shown[export.ColumnNumber]})
		}
		// Whose list was changed and whose number was not goes to the end; without
		// a baseline the number may well be the one in the new list.
		r.numbered = r.moved || r.baseline == ""
	}
	if len(r.Changes) == 0 {
		return
	}
	r.Status, r.Apply = RowChanged, true
	if r.textEmptied() && slices.ContainsFunc(r.Changes, func(c CellChange) bool { return c.After == "" }) {
		r.Status, r.Apply = RowRemoved, false
		r.Why = "Its text was emptied."
	}
	switch {
	case r.baseline == "" && r.kind == assessment.KindStatement && slices.ContainsFunc(r.Changes, func(c CellChange) bool { return c.After == "" }):
		r.Apply = false
		r.Why = "A cell is empty where the document has something."
	case c.foreign && slices.ContainsFunc(r.Changes, func(c CellChange) bool { return c.Before != "" }):
		r.Apply = false
		r.Why = "The document has something else there, and the workbook was probably made from another document."
	}
	if r.baseline != "" && !documentSame {
		r.Conflict, r.Apply = true, false
		r.Why = sentences("It was changed in the document, too, since the workbook was made.", r.Why)
	}
}

func sentences(all ...string) string {
	return strings.Join(slices.DeleteFunc(all, func(s string) bool { return s == "" }), " ")
}

// exportedNumber finds out, from the baseline, which number an entry had when
// the workbook was made, and whether the document's record is as it was then.
// The baseline covers the number together with everything else, so it is tried
// which number gives it. It is 0 where it cannot be known.
func (c *comparison) exportedNumber(r *sheetRow, record map[string]string) (number int, documentSame bool) {
	if r.baseline == "" {
		return c.placeInExport(r), true
	}
	if r.kind != assessment.KindEntry || !r.table.has(export.ColumnNumber) {
		return 0, r.baseline == export.Baseline(r.baselineValues(record)...)
	}
	if n := c.numberGiving(r, record); n > 0 {
		return n, true
	}
	return c.numberGiving(r, r.shown), false
}

// numberGiving returns the number with which these values make the row's
// baseline, or 0.
func (c *comparison) numberGiving(r *sheetRow, values map[string]string) int {
	try := make(map[string]string, len(values))
	for column, value := range values {
		try[column] = value
	}
	gives := func(n int) bool {
		try[export.ColumnNumber] = strconv.Itoa(n)
		return r.baseline == export.Baseline(r.baselineValues(try)...)
	}
	const more = 200 // entries a list may have lost since
	likely := []int{c.places[r.id]}
	if r.hasOrder && r.number == math.Trunc(r.number) && r.number > 0 && r.number < maxBookRows {
		likely = append(likely, int(r.number))
	}
	for _, n := range likely {
		if gives(n) {
			return n
		}
	}
	for n := 1; n <= c.places[r.id]+more; n++ {
		if gives(n) {
			return n
		}
	}
	return 0
}

// placeInExport is the number an entry would have in this workbook if it were
// made now: one for the public does not count what is internal.
func (c *comparison) placeInExport(r *sheetRow) int {
	e := c.a.Entry(r.id)
	if e == nil || r.table.has(export.ColumnInternal) {
		return c.places[r.id]
	}
	n := 0
	for _, other := range c.a.Statement(e.Statement).List(e.List) {
		if !other.Internal {
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
	for _, theme := range c.a.Framework.Themes {
		var entries []*assessment.Entry
		for _, spec := range theme.Statements {
			for _, list := range assessment.ListKeys {
				entries = append(entries, c.a.Statement(spec.Code).List(list)...)
			}
		}
		missingOf(c, export.ThemeSheet(theme), assessment.KindEntry, entries, func(e *assessment.Entry) string { return e.ID })
	}
	missingOf(c, export.SheetWhoWeAre, assessment.KindSection, c.a.Sections(), func(s *assessment.Section) string { return s.ID })
	missingOf(c, export.SheetFigures, assessment.KindFigure, c.a.Figures(), func(f *assessment.Figure) string { return f.ID })
	var statements []*assessment.Statement
	for _, s := range c.a.Statements {
		if !c.taken[recordKey(assessment.KindStatement, s.Code)] {
			statements = append(statements, s)
		}
	}
	if n := len(statements); n > 0 && n < len(c.a.Statements) {
		c.remark("The sheet “%s” has no row for %s. Their scores stay as they are.", export.SheetScores, plural(n, "statement"))
	} else if n > 0 && len(c.tables) > 0 {
		c.remark("There is no sheet “%s” in the workbook. All scores stay as they are.", export.SheetScores)
	}
}

// missingOf lists those of a sheet's records that have no row. Where rows have
// no ids, a record cannot be told to be missing.
func missingOf[T any](c *comparison, sheet string, kind assessment.Kind, records []T, id func(T) string) {
	named, ids := false, false
	for _, t := range c.tables {
		if t.kind == kind {
			named = named || key(t.sheet) == key(sheet)
			ids = ids || t.has(export.ColumnID)
		}
	}
	var missing []string
	rows := 0
	for _, record := range records {
		if c.taken[recordKey(kind, id(record))] {
			rows++
		} else {
			missing = append(missing, id(record))
		}
	}
	if !named && rows == 0 && len(missing) > 0 && len(c.tables) > 0 {
		c.remark("There is no sheet “%s” in the workbook. What the document has of it stays as it is.", sheet)
	}
	if !ids || !named && rows == 0 {
		return
	}
	for _, id := range missing {
		values := c.values(kind, id)
		row := &WorkbookRow{
			Sheet: sheet, Status: RowRemoved, kind: kind, id: id, Name: nameOfValues(kind, values),
			Why: "It has no row in the workbook: it was taken out there, or written after the workbook was made.",
		}
		for _, k := range tableKinds {
			if k.kind == kind {
				for _, column := range k.columns {
					if values[column] != "" && column != export.ColumnNumber {
						row.Changes = append(row.Changes, CellChange{Column: column, Before: values[column]})
					}
				}
			}
		}
		c.staging.Rows = append(c.staging.Rows, row)
	}
}
