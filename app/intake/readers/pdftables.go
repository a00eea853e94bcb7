package readers

import (
	"cmp"
	"math"
	"slices"

	"ninefold/app/expression"
	"ninefold/app/intake/marks"
	"ninefold/app/intake/source"
	"ninefold/app/pdfium"
)

// A PDF does not say what is a table. But most tables have lines around their
// cells, drawn or as the edges of their colours: where such lines meet they make
// a grid, and the text between them stands in its cells.

// Limits on grids. A page holds some 60 rows of small type.
const (
	maxRules   = 4_000 // of a page; a page with more is a drawing
	maxColumns = 40
	maxRows    = 200
	// near is how far lines may miss each other and still meet, in points: Word
	// ends them half a border short, and colours end beside them.
	near = 3.0
)

// grid is a table on one page: the lines between its columns from the left, and
// between its rows from the top, in points from the left and the bottom.
type grid struct {
	page    int
	columns []float64
	rows    []float64
	around  *grid      // the table that it stands in a cell of, or nil
	within  gridCell   // that cell
	number  int        // of the table, once it is one
	above   int        // how many of its rows stand on pages before
	boxes   []gridCell // of the pieces that borders part it in, row by row; merged cells are one
}

// gridCell is a cell of a grid. A merged cell stands where its first part does.
type gridCell struct {
	row, column int // counted from 0
	span        int // how many columns
	left, right float64
}

// gridsOf finds the tables of a page by its rules. The innermost come first.
func gridsOf(page int, rules []pdfium.Rule) []*grid {
	const shortest = 4 // points; shorter ones are ticks and dashes
	rules = slices.DeleteFunc(slices.Clone(rules), func(r pdfium.Rule) bool { return r.To-r.From < shortest })
	if len(rules) > maxRules {
		return nil
	}
	var grids []*grid
	for _, group := range meeting(rules) {
		if g := gridOf(page, group); g != nil {
			grids = append(grids, g)
		}
	}
	area := func(g *grid) float64 {
		return (g.columns[len(g.columns)-1] - g.columns[0]) * (g.rows[0] - g.rows[len(g.rows)-1])
	}
	slices.SortStableFunc(grids, func(a, b *grid) int { return cmp.Compare(area(a), area(b)) })
	for i, g := range grids {
		for _, outer := range grids[i+1:] {
			if b, in := outer.at((g.columns[0]+g.columns[len(g.columns)-1])/2, (g.rows[0]+g.rows[len(g.rows)-1])/2); in && b.right-b.left > g.columns[len(g.columns)-1]-g.columns[0] {
				g.around, g.within = outer, b
				break
			}
		}
	}
	return grids
}

// meeting puts the rules together that meet each other, directly or by others.
func meeting(rules []pdfium.Rule) [][]pdfium.Rule {
	parent := make([]int, len(rules))
	for i := range parent {
		parent[i] = i
	}
	root := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for i, a := range rules {
		for j, b := range rules[:i] {
			if meet(a, b) {
				parent[root(i)] = root(j)
			}
		}
	}
	groups := map[int][]pdfium.Rule{}
	var order []int
	for i, r := range rules {
		at := root(i)
		if groups[at] == nil {
			order = append(order, at)
		}
		groups[at] = append(groups[at], r)
	}
	var all [][]pdfium.Rule
	for _, at := range order {
		all = append(all, groups[at])
	}
	return all
}

func meet(a, b pdfium.Rule) bool {
	if a.Upright == b.Upright {
		return math.Abs(a.At-b.At) <= near && a.From <= b.To+near && b.From <= a.To+near
	}
	return a.At >= b.From-near && a.At <= b.To+near && b.At >= a.From-near && b.At <= a.To+near
}

// gridOf makes a grid of rules that meet, or nil where they part nothing into
// columns.
func gridOf(page int, rules []pdfium.Rule) *grid {
	var upright, level []pdfium.Rule
	for _, r := range rules {
		if r.Upright {
			upright = append(upright, r)
		} else {
			level = append(level, r)
		}
	}
	g := &grid{page: page, columns: positions(upright), rows: positions(level)}
	slices.Reverse(g.rows) // from the top
	if len(g.columns) < 3 || len(g.rows) < 2 || len(g.columns) > maxColumns || len(g.rows) > maxRows {
		return nil
	}
	g.part(upright, level)
	return g
}

// positions are where rules of one direction stand, those beside each other taken
// for one.
func positions(rules []pdfium.Rule) []float64 {
	at := make([]float64, 0, len(rules))
	for _, r := range rules {
		at = append(at, r.At)
	}
	slices.Sort(at)
	var found []float64
	for i := 0; i < len(at); {
		j := i
		for j < len(at) && at[j]-at[i] <= 1.5*near {
			j++
		}
		found = append(found, (at[i]+at[j-1])/2)
		i = j
	}
	return found
}

