package kit

import (
	"slices"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Column is one column of a Table.
type Column struct {
	Title string
	// Width is a share of the room when it is at most 1, and a width in Fyne's
	// units, at a text scale of 1, when above. Columns of width 0 share what is
	// left.
	Width float32
	// Right sets numbers against the right edge.
	Right bool
	// Spare leaves the column out where there is no room for words in every one.
	Spare bool
	// Narrow is the title while columns are left out so, or "" for the same.
	Narrow string
}

// TableRow is one row of a Table.
type TableRow struct {
	// ID is what callbacks are given; unique in its table.
	ID string
	// Cells are the texts, one for each column. They wrap.
	Cells []string
	// Strips are drawn in place of the texts of cells, by column; nil for none.
	// The texts say the same to whoever cannot see them.
	Strips map[int]*Strip
	// Narrow are the cells, with what is marked in them, while columns are left out
	// that can be spared: they say what those say. Nil where the others do without.
	Narrow      []string
	NarrowMarks map[int][]Span
	// Marks are stretches of the texts of cells, by column, that are marked, as where
	// two cells differ. They are not marked while something is looked for.
	Marks map[int][]Span
	// Ticked is the state of the box before the row, when the table has boxes.
	Ticked bool
	// Attention sets the row in the colour of what wants mending.
	Attention bool
	// Muted sets the row in the colour of what explains.
	Muted bool
	// Heading makes the row a heading across all columns: its first cell. It
	// cannot be ticked or chosen.
	Heading bool
	// Under is a line in small type below the first cell, or "". UnderAttention
	// sets it in the colour of what wants mending.
	Under          string
	UnderAttention bool
}

// TableConfig says what a table shows and what to call.
type TableConfig struct {
	// Says names the table to a screen reader.
	Says    string
	Columns []Column
	// Empty is shown while there are no rows.
	Empty string
	// OnTick adds a box before each row and reports its changes.
	OnTick func(id string, ticked bool)
	// OnChoose is called when a row is chosen with Enter or a click.
	OnChoose func(id string)
	// Actions returns what can be done with a row, for its menu: a right
	// click, the menu key, Shift+F10 or Ctrl+full stop.
	Actions func(id string) []Action

	// OnPaste is called with a block of cells that was pasted: rows of columns,
	// as a spreadsheet gives them. Without it nothing can be pasted.
	OnPaste func(block [][]string)

	// Several lets several rows be selected, with Shift or Ctrl and the mouse, or
	// with Shift and the arrows. OnEnter and OnDelete are called with those that
	// are, for Enter and Delete; OnDrag while they are dragged, with where the
	// pointer is in the window, and once they are dropped there.
	Several  bool
	OnEnter  func(ids []string)
	OnDelete func(ids []string)
	OnDrag   func(ids []string, at fyne.Position, dropped bool)

	// Beside tells whether a row's words stand on the page once more, in a form of
	// its own: there they are found, and not in the row as well. It may be nil.
	Beside func(id string) bool

	// headless leaves out the titles and the frame, which a Register has of its
	// own. onSelect lets several rows be selected and reports which.
	headless bool
	onSelect func(ids []string)
	// keys has the first word on a key or a letter; it says whether it used it.
	keys  func(name fyne.KeyName) bool
	runes func(r rune) bool
	calls func(fyne.Shortcut) bool
	// again is called for a click on the cell that the keyboard is on already.
	again func(id string, column int)
}

// Table shows rows of text that wraps. It is one stop of the Tab key; the
// arrows move from row to row, the space bar ticks, Enter chooses. Rows that
// cannot be seen are not drawn.
type Table struct {
	widget.BaseWidget

	config  TableConfig
	rows    []*tableRow
	at      int // where the keyboard is, an index of rows
	column  int // the cell of that row it is on, or -1 for the row as a whole
	box     *cellBox
	focused bool
	shift   bool

	selected map[string]bool
	anchor   int // where a range that is being selected begins

	find    Matcher   // what is looked for on the page
	hits    []cellHit // what was found of it
	pointed int       // which of that is looked at; -1 for none

	Sight
	width   float32
	tops    []float32 // where each row begins; one more, where the last ends
	ground  *canvas.Rectangle
	rule    *canvas.Rectangle
	head    Pen
	nothing Block
	ring    *canvas.Rectangle // around the table while it has the keyboard and no rows
	views   map[*tableRow]*tableView
	idle    []*tableView
}

var (
	_ Wrapping          = (*Table)(nil)
	_ Viewed            = (*Table)(nil)
	_ fyne.Focusable    = (*Table)(nil)
	_ fyne.Shortcutable = (*Table)(nil)
	_ desktop.Keyable   = (*Table)(nil)
	_ fyne.Accessible   = (*Table)(nil)
	_ Searched          = (*Table)(nil)
)

// NewTable returns an empty table.
func NewTable(c TableConfig) *Table {
	if c.Several && c.onSelect == nil {
		c.onSelect = func([]string) {}
	}
	t := &Table{
		config: c, column: -1, Sight: AllInSight(), views: map[*tableRow]*tableView{},
		ground: &canvas.Rectangle{CornerRadius: 6, StrokeWidth: 1}, rule: &canvas.Rectangle{}, ring: newRing(),
	}
	t.ExtendBaseWidget(t)
	return t
}

// SetRows shows other rows, keeping the keyboard on the row it was on.
func (t *Table) SetRows(rows []TableRow) {
	here := t.Current()
	known := make(map[string]*tableRow, len(t.rows))
	for _, r := range t.rows {
		known[r.row.ID] = r
	}
	t.rows = make([]*tableRow, len(rows))
	t.at = min(t.at, max(len(rows)-1, 0))
	for i, row := range rows {
		r := known[row.ID]
		if r == nil || row.ID == "" {
			r = &tableRow{}
		}
		r.set(row)
		t.rows[i] = r
		if here != "" && row.ID == here {
			t.at = i
		}
	}
	t.relayout()
}

// Rows are the rows on show.
func (t *Table) Rows() []TableRow {
	rows := make([]TableRow, len(t.rows))
	for i, row := range t.rows {
		rows[i] = row.row
	}
	return rows
}

// Current returns the id of the row the keyboard is on, or "".
func (t *Table) Current() string {
	if t.at < len(t.rows) {
		return t.rows[t.at].row.ID
	}
	return ""
}

// RowAt returns the row that is seen at a place of the window, "" where none is.
func (t *Table) RowAt(at fyne.Position) string {
	for r, v := range t.views {
		if !r.row.Heading && IsAt(v, at) {
			return r.row.ID
		}
	}
	return ""
}

// Focus gives the keyboard to the table.
func (t *Table) Focus() { FocusOn(t) }

// relayout lays the table out again, and the page if its height changed.
func (t *Table) relayout() {
	if t.width == 0 {
		return
	}
	t.place(t.Size())
	if t.Page != nil && t.HeightFor(t.width) != t.Size().Height {
		t.Page.Fit()
	}
	t.Refresh()
}

// step moves the keyboard by rows, past headings.
func (t *Table) step(by int) { t.stepFrom(t.at, by) }

// stepFrom moves the keyboard to the next row from a place on, which may be right
// before the first row or behind the last; where there is none it stays.
func (t *Table) stepFrom(place, by int) {
	for at := place + by; at >= 0 && at < len(t.rows); at += by {
		if !t.rows[at].row.Heading {
			t.goTo(at)
			t.selectTo(at, t.shift)
			return
		}
	}
}

// Selected are the ids of the rows that are selected, in their order.
func (t *Table) Selected() []string {
	var ids []string
	for _, r := range t.rows {
		if t.selected[r.row.ID] && !r.row.Heading {
			ids = append(ids, r.row.ID)
		}
	}
	return ids
}

// taken are the rows that are selected, or the one the keyboard is on.
func (t *Table) taken() []string {
	if ids := t.Selected(); len(ids) > 0 || t.at >= len(t.rows) || t.rows[t.at].row.Heading {
		return ids
	}
	return []string{t.Current()}
}

// Select selects one row, moves the keyboard to it and says whether there is
// such a row.
func (t *Table) Select(id string) bool {
	for i, r := range t.rows {
		if r.row.ID == id && !r.row.Heading {
			t.goTo(i)
			t.selectTo(i, false)
			return true
		}
	}
	return false
}

// selectTo selects a row alone, or with reach all rows from where the selection
// began up to it.
func (t *Table) selectTo(at int, reach bool) {
	if t.config.onSelect == nil || at >= len(t.rows) {
		return
	}
	if !reach {
		t.anchor = at
	}
	t.selected = map[string]bool{}
	from := min(t.anchor, len(t.rows)-1)
	for i := min(from, at); i <= max(from, at); i++ {
		t.selected[t.rows[i].row.ID] = true
	}
	t.redraw()
	t.config.onSelect(t.Selected())
}

// toggle adds a row to what is selected or takes it out.
func (t *Table) toggle(at int) {
	if t.config.onSelect == nil || at >= len(t.rows) || t.rows[at].row.Heading {
		return
	}
	id := t.rows[at].row.ID
	if t.selected == nil {
		t.selected = map[string]bool{}
	}
	if t.anchor = at; t.selected[id] {
		delete(t.selected, id)
	} else {
		t.selected[id] = true
	}
	t.redraw()
	t.config.onSelect(t.Selected())
}

// goTo moves the keyboard to a row and scrolls to it.
func (t *Table) goTo(at int) {
	t.at = at
	t.redraw()
	if t.Page == nil || at >= len(t.rows) {
		return
	}
	if y, ok := offsetWithin(t.Page.body.content, t); ok {
		t.Page.RevealPart(y+t.tops[at], y+t.tops[at+1])
	}
}

// tick changes the box before a row.
func (t *Table) tick(r *tableRow) {
	if t.config.OnTick == nil || r.row.Heading {
		return
	}
	r.row.Ticked = !r.row.Ticked
	t.redraw()
	t.config.OnTick(r.row.ID, r.row.Ticked)
}

// choose reports that a row was chosen.
func (t *Table) choose(r *tableRow) {
	if t.config.OnChoose != nil && !r.row.Heading {
		t.config.OnChoose(r.row.ID)
	}
}

// openMenu opens the menu of the row the keyboard is on.
func (t *Table) openMenu() {
	if t.at >= len(t.rows) || t.config.Actions == nil {
		return
	}
	t.shift = false // the menu gets to hear of its release
	r := t.rows[t.at]
	if v := t.views[r]; v != nil && !r.row.Heading {
		OpenMenuByKey(v, fyne.NewPos(t.lead()+cellSide, v.Size().Height), t.config.Actions(r.row.ID))
	}
}

// FocusGained implements fyne.Focusable.
func (t *Table) FocusGained() {
	t.focused = true
	if t.at < len(t.rows) && t.rows[t.at].row.Heading {
		t.step(1)
	}
	if len(t.rows) > 0 {
		t.goTo(t.at)
		return
	}
	t.paint()
	revealFocus(t)
}

// FocusLost implements fyne.Focusable.
func (t *Table) FocusLost() {
	t.focused, t.shift = false, false
	if len(t.rows) == 0 {
		t.paint()
		return
	}
	t.redraw()
}

// TypedRune implements fyne.Focusable.
func (t *Table) TypedRune(r rune) {
	if t.config.runes != nil {
		t.config.runes(r)
	}
}

// KeyDown implements desktop.Keyable.
func (t *Table) KeyDown(key *fyne.KeyEvent) {
	KeyPressed(key)
	t.holdShift(key, true)
}

// KeyUp implements desktop.Keyable.
func (t *Table) KeyUp(key *fyne.KeyEvent) {
	KeyReleased(key)
	t.holdShift(key, false)
}

func (t *Table) holdShift(key *fyne.KeyEvent, down bool) {
	if key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight {
		t.shift = down
	}
}

// TypedKey implements fyne.Focusable.
func (t *Table) TypedKey(key *fyne.KeyEvent) {
	if t.config.keys != nil && t.config.keys(key.Name) {
		return
	}
	if len(t.rows) == 0 {
		passKey(t, key)
		return
	}
	switch key.Name {
	case fyne.KeyDown:
		t.step(1)
	case fyne.KeyUp:
		t.step(-1)
	case fyne.KeyHome:
		t.stepFrom(-1, 1)
	case fyne.KeyEnd:
		t.stepFrom(len(t.rows), -1)
	case fyne.KeySpace:
		t.tick(t.rows[t.at])
		t.toggle(t.at)
	case fyne.KeyReturn, fyne.KeyEnter:
		if t.config.OnEnter != nil {
			t.config.OnEnter(t.taken())
			return
		}
		t.choose(t.rows[t.at])
	case fyne.KeyDelete:
		if t.config.OnDelete != nil {
			t.config.OnDelete(t.taken())
		}
	case desktop.KeyMenu:
		t.openMenu()
	case fyne.KeyF10:
		if t.shift {
			t.openMenu()
		} else {
			passKey(t, key)
		}
	case fyne.KeyPageUp, fyne.KeyPageDown:
		if t.Page != nil {
			t.Page.ScrollPage(key.Name == fyne.KeyPageDown)
		}
	default:
		passKey(t, key)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (t *Table) TypedShortcut(shortcut fyne.Shortcut) {
	if paste, is := shortcut.(*fyne.ShortcutPaste); is && t.config.OnPaste != nil {
		t.config.OnPaste(CellsOf(paste.Clipboard.Content()))
		return
	}
	if t.config.calls != nil && t.config.calls(shortcut) {
		return
	}
	s, ok := shortcut.(*desktop.CustomShortcut)
	if ok && s.KeyName == fyne.KeyPeriod && s.Modifier == fyne.KeyModifierShortcutDefault {
		t.openMenu()
		return
	}
	passShortcut(t, shortcut)
}

// See implements viewed.
func (t *Table) See(top, bottom float32) {
	if t.Look(top, bottom) && t.width > 0 && len(t.tops) == len(t.rows)+1 {
		t.placeViews()
		canvas.Refresh(t)
	}
}

// The room inside a cell, in Fyne's units.
const (
	cellSide  = 10
	cellAbove = 7
)

// lead is the room for the boxes before the rows.
func (t *Table) lead() float32 {
	if t.config.OnTick == nil {
		return 0
	}
	return Scaled(34)
}

// sharedLeast is the narrowest, at a text scale of 1, that a column without a
// width of its own becomes before those that have one give way.
const sharedLeast = 130

// ownLeast is the narrowest, at a text scale of 1, that a column with a width of its own
// becomes before the last is left out, where a form beside shows all of the row.
const ownLeast = 84

// columns returns the width of each column. Together they are never wider than
// the table: where there is too little room, as with large text, columns with a
// width of their own give way evenly, so that what a row is called by can still
// be read and no column lies outside. In a register the last are left out, with a width
// of 0, before words are broken to pieces.
func (t *Table) columns(width float32) []float32 {
	if widths := t.sparing(width - t.lead()); widths != nil {
		return widths
	}
	const least = 2 // what a row is called by, and one more
	shown := len(t.config.Columns)
	widths := t.columnsOf(shown, width-t.lead())
	for t.config.headless && shown > least && t.squeezed(widths) {
		shown--
		widths = t.columnsOf(shown, width-t.lead())
	}
	return append(widths, make([]float32, len(t.config.Columns)-shown)...)
}

// sparing returns the widths without the columns that can be spared, where there is no
// room for words in all of them; nil where there is, or none can be spared. The others
// share the room, but for those that ask for little.
func (t *Table) sparing(room float32) []float32 {
	columns := t.config.Columns
	if !slices.ContainsFunc(columns, func(c Column) bool { return c.Spare }) || room >= float32(len(columns))*Scaled(sharedLeast) {
		return nil
	}
	widths := make([]float32, len(columns))
	sharing := 0
	for i, c := range columns {
		switch {
		case c.Spare:
		case c.Width > 1:
			widths[i] = min(Scaled(c.Width), room/2)
		default:
			sharing++
		}
	}
	taken := float32(0)
	for _, width := range widths {
		taken += width
	}
	for i, c := range columns {
		if !c.Spare && c.Width <= 1 {
			widths[i] = (room - taken) / float32(sharing)
		}
	}
	return widths
}

// squeezed tells whether a column with a width of its own has too little of it.
func (t *Table) squeezed(widths []float32) bool {
	for i, width := range widths {
		wants := Scaled(ownLeast)
		if c := t.config.Columns[i]; c.Width > 1 {
			wants = min(wants, Scaled(c.Width))
		}
		if t.config.Columns[i].Width > 0 && width < wants-0.5 {
			return true
		}
	}
	return false
}

// columnsOf returns the widths of the first columns, so many of them, in a room.
func (t *Table) columnsOf(shown int, room float32) []float32 {
	columns := t.config.Columns[:shown]
	widths := make([]float32, shown)
	taken, sharing := float32(0), 0
	for i, c := range columns {
		switch {
		case c.Width == 0:
			sharing++
		case c.Width <= 1:
			widths[i] = room * c.Width
		default:
			widths[i] = min(Scaled(c.Width), room/2)
		}
		taken += widths[i]
	}
	least := min(float32(sharing)*Scaled(sharedLeast), room/2)
	if most := room - least; taken > most {
		for i := range widths {
			widths[i] *= most / taken
		}
		taken = most
	}
	for i, c := range columns {
		if c.Width == 0 {
			widths[i] = (room - taken) / float32(sharing)
		}
	}
	return widths
}

func (t *Table) body() Face   { return Face{Size: SizeOf(SizeBody)} }
func (t *Table) strong() Face { return Face{Size: SizeOf(SizeSmall), Strong: true} }

// titles breaks the column titles for their widths, and returns the height of
// the head.
func (t *Table) titles(widths []float32) ([][]string, float32) {
	if t.config.headless {
		return make([][]string, len(widths)), 0
	}
	f := t.strong()
	most := 1
	lines := make([][]string, len(widths))
	for i, c := range t.config.Columns {
		if widths[i] == 0 {
			continue
		}
		title := c.Title
		if c.Narrow != "" && slices.Contains(widths, 0) {
			title = c.Narrow
		}
		lines[i] = f.Wrap(title, widths[i]-2*cellSide)
		most = max(most, len(lines[i]))
	}
	return lines, float32(most)*f.LineHeight() + 2*cellAbove
}

// measure works out where every row lies at a width.
func (t *Table) measure(width float32) {
	widths := t.columns(width)
	_, y := t.titles(widths)
	t.tops = append(t.tops[:0], y)
	for _, r := range t.rows {
		y += r.measure(width-t.lead(), widths, t.body())
		t.tops = append(t.tops, y)
	}
}

// HeightFor implements Wrapping.
func (t *Table) HeightFor(width float32) float32 {
	t.measure(width)
	height := t.tops[len(t.rows)]
	if len(t.rows) == 0 && t.config.Empty != "" {
		t.nothing.Set(t.config.Empty, t.body())
		height += t.nothing.HeightFor(width-2*cellSide) + 2*cellAbove
	}
	return height
}

// CreateRenderer implements fyne.Widget.
func (t *Table) CreateRenderer() fyne.WidgetRenderer {
	t.colours()
	return renderer{t}
}

func (t *Table) parts() []fyne.CanvasObject {
	parts := t.head.AppendTo([]fyne.CanvasObject{t.ground, t.rule})
	if len(t.rows) == 0 {
		parts = append(append(parts, t.nothing.Objects...), t.ring)
	}
	first, end := t.visible()
	for _, r := range t.rows[first:end] {
		if v := t.views[r]; v != nil {
			parts = append(parts, v)
		}
	}
	if t.box != nil {
		parts = append(parts, t.box.ground, t.box.box)
	}
	return parts
}

func (t *Table) least() fyne.Size {
	least := Scaled(240)
	return fyne.NewSize(least, t.HeightFor(max(least, t.Size().Width)))
}

func (t *Table) place(size fyne.Size) {
	t.width = size.Width
	t.measure(size.Width)
	Put(t.ground, 0, 0, size.Width, size.Height)
	widths := t.columns(size.Width)
	lines, height := t.titles(widths)
	t.head.Begin()
	x := t.lead()
	for i, c := range t.config.Columns {
		t.head.Write(lines[i], t.strong(), ColourOf(ColourSecondary), alignOf(c), x+cellSide, cellAbove, widths[i]-2*cellSide)
		x += widths[i]
	}
	Put(t.rule, 0, height-1, size.Width, 1)
	t.rule.Hidden = t.config.headless
	if len(t.rows) == 0 {
		placeRing(t.ring, 0, 0, size.Width, size.Height, -RingWidth, 6, t.focused)
		t.nothing.Set(t.config.Empty, t.body())
		t.nothing.Place(cellSide, height+cellAbove, size.Width-2*cellSide, ColourOf(ColourSecondary))
	}
	t.placeViews()
}

// alignOf returns on which side the texts of a column stand.
func alignOf(c Column) fyne.TextAlign {
	if c.Right {
		return fyne.TextAlignTrailing
	}
	return fyne.TextAlignLeading
}

// visible returns the rows from first up to, not including, end that can be
// seen or nearly so.
func (t *Table) visible() (first, end int) {
	if len(t.tops) != len(t.rows)+1 {
		return 0, 0
	}
	top, bottom := t.From-Overscan, t.To+Overscan
	first = sort.Search(len(t.rows), func(i int) bool { return t.tops[i+1] > top })
	end = sort.Search(len(t.rows), func(i int) bool { return t.tops[i] > bottom })
	return first, max(first, end)
}

// placeViews draws the rows that can be seen.
func (t *Table) placeViews() {
	first, end := t.visible()
	wanted := make(map[*tableRow]bool, end-first)
	for _, r := range t.rows[first:end] {
		wanted[r] = true
	}
	for r, v := range t.views {
		if !wanted[r] {
			delete(t.views, r)
			v.row = nil
			t.idle = append(t.idle, v)
		}
	}
	for i := first; i < end; i++ {
		r := t.rows[i]
		v := t.views[r]
		fresh := v == nil
		if fresh {
			v = t.viewFor(r)
			t.views[r] = v
		}
		v.Move(fyne.NewPos(0, t.tops[i]))
		v.fit(fyne.NewSize(t.width, t.tops[i+1]-t.tops[i]))
		if fresh {
			v.Refresh()
		}
	}
	t.placeBox()
}

// viewFor returns a view of a row, a used one if there is one.
func (t *Table) viewFor(r *tableRow) *tableView {
	var v *tableView
	if n := len(t.idle); n > 0 {
		v = t.idle[n-1]
		t.idle = t.idle[:n-1]
	} else {
		v = newTableView(t)
	}
	v.row, v.hovered = r, false
	return v
}

func (t *Table) colours() {
	t.ground.FillColor, t.ground.StrokeColor = ColourOf(ColourSurface), ColourOf(ColourLine)
	if t.config.headless {
		t.ground.StrokeColor = ColourOf(ColourSurface)
	}
	t.rule.FillColor = ColourOf(ColourLine)
	t.nothing.Stale = true
}

// redraw draws the rows on show again.
func (t *Table) redraw() {
	for _, v := range t.views {
		v.Refresh()
	}
	canvas.Refresh(t)
}

func (t *Table) paint() {
	t.colours()
	t.place(t.Size())
	t.ground.Refresh()
	t.redraw()
}

// AccessibilityLabel implements fyne.Accessible.
func (t *Table) AccessibilityLabel() string { return t.config.Says }

// AccessibilityRole implements fyne.Accessible.
func (t *Table) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }
