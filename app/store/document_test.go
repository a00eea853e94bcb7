package store_test

import (
	"path/filepath"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/app/store"
)

func TestWhatWasWrittenIsThereWhenTheDocumentIsOpenedAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Northmere 100% #1?.ninefold")
	d, err := store.Create(path, assessmenttest.Generate(1, 60), store.Options{Who: "Morgan Ellery"})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Do(d.Assessment().AppendEntries("QS1", assessment.WorkingWell, assessment.NewEntry{ID: "new", Text: "Tea & toast"})); err != nil {
		t.Fatal(err)
	}
	if label, err := d.Undo(); label != "Add entry" || err != nil {
		t.Fatal(label, err)
	}
	if label, err := d.Redo(); label != "Add entry" || err != nil {
		t.Fatal(label, err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d, err = store.Open(path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := d.Assessment().Entry("new"); got == nil || got.Text != "Tea & toast" {
		t.Errorf("the entry came back as %+v", got)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
}
