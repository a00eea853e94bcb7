package xlsx

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"

	"ninefold/app/columns"
	"ninefold/export"
)

// grid is one sheet in the making.
type grid struct {
	*book
	sheet  export.Sheet
	width  int // columns, the hidden ones among them
	bottom int // the last row that is filled in
}

func (b *book) fill(ctx context.Context, s export.Sheet) error {
	g := &grid{book: b, sheet: s, width: len(s.Columns), bottom: HeaderRow}
	if g.readBack() {
		g.width += 2
	}
	for _, step := range []func() error{g.columns, g.above, g.header, func() error { return g.rows(ctx) }, g.table, g.chart, g.charts, g.page, g.editing} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// readBack tells whether the sheet has the hidden columns an import needs.
func (g *grid) readBack() bool { return g.options.ForEditing && g.sheet.Key != "" }

func (g *grid) columns() error {
	for i, c := range g.sheet.Columns {
		name := column(i)
		if err := g.file.SetColWidth(g.sheet.Name, name, name, c.Width); err != nil {
			return err
		}
	}
	if g.readBack() {
		return g.file.SetColVisible(g.sheet.Name, column(g.width-2)+":"+column(g.width-1), false)
	}
	return nil
}

// above writes the lines over the table. They are not wrapped: with nothing
// beside them they run on over the columns.
func (g *grid) above() error {
	marking := g.report.MarkingLine()
	if marking == "" {
		marking = "No protective marking"
	}
	lines := []struct {
		row  int
		text string
		role role
	}{
		{rowTitle, g.sheet.Title, roleTitle}, {rowNote, g.sheet.Note, roleNote}, {rowMarking, marking, roleMarking},
	}
	for _, l := range lines {
		height := lineHeight + rowPadding
		if l.role == roleTitle {
			height = titleHeight
		}
		if err := g.suggest(l.row, height); err != nil {
			return err
		}
		if err := g.set(0, l.row, export.TextValue(l.text), look{role: l.role}); err != nil {
			return err
		}
	}
	text, to := "Go to the contents", export.SheetContents
	if g.sheet.Name == to {
		text, to = "Go to the cover", export.SheetCover
	}
	if err := g.suggest(rowLink, lineHeight+rowPadding); err != nil {
		return err
	}
	return g.set(0, rowLink, export.LinkValue(text, to), look{role: roleLink})
}

func (g *grid) header() error {
	titles := make([]string, 0, g.width)
	for _, c := range g.sheet.Columns {
		titles = append(titles, c.Title)
	}
	if g.readBack() {
		titles = append(titles, columns.TitleID, columns.TitleBaseline)
	}
	if err := g.suggest(HeaderRow, lineHeight+2*rowPadding); err != nil {
		return err
	}
	for i, title := range titles {
		if err := g.set(i, HeaderRow, export.TextValue(title), look{role: roleHeader}); err != nil {
			return err
		}
	}
	return nil
}

func (g *grid) rows(ctx context.Context) error {
	for _, row := range g.sheet.Rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := g.row(row); err != nil {
			return err
		}
	}
	if g.readBack() {
		for range g.sheet.Spare {
			if err := g.line(make([]export.Value, g.width)); err != nil {
				return err
			}
		}
	}
	if g.bottom > HeaderRow {
		return nil
	}
	// A table must have a row, and so must a reader: it says that there is nothing.
	nothing := make([]export.Value, g.width)
	nothing[0] = export.TextValue(g.sheet.Empty)
	return g.line(nothing)
}

// row writes one row of the report, and further ones where a text is longer
// than a cell may be.
func (g *grid) row(row export.Row) error {
	for _, cells := range continued(row.Cells) {
		if g.readBack() {
			cells = append(cells, export.TextValue(row.ID), export.TextValue(g.baseline(row)))
		}
		if err := g.line(cells); err != nil {
			return err
		}
	}
	return nil
}

