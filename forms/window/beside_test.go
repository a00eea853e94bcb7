package window

import (
	"path/filepath"
	"regexp"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ninefold/app/store"
	"ninefold/forms"
)

// savedAt is the minute in which a document was saved, which may pass between two looks.
var savedAt = regexp.MustCompile(`Saved \d\d:\d\d`)

// Whatever page a document was left on, made beside the window it looks as it does where
// the window is there already, and has the keyboard where it has it then.
func TestAPageMadeBesideTheWindowIsTheSame(t *testing.T) {
	a := sample(t)
	path := filepath.Join(t.TempDir(), "sample.ninefold")
	doc, err := store.Create(path, a, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Close(); err != nil {
		t.Fatal(err)
	}
	for _, place := range forms.Places(a.Framework) {
		var looks, written [2]string
		for i, take := range []func(*window, *store.Document){
			func(w *window, doc *store.Document) { w.take(doc, "") },
			func(w *window, doc *store.Document) { w.takeBeside(doc) },
		} {
			t.Run(pictureName(place.Page), func(t *testing.T) {
				w := windowInMemory(t)
				w.settings.setAskedWho()
				w.settings.setView(view{Path: path, Page: place.Page, Width: 1180, Height: 720})
				doc, err := store.Open(path, store.Options{})
				if err != nil {
					t.Fatal(err)
				}
				take(w, doc)
				t.Cleanup(func() { w.detach(func() {}) })
				w.host.MinSize() // as the toolkit asks before it draws
				if w.current != place.Page || w.page == nil || w.Canvas().Size() != fyne.NewSize(1180, 720) {
					t.Fatalf("the page is %q, in %v", w.current, w.Canvas().Size())
				}
				looks[i], written[i] = savedAt.ReplaceAllString(test.RenderToMarkup(w.Canvas()), "Saved"), w.shows()
			})
		}
		if looks[0] != looks[1] || written[0] != written[1] {
			t.Errorf("the page %s is another, made beside the window: %s and not %s", place.Page, written[1], written[0])
		}
	}
}

// Where the person's name is asked for, that waits for no window.
func TestAPageWithAQuestionIsNotMadeBesideTheWindow(t *testing.T) {
	w := windowInMemory(t)
	path := filepath.Join(t.TempDir(), "sample.ninefold")
	doc, err := store.Create(path, sample(t), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w.takeBeside(doc)
	t.Cleanup(func() { w.detach(func() {}) })
	if w.page == nil || !w.settings.askedWho() || w.Canvas().Overlays().Top() == nil {
		t.Error("nobody asks for the name")
	}
}

// The program may be told to end, or find nothing to draw with, before the toolkit has
// asked for the page.
func TestEndingWaitsForThePageThatIsBeingMade(t *testing.T) {
	w := windowInMemory(t)
	w.settings.setAskedWho()
	path := filepath.Join(t.TempDir(), "sample.ninefold")
	doc, err := store.Create(path, sample(t), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w.takeBeside(doc)
	w.saveRest()
	if again, err := store.Open(path, store.Options{}); err != nil {
		t.Errorf("the document is still open: %v", err)
	} else {
		_ = again.Close()
	}
}
