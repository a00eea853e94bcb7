package store

import (
	"fmt"
	"slices"

	"ninefold/app/assessment"
)

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
