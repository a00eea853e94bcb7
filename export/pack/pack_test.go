package pack_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/export"
	"ninefold/export/pack"
	"ninefold/export/pdf"
)

// jobs makes one job for each document, both formats, in folder.
func jobs(folder string, audience export.Audience) []pack.Job {
	var all []pack.Job
	for _, d := range export.Documents {
		all = append(all, pack.Job{
			Options: export.Options{Document: d.Key, Audience: audience, Paper: export.PaperA3},
			PDF:     filepath.Join(folder, d.Key+".pdf"), XLSX: filepath.Join(folder, d.Key+".xlsx"),
		})
	}
	return all
}

// contents are the names in a folder, each with its bytes.
func contents(t *testing.T, folder string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(data)
	}
	return files
}

func sameFiles(t *testing.T, folder string, want map[string]string) {
	t.Helper()
	got := contents(t, folder)
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s was left behind", name)
		}
	}
	for name, data := range want {
		if got[name] != data {
			t.Errorf("%s is not what it was", name)
		}
	}
}

func TestRunMakesEveryFileAndSaysWhatItMade(t *testing.T) {
	a := assessmenttest.Generate(1, 226)
	folder := t.TempDir()
	var steps []pack.Progress
	result, err := pack.Run(context.Background(), a, jobs(folder, export.Public), func(p pack.Progress) { steps = append(steps, p) })
	if err != nil {
		t.Fatal(err)
	}
	made := contents(t, folder)
	if len(made) != 2*len(export.Documents) || len(result.Files) != len(made) {
		t.Fatalf("%d files in the folder, %d in the result", len(made), len(result.Files))
	}
	for _, f := range result.Files {
		data := made[filepath.Base(f.Path)]
		if int64(len(data)) != f.Size {
			t.Errorf("%s has %d bytes, the result says %d", f.Path, len(data), f.Size)
		}
		isPDF := strings.HasPrefix(data, "%PDF-")
		if isPDF != (f.Pages > 0) || isPDF == (f.Sheets > 0) {
			t.Errorf("%s: %d pages, %d sheets", f.Path, f.Pages, f.Sheets)
		}
		if !isPDF && !strings.HasPrefix(data, "PK") {
			t.Errorf("%s is neither a PDF nor a workbook", f.Path)
		}
		n, shows := f.Entries, f.Document.Key == export.Pack || f.Document.Key == export.SelfAssessment
		if shows && (n.Included+n.Internal+n.Empty != a.EntryCount() || n.Internal == 0) || !shows && n != (export.EntryCounts{}) {
			t.Errorf("%s: entries %+v of %d", f.Path, n, a.EntryCount())
		}
		if f.LeftOut == (f.Document.Key == export.Scores) || f.Replaces || f.Audience != export.Public {
			t.Errorf("%s: left out %v, replaces %v, for %s", f.Path, f.LeftOut, f.Replaces, f.Audience)
		}
	}
	for i, s := range steps {
		if s.Done < 0 || s.Done > s.Total || i > 0 && s.Done < steps[i-1].Done {
			t.Fatalf("the progress goes from %+v to %+v", steps[max(0, i-1)], s)
		}
	}
	if last := steps[len(steps)-1]; last.Done != last.Total {
		t.Errorf("the progress ends at %d of %d", last.Done, last.Total)
	}
}

func TestTheSameDocumentMakesTheSameFiles(t *testing.T) {
	a := assessmenttest.Generate(2, 100)
	one, two := t.TempDir(), t.TempDir()
	for _, folder := range []string{one, two} {
		wanted := jobs(folder, export.Internal)
		for i := range wanted {
			wanted[i].Made = time.Date(2026, 3, 31, 9, 0, 0, 0, time.UTC) // the second run may end a second later
		}
		if _, err := pack.Run(context.Background(), a, wanted, nil); err != nil {
			t.Fatal(err)
		}
	}
	sameFiles(t, two, contents(t, one))
}

