package store

import (
	"cmp"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	sqlite3 "modernc.org/sqlite/lib"

	"ninefold/app/assessment"
)

// Saved tells how far the file has come behind what is in memory.
type Saved struct {
	At      time.Time // when the last change reached the file, or the file was opened
	Pending int       // how many changes have not reached it yet
	Err     error     // why the last attempt failed; nil when it succeeded
	// Aside is how many changes the file will never take. They are in memory
	// only, until a copy is saved; Err says so.
	Aside int
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
	path    string
	replica string
	now     func() time.Time
	after   func(time.Duration) <-chan time.Time
	look    <-chan time.Time
	tell    func(Saved)

	// file guards the connection and everything done to the file.
	file    sync.Mutex
	db      *sql.DB
	info    os.FileInfo // of the file that db has open
	last    mark        // how far the journal in the file is known to go
	sealed  int64       // a bout up to this count takes no more changes
	suspect bool        // whether something failed since the connection was opened
	seen    stamp       // what the file looked like when it was last known to be ours
	proved  bool        // whether it was read back since it was last written

	// state guards what the window asks about.
	state sync.Mutex
	queue []item
	saved Saved
	aside []assessment.Change // what the file will never take

	wake chan struct{} // holds one token while there may be work
	asks chan ask      // asks for an attempt at once
	stop chan struct{} // closed to end the goroutine
	done chan struct{} // closed when it has ended
}

// ask asks for everything to be saved at once.
type ask struct {
	prove  bool // whether the file is to be read back, too
	answer chan<- error
}

// item is what waits to be saved: a change, or something to be remembered.
type item struct {
	change     assessment.Change
	remembered map[string]string
}

func changesIn(items []item) []assessment.Change {
	var changes []assessment.Change
	for _, i := range items {
		if i.remembered == nil {
			changes = append(changes, i.change)
		}
	}
	return changes
}

func newWriter(path string, db *sql.DB, info os.FileInfo, last mark, o Options, tell func(Saved)) *writer {
	w := &writer{
		path: path, replica: o.Replica, now: o.Now, after: o.After, look: o.Look, tell: tell, db: db, info: info, last: last,
		saved: Saved{At: o.Now()}, proved: true, // it has just been read
		wake: make(chan struct{}, 1), asks: make(chan ask),
		stop: make(chan struct{}), done: make(chan struct{}),
	}
	w.recognise()
	go w.run()
	return w
}

