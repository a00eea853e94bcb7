package pack

import (
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"ninefold/app/assessment"
	"ninefold/app/files"
)

// drafts are files that are written but have not taken their places yet. Each
// lies in the folder of its target, so that taking the place is a rename.
type drafts struct{ files []draft }

type draft struct {
	target string
	path   string // the finished file beside the target; "" once it has taken its place
	old    string // what was at the target before, kept until all is well; or ""
}

// add writes a draft for target and returns its size in bytes.
func (d *drafts) add(target string, write func(io.Writer) error) (int64, error) {
	target = through(target)
	files.Sweep(filepath.Dir(target), ownBegin, draftEnding)
	f, err := os.OpenFile(beside(target, draftEnding), os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode(target))
	if err != nil {
		return 0, refusal(err, target)
	}
	d.files = append(d.files, draft{target: target, path: f.Name()})
	counted := &counter{w: f}
	err = write(counted)
	var disk *fs.PathError
	if errors.As(err, &disk) {
		err = refusal(err, target)
	}
	if err == nil {
		err = wrap(f.Sync(), target)
	}
	if closing := f.Close(); err == nil {
		err = wrap(closing, target)
	}
	return counted.n, err
}

func wrap(err error, target string) error {
	if err == nil {
		return nil
	}
	return refusal(err, target)
}

// place puts every draft in its place. If one cannot be, the others are taken
// back and what was there before is put back.
func (d *drafts) place() error {
	for i := range d.files {
		if err := d.files[i].place(); err != nil {
			for j := i; j >= 0; j-- {
				d.files[j].takeBack()
			}
			return refusal(err, d.files[i].target)
		}
	}
	for i := range d.files {
		if old := d.files[i].old; old != "" {
			// A copy left behind would be untidy; it is no reason to fail.
			_ = os.Remove(old)
		}
		syncFolder(filepath.Dir(d.files[i].target))
	}
	return nil
}

// place puts one draft in its place and keeps what was there.
func (f *draft) place() error {
	// While the files were made, things may have changed at the target.
	if err := checkTarget(f.target); err != nil {
		return err
	}
	if exists(f.target) {
		old := beside(f.target, oldEnding)
		// A second name for the old file is best, for then the target is never
		// missing; where the file system has none, the file steps aside.
		if os.Link(f.target, old) != nil {
			if err := files.Rename(f.target, old); err != nil {
				return err
			}
		}
		f.old = old
	}
	if err := files.Rename(f.path, f.target); err != nil {
		return err
	}
	f.path = ""
	return nil
}

// takeBack makes the target what it was before place.
func (f *draft) takeBack() {
	switch {
	case f.old != "":
		// Where the old file cannot take its place again, its other name is
		// all that is left of it and stays. Renaming one name of a file to
		// another of the same does nothing, and says that it worked.
		if files.Rename(f.old, f.target) == nil {
			_ = os.Remove(f.old)
		}
	case f.path == "":
		_ = os.Remove(f.target)
	}
}

// discard removes the drafts that have not taken their places.
func (d *drafts) discard() {
	for _, f := range d.files {
		if f.path != "" {
			_ = os.Remove(f.path)
		}
	}
}

// The names of files that are there only while an export is made. What was at a
// target before has a name of its own: it may be all that is left of it.
const (
	ownBegin    = ".ninefold-"
	draftEnding = ".part"
	oldEnding   = ".before"
)

// beside is a name in the target's folder that nothing has.
func beside(target, ending string) string {
	return filepath.Join(filepath.Dir(target), ownBegin+rand.Text()+ending)
}

// through is the file that a target which is a link leads to: it is written,
// and the link stays.
func through(target string) string {
	for range 40 { // as many links as systems follow
		to, err := os.Readlink(target)
		if err != nil {
			return target
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(target), to)
		}
		target = to
	}
	return target
}

// mode is the permissions of a new file: those of the one it replaces, or what
// every new file has.
func mode(target string) fs.FileMode {
	if info, err := os.Stat(target); err == nil {
		return info.Mode().Perm()
	}
	return 0o666
}

// checkTarget refuses a target that will not be writable, before work is done
// for it in vain.
func checkTarget(target string) error {
	folder, err := os.Stat(filepath.Dir(target))
	if err != nil {
		return refusal(err, target)
	}
	if !folder.IsDir() {
		return assessment.Refuse(assessment.CodeNotFound, nil, "%s is not a folder, so %s cannot be saved in it.", filepath.Dir(target), filepath.Base(target))
	}
	info, err := os.Stat(target)
	if err != nil || !info.Mode().IsRegular() && !info.IsDir() { // on Windows there is a "nul" in every folder
		if refused := files.CheckName(target); refused != nil {
			return refused
		}
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return refusal(err, target)
	case info.IsDir():
		return assessment.Refuse(assessment.CodeExists, nil, "%s is a folder. Please choose another name for the file.", target)
	case !info.Mode().IsRegular():
		return assessment.Refuse(assessment.CodeExists, nil, "%s is not an ordinary file and will not be replaced. Please choose another name for the file.", target)
	case info.Mode().Perm()&0o200 == 0:
		return refusal(fs.ErrPermission, target)
	}
	// Where a program holds the file open, for itself alone or so that it can
	// only be read, opening it for change fails.
	f, err := files.Patiently(func() (*os.File, error) { return os.OpenFile(target, os.O_RDWR, 0) })
	if err != nil {
		return refusal(err, target)
	}
	return wrap(f.Close(), target)
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// syncFolder makes new names in a folder survive a power cut. Not every system
// can, and the files themselves are safe already.
func syncFolder(folder string) {
	f, err := os.Open(folder)
	if err != nil {
		return
	}
	_ = f.Sync()
	_ = f.Close()
}

// refusal says what is in the way of a target, in a sentence.
func refusal(err error, target string) error {
	if assessment.ErrorCode(err) != "" {
		return err
	}
	name, folder := filepath.Base(target), filepath.Dir(target)
	switch {
	case files.Held(err):
		return assessment.Refuse(assessment.CodeBusy, err, "%s is in use by another program, such as Excel. Please close it there and export again. Nothing has been changed.", name)
	case isFull(err):
		return assessment.Refuse(assessment.CodeFile, err, "There is no room left for %s in %s. Nothing has been changed.", name, folder)
	case errors.Is(err, fs.ErrNotExist):
		return assessment.Refuse(assessment.CodeNotFound, err, "The folder %s is not there. Please choose another one for %s.", folder, name)
	case errors.Is(err, fs.ErrPermission):
		return assessment.Refuse(assessment.CodeReadOnly, err, "%s cannot be saved in %s: the file or the folder is read-only. Please choose another folder. Nothing has been changed.", name, folder)
	}
	return assessment.Refuse(assessment.CodeFile, err, "%s could not be saved in %s. Nothing has been changed there.", name, folder)
}

// counter counts the bytes that pass.
type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}
