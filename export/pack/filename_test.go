package pack_test

import (
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/export"
	"ninefold/export/pack"
)

func TestAFilesNameSaysWhatItIsInPlainLetters(t *testing.T) {
	for _, c := range []struct {
		title string
		o     export.Options
		want  string
	}{
		{"Self-assessment 2026", export.Options{Document: export.SelfAssessment, Audience: export.Public, Appendix: "Appendix 1"}, "appendix-1-self-assessment-2026.pdf"},
		{"Self-assessment 2026", export.Options{Audience: export.Public}, "self-assessment-2026-pack.pdf"},
		{"Self-assessment 2026", export.Options{Document: export.Scores}, "self-assessment-2026-scores-internal.pdf"},
		{"Self-assessment 2026", export.Options{ForEditing: true}, "self-assessment-2026-pack-for-editing.pdf"},
		{"Hunanasesiad Prŷs & Œuvre’s “¾”", export.Options{Document: export.SelfAssessment, Audience: export.Public}, "hunanasesiad-prys-uvres-3-4.pdf"},
		{"Самооцінка", export.Options{Document: export.SelfAssessment, Audience: export.Public}, "self-assessment.pdf"},
		{"../../etc/passwd", export.Options{Document: export.SelfAssessment, Audience: export.Public}, "etc-passwd.pdf"},
		{"CON", export.Options{Document: export.SelfAssessment, Audience: export.Public}, "con-document.pdf"},
		{"A very long title that says everything there is to say about the whole year and then some", export.Options{Document: export.Scores, Audience: export.Internal},
			"a-very-long-title-that-says-everything-there-is-to-say-about-scores-internal.pdf"},
	} {
		a := assessment.New("x", "Northmere Council", assessmenttest.Framework(t))
		a.Title = c.title
		if got := pack.FileName(a, c.o, ".pdf"); got != c.want {
			t.Errorf("%q, %+v: %q, want %q", c.title, c.o, got, c.want)
		}
	}
}
