package store

import (
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path/filepath"
	"strings"

	sqlite3 "modernc.org/sqlite/lib"

	"modernc.org/sqlite"
	"ninefold/app/assessment"
)

// access is what a database file is opened for.
type access string

const (
	toRead  access = "ro"    // the file and its folder are not written to
	toProve access = "prove" // the same for a file that we have open for editing ourselves
	toTry   access = "try"   // a private copy, which nobody keeps
	toEdit  access = "rw"    // no other program may read or write meanwhile
	toBuild access = "rwc"   // a new file that nobody else knows of yet
)

// connect opens the database at path. There is one connection, so its settings
// hold for everything that is done. Nothing is read yet.
//
// A file may come from a stranger: no function or table that a schema could
// misuse is trusted, and SQL that could damage the file is switched off.
func connect(path string, a access) (*sql.DB, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	settings := url.Values{
		"mode": {string(a)}, "_defensive": {"1"}, "_dqs": {"0"},
		"_pragma": {"trusted_schema(0)", "cell_size_check(1)", "foreign_keys(1)"},
	}
	switch a {
	case toBuild:
		// It is made safe once it is whole; what is cut off before that is nothing.
		settings["_pragma"] = append(settings["_pragma"], "synchronous(off)", "journal_mode(memory)")
	case toTry:
		settings.Set("mode", string(toEdit))
		settings["_pragma"] = append(settings["_pragma"], "synchronous(off)")
	default:
		settings["_pragma"] = append(settings["_pragma"], "synchronous(full)")
	}
	switch a {
	case toRead:
		// A window that is just saving holds its lock for some milliseconds.
		settings.Add("_pragma", "busy_timeout(500)")
	case toProve:
		// Our own lock would keep us out, so none is asked for.
		settings.Set("mode", string(toRead))
		settings.Set("immutable", "1")
	default:
		settings.Set("_txlock", "exclusive")
		settings.Add("_pragma", "locking_mode(exclusive)")
	}
	db, err := sql.Open("sqlite", fileURI(absolute)+"?"+settings.Encode())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, nil
}

// tidy takes away the empty rollback journal that a killed program has left
// beside the file, if there is one: a document is one file to hand over. Only
// SQLite itself may do so, holding its lock, and only on the way from one kind
// of journal to another; a journal that stays is ugly and harmless, so what
// fails here is no error.
func tidy(db *sql.DB) {
	for _, step := range []string{
		"PRAGMA locking_mode = normal", "SELECT count(*) FROM sqlite_schema",
		"PRAGMA journal_mode = persist", "PRAGMA journal_mode = delete",
	} {
		rows, err := db.Query(step)
		if err != nil {
			return
		}
		for rows.Next() {
		}
		if errors.Join(rows.Err(), rows.Close()) != nil {
			return
		}
	}
}

// fileURI writes a path as SQLite reads it, on Windows too.
func fileURI(absolute string) string {
	slashed := filepath.ToSlash(absolute)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed
	}
	return (&url.URL{Scheme: "file", Path: slashed}).String()
}

