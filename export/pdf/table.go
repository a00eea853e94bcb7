package pdf

import (
	"slices"
	"strings"

	"ninefold/export"
	"ninefold/export/pdf/tagged"
)

const (
	cellSide = 6.0 // space at the sides of a cell
	cellEdge = 4.5 // space above and below its words
)

// table composes a table: its caption, its header row, which is repeated on
// every page, and its rows.
func (c *composer) table(t export.Table) {
	if len(t.Columns) == 0 {
		return
	}
	table := c.sect().Add(tagged.RoleTable)
	c.space = max(c.space, 12)
	first, spills := len(c.pieces), c.spills
	if t.Caption != "" {
		caption := table.Add(tagged.RoleCaption)
		c.lines(caption, c.text(captionText, t.Caption, c.width, c.section.Title), captionText, 0, true)
		c.space = 5
	}
	widths := c.columnWidths(t)
	head := c.headerRow(t, widths, table.Add(tagged.RoleTHead).Add(tagged.RoleTR))
	p := c.rowPiece(head, true)
	p.keep = len(t.Rows) > 0
	c.add(p)

	repeat := c.repeated(head)
	body := table.Add(tagged.RoleTBody)
	under := &repeat // what is drawn again at the head of a page
	rows := len(c.pieces)
	for _, cells := range t.Rows {
		if len(cells) == 1 && cells[0].Heads {
			body = table.Add(tagged.RoleTBody)
			group := c.groupRow(cells[0], len(t.Columns), body.Add(tagged.RoleTR))
			p := c.rowPiece(group, true)
			p.repeat, p.keep = &repeat, true
			c.add(p)
			both := c.repeated(head, group)
			under = &both
			continue
		}
		e := body.Add(tagged.RoleTR)
		row := c.tableRow(t, cells, widths, e)
		if len(cells) > 0 && cells[0].ID != "" {
			row.anchor = c.destinations[cells[0].ID]
		}
		p := c.rowPiece(row, true)
		p.repeat = under
		c.add(p)
		c.settle(e)
	}
	if c.spills == spills {
		c.closing(c.pieces[rows:])
		c.together(c.pieces[first:])
	}
	c.space = 14
}

// smallTable is the share of a page up to which a table is never divided. A larger
// one, up to wholeTable, begins a page rather than being divided where the page that
// it would begin on is filled to wellFilled already.
const (
	smallTable = 0.42
	wholeTable = 0.66
	wellFilled = 0.6
	// A group of a table's rows up to smallTable begins a page where that is filled to
	// groupFilled.
	groupFilled = 0.68
)

// closing holds the groups of a table's rows together where that costs no more than
// the foot of a page, and its last two rows, so that none goes to the next page alone.
func (c *composer) closing(rows []piece) {
	room := formatOf(c.section).bodyHeight()
	group := -1 // the row that heads the one that is open
	end := func(at int) {
		if group < 0 {
			return
		}
		if high := heightOf(rows[group:at]); high <= smallTable*room {
			rows[group].whole, rows[group].besides = high, groupFilled
		}
	}
	for i := range rows {
		if rows[i].keep {
			end(i)
			group = i
		}
	}
	end(len(rows))
	if n := len(rows); n > 2 && !rows[n-2].keep && heightOf(rows[n-2:]) <= smallTable*room {
		rows[n-2].keep = true
	}
}

// heightOf is the height of pieces that follow each other, without the space above
// the first.
func heightOf(pieces []piece) float64 {
	high := -pieces[0].before
	for _, p := range pieces {
		high += p.before + p.height
	}
	return high
}

// together holds a small table on one page.
func (c *composer) together(pieces []piece) {
	high := heightOf(pieces)
	if high+pieces[0].before > smallTable*formatOf(c.section).bodyHeight() {
		pieces[0].whole, pieces[0].besides = high, wellFilled
		return
	}
	for i := range pieces[:len(pieces)-1] {
		pieces[i].keep = true
	}
}

// The picture of a gauge in a cell.
const (
	gaugeWide  = 68.0
	gaugeHigh  = 8.0
	gaugeGap   = 9.0   // to the words beside it
	gaugeRoom  = 150.0 // the width of a cell from which the words stand beside it
	gaugeAbove = 13.0  // what it takes above the words, where they do not
)

