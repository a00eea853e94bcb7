package forms

import (
	"cmp"
	"strconv"
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/forms/kit"
)

// derivedColumn is a column of a register that shows no field of its records.
type derivedColumn struct {
	field assessment.Field // by which the register remembers it
	title string
	width float32
	right bool
	cell  func(id string) derivedCell
	// values are what a record has of terms, or nil: with them the register can
	// be filtered and grouped by the column.
	values func(id string) []string
	terms  []assessment.Term
	none   string // over the records without such a value; or ""
}

// derivedCell is what such a column says of one record: words, what it is sorted
// by, and a picture in place of the words.
type derivedCell struct {
	text, sort string
	strip      *kit.Strip
}

// derivedColumns are the columns that follow from the document as it is.
func (p *register) derivedColumns() map[assessment.Field]derivedColumn {
	all := map[assessment.Field]derivedColumn{}
	if p.of.derived != nil {
		for _, c := range p.of.derived(p.host.Document().Assessment()) {
			all[c.field] = c
		}
	}
	return all
}

// editCell is how a cell is written in: the part its record's form has for that
// field.
func (p *register) editCell(row string, column int) kit.CellEdit {
	id := recordOf(row)
	f := p.view.Columns[column]
	if _, derived := p.derivedColumns()[f]; derived {
		return kit.CellEdit{}
	}
	ref := assessment.Ref{Kind: p.of.kind, ID: id}
	p.inCell = newFieldParts(p.host, ref, &p.typing)
	p.inCell.flush = p.Flush
	a := p.host.Document().Assessment()
	words := columns.NewWords(a)
	empty := ""
	if value, _ := a.Value(ref.Kind, ref.ID, f); value == "" {
		empty = p.cell(words, id, f)
	}
	return p.inCell.inCell(f, p.title(f)+" of "+words.Name(ref), empty)
}

// cellDone shows the rows in the order they have now. What could not be read is
// not lost: it can be written on.
func (p *register) cellDone(row string, column int, unread string) {
	p.inCell = nil
	p.fill()
	if unread != "" {
		p.host.Toast("“"+assessment.Shortened(unread, longestOffer)+"” could not be read. "+p.title(p.view.Columns[column])+" is as it was.",
			kit.Action{Label: "Write it again", Do: func() { p.list.EditCellWith(row, column, unread) }})
	}
}

// rowID is the id of a row of a record: of the first, the record's own; of one that
// stands in several groups, another in each of them.
func rowID(record string, n int) string {
	if n == 0 {
		return record
	}
	return record + "\x00" + strconv.Itoa(n)
}

// recordOf is the record that a row shows.
func recordOf(row string) string {
	record, _, _ := strings.Cut(row, "\x00")
	return record
}

// recordsOf are the records that rows show, each once.
func recordsOf(rows []string) []string {
	var records []string
	seen := map[string]bool{}
	for _, row := range rows {
		if record := recordOf(row); !seen[record] {
			seen[record] = true
			records = append(records, record)
		}
	}
	return records
}

func (p *register) title(f assessment.Field) string {
	if spec, has := assessment.FieldOf(p.of.kind, f); has || p.of.derived == nil {
		return spec.Title
	}
	for _, c := range p.of.derived(p.host.Document().Assessment()) {
		if c.field == f {
			return c.title
		}
	}
	return ""
}

// cell is what a field says in the list.
func (p *register) cell(words *columns.Words, id string, f assessment.Field) string {
	if p.of.says != nil {
		if text, does := p.of.says(p.host.Document().Assessment(), id, f); does {
			return text
		}
	}
	return cellOf(p.sheet, words, id, f)
}

// under is the line below a record's name: what wants mending, else what hangs
// on it.
func (p *register) under(a *assessment.Assessment, id string) (text string, attention bool) {
	if why := p.needs(a, id); why != "" {
		return "▲ " + why, true
	}
	if p.of.under != nil {
		return p.of.under(a, id), false
	}
	var parts []string
	for _, below := range assessment.Kinds() {
		if below.Parent() == p.of.kind {
			if n := len(a.IDsBelow(below.Kind, id)); n > 0 {
				parts = append(parts, count(n, below.Name, below.Plural))
			}
		}
	}
	if internal, _ := a.Value(p.of.kind, id, assessment.FieldInternal); internal != "" {
		parts = append(parts, "internal")
	}
	return strings.Join(parts, " · "), false
}

// termOrder is the order of a vocabulary, by value.
func (p *register) termOrder(a *assessment.Assessment, f assessment.Field) map[string]int {
	order := map[string]int{}
	if spec, has := assessment.FieldOf(p.of.kind, f); has {
		for i, term := range spec.Terms(a) {
			order[term.Value] = i
		}
	}
	return order
}

// compareNatural compares numbers as numbers and words as words; what is empty
// comes last.
func compareNatural(x, y string) int {
	if (x == "") != (y == "") {
		return cmp.Compare(y, x)
	}
	a, errA := strconv.ParseFloat(x, 64)
	b, errB := strconv.ParseFloat(y, 64)
	if errA == nil && errB == nil {
		return cmp.Compare(a, b)
	}
	return strings.Compare(x, y)
}

// needs is what of a record wants mending, or "". It is found once while the rows
// are filled, however many ask.
func (p *register) needs(a *assessment.Assessment, id string) string {
	if p.of.attention == nil {
		return ""
	}
	why, known := p.wants[id]
	if !known {
		why = p.of.attention(a, id)
		if p.wants != nil {
			p.wants[id] = why
		}
	}
	return why
}

// said is a filter's value in words.
func (p *register) said(words *columns.Words, f assessment.FieldSpec, value string) string {
	if c, has := p.sheet.Column(f.Title); has {
		return c.Words(words, value)
	}
	return value
}

// searched is everything a search looks for of a record, in lower case. It is
// put together once for as long as the document stays as it is: people type
// several letters.
func (p *register) searched(words *columns.Words, id, number string) string {
	if text, known := p.texts[id]; known {
		return text
	}
	all := strings.ToLower(number) + "\n"
	for _, c := range p.sheet.Columns {
		all += strings.ToLower(c.Shown(words, id)) + "\n"
	}
	if p.texts == nil {
		p.texts = map[string]string{}
	}
	p.texts[id] = all
	return all
}
