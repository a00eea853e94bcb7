package pdf

import (
	"cmp"
	"fmt"

	"ninefold/export"
	"ninefold/export/pdf/tagged"
)

// flow composes the paragraphs and lists of one text below parent, indent
// points from the margin, with so much space above each paragraph.
func (c *composer) flow(parent *tagged.Element, blocks []export.Block, look style, indent, above float64, place string) {
	for n, b := range blocks {
		if n > 0 && leans(blocks[n-1], b) && len(c.pieces) > 0 {
			c.pieces[len(c.pieces)-1].keep = true
		}
		switch b := b.(type) {
		case export.Paragraph:
			c.space = max(c.space, above)
			lines := c.doc.Layout(c.runs(b.Spans, look), c.width-indent, place).Lines
			c.lines(parent.Add(tagged.RoleP), lines, look, indent, false)
		case export.List:
			list := parent.AddList(tagged.NumberingDisc)
			for _, item := range b.Items {
				c.space = max(c.space, above)
				c.item(list.Add(tagged.RoleLI), item, "• ", look, indent)
			}
		}
	}
}

// flowLines lays the paragraphs and lists of one text out below parent, for a
// cell of the given width: what flow does, side by side with other cells.
func (c *composer) flowLines(parent *tagged.Element, blocks []export.Block, look style, width, above float64, place string) []rowLine {
	var out []rowLine
	for i, b := range blocks {
		// What is set small below a text does not stand alone on the next page.
		if p, is := b.(export.Paragraph); is && p.Small && len(out) > 0 {
			out[len(out)-1].keep = true
		}
		switch b := b.(type) {
		case export.Paragraph:
			own := look
			if b.Small {
				own = smallText
			}
			set := c.doc.Layout(c.runs(b.Spans, own), width, place).Lines
			lines := rowLines(set, own, parent.Add(tagged.RoleP), above)
			if i+1 < len(blocks) && !b.Small && len(b.Spans) > 0 && b.Spans[0].Strong {
				for j := range lines {
					lines[j].keep = true
				}
			}
			out = append(out, lines...)
		case export.List:
			numbering, indent := tagged.NumberingDisc, bulletIndent
			if b.Numbered {
				numbering = tagged.NumberingDecimal
				indent = max(indent, c.text(look, fmt.Sprintf("%d. ", highest(b)), width, "")[0].Width+3)
			}
			list, number := parent.AddList(numbering), 0
			for _, item := range b.Items {
				e := list.Add(tagged.RoleLI)
				label, body := e.Add(tagged.RoleLbl), e.Add(tagged.RoleLBody)
				set := c.doc.Layout(c.runs(item.Spans, look), max(width-indent, width/2), place).Lines
				lines := rowLines(set, look, body.Add(tagged.RoleP), above)
				for i := range lines {
					lines[i].indent = indent
				}
				lines[0].step = item.Step
				mark := "• "
				if number = cmp.Or(item.Number, number+1); b.Numbered {
					mark = fmt.Sprintf("%d. ", number)
				}
				bullet := c.label(look.in(accent), mark, set[0], width)
				lines[0].label, lines[0].labelOwner = &bullet, label
				out = append(out, lines...)
			}
		}
	}
	return out
}

// highest is the number of the last item of a numbered list.
func highest(l export.List) int {
	number := 0
	for _, item := range l.Items {
		number = cmp.Or(item.Number, number+1)
	}
	return number
}
