package store

import (
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"ninefold/app/assessment"
)

// Saved tells how far the file has come behind what is in memory.
type Saved struct {
	At      time.Time // when the last change reached the file, or the file was opened
	Pending int       // how many changes have not reached it yet
	Err     error     // why the last attempt failed; nil when it succeeded
}

const (
	firstRetry = 250 * time.Millisecond
	lastRetry  = 30 * time.Second
	// batchSize is how many waiting changes share a transaction at most.
	batchSize = 100
)

// writer commits changes to the file, in order, on one goroutine. What cannot
// be saved stays in its queue and is tried again until it can.
//
// The fault may be the connection's own (a drive that went away and came back)
// or the path may lead to another file by now (one restored by a synchronised
// folder). So after any failure the writer opens the path afresh and goes on
// only if the journal it finds there ends where its own work ended.
type writer struct {
	path  string
	now   func() time.Time
	after func(time.Duration) <-chan time.Time
	tell  func(Saved)

	// file guards the connection and everything done to the file.
	file    sync.Mutex
	db      *sql.DB
	info    os.FileInfo // of the file that db has open
	last    string      // id of the newest change known to be in the file
	suspect bool        // whether something failed since the connection was opened

	// state guards what the window asks about.
	state sync.Mutex
	queue []assessment.Change
	saved Saved

	wake chan struct{}     // holds one token while there may be work
	asks chan chan<- error // asks for an attempt at once, and for its outcome
	stop chan struct{}     // closed to end the goroutine
	done chan struct{}     // closed when it has ended
}

func newWriter(path string, db *sql.DB, info os.FileInfo, last string, o Options, tell func(Saved)) *writer {
	w := &writer{
		path: path, now: o.Now, after: o.After, tell: tell, db: db, info: info, last: last,
		saved: Saved{At: o.Now()},
		wake:  make(chan struct{}, 1), asks: make(chan chan<- error),
		stop: make(chan struct{}), done: make(chan struct{}),
	}
	go w.run()
	return w
}

// put queues a change. It never waits for the disk.
func (w *writer) put(c assessment.Change) {
	w.state.Lock()
	w.queue = append(w.queue, c)
	w.saved.Pending = len(w.queue)
	w.state.Unlock()
	select {
	case w.wake <- struct{}{}:
	default:
	}
}

func (w *writer) current() Saved {
	w.state.Lock()
	defer w.state.Unlock()
	return w.saved
}

func (w *writer) pending() []assessment.Change {
	w.state.Lock()
	defer w.state.Unlock()
	return slices.Clone(w.queue)
}

// unwritten returns the waiting changes that the connection's file lacks. The
// caller holds w.file.
func (w *writer) unwritten() []assessment.Change {
	waiting := w.pending()
	if !w.suspect {
		return waiting
	}
	// The file may hold more than it acknowledged. If it cannot be read,
	// whoever asked will meet the same error.
	if last, err := lastChange(w.db); err == nil {
		if _, rest, err := w.split(waiting, last); err == nil {
			return rest
		}
	}
	return waiting
}

// run saves whenever there is something to save, and more and more patiently
// while saving fails.
func (w *writer) run() {
	defer close(w.done)
	var retry <-chan time.Time
	delay := firstRetry
	for {
		var asked chan<- error
		select {
		case <-w.stop:
			return
		case <-w.wake:
			if retry != nil {
				continue // its turn comes with what is waiting already
			}
		case <-retry:
		case asked = <-w.asks:
		}
		err := w.drain()
		if err == nil {
			retry, delay = nil, firstRetry
		} else {
			retry, delay = w.after(delay), min(2*delay, lastRetry)
		}
		if asked != nil {
			asked <- err
		}
	}
}

// flush has the goroutine save what is waiting at once, and returns how that
// went.
func (w *writer) flush() error {
	answer := make(chan error, 1)
	select {
	case w.asks <- answer:
		return <-answer
	case <-w.done:
		return nil
	}
}

// drain saves everything that is waiting, or stops at the first failure.
func (w *writer) drain() error {
	for {
		batch := w.pending()
		if len(batch) == 0 {
			return nil
		}
		err := w.attempt(batch[:min(len(batch), batchSize)])
		w.report(err)
		if err != nil {
			return err
		}
	}
}

func (w *writer) attempt(batch []assessment.Change) error {
	w.file.Lock()
	defer w.file.Unlock()
	err := w.save(batch)
	if err != nil {
		w.suspect = true
	}
	return refuseSQL(filepath.Base(w.path), err)
}

