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

// figures composes key figures in boxes, three beside each other. For a
// screen reader they are a list.
func (c *composer) figures(f export.Figures) {
	if len(f.Items) == 0 {
		return
	}
	list := c.sect().AddList(tagged.NumberingNone)
	width := (c.width - (figureColumns-1)*figureGap) / figureColumns
	c.space = max(c.space, 12)
	for start := 0; start < len(f.Items); start += figureColumns {
		items := f.Items[start:min(start+figureColumns, len(f.Items))]
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
