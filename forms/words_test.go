package forms

import (
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
)

func TestACouncilsNameMakesAFileName(t *testing.T) {
	for name, want := range map[string]string{
		"Northmere Council":      "Northmere Council self-assessment",
		`Brighton & Hove`:        "Brighton & Hove self-assessment",
		`A/B\C:D*E?F"G<H>I|J`:    "ABCDEFGHIJ self-assessment",
		"   ":                    "Self-assessment",
		"...":                    "Self-assessment",
		strings.Repeat("x", 500): strings.Repeat("x", 80) + " self-assessment",
	} {
		if got := fileNameOf(name); got != want {
			t.Errorf("%q makes %q, want %q", name, got, want)
		}
	}
}

func TestWhatIsMissingIsSaidUntilItIsThere(t *testing.T) {
	f := assessmenttest.Framework(t)
	a := assessment.New("id", "Northmere Council", f)
	s := a.Statement("QS1")
	if got := missing(f, s); len(got) != 1 || got[0].words != "nothing written" {
		t.Errorf("of an empty statement: %q", got)
	}
	if readiness(s) != 0 {
		t.Errorf("an empty statement is ready to %v", readiness(s))
	}
	edits := []assessment.Edit{
		a.AppendEntries("QS1", assessment.WorkingWell, assessment.NewEntry{ID: "1", Text: "Calls are answered."}),
		assessment.SetValue("", assessment.KindStatement, "QS1", assessment.FieldScore, "2"),
	}
	for _, e := range edits {
		if _, err := a.Apply(e.Ops); err != nil {
			t.Fatal(err)
		}
	}
	want := "nothing under Areas for improvement, nothing under Priorities, no reason for the score, no lead named"
	var all []string
	for _, g := range missing(f, s) {
		all = append(all, g.words)
	}
	if got := strings.Join(all, ", "); got != want {
		t.Errorf("missing %q, want %q", got, want)
	}
}

// TestEveryStatementHasAPageBetweenItsNeighbours walks the nine statements as
// Next does.
func TestEveryStatementHasAPageBetweenItsNeighbours(t *testing.T) {
	f := assessmenttest.Framework(t)
	all := f.Statements()
	code, seen := all[0].Code, 1
	for {
		page, _, ok := Neighbour(f, code, 1)
		if !ok {
			break
		}
		next := StatementOf(page)
		if back, _, ok := Neighbour(f, next, -1); !ok || StatementOf(back) != code {
			t.Errorf("back from %s leads to %s, not %s", next, StatementOf(back), code)
		}
		code = next
		seen++
	}
	if seen != len(all) {
		t.Errorf("Next goes through %d of %d statements", seen, len(all))
	}
}
