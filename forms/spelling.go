package forms

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/app/spelling"
	"ninefold/forms/kit"
)

// Spelling is what the window knows of words, as a page asks it.
type Spelling interface {
	// Find looks beside the window for the words of the document that nobody
	// knows, and calls done with them, or with ctx's error. Where the dictionary
	// cannot be read, done is not called.
	Find(ctx context.Context, done func([]spelling.Found, error))
	// Suggest hands over words that may have been meant, at once or later.
	Suggest(word string, found func(words []string))
	// Add makes a word one of the document's, Remove takes it away again.
	Add(word string)
	Remove(word string)
	// Ignore has a word marked no more on this computer, Heed has it marked
	// again; Ignored are those that are not.
	Ignore(word string)
	Heed(word string)
	Ignored() []string
	// On tells whether words are marked on this computer while people write; Set
	// says whether they are to be.
	On() bool
	Set(on bool)
}

// SpellingFollower is a page that shows what the window knows of words, and is
// told when that is more or less than before.
type SpellingFollower interface{ SpellingChanged() }

// spellingPage goes through the words of the document that nobody knows, each in
// its sentence.
type spellingPage struct {
	host  Host
	page  *kit.Page
	tally *kit.Text
	walk  *fyne.Container // what is done with a word; hidden where there is none
	all   *fyne.Container // all words in a table; likewise
	quiet *kit.Text       // what is said where there is none
	where *kit.Text
	says  *kit.Paragraph
	to    *kit.Field
	means *fyne.Container
	every *kit.Button
	table *kit.Table
	own   *kit.Table
	deaf  *kit.Table
	owns  *fyne.Container
	deafs *fyne.Container
	marks *kit.Check

	found   []spelling.Found
	at      int    // the one of found that is shown
	asked   string // the word that was asked for
	offered string // what was put into the field of itself
	stop    context.CancelFunc
	begun   bool // whether the keyboard was given to the page before there was a word to go to
}

func newSpelling(h Host) Page {
	p := &spellingPage{host: h, stop: func() {}}
	p.tally = kit.NewSecondary("Looking through the document…")
	p.quiet = kit.NewBody("")
	p.where = kit.NewSecondary("")
	p.says = kit.NewParagraph()
	p.to = kit.NewField(kit.FieldConfig{Label: "Change to", Limit: assessment.LimitName, OnSubmit: func(string) { p.change(false) }})
	p.means = kit.Flow(8)
	p.every = kit.NewButton("", func() { p.change(true) })
	p.every.SetTip("All places are changed in one step, which one undo takes back.")
	add := kit.NewButton("Add to this document", func() { p.decide(p.host.Spelling().Add) })
	add.SetTip("The word is right in this document, on every computer.")
	ignore := kit.NewButton("Ignore", func() { p.decide(p.host.Spelling().Ignore) })
	ignore.SetTip("The word is not marked on this computer any more, in any document.")
	p.walk = kit.Stack(0, kit.NewCard(kit.Stack(12,
		p.where, p.says,
		kit.AtMost(room(420), p.to), p.means,
		kit.Flow(8, kit.NewPrimaryButton("Change", func() { p.change(false) }), p.every, add, ignore,
			kit.NewButton("Leave it", func() { p.step(1) }), kit.NewButton("Show it in its place", p.show)),
	)))
	p.table = kit.NewTable(kit.TableConfig{
		Says:     "Words that nobody knows",
		Columns:  []kit.Column{{Title: "Word", Width: 0.2}, {Title: "Places", Width: 70, Right: true}, {Title: "Where it stands first"}},
		OnChoose: p.choose,
	})
	p.all = kit.Stack(8, kit.NewHeading("All of them"), p.table)
	p.own = kit.NewTable(kit.TableConfig{
		Says: "Words of this document", Columns: []kit.Column{{Title: "Words of this document; Enter takes one away"}},
		OnChoose: func(word string) { p.host.Spelling().Remove(word) },
	})
	p.deaf = kit.NewTable(kit.TableConfig{
		Says: "Ignored on this computer", Columns: []kit.Column{{Title: "Ignored on this computer; Enter marks one again"}},
		OnChoose: func(word string) { p.host.Spelling().Heed(word) },
	})
	p.owns, p.deafs = kit.Stack(0, p.own), kit.Stack(0, p.deaf)
	p.marks = kit.NewCheck("Mark words that nobody knows while I write", func(on bool) { p.host.Spelling().Set(on) })
	p.marks.Set(h.Spelling().On())
	p.page = kit.NewPage(kit.Inset(16, 26, 26, 26, kit.Stack(14,
		kit.Fold(room(260), 12, 1, kit.NewTitle("Spelling").OneLine(), p.tally),
		kit.AtMost(room(860), kit.NewSecondary("The words of this document that are in no dictionary of British English, in no list of the words of adult social care, and not in the document’s own.")),
		p.quiet, p.walk, p.all, p.marks,
		kit.Columns(room(300), 14, p.owns, p.deafs),
	)))
	p.refresh()
	p.look()
	return p
}

