package pdf

import (
	"fmt"

	"ninefold/export"
	"ninefold/export/pdf/tagged"
)

const (
	contentsIndent = 16.0
	contentsNumber = 44.0 // room for a page number
)

var (
	contentsTop   = newStyle(tagged.SemiBold, 12, 19, ink)
	contentsBelow = newStyle(tagged.Regular, 12, 18, ink)
)

// contents composes the list of sections with their page numbers. Every line
// is a link; a section below another is listed below it. Its pages wait until the
// numbers are known.
func (c *composer) contents() {
	c.waits = true
	lists := []*tagged.Element{c.sect().Add(tagged.RoleTOC)}
	own := c.section.ID
	for _, s := range c.report.Sections {
		if s.ID == export.CoverID || s.ID == own {
			continue
		}
		level := min(max(s.Level, 1), len(lists)+1)
		if level > len(lists) {
			lists = append(lists, lists[len(lists)-1].Add(tagged.RoleTOC))
		}
		lists = lists[:level]
		entry := lists[level-1].Add(tagged.RoleTOCI).Add(tagged.RoleReference).Add(tagged.RoleLink)
		look := contentsBelow
		if level == 1 {
			look = contentsTop
			c.space = max(c.space, 7)
		}
		c.contentsEntry(entry, s, look, float64(level-1)*contentsIndent)
	}
}

// contentsEntry composes one line of the contents, or more where the title is
// long. The page number is known when the line is drawn.
func (c *composer) contentsEntry(e *tagged.Element, s export.Section, look style, indent float64) {
	width := c.width
	lines := c.text(look, s.Title+" ", width-indent-contentsNumber, "")
	target := tagged.Target{Destination: c.destinations[s.ID], Contents: "Go to " + s.Title}
	c.add(piece{height: float64(len(lines)) * look.leading, later: true, draw: func(y float64) {
		area := tagged.Rect{X: marginSide + indent, Y: y, W: width - indent, H: float64(len(lines)) * look.leading}
		for i, line := range lines {
			c.doc.Draw(e, line, marginSide+indent, y+float64(i)*look.leading+look.baseline())
		}
		last := lines[len(lines)-1]
		baseline := y + float64(len(lines)-1)*look.leading + look.baseline()
		number := c.text(look, fmt.Sprint(c.pageNumber(c.begins[s.ID])), contentsNumber, "")[0]
		right := marginSide + width
		c.leader(marginSide+indent+last.Width+6, right-number.Width-6, right, baseline)
		c.doc.Draw(e, number, right-number.Width, baseline)
		c.doc.Link(e, area, target)
	}})
}

// leader draws the dots that lead the eye to a page number, which ends at right.
func (c *composer) leader(from, to, right, baseline float64) {
	const step = 4.5
	c.doc.BeginArtifact(tagged.ArtifactLayout)
	// Dots stand in the same places on every line, counted from the right
	// margin, so that they make columns.
	for x := right - step*float64(int((right-to)/step)+1); x > from; x -= step {
		c.doc.FillRect(tagged.Rect{X: x, Y: baseline - 0.9, W: 0.9, H: 0.9}, secondary)
	}
	c.doc.End()
}
