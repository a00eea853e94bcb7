package forms

import (
	"slices"

	"fyne.io/fyne/v2"
	"github.com/google/uuid"

	"ninefold/app/assessment"
	"ninefold/forms/kit"
)

// usualHeadings are offered for an empty "Who we are": what councils' own
// self-assessments commonly begin with.
var usualHeadings = []string{"The place", "The people we support", "Our vision and values", "How this links to the council's plans"}

// about is "Who we are": the council's own headings with their text, and its
// key figures.
type about struct {
	host   Host
	page   *kit.Page
	body   *fyne.Container
	typing typing

	sections map[string]*sectionCard
	figures  map[string]*figureRow
	first    *kit.Button // what begins an empty page
	order    []string    // ids of what is shown, to see when it must be built anew
}

// sectionCard is one section as it is written.
type sectionCard struct {
	heading, text *kit.Field
	internal      *kit.Check
	box           fyne.CanvasObject
}

// figureRow is one key figure as it is written.
type figureRow struct {
	label, value, note *kit.Field
	internal           *kit.Check
	box                fyne.CanvasObject
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
	p.sections, p.figures = map[string]*sectionCard{}, map[string]*figureRow{}
	objects := []fyne.CanvasObject{
		kit.NewTitle("Who we are"),
		kit.NewSecondary("The place, the people and what the council stands for, under headings of your own. It comes before the nine statements in the pack."),
	}
	if len(a.Sections()) == 0 {
		p.first = kit.NewPrimaryButton("Start with the usual headings", p.addUsual)
		objects = append(objects, kit.NewCard(kit.Stack(10,
			kit.NewBody("Nothing is written here yet."),
			kit.Row(10, p.first, kit.NewButton("Add a section", p.addSection)),
		)))
	}
	for _, s := range a.Sections() {
		card := p.sectionCard(s)
		p.sections[s.ID] = card
		objects = append(objects, card.box)
	}
	if len(a.Sections()) > 0 {
		objects = append(objects, kit.Row(10, kit.NewLink("+ Add a section", p.addSection)))
	}
	rows := []fyne.CanvasObject{
		kit.NewHeading("Key figures"),
		kit.NewSecondary("Each with its date or source: an inspector asks for it."),
	}
	for _, f := range a.Figures() {
		row := p.figureRow(f)
		p.figures[f.ID] = row
		rows = append(rows, row.box)
	}
	rows = append(rows, kit.Row(10, kit.NewLink("+ Add a key figure", p.addFigure)))
	objects = append(objects, kit.NewCard(kit.Stack(12, rows...)))
	p.body.Objects = objects
	p.order = p.ids()
	p.refresh()
}

// ids lists what the page shows, in order.
func (p *about) ids() []string {
	var ids []string
	for _, s := range p.assessment().Sections() {
		ids = append(ids, s.ID)
	}
	for _, f := range p.assessment().Figures() {
		ids = append(ids, f.ID)
	}
	return ids
}

// field makes a field that writes into a record.
func (p *about) field(label string, lines int, kind assessment.Kind, id string, f assessment.Field) *kit.Field {
	spec, _ := assessment.FieldOf(kind, f)
	return kit.NewField(kit.FieldConfig{
		Label: label, Limit: spec.Limit, Advice: spec.Advice, Lines: lines,
		OnChange: func(text string) { p.typing.set("Typing", kind, id, f, text) },
		OnUndo:   p.host.Undo, OnRedo: p.host.Redo,
	})
}

func (p *about) internal(kind assessment.Kind, id string) *kit.Check {
	return kit.NewCheck("Keep out of public packs", func(on bool) {
		p.Flush()
		p.host.Do(assessment.SetFlag("Change internal mark", kind, id, assessment.FieldInternal, on))
	})
}

func (p *about) sectionCard(s *assessment.Section) *sectionCard {
	c := &sectionCard{
		heading:  p.field("Heading", 1, assessment.KindSection, s.ID, assessment.FieldHeading),
		text:     p.field("Text", 4, assessment.KindSection, s.ID, assessment.FieldText),
		internal: p.internal(assessment.KindSection, s.ID),
	}
	more := kit.NewMenuButton("Section", func() []kit.Action {
		return p.actions("section", assessment.KindSection, s.ID, p.assessment().ShiftSection)
	})
	c.box = kit.NewCard(kit.Stack(8, c.heading, c.text, kit.RowFilled(12, 0, c.internal, more)))
	return c
}

