package store_test

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ninefold/app/assessment"
	"ninefold/app/store"
)

func TestACopyHoldsTheDocumentAndItsHistory(t *testing.T) {
	d := create(t, 30)
	do(t, d, reason("copied", ""))
	path := filepath.Join(t.TempDir(), "copy.ninefold")
	if err := d.SaveCopy(path, false); err != nil {
		t.Fatal(err)
	}
	c := open(t, path, store.Options{})
	checkSame(t, d.Assessment(), c.Assessment())
	if c.UndoLabel() != "Type" || len(journal(t, c)) != 2 {
		t.Errorf("the copy offers to undo %q and has %d changes", c.UndoLabel(), len(journal(t, c)))
	}
	do(t, d, reason("goes on", ""))
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if files := listFiles(t, filepath.Dir(path)); !slices.Contains(files, "copy.ninefold") || len(files) > 2 {
		t.Errorf("the folder holds %v", files)
	}
}

func TestACopyOfADocumentOpenForReadingCanBeMade(t *testing.T) {
	path := write(t, filepath.Join(t.TempDir(), "a.ninefold"), read(t, "testdata/version-1.ninefold"))
	d := open(t, path, store.Options{ReadOnly: true})
	copied := filepath.Join(t.TempDir(), "copy.ninefold")
	if err := d.SaveCopy(copied, false); err != nil {
		t.Fatal(err)
	}
	checkSame(t, d.Assessment(), open(t, copied, store.Options{}).Assessment())
}

func TestACopyIsWrittenOverAFileOnlyIfAskedTo(t *testing.T) {
	d := create(t, 4)
	path := write(t, filepath.Join(t.TempDir(), "there.ninefold"), []byte("precious"))
	checkRefused(t, d.SaveCopy(path, false), assessment.CodeExists, "there.ninefold is there already. Please choose another name.")
	if string(read(t, path)) != "precious" {
		t.Fatal("the file was overwritten")
	}
	// What an old journal would play back must not reach the new file.
	old, _ := halfWritten(t)
	write(t, path+"-journal", read(t, old+"-journal"))
	if err := d.SaveCopy(path, true); err != nil {
		t.Fatal(err)
	}
	checkSame(t, d.Assessment(), open(t, path, store.Options{}).Assessment())
}

func TestACopyIsRefusedWhereItCannotOrMustNotBe(t *testing.T) {
	d := create(t, 1)
	folder := t.TempDir()
	for path, c := range map[string]struct {
		code     assessment.Code
		sentence string
	}{
		d.Path(): {assessment.CodeExists, "Northmere.ninefold is the document itself. Please choose another name for the copy."},
		folder:   {assessment.CodeExists, filepath.Base(folder) + " is a folder. Please choose another name."},
		filepath.Join(folder, "no", "a.ninefold"): {assessment.CodeNotFound, "There is no folder " + filepath.Join(folder, "no") + "."},
		protected(t, folder, "kept.ninefold"):     {assessment.CodeReadOnly, "kept.ninefold is there already and is read-only. Please choose another name."},
	} {
		checkRefused(t, d.SaveCopy(path, true), c.code, c.sentence)
	}
	locked := filepath.Join(folder, "locked")
	if err := os.Mkdir(locked, 0o555); err != nil {
		t.Fatal(err)
	}
	checkRefused(t, d.SaveCopy(filepath.Join(locked, "a.ninefold"), false), assessment.CodeReadOnly,
		"The folder "+locked+" cannot be written to. Please choose another.")
}

func protected(t *testing.T, folder, name string) string {
	t.Helper()
	path := write(t, filepath.Join(folder, name), []byte("kept"))
	chmod(t, path, 0o444)
	return path
}

func TestACopyIsMadeFromMemoryWhereTheFileCannotBeReadAnyMore(t *testing.T) {
	d := create(t, 8)
	do(t, d, reason("in memory only", ""))
	want := d.Snapshot()
	if err := d.Abandon(); err != nil { // leaves nothing to read from
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "copy.ninefold")
	if err := d.SaveCopy(path, false); err != nil {
		t.Fatal(err)
	}
	c := open(t, path, store.Options{})
	checkSame(t, want, c.Assessment())
	if changes := journal(t, c); len(changes) != 1 || changes[0].Label != "Save a copy" {
		t.Errorf("the journal holds %+v", changes)
	}
}

