package kit

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// tableRow is one row of a table and how it was broken into lines.
type tableRow struct {
	row    TableRow
	lines  [][]string // by column; one for a heading
	under  []string   // of the line below the first cell
	widths []float32
	face   Face
}

// set gives the row other content.
func (r *tableRow) set(row TableRow) {
	if !slices.Equal(row.Cells, r.row.Cells) || !slices.Equal(row.Narrow, r.row.Narrow) || row.Heading != r.row.Heading || row.Under != r.row.Under || !sameColumns(row.Strips, r.row.Strips) {
		r.lines = nil
	}
	r.row = row
}

// sameColumns tells whether two rows have strips in the same columns, so that
// their words take the same room.
func sameColumns(x, y map[int]*Strip) bool {
	if len(x) != len(y) {
		return false
	}
	for column, strip := range x {
		if (y[column] == nil) != (strip == nil) {
			return false
		}
	}
	return true
}

// headingFace is the face of a row that is a heading.
func (r *tableRow) headingFace() Face { return Face{Size: r.face.Size, Strong: true} }

// measure breaks the cells for the columns' widths and returns the height of
// the row. All is the width of the columns together.
func (r *tableRow) measure(all float32, widths []float32, f Face) float32 {
	if r.lines == nil || r.face != f || !slices.Equal(r.widths, widths) {
		r.face, r.widths, r.under = f, widths, nil
		if r.row.Heading {
			r.lines = [][]string{r.headingFace().Wrap(r.cell(0), all-2*cellSide)}
		} else {
			r.lines = make([][]string, len(widths))
			for i, w := range widths {
				if r.row.Strips[i] == nil && w > 0 {
					r.lines[i] = f.Wrap(r.cell(i), w-2*cellSide)
				}
			}
			if r.row.Under != "" {
				r.under = r.underFace().Wrap(r.row.Under, widths[0]-2*cellSide)
			}
		}
	}
	most := f.LineHeight()
	if len(r.row.Strips) > 0 {
		most = max(most, Scaled(stripHigh))
	}
	for i, lines := range r.lines {
		height := float32(len(lines)) * f.LineHeight()
		if i == 0 {
			height += float32(len(r.under)) * r.underFace().LineHeight()
		}
		most = max(most, height)
	}
	return most + 2*cellAbove
}

// underFace is the face of the line below the first cell.
func (r *tableRow) underFace() Face { return Face{Size: SizeOf(SizeSmall)} }

// cell returns the text of a column, "" when the row has too few.
func (r *tableRow) cell(column int) string {
	cells := r.row.Cells
	if r.narrow() {
		cells = r.row.Narrow
	}
	if column < len(cells) {
		return cells[column]
	}
	return ""
}

// narrow tells whether the row is shown without the columns that can be spared.
func (r *tableRow) narrow() bool { return r.row.Narrow != nil && slices.Contains(r.widths, 0) }

// marks are the stretches of a cell that are marked.
func (r *tableRow) marks(column int) []Span {
	if r.narrow() {
		return r.row.NarrowMarks[column]
	}
	return r.row.Marks[column]
}

// tableView draws a row of a table.
type tableView struct {
	widget.BaseWidget

	table   *Table
	row     *tableRow
	hovered bool
	dragged []string      // the rows that are being dragged from here
	at      fyne.Position // where the pointer is meanwhile, in the window
	ground  *canvas.Rectangle
	rule    *canvas.Rectangle
	tick    tickBox
	ring    *canvas.Rectangle
	cell    *canvas.Rectangle // around the cell the keyboard is on
	pen     Pen
	grounds Grounds
	strips  stripPen
}

var (
	_ fyne.Tappable          = (*tableView)(nil)
	_ fyne.SecondaryTappable = (*tableView)(nil)
	_ desktop.Hoverable      = (*tableView)(nil)
	_ fyne.Draggable         = (*tableView)(nil)
	_ fyne.Accessible        = (*tableView)(nil)
)

func newTableView(table *Table) *tableView {
	v := &tableView{table: table, ground: &canvas.Rectangle{}, rule: &canvas.Rectangle{}, tick: newTickBox(), ring: newRing(), cell: &canvas.Rectangle{StrokeWidth: 1, CornerRadius: 3}}
	v.ExtendBaseWidget(v)
	return v
}

