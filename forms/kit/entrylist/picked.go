package entrylist

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"ninefold/forms/kit"
)

// picked are the whole entries that are selected, to be moved, copied or deleted
// together. The keyboard stays with the writer, in the entry it was in.
type picked struct {
	rows   map[*row]bool
	anchor *row // where selecting began
	reach  *row // how far it has come
}

// taken is what was copied or cut last as whole entries, of whatever list: as
// long as the clipboard still holds its text, pasting brings entries and not
// lines.
var taken struct {
	text  string
	ids   []string
	texts []string
	cut   bool // the entries are to move to where they are pasted
	from  *List
}

// picking says whether whole entries are selected.
func (l *List) picking() bool { return len(l.picks.rows) > 0 }

// pickedRows are the selected entries, in their order.
func (l *List) pickedRows() []*row {
	var rows []*row
	for _, r := range l.rows {
		if l.picks.rows[r] {
			rows = append(rows, r)
		}
	}
	return rows
}

func idsOf(rows []*row) []string {
	var ids []string
	for _, r := range rows {
		if !r.draft() {
			ids = append(ids, r.item.ID)
		}
	}
	return ids
}

// unpick lets go of the selected entries.
func (l *List) unpick() {
	if l.picking() {
		l.picks = picked{}
		l.changed()
	}
}

// keepPicked forgets selected rows that are gone.
func (l *List) keepPicked() {
	for r := range l.picks.rows {
		if l.index(r) < 0 {
			delete(l.picks.rows, r)
		}
	}
	if l.index(l.picks.reach) < 0 || l.index(l.picks.anchor) < 0 {
		l.picks.reach, l.picks.anchor = nil, nil
		if rows := l.pickedRows(); len(rows) > 0 {
			l.picks.anchor, l.picks.reach = rows[0], rows[len(rows)-1]
		}
	}
}

// readyToPick sends what is typed, and edits a row where none is: the keyboard is
// to be in the list.
func (l *List) readyToPick(r *row) {
	l.stopLeft()
	l.sender.Flush()
	if l.editing == nil || l.index(l.editing) < 0 {
		l.begin(r, startOrEnd(true))
	}
	l.writer.MoveTo(l.writer.Offset()) // no text is selected beside entries
	if !l.active {
		l.active = kit.FocusOn(l.writer)
	}
	if l.picks.anchor == nil {
		l.picks.anchor = l.editing
	}
}

// pickTo selects from where selecting began up to a row.
func (l *List) pickTo(r *row) {
	l.readyToPick(r)
	from, to := l.index(l.picks.anchor), l.index(r)
	if from < 0 || to < 0 {
		return
	}
	l.picks.rows, l.picks.reach = map[*row]bool{}, r
	for _, r := range l.rows[min(from, to) : max(from, to)+1] {
		if !r.draft() {
			l.picks.rows[r] = true
		}
	}
	l.changed()
	l.revealRow(r)
}

// pickAlso adds a row to those selected, or takes it out. The entry being edited
// is the first of them.
func (l *List) pickAlso(r *row) {
	l.readyToPick(r)
	if l.picks.rows == nil {
		l.picks.rows = map[*row]bool{}
		if !l.editing.draft() {
			l.picks.rows[l.editing] = true
		}
	}
	switch {
	case r.draft():
	case l.picks.rows[r] && len(l.picks.rows) > 1:
		delete(l.picks.rows, r)
	default:
		l.picks.rows[r] = true
	}
	l.picks.anchor, l.picks.reach = r, r
	l.changed()
}

// pickIDs selects the entries with these ids, which were just moved here.
func (l *List) pickIDs(ids []string) {
	first := l.rowOf(ids[0])
	if first == nil {
		return
	}
	l.begin(first, startOrEnd(true))
	if len(ids) == 1 {
		return
	}
	l.picks = picked{rows: map[*row]bool{}, anchor: first, reach: first}
	for _, id := range ids {
		if r := l.rowOf(id); r != nil {
			l.picks.rows[r] = true
		}
	}
	l.changed()
}

// extend moves the end of what is selected by one row.
func (l *List) extend(by int) bool {
	from := l.index(l.picks.reach)
	if !l.picking() {
		from = l.index(l.editing)
	}
	if to := from + by; to >= 0 && to < len(l.rows) {
		l.pickTo(l.rows[to])
	} else if !l.picking() {
		l.pickTo(l.editing)
	}
	return true
}

