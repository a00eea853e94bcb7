package pdf

import (
	"ninefold/export"
	"ninefold/export/pdf/tagged"
)

const (
	rangeHigh   = 20.0 // the least height of a row
	rangeLine   = 13.0 // of a line of words
	rangeLabel  = 0.36 // at most, of the width
	rangeText   = 0.30
	trendText   = 0.34
	rangeThick  = 3.0
	markRadius  = 4.0
	targetHigh  = 14.0
	standWide   = 84.0 // the strip in which the newest figure stands beside another
	trendInset  = 5.0  // above and below a line through figures
	pictureHigh = 360  // a picture stands on one page; a higher one is several
)

var (
	rangeName  = newStyle(tagged.Regular, 10.5, rangeLine, ink)
	rangeWords = newStyle(tagged.Regular, 10.5, rangeLine, secondary)
)

// picturedRow is one row of a picture: its words, and what draws between them in
// a box that is rangeHigh high.
type picturedRow struct {
	label, text string
	draw        func(x, y, width float64)

	labels, texts []tagged.Line
	height        float64
}

// rows composes a picture of rows, with its title and key above it. The words in
// it belong to the figure, whose alternative text is read in their place.
func (c *composer) rows(title, key, alt string, textShare float64, rows []picturedRow) {
	if len(rows) == 0 {
		return
	}
	c.space = max(c.space, 16)
	around := c.captioned(title)
	if title != "" {
		c.space = 2
	}
	if key != "" {
		c.lines(around.Add(tagged.RoleP), c.text(smallText, key, c.width, c.section.Title), smallText, 0, true)
		c.space = 4
	}
	labelWide, textWide := 0.0, 0.0
	for _, r := range rows {
		labelWide = max(labelWide, c.doc.TextWidth(rangeName.Style, r.label)+0.5)
		textWide = max(textWide, c.doc.TextWidth(rangeWords.Style, r.text)+0.5)
	}
	labelWide, textWide = min(labelWide, rangeLabel*c.width), min(textWide, textShare*c.width)
	for i := range rows {
		r := &rows[i]
		r.labels = c.text(rangeName, r.label, labelWide, c.section.Title)
		r.texts = c.text(rangeWords, r.text, textWide, c.section.Title)
		r.height = max(rangeHigh, float64(max(len(r.labels), len(r.texts)))*rangeLine+rangeHigh-rangeLine)
	}
	for start := 0; start < len(rows); {
		end, height := start, 0.0
		for end < len(rows) && (end == start || height+rows[end].height <= pictureHigh) {
			height += rows[end].height
			end++
		}
		of := alt
		if start > 0 {
			of += " (continued)"
			c.space = 12
		}
		part := c.rowsPiece(around, of, labelWide, textWide, height, rows[start:end])
		if start > 0 {
			part.repeat = c.continued(title)
		}
		c.add(part)
		start = end
	}
	c.space = 18
}

func (c *composer) rowsPiece(around *tagged.Element, alt string, labelWide, textWide, height float64, rows []picturedRow) piece {
	figure := around.AddFigure(alt)
	width := c.width
	drawX, textX := labelWide+barGap, width-textWide
	return piece{height: height, draw: func(y float64) {
		figure.SetBox(tagged.Rect{X: marginSide, Y: y, W: width, H: height})
		c.doc.Begin(figure)
		words := func(lines []tagged.Line, look style, x, y, high float64) {
			y += (high - float64(len(lines))*rangeLine) / 2
			for _, line := range lines {
				c.doc.DrawHere(line, x, y+look.baseline())
				y += rangeLine
			}
		}
		for _, r := range rows {
			words(r.labels, rangeName, marginSide, y, r.height)
			r.draw(marginSide+drawX, y+(r.height-rangeHigh)/2, textX-drawX-barGap)
			words(r.texts, rangeWords, marginSide+textX, y, r.height)
			y += r.height
		}
		c.doc.End()
	}}
}

