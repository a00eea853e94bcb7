package store_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	_ "modernc.org/sqlite"

	"ninefold/app/assessment"
	"ninefold/app/store"
)

func checkRefused(t testing.TB, err error, code assessment.Code, sentence string) {
	t.Helper()
	if assessment.ErrorCode(err) != code || err.Error() != sentence {
		t.Errorf("refused with %q %v, not %q %s", assessment.ErrorCode(err), err, code, sentence)
	}
}

func listFiles(t testing.TB, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	names := []string{}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// fingerprint tells whether anything in a folder changed.
func fingerprint(t testing.TB, folder string) string {
	t.Helper()
	var b strings.Builder
	for _, name := range listFiles(t, folder) {
		info, err := os.Stat(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		data := []byte{}
		if info.Mode().IsRegular() {
			data = read(t, filepath.Join(folder, name))
		}
		fmt.Fprintf(&b, "%s %v %v %x\n", name, info.Mode(), info.ModTime(), sha256.Sum256(data))
	}
	return b.String()
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func write(t testing.TB, path string, data []byte) string {
	t.Helper()
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// documentBytes returns a closed document's file.
func documentBytes(t testing.TB, entries int) []byte {
	t.Helper()
	d := create(t, entries)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	return read(t, d.Path())
}

// tamper runs SQL on a document as another program would.
func tamper(t testing.TB, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(s, err)
		}
	}
}

func TestAFileThatCannotBeOpenedHasASentenceOfItsOwnAndStaysAsItIs(t *testing.T) {
	fixture := func(name string) func(*testing.T, string) {
		return func(t *testing.T, path string) { write(t, path, read(t, filepath.Join("testdata", name))) }
	}
	tampered := func(statement string) func(*testing.T, string) {
		return func(t *testing.T, path string) {
			fixture("version-1.ninefold")(t, path)
			tamper(t, path, statement)
		}
	}
	const damaged = "a.ninefold is damaged and cannot be opened. The file has not been changed. Please open a backup or an earlier copy."
	const endless = "a.ninefold holds far more than a self-assessment does, so it is not opened. The file has not been changed. Please open a backup or an earlier copy."
	const meddled = "a.ninefold has been changed by another program, so it is not safe to open. The file has not been changed further."
	for name, c := range map[string]struct {
		make     func(t *testing.T, path string)
		code     assessment.Code
		sentence string
	}{
		"missing": {func(*testing.T, string) {}, assessment.CodeNotFound, "There is no file PATH."},
		"a folder": {func(t *testing.T, path string) {
			if err := os.Mkdir(path, 0o755); err != nil {
				t.Fatal(err)
			}
		}, assessment.CodeFile, "a.ninefold is a folder, not a Ninefold document."},
		"empty": {fixture("empty.ninefold"), assessment.CodeFile,
			"a.ninefold is empty. If it is in a synchronised folder, it may not have arrived yet."},
		"a text of 70 MB":        {tampered("UPDATE document SET council = printf('%.*c', 70000000, 'x')"), assessment.CodeFile, endless},
		"text":                   {fixture("text.ninefold"), assessment.CodeFile, "a.ninefold is not a Ninefold document."},
		"another database":       {fixture("another-program.ninefold"), assessment.CodeFile, "a.ninefold is a database, but not a Ninefold document."},
		"newer":                  {fixture("newer.ninefold"), assessment.CodeNewer, "a.ninefold was written by a newer version of Ninefold. Please update Ninefold to open it; the file has not been changed."},
		"truncated":              {fixture("truncated.ninefold"), assessment.CodeFile, "a.ninefold is cut short: its end is missing. Please copy it again from where it came from, or open a backup."},
		"truncated at once":      {func(t *testing.T, path string) { write(t, path, []byte("SQLite for")) }, assessment.CodeFile, "a.ninefold is cut short: its end is missing. Please copy it again from where it came from, or open a backup."},
		"damaged":                {fixture("damaged.ninefold"), assessment.CodeFile, damaged},
		"no version":             {tampered("PRAGMA user_version = 0"), assessment.CodeFile, damaged},
		"write-ahead logging":    {tampered("PRAGMA journal_mode = wal"), assessment.CodeFile, meddled},
		"a trigger":              {tampered("CREATE TRIGGER quietly AFTER INSERT ON journal BEGIN DELETE FROM entry; END"), assessment.CodeFile, meddled},
		"a view":                 {tampered("CREATE VIEW spare AS SELECT * FROM entry"), assessment.CodeFile, meddled},
		"a foreign table":        {tampered("CREATE TABLE spare (x REFERENCES entry (id))"), assessment.CodeFile, meddled},
		"a table replaced":       {tampered("ALTER TABLE choice ADD COLUMN y TEXT"), assessment.CodeFile, meddled},
		"a table missing":        {tampered("DROP TABLE figure"), assessment.CodeFile, damaged},
		"no document":            {tampered("DELETE FROM document"), assessment.CodeFile, damaged},
		"two documents":          {tampered("INSERT INTO document SELECT 'other', council, title, as_at, author, marking, draft FROM document"), assessment.CodeFile, damaged},
		"a statement missing":    {tampered("DELETE FROM statement WHERE id = 'QS9'"), assessment.CodeFile, damaged},
		"a foreign statement":    {tampered("UPDATE statement SET id = 'QX' WHERE id = 'QS9'"), assessment.CodeFile, damaged},
		"an impossible score":    {tampered("UPDATE statement SET score = '7' WHERE id = 'QS1'"), assessment.CodeFile, damaged},
		"an entry too long":      {tampered("UPDATE entry SET text = printf('%.30001c', 'x')"), assessment.CodeFile, damaged},
		"bytes that are no text": {tampered("UPDATE entry SET text = CAST(x'41FF42' AS TEXT)"), assessment.CodeFile, damaged},
		"a NUL in a field":       {tampered("UPDATE entry SET text = 'a' || char(0) || 'b' WHERE rowid = 1"), assessment.CodeFile, damaged},
		"a NUL beside nothing":   {tampered("UPDATE entry SET note = char(0), internal = '' WHERE rowid = 1"), assessment.CodeFile, damaged},
		"an id that is no text":  {tampered("UPDATE section SET id = CAST(x'41FF42' AS TEXT) WHERE rowid = 1"), assessment.CodeFile, damaged},
		"no framework":           {tampered("DELETE FROM framework"), assessment.CodeFile, damaged},
		"a broken framework":     {tampered("UPDATE framework SET file = x'7B7D'"), assessment.CodeFile, damaged},
		"a position not ours":    {tampered("UPDATE entry SET position = 'é'"), assessment.CodeFile, damaged},
	} {
		for _, readOnly := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, reading %t", name, readOnly), func(t *testing.T) {
				folder := t.TempDir()
				path := filepath.Join(folder, "a.ninefold")
				c.make(t, path)
				before := fingerprint(t, folder)
				d, err := store.Open(path, store.Options{ReadOnly: readOnly})
				if err == nil {
					t.Fatal("it was opened", d.Abandon())
				}
				checkRefused(t, err, c.code, strings.ReplaceAll(c.sentence, "PATH", path))
				if after := fingerprint(t, folder); after != before {
					t.Errorf("the folder changed from\n%s to\n%s", before, after)
				}
			})
		}
	}
}

