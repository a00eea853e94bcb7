package xlsx_test

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"ninefold/export"
	"ninefold/export/xlsx"
)

var anchor = regexp.MustCompile(`<xdr:from><xdr:col>(\d+)</xdr:col><xdr:colOff>\d+</xdr:colOff><xdr:row>(\d+)</xdr:row>`)

func TestEveryChartHasAPlaceOfItsOwnAndItsNumbersInWords(t *testing.T) {
	r := build(t, sample(t), export.Options{Document: export.Measures})
	parts := unpack(t, inMemory(t, r, xlsx.Options{}))
	drawings := ""
	places := 0
	for name, part := range parts {
		if !strings.HasPrefix(name, "xl/drawings/drawing") {
			continue
		}
		drawings += string(part)
		seen := map[string]bool{}
		for _, found := range anchor.FindAllStringSubmatch(string(part), -1) {
			if place := found[1] + " " + found[2]; seen[place] {
				t.Errorf("%s: two charts begin in one cell, %s", name, place)
			} else {
				seen[place] = true
				places++
			}
		}
	}
	charts := 0
	for _, s := range r.Sheets {
		for _, c := range s.Charts {
			charts++
			if words := strings.NewReplacer("&", "&amp;", `"`, "&#34;", "'", "&#39;").Replace(c.Alt); !strings.Contains(drawings, words) {
				t.Errorf("the workbook does not say in words what the chart %q shows", c.Title)
			}
		}
	}
	if charts < 10 || places != charts {
		t.Errorf("of %d charts %d have a place", charts, places)
	}
}

func TestTheHeaderOfATableIsNotPrintedAboveItsCharts(t *testing.T) {
	titled := func(rows int) bool {
		s := export.Sheet{Name: "Waiting", Title: "Waiting", Columns: []export.Column{{Title: "For", Width: 20}, {Title: "Days", Width: 10}}}
		for i := range rows {
			s.Rows = append(s.Rows, export.Row{Cells: []export.Value{export.TextValue("A wait"), export.NumberValue(i)}})
		}
		s.Charts = []export.Chart{{Title: "Waits", Alt: "Bars of the waits.", Last: rows - 1, Values: []int{1}}}
		parts := unpack(t, inMemory(t, &export.Report{Title: "Measures", Sheets: []export.Sheet{s}}, xlsx.Options{}))
		return strings.Contains(string(parts["xl/workbook.xml"]), "_xlnm.Print_Titles")
	}
	if titled(10) {
		t.Error("a header stands above the charts of a table of one page")
	}
	if !titled(200) {
		t.Error("a table of several pages has its header on the first only")
	}
}

var (
	pageBreak = regexp.MustCompile(`<brk id="(\d+)"`)
	area      = regexp.MustCompile(`<xdr:from><xdr:col>\d+</xdr:col><xdr:colOff>\d+</xdr:colOff><xdr:row>(\d+)</xdr:row>[\s\S]*?<xdr:to><xdr:col>\d+</xdr:col><xdr:colOff>\d+</xdr:colOff><xdr:row>(\d+)</xdr:row>`)
)

// No chart is divided by the end of a printed page: each lies between two breaks, and no
// more stand between two than a page has room for.
func TestChartsArePrintedWhole(t *testing.T) {
	s := export.Sheet{Name: "Waiting", Title: "Waiting", Columns: []export.Column{{Title: "For", Width: 20}, {Title: "Days", Width: 10}}}
	for i := range 60 {
		s.Rows = append(s.Rows, export.Row{Cells: []export.Value{export.TextValue("A wait"), export.NumberValue(i)}})
	}
	for i := range 13 {
		s.Charts = append(s.Charts, export.Chart{Title: fmt.Sprint("Waits ", i), Alt: "A line of the waits.", First: i, Last: i + 2, Values: []int{1}, Lines: true})
	}
	bars := s
	bars.Name, bars.Title, bars.Charts = "Bars", "Bars", []export.Chart{{Title: "Waits", Alt: "Bars of the waits.", Last: 59, Values: []int{1}}}
	parts := unpack(t, inMemory(t, &export.Report{Title: "Measures", Sheets: []export.Sheet{s, bars}}, xlsx.Options{}))
	const paper = 770 / 487.0 // how much wider than high what is printed of a page is
	for n, width := range map[int]float64{1: 2*620 + 40, 2: 2*620 + 40} {
		var breaks []int
		for _, found := range pageBreak.FindAllStringSubmatch(string(parts[fmt.Sprintf("xl/worksheets/sheet%d.xml", n)]), -1) {
			row, _ := strconv.Atoi(found[1])
			breaks = append(breaks, row)
		}
		charts := area.FindAllStringSubmatch(string(parts[fmt.Sprintf("xl/drawings/drawing%d.xml", n)]), -1)
		if len(breaks) == 0 || len(charts) == 0 {
			t.Fatalf("sheet %d has %d breaks and %d charts", n, len(breaks), len(charts))
		}
		for _, found := range charts {
			from, _ := strconv.Atoi(found[1])
			to, _ := strconv.Atoi(found[2])
			page := 0
			for _, b := range breaks {
				if b > from && b < to {
					t.Errorf("sheet %d: a chart of the rows %d to %d is divided at %d", n, from, to, b)
				}
				if b <= from {
					page = max(page, b)
				}
			}
			if high := float64(to-page) * 20; page == 0 || high > width/paper {
				t.Errorf("sheet %d: a chart ends %.0f pixels below the top of a page of %.0f", n, high, width/paper)
			}
		}
	}
}
