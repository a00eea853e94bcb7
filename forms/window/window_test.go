package window

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"ninefold/app/assessment"
	"ninefold/app/store"
	"ninefold/assets"
	"ninefold/forms"
	"ninefold/forms/kit"
)

// shown is all the words drawn below an object, in drawing order.
func shown(object fyne.CanvasObject) string {
	var words []string
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *canvas.Text:
			words = append(words, o.Text)
		case *fyne.Container:
			for _, child := range o.Objects {
				walk(child)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				walk(child)
			}
		}
	}
	walk(object)
	return strings.Join(words, " ")
}

// asked is the words of the dialog above the window, or "".
func (w *window) asked() string {
	if top := w.Canvas().Overlays().Top(); top != nil {
		return shown(top)
	}
	return ""
}

// TestEveryBadFileGetsItsSentence opens files that are no documents of ours:
// the window says why, stays usable, and leaves the file as it was.
func TestEveryBadFileGetsItsSentence(t *testing.T) {
	fixtures := map[string]string{}
	dir := t.TempDir()
	write := func(name string, data []byte) {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		fixtures[name] = path
	}
	good := savedSample(t)
	write("not-a-database.ninefold", []byte("This is a letter, not a self-assessment.\n"))
	write("empty.ninefold", nil)
	write("truncated.ninefold", good[:len(good)/2])
	foreign := slices.Clone(good)
	copy(foreign[68:72], []byte{0, 0, 0, 0}) // the application id in SQLite's header
	write("not-ours.ninefold", foreign)
	newer := slices.Clone(good)
	copy(newer[60:64], []byte{0, 0, 0x7f, 0}) // the version in SQLite's header
	write("newer.ninefold", newer)
	write("read-only.ninefold", good)
	if err := os.Chmod(fixtures["read-only.ninefold"], 0o400); err != nil {
		t.Fatal(err)
	}
	fixtures["folder"] = t.TempDir()
	fixtures["missing"] = filepath.Join(dir, "missing.ninefold")

	sentences := map[string]string{}
	for name, path := range fixtures {
		t.Run(name, func(t *testing.T) {
			w := windowInMemory(t)
			w.showStart()
			before, _ := os.ReadFile(path) // a folder and a missing file have none
			w.openPath(path)
			said := w.asked()
			if said == "" || w.doc != nil {
				t.Fatalf("the window says %q and has opened something: %v", said, w.doc != nil)
			}
			for _, jargon := range []string{"sqlite", "SQL", "errno", "no such", "malformed", "0x"} {
				if strings.Contains(said, jargon) {
					t.Errorf("%q is not for people: %q", jargon, said)
				}
			}
			after, _ := os.ReadFile(path)
			if string(before) != string(after) {
				t.Error("the file was changed")
			}
			said = strings.ReplaceAll(said, filepath.Base(path), "FILE")
			if other, same := sentences[said]; same {
				t.Errorf("%s and %s are told apart by nothing: %q", name, other, said)
			}
			sentences[said] = name
		})
	}
}

