package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestADialogIsNeverNarrowerThanItsAnswers(t *testing.T) {
	for _, width := range []float32{1366, 640, 420} {
		w := show(t, NewBody("behind"), width, 700)
		d := Ask(w.Canvas(), "This document was changed by another program", "What is in the window is safe.",
			Answer{Label: "Keep the document of the window as it is"}, Answer{Label: "Write it anew beside the old one"}, Answer{Label: "Save a copy and go on there…", Primary: true})
		for i, b := range d.frame.buttons {
			right, bottom := b.Position().X+b.Size().Width, b.Position().Y+b.Size().Height
			within := fyne.NewSize(d.frame.Size().Width-2*dialogPadding, d.frame.answers.Size().Height)
			if b.Position().X < 0 || right > within.Width+1 || bottom > within.Height+1 || b.Size().Width+1 < min(b.MinSize().Width, within.Width) {
				t.Errorf("in a window %v wide, answer %d reaches to %v, %v of %v", width, i, right, bottom, within)
			}
		}
		if d.frame.Size().Width > width {
			t.Errorf("in a window %v wide the dialog has %v", width, d.frame.Size().Width)
		}
		d.Close()
	}
}

func TestEscapeGivesTheAnswerThatChangesNothing(t *testing.T) {
	w := show(t, NewBody("behind"), 800, 600)
	var given string
	answer := func(label string, escapes bool) Answer {
		return Answer{Label: label, Escapes: escapes, Do: func() { given = label }}
	}
	for want, answers := range map[string][]Answer{
		"Cancel": {answer("Cancel", false), answer("Keep", false)},
		"Done":   {answer("Add files…", false), answer("Done", true)},
	} {
		given = ""
		Ask(w.Canvas(), "Evidence", "", answers...)
		if !Escape(w.Canvas()) || given != want || DialogOver(w.Canvas()) != "" {
			t.Errorf("Escape gives %q, want %q", given, want)
		}
	}
}