// disc draws a mark; a ring where it is hollow.
func (c *composer) disc(x, y float64, hollow bool, colour tagged.Colour) {
	c.doc.FillCircle(tagged.Point{X: x, Y: y}, markRadius, colour)
	if hollow {
		c.doc.FillCircle(tagged.Point{X: x, Y: y}, markRadius-1.6, white)
	}
}

// ranges composes a picture of spans on one scale.
func (c *composer) ranges(r export.Ranges) {
	var rows []picturedRow
	for _, row := range r.Rows {
		rows = append(rows, picturedRow{label: row.Label, text: row.Text, draw: func(x, y, width float64) {
			middle := y + rangeHigh/2
			at := func(n float64) float64 { return x + (width-2*markRadius)*min(max(n/r.Top, 0), 1) + markRadius }
			c.doc.FillRect(tagged.Rect{X: x, Y: middle - 0.4, W: width, H: 0.8}, rule)
			if row.To != nil {
				from := 0.0
				switch {
				case row.From != nil:
					from = *row.From
				case row.Mark != nil:
					from = min(*row.Mark, *row.To)
				}
				c.doc.FillRect(tagged.Rect{X: at(from), Y: middle - rangeThick/2, W: max(at(*row.To)-at(from), rangeThick), H: rangeThick}, rangeGrey)
			}
			if row.Mark != nil {
				c.disc(at(*row.Mark), middle, row.Hollow, accent)
			}
			if row.Target != nil {
				c.doc.FillRect(tagged.Rect{X: at(*row.Target) - 0.8, Y: middle - targetHigh/2, W: 1.6, H: targetHigh}, ink)
			}
		}})
	}
	c.rows(r.Title, r.Key, r.Alt, rangeText, rows)
}

// trends composes a picture of figures with a scale each.
func (c *composer) trends(t export.Trends) {
	var rows []picturedRow
	for _, row := range t.Rows {
		rows = append(rows, picturedRow{label: row.Label, text: row.Text, draw: func(x, y, width float64) {
			stand := min(standWide, width/2-barGap)
			c.drawStanding(row, x, y, stand, t.Reach)
			c.drawTrend(row, x+stand+barGap, y, width-stand-barGap)
		}})
	}
	c.rows(t.Title, t.Key, t.Alt, trendText, rows)
}

// drawStanding draws where the newest figure stands beside the one it is
// compared with, which is in the middle.
func (c *composer) drawStanding(row export.Trend, x, y, width, reach float64) {
	if row.Against == nil || len(row.Values) == 0 {
		return
	}
	middle := y + rangeHigh/2
	c.doc.FillRect(tagged.Rect{X: x, Y: middle - 0.4, W: width, H: 0.8}, rule)
	c.doc.FillRect(tagged.Rect{X: x + width/2 - 0.8, Y: middle - targetHigh/2, W: 1.6, H: targetHigh}, ink)
	share := export.Standing(row.Values[len(row.Values)-1], *row.Against, reach)
	c.disc(x+width/2+share*(width/2-markRadius), middle, row.Worse, map[bool]tagged.Colour{true: attention, false: accent}[row.Worse])
}

// drawTrend draws a line through the figures of all periods.
func (c *composer) drawTrend(row export.Trend, x, y, width float64) {
	if len(row.Values) < 2 {
		return
	}
	low, high := row.Values[0], row.Values[0]
	for _, v := range row.Values {
		low, high = min(low, v), max(high, v)
	}
	at := func(i int) tagged.Point {
		height := rangeHigh / 2
		if high > low {
			height = trendInset + (rangeHigh-2*trendInset)*(high-row.Values[i])/(high-low)
		}
		return tagged.Point{X: x + markRadius + (width-2*markRadius)*float64(i)/float64(len(row.Values)-1), Y: y + height}
	}
	for i := 1; i < len(row.Values); i++ {
		c.doc.Line(at(i-1), at(i), 1.4, accent)
	}
	for i := range row.Values {
		c.doc.FillCircle(at(i), 2, accent)
	}
}
