package kit

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// writer is Fyne's entry without its box and border, which lets the widget
// around it have the first word on every key.
type writer struct {
	widget.Entry

	// typed may use a key before the entry does, and says whether it did.
	typed func(key *fyne.KeyEvent) bool
	// called may use a shortcut before the entry does.
	called func(shortcut fyne.Shortcut) bool
	// settled is called after anything that may have changed the text's height
	// or moved the cursor.
	settled func()
	// focus is told when the keyboard comes and goes.
	focus func(gained bool)
	// menu returns what the menu offers besides cut, copy and paste.
	menu func() []Action
	// page returns the page the writer is on, which the mouse wheel scrolls,
	// or nil.
	page func() *Page

	// limit is the most characters the text may have; 0 sets none. What would go
	// over it is refused whole, so that nothing is shown that cannot be kept;
	// refused is the sentence about it, until the text changes.
	limit   int
	refused string

	// idle draws nothing: the writer only waits for the Tab key.
	idle bool

	shift   bool
	caret   caret
	content fyne.CanvasObject
}

var (
	_ fyne.Tabbable          = (*writer)(nil)
	_ fyne.Shortcutable      = (*writer)(nil)
	_ desktop.Keyable        = (*writer)(nil)
	_ fyne.SecondaryTappable = (*writer)(nil)
)

// newWriter returns a writer of one line, or of several that wrap. Page tells
// which page it is on, nil for none.
func newWriter(several bool, page func() *Page) *writer {
	w := &writer{page: page}
	w.MultiLine = several
	w.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	if several {
		w.Wrapping = fyne.TextWrapWord
		w.SetMinRowsVisible(1)
	}
	w.ExtendBaseWidget(w)
	return w
}

// inset is the room Fyne's entry leaves before its text: the inner padding at
// the sides and above, less the width of the border where the writer does
// without the entry's scroll.
func (w *writer) inset() fyne.Position {
	pad := sizeOf(theme.SizeNameInnerPadding)
	if w.MultiLine {
		return fyne.NewPos(pad, pad-sizeOf(theme.SizeNameInputBorder))
	}
	return fyne.NewPos(pad, pad)
}

// heightOf returns the height the writer needs for a number of lines. With less,
// the entry would scroll inside itself.
func (w *writer) heightOf(lines int) float32 {
	pad, border := sizeOf(theme.SizeNameInnerPadding), sizeOf(theme.SizeNameInputBorder)
	return float32(lines)*face{size: sizeOf(SizeBody)}.lineHeight() + 2*(pad-border) + 2*border
}

// AcceptsTab implements fyne.Tabbable: the Tab key moves on.
func (w *writer) AcceptsTab() bool { return false }

// KeyDown implements desktop.Keyable.
func (w *writer) KeyDown(key *fyne.KeyEvent) {
	if key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight {
		w.shift = true
	}
	w.Entry.KeyDown(key)
}

// KeyUp implements desktop.Keyable.
func (w *writer) KeyUp(key *fyne.KeyEvent) {
	if key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight {
		w.shift = false
	}
	w.Entry.KeyUp(key)
}

