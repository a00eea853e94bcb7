//go:build !windows

package window

import "fyne.io/fyne/v2"

// The toolkit has no call for a window's place on the screen, and elsewhere
// than on Windows the window manager keeps it.

func placeOf(fyne.Window) (left, top int, known bool) { return 0, 0, false }

func placeAt(fyne.Window, int, int) {}
