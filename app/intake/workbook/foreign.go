package workbook

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/intake/source"
	"ninefold/app/intake/understanding"
)

// Text returns what the sheets of a workbook say as text to be understood, each
// sheet as a table, where the workbook is none that an export made and holds no
// rows of one: a self-assessment that a council keeps in a workbook of its own. Ok
// is false for any other, which Stage compares row by row.
//
// A sheet of such a workbook that holds other records, such as an action plan, is
// left out and remarked on, and so is a hidden one.
func Text(f *assessment.Framework, wb *Workbook) (src *source.Document, ok bool) {
	if wb.document != "" || wb.alone || wb.part || wb.saysPart() {
		return nil, false
	}
	declared := sheetsOf(f)
	names := understanding.NewNames(f)
	src = &source.Document{Name: wb.Name, Remarks: slices.Clone(wb.Remarks), Paragraphs: true, Sheets: true}
	lists, read := false, false
	var others []bookSheet
	for _, sheet := range wb.sheets {
		switch {
		case len(sheet.rows) == 0:
		case namesLists(names, sheet):
			lists = true
		case declared.find(wb, sheet) != nil:
			read = true
			others = append(others, sheet)
		case declared.knows(sheet):
			return nil, false
		}
	}
	if read && !lists {
		return nil, false
	}
	table := 0
	for _, sheet := range wb.sheets {
		switch {
		case len(sheet.rows) == 0:
		case sheet.hidden:
			src.Remarks = append(src.Remarks, fmt.Sprintf("The sheet “%s” is hidden and was left out. It has %s with something in them.", sheet.name, understanding.Plural(len(sheet.rows), "row")))
		case slices.ContainsFunc(others, func(o bookSheet) bool { return o.name == sheet.name }):
			src.Remarks = append(src.Remarks, fmt.Sprintf("The sheet “%s” holds what Ninefold reads as %s, and was left out here. Save it as a workbook of its own and bring that in.", sheet.name, assessment.LowerFirst(declared.find(wb, sheet).Name)))
		default:
			table++
			addSheet(names, src, sheet, table)
		}
	}
	return src, len(src.Lines) > 0
}

// knows tells whether a sheet has the name of a declared one, or of one that an
// export writes and nobody reads back, though not its columns.
func (d declaredSheets) knows(sheet bookSheet) bool {
	key := understanding.Key(sheet.name)
	_, known := d.byName[key]
	return known && key != understanding.Key("Who we are")
}

// namesLists tells whether a row near the top of a sheet names two of the lists,
// as the heads of its columns do, or a column of it two of them again and again.
func namesLists(names *understanding.Names, sheet bookSheet) bool {
	inColumn := map[int]map[assessment.ListKey]bool{}
	for i, row := range sheet.rows {
		met := map[assessment.ListKey]bool{}
		for column, cell := range row.cells {
			list := names.ListLike(cell.text)
			if list == "" {
				continue
			}
			met[list] = true
			if inColumn[column] == nil {
				inColumn[column] = map[assessment.ListKey]bool{}
			}
			inColumn[column][list] = true
			if len(inColumn[column]) > 1 {
				return true
			}
		}
		if len(met) > 1 && i < titleRows {
			return true
		}
	}
	return false
}

// usualSheet is what a sheet is called that nobody has given a name.
var usualSheet = regexp.MustCompile(`(?i)^(?:sheet|table|data|tab) ?\d*$`)

// addSheet adds the cells of a sheet, row by row. Its name goes before them where
// it names something.
func addSheet(names *understanding.Names, src *source.Document, sheet bookSheet, table int) {
	if !usualSheet.MatchString(sheet.name) && names.Names(sheet.name) {
		src.Add(source.Line{Text: source.Keepable(sheet.name), Heading: 1, NewPage: table > 1})
	}
	for n, row := range sheet.rows {
		for _, column := range row.columns() {
			at := source.Cell{Table: table, Row: n + 1, Column: column + 1}
			first := true
			for text := range strings.SplitSeq(row.cells[column].text, "\n") {
				if source.Blank(text) {
					continue
				}
				src.Add(source.Line{Text: source.Keepable(text), Cell: at, Joined: !first})
				first = false
			}
		}
	}
}