// repeated is rows as they are drawn again where a table goes on on a new page.
// Somebody who hears the file has heard them already.
func (c *composer) repeated(rows ...row) piece {
	p := piece{}
	for _, r := range rows {
		p.height += r.height()
	}
	p.draw = func(y float64) {
		for _, r := range rows {
			high := r.height()
			r.behind(tagged.Rect{X: marginSide, Y: y, W: r.width, H: high}, true, true)
			c.doc.BeginArtifact(tagged.ArtifactRepeat)
			r.eachLine(y, func(_ *tagged.Element, line tagged.Line, x, baseline float64) {
				c.doc.DrawHere(line, x, baseline)
			})
			c.doc.End()
			y += high
		}
	}
	return p
}

// groupRow composes the row of a heading that spans all columns.
func (c *composer) groupRow(cell export.Cell, columns int, e *tagged.Element) row {
	r := row{top: cellEdge, bottom: cellEdge + 0.75, width: c.width, behind: func(area tagged.Rect, _, _ bool) {
		c.fill(area, groupGround)
		c.fill(tagged.Rect{X: area.X, Y: area.Y + area.H - 0.75, W: area.W, H: 0.75}, rule)
	}}
	heading := e.AddHeaderCell(tagged.ScopeRow)
	heading.SpanColumns(columns)
	width := c.width - 2*cellSide
	r.cells = []rowCell{{x: cellSide, width: width, lines: c.cellLines(cell, tableStrong, width, heading)}}
	return r
}

// headerRow composes the row of column titles.
func (c *composer) headerRow(t export.Table, widths []float64, e *tagged.Element) row {
	r := row{top: cellEdge, bottom: cellEdge, width: c.width, behind: func(area tagged.Rect, _, _ bool) {
		c.fill(area, panel)
		c.fill(tagged.Rect{X: area.X, Y: area.Y + area.H - 1, W: area.W, H: 1}, accent)
	}}
	x := 0.0
	for i, column := range t.Columns {
		lines := c.text(tableStrong, column.Title, widths[i]-2*cellSide, c.section.Title)
		r.cells = append(r.cells, rowCell{
			x: x + cellSide, width: widths[i] - 2*cellSide, right: column.Right,
			lines: rowLines(lines, tableStrong, e.AddHeaderCell(tagged.ScopeColumn), 0),
		})
		x += widths[i]
	}
	return r
}

// tableRow composes one row. Cells that are missing stay empty, so that every
// row has as many as there are columns.
func (c *composer) tableRow(t export.Table, cells []export.Cell, widths []float64, e *tagged.Element) row {
	r := row{top: cellEdge, bottom: cellEdge + 0.75, width: c.width, behind: func(area tagged.Rect, _, _ bool) {
		x := area.X
		for i := range t.Columns {
			if i < len(cells) && cells[i].Weight > 0 {
				c.fill(tagged.Rect{X: x + 1, Y: area.Y + 1, W: widths[i] - 2, H: area.H - 1.75}, shade(cells[i].Weight))
			}
			x += widths[i]
		}
		c.fill(tagged.Rect{X: area.X, Y: area.Y + area.H - 0.75, W: area.W, H: 0.75}, rule)
	}}
	// A gauge is drawn where the first line of its row has to be.
	r.edged = !slices.ContainsFunc(cells, func(cell export.Cell) bool { return cell.Gauge != nil })
	ground := r.behind
	r.behind = func(area tagged.Rect, first, last bool) {
		ground(area, first, last)
		x := area.X
		for i := range t.Columns {
			if i < len(cells) && cells[i].Gauge != nil && first {
				c.segments(x+cellSide, area.Y+cellEdge+(tableText.leading-gaugeHigh)/2, gaugeWide, gaugeHigh, cells[i].Gauge.Value, cells[i].Gauge.Top)
			}
			x += widths[i]
		}
	}
	x := 0.0
	for i, column := range t.Columns {
		cell := rowCell{x: x + cellSide, width: widths[i] - 2*cellSide, right: column.Right}
		look, element := tableText, (*tagged.Element)(nil)
		if i == 0 && t.RowHeads {
			look, element = tableStrong, e.AddHeaderCell(tagged.ScopeRow)
		} else {
			element = e.Add(tagged.RoleTD)
		}
		switch {
		case i >= len(cells):
		case cells[i].Gauge != nil && cell.width >= gaugeRoom:
			cell.x += gaugeWide + gaugeGap
			cell.width -= gaugeWide + gaugeGap
			cell.lines = c.cellLines(cells[i], look, cell.width, element)
		default:
			cell.lines = c.cellLines(cells[i], look, cell.width, element)
			if cells[i].Gauge != nil {
				cell.down = gaugeAbove
			}
		}
		r.cells = append(r.cells, cell)
		x += widths[i]
	}
	inStep(r.cells)
	return r
}

