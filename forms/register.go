package forms

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

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

// registerTight is the height of the page, in Fyne's units at the usual text size,
// below which filters, grouping and columns stand behind one button.
const registerTight = 480

// registerLeast is the height that the list has at least before what stands
// over it is left out.
const registerLeast = 200

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

func (p *register) relayout() {
	if p.content != nil {
		p.content.Refresh()
	}
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

func (p *register) Content() fyne.CanvasObject { return p.content }

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
