package store

import (
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	sqlite3 "modernc.org/sqlite/lib"

	"ninefold/app/assessment"
)

// Open opens the document at path and reads it whole. A change that a killed
// program left half written is taken back first, and a document of an older
// shape is brought up to date after a copy of it was put beside it.
//
// A file that cannot be opened is left as it is, byte for byte. The error is
// CodeNotFound (no such file), CodeFile (not a document, empty, cut short,
// damaged, changed by another program, or out of reach), CodeNewer, CodeBusy
// (open elsewhere) or CodeReadOnly (Options.ReadOnly opens it nevertheless).
func Open(path string, o Options) (*Document, error) {
	o = o.filled()
	version, err := inspect(path)
	if err != nil {
		return nil, err
	}
	if o.ReadOnly {
		return openToRead(path, version, o)
	}
	if err := checkWritable(path); err != nil {
		return nil, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, refuseLoading(path, err)
	}
	db, err := connect(path, toEdit)
	if err != nil {
		return nil, refuseLoading(path, err)
	}
	content, err := load(db, path)
	if err != nil {
		return nil, refuseLoading(path, errors.Join(err, db.Close()))
	}
	d := newDocument(path, o, content)
	d.writer = newWriter(path, db, info, content.last, o, d.saves.tell)
	return d, nil
}

// openToRead opens a document without writing to it or its folder. Where it
// would have to be mended or brought up to date first, that is done to a
// private copy.
func openToRead(path string, version int, o Options) (*Document, error) {
	var content *content
	db, err := connect(path, toRead)
	if err == nil && version == latestVersion() {
		if content, err = load(db, path); err == nil {
			d := newDocument(path, o, content)
			d.reader = db
			return d, nil
		}
	}
	if db != nil {
		err = errors.Join(err, db.Close())
	}
	if err != nil && !needsRecovery(err) {
		return nil, refuseLoading(path, err)
	}
	return openPrivateCopy(path, o)
}

func openPrivateCopy(path string, o Options) (d *Document, err error) {
	folder, err := os.MkdirTemp("", "ninefold-*")
	if err != nil {
		return nil, refuseLoading(path, err)
	}
	defer func() {
		if err != nil {
			err = refuseLoading(path, errors.Join(err, os.RemoveAll(folder)))
		}
	}()
	private := filepath.Join(folder, filepath.Base(path))
	if err := copyFile(path, private); err != nil {
		return nil, err
	}
	if err := copyFile(path+"-journal", private+"-journal"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	db, err := connect(private, toEdit)
	if err != nil {
		return nil, err
	}
	content, err := load(db, private)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	d = newDocument(path, o, content)
	d.reader, d.private = db, folder
	return d, nil
}

func copyFile(from, to string) (err error) {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	target, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, target.Close()) }()
	_, err = io.Copy(target, source)
	return err
}

// content is what a document file holds.
type content struct {
	assessment *assessment.Assessment
	history    *history
	last       string // id of the newest change
}

// load checks the file and reads everything. It takes the connection's lock
// for the first time, so it is here that another program's lock is met.
func load(db *sql.DB, path string) (*content, error) {
	var version int
	err := transact(db, func(tx *sql.Tx) error {
		if err := tx.QueryRow("PRAGMA user_version").Scan(&version); err != nil {
			return err
		}
		if version < 1 || version > latestVersion() {
			return fmt.Errorf("the version is %d", version)
		}
		if err := checkIntegrity(tx); err != nil {
			return err
		}
		return checkSchema(tx, version)
	})
	if err != nil {
		return nil, err
	}
	if version < latestVersion() {
		if err := upgrade(db, path, version, migrations()); err != nil {
			return nil, err
		}
	}
	c := &content{}
	return c, transact(db, func(tx *sql.Tx) (err error) {
		if c.assessment, err = readAssessment(tx); err != nil {
			return err
		}
		if c.history, err = readHistory(tx); err != nil {
			return err
		}
		c.last, err = lastChange(tx)
		return err
	})
}

// upgrade brings a document of an older shape up to date, with a copy of it as
// it was beside it.
func upgrade(db *sql.DB, path string, version int, steps []string) error {
	extension := filepath.Ext(path)
	backup := fmt.Sprintf("%s before update %d%s", path[:len(path)-len(extension)], len(steps), extension)
	err := buildBeside(backup, true, func(temporary string) error {
		_, err := db.Exec("VACUUM INTO ?", temporary)
		return err
	})
	if err != nil {
		return err
	}
	return migrate(db, version, steps)
}

// refuseLoading says in a sentence why a document could not be opened.
func refuseLoading(path string, err error) error {
	name := filepath.Base(path)
	if errors.Is(err, errForeignSchema) {
		return assessment.Refuse(assessment.CodeFile, err, changedByAnother, name)
	}
	switch primaryCode(err) {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY,
		sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN:
		return refuseSQL(name, err)
	}
	var system *fs.PathError
	if errors.As(err, &system) {
		return assessment.Refuse(assessment.CodeFile, err, "%s cannot be reached. Please check the drive and the folder it is on.", name)
	}
	return damaged(name, err)
}
