package kit

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
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
	// Wraps has a field of one line show a text that is longer than its box over
	// several: nobody proofreads what has scrolled away.
	Wraps bool
	// Spelt has the words marked that nobody knows: in prose, and not in names,
	// codes and addresses.
	Spelt bool
	// Limit and Advice are numbers of characters, that the text may and should have. What would
	// go over the limit is refused whole, with a sentence.
	Limit, Advice int
	// OnChange reports the text at most 300 ms after the last key, 700 ms after
	// the first one not yet reported, and at once on Flush and on leaving.
	OnChange func(text string)
	// AtOnce has every key reported as it is pressed, for a search.
	AtOnce bool
	// OnSubmit is called for Enter in a field of one line, after OnChange.
	OnSubmit func(text string)
	// OnKey has the first word on keys, and says whether it used one: a field
	// to search in sends the arrows to its results. It may be nil.
	OnKey func(key *fyne.KeyEvent) bool
	// OnUndo and OnRedo are called for Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y, after
	// a flush: what is written is kept in the document. Without them the field
	// undoes its own typing.
	OnUndo, OnRedo func()

	later Clock // the clock; tests bring their own
}

// Field is a labelled place to write in.
type Field struct {
	widget.BaseWidget

	config  FieldConfig
	writer  *Writer
	sender  Sender
	sent    string // what the outside knows
	problem string
	active  bool
	lines   int
	page    *Page
	left    func() // called when the keyboard leaves it
	gone    func() // the same, for an Offering
	typed   func(text string)

	find    Matcher // what is looked for on the page
	pointed int     // which of what was found here is looked at; -1 for none
	grounds Grounds

	readFrom, readTo Spot // what of the text is selected with others on the page

	label  Block
	under  Block
	ground *canvas.Rectangle
	ring   *canvas.Rectangle
	veil   *canvas.Rectangle // over the bar with which Fyne's entry scrolls a line that is longer than its box
}

var (
	_ Wrapping        = (*Field)(nil)
	_ Flusher         = (*Field)(nil)
	_ Viewed          = (*Field)(nil)
	_ Resumable       = (*Field)(nil)
	_ fyne.Accessible = (*Field)(nil)
	_ Searched        = (*Field)(nil)
	_ Written         = (*Field)(nil)
)

// NewField returns an empty field.
func NewField(c FieldConfig) *Field {
	if c.later == nil {
		c.later = Later
	}
	f := &Field{config: c, ground: &canvas.Rectangle{CornerRadius: 5, StrokeWidth: 1}, veil: &canvas.Rectangle{}, ring: newRing()}
	f.sender = Sender{Later: c.later, Send: f.report, Kept: c.OnUndo != nil}
	w := NewWriter(f.several(), func() *Page { return f.page })
	w.PlaceHolder = c.Placeholder
	w.OneLine = c.Wraps && c.Lines <= 1
	w.Limit = c.Limit
	w.Spelt = c.Spelt
	w.OnChanged = func(string) {
		w.Refused = ""
		if f.typed != nil {
			f.typed(w.Text)
		}
		if c.AtOnce {
			f.report()
		} else {
			f.sender.Changed()
		}
	}
	w.OnTyped = f.typedKey
	w.OnShortcut = f.calledShortcut
	w.OnSettled = f.settled
	w.OnFocus = f.focusChanged
	w.OnDrag = f.draggedOn
	f.writer = w
	f.ExtendBaseWidget(f)
	return f
}

// SetPlaceholder shows something else while the field is empty.
func (f *Field) SetPlaceholder(text string) {
	if f.writer.PlaceHolder == text {
		return
	}
	f.config.Placeholder = text
	f.writer.SetPlaceHolder(text)
}

// Placeholder is what the field shows while it is empty.
func (f *Field) Placeholder() string { return f.config.Placeholder }

// several tells whether the text may run over several lines.
func (f *Field) several() bool { return f.config.Lines > 1 || f.config.Wraps }