func TestAReferenceToNothingIsDamageWhereverItStands(t *testing.T) {
	whole := documentBytes(t, 30)
	path := filepath.Join(t.TempDir(), "a.ninefold")
	for _, kind := range assessment.Kinds() {
		for _, f := range kind.Fields {
			if f.Type != assessment.TypeReference || f.Refers[0] == assessment.KindStatement {
				continue
			}
			column := fmt.Sprintf("%q", f.Field)
			write(t, path, whole)
			tamper(t, path, fmt.Sprintf("UPDATE %q SET %s = %s || '0' WHERE rowid = (SELECT max(rowid) FROM %q WHERE %s <> '')", kind.Kind, column, column, kind.Kind, column))
			_, err := store.Open(path, store.Options{ReadOnly: true})
			if err == nil {
				t.Fatalf("%s of %s: it opened", f.Field, kind.Kind)
			}
			checkRefused(t, err, assessment.CodeFile, "a.ninefold is damaged and cannot be opened. The file has not been changed. Please open a backup or an earlier copy.")
		}
	}
}

// A file whose end is missing is cut short whatever lies beside it: what is no
// journal mends nothing, and SQLite reads zeros where there is nothing.
func TestAFileThatIsCutShortIsRefusedWhateverJournalLiesBesideIt(t *testing.T) {
	whole := documentBytes(t, 3)
	for name, journal := range map[string][]byte{"none": nil, "empty": {}, "zeros": make([]byte, 600), "rubbish": bytes.Repeat([]byte("rubbish"), 600)} {
		for _, missing := range []int{1, 100, 2048, 4095, 4096} {
			for _, reading := range []bool{false, true} {
				path := write(t, filepath.Join(t.TempDir(), "a.ninefold"), whole[:len(whole)-missing])
				if journal != nil {
					write(t, path+"-journal", journal)
				}
				_, err := store.Open(path, store.Options{ReadOnly: reading})
				// Where more than what SQLite takes for zeros is missing, it finds damage first.
				if assessment.ErrorCode(err) != assessment.CodeFile || missing < 2048 && !strings.Contains(err.Error(), "cut short") {
					t.Errorf("%d bytes missing, journal %s: %v", missing, name, err)
				}
				if !bytes.Equal(read(t, path), whole[:len(whole)-missing]) {
					t.Errorf("%d bytes missing, journal %s: the file was changed", missing, name)
				}
			}
		}
	}
}

