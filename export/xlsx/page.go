package xlsx

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"ninefold/export"
)

// page sets how the sheet looks when it is opened and when it is printed.
func (g *grid) page() error {
	name := g.sheet.Name
	const a4 = 9
	paper, landscape, wide, asLongAsItTakes := a4, "landscape", 1, 0
	fit, noGrid, corner := true, false, "A1"
	zoom := 100.0
	layout := &excelize.PageLayoutOptions{Size: &paper, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &asLongAsItTakes}
	if first := uint(max(g.report.FirstPage, 1)); g.sheet.Name == g.report.Sheets[0].Name && first > 1 {
		layout.FirstPageNumber = &first // the sheets after it go on from there
	}
	side, edge, head := 0.5, 0.75, 0.3 // inches
	centre := true
	steps := []func() error{
		func() error {
			return g.file.SetPageLayout(name, layout)
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
			if g.aloneOnItsPage() {
				return nil
			}
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

// aloneOnItsPage tells whether the table has one printed page and charts follow it on
// pages of their own, above which its header would stand with nothing below it. The
// sheet is never printed larger than it is, to the width of a page.
func (g *grid) aloneOnItsPage() bool {
	return (g.sheet.Bars != nil || len(g.sheet.Charts) > 0) && g.tall <= g.printedHigh()
}

// What is printed of a page of A4 turned sideways, in points, without its margins.
const (
	paperWide = 842 - 2*36
	paperHigh = 595 - 2*54
)

// printedHigh is how many points of the sheet one page has room for: it is made smaller
// until its columns and its charts are as wide as the page.
func (g *grid) printedHigh() float64 {
	const points = 0.75 // of a pixel
	wide := 0.0
	for _, c := range g.sheet.Columns {
		wide += (c.Width*digitPixels + cellPadding) * points
	}
	switch {
	case len(g.sheet.Charts) > 0:
		wide = max(wide, g.chartsWide()*points)
	case g.sheet.Bars != nil:
		wide = max(wide, barsWide*points)
	}
	const spare = 0.96 // what programs differ by
	return spare * paperHigh * max(1, wide/paperWide)
}

// What is printed above a sheet, in characters of small type, so that the words
// on the left and those on the right never meet on a page of A4 turned sideways.
const (
	smallType  = "&8 " // the space ends the number of points
	leftLine   = 78
	rightLine  = 48
	mostHeader = 255 // all of a header, its two sides with what says which is which
	mostRight  = 92
	printLines = 3 // that there is room for above the sheet
)

// headerFooter repeats on paper whose sheet this is and how it is marked.
func (g *grid) headerFooter() *excelize.HeaderFooterOptions {
	r := g.report
	right := strings.TrimPrefix(strings.TrimSuffix(r.Appendix+" · "+r.MarkingLine(), " · "), " · ")
	marking := "&R" + smallType + printable(onLines(right, rightLine), mostRight)
	head := "&L" + smallType
	head += whose(r, mostHeader-length(head)-length(marking)) + marking
	page := "Page &P"
	if r.FirstPage <= 1 {
		page += " of &N"
	}
	foot := "&L" + smallType + printable(r.Title+" · "+g.sheet.Name, 140) + "&R" + smallType + page
	return &excelize.HeaderFooterOptions{OddHeader: head, OddFooter: foot}
}

// whose says whose sheet this is, on the lines there are and in at most limit UTF-16
// units. Of what is too long the committee's name is shortened first, and the council's
// only behind it: the meeting and the item stay.
func whose(r *export.Report, limit int) string {
	short := *r
	for {
		head := short.Header()
		set := printable(onLines(head, leftLine), limit)
		if lines := onLines(head, leftLine); whole(head) && length(strings.ReplaceAll(lines, "&", "&&")) <= limit {
			return set
		}
		const legible = 24 // characters of a name that are left
		switch {
		case utf8.RuneCountInString(short.Committee) > legible:
			short.Committee = shorter(short.Committee)
		case utf8.RuneCountInString(short.Council) > legible:
			short.Council = shorter(short.Council)
		default:
			return set
		}
	}
}

// whole tells whether a header has room on the lines there are.
func whole(head string) bool {
	words := func(text string) string { return strings.Join(strings.Fields(strings.ReplaceAll(text, "·", "")), " ") }
	lines := onLines(head, leftLine)
	tooLong := func(line string) bool { return utf8.RuneCountInString(line) > leftLine }
	return words(lines) == words(head) && !slices.ContainsFunc(strings.Split(lines, "\n"), tooLong)
}

// shorter leaves the last word of a name away, or its last letters.
func shorter(name string) string {
	name = strings.TrimSuffix(name, "…")
	if at := strings.LastIndexByte(name, ' '); at > 0 {
		return strings.TrimRight(name[:at], " ,") + "…"
	}
	r := []rune(name)
	return string(r[:len(r)-1]) + "…"
}

// onLines breaks text between its parts, and within one that is longer than a
// line at its spaces, into lines of at most so many characters.
func onLines(text string, most int) string {
	var lines []string
	add := func(part, separator string) {
		if n := len(lines); n > 0 && utf8.RuneCountInString(lines[n-1]+separator+part) <= most {
			lines[n-1] += separator + part
			return
		}
		lines = append(lines, part)
	}
	for part := range strings.SplitSeq(text, " · ") {
		if utf8.RuneCountInString(part) <= most {
			add(part, " · ")
			continue
		}
		separator := " · "
		for word := range strings.FieldsSeq(part) {
			add(word, separator)
			separator = " "
		}
	}
	return strings.Join(lines[:min(len(lines), printLines)], "\n")
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
