package xlsx_test

import (
	"regexp"
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
