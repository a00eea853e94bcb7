package workbook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/app/intake/understanding"
)

// Edit returns the one edit that brings in the rows that are ticked, named
// "Bring in" with the workbook's name. New and moved entries stand where their
// numbers put them, in whole or parts ("2.5" goes between 2 and 3), those with
// the same number in the order of the sheet. The error is CodeInvalid where no
// row is ticked.
func (s *Staging) Edit(a *assessment.Assessment, newID func() string) (assessment.Edit, error) {
	m := &bringing{a: a, newID: newID, gone: map[string]bool{}, moving: map[string]bool{}, rowOf: map[string]*Row{}}
	ticked := s.Ticked()
	for _, row := range s.Rows {
		if ticked.Brings(row) {
			m.rows = append(m.rows, row)
		}
		if row.id != "" {
			m.rowOf[row.id] = row
		}
	}
	if len(m.rows) == 0 {
		return assessment.Edit{}, assessment.Refuse(assessment.CodeInvalid, nil, "There is nothing to bring in from %s: no row is chosen.", s.Source)
	}
	m.bringComing(s)
	for _, row := range m.rows {
		m.bringIn(row)
	}
	m.placeEntries()
	m.addRecords()
	return a.Begun(assessment.Edit{Label: "Bring in " + s.Source, Ops: m.ops}), nil
}

// bringing is the making of the edit.
type bringing struct {
	a      *assessment.Assessment
	newID  func() string
	rows   []*Row
	ops    []assessment.Op
	gone   map[string]bool // entries that are removed
	moving map[string]bool // entries that change their place
	rowOf  map[string]*Row // the row of a record, by its id
	coming []arrival
	added  []newRecord // records but for entries, in the order of their rows
}

// newRecord is a record that a row adds, with the row.
type newRecord struct {
	assessment.NewRecord
	row *Row
}

// arrival is an entry on its way to a place in a list.
type arrival struct {
	row       *Row
	statement string
	list      assessment.ListKey
	place
}

// place orders entries within a list: by number, then by the sheet's order.
type place struct {
	number float64
	known  bool // whether there is a number; without one it is the end
	order  int
}

func (p place) compare(q place) int {
	switch {
	case p.known != q.known && p.known:
		return -1
	case p.known != q.known:
		return 1
	case p.number != q.number:
		return cmp.Compare(p.number, q.number)
	}
	return cmp.Compare(p.order, q.order)
}

func (m *bringing) bringIn(row *Row) {
	switch row.Status {
	case RowRemoved:
		m.gone[row.id] = true
		m.ops = append(m.ops, assessment.Op{Kind: row.kind, ID: row.id, Verb: assessment.Remove})
	case RowChanged:
		m.change(row)
	default:
		m.add(row)
	}
}

func (m *bringing) change(row *Row) {
	statement, list := "", assessment.ListKey("")
	if e := m.a.Entry(row.id); e != nil && row.kind == assessment.KindEntry {
		statement, list = e.Statement, e.List
	}
	moves := row.moved
	lines := map[assessment.Kind]bool{}
	if row.relinked() {
		m.relink(row)
		return
	}
	for _, change := range row.Changes {
		if change.key == (columns.Key{}) {
			continue // the number, which gives the place
		}
		if change.key.Of != "" {
			lines[change.key.Of] = true
			continue
		}
		value := row.values[change.key]
		if row.kind == assessment.KindEntry {
			switch change.key.Field {
			case assessment.FieldStatement:
				moves = moves || value != statement
				statement = value
			case assessment.FieldList:
				moves = moves || value != string(list)
				list = assessment.ListKey(value)
			}
		}
		m.ops = append(m.ops, assessment.Op{Kind: row.kind, ID: row.id, Verb: assessment.Set, Field: change.key.Field, After: value})
	}
	for _, kind := range linesKinds(row.kind) {
		if lines[kind] {
			m.ops = append(m.ops, m.lines(row, row.id, kind)...)
		}
	}
	if moves {
		m.moving[row.id] = true
		m.coming = append(m.coming, arrival{row, statement, list, place{row.number, row.hasOrder && row.numbered, row.order}})
	}
}

