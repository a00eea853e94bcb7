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

	"ninefold/app/files"
)

// hasJournal tells whether a rollback journal lies beside the file at path that
// SQLite might play back into it.
func hasJournal(path string) bool {
	f, err := os.Open(path + "-journal")
	if err != nil {
		return false
	}
	defer f.Close()
	var first [1]byte
	_, err = io.ReadFull(f, first[:])
	return err == nil && first[0] != 0 // a journal that was finished with begins with 0
}

// settle makes sure that SQLite can be let near the file at path. A rollback
// journal beside it must be its own: one left by another file, which a backup
// was restored over, would be played back into this one and destroy it. So both
// are tried on private copies first. A journal that does not belong is set
// aside under another name. A document of an older shape is tried likewise, so
// that one that cannot be brought up to date is left as it is.
func settle(path string, version int, replica string) error {
	if version == latestVersion() && !hasJournal(path) {
		return nil
	}
	p, err := openPrivately(path, replica)
	if err != nil {
		return err
	}
	if err := p.close(); err != nil {
		return err
	}
	if !p.foreign {
		return nil
	}
	for n := 1; ; n++ {
		aside := path + "-journal of another file"
		if n > 1 {
			aside = fmt.Sprintf("%s %d", aside, n)
		}
		if _, err := os.Lstat(aside); errors.Is(err, fs.ErrNotExist) {
			return files.Rename(path+"-journal", aside)
		}
	}
}

// private is a document that is read from a copy of its file.
type private struct {
	folder  string
	db      *sql.DB
	content *content
	foreign bool // whether the journal beside the file belongs to another one
}

func (p *private) close() error { return errors.Join(p.db.Close(), os.RemoveAll(p.folder)) }

// openPrivately copies the file at path and the journal beside it, has SQLite
// mend the copy, brings it up to date and reads it whole. A journal is there to
// make a file whole that is not. Where the file proves itself without it and
// comes to something else, the journal is none of this file's: it belongs to
// another, or to an earlier moment of this one, as when a synchronised folder
// brings the file anew and leaves an old journal beside it.
func openPrivately(path, replica string) (*private, error) {
	p, err := openCopy(path, replica, hasJournal(path))
	if !hasJournal(path) {
		return p, err
	}
	alone, errAlone := openCopy(path, replica, false)
	switch {
	case errAlone != nil:
		return p, err
	case err == nil && alone.content.last == p.content.last:
		return p, alone.close()
	case err == nil:
		if err := p.close(); err != nil {
			return nil, errors.Join(err, alone.close())
		}
	}
	alone.foreign = true
	return alone, nil
}

// errNoCopy is the cause where no private copy can be made: the folder for
// temporary files is at fault, and not the document.
var errNoCopy = errors.New("no private copy can be made")

func openCopy(path, replica string, withJournal bool) (p *private, err error) {
	folder, err := os.MkdirTemp("", "ninefold-*")
	if err != nil {
		return nil, errors.Join(errNoCopy, err)
	}
	defer func() {
		if err != nil {
			_ = os.RemoveAll(folder) // what stays is only clutter
		}
	}()
	copied := filepath.Join(folder, filepath.Base(path))
	if err := copyFile(path, copied); err != nil {
		return nil, err
	}
	if withJournal {
		if err := copyFile(path+"-journal", copied+"-journal"); err != nil {
			return nil, err
		}
	} else if _, err := inspect(copied); err != nil {
		return nil, err
	}
	db, err := connect(copied, toTry)
	if err != nil {
		return nil, err
	}
	content, err := load(db, "", replica)
	if err != nil {
		if primaryCode(err) == sqlite3.SQLITE_FULL {
			err = errors.Join(errNoCopy, err)
		}
		return nil, errors.Join(err, db.Close())
	}
	// A journal that mends nothing, such as one that is none, leaves a file that is
	// cut short as it is, and SQLite reads zeros for what is missing.
	header, errHeader := readHeader(copied)
	info, errInfo := os.Stat(copied)
	if err := errors.Join(errHeader, errInfo); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	if info.Size() < statedSize(header) {
		if err := db.Close(); err != nil {
			return nil, err
		}
		return nil, cutShort(filepath.Base(path))
	}
	return &private{folder: folder, db: db, content: content}, nil
}

func copyFile(from, to string) (err error) {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	target, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return errors.Join(errNoCopy, err)
	}
	defer func() { err = errors.Join(err, target.Close()) }()
	// Without a shortcut of the system, so that a read that fails is told from a
	// write that does.
	_, err = io.Copy(struct{ io.Writer }{target}, source)
	var failed *fs.PathError
	if errors.As(err, &failed) && failed.Op != "read" {
		err = errors.Join(errNoCopy, err)
	}
	return err
}
