package pdf_test

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/assets"
	"ninefold/export"
	"ninefold/export/pdf"
	"ninefold/export/pdf/pdfcheck"
)

// sample builds a report from the assessment that the program ships with.
func sample(t testing.TB, o export.Options) *export.Report {
	t.Helper()
	r, err := export.Build(sampleAssessment(t), o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func sampleAssessment(t testing.TB) *assessment.Assessment {
	t.Helper()
	n := 0
	a, err := assessment.ReadOutline(assets.Sample(), assessmenttest.Framework(t), func() string { n++; return fmt.Sprintf("id-%d", n) })
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// agenda are the options of a clerk who needs an appendix to an agenda.
func agenda(document string) export.Options {
	return export.Options{
		Document: document, Audience: export.Public, Marking: assessment.Official, Committee: "Health and Adult Care Scrutiny Committee",
		Date: "2027-01-16", Item: "6c", Appendix: "Appendix 1", FirstPage: 13,
	}
}

// write writes a report and checks the file.
func write(t testing.TB, r *export.Report) ([]byte, *pdf.Result) {
	t.Helper()
	var b bytes.Buffer
	result, err := pdf.Write(context.Background(), &b, r, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range pdfcheck.Check(b.Bytes()) {
		t.Error(problem)
	}
	if err := pdfcheck.Qpdf(b.Bytes()); err != nil {
		t.Error(err)
	}
	return b.Bytes(), result
}
