package store

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"ninefold/app/assessment"
)

// Document is an open document. Do, Undo, Redo, SetWho, Assessment and Close
// belong to one goroutine, the window's; everything else may be called from
// any.
type Document struct {
	path    string
	options Options

	guard      sync.RWMutex // held to change the next four, and to read them from elsewhere
	assessment *assessment.Assessment
	history    *history
	closed     bool
	counter    int64 // of the newest change of this replica

	changes listeners[Event]
	saves   listeners[Saved]

	reading atomic.Bool // whether steps are being read ahead

	writer  *writer // nil while the document is open for reading
	reader  *sql.DB // nil while it is open for editing
	private string  // folder of the private copy that reader reads, or ""
}

// Event tells a subscriber of a change that was just made in memory.
type Event struct {
	Change     assessment.Change
	Remembered map[string]string // what is remembered anew, where that is all
}

func newDocument(path string, o Options, c *content) *Document {
	c.assessment.Replica = o.Replica
	return &Document{path: path, options: o, assessment: c.assessment, history: c.history, counter: c.counted}
}

// Path is where the document's file is.
func (d *Document) Path() string { return d.path }

// ReadOnly tells whether every change is refused.
func (d *Document) ReadOnly() bool { return d.writer == nil }

// Assessment is the live assessment. Only the goroutine that calls Do may read
// it, and nobody may change it but through Do.
func (d *Document) Assessment() *assessment.Assessment { return d.assessment }

// Snapshot returns a copy of the assessment for work that takes long, on any
// goroutine.
func (d *Document) Snapshot() *assessment.Assessment {
	d.guard.RLock()
	defer d.guard.RUnlock()
	return d.assessment.Clone()
}

// SetWho names the person who makes the changes from now on.
func (d *Document) SetWho(name string) { d.options.Who = name }

// Do makes a change: it is checked, made in memory, told to the subscribers,
// and on its way to the file when Do returns. Do never waits for the disk. An
// edit that changes nothing is not entered in the journal.
//
// The error is what Apply says of the edit, or CodeReadOnly; then nothing has
// changed. That the file cannot be written is no error here: OnSaved and State
// tell of it.
func (d *Document) Do(e assessment.Edit) error {
	change := d.options.change(e.Label)
	change.Group = e.Group
	return d.make(change, e.Ops)
}

// Undo takes back the newest change, or the newest changes where they share a
// group, and returns what they are called, such as "Delete entry"; "" where
// there is nothing to undo. It is a change like any other, with an entry of
// its own in the journal.
func (d *Document) Undo() (label string, err error) {
	return d.takeBack("Undo", (*history).nextUndo)
}

// Redo takes back the newest undo, as long as nothing else was done after it,
// and returns what is there again; "" where there is nothing to redo.
func (d *Document) Redo() (label string, err error) {
	return d.takeBack("Redo", (*history).nextRedo)
}

// UndoLabel is what Undo would take back, or "".
func (d *Document) UndoLabel() string {
	d.guard.RLock()
	defer d.guard.RUnlock()
	return label(d.history.nextUndo())
}

// RedoLabel is what Redo would bring back, or "".
func (d *Document) RedoLabel() string {
	d.guard.RLock()
	defer d.guard.RUnlock()
	return label(d.history.nextRedo())
}

func (d *Document) takeBack(verb string, next func(*history) []made) (string, error) {
	d.guard.RLock()
	changes := slices.Clone(next(d.history))
	d.guard.RUnlock()
	if len(changes) == 0 {
		return "", nil
	}
	name := label(changes)
	for i := range changes {
		if err := d.fetch(&changes[i]); err != nil {
			return "", err
		}
	}
	change := d.options.change(verb + " " + assessment.LowerFirst(name))
	change.Undoes = changes[0].id
	if err := d.make(change, takeBack(changes)); err != nil {
		if assessment.ErrorCode(err) == assessment.CodeReadOnly {
			return "", err
		}
		return "", assessment.Refuse(assessment.CodeInvalid, err, "“%s” cannot be taken back any more. Nothing has changed.", name)
	}
	d.lookAhead()
	return name, nil
}

// fetch reads the steps of a change that were neither kept nor read ahead.
func (d *Document) fetch(m *made) error {
	if m.ops != nil {
		return nil
	}
	return d.withFile(func(db *sql.DB, _ []item) error {
		change, err := readChange(db, m.id)
		if err != nil {
			return assessment.Refuse(assessment.CodeFile, err, "“%s” cannot be read from %s, so it cannot be taken back.", m.label, filepath.Base(d.path))
		}
		m.ops = change.Ops
		return nil
	})
}

// lookAhead has the steps that undo and redo may need next read from the file,
// so that neither ever waits for a disk that is busy saving.
func (d *Document) lookAhead() {
	d.guard.RLock()
	few := d.history.few()
	d.guard.RUnlock()
	if few && d.reading.CompareAndSwap(false, true) {
		go func() {
			defer d.reading.Store(false)
			d.readAhead()
		}()
	}
}