// look looks through the document, unless that is going on.
func (p *spellingPage) look() {
	p.stop()
	ctx, stop := context.WithCancel(context.Background())
	p.stop = stop
	p.host.Spelling().Find(ctx, func(found []spelling.Found, err error) {
		if errors.Is(err, context.Canceled) {
			return // a later look tells, or nobody is here any more
		}
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.found = found
		p.at = max(min(p.at, len(found)-1), 0)
		p.looked()
	})
}

// looked shows what was found.
func (p *spellingPage) looked() {
	words := p.words()
	if len(p.found) == 0 {
		p.tally.SetText("")
		p.quiet.SetText("Every word of this document is known. What you add to the document or ignore can be taken back below.")
	} else {
		p.quiet.SetText("")
		p.tally.SetText(count(len(words), "unknown word", "unknown words") + " in " + count(len(p.found), "place", "places"))
	}
	rows := make([]kit.TableRow, len(words))
	for i, w := range words {
		first := p.found[w[0]]
		rows[i] = kit.TableRow{ID: strconv.Itoa(w[0]), Cells: []string{first.Word, assessment.Thousands(len(w)), p.place(first)}}
	}
	p.table.SetRows(rows)
	showing(len(p.found) > 0, p.walk, p.all)
	showing(len(p.found) == 0, p.quiet)
	p.present()
	if p.begun && p.host.Canvas().Focused() == fyne.Focusable(p.marks) && len(p.found) > 0 {
		p.Start() // nobody has gone on meanwhile
	}
	p.begun = false
}

func showing(on bool, objects ...fyne.CanvasObject) {
	for _, o := range objects {
		if on {
			o.Show()
		} else {
			o.Hide()
		}
	}
}

// words are the places of each word in found, in the order in which the words
// come first.
func (p *spellingPage) words() [][]int {
	var all [][]int
	index := map[string]int{}
	for i, f := range p.found {
		at, known := index[f.Word]
		if !known {
			at = len(all)
			index[f.Word] = at
			all = append(all, nil)
		}
		all[at] = append(all[at], i)
	}
	return all
}

// place says where a word stands, such as "Assessing needs, working well 3".
func (p *spellingPage) place(f spelling.Found) string {
	return p.host.Document().Assessment().Place(f.Ref.Kind, f.Ref.ID)
}

// present shows the word at hand in its sentence.
func (p *spellingPage) present() {
	defer p.page.Relayout()
	if len(p.found) == 0 {
		p.asked = ""
		return
	}
	f := p.found[p.at]
	spec, _ := assessment.FieldOf(f.Ref.Kind, f.Field)
	where := assessment.Thousands(p.at+1) + " of " + assessment.Thousands(len(p.found)) + " · " + p.place(f)
	if kind, _ := assessment.KindOf(f.Ref.Kind); kind.Called != f.Field {
		where += ", " + assessment.LowerFirst(spec.Title)
	}
	p.where.SetText(where)
	p.says.SetRuns(kit.Run{Text: f.Before}, kit.Run{Text: f.Word, Strong: true, Wavy: true, Joined: true}, kit.Run{Text: f.After, Joined: true})
	n := len(p.same(f.Word))
	p.every.SetText("Change everywhere (" + assessment.Thousands(n) + ")")
	showing(n > 1, p.every)
	if f.Word == p.asked {
		return // what was written for it stays
	}
	p.asked, p.offered = f.Word, f.Word
	p.to.SetText(f.Word)
	p.means.Objects = []fyne.CanvasObject{kit.NewSecondary("Looking for words like it…").OneLine()}
	p.host.Spelling().Suggest(f.Word, func(words []string) {
		if p.asked != f.Word {
			return
		}
		p.means.Objects = nil
		for _, w := range words {
			p.means.Objects = append(p.means.Objects, kit.NewButton(w, func() { p.to.SetText(w); p.change(false) }))
		}
		if len(words) == 0 {
			p.means.Objects = []fyne.CanvasObject{kit.NewSecondary("No word like it is known.").OneLine()}
		} else if p.to.Text() == p.offered {
			p.offered = words[0]
			p.to.SetText(words[0])
			if p.to.Writing() {
				p.to.SelectAll()
			}
		}
		p.page.Relayout()
	})
}

