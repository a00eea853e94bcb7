package forms

import (
	"strings"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/forms/kit"
)

// overview shows how far the whole document is: overall score, what is
// missing, and a tile for each statement that leads to its page.
type overview struct {
	host    Host
	page    *kit.Page
	overall *kit.Text
	outlook *kit.Text
	second  *kit.Text // over what is written, or the deadline of the return once there is one
	written *kit.Text
	state   *kit.Text
	toItems *kit.Button
	linked  *fyne.Container
	lacking *kit.Text
	detail  *kit.Paragraph // what is missing, each a link to its place
	tiles   map[string]*kit.Tile
	picture *kit.Bars

	waits   *kit.Text // how many lines wait to be placed
	waiting *kit.Card // holds it; hidden while none does
	astray  *kit.Text // which files of the evidence have moved or changed
	moved   *kit.Card // holds it; hidden while none has

	filters []overviewFilter
	on      int // which of them is on; -1 for none
	all     *kit.Button
	chips   []*kit.Button
	nothing *kit.Text       // instead of tiles
	listed  *fyne.Container // holds the entries that the filter lets through
	found   *kit.Table
	whole   bool // whether all that is missing is listed
}

func newOverview(h Host) Page {
	p := &overview{
		host: h, overall: kit.NewFigure(""), outlook: kit.NewBody(""), second: kit.NewStrong(""), written: kit.NewFigure(""),
		state: kit.NewBody(""), lacking: kit.NewFigure(""), detail: kit.NewParagraph(),
		filters: overviewFilters(h), on: -1,
		tiles: map[string]*kit.Tile{},
	}
	a := h.Document().Assessment()
	p.toItems = kit.NewLink("Show what is outstanding ›", func() { h.Show(Items) })
	p.linked = kit.Row(0, p.toItems)
	summary := kit.NewCard(kit.Columns(room(820), 24,
		kit.Stack(2, kit.NewStrong("Overall, so far"), p.overall, p.outlook),
		kit.Stack(2, p.second, p.written, p.state, p.linked),
		kit.Stack(2, kit.NewStrong("Still missing"), p.lacking, p.detail),
	))
	var tiles []fyne.CanvasObject
	for _, s := range a.Framework.Statements() {
		tile := kit.NewTile(s.Short, func() { h.Show(StatementPage(s.Code)) })
		p.tiles[s.Code] = tile
		tiles = append(tiles, tile)
	}
	p.waits = kit.NewAttention("")
	p.waiting = kit.NewCard(kit.Fold(room(260), 12, 0, p.waits, kit.NewLink("Place them ›", func() { h.Show(ToBePlaced) })))
	p.astray = kit.NewAttention("")
	p.moved = kit.NewCard(kit.Fold(room(260), 12, 0, p.astray, kit.NewLink("Look at them ›", func() { h.Show(Evidence) })))
	p.picture = kit.NewBars(float32(a.Framework.TopScore()))
	p.page = kit.NewPage(kit.Inset(20, 26, 26, 26, kit.Stack(14,
		kit.RowFilled(12, 0, kit.NewTitle("Overview"), kit.NewPrimaryButton("Export pack", func() { h.Show(Export) })),
		summary,
		p.waiting,
		p.moved,
		p.filterBar(),
		p.nothing,
		kit.Tiles(room(300), 3, 12, tiles...),
		kit.NewSecondary("Hollow: not started · half: in progress · filled: signed off · ring around a dot: changed since"),
		p.listed,
		kit.NewCard(kit.Stack(8,
			kit.NewHeading("The nine scores"),
			kit.NewSecondary("The overall score is worked out as "+a.Framework.Rule.Label+"."),
			p.picture,
		)),
	)))
	p.refresh()
	return p
}

func (p *overview) Content() fyne.CanvasObject { return p.page }

func (p *overview) Changed(assessment.Change) { p.refresh() }

func (p *overview) Flush() {}

// Unsaved is false: nothing is written on this page.
func (p *overview) Unsaved() bool {
	return false
}

func (p *overview) Start() {
	for _, s := range p.host.Document().Assessment().Statements {
		if p.tiles[s.Code].Visible() {
			p.host.Canvas().Focus(p.tiles[s.Code])
			break
		}
	}
	p.page.ScrollTo(0) // the heading first, however large the text
}

