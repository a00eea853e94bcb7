package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// OpenMenu shows a menu of actions below an object. The arrow keys, Enter and
// Escape work in it; the keyboard goes back to where it was afterwards. Where the
// object was pressed with a key, the first action is highlighted.
func OpenMenu(below fyne.CanvasObject, actions []Action) {
	openMenuOn(below, actions, 0)
}

// openMenuOn is OpenMenu with another action than the first highlighted.
func openMenuOn(below fyne.CanvasObject, actions []Action, highlighted int) {
	// A press with the mouse takes the keyboard from wherever it was, and
	// gives it to nothing.
	if f, ok := below.(fyne.Focusable); ok && FocusOn(f) {
		hideTip(below)
	}
	at := fyne.NewPos(0, below.Size().Height+2)
	if k, can := below.(interface{ pressedByKey() bool }); !can || !k.pressedByKey() {
		OpenMenuAt(below, at, actions)
		return
	}
	OpenMenuByKey(below, at, actions)
	if menu, ok := CanvasOf(below).Focused().(*widget.PopUpMenu); ok {
		for range highlighted {
			menu.ActivateNext()
		}
	}
}

// OpenMenuAt shows a menu at a place relative to an object.
func OpenMenuAt(object fyne.CanvasObject, at fyne.Position, actions []Action) {
	c := CanvasOf(object)
	if c == nil || len(actions) == 0 {
		return
	}
	menu := widget.NewPopUpMenu(menuOf(actions), c)
	// The toolkit keeps it off the right and the lower edge. What it belongs to may be
	// scrolled out at the upper one.
	from := fyne.CurrentApp().Driver().AbsolutePositionForObject(object).Add(at)
	menu.ShowAtPosition(fyne.NewPos(max(from.X, 0), max(from.Y, 0)))
	c.Focus(menu)
}

// OpenMenuByKey shows a menu as openMenuAt does, with its first action
// highlighted: whoever opened it with a key sees at once what Enter does.
func OpenMenuByKey(object fyne.CanvasObject, at fyne.Position, actions []Action) {
	OpenMenuAt(object, at, actions)
	if c := CanvasOf(object); c != nil {
		if menu, ok := c.Focused().(*widget.PopUpMenu); ok {
			menu.ActivateNext()
		}
	}
}

// menuOf turns actions into the items of a menu.
func menuOf(actions []Action) *fyne.Menu {
	menu := fyne.NewMenu("")
	for _, a := range actions {
		if a.Begins && len(menu.Items) > 0 {
			menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
		}
		label := a.Label
		if a.Keys != "" {
			label += "    " + a.Keys
		}
		item := fyne.NewMenuItem(label, a.Do)
		item.Disabled = a.Disabled
		menu.Items = append(menu.Items, item)
	}
	return menu
}
