package evidence

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"ninefold/app/assessment"
)

// State is what has become of a file since it was added.
type State int

// What can have become of a file.
const (
	NotLooked  State = iota // nobody has looked yet
	NoFile                  // the piece of evidence has no file
	Unchanged               // it is there and what it was
	Changed                 // it is there and something else than it was
	Missing                 // it is not there
	NotRead                 // it is there and cannot be read, or is no ordinary file
	NotAllowed              // its path leads where a document must not lead
	NoDigest                // it is there, and nobody knows what it was
)

// Needs says in a few words what of the file wants mending, or "".
func (s State) Needs() string {
	switch s {
	case Changed:
		return "File has changed since it was added"
	case Missing:
		return "File is not where it was"
	case NotRead:
		return "File cannot be read"
	case NotAllowed:
		return "File is outside the document’s folder or on another computer"
	case NoDigest:
		return "File was never looked at"
	}
	return ""
}

// Word is the state in a word or two, for the form.
func (s State) Word() string {
	switch s {
	case Unchanged:
		return "unchanged"
	case NotLooked:
		return "being looked at"
	case NoFile:
		return ""
	}
	return s.Needs()
}

// Digest is the SHA-256 of a file in hexadecimal digits. The file is read
// bit by bit, however large it is. Only an ordinary file, or a link to one, is
// read at all. The errors are ctx's and those of the file.
func Digest(ctx context.Context, path string) (string, error) {
	f, err := open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, reading{ctx, f}); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// Copy copies an ordinary file to w and returns the SHA-256 of what it copied.
// Reading is what went wrong with the file, or ctx's error; err what went wrong
// with w.
func Copy(ctx context.Context, w io.Writer, path string) (digest string, reading, err error) {
	f, err := open(path)
	if err != nil {
		return "", err, nil
	}
	defer f.Close()
	sum := sha256.New()
	buffer := make([]byte, 1<<16)
	for {
		n, reading := f.Read(buffer)
		if ctx.Err() != nil {
			return "", ctx.Err(), nil
		}
		sum.Write(buffer[:n])
		if _, err := w.Write(buffer[:n]); err != nil {
			return "", nil, err
		}
		if reading == io.EOF {
			return hex.EncodeToString(sum.Sum(nil)), nil, nil
		}
		if reading != nil {
			return "", reading, nil
		}
	}
}

// errNotOrdinary means a folder, a pipe or a device.
var errNotOrdinary = errors.New("not an ordinary file")

// open opens an ordinary file. What it is is asked before it is opened, since
// opening a pipe waits for its writer, and again after, since it may have been
// exchanged.
func open(path string) (*os.File, error) {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		err = errNotOrdinary
	}
	if err != nil {
		return nil, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	if info, err = f.Stat(); err == nil && !info.Mode().IsRegular() {
		err = errNotOrdinary
	}
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	return f, nil
}

// reading reads until its context is done.
type reading struct {
	ctx context.Context
	r   io.Reader
}

func (r reading) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(p)
}

// Checker looks whether files are still what they were. It remembers what it
// has read as long as size and time of a file stay, so that looking again costs
// little. It may be used by several goroutines.
type Checker struct {
	lock sync.Mutex
	read map[string]looked
}

// looked is what a file was when it was read.
type looked struct {
	size   int64
	at     time.Time
	digest string
}

// Check looks at the file of a piece of evidence of the document at this path.
func (c *Checker) Check(ctx context.Context, document string, e *assessment.Evidence) State {
	if e.File == "" {
		return NoFile
	}
	path, allowed := Path(document, e.File)
	if !allowed {
		return NotAllowed
	}
	if !filepath.IsAbs(path) {
		return Missing // a whole path of another system: here it names nothing
	}
	digest, err := c.Digest(ctx, path)
	switch {
	case ctx.Err() != nil:
		return NotLooked
	case errors.Is(err, fs.ErrNotExist):
		return Missing
	case err != nil && notThere(path):
		return Missing
	case err != nil:
		return NotRead
	case e.Digest == "":
		return NoDigest
	case digest != e.Digest:
		return Changed
	}
	return Unchanged
}

// notThere tells whether there is nothing at a path, also where part of it is
// no folder or no name this system can have.
func notThere(path string) bool {
	_, err := os.Lstat(path)
	return err != nil && !errors.Is(err, fs.ErrPermission)
}

// Digest is the function Digest for a file that may have been read before.
func (c *Checker) Digest(ctx context.Context, path string) (string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", err
	}
	c.lock.Lock()
	known, is := c.read[path]
	c.lock.Unlock()
	if is && known.size == info.Size() && known.at.Equal(info.ModTime()) {
		return known.digest, nil
	}
	digest, err := Digest(ctx, path)
	if err != nil {
		return "", err
	}
	c.lock.Lock()
	defer c.lock.Unlock()
	if c.read == nil {
		c.read = map[string]looked{}
	}
	c.read[path] = looked{info.Size(), info.ModTime(), digest}
	return digest, nil
}
