package forms

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/google/uuid"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/forms/kit"
	"ninefold/forms/kit/entrylist"
)

// listsBeside is the width of the page, in Fyne's units at the usual text size,
// from which the three lists stand beside one another.
const listsBeside = 780

// statement is the page of one quality statement: what it is about, the three
// lists, the score and its reason.
type statement struct {
	host   Host
	code   string
	spec   assessment.StatementSpec
	headed *kit.Headed
	page   *kit.Page // what scrolls below the head
	typing typing

	parts   *fieldParts // the statement's own fields, besides its score
	prompts *fyne.Container
	more    *kit.Button
	lists   map[assessment.ListKey]*entrylist.List
	rated   *kit.Choice     // the score in the head
	changed *fyne.Container // that it was changed since it was signed off, while it is
	score   *kit.ScorePicker
	tally   *kit.Text
	// evidence says how much bears out the statement as a whole, and shows it.
	evidence *kit.Button
}

func newStatement(h Host, code string) Page {
	p := &statement{host: h, code: code, typing: typing{host: h}, lists: map[assessment.ListKey]*entrylist.List{}}
	f := h.Document().Assessment().Framework
	spec, theme, err := f.Statement(code)
	if err != nil {
		panic("forms: the register of pages names a statement the framework has not: " + err.Error())
	}
	p.spec = spec
	p.parts = newFieldParts(h, assessment.Ref{Kind: assessment.KindStatement, ID: code}, &p.typing)
	p.parts.flush = p.Flush
	p.headed = kit.NewHeaded(kit.Inset(12, 26, 10, 26, p.head(f, theme)), kit.Inset(14, 26, 20, 26, kit.Stack(14,
		p.about(),
		p.threeLists(f),
		p.scoreCard(f),
		p.foot(f),
	)))
	p.page = p.headed.Page()
	p.refresh()
	return p
}

// head is the name of the statement with its score, its status and the way on. It
// stays while the lists scroll.
func (p *statement) head(f *assessment.Framework, theme assessment.Theme) fyne.CanvasObject {
	place := 0
	for i, s := range f.Statements() {
		if s.Code == p.code {
			place = i + 1
		}
	}
	where := ThemeLine(theme) + "  ·  " + strconv.Itoa(place) + " of " + strconv.Itoa(len(f.Statements()))
	status := p.parts.bareChoice(assessment.FieldStatus)
	scores := []kit.Option{{ID: "", Label: "Not scored yet", Short: "Score –"}}
	for _, s := range f.Scores {
		scores = append(scores, kit.Option{ID: strconv.Itoa(s.Value), Label: strconv.Itoa(s.Value) + " · " + s.Title, Short: "Score " + strconv.Itoa(s.Value)})
	}
	p.rated = kit.NewChoice("Score", scores, p.setScore)
	p.changed = kit.Fold(room(240), 12, 0, kit.NewAttention("▲ Changed since it was signed off."),
		kit.NewLink("Sign off again", func() {
			p.Flush()
			p.host.Do(p.host.Document().Assessment().SignOff(p.code))
		}))
	p.changed.Hide()
	buttons := []fyne.CanvasObject{kit.Stack(0, kit.NewSecondary(where), kit.NewTitle(p.spec.Title)), p.rated, status}
	if page, title, ok := Neighbour(f, p.code, -1); ok {
		back := kit.NewButton("‹ Back", func() { p.host.Show(page) })
		back.SetTip(title + " (Ctrl+Page Up)")
		buttons = append(buttons, back)
	}
	if page, title, ok := Neighbour(f, p.code, 1); ok {
		next := kit.NewButton("Next ›", func() { p.host.Show(page) })
		next.SetTip(title + " (Ctrl+Page Down)")
		buttons = append(buttons, next)
	} else {
		buttons = append(buttons, kit.NewButton("Overview ›", func() { p.host.Show(Overview) }))
	}
	return kit.Stack(4, kit.Fold(room(260), 12, 0, buttons...), p.changed)
}

