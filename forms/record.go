package forms

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	"github.com/google/uuid"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/forms/kit"
)

// record is the form of one record of any declared kind: a part for each of its
// fields, made from the declaration, and a list for each kind that is written
// as its lines. It is made anew for each record that is opened.
type record struct {
	host   Host
	ref    assessment.Ref
	spec   assessment.KindSpec
	page   *kit.Page
	typing *typing

	fields  map[assessment.Field]*kit.Field
	dates   map[assessment.Field]*kit.Field
	numbers map[assessment.Field]*kit.Field
	choices map[assessment.Field]*kit.Choice
	checks  map[assessment.Field]*kit.Check
	refers  map[assessment.Field]*fyne.Container
	lists   map[assessment.Kind]*kit.EntryList
	below   []*children
	first   *kit.Field
}

// newRecord makes the form of a record. Open shows a record below it in its
// place; back, which may be nil, goes to the one it stands below itself.
func newRecord(h Host, ref assessment.Ref, typing *typing, open func(assessment.Ref), back func()) *record {
	spec, _ := assessment.KindOf(ref.Kind)
	r := &record{
		host: h, ref: ref, spec: spec, typing: typing,
		fields: map[assessment.Field]*kit.Field{}, dates: map[assessment.Field]*kit.Field{}, numbers: map[assessment.Field]*kit.Field{},
		choices: map[assessment.Field]*kit.Choice{},
		checks:  map[assessment.Field]*kit.Check{}, refers: map[assessment.Field]*fyne.Container{}, lists: map[assessment.Kind]*kit.EntryList{},
	}
	var parts []fyne.CanvasObject
	if back != nil {
		parts = append(parts, r.wayBack(back))
	}
	for _, f := range spec.Fields {
		if part := r.part(f); part != nil {
			parts = append(parts, part)
		}
	}
	for _, below := range assessment.Kinds() {
		switch {
		case below.Parent() != ref.Kind:
		case below.Lines:
			parts = append(parts, r.lines(below))
		default:
			c := newChildren(h, below, ref, open)
			r.below = append(r.below, c)
			parts = append(parts, c.part)
		}
	}
	r.page = kit.NewPage(kit.Inset(14, 16, 16, 16, kit.Stack(12, parts...)))
	r.refresh()
	return r
}

// part is what a field is written in, or nil where a person does not write it.
func (r *record) part(f assessment.FieldSpec) fyne.CanvasObject {
	switch f.Type {
	case assessment.TypeText, assessment.TypeLine, assessment.TypePerson:
		return r.written(f)
	case assessment.TypeDate:
		return r.day(f)
	case assessment.TypeNumber:
		return r.number(f)
	case assessment.TypeOneOf:
		return r.choice(f)
	case assessment.TypeYesNo:
		r.checks[f.Field] = kit.NewCheck(f.Title, func(on bool) {
			r.Flush()
			r.host.Do(assessment.SetFlag("Change "+strings.ToLower(f.Title), r.ref.Kind, r.ref.ID, f.Field, on))
		})
		return r.checks[f.Field]
	case assessment.TypeReference:
		if !f.Places {
			return r.reference(f)
		}
	}
	return nil
}

func (r *record) written(f assessment.FieldSpec) fyne.CanvasObject {
	lines := 1
	if f.Type == assessment.TypeText {
		lines = 3
	}
	field := kit.NewField(kit.FieldConfig{
		Label: f.Title, Help: f.Help, Lines: lines, Limit: f.Limit, Advice: f.Advice,
		OnChange: func(text string) { r.typing.set("Typing", r.ref.Kind, r.ref.ID, f.Field, text) },
		OnUndo:   r.host.Undo, OnRedo: r.host.Redo,
	})
	r.fields[f.Field] = field
	if r.first == nil {
		r.first = field
	}
	if f.Type != assessment.TypePerson {
		return field
	}
	names := kit.NewMenuButton("Names", func() []kit.Action {
		var actions []kit.Action
		for _, name := range peopleIn(r.host.Document().Assessment()) {
			actions = append(actions, kit.Action{Label: name, Do: func() {
				r.Flush()
				r.host.Do(assessment.SetValue("Change "+strings.ToLower(f.Title), r.ref.Kind, r.ref.ID, f.Field, name))
			}})
		}
		return actions
	})
	names.SetTip("Names that are in the document already")
	return kit.Stack(6, field, kit.Row(0, names))
}