// SetText shows a text that came from outside. The text and cursor of a field
// that is being written in stay as they are unless the text was changed from
// outside since it was last reported, as undo does.
func (f *Field) SetText(text string) {
	if text == f.sent {
		return
	}
	f.sent = text
	f.sender.Drop()
	offset := ChangedUpTo(f.writer.Text, text)
	if !f.active {
		offset = 0
	}
	f.writer.Replace(text, offset)
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
func (f *Field) Focus() { FocusOn(f.writer) }

// Writing tells whether the field has the keyboard.
func (f *Field) Writing() bool { return f.writer.Writing() }

// SelectAll selects the text, so that typing replaces it.
func (f *Field) SelectAll() { f.writer.TypedShortcut(&fyne.ShortcutSelectAll{}) }

// Focusable returns the part of the field that takes the keyboard, for Form.
func (f *Field) Focusable() fyne.Focusable { return f.writer }

// Flush implements Flusher.
func (f *Field) Flush() { f.sender.Flush() }

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
		if f.several() && !f.writer.OneLine {
			return false
		}
		f.sender.Flush()
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
		f.sender.Flush()
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
	f.sender.Flush()
	if f.config.OnRedo != nil {
		f.config.OnRedo()
	}
}

// settled follows the writer: the field grows with its text.
func (f *Field) settled() {
	if f.several() && f.writer.Rows() != f.lines || f.underText() != f.under.text {
		f.relayout()
	}
	if f.page != nil && f.active {
		f.revealCursor()
	}
}

// revealCursor scrolls the page to the line the cursor is on; to the last line
// together with what is said below the box. What is wrong is shown wherever the cursor
// is.
func (f *Field) revealCursor() {
	y, ok := offsetWithin(f.page.body.content, f)
	if !ok {
		return
	}
	line, foot := f.body().LineHeight(), y+f.HeightFor(f.Size().Width)
	top := y + f.writer.Position().Y + float32(f.writer.CursorRow)*line
	bottom := top + line + ViewMargin
	if f.writer.CursorRow >= f.writer.Rows()-1 {
		bottom = max(bottom, foot)
	}
	f.page.RevealPart(top, bottom)
	if f.problem != "" || f.writer.Refused != "" {
		f.page.RevealPart(foot-f.underHeight(f.Size().Width), foot)
	}
}

// relayout lays the field out again, and the page if its height changed.
func (f *Field) relayout() {
	if f.Size().Width == 0 {
		return
	}
	f.place(f.Size())
	if f.page != nil && f.HeightFor(f.Size().Width) != f.Size().Height {
		f.page.Fit()
	}
	f.Refresh()
}

// Resume implements resumable.
func (f *Field) Resume() { FocusOn(f.writer) }

func (f *Field) focusChanged(gained bool) {
	f.active = gained
	if !gained {
		f.sender.Flush()
	}
	f.Refresh()
	if !gained && f.left != nil {
		f.left()
	}
	if !gained && f.gone != nil {
		f.gone()
	}
	if gained {
		WrittenIn(f)
		f.revealBeginning()
		if tabHeld && !f.writer.several() {
			f.SelectAll()
		}
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
		beginning := f.labelHeight(f.Size().Width) + lines*f.body().LineHeight()
		f.page.RevealPart(y, y+min(f.Size().Height, beginning))
	}
}

// Respell marks words anew.
func (f *Field) Respell() { f.writer.Respell() }

// See implements viewed.
func (f *Field) See(_, _ float32) {}

// Within implements viewed.
func (f *Field) Within(p *Page) { f.page = p }

func (f *Field) body() Face { return Face{Size: SizeOf(SizeBody)} }