// foot leads on once the last field is filled in.
func (p *statement) foot(f *assessment.Framework) fyne.CanvasObject {
	onward := kit.NewPrimaryButton("Overview ›", func() { p.host.Show(Overview) })
	if page, title, ok := Neighbour(f, p.code, 1); ok {
		onward = kit.NewPrimaryButton("Next: "+title+" ›", func() { p.host.Show(page) })
	}
	return kit.RowFilled(0, 0, kit.Space(0), onward)
}

// about says what the statement is about, with prompts that can be hidden.
func (p *statement) about() fyne.CanvasObject {
	prompts := []fyne.CanvasObject{}
	for _, prompt := range p.spec.Prompts {
		prompts = append(prompts, kit.RowTop(8, 1, kit.NewBody("•").Coloured(kit.ColourAccent).OneLine(), kit.NewBody(prompt)))
	}
	prompts = append(prompts, kit.NewSmall("CQC’s own words are on the page “"+p.spec.OfficialPage+"”."))
	p.prompts = kit.Stack(4, prompts...)
	p.prompts.Hide()
	p.more = kit.NewMenuLink("Prompts", func() {
		if p.prompts.Visible() {
			p.prompts.Hide()
		} else {
			p.prompts.Show()
		}
		p.more.SetArrowUp(p.prompts.Visible())
		p.page.Relayout()
	})
	return kit.NewAccentCard(kit.Stack(8,
		kit.FoldTop(room(320), 10, 1, kit.NewStrong("What this is about"), kit.NewBody(p.spec.Summary), p.more),
		p.prompts,
	))
}

func (p *statement) threeLists(f *assessment.Framework) fyne.CanvasObject {
	var cards []fyne.CanvasObject
	for _, key := range assessment.ListKeys {
		words := f.List(key)
		list := entrylist.New(entrylist.Config{
			Title: words.Title, Empty: words.Empty, Limit: assessment.LimitEntry, Advice: assessment.AdviceEntry,
			OnAdd:    func(after string, texts []string) []string { return p.add(key, after, texts) },
			OnText:   func(id, text string) { p.typing.set("Typing", assessment.KindEntry, id, assessment.FieldText, text) },
			OnSplit:  p.split,
			OnJoin:   p.join,
			OnRemove: p.remove,
			OnMove:   p.move,
			OnTake:   func(after string, ids []string) bool { return p.take(key, after, ids) },
			OnUndo:   p.host.Undo, OnRedo: p.host.Redo,
			Split: pastedEntries, Actions: p.actions, OnRemoveAll: p.removeAll, Several: p.several, Peers: p.peers,
		})
		p.lists[key] = list
		cards = append(cards, list)
	}
	return kit.Columns(room(listsBeside), 14, cards...)
}

// add puts new entries into a list.
func (p *statement) add(key assessment.ListKey, after string, texts []string) []string {
	p.typing.rest()
	entries := make([]assessment.NewEntry, len(texts))
	ids := make([]string, len(texts))
	for i, text := range texts {
		ids[i] = uuid.NewString()
		entries[i] = assessment.NewEntry{ID: ids[i], Text: text}
	}
	a := p.host.Document().Assessment()
	if !p.host.Do(a.Begun(a.AddEntries(p.code, key, after, entries...))) {
		return nil
	}
	return ids
}

// split makes two entries of one, in one step.
func (p *statement) split(id, text, below string) string {
	p.typing.rest()
	a := p.host.Document().Assessment()
	e := a.Entry(id)
	if e == nil {
		return ""
	}
	newID := uuid.NewString()
	edit := assessment.SetValue("Split entry", assessment.KindEntry, id, assessment.FieldText, text)
	added := a.AddEntries(e.Statement, e.List, id, assessment.NewEntry{ID: newID, Text: below, Internal: e.Internal, Language: e.Language})
	edit.Ops = append(edit.Ops, added.Ops...)
	if !p.host.Do(edit) {
		return ""
	}
	return newID
}

