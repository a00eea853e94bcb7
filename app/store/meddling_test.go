package store_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/app/store"
)

const meddledWith = "Northmere.ninefold has been changed by another program meanwhile. What you have written is kept in this window: please save a copy of it."

// safeguarding is a reason of which another program changes one letter.
const safeguarding = "Concerns of safeguarding are read at once."

// oneLetterChanged is a file that holds the reason safeguarding, with one letter
// of it changed wherever it stands: what SQLite moved on a page may be there
// twice, and the first need not be the one that is read.
func oneLetterChanged(t *testing.T, whole []byte) []byte {
	t.Helper()
	changed := bytes.Replace(whole, []byte("of safeguarding"), []byte("of saveguarding"), -1)
	if bytes.Equal(changed, whole) {
		t.Fatal("nothing was changed, so this test would prove nothing")
	}
	return changed
}

// overwrite writes into a file in place, as a program does that knows nothing
// of its lock.
func overwrite(t *testing.T, path string, data []byte) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestAFileChangedInPlaceIsNoticedAndMemoryIsKept(t *testing.T) {
	for name, change := range map[string]func(whole []byte) []byte{
		"truncated to nothing": func([]byte) []byte { return nil },
		"truncated to half":    func(whole []byte) []byte { return whole[:len(whole)/2] },
		"overwritten":          func([]byte) []byte { return documentBytes(t, 3) },
		"garbage in its middle": func(whole []byte) []byte {
			changed := slices.Clone(whole)
			for i := range 5000 {
				changed[len(changed)/2+i] ^= 0x5a
			}
			return changed
		},
		"one letter changed": func(whole []byte) []byte { return oneLetterChanged(t, whole) },
	} {
		t.Run(name, func(t *testing.T) {
			f := createFailing(t)
			do(t, f.Document, reason(safeguarding, ""))
			f.expectSaved(0, "")
			whole := read(t, f.Path())
			overwrite(t, f.Path(), change(whole))
			// Nobody writes: the writer finds out by itself.
			f.look <- time.Time{}
			f.expectSaved(0, meddledWith)
			if f.State().Err == nil {
				t.Error("the state says that all is saved")
			}
			do(t, f.Document, reason("written after", ""))
			checkRefused(t, f.Close(), assessment.CodeBusy, meddledWith)
			if !bytes.Equal(read(t, f.Path()), change(whole)) && name != "overwritten" {
				t.Error("the changed file was written to")
			}
			beside := filepath.Join(t.TempDir(), "beside.ninefold")
			if err := f.SaveCopy(beside, false); err != nil {
				t.Fatal(err)
			}
			if d := open(t, beside, store.Options{}); currentReason(d) != "written after" {
				t.Errorf("the copy says %q", currentReason(d))
			}
			// Put back as it was, it is gone on with.
			overwrite(t, f.Path(), whole)
			if err := f.Flush(); err != nil {
				t.Fatal(err)
			}
			f.checkFile()
		})
	}
}

// What another program writes in the very moment of a save looks like our own
// writing, until the file is read back.
func TestWhatAnotherProgramWritesWhileWeSaveIsFoundOnceTheFileIsReadBack(t *testing.T) {
	begin := func() (f failing, whole []byte) {
		f = createFailing(t)
		do(t, f.Document, reason(safeguarding, ""))
		f.expectSaved(0, "")
		whole = read(t, f.Path())
		overwrite(t, f.Path(), oneLetterChanged(t, whole))
		store.Recognise(f.Document)
		return f, whole
	}
	t.Run("when nobody writes for a while", func(t *testing.T) {
		f, whole := begin()
		f.look <- time.Time{}
		f.look <- time.Time{}
		f.expectSaved(0, meddledWith)
		// Trying again does not make it good.
		if err := f.Flush(); err == nil || err.Error() != meddledWith {
			t.Errorf("tried again, it says %v", err)
		}
		overwrite(t, f.Path(), whole)
		f.checkFile()
	})
	t.Run("when the document is closed", func(t *testing.T) {
		f, _ := begin()
		do(t, f.Document, reason("written last", ""))
		checkRefused(t, f.Close(), assessment.CodeBusy, meddledWith)
		beside := filepath.Join(t.TempDir(), "beside.ninefold")
		if err := f.SaveCopy(beside, false); err != nil {
			t.Fatal(err)
		}
		if d := open(t, beside, store.Options{}); currentReason(d) != "written last" {
			t.Errorf("the copy says %q", currentReason(d))
		}
	})
}