// cellLines lays the paragraphs of a cell out. Several, and lists, become
// elements of their own; a single one is the cell's content.
func (c *composer) cellLines(cell export.Cell, look style, width float64, e *tagged.Element) []rowLine {
	place := c.place(cell.Place)
	if len(cell.Blocks) > 0 {
		return c.flowLines(e, cell.Blocks, tableText, width, 3, place)
	}
	if cell.To == "" {
		blocks := export.Flow(strings.Join(cell.Paragraphs, "\n\n"), place)
		_, single := firstParagraph(blocks)
		if len(blocks) > 1 || len(blocks) == 1 && !single {
			return c.flowLines(e, blocks, look, width, 3, place)
		}
	}
	var lines []rowLine
	for _, paragraph := range cell.Paragraphs {
		if strings.TrimSpace(paragraph) == "" {
			continue
		}
		owner := e
		if len(cell.Paragraphs) > 1 {
			owner = e.Add(tagged.RoleP)
		}
		runs := c.runs([]export.Span{{Text: paragraph, To: cell.To}}, look)
		set := c.doc.Layout(runs, width, place).Lines
		lines = append(lines, rowLines(set, look, owner, 3)...)
	}
	return lines
}

// columnWidths shares the width out as the table asks, except that no column
// is narrower than its longest word or its picture, where that can be had.
func (c *composer) columnWidths(t export.Table) []float64 {
	total := 0.0
	for _, column := range t.Columns {
		total += max(column.Share, 0.01)
	}
	widths := make([]float64, len(t.Columns))
	least := make([]float64, len(t.Columns))
	for i, column := range t.Columns {
		widths[i] = c.width * max(column.Share, 0.01) / total
		least[i] = c.longestWord(column.Title, tableStrong, 0)
		for _, row := range t.Rows {
			if i < len(row) && !row[i].Heads {
				if row[i].Gauge != nil {
					least[i] = max(least[i], gaugeWide)
				}
				for _, paragraph := range row[i].Texts() {
					least[i] = max(least[i], c.longestWord(paragraph, tableStrong, shortWord))
				}
			}
		}
		least[i] += 2*cellSide + 0.5
	}
	widen(widths, least)
	return widths
}

// shortWord is how many bytes of a word fit any column.
const shortWord = 6

// longestWord is the width of the longest word of a text that has more than
// so many bytes. Words longer than a third of the line do not count: they are
// broken wherever they stand.
func (c *composer) longestWord(text string, look style, short int) float64 {
	const hopeless = 60 // bytes; not worth measuring
	longest := 0.0
	for word := range strings.FieldsSeq(text) {
		if len(word) <= short || len(word) > hopeless {
			continue
		}
		if w := c.doc.TextWidth(look.Style, word); w <= c.width/3 {
			longest = max(longest, w)
		}
	}
	return longest
}

// widen gives every width its least, and takes what that costs from those with
// more than they need. Where there is not enough, the widths stay as they are.
func widen(widths, least []float64) {
	var short, spare float64
	for i := range widths {
		if widths[i] < least[i] {
			short += least[i] - widths[i]
		} else {
			spare += widths[i] - least[i]
		}
	}
	if short == 0 || spare < short {
		return
	}
	for i := range widths {
		if widths[i] < least[i] {
			widths[i] = least[i]
		} else {
			widths[i] -= (widths[i] - least[i]) * short / spare
		}
	}
}