// join makes one entry of two, in one step. What is internal stays internal,
// and both notes are kept.
func (p *statement) join(id, text, gone string) {
	p.typing.rest()
	a := p.host.Document().Assessment()
	kept, going := a.Entry(id), a.Entry(gone)
	if kept == nil || going == nil {
		return
	}
	edit := assessment.SetValue("Join entries", assessment.KindEntry, id, assessment.FieldText, text)
	if going.Internal && !kept.Internal {
		edit.Ops = append(edit.Ops, assessment.SetFlag("", assessment.KindEntry, id, assessment.FieldInternal, true).Ops...)
	}
	if going.Language != kept.Language {
		// What the two say together is in no one language.
		edit.Ops = append(edit.Ops, assessment.SetValue("", assessment.KindEntry, id, assessment.FieldLanguage, "").Ops...)
	}
	if going.Note != "" {
		note := strings.TrimSpace(kept.Note + "\n" + going.Note)
		if assessment.Length(note) > assessment.LimitNote {
			p.host.Toast("The notes of the two entries are too long for one. Please shorten one of them first.")
			p.refresh()
			return
		}
		edit.Ops = append(edit.Ops, assessment.SetValue("", assessment.KindEntry, id, assessment.FieldNote, note).Ops...)
	}
	edit.Ops = append(edit.Ops, evidenceTo(a, id, gone).Ops...)
	edit.Ops = append(edit.Ops, referencesTo(a, id, gone).Ops...)
	edit.Ops = append(edit.Ops, assessment.RemoveRecord("", assessment.KindEntry, gone).Ops...)
	p.host.Do(edit)
}

// evidenceTo links the evidence for one entry to another, which keeps what it
// says of its own.
func evidenceTo(a *assessment.Assessment, to, from string) assessment.Edit {
	var edit assessment.Edit
	there := map[string]bool{}
	for _, l := range a.EvidenceFor(assessment.Ref{Kind: assessment.KindEntry, ID: to}) {
		there[l.Evidence] = true
	}
	for _, l := range a.EvidenceFor(assessment.Ref{Kind: assessment.KindEntry, ID: from}) {
		if !there[l.Evidence] {
			edit.Ops = append(edit.Ops, a.LinkEvidence(l.Evidence, assessment.Ref{Kind: assessment.KindEntry, ID: to}, l.Pointer).Ops...)
		}
	}
	return edit
}

func (p *statement) remove(id string) {
	p.typing.rest()
	p.host.Do(assessment.RemoveRecord("Delete entry", assessment.KindEntry, id))
}

func (p *statement) move(id string, by int) bool {
	p.typing.rest()
	edit, ok := p.host.Document().Assessment().ShiftEntry(id, by)
	return ok && p.host.Do(edit)
}

// actions is what can be done with an entry beside what every list offers.
func (p *statement) actions(id string) []kit.Action {
	a := p.host.Document().Assessment()
	e := a.Entry(id)
	if e == nil {
		return nil
	}
	internal := "Keep out of public packs"
	if e.Internal {
		internal = "Let into public packs"
	}
	actions := []kit.Action{
		{Label: internal, Do: func() {
			p.host.Do(assessment.SetFlag(internal, assessment.KindEntry, id, assessment.FieldInternal, !e.Internal))
		}},
		{Label: "Note…", Do: func() { p.note(e) }},
		{Label: "Language…", Do: func() {
			p.Flush()
			askLanguage(p.host, id)
		}},
		{Label: "Evidence…", Do: func() {
			p.Flush()
			evidenceFor(p.host, assessment.Ref{Kind: assessment.KindEntry, ID: id})
		}},
	}
	actions = append(actions, actionActions(p.host, p.Flush, e)...)
	for i, key := range assessment.ListKeys {
		if key == e.List {
			continue
		}
		actions = append(actions, kit.Action{
			Label: "Move to " + a.Framework.List(key).Title, Begins: i == 0 || e.List == assessment.ListKeys[0] && i == 1,
			Do: func() { moveEntries(p.host, []string{id}, p.code, key) },
		})
	}
	return append(actions, p.several([]string{id})...)
}

// several is what can be done with one entry or more.
func (p *statement) several(ids []string) []kit.Action {
	return []kit.Action{{Label: "Move to…", Do: func() {
		p.Flush()
		askMove(p.host, p.code, ids)
	}}}
}

