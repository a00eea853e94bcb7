package entrylist

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"ninefold/forms/kit"
)

// prepareWriter makes the writer and gives the list the first word on keys.
func (l *List) prepareWriter() {
	w := kit.NewWriter(true, func() *kit.Page { return l.Page })
	w.Limit = l.config.Limit
	w.Spelt = true
	w.OnChanged = l.typedText
	w.OnTyped = l.typedKey
	w.OnShortcut = l.calledShortcut
	w.OnSettled = l.settledText
	w.OnFocus = l.focusChanged
	w.OnPress = l.unpick
	w.OnDrag = l.draggedText
	w.OnMenu = func() []kit.Action { return l.actions() }
	l.writer = w
}

// typedKey uses the keys that have a meaning in a list.
func (l *List) typedKey(key *fyne.KeyEvent) bool {
	r, w := l.editing, l.writer
	if r == nil {
		return false
	}
	if l.picking() {
		return l.pickedKey(key)
	}
	selected := w.SelectedText() != ""
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if !w.Shift { // with it, the entry breaks the line
			l.enter()
		}
		return !w.Shift
	case fyne.KeyBackspace:
		return !selected && w.Offset() == 0 && l.backspace()
	case fyne.KeyDelete:
		return !selected && w.Offset() == r.length() && l.deleteOn()
	case fyne.KeyUp:
		if w.Shift && w.CursorRow == 0 {
			return l.selectOn(-1)
		}
		return !w.Shift && w.CursorRow == 0 && l.step(-1)
	case fyne.KeyDown:
		if w.Shift && w.CursorRow == w.Rows()-1 {
			return l.selectOn(1)
		}
		return !w.Shift && w.CursorRow == w.Rows()-1 && l.step(1)
	case fyne.KeyLeft:
		return !w.Shift && !selected && w.Offset() == 0 && l.stepTo(-1, startOrEnd(true))
	case fyne.KeyRight:
		return !w.Shift && !selected && w.Offset() == r.length() && l.stepTo(1, startOrEnd(false))
	case fyne.KeyEscape:
		if !l.uncut() {
			l.leave()
		}
		return true
	case fyne.KeyPageUp, fyne.KeyPageDown:
		if l.Page != nil {
			l.Page.ScrollPage(key.Name == fyne.KeyPageDown)
		}
		return true
	case desktop.KeyMenu:
		l.openMenuHere()
		return true
	case fyne.KeyF10:
		if w.Shift {
			l.openMenuHere()
		}
		return w.Shift
	}
	return false
}

// selectOn selects to the start of the text or to its end, as the arrows do with
// shift in its first and last lines; from there on it selects whole entries.
func (l *List) selectOn(by int) bool {
	to, key := 0, fyne.KeyHome
	if by > 0 {
		to, key = l.editing.length(), fyne.KeyEnd
	}
	if l.writer.Offset() == to {
		return l.extend(by)
	}
	l.writer.Entry.TypedKey(&fyne.KeyEvent{Name: key})
	return true
}

// insert puts text at the cursor, in place of what is selected, if it fits.
func (l *List) insert(text string) {
	if l.writer.Insert(text) {
		l.settledText()
	}
}

// enter adds an entry below, or above, or breaks the text in two.
func (l *List) enter() {
	r, w := l.editing, l.writer
	if l.config.OnAdd == nil || r.empty() {
		return
	}
	if w.SelectedText() != "" {
		w.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	}
	l.sender.Flush()
	if l.editing != r {
		return
	}
	runes := []rune(w.Text)
	offset := w.Offset()
	head, tail := strings.TrimRight(string(runes[:offset]), " \n"), strings.TrimLeft(string(runes[offset:]), " \n")
	place := l.index(r)
	switch {
	case tail == "":
		l.addDraft(place+1, "", startOrEnd(false))
	case head == "":
		l.addDraft(place, "", startOrEnd(false))
	default:
		l.split(r, head, tail)
	}
}

