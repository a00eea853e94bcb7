package kit

import (
	"image/color"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"ninefold/forms/kit/kittest"
)

// TestTheCursorBlinksAndThenRestsLit lets time pass with a field that has the
// keyboard, in an app that animates nothing.
func TestTheCursorBlinksAndThenRestsLit(t *testing.T) {
	clock := &kittest.Clock{}
	byWindow, was := Later, fyne.CurrentApp()
	Later = clock.Later
	fyne.SetCurrentApp(calmApp{was})
	t.Cleanup(func() { Later = byWindow; fyne.SetCurrentApp(was) })

	f := NewField(FieldConfig{Says: "text", Lines: 2, OnChange: func(string) {}})
	w := kittest.Show(t, NewPage(Stack(0, f)), 400, 200)
	w.Canvas().Focus(f.writer)
	cursor := cursorOf(t, f.writer)
	lit := func(when string, want bool) {
		t.Helper()
		if got := cursor.FillColor != color.Color(color.Transparent); got != want {
			t.Errorf("%s the cursor is lit: %t, want %t", when, got, want)
		}
		if want && cursor.FillColor != ColourOf(theme.ColorNamePrimary) {
			t.Errorf("%s the cursor is %v", when, cursor.FillColor)
		}
	}
	lit("at first", true)
	clock.Pass(blinkTime)
	lit("after one blink", false)
	f.writer.TypedRune('a')
	lit("after a key", true)
	for range blinkCount {
		clock.Pass(blinkTime)
	}
	lit("left alone", true)
	clock.Pass(time.Minute)
	lit("left alone for long", true)
	f.writer.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	clock.Pass(blinkTime)
	lit("after another key, and one blink", false)
}

// cursorOf is the cursor that a writer draws.
func cursorOf(t *testing.T, w *Writer) *canvas.Rectangle {
	t.Helper()
	w.text()
	if w.blink.cursor == nil {
		t.Fatal("the cursor of Fyne's entry is not where it was")
	}
	return w.blink.cursor
}
