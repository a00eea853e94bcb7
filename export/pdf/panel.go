package pdf

import (
	"fmt"

	"ninefold/export"
	"ninefold/export/pdf/tagged"
)

const (
	panelEdge = 13.0 // space above and below the words of a panel
	panelSide = 16.0 // space from its edges to its words
	panelBar  = 4.0  // width of the bar at its left edge
)

var (
	scoreNumber = newStyle(tagged.SemiBold, 30, 34, ink)
	scoreTitle  = newStyle(tagged.SemiBold, 13, 17, ink)
	panelTitle  = newStyle(tagged.SemiBold, 13, 18, ink)
)

// panelBehind draws the ground of a panel, with its bar at the left edge.
func (c *composer) panelBehind(area tagged.Rect, _, _ bool) {
	c.fill(area, panel)
	c.fill(tagged.Rect{X: area.X, Y: area.Y, W: panelBar, H: area.H}, accent)
}

// The columns of a score panel: the number, its meaning, and the reason.
const (
	scoreNumberX = panelSide
	scoreTitleX  = 48.0
	scoreTitleW  = 114.0
	scoreReasonX = scoreTitleX + scoreTitleW + 14
	segmentGap   = 3.0
	segmentsHigh = 6.5
	segmentsWide = 110.0
	segmentsDown = 5.0 // from the title to the segments
	besideScore  = 6   // lines of a reason that stand beside the score
	belowScore   = 9.0 // from the score to a reason below it
)

// score composes the panel that shows a score, what it means and why.
func (c *composer) score(s export.Score) {
	place := c.place(s.Place)
	number, alt := "–", "No score yet"
	if s.Value > 0 {
		number, alt = fmt.Sprint(s.Value), fmt.Sprintf("Score %d of %d", s.Value, s.Top)
	}
	figure := c.sect().AddFigure(alt)
	title := c.sect().Add(tagged.RoleP)

	left := rowCell{x: scoreNumberX, width: scoreTitleX - scoreNumberX,
		lines: rowLines(c.text(scoreNumber, number, c.width, ""), scoreNumber, figure, 0)}
	middle := rowCell{x: scoreTitleX, width: scoreTitleW}
	right := rowCell{x: scoreReasonX, width: c.width - scoreReasonX - panelSide}
	reason := export.Flow(s.Reason, place)
	right.lines = c.flowLines(c.sect(), reason, bodyText, right.width, 5, "") // tried, and listed below

	// A reason of a few lines stands beside the number and its meaning, which are
	// in the middle then; a longer one has the width of the panel below them.
	beside := right.height() <= besideScore*bodyText.leading
	if !beside {
		middle.width = c.width - scoreTitleX - panelSide
		right.x, right.width = panelSide, c.width-2*panelSide
	}
	middle.lines = rowLines(c.text(scoreTitle, s.Title, middle.width, place), scoreTitle, title, 0)
	segments := middle.height() + segmentsDown
	block := max(segments+segmentsHigh, left.height())
	shift := 0.0
	if beside {
		high := max(block, right.height())
		shift = (high - block) / 2
		right.down = (high - right.height()) / 2
	} else {
		right.down = block + belowScore
	}
	// What was tried and is not drawn is left out of the structure.
	right.lines = c.flowLines(c.sect(), reason, bodyText, right.width, 5, place)
	left.down = shift + (block-left.height())/2
	middle.down = shift + (block-segments-segmentsHigh)/2
	r := row{cells: []rowCell{left, middle, right}, top: panelEdge, bottom: panelEdge, width: c.width,
		least: block + shift + 2*panelEdge}
	r.behind = func(area tagged.Rect, first, last bool) {
		c.panelBehind(area, first, last)
		if !first {
			return
		}
		y := area.Y + panelEdge + middle.down + segments
		c.segments(area.X+scoreTitleX, y, segmentsWide, segmentsHigh, s.Value, s.Top)
		figure.SetBox(tagged.Rect{X: area.X + scoreNumberX, Y: area.Y + panelEdge + left.down, W: scoreTitleX - scoreNumberX, H: left.height() - left.down})
	}
	c.space = max(c.space, 12)
	c.add(c.rowPiece(r, true))
	c.space = 14
}

// segments draws a scale of equal parts, as many of them filled as the value.
// The number always stands beside it, so it is decoration.
func (c *composer) segments(x, y, width, height float64, value, top int) {
	c.doc.BeginArtifact(tagged.ArtifactLayout)
	c.drawSegments(x, y, width, height, value, top)
	c.doc.End()
}

// drawSegments draws the scale in the sequence that is open.
func (c *composer) drawSegments(x, y, width, height float64, value, top int) {
	top = max(top, 1)
	each := (width - float64(top-1)*segmentGap) / float64(top)
	for i := range top {
		part := tagged.Rect{X: x + float64(i)*(each+segmentGap), Y: y, W: each, H: height}
		if i < value {
			c.doc.FillRect(part, accent)
		} else {
			c.hollow(part)
		}
	}
}

// hollow draws what is not filled: its edge tells it from the paper.
func (c *composer) hollow(area tagged.Rect) {
	const edge = 0.9
	c.doc.FillRect(area, hollowEdge)
	c.doc.FillRect(tagged.Rect{X: area.X + edge, Y: area.Y + edge, W: area.W - 2*edge, H: area.H - 2*edge}, white)
}

// notice composes a remark in a panel of its own.
func (c *composer) notice(n export.Notice) {
	cell := rowCell{x: panelSide + panelBar, width: c.width - 2*panelSide - panelBar}
	if n.Title != "" {
		lines := c.text(panelTitle, n.Title, cell.width, c.section.Title)
		cell.lines = append(cell.lines, rowLines(lines, panelTitle, c.sect().Add(tagged.RoleP), 0)...)
	}
	cell.lines = append(cell.lines, c.flowLines(c.sect(), export.Flow(n.Text, ""), bodyText, cell.width, 3, c.section.Title)...)
	c.space = max(c.space, 16)
	c.add(c.rowPiece(row{cells: []rowCell{cell}, top: panelEdge, bottom: panelEdge, width: c.width, behind: c.panelBehind}, true))
	c.space = 16
}
