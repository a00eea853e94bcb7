package evidence_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/app/evidence"
)

// write makes a file, with its folders, and returns its path.
func write(t *testing.T, text string, path ...string) string {
	t.Helper()
	file := filepath.Join(path...)
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

func apply(t *testing.T, a *assessment.Assessment, edit assessment.Edit) {
	t.Helper()
	if _, err := a.Apply(edit.Ops); err != nil {
		t.Fatal(err)
	}
}

// added adds the files of paths to a document that lies in folder.
func added(t *testing.T, c *evidence.Checker, a *assessment.Assessment, document string, paths ...string) (add evidence.Addition, left []evidence.LeftOut) {
	t.Helper()
	files, left, err := evidence.Files(context.Background(), paths...)
	if err != nil {
		t.Fatal(err)
	}
	found, more, err := c.Look(context.Background(), files, nil)
	if err != nil {
		t.Fatal(err)
	}
	n := len(a.Evidence())
	add = evidence.Add(a, document, found, func() string { n++; return fmt.Sprint("piece ", n) })
	apply(t, a, add.Edit)
	return add, append(left, more...)
}

func states(a *assessment.Assessment, c *evidence.Checker, document string) string {
	var all []string
	for _, e := range a.Evidence() {
		all = append(all, e.Title+": "+c.Check(context.Background(), document, e).Word())
	}
	return strings.Join(all, ", ")
}

func TestFilesAreKeptRelativeToTheDocumentAndTheSameFileTwiceIsOnePiece(t *testing.T) {
	folder, other := t.TempDir(), t.TempDir()
	document := filepath.Join(folder, "a.ninefold")
	a := assessment.New("id", "", assessmenttest.Framework(t))
	var c evidence.Checker
	write(t, "one", folder, "evidence", "Survey_of-people.txt")
	write(t, "two", folder, "evidence", "deep", "Audit report v1.2.pdf")
	write(t, "one", folder, "evidence", "copy of it.txt")
	far := write(t, "three", other, "Far.csv")
	write(t, "hidden", folder, "evidence", ".secret")
	write(t, "lock", folder, "evidence", "~$Audit.docx")
	add, left := added(t, &c, a, document, filepath.Join(folder, "evidence"), far)
	var got []string
	for _, e := range a.Evidence() {
		got = append(got, e.Title+"="+e.File)
	}
	want := []string{"Survey of people=evidence/Survey_of-people.txt", "Audit report v1.2=evidence/deep/Audit report v1.2.pdf", "Far=" + far}
	slices.Sort(got)
	slices.Sort(want)
	if len(add.IDs) != 3 || len(left) != 0 || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("added are %q, left out %v", got, left)
	}
	again, _ := added(t, &c, a, document, filepath.Join(folder, "evidence"), far)
	if len(again.IDs) != 0 || len(again.Known) != 3 || len(a.Evidence()) != 3 {
		t.Errorf("added again are %+v", again)
	}
}

