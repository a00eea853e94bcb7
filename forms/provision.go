package forms

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/forms/kit"
)

// newProvision is the page of the providers of care in the council's area.
func newProvision(h Host) Page {
	var p *register
	figures := newProvisionFigures(h, func() bool {
		p.relayout()
		return p.layout.around.Visible()
	})
	p = newRegister(h, registerSpec{
		kind: assessment.KindProvider, title: "Provision",
		help:      "The providers of care in your area: what CQC says of them, and what was found wrong there. A public version names none as a provider of concern unless you allow it.",
		columns:   []assessment.Field{assessment.FieldName, assessment.FieldService, assessment.FieldRating, assessment.FieldConcern},
		widths:    map[assessment.Field]float32{assessment.FieldConcern: 100, assessment.FieldRating: 185},
		newHint:   "Write a new provider here and press Enter",
		attention: providerWants,
		buttons: func() []fyne.CanvasObject {
			return []fyne.CanvasObject{figures.more, kit.NewLink("Figures for England", func() { h.Show(England) })}
		},
		above: func(Host) (fyne.CanvasObject, func()) { return figures.content, figures.refresh },
	}).(*register)
	return p
}

// newEngland is the page of the figures that ratings are held against.
func newEngland(h Host) Page {
	return newRegister(h, registerSpec{
		kind: assessment.KindComparator, title: "Figures for England",
		help:    "What the ratings of your providers are held against. Enter them from what CQC publishes, with their source and their day: nothing is filled in for you, since the figures change every month.",
		columns: []assessment.Field{assessment.FieldSource, assessment.FieldService, assessment.FieldGood, assessment.FieldAsAt},
		newHint: "Write the source of new figures here and press Enter",
		attention: func(a *assessment.Assessment, id string) string {
			switch c := a.Comparator(id); {
			case c.Service == "":
				return "Without a kind of service"
			case c.Source == "":
				return "Without a source"
			case c.AsAt == "":
				return "Without a date"
			case c.Adds() > 100.5:
				return "The shares add up to more than 100%"
			}
			return ""
		},
		buttons: func() []fyne.CanvasObject {
			return []fyne.CanvasObject{kit.NewLink("Back to Provision", func() { h.Show(Provision) })}
		},
	})
}

// providerWants says what of a provider wants mending.
func providerWants(a *assessment.Assessment, id string) string {
	p := a.Provider(id)
	nothing := strings.TrimSpace(p.Note) == "" && len(a.ProviderIssues(id)) == 0
	switch {
	case p.Rating == assessment.Inadequate && nothing:
		return "Inadequate, and nothing is said about it"
	case p.Concern && nothing:
		return "Of concern, and nothing is said about it"
	case p.Rated() && p.RatedOn == "":
		return "Rated without a date"
	case p.Service == "":
		return "Without a kind of service"
	}
	return ""
}

// choiceFigures remembers whether the figures over the register are shown.
const choiceFigures = "provision.figures"

// mostAreas is how many areas of issues have a bar of their own on the page;
// the report has them all.
const mostAreas = 5

// provisionFigures are the figures over the register: the ratings by kind of
// service beside England's, and the issues by area. Somebody with a small window
// or large text needs the room for the list, and asks for them.
type provisionFigures struct {
	host    Host
	said    *kit.Text
	ratings *kit.Bars
	source  *kit.Text
	areas   *kit.Bars
	rest    *kit.Text
	cards   fyne.CanvasObject
	content fyne.CanvasObject
	more    *kit.Button
}

func newProvisionFigures(h Host, relayout func() (room bool)) *provisionFigures {
	f := &provisionFigures{
		host: h, said: kit.NewBody(""), ratings: kit.NewBars(10), source: kit.NewSmall(""), areas: kit.NewBars(1), rest: kit.NewSmall(""),
	}
	f.cards = kit.Columns(room(640), 12,
		kit.NewCard(kit.Stack(6, kit.NewStrong("Rated good or outstanding"), f.ratings, f.source)),
		kit.NewCard(kit.Stack(6, kit.NewStrong("Issues by area"), f.areas, f.rest)),
	)
	f.content = kit.Stack(10, f.said, f.cards)
	f.more = kit.NewMenuLink("Figures", func() {
		leftOut := f.cards.Visible() && !relayout()
		if !leftOut {
			f.show(!f.cards.Visible())
			leftOut = !relayout() && f.cards.Visible()
		}
		if leftOut {
			f.ask()
			return
		}
		if !h.Document().ReadOnly() {
			if err := h.Document().Remember(map[string]string{choiceFigures: yesOrNo(f.cards.Visible())}); err != nil {
				h.Fail(err)
			}
		}
	})
	f.more.SetTip("Ratings beside England’s, and issues by area")
	size := h.Canvas().Size()
	shown := size.Width >= room(1200) && size.Height >= room(860)
	if choice := h.Document().Assessment().Choices[choiceFigures]; choice != "" {
		shown = choice == yesOrNo(true)
	}
	f.show(shown)
	return f
}

