package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"ninefold/app/assessment"
)

// recordKinds are the kinds that have a table.
func recordKinds() []assessment.Kind {
	var kinds []assessment.Kind
	for _, spec := range assessment.Kinds() {
		kinds = append(kinds, spec.Kind)
	}
	return kinds
}

// readAssessment reads the whole document from the tables that are there, checks
// every value in it as if somebody had just typed it, and returns the digest of
// what it read.
func readAssessment(q querier, there tables) (*assessment.Assessment, sum, error) {
	reading, err := beginReading(q, there)
	if err != nil {
		return nil, sum{}, err
	}
	return reading.done()
}

// reading is the document on its way from the tables into memory. The rows are
// read one after the other; meanwhile they are digested and checked, which takes
// as long, on a goroutine of its own.
type reading struct {
	a       *assessment.Assessment
	content sum
	read    int // records so far, and bytes of them
	bytes   int
	batches chan batch
	ended   chan struct{} // closed when there is nothing left to do
	err     error         // the first thing that is wrong with a record
}

// batch is some records of one kind, each with its id and the texts of all its
// fields in one.
type batch struct {
	kind    assessment.Kind
	records []string
}

const (
	mostInBatch = 256
	// boundary stands between the texts of a record. No field can hold it.
	boundary = "\x00"
)

// beginReading reads all rows. What is wrong with what they say is told by done.
func beginReading(q querier, there tables) (*reading, error) {
	a, content, err := readFramework(q)
	if err != nil {
		return nil, err
	}
	r := &reading{a: a, content: content, batches: make(chan batch, 4), ended: make(chan struct{})}
	go r.take()
	defer close(r.batches)
	for _, kind := range recordKinds() {
		if there[string(kind)] == nil {
			continue // a file of an earlier version lacks the tables that came later
		}
		if err := r.readRecords(q, there, kind); err != nil {
			return nil, fmt.Errorf("%s: %w", kind, err)
		}
	}
	return r, nil
}

// done waits for the records that were read, and returns the document and its
// digest.
func (r *reading) done() (*assessment.Assessment, sum, error) {
	<-r.ended
	if r.err != nil {
		return nil, r.content, fmt.Errorf("records: %w", r.err)
	}
	return r.a, r.content, nil
}

