package forms

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/google/uuid"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/forms/kit"
)

// registerSpec says how the page of a kind differs from that of any other.
type registerSpec struct {
	kind    assessment.Kind
	title   string
	help    string
	columns []assessment.Field           // those shown unless somebody chooses others
	widths  map[assessment.Field]float32 // of columns, where the usual one does not do
	group   assessment.Field             // by which it is grouped unless somebody chooses otherwise, or ""
	newHint string                       // in the last line
	pastes  []assessment.Field           // what the columns of a pasted block without titles are; nil for those of the list
	// says is what a column says of a record where that is not just its field,
	// or nil.
	says func(a *assessment.Assessment, id string, f assessment.Field) (text string, does bool)
	// attention says what of a record wants mending, or "".
	attention func(a *assessment.Assessment, id string) string
	// numbers are what records are called in papers, such as "E12", before
	// their words in the first column, or nil.
	numbers func(a *assessment.Assessment) map[string]string
	// under is the line below a record's name while nothing of it wants
	// mending, or nil for what hangs on the record.
	under func(a *assessment.Assessment, id string) string
	// buttons stand beside the title: what can be done on the page. Or nil.
	buttons func() []fyne.CanvasObject
	// own makes the parts of the form that are the page's own, or nil.
	own ownParts
	// derived are columns that show what follows from a record and from those
	// below it, or nil. Their fields are no fields of the kind.
	derived func(a *assessment.Assessment) []derivedColumn
	// makes is what a new record is by what was written in the last line, or nil
	// where that is what it is called.
	makes func(text string) map[assessment.Field]string
	// onPaste takes a pasted block in place of the register, if it says so, or nil.
	onPaste func(block [][]string) bool
	// above is shown over the register and follows the document, or nil. Where it
	// would leave the list no room it is shown in a dialog, by a button of this
	// name, if there is one; then it must make its content anew each time.
	above      func(h Host) (content fyne.CanvasObject, refresh func())
	aboveTitle string
}

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

// register is the page of a kind with many records: a list that can be
// searched, filtered, grouped and sorted, and the form of the record that is
// open beside it.
type register struct {
	host  Host
	of    registerSpec
	spec  assessment.KindSpec
	sheet columns.Sheet

	typing typing
	view   registerView
	open   string         // the record of the list that is open, or ""
	below  assessment.Ref // the record below it that the form shows, or none

	search *kit.Field
	tally  *kit.Text
	chips  *fyne.Container
	// allChips tells that where there is little room they are shown all the same.
	allChips bool
	chosen   *fyne.Container
	list     *kit.Register
	listBox  *fyne.Container
	formBox  *kit.Card
	form     *record
	inCell   *fieldParts // of the cell that is written in where it stands, or nil
	above    func()
	dialog   *kit.Dialog       // in which what stands above is shown, or nil
	wants    map[string]string // what of each record wants mending, while the rows are filled
	texts    map[string]string // what a search looks for, by record, as long as the document stays as it is
	layout   registerLayout
	content  *fyne.Container
}

// registerView is how a person left a register. The document remembers it.
type registerView struct {
	Columns []assessment.Field          `json:"columns,omitempty"`
	Sort    assessment.Field            `json:"sort,omitempty"`
	Down    bool                        `json:"down,omitempty"`
	Group   assessment.Field            `json:"group,omitempty"`
	Filters map[assessment.Field]string `json:"filters,omitempty"`
}

// registerBeside is the width of the page, in Fyne's units at the usual text
// size, from which the form stands beside the register and not in its place.
const registerBeside = 820

func newRegister(h Host, of registerSpec) Page {
	spec, known := assessment.KindOf(of.kind)
	if !known {
		panic("forms: a page is for a kind that nobody declared: " + string(of.kind))
	}
	p := &register{host: h, of: of, spec: spec, sheet: columns.Of(of.kind), typing: typing{host: h}}
	p.recall()
	p.search = kit.NewField(kit.FieldConfig{
		Says: "Search " + spec.Plural, Placeholder: "Search", AtOnce: true, OnChange: func(string) { p.fill() },
		OnKey: func(key *fyne.KeyEvent) bool {
			if key.Name == fyne.KeyDown {
				p.list.Focus()
				return true
			}
			return false
		},
	})
	p.tally = kit.NewSecondary("")
	p.chips, p.chosen, p.listBox = kit.Flow(8), kit.Flow(8), kit.Over()
	p.formBox = kit.NewCard(kit.NewSecondary("Choose " + assessment.AnyOf([]assessment.Kind{of.kind}) + " to see it here."))
	p.makeList()
	title := []fyne.CanvasObject{kit.NewTitle(of.title).OneLine(), p.tally}
	if of.buttons != nil {
		title = append(title, of.buttons()...)
	}
	p.layout.tally = p.tally
	head := []fyne.CanvasObject{kit.Fold(room(200), 12, 1, title...)}
	p.layout.back = kit.Row(0, kit.NewLink("‹ All "+spec.Plural, p.leave))
	head = append(head, p.layout.back)
	if of.help != "" {
		p.layout.help = kit.NewSecondary(of.help)
		head = append(head, p.layout.help)
	}
	var choosing []fyne.CanvasObject
	if of.above != nil {
		above, refresh := of.above(h)
		p.layout.above, p.layout.around = above, kit.Stack(0, above)
		choosing, p.above = append(choosing, p.layout.around), refresh
	}
	searching := kit.Wide(min(room(200), 240), p.search)
	choosing = append(choosing, kit.FoldTop(room(120), 10, 1, searching, p.chips), p.chosen)
	p.layout.choosing = kit.Stack(10, choosing...)
	p.layout.tightened = func() { p.setChips(p.makeChips(h.Document().Assessment())) }
	p.content = container.New(&p.layout, kit.Stack(10, append(head, p.layout.choosing)...), p.listBox, p.formBox)
	p.fill()
	if ids := h.Document().Assessment().IDs(of.kind); len(ids) > 0 {
		p.show(ids[0])
	}
	return p
}