// part finds the cells: what no border parts is one.
func (g *grid) part(upright, level []pdfium.Rule) {
	across, down := len(g.columns)-1, len(g.rows)-1
	first := make([]int, across*down) // of the cell that each piece belongs to, the first piece
	for row := range down {
		for column := range across {
			i := row*across + column
			first[i] = i
			top, bottom := g.rows[row], g.rows[row+1]
			left, right := g.columns[column], g.columns[column+1]
			if column > 0 && !drawn(upright, left, bottom, top) {
				first[i] = first[i-1]
			}
			if row > 0 && !drawn(level, top, left, right) {
				above := first[i-across]
				if first[i] != i && first[i] != above { // the corner of a cell that is merged both ways
					from := first[i]
					for j := range first[:i] {
						if first[j] == from {
							first[j] = above
						}
					}
				}
				first[i] = above
			}
		}
	}
	g.boxes = make([]gridCell, len(first))
	last := map[int]int{} // the rightmost column of each cell
	for i, at := range first {
		last[at] = max(last[at], i%across)
	}
	for i, at := range first {
		column := at % across
		g.boxes[i] = gridCell{row: at / across, column: column, span: last[at] - column + 1, left: g.columns[column], right: g.columns[last[at]+1]}
	}
}

// drawn tells whether most of a border is drawn.
func drawn(rules []pdfium.Rule, at, from, to float64) bool {
	const inset = 1 // corners belong to the lines across
	from, to = from+inset, to-inset
	covered, end := 0.0, from
	// Rules come in no order and may lie over each other: those that begin first
	// are counted first.
	var along []pdfium.Rule
	for _, r := range rules {
		if math.Abs(r.At-at) <= 2*near && r.To > from && r.From < to {
			along = append(along, r)
		}
	}
	slices.SortFunc(along, func(a, b pdfium.Rule) int { return cmp.Compare(a.From, b.From) })
	for _, r := range along {
		begin, stop := max(r.From, end), min(r.To, to)
		if stop > begin {
			covered += stop - begin
			end = stop
		}
	}
	return covered > (to-from)/2
}

// at is the cell at a place on the page.
func (g *grid) at(x, y float64) (gridCell, bool) {
	column, row := -1, -1
	for i := 1; i < len(g.columns); i++ {
		if x >= g.columns[i-1] && x < g.columns[i] {
			column = i - 1
		}
	}
	for i := 1; i < len(g.rows); i++ {
		if y <= g.rows[i-1] && y > g.rows[i] {
			row = i - 1
		}
	}
	if column < 0 || row < 0 {
		return gridCell{}, false
	}
	return g.boxes[row*(len(g.columns)-1)+column], true
}

// inGrid is the cell that a piece stands in, with its table, if it does.
func inGrid(grids []*grid, p pdfium.Piece) (*grid, gridCell) {
	x, y := (p.Left+p.Right)/2, (p.Top+p.Bottom)/2
	for _, g := range grids {
		if b, in := g.at(x, y); in {
			return g, b
		}
	}
	return nil, gridCell{}
}

// gathered puts the runs of every table together, where its first one stands,
// cell by cell. A table in a cell of another comes behind that.
func gathered(runs []run) []run {
	byTable := map[*grid][]run{}
	for _, r := range runs {
		if r.grid != nil {
			byTable[r.grid] = append(byTable[r.grid], r)
		}
	}
	sorted := make([]run, 0, len(runs))
	for _, r := range runs {
		if r.grid == nil {
			sorted = append(sorted, r)
			continue
		}
		cells := byTable[r.grid]
		delete(byTable, r.grid)
		slices.SortStableFunc(cells, func(a, b run) int {
			return cmp.Or(cmp.Compare(a.box.row, b.box.row), cmp.Compare(a.box.column, b.box.column))
		})
		sorted = append(sorted, cells...)
	}
	return sorted
}

// asTables numbers the tables, says of every run which cell it stands in, and
// notes in src which table stands in which. What
// is only one row, or has text in one column only, is no table: a panel, a frame
// around the page, a chart. A table that goes on on the next page is one, and
// the rows of its head that are repeated there are left out.
func asTables(src *source.Document, all []run) []run {
	tables := 0
	var before []run    // the table that ended last, where nothing stands behind it
	rows, begin := 0, 0 // how many it has, and where it begins in what is kept
	kept := make([]run, 0, len(all))
	for i := 0; i < len(all); {
		if all[i].grid == nil {
			before = nil
			kept = append(kept, all[i])
			i++
			continue
		}
		end := i
		for end < len(all) && all[end].grid == all[i].grid {
			end++
		}
		part := all[i:end]
		g := all[i].grid
		i = end
		switch {
		case before != nil && goesOnWith(before, part):
			head := repeated(before, part)
			part = part[head:]
			if len(part) == 0 {
				continue
			}
			g.number, g.above = tables, rows-part[0].box.row
			if brokenRow(before, part) {
				g.above--
			}
		case isTable(part):
			tables++
			g.number, begin = tables, len(kept)
		default:
			before = nil
			for j := range part {
				part[j].grid = nil
			}
			kept = append(kept, part...)
			continue
		}
		if g.around != nil && g.around.number > 0 {
			src.Nest(g.number, g.around.cell(g.within))
		}
		for j := range part {
			part[j].cell = g.cell(part[j].box)
		}
		rows = part[len(part)-1].cell.Row
		kept = append(kept, part...)
		before = kept[begin:]
		// The cells of a row that is broken by the page's end are whole again.
		slices.SortStableFunc(before, func(a, b run) int {
			return cmp.Or(cmp.Compare(a.cell.Row, b.cell.Row), cmp.Compare(a.cell.Column, b.cell.Column))
		})
	}
	return kept
}