// take moves the keyboard to the row.
func (v *tableView) take() bool {
	if v.row == nil || v.row.row.Heading {
		return false
	}
	t := v.table
	at := slices.Index(t.rows, v.row)
	if at < 0 {
		return false // gone meanwhile
	}
	t.at = at
	FocusOn(t)
	t.redraw()
	return true
}

// Tapped implements fyne.Tappable.
func (v *tableView) Tapped(at *fyne.PointEvent) {
	r, t := v.row, v.table
	here := t.focused && t.at < len(t.rows) && t.rows[t.at] == r
	if !v.take() {
		return
	}
	switch {
	case at.Position.X < t.lead():
		t.tick(r)
	case heldDown(fyne.KeyModifierShortcutDefault):
		t.toggle(t.at)
	default:
		column := t.columnAt(at.Position.X)
		if chosen := t.Selected(); t.config.again != nil && here && column == t.column && len(chosen) == 1 && chosen[0] == r.row.ID {
			t.config.again(r.row.ID, column)
			return
		}
		t.column = column
		t.selectTo(t.at, heldDown(fyne.KeyModifierShift))
		t.choose(r)
	}
}

// Dragged implements fyne.Draggable: the row goes, with all that are selected
// where it is one of them.
func (v *tableView) Dragged(to *fyne.DragEvent) {
	t := v.table
	if t.config.OnDrag == nil || v.dragged == nil && (v.row == nil || v.row.row.Heading) {
		return
	}
	if v.dragged == nil {
		if !t.selected[v.row.row.ID] {
			v.take()
			t.selectTo(t.at, false)
		}
		v.dragged = t.Selected()
	}
	v.at = to.AbsolutePosition
	t.config.OnDrag(v.dragged, v.at, false)
}

// DragEnd implements fyne.Draggable.
func (v *tableView) DragEnd() {
	if ids := v.dragged; ids != nil {
		v.dragged = nil
		v.table.config.OnDrag(ids, v.at, true)
	}
}

// TappedSecondary implements fyne.SecondaryTappable.
func (v *tableView) TappedSecondary(at *fyne.PointEvent) {
	r := v.row
	if v.take() && v.table.config.Actions != nil {
		OpenMenuAt(v, at.Position, v.table.config.Actions(r.row.ID))
	}
}

// MouseIn implements desktop.Hoverable.
func (v *tableView) MouseIn(*desktop.MouseEvent) {
	v.hovered = true
	v.Refresh()
}

// MouseMoved implements desktop.Hoverable.
func (v *tableView) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (v *tableView) MouseOut() {
	v.hovered = false
	v.Refresh()
}

// heldDown tells whether a key such as Shift is held on the keyboard.
func heldDown(modifier fyne.KeyModifier) bool {
	d, is := fyne.CurrentApp().Driver().(desktop.Driver)
	return is && d.CurrentKeyModifiers()&modifier != 0
}

// CreateRenderer implements fyne.Widget.
func (v *tableView) CreateRenderer() fyne.WidgetRenderer { return renderer{v} }

func (v *tableView) parts() []fyne.CanvasObject {
	parts := v.strips.appendTo(append(v.grounds.AppendTo([]fyne.CanvasObject{v.ground}), append([]fyne.CanvasObject{v.rule}, v.tick.parts()...)...))
	return append(v.pen.AppendTo(parts), v.cell, v.ring)
}

func (v *tableView) least() fyne.Size { return fyne.Size{} }

// fit gives the view its size and draws its row, also when the size stays.
func (v *tableView) fit(size fyne.Size) {
	if v.Size() != size {
		v.Resize(size)
		return
	}
	v.place(size)
}