// pickedKey uses a key while entries are selected.
func (l *List) pickedKey(key *fyne.KeyEvent) bool {
	on := l.picks.reach
	switch key.Name {
	case fyne.KeyUp, fyne.KeyDown:
		by := 1
		if key.Name == fyne.KeyUp {
			by = -1
		}
		if l.writer.Shift {
			return l.extend(by)
		}
		l.begin(l.rows[min(max(l.index(on)+by, 0), len(l.rows)-1)], startOrEnd(true))
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd, fyne.KeyReturn, fyne.KeyEnter:
		l.begin(on, startOrEnd(key.Name != fyne.KeyLeft && key.Name != fyne.KeyHome))
	case fyne.KeyBackspace, fyne.KeyDelete:
		l.removePicked()
	case fyne.KeyEscape:
		if !l.uncut() {
			l.unpick()
		}
	case desktop.KeyMenu:
		l.openMenuHere()
	case fyne.KeyF10:
		if !l.writer.Shift {
			return false
		}
		l.openMenuHere()
	default:
		return false
	}
	return true
}

// pickedShortcut uses a shortcut that means whole entries: while some are
// selected, and for the one being edited where none of its text is.
func (l *List) pickedShortcut(shortcut fyne.Shortcut) bool {
	w := l.writer
	if l.editing == nil {
		return false
	}
	switch s := shortcut.(type) {
	case *fyne.ShortcutSelectAll:
		if !l.picking() && (w.SelectedText() != w.Text || len(l.rows) < 2) {
			return false
		}
		l.picks.anchor = l.rows[0]
		l.pickTo(l.rows[len(l.rows)-1])
		return true
	case *fyne.ShortcutCopy:
		return (l.picking() || w.SelectedText() == "") && l.takeEntries(s.Clipboard, false)
	case *fyne.ShortcutCut:
		return (l.picking() || w.SelectedText() == "") && l.takeEntries(s.Clipboard, true)
	case *desktop.CustomShortcut:
		if !l.picking() {
			return false
		}
		switch {
		case s.KeyName == fyne.KeyUp && s.Modifier == fyne.KeyModifierAlt:
			l.movePicked(-1)
		case s.KeyName == fyne.KeyDown && s.Modifier == fyne.KeyModifierAlt:
			l.movePicked(1)
		case s.KeyName == fyne.KeyBackspace && s.Modifier == fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift:
			l.removePicked()
		default:
			return false
		}
		return true
	}
	return false
}

// wholes are the entries that a command for whole entries means: those selected,
// or the one being edited.
func (l *List) wholes() []*row {
	if l.picking() {
		return l.pickedRows()
	}
	if l.editing == nil || l.editing.draft() || l.editing.empty() {
		return nil
	}
	return []*row{l.editing}
}

// takeEntries puts whole entries on the clipboard, each on a line of its own. What
// is cut stays, dimmed, until it is pasted: nothing is lost where it never is.
func (l *List) takeEntries(clipboard fyne.Clipboard, cut bool) bool {
	l.sender.Flush()
	rows := l.wholes()
	if len(rows) == 0 {
		return false
	}
	texts := make([]string, len(rows))
	for i, r := range rows {
		texts[i] = r.text
	}
	before := taken.from
	taken.text, taken.texts, taken.ids = strings.Join(texts, "\n"), texts, idsOf(rows)
	taken.cut, taken.from = cut && l.config.OnTake != nil, l
	clipboard.SetContent(taken.text)
	if before != nil && before != l {
		before.changed()
	}
	l.changed()
	return true
}

// dimmed says whether a row was cut and not pasted yet.
func (r *row) dimmed() bool { return taken.cut && slices.Contains(taken.ids, r.item.ID) }

// uncut leaves what was cut where it is, and says whether anything was.
func (l *List) uncut() bool {
	if !taken.cut {
		return false
	}
	taken.cut = false
	if taken.from != nil && taken.from != l {
		taken.from.changed()
	}
	l.changed()
	return true
}

// pasteWhole pastes whole entries, if they are what the clipboard holds.
func (l *List) pasteWhole(pasted string) bool {
	if len(taken.ids) == 0 || plainLines(pasted) != plainLines(taken.text) || l.config.OnAdd == nil {
		return false
	}
	r := l.editing
	if !taken.cut {
		if l.fit(taken.texts) {
			l.pasteEntries(taken.texts)
		}
		return true
	}
	l.sender.Flush()
	place := l.index(r)
	if place >= 0 && r.draft() {
		place--
	}
	ids, from := taken.ids, taken.from
	taken.cut = false
	took := l.config.OnTake(l.idAt(place), ids)
	if from != nil && from != l {
		from.changed()
	}
	if !took {
		return false // they are gone by now: their texts come as any text does
	}
	l.pickIDs(ids)
	return true
}