// readRecords reads the records of a kind.
func (r *reading) readRecords(q querier, there tables, kind assessment.Kind) error {
	rows, err := q.Query("SELECT concat_ws(char(0), " + presentColumns(there, kind) + ") FROM " + quoted(string(kind)))
	if err != nil {
		return err
	}
	defer rows.Close()
	next := batch{kind: kind}
	send := func() bool {
		select {
		case r.batches <- next:
			next.records = nil
			return true
		case <-r.ended:
			return false // something is wrong with a record, and the rest is not wanted
		}
	}
	for rows.Next() {
		var record string
		if err := rows.Scan(&record); err != nil {
			return err
		}
		r.read++
		if r.bytes += len(record); r.read > maxRecords || r.bytes > maxValue {
			return errTooMuch
		}
		if next.records = append(next.records, record); len(next.records) == mostInBatch && !send() {
			return nil
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if len(next.records) > 0 {
		send()
	}
	return nil
}

// take digests and checks the records that are read, until there are no more or
// something is wrong with one.
func (r *reading) take() {
	defer close(r.ended)
	var d digester
	into := r.a.Restore()
	found := map[assessment.Ref]bool{} // of the records that are there from the start
	for b := range r.batches {
		fields := assessment.Fields(b.kind)
		values := make([]string, 1+len(fields))
		fixed := !addable(b.kind)
		for _, record := range b.records {
			if r.err = split(record, values); r.err != nil {
				return
			}
			id := values[0]
			r.content.add(d.record(b.kind, id, fields, func(i int) string { return values[1+i] }))
			if r.err = into.Record(b.kind, id, values[1:]); r.err != nil {
				return
			}
			if fixed {
				found[assessment.Ref{Kind: b.kind, ID: id}] = true
			}
		}
	}
	if r.err = expectFixed(r.a, found); r.err == nil {
		r.err = into.Done()
	}
}

// split parts a record into its texts, of which there must be as many as values.
func split(record string, values []string) error {
	for i := range values {
		value, rest, more := strings.Cut(record, boundary)
		if more != (i < len(values)-1) {
			return errors.New("a record has not as many values as its kind has fields")
		}
		values[i], record = value, rest
	}
	return nil
}

// presentColumns lists the columns of a kind's table, and nothing in the place
// of one that came later: a file of an earlier version, which is read while it
// is brought up to date, lacks it.
func presentColumns(there tables, kind assessment.Kind) string {
	names := []string{"id"}
	for _, f := range assessment.Fields(kind) {
		name := "''"
		if slices.Contains(there[string(kind)], string(f.Field)) {
			name = quoted(string(f.Field))
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

// Limits on what a document holds, above any that was seen: what says that it
// holds more was not made by people.
const (
	maxFramework = 1 << 20   // bytes of the framework: forty times the one that is built in
	maxValue     = 64 << 20  // bytes of one row, such as a change that brings in the largest source; and of all records
	maxRecords   = 250_000   // of all kinds: ten times those of the largest council, for ten years
	maxChanges   = 2_000_000 // rows of the journal
)

// errTooMuch is the cause where a file holds more than a document does.
var errTooMuch = errors.New("the file holds more than a document does")

// bounded has the connection refuse a row of more bytes than a document has,
// before it is taken into memory.
func bounded(db *sql.DB) error {
	c, err := db.Conn(context.Background())
	if err != nil {
		return err
	}
	_, err = sqlite.Limit(c, sqlite3.SQLITE_LIMIT_LENGTH, maxValue)
	return errors.Join(err, c.Close()) // it goes back to those that wait: there is one
}

// readFramework returns an empty assessment against the document's framework,
// and the digest of that.
func readFramework(q querier) (a *assessment.Assessment, content sum, err error) {
	var name, id string
	var file []byte
	var size int64
	if err := q.QueryRow("SELECT length(file) FROM framework").Scan(&size); err != nil {
		return nil, content, fmt.Errorf("framework: %w", err)
	}
	if size > maxFramework {
		return nil, content, fmt.Errorf("framework: it has %d bytes", size)
	}
	if err := q.QueryRow("SELECT id, file FROM framework").Scan(&name, &file); err != nil {
		return nil, content, fmt.Errorf("framework: %w", err)
	}
	framework, err := assessment.LoadFramework(name, file)
	if err != nil {
		return nil, content, fmt.Errorf("framework: %w", err)
	}
	content.add(frameworkDigest(name, file))
	if err := q.QueryRow("SELECT id FROM document").Scan(&id); err != nil {
		return nil, content, fmt.Errorf("document: %w", err)
	}
	return assessment.New(id, "", framework), content, nil
}

// expectFixed makes sure that there is a row for every record that is neither
// added nor removed; changes to it would otherwise go nowhere.
func expectFixed(a *assessment.Assessment, found map[assessment.Ref]bool) error {
	for _, spec := range assessment.Kinds() {
		if !spec.Fixed {
			continue
		}
		for _, id := range a.IDs(spec.Kind) {
			if !found[assessment.Ref{Kind: spec.Kind, ID: id}] {
				return fmt.Errorf("the %s %s is missing", spec.Name, id)
			}
		}
	}
	return nil
}

// recordSteps returns the steps that give a record its values: one that adds
// it, or one for each field where the record is there from the start.
func recordSteps(kind assessment.Kind, id string, fields []assessment.FieldSpec, values []string) []assessment.Op {
	if addable(kind) {
		record := make(map[assessment.Field]string, len(fields))
		for i, f := range fields {
			if values[i] != "" {
				record[f.Field] = values[i]
			}
		}
		return []assessment.Op{{Kind: kind, ID: id, Verb: assessment.Add, Record: record}}
	}
	ops := make([]assessment.Op, len(fields))
	for i, f := range fields {
		ops[i] = assessment.Op{Kind: kind, ID: id, Verb: assessment.Set, Field: f.Field, After: values[i]}
	}
	return ops
}

// addable tells whether records of a kind come and go.
func addable(kind assessment.Kind) bool {
	spec, known := assessment.KindOf(kind)
	return known && !spec.Fixed
}

// contents returns the steps that make everything a holds from an empty
// assessment with the same id and framework.
func contents(a *assessment.Assessment) []assessment.Op {
	var ops []assessment.Op
	for ref := range a.All() {
		fields := assessment.Fields(ref.Kind)
		filled, _ := a.ValuesOf(ref)
		values := make([]string, len(fields))
		for i, f := range fields {
			values[i] = filled[f.Field]
		}
		ops = append(ops, recordSteps(ref.Kind, ref.ID, fields, values)...)
	}
	return ops
}

// writeEmpty writes the rows of an assessment in which nothing has been done
// yet: those that its changes will find there.
func writeEmpty(w *rowWriter, a *assessment.Assessment) error {
	empty := assessment.New(a.ID, "", a.Framework)
	if err := w.exec("INSERT INTO framework (id, file) VALUES (?, ?)", a.Framework.ID, a.Framework.File()); err != nil {
		return err
	}
	w.sum.add(frameworkDigest(a.Framework.ID, a.Framework.File()))
	for ref := range empty.All() {
		values, _ := empty.ValuesOf(ref)
		if err := w.insert(ref.Kind, ref.ID, values); err != nil {
			return err
		}
	}
	return nil
}

// rowWriter does changes to the rows within one transaction, and keeps the
// digest of all rows up to date.
type rowWriter struct {
	tx       *sql.Tx
	prepared map[string]*sql.Stmt
	sum      sum
}

func newRowWriter(tx *sql.Tx) *rowWriter {
	return &rowWriter{tx: tx, prepared: map[string]*sql.Stmt{}}
}

// errNoRow means that the rows and the assessment in memory have come apart.
var errNoRow = errors.New("the row to be changed is not there")

// step does one step to the rows.
func (w *rowWriter) step(op assessment.Op) error {
	if op.Verb == assessment.Add {
		return w.insert(op.Kind, op.ID, op.Record)
	}
	fields := assessment.Fields(op.Kind)
	values, err := w.read(op.Kind, op.ID)
	if err != nil {
		return err
	}
	digest := func() [32]byte {
		return recordDigest(op.Kind, op.ID, fields, func(i int) string { return values[i] })
	}
	w.sum.sub(digest())
	table := quoted(string(op.Kind))
	if op.Verb == assessment.Remove {
		return w.exec("DELETE FROM "+table+" WHERE id = ?", op.ID)
	}
	at := slices.IndexFunc(fields, func(f assessment.FieldSpec) bool { return f.Field == op.Field })
	if at < 0 {
		return errNoRow
	}
	if op.Verb == assessment.Set {
		values[at] = op.After
	} else if values[at], err = op.Spliced(values[at]); err != nil {
		return err
	}
	w.sum.add(digest())
	return w.exec("UPDATE "+table+" SET "+quoted(string(op.Field))+" = ? WHERE id = ?", values[at], op.ID)
}

// read returns the values of a record's row.
func (w *rowWriter) read(kind assessment.Kind, id string) ([]string, error) {
	statement, err := w.prepare("SELECT " + columns(kind) + " FROM " + quoted(string(kind)) + " WHERE id = ?")
	if err != nil {
		return nil, err
	}
	values := make([]string, 1+len(assessment.Fields(kind)))
	targets := make([]any, len(values))
	for i := range values {
		targets[i] = &values[i]
	}
	err = statement.QueryRow(id).Scan(targets...)
	if errors.Is(err, sql.ErrNoRows) {
		err = errNoRow
	}
	return values[1:], err
}

func (w *rowWriter) insert(kind assessment.Kind, id string, record map[assessment.Field]string) error {
	fields := assessment.Fields(kind)
	args := []any{id}
	for _, f := range fields {
		args = append(args, record[f.Field])
	}
	w.sum.add(recordDigest(kind, id, fields, func(i int) string { return record[fields[i].Field] }))
	marks := strings.TrimSuffix(strings.Repeat("?, ", len(args)), ", ")
	return w.exec("INSERT INTO "+quoted(string(kind))+" ("+columns(kind)+") VALUES ("+marks+")", args...)
}

func (w *rowWriter) prepare(query string) (*sql.Stmt, error) {
	statement := w.prepared[query]
	if statement == nil {
		var err error
		if statement, err = w.tx.Prepare(query); err != nil {
			return nil, err
		}
		w.prepared[query] = statement
	}
	return statement, nil
}

// exec runs a statement that must change exactly one row.
func (w *rowWriter) exec(query string, args ...any) error {
	statement, err := w.prepare(query)
	if err != nil {
		return err
	}
	result, err := statement.Exec(args...)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n != 1 {
		return errors.Join(errNoRow, err)
	}
	return nil
}

// columns lists the columns of a kind's table: its id and its fields.
func columns(kind assessment.Kind) string {
	names := []string{"id"}
	for _, f := range assessment.Fields(kind) {
		names = append(names, quoted(string(f.Field)))
	}
	return strings.Join(names, ", ")
}
