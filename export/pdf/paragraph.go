package pdf

import (
	"ninefold/export"
	"ninefold/export/pdf/tagged"
)

// paragraph composes running text.
func (c *composer) paragraph(p export.Paragraph) {
	look := bodyText
	c.space = max(c.space, 9)
	if p.Small {
		look = smallText
		c.space = max(c.space, 12)
	}
	lines := c.doc.Layout(c.runs(p.Spans, look), c.width, c.place(p.Place)).Lines
	c.lines(c.sect().Add(tagged.RoleP), lines, look, 0, false)
}
