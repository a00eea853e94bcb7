package forms

import (
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/forms/kit"
)

// pasteWithBelow adds what a block from a spreadsheet says in one row of a record
// and of one below it, such as a waiting time and one of its periods: the table
// that councils keep. A record that is in the document already gets the new one
// below it; the field link says where. What cannot be read is said, never guessed, and
// its words stand in the note of the new record. A block whose first row does not name columns of both kinds is
// left to the register, and the answer is false.
func pasteWithBelow(h Host, p *register, below assessment.Kind, link assessment.Field, block [][]string) bool {
	inner, _ := assessment.KindOf(below)
	b := &blockBelow{host: h, upper: p.spec, inner: inner, link: link, a: h.Document().Assessment()}
	b.words = columns.NewWords(b.a)
	if len(block) == 0 || !b.titles(block[0]) {
		return false
	}
	for n, row := range block[1:] {
		b.row(n+2, row)
	}
	edit := assessment.Edit{Label: "Paste " + count(b.pasted, inner.Name, inner.Plural)}
	if len(b.records) > 0 {
		edit.Ops = append(edit.Ops, b.a.AppendRecords(p.spec.Kind, b.records...).Ops...)
	}
	for _, id := range b.order {
		edit.Ops = append(edit.Ops, b.a.AppendRecords(below, b.under[id]...).Ops...)
	}
	switch {
	case len(edit.Ops) > 0 && !h.Do(edit):
	case sayUnread(h, leftUnread(below), b.problems):
	case len(edit.Ops) == 0:
		h.Toast("There is nothing on the clipboard that " + assessment.AnyOf([]assessment.Kind{inner.Kind}) + " could be made of.")
	default:
		h.Toast("Pasted "+count(b.pasted, inner.Name, inner.Plural), kit.Action{Label: "Undo", Do: h.Undo})
	}
	return true
}

// blockBelow is a block on its way into the document.
type blockBelow struct {
	host         Host
	a            *assessment.Assessment
	words        *columns.Words
	upper, inner assessment.KindSpec
	link         assessment.Field

	name     int                    // the column with what a record is called
	ofUpper  map[int]columns.Column // by the block's columns
	ofInner  map[int]columns.Column // likewise
	known    map[string]string      // ids by the lower case of what a record is called
	records  []assessment.NewRecord // new ones of the upper kind
	order    []string               // ids of those that get one below them
	under    map[string][]assessment.NewRecord
	called   map[string][]string // what stands below a record already, by its id
	pasted   int
	problems []string
}

// titles reads the block's first row, and says whether it names a record and
// something below it.
func (b *blockBelow) titles(row []string) bool {
	b.name, b.ofUpper, b.ofInner = -1, map[int]columns.Column{}, map[int]columns.Column{}
	upper, inner := columns.Of(b.upper.Kind), columns.Of(b.inner.Kind)
	var unknown []string
	for i, title := range row {
		if strings.TrimSpace(title) == "" {
			continue
		}
		above, isAbove := columnTitled(upper, title)
		under, isUnder := columnTitled(inner, title)
		switch {
		case isAbove && above.Field == b.upper.Called && b.name < 0:
			b.name = i
		case isUnder && under.Field != b.link: // a note or a source is the period's
			b.ofInner[i] = under
		case isAbove:
			b.ofUpper[i] = above
		default:
			unknown = append(unknown, "“"+strings.TrimSpace(title)+"”")
		}
	}
	if b.name < 0 || len(b.ofInner) == 0 {
		return false
	}
	if len(unknown) > 0 {
		b.problems = append(b.problems, "Nothing is known by the title "+strings.Join(unknown, ", ")+".")
	}
	b.known, b.under, b.called = map[string]string{}, map[string][]assessment.NewRecord{}, map[string][]string{}
	for _, id := range b.a.IDs(b.upper.Kind) {
		called, _ := b.a.Value(b.upper.Kind, id, b.upper.Called)
		b.known[sameName(called)] = id
		for _, below := range b.a.IDsBelow(b.inner.Kind, id) {
			name, _ := b.a.Value(b.inner.Kind, below, b.inner.Called)
			b.called[id] = append(b.called[id], sameName(name))
		}
	}
	return true
}

func sameName(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }

// row reads one row, whose number in the block is counted from 1.
func (b *blockBelow) row(n int, row []string) {
	said := func(why string) { b.problems = append(b.problems, "Row "+strconv.Itoa(n)+": "+why) }
	read := func(kind assessment.Kind, of map[int]columns.Column) map[assessment.Field]string {
		values := map[assessment.Field]string{}
		var unread []string
		for i, text := range row {
			c, has := of[i]
			if !has || saysNothing(text) {
				continue
			}
			value, why := c.Read(b.words, text)
			if why != "" {
				said(why)
				unread = append(unread, c.Title+": "+onOneLine(text))
				continue
			}
			values[c.Field] = value
		}
		noteUnread(kind, values, unread)
		return values
	}
	if !slices.ContainsFunc(row, func(cell string) bool { return strings.TrimSpace(cell) != "" }) {
		return
	}
	name := ""
	if b.name < len(row) {
		name = onOneLine(strings.TrimSpace(row[b.name]))
	}
	if name == "" {
		said("It does not say which " + b.upper.Name + " it is about.")
		return
	}
	id, there := b.known[sameName(name)]
	if !there {
		id = uuid.NewString()
		values := read(b.upper.Kind, b.ofUpper)
		values[b.upper.Called] = name
		b.known[sameName(name)] = id
		b.records = append(b.records, assessment.NewRecord{ID: id, Values: values})
	}
	values := read(b.inner.Kind, b.ofInner)
	if len(values) == 0 {
		return
	}
	called := sameName(values[b.inner.Called])
	if called != "" && slices.Contains(b.called[id], called) {
		said("“" + name + "” has figures for “" + values[b.inner.Called] + "” already. They were left as they are.")
		return
	}
	b.called[id] = append(b.called[id], called)
	if b.under[id] == nil {
		b.order = append(b.order, id)
	}
	values[b.link] = id
	b.under[id] = append(b.under[id], assessment.NewRecord{ID: uuid.NewString(), Values: values})
	b.pasted++
}
