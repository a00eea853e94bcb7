package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// readingSheet lies below the content of a page and gets the mouse where nothing above
// has a use for it, and the keyboard while text is selected. The Tab key does not stop
// at it.
type readingSheet struct {
	widget.BaseWidget

	of      *reading
	focused bool
	shift   bool // it is held
	overOne bool // the pointer is on what can be read
	leaving func()
}

var (
	_ desktop.Mouseable      = (*readingSheet)(nil)
	_ desktop.Hoverable      = (*readingSheet)(nil)
	_ desktop.Cursorable     = (*readingSheet)(nil)
	_ fyne.Draggable         = (*readingSheet)(nil)
	_ fyne.SecondaryTappable = (*readingSheet)(nil)
	_ fyne.Focusable         = (*readingSheet)(nil)
	_ fyne.Disableable       = (*readingSheet)(nil)
	_ fyne.Shortcutable      = (*readingSheet)(nil)
)

func newReadingSheet(of *reading) *readingSheet {
	s := &readingSheet{of: of, leaving: func() {}}
	s.ExtendBaseWidget(s)
	return s
}

// takeKeyboard gives the keyboard to the sheet that was pressed, so that Escape, Ctrl+C
// and the arrows mean what is selected.
func (r *reading) takeKeyboard() { FocusOn(r.sheet) }

// letKeyboardGo takes the keyboard from the page's sheets.
func (r *reading) letKeyboardGo() {
	if c := CanvasOf(r.page); c != nil {
		if s, is := c.Focused().(*readingSheet); is && s.of == r {
			c.Unfocus()
		}
	}
}

// MouseDown implements desktop.Mouseable.
func (s *readingSheet) MouseDown(at *desktop.MouseEvent) {
	if at.Button == desktop.MouseButtonSecondary {
		return
	}
	s.of.sheet = s
	s.of.press(at.AbsolutePosition, at.Modifier&fyne.KeyModifierShift != 0)
}

// MouseUp implements desktop.Mouseable.
func (s *readingSheet) MouseUp(at *desktop.MouseEvent) {
	if at.Button != desktop.MouseButtonSecondary && !s.of.dragging {
		s.of.pressed = false
	}
}

// Dragged implements fyne.Draggable. What began on a button or the like is no selecting.
func (s *readingSheet) Dragged(at *fyne.DragEvent) {
	if s.of.pressed || s.of.dragging {
		s.of.drag(at.AbsolutePosition)
	}
}

// DragEnd implements fyne.Draggable.
func (s *readingSheet) DragEnd() {
	if s.of.dragging {
		s.of.drop()
	}
}

// TappedSecondary implements fyne.SecondaryTappable.
func (s *readingSheet) TappedSecondary(at *fyne.PointEvent) { s.of.openMenu(at.AbsolutePosition) }

// MouseIn implements desktop.Hoverable.
func (s *readingSheet) MouseIn(at *desktop.MouseEvent) { s.MouseMoved(at) }

// MouseMoved implements desktop.Hoverable.
func (s *readingSheet) MouseMoved(at *desktop.MouseEvent) {
	_, s.overOne = s.of.nearest(at.AbsolutePosition)
}

// MouseOut implements desktop.Hoverable.
func (s *readingSheet) MouseOut() { s.overOne = false }

// Cursor implements desktop.Cursorable.
func (s *readingSheet) Cursor() desktop.Cursor {
	if s.overOne || s.of.dragging {
		return desktop.TextCursor
	}
	return desktop.DefaultCursor
}

// KeyDown implements desktop.Keyable.
func (s *readingSheet) KeyDown(key *fyne.KeyEvent) {
	KeyPressed(key)
	s.shift = s.shift || key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight
}

// KeyUp implements desktop.Keyable.
func (s *readingSheet) KeyUp(key *fyne.KeyEvent) {
	KeyReleased(key)
	s.shift = s.shift && key.Name != desktop.KeyShiftLeft && key.Name != desktop.KeyShiftRight
}

// shiftHeld tells whether Shift is held. It may have gone down before the keyboard came
// here.
func (s *readingSheet) shiftHeld() bool { return s.shift || ShiftHeld() }

// FocusGained implements fyne.Focusable.
func (s *readingSheet) FocusGained() {
	s.leaving()
	s.focused = true
}

// leaveReading is how long it is waited whether the keyboard comes back, as it does
// from a menu or another window.
const leaveReading = 150 * time.Millisecond