func (m *bringing) add(row *Row) {
	if row.kind == assessment.KindEntry {
		list := row.list()
		m.coming = append(m.coming, arrival{row, list[0], assessment.ListKey(list[1]), place{row.number, row.hasOrder, row.order}})
		return
	}
	id := cmp.Or(row.becomes, m.newID())
	record := map[assessment.Field]string{}
	for key, value := range row.values {
		if key.Of == "" && key.Field != "" && value != "" {
			record[key.Field] = value
		}
	}
	if spec, _ := assessment.KindOf(row.kind); len(spec.Ends) == 2 {
		m.link(spec, record, row)
		return
	}
	m.added = append(m.added, newRecord{assessment.NewRecord{ID: id, Values: record}, row})
}

// relinked tells whether a row of a kind that links records now names another
// record at one of its ends.
func (r *Row) relinked() bool {
	spec, _ := assessment.KindOf(r.kind)
	return slices.ContainsFunc(r.Changes, func(change CellChange) bool {
		return change.key.Of == "" && slices.Contains(spec.Ends, change.key.Field)
	})
}

// relink puts another link in the place of one, since what a link links never
// changes.
func (m *bringing) relink(row *Row) {
	spec, _ := assessment.KindOf(row.kind)
	record, _ := m.a.ValuesOf(assessment.Ref{Kind: row.kind, ID: row.id})
	for _, change := range row.Changes {
		if change.key.Of == "" && change.key.Field != "" {
			record[change.key.Field] = row.values[change.key]
		}
	}
	m.ops = append(m.ops, assessment.Op{Kind: row.kind, ID: row.id, Verb: assessment.Remove})
	m.gone[row.id] = true
	m.link(spec, record, row)
}

// link adds a link between two records. Where the document or another row has
// one already it is the same, and takes what this row says of it.
func (m *bringing) link(spec assessment.KindSpec, record map[assessment.Field]string, row *Row) {
	id := assessment.LinkID(spec.Kind, record[spec.Ends[0]], record[spec.Ends[1]])
	for i, other := range m.added {
		if other.row.kind == spec.Kind && other.ID == id {
			for field, value := range record {
				if value != "" {
					m.added[i].Values[field] = value
				}
			}
			return
		}
	}
	if _, there := m.a.ValuesOf(assessment.Ref{Kind: spec.Kind, ID: id}); !there || m.gone[id] {
		m.added = append(m.added, newRecord{assessment.NewRecord{ID: id, Values: record}, row})
		return
	}
	for _, f := range spec.Fields {
		if value := record[f.Field]; value != "" && !slices.Contains(spec.Ends, f.Field) {
			m.ops = append(m.ops, assessment.SetValue("", spec.Kind, id, f.Field, value).Ops...)
		}
	}
}

// addRecords adds the records of every kind at the foot of their lists, and
// below each the records that its row's cells hold as lines. Links come last, behind
// whatever they link.
func (m *bringing) addRecords() {
	kinds := slices.Clone(assessment.Kinds())
	slices.SortStableFunc(kinds, func(x, y assessment.KindSpec) int { return len(x.Ends) - len(y.Ends) })
	for _, spec := range kinds {
		places := map[string][]assessment.NewRecord{}
		var order []string
		for _, r := range m.added {
			if r.row.kind != spec.Kind {
				continue
			}
			at := placeOf(spec, r.Values)
			if places[at] == nil {
				order = append(order, at)
			}
			places[at] = append(places[at], r.NewRecord)
		}
		for _, at := range order {
			m.ops = append(m.ops, m.a.AppendRecords(spec.Kind, places[at]...).Ops...)
		}
	}
	for _, r := range m.added {
		for _, kind := range linesKinds(r.row.kind) {
			m.ops = append(m.ops, m.lines(r.row, r.ID, kind)...)
		}
	}
}

// placeOf tells the lists of a kind apart.
func placeOf(spec assessment.KindSpec, values map[assessment.Field]string) string {
	at := ""
	for _, f := range spec.Fields {
		if f.Places {
			at += values[f.Field] + "\x00"
		}
	}
	return at
}

// placeEntries gives every arriving entry its position.
func (m *bringing) placeEntries() {
	slices.SortStableFunc(m.coming, func(x, y arrival) int { return x.place.compare(y.place) })
	for _, s := range m.a.Statements {
		for _, list := range assessment.ListKeys {
			m.placeIn(s, list)
		}
	}
}

