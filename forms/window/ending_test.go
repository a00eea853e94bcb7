package window

import (
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/beginning"
	"ninefold/app/store"
)

func TestWhatIsTypedIsSavedAfterTheToolkitHasEnded(t *testing.T) {
	a, err := beginning.Sample()
	if err != nil {
		t.Fatal(err)
	}
	w := sampleWindow(t, a)
	path := w.doc.Path()
	w.gone = true
	chrome := w.chrome
	w.chrome = nil // to touch it now would be the fault
	w.changed(store.Event{Change: assessment.Change{Ops: []assessment.Op{{Kind: assessment.KindStatement, ID: "QS1", Field: assessment.FieldStatus}}}})
	w.Toast("Nobody sees this")
	w.chrome, w.gone = chrome, false
	w.saveRest()
	doc, err := store.Open(path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Close(); err != nil {
		t.Error(err)
	}
	w.doc = nil
}
