package kit

import (
	"strings"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// RegisterConfig says what a register shows and what to call.
type RegisterConfig struct {
	// Says names the register to a screen reader.
	Says    string
	Columns []Column
	// Empty is shown while there are no rows.
	Empty string
	// NewHint invites to write in the last line. OnNew is called with what was
	// written there when Enter is pressed; without it there is no such line.
	NewHint string
	OnNew   func(text string)
	// OnOpen is called for the row that is to be shown beside the register: the
	// one the keyboard is on. OnEdit is called when a row is chosen with Enter.
	OnOpen func(id string)
	OnEdit func(id string)
	// OnTap is called when a single row is clicked, after OnOpen.
	OnTap func(id string)
	// OnSelect reports the rows that are selected, none when there are none.
	OnSelect func(ids []string)
	// OnSort is called when a person chooses a column's title.
	OnSort func(column int)
	// OnDelete is called when the selected rows are to go.
	OnDelete func(ids []string)
	// OnPaste is called with a block of cells that was pasted: rows of columns,
	// as a spreadsheet gives them. Without it nothing can be pasted.
	OnPaste func(block [][]string)
	// Cell says how a cell is changed where it stands: with F2, or with a click on
	// the cell that is chosen already. It may be nil. OnCellDone is called when a
	// box over a cell has gone, with what stood in it if that could not be read.
	Cell       func(id string, column int) CellEdit
	OnCellDone func(id string, column int, unread string)
	// Beside tells whether a row's words stand on the page once more, see TableConfig.
	Beside func(id string) bool
	// OnUndo and OnRedo are called for Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y.
	OnUndo, OnRedo func()
	// Actions returns what can be done with a row, for its menu.
	Actions func(id string) []Action
}

// Register is a long table in a frame of its own: its titles stay at the top
// while the rows scroll, and its last line takes a new row. Rows that cannot be
// seen are not drawn.
//
// The arrows, Home and End go from row to row, Shift with them selects several,
// the space bar adds a row to those selected or takes it out, letters go to the
// next row that begins so, Enter goes on to the row's record, Delete deletes.
// Left and Right go from cell to cell, and F2 changes a cell where it stands.
type Register struct {
	widget.BaseWidget

	config RegisterConfig
	table  *Table
	page   *Page
	add    *Field
	sorted int // the column the rows are sorted by, or -1
	down   bool

	ground *canvas.Rectangle
	rule   *canvas.Rectangle
	foot   *canvas.Rectangle
	heads  []*registerHead

	typed   string // letters typed one after another
	typedAt time.Time
}

var _ fyne.Accessible = (*Register)(nil)

// NewRegister returns an empty register.
func NewRegister(c RegisterConfig) *Register {
	r := &Register{
		config: c, sorted: -1,
		ground: &canvas.Rectangle{CornerRadius: 6, StrokeWidth: 1}, rule: &canvas.Rectangle{}, foot: &canvas.Rectangle{},
	}
	r.table = NewTable(TableConfig{
		Says: c.Says, Columns: c.Columns, Empty: c.Empty, Actions: c.Actions, Beside: c.Beside, headless: true,
		OnChoose: func(id string) {
			if c.OnTap != nil {
				c.OnTap(id)
			}
		}, onSelect: r.selected, keys: r.key, runes: r.rune, calls: r.call,
	})
	if c.Cell != nil {
		r.table.config.again = func(id string, column int) { r.EditCell(id, column) }
	}
	r.page = NewPage(r.table)
	for i := range c.Columns {
		r.heads = append(r.heads, newRegisterHead(r, i))
	}
	if c.OnNew != nil {
		r.add = NewField(FieldConfig{Says: c.NewHint, Placeholder: c.NewHint, OnSubmit: r.submit, OnUndo: c.OnUndo, OnRedo: c.OnRedo, OnKey: r.addKey})
	}
	r.ExtendBaseWidget(r)
	return r
}

// SetRows shows other rows, keeping the keyboard and the selection where they
// were as far as those rows are still there. Where some that were selected are not, it
// reports which are now, so that nothing is done with a row that nobody sees.
func (r *Register) SetRows(rows []TableRow) {
	there := map[string]bool{}
	for _, row := range rows {
		there[row.ID] = !row.Heading
	}
	fewer := false
	for id := range r.table.selected {
		if !there[id] {
			delete(r.table.selected, id)
			fewer = true
		}
	}
	r.table.SetRows(rows)
	if fewer && r.config.OnSelect != nil {
		r.config.OnSelect(r.Selected())
	}
}

// Rows are the rows on show.
func (r *Register) Rows() []TableRow { return r.table.Rows() }

// SetSorted shows by which column the rows are sorted, and whether from the
// greatest down; -1 stands for none.
func (r *Register) SetSorted(column int, down bool) {
	r.sorted, r.down = column, down
	r.Refresh()
}

// Selected are the ids of the rows that are selected.
func (r *Register) Selected() []string { return r.table.Selected() }

// Select selects a row, scrolls to it, and says whether there is one.
func (r *Register) Select(id string) bool { return r.table.Select(id) }

// Focus gives the keyboard to the rows, or to the last line while there are none.
func (r *Register) Focus() {
	if len(r.table.rows) == 0 && r.add != nil {
		r.add.Focus()
		return
	}
	r.table.Focus()
}

// FocusNew gives the keyboard to the last line.
func (r *Register) FocusNew() {
	if r.add != nil {
		r.add.Focus()
	}
}

// Unsent is what stands in the last line and is no row yet.
func (r *Register) Unsent() string {
	if r.add == nil {
		return ""
	}
	return strings.TrimSpace(r.add.Text())
}

func (r *Register) submit(text string) {
	if text = strings.TrimSpace(text); text == "" {
		return
	}
	r.add.SetText("")
	r.add.writer.Replace("", 0)
	r.config.OnNew(text)
	r.add.Focus()
}

// addKey goes from the last line back to the rows.
func (r *Register) addKey(key *fyne.KeyEvent) bool {
	if key.Name == fyne.KeyUp && len(r.table.rows) > 0 {
		r.table.Focus()
		return true
	}
	return false
}

// selected opens the row the keyboard is on.
func (r *Register) selected(ids []string) {
	if r.config.OnSelect != nil {
		r.config.OnSelect(ids)
	}
	if len(ids) == 1 && r.config.OnOpen != nil {
		r.config.OnOpen(ids[0])
	}
}

func (r *Register) key(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if id := r.table.Current(); id != "" && r.config.OnEdit != nil {
			r.config.OnEdit(id)
		}
		return true
	case fyne.KeyDelete:
		if ids := r.Selected(); len(ids) > 0 && r.config.OnDelete != nil {
			r.config.OnDelete(ids)
		}
		return true
	case fyne.KeyDown:
		if r.add != nil && r.table.at == len(r.table.rows)-1 && !r.table.shift {
			r.add.Focus()
			return true
		}
	case fyne.KeyLeft, fyne.KeyRight:
		if r.config.Cell == nil {
			return false
		}
		r.table.stepColumn(map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1}[name])
		return true
	case fyne.KeyF2:
		r.EditCell(r.table.Current(), max(r.table.column, 0))
		return true
	case fyne.KeyInsert:
		r.FocusNew()
		return true
	}
	return false
}