// report lets the state and whoever listens know of an attempt.
func (w *writer) report(err error) {
	w.state.Lock()
	if err == nil {
		w.saved.At = w.now()
	}
	w.saved.Err = err
	saved := w.saved
	w.state.Unlock()
	w.tell(saved)
}

// save puts one batch into the file and takes it off the queue.
func (w *writer) save(batch []assessment.Change) error {
	if err := w.reach(); err != nil {
		return err
	}
	batch, err := w.missing(batch)
	if err != nil {
		return err
	}
	if err := writeChanges(w.db, batch); err != nil {
		return err
	}
	// A file that went away in the same moment took the batch with it.
	if here, err := os.Stat(w.path); err != nil || !os.SameFile(here, w.info) {
		return w.gone(err)
	}
	w.settled(batch)
	return nil
}

// missing returns what of the batch is not in the file yet, and takes the rest
// off the queue: an attempt whose end could not be seen may have succeeded.
func (w *writer) missing(batch []assessment.Change) ([]assessment.Change, error) {
	if !w.suspect {
		return batch, nil
	}
	last, err := lastChange(w.db)
	if err != nil {
		return nil, err
	}
	known, rest, err := w.split(batch, last)
	if err != nil {
		return nil, err
	}
	w.settled(known)
	w.suspect = false
	return rest, nil
}

// split parts changes that wait to be saved at the newest change of a file:
// those that are in it already, and those that still belong after it.
func (w *writer) split(changes []assessment.Change, last string) (known, rest []assessment.Change, err error) {
	if last == w.last {
		return nil, changes, nil
	}
	for i, c := range changes {
		if c.ID == last {
			return changes[:i+1], changes[i+1:], nil
		}
	}
	return nil, nil, assessment.Refuse(assessment.CodeBusy, nil,
		"%s has been changed by another program meanwhile. What you have written is kept in this window: please save a copy of it.", filepath.Base(w.path))
}

// settled takes changes that are in the file off the head of the queue.
func (w *writer) settled(changes []assessment.Change) {
	if len(changes) == 0 {
		return
	}
	w.last = changes[len(changes)-1].ID
	w.state.Lock()
	defer w.state.Unlock()
	w.queue = slices.Clone(w.queue[len(changes):])
	w.saved.Pending = len(w.queue)
}

// reach makes sure that the connection leads to the file at the path.
func (w *writer) reach() error {
	here, err := os.Stat(w.path)
	if err != nil {
		return w.gone(err)
	}
	same := os.SameFile(here, w.info)
	if same && !w.suspect {
		return nil
	}
	if same {
		// Its own lock would keep the new connection out.
		if err := w.db.Close(); err != nil {
			return err
		}
	}
	return w.reopen(here, same)
}

// reopen opens the path afresh. Another file than before is taken only if it
// is a copy of this document as it was last saved: the connection to the old
// one is all that is left of its history.
func (w *writer) reopen(here os.FileInfo, same bool) error {
	if _, err := inspect(w.path); err != nil {
		return err
	}
	db, err := connect(w.path, toEdit)
	if err != nil {
		return err
	}
	var last string
	err = transact(db, func(tx *sql.Tx) error {
		last, err = lastChange(tx)
		return err
	})
	if err == nil {
		_, _, err = w.split(w.pending(), last)
	}
	if err != nil && !same {
		return errors.Join(err, db.Close())
	}
	if !same {
		err = w.db.Close()
	}
	w.db, w.info, w.suspect = db, here, true
	return err
}

func (w *writer) gone(cause error) error {
	name := filepath.Base(w.path)
	if cause == nil || errors.Is(cause, fs.ErrNotExist) {
		return assessment.Refuse(assessment.CodeNotFound, cause,
			"%s is no longer where it was. What you have written is kept in this window: put the file back, or save a copy.", name)
	}
	return assessment.Refuse(assessment.CodeFile, cause, "%s cannot be reached. Please check the drive and the folder it is on.", name)
}

// writeChanges does changes in one transaction.
func writeChanges(db *sql.DB, changes []assessment.Change) error {
	if len(changes) == 0 {
		return nil
	}
	return transact(db, func(tx *sql.Tx) error {
		rows := newRowWriter(tx)
		for _, c := range changes {
			if err := writeChange(rows, c); err != nil {
				return err
			}
		}
		return nil
	})
}

// end stops the goroutine. Nothing is saved after it.
func (w *writer) end() error {
	close(w.stop)
	<-w.done
	w.file.Lock()
	defer w.file.Unlock()
	tidy(w.db)
	return w.db.Close()
}
