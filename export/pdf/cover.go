package pdf

import (
	"strings"

	"ninefold/export/pdf/tagged"
)

var (
	coverKicker = newStyle(tagged.SemiBold, 16, 22, white)
	coverLead   = newStyle(tagged.Regular, 14, 20, white)
	coverLabel  = newStyle(tagged.SemiBold, 16, 24, white)
	coverTitles = [...]style{
		newStyle(tagged.SemiBold, 40, 46, white),
		newStyle(tagged.SemiBold, 30, 36, white),
		newStyle(tagged.SemiBold, 20, 26, white),
	}
	coverShade = tagged.Hex(0x9fc3c8)
)

// coverLines is how many lines a title may have in each size of the cover.
var coverLines = [...]int{3, 5, 9}

// coverTitle composes the title page's head: the council at the top of a
// coloured band, the appendix, the title and the date at its foot.
func (c *composer) coverTitle() {
	s := c.section
	place := c.place("")
	width := c.width - 20
	var above, below coverBlock
	above.add(c, c.sect().Add(tagged.RoleP), s.Kicker, coverKicker, 0, place)

	// The marking is words of the cover, unlike that of the other pages: it is
	// said to everybody once, before the title.
	marking := c.sect().Add(tagged.RoleP)
	title := c.sect().Add(tagged.Heading(c.headingLevel(1)))
	c.bookmark(1, join(": ", c.report.Appendix, s.Title), c.destinations[s.ID])
	look := coverTitles[0]
	for i, size := range coverTitles {
		look = size
		if len(c.text(look, s.Title, width, "")) <= coverLines[i] {
			break
		}
	}
	if c.report.Appendix != "" {
		below.add(c, title, c.report.Appendix+" ", coverLabel, 0, place)
	}
	below.add(c, title, s.Title, look, 4, place)
	if c.report.AsAt != "" {
		below.add(c, c.sect().Add(tagged.RoleP), "As at "+c.report.AsAt, coverLead, 12, place)
	}
	below.add(c, c.sect().Add(tagged.RoleP), s.Lead, coverLead, 6, place)

	const top, gap, foot = 54.0, 40.0, 34.0 // of the band
	c.layout.band = max(coverBand, top+above.height+gap+below.height+foot)
	band := c.layout.band
	// The council's name beside it takes six tenths; see add.
	marked := c.markingLines(coverKicker, 0.36*c.width, coverMarking, c.report.MarkingLine())
	c.add(piece{height: band - bodyTop, keep: true, cover: true, draw: func(float64) {
		c.doc.Place(c.destinations[s.ID], 0)
		above.draw(c, top-coverKicker.baseline()+4)
		if c.report.MarkingLine() != "" {
			for i, line := range marked {
				c.doc.Draw(marking, line, pageShort-marginSide-line.Width, 54+float64(i)*coverKicker.leading)
			}
		}
		below.draw(c, band-foot-below.height)
	}})
	c.space = 26
}

// coverMarking is how many lines a marking may take on the cover, where all of it
// is said.
const coverMarking = 12

// coverBlock is lines of the cover that stand below each other.
type coverBlock struct {
	lines         []rowLine
	width, height float64
}

func (b *coverBlock) add(c *composer, e *tagged.Element, text string, look style, above float64, place string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	// The right part of the top belongs to the marking.
	width := c.width - 20
	if look == coverKicker {
		width = 0.6 * c.width
	}
	b.width = max(b.width, width)
	set := c.text
	if look == coverKicker {
		set = c.balanced
	}
	lines := rowLines(set(look, text, width, place), look, e, above)
	if len(b.lines) > 0 {
		b.height += above
	}
	b.lines = append(b.lines, lines...)
	b.height += float64(len(lines)) * look.leading
}

func (b *coverBlock) draw(c *composer, y float64) {
	r := row{cells: []rowCell{{width: b.width, lines: b.lines}}}
	r.eachLine(y, c.doc.Draw)
}

// drawCoverBand draws the coloured part of the cover.
func (l *layout) drawCoverBand() {
	band := l.band
	l.doc.BeginArtifact(tagged.ArtifactLayout)
	l.doc.FillRect(tagged.Rect{X: 0, Y: 0, W: pageShort, H: band}, accent)
	l.doc.FillRect(tagged.Rect{X: 0, Y: band, W: pageShort, H: 5}, coverShade)
	l.doc.End()
}
