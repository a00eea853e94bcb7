package xlsx

import (
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"ninefold/app/columns"
	"ninefold/export"
)

// excelize keeps each cell of a workbook as a structure of a dozen fields, and
// then every sheet once more as it is written; a large one took 200 MB so. What it
// is told here is all that stands around the rows. These are gone through twice:
// once to see which styles, texts and links there are, and once as they are
// written into the archive.

// line is one row of a sheet.
type line struct {
	row    int // from 1
	height float64
	cells  []cell
}

// cell is what stands in one cell, and how it looks.
type cell struct {
	export.Value
	look look
}

// lines goes through all rows of the sheet from the top. The cells are visit's only
// until it returns.
func (g *grid) lines(ctx context.Context, visit func(line) error) error {
	for _, l := range g.above() {
		if err := visit(l); err != nil {
			return err
		}
	}
	row := HeaderRow
	below := func(values []export.Value, lines int) error {
		row++
		return visit(line{row: row, height: height(lines), cells: g.cells(values)})
	}
	for i, r := range g.sheet.Rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		if i == len(g.high) { // the first time
			lines := g.highest(r.Cells)
			if !g.stays(r.Cells, lines) {
				lines = parted
			}
			g.high = append(g.high, lines)
		}
		if g.high[i] != parted {
			if err := below(g.withMarks(r.Cells, r), g.high[i]); err != nil {
				return err
			}
			continue
		}
		// A text that is longer than a cell may be goes on in further rows.
		for _, values := range g.continued(r.Cells) {
			if err := below(g.withMarks(values, r), g.highest(values)); err != nil {
				return err
			}
		}
	}
	if g.readBack() {
		for range g.sheet.Spare {
			if err := below(make([]export.Value, g.width), 1); err != nil {
				return err
			}
		}
	}
	if row > HeaderRow {
		return nil
	}
	// A table must have a row, and so must a reader: it says that there is nothing.
	nothing := make([]export.Value, g.width)
	nothing[0] = export.TextValue(g.sheet.Empty)
	return below(nothing, g.highest(nothing))
}

// parted stands for the lines of a row that becomes several.
const parted = 0

// withMarks are the cells of a row with those behind them by which an import knows
// it, where there are any.
func (g *grid) withMarks(cells []export.Value, r export.Row) []export.Value {
	if !g.readBack() {
		return cells
	}
	g.marked = append(append(g.marked[:0], cells...), export.TextValue(r.ID), export.TextValue(g.baseline(r)))
	return g.marked
}

// above are the lines over the table and its header. The former are not wrapped:
// with nothing beside them they run on over the columns.
func (g *grid) above() []line {
	marking := g.report.MarkingLine()
	if marking == "" {
		marking = "No protective marking"
	}
	text, to := "Go to the contents", export.SheetContents
	if g.sheet.Name == to {
		text, to = "Go to the cover", export.SheetCover
	}
	alone := func(row int, height float64, v export.Value, r role) line {
		return line{row: row, height: height, cells: []cell{{v, look{role: r}}}}
	}
	header := line{row: HeaderRow}
	for i, title := range g.titles() {
		if i < len(g.sheet.Columns) {
			high := wrapped(title, (g.sheet.Columns[i].Width*digitPixels-cellPadding)/boldWider)
			header.height = max(header.height, float64(high)*lineHeight+2*rowPadding)
		}
		r := roleHeader
		if i >= len(g.sheet.Columns) {
			r = roleHidden
		}
		header.cells = append(header.cells, cell{export.TextValue(title), look{role: r}})
	}
	return []line{
		alone(rowTitle, titleHeight, export.TextValue(g.sheet.Title), roleTitle),
		alone(rowNote, lineHeight+rowPadding, export.TextValue(g.sheet.Note), roleNote),
		alone(rowMarking, lineHeight+rowPadding, export.TextValue(marking), roleMarking),
		alone(rowLink, lineHeight+rowPadding, export.LinkValue(text, to), roleLink),
		header,
	}
}

// titles are those of all columns, the hidden ones among them.
func (g *grid) titles() []string {
	titles := make([]string, 0, g.width)
	for _, c := range g.sheet.Columns {
		titles = append(titles, c.Title)
	}
	if g.readBack() {
		titles = append(titles, columns.TitleID, columns.TitleBaseline)
	}
	return titles
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

// cells gives the values of a row of the table their looks.
func (g *grid) cells(values []export.Value) []cell {
	g.line = g.line[:0]
	for i, v := range values {
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
			if hidden {
				l.role = roleHidden
			}
			l.unlocked = hidden || g.sheet.Columns[i].Editable
			if l.unlocked && !hidden && v.Number == nil && v.Date.IsZero() && !g.sheet.Columns[i].Numeric {
				l.format = asText
			}
		}
		g.line = append(g.line, cell{v, l})
	}
	return g.line
}