// split breaks a row in two.
func (l *List) split(r *row, head, tail string) {
	place := l.index(r)
	if r.draft() {
		return // the document would not take it
	}
	below, whole := newDraft(tail), r.text
	r.setText(head)
	r.sent = head
	l.writer.Replace(head, 0)
	l.rows = append(l.rows[:place+1:place+1], append([]*row{below}, l.rows[place+1:]...)...)
	if l.config.OnSplit == nil {
		l.config.OnText(r.item.ID, head)
		l.addRows(below)
	} else {
		l.adding = true
		below.item.ID = l.config.OnSplit(r.item.ID, head, tail)
		l.adding = false
		if below.draft() { // refused: the text stays in one
			l.rows = slices.DeleteFunc(l.rows, func(other *row) bool { return other == below })
			r.setText(whole)
			r.sent = whole
			l.takeWaiting()
			l.writer.Replace(r.text, utf8.RuneCountInString(head))
			l.changed()
			return
		}
		below.sent, below.item.Text = tail, tail
		l.takeWaiting()
	}
	if l.index(below) >= 0 {
		l.begin(below, startOrEnd(false))
	}
}

// takeWaiting shows the items that came while ids were not yet known, and says
// whether there were any.
func (l *List) takeWaiting() bool {
	if !l.waits {
		return false
	}
	items := l.waiting
	l.waiting, l.waits = nil, false
	l.take(items)
	return true
}

// backspace removes an empty entry, or joins a text to the one above.
func (l *List) backspace() bool {
	r := l.editing
	place := l.index(r)
	if r.empty() {
		l.discard(place-1, startOrEnd(place > 0))
		return true
	}
	if place > 0 {
		l.join(l.rows[place-1], r)
	}
	return true
}

// deleteOn joins the text below to this one, or removes an empty entry.
func (l *List) deleteOn() bool {
	r := l.editing
	place := l.index(r)
	switch {
	case r.empty() && place+1 < len(l.rows):
		l.discard(place+1, startOrEnd(false))
	case place+1 < len(l.rows):
		l.join(r, l.rows[place+1])
	}
	return true
}

// discard removes the row being edited and goes on to the row at a place.
func (l *List) discard(next int, where spot) {
	r := l.editing
	if !r.draft() && l.config.OnRemove == nil {
		return
	}
	l.sender.Drop()
	var on *row
	if next < 0 {
		next, where = 1, startOrEnd(false)
	}
	if next < len(l.rows) && l.rows[next] != r {
		on = l.rows[next]
	}
	l.forgetEditing()
	l.remove(r)
	if on != nil && l.index(on) >= 0 {
		l.begin(on, where)
		return
	}
	l.changed()
	kit.FocusOn(l.add)
}

// join makes one entry of two, with the cursor where they meet.
func (l *List) join(upper, lower *row) {
	l.sender.Flush()
	if l.index(upper) < 0 || l.index(lower) < 0 || !lower.draft() && l.config.OnRemove == nil {
		return
	}
	head, tail := strings.TrimRight(upper.text, " \n"), strings.TrimLeft(lower.text, " \n")
	text := head
	if head != "" && tail != "" {
		text += " "
	}
	meet := len([]rune(text))
	text += tail
	if l.config.Limit > 0 && len([]rune(text)) > l.config.Limit {
		return
	}
	// An entry that is in the document stays in it, so that its evidence does.
	keep, gone := upper, lower
	if upper.draft() && !lower.draft() {
		keep, gone = lower, upper
	}
	l.forgetEditing()
	l.rows = append(l.rows[:l.index(gone):l.index(gone)], l.rows[l.index(gone)+1:]...)
	keep.setText(text)
	if !keep.draft() {
		keep.sent = text
		switch {
		case gone.draft():
			l.config.OnText(keep.item.ID, text)
		case l.config.OnJoin != nil:
			l.config.OnJoin(keep.item.ID, text, gone.item.ID)
		default:
			l.config.OnText(keep.item.ID, text)
			l.config.OnRemove(gone.item.ID)
		}
	}
	if l.index(keep) >= 0 {
		l.begin(keep, at(meet))
	}
}

// step goes to the neighbour above or below, keeping the column.
func (l *List) step(by int) bool {
	return l.stepTo(by, column(l.writer.CursorColumn, by < 0))
}

// stepTo goes to the neighbour above or below, or from the last to "+ Add".
func (l *List) stepTo(by int, where spot) bool {
	place := l.index(l.editing) + by
	switch {
	case place < 0:
		return false
	case place >= len(l.rows):
		if l.add.Hidden || l.editing.empty() {
			return false
		}
		kit.FocusOn(l.add)
	default:
		l.begin(l.rows[place], where)
	}
	return true
}

