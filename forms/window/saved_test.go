package window

import (
	"testing"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/forms"
	"ninefold/forms/kit"
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

// TestNothingBlocksUndo changes a priority, writes half a date and undoes twice: first
// the half date in its field, then, with another half, the change by the menu.
func TestNothingBlocksUndo(t *testing.T) {
	w := sampleWindow(t, sample(t))
	a := w.doc.Assessment()
	action := a.IDs(assessment.KindAction)[0]
	was := a.Action(action).Owner
	w.Do(assessment.SetValue("Change owner", assessment.KindAction, action, assessment.FieldOwner, "P. Arkwright"))
	route, _ := forms.RouteTo(a, assessment.Ref{Kind: assessment.KindAction, ID: action}, assessment.FieldDue)
	w.Go(route)
	half := func() *kit.Writer {
		box := w.Canvas().Focused().(*kit.Writer)
		box.TypedShortcut(&fyne.ShortcutSelectAll{})
		for _, r := range "31/02/" {
			box.TypedRune(r)
		}
		w.page.Flush()
		return box
	}
	box := half()
	box.TypedShortcut(&fyne.ShortcutUndo{})
	if got := w.doc.Assessment().Action(action).Owner; got != "P. Arkwright" || w.page.Unsaved() {
		t.Errorf("with half a date undone the owner is %q, and unsaved: %v", got, w.page.Unsaved())
	}
	if want := assessment.SayDay(w.doc.Assessment().Action(action).Due); box.Text != want {
		t.Errorf("the date is %q again, want %q", box.Text, want)
	}
	half()
	w.Undo()
	if got := w.doc.Assessment().Action(action).Owner; got != was {
		t.Errorf("half a date keeps undo from giving back the owner %q: it is %q", was, got)
	}
	if box.Text != "31/02/" || !w.page.Unsaved() {
		t.Errorf("after undo the half date says %q", box.Text)
	}
}