// rune goes to the next row that begins with what is being typed.
func (r *Register) rune(typed rune) bool {
	if !unicode.IsPrint(typed) || typed == ' ' && r.typed == "" {
		return false
	}
	const pause = time.Second
	if time.Since(r.typedAt) > pause {
		r.typed = ""
	}
	r.typed, r.typedAt = r.typed+strings.ToLower(string(typed)), time.Now()
	rows := r.table.rows
	for step := range rows {
		from := r.table.at
		if len([]rune(r.typed)) == 1 {
			from++ // the same letter again goes on to the next
		}
		row := rows[(from+step)%len(rows)].row
		if !row.Heading && len(row.Cells) > 0 && strings.HasPrefix(strings.ToLower(row.Cells[0]), r.typed) {
			r.table.Select(row.ID)
			break
		}
	}
	return true
}

func (r *Register) call(shortcut fyne.Shortcut) bool {
	switch s := shortcut.(type) {
	case *fyne.ShortcutPaste:
		if r.config.OnPaste != nil {
			r.config.OnPaste(CellsOf(s.Clipboard.Content()))
			return true
		}
	case *fyne.ShortcutSelectAll:
		if n := len(r.table.rows); n > 0 {
			r.table.anchor = 0
			r.table.selectTo(n-1, true)
		}
		return true
	case *fyne.ShortcutUndo:
		return called(r.config.OnUndo)
	case *fyne.ShortcutRedo:
		return called(r.config.OnRedo)
	case *desktop.CustomShortcut:
		if s.KeyName == fyne.KeyZ && s.Modifier == fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift {
			return called(r.config.OnRedo)
		}
	}
	return false
}

func called(do func()) bool {
	if do != nil {
		do()
	}
	return do != nil
}

// CellsOf parts what a spreadsheet puts on the clipboard: a line a row, a tab
// between cells, quotation marks around a cell that holds either.
func CellsOf(text string) [][]string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	var rows [][]string
	row, cell, quoted := []string{}, strings.Builder{}, false
	endCell := func() {
		row = append(row, cell.String())
		cell.Reset()
	}
	endRow := func() {
		endCell()
		rows = append(rows, row)
		row = nil
	}
	for i, runes := 0, []rune(text); i < len(runes); i++ {
		switch c := runes[i]; {
		case quoted && c == '"' && i+1 < len(runes) && runes[i+1] == '"':
			cell.WriteRune('"')
			i++
		case quoted && c == '"':
			quoted = false
		case quoted:
			cell.WriteRune(c)
		case c == '"' && cell.Len() == 0:
			quoted = true
		case c == '\t':
			endCell()
		case c == '\n':
			endRow()
		default:
			cell.WriteRune(c)
		}
	}
	if cell.Len() > 0 || len(row) > 0 {
		endRow()
	}
	return rows
}

