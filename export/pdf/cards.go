package pdf

import (
	"fmt"
	"slices"

	"ninefold/export"
	"ninefold/export/pdf/tagged"
)

const (
	cardGap  = 12.0 // between cards
	cardPad  = 10.0 // from the edges of a card to its words
	cardBar  = 3.0  // the coloured edge above it
	footGap  = 10.0 // from a card's list to what stands at its foot
	cardSlip = 1.0  // what sums of heights may be out by
)

// cardLook is the type of cards in one size.
type cardLook struct {
	title, text, label, below style
	gap                       float64 // between the items of a list
}

func newCardLook(size float64) cardLook {
	at := func(face tagged.Face, size float64, colour tagged.Colour) style {
		return newStyle(face, size, 1.36*size, colour)
	}
	small := max(size-1, cardFloor)
	return cardLook{
		title: at(tagged.SemiBold, 1.25*size, accent), text: at(tagged.Regular, size, ink),
		label: at(tagged.SemiBold, small, secondary), below: at(tagged.Regular, small, ink), gap: 0.3 * size,
	}
}

// cardFloor is the smallest size of type on a card, in points: that of tables
// and notes. The largest is that of a page somebody reads on a wall.
const cardFloor = 10.0

func largestCards(f format) float64 {
	if f == landscapeA3 {
		return 18
	}
	return 13.5
}

// grid is cards of one size of type, measured and not yet set.
type grid struct {
	look    cardLook
	columns int
	width   float64 // of a card
	rows    []gridRow
	height  float64 // of everything
	flows   bool    // over several pages, so that a card may be divided between any two lines
}

// gridRow is how high the parts of the cards of one row are: title and list,
// and what stands at the foot.
type gridRow struct{ top, foot float64 }

func (r gridRow) height() float64 {
	h := cardBar + 2*cardPad + r.top
	if r.foot > 0 {
		h += footGap + r.foot
	}
	return h
}

// cardColumns are how many cards may stand side by side, the number that looks
// best first: as nearly square as a page is.
func cardColumns(cards int) []int {
	switch {
	case cards <= 3:
		return []int{max(cards, 1)}
	case cards == 4:
		return []int{2, 4}
	case cards <= 6:
		return []int{3, 2}
	}
	return []int{4, 3}
}

// cards composes cards in the largest type in which they fit on the page with
// what stands above them. Where the section must be one page and they do not
// fit in the smallest either, they are refused; otherwise they go on overleaf.
func (c *composer) cards(b export.Cards) error {
	if len(b.Cards) == 0 {
		return nil
	}
	room := formatOf(c.section).bodyHeight() - c.space - cardSlip
	for i, p := range c.pieces[c.opened:] {
		if i > 0 { // the first stands at the top of the page
			room -= p.before
		}
		room -= p.height
	}
	foot := 0.0
	if b.Foot != "" {
		foot = cardGap + float64(len(c.text(smallText, b.Foot, c.width, "")))*smallText.leading
	}
	var g grid
	fits := false
	for size := largestCards(formatOf(c.section)); size >= cardFloor && !fits; size -= 0.5 {
		for _, columns := range cardColumns(len(b.Cards)) {
			if g = c.measure(b, newCardLook(size), columns); g.height+foot <= room {
				fits = true
				break
			}
		}
	}
	if !fits && c.section.OnePage {
		return export.Refusal(tooMuch(formatOf(c.section)))
	}
	if g.flows = !fits; fits {
		g.stretch(room - foot)
	}
	for i := range g.rows {
		p := c.rowPiece(c.cardRow(b, g, i), true)
		p.keep = fits && (i+1 < len(g.rows) || b.Foot != "")
		c.add(p)
		c.space = cardGap
	}
	if b.Foot != "" {
		c.lines(c.sect().Add(tagged.RoleP), c.text(smallText, b.Foot, c.width, c.section.Title), smallText, 0, false)
	}
	return nil
}

// hasCards tells whether a section is a page of cards.
func hasCards(s export.Section) bool {
	return slices.ContainsFunc(s.Blocks, func(b export.Block) bool { _, is := b.(export.Cards); return is })
}

// tooMuch says what to do where cards do not fit on one page.
func tooMuch(f format) string {
	if f == landscapeA3 {
		return "The plan on a page does not fit on one page of A3, even in the smallest type that people can read. Please shorten its lines, or take some out."
	}
	return "The plan on a page does not fit on one page of A4, even in the smallest type that people can read. Please shorten its lines, take some out, or choose A3."
}

// measure finds out how high cards are in one size of type.
func (c *composer) measure(b export.Cards, look cardLook, columns int) grid {
	g := grid{look: look, columns: columns}
	g.width = (c.width - float64(g.columns-1)*cardGap) / float64(g.columns)
	for i, card := range b.Cards {
		if i%g.columns == 0 {
			g.rows = append(g.rows, gridRow{})
		}
		row := &g.rows[len(g.rows)-1]
		row.top = max(row.top, c.partHeight(card, i, g, false))
		row.foot = max(row.foot, c.partHeight(card, i, g, true))
	}
	for i, row := range g.rows {
		g.height += row.height()
		if i > 0 {
			g.height += cardGap
		}
	}
	return g
}

