package xlsx_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ninefold/app/columns"
	"ninefold/export"
	"ninefold/export/xlsx"
)

func TestAWorkbookForEditingOpensOnlyWhatIsToBeChanged(t *testing.T) {
	r, b := made(t, "for editing", kinds()["for editing"])
	for _, s := range r.Sheets {
		got := b.sheet(t, s.Name)
		if !got.Locked {
			t.Errorf("%s is not protected", s.Name)
		}
		if s.Key == "" && len(got.Open) > 0 {
			t.Errorf("%s: the cells %v are open", s.Name, got.Open)
		}
		for i, c := range s.Columns {
			first := fmt.Sprintf("%s%d", letter(i+1), xlsx.HeaderRow+1)
			if open := slices.Contains(got.Open, first); open != (c.Editable && s.Key != "") {
				t.Errorf("%s: %s (%s) is open: %v", s.Name, first, c.Title, open)
			}
		}
		for _, cell := range got.Open {
			if strings.TrimLeft(cell, "ABCDEFGHIJ") == fmt.Sprint(xlsx.HeaderRow) {
				t.Errorf("%s: the column title in %s is open", s.Name, cell)
			}
		}
	}
}

func TestEveryRowForEditingHasItsIDAndItsBaseline(t *testing.T) {
	r, b := made(t, "for editing", kinds()["for editing"])
	for _, s := range r.Sheets {
		if s.Key == "" {
			continue
		}
		got := b.sheet(t, s.Name)
		id, base := len(s.Columns), len(s.Columns)+1
		if titles := got.Rows[xlsx.HeaderRow-1]; titles[id] != columns.TitleID || titles[base] != columns.TitleBaseline {
			t.Errorf("%s: the hidden columns are %v", s.Name, titles[id:])
		}
		if !slices.Contains(got.Hidden, letter(id+1)) {
			t.Errorf("%s: the ids can be seen; hidden is %v", s.Name, got.Hidden)
		}
		if want := xlsx.HeaderRow + len(s.Rows) + s.Spare; len(got.Rows) != want {
			t.Errorf("%s has %d rows, want %d with those for what is new", s.Name, len(got.Rows), want)
		}
		for i, row := range s.Rows {
			var titles []string
			want := columns.Baseline{}
			for j, c := range s.Columns {
				if c.Editable {
					titles = append(titles, c.Title)
					want[c.Title] = columns.Mark(row.Cells[j].Written())
				}
			}
			line := got.Rows[xlsx.HeaderRow+i]
			if line[id] != row.ID || line[base] != want.String(titles) {
				t.Errorf("%s, row %d: id %v and baseline %v", s.Name, i+1, line[id], line[base])
			}
		}
	}
}

func TestDropDownListsOfferWhatAnImportTakes(t *testing.T) {
	r, b := made(t, "for editing", kinds()["for editing"])
	offered := b.sheet(t, "Choices")
	if offered.State != "hidden" {
		t.Errorf("the sheet of choices is %s", offered.State)
	}
	for _, s := range r.Sheets {
		for i, c := range s.Columns {
			if c.Choices == nil {
				continue
			}
			last := xlsx.HeaderRow + len(s.Rows) + s.Spare
			formula := b.sheet(t, s.Name).Lists[fmt.Sprintf("%s%d:%s%d", letter(i+1), xlsx.HeaderRow+1, letter(i+1), last)]
			var col string
			var from, to int
			if n, err := fmt.Sscanf(strings.NewReplacer("$", " ", ":", " ").Replace(formula), "'Choices'! %s %d   %s %d", &col, &from, &col, &to); n != 4 {
				t.Errorf("%s, %s: the list %q is not understood: %v", s.Name, c.Title, formula, err)
				continue
			}
			var got []string
			for row := from; row <= to; row++ {
				got = append(got, fmt.Sprint(offered.Rows[row-1][int(col[0]-'A')]))
			}
			if !slices.Equal(got, c.Choices) {
				t.Errorf("%s, %s: offers %q, want %q", s.Name, c.Title, got, c.Choices)
			}
		}
	}
}

func TestAnOrdinaryWorkbookHasNothingHidden(t *testing.T) {
	_, b := made(t, "plain", export.Options{})
	for _, s := range b.Sheets {
		if s.State != "visible" || len(s.Hidden) > 0 || s.Locked || len(s.Lists) > 0 || len(s.Open) > 0 {
			t.Errorf("%s: %s, hidden %v, locked %v, lists %v, open %d", s.Name, s.State, s.Hidden, s.Locked, s.Lists, len(s.Open))
		}
	}
}