func savedSample(t *testing.T) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "good.ninefold")
	doc, err := store.Create(path, sample(t), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestTheMenuNamesWhatUndoTakesBack(t *testing.T) {
	w := sampleWindow(t, sample(t))
	entry := w.doc.Assessment().Statement("QS1").List(assessment.WorkingWell)[0].ID
	w.Do(assessment.RemoveRecord("Delete entry", assessment.KindEntry, entry))
	if got := w.mainMenu().Items[1].Items[0].Label; !strings.HasPrefix(got, "Undo delete entry ") {
		t.Errorf("the menu says %q", got)
	}
	w.Undo()
	if w.doc.Assessment().Entry(entry) == nil {
		t.Error("undo did not bring the entry back")
	}
	if got := w.mainMenu().Items[1].Items[1].Label; !strings.HasPrefix(got, "Redo delete entry ") {
		t.Errorf("the menu says %q", got)
	}
}

func TestADocumentOpensWhereItWasLeft(t *testing.T) {
	w := sampleWindow(t, sample(t))
	path := w.doc.Path()
	w.frame.Resize(fyne.NewSize(1400, 800))
	w.Show(forms.StatementPage("QS7"))
	w.closeDocument()
	if w.doc != nil {
		t.Fatal("the document did not close")
	}
	w.frame.Resize(fyne.NewSize(1000, 700))
	w.openPath(path)
	if w.current != forms.StatementPage("QS7") {
		t.Errorf("it opens on %s", w.current)
	}
	if size := w.Canvas().Size(); size.Width != 1400 {
		t.Errorf("it opens %v wide", size.Width)
	}
	if !slices.Contains(w.settings.recent(), path) {
		t.Error("it is not among the recent documents")
	}
}

// TestTextLongerThanAdvisedIsInTheDocument does, after it was typed, what takes
// the page away: nothing is asked, and the text is kept.
func TestTextLongerThanAdvisedIsInTheDocument(t *testing.T) {
	other := filepath.Join(t.TempDir(), "other.ninefold")
	doc, err := store.Create(other, sample(t), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Close(); err != nil {
		t.Fatal(err)
	}
	for what, do := range map[string]func(*window){
		"going to another page":    func(w *window) { w.Show(forms.Overview) },
		"opening another document": func(w *window) { w.openPath(other) },
		"beginning a new one":      func(w *window) { w.newDocument() },
		"closing the document":     func(w *window) { w.closeDocument() },
		"quitting":                 func(w *window) { w.quit() },
		"undoing and redoing":      func(w *window) { w.Undo(); w.Redo() },
		"larger text":              func(w *window) { w.largerText() },
	} {
		t.Run(what, func(t *testing.T) {
			w := sampleWindow(t, sample(t))
			w.Show(forms.StatementPage("QS1"))
			writer := w.Canvas().Focused()
			for range assessment.AdviceEntry + 10 {
				writer.TypedRune('x')
			}
			document := w.doc
			do(w)
			if said := shown(w.host) + w.asked(); strings.Contains(said, "not saved") {
				t.Errorf("it asks or says %q", said)
			}
			kept := false
			for _, e := range document.Assessment().Statement("QS1").List(assessment.ListKeys[0]) {
				kept = kept || strings.Contains(e.Text, strings.Repeat("x", assessment.AdviceEntry+10))
			}
			if !kept {
				t.Error("the text is not in the document")
			}
		})
	}
}

func TestNothingIsTypedIntoAPageThatWasLeft(t *testing.T) {
	f, err := assessment.LoadFramework("framework", assets.DefaultFramework())
	if err != nil {
		t.Fatal(err)
	}
	w := sampleWindow(t, assessment.New("id", "Northmere Council", f))
	w.Show(forms.StatementPage("QS1"))
	left := w.Canvas().Focused()
	if left == nil {
		t.Fatal("the statement's page has no place to write")
	}
	for _, place := range forms.Places(f) {
		if place.Page == forms.StatementPage("QS1") {
			continue
		}
		w.Show(place.Page)
		if w.Canvas().Focused() == left {
			t.Errorf("on %s the keyboard is still in the page before", place.Page)
		}
	}
}

func TestOpeningTheOpenDocumentAgainKeepsIt(t *testing.T) {
	w := sampleWindow(t, sample(t))
	w.Show(forms.About)
	w.openPath(w.doc.Path())
	if w.asked() != "" || w.current != forms.About {
		t.Errorf("the window asks %q and is on %s", w.asked(), w.current)
	}
}

func TestNoDocumentComesWhileSomethingIsAsked(t *testing.T) {
	w := sampleWindow(t, sample(t))
	document := w.doc
	w.newDocument()
	if w.asked() == "" {
		t.Fatal("nothing is asked about the new document")
	}
	w.openPath(filepath.Join(t.TempDir(), "missing.ninefold"))
	w.closeDocument()
	w.quit()
	if w.doc != document {
		t.Error("the document went from under the question")
	}
}

// What was found, and a sheet to be read, are no questions: whoever ends the program over
// them has nothing to answer. A question below them still has to be.
func TestWhatOnlyShowsSomethingKeepsNobodyFromEnding(t *testing.T) {
	for what, show := range map[string]func(*window){
		"finding anything":    (*window).findAnything,
		"a sentence":          func(w *window) { w.tell("That did not work", "The file is not there.") },
		"both over the other": func(w *window) { w.findAnything(); w.tell("That did not work", "The file is not there.") },
	} {
		t.Run(what, func(t *testing.T) {
			w := sampleWindow(t, sample(t))
			show(w)
			if w.asked() == "" {
				t.Fatal("nothing is shown")
			}
			w.quit()
			if w.doc != nil {
				t.Errorf("the document stays open below %q", w.asked())
			}
		})
	}
	w := sampleWindow(t, sample(t))
	w.newDocument()
	question := w.asked()
	w.tell("That did not work", "The file is not there.")
	w.quit()
	if w.doc == nil || w.asked() != question {
		t.Errorf("the question %q went, and %q is asked", question, w.asked())
	}
}

func TestEveryShortcutIsOnTheSheetOnce(t *testing.T) {
	seen := map[string]string{}
	for _, s := range shortcuts() {
		if s.do == nil || s.Name == "" || s.Group == "" {
			t.Errorf("%q is not declared in full", s.Name)
		}
		if other, twice := seen[s.Keys()]; twice {
			t.Errorf("%s stands for %q and %q", s.Keys(), s.Name, other)
		}
		seen[s.Keys()] = s.Name
	}
	w := sampleWindow(t, sample(t))
	w.frame.Resize(fyne.NewSize(1366, 2400)) // so high that the whole sheet is drawn
	w.showShortcuts()
	sheet := w.asked()
	for keys, name := range seen {
		if !strings.Contains(sheet, keys) || !strings.Contains(sheet, strings.Fields(name)[0]) {
			t.Errorf("the sheet does not show %s, %s", keys, name)
		}
	}
}

func TestLargerTextStaysWithinItsRange(t *testing.T) {
	w := sampleWindow(t, sample(t))
	for range 30 {
		w.largerText()
	}
	if got := w.settings.appearance().TextScale; got != kit.GreatestTextScale {
		t.Errorf("the text grew to %v", got)
	}
	for range 30 {
		w.smallerText()
	}
	if got := w.settings.appearance().TextScale; got != kit.LeastTextScale {
		t.Errorf("the text shrank to %v", got)
	}
}

// A key that nothing happens at is pressed again, or taken for lost.
func TestAShortcutSaysWhatComesFirst(t *testing.T) {
	w := writtenWindow(t)
	press := func(name string) {
		all := shortcuts()
		w.carryOut(all[slices.IndexFunc(all, func(s shortcut) bool { return s.Name == name })])
	}

	w.busy = true
	press("Quit")
	if w.doc == nil || w.toasts != 1 {
		t.Errorf("while something is worked on, Ctrl+Q leaves the document open: %t, with %d messages", w.doc != nil, w.toasts)
	}
	w.busy = false

	w.newDocument()
	press("Quit")
	if w.doc == nil || w.toasts != 2 {
		t.Errorf("above a question Ctrl+Q leaves the document open: %t, with %d messages", w.doc != nil, w.toasts)
	}
	kit.Escape(w.Canvas())

	w.openMenus()
	press("Export")
	if w.current != forms.Export || w.menus.IsOpen() || w.Canvas().Overlays().Top() != nil {
		t.Errorf("a key of an open menu leads to %q, with the menu open: %t", w.current, w.menus.IsOpen())
	}
	if w.toasts != 2 {
		t.Errorf("and there are %d messages", w.toasts)
	}
}
