package window

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"ninefold/app/assessment"
	"ninefold/app/store"
	"ninefold/forms"
	"ninefold/forms/kit"
)

// navigationWidth is the width of the side navigation at the usual text size,
// in Fyne's units.
const navigationWidth = 256

// chrome is what stands around the page of an open document: the bar with
// council, title, marking and the state of saving, and the side navigation.
type chrome struct {
	w       *window
	content fyne.CanvasObject
	room    *fyne.Container // holds the page
	find    *findBar
	nav     *kit.Nav
	council *kit.Text
	title   *kit.Text
	trouble *kit.Text       // why saving fails, wrapped below the title line
	banner  *fyne.Container // holds it, with what to do; hidden while all is well
	retry   *kit.Button     // of what to do, the first
	copied  *kit.Button     // and the other
	marking *kit.Button
	state   *kit.Text
	bar     *fyne.Container          // holds the menus and the four parts above
	counted map[assessment.Kind]bool // kinds whose number stands in the navigation
	// unsigned is how many statements show that they were changed since they were
	// signed off.
	unsigned int
}

func newChrome(w *window) *chrome {
	c := &chrome{
		w: w, room: container.NewStack(), nav: kit.NewNav(w.Show),
		council: kit.NewStrong("").Shortened(), title: kit.NewBody("").Shortened(), state: kit.NewSecondary("").OneLine(),
	}
	c.find = newFindBar(w)
	c.marking = kit.NewButton("", func() {
		if w.doc != nil {
			w.Go(forms.ToMarking(w.doc.Assessment()))
		}
	})
	c.marking.SetTip("Protective marking. Press to change it.")
	// As wide as what it says by turns, so that nothing beside it moves.
	usual := canvas.NewRectangle(color.Transparent)
	usual.SetMinSize(kit.NewSecondary("Saved 00:00").OneLine().MinSize())
	c.bar = container.New(titleLine{}, w.newMenuBar(), kit.NewLine(), c.council, c.title, c.marking, container.NewStack(usual, c.state.AlignRight()))
	c.trouble = kit.NewBody("").Coloured(kit.ColourDanger)
	c.retry, c.copied = kit.NewButton("Try again", w.tryAgain), kit.NewPrimaryButton("Save a copy and go on there", w.goOnInCopy)
	c.banner = kit.Inset(0, 20, 10, 20, kit.Fold(260*w.settings.appearance().TextScale, 10, 0, c.trouble,
		c.retry, c.copied))
	c.banner.Hide()
	bar := kit.Stack(0, kit.Inset(8, 20, 8, 11, c.bar), c.banner)
	side := container.NewStack(kit.NewGround(kit.ColourSurface), kit.Inset(8, 0, 0, 0, c.nav))
	wide := canvas.NewRectangle(color.Transparent)
	wide.SetMinSize(fyne.NewSize(navigationWidth*(0.4+0.6*w.settings.appearance().TextScale), 0))
	c.content = besides(
		container.NewStack(kit.NewGround(kit.ColourSurface), bar), kit.NewLine(),
		container.NewStack(wide, side), kit.NewLine(), container.New(belowBar{}, c.find.bar, c.room),
	)
	c.refresh()
	return c
}

// besides lays out bar, rule, side, rule and page without the gaps that the
// toolkit's own border layout leaves between them.
func besides(bar, below, side, beside, page fyne.CanvasObject) fyne.CanvasObject {
	return container.New(chromeLayout{}, bar, below, side, beside, page)
}

// chromeLayout places the five parts of the chrome, in the order of besides.
type chromeLayout struct{}

func (chromeLayout) Layout(parts []fyne.CanvasObject, size fyne.Size) {
	bar, below, side, beside, page := parts[0], parts[1], parts[2], parts[3], parts[4]
	top, left := bar.MinSize().Height, side.MinSize().Width
	set := func(o fyne.CanvasObject, x, y, width, height float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, height))
	}
	set(bar, 0, 0, size.Width, top)
	set(below, 0, top, size.Width, 1)
	set(side, 0, top+1, left, size.Height-top-1)
	set(beside, left, top+1, 1, size.Height-top-1)
	set(page, left+1, top+1, size.Width-left-1, size.Height-top-1)
}

func (chromeLayout) MinSize(parts []fyne.CanvasObject) fyne.Size {
	bar, side, page := parts[0].MinSize(), parts[2].MinSize(), parts[4].MinSize()
	return fyne.NewSize(max(bar.Width, side.Width+1+page.Width), bar.Height+1+max(side.Height, page.Height))
}

// belowBar places what it holds below a bar, while that is shown.
type belowBar struct{}

func (belowBar) Layout(parts []fyne.CanvasObject, size fyne.Size) {
	bar, page, top := parts[0], parts[1], float32(0)
	if bar.Visible() {
		top = kit.HeightFor(bar, size.Width)
		kit.Put(bar, 0, 0, size.Width, top)
	}
	kit.Put(page, 0, top, size.Width, size.Height-top)
}

func (belowBar) MinSize(parts []fyne.CanvasObject) fyne.Size { return parts[1].MinSize() }

// show puts a page into the window.
func (c *chrome) show(page forms.Page) {
	c.room.Objects = []fyne.CanvasObject{page.Content()}
	c.room.Refresh()
	c.find.moved()
	c.pick()
}

// navigate gives the keyboard to the side navigation.
func (c *chrome) navigate() { c.w.Canvas().Focus(c.nav) }

