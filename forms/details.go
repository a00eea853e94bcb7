package forms

import (
	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/forms/kit"
)

// details is the page of what is said about the document itself.
type details struct {
	host    Host
	page    *kit.Page
	typing  typing
	fields  map[assessment.Field]*kit.Field
	asAt    *kit.Field
	marking *kit.Choice
	draft   *kit.Check
}

func newDetails(h Host) Page {
	p := &details{host: h, typing: typing{host: h}, fields: map[assessment.Field]*kit.Field{}}
	a := h.Document().Assessment()
	id := a.ID
	field := func(label, help string, f assessment.Field) *kit.Field {
		p.fields[f] = kit.NewField(kit.FieldConfig{
			Label: label, Help: help, Limit: assessment.LimitName,
			OnChange: func(text string) { p.typing.set("Typing", assessment.KindDocument, id, f, text) },
			OnUndo:   h.Undo, OnRedo: h.Redo,
		})
		return p.fields[f]
	}
	p.asAt = kit.NewField(kit.FieldConfig{
		Label: "As at", Help: "The date the text speaks for, such as 30/09/2026. It stands on the cover.", Limit: 30,
		OnChange: p.setDate, OnUndo: h.Undo, OnRedo: h.Redo,
	})
	p.marking = kit.NewChoice("Protective marking", markings(), p.setMarking)
	p.draft = kit.NewCheck("Mark every page and sheet DRAFT", func(on bool) {
		p.Flush()
		h.Do(assessment.SetFlag("Change draft mark", assessment.KindDocument, id, assessment.FieldDraft, on))
	})
	p.page = kit.NewPage(kit.Inset(20, 26, 26, 26, kit.AtMost(room(760), kit.Stack(14,
		kit.NewTitle("Details and marking"),
		kit.NewSecondary("What the cover and the head of every page say."),
		kit.NewCard(kit.Stack(14,
			field("Council", "As it is printed, such as Northmere Council.", assessment.FieldCouncil),
			field("Title", "Such as Self-assessment 2026.", assessment.FieldTitle),
			p.asAt,
			field("Author", "Who answers for the text. It stands on the cover; leave it empty to name nobody.", assessment.FieldAuthor),
			kit.Stack(4, kit.NewStrong("Protective marking"), kit.Row(0, p.marking)),
			p.draft,
		)),
		kit.NewSecondary("Written against: "+a.Framework.Title+", version "+assessment.Thousands(a.Framework.Version)+"."),
	))))
	p.refresh()
	return p
}

// setDate takes a date as people write it. What is not a date yet is left for
// the person to finish; the document keeps the last one that was.
func (p *details) setDate(text string) {
	date, ok := assessment.ParseDate(text)
	if !ok {
		p.asAt.SetProblem("Please write the date as day/month/year, such as 30/09/2026.")
		return
	}
	p.asAt.SetProblem("")
	p.typing.set("Change date", assessment.KindDocument, p.host.Document().Assessment().ID, assessment.FieldAsAt, date)
}

func (p *details) setMarking(marking string) {
	p.Flush()
	p.host.Do(assessment.SetValue("Change marking", assessment.KindDocument, p.host.Document().Assessment().ID,
		assessment.FieldMarking, marking))
}

// markings are the protective markings to choose from.
func markings() []kit.Option {
	var all []kit.Option
	for _, m := range assessment.Markings {
		label := string(m)
		if m == assessment.Unmarked {
			label = "No marking"
		}
		all = append(all, kit.Option{ID: string(m), Label: label})
	}
	return all
}

func (p *details) Content() fyne.CanvasObject { return p.page }

func (p *details) Changed(change assessment.Change) {
	if change.Label != "Typing" && change.Label != "Change date" {
		p.typing.rest()
	}
	p.refresh()
}

func (p *details) refresh() {
	a := p.host.Document().Assessment()
	p.fields[assessment.FieldCouncil].SetText(a.Council)
	p.fields[assessment.FieldTitle].SetText(a.Title)
	p.fields[assessment.FieldAuthor].SetText(a.Author)
	if written, ok := assessment.ParseDate(p.asAt.Text()); ok && written != a.AsAt {
		p.asAt.SetText(assessment.ShowDate(a.AsAt))
	}
	p.marking.Choose(string(a.Marking))
	p.draft.Set(a.Draft)
	p.page.Relayout()
}

// Flush hands over what has been typed in any field.
func (p *details) Flush() {
	for _, f := range p.fields {
		f.Flush()
	}
	p.asAt.Flush()
}

// Unsaved tells whether a date waits to be finished.
func (p *details) Unsaved() bool {
	_, ok := assessment.ParseDate(p.asAt.Text())
	return !ok
}

// Start begins at the council's name.
func (p *details) Start() { p.fields[assessment.FieldCouncil].Focus() }
