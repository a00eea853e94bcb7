package forms

import (
	"slices"

	"fyne.io/fyne/v2"
	"github.com/google/uuid"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/forms/kit"
)

// usualHeadings are offered for an empty "Who we are": what councils' own
// self-assessments commonly begin with.
var usualHeadings = []string{"The place", "The people we support", "Our vision and values", "How this links to the council’s plans"}

// about is "Who we are": the council's own headings with their text, and its
// key figures.
type about struct {
	host   Host
	page   *kit.Page
	body   *fyne.Container
	typing typing

	cards map[assessment.Ref]*aboutCard
	first *kit.Button      // what begins an empty page
	order []assessment.Ref // what is shown, to see when it must be built anew
}

// aboutCard is one section or key figure as it is written. Its parts are made
// when it comes into sight.
type aboutCard struct {
	parts *fieldParts
	box   *kit.Lazy
}

func newAbout(h Host) Page {
	p := &about{host: h, typing: typing{host: h}, body: kit.Stack(14)}
	p.page = kit.NewPage(kit.Inset(20, 26, 26, 26, kit.AtMost(room(1100), p.body)))
	p.build()
	return p
}

func (p *about) assessment() *assessment.Assessment { return p.host.Document().Assessment() }

// build makes every card anew, as when one is added, removed or moved.
func (p *about) build() {
	a := p.assessment()
	p.cards = map[assessment.Ref]*aboutCard{}
	objects := []fyne.CanvasObject{
		kit.NewTitle("Who we are"),
		kit.NewSecondary("The place, the people and what the council stands for, under headings of your own. It comes before the nine statements in the pack."),
	}
	sections := a.IDs(assessment.KindSection)
	if len(sections) == 0 {
		p.first = kit.NewPrimaryButton("Start with the usual headings", p.addUsual)
		objects = append(objects, kit.NewCard(kit.Stack(10,
			kit.NewBody("Nothing is written here yet."),
			kit.Row(10, p.first, kit.NewButton("Add a section", p.addSection)),
		)))
	}
	for _, id := range sections {
		objects = append(objects, p.sectionCard(id))
	}
	if len(sections) > 0 {
		objects = append(objects, kit.Row(10, kit.NewLink("+ Add a section", p.addSection)))
	}
	rows := []fyne.CanvasObject{
		kit.NewHeading("Key figures"),
		kit.NewSecondary("Each with its date or source: an inspector asks for it."),
	}
	for _, id := range a.IDs(assessment.KindFigure) {
		rows = append(rows, p.figureRow(id))
	}
	rows = append(rows, kit.Row(10, kit.NewLink("+ Add a key figure", p.addFigure)))
	p.body.Objects = append(objects, kit.NewCard(kit.Stack(12, rows...)))
	p.order = p.refs()
	p.refresh()
}

// refs lists what the page shows, in order.
func (p *about) refs() []assessment.Ref {
	var refs []assessment.Ref
	for _, kind := range []assessment.Kind{assessment.KindSection, assessment.KindFigure} {
		for _, id := range p.assessment().IDs(kind) {
			refs = append(refs, assessment.Ref{Kind: kind, ID: id})
		}
	}
	return refs
}

// card makes a card that is built when it comes into sight, about as tall as
// the text of its field long needs.
func (p *about) card(ref assessment.Ref, long assessment.Field, build func(parts *fieldParts) fyne.CanvasObject) fyne.CanvasObject {
	c := &aboutCard{parts: newFieldParts(p.host, ref, &p.typing)}
	c.parts.flush = p.Flush
	c.box = kit.NewLazy(func(width float32) float32 {
		text, _ := p.assessment().Value(ref.Kind, ref.ID, long)
		const usual, perLine, letter = 170, 22, 7 // units: a card without its text, a line, and a letter
		return room(usual + perLine*float32(assessment.Length(text))*letter/max(width, 200))
	}, func() fyne.CanvasObject {
		box := build(c.parts)
		c.parts.refresh(columns.NewWords(p.assessment()))
		return box
	})
	p.cards[ref] = c
	return c.box
}

func (p *about) sectionCard(id string) fyne.CanvasObject {
	ref := assessment.Ref{Kind: assessment.KindSection, ID: id}
	return p.card(ref, assessment.FieldText, func(parts *fieldParts) fyne.CanvasObject {
		return kit.NewCard(kit.Stack(8,
			parts.part(assessment.FieldHeading, shownAs{}),
			parts.part(assessment.FieldText, shownAs{lines: 4}),
			kit.RowFilled(12, 0, parts.part(assessment.FieldInternal, shownAs{}), p.menu("Section", ref)),
		))
	})
}

