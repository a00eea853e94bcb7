//go:build !darwin

package kit

import "fyne.io/fyne/v2"

func quiet(a fyne.App) { fyne.SetCurrentApp(calmApp{a}) }
