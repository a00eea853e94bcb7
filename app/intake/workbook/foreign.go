package workbook

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/app/intake/source"
	"ninefold/app/intake/understanding"
)

// Text returns what the sheets of a workbook say as text to be understood, each
// sheet as a table, where the workbook is none that an export made and holds no
// rows of one: a self-assessment that a council keeps in a workbook of its own. Src
// is nil for any other, which Stage compares row by row. The error is CodeFile: it
// is more text than a source may have.
//
// A sheet of such a workbook that holds other records, such as an action plan, is
// left out and remarked on, and so is a hidden one; likewise the rows and columns
// of a sheet that are hidden. A workbook that has lost the mark of its document, as
// other programs save it, is known by the columns that only an export writes.
func Text(f *assessment.Framework, wb *Workbook) (src *source.Document, err error) {
	if wb.document != "" || wb.alone || wb.part || wb.saysPart() {
		return nil, nil
	}
	declared := sheetsOf(f)
	names := understanding.NewNames(f)
	src = &source.Document{Name: wb.Name, Remarks: slices.Clone(wb.Remarks), Paragraphs: true, Sheets: true}
	lists, read := false, false
	var others []bookSheet
	for _, sheet := range wb.sheets {
		switch {
		case len(sheet.rows) == 0:
		case declared.marks(wb, sheet):
			return nil, nil
		case namesLists(names, sheet):
			lists = true
		case declared.find(wb, sheet) != nil:
			read = true
			others = append(others, sheet)
		case declared.knows(sheet):
			return nil, nil
		}
	}
	if read && !lists {
		return nil, nil
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
			sheet, remark := sheet.shown()
			if remark != "" {
				src.Remarks = append(src.Remarks, remark)
			}
			if !addSheet(names, src, sheet, table) {
				return nil, source.TooLarge(wb.Name)
			}
		}
	}
	if len(src.Lines) == 0 {
		return nil, nil
	}
	return src, nil
}

// marks tells whether a sheet has the columns by which an export for editing knows
// its rows.
func (d declaredSheets) marks(wb *Workbook, sheet bookSheet) bool {
	t := d.find(wb, sheet)
	return t != nil && t.has(columns.TitleID) && t.has(columns.TitleBaseline)
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

// shown is the sheet as a person sees it, without the rows and columns that are
// hidden, and what to say of those that hold something.
func (s bookSheet) shown() (bookSheet, string) {
	out := bookSheet{name: s.name}
	rows, inColumns := 0, map[int]bool{}
	for _, row := range s.rows {
		if row.hidden {
			rows++
			continue
		}
		kept := bookRow{number: row.number, cells: map[int]bookCell{}}
		for column, cell := range row.cells {
			if s.hides(column) {
				inColumns[column] = true
				continue
			}
			kept.cells[column] = cell
		}
		if len(kept.cells) > 0 {
			out.rows = append(out.rows, kept)
		}
	}
	var parts []string
	if rows > 0 {
		parts = append(parts, understanding.Plural(rows, "row"))
	}
	if len(inColumns) > 0 {
		parts = append(parts, understanding.Plural(len(inColumns), "column"))
	}
	if len(parts) == 0 {
		return out, ""
	}
	return out, fmt.Sprintf("On the sheet “%s” %s hidden, and left out. What belongs to the self-assessment comes in once it is shown in Excel and the workbook is saved.", s.name, strings.Join(parts, " and ")+map[bool]string{true: " is", false: " are"}[rows+len(inColumns) == 1])
}

// hides tells whether a column, counted from 0, is hidden.
func (s bookSheet) hides(column int) bool {
	return slices.ContainsFunc(s.hiddenColumns, func(span [2]int) bool { return column >= span[0] && column <= span[1] })
}

// usualSheet is what a sheet is called that nobody has given a name.
var usualSheet = regexp.MustCompile(`(?i)^(?:sheet|table|data|tab) ?\d*$`)

// addSheet adds the cells of a sheet, row by row. Its name goes before them where
// it names something. Empty columns at its left count for nothing. It tells whether
// that is within what a source may have.
func addSheet(names *understanding.Names, src *source.Document, sheet bookSheet, table int) bool {
	if !usualSheet.MatchString(sheet.name) && names.Names(sheet.name) {
		src.Add(source.Line{Text: source.Keepable(sheet.name), Heading: 1, NewPage: table > 1})
	}
	left := maxBookColumns
	for _, row := range sheet.rows {
		for column := range row.cells {
			left = min(left, column)
		}
	}
	for n, row := range sheet.rows {
		for _, column := range row.columns() {
			at := source.Cell{Table: table, Row: n + 1, Column: column - left + 1}
			first := true
			for text := range strings.SplitSeq(row.cells[column].text, "\n") {
				if source.Blank(text) {
					continue
				}
				if len(src.Lines) >= source.MaxLines {
					return false
				}
				src.Add(source.Line{Text: source.Keepable(text), Cell: at, Joined: !first})
				first = false
			}
		}
	}
	return true
}
