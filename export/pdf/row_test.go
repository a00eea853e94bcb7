package pdf

import (
	"testing"

	"ninefold/export/pdf/tagged"
)

// Of a longer paragraph no line stands alone at the foot of a page or at the head of
// the next.
func TestNoLineOfAParagraphStandsAlone(t *testing.T) {
	lines := rowLines(make([]tagged.Line, 6), tableText, nil, 0)
	for room, want := range map[int]int{1: 0, 2: 2, 3: 3, 4: 4, 5: 4, 6: 6} {
		cell := rowCell{lines: lines}
		if got := cell.fitting(float64(room)*tableText.leading + 0.5); got != want {
			t.Errorf("where %d lines have room, %d are set", room, got)
		}
	}
}

// Lines of one step stand at one height in all cells, on a page a row goes on on, too.
func TestLinesOfOneStepStandBesideEachOther(t *testing.T) {
	lines := func(steps ...int) []rowLine {
		var all []rowLine
		for _, step := range steps {
			all = append(all, rowLine{look: tableText, step: step, above: 3})
		}
		return all
	}
	r := row{cells: []rowCell{
		{lines: lines(0, 1, 0, 2, 0, 0, 3, 0, 4)}, // a heading, and details over several lines
		{lines: lines(0, 0, 0, 1, 3, 4)},          // what is said of the whole takes more room than the heading
		{lines: lines(0, 0)},
	}}
	inStep(r.cells)
	beside := func(r row, steps ...int) {
		t.Helper()
		for _, step := range steps {
			x, one := r.cells[0].topOf(step)
			y, other := r.cells[1].topOf(step)
			if one == nil || other == nil || x != y {
				t.Errorf("step %d stands at %v and %v", step, x, y)
			}
		}
	}
	beside(r, 1, 3, 4)
	if x, _ := r.cells[0].topOf(1); x <= tableText.leading {
		t.Errorf("the first step stands at %v, in what is said of the whole", x)
	}
	at, _ := r.cells[0].topOf(3)
	first, rest, ok := r.divide(at + tableText.leading/2)
	if !ok {
		t.Fatal("it cannot be divided")
	}
	beside(first, 1)
	beside(rest, 3, 4)
	for _, cell := range first.cells {
		if _, line := cell.topOf(3); line != nil {
			t.Error("a timescale stays on the page before its detail")
		}
	}
	if n := len(first.cells[0].lines) + len(rest.cells[0].lines); n != 9 {
		t.Errorf("%d lines of 9 are left", n)
	}
}
