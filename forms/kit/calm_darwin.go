package kit

import "fyne.io/fyne/v2"

// quiet leaves the toolkit as it is: on this system it takes the app for its own
// when the system turns dark.
func quiet(fyne.App) {}