func (p *overview) refresh() {
	a := p.host.Document().Assessment()
	p.refreshSummary(a)
	bars := make([]kit.Bar, 0, len(a.Statements))
	for _, t := range a.Framework.Themes {
		for _, spec := range t.Statements {
			s := a.Statement(spec.Code)
			p.tiles[spec.Code].Set(kit.TileState{
				Mark: MarkOf(s), Word: s.StatusTitle(), Figure: ScoreMark(s.Score),
				Detail: tileDetail(s), Progress: readiness(s),
			})
			bars = append(bars, kit.Bar{Name: spec.Short, Value: float32(s.Score), Words: scoreInWords(a.Framework, s.Score)})
		}
	}
	p.picture.Set(bars...)
	p.refreshFilters(a)
	n := len(a.ToBePlaced())
	p.waits.SetText("▲ To be placed: " + count(n, "line of a document brought in has", "lines of documents brought in have") + " no place yet.")
	if p.waiting.Hide(); n > 0 {
		p.waiting.Show()
	}
	said := p.host.EvidenceFiles().InWords()
	p.astray.SetText("▲ Evidence: " + said + ".")
	shownWhile(p.moved, said != "")
	p.page.Relayout()
}

// EvidenceChanged implements EvidenceFollower.
func (p *overview) EvidenceChanged() { p.refresh() }

func (p *overview) refreshSummary(a *assessment.Assessment) {
	o := a.Overall()
	if o.Complete() {
		p.overall.SetText(o.Rating)
	} else {
		p.overall.SetText(assessment.Thousands(o.Scored) + " of " + assessment.Thousands(o.Statements) + " scored")
	}
	p.outlook.SetText(a.Outlook())

	states := map[assessment.Status]int{}
	var lacking []kit.Run
	without := 0
	const shown = 3
	for _, s := range a.Statements {
		states[s.Status]++
		gaps := missing(a.Framework, s)
		spec, _, err := a.Framework.Statement(s.Code)
		if len(gaps) == 0 || err != nil {
			continue
		}
		if without++; without > shown && !p.whole {
			continue
		}
		lacking = append(lacking, kit.Run{Text: spec.Short + ":", Strong: true, OnNewLine: true})
		for _, g := range gaps {
			lacking = append(lacking, kit.Run{Text: g.words, Link: func() {
				p.host.Go(Route{StatementPage(s.Code), assessment.KindStatement, s.Code, g.field})
			}})
		}
	}
	p.refreshReturn(a, states)
	if without == 0 {
		p.lacking.SetText("Nothing")
		p.detail.SetRuns(kit.Run{Text: "Every statement has entries in its three lists, a score, a reason and a lead."})
		return
	}
	p.lacking.SetText("In " + count(without, "statement", "statements"))
	if without > shown {
		more := "And in " + assessment.Thousands(without-shown) + " more"
		if p.whole {
			more = "Show less"
		}
		lacking = append(lacking, kit.Run{Text: more, More: true, OnNewLine: true, Link: func() {
			p.whole = !p.whole
			p.refresh()
		}})
	}
	p.detail.SetRuns(lacking...)
}

// refreshReturn shows how long there is for the Information Return and what of it
// is outstanding; while nobody has asked for one, how much is written.
func (p *overview) refreshReturn(a *assessment.Assessment, states map[assessment.Status]int) {
	if a.Notice != "" || len(a.Items()) > 0 {
		title, head := returnState(a)
		progress := a.Progress(today())
		p.second.SetText(title)
		p.written.SetText(head)
		p.state.SetText(progressInWords(progress))
		p.linked.Show()
		return
	}
	p.linked.Hide()
	p.second.SetText("Written")
	p.written.SetText(entries(a.EntryCount()))
	var parts []string
	for i := len(assessment.Statuses) - 1; i >= 0; i-- {
		if s := assessment.Statuses[i]; states[s] > 0 {
			parts = append(parts, assessment.Thousands(states[s])+" "+assessment.LowerFirst(s.Title()))
		}
	}
	p.state.SetText(strings.Join(parts, " · "))
}

// tileDetail is the line below a statement's name, such as "9 entries · drafting".
func tileDetail(s *assessment.Statement) string {
	line := "nothing yet"
	if n := s.EntryCount(); n > 0 {
		line = entries(n) + " · " + assessment.LowerFirst(s.StatusTitle())
	}
	if s.Lead == "" {
		line += " · no lead named"
	}
	return line
}

// scoreInWords is a score with what it means, such as "2, some shortfalls".
func scoreInWords(f *assessment.Framework, score int) string {
	if score == 0 {
		return "not yet scored"
	}
	return ScoreMark(score) + ", " + assessment.LowerFirst(f.ScoreTitle(score))
}
