// Package kittest is what the tests of the kit's rooms share: a window in
// memory, pictures of it for a person to look at, a clock that only a test
// moves, and text of the usual kind. It knows the toolkit and none of our
// widgets, so that the kit's own tests can use it.
package kittest

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// Show puts content in a window of a size, in Fyne's units.
func Show(t testing.TB, content fyne.CanvasObject, width, height float32) fyne.Window {
	t.Helper()
	w := test.NewWindow(content)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	t.Cleanup(w.Close)
	return w
}

// Appear changes the theme for the length of a test, and back to usual.
func Appear(t testing.TB, theme, usual fyne.Theme) {
	t.Helper()
	fyne.CurrentApp().Settings().SetTheme(theme)
	t.Cleanup(func() { fyne.CurrentApp().Settings().SetTheme(usual) })
}

// Picture saves what a window shows, where NINEFOLD_PICTURES says, so that a
// person can look at it.
func Picture(t testing.TB, w fyne.Window, name string) { keep(t, w.Canvas().Capture(), name) }

func keep(t testing.TB, picture image.Image, name string) {
	t.Helper()
	folder := os.Getenv("NINEFOLD_PICTURES")
	if folder == "" {
		folder = t.TempDir()
	}
	save(t, filepath.Join(folder, name+".png"), picture)
}

func save(t testing.TB, path string, picture image.Image) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := png.Encode(file, picture); err != nil {
		t.Fatal(err)
	}
}

// Press types keys on whatever has the keyboard.
func Press(t testing.TB, w fyne.Window, names ...fyne.KeyName) {
	t.Helper()
	for _, name := range names {
		f := w.Canvas().Focused()
		if f == nil {
			t.Fatalf("nothing has the keyboard for %s", name)
		}
		f.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

// Middle is the place of an object's middle in its window.
func Middle(object fyne.CanvasObject) fyne.Position {
	size := object.Size()
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(object).Add(fyne.NewPos(size.Width/2, size.Height/2))
}

// Clock is a clock that moves only when a test says so.
type Clock struct {
	now   time.Duration
	tasks []*task
}

type task struct {
	due time.Duration
	do  func()
}

// Later has do called once so much time has passed, unless it is stopped.
func (c *Clock) Later(after time.Duration, do func()) (stop func()) {
	job := &task{due: c.now + after, do: do}
	c.tasks = append(c.tasks, job)
	return func() { job.do = nil }
}

// Pass lets time go by.
func (c *Clock) Pass(d time.Duration) {
	c.now += d
	for i := 0; i < len(c.tasks); i++ {
		if job := c.tasks[i]; job.due <= c.now && job.do != nil {
			do := job.do
			job.do = nil
			do()
		}
	}
}

// Prose returns different sentences of the usual length.
func Prose(n int) string {
	words := strings.Fields("people carers waiting review assessment social worker team month council support home care plan record date median longest provider quality safe advocacy report partner health hospital visit letter phone online reply change")
	var b strings.Builder
	for i := range 22 {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(words[(n*7+i*i+n/3)%len(words)])
		if i%5 == 4 {
			fmt.Fprintf(&b, " %d", n+i)
		}
	}
	return b.String()
}
