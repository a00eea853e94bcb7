package store_test

import (
	"database/sql"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/app/store"
)

// benchmarkEntries is the size of document the budgets are stated for.
const benchmarkEntries = 5_000

// BenchmarkOpen opens a document of many entries, and the whole return of a large
// council; "floor" only reads the same rows from the same file: every record and
// the journal, which prove one another. The budget is twice the floor, and 150 ms.
func BenchmarkOpen(b *testing.B) {
	for _, size := range []struct {
		name string
		made func() *assessment.Assessment
	}{
		{"entries", func() *assessment.Assessment { return assessmenttest.Generate(1, benchmarkEntries) }},
		{"return", assessmenttest.Large},
	} {
		d, err := store.Create(filepath.Join(b.TempDir(), "Northmere.ninefold"), size.made(), store.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := d.Close(); err != nil {
			b.Fatal(err)
		}
		b.Run(size.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				d, err := store.Open(d.Path(), store.Options{})
				if err != nil {
					b.Fatal(err)
				}
				if err := d.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(size.name+" floor", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				readRows(b, d.Path())
			}
		})
	}
}

// readRows reads every value of every table of a file.
func readRows(b *testing.B, path string) {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	names := column(b, db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")
	n := 0
	for _, name := range names {
		rows, err := db.Query("SELECT * FROM " + name)
		if err != nil {
			b.Fatal(err)
		}
		columns, err := rows.Columns()
		if err != nil {
			b.Fatal(err)
		}
		values := make([]string, len(columns))
		targets := make([]any, len(columns))
		for i := range values {
			targets[i] = &values[i]
		}
		for ; rows.Next(); n++ {
			if err := rows.Scan(targets...); err != nil {
				b.Fatal(err)
			}
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			b.Fatal(err)
		}
	}
	if n < benchmarkEntries {
		b.Fatalf("%d rows", n)
	}
}

// column returns the texts of a query's only column.
func column(b *testing.B, db *sql.DB, query string) (texts []string) {
	rows, err := db.Query(query)
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			b.Fatal(err)
		}
		texts = append(texts, text)
	}
	if err := rows.Err(); err != nil {
		b.Fatal(err)
	}
	return texts
}

// BenchmarkDo measures what an edit costs the window in a large document, and,
// as "saved", until it is in the file. "floor" is one bare SQLite transaction
// that updates the same row.
func BenchmarkDo(b *testing.B) {
	d, err := store.Create(filepath.Join(b.TempDir(), "a.ninefold"), assessmenttest.Generate(1, benchmarkEntries), store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	entry := d.Assessment().Statement("QS5").List(assessment.WorkingWell)[20]
	texts := []string{strings.Repeat("a", 300), strings.Repeat("b", 300)}
	n := 0
	edit := func() {
		n++
		do(b, d, assessment.SetValue("Type", assessment.KindEntry, entry.ID, assessment.FieldText, texts[n%2]))
	}
	b.Run("window", func(b *testing.B) {
		for b.Loop() {
			edit()
		}
		b.StopTimer()
		if err := d.Flush(); err != nil {
			b.Fatal(err)
		}
	})
	b.Run("saved", func(b *testing.B) {
		for b.Loop() {
			edit()
			if err := d.Flush(); err != nil {
				b.Fatal(err)
			}
		}
	})
	if err := d.Close(); err != nil {
		b.Fatal(err)
	}
	b.Run("floor", func(b *testing.B) {
		db, err := sql.Open("sqlite", d.Path()+"?_synchronous=full&_pragma=locking_mode(exclusive)")
		if err != nil {
			b.Fatal(err)
		}
		defer db.Close()
		db.SetMaxOpenConns(1)
		for b.Loop() {
			n++
			if _, err := db.Exec("UPDATE entry SET text = ? WHERE id = ?", texts[n%2], entry.ID); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkCreate writes a whole document, as an import or a copy does.
func BenchmarkCreate(b *testing.B) {
	a := assessmenttest.Generate(1, benchmarkEntries)
	folder := b.TempDir()
	for b.Loop() {
		path := filepath.Join(folder, "a.ninefold")
		d, err := store.Create(path, a, store.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := d.SaveCopy(filepath.Join(folder, "copy.ninefold"), true); err != nil {
			b.Fatal(err)
		}
		if err := d.Close(); err != nil {
			b.Fatal(err)
		}
		move(b, path, filepath.Join(folder, "old.ninefold"))
	}
}

// longJournal is a document of three people's work: this many changes, every
// one a bout of typing of some words, a score, or an entry added or moved.
func longJournal(tb testing.TB, changes int) string {
	tb.Helper()
	d := create(tb, 300)
	a := d.Assessment()
	var ids []string
	for ref := range a.All() {
		if ref.Kind == assessment.KindEntry {
			ids = append(ids, ref.ID)
		}
	}
	for n := range changes {
		id := ids[n%len(ids)]
		switch n % 10 {
		case 0:
			do(tb, d, assessment.SetValue("Change score", assessment.KindStatement, "QS1", assessment.FieldScore, string(rune('1'+n/10%4))))
		case 1:
			if edit, ok := a.ShiftEntry(id, 1-2*(n/10%2)); ok {
				do(tb, d, edit)
			}
		default:
			text := a.Entry(id).Text
			if len(text) > 600 {
				text = "A shorter beginning."
			}
			edit := assessment.SetValue("Typing", assessment.KindEntry, id, assessment.FieldText, text+" We know how many people wait.")
			edit.Group = "a bout that is made up anew, number " + assessment.Thousands(n)
			do(tb, d, edit)
		}
	}
	if err := d.Close(); err != nil {
		tb.Fatal(err)
	}
	return d.Path()
}

// BenchmarkLongJournal opens documents with a long history; "floor" reads the
// same rows of the journal from the same file. A year of three people is 50,000
// changes, which may take 30 MB and 0.5 s; 200,000 may take 1.5 s.
func BenchmarkLongJournal(b *testing.B) {
	for _, changes := range []int{50_000, 200_000} {
		path := longJournal(b, changes)
		b.Run(assessment.Thousands(changes), func(b *testing.B) {
			for b.Loop() {
				d, err := store.Open(path, store.Options{})
				if err != nil {
					b.Fatal(err)
				}
				if err := d.Close(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(fileSize(b, path))/1e6, "MB")
		})
		b.Run(assessment.Thousands(changes)+" floor", func(b *testing.B) {
			for b.Loop() {
				readJournal(b, path)
			}
		})
	}
}

func readJournal(b *testing.B, path string) {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query("SELECT id, label, grp, undoes, digest, ops FROM journal")
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	var row [6]sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&row[0], &row[1], &row[2], &row[3], &row[4], &row[5]); err != nil {
			b.Fatal(err)
		}
	}
}
