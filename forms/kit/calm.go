package kit

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Calm has the toolkit animate nothing from now on. Its cursor fades in and out
// with twelve pictures of the whole window a second, which a remote desktop pays
// for one by one; ours blinks with two, and rests after a while. Call it once
// the window is on the screen: what follows the system's light and dark is set
// up before, and asks for the app as it was.
func Calm(a fyne.App, shown fyne.Canvas) {
	quiet(a)
	if w, writing := shown.Focused().(*Writer); writing {
		w.Entry.FocusLost() // ends the animation that began before
		w.Entry.FocusGained()
		w.blink.restart()
	}
}

// calmApp is an app without animations.
type calmApp struct{ fyne.App }

// Settings implements fyne.App.
func (a calmApp) Settings() fyne.Settings { return calmSettings{a.App.Settings()} }

type calmSettings struct{ fyne.Settings }

// ShowAnimations implements fyne.Settings.
func (calmSettings) ShowAnimations() bool { return false }

// The cursor of a writer blinks as Windows has it by default, and stays lit when
// nothing was pressed for a while, as other toolkits have it.
const (
	blinkTime  = 530 * time.Millisecond
	blinkCount = 18 // changes until it stays lit: even, so that it is lit then
)

// blink is the blinking of a writer's cursor, where the toolkit animates nothing.
type blink struct {
	cursor *canvas.Rectangle
	stop   func()
	left   int // changes until it rests
}

// restart lights the cursor, and has it blink anew.
func (b *blink) restart() {
	if b.cursor == nil || fyne.CurrentApp().Settings().ShowAnimations() {
		return
	}
	b.left = blinkCount
	b.light(true)
	b.wait()
}

// rest ends the blinking.
func (b *blink) rest() {
	if b.stop != nil {
		b.stop()
		b.stop = nil
	}
}

func (b *blink) wait() {
	b.rest()
	b.stop = Later(blinkTime, func() {
		b.left--
		b.light(b.left%2 == 0)
		if b.left > 0 {
			b.wait()
		}
	})
}

// light shows the cursor or not. It is drawn only where that changes something.
func (b *blink) light(on bool) {
	var fill color.Color = color.Transparent
	if on {
		fill = ColourOf(theme.ColorNamePrimary)
	}
	if b.cursor.FillColor != fill {
		b.cursor.FillColor = fill
		canvas.Refresh(b.cursor)
	}
}

// cursorIn finds the cursor in what Fyne's entry draws its text with, or nil.
func cursorIn(content fyne.CanvasObject) *canvas.Rectangle {
	w, is := content.(fyne.Widget)
	if !is {
		return nil
	}
	// Another renderer for the same objects, which are not drawn twice.
	objects := w.CreateRenderer().Objects()
	cursor, _ := objects[len(objects)-1].(*canvas.Rectangle)
	return cursor
}
