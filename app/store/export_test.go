package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"ninefold/app/assessment"
)

// RefuseLoading is the sentence for what a document could not be opened for.
func RefuseLoading(path string, err error) error { return refuseLoading(path, err) }

// Finding is what a finding of SQLite's check is taken for.
func Finding(text string) error {
	if drives(finding(text)) {
		return errDrive
	}
	return nil
}

// ErrDrive is the cause where a drive reports an error.
var ErrDrive = errDrive

// Unkept says, a sentence each, where the tables that the migrations make and
// the domain's kinds and fields differ.
func Unkept() (differences []string) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		panic(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if err := migrate(db, 0, migrations()); err != nil {
		panic(err)
	}
	for _, spec := range assessment.Kinds() {
		want := []string{"id"}
		for _, f := range spec.Fields {
			want = append(want, string(f.Field))
		}
		var got []string
		rows, err := db.Query("SELECT name FROM pragma_table_info(?)", string(spec.Kind))
		if err != nil {
			panic(err)
		}
		for rows.Next() {
			var name string
			if err := rows.Scan(&name); err != nil {
				panic(err)
			}
			got = append(got, name)
		}
		if err := rows.Err(); err != nil {
			panic(err)
		}
		switch {
		case len(got) == 0:
			differences = append(differences, fmt.Sprintf("The kind %s has no table; its columns are %q.", spec.Kind, want))
		case !slices.Equal(got, want):
			differences = append(differences, fmt.Sprintf("The table %s has the columns %q, the domain the fields %q.", spec.Kind, got, want))
		}
	}
	return differences
}

// LimitPages makes the document's present connection behave as on a disk with
// room for this many more pages.
func LimitPages(d *Document, more int) {
	d.writer.file.Lock()
	defer d.writer.file.Unlock()
	var pages int
	if err := d.writer.db.QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		panic(err)
	}
	if _, err := d.writer.db.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", pages+more)); err != nil {
		panic(err)
	}
}

// LatestVersion is the version of the documents that are written.
func LatestVersion() int { return latestVersion() }

// Upgrade brings a document file up to date with migrations of the test's own.
func Upgrade(path string, steps []string) error {
	db, err := connect(path, toEdit)
	if err != nil {
		return err
	}
	defer db.Close()
	all := slices.Clone(migrations())
	for _, step := range steps {
		all = append(all, migration{sql: step})
	}
	return upgrade(db, path, latestVersion(), all)
}

// ForgetSaving makes the writer believe that the outcome of saving the newest
// change was never seen, as when the file went away in that moment.
func ForgetSaving(d *Document) {
	changes, err := d.Journal(2)
	if err != nil {
		panic(err)
	}
	d.writer.file.Lock()
	defer d.writer.file.Unlock()
	d.writer.last, d.writer.suspect = markOf(changes[1]), true
	d.writer.put(item{change: changes[0]})
}

// HoldDisk makes the disk of a document not answer until release is called.
func HoldDisk(d *Document) (release func()) {
	d.writer.file.Lock()
	return d.writer.file.Unlock
}

// LoseRow takes a record out of the file behind the document's back.
func LoseRow(d *Document, kind assessment.Kind, id string) {
	d.writer.file.Lock()
	defer d.writer.file.Unlock()
	if _, err := d.writer.db.Exec("DELETE FROM "+quoted(string(kind))+" WHERE id = ?", id); err != nil {
		panic(err)
	}
	d.writer.recognise()
}

// Recognise makes the writer take the file as it is for what it wrote itself,
// as when another program wrote in the moment of a save.
func Recognise(d *Document) {
	d.writer.file.Lock()
	defer d.writer.file.Unlock()
	d.writer.recognise()
}

// MayPass tells whether opening is tried once more after a failure.
func MayPass(err error) bool { return mayPass(err) }

// Shapes are the present shape as it was written down, and as the migrations make
// it, both as they are written down.
func Shapes() (written, made []byte, err error) {
	s, err := shapeMade(latestVersion())
	if err != nil {
		return nil, nil, err
	}
	k := kept{Version: latestVersion(), Tables: s.tables}
	for _, o := range s.objects {
		k.Objects = append(k.Objects, [2]string{o.name, o.text})
	}
	made, err = json.MarshalIndent(k, "", "\t")
	return keptShape, append(made, '\n'), err
}

// BuildBeside has a new file made beside a path and put in its place.
func BuildBeside(path string, build func(temporary string) error) error {
	return buildBeside(path, true, build)
}
