package kit

import (
	"time"

	"fyne.io/fyne/v2"
)

// Typing is sent on when the keys have been still for quiet, and at the latest
// wait after the first key not yet sent: a person who never pauses still has
// every word stored within a second, the time to write it included.
const (
	quiet = 300 * time.Millisecond
	wait  = 700 * time.Millisecond
)

// later calls do on the interface goroutine after a while, unless it is
// stopped. Tests put a clock of their own in its place.
type later func(after time.Duration, do func()) (stop func())

// Later calls do on the interface goroutine after a while, unless it is
// stopped first. A test that draws in memory has no such goroutine, and puts a
// clock of its own in its place before it makes a widget.
var Later = byClock

func byClock(after time.Duration, do func()) (stop func()) {
	timer := time.AfterFunc(after, func() { fyne.Do(do) })
	return func() { timer.Stop() }
}

// sender holds typing back for a moment.
type sender struct {
	later later
	send  func()

	pending   bool
	stopQuiet func()
	stopWait  func()
}

// changed notes that there is something to send.
func (s *sender) changed() {
	if s.pending {
		s.stopQuiet()
	} else {
		s.pending = true
		s.stopWait = s.later(wait, s.flush)
	}
	s.stopQuiet = s.later(quiet, s.flush)
}

// flush sends what was held back, at once.
func (s *sender) flush() {
	if s.pending {
		s.drop()
		s.send()
	}
}

// drop forgets what was held back.
func (s *sender) drop() {
	if s.pending {
		s.pending = false
		s.stopQuiet()
		s.stopWait()
	}
}
