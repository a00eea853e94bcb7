package pdf_test

import (
	"bytes"
	"context"
	"regexp"
	"testing"

	"github.com/jung-kurt/gofpdf"

	"ninefold/assets"
	"ninefold/export/pdf"
)

// BenchmarkPack writes about 130 pages with tags, beside the same text
// through plain gofpdf, which is the floor: no structure, no layout but lines.
func BenchmarkPack(b *testing.B) {
	r := stress(b)
	b.Run("tagged", func(b *testing.B) {
		for b.Loop() {
			var out bytes.Buffer
			result, err := pdf.Write(context.Background(), &out, r, nil)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(result.Pages), "pages")
			b.ReportMetric(float64(out.Len())/1024, "KB")
		}
	})
	b.Run("plain-gofpdf", func(b *testing.B) {
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
	})
}
