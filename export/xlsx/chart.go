package xlsx

import (
	"fmt"
	"math"

	"github.com/xuri/excelize/v2"

	"ninefold/export"
)

// Places of the charts of a sheet, in pixels.
const (
	chartWide    = 620
	chartApart   = 40
	lineHigh     = 300
	barChartHigh = 150
	barHigh      = 15 // of one bar
	leastBar     = 7  // of one bar, where many are to be on one page
	rowPixels    = 20 // of the empty rows below a table
	barsWide     = 900
)

// pagePixels is how high charts may be on one printed page, below a header that is
// repeated there.
func (g *grid) pagePixels() int {
	const pixels, header = 4.0 / 3, 3*lineHeight + 2*rowPadding // of a point
	return int((g.printedHigh() - header) * pixels)
}

// chartsWide is where the charts of the sheet end at the right, in pixels.
func (g *grid) chartsWide() float64 {
	for _, c := range g.sheet.Charts {
		if c.Lines && len(g.sheet.Charts) > 1 {
			return g.left(g.columnFrom(chartWide+chartApart)) + chartWide
		}
		if !c.Lines {
			return 2*chartWide + chartApart
		}
	}
	return chartWide
}

// charts draws the sheet's charts below its table: those of lines in pairs beside
// each other, those of bars one below the other. In print they begin a page, and a
// pair for which a page has no room any more begins the next.
func (g *grid) charts() error {
	row, second := g.bottom+2, false
	page, used := g.pagePixels(), 0
	for i, c := range g.sheet.Charts {
		high := lineHigh
		if !c.Lines {
			bars := len(c.Values) * (c.Last - c.First + 1)
			high = barChartHigh + max(leastBar*bars, min(barHigh*bars, page-barChartHigh))
		}
		at := "A"
		if second {
			at = column(g.columnFrom(chartWide + chartApart))
		} else if i == 0 || !c.Lines || used+high > page {
			if err := g.file.InsertPageBreak(g.sheet.Name, fmt.Sprintf("A%d", row)); err != nil {
				return err
			}
			used = 0
		}
		if err := g.drawChart(c, fmt.Sprintf("%s%d", at, row), high, i); err != nil {
			return err
		}
		if second = c.Lines && !second && i+1 < len(g.sheet.Charts); !second {
			rows := high/rowPixels + 3
			row, used = row+rows, used+rows*rowPixels
		}
	}
	return nil
}

// columnFrom is the first column that begins at so many pixels or further right.
func (g *grid) columnFrom(pixels float64) int {
	i := 0
	for g.left(i) < pixels {
		i++
	}
	return i
}

// left is where a column begins, in pixels.
func (g *grid) left(column int) float64 {
	const perCharacter, edge, usual = 7.0, 5.0, 64.0 // of Excel's columns; near enough for others
	left := 0.0
	for i := range column {
		if i < len(g.sheet.Columns) {
			left += perCharacter*g.sheet.Columns[i].Width + edge
		} else {
			left += usual
		}
	}
	return left
}

// seriesColours and seriesMarks tell the series of a chart apart, by more than
// the colour.
var (
	seriesColours = []string{colourAccent, "8A4B00", "84919C", colourText}
	seriesMarks   = []string{"circle", "square", "diamond", "triangle"}
)

