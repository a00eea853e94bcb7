package assessmenttest_test

import (
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
)

func TestGenerateMakesTheNumberOfEntriesAskedForAndTheSameTwice(t *testing.T) {
	for _, n := range []int{0, 1, 28, 500} {
		a, b := assessmenttest.Generate(7, n), assessmenttest.Generate(7, n)
		if a.EntryCount() != n {
			t.Errorf("asked for %d entries, got %d", n, a.EntryCount())
		}
		if a.ID != b.ID || a.Sections()[0].Text != b.Sections()[0].Text {
			t.Errorf("%d entries: the same seed gave two documents", n)
		}
	}
}

func TestGenerateFillsEveryFieldOfEveryKind(t *testing.T) {
	a := assessmenttest.Generate(1, 500)
	filled := map[assessment.Kind]map[assessment.Field]bool{}
	note := func(kind assessment.Kind, record any) {
		if filled[kind] == nil {
			filled[kind] = map[assessment.Field]bool{}
		}
		for field := range assessment.Values(kind, record) {
			filled[kind][field] = true
		}
	}
	note(assessment.KindDocument, a)
	for _, s := range a.Statements {
		note(assessment.KindStatement, s)
		for _, key := range assessment.ListKeys {
			for _, e := range s.List(key) {
				note(assessment.KindEntry, e)
			}
		}
	}
	for i := range a.Sections() {
		note(assessment.KindSection, a.Sections()[i])
		note(assessment.KindFigure, a.Figures()[i])
	}
	for _, kind := range []assessment.Kind{assessment.KindDocument, assessment.KindStatement, assessment.KindEntry, assessment.KindSection, assessment.KindFigure} {
		for _, spec := range assessment.Fields(kind) {
			if !filled[kind][spec.Field] {
				t.Errorf("no %s has a %s", kind, spec.Field)
			}
		}
	}
	if len(a.Choices) == 0 {
		t.Error("no choice is remembered")
	}
}
