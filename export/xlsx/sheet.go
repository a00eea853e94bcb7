package xlsx

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"

	"ninefold/export"
)

// grid is one sheet in the making.
type grid struct {
	*book
	sheet  export.Sheet
	width  int     // columns, the hidden ones among them
	bottom int     // the last row that is filled in
	tall   float64 // of all rows, in points
	high   []int   // how many lines each row has, or parted

	// Memory that lines uses again.
	line   []cell
	marked []export.Value
}

// fill tells excelize all that there is around the rows of a sheet.
func (b *book) fill(ctx context.Context, s export.Sheet) (*grid, error) {
	g := &grid{book: b, sheet: s, width: len(s.Columns)}
	if g.readBack() {
		g.width += 2
	}
	for _, step := range []func() error{g.columns, func() error { return g.lines(ctx, g.take) }, g.table, g.chart, g.charts, g.page, g.editing} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return g, nil
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

// table marks up the header and the rows as a table.
func (g *grid) table() error {
	// excelize leaves the dimension at A1, and some readers go by it.
	if err := g.file.SetSheetDimension(g.sheet.Name, fmt.Sprintf("A1:%s%d", column(g.width-1), g.bottom)); err != nil {
		return err
	}
	// It takes the names of a table's columns from the cells.
	for i, title := range g.titles() {
		if err := g.file.SetCellStr(g.sheet.Name, fmt.Sprint(column(i), HeaderRow), title); err != nil {
			return err
		}
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
