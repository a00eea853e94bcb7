package store

import (
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"github.com/google/uuid"
	sqlite3 "modernc.org/sqlite/lib"

	"ninefold/app/assessment"
	"ninefold/app/files"
)

// Create writes everything a holds into a new document file and opens it. The
// file appears whole or not at all. What it begins with is its journal's first
// change, "Create document", which cannot be undone. The document keeps an
// assessment of its own: a is only read.
//
// The error is CodeExists where there is a file already, CodeNotFound where
// there is no such folder, CodeReadOnly, CodeFile, or what Apply says of a
// value in a that is not allowed.
func Create(path string, a *assessment.Assessment, o Options) (*Document, error) {
	filled := o.filled()
	if a.ID == "" {
		return nil, assessment.Refuse(assessment.CodeInvalid, nil, "A new document needs an id.")
	}
	begun := filled.change("Create document")
	err := buildBeside(path, false, func(temporary string) error { return writeDocument(temporary, a, begun) })
	if err != nil {
		return nil, err
	}
	return Open(path, o)
}

// writeDocument makes a document file that holds what a holds, with begun as
// its journal's only change.
func writeDocument(path string, a *assessment.Assessment, begun assessment.Change) error {
	var err error
	begun.Replica, begun.Counter = uuid.NewString(), 1
	if begun.Ops, err = assessment.New(a.ID, "", a.Framework).Apply(contents(a)); err != nil {
		return err
	}
	db, err := connect(path, toBuild)
	if err != nil {
		return err
	}
	err = makeShape(db)
	if err == nil {
		err = transact(db, func(tx *sql.Tx) error {
			journal, err := newJournalWriter(tx, 0)
			if err != nil {
				return err
			}
			if err := writeEmpty(journal.rowWriter, a); err != nil {
				return err
			}
			if err := journal.write(begun); err != nil {
				return err
			}
			return writeRemembered(journal.rowWriter, a.Choices)
		})
	}
	return errors.Join(err, db.Close())
}

// SaveCopy writes the document as it is in memory, with its whole journal, to
// another file, which appears whole or not at all. The copy is the same
// document (it has the same id); this one stays open. An existing file is
// refused with CodeExists unless overwrite is true; the document's own file
// always is.
//
// It works while saving fails, too. Only where the file cannot be read any more
// does the copy begin a new journal.
func (d *Document) SaveCopy(path string, overwrite bool) error {
	if own, err := os.Stat(d.path); err == nil {
		if target, err := os.Stat(path); err == nil && os.SameFile(own, target) {
			return assessment.Refuse(assessment.CodeExists, nil, "%s is the document itself. Please choose another name for the copy.", filepath.Base(path))
		}
	}
	return buildBeside(path, overwrite, func(temporary string) error {
		if d.copyWithJournal(temporary) == nil {
			return nil
		}
		removeDatabase(temporary)
		return writeDocument(temporary, d.Snapshot(), d.options.change("Save a copy"))
	})
}

// copyWithJournal copies the file and adds what has not reached it yet. The
// copy must prove itself: the file may not be ours any more.
func (d *Document) copyWithJournal(path string) error {
	if d.State().Aside > 0 {
		return errTornApart // the file lacks what memory has
	}
	var waiting []item
	err := d.withFile(func(db *sql.DB, pending []item) error {
		waiting = pending
		if d.writer != nil {
			// Whoever goes on with the copy has a history that ends here.
			d.writer.sealed = d.writer.last.counter
		}
		_, err := db.Exec("VACUUM INTO ?", path)
		return err
	})
	if err != nil {
		return err
	}
	db, err := connect(path, toEdit)
	if err != nil {
		return err
	}
	if _, err = load(db, path, d.options.Replica); err == nil {
		err = writeItems(db, waiting, 0)
	}
	return errors.Join(err, db.Close())
}

