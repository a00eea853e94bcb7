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
	"ninefold/app/files"
)

// Open opens the document at path and reads it whole. A change that a killed
// program left half written is taken back first, and a document of an older
// shape is brought up to date after a copy of it was put beside it.
//
// A file that cannot be opened is left as it is, byte for byte. The error is
// CodeNotFound (no such file), CodeFile (not a document, empty, cut short,
// damaged, changed by another program, or out of reach), CodeNewer, CodeBusy
// (open elsewhere) or CodeReadOnly (Options.ReadOnly opens it nevertheless).
//
// A drive may fail once and not again, and SQLite calls what it could not read
// damaged: what was refused for either is tried once more.
func Open(path string, o Options) (*Document, error) {
	d, err := open(path, o)
	if mayPass(err) {
		d, err = open(path, o)
	}
	return d, err
}

// mayPass tells whether a document was refused for what may be the drive's
// passing failure, or a damage that was read where none is.
func mayPass(err error) bool {
	switch primaryCode(err) {
	case sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return true
	}
	var failed *fs.PathError
	return errors.Is(err, errDrive) || errors.As(err, &failed) && failed.Op == "read"
}

func open(path string, o Options) (*Document, error) {
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
	if err := settle(path, version, o.Replica); err != nil {
		return nil, refuseLoading(path, err)
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, refuseLoading(path, err)
	}
	db, err := connect(path, toEdit)
	if err != nil {
		return nil, refuseLoading(path, err)
	}
	content, err := load(db, path, o.Replica)
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
	if version == latestVersion() && !hasJournal(path) {
		db, err := connect(path, toRead)
		if err != nil {
			return nil, refuseLoading(path, err)
		}
		content, err := load(db, path, o.Replica)
		if err == nil {
			d := newDocument(path, o, content)
			d.reader = db
			return d, nil
		}
		if err = errors.Join(err, db.Close()); !needsRecovery(err) {
			return nil, refuseLoading(path, err)
		}
	}
	p, err := openPrivately(path, o.Replica)
	if err != nil {
		return nil, refuseLoading(path, err)
	}
	d := newDocument(path, o, p.content)
	d.reader, d.private = p.db, p.folder
	return d, nil
}

// content is what a document file holds.
type content struct {
	assessment *assessment.Assessment
	history    *history
	last       mark  // how far the journal goes
	counted    int64 // how many changes the replica asked about has made
}

// load checks the file at path, which is "" for a private copy that nobody keeps,
// brings it up to date and reads everything, and counts the changes of a
// replica. It takes the connection's lock
// for the first time, so it is here that another program's lock is met.
func load(db *sql.DB, path, replica string) (*content, error) {
	if err := bounded(db); err != nil {
		return nil, err
	}
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
	switch {
	case version == latestVersion():
	case path == "":
		err = migrate(db, version, migrations())
	default:
		err = upgrade(db, path, version, migrations())
	}
	if err != nil {
		return nil, err
	}
	made, err := shapeOf(latestVersion())
	if err != nil {
		return nil, err
	}
	c := &content{}
	return c, transact(db, func(tx *sql.Tx) (err error) {
		reading, err := beginReading(tx, made.tables)
		if err != nil {
			return err
		}
		// The journal is read while the records are still being checked.
		history, said, errJournal := readHistory(tx)
		read, digest, err := reading.done()
		if err != nil {
			return err
		}
		if errJournal != nil {
			return errJournal
		}
		if said != digest {
			return fmt.Errorf("%w: the records", errTornApart)
		}
		c.assessment, c.history = read, history
		if c.assessment.Choices, err = readRemembered(tx); err != nil {
			return err
		}
		if c.counted, err = countOf(tx, replica); err != nil {
			return err
		}
		c.last, err = lastChange(tx)
		return err
	})
}

