package pdf_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ninefold/export"
	"ninefold/export/pdf/pdfcheck"
)

func TestPicturesOfMeasuresShowEveryWordOfTheirRows(t *testing.T) {
	r := sample(t, export.Options{Document: export.Measures})
	data, _ := write(t, r)
	path := filepath.Join(t.TempDir(), "measures.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	// As the page shows it: what stands in a picture belongs to no text that is read out.
	out, err := exec.Command("pdftotext", "-raw", path, "-").Output()
	if err != nil {
		t.Fatalf("reading the PDF with pdftotext (Debian: poppler-utils): %v", err)
	}
	shown, rows := letters(string(out)), 0
	look := func(words ...string) {
		rows++
		for _, text := range words {
			for word := range strings.FieldsSeq(text) {
				if !strings.Contains(shown, letters(word)) {
					t.Errorf("the pictures lack %q of %q", word, text)
				}
			}
		}
	}
	for _, s := range r.Sections {
		for _, block := range s.Blocks {
			switch b := block.(type) {
			case export.Ranges:
				for _, row := range b.Rows {
					look(row.Label, row.Text)
				}
			case export.Trends:
				for _, row := range b.Rows {
					look(row.Label, row.Text)
				}
			}
		}
	}
	if rows < 20 || strings.Contains(string(out), "…") {
		t.Errorf("%d rows are pictured, and something is cut: %v", rows, strings.Contains(string(out), "…"))
	}
}

func TestAPictureThatGoesOnHasItsTitleAboveItAgain(t *testing.T) {
	data, _ := write(t, sample(t, export.Options{Document: export.Measures}))
	read, err := pdfcheck.ReadText(data)
	if err != nil {
		t.Fatal(err)
	}
	const title = "Indicators beside England, and over their periods"
	at := slices.IndexFunc(read.Pages, func(page string) bool { return strings.Contains(page, title) })
	if at < 0 || at+1 == len(read.Pages) || !strings.Contains(read.Pages[at+1], title+", continued") {
		t.Errorf("the picture on page %d goes on below no title", at+1)
	}
	if strings.Contains(read.Reading, title+", continued") {
		t.Error("the title is read out again")
	}
}
