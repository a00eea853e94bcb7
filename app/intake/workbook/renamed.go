package workbook

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"ninefold/app/columns"
	"ninefold/app/intake/understanding"
)

// RenamedColumn asks whether a column of a workbook is one of Ninefold's under
// another title: one that is new stands where one is missing.
type RenamedColumn struct {
	Sheet  string
	Title  string // the one that is new, as the workbook has it
	Column string // the one that is missing
}

// Question asks it, as a sentence.
func (q RenamedColumn) Question() string {
	return fmt.Sprintf("On the sheet “%s”, the column “%s” is new and “%s” is missing: are they the same?", q.Sheet, q.Title, q.Column)
}

// Waiting is how many rows of the sheet of a question cannot be read before it is
// answered.
func (s *Staging) Waiting(q RenamedColumn) int {
	n := 0
	for _, row := range s.Rows {
		if row.Waits && row.Sheet == q.Sheet {
			n++
		}
	}
	return n
}

// Same returns the staging of the same workbook with the column of an answered
// question read as the one that is missing. What was ticked is ticked anew.
func (s *Staging) Same(q RenamedColumn) *Staging {
	if s.workbook == nil {
		return s
	}
	wb := *s.workbook
	wb.renamed = maps.Clone(wb.renamed)
	if wb.renamed == nil {
		wb.renamed = map[string]string{}
	}
	wb.renamed[understanding.Key(q.Title)] = q.Column
	return Stage(s.document, &wb)
}

// read lets the titles of a row be those that people said they are.
func (wb *Workbook) read(titles map[string]int) map[string]int {
	for title, column := range wb.renamed {
		if at, has := titles[title]; has {
			if _, there := titles[understanding.Key(column)]; !there {
				titles[understanding.Key(column)] = at
				delete(titles, title)
			}
		}
	}
	return titles
}

// titlesOf are the columns of a row of titles, the first of those with one title.
func (wb *Workbook) titlesOf(row bookRow) map[string]int {
	titles := map[string]int{}
	for _, column := range row.columns() {
		title := understanding.Key(row.cells[column].text)
		if _, twice := titles[title]; !twice && title != "" {
			titles[title] = column
		}
	}
	return wb.read(titles)
}

// renamedIn finds the columns of a sheet that may have been given other titles.
// Which columns the sheet had when it was made is known by the baselines of its
// rows; without any, only what the sheet cannot be read without is missed.
func (d declaredSheets) renamedIn(wb *Workbook, sheet bookSheet) []RenamedColumn {
	i, known := d.byName[understanding.Key(sheet.name)]
	if !known {
		return nil
	}
	declared := d.sheets[i]
	head, most := 0, 0
	for i, row := range sheet.rows[:min(titleRows, len(sheet.rows))] {
		n := 0
		titles := wb.titlesOf(row)
		for _, c := range declared.Columns {
			if _, has := titled(c, titles); has {
				n++
			}
		}
		if n > most {
			head, most = i, n
		}
	}
	if most == 0 {
		return nil
	}
	titles := wb.titlesOf(sheet.rows[head])
	had := baselineColumns(declared, titles, sheet.rows[head+1:])
	var missing []columns.Column
	used := map[int]bool{}
	for _, c := range declared.Columns {
		if at, has := titled(c, titles); has {
			used[at] = true
		} else if c.Needed || had[c.Title] {
			missing = append(missing, c)
		}
	}
	for _, title := range []string{columns.TitleID, columns.TitleBaseline} {
		if at, has := titles[understanding.Key(title)]; has {
			used[at] = true
		}
	}
	var unknown []int
	for _, at := range sheet.rows[head].columns() {
		if !used[at] && strings.TrimSpace(sheet.rows[head].cells[at].text) != "" {
			unknown = append(unknown, at)
		}
	}
	var asked []RenamedColumn
	for _, c := range missing {
		at := -1
		switch place := placeOfColumn(declared, c, titles); {
		case slices.Contains(unknown, place):
			at = place
		case len(unknown) == 1 && len(missing) == 1:
			at = unknown[0]
		}
		if at >= 0 {
			asked = append(asked, RenamedColumn{Sheet: sheet.name, Title: oneLine(sheet.rows[head].cells[at].text), Column: c.Title})
			unknown = slices.DeleteFunc(unknown, func(u int) bool { return u == at })
		}
	}
	return asked
}

// baselineColumns are the columns that the rows of a sheet had when they were
// made, by their titles.
func baselineColumns(declared columns.Sheet, titles map[string]int, rows []bookRow) map[string]bool {
	had := map[string]bool{}
	at, has := titles[understanding.Key(columns.TitleBaseline)]
	if !has {
		return had
	}
	for _, row := range rows {
		for title := range columns.ReadBaseline(row.cells[at].text, columns.Titles(declared.Columns)) {
			had[title] = true
		}
	}
	return had
}

// placeOfColumn is where a column that is missing stood: behind the one that an
// export writes before it. It is -1 where that one is not there either.
func placeOfColumn(declared columns.Sheet, missing columns.Column, titles map[string]int) int {
	before := -1
	for _, c := range declared.Columns {
		if c.Title == missing.Title {
			break
		}
		if at, has := titled(c, titles); has {
			before = at
		} else {
			before = -2
		}
	}
	if before == -2 {
		return -1
	}
	return before + 1
}
