package forms

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/app/spelling"
	"ninefold/forms/kit"
)

// fieldParts are the parts of a page in which the fields of one record are
// written, each made from the field's declaration: text, dates, choices, ticks,
// names, and references. A page asks for those it shows, and places them.
type fieldParts struct {
	host   Host
	ref    assessment.Ref
	typing *typing
	// flush hands over what is typed anywhere on the page, before another kind
	// of change.
	flush func()

	order   []assessment.Field // in which they were asked for
	texts   map[assessment.Field]*kit.Field
	read    map[assessment.Field]*readPart
	choices map[assessment.Field]*kit.Choice
	checks  map[assessment.Field]*kit.Check
	refers  map[assessment.Field]*fyne.Container
}

// shownAs says how a part differs from what the field's declaration makes of it.
// What is left empty stays as declared.
type shownAs struct {
	label string // over the part
	help  string // below it
	none  string // for a choice that is not made; "Not said" unless it says otherwise
	lines int    // that a box for text has at least
	says  string // to a screen reader, of a part without a label
	empty string // in a box in which nothing is written: what it stands for then
}

// readPart is a box whose text is read as something else, such as a date or a
// number. What cannot be read stays in the box for the person to finish, with a
// word about it; the document keeps the last that could.
type readPart struct {
	*kit.Field
	read func(text string) (value, why string)
	show func(value string) string
}

func newFieldParts(h Host, ref assessment.Ref, typing *typing) *fieldParts {
	p := &fieldParts{
		host: h, ref: ref, typing: typing,
		texts: map[assessment.Field]*kit.Field{}, read: map[assessment.Field]*readPart{}, choices: map[assessment.Field]*kit.Choice{},
		checks: map[assessment.Field]*kit.Check{}, refers: map[assessment.Field]*fyne.Container{},
	}
	p.flush = p.Flush
	return p
}

// part makes what a field is written in, or nil where a person does not write
// it.
func (p *fieldParts) part(field assessment.Field, as shownAs) fyne.CanvasObject {
	f, has := assessment.FieldOf(p.ref.Kind, field)
	if !has {
		panic("forms: " + string(p.ref.Kind) + " has no field " + string(field))
	}
	as.label, as.help = cmp.Or(as.label, f.Title), cmp.Or(as.help, f.Help)
	p.order = append(p.order, field)
	switch f.Type {
	case assessment.TypeText, assessment.TypeLine:
		switch {
		case f.Offering():
			before := p.offering(f, as, func(text string) []kit.Offer { return offersIn(f.Offers(p.host.Document().Assessment()), text) }, p.takeOffer(f))
			return kit.Stack(3, before, kit.Row(0, offered(p.host, f, "Used before", func(text string) { p.change(f, text) })))
		case p.ref.Kind == assessment.KindIndicator && field == assessment.FieldCode:
			return p.offering(f, as, codeOffers, p.takeCode)
		}
		return p.text(f, as)
	case assessment.TypePerson:
		names := p.offering(f, as, func(text string) []kit.Offer { return offersIn(peopleIn(p.host.Document().Assessment()), text) }, p.takeOffer(f))
		return kit.Stack(3, names, kit.Row(0, p.names(f)))
	case assessment.TypeDate:
		as.help = cmp.Or(as.help, "Such as 30/09/2026.")
		return kit.Stack(3, p.day(f, as), kit.Row(0, kit.NewLink("Calendar…", func() { p.calendar(f) })))
	case assessment.TypeNumber:
		return p.number(f, as)
	case assessment.TypeOneOf:
		parts := []fyne.CanvasObject{kit.NewStrong(as.label), kit.Row(0, p.choice(f, as))}
		if as.help != "" {
			parts = append(parts, kit.NewSmall(as.help))
		}
		return kit.Stack(4, parts...)
	case assessment.TypeYesNo:
		if as.help == "" {
			return p.check(f, as)
		}
		return kit.Stack(4, p.check(f, as), kit.NewSmall(as.help))
	case assessment.TypeReference:
		if !f.Places {
			return p.reference(f, as)
		}
	}
	p.order = p.order[:len(p.order)-1]
	return nil
}