// navigating tells whether the side navigation has the keyboard.
func (c *chrome) navigating() bool { return c.w.Canvas().Focused() == fyne.Focusable(c.nav) }

// troubled gives the keyboard to what can be done where saving fails. It says false
// where there is nothing to do.
func (c *chrome) troubled() bool {
	if !c.banner.Visible() {
		return false
	}
	c.w.Canvas().Focus(c.retry)
	return true
}

// seesTrouble tells whether one of the two has the keyboard.
func (c *chrome) seesTrouble() bool {
	focused := c.w.Canvas().Focused()
	return focused == fyne.Focusable(c.retry) || focused == fyne.Focusable(c.copied)
}

// changed follows a change of the document, as far as the chrome shows it.
func (c *chrome) changed(change assessment.Change) {
	for _, op := range change.Ops {
		shown := op.Kind == assessment.KindDocument ||
			op.Kind == assessment.KindStatement && (op.Field == assessment.FieldStatus || op.Field == assessment.FieldScore) ||
			op.Kind == assessment.KindItem && op.Field == assessment.FieldAnswer ||
			(op.Verb == assessment.Add || op.Verb == assessment.Remove) && c.counted[op.Kind] ||
			c.w.doc.Assessment().ChangedSinceSigned() != c.unsigned
		if shown {
			c.refresh()
			c.w.retitle()
			return
		}
	}
}

func (c *chrome) refresh() {
	a := c.w.doc.Assessment()
	c.council.SetText(a.Council)
	c.title.SetText(a.Title)
	marking := string(a.Marking)
	if marking == "" {
		marking = "No marking"
	}
	if a.Draft {
		marking += " · DRAFT"
	}
	c.marking.SetText(marking)
	c.bar.Refresh()

	c.nav.SetItems(c.items())
	c.pick()
}

// items are the pages of the navigation, with what is said of each.
func (c *chrome) items() []kit.NavItem {
	a := c.w.doc.Assessment()
	c.unsigned = a.ChangedSinceSigned()
	c.counted = map[assessment.Kind]bool{}
	var items []kit.NavItem
	group := ""
	for _, p := range forms.Places(a.Framework) {
		if p.Within != "" {
			continue
		}
		if p.WhileAny && len(a.IDs(p.Counts)) == 0 && p.Page != c.w.current {
			c.counted[p.Counts] = true
			continue
		}
		if p.Group != group {
			group = p.Group
			items = append(items, kit.NavItem{Text: group})
		}
		item := kit.NavItem{ID: p.Page, Text: p.Title}
		if s := a.Statement(forms.StatementOf(p.Page)); s != nil {
			item.Mark, item.Word = forms.MarkOf(s), s.StatusTitle()
			item.Trailing = forms.ScoreMark(s.Score)
		}
		if n := c.w.speller.unknown; p.Page == forms.SpellingPage && n > 0 {
			item.Trailing = assessment.Thousands(n)
		}
		if p.Counts != "" {
			c.counted[p.Counts], c.counted[p.And] = true, true
			item.Trailing = assessment.Thousands(len(a.IDs(p.Counts)) + len(a.IDs(p.And)))
			if p.Counts == assessment.KindItem && len(a.Items()) > 0 {
				answered := 0
				for _, i := range a.Items() {
					if i.Answered() {
						answered++
					}
				}
				item.Trailing, item.Word = assessment.Thousands(answered)+" of "+item.Trailing, "answered"
			}
			if astray := c.w.evidence.InWords(); p.Page == forms.Evidence && astray != "" {
				item.Trailing, item.Word, item.Attention = "▲ "+item.Trailing, astray, true
			}
		}
		items = append(items, item)
	}
	return items
}

// pick marks the page that is shown in the navigation.
func (c *chrome) pick() {
	c.nav.Select(forms.Shown(c.w.doc.Assessment().Framework, c.w.current))
}

// showTrouble shows why saving fails, with what to do about it, for as long as
// it fails. However long the sentence, the window keeps its size.
func (c *chrome) showTrouble(err error) {
	was := c.banner.Visible()
	if err == nil {
		within := c.seesTrouble()
		c.banner.Hide()
		if within && !kit.ResumeWriting(c.w.Canvas()) {
			c.navigate()
		}
	} else {
		c.trouble.SetText(err.Error())
		c.banner.Show()
	}
	if was != c.banner.Visible() || err != nil {
		c.content.Refresh()
		c.content.Refresh() // once it has its width, the sentence knows its height
	}
	if !was && err != nil {
		kit.RevealWriting(c.w.Canvas())
	}
}

// saved shows how far saving is. It says that all is saved only where nothing
// that can be seen is missing from the file: neither what is still being typed,
// nor a date that is none.
func (c *chrome) saved(state store.Saved) {
	was := c.state.Text()
	defer func() {
		if c.state.Text() != was {
			c.bar.Refresh()
		}
	}()
	c.showTrouble(state.Err)
	switch {
	case c.w.doc.ReadOnly():
		c.state.SetText("Opened for reading")
	case state.Err != nil:
		c.state.Coloured(kit.ColourDanger)
		c.state.SetText("Not saved")
		return
	case c.w.page != nil && c.w.page.Unsaved():
		c.state.Coloured(kit.ColourAttention)
		c.state.SetText("Not all saved")
		return
	case state.Pending > 0 || kit.Unsent():
		c.state.SetText("Saving…")
	case state.At.IsZero():
		c.state.SetText("Saved")
	default:
		c.state.SetText("Saved " + clock(state.At))
	}
	c.state.Coloured(kit.ColourSecondary)
}
