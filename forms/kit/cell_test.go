package kit

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ninefold/forms/kit/kittest"
)

// towns is a register of three towns, of which every cell can be changed: the name
// in a box, the size by a menu, the link in a way of its own. It keeps what was
// written and says what could not be read.
type towns struct {
	*Register
	window  fyne.Window
	names   map[string]string
	unread  []string
	asked   []string
	problem string
}

func newTowns(t *testing.T) *towns {
	t.Helper()
	k := &towns{names: map[string]string{"a": "Northmere", "b": "Eastmere upon the long and winding water", "c": "Southmere"}}
	k.Register = NewRegister(RegisterConfig{
		Says: "Towns", Columns: []Column{{Title: "Name"}, {Title: "Size", Width: 80}, {Title: "Link", Width: 80}, {Title: "Other name", Width: 120}},
		Cell: func(id string, column int) CellEdit {
			switch column {
			case 1:
				return CellEdit{Actions: []Action{{Label: "Small", Do: func() { k.asked = append(k.asked, "small "+id) }}}}
			case 2:
				return CellEdit{Do: func() { k.asked = append(k.asked, "link "+id) }}
			}
			box := NewField(FieldConfig{Says: "Name", Wraps: true, OnChange: func(text string) { k.names[id] = text }})
			box.SetText(k.names[id])
			box.SetProblem(k.problem)
			return CellEdit{Box: box}
		},
		OnCellDone: func(id string, column int, unread string) { k.unread = append(k.unread, unread) },
	})
	k.fill()
	k.window = show(t, k.Register, 520, 400)
	k.Focus()
	return k
}

func (k *towns) fill() {
	var rows []TableRow
	for _, id := range []string{"a", "b", "c"} {
		rows = append(rows, TableRow{ID: id, Cells: []string{k.names[id], "", "", ""}})
	}
	k.SetRows(rows)
}

func TestACellIsWrittenInWhereItStands(t *testing.T) {
	k := newTowns(t)
	kittest.Press(t, k.window, fyne.KeyDown, fyne.KeyF2)
	box := k.table.box
	if box == nil || k.window.Canvas().Focused() != fyne.Focusable(box.box.writer) {
		t.Fatal("F2 opens no box that takes the keyboard")
	}
	if got := box.box.Position().Y; got < k.table.tops[1] || got > k.table.tops[2] {
		t.Errorf("the box of the second row lies at %v, and the row at %v", got, k.table.tops)
	}
	if got, cell := box.ground.Size().Height, k.table.tops[2]-k.table.tops[1]-2; got < cell {
		t.Errorf("the rest of the cell shows below the box: %v of %v is hidden", got, cell)
	}
	test.Type(box.box.writer, "Westmere") // in place of what is selected
	kittest.Press(t, k.window, fyne.KeyTab)
	if k.names["b"] != "Westmere" || k.table.box == nil || k.table.box.column != 3 {
		t.Fatalf("Tab leaves %q, and goes on to %+v", k.names["b"], k.table.box)
	}
	k.table.box.box.writer.Shift = true
	kittest.Press(t, k.window, fyne.KeyTab)
	if k.table.box == nil || k.table.box.column != 0 {
		t.Fatalf("Shift and Tab go to %+v", k.table.box)
	}
	kittest.Press(t, k.window, fyne.KeyEscape)
	if k.Editing() || k.window.Canvas().Focused() != fyne.Focusable(k.table) {
		t.Error("Escape does not go back to the row")
	}
}

func TestACellWithAVocabularyOrAnAnswerOfItsOwnAsks(t *testing.T) {
	k := newTowns(t)
	kittest.Press(t, k.window, fyne.KeyRight, fyne.KeyRight, fyne.KeyF2)
	if k.window.Canvas().Overlays().Top() == nil {
		t.Fatal("no menu opens")
	}
	kittest.Press(t, k.window, fyne.KeyReturn)
	kittest.Press(t, k.window, fyne.KeyRight, fyne.KeyF2)
	if !slices.Equal(k.asked, []string{"small a", "link a"}) {
		t.Errorf("asked %q", k.asked)
	}
	kittest.Press(t, k.window, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft)
	if k.table.column != -1 {
		t.Errorf("before the first cell the keyboard is on %d, not on the row", k.table.column)
	}
}

func TestWhatCannotBeReadStaysOnEnterAndIsToldOtherwise(t *testing.T) {
	k := newTowns(t)
	k.problem = "Please write a town."
	k.EditCellWith("a", 0, "Nowhere?")
	kittest.Press(t, k.window, fyne.KeyReturn)
	if !k.Editing() {
		t.Fatal("Enter takes away what cannot be read")
	}
	k.window.Canvas().Focus(nil) // as a click beside it does
	if k.Editing() || !slices.Equal(k.unread, []string{"Nowhere?"}) {
		t.Errorf("left, it is still there or tells %q", k.unread)
	}
}

func TestABoxGoesWithItsRow(t *testing.T) {
	k := newTowns(t)
	k.EditCell("b", 0)
	k.SetRows([]TableRow{{ID: "c", Cells: []string{"Southmere", "", "", ""}}})
	if !k.table.box.box.Hidden {
		t.Error("the box stands over another row")
	}
	if k.EditCell("b", 0) || k.EditCell("c", 9) {
		t.Error("a cell that is not there is changed")
	}
}

func TestAClickOnTheChosenCellChangesIt(t *testing.T) {
	k := newTowns(t)
	view := func() *tableView { return k.table.views[k.table.rows[2]] }
	at := &fyne.PointEvent{Position: fyne.NewPos(20, 10)}
	view().Tapped(at)
	if k.Editing() {
		t.Fatal("the first click changes it already")
	}
	view().Tapped(at)
	if !k.Editing() || k.table.box.row.row.ID != "c" || k.table.box.column != 0 {
		t.Errorf("the second opens %+v", k.table.box)
	}
}

func TestAOneLineTextThatIsTooLongIsShownOverSeveral(t *testing.T) {
	f := NewField(FieldConfig{Label: "Town", Wraps: true})
	show(t, f, 160, 300)
	low := f.HeightFor(160)
	f.SetText("Eastmere upon the long and winding water by the mill")
	if high := f.HeightFor(160); high <= low {
		t.Errorf("it is %v high, as it was with nothing in it", high)
	}
	if f.writer.cleaned(&fyne.ShortcutPaste{Clipboard: oneText("two\nlines")}).Clipboard.Content() != "two lines" {
		t.Error("a line end comes into a text of one line")
	}
}

// Whoever comes to a table without rows by the Tab key sees that they are there.
func TestATableWithoutRowsShowsThatItHasTheKeyboard(t *testing.T) {
	table := NewTable(TableConfig{Says: "Towns", Columns: []Column{{Title: "Name"}}, Empty: "None yet."})
	page := NewPage(Stack(0, AtMost(100, NewBody(strings.Repeat("Words. ", 400))), table))
	window := show(t, page, 300, 200)
	window.Canvas().Focus(table)
	if table.ring.Hidden {
		t.Error("nothing shows that it has the keyboard")
	}
	if y, within := offsetWithin(page.body.content, table); !within || page.Offset()+200 < y {
		t.Errorf("it lies at %v, and the page shows what is below %v", y, page.Offset())
	}
	table.SetRows([]TableRow{{ID: "a", Cells: []string{"Northmere"}}})
	table.SetRows(nil)
	window.Canvas().Unfocus()
	if !table.ring.Hidden {
		t.Error("the ring stays")
	}
}