func TestPreviewAgreesWithRunAndWritesNothing(t *testing.T) {
	a := assessmenttest.Generate(3, 150)
	folder := t.TempDir()
	wanted := jobs(folder, export.Internal)
	preview, err := pack.Preview(context.Background(), a, wanted)
	if err != nil {
		t.Fatal(err)
	}
	sameFiles(t, folder, nil)
	made, err := pack.Run(context.Background(), a, wanted, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range made.Files {
		p := preview.Files[i]
		if p.Path != f.Path || p.Pages != f.Pages || p.Sheets != f.Sheets || p.Entries != f.Entries || !slices.Equal(p.Undrawable, f.Undrawable) {
			t.Errorf("announced %+v, made %+v", p, f)
		}
	}
	again, err := pack.Preview(context.Background(), a, wanted)
	if err != nil || !again.Files[0].Replaces {
		t.Errorf("the preview does not say that files are replaced (%v)", err)
	}
}

func TestWhatCannotBeDrawnIsListedWithItsPlace(t *testing.T) {
	a := assessment.New("x", "Northmere Council", assessmenttest.Framework(t))
	code := a.Statements[0].Code
	edit := a.AppendEntries(code, assessment.Priorities, assessment.NewEntry{ID: "e1", Text: "Plain."}, assessment.NewEntry{ID: "e2", Text: "Mixed क्षत्रिय and 🦄."})
	if _, err := a.Apply(edit.Ops); err != nil {
		t.Fatal(err)
	}
	target := filepath.Join(t.TempDir(), "x.pdf")
	result, err := pack.Run(context.Background(), a, []pack.Job{{PDF: target}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := a.Place(assessment.KindEntry, "e2")
	if want == "" || !slices.ContainsFunc(result.Files[0].Undrawable, func(u pdf.Unlike) bool { return u.Place == want && u.Sentence != "" }) {
		t.Errorf("nothing is listed for %q: %+v", want, result.Files[0].Undrawable)
	}
}

func TestACancelledRunChangesNothing(t *testing.T) {
	a := assessmenttest.Generate(4, 27)
	folder := t.TempDir()
	before := map[string]string{"pack.pdf": "the old pack", "scores.xlsx": "the old scores"}
	for name, data := range before {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	steps := 0
	count := func(pack.Progress) { steps++ }
	if _, err := pack.Run(context.Background(), a, jobs(t.TempDir(), export.Internal), count); err != nil {
		t.Fatal(err)
	}
	for _, at := range []int{1, 2, steps / 3, steps / 2, steps - 1, steps} {
		ctx, cancel := context.WithCancel(context.Background())
		n := 0
		_, err := pack.Run(ctx, a, jobs(folder, export.Internal), func(pack.Progress) {
			n++
			if n == at {
				cancel()
			}
		})
		cancel()
		if !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled at step %d of %d: %v", at, steps, err)
		}
		sameFiles(t, folder, before)
	}
}

func TestARunThatCannotPlaceItsLastFilePlacesNone(t *testing.T) {
	a := assessmenttest.Generate(5, 60)
	folder := t.TempDir()
	wanted := jobs(folder, export.Internal)
	before := map[string]string{"pack.pdf": "the old pack"}
	if err := os.WriteFile(filepath.Join(folder, "pack.pdf"), []byte(before["pack.pdf"]), 0o600); err != nil {
		t.Fatal(err)
	}
	last := wanted[len(wanted)-1].XLSX
	_, err := pack.Run(context.Background(), a, wanted, func(p pack.Progress) {
		// Somebody makes a folder of that name while the export is under way.
		if p.Done == p.Total {
			if err := os.MkdirAll(last, 0o700); err != nil {
				t.Error(err)
			}
		}
	})
	if assessment.ErrorCode(err) == "" {
		t.Errorf("%v is no sentence for a person", err)
	}
	if err := os.Remove(last); err != nil {
		t.Error(err)
	}
	sameFiles(t, folder, before)
}

func TestTargetsThatCannotBeWrittenAreRefusedInASentence(t *testing.T) {
	a := assessmenttest.Generate(6, 30)
	folder := t.TempDir()
	file := func(name string, mode os.FileMode) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte("x"), mode); err != nil {
			t.Fatal(err)
		}
		return path
	}
	plain := file("plain", 0o600)
	locked := file("locked.pdf", 0o400)
	if err := os.Mkdir(filepath.Join(folder, "sub.pdf"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		job  pack.Job
		code assessment.Code
		says string
	}{
		"missing folder":    {pack.Job{PDF: filepath.Join(folder, "gone", "x.pdf")}, assessment.CodeNotFound, "is not there"},
		"file for a folder": {pack.Job{PDF: filepath.Join(plain, "x.pdf")}, assessment.CodeNotFound, "is not a folder"},
		"folder for a file": {pack.Job{PDF: filepath.Join(folder, "sub.pdf")}, assessment.CodeExists, "is a folder"},
		"read-only file":    {pack.Job{PDF: locked}, assessment.CodeReadOnly, "read-only"},
		"a document":        {pack.Job{PDF: filepath.Join(folder, "ours.ninefold")}, assessment.CodeInvalid, "Ninefold document"},
		"one name for two":  {pack.Job{PDF: filepath.Join(folder, "x.pdf"), XLSX: filepath.Join(folder, "X.PDF")}, assessment.CodeInvalid, "both be called"},
		"nothing":           {pack.Job{}, assessment.CodeInvalid, "nothing to export"},
		"overlong password": {pack.Job{XLSX: filepath.Join(folder, "x.xlsx"), Password: strings.Repeat("p", 256)}, assessment.CodeTooLong, "password"},
		"options":           {pack.Job{Options: export.Options{Document: "novel"}, PDF: filepath.Join(folder, "x.pdf")}, assessment.CodeNotFound, "novel"},
		"not a plain file":  {pack.Job{PDF: os.DevNull}, assessment.CodeExists, "not an ordinary file"},
	} {
		before := fmt.Sprint(len(mustRead(t, folder)))
		for how, do := range map[string]func() error{
			"run":     func() error { _, err := pack.Run(context.Background(), a, []pack.Job{c.job}, nil); return err },
			"preview": func() error { _, err := pack.Preview(context.Background(), a, []pack.Job{c.job}); return err },
		} {
			err := do()
			if assessment.ErrorCode(err) != c.code || !strings.Contains(fmt.Sprint(err), c.says) {
				t.Errorf("%s, %s: %v (%s)", name, how, err, assessment.ErrorCode(err))
			}
		}
		if after := fmt.Sprint(len(mustRead(t, folder))); after != before {
			t.Errorf("%s: %s names in the folder, %s before", name, after, before)
		}
	}
}

func mustRead(t *testing.T, folder string) []os.DirEntry {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

func TestAReplacedFileKeepsWhoMayReadIt(t *testing.T) {
	target := filepath.Join(t.TempDir(), "x.xlsx")
	if err := os.WriteFile(target, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := pack.Run(context.Background(), assessmenttest.Generate(7, 10), []pack.Job{{XLSX: target}}, nil); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(target)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("the new file has the permissions %v", info.Mode().Perm())
	}
}

func BenchmarkPack(b *testing.B) {
	for _, entries := range []int{226, 1100} {
		b.Run(fmt.Sprintf("entries=%d", entries), func(b *testing.B) {
			a := assessmenttest.Generate(1, entries)
			wanted := jobs(b.TempDir(), export.Public)[:1]
			b.ReportAllocs()
			for b.Loop() {
				result, err := pack.Run(context.Background(), a, wanted, nil)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(result.Files[0].Pages), "pages")
				b.ReportMetric(float64(result.Files[0].Size), "pdf-bytes")
				b.ReportMetric(float64(result.Files[1].Size), "xlsx-bytes")
			}
		})
	}
}

// BenchmarkLargePack makes the whole pack of a large council, as PDF and as
// workbook. The budget is 3 s and 150 MB; the floor is a copy of the document in
// memory.
func BenchmarkLargePack(b *testing.B) {
	a := assessmenttest.Large()
	b.Run("floor", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			a.Clone()
		}
	})
	for format, kept := range map[string]func(*pack.Job){
		"pdf":  func(j *pack.Job) { j.XLSX = "" },
		"xlsx": func(j *pack.Job) { j.PDF = "" },
		"both": func(*pack.Job) {},
	} {
		b.Run(format, func(b *testing.B) {
			wanted := slices.Clone(jobs(b.TempDir(), export.Internal)[:1])
			kept(&wanted[0])
			b.ReportAllocs()
			for b.Loop() {
				result, err := pack.Run(context.Background(), a, wanted, nil)
				if err != nil {
					b.Fatal(err)
				}
				for _, f := range result.Files {
					b.ReportMetric(float64(f.Size)/1e6, "MB-"+strings.TrimPrefix(filepath.Ext(f.Path), "."))
				}
				b.ReportMetric(float64(result.Files[0].Pages), "pages")
			}
		})
	}
}

func BenchmarkPreview(b *testing.B) {
	a := assessmenttest.Generate(1, 226)
	wanted := jobs(b.TempDir(), export.Public)[:1]
	for b.Loop() {
		if _, err := pack.Preview(context.Background(), a, wanted); err != nil {
			b.Fatal(err)
		}
	}
}