func (g *grid) drawChart(c export.Chart, at string, high, n int) error {
	first, last := HeaderRow+1+c.First, HeaderRow+1+c.Last
	cells := func(col int) string {
		return fmt.Sprintf("%s!$%s$%d:$%s$%d", quoted(g.sheet.Name), column(col), first, column(col), last)
	}
	chart := &excelize.Chart{
		Type:      excelize.Bar,
		Format:    excelize.GraphicOptions{AltText: c.Alt, Name: chartName(fmt.Sprintf("Chart %d: %s", n+1, c.Title)), Positioning: "oneCell"},
		Dimension: excelize.ChartDimension{Width: chartWide, Height: uint(high)},
		Legend:    excelize.ChartLegend{Position: "bottom", Font: chartFont(11, false)},
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.Title, Font: chartFont(13, true)}}},
		XAxis:     excelize.ChartAxis{ReverseOrder: !c.Lines, Font: *chartFont(11, false)},
		YAxis:     excelize.ChartAxis{MajorGridLines: true, Font: *chartFont(11, false)},
		PlotArea:  excelize.ChartPlotArea{ShowVal: !c.Lines},
		// What is not known is a gap, not nought.
		ShowBlanksAs: "gap",
	}
	if c.Lines {
		chart.Type = excelize.Line
	} else {
		chart.Dimension.Width = 2*chartWide + chartApart
		zero := 0.0
		chart.YAxis.Minimum = &zero
	}
	for i, col := range c.Values {
		colour := seriesColours[i%len(seriesColours)]
		series := excelize.ChartSeries{
			Name: fmt.Sprintf("%s!$%s$%d", quoted(g.sheet.Name), column(col), HeaderRow), Categories: cells(c.Label), Values: cells(col),
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}},
		}
		if c.Lines {
			series.Line = excelize.LineOptions{Type: excelize.LineSolid, Width: 2, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}}
			series.Marker = excelize.ChartMarker{Symbol: seriesMarks[i%len(seriesMarks)], Size: 7, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}}
		}
		chart.Series = append(chart.Series, series)
	}
	return g.file.AddChart(g.sheet.Name, at, chart)
}

// chart draws the sheet's bars below the table that has their numbers, so that
// the printed page stays as wide as the table. In print it begins a page.
func (g *grid) chart() error {
	bars := g.sheet.Bars
	if bars == nil || len(bars.Bars) == 0 {
		return nil
	}
	first, last := HeaderRow+1, HeaderRow+len(bars.Bars)
	cells := func(col int) string {
		return fmt.Sprintf("%s!$%s$%d:$%s$%d", quoted(g.sheet.Name), column(col), first, column(col), last)
	}
	const barHeight, frame = 34, 110 // pixels
	zero, top := 0.0, float64(bars.Top)
	const mostLines = 10 // of a scale that is counted off line by line
	unit := 1.0
	if bars.Top > mostLines {
		unit = math.Ceil(top / mostLines)
	}
	gap := uint(60)
	if err := g.file.InsertPageBreak(g.sheet.Name, fmt.Sprintf("A%d", g.bottom+2)); err != nil {
		return err
	}
	return g.file.AddChart(g.sheet.Name, fmt.Sprintf("A%d", g.bottom+2), &excelize.Chart{
		Type: excelize.Bar,
		Series: []excelize.ChartSeries{{
			Name: quoted(g.sheet.Name) + fmt.Sprintf("!$%s$%d", column(g.sheet.ValueColumn), HeaderRow), Categories: cells(g.sheet.LabelColumn), Values: cells(g.sheet.ValueColumn),
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colourAccent}},
		}},
		Format:    excelize.GraphicOptions{AltText: altText(bars), Name: chartName(bars.Title), Positioning: "oneCell"},
		Dimension: excelize.ChartDimension{Width: barsWide, Height: uint(barHeight*len(bars.Bars) + frame)},
		Legend:    excelize.ChartLegend{Position: "none"},
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: bars.Title, Font: chartFont(14, true)}}},
		// The first row of the table is the topmost bar.
		XAxis:    excelize.ChartAxis{ReverseOrder: true, Font: *chartFont(11, false)},
		YAxis:    excelize.ChartAxis{Minimum: &zero, Maximum: &top, MajorUnit: unit, MajorGridLines: true, Font: *chartFont(11, false)},
		PlotArea: excelize.ChartPlotArea{ShowVal: true},
		GapWidth: &gap,
	})
}

// chartName is a title as the name of a drawing, of which excelize takes 254
// characters. The text equivalent has all of it.
func chartName(title string) string {
	const most = 120
	if runes := []rune(title); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return title
}

func chartFont(size float64, bold bool) *excelize.Font {
	return &excelize.Font{Family: fontName, Size: size, Bold: bold, Color: colourText}
}

// altText says what the picture shows, each value in words.
func altText(bars *export.Bars) string {
	text := bars.Alt
	for _, b := range bars.Bars {
		text += fmt.Sprintf(" %s: %s.", b.Label, b.Text)
	}
	return text
}
