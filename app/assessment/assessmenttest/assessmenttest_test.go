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
	for ref := range a.All() {
		if filled[ref.Kind] == nil {
			filled[ref.Kind] = map[assessment.Field]bool{}
		}
		values, _ := a.ValuesOf(ref)
		for field := range values {
			filled[ref.Kind][field] = true
		}
	}
	for _, spec := range assessment.Kinds() {
		for _, f := range spec.Fields {
			if !filled[spec.Kind][f.Field] {
				t.Errorf("no %s has a %s", spec.Kind, f.Field)
			}
		}
	}
	if len(a.Choices) == 0 {
		t.Error("no choice is remembered")
	}
}
