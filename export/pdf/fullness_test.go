package pdf_test

import (
	"testing"

	"ninefold/export"
	"ninefold/export/pdf/pdfcheck"
)

// full is how full each page is: the part of the room between its margins that
// lies above its last line, from 0 to 1. Last tells which pages nothing could
// follow on: the last of the file, and the last before the paper is turned.
func full(t *testing.T, r *export.Report) (pages []float64, last []bool) {
	t.Helper()
	data, _ := write(t, r)
	read, err := pdfcheck.ReadText(data)
	if err != nil {
		t.Fatal(err)
	}
	for i, lowest := range read.Lowest {
		pages = append(pages, (lowest-80)/(read.Heights[i]-80-66))
		last = append(last, i+1 == len(read.Heights) || read.Heights[i+1] != read.Heights[i])
	}
	return pages, last
}

func TestNoPageButTheLastIsLessThanAThirdFull(t *testing.T) {
	for name, r := range map[string]*export.Report{
		"sample": sample(t, agenda(export.Pack)), "self-assessment": sample(t, agenda(export.SelfAssessment)),
		"internal": sample(t, export.Options{Document: export.Pack, Audience: export.Internal}), "written": written(t),
	} {
		pages, last := full(t, r)
		half := 0
		for i, f := range pages {
			if f < 0.5 {
				half++
			}
			if f < 1.0/3 && !last[i] {
				t.Errorf("%s: page %d of %d is %.0f%% full", name, i+1, len(pages), 100*f)
			}
		}
		t.Logf("%s: %d pages, %d less than half full", name, len(pages), half)
		if 6*half > len(pages) {
			t.Errorf("%s: %d of %d pages are less than half full", name, half, len(pages))
		}
	}
}