// FocusLost implements fyne.Focusable.
func (s *readingSheet) FocusLost() {
	s.focused, s.shift = false, false
	s.leaving()
	if s.of.on && !s.of.dragging {
		s.leaving = Later(leaveReading, s.left)
	}
}

// left lets go of what is selected once the keyboard is really somewhere else.
func (s *readingSheet) left() {
	c := CanvasOf(s)
	if s.of.dragging || c == nil || answerable(c) == nil {
		return
	}
	if on, is := c.Focused().(*readingSheet); !is || on.of != s.of {
		s.of.clear()
	}
}

// Disabled implements fyne.Disableable: it keeps the Tab key from stopping here.
func (s *readingSheet) Disabled() bool { return !s.focused }

// Enable implements fyne.Disableable.
func (s *readingSheet) Enable() {}

// Disable implements fyne.Disableable.
func (s *readingSheet) Disable() {}

// SelectedText is what is selected. The toolkit gives the keyboard to what is disabled
// only if it has this.
func (s *readingSheet) SelectedText() string { return s.of.text() }

// TypedRune implements fyne.Focusable.
func (s *readingSheet) TypedRune(rune) { s.of.refuse() }

// refuse says, once, why nothing happens to what is selected.
func (r *reading) refuse() {
	h := hostOf(r.page)
	if r.told || h == nil {
		return
	}
	r.told = true
	h.Toast(Message{Text: "Nothing was changed: text selected across a page can be copied only."})
}

// TypedKey implements fyne.Focusable.
func (s *readingSheet) TypedKey(key *fyne.KeyEvent) {
	r := s.of
	if s.shiftHeld() && r.step(key.Name, false) {
		return
	}
	switch key.Name {
	case fyne.KeyEscape:
		if !r.on {
			passKey(s, key)
			return
		}
		r.clear()
		s.giveBack()
	case fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyReturn, fyne.KeyEnter:
		r.refuse()
	case desktop.KeyMenu:
		r.openMenuHere()
	case fyne.KeyF10:
		if !s.shiftHeld() {
			passKey(s, key)
			return
		}
		r.openMenuHere()
	default:
		passKey(s, key)
	}
}

// giveBack gives the keyboard to what had it before, unless that is a text box: what
// is typed goes there anyway.
func (s *readingSheet) giveBack() {
	c := CanvasOf(s)
	if c == nil {
		return
	}
	before := s.of.before
	if object, is := before.(fyne.CanvasObject); is && canReach(answerable(c), object) {
		if _, writes := before.(*Writer); !writes {
			c.Focus(before)
			return
		}
	}
	c.Unfocus()
}

// TypedShortcut implements fyne.Shortcutable.
func (s *readingSheet) TypedShortcut(shortcut fyne.Shortcut) {
	r := s.of
	switch call := shortcut.(type) {
	case *fyne.ShortcutCopy:
		r.copyTo(call.Clipboard)
	case *fyne.ShortcutCut, *fyne.ShortcutPaste:
		r.refuse()
	case *fyne.ShortcutSelectAll:
		r.selectAll()
	case *desktop.CustomShortcut:
		if call.Modifier != wordModifier|fyne.KeyModifierShift || !r.step(call.KeyName, true) {
			passShortcut(s, shortcut)
		}
	default:
		passShortcut(s, shortcut)
	}
}

func (r *reading) copyTo(clipboard fyne.Clipboard) {
	if text := r.text(); text != "" {
		clipboard.SetContent(text)
	}
}

// step moves the end of what is selected with an arrow key, by a word where that is
// meant, and says whether the key is one.
func (r *reading) step(key fyne.KeyName, byWord bool) bool {
	if !r.on {
		return false
	}
	e := r.reach
	text := e.text()
	switch key {
	case fyne.KeyLeft:
		e = r.stepBack(e, text, byWord)
	case fyne.KeyRight:
		e = r.stepOn(e, text, byWord)
	case fyne.KeyUp, fyne.KeyDown:
		e = r.stepLine(e, key == fyne.KeyDown)
	case fyne.KeyHome:
		e.Byte = 0
	case fyne.KeyEnd:
		e.Byte = len(text)
	default:
		return false
	}
	if r.unit != characterwise { // both ends go by characters from here on
		from, to := r.ends()
		r.unit = characterwise
		if r.isBefore(r.reach, r.began) {
			r.began, r.beganTo = to, to.Spot
		} else {
			r.began, r.beganTo = from, from.Spot
		}
	}
	r.reachTo(e)
	r.reveal()
	return true
}

