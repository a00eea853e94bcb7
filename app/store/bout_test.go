package store_test

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/store"
)

func TestABoutOfTypingIsOneRowOnceItIsOver(t *testing.T) {
	d := create(t, 0)
	before := currentReason(d)
	for n := range 40 {
		do(t, d, reason("Because of "+strings.Repeat("x", n), "typing-1"))
		if n%7 == 0 {
			if err := d.Flush(); err != nil {
				t.Fatal(err)
			}
		}
	}
	do(t, d, reason("Because of much", "typing-2"))
	check := func() {
		t.Helper()
		changes := journal(t, d)
		if len(changes) != 3 || len(changes[1].Ops) != 1 || changes[1].Group != "typing-1" {
			t.Fatalf("the journal holds %d changes: %+v", len(changes), changes[1:])
		}
	}
	check()
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	check()
	d = reopen(t, d)
	check()
	for range 2 {
		if _, err := d.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if currentReason(d) != before || d.UndoLabel() != "" {
		t.Errorf("the reason is %q, and undo offers %q", currentReason(d), d.UndoLabel())
	}
	for range 2 {
		if _, err := d.Redo(); err != nil {
			t.Fatal(err)
		}
	}
	if currentReason(d) != "Because of much" {
		t.Errorf("the reason is %q", currentReason(d))
	}
}

func TestABoutEndsWhenACopyIsSaved(t *testing.T) {
	d := create(t, 0)
	do(t, d, reason("one", "typing"))
	copied := filepath.Join(t.TempDir(), "copy.ninefold")
	if err := d.SaveCopy(copied, false); err != nil {
		t.Fatal(err)
	}
	do(t, d, reason("one two", "typing"))
	d = reopen(t, d)
	mine, theirs := journal(t, d), journal(t, open(t, copied, store.Options{}))
	if len(mine) != 3 || len(theirs) != 2 || mine[1].ID != theirs[1].ID || mine[1].Counter != theirs[1].Counter {
		t.Errorf("the copy's journal\n%+v\nis not the beginning of\n%+v", theirs[1:], mine[1:])
	}
}

func TestEachOpeningForEditingCountsItsOwnChanges(t *testing.T) {
	d := create(t, 0)
	for range 2 {
		do(t, d, reason("one", ""))
		do(t, d, reason("two", ""))
		d = reopen(t, d)
	}
	changes := journal(t, d)[1:]
	got := ""
	for _, c := range changes {
		got += fmt.Sprint(c.Counter)
	}
	if got != "1212" || changes[0].Replica != changes[1].Replica || changes[1].Replica == changes[2].Replica {
		t.Errorf("counted %s, by %s, %s and %s", got, changes[0].Replica, changes[1].Replica, changes[2].Replica)
	}
}

func TestTyping20000CharactersGrowsTheFileByLittle(t *testing.T) {
	d := create(t, 0)
	section := d.Assessment().Sections()[0].ID
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	before := fileSize(t, d.Path())
	text := strings.Repeat("People wait less. ", 20_000/18+1)[:20_000]
	for n := 0; n <= len(text); n += 40 {
		do(t, d, assessment.Edit{Label: "Typing", Group: "bout", Ops: assessment.SetValue("", assessment.KindSection, section, assessment.FieldText, text[:n]).Ops})
		if n%2000 == 0 {
			if err := d.Flush(); err != nil {
				t.Fatal(err)
			}
		}
	}
	d = reopen(t, d)
	if grown := fileSize(t, d.Path()) - before; grown > 200_000 {
		t.Errorf("the file grew by %d bytes", grown)
	} else {
		t.Logf("the file grew by %d bytes", grown)
	}
}

func fileSize(t testing.TB, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

// What undo needs was read when the document was opened: a disk that does not
// answer keeps nobody from taking back.
func TestUndoDoesNotWaitForTheDisk(t *testing.T) {
	d := create(t, 0)
	before := currentReason(d)
	do(t, d, reason("one", ""))
	do(t, d, reason("two", ""))
	d = reopen(t, d)
	release := store.HoldDisk(d)
	defer release()
	for range 2 {
		if _, err := d.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if currentReason(d) != before {
		t.Errorf("the reason is %q", currentReason(d))
	}
}

func TestUndoLeadsBackThroughMoreThanIsKeptReady(t *testing.T) {
	d := create(t, 0)
	before := currentReason(d)
	const changes = 700
	for n := range changes {
		do(t, d, reason(fmt.Sprint(n), ""))
	}
	d = reopen(t, d)
	for range changes {
		if _, err := d.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if currentReason(d) != before || d.UndoLabel() != "" {
		t.Errorf("the reason is %q, and undo offers %q", currentReason(d), d.UndoLabel())
	}
}

func TestAChangeTheFileWillNeverTakeIsSetAsideAndStopsNothing(t *testing.T) {
	f := createFailing(t)
	entry := f.Assessment().Statement("QS1").List(assessment.WorkingWell)[0].ID
	do(t, f.Document, reason("before", ""))
	f.expectSaved(0, "")
	store.LoseRow(f.Document, assessment.KindEntry, entry)
	do(t, f.Document, assessment.SetValue("Change entry", assessment.KindEntry, entry, assessment.FieldText, "never taken"))
	s := <-f.saved
	if s.Pending != 0 || s.Aside != 1 || s.Err == nil || !strings.HasPrefix(s.Err.Error(), "Northmere.ninefold cannot take “Change entry”, made at ") {
		t.Fatalf("told %+v", s)
	}
	do(t, f.Document, reason("after", ""))
	if s = <-f.saved; s.Pending != 0 || s.Aside != 1 || s.Err == nil {
		t.Fatalf("told %+v", s)
	}
	copied := filepath.Join(t.TempDir(), "copy.ninefold")
	if err := f.SaveCopy(copied, false); err != nil {
		t.Fatal(err)
	}
	checkSame(t, f.Assessment(), open(t, copied, store.Options{}).Assessment())
}

// A document of version 1 with many changes, as that version wrote them.
func TestALongJournalOfVersion1IsTakenOver(t *testing.T) {
	path := write(t, filepath.Join(t.TempDir(), "a.ninefold"), read(t, "testdata/version-1.ninefold"))
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	var lead string
	if err := tx.QueryRow("SELECT lead FROM statement WHERE id = 'QS2'").Scan(&lead); err != nil {
		t.Fatal(err)
	}
	const changes = 3000
	for n := range changes {
		next := fmt.Sprint("Lead ", n)
		ops := fmt.Sprintf(`[{"kind":"statement","id":"QS2","verb":"set","field":"lead","before":%q,"after":%q}]`, lead, next)
		if n%3 == 0 {
			ops = `[{"kind":"choice","id":"export.folder","verb":"set","field":"value","after":"C:\\Users\\somebody"}]`
		} else {
			lead = next
		}
		if _, err := tx.Exec("INSERT INTO journal (id, at, who, label, grp, undoes, choices, ops) VALUES (?, '2026-03-31T14:02:05.123Z', '', 'Typing', ?, '', ?, ?)",
			fmt.Sprint("c", n), fmt.Sprint("bout ", n/100), n%3 == 0, ops); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := tx.Exec("UPDATE statement SET lead = ? WHERE id = 'QS2'; INSERT OR REPLACE INTO choice VALUES ('export.folder', 'C:\\Users\\somebody'); INSERT OR REPLACE INTO choice VALUES ('export.item', '6c')", lead); err != nil {
		t.Fatal(err)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	d := open(t, path, store.Options{})
	if got := d.Assessment().Statement("QS2").Lead; got != lead || d.Assessment().EntryCount() != 9 {
		t.Errorf("the lead is %q", got)
	}
	if got := journal(t, d); len(got) != 2+changes/100 {
		t.Errorf("the journal holds %d changes", len(got))
	}
	if d.Assessment().Choices["export.item"] != "6c" || d.Assessment().Choices["export.folder"] != "" {
		t.Errorf("it remembers %v", d.Assessment().Choices)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if at := strings.Index(string(read(t, path)), `Users\\somebody`); at >= 0 {
		t.Errorf("the file still names a folder of one computer: %q", read(t, path)[at-150:at+50])
	}
	d = open(t, path, store.Options{})
	for range changes / 100 {
		if label, err := d.Undo(); label != "Typing" || err != nil {
			t.Fatal(label, err)
		}
	}
	if got := d.Assessment().Statement("QS2").Lead; d.UndoLabel() != "Change score" || strings.HasPrefix(got, "Lead ") {
		t.Errorf("all taken back, the lead is %q and undo offers %q", got, d.UndoLabel())
	}
}
