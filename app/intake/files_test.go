package intake

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/intake/formats"
	"ninefold/app/intake/intaketest"
	"ninefold/app/intake/source"
)

func TestEveryFileThatCannotBeReadGetsASentenceOfItsOwn(t *testing.T) {
	folder := t.TempDir()
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	files := map[string]struct{ content, says string }{
		"old.doc":     {ole, "before 2007"},
		"locked.docx": {ole + string(formats.Utf16LE("EncryptedPackage")), "password"},
		"slides.pptx": {intaketest.ZipWith(t, "ppt/presentation.xml"), "PowerPoint"},
		"book.xlsx":   {intaketest.ZipWith(t, "xl/workbook.xml"), "Excel workbook"},
		"text.odt":    {intaketest.ZipWith(t, "mimetype"), "OpenDocument"},
		"pack.zip":    {intaketest.ZipWith(t, "readme"), "compressed folder"},
		"half.docx":   {"PK\x03\x04 and no more", "damaged"},
		"photo.png":   {"\x89PNG\r\n", "picture"},
		"unnamed.dat": {"\xff\xd8\xff\xe0", "picture"},
		"program.exe": {"MZ" + strings.Repeat("\x00\x00\x00\x01\x02", 100), "not a document"},
		"renamed.txt": {ole, "before 2007"},
	}
	said := map[string]string{}
	for name, f := range files {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(f.content), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := ReadFile(context.Background(), path, nil)
		if assessment.ErrorCode(err) != assessment.CodeFile || !strings.Contains(err.Error(), f.says) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
			continue
		}
		said[strings.ReplaceAll(err.Error(), name, "")] = name
	}
	if want := len(files) - 2; len(said) != want {
		t.Errorf("%d different sentences, not %d", len(said), want)
	}
	for path, says := range map[string]string{folder: "folder", filepath.Join(folder, "none.txt"): "no file"} {
		if _, err := ReadFile(context.Background(), path, nil); assessment.ErrorCode(err) != assessment.CodeFile || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", path, err)
		}
	}
	large := filepath.Join(folder, "large.txt")
	if err := os.Truncate(touch(t, large), source.MaxFile+1); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadFile(context.Background(), large, nil); err == nil || !strings.Contains(err.Error(), "too large") {
		t.Errorf("large: %v", err)
	}
	for name, want := range map[string]bool{"book.xlsx": true, "locked.docx": false, "none": false} {
		if got := IsWorkbook(filepath.Join(folder, name)); got != want {
			t.Errorf("%s a workbook: %v", name, got)
		}
	}
}

func touch(t *testing.T, path string) string {
	t.Helper()
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
