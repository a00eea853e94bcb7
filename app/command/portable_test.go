package command_test

import (
	"os"
	"path/filepath"
	"testing"

	"ninefold/app/files"
	"ninefold/app/pdfium"
)

func TestAProgramThatIsCarriedAboutKeepsTheReaderOfPDFFilesBesideIt(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if program, err = filepath.EvalSymlinks(program); err != nil {
		t.Fatal(err)
	}
	marker := filepath.Join(filepath.Dir(program), files.PortableMarker)
	account := pdfium.Folder()
	if err := os.WriteFile(marker, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		pdfium.KeepIn("")
		if err := os.Remove(marker); err != nil {
			t.Error(err)
		}
	})
	folder := t.TempDir()
	run(t, "import", filepath.Join(folder, "none.ninefold"), filepath.Join(folder, "none.pdf"))
	if got, want := pdfium.Folder(), filepath.Join(files.Beside(), "pdf"); got != want || got == account || files.Beside() == "" {
		t.Errorf("it is kept in %q, not in %q", got, want)
	}
}
