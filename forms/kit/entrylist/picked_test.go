package entrylist

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"ninefold/forms/kit"
	"ninefold/forms/kit/kittest"
)

// newMoving is newSheet for entries that can be moved, within the list.
func newMoving(t *testing.T, texts ...string) *sheet {
	var s *sheet
	s = newSheet(t, func(c *Config) {
		c.OnTake = func(after string, ids []string) bool { return s.take(after, ids) }
	}, texts...)
	return s
}

// take moves items as a page does; ids it does not know come from another list.
func (s *sheet) take(after string, ids []string) bool {
	s.said = append(s.said, fmt.Sprintf("take %q after %q", ids, after))
	var moved []Item
	items := slices.Clone(s.items)
	for _, id := range ids {
		if i := slices.IndexFunc(items, func(i Item) bool { return i.ID == id }); i >= 0 {
			moved = append(moved, items[i])
			items = slices.Delete(items, i, i+1)
		}
	}
	at := slices.IndexFunc(items, func(i Item) bool { return i.ID == after }) + 1
	s.change(slices.Insert(items, at, moved...))
	return len(moved) > 0
}

func (s *sheet) picked(want ...string) {
	s.t.Helper()
	if got := idsOf(s.list.pickedRows()); !slices.Equal(got, want) {
		s.t.Errorf("selected are %q, want %q", got, want)
	}
}

func (s *sheet) clipboard(shortcut func(fyne.Clipboard) fyne.Shortcut) string {
	c := fyne.CurrentApp().Clipboard()
	s.focused().(fyne.Shortcutable).TypedShortcut(shortcut(c))
	return c.Content()
}

func copying(c fyne.Clipboard) fyne.Shortcut { return &fyne.ShortcutCopy{Clipboard: c} }
func cutting(c fyne.Clipboard) fyne.Shortcut { return &fyne.ShortcutCut{Clipboard: c} }

// press presses the mouse on an entry, with a key held.
func (s *sheet) press(id string, held fyne.KeyModifier) {
	s.t.Helper()
	for _, v := range s.list.views {
		if v.row.item.ID == id {
			at := fyne.PointEvent{Position: fyne.NewPos(rowLeft()+2, rowAbove+5)}
			v.MouseDown(&desktop.MouseEvent{PointEvent: at, Button: desktop.MouseButtonPrimary, Modifier: held})
			v.Tapped(&at)
			return
		}
	}
	s.t.Fatalf("entry %q is not drawn", id)
}

func TestShiftWithTheArrowsSelectsTextAndThenWholeEntries(t *testing.T) {
	s := newMoving(t, "one", "two", "three", "four")
	s.list.Edit("b", false)
	s.shiftKey(fyne.KeyDown)
	if got := s.list.writer.SelectedText(); got != "two" {
		t.Fatalf("the text selected first is %q", got)
	}
	s.shiftKey(fyne.KeyDown)
	s.picked("b", "c")
	s.shiftKey(fyne.KeyDown)
	s.picked("b", "c", "d")
	s.shiftKey(fyne.KeyUp)
	s.shiftKey(fyne.KeyUp)
	s.shiftKey(fyne.KeyUp)
	s.picked("a", "b")
	s.key(fyne.KeyEscape)
	s.picked()
	s.write("!")
	s.holds("one", "two", "three", "four") // not yet reported
	s.list.Flush()
	s.holds("one", "two!", "three", "four")
}

func TestShiftAndCtrlWithTheMouseSelectEntries(t *testing.T) {
	s := newMoving(t, "one", "two", "three", "four")
	s.press("a", 0)
	s.press("c", fyne.KeyModifierShift)
	s.picked("a", "b", "c")
	s.press("b", fyne.KeyModifierShortcutDefault)
	s.picked("a", "c")
	s.press("d", fyne.KeyModifierShortcutDefault)
	s.picked("a", "c", "d")
	s.press("b", 0)
	s.picked()
}

func TestSelectedEntriesAreMovedAndDeletedTogether(t *testing.T) {
	s := newMoving(t, "one", "two", "three", "four")
	s.press("a", 0)
	s.press("b", fyne.KeyModifierShift)
	s.shortcut(fyne.KeyDown, fyne.KeyModifierAlt)
	s.holds("three", "one", "two", "four")
	s.picked("a", "b")
	s.shortcut(fyne.KeyDown, fyne.KeyModifierAlt)
	s.holds("three", "four", "one", "two")
	s.shortcut(fyne.KeyDown, fyne.KeyModifierAlt) // no further
	s.shortcut(fyne.KeyUp, fyne.KeyModifierAlt)
	s.holds("three", "one", "two", "four")
	s.key(fyne.KeyDelete)
	s.holds("three", "four")
	s.shows("three", "four|")
}

func TestWholeEntriesAreCopiedAndPastedAsTheyAre(t *testing.T) {
	s := newMoving(t, "one\n- still one", "two", "three")
	s.press("a", 0)
	s.press("b", fyne.KeyModifierShift)
	if got := s.clipboard(copying); got != "one\n- still one\ntwo" {
		t.Errorf("other programs get %q", got)
	}
	s.list.Edit("c", true)
	s.paste("one\n- still one\ntwo")
	s.holds("one\n- still one", "two", "three", "one\n- still one", "two")
}

func TestCopyWithNothingSelectedTakesTheWholeEntry(t *testing.T) {
	s := newMoving(t, "one", "two")
	s.list.Edit("b", false)
	if got := s.clipboard(copying); got != "two" {
		t.Errorf("copied %q", got)
	}
	s.paste("two")
	s.holds("one", "two", "two")
}