func (v *tableView) place(size fyne.Size) {
	r, t := v.row, v.table
	if r == nil {
		return
	}
	Put(v.ground, 1, 0, size.Width-2, size.Height)
	Put(v.rule, 0, size.Height-1, size.Width, 1)
	v.rule.Hidden = r == t.rows[len(t.rows)-1]
	v.pen.Begin()
	v.strips.begin()
	v.grounds.Begin()
	x := t.lead()
	if r.row.Heading {
		v.mark(0, r.lines[0], r.headingFace(), fyne.TextAlignLeading, cellSide, size.Width-2*cellSide)
		v.pen.Write(r.lines[0], r.headingFace(), ColourOf(ColourText), fyne.TextAlignLeading, cellSide, cellAbove, size.Width-2*cellSide)
	} else {
		for i, w := range r.widths {
			if w == 0 {
				continue // there is no room for this column
			}
			if strip := r.row.Strips[i]; strip != nil {
				v.strips.draw(strip, x+cellSide, cellAbove+(r.face.LineHeight()-Scaled(stripHigh))/2, w-2*cellSide, Scaled(stripHigh))
				x += w
				continue
			}
			v.mark(i, r.lines[i], r.face, alignOf(t.config.Columns[i]), x+cellSide, w-2*cellSide)
			below := v.pen.Write(r.lines[i], r.face, v.colour(), alignOf(t.config.Columns[i]), x+cellSide, cellAbove, w-2*cellSide)
			if i == 0 && len(r.under) > 0 {
				in := ColourSecondary
				if r.row.UnderAttention {
					in = ColourAttention
				}
				v.pen.Write(r.under, r.underFace(), ColourOf(in), fyne.TextAlignLeading, x+cellSide, below, w-2*cellSide)
			}
			x += w
		}
	}
	v.tick.show(t.lead() > 0 && !r.row.Heading, r.row.Ticked)
	v.tick.place(cellSide, cellAbove+(r.face.LineHeight()-v.tick.side())/2)
	on := t.focused && t.at < len(t.rows) && t.rows[t.at] == r
	const left, right = 4, 6 // clear of the card's edge, and of the bar that scrolls it
	placeRing(v.ring, left, 1, size.Width-left-right, size.Height-2, -RingWidth, 4, on)
	v.cell.Hidden = !on || t.column < 0 || t.config.again == nil || r.row.Heading
	if !v.cell.Hidden {
		from, width := t.cellAt(t.column)
		Put(v.cell, from+cellSide/2, RingWidth+2, width-cellSide, size.Height-2*RingWidth-4)
	}
}

// mark marks what was found in a cell, or what is to be marked there anyway.
func (v *tableView) mark(column int, lines []string, f Face, align fyne.TextAlign, x, width float32) {
	if t := v.table; t.find != nil {
		text := v.row.cell(column)
		v.grounds.Draw(text, lines, t.find(text), t.pointedIn(v.row, column), f, align, x, cellAbove, width)
	} else if marks := v.row.marks(column); len(marks) > 0 {
		v.grounds.Draw(v.row.cell(column), lines, marks, -1, f, align, x, cellAbove, width)
	}
}

// colour returns the colour of the row's text.
func (v *tableView) colour() color.Color {
	switch {
	case v.row.row.Attention:
		return ColourOf(ColourAttention)
	case v.row.row.Muted:
		return ColourOf(ColourSecondary)
	default:
		return ColourOf(ColourText)
	}
}

func (v *tableView) paint() {
	if v.row == nil {
		return
	}
	v.rule.FillColor = ColourOf(ColourLine)
	v.cell.StrokeColor = ColourOf(ColourAccent)
	v.ground.FillColor = color.Transparent
	switch {
	case v.row.row.Heading:
		v.ground.FillColor = ColourOf(ColourGround)
	case v.table.selected[v.row.row.ID]:
		v.ground.FillColor = ColourOf(ColourSelected)
	case v.hovered:
		v.ground.FillColor = ColourOf(ColourHover)
	}
	v.tick.paint(v.row.row.Ticked, v.hovered, false)
	v.place(v.Size())
	canvas.Refresh(v)
}

// AccessibilityLabel implements fyne.Accessible.
func (v *tableView) AccessibilityLabel() string {
	if v.row == nil {
		return ""
	}
	said := strings.Join(append(slices.Clone(v.row.row.Cells), v.row.row.Under), "; ")
	said = strings.TrimSuffix(said, "; ")
	if v.table.selected[v.row.row.ID] {
		said += "; selected"
	}
	if v.table.config.OnTick == nil || v.row.row.Heading {
		return said
	}
	if v.row.row.Ticked {
		return said + "; ticked"
	}
	return said + "; not ticked"
}

// AccessibilityRole implements fyne.Accessible.
func (v *tableView) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