// underText returns what stands below the box: a problem, how much room is
// left, or the help.
func (f *Field) underText() string {
	note := LengthNote(utf8.RuneCountInString(f.writer.Text), f.config.Advice, f.config.Limit)
	switch {
	case f.problem != "":
		return f.problem
	case f.writer.Refused != "":
		return f.writer.Refused
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
	f.label.Set(f.config.Label, Face{Size: SizeOf(SizeBody), Strong: true})
	return f.label.HeightFor(width) + fieldGap
}

// boxHeight returns the height of the box at a width.
func (f *Field) boxHeight(width float32) float32 {
	lines := 1
	if f.several() {
		lines = max(f.config.Lines, f.rowsAt(width))
	}
	return float32(lines)*f.body().LineHeight() + 2*fieldAbove
}

// rowsAt returns how many lines the text takes at a width.
func (f *Field) rowsAt(width float32) int {
	room := width - 2*fieldSide
	if f.writer.Size().Width == room+2*f.writer.Inset().X {
		return f.writer.Rows()
	}
	return len(f.body().Wrap(f.writer.Text, room))
}

// HeightFor implements Wrapping.
func (f *Field) HeightFor(width float32) float32 {
	height := f.labelHeight(width) + f.boxHeight(width)
	if under := f.underHeight(width); under > 0 {
		height += fieldGap + under
	}
	return height
}

// underHeight is the height of what is said below the box, 0 where that is nothing.
func (f *Field) underHeight(width float32) float32 {
	text := f.underText()
	if text == "" {
		return 0
	}
	under := Block{text: text, face: Face{Size: SizeOf(SizeSmall)}}
	return under.HeightFor(width)
}

// CreateRenderer implements fyne.Widget.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	f.paint()
	return renderer{f}
}

func (f *Field) parts() []fyne.CanvasObject {
	parts := append(f.grounds.AppendTo([]fyne.CanvasObject{f.ground}), f.label.Objects...)
	parts = append(parts, f.under.Objects...)
	if f.several() {
		return append(parts, f.writer, f.ring)
	}
	return append(parts, f.writer, f.veil, f.ring)
}

func (f *Field) least() fyne.Size {
	least := f.body().Size * 8
	return fyne.NewSize(least, f.HeightFor(max(least, f.Size().Width)))
}

func (f *Field) place(size fyne.Size) {
	top := f.labelHeight(size.Width)
	if top > 0 {
		f.label.Place(0, 0, size.Width, ColourOf(ColourText))
	}
	inset := f.writer.Inset()
	width := size.Width - 2*fieldSide + 2*inset.X
	if f.writer.Size().Width != width {
		f.writer.Resize(fyne.NewSize(width, f.writer.Size().Height))
	}
	box := f.boxHeight(size.Width)
	Put(f.ground, 0, top, size.Width, box)
	placeRing(f.ring, 0, top, size.Width, box, -1, 5, f.active)
	room := box - 2*fieldAbove - f.body().LineHeight()
	Put(f.writer, fieldSide-inset.X, top+fieldAbove-inset.Y, width, f.writer.HeightOf(1)+room)
	const edge = 1 // the border
	bar := SizeOf(theme.SizeNameScrollBarSmall) + 3
	Put(f.veil, edge, top+box-edge-bar, size.Width-2*edge, bar-edge) // clear of the border, which may fall between two pixels
	f.placeGrounds(top, size.Width)
	f.lines = 1
	if f.several() {
		f.lines = f.writer.Rows()
	}
	f.under.Set(f.underText(), Face{Size: SizeOf(SizeSmall)})
	if f.under.text == "" {
		f.under.Objects = nil
		return
	}
	name := ColourSecondary
	if f.problem != "" || f.writer.Refused != "" {
		name = ColourDanger
	}
	f.under.Place(0, top+box+fieldGap, size.Width, ColourOf(name))
}

func (f *Field) paint() {
	f.ground.FillColor = ColourOf(ColourSurface)
	f.veil.FillColor = ColourOf(ColourSurface)
	f.ground.StrokeColor = ColourOf(ColourBorder)
	if f.problem != "" || f.writer.Refused != "" {
		f.ground.StrokeColor = ColourOf(ColourDanger)
	}
	f.label.Stale, f.under.Stale = true, true
	f.place(f.Size())
	f.ground.Refresh()
	f.writer.Refresh()
	canvas.Refresh(f)
}

// AccessibilityLabel implements fyne.Accessible.
func (f *Field) AccessibilityLabel() string {
	unknown := SaysUnknown(f.writer.Text, f.writer.unknown)
	if f.config.Says != "" {
		return f.config.Says + unknown
	}
	return f.config.Label + unknown
}

// AccessibilityRole implements fyne.Accessible.
func (f *Field) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
