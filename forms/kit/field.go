package kit

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// FieldConfig says what a field asks for and what to call.
type FieldConfig struct {
	// Label says what to write, above the field. It may be empty when other
	// words on the page say so; then Says names the field to a screen reader.
	Label, Says string
	// Help explains below it, in a sentence.
	Help string
	// Placeholder shows an example while the field is empty.
	Placeholder string
	// Lines is the least number of lines shown. Above 1 the field takes
	// several lines, wraps, and grows with its text.
	Lines int
	// Limit and Advice are numbers of characters, as in EntryListConfig.
	Limit, Advice int
	// OnChange reports the text after a short pause in typing, as
	// EntryListConfig.OnText does.
	OnChange func(text string)
	// OnSubmit is called for Enter in a field of one line, after OnChange.
	OnSubmit func(text string)
	// OnKey has the first word on keys, and says whether it used one: a field
	// to search in sends the arrows to its results. It may be nil.
	OnKey func(key *fyne.KeyEvent) bool
	// OnUndo and OnRedo are called for Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y, after
	// a flush. Without them the field undoes its own typing.
	OnUndo, OnRedo func()

	later later // the clock; tests bring their own
}

// Field is a labelled place to write in.
type Field struct {
	widget.BaseWidget

	config  FieldConfig
	writer  *writer
	sender  sender
	sent    string // what the outside knows
	problem string
	active  bool
	lines   int
	page    *Page

	label  block
	under  block
	ground *canvas.Rectangle
	ring   *canvas.Rectangle
}

var (
	_ Wrapping        = (*Field)(nil)
	_ Flusher         = (*Field)(nil)
	_ viewed          = (*Field)(nil)
	_ resumable       = (*Field)(nil)
	_ fyne.Accessible = (*Field)(nil)
)

// NewField returns an empty field.
func NewField(c FieldConfig) *Field {
	if c.later == nil {
		c.later = Later
	}
	f := &Field{config: c, ground: &canvas.Rectangle{CornerRadius: 5, StrokeWidth: 1}, ring: newRing()}
	f.sender = sender{later: c.later, send: f.report}
	w := newWriter(f.several(), func() *Page { return f.page })
	w.PlaceHolder = c.Placeholder
	w.limit = c.Limit
	w.OnChanged = func(string) {
		w.refused = ""
		f.sender.changed()
	}
	w.typed = f.typedKey
	w.called = f.calledShortcut
	w.settled = f.settled
	w.focus = f.focusChanged
	f.writer = w
	f.ExtendBaseWidget(f)
	return f
}

func (f *Field) several() bool { return f.config.Lines > 1 }

// SetText shows a text that came from outside. The text and cursor of a field
// that is being written in stay as they are unless the text was changed from
// outside since it was last reported, as undo does.
func (f *Field) SetText(text string) {
	if text == f.sent {
		return
	}
	f.sent = text
	f.sender.drop()
	offset := changedUpTo(f.writer.Text, text)
	if !f.active {
		offset = 0
	}
	f.writer.replace(text, offset)
	f.settled()
}

// Text returns what the field says now, reported or not.
func (f *Field) Text() string { return f.writer.Text }

// SetProblem shows a sentence below the field about what is wrong with it; ""
// takes it away.
func (f *Field) SetProblem(sentence string) {
	if sentence != f.problem {
		f.problem = sentence
		f.relayout()
	}
}

// Focus gives the keyboard to the field.
func (f *Field) Focus() { focusOn(f.writer) }

// SelectAll selects the text, so that typing replaces it.
func (f *Field) SelectAll() { f.writer.TypedShortcut(&fyne.ShortcutSelectAll{}) }

// Focusable returns the part of the field that takes the keyboard, for Form.
func (f *Field) Focusable() fyne.Focusable { return f.writer }

// Flush implements Flusher.
func (f *Field) Flush() { f.sender.flush() }

func (f *Field) report() {
	text := f.writer.Text
	if text == f.sent {
		return
	}
	f.sent = text
	if f.config.OnChange != nil {
		f.config.OnChange(text)
	}
}

func (f *Field) typedKey(key *fyne.KeyEvent) bool {
	if f.config.OnKey != nil && f.config.OnKey(key) {
		return true
	}
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if f.several() {
			return false
		}
		f.sender.flush()
		if f.config.OnSubmit != nil {
			f.config.OnSubmit(f.writer.Text)
		} else {
			passKey(f.writer, key)
		}
		return true
	}
	return false
}

func (f *Field) calledShortcut(shortcut fyne.Shortcut) bool {
	if f.config.OnUndo == nil {
		return false
	}
	switch s := shortcut.(type) {
	case *fyne.ShortcutUndo:
		f.sender.flush()
		f.config.OnUndo()
		return true
	case *fyne.ShortcutRedo:
		f.redo()
		return true
	case *desktop.CustomShortcut:
		if s.KeyName == fyne.KeyZ && s.Modifier == fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift {
			f.redo()
			return true
		}
	}
	return false
}

func (f *Field) redo() {
	f.sender.flush()
	if f.config.OnRedo != nil {
		f.config.OnRedo()
	}
}

// settled follows the writer: the field grows with its text.
func (f *Field) settled() {
	if f.several() && f.writer.rows() != f.lines || f.underText() != f.under.text {
		f.relayout()
	}
	if f.page != nil && f.active {
		f.revealCursor()
	}
}

// revealCursor scrolls the page to the line the cursor is on.
func (f *Field) revealCursor() {
	if y, ok := offsetWithin(f.page.body.content, f); ok {
		line := f.body().lineHeight()
		top := y + f.writer.Position().Y + float32(f.writer.CursorRow)*line
		f.page.reveal(top, top+line+viewMargin)
	}
}

