package window

import (
	"fmt"
	"log"
	"os"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"ninefold/forms/kit"
)

// traceTo names, in the environment, a file in which the window writes what it
// shows whenever that has changed, a line each time: the page, the question
// above it, what has the keyboard, how many short messages there were, and how far saving
// is. Programs that
// drive the window, such as the tests that walk through it, can so wait for what
// it did instead of for the screen to stand still. Nobody's text is in it.
const traceTo = "NINEFOLD_TRACE"

// tracing is how often the window is asked.
const tracing = 50 * time.Millisecond

// trace writes what the window shows until stop is closed.
func (w *window) trace(path string, stop <-chan struct{}) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		log.Printf("the trace cannot be written: %v", err)
		return
	}
	defer func() { _ = f.Close() }()
	ticker := time.NewTicker(tracing)
	defer ticker.Stop()
	last := ""
	for {
		select {
		case <-stop:
			return
		case <-ticker.C:
		}
		// On the window's own goroutine, behind every key that came before.
		var now string
		fyne.DoAndWait(func() { now = w.shows() })
		if now == last {
			continue
		}
		if _, err := fmt.Fprintln(f, now); err != nil {
			return
		}
		last = now
	}
}

// shows says what the window shows, on one line.
func (w *window) shows() string {
	page := "start"
	if w.doc != nil {
		page = w.current
	}
	focus := "nothing"
	if focused := w.Canvas().Focused(); focused != nil {
		focus = strings.TrimPrefix(fmt.Sprintf("%T", focused), "*")
	}
	state := ""
	if w.chrome != nil && w.doc != nil {
		state = strings.TrimRight(w.chrome.state.Text(), " :0123456789") // without the time of day
	}
	return fmt.Sprintf("page=%q dialog=%q focus=%q busy=%t toasts=%d state=%q", page, kit.DialogOver(w.Canvas()), focus, w.busy, w.toasts, state)
}
