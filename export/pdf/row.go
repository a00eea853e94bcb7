package pdf

import (
	"slices"

	"ninefold/export/pdf/tagged"
)

// row is a piece with lines side by side: the cells of a table's row, or the
// words of a panel. It can be divided between any two lines.
type row struct {
	cells       []rowCell
	top, bottom float64 // space between the edges and the lines
	least       float64 // height below which the row never is, before it is divided
	// behind draws what is behind the words, and is told which part of the
	// row it is: the first, the last, both or neither.
	behind func(area tagged.Rect, first, last bool)
	// width of the row, for behind.
	width float64
	begun bool // a part of the row stands on an earlier page
	edged bool // the space at its edges may be less
	// anchor is where links to the row lead, or nil.
	anchor *tagged.Destination
}

// rowCell is one column of lines, x points from the left margin.
type rowCell struct {
	x, width float64
	right    bool    // set to the right edge
	down     float64 // how far below the top of the row the lines begin
	lines    []rowLine
}

// rowLine is a line of a cell, and the element it belongs to.
type rowLine struct {
	line  tagged.Line
	look  style
	owner *tagged.Element
	above float64 // space above, left out at the top of a part
	keep  bool    // stays with the line after it, as a heading does
	// indent is how far from the edge of its cell the line begins, with label,
	// where there is one, at the edge before it.
	indent     float64
	label      *tagged.Line
	labelOwner *tagged.Element
	// step, where it is not 0, holds the line at the height of those of the same
	// step in other cells; push is the space above that this takes, at the top of
	// a part, too.
	step int
	push float64
}

// rowLines makes lines of one paragraph.
func rowLines(lines []tagged.Line, look style, owner *tagged.Element, above float64) []rowLine {
	out := make([]rowLine, len(lines))
	for i, line := range lines {
		out[i] = rowLine{line: line, look: look, owner: owner}
	}
	out[0].above = above
	// A paragraph of a few lines is not divided between pages, and of a longer one
	// no line stands alone on either.
	for i := range out[:len(out)-1] {
		out[i].keep = len(out) <= fewLines || i == 0 || i == len(out)-2
	}
	return out
}

// fewLines is how many lines of a paragraph stay together in a cell.
const fewLines = 3

// height is the height of all lines of a cell.
func (cell rowCell) height() float64 {
	h := cell.down
	for i, line := range cell.lines {
		h += line.push + line.look.leading
		if i > 0 {
			h += line.above
		}
	}
	return h
}

// inStep brings the lines of one step in several cells to one height, by space
// above those that would stand higher.
func inStep(cells []rowCell) {
	last := 0
	for _, cell := range cells {
		for i := range cell.lines {
			cell.lines[i].push = 0
			last = max(last, cell.lines[i].step)
		}
	}
	for step := 1; step <= last; step++ {
		low := 0.0
		tops := make([]float64, len(cells))
		lines := make([]*rowLine, len(cells))
		for i, cell := range cells {
			tops[i], lines[i] = cell.topOf(step)
			low = max(low, tops[i])
		}
		for i, line := range lines {
			if line != nil {
				line.push = low - tops[i]
			}
		}
	}
}

// topOf is how far below the top of the cell the line of a step begins, and the
// line; or nothing where it has none.
func (cell rowCell) topOf(step int) (float64, *rowLine) {
	h := cell.down
	for i := range cell.lines {
		line := &cell.lines[i]
		h += line.push
		if i > 0 {
			h += line.above
		}
		if line.step == step {
			return h, line
		}
		h += line.look.leading
	}
	return 0, nil
}

// height is the height of the row with its edges.
func (r row) height() float64 {
	var h float64
	for _, cell := range r.cells {
		h = max(h, cell.height())
	}
	h += r.top + r.bottom
	if !r.begun {
		h = max(h, r.least)
	}
	return h
}

