package forms

import (
	"strings"

	"fyne.io/fyne/v2"
	"github.com/google/uuid"

	"ninefold/app/assessment"
	"ninefold/forms/kit"
)

// toBePlaced is the page of the lines that bringing in could not place. They are
// dragged to a list of a statement, or moved there with keys, and become entries
// of it.
type toBePlaced struct {
	host    Host
	content fyne.CanvasObject
	headed  *kit.Headed
	tally   *kit.Text
	table   *kit.Table
	places  []listPlace
	squares []*kit.Button // one for each of places
	doubts  map[string]string
}

// listPlace is a list of a statement.
type listPlace struct {
	statement string
	list      assessment.ListKey
	words     string // such as "Safeguarding, priorities"
}

// listPlaces are all lists of all statements, in their order.
func listPlaces(f *assessment.Framework) []listPlace {
	var all []listPlace
	for _, s := range f.Statements() {
		for _, key := range assessment.ListKeys {
			all = append(all, listPlace{s.Code, key, s.Short + ", " + assessment.LowerFirst(f.List(key).Title)})
		}
	}
	return all
}

func newToBePlaced(h Host) Page {
	f := h.Document().Assessment().Framework
	p := &toBePlaced{host: h, tally: kit.NewSecondary(""), places: listPlaces(f), doubts: map[string]string{}}
	p.table = kit.NewTable(kit.TableConfig{
		Says: "Lines to be placed", Columns: []kit.Column{{Title: "Line"}, {Title: "Seems to belong to", Width: 190}},
		Empty:   "Nothing waits to be placed. What bringing in cannot place is kept here.",
		Several: true, OnEnter: p.choose, OnDelete: p.throwAway, OnDrag: p.dragged, Actions: p.actions,
	})
	place := kit.NewPrimaryButton("Place…", func() { p.choose(p.chosen()) })
	place.SetTip("Enter")
	away := kit.NewButton("Throw away", func() { p.throwAway(p.chosen()) })
	away.SetTip("Delete")
	p.headed = kit.NewHeaded(
		kit.Inset(12, 20, 10, 26, kit.Stack(4,
			kit.Fold(room(220), 10, 0, kit.Stack(0, kit.NewTitle("To be placed"), p.tally), away, place),
		)),
		kit.Inset(14, 20, 20, 26, kit.Stack(10,
			kit.NewSecondary("Drag a line to its list, or press Enter on it and write a few letters of where it goes. Shift with the arrows takes several."),
			kit.NewCard(p.table),
		)))
	p.content = kit.Aside(room(780), room(374), p.headed, kit.NewPage(kit.Inset(16, 20, 20, 0, kit.Stack(0, p.targets(f)))))
	p.refresh()
	return p
}

// targets is the picture of all lists, into which lines are dropped. Pressing one
// places there what is selected.
func (p *toBePlaced) targets(f *assessment.Framework) fyne.CanvasObject {
	const names, square = 128, 58
	head := []fyne.CanvasObject{kit.Wide(room(names), kit.NewSmall(""))}
	for _, short := range []string{"Working well", "To improve", "Priorities"} {
		head = append(head, kit.Wide(room(square), kit.NewSmall(short).AlignCentre()))
	}
	rows := []fyne.CanvasObject{kit.NewStrong("Where they go"), kit.Row(6, head...)}
	for i, at := range p.places {
		button := kit.NewButton("", func() { p.place(p.chosen(), at) })
		button.Named("Place in " + at.words)
		button.SetTip("Place in " + at.words)
		p.squares = append(p.squares, button)
		if (i+1)%len(assessment.ListKeys) > 0 {
			continue
		}
		spec, _, err := f.Statement(at.statement)
		if err != nil {
			continue
		}
		row := []fyne.CanvasObject{kit.Wide(room(names), kit.NewBody(spec.Short).Shortened())}
		for _, b := range p.squares[i+1-len(assessment.ListKeys):] {
			row = append(row, kit.Wide(room(square), b))
		}
		rows = append(rows, kit.Row(6, row...))
	}
	return kit.NewCard(kit.Stack(6, rows...))
}

// chosen are the lines that are selected, or the one the keyboard is on.
func (p *toBePlaced) chosen() []string {
	if ids := p.table.Selected(); len(ids) > 0 {
		return ids
	}
	if id := p.table.Current(); id != "" {
		return []string{id}
	}
	return nil
}

// dragged follows lines that are dragged, and places them where they are let go.
func (p *toBePlaced) dragged(ids []string, at fyne.Position, dropped bool) {
	over := -1
	for i, square := range p.squares {
		if kit.IsAt(square, at) {
			over = i
		}
	}
	for i, square := range p.squares {
		square.SetOn(i == over && !dropped)
	}
	switch {
	case !dropped && over >= 0:
		kit.ShowDragged(p.table, count(len(ids), "line", "lines")+" to "+p.places[over].words, at)
	case !dropped:
		kit.ShowDragged(p.table, count(len(ids), "line", "lines"), at)
	default:
		kit.ShowDragged(p.table, "", at)
		if over >= 0 {
			p.place(ids, p.places[over])
		}
	}
}

