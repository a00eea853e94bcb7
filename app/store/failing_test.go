package store_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/app/store"
)

// failing is a document whose saving can be made to fail, with a clock that
// the test moves.
type failing struct {
	*store.Document
	t      *testing.T
	waits  chan time.Duration // what the writer asked the clock to wait
	expire chan time.Time     // lets the wait end
	saved  chan store.Saved
	look   chan time.Time // has the writer look at the file
}

func createFailing(t *testing.T) failing {
	t.Helper()
	f := failing{t: t, waits: make(chan time.Duration, 100), expire: make(chan time.Time), saved: make(chan store.Saved, 100), look: make(chan time.Time)}
	o := store.Options{After: func(d time.Duration) <-chan time.Time { f.waits <- d; return f.expire }, Look: f.look}
	d, err := store.Create(filepath.Join(t.TempDir(), "Northmere.ninefold"), assessmenttest.Generate(1, 6), o)
	if err != nil {
		t.Fatal(err)
	}
	d.OnSaved(func(s store.Saved) { f.saved <- s })
	t.Cleanup(func() { _ = d.Abandon() })
	f.Document = d
	return f
}

// expectSaved waits for the next attempt to save, which must go this way.
func (f failing) expectSaved(pending int, sentence string) {
	f.t.Helper()
	s := <-f.saved
	if said := fmt.Sprint(s.Err); s.Pending != pending || sentence == "" && s.Err != nil || sentence != "" && said != sentence {
		f.t.Fatalf("the attempt left %d changes and said %v; expected %d and %q", s.Pending, s.Err, pending, sentence)
	}
}

func (f failing) expectWait(want time.Duration) {
	f.t.Helper()
	if got := <-f.waits; got != want {
		f.t.Fatalf("the next attempt is after %v, not %v", got, want)
	}
}

// checkFile closes the document and compares its file with memory.
func (f failing) checkFile() {
	f.t.Helper()
	want := f.Snapshot()
	checkSame(f.t, want, reopen(f.t, f.Document).Assessment())
}

const missing = "Northmere.ninefold is no longer where it was. What you have written is kept in this window: put the file back, or save a copy."

