package xlsx

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"ninefold/export"
)

// chart draws the sheet's bars below the table that has their numbers, so that
// the printed page stays as wide as the table.
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
	gap := uint(60)
	return g.file.AddChart(g.sheet.Name, fmt.Sprintf("A%d", g.bottom+2), &excelize.Chart{
		Type: excelize.Bar,
		Series: []excelize.ChartSeries{{
			Name: quoted(g.sheet.Name) + fmt.Sprintf("!$%s$%d", column(g.sheet.ValueColumn), HeaderRow), Categories: cells(g.sheet.LabelColumn), Values: cells(g.sheet.ValueColumn),
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colourAccent}},
		}},
		Format:    excelize.GraphicOptions{AltText: altText(bars), Name: bars.Title, Positioning: "oneCell"},
		Dimension: excelize.ChartDimension{Width: 900, Height: uint(barHeight*len(bars.Bars) + frame)},
		Legend:    excelize.ChartLegend{Position: "none"},
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: bars.Title, Font: chartFont(14, true)}}},
		// The first row of the table is the topmost bar.
		XAxis:    excelize.ChartAxis{ReverseOrder: true, Font: *chartFont(11, false)},
		YAxis:    excelize.ChartAxis{Minimum: &zero, Maximum: &top, MajorUnit: 1, MajorGridLines: true, Font: *chartFont(11, false)},
		PlotArea: excelize.ChartPlotArea{ShowVal: true},
		GapWidth: &gap,
	})
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