func (m *bringing) placeIn(s *assessment.Statement, list assessment.ListKey) {
	staying, places := m.staying(s.List(list))
	next, low := 0, ""
	for _, coming := range m.coming {
		if coming.statement != s.Code || coming.list != list {
			continue
		}
		for next < len(staying) && places[next].compare(coming.place) <= 0 {
			low = staying[next].Position
			next++
		}
		high := ""
		if next < len(staying) {
			high = staying[next].Position
		}
		low = m.a.PositionBetween(low, high)
		m.putAt(coming, low)
	}
}

// staying returns the entries of a list that keep their positions, and their
// places by the numbers of their rows. One without a row, written since the
// workbook was made, stays behind the entry before it.
func (m *bringing) staying(list []*assessment.Entry) (staying []*assessment.Entry, places []place) {
	last := place{known: true, number: -1}
	for _, e := range list {
		if m.gone[e.ID] || m.moving[e.ID] {
			continue
		}
		if row := m.rowOf[e.ID]; row != nil && row.hasOrder && row.Number > 0 && !row.moved {
			last = place{row.number, true, row.order}
		}
		staying, places = append(staying, e), append(places, last)
	}
	return staying, places
}

func (m *bringing) putAt(coming arrival, position string) {
	row := coming.row
	if row.Status == RowChanged {
		m.ops = append(m.ops, assessment.Op{Kind: row.kind, ID: row.id, Verb: assessment.Set, Field: assessment.FieldPosition, After: position})
		return
	}
	record := map[assessment.Field]string{assessment.FieldPosition: position}
	for key, value := range row.values {
		if value != "" {
			record[key.Field] = value
		}
	}
	m.ops = append(m.ops, assessment.Op{Kind: row.kind, ID: cmp.Or(row.becomes, m.newID()), Verb: assessment.Add, Record: record})
}

// Counts says what becomes of the rows of a workbook: Rows with
// something in them and records Missing a row are together the sum of what
// follows.
type Counts struct {
	Rows    int // rows below the column titles with something in them
	Missing int // records without a row

	Changed, New, Removed, Unchanged, Unknown, Refused, Continued int

	Conflicts int // among Changed and Removed
	Chosen    int // rows that would be brought in
}

// Counts counts the rows.
func (s *Staging) Counts() Counts {
	var c Counts
	ticked := s.Ticked()
	for _, row := range s.Rows {
		if row.Rest {
			if ticked.Brings(row) && !ticked.Brings(row.whole) {
				c.Chosen++
			}
			continue
		}
		if row.Number == 0 {
			c.Missing++
		} else {
			c.Rows++
		}
		*map[RowStatus]*int{
			RowChanged: &c.Changed, RowNew: &c.New, RowRemoved: &c.Removed, RowUnchanged: &c.Unchanged,
			RowUnknown: &c.Unknown, RowRefused: &c.Refused, RowContinued: &c.Continued,
		}[row.Status]++
		if row.Conflict {
			c.Conflicts++
		}
		if ticked.Brings(row) {
			c.Chosen++
		}
	}
	return c
}

// RowGroup is rows that can be taken or left as a whole.
type RowGroup string

// The groups.
const (
	GroupNew       RowGroup = "new"
	GroupChanged   RowGroup = "changed"   // but for those that the document has changed, too
	GroupConflicts RowGroup = "conflicts" // changed or taken out, and changed in the document, too
	GroupRemoved   RowGroup = "removed"
	GroupUnknown   RowGroup = "unknown" // not known in the document; taken, they are new
)

// RowGroups lists the groups, in the order in which they are shown.
var RowGroups = []RowGroup{GroupChanged, GroupConflicts, GroupNew, GroupRemoved, GroupUnknown}

// Group is the group of a row, or "" for one that leaves nothing to choose.
func (r *Row) Group() RowGroup {
	switch {
	case !r.CanApply():
		return ""
	case r.Conflict:
		return GroupConflicts
	}
	return map[RowStatus]RowGroup{RowChanged: GroupChanged, RowNew: GroupNew, RowRemoved: GroupRemoved, RowUnknown: GroupUnknown}[r.Status]
}

// Take ticks all rows of a group, or none of them, and returns how many there are.
func (s *Staging) Take(group RowGroup, on bool) int {
	n := 0
	for _, row := range s.Rows {
		if row.Group() == group && group != "" {
			row.Apply = on
			n++
		}
	}
	return n
}

