package forms

import (
	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/forms/kit"
)

// overviewFilter shows on the overview only those statements in which there is
// something of one kind.
type overviewFilter struct {
	title string
	// none is the sentence for when there is nothing of it.
	none string
	// in says how much of it there is in a statement.
	in func(s *assessment.Statement) int
	// entry tells which entries it is about; nil where it is about statements.
	entry func(e *assessment.Entry) bool
	// rare filters are offered while there is something of their kind only.
	rare bool
}

// overviewFilters are the filters in the order in which they stand.
func overviewFilters(h Host) []overviewFilter {
	once := func(is func(s *assessment.Statement) bool) func(s *assessment.Statement) int {
		return func(s *assessment.Statement) int {
			if is(s) {
				return 1
			}
			return 0
		}
	}
	of := func(is func(e *assessment.Entry) bool) func(s *assessment.Statement) int {
		return func(s *assessment.Statement) int { return len(entriesThat(s, is)) }
	}
	noted := func(e *assessment.Entry) bool { return e.Note != "" }
	internal := func(e *assessment.Entry) bool { return e.Internal }
	astray := func(e *assessment.Entry) bool {
		a, files := h.Document().Assessment(), h.EvidenceFiles()
		for _, l := range a.EvidenceFor(assessment.Ref{Kind: assessment.KindEntry, ID: e.ID}) {
			if files.Of(a.PieceOfEvidence(l.Evidence)).Needs() != "" {
				return true
			}
		}
		return false
	}
	return []overviewFilter{
		{"Not scored", "Every statement is scored.", once(func(s *assessment.Statement) bool { return s.Score == 0 }), nil, false},
		{"Without entries", "Every statement has entries.", once(func(s *assessment.Statement) bool { return s.EntryCount() == 0 }), nil, false},
		{"For review", "No statement is for review.", once(func(s *assessment.Statement) bool { return s.Status == assessment.ForReview }), nil, false},
		{"Changed since signed off", "No statement was changed since it was signed off.", once((*assessment.Statement).ChangedSinceSigned), nil, false},
		{"Noted", "No entry has a note.", of(noted), noted, false},
		{"Internal", "No entry is kept out of public packs.", of(internal), internal, false},
		{"Evidence moved or changed", "No entry’s evidence has moved or changed, as far as its files were looked at.", of(astray), astray, true},
	}
}

// entriesThat are the entries of a statement of which something is so, in their
// order.
func entriesThat(s *assessment.Statement, is func(e *assessment.Entry) bool) []*assessment.Entry {
	var all []*assessment.Entry
	for _, key := range assessment.ListKeys {
		for _, e := range s.List(key) {
			if is(e) {
				all = append(all, e)
			}
		}
	}
	return all
}

// filterBar is the row of filters over the tiles.
func (p *overview) filterBar() fyne.CanvasObject {
	p.all = kit.NewButton("", func() { p.filter(-1) })
	objects := []fyne.CanvasObject{p.all}
	for i, f := range p.filters {
		chip := kit.NewButton(f.title, func() { p.filter(i) })
		p.chips = append(p.chips, chip)
		objects = append(objects, chip)
	}
	p.nothing = kit.NewSecondary("")
	p.nothing.Hide()
	p.found = kit.NewTable(kit.TableConfig{
		Says:    "The entries of that kind",
		Columns: []kit.Column{{Title: "Entry"}, {Title: "Note for colleagues", Width: 0.3}, {Title: "Where", Width: 0.22}},
		OnChoose: func(id string) {
			p.goTo(assessment.Ref{Kind: assessment.KindEntry, ID: id}, assessment.FieldText)
		},
	})
	p.listed = kit.Stack(6, kit.NewCard(p.found))
	p.listed.Hide()
	return kit.Flow(8, objects...)
}

// filter shows what a filter lets through; -1 is everything, and so is the one
// that is on already.
func (p *overview) filter(which int) {
	if p.on == which {
		which = -1
	}
	p.on = which
	p.refresh()
}

// refreshFilters shows how much there is of each kind, and what the chosen one
// lets through.
func (p *overview) refreshFilters(a *assessment.Assessment) {
	p.all.SetText("All statements  " + assessment.Thousands(len(a.Statements)))
	p.all.SetOn(p.on < 0)
	for i, f := range p.filters {
		n := 0
		for _, s := range a.Statements {
			n += f.in(s)
		}
		p.chips[i].SetText(f.title + "  " + assessment.Thousands(n))
		p.chips[i].SetOn(p.on == i)
		shownWhile(p.chips[i], n > 0 || p.on == i || !f.rare)
	}
	shown := 0
	var rows []kit.TableRow
	for _, s := range a.Statements {
		tile := p.tiles[s.Code]
		if p.on >= 0 && p.filters[p.on].in(s) == 0 {
			tile.Hide()
			continue
		}
		tile.Show()
		shown++
		if p.on >= 0 && p.filters[p.on].entry != nil {
			for _, e := range entriesThat(s, p.filters[p.on].entry) {
				rows = append(rows, kit.TableRow{ID: e.ID, Cells: []string{e.Text, e.Note, a.Place(assessment.KindEntry, e.ID)}})
			}
		}
	}
	p.found.SetRows(rows)
	if p.listed.Hide(); len(rows) > 0 {
		p.listed.Show()
	}
	if p.nothing.Hide(); shown == 0 {
		p.nothing.SetText(p.filters[p.on].none)
		p.nothing.Show()
	}
}

// goTo leads to a field of a record.
func (p *overview) goTo(ref assessment.Ref, field assessment.Field) {
	if route, leads := RouteTo(p.host.Document().Assessment(), ref, field); leads {
		p.host.Go(route)
	}
}