func (d *Document) readAhead() {
	d.guard.RLock()
	var wanting []*made
	for _, m := range d.history.wanting() {
		wanting = append(wanting, &made{id: m.id})
	}
	d.guard.RUnlock()
	// What cannot be read now is read when it is asked for, which says so.
	_ = d.withFile(func(db *sql.DB, _ []item) error { return readAhead(db, wanting) })
	read := map[string][]assessment.Op{}
	for _, m := range wanting {
		read[m.id] = m.ops
	}
	d.guard.Lock()
	defer d.guard.Unlock()
	for _, m := range d.history.wanting() {
		m.ops = read[m.id]
	}
}

// make does ops as change: in memory, in the history, on the way to the file.
func (d *Document) make(change assessment.Change, ops []assessment.Op) error {
	if err := d.writable(); err != nil {
		return err
	}
	done, err := d.apply(&change, ops)
	if err != nil || !done {
		return err
	}
	d.writer.put(item{change: change})
	d.changes.tell(Event{Change: change})
	return nil
}

// writable refuses changes to a document that takes none.
func (d *Document) writable() error {
	switch name := filepath.Base(d.path); {
	case d.ReadOnly():
		return assessment.Refuse(assessment.CodeReadOnly, nil, "%s is open for reading only, so it cannot be changed.", name)
	case d.closed:
		return assessment.Refuse(assessment.CodeReadOnly, nil, "%s has been closed, so it cannot be changed.", name)
	}
	return nil
}

// apply does ops in memory and completes the change with what was done. It
// tells whether there is anything to enter in the journal.
func (d *Document) apply(change *assessment.Change, ops []assessment.Op) (bool, error) {
	d.guard.Lock()
	defer d.guard.Unlock()
	done, err := d.assessment.Apply(ops)
	// An undo counts even where it comes to nothing, or it would be in the way
	// of the next one.
	if err != nil || len(done) == 0 && change.Undoes == "" {
		return false, err
	}
	d.counter++
	change.Ops, change.Replica, change.Counter = done, d.options.Replica, d.counter
	d.history.record(made{id: change.ID, label: change.Label, group: change.Group, ops: append([]assessment.Op{}, done...)}, change.Undoes)
	return true, nil
}

// Subscribe has f called after every change, on the goroutine that made it.
func (d *Document) Subscribe(f func(Event)) (cancel func()) { return d.changes.add(f) }

// OnSaved has f called after every attempt to save, on the writer's goroutine.
// It must neither call Flush or Close nor wait for a goroutine that does.
func (d *Document) OnSaved(f func(Saved)) (cancel func()) { return d.saves.add(f) }

// State tells how far the file has come behind what is in memory.
func (d *Document) State() Saved {
	if d.ReadOnly() {
		return Saved{}
	}
	return d.writer.current()
}

// Flush tries to save everything at once and waits for the outcome.
func (d *Document) Flush() error {
	if d.ReadOnly() {
		return nil
	}
	return d.writer.flush(false)
}

// Close saves what is waiting, makes sure by reading it back that the file holds
// it, and closes the file. Where that fails the
// error says why and the document stays open, with every word in memory: the
// caller may try again, save a copy, or Abandon it.
func (d *Document) Close() error {
	if d.writer != nil {
		if err := d.writer.flush(true); err != nil {
			return err
		}
	}
	return d.Abandon()
}

// Abandon closes the file without saving what could not be saved.
func (d *Document) Abandon() error {
	d.guard.Lock()
	closed := d.closed
	d.closed = true
	d.guard.Unlock()
	if closed {
		return nil
	}
	if d.writer != nil {
		return refuseSQL(filepath.Base(d.path), d.writer.end())
	}
	err := d.reader.Close()
	if d.private != "" {
		err = errors.Join(err, os.RemoveAll(d.private))
	}
	return refuseSQL(filepath.Base(d.path), err)
}

// Journal returns the newest changes first, at most limit of them, or all
// where limit is 0. Changes that have not reached the file yet are among them.
func (d *Document) Journal(limit int) ([]assessment.Change, error) {
	if limit <= 0 {
		limit = -1
	}
	var changes []assessment.Change
	err := d.withFile(func(db *sql.DB, pending []item) error {
		saved, err := readChanges(db, limit)
		changes = newestFirst(changesIn(pending), saved)
		return refuseSQL(filepath.Base(d.path), err)
	})
	if err != nil {
		return nil, err
	}
	if limit > 0 && len(changes) > limit {
		changes = changes[:limit]
	}
	return changes, nil
}

// withFile lends f the connection, and the changes that are not in the file.
func (d *Document) withFile(f func(db *sql.DB, pending []item) error) error {
	if d.ReadOnly() {
		return f(d.reader, nil)
	}
	d.writer.file.Lock()
	defer d.writer.file.Unlock()
	return f(d.writer.db, d.writer.unwritten())
}

// change begins a change that is made now.
func (o Options) change(label string) assessment.Change {
	return assessment.Change{ID: o.NewID(), At: o.Now().UTC().Truncate(time.Millisecond), Who: o.Who, Label: label}
}
