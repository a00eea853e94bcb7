package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// OnAltAlone is called when the Alt key was pressed and let go of with no other
// between: it leads to the menus, as in other programs. The window puts its own in
// its place.
var OnAltAlone = func() {}

// The toolkit moves the keyboard on at the Tab key without a word to the widgets; it
// tells the one that had it which keys go down, and the next which come up.
var (
	tabHeld  bool // the keyboard comes by the Tab key
	altAlone bool // Alt is down, and nothing was pressed since
)

// keyWatch is embedded by what takes the keyboard, so that these are known.
type keyWatch struct{}

// KeyDown implements desktop.Keyable.
func (keyWatch) KeyDown(key *fyne.KeyEvent) { KeyPressed(key) }

// KeyUp implements desktop.Keyable.
func (keyWatch) KeyUp(key *fyne.KeyEvent) { KeyReleased(key) }

// KeyPressed notes that a key went down. The window calls it for keys that nothing had.
func KeyPressed(key *fyne.KeyEvent) {
	tabHeld = key.Name == fyne.KeyTab
	altAlone = key.Name == desktop.KeyAltLeft
}

// KeyReleased notes that a key came up.
func KeyReleased(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyTab {
		tabHeld = false
	}
	if key.Name == desktop.KeyAltLeft && altAlone {
		altAlone = false
		OnAltAlone()
	}
}
