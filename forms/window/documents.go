package window

import (
	"cmp"
	"context"
	"log"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/app/beginning"
	"ninefold/app/store"
	"ninefold/forms"
	"ninefold/forms/kit"
)

// newDocument asks whose self-assessment it is and where it is kept.
func (w *window) newDocument() { w.begin("") }

// begin is newDocument, going on to a page of the new document, or to its
// overview where page is "".
func (w *window) begin(page string) {
	w.leaving(func() { w.askNew(page) })
}

func (w *window) askNew(page string) {
	forms.AskNew(w, forms.NewDocument{Who: w.settings.who(), Folder: documentsFolder()}, func(n forms.NewDocument) bool {
		a, err := beginning.New(n.Council, n.Title, n.Who)
		if err != nil {
			w.Fail(err)
			return false
		}
		w.settings.setAskedWho() // the question was there, whatever the answer
		if n.Who != "" {
			w.settings.setWho(n.Who)
		}
		return w.create(n.Path, a, page)
	})
}

// newSample makes the sample where the person wants it and opens it.
func (w *window) newSample() {
	suggested := free(filepath.Join(documentsFolder(), "Northmere sample"+store.Extension))
	w.ChooseSave("Keep the sample as", suggested, forms.DocumentFile, func(path string) {
		if path == "" {
			return
		}
		a, files, err := beginning.SampleAt(path, time.Now())
		if err != nil {
			w.Fail(err)
			return
		}
		w.leaving(func() {
			if err := files.Write(); err != nil {
				w.Fail(err)
			} else if !w.create(path, a, "") {
				files.Remove()
			}
		})
	})
}

// create writes a new document and opens it on a page, or on its overview. It
// never overwrites a file.
func (w *window) create(path string, a *assessment.Assessment, page string) bool {
	doc, err := store.Create(absolute(path), a, store.Options{Who: w.settings.who()})
	if err != nil {
		w.Fail(err)
		return false
	}
	w.attach(doc, page)
	return true
}

// openDocument asks for a document and opens it.
func (w *window) openDocument() {
	w.ChooseOpen("Open a self-assessment", []forms.FileKind{forms.DocumentFile}, func(path string) {
		if path != "" {
			w.openPath(path)
		}
	})
}

// openPath opens the document at path in place of the one that is open. If it
// cannot be opened, that one stays.
func (w *window) openPath(path string) {
	if w.interrupted() {
		return
	}
	path = absolute(path)
	if w.doc != nil && sameFile(w.doc.Path(), path) {
		w.Toast("This document is open already.")
		return
	}
	w.leaving(func() { w.open(path) })
}

// interrupted says, and tells the person, that something else must be finished
// or answered first. A menu that is open is no question, nor is a dialog that only
// shows something: they go.
func (w *window) interrupted() bool {
	if !w.busy {
		kit.Dismiss(w.Canvas())
	}
	switch title := kit.DialogOver(w.Canvas()); {
	case w.busy:
		w.Toast("Please wait for the work to finish, or stop it.")
	case title != "":
		w.Toast("Please answer “" + title + "” first, or press Escape.")
	default:
		kit.Escape(w.Canvas())
		return false
	}
	return true
}

func sameFile(one, other string) bool {
	a, err := os.Stat(one)
	if err != nil {
		return false
	}
	b, err := os.Stat(other)
	return err == nil && os.SameFile(a, b)
}

func (w *window) open(path string) {
	doc, err := store.Open(path, store.Options{Who: w.settings.who()})
	w.opened(path, doc, err)
}

// opening opens the document at path, if that is not empty, beside its caller,
// and returns what waits for it.
func opening(path string, s settings) (opened func() (*store.Document, error)) {
	var (
		doc  *store.Document
		err  error
		done = make(chan struct{})
	)
	if path == "" {
		close(done)
	} else {
		go func() {
			defer close(done)
			doc, err = store.Open(absolute(path), store.Options{Who: s.who()})
		}()
	}
	return func() (*store.Document, error) { <-done; return doc, err }
}