// relayout lays the field out again, and the page if its height changed.
func (f *Field) relayout() {
	if f.Size().Width == 0 {
		return
	}
	f.place(f.Size())
	if f.page != nil && f.HeightFor(f.Size().Width) != f.Size().Height {
		f.page.fit()
	}
	f.Refresh()
}

// resume implements resumable.
func (f *Field) resume() { focusOn(f.writer) }

func (f *Field) focusChanged(gained bool) {
	f.active = gained
	if !gained {
		f.sender.flush()
	}
	f.Refresh()
	if gained {
		latest = f
		f.revealBeginning()
	}
}

// revealBeginning scrolls the page to the label and the first lines. All of a
// long field would push the page's title out of sight for nothing.
func (f *Field) revealBeginning() {
	const lines = 4
	if f.page == nil {
		return
	}
	if y, ok := offsetWithin(f.page.body.content, f); ok {
		beginning := f.labelHeight(f.Size().Width) + lines*f.body().lineHeight()
		f.page.reveal(y, y+min(f.Size().Height, beginning))
	}
}

// see implements viewed.
func (f *Field) see(_, _ float32) {}

// within implements viewed.
func (f *Field) within(p *Page) { f.page = p }

func (f *Field) body() face { return face{size: sizeOf(SizeBody)} }

// underText returns what stands below the box: a problem, how much room is
// left, or the help.
func (f *Field) underText() string {
	note := lengthNote(utf8.RuneCountInString(f.writer.Text), f.config.Advice, f.config.Limit)
	switch {
	case f.problem != "":
		return f.problem
	case f.writer.refused != "":
		return f.writer.refused
	case note != "":
		return note
	default:
		return f.config.Help
	}
}

// The room inside a field, in Fyne's units.
const (
	fieldSide  = 10
	fieldAbove = 7
	fieldGap   = 4
)

// labelHeight returns the height of the label with the gap below it.
func (f *Field) labelHeight(width float32) float32 {
	if f.config.Label == "" {
		return 0
	}
	f.label.set(f.config.Label, face{size: sizeOf(SizeBody), strong: true})
	return f.label.heightFor(width) + fieldGap
}

// boxHeight returns the height of the box at a width.
func (f *Field) boxHeight(width float32) float32 {
	lines := 1
	if f.several() {
		lines = max(f.config.Lines, f.rowsAt(width))
	}
	return float32(lines)*f.body().lineHeight() + 2*fieldAbove
}

// rowsAt returns how many lines the text takes at a width.
func (f *Field) rowsAt(width float32) int {
	room := width - 2*fieldSide
	if f.writer.Size().Width == room+2*f.writer.inset().X {
		return f.writer.rows()
	}
	return len(f.body().wrap(f.writer.Text, room))
}

// HeightFor implements Wrapping.
func (f *Field) HeightFor(width float32) float32 {
	height := f.labelHeight(width) + f.boxHeight(width)
	if text := f.underText(); text != "" {
		under := block{text: text, face: face{size: sizeOf(SizeSmall)}}
		height += fieldGap + under.heightFor(width)
	}
	return height
}

// CreateRenderer implements fyne.Widget.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	f.paint()
	return renderer{f}
}

func (f *Field) parts() []fyne.CanvasObject {
	parts := append([]fyne.CanvasObject{f.ground, f.ring}, f.label.objects...)
	parts = append(parts, f.under.objects...)
	return append(parts, f.writer)
}

func (f *Field) least() fyne.Size {
	least := f.body().size * 8
	return fyne.NewSize(least, f.HeightFor(max(least, f.Size().Width)))
}

func (f *Field) place(size fyne.Size) {
	top := f.labelHeight(size.Width)
	if top > 0 {
		f.label.place(0, 0, size.Width, colourOf(ColourText))
	}
	inset := f.writer.inset()
	width := size.Width - 2*fieldSide + 2*inset.X
	if f.writer.Size().Width != width {
		f.writer.Resize(fyne.NewSize(width, f.writer.Size().Height))
	}
	box := f.boxHeight(size.Width)
	put(f.ground, 0, top, size.Width, box)
	placeRing(f.ring, 0, top, size.Width, box, -1, 5, f.active)
	room := box - 2*fieldAbove - f.body().lineHeight()
	put(f.writer, fieldSide-inset.X, top+fieldAbove-inset.Y, width, f.writer.heightOf(1)+room)
	f.lines = 1
	if f.several() {
		f.lines = f.writer.rows()
	}
	f.under.set(f.underText(), face{size: sizeOf(SizeSmall)})
	if f.under.text == "" {
		f.under.objects = nil
		return
	}
	name := ColourSecondary
	if f.problem != "" || f.writer.refused != "" {
		name = ColourDanger
	}
	f.under.place(0, top+box+fieldGap, size.Width, colourOf(name))
}

func (f *Field) paint() {
	f.ground.FillColor = colourOf(ColourSurface)
	f.ground.StrokeColor = colourOf(ColourBorder)
	if f.problem != "" || f.writer.refused != "" {
		f.ground.StrokeColor = colourOf(ColourDanger)
	}
	f.label.stale, f.under.stale = true, true
	f.place(f.Size())
	f.ground.Refresh()
	f.writer.Refresh()
	canvas.Refresh(f)
}

// AccessibilityLabel implements fyne.Accessible.
func (f *Field) AccessibilityLabel() string {
	if f.config.Says != "" {
		return f.config.Says
	}
	return f.config.Label
}

// AccessibilityRole implements fyne.Accessible.
func (f *Field) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
