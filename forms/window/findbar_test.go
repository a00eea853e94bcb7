package window

import (
	"testing"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/app/beginning"
	"ninefold/forms"
)

// writtenWindow is a window on the first statement of a small document.
func writtenWindow(t *testing.T) *window {
	t.Helper()
	a, err := beginning.New("Northmere Council", "Self-assessment", "")
	if err != nil {
		t.Fatal(err)
	}
	edits := []assessment.Edit{
		a.AppendEntries("QS1", assessment.WorkingWell, assessment.NewEntry{ID: "e1", Text: "Calls are answered."}, assessment.NewEntry{ID: "e2", Text: "Carers are asked. The carers’ desk is open."}),
		assessment.SetValue("", assessment.KindStatement, "QS1", assessment.FieldReason, "CARERS say so."),
		a.AppendEntries("QS2", assessment.WorkingWell, assessment.NewEntry{ID: "e3", Text: "Nobody cares for the carers."}),
		a.AppendRecords(assessment.KindRisk, assessment.NewRecord{ID: "r", Values: map[assessment.Field]string{assessment.FieldTitle: "Carers give up"}}),
	}
	for _, edit := range edits {
		if _, err := a.Apply(edit.Ops); err != nil {
			t.Fatal(err)
		}
	}
	w := sampleWindow(t, a)
	w.Show(forms.StatementPage("QS1"))
	return w
}

func typeInto(w *window, text string) {
	for _, r := range text {
		w.Canvas().Focused().TypedRune(r)
	}
}

func keys(w *window, names ...fyne.KeyName) {
	for _, key := range names {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func TestWhatStandsInARowAndInItsFormIsFoundOnce(t *testing.T) {
	w := writtenWindow(t)
	w.Show(forms.Risks)
	route, _ := forms.RouteTo(w.doc.Assessment(), assessment.Ref{Kind: assessment.KindRisk, ID: "r"}, "")
	w.findOnPage()
	typeInto(w, "carers")
	if got := w.chrome.find.tally.Text(); got != "1 of 1" {
		t.Errorf("with no form open the bar says %q", got)
	}
	w.chrome.find.close()
	w.Go(route)
	w.findOnPage()
	if got := w.chrome.find.tally.Text(); got != "1 of 1" {
		t.Errorf("with the row's form beside it the bar says %q", got)
	}
}

func TestTheFindBarCountsLeadsOnAndGivesTheKeyboardBack(t *testing.T) {
	w := writtenWindow(t)
	typeInto(w, "Here ")
	keys(w, fyne.KeyHome)
	bar := w.chrome.find
	says := func(want string) {
		t.Helper()
		if got := bar.tally.Text(); got != want {
			t.Errorf("the bar says %q, want %q", got, want)
		}
	}
	w.findOnPage()
	typeInto(w, "carers")
	says("1 of 3")
	keys(w, fyne.KeyReturn, fyne.KeyReturn)
	says("3 of 3")
	keys(w, fyne.KeyReturn)
	says("1 of 3")
	keys(w, fyne.KeyUp)
	says("3 of 3")
	typeInto(w, " walk on the moon")
	says("Not on this page")
	keys(w, fyne.KeyEscape)
	if bar.shown() {
		t.Fatal("Escape leaves the bar open")
	}
	typeInto(w, "So: ")
	w.page.Flush()
	if got := w.doc.Assessment().Entry("e1").Text; got != "So: Calls are answered.Here " {
		t.Errorf("back from the bar, what is typed makes %q", got)
	}
	// It goes along to other pages, and their registers.
	w.findOnPage()
	if w.chrome.find.field.Text() != "carers walk on the moon" {
		t.Error("the bar forgot what was looked for")
	}
	bar.field.SelectAll()
	typeInto(w, "carers")
	w.Show(forms.StatementPage("QS2"))
	says("1 on this page")
	w.Show(forms.Risks)
	says("1 on this page") // in its form, and not in its row as well
	w.findNext()
	says("1 of 1")
	w.Show(forms.StatementPage("QS1"))
	w.findNext()
	w.findNext()
	says("2 of 3")
	w.writeWhereFound()
	typeInto(w, "!")
	w.page.Flush()
	if got := w.doc.Assessment().Entry("e2").Text; got != "Carers are asked. The carers!’ desk is open." {
		t.Errorf("written where it was found, the entry says %q", got)
	}
	says("2 of 3")
	if !w.Do(assessment.RemoveRecord("Delete entry", assessment.KindEntry, "e2")) {
		t.Fatal("not removed")
	}
	says("1 on this page")
	bar.everywhere()
	if bar.shown() || w.Canvas().Overlays().Top() == nil {
		t.Error("the whole document is not searched")
	}
}
