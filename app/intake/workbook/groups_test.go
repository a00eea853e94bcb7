package workbook

import (
	"testing"
)

func TestADifferenceLateInATextIsThePartThatIsShown(t *testing.T) {
	t.Parallel()
	const long = "We set up a duty desk with the hospital, so that nobody leaves it on a Friday without a plan, and reviewed it"
	for _, c := range []struct{ before, after, showsBefore, showsAfter string }{
		{"short", "shorter", "short", "shorter"},
		{"", long, "", long[:79] + "…"},
		{long + " in May.", long + " in June.", "… and reviewed it in May.", "… and reviewed it in June."},
		{"Today " + long, "Since May " + long, "Today We set up a …", "Since May We set up a …"},
		{long, long + " twice.", "… plan, and reviewed it", "… plan, and reviewed it twice."},
	} {
		before, after := CellChange{Before: c.before, After: c.after}.Differing(80)
		if before != c.showsBefore || after != c.showsAfter {
			t.Errorf("%.20q to %.20q is shown as %q and %q, not %q and %q", c.before, c.after, before, after, c.showsBefore, c.showsAfter)
		}
	}
}

func TestCellsMergedDownGiveTheirValueToEveryRow(t *testing.T) {
	t.Parallel()
	row := func(number int, cells map[int]bookCell) bookRow { return bookRow{number: number, cells: cells} }
	sheet := &sheetReader{bookReader: &bookReader{}, bookSheet: bookSheet{rows: []bookRow{
		row(2, map[int]bookCell{0: {text: "Assessing needs"}, 1: {text: "one"}}),
		row(3, map[int]bookCell{1: {text: "two"}}),
		row(5, map[int]bookCell{0: {text: "kept"}, 1: {text: "three"}}),
		row(6, map[int]bookCell{1: {text: "four"}}),
	}}, merged: []string{"A2:A5", "B2:C2", "A9:A12", "nonsense", "A1:A3", ""}}
	if err := sheet.spread(); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"Assessing needs", "Assessing needs", "kept", ""} {
		if got := sheet.rows[i].cells[0].text; got != want {
			t.Errorf("row %d says %q, not %q", sheet.rows[i].number, got, want)
		}
	}
}