// opened shows the document that was opened at path, or says why it could not be.
func (w *window) opened(path string, doc *store.Document, err error) {
	if assessment.ErrorCode(err) == assessment.CodeReadOnly {
		w.offerReadOnly(path, err)
		return
	}
	if err != nil {
		if _, gone := os.Stat(path); os.IsNotExist(gone) {
			w.settings.forget(path)
		}
		w.Fail(err)
		return
	}
	w.attach(doc, "")
}

// offerReadOnly says why a document cannot be written and opens it for reading
// if that is wanted.
func (w *window) offerReadOnly(path string, refusal error) {
	kit.Ask(w.Canvas(), "This document cannot be written", refusal.Error(),
		kit.Answer{Label: "Cancel"},
		kit.Answer{Label: "Open for reading", Primary: true, Do: func() {
			doc, err := store.Open(path, store.Options{ReadOnly: true})
			if err != nil {
				w.Fail(err)
				return
			}
			w.attach(doc, "")
		}})
}

// attach makes doc the window's document and shows a page of it: the one it
// was left on where page is "".
func (w *window) attach(doc *store.Document, page string) {
	if w.doc == nil {
		w.take(doc, page)
		return
	}
	closed := false
	w.detach(func() { closed = true; w.take(doc, page) })
	if !closed {
		_ = doc.Close() // opened a moment ago and never changed
	}
}

// take shows a document in the window, which has none.
func (w *window) take(doc *store.Document, page string) {
	left := w.receive(doc)
	w.chrome = newChrome(w)
	w.host.SetContent(w.chrome.content)
	w.chrome.saved(doc.State())
	w.put(cmp.Or(page, left))
	w.retitle()
	w.askWho()
}

// takeBeside is take for a window that is not on the screen yet. What it shows is made
// beside the toolkit's making of the window, which takes longer; while that goes on
// nothing else may touch either, and the first to ask how large the content is, which is
// the toolkit before it draws, waits for it. Where a question would be asked, or the
// system shows the menus, it is made at once.
func (w *window) takeBeside(doc *store.Document) {
	if systemMenus || w.asksWho(doc) {
		w.take(doc, "")
		return
	}
	page := w.receive(doc)
	size, made := w.Canvas().Size(), make(chan struct{})
	w.made = made
	w.speller.shown()
	go func() {
		defer close(made)
		w.chrome = newChrome(w)
		w.chrome.saved(doc.State())
		w.chrome.content.Resize(size)
		w.page, w.current = forms.Build(w, page)
		w.chrome.show(w.page)
	}()
	w.host.Await(func() fyne.CanvasObject {
		<-made
		return w.chrome.content
	}, func() {
		w.startPage()
		w.retitle()
	})
}

// receive makes doc the window's document and gives the window the size and the place
// it was left with. It returns the page it was left on.
func (w *window) receive(doc *store.Document) (page string) {
	w.doc = doc
	w.close = []func(){
		doc.Subscribe(w.changed),
		doc.OnSaved(func(store.Saved) {
			kit.OnWindow(func() {
				if w.doc == doc { // it may have gone before the word of it came
					w.saved(doc.State()) // as it is by now
				}
			})
		}),
	}
	path := absolute(doc.Path())
	w.settings.opened(path)
	left := w.settings.view(path)
	if left.Width > 0 && left.Height > 0 {
		w.size(fyne.NewSize(left.Width, left.Height))
	}
	if left.Placed {
		w.place(left.Left, left.Top)
	}
	w.speller.opened()
	w.lookAtEvidence()
	return cmp.Or(left.Page, forms.Overview)
}

