package intake

import (
	"slices"
	"strings"

	"ninefold/app/assessment"
	"ninefold/export"
)

// tableKind is what the rows of a table are, and its columns in the order in
// which an exported workbook's baseline has them.
type tableKind struct {
	rows    string // as export names them
	kind    assessment.Kind
	columns []string
	needs   []string // without these a sheet is not such a table
	limits  map[string]assessment.FieldSpec
}

func field(kind assessment.Kind, f assessment.Field) assessment.FieldSpec {
	spec, known := assessment.FieldOf(kind, f)
	if !known {
		panic("intake: a " + string(kind) + " has no field " + string(f))
	}
	return spec
}

var tableKinds = []tableKind{
	{
		rows: export.RowsEntries, kind: assessment.KindEntry,
		columns: []string{export.ColumnStatement, export.ColumnList, export.ColumnNumber, export.ColumnText, export.ColumnInternal, export.ColumnNote},
		needs:   []string{export.ColumnStatement, export.ColumnList, export.ColumnText},
		limits: map[string]assessment.FieldSpec{
			export.ColumnText: field(assessment.KindEntry, assessment.FieldText),
			export.ColumnNote: field(assessment.KindEntry, assessment.FieldNote),
		},
	},
	{
		rows: export.RowsScores, kind: assessment.KindStatement,
		columns: []string{export.ColumnScore, export.ColumnReason},
		needs:   []string{export.ColumnStatement, export.ColumnScore},
		limits:  map[string]assessment.FieldSpec{export.ColumnReason: field(assessment.KindStatement, assessment.FieldReason)},
	},
	{
		rows: export.RowsSections, kind: assessment.KindSection,
		columns: []string{export.ColumnHeading, export.ColumnText, export.ColumnInternal},
		needs:   []string{export.ColumnHeading, export.ColumnText},
		limits: map[string]assessment.FieldSpec{
			export.ColumnHeading: field(assessment.KindSection, assessment.FieldHeading),
			export.ColumnText:    field(assessment.KindSection, assessment.FieldText),
		},
	},
	{
		rows: export.RowsFigures, kind: assessment.KindFigure,
		columns: []string{export.ColumnLabel, export.ColumnValue, export.ColumnNote, export.ColumnInternal},
		needs:   []string{export.ColumnLabel, export.ColumnValue},
		limits: map[string]assessment.FieldSpec{
			export.ColumnLabel: field(assessment.KindFigure, assessment.FieldLabel),
			export.ColumnValue: field(assessment.KindFigure, assessment.FieldValue),
			export.ColumnNote:  field(assessment.KindFigure, assessment.FieldNote),
		},
	},
}

// first is the column in which a row that goes on with the one above says so.
func (k tableKind) first() string {
	if k.rows == export.RowsScores {
		return export.ColumnStatement
	}
	return k.columns[0]
}

// all returns every column that is read, the hidden ones among them.
func (k tableKind) all() []string {
	all := append([]string{export.ColumnID, export.ColumnBaseline}, k.columns...)
	if k.rows == export.RowsScores {
		all = append(all, export.ColumnStatement)
	}
	return all
}

// table is a sheet whose column titles have been found.
type table struct {
	tableKind
	sheet   string
	columns map[string]int // by title
	rows    []bookRow      // those below the titles
	other   []string       // titles, or letters, of columns with something in them that is not read
}

// has tells whether the table has a column.
func (t *table) has(column string) bool { _, ok := t.columns[column]; return ok }

// cell returns what a row has in a column.
func (t *table) cell(row bookRow, column string) bookCell {
	at, ok := t.columns[column]
	if !ok {
		return bookCell{}
	}
	return row.cells[at]
}

// expected are the sheets that Ninefold writes, by their names in the form key
// makes, with what their rows are; "" where they are not read back.
func expectedSheets(f *assessment.Framework) map[string]string {
	sheets := map[string]string{
		key(export.SheetScores): export.RowsScores, key(export.SheetWhoWeAre): export.RowsSections, key(export.SheetFigures): export.RowsFigures,
		key(export.SheetCover): "", key(export.SheetContents): "", key(export.SheetOverall): "",
	}
	for _, t := range f.Themes {
		sheets[key(export.ThemeSheet(t))] = export.RowsEntries
	}
	return sheets
}

// titleRows is how far down a sheet its column titles are looked for: people
// add lines above a table, not pages.
const titleRows = 30

// findTable finds a sheet's table by its column titles. A sheet that is not
// called as Ninefold calls it is read if its columns say what it is. Want is
// what the sheet's name promises, or "".
func findTable(sheet bookSheet, want string) *table {
	for i, row := range sheet.rows {
		if i >= titleRows {
			return nil
		}
		titles := map[string]int{}
		for _, column := range row.columns() {
			title := key(row.cells[column].text)
			if _, twice := titles[title]; !twice && title != "" {
				titles[title] = column
			}
		}
		for _, kind := range tableKinds {
			if want != "" && kind.rows != want || slices.ContainsFunc(kind.needs, func(title string) bool { _, ok := titles[key(title)]; return !ok }) {
				continue
			}
			t := &table{tableKind: kind, sheet: sheet.name, columns: map[string]int{}, rows: sheet.rows[i+1:]}
			for _, title := range kind.all() {
				if column, ok := titles[key(title)]; ok {
					t.columns[title] = column
				}
			}
			t.findOther(row)
			return t
		}
	}
	return nil
}

// unread are columns that exported workbooks have and that are only for
// reading.
var unread = keys("Theme", "Meaning", "Status", "Lead")

// findOther finds the columns with something in them that is not read.
func (t *table) findOther(titles bookRow) {
	known := map[int]bool{}
	for _, column := range t.columns {
		known[column] = true
	}
	for _, row := range t.rows {
		for _, column := range row.columns() {
			title := strings.TrimSpace(titles.cells[column].text)
			if known[column] || unread[key(title)] {
				continue
			}
			known[column] = true
			if title == "" {
				title = letter(column)
			}
			t.other = append(t.other, title)
		}
	}
}

// letter is the name of a column counted from 0, such as "AB".
func letter(column int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}
