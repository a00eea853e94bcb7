package window

import (
	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/app/find"
	"ninefold/forms/kit"
)

// findBar finds words on the page that is shown: over the page it says how often
// they stand there, and leads from one to the next. Escape gives the keyboard back
// to where it was.
type findBar struct {
	w     *window
	bar   *fyne.Container // hidden while it is closed, and empty until it is first opened
	field *kit.Field
	tally *kit.Text
	found *kit.Found
	back  func()
}

func newFindBar(w *window) *findBar {
	b := &findBar{w: w, bar: kit.Stack(0), back: func() {}}
	b.bar.Hide()
	return b
}

// build makes what stands in the bar. Its field is the toolkit's, which reads five
// fonts for its first one: the window comes up sooner without.
func (b *findBar) build() {
	b.tally = kit.NewSecondary("").OneLine()
	b.field = kit.NewField(kit.FieldConfig{
		Says: "Find on this page", Placeholder: "Find on this page", Limit: assessment.LimitName, AtOnce: true,
		OnChange: func(string) { b.look(0) },
		OnKey: func(key *fyne.KeyEvent) bool {
			switch key.Name {
			case fyne.KeyReturn, fyne.KeyEnter:
				b.next()
			case fyne.KeyDown:
				b.step(1)
			case fyne.KeyUp:
				b.step(-1)
			case fyne.KeyEscape:
				b.close()
			default:
				return false
			}
			return true
		},
	})
	before, next := kit.NewButton("‹", func() { b.step(-1) }), kit.NewButton("›", func() { b.step(1) })
	before.Named("The one before")
	before.SetTip("The one before (Shift+Enter)")
	next.Named("The next one")
	next.SetTip("The next one (Enter)")
	scale := b.w.settings.appearance().TextScale
	everywhere := kit.NewLink("In the whole document", b.everywhere)
	closing := kit.NewLink("Close", b.close)
	closing.SetTip("Escape")
	b.bar.Objects = []fyne.CanvasObject{
		kit.Over(kit.NewGround(kit.ColourSurface), kit.Inset(7, 20, 7, 20,
			kit.Fold(90*scale, 10, 1, kit.Wide(260*scale, b.field), b.tally, before, next, everywhere, closing))),
		kit.NewLine(),
	}
}

func (b *findBar) shown() bool { return b.bar.Visible() }

// open shows the bar, with what it held before selected.
func (b *findBar) open() {
	if b.field == nil {
		b.build()
	}
	if !b.shown() {
		b.back = kit.Back(b.w.Canvas())
		b.bar.Show()
		b.w.chrome.content.Refresh()
	}
	b.field.Focus()
	b.field.SelectAll()
	b.look(0)
}

// close takes the bar and its marks away.
func (b *findBar) close() {
	if !b.shown() {
		return
	}
	kit.Find(b.w.page.Content(), nil)
	b.found = nil
	b.bar.Hide()
	b.w.chrome.content.Refresh()
	b.back()
}

// moved follows the window to another page. What had the keyboard is on it no more.
func (b *findBar) moved() {
	if b.shown() {
		b.back = func() { b.w.page.Start() }
		b.look(-1)
	}
}

// look finds on the page what the field says, and looks at one of the places; -1
// only marks them.
func (b *findBar) look(at int) {
	query := b.field.Text()
	b.found = kit.Find(b.w.page.Content(), func(text string) []kit.Span {
		places := find.Places(text, query)
		spans := make([]kit.Span, len(places))
		for i, p := range places {
			spans[i] = kit.Span(p)
		}
		return spans
	})
	if at >= 0 {
		b.found.Go(min(at, max(b.found.Total-1, 0)))
	}
	b.say()
}

// changed counts again after a change of the document.
func (b *findBar) changed() {
	if b.shown() && b.found != nil {
		at := b.found.At()
		b.look(-1)
		if at >= 0 && at < b.found.Total {
			b.found.Keep(at)
		}
		b.say()
	}
}

func (b *findBar) say() {
	switch {
	case b.field.Text() == "":
		b.tally.SetText("")
	case b.found.Total == 0:
		b.tally.SetText("Not on this page")
	case b.found.At() < 0:
		b.tally.SetText(assessment.Thousands(b.found.Total) + " on this page")
	default:
		b.tally.SetText(assessment.Thousands(b.found.At()+1) + " of " + assessment.Thousands(b.found.Total))
	}
}

// next goes on to the next one, with Shift to the one before.
func (b *findBar) next() {
	if kit.ShiftHeld() {
		b.step(-1)
	} else {
		b.step(1)
	}
}

func (b *findBar) step(by int) {
	if b.found != nil && b.found.Total > 0 {
		at := b.found.At() + by
		if b.found.At() < 0 && by < 0 {
			at = b.found.Total - 1
		}
		b.found.Go(at)
		b.say()
	}
}

// write gives the keyboard to the place that is looked at.
func (b *findBar) write() {
	if b.shown() && b.found != nil && b.found.At() >= 0 {
		b.found.Write()
	}
}

// everywhere goes on to find the same in the whole document.
func (b *findBar) everywhere() {
	query := b.field.Text()
	b.close()
	b.w.findEverywhere(query)
}

// findOnPage opens the find bar of the page.
func (w *window) findOnPage() {
	w.flushPage()
	w.chrome.find.open()
}

// findNext goes to the next place of what the find bar looks for, and opens it
// where it is closed. With Shift it goes to the one before.
func (w *window) findNext() {
	if !w.chrome.find.shown() {
		w.findOnPage()
		return
	}
	w.chrome.find.next()
}

// writeWhereFound leads from the find bar to what it found.
func (w *window) writeWhereFound() { w.chrome.find.write() }
