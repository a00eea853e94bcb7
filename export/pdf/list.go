package pdf

import (
	"fmt"
	"slices"

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
		e := element.Add(tagged.RoleLI)
		begins := len(c.pieces)
		c.itemAt(e, item, label, bodyText, 0, indent)
		if i == 0 && len(l.Items) > 1 && len(c.pieces) == begins+1 {
			c.pieces[begins].keep = true // a single line is not all that stands below a heading
		}
		c.space = itemGap
		c.settle(e)
	}
	c.space = 10
}

// item composes one item of a bulleted list that stands indent points from the
// margin.
func (c *composer) item(e *tagged.Element, item export.Item, label string, look style, indent float64) {
	c.itemAt(e, item, label, look, indent, indent+bulletIndent)
}

// itemAt composes one item of a list: its label at one distance from the
// margin and its words, which hang, at another.
func (c *composer) itemAt(e *tagged.Element, item export.Item, label string, look style, labelAt, indent float64) {
	labelElement, body := e.Add(tagged.RoleLbl), e.Add(tagged.RoleLBody)
	place := c.place(item.Place)
	runs := c.runs(item.Spans, look)
	if item.Aside != "" {
		text := item.Aside
		if len(runs) > 0 {
			text = "  " + text
		}
		runs = append(runs, tagged.Run{Text: text, Style: smallStrong.in(attention).Style})
	}
	// An entry that begins with a list has that list's bullets and none of
	// its own beside them.
	if len(runs) > 0 || len(item.Below) == 0 {
		first := len(c.pieces)
		lines := c.doc.Layout(runs, c.width-indent, place).Lines
		c.lines(body.Add(tagged.RoleP), lines, look, indent, len(item.Notes)+len(item.Below) > 0)
		bullet := c.label(look.in(accent), label, lines[0], indent+20)
		draw, width := c.pieces[first].draw, c.width
		c.pieces[first].draw = func(y float64) {
			c.doc.Draw(labelElement, bullet, marginSide+begins(bullet, width, labelAt+2), y+look.baseline())
			draw(y)
		}
	}
	c.flow(body, item.Below, look, indent, belowGap, place)
	for _, note := range item.Notes {
		c.space = 1
		c.note(body, note, indent, place)
	}
}

// belowGap is the space between the paragraphs of one entry.
const belowGap = 3.0

// note composes a labelled remark in the size of notes. The label goes into
// its first paragraph.
func (c *composer) note(parent *tagged.Element, note export.Note, indent float64, place string) {
	blocks := export.Flow(note.Text, place)
	if len(note.Spans) > 0 {
		blocks = []export.Block{export.Paragraph{Spans: note.Spans}}
	}
	if note.Label != "" {
		label := export.Span{Text: note.Label + ": ", Strong: true}
		if first, ok := firstParagraph(blocks); ok {
			first.Spans = append([]export.Span{label}, isolated(first.Spans)...)
			blocks[0] = first
		} else {
			blocks = append([]export.Block{export.Paragraph{Spans: []export.Span{label}}}, blocks...)
		}
	}
	c.flow(parent, blocks, smallText, indent, 1, place)
}

// isolated keeps the signs of words that run from right to left with them, and apart
// from a label before them.
func isolated(spans []export.Span) []export.Span {
	if !slices.ContainsFunc(spans, func(s export.Span) bool { return tagged.HasRightToLeft(s.Text) }) {
		return spans
	}
	const firstStrongIsolate, end = "\u2068", "\u2069"
	return slices.Concat([]export.Span{{Text: firstStrongIsolate}}, spans, []export.Span{{Text: end}})
}

func firstParagraph(blocks []export.Block) (export.Paragraph, bool) {
	if len(blocks) == 0 {
		return export.Paragraph{}, false
	}
	p, ok := blocks[0].(export.Paragraph)
	return p, ok
}