// inCell is how a field is written in a cell of a register: what it is called
// stands over its column. Empty is what the cell says while nothing is written in
// the field, as where it follows from others.
func (p *fieldParts) inCell(field assessment.Field, says, empty string) kit.CellEdit {
	f, _ := assessment.FieldOf(p.ref.Kind, field)
	a := p.host.Document().Assessment()
	as := shownAs{says: says, lines: 2, empty: empty}
	var edit kit.CellEdit
	switch f.Type {
	case assessment.TypeText, assessment.TypeLine, assessment.TypePerson:
		edit.Box = p.text(f, as)
	case assessment.TypeDate:
		edit.Box = p.day(f, as)
	case assessment.TypeNumber:
		edit.Box = p.number(f, as)
	case assessment.TypeOneOf:
		if f.Optional(a) {
			edit.Actions = append(edit.Actions, kit.Action{Label: "Not said", Do: func() { p.change(f, "") }})
		}
		for _, term := range f.Terms(a) {
			edit.Actions = append(edit.Actions, kit.Action{Label: term.Title, Do: func() { p.change(f, term.Value) }})
		}
	case assessment.TypeYesNo:
		for _, answer := range []struct {
			label string
			on    bool
		}{{"Yes", true}, {"No", false}} {
			edit.Actions = append(edit.Actions, kit.Action{Label: answer.label, Do: func() { p.mark(f, answer.on) }})
		}
	case assessment.TypeReference:
		if !f.Places {
			edit.Do = func() { p.pick(f) }
		}
	}
	if edit.Box != nil {
		p.order = append(p.order, field)
		p.refresh(columns.NewWords(a))
	}
	return edit
}

// change gives a field another value, after what is still being typed.
func (p *fieldParts) change(f assessment.FieldSpec, value string) {
	p.flush()
	p.host.Do(assessment.SetValue("Change "+strings.ToLower(f.Title), p.ref.Kind, p.ref.ID, f.Field, value))
}

func (p *fieldParts) text(f assessment.FieldSpec, as shownAs) *kit.Field {
	p.texts[f.Field] = kit.NewField(p.textConfig(f, as))
	return p.texts[f.Field]
}

func (p *fieldParts) textConfig(f assessment.FieldSpec, as shownAs) kit.FieldConfig {
	lines := 1
	if f.Type == assessment.TypeText {
		lines = cmp.Or(as.lines, 3)
	}
	return kit.FieldConfig{
		Label: as.label, Says: as.says, Help: as.help, Placeholder: as.empty, Lines: lines, Wraps: f.Type == assessment.TypeLine, Limit: f.Limit, Advice: f.Advice, Spelt: spelling.Checked(p.ref.Kind, f),
		OnChange: func(text string) { p.typing.set("Typing", p.ref.Kind, p.ref.ID, f.Field, text) },
		OnUndo:   p.host.Undo, OnRedo: p.host.Redo,
	}
}

// offering makes a box that offers, while it is written in, what it may become.
func (p *fieldParts) offering(f assessment.FieldSpec, as shownAs, find func(string) []kit.Offer, take func(kit.Offer)) fyne.CanvasObject {
	o := kit.NewOffering(p.textConfig(f, as), find, take)
	p.texts[f.Field] = o.Field
	return o.Content
}

func (p *fieldParts) takeOffer(f assessment.FieldSpec) func(kit.Offer) {
	return func(o kit.Offer) { p.change(f, o.Text) }
}

