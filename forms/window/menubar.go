package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"ninefold/forms/kit"
)

// newMenuBar returns the names of the menus, for the title line: a line of their own
// would take the room of two lines of text from every page. On a Mac the menus stand
// at the head of the screen.
func (w *window) newMenuBar() *kit.MenuBar {
	w.menus = kit.NewMenuBar(func() []*fyne.Menu { return w.mainMenu().Items })
	w.menus.Hidden = systemMenus
	return w.menus
}

// openMenus opens the first menu, for the keyboard.
func (w *window) openMenus() {
	if !systemMenus {
		w.menus.Open()
	}
}

// watchKeys has the keys known that nothing in the window had, and Alt alone lead to
// the menus.
func (w *window) watchKeys() {
	if c, has := w.Canvas().(desktop.Canvas); has {
		c.SetOnKeyDown(kit.KeyPressed)
		c.SetOnKeyUp(kit.KeyReleased)
	}
	kit.OnAltAlone = func() {
		if w.menus.IsOpen() || !w.busy && w.Canvas().Overlays().Top() == nil {
			w.openMenus()
		}
	}
}

// belowMenus shows an object below a line with the menus.
func (w *window) belowMenus(object fyne.CanvasObject) fyne.CanvasObject {
	bar := kit.Inset(5, 11, 5, 11, kit.Row(0, w.newMenuBar()))
	bar.Hidden = systemMenus
	return container.New(belowBar{}, bar, object)
}

// titleLine lays out the line at the head of the window: the menus, council and title,
// and at its other end the marking and how far saving is. Where there is little room the
// title is shortened first, then the menus stand behind one name.
type titleLine struct{}

// The room between the parts of the title line, and what a title keeps of its own
// before the menus make room, in the toolkit's units.
const (
	partGap    = 16
	titleLeast = 140
)

func (titleLine) Layout(parts []fyne.CanvasObject, size fyne.Size) {
	menus, rule, council, title, marking, state := parts[0].(*kit.MenuBar), parts[1], parts[2].(*kit.Text), parts[3].(*kit.Text), parts[4], parts[5]
	put := func(o fyne.CanvasObject, x, width float32) {
		height := o.MinSize().Height
		kit.Put(o, x, (size.Height-height)/2, width, height)
	}
	right := size.Width - state.MinSize().Width
	put(state, right, state.MinSize().Width)
	right -= partGap + marking.MinSize().Width
	put(marking, right, marking.MinSize().Width)
	right -= partGap

	x := float32(0)
	called, of := title.Width(), council.Width()
	if menus.Visible() {
		narrow := menus.Width(false)+2*partGap+of+min(called, titleLeast) > right
		menus.SetNarrow(narrow)
		width := menus.Width(narrow)
		put(menus, 0, width)
		x = width + partGap/2
		kit.Put(rule, x, (size.Height-22)/2, 1, 22)
		x += partGap
	}
	room := max(right-x-partGap, 0)
	of = min(of, max(room-titleLeast, room/2))
	put(council, x, of)
	put(title, x+of+partGap, max(room-of, 0))
}

func (titleLine) MinSize(parts []fyne.CanvasObject) fyne.Size {
	menus, council, title, marking, state := parts[0].(*kit.MenuBar), parts[2], parts[3], parts[4], parts[5]
	least := fyne.NewSize(4*partGap+council.MinSize().Width+title.MinSize().Width+marking.MinSize().Width+state.MinSize().Width, 0)
	if menus.Visible() {
		least.Width += menus.Width(true) + partGap
	}
	for _, o := range parts {
		if o.Visible() {
			least.Height = max(least.Height, o.MinSize().Height)
		}
	}
	return least
}
