package kit

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Writer is Fyne's entry without its box and border, which lets the widget
// around it have the first word on every key.
type Writer struct {
	widget.Entry

	// typed may use a key before the entry does, and says whether it did.
	OnTyped func(key *fyne.KeyEvent) bool
	// called may use a shortcut before the entry does.
	OnShortcut func(shortcut fyne.Shortcut) bool
	// settled is called after anything that may have changed the text's height
	// or moved the cursor.
	OnSettled func()
	// focus is told when the keyboard comes and goes.
	OnFocus func(gained bool)
	// OnPress is told that the mouse is pressed in the text, with no key held.
	OnPress func()
	// OnDrag may use the movement of a pressed mouse, at a place of the window,
	// before it selects text, and says whether it did.
	OnDrag func(at fyne.Position) bool
	// menu returns what the menu offers besides cut, copy and paste.
	OnMenu func() []Action
	// page returns the page the writer is on, which the mouse wheel scrolls,
	// or nil.
	page func() *Page

	// Limit is the most characters the text may have; 0 sets none. What would go
	// over it is refused whole, so that nothing is shown that cannot be kept;
	// refused is the sentence about it, until the text changes.
	Limit   int
	Refused string

	// Idle draws nothing: the writer only waits for the Tab key.
	Idle bool

	// OneLine has a text that may wrap hold no line ends of its own.
	OneLine bool
	// TakesTab gives the Tab key to OnTyped, where it does not move on.
	TakesTab bool

	presses presses // of the mouse at one place
	pressed int     // where it was pressed, in characters

	Shift   bool
	put     *put // what was only just put in the place of what was typed, or nil
	caret   caret
	blink   blink
	content fyne.CanvasObject
	scroll  *container.Scroll // in which a text of one line moves, or nil

	// Spelt has the words marked that nobody knows, see Spell.
	Spelt   bool
	unknown []Stretch // the words that are marked
	looked  looked    // what they were looked up for
	drawn   *writerRenderer
}

var (
	_ fyne.Tabbable          = (*Writer)(nil)
	_ fyne.Shortcutable      = (*Writer)(nil)
	_ desktop.Keyable        = (*Writer)(nil)
	_ fyne.SecondaryTappable = (*Writer)(nil)
)

// NewWriter returns a writer of one line, or of several that wrap. Page tells
// which page it is on, nil for none.
func NewWriter(several bool, page func() *Page) *Writer {
	w := &Writer{page: page}
	w.MultiLine = several
	w.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	if several {
		w.Wrapping = fyne.TextWrapWord
		w.SetMinRowsVisible(1)
	}
	w.dress()
	w.ExtendBaseWidget(w)
	return w
}

// SetPlaceHolder shows something else while the text is empty.
func (w *Writer) SetPlaceHolder(text string) {
	w.PlaceHolder = text
	w.dress()
	w.Entry.SetPlaceHolder(text)
	w.Refresh()
}

// several tells whether the text may have line ends of its own.
func (w *Writer) several() bool { return w.MultiLine && !w.OneLine }

// Inset is the room Fyne's entry leaves before its text: the inner padding at
// the sides and above, less the width of the border where the writer does
// without the entry's scroll.
func (w *Writer) Inset() fyne.Position {
	pad := SizeOf(theme.SizeNameInnerPadding)
	if w.MultiLine {
		return fyne.NewPos(pad, pad-SizeOf(theme.SizeNameInputBorder))
	}
	return fyne.NewPos(pad, pad)
}

// HeightOf returns the height the writer needs for a number of lines. With less,
// the entry would scroll inside itself.
func (w *Writer) HeightOf(lines int) float32 {
	pad, border := SizeOf(theme.SizeNameInnerPadding), SizeOf(theme.SizeNameInputBorder)
	return float32(lines)*Face{Size: SizeOf(SizeBody)}.LineHeight() + 2*(pad-border) + 2*border
}