// lookAtEvidence has the files of the evidence looked at, once the window has
// come up and nobody waits for it.
func (w *window) lookAtEvidence() {
	files := forms.NewEvidenceFiles(w.doc, w.evidenceChanged)
	w.evidence = files
	const later = 2 * time.Second // the first frame and the first words come first
	w.close = append(w.close, files.Stop, kit.Later(later, func() {
		if w.evidence == files {
			files.Look()
		}
	}))
}

// detach closes the open document and then goes on. Where something could not
// be saved the document stays open, unless the person would rather lose it.
func (w *window) detach(then func()) {
	w.page.Flush()
	w.remember()
	if err := w.doc.Close(); err != nil {
		w.unsaved(err, then)
		return
	}
	w.forget()
	then()
}

// unsaved is the one question asked on closing: what to do with changes that
// could not be written.
func (w *window) unsaved(err error, then func()) {
	kit.Ask(w.Canvas(), "Some changes are not saved yet", err.Error()+" They are kept in memory while this window is open.",
		kit.Answer{Label: "Keep the window open"},
		kit.Answer{Label: "Close and lose them", Do: func() { w.abandon(); then() }},
		kit.Answer{Label: "Save a copy…", Primary: true, Do: w.saveCopy},
	)
}

// abandon closes the document without what could not be saved, as asked.
func (w *window) abandon() {
	if err := w.doc.Abandon(); err != nil {
		log.Printf("closing without saving: %v", err)
	}
	w.forget()
}

// forget forgets the document that was closed.
func (w *window) forget() {
	w.left()
	for _, end := range w.close {
		end()
	}
	w.doc, w.close, w.page, w.chrome, w.evidence, w.current = nil, nil, nil, nil, nil, ""
}

// closeDocument goes back to the start page.
func (w *window) closeDocument() {
	if w.doc != nil && !w.interrupted() {
		w.leaving(func() { w.detach(w.showStart) })
	}
}

// quit ends the program once everything is saved.
func (w *window) quit() {
	if w.interrupted() {
		return
	}
	end := func() {
		w.ending(patienceSaved)
		w.frame.SetCloseIntercept(nil)
		w.frame.Close()
	}
	w.leaving(func() {
		if w.doc == nil {
			end()
			return
		}
		w.detach(end)
	})
}

// saveCopy writes a copy of the document elsewhere; the window stays in the
// document.
func (w *window) saveCopy() {
	w.copyTo("", func(path string) {
		w.Toast("Saved a copy. You are still in "+filepath.Base(w.doc.Path()), kit.Action{Label: "Show in folder", Do: func() { w.ShowFolder(path) }})
	})
}

// goOnInCopy writes a copy and carries on in it, since the document's own file
// cannot be saved. Where it is there may be no room, or no right to write: the folder
// suggested is another.
func (w *window) goOnInCopy() {
	w.copyTo(documentsFolder(), func(path string) {
		page := w.current
		copied, err := store.Open(path, store.Options{Who: w.settings.who()})
		if err != nil {
			w.Fail(err)
			return
		}
		w.abandon()
		w.take(copied, page)
		w.Toast("You are now in the copy, "+filepath.Base(path), kit.Action{Label: "Show in folder", Do: func() { w.ShowFolder(path) }})
	})
}

// tryAgain has the document saved at once; the outcome is shown as ever.
func (w *window) tryAgain() {
	doc := w.doc
	kit.Beside(func() { _ = doc.Flush() })
}

// copyTo asks where a copy goes, suggesting a folder or, where that is "", the document's
// own; writes it beside the window, and goes on.
func (w *window) copyTo(folder string, then func(path string)) {
	if w.doc == nil {
		return
	}
	w.page.Flush()
	doc := w.doc
	if folder == "" {
		folder = filepath.Dir(doc.Path())
	}
	base := strings.TrimSuffix(filepath.Base(doc.Path()), store.Extension)
	w.ChooseSave("Save a copy as", free(filepath.Join(folder, base+" copy"+store.Extension)), forms.DocumentFile, func(path string) {
		if path == "" || w.doc != doc {
			return
		}
		// A copy to a slow drive takes its time, and the window waits for none.
		w.Work("Saving a copy", func(context.Context, func(int, int)) error {
			return doc.SaveCopy(path, true)
		}, func(err error) {
			if err != nil {
				w.Fail(err)
				return
			}
			then(path)
		})
	})
}