// leave stops editing; the keyboard goes to "+ Add", so that it is not lost.
func (l *List) leave() {
	l.end()
	l.changed()
	if !l.add.Hidden {
		kit.FocusOn(l.add)
	} else if c := kit.CanvasOf(l); c != nil {
		c.Unfocus()
	}
}

// addKeys are the keys of "+ Add": up goes back to the entries.
func (l *List) addKeys(key *fyne.KeyEvent) bool {
	if key.Name == fyne.KeyUp && len(l.rows) > 0 {
		l.begin(l.rows[len(l.rows)-1], column(0, true))
		return true
	}
	return false
}

// typedOnAdd begins an entry with what is typed on "+ Add": whoever comes there
// means to write.
func (l *List) typedOnAdd(r rune) {
	if r == ' ' {
		return // the space bar presses it
	}
	l.addAtFoot()
	if l.editing != nil {
		l.writer.TypedRune(r)
	}
}

// calledOnAdd pastes into the list at its foot.
func (l *List) calledOnAdd(shortcut fyne.Shortcut) bool {
	paste, is := shortcut.(*fyne.ShortcutPaste)
	if !is || strings.TrimSpace(paste.Clipboard.Content()) == "" {
		return false
	}
	l.addAtFoot()
	if l.editing != nil {
		l.writer.TypedShortcut(paste)
	}
	return true
}

// move moves the row being edited.
func (l *List) move(by int) {
	l.sender.Flush()
	r := l.editing
	if r == nil {
		return
	}
	from := l.index(r)
	to := from + by
	if from < 0 || to < 0 || to >= len(l.rows) {
		return
	}
	if !r.draft() && !l.rows[to].draft() {
		if l.config.OnMove == nil || !l.config.OnMove(r.item.ID, by) {
			return
		}
	}
	if l.index(r) == from {
		l.rows[from], l.rows[to] = l.rows[to], l.rows[from]
	}
	l.changed()
	l.revealEditing()
}

// calledShortcut uses the shortcuts that have a meaning in a list.
func (l *List) calledShortcut(shortcut fyne.Shortcut) bool {
	if l.pickedShortcut(shortcut) {
		return true
	}
	switch s := shortcut.(type) {
	case *fyne.ShortcutUndo:
		l.undo(l.config.OnUndo)
		return true
	case *fyne.ShortcutRedo:
		l.undo(l.config.OnRedo)
		return true
	case *fyne.ShortcutPaste:
		return l.paste(s.Clipboard.Content())
	case *desktop.CustomShortcut:
		return l.calledCustom(s)
	}
	return false
}

func (l *List) calledCustom(s *desktop.CustomShortcut) bool {
	const control, shift = fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift
	switch {
	case s.KeyName == fyne.KeyZ && s.Modifier == control|shift:
		l.undo(l.config.OnRedo)
	case s.KeyName == fyne.KeyUp && s.Modifier == fyne.KeyModifierAlt:
		l.move(-1)
	case s.KeyName == fyne.KeyDown && s.Modifier == fyne.KeyModifierAlt:
		l.move(1)
	case s.KeyName == fyne.KeyHome && s.Modifier == control:
		l.writer.MoveTo(0)
		l.revealEditing()
	case s.KeyName == fyne.KeyEnd && s.Modifier == control:
		l.writer.MoveTo(l.editing.length())
		l.revealEditing()
	case s.KeyName == fyne.KeyBackspace && s.Modifier == control|shift:
		l.deleteEntry()
	case s.KeyName == fyne.KeyV && s.Modifier == control|shift:
		l.insert(plainLines(fyne.CurrentApp().Clipboard().Content()))
	case s.KeyName == fyne.KeyPeriod && s.Modifier == control:
		l.openMenuHere()
	default:
		return false
	}
	return true
}

// undo sends what is unsent, so that it can be undone, and calls.
func (l *List) undo(call func()) {
	l.sender.Flush()
	if call != nil {
		call()
	}
}

// deleteEntry removes the row being edited, whatever it says.
func (l *List) deleteEntry() {
	if l.editing == nil {
		return
	}
	place := l.index(l.editing)
	next := place + 1
	if next >= len(l.rows) {
		next = place - 1
	}
	l.discard(next, startOrEnd(true))
}

// plainLines brings line ends into one form.
func plainLines(text string) string {
	return kit.CleanPasted(text, true)
}