// AcceptsTab implements fyne.Tabbable: the Tab key moves on, unless TakesTab.
func (w *Writer) AcceptsTab() bool { return w.TakesTab }

// KeyDown implements desktop.Keyable.
func (w *Writer) KeyDown(key *fyne.KeyEvent) {
	KeyPressed(key)
	if key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight {
		w.Shift = true
	}
	w.Entry.KeyDown(key)
}

// KeyUp implements desktop.Keyable.
func (w *Writer) KeyUp(key *fyne.KeyEvent) {
	KeyReleased(key)
	if key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight {
		w.Shift = false
	}
	w.Entry.KeyUp(key)
}

// LetGo takes the shift key for released. What opens a menu or a dialog calls it,
// because that gets to hear of the release and the writer does not: it would go
// on selecting.
func (w *Writer) LetGo() {
	w.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

// TypedKey implements fyne.Focusable.
func (w *Writer) TypedKey(key *fyne.KeyEvent) {
	defer w.Respell()
	w.selectSeen()
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok && w.Shift && d.CurrentKeyModifiers()&fyne.KeyModifierShift == 0 {
		w.LetGo()
	}
	if w.OnTyped != nil && w.OnTyped(key) {
		return
	}
	if key.Name == fyne.KeyF10 && w.Shift {
		w.openMenuHere()
		return
	}
	switch key.Name {
	case fyne.KeyBackspace:
		if w.asTyped() {
			return
		}
		w.eraseSeen(key)
	case fyne.KeyDelete:
		w.eraseSeen(key)
	case fyne.KeyReturn, fyne.KeyEnter:
		if w.OneLine {
			passKey(w, key)
		} else if !w.MultiLine || w.takes("\n") {
			w.change(1, func() { w.Entry.TypedKey(key) })
		}
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd:
		w.step(key)
	case desktop.KeyMenu:
		w.openMenuHere()
	case fyne.KeyEscape, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4,
		fyne.KeyF5, fyne.KeyF6, fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		passKey(w, key)
	}
	// Letters come as runes. The Tab key is the window's: a tab in the text
	// would break the workbook.
}

// TypedRune implements fyne.Focusable.
func (w *Writer) TypedRune(r rune) {
	w.selectSeen()
	if w.takes(string(r)) {
		if w.put = nil; !w.typeset(r) {
			w.type1(r)
		}
		w.Respell()
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (w *Writer) TypedShortcut(shortcut fyne.Shortcut) {
	defer w.Respell()
	w.selectSeen()
	if s, is := shortcut.(*desktop.CustomShortcut); is && s.KeyName == SpellKey && s.Modifier == fyne.KeyModifierAlt && w.spellOn() {
		return
	}
	if w.OnShortcut != nil && w.OnShortcut(shortcut) {
		return
	}
	if !editsText(shortcut) {
		passShortcut(w, shortcut)
		return
	}
	if paste, is := shortcut.(*fyne.ShortcutPaste); is {
		paste = w.cleaned(paste)
		if !w.takes(paste.Clipboard.Content()) {
			return
		}
		shortcut = paste
	}
	if words, is := shortcut.(*desktop.CustomShortcut); is {
		w.byWord(words)
		return
	}
	w.Entry.TypedShortcut(shortcut)
	w.settle()
}

// editsText says whether a shortcut is one that Fyne's entry knows.
func editsText(shortcut fyne.Shortcut) bool {
	switch s := shortcut.(type) {
	case *fyne.ShortcutCut, *fyne.ShortcutCopy, *fyne.ShortcutPaste, *fyne.ShortcutSelectAll,
		*fyne.ShortcutUndo, *fyne.ShortcutRedo:
		return true
	case *desktop.CustomShortcut:
		switch s.KeyName {
		case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete:
			return s.Modifier&^fyne.KeyModifierShift == wordModifier
		}
	}
	return false
}

func (w *Writer) settle() {
	w.blink.restart()
	if w.OnSettled != nil {
		w.OnSettled()
	}
	w.clearOfMessages()
}

// clearOfMessages moves a message from over the line that is written.
func (w *Writer) clearOfMessages() {
	if h := hostOf(w); h != nil {
		h.keepClear()
	}
}

// MouseDown implements desktop.Mouseable: the cursor goes beside the character below
// the pointer, and not into it.
func (w *Writer) MouseDown(at *desktop.MouseEvent) {
	if p := w.page(); p != nil && at.Button != desktop.MouseButtonSecondary && at.Modifier&fyne.KeyModifierShift != 0 && p.Extend(at.AbsolutePosition) {
		return
	}
	if p := w.page(); p != nil && at.Button == desktop.MouseButtonSecondary && p.reading.covers(at.AbsolutePosition) {
		return // what is selected there stays, for its menu
	}
	if w.OnPress != nil && at.Button != desktop.MouseButtonSecondary && at.Modifier == 0 {
		w.OnPress()
	}
	w.Entry.MouseDown(at)
	if at.Modifier != 0 || at.Button == desktop.MouseButtonSecondary {
		w.goOut(fyne.KeyLeft)
		w.pressed = w.Offset()
		return
	}
	place := w.laid().ByteAt(at.Position)
	w.MoveTo(utf8.RuneCountInString(w.Text[:place]))
	w.pressed = w.Offset()
	// The toolkit tells of two presses some time after the second, and takes three for
	// the line as it is broken.
	switch w.presses.next(fyne.CurrentApp().Driver().AbsolutePositionForObject(w).Add(at.Position)) {
	case wordwise:
		from, to := WordAt(w.Text, place)
		w.Select(Stretch{From: from, To: to})
	case passagewise:
		w.selectParagraph()
	}
}

// laid is the text as it is drawn.
func (w *Writer) laid() Laid {
	l := Laid{Text: w.Text, Lines: []string{w.Text}, Face: Face{Size: SizeOf(SizeBody)}, X: w.Inset().X, Y: w.Inset().Y, Width: w.Size().Width - 2*w.Inset().X}
	switch {
	case w.MultiLine:
		l.Lines = l.Face.Wrap(w.Text, l.Width)
	case w.scroll != nil:
		l.X -= w.scroll.Offset.X
	}
	return l
}

// selectParagraph selects what stands between two line ends around the cursor.
func (w *Writer) selectParagraph() {
	at := w.bytesAt(w.pressed)
	from, to := strings.LastIndexByte(w.Text[:at], '\n')+1, strings.IndexByte(w.Text[at:], '\n')
	if to < 0 {
		to = len(w.Text) - at
	}
	w.Select(Stretch{From: from, To: at + to})
}

// Pressed is where in the text the mouse was pressed last, in bytes.
func (w *Writer) Pressed() int { return w.bytesAt(w.pressed) }

// MouseUp implements desktop.Mouseable.
func (w *Writer) MouseUp(at *desktop.MouseEvent) {
	w.Entry.MouseUp(at)
	w.selectSeen()
}

// dragged selects text as far as the pointer, unless what is around the writer has a
// use for the movement.
func (w *Writer) dragged(d *fyne.DragEvent) {
	if w.OnDrag != nil && w.OnDrag(d.AbsolutePosition) {
		return
	}
	in := *d
	in.Position = d.AbsolutePosition.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(w.text()))
	w.Entry.Dragged(&in)
}

func (w *Writer) dragEnd() {
	if p := w.page(); p != nil && p.Drop() {
		return
	}
	w.Entry.DragEnd()
	w.selectSeen()
	FocusOn(w)
}

// DoubleTapped implements fyne.DoubleTappable.
func (w *Writer) DoubleTapped(at *fyne.PointEvent) {
	if p := w.page(); p != nil && p.Reads() {
		return // it was Shift that was held
	}
	if w.presses.unit != characterwise {
		return // the second press has selected
	}
	w.Entry.DoubleTapped(at)
	w.selectSeen()
}

// FocusGained implements fyne.Focusable.
func (w *Writer) FocusGained() {
	if p := w.page(); p != nil {
		p.Unread()
	}
	w.Entry.FocusGained()
	w.blink.restart()
	if w.OnFocus != nil {
		w.OnFocus(true)
	}
	w.clearOfMessages()
	w.Respell()
}

// FocusLost implements fyne.Focusable.
func (w *Writer) FocusLost() {
	// The key may be let go of in another window.
	w.Shift, altAlone = false, false
	w.blink.rest()
	w.Entry.FocusLost()
	if w.OnFocus != nil {
		w.OnFocus(false)
	}
	w.Respell()
}

// TappedSecondary implements fyne.SecondaryTappable. Fyne's own menu offers
// the entry's own undo, which is not the page's.
func (w *Writer) TappedSecondary(at *fyne.PointEvent) {
	if p := w.page(); p != nil && p.OpenReadMenu(at.AbsolutePosition) {
		return
	}
	FocusOn(w)
	w.OpenMenu(OpenMenuAt, w, at.Position, w.actions())
}

// actions are what the writer's own menu offers.
func (w *Writer) actions() []Action {
	clipboard := fyne.CurrentApp().Clipboard()
	nothing := w.SelectedText() == ""
	actions := []Action{
		{Label: "Cut", Keys: "Ctrl+X", Disabled: nothing, Do: func() { w.TypedShortcut(&fyne.ShortcutCut{Clipboard: clipboard}) }},
		{Label: "Copy", Keys: "Ctrl+C", Disabled: nothing, Do: func() { w.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clipboard}) }},
		{Label: "Paste", Keys: "Ctrl+V", Do: func() { w.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard}) }},
		{Label: "Select all", Keys: "Ctrl+A", Do: func() { w.TypedShortcut(&fyne.ShortcutSelectAll{}) }},
	}
	if w.OnMenu != nil {
		for i, a := range w.OnMenu() {
			a.Begins = a.Begins || i == 0
			actions = append(actions, a)
		}
	}
	return actions
}

