package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestColumnsNeverLieOutsideTheTableAndTheFirstCanBeRead(t *testing.T) {
	columns := []Column{{Title: "Provider"}, {Title: "Kind", Width: 150}, {Title: "Rating", Width: 185}, {Title: "Share", Width: 0.3}, {Title: "Day", Width: 130}}
	for _, scale := range []float32{1, 1.75} {
		appear(t, Appearance{Mode: Light, TextScale: scale})
		table := NewTable(TableConfig{Columns: columns})
		for _, width := range []float32{300, 500, 640, 940, 1400} {
			widths := table.columns(width)
			sum := float32(0)
			for i, w := range widths {
				if w <= 0 {
					t.Errorf("at %.0f and %v, column %d is %.1f wide", width, scale, i, w)
				}
				sum += w
			}
			if sum > width+0.5 {
				t.Errorf("at %.0f and %v, the columns are %.1f wide together: %v", width, scale, sum, widths)
			}
			if least := min(Scaled(sharedLeast), width/2) - 1; widths[0] < least {
				t.Errorf("at %.0f and %v, the first column is %.1f wide", width, scale, widths[0])
			}
		}
	}
}

func TestColumnsHaveTheirOwnWidthsWhereThereIsRoom(t *testing.T) {
	table := NewTable(TableConfig{Columns: []Column{{Title: "Provider"}, {Title: "Kind", Width: 150}, {Title: "Share", Width: 0.2}}})
	if widths := table.columns(1000); widths[1] != Scaled(150) || widths[2] != 200 || widths[0] != 1000-200-Scaled(150) {
		t.Errorf("the widths are %v", widths)
	}
}

func TestARegisterLeavesOutItsLastColumnsBeforeWordsAreBroken(t *testing.T) {
	columns := []Column{{Title: "Action"}, {Title: "Owner", Width: 150}, {Title: "Due", Width: 155}, {Title: "Status", Width: 150}}
	for _, c := range []struct {
		scale, width float32
		want         int // columns shown
	}{{1, 700, 4}, {1, 360, 3}, {2, 620, 3}, {2, 1100, 4}} {
		appear(t, Appearance{Mode: Light, TextScale: c.scale})
		r := NewRegister(RegisterConfig{Columns: columns})
		shown := 0
		for i, w := range r.table.columns(c.width) {
			if w == 0 {
				continue
			}
			if shown++; shown != i+1 {
				t.Errorf("at %.0f and %v a column before the last is left out", c.width, c.scale)
			}
			if i > 0 && c.want > 2 && w < Scaled(ownLeast)-1 {
				t.Errorf("at %.0f and %v column %d is %.1f wide", c.width, c.scale, i, w)
			}
		}
		if shown != c.want {
			t.Errorf("at %.0f and %v %d columns are shown, want %d: %v", c.width, c.scale, shown, c.want, r.table.columns(c.width))
		}
	}
}

func TestATableLeavesOutWhatCanBeSparedBeforeWordsAreBroken(t *testing.T) {
	columns := []Column{{Title: "Lines", Width: 90, Spare: true}, {Title: "Text"}, {Title: "Goes to", Width: 0.28}}
	for _, c := range []struct {
		scale, width float32
		spared       bool
	}{{1, 700, false}, {1, 380, true}, {2, 460, true}, {2, 1100, false}} {
		appear(t, Appearance{Mode: Light, TextScale: c.scale})
		table := NewTable(TableConfig{Columns: columns})
		table.SetRows([]TableRow{{ID: "a", Cells: []string{"5–6", "Referrals are read.", "Assessing needs, areas for improvement"}}})
		table.Resize(fyne.NewSize(c.width, table.HeightFor(c.width)))
		widths := table.columns(c.width)
		if spared := widths[0] == 0; spared != c.spared || widths[1] < Scaled(100) {
			t.Errorf("at %.0f and %v the columns are %v wide", c.width, c.scale, widths)
		}
		if c.spared && widths[2] < c.width*0.4 {
			t.Errorf("at %.0f and %v the last column is %.1f wide", c.width, c.scale, widths[2])
		}
	}
}

func TestARowSaysInFewerColumnsWhatTheSparedOnesSay(t *testing.T) {
	appear(t, Appearance{Mode: Light, TextScale: 1})
	table := NewTable(TableConfig{Columns: []Column{{Title: "Where"}, {Title: "Before", Spare: true}, {Title: "After", Narrow: "Both"}}})
	table.SetRows([]TableRow{{ID: "1", Cells: []string{"here", "old", "new"}, Marks: map[int][]Span{1: {{0, 3}}}, Narrow: []string{"here", "", "old, now new"}, NarrowMarks: map[int][]Span{2: {{0, 3}}}}})
	for width, want := range map[float32][3]string{900: {"old", "new", "After"}, 300: {"", "old, now new", "Both"}} {
		table.Resize(fyne.NewSize(width, table.HeightFor(width)))
		titles, _ := table.titles(table.columns(width))
		row := table.rows[0]
		if got := [3]string{row.cell(1), row.cell(2), titles[2][0]}; got != want {
			t.Errorf("at %.0f it says %q", width, got)
		}
		if wide := width > 500; wide != (len(row.marks(1)) == 1) || wide == (len(row.marks(2)) == 1) {
			t.Errorf("at %.0f marked are %v and %v", width, row.marks(1), row.marks(2))
		}
	}
}
