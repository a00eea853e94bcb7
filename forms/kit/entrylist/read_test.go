package entrylist

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"ninefold/forms/kit"
	"ninefold/forms/kit/kittest"
)

// reader is a page with two lists beside one another, and a mouse over it.
type reader struct {
	*sheet
	other *List
	mouse *kittest.Mouse
	now   time.Time
}

func newReader(t *testing.T) *reader {
	t.Helper()
	r := &reader{sheet: newMoving(t, "Referrals are read the day they arrive.", "Nobody waits over 28 days without a call.", "Letters are tested with carers.")}
	later, now := kit.Later, kit.Now
	r.now = time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)
	kit.Later, kit.Now = r.clock.Later, func() time.Time { return r.now }
	t.Cleanup(func() { kit.Later, kit.Now = later, now })
	r.other = New(Config{Title: "Areas for improvement", later: r.clock.Later, OnText: func(string, string) {}, OnAdd: r.add})
	r.other.SetItems([]Item{{ID: "x", Text: "Reviews are late: 702 people wait."}, {ID: "y", Text: "A third of carers hear nothing for a year."}})
	r.page = kit.NewPage(kit.Columns(300, 10, r.list, r.other))
	r.window = show(t, r.page, 800, 500)
	r.mouse = kittest.NewMouse(t, r.window)
	return r
}

// at is where in the window a word begins in a list.
func (r *reader) at(l *List, word string, past int) fyne.Position {
	r.t.Helper()
	for n := range l.Passages() {
		if i := strings.Index(l.Passage(n), word); i >= 0 {
			at, height := l.Where(kit.Spot{Passage: n, Byte: i + past})
			return fyne.CurrentApp().Driver().AbsolutePositionForObject(l).Add(at).AddXY(1, height/2)
		}
	}
	r.t.Fatalf("%q is in no entry", word)
	return fyne.Position{}
}

func (r *reader) selects(want string) {
	r.t.Helper()
	if got := r.page.Selected(); got != want {
		r.t.Errorf("selected is %q, want %q", got, want)
	}
}

func TestTheMouseSelectsTextAcrossEntries(t *testing.T) {
	r := newReader(t)
	r.mouse.Drag(r.at(r.list, "day", 0), r.at(r.list, "they", 0), r.at(r.list, "waits", 5))
	r.selects("day they arrive.\nNobody waits")
	if r.list.Editing() != "" || r.list.picking() {
		t.Errorf("%q is written in, and %d entries are selected", r.list.Editing(), len(r.list.pickedRows()))
	}
	if got := r.clipboard(copying); got != "day they arrive.\nNobody waits" {
		t.Errorf("copied is %q", got)
	}
	kittest.Picture(t, r.window, "read-entries")

	// On over the end of the list and the title of the next.
	r.mouse.Drag(r.at(r.list, "tested", 0), r.at(r.other, "late", 4))
	r.selects("tested with carers.\nAreas for improvement\nReviews are late")
	kittest.Picture(t, r.window, "read-lists")
	r.mouse.Drag(r.at(r.other, "late", 4), r.at(r.list, "tested", 0))
	r.selects("tested with carers.\nAreas for improvement\nReviews are late")

	// From a title on.
	r.mouse.Drag(r.at(r.other, "improvement", 0), r.at(r.other, "late", 0))
	r.selects("improvement\nReviews are ")
	if len(r.said) > 0 {
		t.Errorf("to read changes the document: %q", r.said)
	}
	r.key(fyne.KeyEscape)
	r.selects("")
}