// transact does f in one transaction.
func transact(db *sql.DB, f func(*sql.Tx) error) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	if err := f(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// checkIntegrity has SQLite look for damage to the file's structure.
func checkIntegrity(q querier) error {
	var found string
	if err := q.QueryRow("PRAGMA quick_check(1)").Scan(&found); err != nil {
		return err
	}
	return finding(found)
}

// finding is the error that a finding of SQLite's check stands for, or nil.
func finding(found string) error {
	if found == "ok" {
		return nil
	}
	if codeIn(found)&0xff == sqlite3.SQLITE_IOERR {
		return fmt.Errorf("%w: %s", errDrive, found)
	}
	return errors.New(found)
}

// errDrive is the cause where SQLite met an error of the drive while it looked
// for damage: it reports that as if it were one.
var errDrive = errors.New("the drive reports an error")

// codeIn is SQLite's result code that a finding of its check names, or 0.
func codeIn(finding string) (code int) {
	if _, rest, found := strings.Cut(finding, "error code="); found {
		_, _ = fmt.Sscan(rest, &code) // what is no number stays 0
	}
	return code
}

// drives tells whether the drive is to blame for a failure, and not what a file
// holds.
func drives(err error) bool {
	var failed *fs.PathError
	return errors.Is(err, errDrive) || primaryCode(err) == sqlite3.SQLITE_IOERR || errors.As(err, &failed)
}

// querier is a database or a transaction.
type querier interface {
	Query(query string, args ...any) (*sql.Rows, error)
	QueryRow(query string, args ...any) *sql.Row
}

// refuseSQL says in a sentence why SQLite could not read or write a file.
func refuseSQL(name string, err error) error {
	if err == nil || assessment.ErrorCode(err) != "" {
		return err
	}
	switch primaryCode(err) {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return assessment.Refuse(assessment.CodeBusy, err, "%s is open in another Ninefold window. Close it there first.", name)
	case sqlite3.SQLITE_FULL:
		return assessment.Refuse(assessment.CodeFile, err, "The disk with %s is full. Nothing you have written is lost: please make some room.", name)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return assessment.Refuse(assessment.CodeReadOnly, err, "%s or its folder has become read-only, so changes cannot be saved there.", name)
	case sqlite3.SQLITE_IOERR:
		return refuseDrive(name, err)
	case sqlite3.SQLITE_CANTOPEN:
		return assessment.Refuse(assessment.CodeFile, err, "%s cannot be reached. Please check the drive and the folder it is on.", name)
	case sqlite3.SQLITE_TOOBIG:
		return assessment.Refuse(assessment.CodeFile, err, "%s cannot take a text of that length. Please part it.", name)
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return damaged(name, err)
	}
	return assessment.Refuse(assessment.CodeFile, err, "%s could not be read or written.", name)
}

// refuseDrive says what the drive that a file is on would not do.
func refuseDrive(name string, err error) error {
	var failure *sqlite.Error
	if errors.As(err, &failure) {
		switch failure.Code() {
		case sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_CORRUPTFS, sqlite3.SQLITE_IOERR_FSTAT:
			return unreadableDrive(name, err)
		case sqlite3.SQLITE_IOERR_SHORT_READ:
			return damaged(name, err)
		case sqlite3.SQLITE_IOERR_LOCK, sqlite3.SQLITE_IOERR_RDLOCK, sqlite3.SQLITE_IOERR_UNLOCK, sqlite3.SQLITE_IOERR_CHECKRESERVEDLOCK:
			return lockless(name, err)
		case sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_DIR_FSYNC, sqlite3.SQLITE_IOERR_TRUNCATE:
			return assessment.Refuse(assessment.CodeFile, err,
				"%s cannot be written: the drive it is on refuses. It may be faulty, or take no file of that size. Nothing you have written is lost.", name)
		}
	}
	return assessment.Refuse(assessment.CodeFile, err, "%s cannot be reached. Please check the drive and the folder it is on.", name)
}

// primaryCode is SQLite's result code without its extension, or 0.
func primaryCode(err error) int {
	var failure *sqlite.Error
	if !errors.As(err, &failure) {
		return 0
	}
	return failure.Code() & 0xff
}

// needsRecovery tells whether SQLite refused to read a file because a program
// that was killed left a half-written change, which only writing could mend.
func needsRecovery(err error) bool {
	var failure *sqlite.Error
	return errors.As(err, &failure) &&
		(failure.Code() == sqlite3.SQLITE_READONLY_ROLLBACK || failure.Code() == sqlite3.SQLITE_READONLY_RECOVERY)
}

// quoted writes a name for SQL. The names are this package's own and the
// domain's; quoting keeps them from ever being read as keywords.
func quoted(name string) string { return fmt.Sprintf("%q", name) }