// showStart shows the start page.
func (w *window) showStart() {
	start := forms.NewStart(forms.StartActions{
		New: w.newDocument, Open: w.openDocument, Sample: w.newSample,
		Recent: w.settings.recent(), OpenRecent: w.openPath,
		BringIn: w.startFromText,
	})
	w.host.SetContent(w.belowMenus(start.Content()))
	w.retitle()
	w.refreshMenu()
	start.Start(w.Canvas())
}

// startFromText makes a new document and goes straight to bringing in text.
func (w *window) startFromText() { w.begin(forms.BringIn) }

// dropped opens the document that was dropped on the window; other files and
// folders are added to the evidence.
func (w *window) dropped(files []fyne.URI) {
	for _, f := range files {
		if strings.EqualFold(filepath.Ext(f.Path()), store.Extension) {
			w.openPath(f.Path())
			return
		}
	}
	switch {
	case len(files) == 0 || w.interrupted():
	case w.doc == nil:
		w.Toast("Only a Ninefold self-assessment can be opened this way. Open one first to add files to its evidence.")
	default:
		var paths []string
		for _, f := range files {
			paths = append(paths, filepath.FromSlash(f.Path()))
		}
		w.dropPaths(paths)
	}
}

// dropPaths hands files to the page, or asks whether they are evidence where it
// takes none.
func (w *window) dropPaths(paths []string) {
	if page, takes := w.page.(forms.Dropper); takes {
		page.Drop(paths)
		return
	}
	what := filepath.Base(paths[0])
	if len(paths) > 1 {
		what += " and " + assessment.Thousands(len(paths)-1) + " more"
	}
	kit.Ask(w.Canvas(), "Add this to the evidence?", what+" was dropped on the window. Ninefold keeps where it is and what is in it now, and copies nothing.",
		kit.Answer{Label: "Leave it"},
		kit.Answer{Label: "Add to the evidence", Primary: true, Do: func() {
			w.leaving(func() {
				w.put(forms.Evidence)
				if page, takes := w.page.(forms.Dropper); takes {
					page.Drop(paths)
				}
			})
		}},
	)
}

// askWho asks for the person's name, once. The login name is never used: it
// is nobody's choice of how to be named in a history others read.
func (w *window) askWho() {
	if !w.asksWho(w.doc) {
		return
	}
	w.settings.setAskedWho()
	forms.AskWho(w, func(name string) {
		w.settings.setWho(name)
		if w.doc != nil {
			w.doc.SetWho(name)
		}
	})
}

// asksWho tells whether the person's name is asked for when a document is opened.
func (w *window) asksWho(doc *store.Document) bool {
	return w.settings.who() == "" && !w.settings.askedWho() && !doc.ReadOnly()
}

// retitle names the window after its document.
func (w *window) retitle() {
	if w.doc == nil {
		w.frame.SetTitle(programName)
		return
	}
	a := w.doc.Assessment()
	w.frame.SetTitle(a.Council + " · " + a.Title + " – " + programName)
}

// free is path, or the first name like it that no file has.
func free(path string) string {
	base := strings.TrimSuffix(path, store.Extension)
	for n := 2; ; n++ {
		if _, err := os.Lstat(path); err != nil {
			return path
		}
		path = base + " " + assessment.Thousands(n) + store.Extension
	}
}

// openFolder shows a folder in the system's file manager.
func openFolder(a fyne.App, dir string) error {
	path := filepath.ToSlash(absolute(dir))
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // a drive letter is not a host
	}
	return a.OpenURL(&url.URL{Scheme: "file", Path: path})
}
