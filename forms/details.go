package forms

import (
	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/forms/kit"
)

// details is the page of what is said about the document itself.
type details struct {
	*fieldParts
	page   *kit.Page
	typing typing
}

func newDetails(h Host) Page {
	a := h.Document().Assessment()
	p := &details{typing: typing{host: h}}
	p.fieldParts = newFieldParts(h, assessment.Ref{Kind: assessment.KindDocument, ID: a.ID}, &p.typing)
	p.page = kit.NewPage(kit.Inset(20, 26, 26, 26, kit.AtMost(room(760), kit.Stack(14,
		kit.NewTitle("Details and marking"),
		kit.NewSecondary("What the cover and the head of every page say."),
		kit.NewCard(kit.Stack(14,
			p.part(assessment.FieldCouncil, shownAs{}),
			p.part(assessment.FieldTitle, shownAs{}),
			p.part(assessment.FieldAsAt, shownAs{}),
			p.part(assessment.FieldAuthor, shownAs{}),
			p.part(assessment.FieldMarking, shownAs{label: "Protective marking", none: "No marking"}),
			p.part(assessment.FieldDraft, shownAs{label: "Mark every page and sheet DRAFT"}),
		)),
		kit.NewCard(kit.Stack(14,
			kit.NewHeading("The Information Return"),
			p.part(assessment.FieldNotice, shownAs{label: "Day of the notice"}),
			p.part(assessment.FieldNoticeDays, shownAs{}),
		)),
		kit.NewSecondary("Written against: "+a.Framework.Title+", version "+assessment.Thousands(a.Framework.Version)+"."),
	))))
	p.refresh()
	return p
}

func (p *details) Content() fyne.CanvasObject { return p.page }

func (p *details) Changed(change assessment.Change) {
	if change.Label != "Typing" && change.Label != "Change date" {
		p.typing.rest()
	}
	p.refresh()
}

func (p *details) refresh() {
	p.fieldParts.refresh(columns.NewWords(p.host.Document().Assessment()))
	p.page.Relayout()
}

// At implements Located.
func (p *details) At() (assessment.Ref, assessment.Field) { return p.ref, "" }

// Reveal implements Revealer.
func (p *details) Reveal(ref assessment.Ref, field assessment.Field) bool {
	return ref == p.ref && p.Focus(field)
}

// Start begins at the council's name.
func (p *details) Start() { p.Focus(assessment.FieldCouncil) }