// Replace gives the writer another text and puts the cursor at an offset,
// counted in characters.
func (w *Writer) Replace(text string, offset int) {
	if w.Text != text {
		told := w.OnChanged
		w.OnChanged = nil
		w.SetText(text)
		w.OnChanged = told
	}
	w.Refused = ""
	w.MoveTo(offset)
}

// MoveTo puts the cursor at an offset, counted in characters, or where the character
// ends that is seen there.
func (w *Writer) MoveTo(offset int) {
	offset = min(max(offset, 0), utf8.RuneCountInString(w.Text))
	if !plain(w.Text) {
		offset = utf8.RuneCountInString(w.Text[:SeenEnd(w.Text, w.bytesAt(offset))])
	}
	w.unselect()
	w.goTo(offset)
}

// goTo puts the toolkit's cursor at an offset, counted in characters. What is selected
// reaches to there.
func (w *Writer) goTo(offset int) {
	// Fyne tells the offset of a row and column and not the other way round.
	// A row holds at most the whole text, so the search ends.
	low, high := 0, w.Rows()-1
	for low < high {
		middle := (low + high + 1) / 2
		w.CursorRow, w.CursorColumn = middle, 0
		if w.CursorTextOffset() <= offset {
			low = middle
		} else {
			high = middle - 1
		}
	}
	w.CursorRow, w.CursorColumn = low, 0
	w.CursorColumn = offset - w.CursorTextOffset()
	w.Refresh()
}

