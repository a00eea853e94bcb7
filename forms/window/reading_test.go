package window

import (
	"math/rand/v2"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"ninefold/app/assessment"
	"ninefold/forms"
	"ninefold/forms/kit"
	"ninefold/forms/kit/kittest"
)

// What is read on a page, from its title to its foot, is selected as one; the pages that
// are registers have tables instead.
func TestAllOfAPageIsSelectedAndCopied(t *testing.T) {
	w := sampleWindow(t, sample(t))
	w.frame.Resize(fyne.NewSize(1366, 768))
	mouse := kittest.NewMouse(t, w.frame)
	a := w.doc.Assessment()
	first := a.Statements[0]
	for page, has := range map[string][]string{
		forms.Overview: {"Overview\nOverall, so far\n", "The nine scores"},
		forms.About:    {"Who we are", a.Sections()[0].Heading, a.Sections()[0].Text, a.Figures()[0].Label},
		forms.Export:   {"Export"},
		forms.StatementPage(first.Code): {
			"What this is about", "\n" + first.List(assessment.WorkingWell)[0].Text + "\n" + first.List(assessment.WorkingWell)[1].Text + "\n", "\nAreas for improvement\n" + first.List(assessment.Improvement)[0].Text, first.Reason,
		},
	} {
		w.Show(page)
		mouse.Drag(fyne.NewPos(330, 100), fyne.NewPos(340, 300), fyne.NewPos(1000, 500))
		if _, reads := w.Canvas().Focused().(fyne.Shortcutable); !reads {
			t.Errorf("on %s %T has the keyboard", page, w.Canvas().Focused())
			continue
		}
		clipboard := w.Clipboard()
		on := w.Canvas().Focused().(fyne.Shortcutable)
		on.TypedShortcut(&fyne.ShortcutSelectAll{})
		on.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clipboard})
		for _, text := range has {
			if !strings.Contains(clipboard.Content(), text) {
				t.Errorf("of %s is copied, without %q:\n%s", page, text, clipboard.Content())
			}
		}
	}
}

// Wherever on a page the mouse is pressed and moved to, nothing but what is dragged by
// its bullet moves, and nothing fails.
func TestTheMouseIsDraggedAnywhereOnEveryPage(t *testing.T) {
	w := sampleWindow(t, sample(t))
	w.frame.Resize(fyne.NewSize(1366, 768))
	mouse := kittest.NewMouse(t, w.frame)
	dice := rand.New(rand.NewPCG(9, 4))
	somewhere := func() fyne.Position {
		return fyne.NewPos(280+dice.Float32()*1080, 60+dice.Float32()*700)
	}
	for _, place := range forms.Places(w.doc.Assessment().Framework) {
		w.Show(place.Page)
		for range 6 {
			from := somewhere()
			mouse.Drag(from, somewhere(), somewhere())
			mouse.Press(somewhere(), desktop.MouseButtonPrimary, fyne.KeyModifierShift)
			mouse.Release()
			mouse.Press(somewhere(), desktop.MouseButtonSecondary, 0)
			mouse.Release()
			for w.Canvas().Overlays().Top() != nil {
				kit.Escape(w.Canvas())
			}
			if on := w.Canvas().Focused(); on != nil {
				for _, key := range []fyne.KeyName{fyne.KeyRight, fyne.KeyUp, fyne.KeyEscape} {
					on.TypedKey(&fyne.KeyEvent{Name: key})
				}
			}
			if w.current != place.Page { // a link was pressed
				w.Show(place.Page)
			}
		}
	}
}
