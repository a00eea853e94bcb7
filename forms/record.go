package forms

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/google/uuid"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/app/intake"
	"ninefold/forms/kit"
	"ninefold/forms/kit/entrylist"
)

// record is the form of one record of any declared kind: a part for each of its
// fields, a list for each kind that is written as its lines, and a table for
// each other kind below it. It is made anew for each record that is opened.
type record struct {
	*fieldParts
	spec  assessment.KindSpec
	page  *kit.Page
	lists map[assessment.Kind]*entrylist.List
	below []*children
	links []*links
	own   []ownPart
	borne *kit.Text // the evidence that bears the record out, or nil
}

// ownPart is a part that a page makes for a field itself, with what shows the
// document's value in it again.
type ownPart struct {
	object  fyne.CanvasObject
	refresh func()
}

// ownParts makes a page's own part for a field of a record, and says whether it
// has one.
type ownParts func(ref assessment.Ref, field assessment.Field, flush func()) (ownPart, bool)

// newRecord makes the form of a record. Open shows a record below it in its
// place; back, which may be nil, goes to the one it stands below itself.
// Own, which may be nil, makes the parts of fields in which more is done than
// writing.
func newRecord(h Host, ref assessment.Ref, typing *typing, own ownParts, open func(assessment.Ref), back func()) *record {
	spec, _ := assessment.KindOf(ref.Kind)
	r := &record{fieldParts: newFieldParts(h, ref, typing), spec: spec, lists: map[assessment.Kind]*entrylist.List{}}
	r.flush = r.Flush
	var parts []fyne.CanvasObject
	if back != nil {
		parts = append(parts, r.wayBack(back))
	}
	// What is written as lines of the record comes before what it points at.
	listed := false
	lists := func() {
		for _, below := range assessment.Kinds() {
			if !listed && below.Parent() == ref.Kind && below.Lines {
				parts = append(parts, r.lines(below, open))
			}
		}
		listed = true
	}
	for _, f := range spec.Fields {
		if f.Type == assessment.TypeReference && f.Many {
			lists()
		}
		if own != nil {
			if part, has := own(ref, f.Field, r.Flush); has {
				r.own = append(r.own, part)
				parts = append(parts, part.object)
				continue
			}
		}
		if part := r.part(f.Field, shownAs{}); part != nil {
			parts = append(parts, part)
		}
	}
	lists()
	if takesEvidence(ref.Kind) {
		r.borne = kit.NewSecondary("")
		parts = append(parts, kit.Stack(4, kit.NewStrong("Evidence"), r.borne, kit.Row(0, kit.NewButton("Evidence…", func() {
			r.Flush()
			evidenceFor(h, ref)
		}))))
	}
	for _, below := range assessment.Kinds() {
		switch {
		case below.Parent() != ref.Kind || below.Lines:
		case len(below.Ends) > 0:
			l := newLinks(h, below, ref, r.Flush)
			r.links = append(r.links, l)
			parts = append(parts, l.part)
		default:
			c := newChildren(h, below, ref, open)
			r.below = append(r.below, c)
			parts = append(parts, c.part)
		}
	}
	r.page = kit.NewPage(kit.Inset(14, 16, 16, 16, kit.Stack(12, parts...)))
	r.refresh()
	return r
}

