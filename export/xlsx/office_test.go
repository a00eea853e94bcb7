package xlsx_test

import (
	"encoding/xml"
	"errors"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"bytes"

	"ninefold/export"
	"ninefold/export/xlsx"
)

// LibreOffice prints the workbook; what it prints is read again. Debian calls
// the programs libreoffice-calc and poppler-utils.
func TestLibreOfficePrintsEveryWordOfTheWorkbook(t *testing.T) {
	a := sample(t)
	r := build(t, a, export.Options{Committee: "Health & Adult Care Scrutiny"})
	path := write(t, r, xlsx.Options{})
	folder := t.TempDir()
	office := exec.Command("soffice", "-env:UserInstallation=file://"+filepath.Join(folder, "profile"), "--headless", "--convert-to", "pdf", "--outdir", folder, path)
	if out, err := office.CombinedOutput(); err != nil {
		t.Fatalf("converting with LibreOffice: %v\n%s", err, out)
	}
	out, err := exec.Command("pdftotext", "-raw", filepath.Join(folder, "book.pdf"), "-").Output()
	if err != nil {
		t.Fatalf("reading what LibreOffice printed with pdftotext: %v", err)
	}
	printed := letters(string(out))
	for _, s := range r.Sheets {
		for i, row := range s.Rows {
			for _, v := range row.Cells {
				if !strings.Contains(printed, letters(v.Text)) {
					t.Errorf("%s, row %d: not all of it is printed: %.200q", s.Name, i+1, v.Text)
				}
			}
		}
	}
	if !strings.Contains(printed, letters("Health & Adult Care Scrutiny")) {
		t.Error("the ampersand of the print header is lost")
	}
}

// letters takes out the white space, which a printed page arranges anew.
func letters(text string) string { return strings.Join(strings.Fields(text), "") }

// malformed says why a part is no XML, or returns nil.
func malformed(part []byte) error {
	dec := xml.NewDecoder(bytes.NewReader(part))
	for {
		if _, err := dec.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}