// put queues something. It never waits for the disk.
func (w *writer) put(i item) {
	w.state.Lock()
	w.queue = append(w.queue, i)
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

func (w *writer) pending() []item {
	w.state.Lock()
	defer w.state.Unlock()
	return slices.Clone(w.queue)
}

// unwritten returns what waits that the connection's file lacks. The
// caller holds w.file.
func (w *writer) unwritten() []item {
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

// run saves whenever there is something to save, more and more patiently while
// saving fails, and looks at the file now and then while there is nothing.
func (w *writer) run() {
	defer close(w.done)
	look := w.look
	if look == nil {
		ticker := time.NewTicker(2 * time.Second)
		defer ticker.Stop()
		look = ticker.C
	}
	var retry <-chan time.Time
	delay := firstRetry
	quiet := true // whether nothing was saved since the last look
	for {
		var asked ask
		prove := false
		select {
		case <-w.stop:
			return
		case <-look:
			if retry != nil {
				continue
			}
			prove, quiet = quiet, true
		case <-w.wake:
			if retry != nil {
				continue // its turn comes with what is waiting already
			}
			quiet = false
		case <-retry:
		case asked = <-w.asks:
			prove = asked.prove
		}
		err := w.drain(prove)
		if err == nil {
			retry, delay = nil, firstRetry
		} else {
			retry, delay = w.after(delay), min(2*delay, lastRetry)
		}
		if asked.answer != nil {
			asked.answer <- cmp.Or(err, w.asideError())
		}
	}
}

// flush has the goroutine save what is waiting at once, and read the file back
// if that is asked for, and returns how that went.
func (w *writer) flush(prove bool) error {
	answer := make(chan error, 1)
	select {
	case w.asks <- ask{prove, answer}:
		return <-answer
	case <-w.done:
		return nil
	}
}

// drain saves everything that is waiting, or stops at the first failure. Where
// nothing is waiting it makes sure that the file is still what was saved. To
// prove that, the file is read back as well.
func (w *writer) drain(prove bool) error {
	batch := w.pending()
	if len(batch) == 0 {
		failing := w.current().Err != nil && w.current().Aside == 0
		err := w.attempt(nil, prove)
		if err != nil || failing {
			w.report(err)
		}
		return err
	}
	for len(batch) > 0 {
		now := batch[:min(len(batch), batchSize)]
		batch = batch[len(now):]
		err := w.attempt(now, prove && len(batch) == 0)
		w.report(err)
		if err != nil {
			return err
		}
		batch = w.pending()
	}
	return nil
}

func (w *writer) attempt(batch []item, prove bool) error {
	w.file.Lock()
	defer w.file.Unlock()
	err := w.save(batch)
	if err == nil && prove {
		err = w.proveOurs()
	}
	if err != nil {
		w.suspect = true
	}
	return refuseSQL(filepath.Base(w.path), err)
}

// report lets the state and whoever listens know of an attempt.
func (w *writer) report(err error) {
	aside := w.asideError()
	w.state.Lock()
	if err == nil {
		w.saved.At = w.now()
	}
	w.saved.Err = cmp.Or(err, aside)
	saved := w.saved
	w.state.Unlock()
	w.tell(saved)
}

// save puts one batch into the file and takes it off the queue.
func (w *writer) save(batch []item) error {
	if err := w.reach(); err != nil {
		return err
	}
	if err := w.ours(); err != nil {
		return err
	}
	batch, err := w.missing(batch)
	if err != nil || len(batch) == 0 {
		return err
	}
	refused, err := w.writeOrSetAside(batch)
	if err != nil {
		return err
	}
	// A file that went away in the same moment took the batch with it.
	if here, err := os.Stat(w.path); err != nil || !os.SameFile(here, w.info) {
		return w.gone(err)
	}
	w.recognise()
	w.proved = false
	w.settled(batch)
	if len(refused) == 0 {
		return nil
	}
	w.setAside(refused)
	w.last, err = lastChange(w.db)
	return err
}

// missing returns what of the batch is not in the file yet, and takes the rest
// off the queue: an attempt whose end could not be seen may have succeeded.
func (w *writer) missing(batch []item) ([]item, error) {
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

// split parts what waits to be saved at the end of a file's journal: what is in
// the file already, and what still belongs after it.
func (w *writer) split(items []item, last mark) (known, rest []item, err error) {
	if last == w.last {
		return nil, items, nil
	}
	for i, item := range items {
		if item.remembered == nil && markOf(item.change) == last {
			return items[:i+1], items[i+1:], nil
		}
	}
	return nil, nil, w.meddled(nil)
}

// meddled is the refusal to go on with a file that somebody else has changed.
func (w *writer) meddled(cause error) error {
	return assessment.Refuse(assessment.CodeBusy, cause,
		"%s has been changed by another program meanwhile. What you have written is kept in this window: please save a copy of it.", filepath.Base(w.path))
}

// unlike is the refusal to go on with a file that could not be read or is not
// what was saved.
func (w *writer) unlike(cause error) error {
	if drives(cause) || errors.Is(cause, errNoCopy) {
		return refuseLoading(w.path, cause)
	}
	return w.meddled(cause)
}

// settled takes what is in the file off the head of the queue.
func (w *writer) settled(items []item) {
	for _, i := range items {
		if i.remembered == nil {
			w.last = markOf(i.change)
		}
	}
	w.state.Lock()
	defer w.state.Unlock()
	w.queue = slices.Clone(w.queue[len(items):])
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
	now, err := stampOf(w.path)
	if err != nil {
		return w.gone(err)
	}
	known := same && w.proved && now.equal(w.seen)
	version, err := inspect(w.path)
	switch {
	case err != nil && same:
		return w.meddled(err)
	case err != nil:
		return err
	case !known:
		// Our own half-written change is taken back here, too.
		if err := settle(w.path, version, w.replica); err != nil {
			return w.unlike(err)
		}
	}
	db, err := connect(w.path, toEdit)
	if err != nil {
		return err
	}
	var last mark
	if known {
		err = transact(db, func(tx *sql.Tx) error {
			last, err = lastChange(tx)
			return err
		})
	} else {
		// Somebody else may have written it, so it has to prove itself.
		var there *content
		if there, err = load(db, w.path, w.replica); err == nil {
			last = there.last
		} else if primaryCode(err) != sqlite3.SQLITE_BUSY {
			err = w.unlike(err)
		}
	}
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
	w.proved = err == nil
	w.recognise()
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

// writeItems saves what waits in one transaction.
func writeItems(db *sql.DB, items []item, sealed int64) error {
	if len(items) == 0 {
		return nil
	}
	return transact(db, func(tx *sql.Tx) error {
		journal, err := newJournalWriter(tx, sealed)
		if err != nil {
			return err
		}
		for _, i := range items {
			if i.remembered != nil {
				err = writeRemembered(journal.rowWriter, i.remembered)
			} else {
				err = journal.write(i.change)
			}
			if err != nil {
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
