package forms

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/export"
	"ninefold/export/pack"
	"ninefold/forms/kit"
)

// newPlanOnAPage is the page of the key priorities. While they are written it
// says whether they still fit on one page.
func newPlanOnAPage(h Host) Page {
	var p *register
	fit := newPageFit(h, func() {
		if p != nil {
			p.relayout()
		}
	})
	p = newRegister(h, registerSpec{
		kind: assessment.KindKeyPriority, title: "Plan on a page",
		help:    "Up to eight key priorities, each with a few lines on what you will work on and how you will know that it makes a difference: one page to hand out.",
		columns: []assessment.Field{assessment.FieldTitle},
		newHint: "Write a new key priority here and press Enter",
		attention: func(a *assessment.Assessment, id string) string {
			switch {
			case len(a.FocusLines(id)) == 0:
				return "Nothing says what you will work on"
			case len(a.PriorityMeasures(id)) == 0:
				return "Nothing says how impact is measured"
			}
			return ""
		},
		buttons: func() []fyne.CanvasObject {
			return []fyne.CanvasObject{fit.paper, kit.NewButton("Export…", func() { h.Show(Export) })}
		},
		above: func(Host) (fyne.CanvasObject, func()) { return fit.line, fit.refresh },
	}).(*register)
	return p
}

// pageFit says whether the plan on a page fits on its page. Setting it takes a
// moment, so it happens beside the window, and only the newest answer is shown.
type pageFit struct {
	host  Host
	line  *kit.Text
	paper *kit.Choice

	// said is called when another sentence is shown, which takes other room.
	said func()

	asked int
	about string // what was asked about last
	stop  func()
}

func newPageFit(h Host, said func()) *pageFit {
	f := &pageFit{host: h, line: kit.NewBody(""), said: said}
	f.line.Hide()
	f.paper = kit.NewChoice("Paper", []kit.Option{{ID: "", Label: "On A4"}, {ID: export.PaperA3, Label: "On A3"}}, func(paper string) {
		o := export.OptionsFrom(h.Document().Assessment())
		o.Paper = paper
		if !h.Document().ReadOnly() {
			if err := h.Document().Remember(export.ChoicesOf(o)); err != nil {
				h.Fail(err)
			}
		}
		f.refresh()
	})
	f.paper.Choose(export.OptionsFrom(h.Document().Assessment()).Paper)
	return f
}

// refresh asks anew where something that is on the page has changed.
func (f *pageFit) refresh() {
	a := f.host.Document().Assessment()
	about := f.paper.Chosen() + a.Council + a.Title
	for _, kind := range []assessment.Kind{assessment.KindKeyPriority, assessment.KindFocusLine, assessment.KindPriorityMeasure} {
		for _, id := range a.IDs(kind) {
			values, _ := a.ValuesOf(assessment.Ref{Kind: kind, ID: id})
			about += fmt.Sprint(id, values)
		}
	}
	if about == f.about {
		return
	}
	f.about = about
	f.asked++
	asked := f.asked
	if f.stop != nil {
		f.stop()
	}
	if len(a.KeyPriorities()) == 0 {
		f.say("")
		return
	}
	o := export.OptionsFrom(a)
	o.Document, o.Paper, o.Audience = export.PlanOnAPage, f.paper.Chosen(), export.Internal
	o.Committee, o.Item, o.Appendix, o.Date = "", "", "", ""
	advice := ""
	if n := len(a.KeyPriorities()); n > assessment.AdviceKeyPriorities {
		advice = fmt.Sprintf(" There are %d key priorities; a page that people remember has at most %d.", n, assessment.AdviceKeyPriorities)
	}
	ctx, stop := context.WithCancel(context.Background())
	f.stop = stop
	snapshot := f.host.Document().Snapshot()
	kit.Beside(func() {
		_, err := pack.Preview(ctx, snapshot, []pack.Job{{Options: o, PDF: "plan-on-a-page.pdf"}})
		stop()
		kit.OnWindow(func() {
			switch {
			case asked != f.asked: // a newer answer is on its way
			case err != nil:
				f.say("▲ " + err.Error() + advice)
			default:
				f.say(fitsOn(o.Paper) + advice)
			}
		})
	})
}

func fitsOn(paper string) string {
	if paper == "" {
		paper = "A4"
	}
	return "It fits on one page of " + paper + "."
}

func (f *pageFit) say(text string) {
	f.line.SetText(text)
	if text == "" {
		f.line.Hide()
	} else {
		f.line.Show()
	}
	f.said()
}