// registerLayout places the head above, the list below it, and the form beside
// the list. Where there is no room for both, the form takes the place of the
// list and of what chooses among its rows, once a row is opened; and what the
// page shows over the list is left out where too little would be left of that.
type registerLayout struct {
	help, choosing, back fyne.CanvasObject
	tally                fyne.CanvasObject // how many there are
	above                fyne.CanvasObject // what the page shows over the list, which it may hide itself; or nil
	around               fyne.CanvasObject // the same, for the layout to hide
	opened               bool              // whether a row was opened
	leftOut              bool              // whether what the page shows over the list is left out
	tight                bool              // whether filters, grouping and columns would leave the list no room
	tightened            func()            // called when that has changed
}

// registerTight is the height of the page, in Fyne's units at the usual text size,
// below which filters, grouping and columns stand behind one button.
const registerTight = 480

// registerLeast is the height that the list has at least before what stands
// over it is left out.
const registerLeast = 200

func (*registerLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, 240) }

func (l *registerLayout) Layout(parts []fyne.CanvasObject, size fyne.Size) {
	const side = 26
	above, gap := float32(16), float32(14)
	if size.Height < room(registerTight) {
		above, gap = 8, 8
	}
	width := size.Width - 2*side
	beside := size.Width >= room(registerBeside)
	alone := !beside && l.opened
	if tight := size.Height < room(registerTight); tight != l.tight && l.tightened != nil {
		l.tight = tight
		l.tightened()
	}
	visible := func(o fyne.CanvasObject, on bool) {
		switch {
		case o == nil || o.Visible() == on:
		case on:
			o.Show()
		default:
			o.Hide()
		}
	}
	visible(l.help, beside)
	visible(l.tally, !l.tight) // the navigation says it, too
	visible(l.choosing, !alone)
	visible(l.back, alone)
	visible(parts[1], !alone)
	visible(parts[2], beside || alone)
	if l.above != nil {
		visible(l.around, l.above.Visible())
		left := size.Height - 2*above - gap - kit.HeightFor(parts[0], width)
		leftOut := l.above.Visible() && !beside && left < room(registerLeast)
		visible(l.around, l.above.Visible() && !leftOut)
		if leftOut != l.leftOut && l.tightened != nil {
			l.leftOut = leftOut
			l.tightened()
		}
	}
	top := above
	set := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, max(h, 0)))
	}
	height := kit.HeightFor(parts[0], width)
	set(parts[0], side, top, width, height)
	top += height + gap
	left := size.Height - top - above
	if beside {
		form := width * 0.38
		set(parts[1], side, top, width-form-gap, left)
		set(parts[2], side+width-form, top, form, left)
		return
	}
	set(parts[1], side, top, width, left)
	set(parts[2], side, top, width, left)
}

func (p *register) choiceKey() string { return "register." + string(p.of.kind) }

// recall reads how the register was left.
func (p *register) recall() {
	a := p.host.Document().Assessment()
	if json.Unmarshal([]byte(a.Choices[p.choiceKey()]), &p.view) != nil {
		p.view = registerView{Group: p.of.group}
	}
	derived := p.derivedColumns()
	p.view.Columns = slices.DeleteFunc(p.view.Columns, func(f assessment.Field) bool {
		_, is := derived[f]
		return !is && !p.spec.Has(f)
	})
	if len(p.view.Columns) == 0 {
		p.view.Columns = slices.Clone(p.of.columns)
	}
	if p.view.Filters == nil {
		p.view.Filters = map[assessment.Field]string{}
	}
}

// keep remembers how the register is left.
func (p *register) keep() {
	if p.host.Document().ReadOnly() {
		return
	}
	if text, err := json.Marshal(p.view); err == nil && len(text) <= assessment.LimitChoice {
		if err := p.host.Document().Remember(map[string]string{p.choiceKey(): string(text)}); err != nil {
			p.host.Fail(err)
		}
	}
}