// takeCode gives an indicator the code that was taken, and with it the title that
// the list has, unless somebody has written another.
func (p *fieldParts) takeCode(o kit.Offer) {
	p.flush()
	a := p.host.Document().Assessment()
	edit := assessment.SetValue("Change code", p.ref.Kind, p.ref.ID, assessment.FieldCode, o.Text)
	title, _ := a.Value(p.ref.Kind, p.ref.ID, assessment.FieldTitle)
	if strings.TrimSpace(title) == "" || isListedTitle(title) {
		edit.Ops = append(edit.Ops, assessment.SetValue("", p.ref.Kind, p.ref.ID, assessment.FieldTitle, o.Beside).Ops...)
	}
	p.host.Do(edit)
}

// offersIn are those of some texts that are meant by what was written: those that
// begin with it first, then those in which every word of it begins a word.
func offersIn(texts []string, written string) []kit.Offer {
	var begin, within []kit.Offer
	for _, text := range texts {
		switch lower, wanted := strings.ToLower(text), strings.ToLower(written); {
		case strings.HasPrefix(lower, wanted):
			begin = append(begin, kit.Offer{Text: text})
		case wordsBegin(lower, wanted):
			within = append(within, kit.Offer{Text: text})
		}
	}
	return append(begin, within...)
}

// wordsBegin tells whether each word that is wanted begins one of a text.
func wordsBegin(text, wanted string) bool {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' })
	for _, w := range strings.Fields(wanted) {
		if !slices.ContainsFunc(words, func(word string) bool { return strings.HasPrefix(word, w) }) {
			return false
		}
	}
	return true
}

// names offers the names that are in the document already.
func (p *fieldParts) names(f assessment.FieldSpec) fyne.CanvasObject {
	var button *kit.Button
	button = kit.NewMenuLink("Names", func() {
		var actions []kit.Action
		for _, name := range peopleIn(p.host.Document().Assessment()) {
			actions = append(actions, kit.Action{Label: name, Do: func() { p.change(f, name) }})
		}
		kit.OpenMenu(button, actions)
	})
	button.SetTip("Names that are in the document already")
	return button
}

// offered is a menu of the words that are offered for a field.
func offered(h Host, f assessment.FieldSpec, label string, take func(text string)) fyne.CanvasObject {
	var button *kit.Button
	button = kit.NewMenuLink(label, func() {
		var actions []kit.Action
		for _, text := range f.Offers(h.Document().Assessment()) {
			actions = append(actions, kit.Action{Label: assessment.Shortened(text, longestOffer), Do: func() { take(text) }})
		}
		if len(actions) > 0 {
			kit.OpenMenu(button, actions)
		}
	})
	return button
}

// longestOffer is how many characters of a text a menu or a message has room for.
const longestOffer = 60

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

// reading makes a box whose text is read as something else.
func (p *fieldParts) reading(f assessment.FieldSpec, as shownAs, label string, read func(string) (value, why string), show func(string) string) *kit.Field {
	const limit = 40 // characters: no date and no number is longer
	part := &readPart{read: read, show: show}
	part.Field = kit.NewField(kit.FieldConfig{
		Label: as.label, Says: as.says, Help: as.help, Limit: limit,
		OnChange: func(text string) {
			value, why := read(text)
			part.SetProblem(why)
			if why == "" {
				p.typing.set(label, p.ref.Kind, p.ref.ID, f.Field, value)
			}
		},
		OnUndo: func() {
			if !p.unfinish(f, part) {
				p.host.Undo()
			}
		}, OnRedo: p.host.Redo,
	})
	p.read[f.Field] = part
	return part.Field
}

// unfinish takes back what is not finished in a box, which the document knows nothing
// of, and says whether there was anything.
func (p *fieldParts) unfinish(f assessment.FieldSpec, part *readPart) bool {
	if _, why := part.read(part.Text()); why == "" {
		return false
	}
	value, _ := p.host.Document().Assessment().Value(p.ref.Kind, p.ref.ID, f.Field)
	part.SetProblem("")
	part.SetText(part.show(value))
	p.host.Toast("Undone: what was not finished under " + f.Title)
	return true
}