// take notes what a line needs beside it: its styles, its texts, where it leads.
func (g *grid) take(l line) error {
	g.bottom = l.row
	g.tall += math.Min(l.height, excelize.MaxRowHeight)
	for i, c := range l.cells {
		if _, err := g.styleID(c.look); err != nil {
			return err
		}
		if c.Sheet != "" && c.Text != "" {
			if err := g.file.SetCellHyperLink(g.sheet.Name, fmt.Sprint(column(i), l.row), quoted(c.Sheet)+"!A1", "Location"); err != nil {
				return err
			}
		}
		// No reader takes a longer one; continued has parted it.
		if length(c.Text) > excelize.TotalCellChars {
			return fmt.Errorf("the text of cell %s%d is too long for a workbook", column(i), l.row)
		}
		if text := c.written(); text != "" {
			g.texts.add(text)
		}
	}
	return nil
}

// written is what a cell says in words; "" where it holds a number, a date or
// nothing. Text is always written as text, so that what begins like a formula
// stays what somebody wrote.
func (c cell) written() string {
	switch {
	case c.Number != nil:
		return ""
	case !c.Date.IsZero() && serial(c.Date) > 0:
		return ""
	case !c.Date.IsZero():
		return c.Date.Format(time.RFC3339Nano) // a workbook knows no day before 1900
	}
	return c.Text
}

// serial is a day as a workbook counts it: from the first of January 1900, with a
// 29th of February that this year never had. Before that it is 0 or less.
func serial(day time.Time) int64 {
	const dayBefore1900, march1900 = -25568, -25508 // in days from 1970
	days := day.Unix() / (24 * 60 * 60)
	if days >= march1900 {
		days++
	}
	return days - dayBefore1900
}

// write writes the rows as a sheet's file has them. Each has a height that its
// longest text needs.
//
// It is a suggestion only: Excel keeps to it until somebody changes the row and
// then fits the row itself, and LibreOffice, which does not fit rows when it
// converts a file, shows all of the text. Excel's own limit remains: a row is
// never higher than 409 points, some 26 lines. A longer text goes on in further
// rows, except where it is to be edited.
func (g *grid) write(ctx context.Context, w io.Writer) error {
	letters := make([]string, g.width)
	for i := range letters {
		letters[i] = column(i)
	}
	var b []byte
	return g.lines(ctx, func(l line) error {
		b = append(b[:0], `<row r="`...)
		b = strconv.AppendInt(b, int64(l.row), 10)
		b = append(b, `" ht="`...)
		b = strconv.AppendFloat(b, math.Min(l.height, excelize.MaxRowHeight), 'g', -1, 64)
		b = append(b, `">`...)
		for i, c := range l.cells {
			b = append(append(b, `<c r="`...), letters[i]...)
			b = strconv.AppendInt(b, int64(l.row), 10)
			b = append(b, `" s="`...)
			b = strconv.AppendInt(b, int64(g.styles[c.look]), 10)
			b = append(g.appendContent(append(b, '"'), c), `</c>`...)
		}
		b = append(b, `</row>`...)
		_, err := w.Write(b)
		return err
	})
}

// appendContent goes on within the beginning of a cell.
func (g *grid) appendContent(b []byte, c cell) []byte {
	text := c.written()
	switch {
	case text != "":
		b = append(b, ` t="s"><v>`...)
		b = strconv.AppendInt(b, int64(g.texts.index[text]), 10)
	case c.Number != nil:
		b = append(b, `><v>`...)
		b = strconv.AppendFloat(b, *c.Number, 'f', -1, 64)
	case !c.Date.IsZero():
		b = append(b, `><v>`...)
		b = strconv.AppendInt(b, serial(c.Date), 10)
	default:
		return append(b, '>')
	}
	return append(b, `</v>`...)
}

// texts are the texts of all cells, each once, in the order in which the workbook
// has them first.
type texts struct {
	all   []string
	index map[string]int
}

func (t *texts) add(text string) {
	if _, there := t.index[text]; there {
		return
	}
	if t.index == nil {
		t.index = map[string]int{}
	}
	t.index[text] = len(t.all)
	t.all = append(t.all, text)
}

// write writes the file of the shared strings.
func (t *texts) write(w io.Writer) error {
	_, err := fmt.Fprintf(w, `%s<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="%d" uniqueCount="%d">`, xml.Header, len(t.all), len(t.all))
	for _, text := range t.all {
		open := "<si><t>"
		if strings.Trim(text, "\t\n\r ") != text {
			open = `<si><t xml:space="preserve">` // or a reader would take it away
		}
		if err == nil {
			_, err = io.WriteString(w, open)
		}
		if err == nil {
			err = xml.EscapeText(w, []byte(escaped(text)))
		}
		if err == nil {
			_, err = io.WriteString(w, "</t></si>")
		}
	}
	if err == nil {
		_, err = io.WriteString(w, "</sst>")
	}
	return err
}