func TestADocumentOfTheFirstVersionOpens(t *testing.T) {
	path := write(t, filepath.Join(t.TempDir(), "a.ninefold"), read(t, "testdata/version-1.ninefold"))
	d := open(t, path, store.Options{})
	if a := d.Assessment(); a.Council != "Northmere Council" || a.EntryCount() != 9 || len(a.Sections()) != 12 || d.UndoLabel() != "Change score" {
		t.Errorf("council %q, %d entries, %d sections, undo %q", a.Council, a.EntryCount(), len(a.Sections()), d.UndoLabel())
	}
}

func TestWhateverIsWrongWithAFileOpeningItEndsInASentence(t *testing.T) {
	whole := read(t, "testdata/version-1.ninefold")
	random := rand.New(rand.NewPCG(1, 2))
	path := filepath.Join(t.TempDir(), "a.ninefold")
	opened := 0
	for range 150 {
		data := slices.Clone(whole)
		for range 1 + random.IntN(40) {
			data[random.IntN(len(data))] = byte(random.Uint32())
		}
		if random.IntN(4) == 0 {
			data = data[:random.IntN(len(data))]
		}
		write(t, path, data)
		d, err := store.Open(path, store.Options{})
		if err == nil {
			opened++
			if err := d.Abandon(); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if assessment.ErrorCode(err) == "" || !strings.Contains(err.Error(), "a.ninefold") {
			t.Errorf("no sentence: %v", err)
		}
		if !bytes.Equal(read(t, path), data) {
			t.Fatalf("a file that was refused (%v) has changed", err)
		}
	}
	if opened == 150 {
		t.Error("no damage was ever noticed")
	}
}

func TestADocumentIsOpenForEditingOnlyOnce(t *testing.T) {
	d := create(t, 2)
	const sentence = "Northmere.ninefold is open in another Ninefold window. Close it there first."
	for _, o := range []store.Options{{}, {ReadOnly: true}} {
		_, err := store.Open(d.Path(), o)
		checkRefused(t, err, assessment.CodeBusy, sentence)
		checkRefused(t, elsewhere(t, d.Path()), assessment.CodeBusy, sentence)
	}
	do(t, d, reason("still saved", ""))
	if d = reopen(t, d); currentReason(d) != "still saved" {
		t.Errorf("the reason is %q", currentReason(d))
	}
}

func TestAReadOnlyFileOrFolderIsRefusedForEditingAndOpensForReading(t *testing.T) {
	for _, c := range []struct {
		name, sentence string
		file, folder   os.FileMode
	}{
		{"file", "a.ninefold is read-only, so it cannot be edited. Please copy it to a folder of your own and open the copy.", 0o444, 0o755},
		{"folder", "The folder of a.ninefold is read-only, so the document cannot be edited there. Please copy it to a folder of your own and open the copy.", 0o644, 0o555},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := t.TempDir()
			path := write(t, filepath.Join(folder, "a.ninefold"), read(t, "testdata/version-1.ninefold"))
			chmod(t, path, c.file)
			chmod(t, folder, c.folder)
			t.Cleanup(func() { chmod(t, folder, 0o755) })
			before := fingerprint(t, folder)
			_, err := store.Open(path, store.Options{})
			checkRefused(t, err, assessment.CodeReadOnly, c.sentence)
			d := open(t, path, store.Options{ReadOnly: true})
			if !d.ReadOnly() || d.Assessment().EntryCount() != 9 || len(journal(t, d)) != 2 {
				t.Errorf("read %d entries, %d changes", d.Assessment().EntryCount(), len(journal(t, d)))
			}
			if err := d.Close(); err != nil {
				t.Error(err)
			}
			if after := fingerprint(t, folder); after != before {
				t.Errorf("the folder changed from\n%s to\n%s", before, after)
			}
		})
	}
}