// peers are the lists that entries are dragged between.
func (p *statement) peers() []*entrylist.List {
	var lists []*entrylist.List
	for _, key := range assessment.ListKeys {
		lists = append(lists, p.lists[key])
	}
	return lists
}

// take moves entries, of whatever list and statement, to a place in a list.
func (p *statement) take(key assessment.ListKey, after string, ids []string) bool {
	p.typing.rest()
	edit := p.host.Document().Assessment().MoveEntries(ids, p.code, key, after)
	return len(edit.Ops) > 0 && p.host.Do(edit)
}

func (p *statement) removeAll(ids []string) {
	p.typing.rest()
	edit := assessment.Edit{Label: "Delete " + entries(len(ids))}
	for _, id := range ids {
		edit.Ops = append(edit.Ops, assessment.RemoveRecord("", assessment.KindEntry, id).Ops...)
	}
	p.host.Do(edit)
}

// note asks for an entry's note.
func (p *statement) note(e *assessment.Entry) {
	askText(p.host, "Note for colleagues",
		"A note is never in a public pack. In an internal one it stands below the entry.",
		e.Note, assessment.LimitNote, assessment.AdviceNote, func(text string) {
			p.host.Do(assessment.SetValue("Change note", assessment.KindEntry, e.ID, assessment.FieldNote, text))
		})
}

func (p *statement) scoreCard(f *assessment.Framework) fyne.CanvasObject {
	meanings, sentences := make([]string, len(f.Scores)), make([]string, len(f.Scores))
	for i, s := range f.Scores {
		meanings[i], sentences[i] = s.Title, s.Description
	}
	p.score = kit.NewScorePicker(meanings, func(score int) {
		value := ""
		if score > 0 {
			value = strconv.Itoa(score)
		}
		p.setScore(value)
	}).Explained(sentences)
	p.tally = kit.NewSmall("")
	p.evidence = kit.NewLink("", func() {
		p.Flush()
		evidenceFor(p.host, assessment.Ref{Kind: assessment.KindStatement, ID: p.code})
	})
	return kit.NewCard(kit.Columns(room(listsBeside), 24,
		kit.Stack(8, kit.NewStrong("Our score"), p.score, p.tally),
		kit.Stack(10,
			p.parts.part(assessment.FieldReason, shownAs{label: "Why this score", lines: 2}),
			p.parts.part(assessment.FieldLead, shownAs{}),
			p.parts.part(assessment.FieldNote, shownAs{label: "Note for colleagues", help: "Never in a public pack."}),
			kit.Row(0, p.evidence)), // after the fields, so that the Tab key goes from the score on to its reason
	))
}

// Reveal implements Revealer: it gives the keyboard to an entry, or to one of the
// statement's own fields.
func (p *statement) Reveal(ref assessment.Ref, field assessment.Field) bool {
	a := p.host.Document().Assessment()
	switch e := a.Entry(ref.ID); {
	case ref.Kind == assessment.KindEntry && e != nil && e.Statement == p.code:
		p.lists[e.List].Edit(e.ID, true)
	case ref.Kind != assessment.KindStatement || ref.ID != p.code:
		return false
	case p.lists[assessment.ListKey(field)] != nil:
		p.lists[assessment.ListKey(field)].EditFirst()
	case field == assessment.FieldScore:
		p.host.Canvas().Focus(p.score)
	case field != "":
		p.parts.Focus(field)
	}
	return true
}

func (p *statement) setScore(value string) {
	p.Flush()
	p.host.Do(assessment.SetValue("Change score", assessment.KindStatement, p.code, assessment.FieldScore, value))
}

func (p *statement) Content() fyne.CanvasObject { return p.headed }

func (p *statement) Changed(change assessment.Change) {
	if change.Label != "Typing" {
		p.typing.rest()
	}
	p.refresh()
	if change.Undoes != "" {
		p.showUndone(change)
	}
}