func (p *about) figureRow(f *assessment.Figure) *figureRow {
	r := &figureRow{
		label:    p.field("What is counted", 1, assessment.KindFigure, f.ID, assessment.FieldLabel),
		value:    p.field("Figure", 1, assessment.KindFigure, f.ID, assessment.FieldValue),
		note:     p.field("Date or source", 1, assessment.KindFigure, f.ID, assessment.FieldNote),
		internal: p.internal(assessment.KindFigure, f.ID),
	}
	more := kit.NewMenuButton("Key figure", func() []kit.Action {
		return p.actions("key figure", assessment.KindFigure, f.ID, p.assessment().ShiftFigure)
	})
	r.box = kit.Stack(6, kit.Columns(room(700), 12, r.label, r.value, r.note), kit.RowFilled(12, 0, r.internal, more))
	return r
}

func (p *about) actions(what string, kind assessment.Kind, id string, shift func(string, int) (assessment.Edit, bool)) []kit.Action {
	move := func(by int) func() {
		return func() {
			p.Flush()
			if edit, ok := shift(id, by); ok {
				p.host.Do(edit)
			}
		}
	}
	_, up := shift(id, -1)
	_, down := shift(id, 1)
	return []kit.Action{
		{Label: "Move up", Do: move(-1), Disabled: !up},
		{Label: "Move down", Do: move(1), Disabled: !down},
		{Label: "Delete " + what, Begins: true, Do: func() {
			p.Flush()
			p.host.Do(assessment.RemoveRecord("Delete "+what, kind, id))
		}},
	}
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
		p.sections[p.assessment().Sections()[0].ID].text.Focus()
	}
}

func (p *about) addSection() {
	p.Flush()
	a, id, after := p.assessment(), uuid.NewString(), ""
	if n := len(a.Sections()); n > 0 {
		after = a.Sections()[n-1].ID
	}
	if p.host.Do(a.AddSection(id, after, "", "")) {
		p.sections[id].heading.Focus()
	}
}

func (p *about) addFigure() {
	p.Flush()
	a, id, after := p.assessment(), uuid.NewString(), ""
	if n := len(a.Figures()); n > 0 {
		after = a.Figures()[n-1].ID
	}
	if p.host.Do(a.AddFigure(id, after, "", "", "")) {
		p.figures[id].label.Focus()
	}
}

func (p *about) Content() fyne.CanvasObject { return p.page }

func (p *about) Changed(change assessment.Change) {
	if change.Label != "Typing" {
		p.typing.rest()
	}
	if !slices.Equal(p.order, p.ids()) {
		p.build()
		return
	}
	p.refresh()
}

// refresh puts what the document holds into the fields.
func (p *about) refresh() {
	for _, s := range p.assessment().Sections() {
		c := p.sections[s.ID]
		c.heading.SetText(s.Heading)
		c.text.SetText(s.Text)
		c.internal.Set(s.Internal)
	}
	for _, f := range p.assessment().Figures() {
		r := p.figures[f.ID]
		r.label.SetText(f.Label)
		r.value.SetText(f.Value)
		r.note.SetText(f.Note)
		r.internal.Set(f.Internal)
	}
	p.page.Relayout()
}

// Flush hands over what has been typed in any field.
func (p *about) Flush() {
	for _, c := range p.sections {
		c.heading.Flush()
		c.text.Flush()
	}
	for _, r := range p.figures {
		r.label.Flush()
		r.value.Flush()
		r.note.Flush()
	}
}

// Unsaved is false: all that is written here is kept.
func (p *about) Unsaved() bool { return false }

// Start begins at the first heading, or at what makes one.
func (p *about) Start() {
	if list := p.assessment().Sections(); len(list) > 0 {
		p.sections[list[0].ID].heading.Focus()
		return
	}
	p.host.Canvas().Focus(p.first)
}
