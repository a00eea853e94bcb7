package store

import (
	"errors"
	"io"
	"os"
	"slices"
	"time"
)

// stamp is what tells a file that nobody has touched since from one that
// somebody has: its size, the time of its last change, and its header, which
// holds SQLite's change counter.
type stamp struct {
	size   int64
	at     time.Time
	header []byte
}

func (s stamp) equal(other stamp) bool {
	return s.size == other.size && s.at.Equal(other.at) && slices.Equal(s.header, other.header)
}

func stampOf(path string) (stamp, error) {
	info, err := os.Stat(path)
	if err != nil {
		return stamp{}, err
	}
	header, err := readHeader(path)
	if errors.Is(err, io.EOF) {
		err = nil // an empty file has none
	}
	return stamp{info.Size(), info.ModTime(), header}, err
}

// recognise takes the file as it is for ours. What cannot be read now is met
// again when the file is compared.
func (w *writer) recognise() { w.seen, _ = stampOf(w.path) }

// ours makes sure that nobody else has changed the file since it was last known
// to be ours: SQLite holds its lock and so does not look again, but another
// program may not ask for one. A file that was only touched, as by a virus
// scanner or a backup, is read anew and goes on. The caller holds w.file.
func (w *writer) ours() error {
	now, err := stampOf(w.path)
	if err != nil {
		return w.gone(err)
	}
	if now.equal(w.seen) || w.suspect {
		return nil
	}
	if err := w.unchanged(); err != nil {
		return w.unlike(err)
	}
	w.seen = now
	return nil
}

// proveOurs reads the file back where it was written since it was last read:
// what another program writes while we do hides behind our own writing. The
// caller holds w.file.
func (w *writer) proveOurs() error {
	if w.proved {
		return nil
	}
	if err := w.unchanged(); err != nil {
		return w.unlike(err)
	}
	w.proved = true
	return nil
}

// unchanged reads the file from its first byte to its last, as the disk has it
// and not as our connection remembers it, and compares it with what was saved.
func (w *writer) unchanged() error {
	version, err := inspect(w.path)
	if err != nil {
		return err
	}
	if version != latestVersion() {
		return errTornApart
	}
	db, err := connect(w.path, toProve)
	if err != nil {
		return err
	}
	content, err := load(db, w.path, w.replica)
	if err == nil && content.last != w.last {
		err = errTornApart
	}
	return errors.Join(err, db.Close())
}
