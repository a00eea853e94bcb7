package forms

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/forms/kit"
)

// registerView is how a person left a register. The document remembers it.
type registerView struct {
	Columns []assessment.Field          `json:"columns,omitempty"`
	Sort    assessment.Field            `json:"sort,omitempty"`
	Down    bool                        `json:"down,omitempty"`
	Group   assessment.Field            `json:"group,omitempty"`
	Filters map[assessment.Field]string `json:"filters,omitempty"`
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

// unsaid is the filter for records that have nothing in a field, and needing
// that for those that want mending.
const (
	unsaid                   = "\x00"
	needing assessment.Field = "\x00needs attention"
)

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
