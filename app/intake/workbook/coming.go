package workbook

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/app/intake/source"
)

// comingRecord is a record that rows name and that is not there yet, under the
// id it has until it is.
type comingRecord struct {
	id   string
	kind assessment.Kind
	name string
	row  *Row // the row that brings it, or nil where its name alone makes it
	// instead is the record of the document that has the same name, or "": it is
	// meant where the row is left out.
	instead string
}

// comingPrefix begins the id of a record that is not there yet; no other has a
// NUL in it.
const comingPrefix = "\x00coming "

// coming adds a record that is not there yet, which cells may name from now on.
func (c *comparison) coming(kind assessment.Kind, name string, row *Row) string {
	id := comingPrefix + strconv.Itoa(len(c.staging.coming))
	c.staging.coming = append(c.staging.coming, comingRecord{id: id, kind: kind, name: name, row: row})
	return id
}

// comingNumber is which of those that are not there yet has an id.
func comingNumber(id string) int {
	n, err := strconv.Atoi(strings.TrimPrefix(id, comingPrefix))
	if err != nil {
		panic("workbook: no id of a record that is coming: " + id)
	}
	return n
}

// expectRows lets cells name the records that rows of the same workbook bring, such as
// an action the entry it answers. In the document's own workbook a name that the
// document has stays that record's; in one of another document the words of its
// cells are about its own rows.
func (c *comparison) expectRows() {
	arrivals := map[assessment.Kind][]columns.Arrival{}
	rows := map[string]*sheetRow{}
	for _, r := range c.all {
		spec, _ := assessment.KindOf(r.kind)
		if spec.Fixed || spec.Called == "" {
			continue
		}
		if _, there := c.a.ValuesOf(assessment.Ref{Kind: r.kind, ID: r.id}); r.hasID && there && len(c.rows[recordKey(r.kind, r.id)]) == 1 {
			continue
		}
		text := r.says(spec.Called)
		if source.Blank(text) && !r.hasID {
			continue
		}
		x := columns.Arrival{ID: c.coming(r.kind, cmp.Or(oneLine(text), spec.Name), r.Row), Own: r.id, Text: text, Code: r.says(spec.Coded)}
		if r.kind == assessment.KindEntry {
			x.Statement, x.List, x.Number = c.placeIn(r)
		}
		arrivals[r.kind] = append(arrivals[r.kind], x)
		rows[x.ID] = r
	}
	for kind, all := range arrivals {
		for id, instead := range c.words.Arrive(kind, c.foreign, all...) {
			c.staging.coming[comingNumber(id)].instead = instead
		}
	}
}

// placeIn is where an entry stood in the workbook when it was made, the number from 1
// or 0 where the row does not say: in a row that somebody added it says where it is to go.
func (c *comparison) placeIn(r *sheetRow) (statement string, list assessment.ListKey, number int) {
	statement, list = c.words.Statement(oneLine(r.shown[columns.Statement])), c.words.List(oneLine(r.shown[columns.List]))
	number, err := strconv.Atoi(r.shown[columns.Number])
	if err != nil || number < 1 || !r.hasID && r.table.has(columns.TitleID) || r.baseline != nil && !r.baseline.untouchedCell(columns.Number, r.shown[columns.Number]) {
		number = 0
	}
	return statement, list, number
}

// says is what a row's cell for a field of its own says.
func (r *sheetRow) says(field assessment.Field) string {
	for _, column := range r.table.Columns {
		if field != "" && column.Field == field && column.Of == "" {
			return r.shown[column.Title]
		}
	}
	return ""
}