func TestWhatIsCutStaysUntilItIsPastedAndIsThenMoved(t *testing.T) {
	s := newMoving(t, "one", "two", "three")
	s.list.Edit("a", true)
	s.clipboard(cutting)
	s.holds("one", "two", "three")
	if !s.list.rowOf("a").dimmed() {
		t.Error("nothing shows that the entry was cut")
	}
	s.list.Edit("c", true)
	s.paste("one")
	s.holds("two", "three", "one")
	s.called(`take ["a"] after "c"`)
	if s.list.rowOf("a").dimmed() {
		t.Error("the entry is still dimmed")
	}
}

// The entry that is cut is mostly the one that is being written in, which is not dimmed.
func TestWhatIsCutSaysSoUntilItIsPastedOrLeft(t *testing.T) {
	s := newMoving(t, "one", "two", "three")
	s.list.Edit("a", true)
	s.clipboard(cutting)
	if got := s.list.rowOf("a").note; got != "Cut: paste it where it goes. Escape leaves it here." {
		t.Errorf("the entry that was cut says %q", got)
	}
	kittest.Picture(t, s.window, "cut")
	s.key(fyne.KeyEscape)
	if s.list.Editing() != "a" || s.list.rowOf("a").note != "" {
		t.Errorf("after Escape %q is written in, and the first entry says %q", s.list.Editing(), s.list.rowOf("a").note)
	}
	s.list.Edit("c", true)
	s.paste("one")
	s.holds("one", "two", "three", "one")
}

func TestWhatIsTypedOrPastedOnAddBeginsAnEntry(t *testing.T) {
	s := newMoving(t)
	kit.FocusOn(s.list.add)
	s.write("Referrals")
	s.list.Flush()
	s.holds("Referrals")
	kit.FocusOn(s.list.add)
	s.paste("Calls\nLetters")
	s.list.Flush()
	s.holds("Referrals", "Calls", "Letters")
}

func TestWhatIsCutIsPastedOnAdd(t *testing.T) {
	s := newMoving(t, "one", "two", "three")
	s.list.Edit("a", true)
	s.clipboard(cutting)
	kit.FocusOn(s.list.add)
	s.paste("one")
	s.holds("two", "three", "one")
}

func TestCtrlATwiceSelectsEveryEntry(t *testing.T) {
	s := newMoving(t, "one", "two", "three")
	s.list.Edit("b", true)
	s.focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	s.picked()
	s.focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	s.picked("a", "b", "c")
}

func TestAnEntryIsDraggedByItsBulletToAnotherList(t *testing.T) {
	from := newMoving(t, "one", "two", "three")
	var told []string
	other := New(Config{
		Title: "Priorities", OnText: func(string, string) {}, OnAdd: from.add,
		OnTake: func(after string, ids []string) bool { told = append(ids, "after "+after); return true },
	})
	other.SetItems([]Item{{ID: "x", Text: "ex"}, {ID: "y", Text: "why"}})
	from.list.config.Peers = func() []*List { return []*List{from.list, other} }
	from.window = show(t, kit.NewPage(kit.Columns(300, 10, from.list, other)), 800, 500)

	drag := func(id string, to fyne.Position) {
		t.Helper()
		for _, v := range from.list.views {
			if v.row.item.ID == id {
				v.grip.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: to}})
				kittest.Picture(t, from.window, "dragging-"+id)
				v.grip.DragEnd()
				return
			}
		}
	}
	at := func(l *List, place int) fyne.Position {
		corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(l)
		return corner.Add(fyne.NewPos(40, l.tops[place]+2))
	}
	drag("c", at(from.list, 0))
	from.holds("three", "one", "two")
	drag("a", at(other, 1))
	if want := []string{"a", "after x"}; !slices.Equal(told, want) {
		t.Errorf("the other list was told %q, want %q", told, want)
	}
	if !other.dropMark.Hidden {
		t.Error("the mark of what is dragged stays")
	}
}

// Selecting goes on until its beginning is far above the window: the menu opens where a
// person is.
func TestTheMenuOfManySelectedEntriesOpensWithinTheWindow(t *testing.T) {
	s := newMoving(t, slices.Repeat([]string{"an entry of a few words"}, 20)...)
	s.list.Edit("a", true)
	for range 16 {
		s.shiftKey(fyne.KeyDown)
	}
	if s.page.Offset() == 0 {
		t.Fatal("the first entry can still be seen")
	}
	s.shortcut(fyne.KeyPeriod, fyne.KeyModifierShortcutDefault)
	menu, is := s.window.Canvas().Focused().(*widget.PopUpMenu)
	if !is {
		t.Fatal("there is no menu")
	}
	from := fyne.CurrentApp().Driver().AbsolutePositionForObject(menu.Items[0])
	if size := s.window.Canvas().Size(); from.Y < 0 || from.Y > size.Height-menu.MinSize().Height {
		t.Errorf("the menu of %.0f begins at %.0f in a window of %.0f", menu.MinSize().Height, from.Y, size.Height)
	}
}

func TestTheMenuOfAnEntryThatIsScrolledAwayBringsItBack(t *testing.T) {
	s := newMoving(t, slices.Repeat([]string{"an entry of a few words"}, 80)...)
	s.list.Edit("a", true)
	s.key(fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyPageDown)
	if s.page.Offset() < s.page.Size().Height {
		t.Fatal("the entry can still be seen")
	}
	s.shortcut(fyne.KeyPeriod, fyne.KeyModifierShortcutDefault)
	if _, is := s.window.Canvas().Focused().(*widget.PopUpMenu); !is || s.page.Offset() > s.page.Size().Height {
		t.Errorf("the keyboard is with %T, and the page is scrolled to %.0f", s.window.Canvas().Focused(), s.page.Offset())
	}
}