// same are all places of a word, as it is written.
func (p *spellingPage) same(word string) []spelling.Found {
	return slices.DeleteFunc(slices.Clone(p.found), func(f spelling.Found) bool { return f.Word != word })
}

// change puts what is written in the field in the place of the word, here or
// everywhere.
func (p *spellingPage) change(everywhere bool) {
	if len(p.found) == 0 {
		return
	}
	p.to.Flush()
	f := p.found[p.at]
	with := assessment.PlainText(p.to.Text())
	if with == f.Word {
		p.to.SetProblem("That is the word as it stands. Write what it should be, or add, ignore or leave it.")
		return
	}
	p.to.SetProblem("")
	places := []spelling.Found{f}
	if everywhere {
		places = p.same(f.Word)
	}
	edit := spelling.Replace(p.host.Document().Assessment(), with, places)
	p.asked = ""
	if len(edit.Ops) == 0 {
		p.look() // it is not there any more
		return
	}
	if p.host.Do(edit) {
		p.host.Toast("“"+f.Word+"” is “"+with+"” now in "+count(len(places), "place", "places"), kit.Action{Label: "Undo", Do: p.host.Undo})
	}
}

// decide does something with the word at hand.
func (p *spellingPage) decide(do func(word string)) {
	if len(p.found) > 0 {
		p.to.SetProblem("")
		word := p.found[p.at].Word
		p.asked = ""
		do(word)
	}
}

// step goes on to another place, and from the last to the first.
func (p *spellingPage) step(by int) {
	if n := len(p.found); n > 0 {
		p.to.SetProblem("")
		p.at = (p.at + by + n) % n
		p.asked = ""
		p.present()
		p.to.Focus()
	}
}

// choose goes to the first place of a word of the table.
func (p *spellingPage) choose(id string) {
	if i, err := strconv.Atoi(id); err == nil && i < len(p.found) {
		p.at, p.asked = i, ""
		p.present()
		p.page.ScrollTo(0)
		p.to.Focus()
	}
}

// show leads to where the word at hand stands.
func (p *spellingPage) show() {
	if len(p.found) == 0 {
		return
	}
	f := p.found[p.at]
	if route, leads := RouteTo(p.host.Document().Assessment(), f.Ref, f.Field); leads {
		p.host.Go(route)
	}
}

// refresh shows the words of the document, and those ignored on this computer.
func (p *spellingPage) refresh() {
	rows := func(words []string) []kit.TableRow {
		all := make([]kit.TableRow, len(words))
		for i, w := range words {
			all[i] = kit.TableRow{ID: w, Cells: []string{w}}
		}
		return all
	}
	own, ignored := p.host.Document().Assessment().WordList(), p.host.Spelling().Ignored()
	p.own.SetRows(rows(own))
	p.deaf.SetRows(rows(ignored))
	showing(len(own) > 0, p.owns)
	showing(len(ignored) > 0, p.deafs)
	if len(p.found) == 0 {
		showing(false, p.walk, p.all)
	}
	p.page.Relayout()
}

// SpellingChanged implements SpellingFollower.
func (p *spellingPage) SpellingChanged() {
	p.marks.Set(p.host.Spelling().On())
	p.refresh()
	p.look()
}

// Content implements Page.
func (p *spellingPage) Content() fyne.CanvasObject { return p.page }

// Changed implements Page.
func (p *spellingPage) Changed(assessment.Change) { p.refresh(); p.look() }

// Flush implements Page.
func (p *spellingPage) Flush() { p.to.Flush() }

// Unsaved implements Page: what is written in the field is meant for a word, and
// is none of the document's text yet.
func (p *spellingPage) Unsaved() bool { return false }

// Start implements Page.
func (p *spellingPage) Start() {
	if len(p.found) > 0 {
		p.to.Focus()
		p.to.SelectAll()
		return
	}
	p.begun = kit.FocusOn(p.marks)
}

// Left implements Leaver.
func (p *spellingPage) Left() { p.stop() }
