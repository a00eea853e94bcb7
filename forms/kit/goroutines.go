package kit

import "fyne.io/fyne/v2"

// The doors between the window's goroutine and others. A test that draws in
// memory has no goroutine of the window's: the toolkit would run there, where
// it is called, what is meant for it, while the test is drawing. Such a test
// puts doors of its own in their place before it makes a widget, so that
// nothing reaches the canvas but from the test's goroutine.
var (
	// OnWindow has do run on the window's goroutine, from any other.
	OnWindow = fyne.Do
	// Beside runs job beside the window.
	Beside = func(job func()) { go job() }
)