// unselect lets go of the selection, which Fyne does on a move without shift.
func (w *Writer) unselect() {
	if w.SelectedText() == "" {
		return
	}
	if shift := (&fyne.KeyEvent{Name: desktop.KeyShiftLeft}); w.Shift {
		w.Entry.KeyUp(shift)
		defer w.Entry.KeyDown(shift)
	}
	w.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
}

// Rows returns how many lines the text takes at the writer's width.
func (w *Writer) Rows() int {
	if !w.MultiLine {
		return 1
	}
	text := w.text()
	keepMeasured()
	height := text.MinSize().Height - 2*w.Inset().Y
	line := Face{Size: SizeOf(SizeBody)}.LineHeight()
	return max(int(height/line+0.5), 1)
}

// text returns the object that holds the text.
func (w *Writer) text() fyne.CanvasObject {
	if w.content == nil {
		w.Refresh() // makes the renderer, which finds it
	}
	return w.content
}

// CreateRenderer implements fyne.Widget.
func (w *Writer) CreateRenderer() fyne.WidgetRenderer {
	w.ExtendBaseWidget(w)
	w.dress()
	keepMeasured()
	r := w.Entry.CreateRenderer()
	const boxAndBorder = 2
	inner := append([]fyne.CanvasObject(nil), r.Objects()[boxAndBorder:]...)
	for i, o := range inner {
		if scroll, ok := o.(*container.Scroll); ok {
			w.content, w.scroll = scroll.Content, scroll
			w.blink.cursor = cursorIn(w.content)
			if w.MultiLine {
				// The widget around grows with the text. A scroll of its own
				// would only keep the mouse wheel from the page.
				inner[i] = scroll.Content
			}
		}
	}
	above := newWheel(w.page, w)
	objects := append(inner, above)
	w.drawn = &writerRenderer{WidgetRenderer: r, writer: w, wheel: above, objects: objects, all: objects}
	if w.scroll != nil && !w.MultiLine {
		w.scroll.OnScrolled = func(fyne.Position) { w.drawn.mark(w) }
	}
	return w.drawn
}

