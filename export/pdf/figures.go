package pdf

import (
	"strings"

	"ninefold/export"
	"ninefold/export/pdf/tagged"
)

const (
	figureColumns = 3
	figureGap     = 12.0
	figureSide    = 12.0
)

var figureValue = newStyle(tagged.SemiBold, 20, 25, accent)

// figures composes key figures in boxes, up to three beside each other, in
// rows that differ by one box at most. For a screen reader they are a list.
func (c *composer) figures(f export.Figures) {
	if len(f.Items) == 0 {
		return
	}
	list := c.sect().AddList(tagged.NumberingNone)
	rows := (len(f.Items) + figureColumns - 1) / figureColumns
	c.space = max(c.space, 12)
	start := 0
	for n := range rows {
		// As many as are left for each row that is left, rounded up.
		left := rows - n
		items := f.Items[start : start+(len(f.Items)-start+left-1)/left]
		start += len(items)
		beside := len(items)
		if rows == 1 {
			beside = figureColumns // one figure need not fill the line
		}
		width := (c.width - float64(beside-1)*figureGap) / float64(beside)
		r := row{top: 11, bottom: 12, width: c.width}
		for i, item := range items {
			x := float64(i) * (width + figureGap)
			body := list.Add(tagged.RoleLI).Add(tagged.RoleLBody)
			r.cells = append(r.cells, rowCell{x: x + figureSide, width: width - 2*figureSide,
				lines: c.figureLines(item, width-2*figureSide, body)})
		}
		r.behind = func(area tagged.Rect, first, _ bool) {
			for i := range items {
				x := area.X + float64(i)*(width+figureGap)
				c.fill(tagged.Rect{X: x, Y: area.Y, W: width, H: area.H}, panel)
				if first {
					c.fill(tagged.Rect{X: x, Y: area.Y, W: width, H: 2}, accent)
				}
			}
		}
		c.add(c.rowPiece(r, true))
		c.space = figureGap
	}
	c.space = 18
}

// figureLines lays one key figure out: the value, what it counts, its source.
func (c *composer) figureLines(item export.KeyFigure, width float64, body *tagged.Element) []rowLine {
	place := c.place(item.Place)
	var lines []rowLine
	paragraph := func(look style, text string, above float64) {
		if strings.TrimSpace(text) == "" {
			return
		}
		set := c.text(look, text, width, place)
		lines = append(lines, rowLines(set, look, body.Add(tagged.RoleP), above)...)
	}
	paragraph(figureValue, item.Value, 0)
	paragraph(bodyText, item.Label, 1)
	lines = append(lines, c.flowLines(body, export.Flow(item.Note, place), smallText, width, 3, place)...)
	paragraph(smallStrong.in(attention), item.Aside, 3)
	return lines
}