// CreateRenderer implements fyne.Widget.
func (r *Register) CreateRenderer() fyne.WidgetRenderer {
	r.colours()
	return renderer{r}
}

func (r *Register) Held() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{}
	for _, h := range r.heads {
		objects = append(objects, h)
	}
	objects = append(objects, r.page)
	if r.add != nil {
		objects = append(objects, r.add)
	}
	return objects
}

func (r *Register) parts() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.ground, r.rule, r.foot}, r.Held()...)
}

func (r *Register) least() fyne.Size { return fyne.NewSize(Scaled(240), Scaled(200)) }

func (r *Register) place(size fyne.Size) {
	Put(r.ground, 0, 0, size.Width, size.Height)
	widths := r.table.columns(size.Width - 2)
	head := Face{Size: SizeOf(SizeSmall), Strong: true}.LineHeight() + 2*cellAbove
	x := float32(1)
	for i, h := range r.heads {
		h.Hidden = widths[i] == 0
		Put(h, x, 0, widths[i], head)
		x += widths[i]
	}
	Put(r.rule, 0, head, size.Width, 1)
	bottom := size.Height - 1
	if r.add != nil {
		line := HeightFor(r.add, size.Width) + 12
		bottom -= line
		Put(r.foot, 0, bottom, size.Width, 1)
		Put(r.add, cellSide-4, bottom+6, size.Width-2*cellSide+8, line-12)
	}
	Put(r.page, 1, head+1, size.Width-2, max(bottom-head-1, 0))
}

func (r *Register) colours() {
	r.ground.FillColor, r.ground.StrokeColor = ColourOf(ColourSurface), ColourOf(ColourLine)
	r.rule.FillColor, r.foot.FillColor = ColourOf(ColourLine), ColourOf(ColourLine)
}

func (r *Register) paint() {
	r.colours()
	r.place(r.Size())
	for _, h := range r.heads {
		h.Refresh()
	}
	r.ground.Refresh()
	canvas.Refresh(r)
}

// AccessibilityLabel implements fyne.Accessible.
func (r *Register) AccessibilityLabel() string { return r.config.Says }

// AccessibilityRole implements fyne.Accessible.
func (r *Register) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// registerHead is the title of a column, which sorts by it.
type registerHead struct {
	widget.BaseWidget
	register *Register
	column   int
	hovered  bool
	ground   *canvas.Rectangle
	pen      Pen
}

var (
	_ fyne.Tappable     = (*registerHead)(nil)
	_ desktop.Hoverable = (*registerHead)(nil)
)

func newRegisterHead(r *Register, column int) *registerHead {
	h := &registerHead{register: r, column: column, ground: &canvas.Rectangle{}}
	h.ExtendBaseWidget(h)
	return h
}

// Tapped implements fyne.Tappable.
func (h *registerHead) Tapped(*fyne.PointEvent) {
	if h.register.config.OnSort != nil {
		h.register.config.OnSort(h.column)
	}
}

// MouseIn implements desktop.Hoverable.
func (h *registerHead) MouseIn(*desktop.MouseEvent) { h.hovered = true; h.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (h *registerHead) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (h *registerHead) MouseOut() { h.hovered = false; h.Refresh() }

// CreateRenderer implements fyne.Widget.
func (h *registerHead) CreateRenderer() fyne.WidgetRenderer { return renderer{h} }

func (h *registerHead) parts() []fyne.CanvasObject {
	return h.pen.AppendTo([]fyne.CanvasObject{h.ground})
}

func (h *registerHead) least() fyne.Size { return fyne.Size{} }

func (h *registerHead) place(size fyne.Size) {
	Put(h.ground, 1, 1, size.Width-2, size.Height-2)
	c := h.register.config.Columns[h.column]
	title := c.Title
	if h.register.sorted == h.column {
		title += map[bool]string{false: " ▲", true: " ▼"}[h.register.down]
	}
	f := Face{Size: SizeOf(SizeSmall), Strong: true}
	h.pen.Begin()
	h.pen.Write([]string{f.shorten(title, size.Width-2*cellSide)}, f, ColourOf(ColourSecondary), alignOf(c), cellSide, cellAbove, size.Width-2*cellSide)
}

func (h *registerHead) paint() {
	h.ground.FillColor = ColourOf(ColourSurface)
	if h.hovered && h.register.config.OnSort != nil {
		h.ground.FillColor = ColourOf(ColourHover)
	}
	h.place(h.Size())
	h.ground.Refresh()
	canvas.Refresh(h)
}

// AccessibilityLabel implements fyne.Accessible.
func (h *registerHead) AccessibilityLabel() string {
	return "Sort by " + h.register.config.Columns[h.column].Title
}

// AccessibilityRole implements fyne.Accessible.
func (h *registerHead) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