func move(t testing.TB, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

func TestWhileTheFileIsGoneEverythingIsKeptAndSavedWhenItIsBack(t *testing.T) {
	f := createFailing(t)
	aside := f.Path() + ".aside"
	move(t, f.Path(), aside)
	do(t, f.Document, reason("one", ""))
	f.expectSaved(1, missing)
	do(t, f.Document, reason("two", ""))
	for _, want := range []time.Duration{250, 500, 1000, 2000, 4000, 8000, 16000, 30000, 30000} {
		f.expectWait(want * time.Millisecond)
		f.expire <- time.Time{}
		f.expectSaved(2, missing)
	}
	if s := f.State(); s.Pending != 2 || s.Err == nil {
		t.Errorf("the state is %+v", s)
	}
	if changes := journal(t, f.Document); len(changes) != 3 || currentReason(f.Document) != "two" {
		t.Errorf("memory holds %d changes and %q", len(changes), currentReason(f.Document))
	}
	move(t, aside, f.Path())
	f.expectWait(30 * time.Second)
	f.expire <- time.Time{}
	f.expectSaved(0, "")
	do(t, f.Document, reason("three", ""))
	f.expectSaved(0, "")
	f.checkFile()
}

func TestClosingWithUnsavedWorkSaysSoAndKeepsIt(t *testing.T) {
	f := createFailing(t)
	aside := f.Path() + ".aside"
	move(t, f.Path(), aside)
	do(t, f.Document, reason("kept", ""))
	for range 2 {
		checkRefused(t, f.Close(), assessment.CodeNotFound, missing)
	}
	if label, err := f.Undo(); label != "Type" || err != nil {
		t.Fatal("the document is not usable any more:", err)
	}
	if _, err := f.Redo(); err != nil {
		t.Fatal(err)
	}
	move(t, aside, f.Path())
	f.checkFile()
	if currentReason(f.Document) != "kept" {
		t.Errorf("the reason is %q", currentReason(f.Document))
	}
}

func TestAFullDiskIsSaidAndSavingGoesOnOnceThereIsRoom(t *testing.T) {
	f := createFailing(t)
	store.LimitPages(f.Document, 1)
	for range 40 {
		do(t, f.Document, f.Assessment().AppendEntries("QS2", assessment.Improvement, assessment.NewEntry{
			ID: fmt.Sprint("e", f.Assessment().EntryCount()), Text: strings.Repeat("x", 4000)}))
	}
	s := <-f.saved
	for s.Err == nil {
		s = <-f.saved
	}
	checkRefused(t, s.Err, assessment.CodeFile, "The disk with Northmere.ninefold is full. Nothing you have written is lost: please make some room.")
	// The limit belongs to the connection, and the next attempt opens a new one.
	f.expire <- time.Time{}
	for s.Pending > 0 {
		s = <-f.saved
	}
	if s.Err != nil {
		t.Error(s.Err)
	}
	f.checkFile()
}

func TestAChangeWhoseSavingWasNotSeenIsNotMadeTwice(t *testing.T) {
	f := createFailing(t)
	do(t, f.Document, f.Assessment().AppendEntries("QS1", assessment.WorkingWell, assessment.NewEntry{ID: "once"}))
	if err := f.Flush(); err != nil {
		t.Fatal(err)
	}
	store.ForgetSaving(f.Document)
	if changes := journal(t, f.Document); len(changes) != 2 {
		t.Errorf("the journal tells of %d changes", len(changes))
	}
	do(t, f.Document, reason("after it", ""))
	if err := f.Flush(); err != nil {
		t.Fatal(err)
	}
	if changes := journal(t, f.Document); len(changes) != 3 {
		t.Errorf("the journal holds %d changes", len(changes))
	}
	f.checkFile()
}

// Run with the race detector, this shows that everything said to be callable
// from any goroutine is.
func TestOthersReadWhileTheWindowWrites(t *testing.T) {
	d := create(t, 50)
	folder := t.TempDir()
	var others sync.WaitGroup
	for name, read := range map[string]func() error{
		"snapshot": func() error { d.Snapshot(); return nil },
		"journal":  func() error { _, err := d.Journal(5); return err },
		"state":    func() error { d.State(); d.UndoLabel(); d.RedoLabel(); return d.Flush() },
		"copy":     func() error { return d.SaveCopy(filepath.Join(folder, "copy.ninefold"), true) },
		"listen":   func() error { d.Subscribe(func(store.Event) {})(); d.OnSaved(func(store.Saved) {})(); return nil },
	} {
		others.Go(func() {
			for range 10 {
				if err := read(); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
		})
	}
	for n := range 100 {
		do(t, d, reason(fmt.Sprint(n), ""))
		if n%5 == 4 {
			if _, err := d.Undo(); err != nil {
				t.Fatal(err)
			}
		}
	}
	others.Wait()
	want := d.Snapshot()
	checkSame(t, want, reopen(t, d).Assessment())
}

func TestAnIdenticalFilePutInPlaceOfTheOldOneIsGoneOnWith(t *testing.T) {
	f := createFailing(t)
	do(t, f.Document, reason("one", ""))
	if err := f.Flush(); err != nil {
		t.Fatal(err)
	}
	replaceFile(t, f.Path(), read(t, f.Path()))
	do(t, f.Document, reason("two", ""))
	if err := f.Flush(); err != nil {
		t.Fatal(err)
	}
	f.checkFile()
}

func TestAnotherFilePutInPlaceOfTheDocumentIsLeftAlone(t *testing.T) {
	const changed = "Northmere.ninefold has been changed by another program meanwhile. What you have written is kept in this window: please save a copy of it."
	for name, c := range map[string]struct {
		code     assessment.Code
		sentence string
		other    func(f failing) []byte
	}{
		"an older copy": {assessment.CodeBusy, changed, func(f failing) []byte {
			older := read(t, f.Path())
			do(t, f.Document, reason("newer", ""))
			if err := f.Flush(); err != nil {
				t.Fatal(err)
			}
			return older
		}},
		"another document": {assessment.CodeBusy, changed, func(failing) []byte { return documentBytes(t, 3) }},
		"no document": {assessment.CodeFile, "Northmere.ninefold is not a Ninefold document.", func(failing) []byte {
			return []byte("something else entirely")
		}},
	} {
		t.Run(name, func(t *testing.T) {
			f := createFailing(t)
			other := c.other(f)
			replaceFile(t, f.Path(), other)
			do(t, f.Document, reason("two", ""))
			checkRefused(t, f.Flush(), c.code, c.sentence)
			checkRefused(t, f.Flush(), c.code, c.sentence)
			if !slices.Equal(read(t, f.Path()), other) {
				t.Error("the other file was written to")
			}
			copied := filepath.Join(t.TempDir(), "copy.ninefold")
			if err := f.SaveCopy(copied, false); err != nil {
				t.Fatal(err)
			}
			d := open(t, copied, store.Options{})
			checkSame(t, f.Assessment(), d.Assessment())
			if len(journal(t, d)) != len(journal(t, f.Document)) {
				t.Error("the copy lost its history")
			}
		})
	}
}

// replaceFile puts another file in place, as a synchronised folder does.
func replaceFile(t *testing.T, path string, data []byte) {
	t.Helper()
	move(t, write(t, path+".new", data), path)
}

func TestSavingIsToldWithItsTime(t *testing.T) {
	now := time.Date(2026, 3, 31, 14, 2, 0, 0, time.UTC)
	o := store.Options{Now: func() time.Time { return now }}
	d, err := store.Create(filepath.Join(t.TempDir(), "a.ninefold"), assessmenttest.Generate(1, 0), o)
	if err != nil {
		t.Fatal(err)
	}
	saved := make(chan store.Saved, 10)
	cancel := d.OnSaved(func(s store.Saved) { saved <- s })
	do(t, d, reason("one", ""))
	if s := <-saved; s != (store.Saved{At: now}) {
		t.Errorf("told %+v", s)
	}
	cancel()
	do(t, d, reason("two", ""))
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if len(saved) != 0 || d.State() != (store.Saved{At: now}) {
		t.Errorf("told %d times after cancelling, state %+v", len(saved), d.State())
	}
}

func TestADocumentThatHasToBeCopiedFirstSaysWhereThereIsNoRoomForThat(t *testing.T) {
	path, want := halfWritten(t)
	before := fingerprint(t, filepath.Dir(path))
	room := t.TempDir()
	t.Setenv("TMPDIR", filepath.Join(room, "gone"))
	t.Setenv("TMP", filepath.Join(room, "gone"))
	for _, readOnly := range []bool{false, true} {
		_, err := store.Open(path, store.Options{ReadOnly: readOnly})
		checkRefused(t, err, assessment.CodeFile, "a.ninefold has to be tried on a copy before it is opened, and the folder for temporary files, "+
			filepath.Join(room, "gone")+", is full or cannot be written to. The document has not been changed.")
	}
	if after := fingerprint(t, filepath.Dir(path)); after != before {
		t.Errorf("the folder changed from\n%s to\n%s", before, after)
	}
	t.Setenv("TMPDIR", room)
	t.Setenv("TMP", room)
	checkSame(t, want, open(t, path, store.Options{}).Assessment())
}

func TestWhatTheDriveWillNotDoIsNotCalledDamage(t *testing.T) {
	path := write(t, filepath.Join(t.TempDir(), "a.ninefold"), documentBytes(t, 1))
	for cause, sentence := range map[error]string{
		&fs.PathError{Op: "read", Path: path, Err: errors.New("input/output error")}:   "a.ninefold cannot be read: the drive it is on reports an error. Please try again, or copy the document to another drive.",
		fmt.Errorf("%w: Tree 41 page 41", store.ErrDrive):                              "a.ninefold cannot be read: the drive it is on reports an error. Please try again, or copy the document to another drive.",
		&fs.PathError{Op: "open", Path: path, Err: fs.ErrPermission}:                   "You do not have permission to read a.ninefold.",
		&fs.PathError{Op: "open", Path: path, Err: errors.New("stale file handle")}:    "a.ninefold cannot be reached. Please check the drive and the folder it is on.",
		errors.New("*** in database main ***\nTree 9 page 9: btreeInitPage() returns"): "a.ninefold is damaged and cannot be opened. The file has not been changed. Please open a backup or an earlier copy.",
	} {
		checkRefused(t, store.RefuseLoading(path, cause), assessment.CodeFile, sentence)
	}
	for found, drive := range map[string]bool{
		"Tree 41 page 41: unable to get the page. error code=266":  true,
		"Tree 41 page 41: unable to get the page. error code=8458": true,
		"Tree 41 page 41: unable to get the page. error code=11":   false,
		"row 3 missing from index sqlite_autoindex_entry_1":        false,
		"ok": false,
	} {
		if got := store.Finding(found) != nil; got != drive {
			t.Errorf("%s: the drive is to blame: %t", found, got)
		}
	}
}

// A drive that fails once and not again, as a network's does, keeps nobody from a
// document.
func TestWhatMayPassIsTriedOnceMore(t *testing.T) {
	path := write(t, filepath.Join(t.TempDir(), "a.ninefold"), documentBytes(t, 1))
	for cause, again := range map[error]bool{
		&fs.PathError{Op: "read", Path: path, Err: errors.New("input/output error")}: true,
		fmt.Errorf("%w: Tree 41 page 41", store.ErrDrive):                            true,
		&fs.PathError{Op: "open", Path: path, Err: fs.ErrPermission}:                 false,
		errors.New("the journal does not explain the rows"):                          false,
	} {
		if got := store.MayPass(store.RefuseLoading(path, cause)); got != again {
			t.Errorf("%v: tried once more: %t", cause, got)
		}
	}
	// SQLite says of a page that it could not read what it says of one that is damaged.
	data := documentBytes(t, 1)
	for i := 4096; i < len(data); i++ {
		data[i] ^= 0x55
	}
	_, err := store.Open(write(t, filepath.Join(t.TempDir(), "b.ninefold"), data), store.Options{})
	if !store.MayPass(err) {
		t.Errorf("a damaged page may not pass: %v", err)
	}
	_, err = store.Open(write(t, filepath.Join(t.TempDir(), "c.ninefold"), []byte("not a document")), store.Options{})
	if store.MayPass(err) {
		t.Errorf("what is no document may pass: %v", err)
	}
}
