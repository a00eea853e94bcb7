package xlsx

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// page sets how the sheet looks when it is opened and when it is printed.
func (g *grid) page() error {
	name := g.sheet.Name
	const a4 = 9
	paper, landscape, wide, asLongAsItTakes := a4, "landscape", 1, 0
	fit, noGrid, corner := true, false, "A1"
	zoom := 100.0
	side, edge, head := 0.5, 0.75, 0.3 // inches
	centre := true
	steps := []func() error{
		func() error {
			return g.file.SetPageLayout(name, &excelize.PageLayoutOptions{
				Size: &paper, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &asLongAsItTakes,
			})
		},
		func() error { return g.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}) },
		func() error {
			return g.file.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{
				Left: &side, Right: &side, Top: &edge, Bottom: &edge, Header: &head, Footer: &head, Horizontally: &centre,
			})
		},
		func() error {
			return g.file.SetSheetView(name, 0, &excelize.ViewOptions{ShowGridLines: &noGrid, TopLeftCell: &corner, ZoomScale: &zoom})
		},
		// The cursor stands where a screen reader begins to read.
		func() error {
			return g.file.SetPanes(name, &excelize.Panes{Selection: []excelize.Selection{{SQRef: corner, ActiveCell: corner}}})
		},
		func() error {
			return g.file.SetDefinedName(&excelize.DefinedName{
				Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("%s!$%d:$%d", quoted(name), HeaderRow, HeaderRow), Scope: name,
			})
		},
		func() error { return g.file.SetHeaderFooter(name, g.headerFooter()) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// headerFooter repeats on paper whose sheet this is and how it is marked.
func (g *grid) headerFooter() *excelize.HeaderFooterOptions {
	r := g.report
	head := "&L" + printable(r.Header(), 140) + "&R" + printable(strings.TrimPrefix(r.Appendix+" · "+r.MarkingLine(), " · "), 100)
	foot := "&L" + printable(r.Title+" · "+g.sheet.Name, 140) + "&RPage &P of &N"
	return &excelize.HeaderFooterOptions{OddHeader: head, OddFooter: foot}
}

// printable doubles the ampersands, which are commands in a print header, and
// keeps to limit UTF-16 units, since all of a header may have 255.
func printable(text string, limit int) string {
	text = strings.TrimSuffix(text, " · ")
	out := strings.ReplaceAll(text, "&", "&&")
	for length(out) > limit {
		_, size := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-size]
		out = strings.ReplaceAll(text, "&", "&&") + "…"
	}
	return out
}