// letGo takes the shift key for released. What opens a menu or a dialog calls it,
// because that gets to hear of the release and the writer does not: it would go
// on selecting.
func (w *writer) letGo() {
	w.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

// TypedKey implements fyne.Focusable.
func (w *writer) TypedKey(key *fyne.KeyEvent) {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok && w.shift && d.CurrentKeyModifiers()&fyne.KeyModifierShift == 0 {
		w.letGo()
	}
	if w.typed != nil && w.typed(key) {
		return
	}
	switch key.Name {
	case fyne.KeyBackspace:
		w.change(-1, func() { w.Entry.TypedKey(key) })
	case fyne.KeyDelete:
		w.change(0, func() { w.Entry.TypedKey(key) })
	case fyne.KeyReturn, fyne.KeyEnter:
		if !w.MultiLine || w.takes("\n") {
			w.change(1, func() { w.Entry.TypedKey(key) })
		}
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd:
		w.Entry.TypedKey(key)
		w.settle()
	case fyne.KeyEscape, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4,
		fyne.KeyF5, fyne.KeyF6, fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		passKey(w, key)
	}
	// Letters come as runes. The Tab key is the window's: a tab in the text
	// would break the workbook.
}

// TypedRune implements fyne.Focusable.
func (w *writer) TypedRune(r rune) {
	if w.takes(string(r)) {
		w.change(1, func() { w.Entry.TypedRune(r) })
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (w *writer) TypedShortcut(shortcut fyne.Shortcut) {
	if w.called != nil && w.called(shortcut) {
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

func (w *writer) settle() {
	if w.settled != nil {
		w.settled()
	}
}

// FocusGained implements fyne.Focusable.
func (w *writer) FocusGained() {
	w.Entry.FocusGained()
	if w.focus != nil {
		w.focus(true)
	}
}

// FocusLost implements fyne.Focusable.
func (w *writer) FocusLost() {
	// The key may be let go of in another window.
	w.shift = false
	w.Entry.FocusLost()
	if w.focus != nil {
		w.focus(false)
	}
}

// TappedSecondary implements fyne.SecondaryTappable. Fyne's own menu offers
// the entry's own undo, which is not the page's.
func (w *writer) TappedSecondary(at *fyne.PointEvent) {
	focusOn(w)
	clipboard := fyne.CurrentApp().Clipboard()
	nothing := w.SelectedText() == ""
	actions := []Action{
		{Label: "Cut", Keys: "Ctrl+X", Disabled: nothing, Do: func() { w.TypedShortcut(&fyne.ShortcutCut{Clipboard: clipboard}) }},
		{Label: "Copy", Keys: "Ctrl+C", Disabled: nothing, Do: func() { w.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clipboard}) }},
		{Label: "Paste", Keys: "Ctrl+V", Do: func() { w.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard}) }},
		{Label: "Select all", Keys: "Ctrl+A", Do: func() { w.TypedShortcut(&fyne.ShortcutSelectAll{}) }},
	}
	if w.menu != nil {
		for i, a := range w.menu() {
			a.Begins = a.Begins || i == 0
			actions = append(actions, a)
		}
	}
	openMenuAt(w, at.Position, actions)
}

// replace gives the writer another text and puts the cursor at an offset,
// counted in characters.
func (w *writer) replace(text string, offset int) {
	if w.Text != text {
		told := w.OnChanged
		w.OnChanged = nil
		w.SetText(text)
		w.OnChanged = told
	}
	w.refused = ""
	w.moveTo(offset)
}

// moveTo puts the cursor at an offset, counted in characters.
func (w *writer) moveTo(offset int) {
	offset = min(max(offset, 0), utf8.RuneCountInString(w.Text))
	w.unselect()
	// Fyne tells the offset of a row and column and not the other way round.
	// A row holds at most the whole text, so the search ends.
	low, high := 0, w.rows()-1
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
func (w *writer) unselect() {
	if w.SelectedText() != "" {
		w.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	}
}

// rows returns how many lines the text takes at the writer's width.
func (w *writer) rows() int {
	if !w.MultiLine {
		return 1
	}
	height := w.inside().MinSize().Height - 2*w.inset().Y
	line := face{size: sizeOf(SizeBody)}.lineHeight()
	return max(int(height/line+0.5), 1)
}

// inside returns the object that holds the text.
func (w *writer) inside() fyne.CanvasObject {
	if w.content == nil {
		w.Refresh() // makes the renderer, which finds it
	}
	return w.content
}

// CreateRenderer implements fyne.Widget.
func (w *writer) CreateRenderer() fyne.WidgetRenderer {
	w.ExtendBaseWidget(w)
	r := w.Entry.CreateRenderer()
	const boxAndBorder = 2
	inner := append([]fyne.CanvasObject(nil), r.Objects()[boxAndBorder:]...)
	for i, o := range inner {
		if scroll, ok := o.(*container.Scroll); ok {
			w.content = scroll.Content
			if w.MultiLine {
				// The widget around grows with the text. A scroll of its own
				// would only keep the mouse wheel from the page.
				inner[i] = scroll.Content
			}
		}
	}
	above := newWheel(w.page)
	return &writerRenderer{WidgetRenderer: r, writer: w, wheel: above, objects: append(inner, above)}
}

// writerRenderer draws an entry without its box and border.
type writerRenderer struct {
	fyne.WidgetRenderer
	writer  *writer
	wheel   *wheel
	objects []fyne.CanvasObject
}

// Layout implements fyne.WidgetRenderer.
func (r *writerRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.wheel.Resize(size)
}

// Objects implements fyne.WidgetRenderer.
func (r *writerRenderer) Objects() []fyne.CanvasObject {
	if r.writer.idle {
		return nil
	}
	return r.objects
}