// lines is the list of the records of a kind below this one. What else such a record
// says stands below its words, and its menu changes it or opens the record's form.
func (r *record) lines(below assessment.KindSpec, open func(assessment.Ref)) fyne.CanvasObject {
	var parent assessment.Field
	for _, f := range below.Fields {
		if f.Places {
			parent = f.Field
		}
	}
	text, _ := assessment.FieldOf(below.Kind, below.Called)
	kind := below.Kind
	r.lists[kind] = entrylist.New(entrylist.Config{
		Title: assessment.UpperFirst(below.Plural), Empty: "Write the first one here.", Limit: text.Limit, Split: pastedEntries,
		OnAdd: func(after string, texts []string) []string {
			a := r.host.Document().Assessment()
			records, ids := make([]assessment.NewRecord, len(texts)), make([]string, len(texts))
			for i, t := range texts {
				ids[i] = uuid.NewString()
				records[i] = assessment.NewRecord{ID: ids[i], Values: map[assessment.Field]string{parent: r.ref.ID, text.Field: onOneLine(t)}}
			}
			if !r.host.Do(a.AddRecords(kind, after, records...)) {
				return nil
			}
			return ids
		},
		OnText: func(id, t string) { r.typing.set("Typing", kind, id, text.Field, onOneLine(t)) },
		OnRemove: func(id string) {
			r.typing.rest()
			r.host.Do(assessment.RemoveRecord("Delete "+below.Name, kind, id))
		},
		OnMove: func(id string, by int) bool {
			edit, can := r.host.Document().Assessment().ShiftRecord(kind, id, by)
			return can && r.host.Do(edit)
		},
		OnUndo: r.host.Undo, OnRedo: r.host.Redo,
		Actions: func(id string) []kit.Action { return r.lineActions(below, id, open) },
	})
	parts := []fyne.CanvasObject{r.lists[kind]}
	if beside := besides(below); len(beside) > 0 {
		parts = append(parts, kit.NewSmall(titlesOf(beside)+": in the menu of a "+below.Name+", ⋯ or Ctrl+full stop."))
	}
	if !text.Offering() {
		return kit.Stack(3, parts...)
	}
	return kit.Stack(3, append(parts, kit.Row(0, offered(r.host, text, "Usual "+below.Plural, func(said string) {
		r.Flush()
		a := r.host.Document().Assessment()
		r.host.Do(a.AppendRecords(kind, assessment.NewRecord{ID: uuid.NewString(), Values: map[assessment.Field]string{parent: r.ref.ID, text.Field: said}}))
	})))...)
}

// besides are the fields of a kind written as lines that are not its words.
func besides(below assessment.KindSpec) []assessment.FieldSpec {
	var all []assessment.FieldSpec
	for _, f := range below.Fields {
		if f.Field != below.Called && !f.Places && f.Type != assessment.TypePosition {
			all = append(all, f)
		}
	}
	return all
}

func titlesOf(fields []assessment.FieldSpec) string {
	var all []string
	for _, f := range fields {
		all = append(all, f.Title)
	}
	return strings.Join(all, ", ")
}

// lineActions are what the menu of a line offers for what it says besides its words.
func (r *record) lineActions(below assessment.KindSpec, id string, open func(assessment.Ref)) []kit.Action {
	a := r.host.Document().Assessment()
	var actions []kit.Action
	for _, f := range besides(below) {
		value, there := a.Value(below.Kind, id, f.Field)
		if !there {
			continue // it is not in the document yet
		}
		set := func(value string) func() {
			return func() {
				r.Flush()
				r.host.Do(assessment.SetValue("Change "+strings.ToLower(f.Title), below.Kind, id, f.Field, value))
			}
		}
		for i, text := range f.Offers(a) {
			actions = append(actions, kit.Action{Label: f.Title + ": " + assessment.Shortened(text, longestOffer), Do: set(text), Disabled: text == value, Begins: i == 0})
		}
		other := f.Title + "…"
		if len(f.Offers(a)) > 0 {
			other = f.Title + ": in your own words…"
		}
		actions = append(actions, kit.Action{Label: other, Do: func() {
			r.Flush()
			open(assessment.Ref{Kind: below.Kind, ID: id})
		}})
		if value != "" {
			actions = append(actions, kit.Action{Label: "Without " + strings.ToLower(f.Title), Do: set("")})
		}
	}
	return actions
}

// lineSays is what a line says besides its words.
func lineSays(words *columns.Words, a *assessment.Assessment, below assessment.KindSpec, id string) string {
	var parts []string
	for _, f := range besides(below) {
		value, _ := a.Value(below.Kind, id, f.Field)
		if value == "" {
			continue
		}
		if f.Type == assessment.TypeReference {
			var names []string
			for _, ref := range f.Targets(value) {
				names = append(names, words.Name(ref))
			}
			value = f.Title + ": " + strings.Join(names, ", ")
		}
		parts = append(parts, f.Titled(a, value))
	}
	return strings.Join(parts, " · ")
}

