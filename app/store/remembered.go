package store

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"ninefold/app/assessment"
)

// Remember keeps choices with the document for its users, such as the committee
// of the last export; an empty value forgets one. Remembering is no change to
// the document: it is not in the journal and nothing that undo could take back.
// The error is what is wrong with a key or value, or CodeReadOnly; then nothing
// is remembered.
func (d *Document) Remember(choices map[string]string) error {
	if err := d.writable(); err != nil {
		return err
	}
	for _, key := range slices.Sorted(maps.Keys(choices)) {
		if err := assessment.CheckChoice(key, choices[key]); err != nil {
			return err
		}
	}
	news := maps.Clone(choices)
	d.guard.Lock()
	maps.DeleteFunc(news, func(key, value string) bool { return d.assessment.Choices[key] == value })
	for key, value := range news {
		_ = d.assessment.Remember(key, value) // checked above, all before the first
	}
	d.guard.Unlock()
	if len(news) == 0 {
		return nil
	}
	d.writer.put(item{remembered: news})
	d.changes.tell(Event{Remembered: news})
	return nil
}

// writeRemembered puts choices into the file.
func writeRemembered(w *rowWriter, choices map[string]string) error {
	for _, key := range slices.Sorted(maps.Keys(choices)) {
		statement, err := w.prepare("DELETE FROM remembered WHERE id = ?")
		if err != nil {
			return err
		}
		if _, err := statement.Exec(key); err != nil {
			return err
		}
		if value := choices[key]; value != "" {
			if err := w.exec("INSERT INTO remembered (id, value, digest) VALUES (?, ?, ?)", key, value, rememberedDigest(key, value)); err != nil {
				return err
			}
		}
	}
	return nil
}

// readRemembered reads the choices, each of which must be whole.
func readRemembered(q querier) (map[string]string, error) {
	rows, err := q.Query("SELECT id, value, digest FROM remembered")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	choices := map[string]string{}
	for rows.Next() {
		var id, value string
		var digest []byte
		if err := rows.Scan(&id, &value, &digest); err != nil {
			return nil, err
		}
		if err := assessment.CheckChoice(id, value); err != nil {
			return nil, err
		}
		if !bytes.Equal(digest, rememberedDigest(id, value)) {
			return nil, fmt.Errorf("%w: what is remembered", errTornApart)
		}
		if choices[id] = value; len(choices) > maxRecords {
			return nil, errTooMuch
		}
	}
	return choices, rows.Err()
}
