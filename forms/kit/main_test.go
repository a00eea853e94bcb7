package kit

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestMain(m *testing.M) {
	test.NewTempApp(&testing.T{}).Settings().SetTheme(NewTheme(Appearance{Mode: Light}))
	os.Exit(m.Run())
}

// show puts an object in a window of a size, as the program does.
func show(t testing.TB, content fyne.CanvasObject, width, height float32) fyne.Window {
	t.Helper()
	w := test.NewWindow(NewHost(content))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	t.Cleanup(w.Close)
	return w
}

// appear changes the theme for the length of a test.
func appear(t testing.TB, a Appearance) {
	t.Helper()
	fyne.CurrentApp().Settings().SetTheme(NewTheme(a))
	t.Cleanup(func() { fyne.CurrentApp().Settings().SetTheme(NewTheme(Appearance{Mode: Light})) })
}

// picture saves what a window shows, where NINEFOLD_PICTURES says, so that a
// person can look at it.
func picture(t testing.TB, w fyne.Window, name string) {
	t.Helper()
	folder := os.Getenv("NINEFOLD_PICTURES")
	if folder == "" {
		folder = t.TempDir()
	}
	file, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := png.Encode(file, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

// clock is a later that moves only when a test says so.
type clock struct {
	now   time.Duration
	tasks []*task
}

type task struct {
	due time.Duration
	do  func()
}

func (c *clock) later(after time.Duration, do func()) func() {
	job := &task{due: c.now + after, do: do}
	c.tasks = append(c.tasks, job)
	return func() { job.do = nil }
}

// pass lets time go by.
func (c *clock) pass(d time.Duration) {
	c.now += d
	for i := 0; i < len(c.tasks); i++ {
		if job := c.tasks[i]; job.due <= c.now && job.do != nil {
			do := job.do
			job.do = nil
			do()
		}
	}
}
