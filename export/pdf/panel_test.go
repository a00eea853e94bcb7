package pdf

import (
	"strings"
	"testing"

	"ninefold/export"
)

func TestALongReasonHasTheWidthOfItsPanelAndAShortOneStandsBesideTheScore(t *testing.T) {
	panel := func(sentences int) float64 {
		l, err := begin(nil, &export.Report{Title: "Title", Sections: []export.Section{{ID: "a", Title: "A", Level: 1}}})
		if err != nil {
			t.Fatal(err)
		}
		c := newComposer(l, func([]sheet) error { return nil })
		c.openSection(export.Section{ID: "a", Title: "A", Level: 1}, true)
		c.score(export.Score{Value: 2, Top: 4, Title: "Some shortfalls", Reason: strings.Repeat("People wait, and they are told how long and why. ", sentences)})
		return c.pieces[len(c.pieces)-1].height
	}
	if one, two := panel(1), panel(2); two-one > 2*bodyText.leading {
		t.Errorf("a reason of one sentence takes %g points, of two %g", one, two)
	}
	// Beside the score, twelve sentences would take 14 lines.
	if long := panel(12); long > 12*bodyText.leading+2*panelEdge {
		t.Errorf("a long reason takes %g points", long)
	}
}

func TestATitleOfTwoLinesIsNotOneLineAndAWord(t *testing.T) {
	l, err := begin(nil, &export.Report{Title: "Title", Sections: []export.Section{{ID: "a", Title: "A", Level: 1}}})
	if err != nil {
		t.Fatal(err)
	}
	c := newComposer(l, nil)
	c.width = portrait.bodyWidth()
	var got []string
	for _, line := range c.balanced(titleText[1], "Governance, management and sustainability", c.width, "") {
		got = append(got, strings.TrimSpace(line.Text()))
	}
	if text := strings.Join(got, "|"); text != "Governance, management|and sustainability" {
		t.Errorf("the title is %q", text)
	}
	if lines := c.balanced(titleText[1], "Safeguarding", c.width, ""); len(lines) != 1 {
		t.Errorf("a short title has %d lines", len(lines))
	}
}

func TestAColumnHasRoomForItsPictures(t *testing.T) {
	l, err := begin(nil, &export.Report{Title: "Title", Sections: []export.Section{{ID: "a", Title: "A", Level: 1}}})
	if err != nil {
		t.Fatal(err)
	}
	c := newComposer(l, nil)
	c.width = portrait.bodyWidth()
	widths := c.columnWidths(export.Table{
		Columns: []export.TableColumn{{Title: "Statement", Share: 3}, {Title: "Score", Share: 1}, {Title: "Status", Share: 2}, {Title: "Reason", Share: 10}},
		Rows:    [][]export.Cell{{{}, {Paragraphs: []string{"2"}, Gauge: &export.Gauge{Value: 2, Top: 4}}, {}, {}}},
	})
	if widths[1] < gaugeWide+2*cellSide {
		t.Errorf("the column of a picture %g points wide is %g", gaugeWide, widths[1])
	}
}
