package store

import (
	"database/sql"
	"errors"
	"fmt"
	"maps"
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
	return append(kinds, assessment.KindChoice)
}

// readAssessment reads the whole document and checks every value in it as if
// somebody had just typed it.
func readAssessment(q querier) (*assessment.Assessment, error) {
	var name string
	var file []byte
	if err := q.QueryRow("SELECT id, file FROM framework").Scan(&name, &file); err != nil {
		return nil, fmt.Errorf("framework: %w", err)
	}
	framework, err := assessment.LoadFramework(name, file)
	if err != nil {
		return nil, err
	}
	var id string
	if err := q.QueryRow("SELECT id FROM document").Scan(&id); err != nil {
		return nil, fmt.Errorf("document: %w", err)
	}
	a := assessment.New(id, "", framework)
	var all []assessment.Op
	for _, kind := range recordKinds() {
		ops, err := readRecords(q, kind)
		if err == nil {
			err = expectOnly(a, kind, ops)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", kind, err)
		}
		all = append(all, ops...)
	}
	// In one go, since records refer to one another.
	if _, err := a.Apply(all); err != nil {
		return nil, err
	}
	return a, nil
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

// readRecords returns the steps that make every record of a kind.
func readRecords(q querier, kind assessment.Kind) ([]assessment.Op, error) {
	fields := assessment.Fields(kind)
	rows, err := q.Query("SELECT " + columns(kind) + " FROM " + quoted(string(kind)))
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
	for _, key := range slices.Sorted(maps.Keys(a.Choices)) {
		ops = append(ops, assessment.Op{Kind: assessment.KindChoice, ID: key, Verb: assessment.Set, Field: assessment.FieldValue, After: a.Choices[key]})
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
	if err := w.insert(assessment.KindDocument, empty.ID, assessment.Values(assessment.KindDocument, empty)); err != nil {
		return err
	}
	for _, s := range empty.Statements {
		if err := w.insert(assessment.KindStatement, s.Code, assessment.Values(assessment.KindStatement, s)); err != nil {
			return err
		}
	}
	return nil
}

// rowWriter does changes to the rows within one transaction.
type rowWriter struct {
	tx       *sql.Tx
	prepared map[string]*sql.Stmt
}

func newRowWriter(tx *sql.Tx) *rowWriter {
	return &rowWriter{tx: tx, prepared: map[string]*sql.Stmt{}}
}

// errNoRow means that the rows and the assessment in memory have come apart.
var errNoRow = errors.New("the row to be changed is not there")

// write does one step to the rows.
func (w *rowWriter) write(op assessment.Op) error {
	table := quoted(string(op.Kind))
	switch {
	case op.Kind == assessment.KindChoice && op.After == "":
		return w.exec("DELETE FROM choice WHERE id = ?", op.ID)
	case op.Kind == assessment.KindChoice:
		return w.exec("INSERT INTO choice (id, value) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET value = excluded.value", op.ID, op.After)
	case op.Verb == assessment.Splice:
		return w.splice(table, quoted(string(op.Field)), op)
	case op.Verb == assessment.Set:
		return w.exec("UPDATE "+table+" SET "+quoted(string(op.Field))+" = ? WHERE id = ?", op.After, op.ID)
	case op.Verb == assessment.Add:
		return w.insert(op.Kind, op.ID, op.Record)
	default:
		return w.exec("DELETE FROM "+table+" WHERE id = ?", op.ID)
	}
}

// splice changes a stretch of a text in its row.
func (w *rowWriter) splice(table, column string, op assessment.Op) error {
	var text string
	if err := w.tx.QueryRow("SELECT "+column+" FROM "+table+" WHERE id = ?", op.ID).Scan(&text); err != nil {
		return errors.Join(errNoRow, err)
	}
	text, err := op.Spliced(text)
	if err != nil {
		return err
	}
	return w.exec("UPDATE "+table+" SET "+column+" = ? WHERE id = ?", text, op.ID)
}

func (w *rowWriter) insert(kind assessment.Kind, id string, record map[assessment.Field]string) error {
	args := []any{id}
	for _, f := range assessment.Fields(kind) {
		args = append(args, record[f.Field])
	}
	marks := strings.TrimSuffix(strings.Repeat("?, ", len(args)), ", ")
	return w.exec("INSERT INTO "+quoted(string(kind))+" ("+columns(kind)+") VALUES ("+marks+")", args...)
}

// exec runs a statement that must change exactly one row.
func (w *rowWriter) exec(query string, args ...any) error {
	statement := w.prepared[query]
	if statement == nil {
		var err error
		if statement, err = w.tx.Prepare(query); err != nil {
			return err
		}
		w.prepared[query] = statement
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