// show shows the pictures or hides them; the sentence above them stays.
func (f *provisionFigures) show(shown bool) {
	if shown {
		f.cards.Show()
	} else {
		f.cards.Hide()
	}
	f.more.SetArrowUp(shown)
	f.content.Refresh()
}

// ask shows the figures in a dialog, where the window has no room for them over
// the list.
func (f *provisionFigures) ask() {
	d := &provisionFigures{
		host: f.host, said: kit.NewBody(""), ratings: kit.NewBars(10), source: kit.NewSmall(""), areas: kit.NewBars(1), rest: kit.NewSmall(""),
	}
	d.content = kit.Stack(10, d.said, kit.NewStrong("Rated good or outstanding"), d.ratings, d.source, kit.NewStrong("Issues by area"), d.areas, d.rest)
	d.refresh()
	kit.Form(f.host.Canvas(), "Provision", d.content, nil, kit.Answer{Label: "Close", Primary: true})
}

func (f *provisionFigures) refresh() {
	a := f.host.Document().Assessment()
	f.said.SetText(provisionInWords(a))
	services := a.RatingsByService()
	f.ratings.Set(ratingBars(services)...)
	f.source.SetText(englandSources(services))
	bars, rest := areaBars(a.IssuesByArea())
	f.areas.Set(bars...)
	f.rest.SetText(rest)
	f.content.Refresh()
}

// yesOrNo is a choice as a document remembers it.
func yesOrNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

// provisionInWords is what stands over the register in any window.
func provisionInWords(a *assessment.Assessment) string {
	contracted, issues, unsettled := 0, 0, 0
	for _, p := range a.Providers() {
		if p.Contracted {
			contracted++
		}
	}
	areas := a.IssuesByArea()
	for _, area := range areas {
		issues += area.Issues
		unsettled += area.Unsettled
	}
	return strings.Join([]string{
		assessment.Thousands(contracted) + " under contract",
		assessment.Thousands(len(a.ProvidersOfConcern())) + " of concern",
		count(issues, "issue", "issues") + " in " + count(len(areas), "area", "areas") + ", " + assessment.Thousands(unsettled) + " not put right",
	}, " · ")
}

// ratingBars has a bar for each kind of service, ten parts long.
func ratingBars(services []assessment.ServiceRatings) []kit.Bar {
	var bars []kit.Bar
	for _, s := range services {
		bar := kit.Bar{Name: s.Service.Title, Words: "none rated"}
		if share, known := s.GoodOrBetter(); known {
			bar.Value = float32(share / 10)
			bar.Words = assessment.Percent(share) + " of " + assessment.Thousands(s.Rated)
		}
		if s.England != nil {
			if share, known := s.England.GoodOrBetter(); known {
				bar.Words += " · England " + assessment.Percent(share)
			}
		}
		bars = append(bars, bar)
	}
	return bars
}

// englandSources says where the figures for England are from.
func englandSources(services []assessment.ServiceRatings) string {
	var sources []string
	for _, s := range services {
		if s.England == nil {
			continue
		}
		if said := s.England.Origin(); said != "" && !slices.Contains(sources, said) {
			sources = append(sources, said)
		}
	}
	if len(sources) == 0 {
		return "Without figures for England so far."
	}
	return "England: " + strings.Join(sources, "; ")
}

// areaBars has a bar for each of the areas with the most issues, and says how
// many there are besides.
func areaBars(areas []assessment.IssueArea) (bars []kit.Bar, rest string) {
	if len(areas) == 0 {
		return nil, "No issue has been written yet. A provider’s issues stand in its form."
	}
	most := 1
	for _, area := range areas {
		most = max(most, area.Issues)
	}
	others := 0
	for i, area := range areas {
		if i >= mostAreas {
			others += area.Issues
			continue
		}
		bars = append(bars, kit.Bar{Name: area.Title(), Value: float32(area.Issues) / float32(most), Words: assessment.Thousands(area.Issues)})
	}
	if left := len(areas) - mostAreas; left > 0 {
		rest = "And " + count(others, "issue", "issues") + " in " + count(left, "other area", "other areas") + "."
	}
	return bars, rest
}
