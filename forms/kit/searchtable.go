package kit

// cellHit is one of what was found in a table.
type cellHit struct {
	row, column, span int
}

// Search implements Searched.
func (t *Table) Search(find Matcher) int {
	t.find, t.hits, t.pointed = find, nil, -1
	t.redraw()
	t.look()
	return len(t.hits)
}

// look finds anew what is looked for.
func (t *Table) look() {
	t.hits = t.hits[:0]
	if t.find == nil {
		return
	}
	for i, r := range t.rows {
		if t.config.Beside != nil && t.config.Beside(r.row.ID) {
			continue
		}
		for column := range r.row.Cells {
			if column < len(r.widths) && r.widths[column] == 0 || r.row.Strips[column] != nil || r.row.Heading && column > 0 {
				continue
			}
			for n := range t.find(r.cell(column)) {
				t.hits = append(t.hits, cellHit{i, column, n})
			}
		}
	}
}

// Point implements Searched.
func (t *Table) Point(n int) {
	if t.pointed == n {
		return
	}
	t.pointed = n
	t.redraw()
	if n < 0 || n >= len(t.hits) || t.Page == nil || t.hits[n].row+1 >= len(t.tops) {
		return
	}
	if y, ok := offsetWithin(t.Page.body.content, t); ok {
		t.Page.RevealPart(y+t.tops[t.hits[n].row], y+t.tops[t.hits[n].row+1])
	}
}

// WriteAt implements Searched: it goes to the row.
func (t *Table) WriteAt(n int) {
	if n < len(t.hits) {
		t.Focus()
		t.goTo(t.hits[n].row)
		t.selectTo(t.hits[n].row, false)
	}
}

// pointedIn is which of what was found in a cell is looked at, -1 for none.
func (t *Table) pointedIn(row *tableRow, column int) int {
	if t.pointed < 0 || t.pointed >= len(t.hits) {
		return -1
	}
	if hit := t.hits[t.pointed]; hit.row < len(t.rows) && t.rows[hit.row] == row && hit.column == column {
		return hit.span
	}
	return -1
}
