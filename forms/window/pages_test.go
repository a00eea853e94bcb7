package window

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ninefold/app/assessment"
	"ninefold/app/beginning"
	"ninefold/app/store"
	"ninefold/forms"
	"ninefold/forms/kit"
)

// sampleWindow opens the sample in a window that is drawn in memory.
func sampleWindow(t testing.TB, a *assessment.Assessment) *window {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sample.ninefold")
	doc, err := store.Create(path, a, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Close(); err != nil {
		t.Fatal(err)
	}
	w := windowInMemory(t)
	w.settings.setAskedWho()
	w.openPath(path)
	if w.doc == nil {
		t.Fatal("the sample did not open")
	}
	t.Cleanup(func() {
		if w.doc != nil {
			w.detach(func() {})
		}
	})
	return w
}

// windowInMemory is a window of the program with nothing open, drawn in memory.
func windowInMemory(t testing.TB) *window {
	t.Helper()
	oneGoroutine(t)
	w := newWindow(test.NewTempApp(t), keptIn(""))
	// What is still to be told is told while there is the window's theme to show it in.
	t.Cleanup(listen)
	return w
}

// told is what other goroutines have for the window, in order.
var told struct {
	guard sync.Mutex
	queue []func()
}

// oneGoroutine lets nothing reach the window but from the test's goroutine: in
// memory there is none of the window's. Widgets do not send by themselves what
// was typed, work beside the window is done at once, and what the writer of the
// document tells waits until the test listens.
func oneGoroutine(t testing.TB) {
	clock, onWindow, beside := kit.Later, kit.OnWindow, kit.Beside
	kit.Later = func(time.Duration, func()) func() { return func() {} }
	kit.OnWindow = func(do func()) {
		told.guard.Lock()
		defer told.guard.Unlock()
		told.queue = append(told.queue, do)
	}
	kit.Beside = func(job func()) {
		job()
		listen()
	}
	t.Cleanup(func() {
		listen()
		kit.Later, kit.OnWindow, kit.Beside = clock, onWindow, beside
	})
}

// listen does what other goroutines have for the window.
func listen() {
	for {
		told.guard.Lock()
		queue := told.queue
		told.queue = nil
		told.guard.Unlock()
		if len(queue) == 0 {
			return
		}
		for _, do := range queue {
			do()
		}
	}
}

func sample(t testing.TB) *assessment.Assessment {
	t.Helper()
	a, err := beginning.Sample()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestPagesAreDrawn draws every page of the window, light, dark and in high
// contrast, at the usual text size and a large one, and each look at one of the
// sizes people have. Set NINEFOLD_PICTURES to a folder to look at them, at both.
func TestPagesAreDrawn(t *testing.T) {
	w := sampleWindow(t, sample(t))
	for i, size := range []fyne.Size{{Width: 1366, Height: 768}, {Width: 1920, Height: 1080}} {
		for j, look := range []kit.Appearance{
			{Mode: kit.Light, TextScale: 1}, {Mode: kit.Dark, TextScale: 1},
			{Mode: kit.Light, TextScale: 1.75}, {Mode: kit.Dark, TextScale: 1.75},
			{Mode: kit.HighContrast, TextScale: 1},
		} {
			if os.Getenv("NINEFOLD_PICTURES") == "" && j%2 != i {
				continue // nobody looks
			}
			w.setAppearance(look)
			w.frame.Resize(size)
			drawn := map[string][]byte{} // a digest of each picture
			for _, place := range forms.Places(w.doc.Assessment().Framework) {
				w.Show(place.Page)
				name := fmt.Sprintf("%s-%.0fx%.0f-%s-%.0f", pictureName(place.Page), size.Width, size.Height, modeName(look.Mode), look.TextScale*100)
				drawn[place.Page] = w.draw(t, name)
			}
			seen := map[string]string{}
			for page, picture := range drawn {
				if other, same := seen[string(picture)]; same {
					t.Errorf("the pages %s and %s look the same", page, other)
				}
				seen[string(picture)] = page
			}
		}
	}
}

// draw renders what the window shows and keeps it if somebody wants to look.
func (w *window) draw(t testing.TB, name string) []byte {
	t.Helper()
	listen()
	picture := w.Canvas().Capture()
	if flat(picture) {
		t.Errorf("%s is drawn as one plain colour", name)
	}
	if dir := os.Getenv("NINEFOLD_PICTURES"); dir != "" {
		var out bytes.Buffer
		if err := png.Encode(&out, picture); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name+".png"), out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	pixels, drawn := picture.(*image.NRGBA)
	if !drawn {
		t.Fatalf("%s is a %T", name, picture)
	}
	digest := sha256.Sum256(pixels.Pix)
	return digest[:]
}

func flat(picture image.Image) bool {
	b := picture.Bounds()
	first := picture.At(b.Min.X, b.Min.Y)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if picture.At(x, y) != first {
				return false
			}
		}
	}
	return true
}

func pictureName(page string) string {
	if code := forms.StatementOf(page); code != "" {
		return "statement-" + code
	}
	return page
}

func modeName(m kit.Mode) string {
	return map[kit.Mode]string{kit.Light: "light", kit.Dark: "dark", kit.HighContrast: "contrast"}[m]
}