func TestAFileThatWasOnlyTouchedIsGoneOnWith(t *testing.T) {
	f := createFailing(t)
	do(t, f.Document, reason("saved", ""))
	f.expectSaved(0, "")
	later := time.Now().Add(time.Hour)
	if err := os.Chtimes(f.Path(), later, later); err != nil {
		t.Fatal(err)
	}
	do(t, f.Document, reason("after it", ""))
	f.expectSaved(0, "")
	f.checkFile()
}

// hot leaves a half-written document as a killed program would, and returns the
// journal that mends it.
func hot(t *testing.T) (path string, journal []byte) {
	t.Helper()
	path, _ = halfWritten(t)
	return path, read(t, path+"-journal")
}

func TestAJournalOfAnotherFileIsSetAsideAndNeverPlayedBack(t *testing.T) {
	for name, restored := range map[string]func(t *testing.T) []byte{
		"a backup of the same document": func(t *testing.T) []byte { return changedBytes(t) },
		"another document":              func(t *testing.T) []byte { return documentBytes(t, 200) },
		"a document of version 1":       func(t *testing.T) []byte { return read(t, "testdata/version-1.ninefold") },
	} {
		t.Run(name, func(t *testing.T) {
			path, journal := hot(t)
			backup := restored(t)
			overwrite(t, path, backup)
			d := open(t, path, store.Options{ReadOnly: true})
			want := d.Snapshot()
			if err := d.Close(); err != nil || !bytes.Equal(read(t, path), backup) || !bytes.Equal(read(t, path+"-journal"), journal) {
				t.Fatal("reading it changed something", err)
			}
			d = open(t, path, store.Options{})
			checkSame(t, want, d.Assessment())
			if err := d.Close(); err != nil {
				t.Fatal(err)
			}
			if got := read(t, path+"-journal of another file"); !bytes.Equal(got, journal) {
				t.Error("the journal was not kept as it was")
			}
		})
	}
}