// makeList makes the list with the columns that are chosen.
func (p *register) makeList() {
	var shown []kit.Column
	derived := p.derivedColumns()
	for i, f := range p.view.Columns {
		if c, is := derived[f]; is {
			shown = append(shown, kit.Column{Title: c.title, Width: c.width, Right: c.right})
			continue
		}
		spec, _ := assessment.FieldOf(p.of.kind, f)
		c := kit.Column{Title: spec.Title, Right: spec.Type == assessment.TypeNumber && i > 0}
		if i > 0 {
			c.Width = map[assessment.FieldType]float32{
				assessment.TypeYesNo: 80, assessment.TypeDate: 155, assessment.TypePerson: 150, assessment.TypeOneOf: 150,
				assessment.TypeNumber: 90,
			}[spec.Type]
			if c.Width == 0 {
				c.Width = 0.26
			}
			if width := p.of.widths[f]; width > 0 {
				c.Width = width
			}
		}
		shown = append(shown, c)
	}
	p.list = kit.NewRegister(kit.RegisterConfig{
		Says: p.of.title, Columns: shown, Empty: "Nothing here yet, or nothing that the search and the filters let through.",
		NewHint: p.of.newHint, OnNew: p.add,
		OnOpen: func(row string) { p.show(recordOf(row)) }, OnTap: func(row string) { p.enter(recordOf(row)) },
		OnEdit:   func(row string) { p.enter(recordOf(row)); p.form.Focus("") },
		OnSelect: func(rows []string) { p.selected(recordsOf(rows)) }, OnSort: p.sort,
		OnDelete: func(rows []string) { p.remove(recordsOf(rows)) }, OnPaste: p.paste,
		Beside: func(row string) bool { return p.form != nil && recordOf(row) == p.open },
		Cell:   p.editCell, OnCellDone: p.cellDone,
		OnUndo: p.host.Undo, OnRedo: p.host.Redo, Actions: func(row string) []kit.Action { return p.actions(recordOf(row)) },
	})
	p.list.SetSorted(slices.Index(p.view.Columns, p.view.Sort), p.view.Down)
	p.listBox.Objects = []fyne.CanvasObject{p.list}
	p.listBox.Refresh()
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

// fill shows the records that the search and the filters let through.
func (p *register) fill() {
	p.wants = map[string]string{}
	defer func() { p.wants = nil }()
	a := p.host.Document().Assessment()
	words := columns.NewWords(a)
	wanted := strings.Fields(strings.ToLower(p.search.Text()))
	type line struct {
		row    kit.TableRow
		sort   string
		groups []string // the values it is grouped by
	}
	var lines []line
	ids := p.sheet.Records(a)
	order := p.termOrder(a, p.view.Sort)
	derived := p.derivedColumns()
	var numbers map[string]string
	if p.of.numbers != nil {
		numbers = p.of.numbers(a)
	}
	telling := p.telling(a, words)
	passes := p.passing(a, telling)
	for _, id := range ids {
		if !passes(id) {
			continue
		}
		l := line{row: kit.TableRow{ID: id}}
		if len(wanted) > 0 {
			all := p.searched(words, id, numbers[id])
			if slices.ContainsFunc(wanted, func(w string) bool { return !strings.Contains(all, w) }) {
				continue
			}
		}
		for i, f := range p.view.Columns {
			if c, is := derived[f]; is {
				cell := c.cell(id)
				l.row.Cells = append(l.row.Cells, cell.text)
				if cell.strip != nil {
					if l.row.Strips == nil {
						l.row.Strips = map[int]*kit.Strip{}
					}
					l.row.Strips[i] = cell.strip
				}
				continue
			}
			l.row.Cells = append(l.row.Cells, p.cell(words, id, f))
		}
		if number := numbers[id]; number != "" {
			l.row.Cells[0] = strings.TrimSpace(number + "  " + l.row.Cells[0])
		}
		l.row.Under, l.row.UnderAttention = p.under(a, id)
		if c, is := derived[p.view.Sort]; is {
			l.sort = c.cell(id).sort
		} else if p.view.Sort != "" {
			value, _ := a.Value(p.of.kind, id, p.view.Sort)
			l.sort = strings.ToLower(p.cell(words, id, p.view.Sort))
			if at, is := order[value]; is {
				l.sort = strconv.Itoa(1000 + at)
			}
			if spec, _ := assessment.FieldOf(p.of.kind, p.view.Sort); spec.Type == assessment.TypeNumber || spec.Type == assessment.TypeDate {
				l.sort = value // 1,234 and 2 March are in the order of their words nowhere
			}
		}
		if by, grouped := telling[p.view.Group]; grouped {
			l.groups = by.values(id)
			if only := p.view.Filters[p.view.Group]; only != "" && only != unsaid {
				l.groups = []string{only} // the others are not asked for
			}
		}
		lines = append(lines, l)
	}
	if p.view.Sort != "" {
		slices.SortStableFunc(lines, func(x, y line) int {
			c := compareNatural(x.sort, y.sort)
			if p.view.Down {
				return -c
			}
			return c
		})
	}
	var rows []kit.TableRow
	if by, grouped := telling[p.view.Group]; !grouped {
		for _, l := range lines {
			rows = append(rows, l.row)
		}
	} else {
		// A record that belongs to several groups stands in each of them.
		members := map[string][]kit.TableRow{}
		var groups []string
		for _, l := range lines {
			if len(l.groups) == 0 {
				l.groups = []string{""}
			}
			for n, value := range l.groups {
				if members[value] == nil {
					groups = append(groups, value)
				}
				row := l.row
				row.ID = rowID(row.ID, n)
				members[value] = append(members[value], row)
			}
		}
		slices.SortStableFunc(groups, by.order)
		for _, value := range groups {
			name := cmp.Or(by.none, "Without "+strings.ToLower(by.title))
			if value != "" {
				name = by.said(value)
			}
			rows = append(rows, kit.TableRow{ID: "group " + value, Heading: true, Cells: []string{name + " · " + count(len(members[value]), p.spec.Name, p.spec.Plural)}})
			rows = append(rows, members[value]...)
		}
	}
	p.list.SetRows(rows)
	said := count(len(ids), p.spec.Name, p.spec.Plural)
	if len(lines) < len(ids) {
		said = assessment.Thousands(len(lines)) + " of " + said
	}
	p.tally.SetText(said)
	p.setChips(p.makeChips(a))
	if p.above != nil {
		p.above()
	}
	p.relayout()
}

// setChips shows other filters, and leaves the keyboard on the one it was on:
// whoever chose in it goes on from there.
func (p *register) setChips(chips []fyne.CanvasObject) {
	at := slices.IndexFunc(p.chips.Objects, func(o fyne.CanvasObject) bool { return p.host.Canvas().Focused() == o.(fyne.Focusable) })
	p.chips.Objects = chips
	p.chips.Refresh()
	if at >= 0 && at < len(chips) {
		p.host.Canvas().Focus(chips[at].(fyne.Focusable))
	}
}

func (p *register) relayout() {
	if p.content != nil {
		p.content.Refresh()
	}
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

// unsaid is the filter for records that have nothing in a field, and needing
// that for those that want mending.
const (
	unsaid                   = "\x00"
	needing assessment.Field = "\x00needs attention"
)

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

// teller tells the records of a register apart by a field, or by what follows
// from them: its values are what the register is filtered and grouped by.
type teller struct {
	field  assessment.Field
	title  string
	none   string                   // over the records without a value
	values func(id string) []string // of a record
	offers func() []string          // those that there can be, or are
	said   func(value string) string
	place  func(value string) int // in the order of its vocabulary; the same for all where there is none
}

// order compares two values as groups are ordered: as the vocabulary has them,
// else as they come; what has no value comes last.
func (t teller) order(x, y string) int {
	if (x == "") != (y == "") {
		return cmp.Compare(y, x)
	}
	return cmp.Compare(t.place(x), t.place(y))
}

// telling are the tellers of the register, by their fields.
func (p *register) telling(a *assessment.Assessment, words *columns.Words) map[assessment.Field]teller {
	all := map[assessment.Field]teller{}
	for _, f := range p.spec.Fields {
		if filterable(f) {
			all[f.Field] = p.tellerOf(a, words, f)
		}
	}
	for field, c := range p.derivedColumns() {
		if c.values == nil {
			continue
		}
		place := func(value string) int {
			return slices.IndexFunc(c.terms, func(term assessment.Term) bool { return term.Value == value })
		}
		all[field] = teller{
			field: field, title: c.title, none: c.none, values: c.values, place: place,
			said: func(value string) string {
				if at := place(value); at >= 0 {
					return c.terms[at].Title
				}
				return value // of another framework
			},
			offers: func() []string {
				var values []string
				for _, term := range c.terms {
					values = append(values, term.Value)
				}
				return values
			},
		}
	}
	return all
}

func (p *register) tellerOf(a *assessment.Assessment, words *columns.Words, f assessment.FieldSpec) teller {
	t := teller{
		field: f.Field, title: f.Title, said: func(value string) string { return p.said(words, f, value) },
		values: func(id string) []string {
			value, _ := a.Value(p.of.kind, id, f.Field)
			switch {
			case value == "":
				return nil
			case f.Many:
				return strings.Split(value, "\n")
			}
			return []string{value}
		},
	}
	t.offers = func() []string {
		switch f.Type {
		case assessment.TypeOneOf:
			var values []string
			for _, term := range f.Terms(a) {
				values = append(values, term.Value)
			}
			return values
		case assessment.TypeReference:
			return a.IDs(assessment.KindStatement)
		}
		var values []string
		for _, id := range a.IDs(p.of.kind) {
			for _, value := range t.values(id) {
				if !slices.Contains(values, value) {
					values = append(values, value)
				}
			}
		}
		slices.Sort(values)
		return values
	}
	order := map[string]int{}
	if f.Type == assessment.TypeOneOf || f.Type == assessment.TypeReference {
		for i, value := range t.offers() {
			order[value] = i
		}
	}
	t.place = func(value string) int {
		if at, has := order[value]; has {
			return at
		}
		return len(order)
	}
	return t
}

// tellers are the tellers in the order in which they are offered.
func (p *register) tellers(a *assessment.Assessment, words *columns.Words) []teller {
	all := p.telling(a, words)
	var ordered []teller
	if p.of.derived != nil {
		for _, c := range p.of.derived(a) {
			if t, has := all[c.field]; has {
				ordered = append(ordered, t)
			}
		}
	}
	for _, f := range p.spec.Fields {
		if t, has := all[f.Field]; has {
			ordered = append(ordered, t)
		}
	}
	return ordered
}

// passing tells which records the filters let through.
func (p *register) passing(a *assessment.Assessment, telling map[assessment.Field]teller) func(id string) bool {
	return func(id string) bool {
		for f, want := range p.view.Filters {
			if f == needing {
				if p.needs(a, id) == "" {
					return false
				}
				continue
			}
			t, known := telling[f]
			if !known {
				continue // of a column that there is no more
			}
			values := t.values(id)
			if want == unsaid && len(values) > 0 || want != unsaid && !slices.Contains(values, want) {
				return false
			}
		}
		return true
	}
}

// makeChips are the filters in plain words, the grouping and the columns.
func (p *register) makeChips(a *assessment.Assessment) []fyne.CanvasObject {
	words := columns.NewWords(a)
	var chips []fyne.CanvasObject
	for _, t := range p.tellers(a, words) {
		label := t.title
		switch want, on := p.view.Filters[t.field]; {
		case on && want == unsaid:
			label += ": nothing"
		case on:
			label += ": " + t.said(want)
		}
		chips = append(chips, kit.NewMenuButton(label, func() []kit.Action { return p.filterActions(t) }))
	}
	if p.of.attention != nil {
		label, n := "▲ Needs attention", 0
		for _, id := range a.IDs(p.of.kind) {
			if p.needs(a, id) != "" {
				n++
			}
		}
		if n > 0 {
			label += " " + assessment.Thousands(n)
		}
		if _, on := p.view.Filters[needing]; on {
			label += " ✓"
		}
		chips = append(chips, kit.NewButton(label, func() {
			if _, on := p.view.Filters[needing]; on {
				delete(p.view.Filters, needing)
			} else {
				p.view.Filters[needing] = "1"
			}
			p.changedView()
		}))
	}
	group := "Not grouped"
	if p.view.Group != "" {
		group = "Grouped by " + strings.ToLower(p.title(p.view.Group))
	}
	chips = append(chips,
		kit.NewMenuButton(group, p.groupActions),
		kit.NewMenuButton("Columns", p.columnActions),
	)
	if p.layout.leftOut && p.of.aboveTitle != "" {
		chips = append([]fyne.CanvasObject{kit.NewButton(p.of.aboveTitle, p.showAbove)}, chips...)
	}
	switch fold := func(label string, all bool) fyne.CanvasObject {
		return kit.NewButton(label, func() { p.allChips = all; p.setChips(p.makeChips(a)); p.relayout() })
	}; {
	case !p.layout.tight:
		return chips
	case p.allChips:
		return append([]fyne.CanvasObject{fold("▲ Fewer", false)}, chips...)
	default:
		label := "▼ Filters"
		if n := len(p.view.Filters); n > 0 {
			label += ", " + strconv.Itoa(n) + " on"
		}
		folded := []fyne.CanvasObject{fold(label, true)}
		if p.layout.leftOut && p.of.aboveTitle != "" {
			folded = append(folded, chips[0])
		}
		return folded
	}
}

// showAbove shows in a dialog what has no room over the list.
func (p *register) showAbove() {
	content, refresh := p.of.above(p.host)
	refresh()
	p.dialog = kit.Form(p.host.Canvas(), p.of.aboveTitle, content, nil, kit.Answer{Label: "Close", Primary: true})
}

// closeAbove takes that dialog away, before something of it is done.
func (p *register) closeAbove() {
	if p.dialog != nil {
		p.dialog.Close()
		p.dialog = nil
	}
}

// filterable tells whether records can be told apart by a field at a glance.
func filterable(f assessment.FieldSpec) bool {
	switch f.Type {
	case assessment.TypeOneOf, assessment.TypePerson:
		return true
	case assessment.TypeReference:
		return !f.Places && f.Refers[0] == assessment.KindStatement
	}
	return f.Offering()
}

// said is a filter's value in words.
func (p *register) said(words *columns.Words, f assessment.FieldSpec, value string) string {
	if c, has := p.sheet.Column(f.Title); has {
		return c.Words(words, value)
	}
	return value
}

func (p *register) filterActions(t teller) []kit.Action {
	set := func(value string) func() {
		return func() {
			p.view.Filters[t.field] = value
			p.changedView()
		}
	}
	actions := []kit.Action{{Label: "All", Do: func() {
		delete(p.view.Filters, t.field)
		p.changedView()
	}}}
	for i, value := range t.offers() {
		actions = append(actions, kit.Action{Label: t.said(value), Do: set(value), Begins: i == 0})
	}
	return append(actions, kit.Action{Label: "Nothing said", Do: set(unsaid), Begins: true})
}

func (p *register) groupActions() []kit.Action {
	actions := []kit.Action{{Label: "Not grouped", Do: func() {
		p.view.Group = ""
		p.changedView()
	}}}
	a := p.host.Document().Assessment()
	for _, t := range p.tellers(a, columns.NewWords(a)) {
		actions = append(actions, kit.Action{Label: "By " + strings.ToLower(t.title), Do: func() {
			p.view.Group = t.field
			p.changedView()
		}})
	}
	return actions
}

// columnActions sorts by a column, shows one more or one less, and puts it
// further left.
func (p *register) columnActions() []kit.Action {
	actions := p.sortActions()
	sorts := len(actions)
	offer := func(f assessment.Field, title string) {
		at := slices.Index(p.view.Columns, f)
		if at < 0 {
			actions = append(actions, kit.Action{Label: "Show " + title, Begins: len(actions) == sorts, Do: func() {
				p.view.Columns = append(p.view.Columns, f)
				p.changedColumns()
			}})
			return
		}
		actions = append(actions, kit.Action{Label: "Hide " + title, Begins: len(actions) == sorts, Do: func() {
			p.view.Columns = slices.Delete(p.view.Columns, at, at+1)
			p.changedColumns()
		}})
		if at > 1 {
			actions = append(actions, kit.Action{Label: "Move " + title + " to the left", Do: func() {
				p.view.Columns[at-1], p.view.Columns[at] = p.view.Columns[at], p.view.Columns[at-1]
				p.changedColumns()
			}})
		}
	}
	if p.of.derived != nil {
		for _, c := range p.of.derived(p.host.Document().Assessment()) {
			offer(c.field, c.title)
		}
	}
	for _, f := range p.spec.Fields {
		if f.Type != assessment.TypePosition && !f.Places && f.Field != p.spec.Called {
			offer(f.Field, f.Title)
		}
	}
	return actions
}

// sortActions sort without the mouse, as a press on a column's title does.
func (p *register) sortActions() []kit.Action {
	var actions []kit.Action
	for column, f := range p.view.Columns {
		label := "Sort by " + p.title(f)
		switch {
		case p.view.Sort == f && p.view.Down:
			label = "In the order of the document"
		case p.view.Sort == f:
			label += ", the other way round"
		}
		actions = append(actions, kit.Action{Label: label, Do: func() { p.sort(column) }})
	}
	return actions
}

func (p *register) changedColumns() {
	p.makeList()
	p.changedView()
}

func (p *register) changedView() {
	p.keep()
	p.fill()
}

// sort sorts by a column, the other way round the second time, and by none the
// third.
func (p *register) sort(column int) {
	f := p.view.Columns[column]
	switch {
	case p.view.Sort != f:
		p.view.Sort, p.view.Down = f, false
	case !p.view.Down:
		p.view.Down = true
	default:
		p.view.Sort, p.view.Down = "", false
	}
	p.list.SetSorted(slices.Index(p.view.Columns, p.view.Sort), p.view.Down)
	p.changedView()
}

// show opens a record beside the list.
func (p *register) show(id string) {
	if p.open == id && p.form != nil && p.below == (assessment.Ref{}) {
		return
	}
	p.open, p.below = id, assessment.Ref{}
	p.showForm(assessment.Ref{Kind: p.of.kind, ID: id}, nil)
}

// enter opens a record where there is room for one thing only, too.
func (p *register) enter(id string) {
	p.show(id)
	p.layout.opened = true
	p.relayout()
}

// leave goes back from the form to the list, where the form stands in its place.
func (p *register) leave() {
	p.Flush()
	p.layout.opened = false
	p.relayout()
	p.list.Focus()
}

// Escape implements Escaper: it leads from a record to the one it stands below,
// and from that to the list.
func (p *register) Escape() {
	if p.below.Kind != "" {
		p.showParent()
		return
	}
	p.leave()
}

// showBelow opens a record that stands below the open one, with a way back.
func (p *register) showBelow(ref assessment.Ref) {
	p.below = ref
	p.showForm(ref, p.showParent)
	p.form.Focus("")
}

// showParent goes back from a record to the one it stands below.
func (p *register) showParent() {
	from := p.below
	p.show(p.open)
	p.form.focusChild(from)
}

func (p *register) showForm(ref assessment.Ref, back func()) {
	if p.form != nil {
		p.form.Flush()
	}
	p.form = newRecord(p.host, ref, &p.typing, p.of.own, p.showBelow, back)
	p.formBox.SetContent(p.form.page)
	p.relayout()
}

// close shows no record.
func (p *register) close() {
	p.open, p.below, p.form, p.layout.opened = "", assessment.Ref{}, nil, false
	p.formBox.SetContent(kit.NewSecondary("Choose " + assessment.AnyOf([]assessment.Kind{p.of.kind}) + " to see it here."))
}

// selected offers what can be done with several records at once.
func (p *register) selected(ids []string) {
	p.chosen.Objects = nil
	if len(ids) > 1 {
		var change *kit.Button
		change = kit.NewMenuButton("Change all", func() []kit.Action {
			return p.bulkActions(ids, func(actions []kit.Action) { kit.OpenMenu(change, actions) })
		})
		p.chosen.Objects = []fyne.CanvasObject{
			kit.NewStrong(count(len(ids), p.spec.Name, p.spec.Plural) + " selected"), change, kit.NewButton("Delete", func() { p.remove(ids) }),
		}
	}
	p.chosen.Refresh()
	p.relayout()
}

// bulkActions are the fields that can be changed of several records at once; open
// shows what one can be changed to.
func (p *register) bulkActions(ids []string, open func([]kit.Action)) []kit.Action {
	var actions []kit.Action
	for _, f := range p.spec.Fields {
		switch {
		case f.Type == assessment.TypeDate:
			actions = append(actions, kit.Action{Label: f.Title + "…", Do: func() { p.askForAll(ids, f) }})
		case f.Type == assessment.TypeYesNo || filterable(f):
			actions = append(actions, kit.Action{Label: f.Title + "…", Do: func() { open(p.bulkValues(ids, f)) }})
		}
	}
	return actions
}

// bulkValues are what a field of several records can be changed to.
func (p *register) bulkValues(ids []string, f assessment.FieldSpec) []kit.Action {
	a := p.host.Document().Assessment()
	words := columns.NewWords(a)
	var values []string
	none, other := "Nothing", ""
	switch f.Type {
	case assessment.TypeOneOf:
		for _, term := range f.Terms(a) {
			values = append(values, term.Value)
		}
		if !f.Optional(a) {
			none = ""
		}
	case assessment.TypeYesNo:
		return []kit.Action{
			{Label: "Yes", Do: func() { p.changeAll(ids, f, "1") }},
			{Label: "No", Do: func() { p.changeAll(ids, f, "") }},
		}
	case assessment.TypePerson:
		values, none, other = peopleIn(a), "Nobody", "Somebody else…"
	case assessment.TypeReference:
		values = a.IDs(assessment.KindStatement)
	default:
		values, other = f.Offers(a), "Something else…"
	}
	var actions []kit.Action
	for _, value := range values {
		actions = append(actions, kit.Action{Label: assessment.Shortened(p.said(words, f, value), longestOffer), Do: func() { p.changeAll(ids, f, value) }})
	}
	if other != "" {
		actions = append(actions, kit.Action{Label: other, Do: func() { p.askForAll(ids, f) }, Begins: true})
	}
	if none != "" {
		actions = append(actions, kit.Action{Label: none, Do: func() { p.changeAll(ids, f, "") }, Begins: other == ""})
	}
	return actions
}

// askForAll asks for what a field of several records is to say.
func (p *register) askForAll(ids []string, f assessment.FieldSpec) {
	var dialog *kit.Dialog
	var field *kit.Field
	keep := func() {
		field.Flush()
		value := strings.TrimSpace(field.Text())
		if f.Type == assessment.TypeDate {
			day, why := readDay(value)
			if field.SetProblem(why); why != "" {
				dialog.Relayout()
				return
			}
			value = day
		}
		dialog.Close()
		p.changeAll(ids, f, value)
	}
	help := f.Help
	if f.Type == assessment.TypeDate {
		help = cmp.Or(help, "Such as 30/09/2026.") + " Left empty, it takes the date away."
	}
	field = kit.NewField(kit.FieldConfig{
		Label: f.Title, Help: help, Limit: cmp.Or(f.Limit, assessment.LimitName), OnSubmit: func(string) { keep() },
		OnChange: func(string) { field.SetProblem("") },
	})
	dialog = kit.Form(p.host.Canvas(), "Change all "+count(len(ids), p.spec.Name, p.spec.Plural), field, field.Focusable(),
		kit.Answer{Label: "Cancel"}, kit.Answer{Label: "Change all", Primary: true, Stay: true, Do: keep})
}

// changeAll gives a field of several records one value, in one change.
func (p *register) changeAll(ids []string, f assessment.FieldSpec, value string) {
	edit := assessment.Edit{Label: "Change " + strings.ToLower(f.Title) + " of " + count(len(ids), p.spec.Name, p.spec.Plural)}
	for _, id := range ids {
		edit.Ops = append(edit.Ops, assessment.SetValue("", p.of.kind, id, f.Field, value).Ops...)
	}
	p.Flush()
	if p.host.Do(edit) {
		p.host.Toast("Changed "+count(len(ids), p.spec.Name, p.spec.Plural), kit.Action{Label: "Undo", Do: p.host.Undo})
	}
}

func (p *register) actions(id string) []kit.Action {
	shift := func(by int) func() {
		return func() {
			if edit, can := p.host.Document().Assessment().ShiftRecord(p.of.kind, id, by); can {
				p.host.Do(edit)
			}
		}
	}
	return []kit.Action{
		{Label: "Move up", Do: shift(-1), Disabled: p.view.Sort != "" || !p.spec.Has(assessment.FieldPosition)},
		{Label: "Move down", Do: shift(1), Disabled: p.view.Sort != "" || !p.spec.Has(assessment.FieldPosition)},
		{Label: "Delete", Keys: "Delete", Do: func() { p.remove([]string{id}) }, Begins: true},
	}
}

// add makes a record of what was written in the last line. It gets what the
// filters ask for, so that it is seen.
func (p *register) add(text string) {
	id := uuid.NewString()
	values := map[assessment.Field]string{p.spec.Called: text}
	if p.of.makes != nil {
		values = p.of.makes(text)
	}
	for f, want := range p.view.Filters {
		if f != needing && want != unsaid && p.spec.Has(f) {
			values[f] = want
		}
	}
	if p.host.Do(p.host.Document().Assessment().AppendRecords(p.of.kind, assessment.NewRecord{ID: id, Values: values})) {
		p.search.SetText("")
		p.fill()
		p.list.Select(id)
	}
}

func (p *register) remove(ids []string) {
	p.Flush()
	edit := assessment.Edit{Label: "Delete " + count(len(ids), p.spec.Name, p.spec.Plural)}
	for _, id := range ids {
		edit.Ops = append(edit.Ops, assessment.RemoveRecord("", p.of.kind, id).Ops...)
	}
	if p.host.Do(edit) {
		p.host.Toast("Deleted "+count(len(ids), p.spec.Name, p.spec.Plural), kit.Action{Label: "Undo", Do: p.host.Undo})
	}
}

// paste adds a record for every row of a block from a spreadsheet.
func (p *register) paste(block [][]string) {
	if p.of.onPaste != nil && p.of.onPaste(block) {
		return
	}
	fields := p.view.Columns
	if p.of.pastes != nil {
		fields = p.of.pastes
	}
	if !slices.ContainsFunc(block, func(row []string) bool { return len(row) > 1 }) {
		fields = []assessment.Field{p.spec.Called}
	}
	pasteRecords(p.host, p.spec, fields, nil, block)
}

func (p *register) Content() fyne.CanvasObject { return p.content }

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

func (p *register) Changed(change assessment.Change) {
	p.texts = nil
	if change.Label != "Typing" && change.Label != "Change date" {
		p.typing.rest()
	}
	a := p.host.Document().Assessment()
	if _, there := a.ValuesOf(assessment.Ref{Kind: p.of.kind, ID: p.open}); !there && p.open != "" {
		p.close()
	}
	if _, there := a.ValuesOf(p.below); !there && p.below.Kind != "" {
		p.show(p.open)
	}
	if p.form != nil {
		p.form.refresh()
	}
	if p.inCell != nil && p.list.Editing() {
		// The row stays under the box that is written in, wherever its new words
		// belong.
		if p.inCell.refresh(columns.NewWords(a)) {
			return
		}
	}
	p.fill()
}

// Flush hands over what has been typed.
func (p *register) Flush() {
	p.search.Flush()
	if p.form != nil {
		p.form.Flush()
	}
	if p.inCell != nil {
		p.inCell.Flush()
	}
}

// Unsaved tells whether something in the form, or in the last line, is not in
// the document.
func (p *register) Unsaved() bool {
	return p.form != nil && p.form.Unsaved() || p.inCell != nil && p.inCell.Unsaved() || p.list.Unsent() != ""
}

// Mend implements Mender.
func (p *register) Mend() bool {
	switch {
	case p.inCell != nil && p.inCell.Mend(), p.form != nil && p.form.Mend():
		return true
	case p.list.Unsent() != "":
		p.list.FocusNew()
		return true
	}
	return false
}

// Start begins at the list.
func (p *register) Start() { p.list.Focus() }

// At implements Located.
func (p *register) At() (ref assessment.Ref, field assessment.Field) {
	switch {
	case p.open == "":
		return assessment.Ref{}, ""
	case p.below.Kind != "":
		return p.below, ""
	}
	return assessment.Ref{Kind: p.of.kind, ID: p.open}, ""
}

// Reveal opens a record at one of its fields; for a line of a record, that
// record.
func (p *register) Reveal(ref assessment.Ref, field assessment.Field) bool {
	a := p.host.Document().Assessment()
	var below, link assessment.Ref
	for ref.Kind != p.of.kind && ref.Kind != "" {
		switch spec, _ := assessment.KindOf(ref.Kind); {
		case spec.Lines:
			field = ""
		case len(spec.Ends) > 0:
			link, field = ref, "" // it is listed in the form of what it links
		default:
			below = ref
		}
		ref = parentOf(a, ref)
	}
	p.search.SetText("")
	if words := columns.NewWords(a); !p.passing(a, p.telling(a, words))(ref.ID) {
		p.view.Filters = map[assessment.Field]string{}
	}
	p.fill()
	if !p.list.Select(ref.ID) {
		return false
	}
	p.enter(ref.ID)
	if below.Kind != "" {
		p.showBelow(below)
	}
	if link.Kind != "" {
		p.form.focusChild(link)
		return true
	}
	p.form.Focus(field)
	return true
}
