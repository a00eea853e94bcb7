package window

import (
	"os"
	"path/filepath"
	"testing"
)

func TestChoosingBeginsInTheFolderOfTheDocument(t *testing.T) {
	w := windowInMemory(t)
	at := func(folder string) string { return folder + string(filepath.Separator) }
	if got := w.startFolder(); got != at(documentsFolder()) {
		t.Errorf("with nothing opened yet, in %q", got)
	}
	folder := t.TempDir()
	w.settings.opened(filepath.Join(folder, "a.ninefold"))
	if got := w.startFolder(); got != at(folder) {
		t.Errorf("with a document opened last time, in %q", got)
	}
	if err := os.Remove(folder); err != nil {
		t.Fatal(err)
	}
	if got := w.startFolder(); got != at(documentsFolder()) {
		t.Errorf("with the folder gone, in %q", got)
	}
	open := sampleWindow(t, sample(t))
	if got := open.startFolder(); got != at(filepath.Dir(absolute(open.doc.Path()))) {
		t.Errorf("with a document open, in %q", got)
	}
}