// refuseOrphans refuses rows that name a record which another row was to bring
// and does not.
func (c *comparison) refuseOrphans() {
	naming := map[*Row][]*sheetRow{} // by a row, those that name what it brings
	var gone []*Row
	for _, r := range c.all {
		for _, coming := range c.staging.comingOf(r.Row) {
			if coming.row == nil || coming.instead != "" || c.staging.holds(coming.row) {
				continue
			}
			if len(naming[coming.row]) == 0 && !coming.row.CanApply() {
				gone = append(gone, coming.row)
			}
			naming[coming.row] = append(naming[coming.row], r)
		}
	}
	for ; len(gone) > 0; gone = gone[1:] {
		for _, r := range naming[gone[0]] {
			if r.Status == RowRefused {
				continue
			}
			r.Status, r.Apply = RowRefused, false
			r.Why = fmt.Sprintf("It names “%s”, and that row %d of the sheet “%s” is refused.", shortened(c.staging.nameOf(gone[0])), gone[0].Number, gone[0].Sheet)
			r.Changes = r.asWritten()
			gone = append(gone, r.Row)
		}
	}
}

// nameOf is what the record of a row is called where it is named.
func (s *Staging) nameOf(row *Row) string {
	if s.called == nil {
		s.called = map[*Row]string{}
		for _, coming := range s.coming {
			if coming.row != nil {
				s.called[coming.row] = coming.name
			}
		}
	}
	return cmp.Or(s.called[row], row.Name)
}

// comingOf are the records a row names that are not there yet.
func (s *Staging) comingOf(row *Row) []comingRecord {
	var all []comingRecord
	for _, value := range row.values {
		if !strings.Contains(value, comingPrefix) {
			continue
		}
		for line := range strings.SplitSeq(value, "\n") {
			if at := strings.Index(line, comingPrefix); at >= 0 {
				if n, err := strconv.Atoi(line[at+len(comingPrefix):]); err == nil && n < len(s.coming) {
					all = append(all, s.coming[n])
				}
			}
		}
	}
	return all
}

// holds tells whether the document has the record of a row.
func (s *Staging) holds(row *Row) bool {
	_, there := s.document.ValuesOf(assessment.Ref{Kind: row.kind, ID: row.id})
	return there && row.id != ""
}

// Ticked is what Edit would bring in as the rows of a staging are ticked at a moment.
// Whoever goes through many rows asks for it once.
type Ticked struct{ lacks map[*Row]*Row }

// Ticked returns what Edit would bring in now.
func (s *Staging) Ticked() Ticked { return Ticked{s.lacking()} }

// Brings tells whether a row is brought in: it is ticked, and so is every row that
// brings what it names.
func (t Ticked) Brings(row *Row) bool {
	_, lacks := t.lacks[row]
	return row.Apply && row.CanApply() && !lacks
}

// Lacking says in a sentence why a row that is ticked is not brought in, or is "".
func (t Ticked) Lacking(row *Row) string {
	lacks := t.lacks[row]
	if lacks == nil {
		return ""
	}
	return fmt.Sprintf("It names “%s”, and row %d of the sheet “%s”, which brings that, is not chosen.", shortened(lacks.Name), lacks.Number, lacks.Sheet)
}

// lacking are the rows that are ticked and not brought in, each with the row that brings
// what it names and is not brought in itself. It is found anew once another row is
// ticked, and for all rows at once: thousands may name one another in a chain.
func (s *Staging) lacking() map[*Row]*Row {
	ticked := make([]bool, len(s.Rows))
	for i, row := range s.Rows {
		ticked[i] = row.Apply && row.CanApply()
	}
	if s.lacks != nil && slices.Equal(ticked, s.ticked) {
		return s.lacks
	}
	if s.naming == nil {
		s.naming = map[*Row][]*Row{}
		for _, row := range s.Rows {
			for _, coming := range s.comingOf(row) {
				if r := coming.row; r != nil && r != row && coming.instead == "" && !s.holds(r) && !creatable(coming.kind) {
					s.naming[r] = append(s.naming[r], row)
				}
			}
		}
	}
	s.ticked, s.lacks = ticked, map[*Row]*Row{}
	var out []*Row
	for i, row := range s.Rows {
		if !ticked[i] && len(s.naming[row]) > 0 {
			out = append(out, row)
		}
	}
	for ; len(out) > 0; out = out[1:] {
		for _, row := range s.naming[out[0]] {
			if _, known := s.lacks[row]; !known && row.Apply && row.CanApply() {
				s.lacks[row] = out[0]
				out = append(out, row)
			}
		}
	}
	return s.lacks
}

