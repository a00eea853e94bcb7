package pdf

import (
	"fmt"

	"ninefold/export"
	"ninefold/export/pdf/tagged"
)

const (
	bulletIndent = 14.0
	itemGap      = 5.5
)

// list composes a list, an item a label and a body.
func (c *composer) list(l export.List) {
	if len(l.Items) == 0 {
		return
	}
	numbering, indent := tagged.NumberingDisc, bulletIndent
	if l.Numbered {
		numbering = tagged.NumberingDecimal
		last := c.text(bodyText, fmt.Sprintf("%d. ", len(l.Items)), c.width, "")[0]
		indent = last.Width + 8
	}
	element := c.sect().AddList(numbering)
	c.space = max(c.space, 8)
	for i, item := range l.Items {
		label := "• "
		if l.Numbered {
			label = fmt.Sprintf("%d. ", i+1)
		}
		c.item(element.Add(tagged.RoleLI), item, label, indent)
		c.space = itemGap
	}
	c.space = 10
}

// item composes one item of a list.
func (c *composer) item(e *tagged.Element, item export.Item, label string, indent float64) {
	labelElement, body := e.Add(tagged.RoleLbl), e.Add(tagged.RoleLBody)
	place := c.place(item.Place)
	runs := c.runs(item.Spans, bodyText)
	if item.Aside != "" {
		runs = append(runs, tagged.Run{Text: "  " + item.Aside, Style: smallStrong.in(attention).Style})
	}
	first := len(c.pieces)
	lines := c.doc.Layout(runs, c.width-indent, place).Lines
	c.lines(body.Add(tagged.RoleP), lines, bodyText, indent, len(item.Notes) > 0)
	bullet := c.text(bodyText.in(accent), label, indent+20, "")[0]
	draw := c.pieces[first].draw
	c.pieces[first].draw = func(y float64) {
		c.doc.Draw(labelElement, bullet, marginSide+2, y+bodyText.baseline())
		draw(y)
	}
	for _, note := range item.Notes {
		c.space = 1
		c.note(body, note, indent, place)
	}
}

// note composes a labelled remark in the size of notes.
func (c *composer) note(parent *tagged.Element, note export.Note, indent float64, place string) {
	runs := []tagged.Run{{Text: note.Text, Style: smallText.Style}}
	if note.Label != "" {
		runs = append([]tagged.Run{{Text: note.Label + ": ", Style: smallStrong.Style}}, runs...)
	}
	lines := c.doc.Layout(runs, c.width-indent, place).Lines
	c.lines(parent.Add(tagged.RoleP), lines, smallText, indent, false)
}
