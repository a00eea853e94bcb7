package pdf_test

import (
	"testing"

	"ninefold/export"
	"ninefold/export/pdf/pdfcheck"
)

// full is how full each page is: the part of the room between its margins that
// lies above its last line, from 0 to 1.
func full(t *testing.T, r *export.Report) []float64 {
	t.Helper()
	data, _ := write(t, r)
	read, err := pdfcheck.ReadText(data)
	if err != nil {
		t.Fatal(err)
	}
	var out []float64
	for _, lowest := range read.Lowest {
		out = append(out, (lowest-80)/(841.89-80-66))
	}
	return out
}

func TestNoPageButTheLastIsLessThanAThirdFull(t *testing.T) {
	for name, r := range map[string]*export.Report{
		"sample": sample(t, agenda(export.Pack)), "self-assessment": sample(t, agenda(export.SelfAssessment)),
		"internal": sample(t, export.Options{Document: export.Pack, Audience: export.Internal}), "written": written(t),
	} {
		pages := full(t, r)
		half := 0
		for i, f := range pages {
			if f < 0.5 {
				half++
			}
			if f < 1.0/3 && i+1 < len(pages) {
				t.Errorf("%s: page %d of %d is %.0f%% full", name, i+1, len(pages), 100*f)
			}
		}
		t.Logf("%s: %d pages, %d less than half full", name, len(pages), half)
		if 6*half > len(pages) {
			t.Errorf("%s: %d of %d pages are less than half full", name, half, len(pages))
		}
	}
}
