package forms

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/forms/kit"
)

// ownersPage lists everything that somebody answers for, by name: whatever kind
// has a field that names a person. A row leads to where it stands.
type ownersPage struct {
	host   Host
	page   *kit.Page
	search *kit.Field
	tally  *kit.Text
	names  *kit.Button
	table  *kit.Table

	only string           // the one whose things are shown, or "" for everybody's
	refs map[string]owned // by the id of their row
}

// owned is a record in one field of which somebody is named.
type owned struct {
	ref   assessment.Ref
	field assessment.FieldSpec
	by    string // whose it is, or ""
	what  string
	state string // where it stands, in words
	due   string // "2006-01-02", or ""
	late  bool
}

func newOwners(h Host) Page {
	p := &ownersPage{host: h}
	p.search = kit.NewField(kit.FieldConfig{
		Says: "Search", Placeholder: "Search", OnChange: func(string) { p.refresh() },
		OnKey: func(key *fyne.KeyEvent) bool {
			if key.Name == fyne.KeyDown {
				p.table.Focus()
				return true
			}
			return false
		},
	})
	p.tally = kit.NewSecondary("")
	p.names = kit.NewMenuButton("Everybody", p.nameActions)
	p.table = kit.NewTable(kit.TableConfig{
		Says: "Who owns what",
		Columns: []kit.Column{
			{Title: "What"}, {Title: "As", Width: 0.17, Spare: true}, {Title: "State", Width: 0.16, Spare: true}, {Title: "By", Width: 0.17},
		},
		Empty: "Nobody is named yet, or nobody that the search lets through.", OnChoose: p.open,
	})
	p.page = kit.NewPage(kit.Inset(16, 26, 26, 26, kit.Stack(12,
		kit.Fold(room(260), 12, 1, kit.NewTitle("Who owns what").OneLine(), p.tally),
		kit.NewSecondary("Everything that somebody answers for, by name, and what nobody answers for yet. Enter on a row goes to it."),
		kit.FoldTop(room(300), 10, 1, kit.AtMost(room(260), p.search), kit.Flow(8, p.names)),
		kit.NewCard(p.table),
	)))
	p.refresh()
	return p
}

// refresh shows what the document holds now.
func (p *ownersPage) refresh() {
	a := p.host.Document().Assessment()
	all := ownedIn(a, today())
	wanted := strings.Fields(strings.ToLower(p.search.Text()))
	p.refs = map[string]owned{}
	var rows []kit.TableRow
	shown, last := 0, "\x00"
	var head int // where the heading of the name at hand is
	var of []owned
	finish := func() {
		if len(of) > 0 {
			rows[head].Cells[0] = headOfOwner(of)
		}
		of = nil
	}
	for _, o := range all {
		text := strings.ToLower(o.by + "\n" + o.what + "\n" + o.state + "\n" + kindName(o.ref.Kind))
		if p.only != "" && o.by != p.only || slices.ContainsFunc(wanted, func(w string) bool { return !strings.Contains(text, w) }) {
			continue
		}
		if o.by != last {
			finish()
			head, last = len(rows), o.by
			rows = append(rows, kit.TableRow{ID: "of " + o.by, Heading: true, Cells: []string{""}})
		}
		shown++
		of = append(of, o)
		id := string(o.ref.Kind) + "/" + o.ref.ID + "/" + string(o.field.Field)
		p.refs[id] = o
		by := ""
		if o.due != "" {
			by = shortDay(o.due, today())
			if o.late {
				by = "▲ " + by
			}
		}
		rows = append(rows, kit.TableRow{ID: id, Cells: []string{o.what, asOwner(o), o.state, by}, Attention: o.late})
	}
	finish()
	p.table.SetRows(rows)
	people := map[string]bool{}
	for _, o := range all {
		people[o.by] = true
	}
	delete(people, "")
	said := count(len(all), "thing", "things") + " of " + count(len(people), "person", "people")
	if shown < len(all) {
		said = assessment.Thousands(shown) + " of " + said
	}
	p.tally.SetText(said)
	p.names.SetText(cmp.Or(p.only, "Everybody"))
	p.page.Relayout()
}

// headOfOwner is the heading over what somebody answers for.
func headOfOwner(of []owned) string {
	kinds := map[assessment.Kind]int{}
	var order []assessment.Kind
	late := 0
	for _, o := range of {
		if kinds[o.ref.Kind] == 0 {
			order = append(order, o.ref.Kind)
		}
		kinds[o.ref.Kind]++
		if o.late {
			late++
		}
	}
	var parts []string
	for _, kind := range order {
		spec, _ := assessment.KindOf(kind)
		parts = append(parts, count(kinds[kind], spec.Name, spec.Plural))
	}
	head := cmp.Or(of[0].by, "Nobody yet") + " · " + strings.Join(parts, ", ")
	if late > 0 {
		head += " · " + assessment.Thousands(late) + " late"
	}
	return head
}

