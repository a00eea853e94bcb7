package window

import (
	"context"
	"errors"
	"log"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ninefold/app/assessment"
	"ninefold/app/store"
	"ninefold/forms"
	"ninefold/forms/kit"
)

// The window's size where nothing is remembered: it fits the smallest screen
// councils' laptops have, in Fyne's units.
const (
	usualWidth  = 1180
	usualHeight = 720
)

// window is the one window of the program: the start page, or an open
// document with its bar, its side navigation and one page at a time. It is
// the forms.Host of its pages. All of it lives on the window's goroutine.
type window struct {
	app      fyne.App
	frame    fyne.Window
	settings settings

	doc     *store.Document   // nil on the start page
	close   []func()          // what ends the subscriptions to doc
	current string            // the name of the page that is shown
	page    forms.Page        // nil on the start page
	routes  routes            // where the person was before
	latest  assessment.Change // the last change there was, whoever made it

	evidence *forms.EvidenceFiles // knows what has become of the files of the evidence; nil on the start page
	speller  *speller             // knows which words nobody knows

	chrome *chrome // what stands around the page; nil on the start page
	menus  *kit.MenuBar
	host   *kit.Host           // holds what the window shows, and short messages above it
	begun  bool                // whether the toolkit has begun, and knows of screens
	busy   bool                // while Work runs
	made   chan struct{}       // closed once the first page is there, where it is made beside the window; or nil
	gone   bool                // whether the toolkit has ended, and only the document is left to close
	toasts int                 // how many short messages were shown
	ending func(time.Duration) // told before the toolkit is told to end, and how long that may take
}

var _ forms.Host = (*window)(nil)

func newWindow(a fyne.App, k *kept) *window {
	w := &window{app: a, settings: settings{k}, ending: func(time.Duration) {}}
	a.Settings().SetTheme(kit.NewTheme(w.settings.appearance()))
	w.speller = newSpeller(w)
	kit.SetTypesets(w.settings.typesets())
	fontsRead := kit.ReadFonts()
	w.frame = a.NewWindow(programName)
	fontsRead() // nothing is measured before that
	w.frame.SetMaster()
	w.frame.SetPadded(false)
	w.frame.SetCloseIntercept(w.quit)
	w.frame.SetOnDropped(func(_ fyne.Position, dropped []fyne.URI) { w.dropped(dropped) })
	w.host = kit.NewHost(container.NewStack())
	w.frame.SetContent(w.host)
	w.addShortcuts()
	w.watchKeys()
	kit.OnUnsent = func() {
		if w.doc != nil {
			w.saved(w.doc.State())
		}
	}
	w.frame.Resize(fyne.NewSize(usualWidth, usualHeight))
	return w
}

// Document returns the open document, or nil.
func (w *window) Document() *store.Document { return w.doc }

// Canvas returns what the window draws on.
func (w *window) Canvas() fyne.Canvas { return w.frame.Canvas() }

// Clipboard returns the system's clipboard.
func (w *window) Clipboard() fyne.Clipboard { return w.app.Clipboard() }

// Do hands an edit to the document and shows a refusal.
func (w *window) Do(edit assessment.Edit) bool {
	if w.doc.ReadOnly() {
		w.Toast("This document was opened for reading. To change it, save a copy and open that.",
			kit.Action{Label: "Save a copy…", Do: w.saveCopy})
		w.page.Changed(assessment.Change{}) // shows again what the document holds
		return false
	}
	if err := w.doc.Do(edit); err != nil {
		w.Fail(err)
		w.page.Changed(assessment.Change{}) // shows again what the document holds
		return false
	}
	return true
}

// Undo takes the last change back.
func (w *window) Undo() {
	if page, has := w.page.(forms.Stepping); has && !w.busy {
		if said := page.UndoStep(); said != "" {
			w.Toast("Undone: " + said)
			return
		}
	}
	w.again((*store.Document).Undo, "Undone: ")
}

// Redo does again what was taken back last.
func (w *window) Redo() {
	if page, has := w.page.(forms.Stepping); has && !w.busy {
		if said := page.RedoStep(); said != "" {
			w.Toast("Done again: " + said)
			return
		}
	}
	w.again((*store.Document).Redo, "Done again: ")
}

