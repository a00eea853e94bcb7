package window

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"ninefold/app/assessment"
	"ninefold/app/beginning"
	"ninefold/app/store"
	"ninefold/forms"
)

// The first entry of a statement changes its status too, which the title and
// the navigation show: there is none of them left to touch.
func TestWhatIsTypedIsSavedAfterTheToolkitHasEnded(t *testing.T) {
	a, err := beginning.New("Northmere Council", "Self-assessment", "")
	if err != nil {
		t.Fatal(err)
	}
	w := sampleWindow(t, a)
	path := w.doc.Path()
	w.Show(forms.StatementPage("QS3"))
	test.Type(w.Canvas().Focused(), "Told to end in the middle of a")
	if n := w.doc.Assessment().EntryCount(); n != 0 {
		t.Fatalf("what is typed is in %d entries before anybody asked for it", n)
	}
	w.chrome = nil // whoever touches it now breaks off, as the toolkit does
	w.saveRest()
	w.doc = nil
	doc, err := store.Open(path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = doc.Close() }()
	list := doc.Assessment().Statement("QS3").List(assessment.WorkingWell)
	if len(list) != 1 || list[0].Text != "Told to end in the middle of a" {
		t.Errorf("kept are %d entries", len(list))
	}
}
