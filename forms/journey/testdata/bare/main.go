// Bare is the least window the toolkit can open: one label or, told "entry", one
// entry with the keyboard. The real window is measured beside it.
package main

import (
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("uk.ninefold.bare").NewWindow("Ninefold beside a bare window")
	w.SetContent(widget.NewLabel("One label."))
	if len(os.Args) > 1 && os.Args[1] == "entry" {
		entry := widget.NewMultiLineEntry()
		w.SetContent(entry)
		w.Canvas().Focus(entry)
	}
	w.Resize(fyne.NewSize(1180, 720))
	w.ShowAndRun()
}