func (w *window) again(step func(*store.Document) (string, error), said string) {
	if w.doc == nil || w.busy {
		return
	}
	// What is not finished on the page, such as a date, stays as it is written there.
	w.page.Flush()
	label, err := step(w.doc)
	switch {
	case err != nil:
		w.Fail(err)
	case label != "":
		w.sayStep(said + label)
	}
}

// sayStep says what was taken back or done again and where that was. Where none of
// it was on this page it goes to where it was, with a way back; but what waits to be
// finished here is not left for that.
func (w *window) sayStep(said string) {
	at, elsewhere := whereabouts(w.doc.Assessment(), w.latest.Ops, w.current)
	switch {
	case at == "":
		w.Toast(said)
	case elsewhere.Page == w.current:
		w.Toast(said + " · " + at)
	case w.page.Unsaved():
		w.Toast(said+" · "+at, kit.Action{Label: "Show", Do: func() { w.Go(elsewhere) }})
	default:
		w.Go(elsewhere)
		w.Toast(said+" · "+at, kit.Action{Label: "Back", Do: w.goBack})
	}
}

// Toast says that something is done.
func (w *window) Toast(message string, next ...kit.Action) {
	if w.gone {
		return
	}
	w.toasts++
	w.host.Toast(kit.Message{Text: message, Actions: next})
}

// Fail shows a refusal as its sentence. Anything else is a fault of the
// program: the person is told what is safe, and the log has the rest.
func (w *window) Fail(err error) {
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	if w.gone {
		log.Printf("refused while ending: %v", err)
		return
	}
	var refusal *assessment.Error
	if errors.As(err, &refusal) {
		if refusal.Cause != nil {
			log.Printf("refused: %s: %v", refusal.Sentence, refusal.Cause)
		}
		w.tell("That did not work", refusal.Sentence)
		return
	}
	log.Printf("unexpected: %v", err)
	w.tell("That did not work",
		"Something went wrong that Ninefold did not expect. What you have written is safe. Help, Where things are, names the log with the details.")
}

// Work runs a job beside the window under a progress bar.
func (w *window) Work(title string, job forms.Job, done func(error)) {
	if w.busy {
		return
	}
	if w.page != nil {
		w.page.Flush()
	}
	ctx, cancel := context.WithCancel(context.Background())
	working := kit.ShowWorking(w.Canvas(), title, cancel)
	w.busy = true
	kit.Beside(func() {
		err := job(ctx, func(finished, total int) {
			kit.OnWindow(func() {
				if ctx.Err() == nil { // once stopped, it says that it is stopping
					working.Set(float32(finished)/float32(max(total, 1)), "")
				}
			})
		})
		if err == nil {
			err = ctx.Err() // what was stopped is not done, though it came to its end
		}
		kit.OnWindow(func() {
			cancel()
			w.busy = false
			working.Close()
			done(err)
		})
	})
}

// EvidenceFiles is what looks at the files of the open document's evidence.
func (w *window) EvidenceFiles() *forms.EvidenceFiles { return w.evidence }

// evidenceChanged shows what became known of the files of the evidence.
func (w *window) evidenceChanged() {
	if w.gone || w.page == nil {
		return
	}
	if page, follows := w.page.(forms.EvidenceFollower); follows {
		page.EvidenceChanged()
	}
	w.chrome.refresh()
}

// ShowFolder opens the folder that a file is in.
func (w *window) ShowFolder(path string) {
	if err := openFolder(w.app, filepath.Dir(path)); err != nil {
		w.Fail(assessment.Refuse(assessment.CodeFile, err, "The folder %s could not be shown.", filepath.Dir(path)))
	}
}

// OpenFile opens a file in the program the system has for it.
func (w *window) OpenFile(path string) {
	if err := openFolder(w.app, path); err != nil {
		w.Fail(assessment.Refuse(assessment.CodeFile, err, "The file %s could not be opened. There may be no program for it on this computer.", path))
	}
}

// ExportFolder is where the open document was last exported to from this
// computer, or "".
func (w *window) ExportFolder() string { return w.settings.view(absolute(w.doc.Path())).Export }

// KeepExportFolder remembers where the open document is exported to.
func (w *window) KeepExportFolder(path string) {
	v := w.settings.view(absolute(w.doc.Path()))
	v.Export = path
	w.settings.setView(v)
}

