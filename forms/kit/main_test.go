package kit

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ninefold/forms/kit/kittest"
)

func TestMain(m *testing.M) {
	test.NewTempApp(&testing.T{}).Settings().SetTheme(usual())
	os.Exit(m.Run())
}

func usual() fyne.Theme { return NewTheme(Appearance{Mode: Light}) }

// show puts an object in a window of a size, as the program does.
func show(t testing.TB, content fyne.CanvasObject, width, height float32) fyne.Window {
	t.Helper()
	return kittest.Show(t, NewHost(content), width, height)
}

// appear changes how the window looks for the length of a test.
func appear(t testing.TB, a Appearance) { kittest.Appear(t, NewTheme(a), usual()) }
