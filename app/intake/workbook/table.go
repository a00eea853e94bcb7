package workbook

import (
	"slices"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/app/intake/understanding"
)

// table is a sheet of a workbook that was found to be one of the declared ones.
type table struct {
	columns.Sheet
	called string         // the name the workbook has for it
	at     map[string]int // where a column is, by its declared title
	rows   []bookRow      // those below the titles

	from1904 bool     // whether its days are counted from 1904
	other    []string // titles, or letters, of columns with something in them that is not read
}

// has tells whether the workbook has a column.
func (t *table) has(title string) bool { _, has := t.at[title]; return has }

// read returns the columns that say something and are in the workbook.
func (t *table) read() []columns.Column {
	return slices.DeleteFunc(slices.Clone(t.Columns), func(c columns.Column) bool {
		return !c.Editable && !c.Needed || !t.has(c.Title)
	})
}

// first is the column in which a row that goes on with the one above says so.
func (t *table) first() string { return t.Columns[0].Title }

// cell returns what a row has in a column.
func (t *table) cell(row bookRow, title string) bookCell {
	at, has := t.at[title]
	if !has {
		return bookCell{}
	}
	return row.cells[at]
}

// declaredSheets are the sheets a workbook of a document may have.
type declaredSheets struct {
	sheets []columns.Sheet
	byName map[string]int
	others map[string]bool // names of those that show no records
}

func sheetsOf(f *assessment.Framework) declaredSheets {
	d := declaredSheets{sheets: columns.Sheets(f), byName: map[string]int{}, others: understanding.Keys(columns.Unread...)}
	for i, s := range d.sheets {
		d.byName[understanding.Key(s.Name)] = i
	}
	return d
}

// saysPart tells whether the cover says that the workbook holds only a part.
func (wb *Workbook) saysPart() bool {
	for _, sheet := range wb.sheets {
		if understanding.Key(sheet.name) != understanding.Key(columns.Unread[0]) {
			continue
		}
		for _, row := range sheet.rows {
			if understanding.Key(row.cells[0].text) == understanding.Key(columns.PartFact) {
				return true
			}
		}
	}
	return false
}

// titleRows is how far down a sheet its column titles are looked for: people
// add lines above a table, not pages.
const titleRows = 30

// find finds a sheet's table by its column titles. A sheet that is not called
// as Ninefold calls it is read if its columns say what it is: of those it may
// be, the one it shares most titles with. The titles are the row that has most
// of them, since the lines above may hold a word that is a title, too.
func (d declaredSheets) find(wb *Workbook, sheet bookSheet) *table {
	may := d.sheets
	if i, known := d.byName[understanding.Key(sheet.name)]; known {
		may = d.sheets[i : i+1]
	}
	var best *table
	var head bookRow
	for i, row := range sheet.rows[:min(titleRows, len(sheet.rows))] {
		titles := wb.titlesOf(row)
		for _, s := range may {
			if t := tableOf(s, titles); t != nil && (best == nil || len(t.at) > len(best.at)) {
				best, head = t, row
				best.called, best.rows = sheet.name, sheet.rows[i+1:]
			}
		}
	}
	if best != nil {
		best.from1904 = wb.from1904
		best.findOther(head)
	}
	return best
}

// tableOf finds the columns of a declared sheet among titles, or returns nil
// where one that it needs is missing.
func tableOf(s columns.Sheet, titles map[string]int) *table {
	t := &table{Sheet: s, at: map[string]int{}}
	for _, c := range s.Columns {
		if at, has := titled(c, titles); has {
			t.at[c.Title] = at
		} else if c.Needed {
			return nil
		}
	}
	if len(t.at) < 2 {
		return nil // a line that happens to say a title
	}
	for _, title := range []string{columns.TitleID, columns.TitleBaseline} {
		if at, has := titles[understanding.Key(title)]; has {
			t.at[title] = at
		}
	}
	return t
}

// titled finds a column among titles: by its own, or by another that people
// give it.
func titled(c columns.Column, titles map[string]int) (at int, has bool) {
	for _, title := range append([]string{c.Title}, c.Also...) {
		if at, has = titles[understanding.Key(title)]; has {
			break
		}
	}
	return at, has
}

// findOther finds the columns with something in them that is not read.
func (t *table) findOther(titles bookRow) {
	known := map[int]bool{}
	for _, column := range t.at {
		known[column] = true
	}
	for _, row := range t.rows {
		for _, column := range row.columns() {
			if known[column] {
				continue
			}
			known[column] = true
			title := oneLine(titles.cells[column].text)
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