// A synchronised folder may bring the file anew and leave the journal of the
// change before beside it. Played back, it would take away what was saved.
func TestAnOldJournalBesideANewerFileTakesNothingAway(t *testing.T) {
	d := create(t, 9)
	do(t, d, reason("before", ""))
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	older := read(t, d.Path())
	// The journal of the next change, which would lead back to the one before.
	journal := journalLeadingTo(older)
	d = open(t, d.Path(), store.Options{})
	do(t, d, reason("after", ""))
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	newer := read(t, d.Path())
	write(t, d.Path()+"-journal", journal)
	for _, readOnly := range []bool{true, false} {
		d = open(t, d.Path(), store.Options{ReadOnly: readOnly})
		if currentReason(d) != "after" {
			t.Errorf("it opened with %q", currentReason(d))
		}
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(read(t, d.Path()), newer) {
		t.Error("the file was changed")
	}
	if !bytes.Equal(read(t, d.Path()+"-journal of another file"), journal) {
		t.Error("the journal was not kept as it was")
	}
	// The journal does what is said of it.
	path := write(t, filepath.Join(t.TempDir(), "a.ninefold"), newer)
	write(t, path+"-journal", journal)
	tamper(t, path, "SELECT 1 FROM statement")
	if d := open(t, path, store.Options{ReadOnly: true}); currentReason(d) != "before" {
		t.Errorf("SQLite made %q of it, so this test proves nothing", currentReason(d))
	}
}

// journalLeadingTo returns a hot rollback journal that makes a file what it was
// before, whatever it is now. Its layout is given at
// https://www.sqlite.org/fileformat2.html, section 3.
func journalLeadingTo(before []byte) []byte {
	const page, sector, nonce = 4096, 512, 12345
	pages := uint32(len(before) / page)
	journal := []byte{0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7}
	for _, field := range []uint32{pages, nonce, pages, sector, page} {
		journal = binary.BigEndian.AppendUint32(journal, field)
	}
	journal = append(journal, make([]byte, sector-len(journal))...)
	for n := range pages {
		image := before[n*page : (n+1)*page]
		sum := uint32(nonce)
		for at := page - 200; at > 0; at -= 200 {
			sum += uint32(image[at])
		}
		journal = binary.BigEndian.AppendUint32(journal, n+1)
		journal = append(journal, image...)
		journal = binary.BigEndian.AppendUint32(journal, sum)
	}
	return journal
}

func TestADocumentWhoseLastPageIsMissingIsRefusedWhateverLiesBeside(t *testing.T) {
	whole := documentBytes(t, 60)
	_, journal := hot(t)
	for name, beside := range map[string][]byte{"nothing": nil, "rubbish": []byte("rubbish"), "another journal": journal, "zeros": make([]byte, 512)} {
		path := write(t, filepath.Join(t.TempDir(), "a.ninefold"), whole[:len(whole)-1000])
		if beside != nil {
			write(t, path+"-journal", beside)
		}
		before := fingerprint(t, filepath.Dir(path))
		_, err := store.Open(path, store.Options{})
		if err == nil {
			t.Fatalf("%s: it opened", name)
		}
		if assessment.ErrorCode(err) != assessment.CodeFile {
			t.Errorf("%s: %v", name, err)
		}
		if after := fingerprint(t, filepath.Dir(path)); after != before {
			t.Errorf("%s: the folder changed from\n%s to\n%s", name, before, after)
		}
	}
}

// Copies of file and journal that were torn apart in time, as synchronising
// folders make them, open as one of the states the document was in, or not at
// all.
func TestFilesTornApartInTimeNeverOpenAsWhatNeverWas(t *testing.T) {
	d := create(t, 12)
	var files [][]byte
	states := map[string]bool{}
	keep := func() {
		if err := d.Flush(); err != nil {
			t.Fatal(err)
		}
		files = append(files, read(t, d.Path()))
		states[fmt.Sprint(account(d.Snapshot()))] = true
	}
	keep()
	for n := range 6 {
		do(t, d, d.Assessment().AppendEntries("QS1", assessment.WorkingWell, assessment.NewEntry{ID: fmt.Sprint("new ", n), Text: strings.Repeat("New text. ", 60)}))
		do(t, d, reason(strings.Repeat(fmt.Sprint("Reason ", n, ". "), 50), ""))
		keep()
	}
	random := rand.New(rand.NewPCG(21, 22))
	path := filepath.Join(t.TempDir(), "a.ninefold")
	const page = 4096
	opened := 0
	for range 400 {
		older, newer := files[random.IntN(len(files))], files[random.IntN(len(files))]
		// Some pages arrived, others have not yet.
		mixed := slices.Clone(newer)
		for at := 0; at < min(len(older), len(newer)); at += page {
			if random.IntN(3) == 0 {
				copy(mixed[at:at+page], older[at:at+page])
			}
		}
		write(t, path, mixed)
		torn, err := store.Open(path, store.Options{ReadOnly: true})
		if err != nil {
			continue
		}
		opened++
		if !states[fmt.Sprint(account(torn.Assessment()))] {
			t.Error("it opened with what the document never held")
		}
		_ = torn.Abandon()
	}
	t.Logf("%d of 400 mixtures opened, each in a state the document was in", opened)
}

func TestNoFlippedByteOpensWithOtherText(t *testing.T) {
	d := create(t, 30)
	if err := d.Remember(map[string]string{"export.committee": "Cabinet"}); err != nil {
		t.Fatal(err)
	}
	do(t, d, reason("changed", ""))
	want := fmt.Sprint(account(d.Snapshot()))
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	whole := read(t, d.Path())
	random := rand.New(rand.NewPCG(31, 32))
	path := filepath.Join(t.TempDir(), "a.ninefold")
	opened := 0
	for range 500 {
		changed := slices.Clone(whole)
		for range 1 + random.IntN(3) {
			changed[random.IntN(len(changed))] ^= 1 << random.IntN(8)
		}
		write(t, path, changed)
		d, err := store.Open(path, store.Options{ReadOnly: true})
		if err != nil {
			continue
		}
		opened++
		if fmt.Sprint(account(d.Assessment())) != want {
			t.Error("it opened with other text")
		}
		_ = d.Abandon()
	}
	t.Logf("%d of 500 files opened, all with the right text: the flip fell where nothing is kept", opened)
}

func TestAHostileTriggerUnderANameOfSQLiteIsRefused(t *testing.T) {
	path := write(t, filepath.Join(t.TempDir(), "a.ninefold"), documentBytes(t, 9))
	tamper(t, path,
		"PRAGMA writable_schema = on",
		"INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ('trigger', 'sqlite_x', 'journal', 0, 'CREATE TRIGGER sqlite_x AFTER INSERT ON journal BEGIN DELETE FROM entry; END')",
	)
	before := fingerprint(t, filepath.Dir(path))
	for _, readOnly := range []bool{false, true} {
		_, err := store.Open(path, store.Options{ReadOnly: readOnly})
		if err == nil {
			t.Fatal("it opened")
		}
		checkRefused(t, err, assessment.CodeFile, "a.ninefold has been changed by another program, so it is not safe to open. The file has not been changed further.")
	}
	if after := fingerprint(t, filepath.Dir(path)); after != before {
		t.Errorf("the folder changed from\n%s to\n%s", before, after)
	}
}

// A copy of a large document to a slow drive takes a while.
func TestACopyIsNotPutOverADocumentThatWasOpenedMeanwhile(t *testing.T) {
	other := create(t, 4)
	path := other.Path()
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	err := store.BuildBeside(path, func(temporary string) error {
		var err error
		if other, err = store.Open(path, store.Options{}); err != nil {
			return err
		}
		return os.WriteFile(temporary, []byte("a copy"), 0o600)
	})
	checkRefused(t, err, assessment.CodeBusy, "Northmere.ninefold is open in another Ninefold window. Close it there first.")
	do(t, other, reason("still saved", ""))
	if other = reopen(t, other); currentReason(other) != "still saved" {
		t.Errorf("the other document says %q", currentReason(other))
	}
	if names, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".ninefold-*")); err != nil || len(names) > 0 {
		t.Errorf("beside it lie %q (%v)", names, err)
	}
}

func TestACopyIsNotSavedOverADocumentThatIsOpenElsewhere(t *testing.T) {
	other := create(t, 4)
	do(t, other, reason("of the other", ""))
	if err := other.Flush(); err != nil {
		t.Fatal(err)
	}
	d, err := store.Create(filepath.Join(t.TempDir(), "mine.ninefold"), assessmenttest.Generate(1, 6), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Abandon() })
	checkRefused(t, d.SaveCopy(other.Path(), true), assessment.CodeBusy, "Northmere.ninefold is open in another Ninefold window. Close it there first.")
	do(t, other, reason("still saved", ""))
	if other = reopen(t, other); currentReason(other) != "still saved" {
		t.Errorf("the other document says %q", currentReason(other))
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	if err := d.SaveCopy(other.Path(), true); err != nil {
		t.Fatal(err)
	}
	checkSame(t, d.Assessment(), open(t, other.Path(), store.Options{}).Assessment())
}
