package pdf

import (
	"ninefold/export"
	"ninefold/export/pdf/tagged"
)

// sectionTitle composes the head of a section: the small line above, the
// title, and the lead below it.
func (c *composer) sectionTitle() {
	s := c.section
	if s.Kicker != "" {
		c.lines(c.sect().Add(tagged.RoleP), c.text(kickerText, s.Kicker, c.width, s.Title), kickerText, 0, true)
	}
	look := titleText[s.Level-1]
	if hasCards(s) {
		look = onePageTitle // room is for what the page is about
		if formatOf(s) == landscapeA3 {
			look = titleText[0]
		}
	}
	c.headingLines(s.Level, s.Title, look, s.Title, c.destinations[s.ID])
	if s.Lead != "" {
		c.space = 4
		lead := leadText
		if hasCards(s) {
			if c.space = 1; formatOf(s) != landscapeA3 {
				lead = bodyText
			}
		}
		c.lines(c.sect().Add(tagged.RoleP), c.text(lead, s.Lead, c.width, s.Title), lead, 0, true)
	}
	c.space = 12
}

// headingLines composes a heading, with its bookmark. A level that would skip
// one is raised: PDF/UA-1 (7.4.2) allows no gaps.
func (c *composer) headingLines(level int, text string, look style, place string, to *tagged.Destination) {
	e := c.sect().Add(tagged.Heading(c.headingLevel(level)))
	c.bookmark(level, text, to)
	width := c.width
	for i, line := range c.balanced(look, text, width, place) {
		c.add(piece{height: look.leading, keep: true, draw: func(y float64) {
			if i == 0 {
				c.doc.Place(to, y)
			}
			c.doc.Draw(e, line, marginSide+begins(line, width, 0), y+look.baseline())
		}})
	}
}

// balanced lays out a title on as few lines as it takes, of about the same length.
func (c *composer) balanced(look style, text string, width float64, place string) []tagged.Line {
	lines := c.text(look, text, width, place)
	most := len(lines)
	if most == 1 {
		return lines
	}
	const step = 4.0
	for narrow := width - step; narrow > width/2; narrow -= step {
		set := c.text(look, text, narrow, "")
		if len(set) > most {
			break
		}
		lines = set
	}
	return lines
}

func (c *composer) headingLevel(level int) int {
	c.heading = min(max(level, 1), c.heading+1, 4)
	return c.heading
}

// bookmark makes a bookmark for a heading, unless it is of a lower level than they
// show. In an appendix, everything is one deeper: the appendix is the root.
func (c *composer) bookmark(level int, title string, to *tagged.Destination) {
	deepest := 3
	if c.report.Appendix != "" && c.section.ID != export.CoverID {
		level, deepest = level+1, deepest+1
	}
	if level > deepest {
		return
	}
	c.marked = min(level, c.marked+1)
	c.doc.Bookmark(c.marked, title, to)
}

// headingBlock composes a heading within a section. One that is a level below
// the section's has a rule below it. Its aside stands at the other end of the
// line, or below where there is no room.
func (c *composer) headingBlock(h export.Heading) {
	level := min(max(h.Level, 2), 4)
	look := headingText[level-2]
	ruled := level == c.section.Level+1
	c.space = 22
	if !ruled {
		c.space = 16
	}
	full, width := c.width, c.width
	asides := c.text(asideText, h.Aside, 0.4*c.width, c.place(h.Place))
	aside := asides[0]
	beside := h.Aside != "" && len(asides) == 1
	if beside {
		width -= aside.Width + 20
	}
	e := c.sect().Add(tagged.Heading(c.headingLevel(level)))
	asideElement := c.sect().Add(tagged.RoleP)
	to := c.doc.NewDestination()
	c.bookmark(level, h.Text, to)
	lines := c.text(look, h.Text, width, c.place(h.Place))
	for i, line := range lines {
		last := i == len(lines)-1
		p := piece{height: look.leading, keep: true}
		if last && ruled {
			p.height += 8
		}
		p.draw = func(y float64) {
			if i == 0 {
				c.doc.Place(to, y)
			}
			c.doc.Draw(e, line, marginSide+begins(line, width, 0), y+look.baseline())
			if last && beside {
				c.doc.Draw(asideElement, aside, marginSide+full-aside.Width, y+look.baseline())
			}
			if last && ruled {
				c.fill(tagged.Rect{X: marginSide, Y: y + look.leading + 3, W: full, H: 1.5}, accent)
			}
		}
		c.add(p)
	}
	c.space = 6
	if h.Aside != "" && !beside {
		lines := c.text(asideText, h.Aside, c.width, "")
		c.lines(asideElement, lines, asideText, 0, true)
	}
}

// fill fills an area as decoration.
func (l *layout) fill(area tagged.Rect, colour tagged.Colour) {
	l.doc.BeginArtifact(tagged.ArtifactLayout)
	l.doc.FillRect(area, colour)
	l.doc.End()
}
