package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"ninefold/forms/kit/kittest"
)

// menusOf is a bar of three menus in a window, and what was chosen in them.
func menusOf(t *testing.T) (*MenuBar, fyne.Window, *[]string) {
	var chosen []string
	item := func(label string) *fyne.MenuItem {
		return fyne.NewMenuItem(label, func() { chosen = append(chosen, label) })
	}
	bar := NewMenuBar(func() []*fyne.Menu {
		pages := fyne.NewMenuItem("Go to", nil)
		pages.ChildMenu = fyne.NewMenu("", item("Overview"), item("Export"))
		return []*fyne.Menu{fyne.NewMenu("File", item("New"), item("Open")), fyne.NewMenu("View", pages, item("Light")), fyne.NewMenu("Help", item("About"))}
	})
	return bar, show(t, Stack(0, Row(0, bar), NewField(FieldConfig{Says: "text", OnChange: func(string) {}})), 500, 400), &chosen
}

func TestTheMenusAreGoneAboutWithTheArrows(t *testing.T) {
	bar, window, chosen := menusOf(t)
	for keys, want := range map[string][]fyne.KeyName{
		"New":      {fyne.KeyReturn},
		"Open":     {fyne.KeyDown, fyne.KeyReturn},
		"About":    {fyne.KeyLeft, fyne.KeyReturn},
		"Overview": {fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn},
		"Export":   {fyne.KeyRight, fyne.KeyRight, fyne.KeyDown, fyne.KeySpace},
		"Light":    {fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft, fyne.KeyDown, fyne.KeyReturn},
		"":         {fyne.KeyDown, fyne.KeyEscape},
	} {
		*chosen = nil
		bar.Open()
		if !bar.IsOpen() {
			t.Fatal("no menu is open")
		}
		kittest.Press(t, window, want...)
		if bar.IsOpen() || window.Canvas().Overlays().Top() != nil {
			t.Errorf("after %v the menu is still open", want)
		}
		if got := *chosen; keys == "" && len(got) > 0 || keys != "" && !slices.Equal(got, []string{keys}) {
			t.Errorf("%v choose %q, want %q", want, got, keys)
		}
	}
	bar.Open()
	bar.Open() // Alt once more
	if bar.IsOpen() {
		t.Error("asked for once more the menu stays open")
	}
}

func TestTheMenusAreGoneAboutWithThePointer(t *testing.T) {
	bar, window, chosen := menusOf(t)
	test.Tap(bar.titles[0])
	over := window.Canvas().Overlays().Top().(*openMenu)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(bar.titles[2]).AddXY(4, 4)
	over.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at}})
	if bar.shown == nil || bar.shown.title != bar.titles[2] {
		t.Fatal("the pointer on another name does not open its menu")
	}
	test.Tap(bar.shown)
	if bar.IsOpen() || len(*chosen) > 0 {
		t.Errorf("a press beside the menu leaves it open, or chooses %q", *chosen)
	}
}

func TestMenusStandBehindOneNameWhereThereIsLittleRoom(t *testing.T) {
	bar, window, chosen := menusOf(t)
	if bar.Width(true) >= bar.Width(false) {
		t.Fatalf("one name takes %v, all of them %v", bar.Width(true), bar.Width(false))
	}
	bar.SetNarrow(true)
	bar.Open()
	kittest.Press(t, window, fyne.KeyDown, fyne.KeyRight, fyne.KeyRight, fyne.KeyDown, fyne.KeyReturn)
	if !slices.Equal(*chosen, []string{"Export"}) {
		t.Errorf("chosen are %q", *chosen)
	}
}

// A submenu that is taller than the window scrolls in it, whatever was highlighted before.
func TestATallSubmenuStaysWithinTheWindow(t *testing.T) {
	var pages []*fyne.MenuItem
	for range 40 {
		pages = append(pages, fyne.NewMenuItem("A page", nil))
	}
	to := fyne.NewMenuItem("Go to", nil)
	to.ChildMenu = fyne.NewMenu("", pages...)
	bar := NewMenuBar(func() []*fyne.Menu { return []*fyne.Menu{fyne.NewMenu("View", to)} })
	window := show(t, Stack(0, Row(0, bar)), 500, 400)
	bar.Open()
	kittest.Press(t, window, fyne.KeyRight)
	submenu := bar.shown.menu.Items[0].(interface{ Child() *widget.Menu }).Child()
	from := fyne.CurrentApp().Driver().AbsolutePositionForObject(submenu)
	if !submenu.Visible() || from.Y < 0 || from.Y+submenu.Size().Height > 400 {
		t.Errorf("the submenu lies from %.0f to %.0f in a window of 400", from.Y, from.Y+submenu.Size().Height)
	}
}
