package forms

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/export"
)

func TestThePagesOfAnExportAreSeenBeforeItIsMade(t *testing.T) {
	h := hostOf(t, assessmenttest.Generate(1, 3), Export, fyne.NewSize(1100, 700))
	p := h.page.(*exportPage)
	h.press("See the pages")
	if got := p.pages.note.Text(); !strings.Contains(got, "for whom") {
		t.Errorf("before the choice it says %q", got)
	}
	p.audience.Choose(string(export.Internal))
	p.changed()
	whole := len(p.pages.printed)
	if got := p.pages.where.Text(); whole < 5 || got != "Page 1 of "+assessment.Thousands(whole) {
		t.Fatalf("of %d pages it says %q and %q", whole, got, p.pages.note.Text())
	}
	p.first.SetText("85")
	p.changed()
	if got := p.pages.where.Text(); !strings.HasPrefix(got, "Page 85 · 1 of ") {
		t.Errorf("printed from 85 on, it says %q", got)
	}
	p.documents[export.Pack].Set(false)
	p.documents[export.Scores].Set(true)
	p.changed()
	if n := len(p.pages.printed); n == 0 || n >= whole {
		t.Errorf("the scores have %d pages, the pack %d", n, whole)
	}
	h.key(fyne.KeyEnd)
	if got := p.pages.where.Text(); strings.Contains(got, " 1 of ") && len(p.pages.printed) > 1 {
		t.Errorf("at the end it says %q", got)
	}
	p.pdf.Set(false)
	p.changed()
	if got := p.pages.note.Text(); !strings.Contains(got, "Tick PDF") || len(p.pages.printed) != 0 {
		t.Errorf("without a PDF it says %q", got)
	}
	h.press("Hide")
	if p.pages.document != nil || p.pages.content.Visible() || h.Canvas().Focused() != fyne.Focusable(p.see) {
		t.Error("hidden, the pages are still there or the keyboard is lost")
	}
	h.failed()
	if made, err := filepath.Glob(filepath.Join(filepath.Dir(h.doc.Path()), "*.pdf")); err != nil || len(made) != 0 {
		t.Errorf("looking has made files: %v, %v", made, err)
	}
}

func TestTheKeyboardIsInThePagesWhereTheyHideTheChoices(t *testing.T) {
	for width, inPages := range map[float32]bool{700: true, 1300: false} {
		h := hostOf(t, assessmenttest.Generate(1, 3), Export, fyne.NewSize(width, 700))
		p := h.page.(*exportPage)
		p.audience.Choose(string(export.Internal))
		p.changed()
		h.press("See the pages")
		p.Start()
		if got := h.Canvas().Focused() == fyne.Focusable(p.pages.sheets); got != inPages {
			t.Errorf("%g wide, the keyboard is in the pages: %t", width, got)
		}
	}
}

func TestSeveralFilesAreBroughtInOneAfterTheOther(t *testing.T) {
	h := hostOf(t, assessmenttest.Generate(1, 0), BringIn, fyne.NewSize(1100, 700))
	folder := t.TempDir()
	for name, text := range map[string]string{
		"one.txt":   "Assessing needs\nWhat is working well\n• The first file says this.\n",
		"two.pdf":   "%PDF-1.4 torn",
		"three.rtf": `{\rtf1 Safeguarding\par Priorities\par {\listtext\'b7\tab}The third file says this.\par}`,
	} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	h.files = []string{filepath.Join(folder, "one.txt"), filepath.Join(folder, "two.pdf"), filepath.Join(folder, "three.rtf")}
	h.press("Choose files…")
	h.says("File 1 of 3: one.txt", "Go on without this file", "The first file says this.")
	h.press("Bring in 1 entry")
	if len(h.errs) != 1 || !strings.HasPrefix(h.errs[0].Error(), "two.pdf is damaged") {
		t.Errorf("of the second file it says %v", h.errs)
	}
	h.says("File 3 of 3: three.rtf", "The third file says this.")
	h.press("Bring in 1 entry")
	a := h.doc.Assessment()
	if n, m := len(a.Statement("QS1").List(assessment.WorkingWell)), len(a.Statement("QS7").List(assessment.Priorities)); n != 1 || m != 1 {
		t.Errorf("brought in %d and %d entries", n, m)
	}
	if len(h.shown) != 1 || h.shown[0] != Overview {
		t.Errorf("went to %v", h.shown)
	}
}
