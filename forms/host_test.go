package forms

import (
	"context"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ninefold/app/assessment"
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
	errs   []error
}

var _ Host = (*stubHost)(nil)

// hostOf makes a host for a document and shows a page of it.
func hostOf(t testing.TB, a *assessment.Assessment, page string, size fyne.Size) *stubHost {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(kit.NewTheme(kit.Appearance{Mode: kit.Light}))
	doc, err := store.Create(filepath.Join(t.TempDir(), "a.ninefold"), a, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = doc.Close() })
	h := &stubHost{t: t, doc: doc, window: app.NewWindow("")}
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
	h.page.Changed(assessment.Change{Label: edit.Label})
	return true
}

func (h *stubHost) Undo() {
	h.page.Flush()
	if _, err := h.doc.Undo(); err != nil {
		h.t.Error(err)
	}
	h.page.Changed(assessment.Change{Label: "Undo"})
}

func (h *stubHost) Redo()                                 {}
func (h *stubHost) Show(string)                           {}
func (h *stubHost) Go(Route)                              {}
func (h *stubHost) Toast(message string, _ ...kit.Action) { h.toasts = append(h.toasts, message) }
func (h *stubHost) Fail(err error)                        { h.errs = append(h.errs, err) }
func (h *stubHost) Work(_ string, job Job, done func(error)) {
	done(job(context.Background(), func(int, int) {}))
}
func (h *stubHost) ChooseOpen(string, []FileKind, func(string))       {}
func (h *stubHost) ChooseSave(string, string, FileKind, func(string)) {}
func (h *stubHost) ExportFolder() string                              { return "" }
func (h *stubHost) KeepExportFolder(string)                           {}
func (h *stubHost) HeadingsSaid() map[string]string                   { return nil }
func (h *stubHost) KeepHeading(string, string)                        {}
func (h *stubHost) ShowFolder(string)                                 {}
func (h *stubHost) Canvas() fyne.Canvas                               { return h.window.Canvas() }
func (h *stubHost) Clipboard() fyne.Clipboard                         { return test.NewClipboard() }