func TestTextWithinOneEntryIsSelectedToBeWrittenOver(t *testing.T) {
	r := newReader(t)
	r.mouse.Drag(r.at(r.list, "waits", 0), r.at(r.list, "days", 0))
	r.selects("")
	if got := r.list.writer.SelectedText(); got != "waits over 28 " || r.list.Editing() != "b" {
		t.Errorf("in %q %q is selected", r.list.Editing(), got)
	}
	// Also where the mouse went elsewhere and came back.
	r.mouse.Drag(r.at(r.list, "waits", 0), r.at(r.other, "late", 0), r.at(r.list, "days", 0))
	r.selects("")
	if got := r.list.writer.SelectedText(); got != "waits over 28 " {
		t.Errorf("back in the entry %q is selected", got)
	}
	r.write("hears nothing in ")
	r.list.Flush()
	if got := r.items[1].Text; got != "Nobody hears nothing in days without a call." {
		t.Errorf("the entry says %q", got)
	}
}

func TestAPressIntoAnEntryLetsGoOfWhatIsSelected(t *testing.T) {
	r := newReader(t)
	r.mouse.Drag(r.at(r.list, "day", 0), r.at(r.list, "waits", 5))
	r.mouse.Click(r.at(r.list, "tested", 0), 1, 0)
	r.selects("")
	if r.list.Editing() != "c" || r.list.writer.Offset() != len("Letters are ") {
		t.Errorf("%q is written in, at %d", r.list.Editing(), r.list.writer.Offset())
	}
}

func TestShiftExtendsSelectedTextAndElseSelectsEntries(t *testing.T) {
	r := newReader(t)
	r.mouse.Drag(r.at(r.list, "day", 0), r.at(r.list, "waits", 5))
	r.mouse.Click(r.at(r.list, "carers", 6), 1, fyne.KeyModifierShift)
	r.selects("day they arrive.\nNobody waits over 28 days without a call.\nLetters are tested with carers")
	r.picked()
	r.mouse.Click(r.at(r.list, "days", 0), 1, 0)
	r.mouse.Click(r.at(r.list, "tested", 0), 1, fyne.KeyModifierShift)
	r.selects("")
	r.picked("b", "c")
	// What is selected in an entry goes on as text, and so does the cursor elsewhere.
	r.mouse.Click(r.at(r.list, "days", 1), 2, 0)
	r.mouse.Click(r.at(r.list, "tested", 0), 1, fyne.KeyModifierShift)
	r.picked()
	r.selects("days without a call.\nLetters are ")
	r.now = r.now.Add(time.Second)
	r.mouse.Click(r.at(r.list, "with carers", 0), 1, 0)
	r.mouse.Click(r.at(r.other, "late", 0), 1, fyne.KeyModifierShift)
	r.selects("with carers.\nAreas for improvement\nReviews are ")
	r.mouse.Click(r.at(r.list, "days", 0), 1, 0)
	r.mouse.Click(r.at(r.list, "tested", 0), 1, fyne.KeyModifierShift)
	r.picked("b", "c")

	// With entries selected the mouse selects text all the same.
	r.mouse.Drag(r.at(r.list, "day", 0), r.at(r.list, "waits", 5))
	r.picked()
	r.selects("day they arrive.\nNobody waits")
}

func TestTwoPressesInAnEntrySelectAWordAndThreeTheEntry(t *testing.T) {
	r := newReader(t)
	at := r.at(r.list, "waits", 2)
	r.mouse.Click(at, 2, 0)
	if got := r.list.writer.SelectedText(); got != "waits" {
		t.Errorf("two presses select %q", got)
	}
	r.mouse.Click(at, 3, 0)
	if got := r.list.writer.SelectedText(); got != "Nobody waits over 28 days without a call." {
		t.Errorf("three presses select %q", got)
	}
	r.mouse.Click(r.at(r.other, "improvement", 2), 2, 0)
	r.selects("improvement")
	r.mouse.Click(r.at(r.other, "improvement", 2), 3, 0)
	r.selects("Areas for improvement")
}

func TestAnEntryIsStillDraggedByItsBullet(t *testing.T) {
	r := newReader(t)
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.list)
	bullet := func(place int) fyne.Position { return corner.AddXY(listSide+4, r.list.tops[place]+10) }
	r.mouse.Drag(bullet(2), bullet(1), corner.AddXY(60, r.list.tops[0]+2))
	r.selects("")
	var ids []string
	for _, i := range r.items {
		ids = append(ids, i.ID)
	}
	if !slices.Equal(ids, []string{"c", "a", "b"}) {
		t.Errorf("the entries stand as %q", ids)
	}
}