func (g *grid) baseline(row export.Row) string {
	var titles []string
	baseline := columns.Baseline{}
	for i, c := range g.sheet.Columns {
		if c.Editable {
			titles = append(titles, c.Title)
			baseline[c.Title] = columns.Mark(row.Cells[i].Written())
		}
	}
	return baseline.String(titles)
}

// line writes one line of cells below what is there.
func (g *grid) line(cells []export.Value) error {
	g.bottom++
	if err := g.suggest(g.bottom, g.height(cells)); err != nil {
		return err
	}
	for i, v := range cells {
		l := look{format: v.Format}
		switch {
		case v.Sheet != "":
			l.role = roleCellLink
		case !v.Date.IsZero():
			l.role = roleDate
		}
		if g.options.ForEditing {
			// The hidden cells are unlocked, or Excel would refuse to sort the rows.
			hidden := i >= len(g.sheet.Columns)
			l.unlocked = hidden || g.sheet.Columns[i].Editable
			if l.unlocked && !hidden && v.Number == nil && v.Date.IsZero() && !g.sheet.Columns[i].Numeric {
				l.format = asText
			}
		}
		if err := g.set(i, g.bottom, v, l); err != nil {
			return err
		}
	}
	return nil
}

// set writes one cell. Text is always written as text, so that what begins
// like a formula stays what somebody wrote.
func (g *grid) set(col, row int, v export.Value, l look) error {
	cell, err := excelize.CoordinatesToCellName(col+1, row)
	if err != nil {
		return err
	}
	id, err := g.styleID(l)
	if err != nil {
		return err
	}
	if err := g.file.SetCellStyle(g.sheet.Name, cell, cell, id); err != nil {
		return err
	}
	switch {
	case v.Number != nil:
		return g.file.SetCellFloat(g.sheet.Name, cell, *v.Number, -1, 64)
	case !v.Date.IsZero():
		return g.file.SetCellValue(g.sheet.Name, cell, v.Date)
	case v.Text == "":
		return nil
	}
	if v.Sheet != "" {
		if err := g.file.SetCellHyperLink(g.sheet.Name, cell, quoted(v.Sheet)+"!A1", "Location"); err != nil {
			return err
		}
	}
	// excelize cuts longer text without an error; continued has parted it.
	if length(v.Text) > excelize.TotalCellChars {
		return fmt.Errorf("the text of cell %s is too long for a workbook", cell)
	}
	return g.file.SetCellStr(g.sheet.Name, cell, escaped(v.Text))
}

// table marks up the header and the rows as a table.
func (g *grid) table() error {
	// excelize leaves the dimension at A1, and some readers go by it.
	if err := g.file.SetSheetDimension(g.sheet.Name, fmt.Sprintf("A1:%s%d", column(g.width-1), g.bottom)); err != nil {
		return err
	}
	header := true
	stripes := false
	return g.tables.add(g.file, g.sheet.Name, &excelize.Table{
		Range: g.area(), Name: tableName(g.sheet.Name), ShowHeaderRow: &header, ShowRowStripes: &stripes,
	})
}

// area is the table with its header, such as "A5:F40".
func (g *grid) area() string {
	return fmt.Sprintf("A%d:%s%d", HeaderRow, column(g.width-1), g.bottom)
}

var notInTableName = regexp.MustCompile(`[^A-Za-z0-9]+`)

// tableName is the table's name: the sheet's, as far as every office program
// takes it for a name. A theme's sheet keeps its number, so no two are alike.
func tableName(sheet string) string {
	return "Table_" + strings.Trim(notInTableName.ReplaceAllString(sheet, "_"), "_")
}

// quoted is a sheet's name as a reference has it.
func quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }

// column is the letter of a column counted from 0.
func column(i int) string {
	name, err := excelize.ColumnNumberToName(i + 1)
	if err != nil {
		panic("xlsx: a sheet with more columns than a workbook can have: " + err.Error())
	}
	return name
}
