package window

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"ninefold/forms"
	"ninefold/forms/kit"
)

// Files dropped on the page of evidence are added; on any other page that is
// asked first, and Escape leaves everything as it was.
func TestFilesDroppedOnTheWindowAreEvidence(t *testing.T) {
	w := sampleWindow(t, sample(t))
	before := len(w.doc.Assessment().Evidence())
	drop := func(name string) {
		path := filepath.Join(filepath.Dir(w.doc.Path()), name)
		if err := os.WriteFile(path, []byte("what "+name+" says"), 0o666); err != nil {
			t.Fatal(err)
		}
		w.dropped([]fyne.URI{storage.NewFileURI(path)})
	}
	w.Show(forms.Overview)
	drop("letter.txt")
	if kit.DialogOver(w.Canvas()) != "Add this to the evidence?" {
		t.Fatalf("the question is %q", kit.DialogOver(w.Canvas()))
	}
	kit.Escape(w.Canvas())
	if n := len(w.doc.Assessment().Evidence()); n != before || w.current != forms.Overview {
		t.Errorf("left, there are %d pieces on the page %s", n, w.current)
	}
	w.dropPaths([]string{filepath.Join(filepath.Dir(w.doc.Path()), "letter.txt")})
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	listen()
	if n := len(w.doc.Assessment().Evidence()); n != before+1 || w.current != forms.Evidence {
		t.Errorf("added, there are %d pieces on the page %s", n, w.current)
	}
	drop("minutes.txt")
	listen()
	if n := len(w.doc.Assessment().Evidence()); n != before+2 {
		t.Errorf("dropped on the page, there are %d", n)
	}
}