// writerRenderer draws an entry without its box and border.
type writerRenderer struct {
	fyne.WidgetRenderer
	writer  *Writer
	wheel   *wheel
	objects []fyne.CanvasObject // without the marks
	marks   Marks
	all     []fyne.CanvasObject
}

// Layout implements fyne.WidgetRenderer.
func (r *writerRenderer) Layout(size fyne.Size) {
	keepMeasured()
	r.WidgetRenderer.Layout(size)
	r.wheel.Resize(size)
	r.mark(r.writer)
}

// Refresh implements fyne.WidgetRenderer.
func (r *writerRenderer) Refresh() {
	if r.writer.dress() {
		r.writer.Entry.Refresh() // which comes back here
		return
	}
	keepMeasured()
	r.WidgetRenderer.Refresh()
	r.writer.Respell()
}

// MinSize implements fyne.WidgetRenderer.
func (r *writerRenderer) MinSize() fyne.Size {
	keepMeasured()
	return r.WidgetRenderer.MinSize()
}

// Objects implements fyne.WidgetRenderer. Whoever walks through the window asks for
// them before their sizes.
func (r *writerRenderer) Objects() []fyne.CanvasObject {
	keepMeasured()
	if r.writer.Idle {
		return nil
	}
	return r.all
}

// ChangedUpTo returns the offset, in characters, at which the part of after
// that differs from before ends: where undo should leave the cursor.
func ChangedUpTo(before, after string) int {
	b, a := []rune(before), []rune(after)
	head := 0
	if len(a) > len(b) {
		// Something came in: of two ways to see it, it stands further on.
		for head < len(b) && b[head] == a[head] {
			head++
		}
	}
	tail := 0
	for tail < min(len(b), len(a))-head && b[len(b)-1-tail] == a[len(a)-1-tail] {
		tail++
	}
	return len(a) - tail
}

// Insert puts text at the cursor, in place of what is selected, and says
// whether it fitted.
func (w *Writer) Insert(text string) bool {
	if !w.takes(text) {
		return false
	}
	w.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: oneText(text)})
	return true
}
