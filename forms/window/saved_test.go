package window

import (
	"testing"

	"ninefold/app/assessment"
	"ninefold/forms"
)

// TestSavedIsNotSaidWhileSomethingTypedIsNotInTheFile types a letter, and
// looks at what the bar says until it is in the file.
func TestSavedIsNotSaidWhileSomethingTypedIsNotInTheFile(t *testing.T) {
	w := sampleWindow(t, sample(t))
	w.Show(forms.StatementPage("QS2"))
	saidAll := func() bool { return len(w.chrome.state.Text()) >= 5 && w.chrome.state.Text()[:5] == "Saved" }
	if err := w.doc.Flush(); err != nil {
		t.Fatal(err)
	}
	w.saved(w.doc.State())
	if !saidAll() {
		t.Fatalf("before anything is typed the bar says %q", w.chrome.state.Text())
	}
	w.Canvas().Focused().TypedRune('a')
	if got := w.chrome.state.Text(); got != "Saving…" {
		t.Errorf("with a letter held back the bar says %q", got)
	}
	w.page.Flush()
	if w.doc.State().Pending > 0 && saidAll() {
		t.Errorf("with a change on its way the bar says %q", w.chrome.state.Text())
	}
	if err := w.doc.Flush(); err != nil {
		t.Fatal(err)
	}
	w.saved(w.doc.State())
	if !saidAll() {
		t.Errorf("with everything in the file the bar says %q", w.chrome.state.Text())
	}
}

// TestSavedIsNotSaidOfADateThatIsNone writes half a date into an action.
func TestSavedIsNotSaidOfADateThatIsNone(t *testing.T) {
	w := sampleWindow(t, sample(t))
	a := w.doc.Assessment()
	route, leads := forms.RouteTo(a, assessment.Ref{Kind: assessment.KindAction, ID: a.IDs(assessment.KindAction)[0]}, assessment.FieldDue)
	if !leads {
		t.Fatal("nothing leads to an action")
	}
	w.Go(route)
	for _, r := range "31/02/" {
		w.Canvas().Focused().TypedRune(r)
	}
	w.page.Flush()
	w.saved(w.doc.State())
	if got := w.chrome.state.Text(); got != "Not all saved" {
		t.Errorf("the bar says %q", got)
	}
}
