package kit

import (
	"time"

	"fyne.io/fyne/v2"
)

// Typing is sent on when the keys have been still for Quiet, and at the latest
// Wait after the first key not yet sent: a person who never pauses still has
// every word stored within a second, the time to write it included.
const (
	Quiet = 300 * time.Millisecond
	Wait  = 700 * time.Millisecond
)

// Clock calls do on the interface goroutine after a while, unless it is
// stopped. Tests put one of their own in its place.
type Clock func(after time.Duration, do func()) (stop func())

// Later calls do on the interface goroutine after a while, unless it is
// stopped first. A test that draws in memory has no such goroutine, and puts a
// clock of its own in its place before it makes a widget.
var Later = byClock

func byClock(after time.Duration, do func()) (stop func()) {
	timer := time.AfterFunc(after, func() { fyne.Do(do) })
	return func() { timer.Stop() }
}

// Sender holds typing back for a moment.
type Sender struct {
	// Later is the clock; Send sends.
	Later Clock
	Send  func()

	pending   bool
	stopQuiet func()
	stopWait  func()
}

// Changed notes that there is something to send.
func (s *Sender) Changed() {
	if s.pending {
		s.stopQuiet()
	} else {
		s.pending = true
		s.stopWait = s.Later(Wait, s.Flush)
	}
	s.stopQuiet = s.Later(Quiet, s.Flush)
}

// Flush sends what was held back, at once.
func (s *Sender) Flush() {
	if s.pending {
		s.Drop()
		s.Send()
	}
}

// Drop forgets what was held back.
func (s *Sender) Drop() {
	if s.pending {
		s.pending = false
		s.stopQuiet()
		s.stopWait()
	}
}