func TestAnOlderDocumentIsBroughtUpToDateAfterACopyWasPutBeside(t *testing.T) {
	folder := t.TempDir()
	path := write(t, filepath.Join(folder, "a.ninefold"), documentBytes(t, 9))
	copied := fmt.Sprintf("a before update %d.ninefold", store.LatestVersion()+2)
	if err := store.Upgrade(path, []string{"CREATE TABLE later (id TEXT) STRICT", "ALTER TABLE later ADD COLUMN text TEXT"}); err != nil {
		t.Fatal(err)
	}
	if files := listFiles(t, folder); !slices.Equal(files, []string{copied, "a.ninefold"}) {
		t.Fatalf("the folder holds %v", files)
	}
	if before := open(t, filepath.Join(folder, copied), store.Options{}); before.Assessment().EntryCount() != 9 {
		t.Errorf("the copy holds %d entries", before.Assessment().EntryCount())
	}
	_, err := store.Open(path, store.Options{})
	checkRefused(t, err, assessment.CodeNewer, "a.ninefold was written by a newer version of Ninefold. Please update Ninefold to open it; the file has not been changed.")
}

func TestAMigrationThatFailsLeavesTheShapeItFound(t *testing.T) {
	path := write(t, filepath.Join(t.TempDir(), "a.ninefold"), documentBytes(t, 9))
	if err := store.Upgrade(path, []string{"CREATE TABLE later (id TEXT) STRICT; DELETE FROM entry; CREATE TABLE later (id TEXT) STRICT"}); err == nil {
		t.Fatal("the migration succeeded")
	}
	if d := open(t, path, store.Options{}); d.Assessment().EntryCount() != 9 {
		t.Errorf("%d entries are left", d.Assessment().EntryCount())
	}
}

// Every field of the domain must have its column, and every column its field,
// or something people write would not be kept. No document can be saved before
// that is so; TestMain then runs this test alone.
func TestTheTablesHaveExactlyTheDomainsFields(t *testing.T) {
	for _, difference := range store.Unkept() {
		t.Error(difference)
	}
}

func TestWhatIsRememberedHasAKeyAndAValue(t *testing.T) {
	db, err := sql.Open("sqlite", write(t, filepath.Join(t.TempDir(), "a.ninefold"), documentBytes(t, 0)))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if got := columnsOf(t, db, "remembered"); !slices.Equal(got, []string{"id", "value", "digest"}) {
		t.Errorf("the table has the columns %v", got)
	}
}

func columnsOf(t *testing.T, db *sql.DB, table string) []string {
	t.Helper()
	rows, err := db.Query("SELECT name FROM pragma_table_info(?)", table)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	return names
}

func TestTheFolderOfOneComputerIsTakenOutOfADocument(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.ninefold")
	d := create(t, 1)
	err := d.Remember(map[string]string{"export.folder": "C:\\Users\\somebody", "export.item": "6c"})
	if err == nil {
		err = d.SaveCopy(path, false)
	}
	step, errRead := os.ReadFile("migrations/0011_folder.sql")
	if err != nil || errRead != nil {
		t.Fatal(err, errRead)
	}
	if err := store.Upgrade(path, []string{string(step)}); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var kept string
	if err := db.QueryRow("SELECT group_concat(id) FROM remembered").Scan(&kept); err != nil || strings.Contains(kept, "folder") || !strings.Contains(kept, "export.item") {
		t.Errorf("it remembers %q, %v", kept, err)
	}
}

func TestWhatKilledCopiesLeftIsSweptAndNothingElse(t *testing.T) {
	d := create(t, 2)
	folder, old := t.TempDir(), time.Now().Add(-2*time.Hour)
	kept := map[string]bool{".ninefold-OLD.tmp": false, ".ninefold-OLD.tmp-journal": false, ".ninefold-YOUNG.tmp": true, ".ninefold-OLD.before": true, "mine.tmp": true}
	for name := range kept {
		write(t, filepath.Join(folder, name), []byte(name))
		if name != ".ninefold-YOUNG.tmp" {
			if err := os.Chtimes(filepath.Join(folder, name), old, old); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := d.SaveCopy(filepath.Join(folder, "copy.ninefold"), false); err != nil {
		t.Fatal(err)
	}
	for name, keep := range kept {
		if _, err := os.Stat(filepath.Join(folder, name)); (err == nil) != keep {
			t.Errorf("%s: kept is %t", name, err == nil)
		}
	}
}
