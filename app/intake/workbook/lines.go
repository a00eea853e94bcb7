package workbook

import (
	"slices"
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/columns"
)

// linesKinds are the kinds whose records are lines in the cells of a row of
// this kind.
func linesKinds(kind assessment.Kind) []assessment.Kind {
	var kinds []assessment.Kind
	for _, spec := range assessment.Kinds() {
		if spec.Lines && spec.Parent() == kind {
			kinds = append(kinds, spec.Kind)
		}
	}
	return kinds
}

// line is one record below a row's record: its id, where it is in the document,
// and the values its fields have in the row's cells.
type line struct {
	id     string
	values map[assessment.Field]string
}

// lines returns the steps after which the records of a kind below a record are
// what the lines of the row's cells say. A line that was there already keeps
// its record, one that was rewritten where it stands keeps it too.
func (m *bringing) lines(row *Row, parent string, kind assessment.Kind) []assessment.Op {
	wanted := wantedLines(row, kind)
	var there []line
	for _, id := range m.a.IDsBelow(kind, parent) {
		values, _ := m.a.ValuesOf(assessment.Ref{Kind: kind, ID: id})
		there = append(there, line{id, values})
	}
	var ops []assessment.Op
	spec, _ := assessment.KindOf(kind)
	if _, said := row.values[columns.Key{Of: kind, Field: spec.Called}]; !said {
		// Without their words the lines are told apart by their places alone, and
		// none is added or taken out.
		for i, have := range there {
			for _, field := range fieldsOf(kind) {
				all, said := row.values[columns.Key{Of: kind, Field: field}]
				value := ""
				if texts := strings.Split(all, "\n"); i < len(texts) {
					value = texts[i]
				}
				if said && value != have.values[field] {
					ops = append(ops, assessment.Op{Kind: kind, ID: have.id, Verb: assessment.Set, Field: field, After: value})
				}
			}
		}
		return ops
	}
	after := ""
	var fresh []assessment.NewRecord
	flush := func() {
		if len(fresh) > 0 {
			ops = append(ops, m.a.AddRecords(kind, after, fresh...).Ops...)
			fresh = nil
		}
	}
	for _, pair := range pairLines(there, wanted) {
		switch {
		case pair.want == nil:
			ops = append(ops, assessment.Op{Kind: kind, ID: pair.have.id, Verb: assessment.Remove})
		case pair.have == nil:
			values := map[assessment.Field]string{parentField(kind): parent}
			for field, value := range pair.want.values {
				values[field] = value
			}
			fresh = append(fresh, assessment.NewRecord{ID: m.newID(), Values: values})
		default:
			flush()
			after = pair.have.id
			for _, field := range fieldsOf(kind) {
				if value, said := pair.want.values[field]; said && value != pair.have.values[field] {
					ops = append(ops, assessment.Op{Kind: kind, ID: pair.have.id, Verb: assessment.Set, Field: field, After: value})
				}
			}
		}
	}
	flush()
	return ops
}

// wantedLines puts the lines of a row's cells together: the first lines of all
// columns are the first record, and so on.
func wantedLines(row *Row, kind assessment.Kind) []line {
	var wanted []line
	var read []assessment.Field
	for _, field := range fieldsOf(kind) {
		value, said := row.values[columns.Key{Of: kind, Field: field}]
		if said {
			read = append(read, field)
		}
		if value == "" {
			continue
		}
		for i, text := range strings.Split(value, "\n") {
			for len(wanted) <= i {
				wanted = append(wanted, line{values: map[assessment.Field]string{}})
			}
			wanted[i].values[field] = text
		}
	}
	for _, l := range wanted {
		for _, field := range read { // a cell with fewer lines says nothing in the others
			if _, has := l.values[field]; !has {
				l.values[field] = ""
			}
		}
	}
	return slices.DeleteFunc(wanted, func(l line) bool {
		for _, value := range l.values {
			if value != "" {
				return false
			}
		}
		return true
	})
}

func fieldsOf(kind assessment.Kind) []assessment.Field {
	var fields []assessment.Field
	for _, f := range assessment.Fields(kind) {
		if f.Type != assessment.TypePosition && !f.Places {
			fields = append(fields, f.Field)
		}
	}
	return fields
}

func parentField(kind assessment.Kind) assessment.Field {
	for _, f := range assessment.Fields(kind) {
		if f.Places && f.Type == assessment.TypeReference {
			return f.Field
		}
	}
	return ""
}

// linePair is a record that is there with the line it becomes; either may be
// missing.
type linePair struct{ have, want *line }

// pairLines goes along both: lines that say the same are one (the longest
// sequence of them that keeps the order), and between two such what is there
// is rewritten as far as it reaches.
func pairLines(there, wanted []line) []linePair {
	same := func(i, j int) bool {
		for field, value := range wanted[j].values {
			if there[i].values[field] != value {
				return false
			}
		}
		return true
	}
	length := make([][]int, len(there)+1)
	for i := range length {
		length[i] = make([]int, len(wanted)+1)
	}
	for i := len(there) - 1; i >= 0; i-- {
		for j := len(wanted) - 1; j >= 0; j-- {
			if same(i, j) {
				length[i][j] = 1 + length[i+1][j+1]
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	var pairs []linePair
	var open, come []*line
	close := func() {
		for len(open) > 0 || len(come) > 0 {
			var pair linePair
			if len(open) > 0 {
				pair.have, open = open[0], open[1:]
			}
			if len(come) > 0 {
				pair.want, come = come[0], come[1:]
			}
			pairs = append(pairs, pair)
		}
	}
	i, j := 0, 0
	for i < len(there) || j < len(wanted) {
		switch {
		case i < len(there) && j < len(wanted) && same(i, j) && length[i][j] == 1+length[i+1][j+1]:
			close()
			pairs = append(pairs, linePair{&there[i], &wanted[j]})
			i, j = i+1, j+1
		case i < len(there) && (j == len(wanted) || length[i+1][j] >= length[i][j+1]):
			open = append(open, &there[i])
			i++
		default:
			come = append(come, &wanted[j])
			j++
		}
	}
	close()
	return pairs
}