// buildBeside has build write a new file beside path and then gives it path's
// name, so that there is never a half-written file of that name.
func buildBeside(path string, overwrite bool, build func(temporary string) error) (err error) {
	if err := checkTarget(path, overwrite); err != nil {
		return err
	}
	const begin, end = ".ninefold-", ".tmp"
	files.Sweep(filepath.Dir(path), begin, end)
	files.Sweep(filepath.Dir(path), begin, end+"-journal")
	temporary := filepath.Join(filepath.Dir(path), begin+uuid.NewString()+end)
	defer func() {
		if err != nil {
			removeDatabase(temporary)
			err = refusePlacing(filepath.Base(path), err)
		}
	}()
	if err := build(temporary); err != nil {
		return err
	}
	if err := syncFile(temporary); err != nil {
		return err
	}
	return place(temporary, path, overwrite)
}

// refusePlacing says in a sentence why a new file could not be made.
func refusePlacing(name string, err error) error {
	if files.Held(err) && assessment.ErrorCode(err) == "" {
		return inUseElsewhere(name, err)
	}
	return refuseSQL(name, err)
}

// checkTarget refuses a name at which no new file may appear.
func checkTarget(path string, overwrite bool) error {
	name, folder := filepath.Base(path), filepath.Dir(path)
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() && !info.IsDir() { // on Windows there is a "nul" in every folder
		if refused := files.CheckName(path); refused != nil {
			return refused
		}
	}
	switch {
	case err == nil && info.IsDir():
		return assessment.Refuse(assessment.CodeExists, nil, "%s is a folder. Please choose another name.", name)
	case err == nil && !overwrite:
		return alreadyThere(path, nil)
	case err == nil && info.Mode().Perm()&0o200 == 0:
		return assessment.Refuse(assessment.CodeReadOnly, nil, "%s is there already and is read-only. Please choose another name.", name)
	case err == nil:
		if err := checkFree(path); err != nil {
			return err
		}
	}
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return assessment.Refuse(assessment.CodeNotFound, err, "There is no folder %s.", folder)
	}
	if err := checkFolderWritable(folder); err != nil {
		return assessment.Refuse(assessment.CodeReadOnly, err, "The folder %s cannot be written to. Please choose another.", folder)
	}
	return nil
}

// place gives a finished file its name.
func place(temporary, path string, overwrite bool) error {
	if !overwrite {
		// Unlike a rename, a link never replaces a file that has just appeared.
		err := os.Link(temporary, path)
		if errors.Is(err, fs.ErrExist) {
			return alreadyThere(path, err)
		}
		if err == nil {
			return errors.Join(files.Remove(temporary), placed(path))
		}
		// Some drives have no links.
	}
	if overwrite {
		// Making the file took its time, in which somebody may have opened what has its
		// place: they would go on writing into a file without a name.
		if err := checkFree(path); err != nil {
			return err
		}
	}
	if err := files.Rename(temporary, path); err != nil {
		return err
	}
	return placed(path)
}

// placed takes away what a file that had the name before has left beside it,
// and not before its place is taken. Opening would see that such a journal is
// another file's (see settle), so a power cut in between harms nobody.
func placed(path string) error {
	if err := files.Remove(path + "-journal"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// checkFree refuses a document that is open elsewhere.
func checkFree(path string) error {
	if _, err := inspect(path); err != nil {
		return nil // no document, so nobody has it open as one
	}
	db, err := connect(path, toRead)
	if err != nil {
		return nil
	}
	defer db.Close()
	var objects int
	if err := db.QueryRow("SELECT count(*) FROM sqlite_schema").Scan(&objects); primaryCode(err) == sqlite3.SQLITE_BUSY {
		return refuseSQL(filepath.Base(path), err)
	}
	return nil
}

func alreadyThere(path string, cause error) error {
	return assessment.Refuse(assessment.CodeExists, cause, "%s is there already. Please choose another name.", filepath.Base(path))
}

// removeDatabase clears away what an attempt left. What cannot be removed is
// only clutter.
func removeDatabase(path string) {
	_ = os.Remove(path)
	_ = os.Remove(path + "-journal")
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// syncFolder makes a new name in the folder survive a power cut. Windows
// keeps names safe by itself and cannot sync a folder.
func syncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