// divide splits a row so that the first part is no higher than room. At least
// one line goes into each part.
func (r row) divide(room float64) (first, rest row, ok bool) {
	room -= r.top + r.bottom
	first, rest = r, r
	first.cells = make([]rowCell, len(r.cells))
	rest.cells = make([]rowCell, len(r.cells))
	taken, left := 0, 0
	fit := fittingInStep(r.cells, room)
	for i, cell := range r.cells {
		n := fit[i]
		first.cells[i], rest.cells[i] = cell, cell
		first.cells[i].lines = cell.lines[:n]
		rest.cells[i].lines = slices.Clone(cell.lines[n:])
		rest.cells[i].down = 0
		if n == 0 && len(cell.lines) > 0 && cell.lines[0].push == 0 && cell.lines[0].step == 0 {
			return row{}, row{}, false
		}
		taken += n
		left += len(cell.lines) - n
	}
	if taken == 0 || left == 0 || r.least > room+r.top+r.bottom && !r.begun {
		return row{}, row{}, false
	}
	rest.begun = true
	inStep(rest.cells)
	return first, rest, true
}

// fittingInStep is how many lines of each cell have room. What is in step with a
// line that has none goes with it.
func fittingInStep(cells []rowCell, room float64) []int {
	fit := make([]int, len(cells))
	goes := 0 // the first step that begins in the part below
	for i, cell := range cells {
		fit[i] = cell.fitting(room)
		for _, line := range cell.lines[fit[i]:] {
			if line.step > 0 && (goes == 0 || line.step < goes) {
				goes = line.step
			}
		}
	}
	for i, cell := range cells {
		if at := slices.IndexFunc(cell.lines[:fit[i]], func(line rowLine) bool { return goes > 0 && line.step >= goes }); at >= 0 {
			fit[i] = at
		}
	}
	return fit
}

// fitting is how many lines have room. The last of them is none that must stay
// with the line after it.
func (cell rowCell) fitting(room float64) int {
	h := cell.down
	for i, line := range cell.lines {
		h += line.push + line.look.leading
		if i > 0 {
			h += line.above
		}
		if h > room {
			for i > 0 && cell.lines[i-1].keep {
				i--
			}
			return i
		}
	}
	return len(cell.lines)
}

// rowPiece makes a piece of a row.
func (c *composer) rowPiece(r row, last bool) piece {
	p := piece{height: r.height()}
	p.draw = func(y float64) {
		if r.anchor != nil && !r.begun {
			c.doc.Place(r.anchor, y)
		}
		if r.behind != nil {
			r.behind(tagged.Rect{X: marginSide, Y: y, W: r.width, H: p.height}, !r.begun, last)
		}
		r.eachLine(y, c.doc.Draw)
	}
	if r.edged {
		p.closer = func(share float64) piece {
			nearer := r
			nearer.top, nearer.bottom = share*r.top, share*r.bottom
			return c.rowPiece(nearer, last)
		}
	}
	p.split = func(whole piece, room float64) (piece, piece, bool) {
		first, rest, ok := r.divide(room)
		if !ok {
			return piece{}, piece{}, false
		}
		head, tail := whole, whole
		head.keep = false
		head.take(c.rowPiece(first, false))
		tail.before, tail.section, tail.newPage = 0, "", false
		tail.take(c.rowPiece(rest, last))
		return head, tail, true
	}
	return p
}

// take gives a piece the content of another, and leaves it its place.
func (p *piece) take(from piece) { p.height, p.draw, p.split = from.height, from.draw, from.split }

// eachLine visits the lines of a row in reading order, with their places.
func (r row) eachLine(y float64, visit func(e *tagged.Element, line tagged.Line, x, baseline float64)) {
	for _, cell := range r.cells {
		at := y + r.top + cell.down
		for i, line := range cell.lines {
			at += line.push
			if i > 0 {
				at += line.above
			}
			x := marginSide + cell.x
			if line.label != nil {
				visit(line.labelOwner, *line.label, x+begins(*line.label, cell.width, 1), at+line.look.baseline())
			}
			if cell.right {
				x += cell.width - line.line.Width
			} else {
				x += begins(line.line, cell.width, line.indent)
			}
			visit(line.owner, line.line, x, at+line.look.baseline())
			at += line.look.leading
		}
	}
}
