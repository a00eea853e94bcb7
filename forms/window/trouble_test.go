package window

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/app/store"
	"ninefold/forms"
	"ninefold/forms/kit"
)

func TestWhySavingFailsIsSaidBelowTheTitleAndTheWindowKeepsItsSize(t *testing.T) {
	w := sampleWindow(t, sample(t))
	before := w.chrome.content.MinSize()
	sentence := strings.Repeat("The file is no longer where it was, and what you have written is kept in this window. ", 4)
	w.saved(store.Saved{Pending: 1, Err: assessment.Refuse(assessment.CodeNotFound, nil, "%s", sentence)})
	said := shown(w.chrome.content)
	for _, words := range []string{"Not saved", "kept in this window", "Try again", "Save a copy and go on there"} {
		if !strings.Contains(strings.Join(strings.Fields(said), " "), words) {
			t.Errorf("the window does not say %q", words)
		}
	}
	if after := w.chrome.content.MinSize(); after.Width > before.Width {
		t.Errorf("the window must be %.0f wide, and was %.0f", after.Width, before.Width)
	}
	w.draw(t, "trouble")
	w.saved(store.Saved{})
	if w.chrome.banner.Visible() {
		t.Error("it still says so once all is saved")
	}
}

func TestWhatToDoWhereSavingFailsIsReachedByKeys(t *testing.T) {
	w := sampleWindow(t, sample(t))
	w.nextPane()
	if !w.chrome.navigating() {
		t.Fatal("F6 on a page does not lead to the list of pages")
	}
	w.nextPane()
	w.saved(store.Saved{Pending: 1, Err: assessment.Refuse(assessment.CodeNotFound, nil, "The disk is full.")})
	w.nextPane()
	if w.Canvas().Focused() != fyne.Focusable(w.chrome.retry) {
		t.Fatalf("F6 leads to %T", w.Canvas().Focused())
	}
	w.Canvas().Focus(w.chrome.copied)
	w.nextPane()
	if !w.chrome.navigating() {
		t.Errorf("F6 leads on to %T", w.Canvas().Focused())
	}
	w.nextPane()
	if w.chrome.navigating() || w.chrome.seesTrouble() {
		t.Errorf("F6 leads back to %T", w.Canvas().Focused())
	}
}

// What is being written stays in sight when the message takes room from the page.
func TestTheLineBeingWrittenIsSeenBelowTheMessageThatSavingFails(t *testing.T) {
	w := sampleWindow(t, sample(t))
	w.Show(forms.StatementPage("QS1"))
	writer := w.Canvas().Focused().(*kit.Writer)
	foot := func() float32 {
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(writer).Y + writer.Size().Height
	}
	w.frame.Resize(fyne.NewSize(1180, foot()+60)) // as little as it needs, and the room below it
	if below := foot(); below > w.Canvas().Size().Height {
		t.Fatalf("what is written ends at %.0f in a window of %.0f before anything is said", below, w.Canvas().Size().Height)
	}
	w.saved(store.Saved{Pending: 1, Err: assessment.Refuse(assessment.CodeNotFound, nil, "%s", strings.Repeat("The disk is full. ", 20))})
	if below := foot(); below > w.Canvas().Size().Height {
		t.Errorf("what is written ends at %.0f in a window of %.0f", below, w.Canvas().Size().Height)
	}
}

// Who tried again by the keyboard writes on once it has worked.
func TestTheKeyboardGoesBackWhenSavingWorksAgain(t *testing.T) {
	w := sampleWindow(t, sample(t))
	w.Show(forms.StatementPage("QS1"))
	writer := w.Canvas().Focused()
	failing := store.Saved{Pending: 1, Err: assessment.Refuse(assessment.CodeNotFound, nil, "The disk is full.")}
	w.saved(failing)
	w.nextPane()
	w.saved(store.Saved{})
	if w.Canvas().Focused() != writer {
		t.Errorf("the keyboard is with %T, not where a person wrote", w.Canvas().Focused())
	}
	w.Show(forms.Overview) // where nobody writes
	w.saved(failing)
	w.nextPane()
	w.saved(store.Saved{})
	if !w.chrome.navigating() {
		t.Errorf("the keyboard is with %T", w.Canvas().Focused())
	}
}
