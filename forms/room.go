package forms

import (
	"fyne.io/fyne/v2/theme"

	"ninefold/forms/kit"
)

// room is a width that holds as much text at any text size as so many of
// Fyne's units hold at the usual one. Pages decide by it what stands side by
// side, so that large text gets the lines to itself instead of narrow columns.
func room(units float32) float32 {
	const usual = 15 // the size of body text at a scale of 1
	return units * theme.Size(kit.SizeBody) / usual
}