func kindName(kind assessment.Kind) string {
	spec, _ := assessment.KindOf(kind)
	return spec.Name
}

// asOwner is what a record is, and as what somebody is named there where that is
// not its owner.
func asOwner(o owned) string {
	name := assessment.UpperFirst(kindName(o.ref.Kind))
	if o.field.Field != assessment.FieldOwner {
		name += ", " + assessment.LowerFirst(o.field.Title)
	}
	return name
}

// ownedIn is everything that somebody answers for, or could: by name, what
// nobody answers for last, in the order of the document within.
func ownedIn(a *assessment.Assessment, today string) []owned {
	words := columns.NewWords(a)
	var all []owned
	names := map[string]bool{}
	for ref := range a.All() {
		for _, f := range assessment.Fields(ref.Kind) {
			if f.Type != assessment.TypePerson {
				continue
			}
			name, _ := a.Value(ref.Kind, ref.ID, f.Field)
			name = strings.Join(strings.Fields(name), " ")
			names[name] = true
			all = append(all, ownedAt(a, words, ref, f, name, today))
		}
	}
	for i := range all {
		all[i].by = personOf(all[i].by, names)
	}
	slices.SortStableFunc(all, func(x, y owned) int {
		if (x.by == "") != (y.by == "") {
			return cmp.Compare(y.by, x.by)
		}
		return strings.Compare(strings.ToLower(x.by), strings.ToLower(y.by))
	})
	return all
}

// personOf is the name that a text such as "Siân Gethin, Head of Safeguarding"
// begins with, where that stands alone elsewhere, so that one person is listed
// once; else the text.
func personOf(text string, names map[string]bool) string {
	if name, _, cut := strings.Cut(text, ","); cut && names[strings.TrimSpace(name)] {
		return strings.TrimSpace(name)
	}
	return text
}

func ownedAt(a *assessment.Assessment, words *columns.Words, ref assessment.Ref, field assessment.FieldSpec, by, today string) owned {
	o := owned{ref: ref, field: field, by: by, what: words.Name(ref)}
	if ref.Kind == assessment.KindDocument {
		o.what = a.Title
	}
	done := false
	for _, f := range assessment.Fields(ref.Kind) {
		value, _ := a.Value(ref.Kind, ref.ID, f.Field)
		switch {
		case f.Field == assessment.FieldStatus && value != "":
			o.state = f.Titled(a, value)
			done = value == assessment.ActionComplete || value == assessment.ActionStopped
		case f.Deadline && value != "":
			o.due = value
		}
	}
	if i := a.Item(ref.ID); i != nil && ref.Kind == assessment.KindItem {
		// What an item still needs says more than how far somebody is with it.
		answer, _ := assessment.FieldOf(assessment.KindItem, assessment.FieldAnswer)
		o.due, done = a.DueOf(i), i.Answered()
		if done {
			o.state, o.due = answer.Titled(a, i.Answer), i.Due
		} else {
			o.state = cmp.Or(o.state, "Not answered")
		}
	}
	o.late = !done && o.due != "" && o.due < today
	return o
}

func (p *ownersPage) nameActions() []kit.Action {
	show := func(name string) func() {
		return func() {
			p.only = name
			p.refresh()
		}
	}
	actions := []kit.Action{{Label: "Everybody", Do: show("")}}
	seen := map[string]bool{"": true}
	for _, o := range ownedIn(p.host.Document().Assessment(), today()) {
		if !seen[o.by] {
			seen[o.by] = true
			actions = append(actions, kit.Action{Label: o.by, Do: show(o.by), Begins: len(seen) == 2})
		}
	}
	return actions
}

// open goes to what a row is about.
func (p *ownersPage) open(id string) {
	o, there := p.refs[id]
	if !there {
		return
	}
	if route, ok := RouteTo(p.host.Document().Assessment(), o.ref, o.field.Field); ok {
		p.host.Go(route)
	}
}

func (p *ownersPage) Content() fyne.CanvasObject { return p.page }

func (p *ownersPage) Changed(assessment.Change) { p.refresh() }

func (p *ownersPage) Flush() { p.search.Flush() }

// Unsaved is false: nothing is written on this page.
func (p *ownersPage) Unsaved() bool { return false }

// Start begins at the list.
func (p *ownersPage) Start() { p.table.Focus() }