// paste makes several entries of several lines. One line goes into the text.
func (l *List) paste(pasted string) bool {
	r, w := l.editing, l.writer
	if r == nil {
		return true
	}
	if l.picking() {
		l.begin(l.picks.reach, startOrEnd(true))
		r = l.editing
	}
	if l.pasteWhole(pasted) {
		return true
	}
	texts := l.config.Split(pasted)
	line := strings.TrimRight(plainLines(pasted), "\n")
	if l.config.OnAdd == nil {
		l.insert(plainLines(pasted))
		return true
	}
	if !l.fit(texts) {
		return true
	}
	whole := w.SelectedText() != "" && w.SelectedText() == w.Text
	if whole && len(texts) > 1 {
		l.writer.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	}
	switch {
	case len(texts) == 0:
		return true
	case len(texts) == 1 && (whole || r.empty() || strings.Contains(line, "\n")):
		l.insert(texts[0])
	case len(texts) == 1:
		l.insert(line)
	default:
		l.pasteEntries(texts)
	}
	return true
}

// fit says whether each text can be an entry; otherwise the list says why none
// of them came.
func (l *List) fit(texts []string) bool {
	for _, text := range texts {
		if l.config.Limit > 0 && utf8.RuneCountInString(text) > l.config.Limit {
			l.writer.Refuse(text)
			return false
		}
	}
	return true
}

// pasteEntries puts texts below the row being edited, the first into it when it
// is empty.
func (l *List) pasteEntries(texts []string) {
	r := l.editing
	place := l.index(r) + 1
	if r.empty() {
		if r.draft() {
			// It becomes the first of them, so that all are one step to undo.
			l.forgetEditing()
			place--
			l.rows = append(l.rows[:place:place], l.rows[place+1:]...)
		} else {
			l.insert(texts[0])
			texts = texts[1:]
		}
	}
	l.sender.Flush()
	drafts := make([]*row, len(texts))
	for i, text := range texts {
		drafts[i] = newDraft(text)
	}
	l.rows = append(l.rows[:place:place], append(append([]*row(nil), drafts...), l.rows[place:]...)...)
	l.addRows(drafts...)
	if end := drafts[len(drafts)-1]; l.index(end) >= 0 {
		l.begin(end, startOrEnd(true))
	}
}

// actions returns what the menu of the row being edited offers.
func (l *List) actions() []kit.Action {
	r := l.editing
	if r == nil {
		return nil
	}
	if l.picking() {
		return l.pickedActions()
	}
	var actions []kit.Action
	if l.config.Actions != nil && !r.draft() {
		actions = l.config.Actions(r.item.ID)
	}
	own := len(actions)
	place := l.index(r)
	if l.config.OnMove != nil {
		actions = append(actions,
			kit.Action{Label: "Move up", Keys: "Alt+Up", Disabled: place == 0, Do: func() { l.move(-1) }},
			kit.Action{Label: "Move down", Keys: "Alt+Down", Disabled: place == len(l.rows)-1, Do: func() { l.move(1) }})
	}
	if !r.draft() {
		actions = append(actions, l.clipboardActions("entry")...)
	}
	if l.config.OnRemove != nil {
		actions = append(actions, kit.Action{Label: "Delete entry", Keys: "Ctrl+Shift+Backspace", Do: l.deleteEntry})
	}
	if own > 0 && own < len(actions) {
		actions[own].Begins = true
	}
	return actions
}

// openMenuHere opens the menu of the row being edited below its first line; that of
// several selected rows at the one that selecting came to last.
func (l *List) openMenuHere() {
	at := l.editing
	if l.picking() {
		at = l.picks.reach
	}
	if at == nil {
		return
	}
	l.revealRow(at) // scrolled away it has no view
	for _, v := range l.views {
		if v.row == at {
			l.openMenu(kit.OpenMenuByKey, v.dots, fyne.NewPos(0, v.dots.Size().Height+2))
			return // what was typed is sent, which may draw the rows anew
		}
	}
}

// openMenu opens the menu of the row being edited at a place, by mouse or by key.
func (l *List) openMenu(open func(fyne.CanvasObject, fyne.Position, []kit.Action), object fyne.CanvasObject, at fyne.Position) {
	l.sender.Flush()
	l.writer.LetGo()
	l.writer.OpenMenu(open, object, at, l.actions())
}