// showUndone goes to the entry that was taken back or done again, where it is another
// than the one that is written in: it may be far from what can be seen.
func (p *statement) showUndone(change assessment.Change) {
	a := p.host.Document().Assessment()
	var first *assessment.Entry
	for _, op := range change.Ops {
		e := a.Entry(op.ID)
		if op.Kind != assessment.KindEntry || e == nil || e.Statement != p.code {
			continue
		}
		if list := p.lists[e.List]; list.Writing() && list.Editing() == e.ID {
			return
		}
		if first == nil {
			first = e
		}
	}
	if first != nil && p.host.Canvas().Overlays().Top() == nil {
		p.lists[first.List].Edit(first.ID, true)
	}
}

func (p *statement) refresh() {
	a := p.host.Document().Assessment()
	s := a.Statement(p.code)
	p.parts.refresh(columns.NewWords(a))
	internal := 0
	for key, list := range p.lists {
		entries := s.List(key)
		items := make([]entrylist.Item, len(entries))
		list.SetTally(listTally(entries))
		for i, e := range entries {
			items[i] = itemOf(a, e)
			if e.Internal {
				internal++
			}
		}
		list.SetItems(items)
	}
	p.score.SetScore(s.Score)
	value, _ := a.Value(assessment.KindStatement, p.code, assessment.FieldScore)
	p.rated.Choose(value)
	if p.changed.Hide(); s.ChangedSinceSigned() {
		p.changed.Show()
	}
	tally := entries(s.EntryCount())
	if internal > 0 {
		tally += " · " + strconv.Itoa(internal) + " internal"
	}
	p.tally.SetText(tally)
	evidence := "Evidence for the statement as a whole…"
	if n := len(a.EvidenceFor(assessment.Ref{Kind: assessment.KindStatement, ID: p.code})); n > 0 {
		evidence = "Evidence for the statement as a whole: " + strconv.Itoa(n)
	}
	p.evidence.SetText(evidence)
	p.headed.Relayout()
}

// listTally says how many words a list has, and what is advised where it has more or
// fewer entries than that.
func listTally(entries []*assessment.Entry) string {
	if len(entries) == 0 {
		return ""
	}
	words := 0
	for _, e := range entries {
		words += assessment.WordCount(e.Text)
	}
	said := count(words, "word", "words")
	if n := len(entries); n < assessment.AdviceEntriesLeast || n > assessment.AdviceEntriesMost {
		said += " · " + assessment.Thousands(assessment.AdviceEntriesLeast) + " to " + assessment.Thousands(assessment.AdviceEntriesMost) + " entries are advised"
	}
	return said
}

func itemOf(a *assessment.Assessment, e *assessment.Entry) entrylist.Item {
	var meta []string
	if n := len(a.EvidenceFor(assessment.Ref{Kind: assessment.KindEntry, ID: e.ID})); n > 0 {
		meta = append(meta, strconv.Itoa(n)+" ev.")
	}
	if n := len(a.ActionsAnswering(e.ID)); n > 0 {
		meta = append(meta, "→ "+count(n, "action", "actions"))
	}
	if e.Note != "" {
		meta = append(meta, "note")
	}
	if e.Language != "" {
		f, _ := assessment.FieldOf(assessment.KindEntry, assessment.FieldLanguage)
		meta = append(meta, f.Titled(a, e.Language))
	}
	if n := assessment.WordCount(e.Text); n > assessment.AdviceEntryWords {
		meta = append(meta, "long: "+assessment.Thousands(n)+" words")
	}
	return entrylist.Item{ID: e.ID, Text: e.Text, Meta: strings.Join(meta, " · "), Internal: e.Internal, Unspelt: assessment.Foreign(e.Language)}
}

// Flush hands over what has been typed in any of the page's fields.
func (p *statement) Flush() {
	for _, key := range assessment.ListKeys {
		p.lists[key].Flush()
	}
	p.parts.Flush()
}

// Unsaved tells whether an entry could not be added.
func (p *statement) Unsaved() bool {
	for _, list := range p.lists {
		if list.Unsaved() {
			return true
		}
	}
	return false
}

// Mend implements Mender.
func (p *statement) Mend() bool {
	for _, key := range assessment.ListKeys {
		if p.lists[key].EditRefused() {
			return true
		}
	}
	return false
}

// Start begins where writing goes on: in the first list.
func (p *statement) Start() { p.lists[assessment.ListKeys[0]].EditFirst() }
