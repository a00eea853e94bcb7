package pdf_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/jung-kurt/gofpdf"

	"ninefold/app/assessment/assessmenttest"
	"ninefold/assets"
	"ninefold/export"
	"ninefold/export/pdf"
)

// BenchmarkPack writes some 160 pages with tags. The budget for 130 is 1.0 s
// and 600 KB. Beside it stand the same text through plain gofpdf, which is the
// floor (no structure, no layout but lines), and through LibreOffice, which is
// what councils have.
func BenchmarkPack(b *testing.B) {
	r := stress(b)
	b.Run("tagged", func(b *testing.B) { benchmarkTagged(b, r) })
	b.Run("plain-gofpdf", func(b *testing.B) { benchmarkPlain(b, r) })
	b.Run("libreoffice", func(b *testing.B) { benchmarkLibreOffice(b, r) })
}

// BenchmarkLargePack writes the pack of a large council, beside the same floor.
func BenchmarkLargePack(b *testing.B) {
	r, err := export.Build(assessmenttest.Large(), export.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("tagged", func(b *testing.B) { benchmarkTagged(b, r) })
	b.Run("plain-gofpdf", func(b *testing.B) { benchmarkPlain(b, r) })
}

func benchmarkTagged(b *testing.B, r *export.Report) {
	for b.Loop() {
		var out bytes.Buffer
		result, err := pdf.Write(context.Background(), &out, r, nil)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(result.Pages), "pages")
		b.ReportMetric(float64(out.Len())/1024, "KB")
	}
}

func benchmarkPlain(b *testing.B, r *export.Report) {
	// Characters above U+FFFF make gofpdf panic.
	astral := regexp.MustCompile(`[\x{10000}-\x{10ffff}]|[^\x{0}-\x{10ffff}]`)
	words := texts(r)
	for i := range words {
		words[i] = astral.ReplaceAllString(string([]rune(words[i])), "")
	}
	for b.Loop() {
		plain := gofpdf.New("P", "pt", "A4", "")
		plain.AddUTF8FontFromBytes("body", "", bytes.Clone(assets.FontRegular))
		plain.SetFont("body", "", 12)
		plain.AddPage()
		for _, text := range words {
			plain.MultiCell(0, 17, text, "", "L", false)
		}
		var out bytes.Buffer
		if err := plain.Output(&out); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(plain.PageCount()), "pages")
		b.ReportMetric(float64(out.Len())/1024, "KB")
	}
}

func benchmarkLibreOffice(b *testing.B, r *export.Report) {
	if _, err := exec.LookPath("soffice"); err != nil {
		b.Fatal("LibreOffice is needed as the peer and is not installed; 'make bench' installs it")
	}
	dir := b.TempDir()
	source := filepath.Join(dir, "pack.txt")
	if err := os.WriteFile(source, []byte(strings.Join(texts(r), "\n\n")), 0o600); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		convert := exec.Command("soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"),
			"--headless", "--convert-to", "pdf", "--outdir", dir, source)
		if said, err := convert.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, said)
		}
		made, err := os.ReadFile(filepath.Join(dir, "pack.pdf"))
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(made))/1024, "KB")
	}
}