// upgrade brings a document of an older shape up to date, with a copy of it as
// it was beside it.
func upgrade(db *sql.DB, path string, version int, steps []migration) error {
	extension := filepath.Ext(path)
	backup := fmt.Sprintf("%s before update %d%s", path[:len(path)-len(extension)], len(steps), extension)
	err := buildBeside(backup, true, func(temporary string) error {
		_, err := db.Exec("VACUUM INTO ?", temporary)
		return err
	})
	if err != nil {
		return err
	}
	if err := migrate(db, version, steps); err != nil {
		return err
	}
	_, err = db.Exec("VACUUM") // what the old shape took is given back
	return err
}

// tornApart is said of a file whose parts are each whole and do not belong
// together.
const tornApart = "%s does not hold together: what it says is not what its own record of changes comes to, as when a synchronised folder mixes two versions. " +
	"The file has not been changed. Please open a backup or an earlier copy."

// refuseLoading says in a sentence why a document could not be opened.
func refuseLoading(path string, err error) error {
	name := filepath.Base(path)
	if errors.Is(err, errForeignSchema) {
		return assessment.Refuse(assessment.CodeFile, err, changedByAnother, name)
	}
	if errors.Is(err, errTornApart) {
		return assessment.Refuse(assessment.CodeFile, err, tornApart, name)
	}
	if errors.Is(err, errTooMuch) || primaryCode(err) == sqlite3.SQLITE_TOOBIG {
		return tooMuch(name, err)
	}
	if errors.Is(err, errNoCopy) {
		return assessment.Refuse(assessment.CodeFile, err,
			"%s has to be tried on a copy before it is opened, and the folder for temporary files, %s, is full or cannot be written to. The document has not been changed.", name, os.TempDir())
	}
	if _, said := err.(*assessment.Error); said {
		return err // about the file itself; what is said of something in it is wrapped
	}
	if errors.Is(err, errDrive) {
		return unreadableDrive(name, err)
	}
	// Where SQLite cannot read a page it may say that the page is damaged.
	if code := primaryCode(err); code == 0 || code == sqlite3.SQLITE_IOERR || code == sqlite3.SQLITE_CORRUPT || code == sqlite3.SQLITE_NOTADB {
		if unread := readThrough(path); unread != nil {
			return unreadableDrive(name, errors.Join(err, unread))
		}
	}
	if primaryCode(err) == sqlite3.SQLITE_BUSY && !files.KeepsLocks(path) {
		return lockless(name, err)
	}
	switch primaryCode(err) {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY,
		sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR:
		return refuseSQL(name, err)
	}
	if files.Held(err) {
		return inUseElsewhere(name, err)
	}
	var system *fs.PathError
	if errors.As(err, &system) {
		return refuseSystem(name, system, err)
	}
	return damaged(name, err)
}

// tooMuch is the refusal of a file that would take the computer's memory.
func tooMuch(name string, cause error) error {
	return assessment.Refuse(assessment.CodeFile, cause,
		"%s holds far more than a self-assessment does, so it is not opened. The file has not been changed. Please open a backup or an earlier copy.", name)
}

// refuseSystem says in a sentence what the system would not do with a file.
func refuseSystem(name string, failed *fs.PathError, err error) error {
	switch {
	case failed.Op == "read":
		return unreadableDrive(name, err)
	case errors.Is(err, fs.ErrPermission):
		return unreadable(name, err)
	}
	return assessment.Refuse(assessment.CodeFile, err, "%s cannot be reached. Please check the drive and the folder it is on.", name)
}

// readThrough reads a file from its first byte to its last, and returns what the
// drive says to that. A file that is not there or not to be opened is another
// matter.
func readThrough(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	_, err = io.Copy(io.Discard, f)
	return err
}

// lockless is the refusal of a document on a drive that cannot lock files, which
// SQLite takes for another window's lock.
func lockless(name string, cause error) error {
	return assessment.Refuse(assessment.CodeFile, cause,
		"The drive that %s is on cannot keep other programs out while you write. Please copy the document to a drive of this computer and open the copy.", name)
}

func unreadableDrive(name string, cause error) error {
	return assessment.Refuse(assessment.CodeFile, cause,
		"%s cannot be read: the drive it is on reports an error. Please try again, or copy the document to another drive.", name)
}