// Differing are the parts of a cell's text before and after that differ, with
// some words around them, where a text is longer than most characters; else all
// of both.
func (c CellChange) Differing(most int) (before, after string) {
	before, after = oneLine(c.Before), oneLine(c.After)
	if assessment.Length(before) <= most && assessment.Length(after) <= most || before == "" || after == "" {
		return cutTo(before, most), cutTo(after, most)
	}
	x, y := strings.Fields(before), strings.Fields(after)
	same := 0
	for same < min(len(x), len(y)) && x[same] == y[same] {
		same++
	}
	end := 0
	for end < min(len(x), len(y))-same && x[len(x)-1-end] == y[len(y)-1-end] {
		end++
	}
	const around = 4 // words on both sides
	from, to := max(0, same-around), max(0, end-around)
	part := func(words []string) string {
		text := strings.Join(words[from:len(words)-to], " ")
		if from > 0 {
			text = "… " + text
		}
		// What is cut off at the end lies behind where the two begin to differ.
		if short := cutTo(text, most); short != text {
			return short
		}
		if to > 0 {
			text += " …"
		}
		return text
	}
	return part(x), part(y)
}

// cutTo is at most most characters of a text.
func cutTo(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return text
}

// Summary says in plain text, for a terminal, what bringing in the workbook
// would do: every row that is not simply unchanged, and the counts.
func (s *Staging) Summary() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", s.Source)
	for _, group := range []struct {
		status   RowStatus
		conflict bool
		title    string
	}{
		{RowChanged, true, "Changed on both sides"}, {RowChanged, false, "Changed"}, {RowNew, false, "New"}, {RowRemoved, true, "Removed, and changed in the document"},
		{RowRemoved, false, "Removed"}, {RowUnknown, false, "Not known in the document"}, {RowRefused, false, "Refused"},
	} {
		s.writeGroup(&b, group.status, group.conflict, group.title)
	}
	for i, q := range s.Renamed {
		if i == 0 {
			b.WriteString("\nTo be answered\n")
		}
		fmt.Fprintf(&b, "  %s If so, give --column \"%s=%s\".", q.Question(), q.Title, q.Column)
		if n := s.Waiting(q); n > 0 {
			fmt.Fprintf(&b, " %s of the sheet cannot be read before.", understanding.Plural(n, "row"))
		}
		b.WriteString("\n")
	}
	if len(s.Remarks) > 0 {
		b.WriteString("\nPlease note\n")
		for _, remark := range s.Remarks {
			fmt.Fprintf(&b, "  %s\n", remark)
		}
	}
	c := s.Counts()
	fmt.Fprintf(&b, "\nCounts: %s in + %s missing = %d changed + %d new + %d removed + %d unchanged + %d not known + %d refused + %d that go on with another; %d will be brought in\n",
		understanding.Plural(c.Rows, "row"), assessment.Thousands(c.Missing), c.Changed, c.New, c.Removed, c.Unchanged, c.Unknown, c.Refused, c.Continued, c.Chosen)
	return b.String()
}

// shownInSummary is how many characters of a cell a line of a summary shows.
const shownInSummary = 80

func (s *Staging) writeGroup(b *strings.Builder, status RowStatus, conflict bool, title string) {
	begun, ticked := false, s.Ticked()
	for _, row := range s.Rows {
		if row.Status != status || row.Conflict != conflict || row.Waits {
			continue
		}
		if !begun {
			fmt.Fprintf(b, "\n%s\n", title)
			begun = true
		}
		at := "no row"
		if row.Number > 0 {
			at = fmt.Sprintf("row %d", row.Number)
		}
		chosen := ""
		if row.CanApply() && !ticked.Brings(row) {
			chosen = " (will not be brought in)"
		}
		fmt.Fprintf(b, "  %s, %s: %s%s\n", row.Sheet, at, row.Name, chosen)
		for _, change := range row.Changes {
			before, after := change.Differing(shownInSummary)
			if status == RowRefused {
				fmt.Fprintf(b, "    %s: “%s”\n", change.Column, after)
				continue
			}
			if change.Conflict {
				fmt.Fprintf(b, "    %s: in the document “%s”\n    %s  in the workbook “%s”\n", change.Column, before, strings.Repeat(" ", assessment.Length(change.Column)), after)
				continue
			}
			fmt.Fprintf(b, "    %s: “%s” → “%s”\n", change.Column, before, after)
		}
		if why := sentences(ticked.Lacking(row), row.Why); why != "" {
			fmt.Fprintf(b, "    %s\n", why)
		}
	}
}