// peopleIn are the names that stand in any field for one, in order.
func peopleIn(a *assessment.Assessment) []string {
	found := map[string]bool{}
	for ref := range a.All() {
		for _, f := range assessment.Fields(ref.Kind) {
			if f.Type == assessment.TypePerson {
				if name, _ := a.Value(ref.Kind, ref.ID, f.Field); strings.TrimSpace(name) != "" {
					found[strings.TrimSpace(name)] = true
				}
			}
		}
	}
	var names []string
	for name := range found {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// day takes a date as people write it, or from a calendar.
func (r *record) day(f assessment.FieldSpec) fyne.CanvasObject {
	var field *kit.Field
	help := f.Help
	if help == "" {
		help = "Such as 30/09/2026."
	}
	field = kit.NewField(kit.FieldConfig{
		Label: f.Title, Help: help, Limit: 40,
		OnChange: func(text string) {
			day, ok := assessment.ParseDate(text)
			if !ok {
				field.SetProblem("Please write the date as day/month/year, such as 30/09/2026.")
				return
			}
			field.SetProblem("")
			r.typing.set("Change date", r.ref.Kind, r.ref.ID, f.Field, day)
		},
		OnUndo: r.host.Undo, OnRedo: r.host.Redo,
	})
	r.dates[f.Field] = field
	return kit.Stack(6, field, kit.Row(0, kit.NewButton("Calendar…", func() { r.calendar(f) })))
}

func (r *record) calendar(f assessment.FieldSpec) {
	at := time.Now()
	if value, _ := r.host.Document().Assessment().Value(r.ref.Kind, r.ref.ID, f.Field); value != "" {
		if day, err := time.Parse(time.DateOnly, value); err == nil {
			at = day
		}
	}
	var dialog *kit.Dialog
	calendar := widget.NewCalendar(at, func(day time.Time) {
		dialog.Close()
		r.host.Do(assessment.SetValue("Change date", r.ref.Kind, r.ref.ID, f.Field, day.Format(time.DateOnly)))
	})
	dialog = kit.Form(r.host.Canvas(), f.Title, calendar, nil, kit.Answer{Label: "Cancel"})
}

// number takes a number as people write it. What is none stays in the box, with
// a word about it, and is not in the document.
func (r *record) number(f assessment.FieldSpec) fyne.CanvasObject {
	var field *kit.Field
	field = kit.NewField(kit.FieldConfig{
		Label: f.Title, Help: f.Help, Limit: 40,
		OnChange: func(text string) {
			value, why := numberOr(f, text)
			field.SetProblem(why)
			if why == "" {
				r.typing.set("Typing", r.ref.Kind, r.ref.ID, f.Field, value)
			}
		},
		OnUndo: r.host.Undo, OnRedo: r.host.Redo,
	})
	r.numbers[f.Field] = field
	return field
}

// numberOr is the number in a text as the field keeps it, or why it is none.
func numberOr(f assessment.FieldSpec, text string) (value, why string) {
	value, ok := assessment.ParseNumber(text)
	if !ok {
		return "", "Please write a number in figures, such as 58.41 or 1,234."
	}
	if err := f.CheckNumber(value); err != nil {
		return "", err.Error()
	}
	return value, ""
}

func (r *record) choice(f assessment.FieldSpec) fyne.CanvasObject {
	options := []kit.Option{{ID: "", Label: "Not said"}}
	for _, term := range f.Terms(r.host.Document().Assessment()) {
		options = append(options, kit.Option{ID: term.Value, Label: term.Title})
	}
	r.choices[f.Field] = kit.NewChoice(f.Title, options, func(value string) {
		r.Flush()
		r.host.Do(assessment.SetValue("Change "+strings.ToLower(f.Title), r.ref.Kind, r.ref.ID, f.Field, value))
	})
	parts := []fyne.CanvasObject{kit.NewStrong(f.Title), kit.Row(0, r.choices[f.Field])}
	if f.Help != "" {
		parts = append(parts, kit.NewSmall(f.Help))
	}
	return kit.Stack(4, parts...)
}

// reference lists what a field refers to, each with a way to take it out, and
// picks more by find as you type.
func (r *record) reference(f assessment.FieldSpec) fyne.CanvasObject {
	r.refers[f.Field] = kit.Stack(2)
	parts := []fyne.CanvasObject{kit.NewStrong(f.Title)}
	if f.Help != "" {
		parts = append(parts, kit.NewSmall(f.Help))
	}
	word := "Choose…"
	if f.Many {
		word = "Add…"
	}
	return kit.Stack(4, append(parts, r.refers[f.Field], kit.Row(0, kit.NewButton(word, func() { r.pick(f) })))...)
}

func (r *record) targets(f assessment.FieldSpec) []assessment.Ref {
	value, _ := r.host.Document().Assessment().Value(r.ref.Kind, r.ref.ID, f.Field)
	return f.Targets(value)
}

func (r *record) refer(f assessment.FieldSpec, refs []assessment.Ref) {
	r.Flush()
	r.host.Do(assessment.SetValue("Change "+strings.ToLower(f.Title), r.ref.Kind, r.ref.ID, f.Field, f.To(refs...)))
}

// pick lets the person find what the field is to refer to.
func (r *record) pick(f assessment.FieldSpec) {
	a := r.host.Document().Assessment()
	words := columns.NewWords(a)
	var all []kit.TableRow
	refs := map[string]assessment.Ref{}
	for _, kind := range f.Refers {
		for _, id := range a.IDs(kind) {
			ref := assessment.Ref{Kind: kind, ID: id}
			key := string(kind) + "/" + id
			refs[key] = ref
			all = append(all, kit.TableRow{ID: key, Cells: []string{words.Name(ref)}})
		}
	}
	var dialog *kit.Dialog
	take := func(key string) {
		dialog.Close()
		ref := refs[key]
		if !f.Many {
			r.refer(f, []assessment.Ref{ref})
		} else if there := r.targets(f); !slices.Contains(there, ref) {
			r.refer(f, append(there, ref))
		}
	}
	table := kit.NewTable(kit.TableConfig{Says: f.Title, Columns: []kit.Column{{Title: f.Title}}, Empty: "Nothing is called so.", OnChoose: take})
	const most = 40 // what can be looked through at a glance; more letters find the others
	show := func(text string) {
		wanted := strings.Fields(strings.ToLower(text))
		var rows []kit.TableRow
		for _, row := range all {
			name := strings.ToLower(row.Cells[0])
			if !slices.ContainsFunc(wanted, func(w string) bool { return !strings.Contains(name, w) }) && len(rows) < most {
				rows = append(rows, row)
			}
		}
		table.SetRows(rows)
		if dialog != nil {
			dialog.Relayout()
		}
	}
	search := kit.NewField(kit.FieldConfig{
		Label: "Find", OnChange: show,
		OnKey: func(key *fyne.KeyEvent) bool {
			if key.Name == fyne.KeyDown {
				table.Focus()
				return true
			}
			return false
		},
		OnSubmit: func(string) {
			if key := table.Current(); key != "" {
				take(key)
			}
		},
	})
	show("")
	dialog = kit.Form(r.host.Canvas(), f.Title, kit.Stack(10, search, table), search.Focusable(), kit.Answer{Label: "Cancel"})
}

// lines is the list of the records of a kind below this one.
func (r *record) lines(below assessment.KindSpec) fyne.CanvasObject {
	var parent assessment.Field
	for _, f := range below.Fields {
		if f.Places {
			parent = f.Field
		}
	}
	text, _ := assessment.FieldOf(below.Kind, below.Called)
	kind := below.Kind
	r.lists[kind] = kit.NewEntryList(kit.EntryListConfig{
		Title: upperFirst(below.Plural), Empty: "Write the first one here.", Limit: text.Limit,
		OnAdd: func(after string, texts []string) []string {
			a := r.host.Document().Assessment()
			records, ids := make([]assessment.NewRecord, len(texts)), make([]string, len(texts))
			for i, t := range texts {
				ids[i] = uuid.NewString()
				records[i] = assessment.NewRecord{ID: ids[i], Values: map[assessment.Field]string{parent: r.ref.ID, text.Field: onOneLine(t)}}
			}
			if !r.host.Do(a.AddRecords(kind, after, records...)) {
				return nil
			}
			return ids
		},
		OnText: func(id, t string) { r.typing.set("Typing", kind, id, text.Field, onOneLine(t)) },
		OnRemove: func(id string) {
			r.typing.rest()
			r.host.Do(assessment.RemoveRecord("Delete "+below.Name, kind, id))
		},
		OnMove: func(id string, by int) bool {
			edit, can := r.host.Document().Assessment().ShiftRecord(kind, id, by)
			return can && r.host.Do(edit)
		},
		OnUndo: r.host.Undo, OnRedo: r.host.Redo,
	})
	return r.lists[kind]
}

// onOneLine makes one line of a text for a field that has one only.
func onOneLine(text string) string { return strings.Join(strings.FieldsFunc(text, isBreak), " ") }

func isBreak(r rune) bool { return r == '\n' || r == '\r' }

// refresh shows what the document holds now.
func (r *record) refresh() {
	a := r.host.Document().Assessment()
	words := columns.NewWords(a)
	for _, f := range r.spec.Fields {
		value, there := a.Value(r.ref.Kind, r.ref.ID, f.Field)
		if !there {
			return
		}
		if field := r.fields[f.Field]; field != nil {
			field.SetText(value)
		}
		if field := r.dates[f.Field]; field != nil {
			if written, ok := assessment.ParseDate(field.Text()); ok && written != value {
				field.SetText(assessment.SayDay(value))
			}
		}
		if field := r.numbers[f.Field]; field != nil {
			// What cannot be read stays for the one who wrote it.
			if written, why := numberOr(f, field.Text()); why == "" && written != value {
				field.SetText(assessment.SayNumber(value, 0))
			}
		}
		if choice := r.choices[f.Field]; choice != nil {
			choice.Choose(value)
		}
		if check := r.checks[f.Field]; check != nil {
			check.Set(value != "")
		}
		if list := r.refers[f.Field]; list != nil {
			list.Objects = r.referred(f, words)
		}
	}
	for kind, list := range r.lists {
		spec, _ := assessment.KindOf(kind)
		var items []kit.EntryItem
		for _, id := range a.IDsBelow(kind, r.ref.ID) {
			text, _ := a.Value(kind, id, spec.Called)
			items = append(items, kit.EntryItem{ID: id, Text: text})
		}
		list.SetItems(items)
	}
	for _, c := range r.below {
		c.refresh(words)
	}
	r.page.Relayout()
}

// referred are the records a field refers to.
func (r *record) referred(f assessment.FieldSpec, words *columns.Words) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	all := r.targets(f)
	for _, ref := range all {
		out := kit.NewLink("Take out", func() {
			r.refer(f, slices.DeleteFunc(slices.Clone(all), func(other assessment.Ref) bool { return other == ref }))
		})
		rows = append(rows, kit.RowTop(8, 0, kit.NewBody(words.Name(ref)), out))
	}
	return rows
}

// Flush hands over what has been typed in any part.
func (r *record) Flush() {
	for _, f := range r.fields {
		f.Flush()
	}
	for _, f := range r.dates {
		f.Flush()
	}
	for _, f := range r.numbers {
		f.Flush()
	}
	for _, l := range r.lists {
		l.Flush()
	}
	for _, c := range r.below {
		c.add.Flush()
	}
}

// Unsaved tells whether something in the form is not in the document.
func (r *record) Unsaved() bool {
	for _, f := range r.dates {
		if _, ok := assessment.ParseDate(f.Text()); !ok {
			return true
		}
	}
	for field, f := range r.numbers {
		spec, _ := assessment.FieldOf(r.ref.Kind, field)
		if _, why := numberOr(spec, f.Text()); why != "" {
			return true
		}
	}
	return slices.ContainsFunc(r.below, func(c *children) bool { return strings.TrimSpace(c.add.Text()) != "" })
}

// wayBack leads to the record that this one stands below.
func (r *record) wayBack(back func()) fyne.CanvasObject {
	a := r.host.Document().Assessment()
	up := parentOf(a, r.ref)
	link := kit.NewLink("‹ "+upperFirst(a.Call(up.Kind, up.ID)), func() {
		r.Flush()
		back()
	})
	remove := kit.NewButton("Delete", func() {
		r.typing.rest()
		r.host.Do(assessment.RemoveRecord("Delete "+r.spec.Name, r.ref.Kind, r.ref.ID))
	})
	return kit.Row(0, link, remove)
}

// focusChild gives the keyboard to a record below this one in its list.
func (r *record) focusChild(ref assessment.Ref) {
	for _, c := range r.below {
		if c.spec.Kind == ref.Kind {
			c.table.Select(ref.ID)
			c.table.Focus()
		}
	}
}

// Focus gives the keyboard to a field, or to the first where it has none to
// write in.
func (r *record) Focus(field assessment.Field) {
	switch {
	case r.fields[field] != nil:
		r.fields[field].Focus()
	case r.dates[field] != nil:
		r.dates[field].Focus()
	case r.numbers[field] != nil:
		r.numbers[field].Focus()
	case r.first != nil:
		r.first.Focus()
	}
}
