package store_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/store"
)

// openFuzzed opens a file that may hold anything, for reading: it must end in a
// document or in a sentence, and leave the file as it was.
func openFuzzed(t *testing.T, path string) *store.Document {
	t.Helper()
	before := read(t, path)
	d, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil && assessment.ErrorCode(err) == "" {
		t.Fatalf("no sentence: %v", err)
	}
	if !bytes.Equal(read(t, path), before) {
		t.Fatal("the file was changed")
	}
	return d
}

// FuzzDocument overwrites a stretch of a document with anything.
func FuzzDocument(f *testing.F) {
	first, last := read(f, "testdata/version-1.ninefold"), changedBytes(f)
	f.Add(false, uint32(0), []byte("SQLite format 3\x00"))
	f.Add(true, uint32(4096), []byte{13, 0, 0, 0, 1})
	f.Add(true, uint32(20), []byte{64, 32, 32})
	f.Fuzz(func(t *testing.T, ofFirst bool, at uint32, stretch []byte) {
		whole := last
		if ofFirst {
			whole = first
		}
		data := bytes.Clone(whole)
		copy(data[int(at)%len(data):], stretch)
		if d := openFuzzed(t, write(t, filepath.Join(t.TempDir(), "a.ninefold"), data)); d != nil {
			if err := d.Close(); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// FuzzHeader opens files that begin with anything.
func FuzzHeader(f *testing.F) {
	f.Add([]byte{})
	f.Add(changedBytes(f)[:100])
	f.Add([]byte("SQLite format 3\x00"))
	f.Fuzz(func(t *testing.T, header []byte) {
		if d := openFuzzed(t, write(t, filepath.Join(t.TempDir(), "a.ninefold"), header)); d != nil {
			t.Fatal("a header alone was opened")
		}
	})
}

// FuzzJournalBeside lays anything beside a whole document as its rollback
// journal: the document must open as it was.
func FuzzJournalBeside(f *testing.F) {
	whole := changedBytes(f)
	path := write(f, filepath.Join(f.TempDir(), "a.ninefold"), whole)
	d, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		f.Fatal(err)
	}
	want := fmt.Sprint(account(d.Snapshot()))
	if err := d.Close(); err != nil {
		f.Fatal(err)
	}
	f.Add([]byte("rubbish"))
	f.Add([]byte{0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7, 0, 0, 0, 1, 1, 2, 3, 4, 0, 0, 0, 1, 0, 0, 2, 0, 0, 0, 16, 0})
	f.Fuzz(func(t *testing.T, journal []byte) {
		path := write(t, filepath.Join(t.TempDir(), "a.ninefold"), whole)
		write(t, path+"-journal", journal)
		d := openFuzzed(t, path)
		if d == nil {
			return // nothing is lost: the journal said that it belongs, and mended nothing
		}
		if got := fmt.Sprint(account(d.Assessment())); got != want {
			t.Fatal("it opened as something else")
		}
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
	})
}