// pastedEntries are the entries that pasted text makes in a list, as it makes them
// when a document is brought in. What that does not take is parted into its lines.
func pastedEntries(pasted string) []string {
	texts, err := intake.EntriesPasted(pasted)
	if err != nil {
		return entrylist.SplitLines(pasted)
	}
	for i := range texts {
		texts[i] = kit.CleanPasted(texts[i], true)
	}
	return texts
}

// onOneLine makes one line of a text for a field that has one only.
func onOneLine(text string) string { return strings.Join(strings.FieldsFunc(text, isBreak), " ") }

func isBreak(r rune) bool { return r == '\n' || r == '\r' }

// refresh shows what the document holds now.
func (r *record) refresh() {
	a := r.host.Document().Assessment()
	words := columns.NewWords(a)
	if !r.fieldParts.refresh(words) {
		return
	}
	for kind, list := range r.lists {
		spec, _ := assessment.KindOf(kind)
		var items []entrylist.Item
		for _, id := range a.IDsBelow(kind, r.ref.ID) {
			text, _ := a.Value(kind, id, spec.Called)
			items = append(items, entrylist.Item{ID: id, Text: text, Meta: lineSays(words, a, spec, id)})
		}
		list.SetItems(items)
	}
	for _, c := range r.below {
		c.refresh(words)
	}
	for _, l := range r.links {
		l.refresh(words)
	}
	for _, part := range r.own {
		part.refresh()
	}
	if r.borne != nil {
		text := evidenceLine(words, r.ref)
		if text == "" {
			text = "None is linked yet."
		}
		r.borne.SetText(text)
	}
	r.page.Relayout()
}

// Flush hands over what has been typed in any part.
func (r *record) Flush() {
	r.fieldParts.Flush()
	for _, l := range r.lists {
		l.Flush()
	}
	for _, c := range r.below {
		c.add.Flush()
	}
}

// Unsaved tells whether something in the form is not in the document.
func (r *record) Unsaved() bool {
	for _, list := range r.lists {
		if list.Unsaved() {
			return true
		}
	}
	return r.fieldParts.Unsaved() || slices.ContainsFunc(r.below, func(c *children) bool { return strings.TrimSpace(c.add.Text()) != "" })
}

// Mend gives the keyboard to what is not in the document. It says whether anything is
// not.
func (r *record) Mend() bool {
	if r.fieldParts.Mend() {
		return true
	}
	for _, list := range r.lists {
		if list.EditRefused() {
			return true
		}
	}
	for _, c := range r.below {
		if strings.TrimSpace(c.add.Text()) != "" {
			c.add.Focus()
			return true
		}
	}
	return false
}

// wayBack leads to the record that this one stands below.
func (r *record) wayBack(back func()) fyne.CanvasObject {
	a := r.host.Document().Assessment()
	up := parentOf(a, r.ref)
	link := kit.NewLink("‹ "+assessment.UpperFirst(a.Call(up.Kind, up.ID)), func() {
		r.Flush()
		back()
	})
	remove := kit.NewButton("Delete", func() {
		r.typing.rest()
		r.host.Do(assessment.RemoveRecord("Delete "+r.spec.Name, r.ref.Kind, r.ref.ID))
	})
	return kit.RowFilled(10, 0, link, remove)
}

// focusChild gives the keyboard to a record below this one in its list.
func (r *record) focusChild(ref assessment.Ref) {
	if list := r.lists[ref.Kind]; list != nil {
		list.Edit(ref.ID, true)
	}
	for _, c := range r.below {
		if c.spec.Kind == ref.Kind {
			c.table.Select(ref.ID)
			c.table.Focus()
		}
	}
	for _, l := range r.links {
		if l.spec.Kind == ref.Kind {
			l.table.Select(ref.ID)
			l.table.Focus()
		}
	}
}