func TestAFileThatChangedOrWentIsNoticedAndFoundAgainByWhatIsInIt(t *testing.T) {
	folder := t.TempDir()
	document := filepath.Join(folder, "a.ninefold")
	a := assessment.New("id", "", assessmenttest.Framework(t))
	var c evidence.Checker
	one, two, three := write(t, "one", folder, "one.txt"), write(t, "two", folder, "two.txt"), write(t, "three", folder, "three.txt")
	added(t, &c, a, document, one, two, three)
	if got := states(a, &c, document); got != "one: unchanged, two: unchanged, three: unchanged" {
		t.Errorf("before: %s", got)
	}
	write(t, "another", folder, "one.txt") // of another size, so seen whatever the clock says
	if err := os.Chtimes(one, time.Now(), time.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	moved := filepath.Join(folder, "archive", "renamed.txt")
	if err := os.MkdirAll(filepath.Dir(moved), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(two, moved); err != nil {
		t.Fatal(err)
	}
	if got := states(a, &c, document); got != "one: File has changed since it was added, two: File is not where it was, three: unchanged" {
		t.Errorf("after: %s", got)
	}
	lost := a.Evidence()[1]
	there, err := c.Find(context.Background(), folder, []*assessment.Evidence{lost}, nil)
	if err != nil || there.Same[lost.ID].Path != moved || len(there.Same) != 1 || len(there.Named) != 0 {
		t.Fatalf("found are %v, %v", there, err)
	}
	apply(t, a, evidence.Point(a, document, there.Same))
	if got := states(a, &c, document); !strings.Contains(got, "two: unchanged") || lost.File != "archive/renamed.txt" {
		t.Errorf("pointed there: %s, %s", got, lost.File)
	}
	// The folder handed over whole still works.
	elsewhere := filepath.Join(t.TempDir(), "handed over")
	if err := os.Rename(folder, elsewhere); err != nil {
		t.Fatal(err)
	}
	if got := states(a, &c, filepath.Join(elsewhere, "a.ninefold")); !strings.Contains(got, "two: unchanged, three: unchanged") {
		t.Errorf("handed over: %s", got)
	}
}

// A folder in which somebody has worked on: files are known by their names, where
// no two of a name differ.
func TestAFileThatMovedAndChangedIsFoundByItsName(t *testing.T) {
	folder := t.TempDir()
	write(t, "other words", folder, "new", "Audit.CSV")
	write(t, "one", folder, "new", "a", "survey.txt")
	write(t, "two", folder, "new", "b", "survey.txt")
	pieces := []*assessment.Evidence{
		{ID: "audit", File: `C:\papers\audit.csv`, Digest: "gone"},
		{ID: "survey", File: "old/survey.txt", Digest: "gone too"},
		{ID: "nowhere", File: "old/report.txt", Digest: ""},
	}
	var c evidence.Checker
	there, err := c.Find(context.Background(), folder, pieces, nil)
	if err != nil || len(there.Same) != 0 || len(there.Named) != 1 || filepath.Base(there.Named["audit"].Path) != "Audit.CSV" {
		t.Errorf("found are %+v, %v", there, err)
	}
}

// A document may come from anybody: what it names is not followed everywhere.
func TestAPathThatLeavesIsNotFollowed(t *testing.T) {
	folder := t.TempDir()
	document := filepath.Join(folder, "inner", "a.ninefold")
	write(t, "secret", folder, "secret.txt")
	write(t, "in", folder, "inner", "in.txt")
	var c evidence.Checker
	for file, want := range map[string]evidence.State{
		"":                        evidence.NoFile,
		"in.txt":                  evidence.NoDigest,
		"../secret.txt":           evidence.NotAllowed,
		"x/../../secret.txt":      evidence.NotAllowed,
		`\\evil\share\secret.txt`: evidence.NotAllowed,
		"//evil/share/secret.txt": evidence.NotAllowed,
		"in.txt/further":          evidence.Missing,
		"gone.txt":                evidence.Missing,
		"..":                      evidence.NotAllowed,
		".":                       evidence.NotRead,
	} {
		if got := c.Check(context.Background(), document, &assessment.Evidence{File: file}); got != want {
			t.Errorf("%q is %v, not %v", file, got, want)
		}
	}
	if runtime.GOOS != "windows" {
		for _, file := range []string{`C:\Users\Joan\x.txt`, "s:/x.txt"} {
			if got := c.Check(context.Background(), document, &assessment.Evidence{File: file}); got != evidence.Missing {
				t.Errorf("%q is %v", file, got)
			}
		}
		for _, device := range []string{"/dev/zero", "/dev/tty"} {
			if got := c.Check(context.Background(), document, &assessment.Evidence{File: device}); got != evidence.NotRead && got != evidence.Missing {
				t.Errorf("%s is %v", device, got)
			}
		}
	}
}

func TestOddFilesAreLeftOutWithAReason(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("such names and links cannot be made there")
	}
	folder := t.TempDir()
	document := filepath.Join(folder, "a.ninefold")
	write(t, "x", folder, "in", "line\nbreak.txt")
	write(t, "x", folder, "in", "bell\a.txt")
	write(t, "x", folder, "in", "left\u202etxt.exe.txt")
	write(t, "x", folder, "in", "bytes\xff.txt")
	write(t, "x", folder, "in", "other.ninefold")
	write(t, "good", folder, "in", "good’s ü 名.txt")
	if err := os.Symlink(folder, filepath.Join(folder, "in", "round")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/etc/passwd", filepath.Join(folder, "in", "leads out.txt")); err != nil {
		t.Fatal(err)
	}
	a := assessment.New("id", "", assessmenttest.Framework(t))
	var c evidence.Checker
	add, left := added(t, &c, a, document, filepath.Join(folder, "in"), filepath.Join(folder, "not there"))
	if len(add.IDs) != 1 || a.Evidence()[0].File != "in/good’s ü 名.txt" {
		t.Errorf("added are %+v", a.Evidence()[0])
	}
	if len(left) != 8 {
		t.Errorf("left out are %v", left)
	}
	for _, l := range left {
		if l.Why == "" {
			t.Errorf("no reason is given for %q", l.Path)
		}
	}
	// A folder chosen by way of a link is one that a person chose.
	way := filepath.Join(t.TempDir(), "way")
	if err := os.Symlink(filepath.Join(folder, "in"), way); err != nil {
		t.Fatal(err)
	}
	if files, _, err := evidence.Files(context.Background(), way); err != nil || len(files) != 1 {
		t.Errorf("by a link: %q, %v", files, err)
	}
}

func TestReadingALargeFileCanBeStopped(t *testing.T) {
	path := filepath.Join(t.TempDir(), "huge.bin")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(1 << 40); err != nil { // with nothing in it, so it takes no room
		t.Skip("no file of that size can be made here")
	}
	_ = f.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	var c evidence.Checker
	if got := c.Check(ctx, filepath.Join(filepath.Dir(path), "a.ninefold"), &assessment.Evidence{File: "huge.bin", Digest: strings.Repeat("a", 64)}); got != evidence.NotLooked {
		t.Errorf("it is %v", got)
	}
}

func TestOnlyDocumentsAreOpened(t *testing.T) {
	folder := t.TempDir()
	for name, want := range map[string]bool{
		"survey.PDF": true, "notes.txt": true, "table.xlsx": true, "virus.exe": false, "run.bat": false, "link.lnk": false,
		"page.html": false, "script.js": false, "macro.xlsm": false, "noending": false, "start.desktop": false, "letter.pdf.exe": false,
	} {
		path := write(t, "words", folder, name)
		if why := evidence.MayOpen(path); (why == "") != want {
			t.Errorf("%s: %q", name, why)
		}
	}
	for _, head := range []string{"MZ\x90\x00", "\x7fELF", "#!/bin/sh\n"} {
		if evidence.MayOpen(write(t, head, folder, "disguised.pdf")) == "" {
			t.Errorf("a program that begins with %q would be opened", head)
		}
	}
	if evidence.MayOpen(filepath.Join(folder, "gone.pdf")) == "" || evidence.MayOpen(folder) == "" {
		t.Error("what is not there, or a folder, would be opened")
	}
}

func BenchmarkChecking2000FilesThatAreKnown(b *testing.B) {
	folder := b.TempDir()
	document := filepath.Join(folder, "a.ninefold")
	var c evidence.Checker
	var pieces []*assessment.Evidence
	for i := range 2000 {
		name := fmt.Sprintf("%04d.txt", i)
		if err := os.WriteFile(filepath.Join(folder, name), []byte(name), 0o666); err != nil {
			b.Fatal(err)
		}
		pieces = append(pieces, &assessment.Evidence{File: name, Digest: strings.Repeat("a", 64)})
	}
	for b.Loop() {
		for _, e := range pieces {
			if c.Check(context.Background(), document, e) != evidence.Changed {
				b.Fatal(e.File)
			}
		}
	}
}

// Files that somebody numbered come in the order of their numbers.
func TestNumberedFilesComeInTheirOrder(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"paper 10.txt", "paper 2.txt", "paper 1.txt", "paper.txt", "a/item 03.txt", "a/item 12.txt", "a/item 1.txt"} {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	files, _, err := evidence.Files(context.Background(), folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, file := range files {
		name, err := filepath.Rel(folder, file)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, filepath.ToSlash(name))
	}
	if got, want := strings.Join(names, ", "), "a/item 1.txt, a/item 03.txt, a/item 12.txt, paper 1.txt, paper 2.txt, paper 10.txt, paper.txt"; got != want {
		t.Errorf("the order is %s, not %s", got, want)
	}
}

// What holds no files, or next to none, may still be without end.
func TestAFolderOfNothingButLinksAndFoldersIsRefusedInTime(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("such links cannot be made there")
	}
	const most = 40
	defer evidence.SeeOnly(most)()
	for name, fill := range map[string]func(path string) error{
		"links":   func(path string) error { return os.Symlink(filepath.Dir(path), path) },
		"folders": func(path string) error { return os.Mkdir(path, 0o777) },
		"hidden files": func(path string) error {
			return os.WriteFile(filepath.Join(filepath.Dir(path), "."+filepath.Base(path)), nil, 0o666)
		},
	} {
		folder := t.TempDir()
		for i := range most {
			if err := fill(filepath.Join(folder, fmt.Sprint(i))); err != nil {
				t.Fatal(err)
			}
		}
		_, left, err := evidence.Files(context.Background(), folder)
		if assessment.ErrorCode(err) != assessment.CodeInvalid || !strings.Contains(err.Error(), "choose the folders you mean") || len(left) > 0 {
			t.Errorf("%s: %v, with %d left out", name, err, len(left))
		}
		way := filepath.Join(t.TempDir(), "way")
		if err := os.Symlink(folder, way); err != nil {
			t.Fatal(err)
		}
		if name != "folders" {
			continue // what a chosen link leads to is looked at but for links and hidden files
		}
		if _, _, err := evidence.Files(context.Background(), way); assessment.ErrorCode(err) != assessment.CodeInvalid {
			t.Errorf("%s by a link: %v", name, err)
		}
	}
}
