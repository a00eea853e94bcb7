package pdf

import (
	"ninefold/export"
	"ninefold/export/pdf/tagged"
)

const (
	barHigh      = 22.0
	barThick     = 11.0
	barWide      = 104.0
	barGap       = 14.0 // between the label, the bar and the value
	barGroupHigh = 24.0
	barsPerPiece = 24 // a picture stands on one page; longer ones are several
	mostSegments = 10 // scales up to here are shown in parts
)

var (
	barLabel = newStyle(tagged.Regular, 11, barHigh, ink)
	barText  = newStyle(tagged.Regular, 11, barHigh, secondary)
	barGroup = newStyle(tagged.SemiBold, 11, barGroupHigh, accent)
)

// bars composes a picture of values on one scale. The words in it belong to
// the figure, whose alternative text is read in their place.
func (c *composer) bars(b export.Bars) {
	if len(b.Bars) == 0 {
		return
	}
	c.space = max(c.space, 16)
	around := c.captioned(b.Title)
	if b.Title != "" {
		c.space = 4
	}
	group := ""
	for start := 0; start < len(b.Bars); start += barsPerPiece {
		part := b
		part.Bars = b.Bars[start:min(start+barsPerPiece, len(b.Bars))]
		if start > 0 {
			part.Alt += " (continued)"
		}
		p := c.picture(around, part, group)
		if start > 0 {
			p.repeat = c.continued(b.Title)
		}
		c.add(p)
		group = part.Bars[len(part.Bars)-1].Group
	}
	c.space = 18
}

// continued is the title of a picture as it stands above a part of it that begins a
// page; nil where it has none. Somebody who hears the file is told so by the part.
func (c *composer) continued(title string) *piece {
	if title == "" {
		return nil
	}
	const below = 4
	lines := c.text(captionText, title+", continued", c.width, "")
	return &piece{height: float64(len(lines))*captionText.leading + below, draw: func(y float64) {
		c.doc.BeginArtifact(tagged.ArtifactRepeat)
		for _, line := range lines {
			c.doc.DrawHere(line, marginSide+begins(line, c.width, 0), y+captionText.baseline())
			y += captionText.leading
		}
		c.doc.End()
	}}
}

// captioned composes the title of a picture as its caption and returns the
// element that its figures go into. The two stand beside each other in a
// division: somebody who hears the file gets the words in a figure's place and
// nothing of what is in it, so that a caption within it would not be heard.
func (c *composer) captioned(title string) *tagged.Element {
	if title == "" {
		return c.sect()
	}
	around := c.sect().Add(tagged.RoleDiv)
	c.lines(around.Add(tagged.RoleCaption), c.text(captionText, title, c.width, c.section.Title), captionText, 0, true)
	return around
}

// picture makes the piece of a figure of bars in an element; group is the name
// that stands above already.
func (c *composer) picture(around *tagged.Element, b export.Bars, group string) piece {
	figure := around.AddFigure(b.Alt)
	type setBar struct {
		group, label, text tagged.Line
		bar                export.Bar
		grouped            bool
	}
	place := c.section.Title
	labelWide := 0.0
	for _, bar := range b.Bars {
		labelWide = max(labelWide, c.doc.TextWidth(barLabel.Style, bar.Label)+0.1)
	}
	labelWide = min(labelWide, 0.5*c.width)
	barX := labelWide + barGap
	textX := barX + barWide + barGap
	var set []setBar
	height := 0.0
	for _, bar := range b.Bars {
		s := setBar{bar: bar, grouped: bar.Group != "" && bar.Group != group}
		if s.grouped {
			group = bar.Group
			s.group = c.firstLine(barGroup, bar.Group, c.width, place)
			height += barGroupHigh
		}
		s.label = c.firstLine(barLabel, bar.Label, labelWide, place)
		s.text = c.firstLine(barText, bar.Text, c.width-textX, place)
		set = append(set, s)
		height += barHigh
	}
	width := c.width
	return piece{height: height, draw: func(y float64) {
		figure.SetBox(tagged.Rect{X: marginSide, Y: y, W: width, H: height})
		c.doc.Begin(figure)
		for _, s := range set {
			if s.grouped {
				c.doc.DrawHere(s.group, marginSide, y+barGroup.baseline()+2)
				y += barGroupHigh
			}
			c.doc.DrawHere(s.label, marginSide, y+barLabel.baseline())
			c.drawBar(marginSide+barX, y+(barHigh-barThick)/2, barWide, s.bar.Value, b.Top)
			c.doc.DrawHere(s.text, marginSide+textX, y+barText.baseline())
			y += barHigh
		}
		c.doc.End()
	}}
}

// drawBar draws a value on a scale: in parts where they can be counted, in one
// length where they cannot.
func (c *composer) drawBar(x, y, width float64, value, top int) {
	if top <= mostSegments {
		c.drawSegments(x, y, width, barThick, value, top)
		return
	}
	c.hollow(tagged.Rect{X: x, Y: y, W: width, H: barThick})
	if value > 0 {
		c.doc.FillRect(tagged.Rect{X: x, Y: y, W: width * float64(min(value, top)) / float64(top), H: barThick}, accent)
	}
}

// firstLine lays out text that has one line only; what is over is shown as an
// ellipsis. The whole text stands in the table beside the picture.
func (c *composer) firstLine(look style, text string, width float64, place string) tagged.Line {
	lines := c.text(look, text, width, place)
	for cut := []rune(text); len(lines) > 1 && len(cut) > 1; {
		cut = cut[:len(cut)-1-len(cut)/20]
		lines = c.text(look, string(cut)+"…", width, "")
	}
	return lines[0]
}
