package store

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"ninefold/app/assessment"
)

// timeFormat is how the journal writes a moment: UTC, to the millisecond.
const timeFormat = "2006-01-02T15:04:05.000Z"

// mark says how far a journal goes: the last change in it by the copy that
// made it and that copy's count.
type mark struct {
	replica string
	counter int64
}

func markOf(c assessment.Change) mark { return mark{c.Replica, c.Counter} }

// sameBout tells whether two changes, made one after the other, are parts of
// one bout, such as the pauses while somebody types: they are undone in one go
// and take one row.
func sameBout(x, y assessment.Change) bool {
	return x.Group != "" && x.Group == y.Group && x.Label == y.Label && x.Who == y.Who &&
		x.Undoes == "" && y.Undoes == "" && x.Replica == y.Replica
}

// joined returns two parts of one bout as one change, under the id of the first.
func joined(x, y assessment.Change) assessment.Change {
	x.At, x.Counter = y.At, y.Counter
	x.Ops = assessment.Combine(x.Ops, y.Ops)
	return x
}

// inBouts returns changes with the parts of each bout joined.
func inBouts(changes []assessment.Change) []assessment.Change {
	var bouts []assessment.Change
	for _, c := range changes {
		if n := len(bouts); n > 0 && sameBout(bouts[n-1], c) {
			bouts[n-1] = joined(bouts[n-1], c)
			continue
		}
		bouts = append(bouts, c)
	}
	return bouts
}

// journalWriter enters changes in the journal within one transaction, together
// with the rows they change.
type journalWriter struct {
	*rowWriter
	sealed  int64 // a bout up to this count of the present copy takes no more
	last    row   // the newest row; its id is "" in an empty journal
	seq     int64 // of the newest row
	replica map[string]int64
}

func newJournalWriter(tx *sql.Tx, sealed int64) (*journalWriter, error) {
	w := &journalWriter{rowWriter: newRowWriter(tx), sealed: sealed, replica: map[string]int64{}}
	err := tx.QueryRow("SELECT seq, id, at, who, label, grp, undoes, replica, counter, content, digest FROM journal ORDER BY seq DESC LIMIT 1").
		Scan(&w.seq, &w.last.id, &w.last.at, &w.last.who, &w.last.label, &w.last.grp, &w.last.undoes, &w.last.replica, &w.last.counter, &w.last.content, &w.last.digest)
	if errors.Is(err, sql.ErrNoRows) {
		return w, nil
	}
	if err != nil {
		return nil, err
	}
	w.sum, err = sumFrom(w.last.content)
	return w, err
}

// write does a change to the rows and enters it in the journal: as a row of its
// own, or in the newest row where that is the same bout.
func (w *journalWriter) write(c assessment.Change) error {
	for _, op := range c.Ops {
		if err := w.step(op); err != nil {
			return fmt.Errorf("%s %s %s: %w", op.Verb, op.Kind, op.ID, err)
		}
	}
	return w.enter(c)
}