// idAt is the id of the entry at a place, or of the nearest above it that is in the
// document; "" for none.
func (l *List) idAt(place int) string {
	for ; place >= 0; place-- {
		if place < len(l.rows) && !l.rows[place].draft() {
			return l.rows[place].item.ID
		}
	}
	return ""
}

// movePicked moves the selected entries up or down by one, together.
func (l *List) movePicked(by int) {
	rows := l.pickedRows()
	first, last := l.index(rows[0]), l.index(rows[len(rows)-1])
	to := last + 1 // the entry they come below
	if by < 0 {
		to = first - 2
	}
	if l.config.OnTake == nil || by < 0 && first == 0 || by > 0 && last == len(l.rows)-1 {
		return
	}
	l.sender.Flush()
	if l.config.OnTake(l.idAt(to), idsOf(rows)) {
		l.changed()
		l.revealRow(rows[0])
	}
}

// removePicked deletes the selected entries.
func (l *List) removePicked() {
	rows := l.pickedRows()
	if len(rows) == 0 || l.config.OnRemove == nil {
		return
	}
	l.sender.Flush()
	var on *row // what is edited next: below them, or above
	for i := l.index(rows[len(rows)-1]) + 1; on == nil && i < len(l.rows); i++ {
		on = l.rows[i]
	}
	for i := l.index(rows[0]) - 1; on == nil && i >= 0; i-- {
		on = l.rows[i]
	}
	ids := idsOf(rows)
	l.picks = picked{}
	l.forgetEditing()
	l.rows = slices.DeleteFunc(l.rows, func(r *row) bool { return slices.Contains(rows, r) })
	if l.config.OnRemoveAll != nil {
		l.config.OnRemoveAll(ids)
	} else {
		for _, id := range ids {
			l.config.OnRemove(id)
		}
	}
	if on != nil && l.index(on) >= 0 {
		l.begin(on, startOrEnd(true))
		return
	}
	l.changed()
	kit.FocusOn(l.add)
}

// pickedActions is the menu of the selected entries.
func (l *List) pickedActions() []kit.Action {
	rows := l.pickedRows()
	many := fmt.Sprintf("%d entries", len(rows))
	if len(rows) == 1 {
		many = "entry"
	}
	var actions []kit.Action
	if l.config.Several != nil {
		actions = l.config.Several(idsOf(rows))
	}
	first, last := l.index(rows[0]), l.index(rows[len(rows)-1])
	if l.config.OnTake != nil {
		actions = append(actions,
			kit.Action{Label: "Move up", Keys: "Alt+Up", Disabled: first == 0, Do: func() { l.movePicked(-1) }},
			kit.Action{Label: "Move down", Keys: "Alt+Down", Disabled: last == len(l.rows)-1, Do: func() { l.movePicked(1) }})
	}
	actions = append(actions, l.clipboardActions(many)...)
	if l.config.OnRemove != nil {
		actions = append(actions, kit.Action{Label: "Delete " + many, Keys: "Delete", Do: l.removePicked})
	}
	return actions
}

// clipboardActions copies and cuts whole entries.
func (l *List) clipboardActions(what string) []kit.Action {
	clipboard := fyne.CurrentApp().Clipboard()
	actions := []kit.Action{{Label: "Copy " + what, Keys: "Ctrl+C", Begins: true, Do: func() { l.takeEntries(clipboard, false) }}}
	if l.config.OnTake != nil {
		actions = append(actions, kit.Action{Label: "Cut " + what, Keys: "Ctrl+X", Do: func() { l.takeEntries(clipboard, true) }})
	}
	return actions
}

// revealRow scrolls the page to a row.
func (l *List) revealRow(r *row) {
	i := l.index(r)
	if i < 0 || l.Page == nil || len(l.tops) <= i+1 {
		return
	}
	if y, ok := l.Page.OffsetOf(l); ok {
		l.revealPart(i, y, y+l.tops[i]-kit.ViewMargin, y+l.tops[i+1]+kit.ViewMargin)
	}
}