// mostStretch is how much higher than their words cards may be made so that
// they fill the page, as a share.
const mostStretch = 0.6

// stretch shares out the room that is left.
func (g *grid) stretch(room float64) {
	spare := min(room-g.height, mostStretch*g.height) / float64(len(g.rows))
	for i := range g.rows {
		g.rows[i].top += max(spare, 0)
	}
}

// cardPart is one paragraph or item of a card.
type cardPart struct {
	runs  []tagged.Run
	look  style
	above float64
	item  bool
	head  bool
}

// cardParts are the parts of a card: its title and list, or what stands at its foot.
func (c *composer) cardParts(card export.Card, number int, g grid, foot bool) []cardPart {
	var parts []cardPart
	list := func(items []export.Item, look style) {
		for _, item := range items {
			parts = append(parts, cardPart{runs: c.runs(item.Spans, look), look: look, above: g.look.gap, item: true})
		}
	}
	if foot {
		if card.BelowTitle != "" {
			parts = append(parts, cardPart{runs: c.runs([]export.Span{{Text: card.BelowTitle}}, g.look.label), look: g.look.label, head: true})
		}
		list(card.Below, g.look.below)
		return parts
	}
	title := c.runs([]export.Span{{Text: fmt.Sprintf("%d  %s", number+1, card.Title)}}, g.look.title)
	if card.Aside != "" {
		title = append(title, tagged.Run{Text: "  " + card.Aside, Style: smallStrong.in(attention).Style})
	}
	parts = append(parts, cardPart{runs: title, look: g.look.title, head: true})
	list(card.Items, g.look.text)
	return parts
}

func (p cardPart) indent() float64 {
	if p.item {
		return p.look.Size * 1.1
	}
	return 0
}

func (c *composer) partHeight(card export.Card, number int, g grid, foot bool) float64 {
	h := 0.0
	for i, p := range c.cardParts(card, number, g, foot) {
		if i > 0 {
			h += p.above
		}
		h += float64(len(c.doc.Layout(p.runs, g.width-2*cardPad-p.indent(), "").Lines)) * p.look.leading
	}
	return h
}

// cardRow composes one row of cards.
func (c *composer) cardRow(b export.Cards, g grid, at int) row {
	measured := g.rows[at]
	cards := b.Cards[at*g.columns : min((at+1)*g.columns, len(b.Cards))]
	r := row{top: cardBar + cardPad, bottom: cardPad, width: c.width}
	if !g.flows {
		r.least = measured.height()
	}
	r.behind = func(area tagged.Rect, first, last bool) {
		for i, card := range cards {
			x := area.X + float64(i)*(g.width+cardGap)
			c.fill(tagged.Rect{X: x, Y: area.Y, W: g.width, H: area.H}, panel)
			if first {
				c.fill(tagged.Rect{X: x, Y: area.Y, W: g.width, H: cardBar}, accent)
			}
			if !g.flows && len(card.Below) > 0 {
				c.fill(tagged.Rect{X: x + cardPad, Y: area.Y + r.top + measured.top + footGap/2, W: g.width - 2*cardPad, H: 0.75}, empty)
			}
		}
	}
	for i, card := range cards {
		cell := rowCell{x: float64(i)*(g.width+cardGap) + cardPad, width: g.width - 2*cardPad}
		number := at*g.columns + i
		cell.lines = c.cardLines(card, number, g, false, 0)
		down := footGap
		if !g.flows {
			down += measured.top - cell.height()
		}
		cell.lines = append(cell.lines, c.cardLines(card, number, g, true, down)...)
		r.cells = append(r.cells, cell)
	}
	return r
}

// cardLines sets the parts of a card, the first so far below what stands above
// it, and makes their elements.
func (c *composer) cardLines(card export.Card, number int, g grid, foot bool, above float64) []rowLine {
	place := c.place(card.Place)
	var out []rowLine
	var list *tagged.Element
	for i, p := range c.cardParts(card, number, g, foot) {
		var owner, label *tagged.Element
		switch {
		case p.item:
			if list == nil {
				list = c.sect().AddList(tagged.NumberingDisc)
			}
			e := list.Add(tagged.RoleLI)
			label = e.Add(tagged.RoleLbl)
			owner = e.Add(tagged.RoleLBody).Add(tagged.RoleP)
		case foot:
			owner, list = c.sect().Add(tagged.RoleP), nil
		default:
			owner, list = c.sect().Add(tagged.Heading(c.headingLevel(2))), nil
		}
		lines := rowLines(c.doc.Layout(p.runs, g.width-2*cardPad-p.indent(), place).Lines, p.look, owner, p.above)
		for j := range lines {
			lines[j].indent, lines[j].keep = p.indent(), p.head
		}
		if i == 0 {
			lines[0].above = above
		}
		if p.item {
			bullet := c.label(p.look.in(accent), "• ", lines[0].line, g.width)
			lines[0].label, lines[0].labelOwner = &bullet, label
		}
		out = append(out, lines...)
	}
	return out
}
