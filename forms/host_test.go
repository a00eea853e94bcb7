package forms

import (
	"context"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ninefold/app/assessment"
	"ninefold/app/spelling"
	"ninefold/app/store"
	"ninefold/forms/kit"
)

// stubHost is a window for one page in a test: its document is a real one, and
// everything is done on the test's own goroutine.
type stubHost struct {
	t      testing.TB
	doc    *store.Document
	window fyne.Window
	page   Page
	toasts []string
	next   []kit.Action // what the last of them offers
	errs   []error

	shown     []string          // pages gone to
	went      []Route           // routes gone to
	file      string            // the answer to every question for a file
	folder    string            // where was exported to last
	headings  map[string]string // what headings were said to mean
	clipboard fyne.Clipboard

	files  []string // the answer to every question for files
	among  string   // the answer to every question for a folder
	opened []string // files opened

	spelling stubSpelling
	evidence *EvidenceFiles
}

var _ Host = (*stubHost)(nil)

// hostOf makes a host for a document and shows a page of it.
func hostOf(t testing.TB, a *assessment.Assessment, page string, size fyne.Size) *stubHost {
	t.Helper()
	oneGoroutine(t)
	app := test.NewTempApp(t)
	app.Settings().SetTheme(kit.NewTheme(kit.Appearance{Mode: kit.Light}))
	doc, err := store.Create(filepath.Join(t.TempDir(), "a.ninefold"), a, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = doc.Close() })
	h := &stubHost{t: t, doc: doc, window: app.NewWindow(""), clipboard: test.NewClipboard(), headings: map[string]string{}}
	h.spelling.h = h
	h.evidence = NewEvidenceFiles(doc, func() {
		if page, follows := h.page.(EvidenceFollower); follows {
			page.EvidenceChanged()
		}
	})
	h.page, _ = Build(h, page)
	h.window.SetContent(h.page.Content())
	h.window.Resize(size)
	return h
}

func (h *stubHost) Document() *store.Document { return h.doc }

func (h *stubHost) Do(edit assessment.Edit) bool {
	if err := h.doc.Do(edit); err != nil {
		h.errs = append(h.errs, err)
		return false
	}
	h.evidence.Changed(assessment.Change{Ops: edit.Ops})
	h.page.Changed(assessment.Change{Label: edit.Label, Ops: edit.Ops})
	return true
}

func (h *stubHost) Undo() {
	h.page.Flush()
	if _, err := h.doc.Undo(); err != nil {
		h.t.Error(err)
	}
	h.page.Changed(assessment.Change{Label: "Undo"})
}

func (h *stubHost) Redo() {
	h.page.Flush()
	if _, err := h.doc.Redo(); err != nil {
		h.t.Error(err)
	}
	h.page.Changed(assessment.Change{Label: "Redo"})
}

func (h *stubHost) Show(page string) { h.shown = append(h.shown, page) }
func (h *stubHost) Go(route Route)   { h.went = append(h.went, route) }
func (h *stubHost) Toast(message string, next ...kit.Action) {
	h.toasts, h.next = append(h.toasts, message), next
}
func (h *stubHost) Fail(err error) { h.errs = append(h.errs, err) }
func (h *stubHost) Work(_ string, job Job, done func(error)) {
	done(job(context.Background(), func(int, int) {}))
}
func (h *stubHost) ChooseOpen(_ string, _ []FileKind, answer func(string))    { answer(h.file) }
func (h *stubHost) ChooseSave(_, _ string, _ FileKind, answer func(string))   { answer(h.file) }
func (h *stubHost) ChooseFiles(_ string, _ []FileKind, answer func([]string)) { answer(h.files) }
func (h *stubHost) ChooseFolder(_ string, answer func(string))                { answer(h.among) }
func (h *stubHost) OpenFile(path string)                                      { h.opened = append(h.opened, path) }
func (h *stubHost) ExportFolder() string                                      { return h.folder }
func (h *stubHost) KeepExportFolder(path string)                              { h.folder = path }
func (h *stubHost) HeadingsSaid() map[string]string                           { return h.headings }
func (h *stubHost) KeepHeading(text, list string)                             { h.headings[text] = list }
func (h *stubHost) ShowFolder(string)                                         {}
func (h *stubHost) Canvas() fyne.Canvas                                       { return h.window.Canvas() }
func (h *stubHost) Clipboard() fyne.Clipboard                                 { return h.clipboard }

// stubSpelling knows the words that a test gives it.
type stubSpelling struct {
	h       *stubHost
	found   func() []spelling.Found
	suggest map[string][]string
	ignored []string
	off     bool
}

func (h *stubHost) Spelling() Spelling { return &h.spelling }

func (h *stubHost) EvidenceFiles() *EvidenceFiles { return h.evidence }

func (s *stubSpelling) Find(ctx context.Context, done func([]spelling.Found, error)) {
	if s.found == nil {
		done(nil, ctx.Err())
		return
	}
	done(s.found(), ctx.Err())
}
func (s *stubSpelling) Suggest(word string, found func([]string)) { found(s.suggest[word]) }
func (s *stubSpelling) Add(word string)                           { s.h.Do(s.h.doc.Assessment().AddWord(word)) }
func (s *stubSpelling) Remove(word string)                        { s.h.Do(s.h.doc.Assessment().RemoveWord(word)) }
func (s *stubSpelling) Ignore(word string) {
	s.ignored = append(s.ignored, word)
	s.h.page.(SpellingFollower).SpellingChanged()
}
func (s *stubSpelling) Heed(word string) {
	s.ignored = nil
	s.h.page.(SpellingFollower).SpellingChanged()
}
func (s *stubSpelling) Ignored() []string { return s.ignored }
func (s *stubSpelling) On() bool          { return !s.off }
func (s *stubSpelling) Set(on bool)       { s.off = !on }