func (p *about) figureRow(id string) fyne.CanvasObject {
	ref := assessment.Ref{Kind: assessment.KindFigure, ID: id}
	return p.card(ref, assessment.FieldNote, func(parts *fieldParts) fyne.CanvasObject {
		return kit.Stack(6,
			kit.Columns(room(700), 12,
				parts.part(assessment.FieldLabel, shownAs{label: "What is counted"}),
				parts.part(assessment.FieldValue, shownAs{label: "Figure"}),
				parts.part(assessment.FieldNote, shownAs{label: "Date or source", lines: 1})),
			kit.RowFilled(12, 0, parts.part(assessment.FieldInternal, shownAs{}), p.menu("Key figure", ref)),
		)
	})
}

// menu is what can be done with a card.
func (p *about) menu(what string, ref assessment.Ref) fyne.CanvasObject {
	spec, _ := assessment.KindOf(ref.Kind)
	shift := func(by int) kit.Action {
		_, can := p.assessment().ShiftRecord(ref.Kind, ref.ID, by)
		return kit.Action{Disabled: !can, Do: func() {
			p.Flush()
			if edit, can := p.assessment().ShiftRecord(ref.Kind, ref.ID, by); can {
				p.host.Do(edit)
			}
		}}
	}
	return kit.NewMenuButton(what, func() []kit.Action {
		up, down := shift(-1), shift(1)
		up.Label, down.Label = "Move up", "Move down"
		return []kit.Action{up, down, {Label: "Delete " + spec.Name, Begins: true, Do: func() {
			p.Flush()
			p.host.Do(assessment.RemoveRecord("Delete "+spec.Name, ref.Kind, ref.ID))
		}}}
	})
}

// focus gives the keyboard to a field of a card, or to its first.
func (p *about) focus(ref assessment.Ref, field assessment.Field) bool {
	c := p.cards[ref]
	if c == nil {
		return false
	}
	c.box.Make()
	p.page.Reveal(c.box)
	return c.parts.Focus(field)
}

func (p *about) addUsual() {
	a := p.assessment()
	edit := assessment.Edit{Label: "Add the usual headings"}
	after := a.Clone()
	last := ""
	for _, heading := range usualHeadings {
		id := uuid.NewString()
		step := after.AddSection(id, last, heading, "")
		if _, err := after.Apply(step.Ops); err != nil {
			p.host.Fail(err)
			return
		}
		edit.Ops = append(edit.Ops, step.Ops...)
		last = id
	}
	if p.host.Do(edit) {
		p.focus(p.order[0], assessment.FieldText)
	}
}

func (p *about) addSection() {
	p.Flush()
	a, id, after := p.assessment(), uuid.NewString(), ""
	if n := len(a.Sections()); n > 0 {
		after = a.Sections()[n-1].ID
	}
	if p.host.Do(a.AddSection(id, after, "", "")) {
		p.focus(assessment.Ref{Kind: assessment.KindSection, ID: id}, assessment.FieldHeading)
	}
}

func (p *about) addFigure() {
	p.Flush()
	a, id, after := p.assessment(), uuid.NewString(), ""
	if n := len(a.Figures()); n > 0 {
		after = a.Figures()[n-1].ID
	}
	if p.host.Do(a.AddFigure(id, after, "", "", "")) {
		p.focus(assessment.Ref{Kind: assessment.KindFigure, ID: id}, assessment.FieldLabel)
	}
}

func (p *about) Content() fyne.CanvasObject { return p.page }

func (p *about) Changed(change assessment.Change) {
	if change.Label != "Typing" {
		p.typing.rest()
	}
	if !slices.Equal(p.order, p.refs()) {
		p.build()
		return
	}
	p.refresh()
}

// refresh puts what the document holds into the cards that were made.
func (p *about) refresh() {
	words := columns.NewWords(p.assessment())
	for _, c := range p.cards {
		c.parts.refresh(words)
	}
	p.page.Relayout()
}

// Flush hands over what has been typed in any field.
func (p *about) Flush() {
	for _, c := range p.cards {
		c.parts.Flush()
	}
}

// Unsaved is false: all that is written here is kept.
func (p *about) Unsaved() bool { return false }

// Reveal implements Revealer.
func (p *about) Reveal(ref assessment.Ref, field assessment.Field) bool { return p.focus(ref, field) }

// Start begins at the first heading, or at what makes one.
func (p *about) Start() {
	if ids := p.assessment().IDs(assessment.KindSection); len(ids) > 0 {
		p.focus(assessment.Ref{Kind: assessment.KindSection, ID: ids[0]}, assessment.FieldHeading)
		p.page.ShowFromTop()
		return
	}
	p.host.Canvas().Focus(p.first)
}
