// Bare is the least window the toolkit can open: one label. The real window is
// measured beside it.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("uk.ninefold.bare").NewWindow("Ninefold beside a bare window")
	w.SetContent(widget.NewLabel("One label."))
	w.Resize(fyne.NewSize(1180, 720))
	w.ShowAndRun()
}