// creatable tells whether records of a kind can be made of their names alone.
func creatable(kind assessment.Kind) bool {
	for _, spec := range assessment.Kinds() {
		if slices.ContainsFunc(spec.Fields, func(f assessment.FieldSpec) bool { return f.Creates && f.Refers[0] == kind }) {
			return true
		}
	}
	return false
}

// remarkOnComing says how many names are those of new records that no row brings.
func (c *comparison) remarkOnComing() {
	used := map[assessment.Kind]map[string]bool{}
	for _, r := range c.all {
		for _, coming := range c.staging.comingOf(r.Row) {
			if !r.CanApply() || coming.row != nil {
				continue
			}
			if used[coming.kind] == nil {
				used[coming.kind] = map[string]bool{}
			}
			used[coming.kind][coming.id] = true
		}
	}
	for _, spec := range assessment.Kinds() {
		switch n := len(used[spec.Kind]); {
		case n == 1:
			c.remark("One %s is not in the document yet. It is added with its name where a row that names it is brought in.", spec.Name)
		case n > 1:
			c.remark("%s %s are not in the document yet. They are added with their names where rows that name them are brought in.", assessment.Thousands(n), spec.Plural)
		}
	}
}

// bringComing gives what the rows name and that is not there yet the id it will
// have, adds what no row brings, and has the rows name it so.
func (m *bringing) bringComing(s *Staging) {
	brought := map[*Row]bool{}
	for _, row := range m.rows {
		brought[row] = true
	}
	records := map[assessment.Kind][]assessment.NewRecord{}
	ids := map[string]string{}   // by the id it has until then
	becomes := map[*Row]string{} // of rows that bring a record that others name
	give := func(c comingRecord) {
		switch {
		case ids[c.id] != "":
		case c.row != nil && s.holds(c.row):
			ids[c.id] = c.row.id // the document has it after all
		case c.row != nil && brought[c.row]:
			ids[c.id] = cmp.Or(becomes[c.row], m.newID())
			becomes[c.row] = ids[c.id]
		case c.instead != "":
			ids[c.id] = c.instead
		default:
			ids[c.id] = m.newID()
			spec, _ := assessment.KindOf(c.kind)
			records[c.kind] = append(records[c.kind], assessment.NewRecord{ID: ids[c.id], Values: map[assessment.Field]string{spec.Called: c.name}})
		}
	}
	for _, row := range m.rows {
		for _, c := range s.comingOf(row) {
			give(c)
		}
	}
	for i, row := range m.rows {
		own := *row
		own.becomes = becomes[row]
		own.values = make(map[columns.Key]string, len(row.values))
		for key, value := range row.values {
			if strings.Contains(value, comingPrefix) {
				lines := strings.Split(value, "\n")
				for at, line := range lines {
					if from := strings.Index(line, comingPrefix); from >= 0 {
						lines[at] = line[:from] + ids[line[from:]]
					}
				}
				value = strings.Join(lines, "\n")
			}
			own.values[key] = value
		}
		m.rows[i] = &own
	}
	for _, spec := range assessment.Kinds() {
		if len(records[spec.Kind]) > 0 {
			m.ops = append(m.ops, m.a.AppendRecords(spec.Kind, records[spec.Kind]...).Ops...)
		}
	}
}

// Choose ticks a row or unticks it. With a row go the rows that bring what it
// names.
func (s *Staging) Choose(row *Row, on bool) {
	row.Apply = on && row.CanApply()
	if !row.Apply {
		return
	}
	for _, coming := range s.comingOf(row) {
		if coming.row != nil && coming.row != row && !coming.row.Apply && coming.instead == "" && !s.holds(coming.row) {
			s.Choose(coming.row, true)
		}
	}
}
