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
	// Kept has what is held back count as Unsent: it is to be in the document.
	Kept bool

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
		s.count(1)
	}
	s.stopQuiet = s.Later(Quiet, s.Flush)
}

// Flush sends what was held back, at once.
func (s *Sender) Flush() {
	if s.pending {
		s.let()
		s.Send()
		s.count(-1)
	}
}

// Drop forgets what was held back.
func (s *Sender) Drop() {
	if s.pending {
		s.let()
		s.count(-1)
	}
}

func (s *Sender) let() {
	s.pending = false
	s.stopQuiet()
	s.stopWait()
}

// unsent is how many texts that are to be in the document are held back.
var unsent int

// Unsent tells whether anything typed is still held back.
func Unsent() bool { return unsent > 0 }

// OnUnsent is called when the first text is held back, and when the last has
// been sent or dropped. The window puts its own in its place.
var OnUnsent = func() {}

func (s *Sender) count(by int) {
	if !s.Kept {
		return
	}
	if before := unsent; before == 0 || before+by == 0 {
		defer func() { OnUnsent() }()
	}
	unsent += by
}