// HeadingsSaid are the headings that somebody has given a meaning.
func (w *window) HeadingsSaid() map[string]string { return w.settings.headings() }

// KeepHeading remembers what a heading means, for the next document.
func (w *window) KeepHeading(text, list string) { w.settings.setHeading(text, list) }

// Show goes to a page of the open document.
func (w *window) Show(page string) {
	if w.doc == nil || w.busy {
		return
	}
	w.leaving(func() { w.put(page) })
}

// put shows a page in place of the one there is, and takes the keyboard from
// what is no longer there.
func (w *window) put(page string) {
	w.Canvas().Unfocus()
	if page != w.current {
		w.routes.left(w.here())
	}
	w.left()
	w.speller.shown()
	w.page, w.current = forms.Build(w, page)
	w.chrome.show(w.page)
	w.startPage()
}

// startPage lets the page that is shown begin.
func (w *window) startPage() {
	w.chrome.saved(w.doc.State())
	w.refreshMenu()
	w.page.Start()
	w.remember()
	w.evidence.LookAgain()
}

// left tells the page that it is left for good.
func (w *window) left() {
	if page, ends := w.page.(forms.Leaver); ends {
		page.Left()
	}
}

// leaving does what takes the page away, unless something on it is not saved
// and would be lost: then the person is asked.
func (w *window) leaving(do func()) {
	if w.page == nil {
		do()
		return
	}
	w.page.Flush()
	if !w.page.Unsaved() {
		do()
		return
	}
	w.chrome.pick()
	stay := kit.Answer{Label: "Stay", Primary: true}
	if page, leads := w.page.(forms.Mender); leads {
		stay = kit.Answer{Label: "Go to it", Primary: true, Do: func() { page.Mend() }}
	}
	kit.Ask(w.Canvas(), "Something on this page is not saved",
		"It will be lost if you leave the page: a date that is none or an entry that could not be added, which say so themselves, or text that was read and not brought in yet.",
		stay,
		kit.Answer{Label: "Leave the page", Do: do},
	)
}

// changed follows every change of the document, whoever made it.
func (w *window) changed(event store.Event) {
	if w.latest = event.Change; w.gone {
		return
	}
	w.speller.changed(event.Change)
	w.evidence.Changed(event.Change)
	w.page.Changed(event.Change)
	w.chrome.changed(event.Change)
	w.chrome.find.changed()
	w.chrome.saved(w.doc.State())
	w.refreshMenu()
}

// saved follows the writer behind the window.
func (w *window) saved(state store.Saved) {
	if w.chrome != nil && !w.gone {
		w.chrome.saved(state)
	}
}

func (w *window) nextStatement()     { w.walk(1) }
func (w *window) previousStatement() { w.walk(-1) }

// walk goes from statement to statement; from any other page, to the first.
func (w *window) walk(by int) {
	if w.doc == nil {
		return
	}
	f := w.doc.Assessment().Framework
	code := forms.StatementOf(w.current)
	if code == "" {
		w.Show(forms.StatementPage(f.Statements()[0].Code))
		return
	}
	if page, _, ok := forms.Neighbour(f, code, by); ok {
		w.Show(page)
	}
}

// nextPane moves the keyboard from the page to what can be done where saving fails, on
// to the side navigation and back to the page.
func (w *window) nextPane() {
	if w.doc == nil {
		return
	}
	if w.host.FocusToast() {
		return
	}
	switch {
	case w.chrome.navigating():
		w.page.Start()
	case w.chrome.seesTrouble() || !w.chrome.troubled():
		w.chrome.navigate()
	}
}

func (w *window) dialogSize() fyne.Size {
	size := w.Canvas().Size()
	return fyne.NewSize(size.Width*0.8, size.Height*0.8)
}

// remember keeps how the document is left, for the next time it is opened.
func (w *window) remember() {
	if w.doc == nil {
		return
	}
	size := w.Canvas().Size()
	v := w.settings.view(absolute(w.doc.Path()))
	v.Page, v.Width, v.Height = w.current, size.Width, size.Height
	v.Left, v.Top, v.Placed = placeOf(w.frame)
	w.settings.setView(v)
}

// clock is a moment as the bar shows it, such as "14:02".
func clock(at time.Time) string { return at.Local().Format("15:04") }