func (p *fieldParts) day(f assessment.FieldSpec, as shownAs) *kit.Field {
	return p.reading(f, as, "Change date", readDay, assessment.SayDay)
}

func (p *fieldParts) number(f assessment.FieldSpec, as shownAs) *kit.Field {
	return p.reading(f, as, "Typing", func(text string) (string, string) { return readNumber(f, text) },
		func(value string) string { return assessment.SayNumber(value, 0) })
}

func readDay(text string) (value, why string) {
	return assessment.ReadDate(text)
}

// readNumber is the number in a text as the field keeps it, or why it is none.
func readNumber(f assessment.FieldSpec, text string) (value, why string) {
	value, ok := assessment.ParseNumber(text)
	if !ok {
		return "", "Please write a number in figures, such as 58.41 or 1,234."
	}
	if err := f.CheckNumber(value); err != nil {
		return "", err.Error()
	}
	return value, ""
}

func (p *fieldParts) calendar(f assessment.FieldSpec) {
	at := time.Now()
	if value, _ := p.host.Document().Assessment().Value(p.ref.Kind, p.ref.ID, f.Field); value != "" {
		if day, err := time.Parse(time.DateOnly, value); err == nil {
			at = day
		}
	}
	var dialog *kit.Dialog
	calendar := widget.NewCalendar(at, func(day time.Time) {
		dialog.Close()
		p.flush()
		p.host.Do(assessment.SetValue("Change date", p.ref.Kind, p.ref.ID, f.Field, day.Format(time.DateOnly)))
	})
	dialog = kit.Form(p.host.Canvas(), f.Title, calendar, nil, kit.Answer{Label: "Cancel"})
}

// choice offers a field's vocabulary.
func (p *fieldParts) choice(f assessment.FieldSpec, as shownAs) *kit.Choice {
	a := p.host.Document().Assessment()
	var options []kit.Option
	if f.Optional(a) {
		options = append(options, kit.Option{ID: "", Label: cmp.Or(as.none, "Not said")})
	}
	for _, term := range f.Terms(a) {
		options = append(options, kit.Option{ID: term.Value, Label: term.Title})
	}
	p.choices[f.Field] = kit.NewChoice(as.label, options, func(value string) { p.change(f, value) })
	return p.choices[f.Field]
}

// bareChoice is a field's vocabulary without its title over it.
func (p *fieldParts) bareChoice(field assessment.Field) *kit.Choice {
	f, _ := assessment.FieldOf(p.ref.Kind, field)
	p.order = append(p.order, field)
	return p.choice(f, shownAs{label: f.Title})
}

func (p *fieldParts) check(f assessment.FieldSpec, as shownAs) *kit.Check {
	label := as.label
	if f.Field == assessment.FieldInternal {
		label = "Keep out of public packs"
	}
	p.checks[f.Field] = kit.NewCheck(label, func(on bool) { p.mark(f, on) })
	return p.checks[f.Field]
}

// mark sets a field that says yes or no.
func (p *fieldParts) mark(f assessment.FieldSpec, on bool) {
	p.flush()
	p.host.Do(assessment.SetFlag("Change "+strings.ToLower(f.Title)+" mark", p.ref.Kind, p.ref.ID, f.Field, on))
}

// reference lists what a field refers to, each with a way to take it out, and
// picks more by find as you type.
func (p *fieldParts) reference(f assessment.FieldSpec, as shownAs) fyne.CanvasObject {
	p.refers[f.Field] = kit.Stack(2)
	parts := []fyne.CanvasObject{kit.NewStrong(as.label)}
	if as.help != "" {
		parts = append(parts, kit.NewSmall(as.help))
	}
	word := "Choose…"
	if f.Many {
		word = "Add…"
	}
	return kit.Stack(4, append(parts, p.refers[f.Field], kit.Row(0, kit.NewButton(word, func() { p.pick(f) })))...)
}