func TestWhatIsBegunAndEmptyGoesWhenTextIsSelected(t *testing.T) {
	r := newReader(t)
	r.list.addDraft(1, "", startOrEnd(false))
	r.mouse.Press(r.at(r.other, "702", 0), desktop.MouseButtonPrimary, 0)
	r.mouse.Move(r.at(r.other, "third", 0))
	r.mouse.Move(r.at(r.list, "waits", 0)) // where it stands now
	r.mouse.Release()
	if got := len(r.list.rows); got != 3 {
		t.Errorf("%d entries are shown", got)
	}
	r.selects("waits over 28 days without a call.\nLetters are tested with carers.\nAreas for improvement\nReviews are late: ")
	r.mouse.Click(r.at(r.list, "day", 0), 1, 0)
	r.list.addDraft(1, "", startOrEnd(false))
	at := r.at(r.list, "waits", 0)
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.list)
	r.mouse.Drag(corner.AddXY(80, r.list.tops[1]+12), at)
	r.clock.Pass(time.Second)
	if got := len(r.list.rows); got != 3 {
		t.Errorf("%d entries are shown after a drag that began in the empty one", got)
	}
}

// What was pressed stands in another place of the list once the empty entry above it is
// gone.
func TestSelectingBeginsWhereTheMouseWasPressedThoughTheRowsMove(t *testing.T) {
	r := newReader(t)
	r.list.addDraft(0, "", startOrEnd(false))
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.list)
	r.mouse.Press(corner.AddXY(250, r.list.Size().Height-8), desktop.MouseButtonPrimary, 0)
	r.mouse.Move(corner.AddXY(250, r.list.Size().Height-30))
	r.mouse.Move(r.at(r.list, "waits", 0))
	r.mouse.Release()
	r.selects("waits over 28 days without a call.\nLetters are tested with carers.")
}

func TestAChangeOfTheEntriesLetsGoOfWhatIsSelectedOfThem(t *testing.T) {
	r := newReader(t)
	r.mouse.Drag(r.at(r.list, "day", 0), r.at(r.list, "waits", 5))
	r.list.SetItems(r.items[1:])
	r.page.Relayout()
	r.selects("")
}

func TestTheMenuOfSelectedTextLeadsToTheWholeListAndItsEntries(t *testing.T) {
	r := newReader(t)
	r.mouse.Drag(r.at(r.list, "day", 0), r.at(r.list, "waits", 5))
	choose := func(word, label string) {
		t.Helper()
		at := r.at(r.list, word, 1)
		r.mouse.Press(at, desktop.MouseButtonSecondary, 0)
		r.mouse.Release()
		top := r.window.Canvas().Overlays().Top()
		if top == nil {
			t.Fatal("no menu is opened")
		}
		kittest.Picture(t, r.window, "read-menu")
		kittest.Choose(t, r.window, label)
	}
	choose("Nobody", "Select all of this list")
	r.selects("Referrals are read the day they arrive.\nNobody waits over 28 days without a call.\nLetters are tested with carers.")
	r.mouse.Drag(r.at(r.list, "day", 0), r.at(r.list, "waits", 5))
	choose("Nobody", "Select these entries, to move or delete them")
	r.selects("")
	r.picked("a", "b")
	r.key(fyne.KeyEscape)
	// Beside what is selected the entry's own menu is opened.
	r.mouse.Drag(r.at(r.list, "day", 0), r.at(r.list, "waits", 5))
	r.mouse.Press(r.at(r.list, "tested", 1), desktop.MouseButtonSecondary, 0)
	r.mouse.Release()
	if r.list.Editing() != "c" {
		t.Errorf("the menu is that of %q", r.list.Editing())
	}
}
