package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"ninefold/app/assessment"
)

// timeFormat is how the journal writes a moment: UTC, to the millisecond.
const timeFormat = "2006-01-02T15:04:05.000Z"

const journalColumns = "id, at, who, label, grp, undoes, ops"

// writeChange does a change to the rows and enters it in the journal.
func writeChange(w *rowWriter, c assessment.Change) error {
	for _, op := range c.Ops {
		if err := w.write(op); err != nil {
			return fmt.Errorf("%s %s %s: %w", op.Verb, op.Kind, op.ID, err)
		}
	}
	ops, err := json.Marshal(c.Ops)
	if err != nil {
		return err
	}
	return w.exec("INSERT INTO journal ("+journalColumns+", choices) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		c.ID, c.At.UTC().Format(timeFormat), c.Who, c.Label, c.Group, c.Undoes, string(ops), onlyChoices(c.Ops))
}

// onlyChoices tells whether nothing but remembered choices changed. Nobody
// looks for those under Undo.
func onlyChoices(ops []assessment.Op) bool {
	for _, op := range ops {
		if op.Kind != assessment.KindChoice {
			return false
		}
	}
	return len(ops) > 0
}

// readHistory rebuilds what can be undone and redone. It leaves the steps
// themselves in the file until they are asked for.
func readHistory(q querier) (*history, error) {
	rows, err := q.Query("SELECT id, label, grp, undoes, choices FROM journal ORDER BY seq")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	h := &history{}
	for creation := true; rows.Next(); creation = false {
		var m made
		var undoes string
		var choices bool
		if err := rows.Scan(&m.id, &m.label, &m.group, &undoes, &choices); err != nil {
			return nil, err
		}
		if !creation && !choices {
			h.record(m, undoes)
		}
	}
	return h, rows.Err()
}

// readChanges returns up to limit changes, the newest first; all of them where
// limit is negative.
func readChanges(q querier, limit int) ([]assessment.Change, error) {
	rows, err := q.Query("SELECT "+journalColumns+" FROM journal ORDER BY seq DESC LIMIT ?", limit)
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
	return scanChange(q.QueryRow("SELECT "+journalColumns+" FROM journal WHERE id = ?", id))
}

func scanChange(row interface{ Scan(...any) error }) (c assessment.Change, err error) {
	var at, ops string
	if err := row.Scan(&c.ID, &at, &c.Who, &c.Label, &c.Group, &c.Undoes, &ops); err != nil {
		return c, err
	}
	if c.At, err = time.Parse(timeFormat, at); err != nil {
		return c, err
	}
	return c, json.Unmarshal([]byte(ops), &c.Ops)
}

// lastChange returns the id of the newest change in the file, or "".
func lastChange(q querier) (id string, err error) {
	err = q.QueryRow("SELECT id FROM journal ORDER BY seq DESC LIMIT 1").Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return id, err
}
