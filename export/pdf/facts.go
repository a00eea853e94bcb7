package pdf

import (
	"ninefold/export"
	"ninefold/export/pdf/tagged"
)

const factNameWidth = 140.0

// facts composes names and values beside each other, as a list whose labels
// are the names.
func (c *composer) facts(f export.Facts) {
	if len(f.Items) == 0 {
		return
	}
	list := c.sect().AddList(tagged.NumberingNone)
	c.space = max(c.space, 10)
	for _, fact := range f.Items {
		e := list.Add(tagged.RoleLI)
		name, value := e.Add(tagged.RoleLbl), e.Add(tagged.RoleLBody)
		place := c.place(fact.Place)
		r := row{top: 6, bottom: 6.75, width: c.width}
		r.cells = []rowCell{
			{x: 0, width: factNameWidth, lines: rowLines(
				c.text(bodyText.in(secondary), fact.Name+" ", factNameWidth-12, place), bodyText.in(secondary), name, 0)},
			{x: factNameWidth, width: c.width - factNameWidth, lines: rowLines(
				c.text(bodyText, fact.Value, c.width-factNameWidth, place), bodyText, value, 0)},
		}
		r.behind = func(area tagged.Rect, _, _ bool) {
			c.fill(tagged.Rect{X: area.X, Y: area.Y + area.H - 0.75, W: area.W, H: 0.75}, rule)
		}
		c.add(c.rowPiece(r, true))
	}
	c.space = 16
}
