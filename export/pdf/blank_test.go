package pdf_test

import (
	"testing"

	"ninefold/export"
	"ninefold/export/pdf/pdfcheck"
)

func TestABlankPageMakesAnOddNumberOfPagesEven(t *testing.T) {
	for _, blocks := range []int{1, 60} {
		r := &export.Report{Title: "Notes", Language: "en-GB", Public: true, BlankPage: true,
			Sections: []export.Section{{ID: "notes", Title: "Notes", Level: 1, NewPage: true}}}
		for range blocks {
			r.Sections[0].Blocks = append(r.Sections[0].Blocks, export.Paragraph{Spans: []export.Span{{Text: "A line."}}})
		}
		data, result := write(t, r)
		if result.Pages != 2 {
			t.Errorf("%d paragraphs are %d pages", blocks, result.Pages)
		}
		for _, problem := range pdfcheck.Check(data) {
			t.Error(problem)
		}
	}
}
