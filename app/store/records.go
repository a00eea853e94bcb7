package store

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

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
	a, content, err := readFramework(q)
	if err != nil {
		return nil, content, err
	}
	var all []assessment.Op
	for _, kind := range recordKinds() {
		if there[string(kind)] == nil {
			continue // a file of an earlier version lacks the tables that came later
		}
		ops, err := readRecords(q, there, kind, &content)
		if err == nil {
			err = expectOnly(a, kind, ops)
		}
		if err != nil {
			return nil, content, fmt.Errorf("%s: %w", kind, err)
		}
		all = append(all, ops...)
	}
	// In one go, since records refer to one another.
	if _, err := a.Replay(all); err != nil {
		return nil, content, fmt.Errorf("records: %w", err)
	}
	return a, content, nil
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

// maxFramework is the largest framework that is read, in bytes: a hundred times
// the one that is built in.
const maxFramework = 4 << 20

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

// expectOnly makes sure that there is exactly one row for every record that is
// neither added nor removed; changes to it would otherwise go nowhere.
func expectOnly(a *assessment.Assessment, kind assessment.Kind, ops []assessment.Op) error {
	want := map[assessment.Kind]int{assessment.KindDocument: 1, assessment.KindStatement: len(a.Statements)}[kind]
	found := map[string]bool{}
	for _, op := range ops {
		found[op.ID] = true
	}
	if want > 0 && len(found) != want {
		return fmt.Errorf("%d rows where %d belong", len(found), want)
	}
	return nil
}

// readRecords returns the steps that make every record of a kind, and adds the
// records to the digest.
func readRecords(q querier, there tables, kind assessment.Kind, content *sum) ([]assessment.Op, error) {
	fields := assessment.Fields(kind)
	rows, err := q.Query("SELECT " + presentColumns(there, kind) + " FROM " + quoted(string(kind)))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	values := make([]string, 1+len(fields))
	targets := make([]any, len(values))
	for i := range values {
		targets[i] = &values[i]
	}
	var ops []assessment.Op
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			return nil, err
		}
		content.add(recordDigest(kind, values[0], fields, func(i int) string { return values[1+i] }))
		ops = append(ops, recordSteps(kind, values[0], fields, values[1:])...)
	}
	return ops, rows.Err()
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