func chmod(t testing.TB, path string, mode os.FileMode) {
	t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

func TestADocumentOpenForReadingRefusesChanges(t *testing.T) {
	path := write(t, filepath.Join(t.TempDir(), "a.ninefold"), read(t, "testdata/version-1.ninefold"))
	d := open(t, path, store.Options{ReadOnly: true})
	const sentence = "a.ninefold is open for reading only, so it cannot be changed."
	checkRefused(t, d.Do(reason("no", "")), assessment.CodeReadOnly, sentence)
	_, err := d.Undo()
	checkRefused(t, err, assessment.CodeReadOnly, sentence)
	if state := d.State(); state.Pending != 0 || state.Err != nil || d.Flush() != nil {
		t.Errorf("the state is %+v", state)
	}
}

// halfWritten leaves a document as a program killed in the middle of saving
// would: the file partly overwritten, and beside it the journal that mends it.
func halfWritten(t *testing.T) (path string, want *assessment.Assessment) {
	t.Helper()
	work := create(t, 60)
	want = work.Snapshot()
	if err := work.Close(); err != nil {
		t.Fatal(err)
	}
	whole := read(t, work.Path())
	db, err := sql.Open("sqlite", work.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	conn, err := db.Conn(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	// With a page cache this small the transaction spills into the file.
	for _, s := range []string{"PRAGMA cache_size = 1", "BEGIN", "UPDATE entry SET text = 'half ' || hex(randomblob(1500))", "DELETE FROM journal"} {
		if _, err := conn.ExecContext(context.Background(), s); err != nil {
			t.Fatal(err)
		}
	}
	path = filepath.Join(t.TempDir(), "a.ninefold")
	write(t, path, read(t, work.Path()))
	write(t, path+"-journal", read(t, work.Path()+"-journal"))
	if bytes.Equal(read(t, path), whole) || binary.BigEndian.Uint32(read(t, path+"-journal")[:4]) != 0xd9d505f9 {
		t.Fatal("the transaction did not reach the file, so this test would prove nothing")
	}
	return path, want
}

func TestAHalfWrittenChangeIsTakenBackOnOpening(t *testing.T) {
	path, want := halfWritten(t)
	d := open(t, path, store.Options{})
	checkSame(t, want, d.Assessment())
	if len(journal(t, d)) != 1 {
		t.Error("the journal was not mended")
	}
}

func TestAHalfWrittenChangeIsTakenBackForReadingWithoutTouchingTheFile(t *testing.T) {
	path, want := halfWritten(t)
	chmod(t, path, 0o444)
	before := fingerprint(t, filepath.Dir(path))
	d := open(t, path, store.Options{ReadOnly: true})
	checkSame(t, want, d.Assessment())
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if after := fingerprint(t, filepath.Dir(path)); after != before {
		t.Errorf("the folder changed from\n%s to\n%s", before, after)
	}
}

const tornApart = "a.ninefold does not hold together: what it says is not what its own record of changes comes to, as when a synchronised folder mixes two versions. " +
	"The file has not been changed. Please open a backup or an earlier copy."

func TestAJournalThatIsDamagedIsSaidAndChangesNothing(t *testing.T) {
	for name, make := range map[string]func(t *testing.T) []byte{
		"of version 1":        func(t *testing.T) []byte { return read(t, "testdata/version-1.ninefold") },
		"of the last version": func(t *testing.T) []byte { return changedBytes(t) },
	} {
		for _, statement := range []string{
			"UPDATE journal SET ops = replace(ops, 'QS1', 'QX') WHERE seq = 2",
			"UPDATE journal SET ops = 'oh' WHERE seq = 2",
			"DELETE FROM journal WHERE seq = 2",
			"UPDATE entry SET text = text || ' And more.' WHERE rowid = 3",
			"DELETE FROM figure WHERE rowid = 1",
		} {
			path := write(t, filepath.Join(t.TempDir(), "a.ninefold"), make(t))
			tamper(t, path, statement)
			before := fingerprint(t, filepath.Dir(path))
			for _, readOnly := range []bool{false, true} {
				_, err := store.Open(path, store.Options{ReadOnly: readOnly})
				if err == nil {
					t.Fatalf("%s, %s: it opened", name, statement)
				}
				checkRefused(t, err, assessment.CodeFile, tornApart)
			}
			if after := fingerprint(t, filepath.Dir(path)); after != before {
				t.Errorf("%s, %s: the folder changed from\n%s to\n%s", name, statement, before, after)
			}
		}
	}
}

// changedBytes is the file of a document that was changed once.
func changedBytes(t testing.TB) []byte {
	t.Helper()
	d := create(t, 9)
	do(t, d, reason("changed", ""))
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	return read(t, d.Path())
}
