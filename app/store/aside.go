package store

import (
	"errors"
	"path/filepath"

	sqlite3 "modernc.org/sqlite/lib"

	"ninefold/app/assessment"
)

// neverTaken tells whether SQLite will refuse a change however often it is
// tried: not the disk is at fault, but what is to be written.
func neverTaken(err error) bool {
	switch primaryCode(err) {
	case sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_MISMATCH:
		return true
	}
	// The rows are not what the change was made to, because of one set aside.
	return errors.Is(err, errNoRow) || assessment.ErrorCode(err) == assessment.CodeInvalid
}

// writeOrSetAside saves a batch, and returns what of it the file will never
// take, so that it does not stop what comes after it.
func (w *writer) writeOrSetAside(batch []item) (refused []assessment.Change, err error) {
	err = writeItems(w.db, batch, w.sealed)
	if !neverTaken(err) {
		return nil, err
	}
	for _, i := range batch {
		switch err := writeItems(w.db, []item{i}, w.sealed); {
		case neverTaken(err):
			refused = append(refused, i.change)
		case err != nil:
			return nil, err
		}
	}
	return refused, nil
}

// setAside keeps changes that the file will never take, and says so from now
// on. They are in memory, so a copy saved from there has them.
func (w *writer) setAside(refused []assessment.Change) {
	if len(refused) == 0 {
		return
	}
	w.state.Lock()
	defer w.state.Unlock()
	w.aside = append(w.aside, refused...)
	w.saved.Aside = len(w.aside)
}

// asideError is the sentence for changes that have been set aside, or nil.
func (w *writer) asideError() error {
	w.state.Lock()
	aside := w.aside
	w.state.Unlock()
	if len(aside) == 0 {
		return nil
	}
	return assessment.Refuse(assessment.CodeFile, nil,
		"%s cannot take “%s”, made at %s. Everything else is saved, and this is kept in the window: please save a copy of the document and go on with that.",
		filepath.Base(w.path), aside[0].Label, aside[0].At.Local().Format("15:04"))
}
