package store

import "fmt"

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

// Upgrade brings a document file up to date with migrations of the test's own.
func Upgrade(path string, steps []string) error {
	db, err := connect(path, toEdit)
	if err != nil {
		return err
	}
	defer db.Close()
	return upgrade(db, path, latestVersion(), append(migrations()[:latestVersion():latestVersion()], steps...))
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
	d.writer.last, d.writer.suspect = changes[1].ID, true
	d.writer.put(changes[0])
}