// enter puts a change whose steps have been done into the journal.
func (w *journalWriter) enter(c assessment.Change) error {
	number, err := w.numberOf(c.Replica)
	if err != nil {
		return err
	}
	before := w.last.digest
	extend := false
	if w.last.id != "" && w.last.replica == number && w.last.counter > w.sealed && c.Counter > w.last.counter {
		newest := assessment.Change{Who: w.last.who, Label: w.last.label, Group: w.last.grp, Undoes: w.last.undoes, Replica: c.Replica}
		extend = sameBout(newest, c)
	}
	if extend {
		if c, before, err = w.extended(c); err != nil {
			return err
		}
	}
	ops := c.Ops
	if ops == nil {
		ops = []assessment.Op{}
	}
	r := row{
		id: c.ID, at: c.At.UTC().Format(timeFormat), who: c.Who, label: c.Label, grp: c.Group, undoes: c.Undoes,
		replica: number, copy: c.Replica, counter: c.Counter, content: w.sum.bytes(),
	}
	if r.ops, err = json.Marshal(ops); err != nil {
		return err
	}
	r.digest = r.chained(before)
	if extend {
		err = w.exec("UPDATE journal SET at = ?, counter = ?, content = ?, digest = ?, ops = ? WHERE seq = ?",
			r.at, r.counter, r.content, r.digest, string(r.ops), w.seq)
	} else {
		w.seq++
		err = w.exec("INSERT INTO journal (seq, id, at, who, label, grp, undoes, replica, counter, content, digest, ops) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			w.seq, r.id, r.at, r.who, r.label, r.grp, r.undoes, r.replica, r.counter, r.content, r.digest, string(r.ops))
	}
	w.last = r
	return err
}

// extended returns a change joined to the bout in the newest row, and the
// digest of the row before that.
func (w *journalWriter) extended(c assessment.Change) (assessment.Change, []byte, error) {
	begun := assessment.Change{ID: w.last.id, Who: c.Who, Label: c.Label, Group: c.Group, Replica: c.Replica}
	var ops string
	if err := w.tx.QueryRow("SELECT ops FROM journal WHERE seq = ?", w.seq).Scan(&ops); err != nil {
		return c, nil, err
	}
	if err := json.Unmarshal([]byte(ops), &begun.Ops); err != nil {
		return c, nil, err
	}
	var before []byte
	err := w.tx.QueryRow("SELECT digest FROM journal WHERE seq < ? ORDER BY seq DESC LIMIT 1", w.seq).Scan(&before)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return joined(begun, c), before, err
}

// numberOf returns a copy's number in the table of replicas, where it is
// entered if it is new.
func (w *journalWriter) numberOf(replica string) (number int64, err error) {
	if number, known := w.replica[replica]; known {
		return number, nil
	}
	err = w.tx.QueryRow("SELECT seq FROM replica WHERE id = ?", replica).Scan(&number)
	if errors.Is(err, sql.ErrNoRows) {
		if err = w.exec("INSERT INTO replica (id) VALUES (?)", replica); err == nil {
			err = w.tx.QueryRow("SELECT seq FROM replica WHERE id = ?", replica).Scan(&number)
		}
	}
	w.replica[replica] = number
	return number, err
}

// readReplicas returns the ids of the copies by their numbers.
func readReplicas(q querier) (map[int64]string, error) {
	rows, err := q.Query("SELECT seq, id FROM replica")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	copies := map[int64]string{}
	for rows.Next() {
		var number int64
		var id string
		if err := rows.Scan(&number, &id); err != nil {
			return nil, err
		}
		if copies[number] = id; len(copies) > maxChanges {
			return nil, errTooMuch
		}
	}
	return copies, rows.Err()
}

// readHistory reads the journal from its beginning, makes sure that it is whole,
// and rebuilds what can be undone and redone. It returns the digest of all records
// that the journal ends with. The steps themselves stay in the file until they are
// asked for, but for those that somebody may take back at once.
func readHistory(q querier) (*history, sum, error) {
	copies, err := readReplicas(q)
	if err != nil {
		return nil, sum{}, err
	}
	rows, err := q.Query("SELECT id, at, who, label, grp, undoes, replica, counter, content, digest, CAST(ops AS BLOB) FROM journal ORDER BY seq")
	if err != nil {
		return nil, sum{}, err
	}
	defer rows.Close()
	h := &history{}
	var (
		c           chainer
		before, end []byte
		creation    = true
	)
	for n := 0; rows.Next(); creation = false {
		if n++; n > maxChanges {
			return nil, sum{}, errTooMuch
		}
		var r row
		var content, digest, ops sql.RawBytes
		if err := rows.Scan(&r.id, &r.at, &r.who, &r.label, &r.grp, &r.undoes, &r.replica, &r.counter, &content, &digest, &ops); err != nil {
			return nil, sum{}, err
		}
		r.content, r.digest, r.ops, r.copy = content, digest, ops, copies[r.replica]
		chained := c.chained(&r, before)
		if !bytes.Equal(r.digest, chained) {
			return nil, sum{}, fmt.Errorf("%w: the row of %s", errTornApart, r.at)
		}
		before, end = chained, append(end[:0], content...)
		if !creation {
			h.record(made{id: r.id, label: r.label, group: r.grp}, r.undoes)
		}
	}
	if err := rows.Err(); err != nil {
		return nil, sum{}, err
	}
	content, err := sumFrom(end) // of an empty journal it is no sum
	if err != nil {
		return nil, sum{}, err
	}
	return h, content, readAhead(q, h.wanting())
}

// readAheadBytes is how much of the newest steps is kept ready for undo.
const readAheadBytes = 2 << 20

// readAhead reads the steps of the changes given, until enough is read.
func readAhead(q querier, wanting []*made) error {
	size := 0
	for _, m := range wanting {
		var ops []byte
		if err := q.QueryRow("SELECT ops FROM journal WHERE id = ?", m.id).Scan(&ops); err != nil {
			return err
		}
		if size += len(ops); size > readAheadBytes {
			return nil
		}
		if err := json.Unmarshal(ops, &m.ops); err != nil {
			return err
		}
	}
	return nil
}

const changeColumns = "j.id, j.at, j.who, j.label, j.grp, j.undoes, r.id, j.counter, j.ops FROM journal j JOIN replica r ON r.seq = j.replica"

// readChanges returns up to limit changes, the newest first; all of them where
// limit is negative.
func readChanges(q querier, limit int) ([]assessment.Change, error) {
	rows, err := q.Query("SELECT "+changeColumns+" ORDER BY j.seq DESC LIMIT ?", limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var changes []assessment.Change
	for rows.Next() {
		c, err := scanChange(rows)
		if err != nil {
			return nil, err
		}
		changes = append(changes, c)
	}
	return changes, rows.Err()
}

// readChange returns the change with this id.
func readChange(q querier, id string) (assessment.Change, error) {
	return scanChange(q.QueryRow("SELECT "+changeColumns+" WHERE j.id = ?", id))
}

func scanChange(row interface{ Scan(...any) error }) (c assessment.Change, err error) {
	var at, ops string
	if err := row.Scan(&c.ID, &at, &c.Who, &c.Label, &c.Group, &c.Undoes, &c.Replica, &c.Counter, &ops); err != nil {
		return c, err
	}
	if c.At, err = time.Parse(timeFormat, at); err != nil {
		return c, err
	}
	return c, json.Unmarshal([]byte(ops), &c.Ops)
}

// lastChange returns how far the journal in the file goes.
func lastChange(q querier) (m mark, err error) {
	err = q.QueryRow("SELECT r.id, j.counter FROM journal j JOIN replica r ON r.seq = j.replica ORDER BY j.seq DESC LIMIT 1").Scan(&m.replica, &m.counter)
	if errors.Is(err, sql.ErrNoRows) {
		return mark{}, nil
	}
	return m, err
}

// countOf returns how many changes a copy has made by the file's account.
func countOf(q querier, replica string) (n int64, err error) {
	err = q.QueryRow("SELECT coalesce(max(j.counter), 0) FROM journal j JOIN replica r ON r.seq = j.replica WHERE r.id = ?", replica).Scan(&n)
	return n, err
}

// newestFirst returns changes that wait to be saved and changes from the file
// as one journal, the newest first, with the parts of a bout joined.
func newestFirst(waiting, saved []assessment.Change) []assessment.Change {
	waiting = inBouts(waiting)
	if len(waiting) > 0 && len(saved) > 0 && sameBout(saved[0], waiting[0]) {
		waiting[0] = joined(saved[0], waiting[0])
		saved = saved[1:]
	}
	slices.Reverse(waiting)
	return append(waiting, saved...)
}