// stepOn is one character further, or one word; past the end of a passage it is the
// start of the next.
func (r *reading) stepOn(e end, text string, byWord bool) end {
	switch {
	case e.Byte >= len(text):
		return r.neighbour(e, 1)
	case byWord:
		_, e.Byte = WordAt(text, e.Byte)
	default:
		e.Byte = SeenEnd(text, e.Byte+1)
	}
	return e
}

// stepBack is the same the other way.
func (r *reading) stepBack(e end, text string, byWord bool) end {
	switch {
	case e.Byte <= 0:
		return r.neighbour(e, -1)
	case byWord:
		e.Byte, _ = WordAt(text, e.Byte-1)
	default:
		e.Byte = SeenStart(text, e.Byte-1)
	}
	return e
}

// neighbour is the start of the next passage, or the end of the one before.
func (r *reading) neighbour(e end, by int) end {
	all := r.all()
	for i, p := range all {
		if p.Readable != e.in {
			continue
		}
		n := e.Passage + by
		switch {
		case n >= 0 && n < p.Passages():
		case i+by < 0 || i+by >= len(all):
			return e
		case by > 0:
			p, n = all[i+1], 0
		default:
			p = all[i-1]
			n = p.Passages() - 1
		}
		at := 0
		if by < 0 {
			at = len(p.Passage(n))
		}
		return end{p.Readable, Spot{n, at}}
	}
	return e
}

// stepLine is one line further down, or up, in what is read there.
func (r *reading) stepLine(e end, down bool) end {
	var in placed
	for _, p := range r.all() {
		if p.Readable == e.in {
			in = p
		}
	}
	if in.Readable == nil {
		return e
	}
	at, height := e.in.Where(e.Spot)
	at.Y += height / 2
	for n := 1; ; n++ {
		to := at
		if to.Y += height * float32(n); !down {
			to.Y = at.Y - height*float32(n)
		}
		if to.Y < 0 || to.Y > e.in.Size().Height {
			if down {
				return r.neighbour(end{e.in, Spot{e.in.Passages() - 1, 0}}, 1)
			}
			return r.neighbour(end{e.in, Spot{}}, -1)
		}
		if next := e.in.SpotAt(to); next != e.Spot && next.before(e.Spot) != down {
			return end{e.in, next}
		}
	}
}

// reveal scrolls the page to the end of what is selected.
func (r *reading) reveal() {
	if y, is := r.page.OffsetOf(r.reach.in); is {
		at, height := r.reach.in.Where(r.reach.Spot)
		r.page.RevealPart(y+at.Y-ViewMargin, y+at.Y+height+ViewMargin)
	}
}

// openMenu opens the menu of what is selected at a place of the window.
func (r *reading) openMenu(at fyne.Position) {
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.page)
	OpenMenuAt(r.page, at.Subtract(corner), r.actions(at))
}

// openMenuHere opens it at the end of what is selected.
func (r *reading) openMenuHere() {
	for _, p := range r.all() {
		if p.Readable == r.reach.in {
			at, height := p.Where(r.reach.Spot)
			at = p.at.Add(at).AddXY(0, height)
			corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.page)
			OpenMenuByKey(r.page, at.Subtract(corner), r.actions(at))
			return
		}
	}
}

// actions are what can be done with what is selected, and at a place of the window.
func (r *reading) actions(at fyne.Position) []Action {
	e, _ := r.nearest(at)
	clipboard := fyne.CurrentApp().Clipboard()
	actions := []Action{{Label: "Copy", Keys: "Ctrl+C", Disabled: !r.on, Do: func() { r.copyTo(clipboard) }}}
	if list, is := e.in.(Listed); is {
		if from, to := list.Whole(); from != to {
			actions = append(actions, Action{Label: "Select all of this list", Do: func() { r.between(end{list, from}, end{list, to}) }})
		}
	}
	actions = append(actions, Action{Label: "Select all of this page", Keys: "Ctrl+A", Do: r.selectAll})
	if !r.on {
		return actions
	}
	from, to := r.ends()
	if list, is := from.in.(Listed); is && from.in == to.in {
		actions = append(actions, Action{Label: "Select these entries, to move or delete them", Begins: true, Do: func() {
			r.clear()
			list.PickBetween(from.Spot, to.Spot)
		}})
	}
	return actions
}

// CreateRenderer implements fyne.Widget.
func (s *readingSheet) CreateRenderer() fyne.WidgetRenderer { return renderer{s} }

func (s *readingSheet) parts() []fyne.CanvasObject { return nil }

func (s *readingSheet) place(fyne.Size) {}

func (s *readingSheet) least() fyne.Size { return fyne.Size{} }

func (s *readingSheet) paint() {}