func (p *fieldParts) targets(f assessment.FieldSpec) []assessment.Ref {
	value, _ := p.host.Document().Assessment().Value(p.ref.Kind, p.ref.ID, f.Field)
	return f.Targets(value)
}

// pick lets the person find what a field is to refer to.
func (p *fieldParts) pick(f assessment.FieldSpec) {
	pickRecord(p.host, f.Title, f.Refers, func(ref assessment.Ref) {
		if !f.Many {
			p.change(f, f.To(ref))
		} else if there := p.targets(f); !slices.Contains(there, ref) {
			p.change(f, f.To(append(there, ref)...))
		}
	})
}

// referred are the records a field refers to.
func (p *fieldParts) referred(f assessment.FieldSpec, words *columns.Words) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	all := p.targets(f)
	for _, ref := range all {
		out := kit.NewLink("Take out", func() {
			left := slices.DeleteFunc(slices.Clone(all), func(other assessment.Ref) bool { return other == ref })
			p.change(f, f.To(left...))
		})
		rows = append(rows, kit.RowTop(8, 0, kit.NewBody(words.Name(ref)), out))
	}
	return rows
}

// refresh shows what the document holds now. It says whether the record is
// still there.
func (p *fieldParts) refresh(words *columns.Words) bool {
	a := p.host.Document().Assessment()
	for _, name := range p.order {
		f, _ := assessment.FieldOf(p.ref.Kind, name)
		value, there := a.Value(p.ref.Kind, p.ref.ID, name)
		if !there {
			return false
		}
		if box := p.box(name); box != nil && f.Stood() {
			box.SetPlaceholder(p.stood(f))
		}
		if field := p.texts[name]; field != nil {
			field.SetText(value)
		}
		if part := p.read[name]; part != nil {
			if written, why := part.read(part.Text()); why == "" && written != value {
				part.SetText(part.show(value))
			}
		}
		if choice := p.choices[name]; choice != nil {
			choice.Choose(value)
		}
		if check := p.checks[name]; check != nil {
			check.Set(value != "")
		}
		if list := p.refers[name]; list != nil {
			list.Objects = p.referred(f, words)
		}
	}
	return true
}

// stood is what a field stands for while it is empty, as its box shows it.
func (p *fieldParts) stood(f assessment.FieldSpec) string {
	value := p.host.Document().Assessment().Stands(p.ref.Kind, p.ref.ID, f.Field)
	switch f.Type {
	case assessment.TypeDate:
		return assessment.SayDay(value)
	case assessment.TypeNumber:
		return assessment.SayNumber(value, 0)
	}
	return value
}

// Flush hands over what has been typed in any part.
func (p *fieldParts) Flush() {
	for _, name := range p.order {
		if field := p.box(name); field != nil {
			field.Flush()
		}
	}
}

// box is the box a field is written in, or nil where it has none.
func (p *fieldParts) box(field assessment.Field) *kit.Field {
	if part := p.read[field]; part != nil {
		return part.Field
	}
	return p.texts[field]
}

// Unsaved tells whether a date or a number waits to be finished.
func (p *fieldParts) Unsaved() bool {
	for _, part := range p.read {
		if _, why := part.read(part.Text()); why != "" {
			return true
		}
	}
	return false
}

// Mend gives the keyboard to the date or number that waits to be finished, and says
// whether there is one.
func (p *fieldParts) Mend() bool {
	for _, name := range p.order {
		if part := p.read[name]; part != nil {
			if _, why := part.read(part.Text()); why != "" {
				part.Focus()
				return true
			}
		}
	}
	return false
}

// Focus gives the keyboard to a field, or to the first that can be written in
// where it is none. It says whether there was any.
func (p *fieldParts) Focus(field assessment.Field) bool {
	for _, name := range append([]assessment.Field{field}, p.order...) {
		if box := p.box(name); box != nil {
			box.Focus()
			return true
		}
		if choice := p.choices[name]; choice != nil && name == field {
			p.host.Canvas().Focus(choice)
			return true
		}
	}
	return false
}
