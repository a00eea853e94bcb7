// Package store keeps an assessment in its document file and is the one door
// for changing it. It must not know what any text means, how the document is
// shown, or who asks; SQL is spoken nowhere else.
//
// One assessment is one SQLite file, NAME.ninefold. It is read whole when it
// is opened; from then on memory is the truth that everybody reads, and Do is
// the only way to change it. Each change goes, with the journal row that
// describes it, into one transaction that a single writer commits behind the
// caller, in order. There is no Save: closing waits for the writer.
//
// The journal proves the rows: each of its rows holds the digest of the one
// before and of everything in the document, and both are checked on opening. A
// file that another program has changed is never taken for ours, neither when
// it is opened nor while it is open.
//
// While a document is open for editing its file is locked: a second program
// is refused, and so is a second Open in the same one.
package store

import (
	"time"

	"github.com/google/uuid"
	"modernc.org/sqlite"
)

// Extension ends the name of every document file.
const Extension = ".ninefold"

// Options says on whose behalf a document is opened and where time and ids
// come from. The zero value is what the program uses, with nobody's name.
type Options struct {
	// Who is the name the person gave, for the journal. It may be empty and is
	// never the login name.
	Who string
	// Now is the clock of the journal; nil stands for time.Now.
	Now func() time.Time
	// NewID makes the journal's UUIDs; nil stands for random ones.
	NewID func() string
	// Replica is the id of the copy of the document that is edited, for the
	// journal; "" stands for a new one. Nobody can tell a copied file from its
	// original, so each opening for editing counts as a copy of its own.
	Replica string
	// After is the clock by which a failed save is tried again; nil stands for
	// time.After.
	After func(time.Duration) <-chan time.Time
	// Look is the clock by which the file is looked at while nothing is
	// written, in case another program changes it; nil stands for a tick every
	// two seconds.
	Look <-chan time.Time
	// ReadOnly opens the document for reading. Every change is refused, and
	// the file and its folder are not written to, so they may be read-only.
	ReadOnly bool
}

func (o Options) filled() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.NewID == nil {
		o.NewID = uuid.NewString
	}
	if o.Replica == "" {
		o.Replica = uuid.NewString()
	}
	if o.After == nil {
		o.After = time.After
	}
	return o
}

// POSIX locks are lost when any part of the program opens and closes the same
// file, as looking at its header does. Linux has locks without that trap; the
// only error is that another system has not, and there nothing changes.
func init() { _, _ = sqlite.OFDLocking(true) }
