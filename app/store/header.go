package store

import (
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"ninefold/app/assessment"
	"ninefold/app/files"
)

// applicationID marks a SQLite file as a Ninefold document: "NNFD".
const applicationID = 0x4E4E4644

// magic begins every SQLite file.
const magic = "SQLite format 3\x00"

// headerSize is the length of a SQLite file's header, in bytes. Its layout is
// given at https://www.sqlite.org/fileformat2.html, section 1.3.
const headerSize = 100

// inspect reads the file's header without help from SQLite, so that a file
// that is not ours is refused before anything could be written to it. It
// returns the version of the document's shape.
func inspect(path string) (version int, err error) {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return 0, assessment.Refuse(assessment.CodeNotFound, err, "There is no file %s.", path)
	case errors.Is(err, fs.ErrPermission):
		return 0, unreadable(name, err)
	case err != nil:
		return 0, assessment.Refuse(assessment.CodeFile, err, "%s cannot be opened. Please check the name and the drive.", name)
	case info.IsDir():
		return 0, refuseFile("%s is a folder, not a Ninefold document.", name)
	case !info.Mode().IsRegular():
		return 0, refuseFile("%s is not an ordinary file, so it cannot be a Ninefold document.", name)
	case info.Size() == 0:
		return 0, refuseFile("%s is empty. If it is in a synchronised folder, it may not have arrived yet.", name)
	}
	header, err := files.Patiently(func() ([]byte, error) { return readHeader(path) })
	switch {
	case files.Held(err):
		return 0, inUseElsewhere(name, err)
	case errors.Is(err, fs.ErrPermission):
		return 0, unreadable(name, err)
	case err != nil:
		return 0, refuseLoading(path, err)
	}
	return checkHeader(path, header, info.Size())
}

func readHeader(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	header := make([]byte, headerSize)
	n, err := io.ReadFull(f, header)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	return header[:n], nil
}

func checkHeader(path string, header []byte, size int64) (version int, err error) {
	name := filepath.Base(path)
	begins := header[:min(len(header), len(magic))]
	if string(begins) != magic[:len(begins)] {
		return 0, refuseFile("%s is not a Ninefold document.", name)
	}
	if len(header) < headerSize {
		return 0, cutShort(name)
	}
	if binary.BigEndian.Uint32(header[68:]) != applicationID {
		return 0, refuseFile("%s is a database, but not a Ninefold document.", name)
	}
	version = int(binary.BigEndian.Uint32(header[60:]))
	switch {
	case version > latestVersion():
		return 0, assessment.Refuse(assessment.CodeNewer, nil,
			"%s was written by a newer version of Ninefold. Please update Ninefold to open it; the file has not been changed.", name)
	case version < 1:
		return 0, damaged(name, nil)
	case header[18] != 1 || header[19] != 1:
		return 0, assessment.Refuse(assessment.CodeFile, errors.New("write-ahead logging is on"), changedByAnother, name)
	}
	// While a change is half written the size may not fit; SQLite then mends
	// the file from the journal beside it, which is tried on a copy.
	if size < statedSize(header) && !hasJournal(path) {
		return 0, cutShort(name)
	}
	return version, nil
}

// statedSize is the file's size in bytes by its own account.
func statedSize(header []byte) int64 {
	page := int64(binary.BigEndian.Uint16(header[16:]))
	if page == 1 { // stands for 65,536, which two bytes cannot hold
		page = 65_536
	}
	return page * int64(binary.BigEndian.Uint32(header[28:]))
}

const changedByAnother = "%s has been changed by another program, so it is not safe to open. The file has not been changed further."

func refuseFile(sentence, name string) error {
	return assessment.Refuse(assessment.CodeFile, nil, sentence, name)
}

func unreadable(name string, cause error) error {
	return assessment.Refuse(assessment.CodeFile, cause, "You do not have permission to read %s.", name)
}

func inUseElsewhere(name string, cause error) error {
	return assessment.Refuse(assessment.CodeBusy, cause,
		"%s is in use by another program, such as one that synchronises or scans it. Please try again in a moment.", name)
}

func cutShort(name string) error {
	return refuseFile("%s is cut short: its end is missing. Please copy it again from where it came from, or open a backup.", name)
}

func damaged(name string, cause error) error {
	return assessment.Refuse(assessment.CodeFile, cause,
		"%s is damaged and cannot be opened. The file has not been changed. Please open a backup or an earlier copy.", name)
}

// checkWritable refuses a file or folder that cannot be written, before
// anybody has typed a word into it. The owner's write permission counts even
// for an administrator, who could write regardless: somebody took it away on
// purpose.
func checkWritable(path string) error {
	name := filepath.Base(path)
	readOnlyFile := func(cause error) error {
		return assessment.Refuse(assessment.CodeReadOnly, cause,
			"%s is read-only, so it cannot be edited. Please copy it to a folder of your own and open the copy.", name)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm()&0o200 == 0 {
		return readOnlyFile(err)
	}
	f, err := files.Patiently(func() (*os.File, error) { return os.OpenFile(path, os.O_RDWR, 0) })
	if files.Held(err) {
		return inUseElsewhere(name, err)
	}
	if err != nil {
		return readOnlyFile(err)
	}
	if err := f.Close(); err != nil {
		return readOnlyFile(err)
	}
	if err := checkFolderWritable(filepath.Dir(path)); err != nil {
		return assessment.Refuse(assessment.CodeReadOnly, err,
			"The folder of %s is read-only, so the document cannot be edited there. Please copy it to a folder of your own and open the copy.", name)
	}
	return nil
}

// checkFolderWritable makes sure that the rollback journal can be created.
func checkFolderWritable(folder string) error {
	info, err := os.Stat(folder)
	if err != nil {
		return err
	}
	if info.Mode().Perm()&0o200 == 0 {
		return fs.ErrPermission
	}
	probe, err := os.CreateTemp(folder, ".ninefold-*")
	if err != nil {
		return err
	}
	return errors.Join(probe.Close(), os.Remove(probe.Name()))
}