// choose asks where lines go.
func (p *toBePlaced) choose(ids []string) {
	if len(ids) == 0 {
		return
	}
	var rows []kit.TableRow
	suggested, known := p.suggested(ids[0])
	byKey := map[string]listPlace{}
	for _, at := range p.places {
		row := kit.TableRow{ID: at.statement + "/" + string(at.list), Cells: []string{at.words}}
		byKey[row.ID] = at
		if known && at == suggested {
			row.Cells[0] += " (as the lines around suggest)"
			rows = append([]kit.TableRow{row}, rows...)
			continue
		}
		rows = append(rows, row)
	}
	pickAmong(p.host, "Where "+map[bool]string{true: "it goes", false: "they go"}[len(ids) == 1], rows, func(key string) { p.place(ids, byKey[key]) })
}

// suggested is the list that the lines around one suggest, and whether they do.
func (p *toBePlaced) suggested(id string) (listPlace, bool) {
	for _, t := range p.host.Document().Assessment().ToBePlaced() {
		for _, at := range p.places {
			if t.ID == id && t.Statement == at.statement && t.List == at.list {
				return at, true
			}
		}
	}
	return listPlace{}, false
}

func (p *toBePlaced) place(ids []string, to listPlace) {
	if len(ids) == 0 {
		p.host.Toast("Choose the lines first that go there.")
		return
	}
	if p.host.Do(p.host.Document().Assessment().PlaceLines(ids, to.statement, to.list, uuid.NewString)) {
		p.host.Toast("Placed "+count(len(ids), "line", "lines")+" in "+to.words, kit.Action{Label: "Undo", Do: p.host.Undo})
		p.goOn()
	}
}

func (p *toBePlaced) throwAway(ids []string) {
	if len(ids) > 0 && p.host.Do(p.host.Document().Assessment().ThrowAway(ids)) {
		p.host.Toast("Threw away "+count(len(ids), "line", "lines"), kit.Action{Label: "Undo", Do: p.host.Undo})
		p.goOn()
	}
}

// goOn goes on to the line that took the place of those that went.
func (p *toBePlaced) goOn() {
	p.table.Select(p.table.Current())
	p.table.Focus()
}

func (p *toBePlaced) actions(id string) []kit.Action {
	ids := p.chosen()
	actions := []kit.Action{{Label: "Place…", Keys: "Enter", Do: func() { p.choose(ids) }}}
	if to, known := p.suggested(id); known {
		actions = append(actions, kit.Action{Label: "Place in " + to.words, Do: func() { p.place(ids, to) }})
	}
	return append(actions, kit.Action{Label: "Throw away", Keys: "Delete", Begins: true, Do: func() { p.throwAway(ids) }})
}

func (p *toBePlaced) refresh() {
	a := p.host.Document().Assessment()
	waiting := a.ToBePlaced()
	rows := make([]kit.TableRow, len(waiting))
	for i, t := range waiting {
		under := filledIn(t.Source, t.Found, t.Why)
		doubt := p.doubt(a, t.Text)
		if doubt != "" {
			under = append([]string{doubt}, under...)
		}
		rows[i] = kit.TableRow{ID: t.ID, Cells: []string{t.Text, p.seems(a, t)}, Under: strings.Join(under, " · "), UnderAttention: doubt != ""}
	}
	p.table.SetRows(rows)
	p.tally.SetText(count(len(waiting), "line of a document brought in waits", "lines of documents brought in wait"))
	for i, at := range p.places {
		p.squares[i].SetText(assessment.Thousands(len(a.Statement(at.statement).List(at.list))))
	}
	p.headed.Relayout()
}

// doubt names what in a text looks like personal data, before it is placed where it
// may be published; "" for nothing.
func (p *toBePlaced) doubt(a *assessment.Assessment, text string) string {
	if said, known := p.doubts[text]; known {
		return said
	}
	var all []string
	for _, f := range assessment.Unaccepted(a.FindPersonalDataIn(text, "")) {
		all = append(all, assessment.LowerFirst(f.What)+" “"+f.Match+"”")
	}
	said := ""
	if len(all) > 0 {
		said = "▲ Looks like personal data: " + strings.Join(all, ", ")
	}
	p.doubts[text] = said
	return said
}

// seems says where the lines around a line suggest that it belongs.
func (p *toBePlaced) seems(a *assessment.Assessment, t *assessment.ToPlace) string {
	spec, _, err := a.Framework.Statement(t.Statement)
	switch {
	case err != nil:
		return "–"
	case t.List == "":
		return spec.Short
	}
	return spec.Short + ", " + assessment.LowerFirst(a.Framework.List(t.List).Title)
}

// filledIn are those of some texts in which there is something.
func filledIn(texts ...string) []string {
	var all []string
	for _, text := range texts {
		if text != "" {
			all = append(all, text)
		}
	}
	return all
}

func (p *toBePlaced) Content() fyne.CanvasObject { return p.content }

func (p *toBePlaced) Changed(assessment.Change) { p.refresh() }

func (p *toBePlaced) Flush() {}

// Unsaved is false: nothing is written on this page.
func (p *toBePlaced) Unsaved() bool { return false }

// Start begins at the first line.
func (p *toBePlaced) Start() { p.goOn() }

// Reveal implements Revealer.
func (p *toBePlaced) Reveal(ref assessment.Ref, _ assessment.Field) bool {
	if ref.Kind != assessment.KindToPlace || !p.table.Select(ref.ID) {
		return false
	}
	p.table.Focus()
	return true
}

// At implements Located.
func (p *toBePlaced) At() (assessment.Ref, assessment.Field) {
	if id := p.table.Current(); id != "" {
		return assessment.Ref{Kind: assessment.KindToPlace, ID: id}, ""
	}
	return assessment.Ref{}, ""
}