// cell is a cell of a grid that is a table.
func (g *grid) cell(b gridCell) source.Cell {
	return source.Cell{Table: g.number, Row: b.row + g.above + 1, Column: b.column + 1}
}

// isTable tells whether the runs of a grid are a table: two rows with text, two
// columns with text, and a row that has two cells with some.
func isTable(part []run) bool {
	rows, columns := map[int]map[int]bool{}, map[int]bool{}
	beside := false
	for _, r := range part {
		if rows[r.box.row] == nil {
			rows[r.box.row] = map[int]bool{}
		}
		rows[r.box.row][r.box.column] = true
		columns[r.box.column] = true
		beside = beside || len(rows[r.box.row]) > 1
	}
	return len(rows) > 1 && len(columns) > 1 && beside
}

// goesOnWith tells whether a table is the rest of the one before: on the next
// page, with the same columns.
func goesOnWith(before, part []run) bool {
	a, b := before[len(before)-1].grid, part[0].grid
	return b.page == a.page+1 && slices.EqualFunc(a.columns, b.columns, func(x, y float64) bool { return math.Abs(x-y) <= near })
}

// repeated is how many runs at the beginning of the rest of a table say again
// what its first rows say.
func repeated(before, part []run) int {
	n, head := 0, 0
	for n < len(part) && n < len(before) && part[n].Text == before[n].Text && part[n].box.column == before[n].box.column {
		n++
		if n == len(part) || part[n].box.row != part[n-1].box.row {
			if n == len(before) || before[n].cell.Row != before[n-1].cell.Row {
				head = n // whole rows only
			}
		}
	}
	return head
}

// brokenRow tells whether the first row of the rest of a table goes on with the
// last row before it: a sentence that does not end there goes on with a small
// letter here, or nothing names the row where every other is named.
func brokenRow(before, part []run) bool {
	last := before[len(before)-1].cell.Row
	first := part[0].box.row
	for _, r := range part {
		if r.box.row != first {
			break
		}
		for i := len(before) - 1; i >= 0 && before[i].cell.Row == last; i-- {
			if before[i].box.column == r.box.column {
				if !marks.EndsSentence(before[i].Text) && marks.StartsSmall(r.Text) {
					return true
				}
				break
			}
		}
	}
	named := map[int]bool{}
	for _, r := range before {
		if r.box.column == 0 {
			named[r.cell.Row] = true
		}
	}
	return part[0].box.column > 0 && len(named) == last && last > 2
}

// measureCells sets how far the lines of a cell reach: as far from its right
// border as they begin from its left one.
func measureCells(all []run) {
	const most = 12 // points of room beside a border
	for i := 0; i < len(all); {
		end := i + 1
		for end < len(all) && all[end].cell == all[i].cell && all[end].page == all[i].page {
			end++
		}
		if all[i].cell.Table > 0 {
			room := float64(most)
			for _, r := range all[i:end] {
				room = min(room, max(0, r.Left-r.box.left))
			}
			for j := i; j < end; j++ {
				r := &all[j]
				r.edge = max(r.Right, r.box.right-room)
				r.wide = r.box.right - r.box.left - 2*room
			}
		}
		i = end
	}
}

// innerEnd is the end of a sentence within a line.
var innerEnd = expression.Of(`\pL[.!?]["”’)]* +["“‘(]*\p{Lu}\pL`)

// oneSentence finds whether the paragraphs in the cells of tables are of one
// sentence each, which is common in lists without bullets: then hardly any line
// has a sentence's end within. In a narrow cell a paragraph's last line may be as
// full as any other, and nothing else tells where it ends.
func oneSentence(all []run) {
	const seldom = 20 // one in so many
	within, ends := 0, 0
	for _, r := range all {
		if r.cell.Table > 0 {
			within += len(innerEnd.FindAllString(r.Text, -1))
			if marks.EndsSentence(r.Text) {
				ends++
			}
		}
	}
	for i := range all {
		all[i].sentence = all[i].cell.Table > 0 && within*seldom < ends
	}
}
