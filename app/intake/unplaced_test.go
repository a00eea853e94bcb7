package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/app/intake"
)

const withStrays = `A line of nobody knows where.

Assessing needs
What is working well
• Calls are answered within a day.

Something else altogether
• Nobody can say where this goes.
`

func TestWhatHasNoPlaceIsKeptWithWhereItComesFrom(t *testing.T) {
	a := assessment.New("doc", "Northmere Council", assessmenttest.Framework(t))
	bring := func() *intake.Staging {
		t.Helper()
		source, err := intake.ReadText("last year.txt", []byte(withStrays))
		if err != nil {
			t.Fatal(err)
		}
		return intake.Stage(a.Framework, source)
	}
	n := 0
	newID := func() string { n++; return fmt.Sprint("id ", n) }
	s := bring()
	want := s.Counts().Unplaced
	edit, err := s.Edit(a, intake.Add, newID)
	if err != nil {
		t.Fatal(err)
	}
	if want == 0 || !strings.Contains(s.Summary(), fmt.Sprintf("kept in the document as %d line", want)) {
		t.Errorf("%d wait, and the summary says %s", want, s.Summary())
	}
	done, err := a.Apply(edit.Ops)
	if err != nil {
		t.Fatal(err)
	}
	waiting := a.ToBePlaced()
	if len(waiting) != want || waiting[0].Text != "Something else altogether" || waiting[0].Source != "last year.txt" || waiting[0].Found != "line 7" || waiting[0].Why == "" {
		t.Fatalf("of %d, %d wait; the first is %+v", want, len(waiting), waiting[0])
	}
	again, err := bring().Edit(a, intake.Add, newID)
	if err != nil {
		t.Fatal(err)
	}
	for _, op := range again.Ops {
		if op.Kind == assessment.KindToPlace {
			t.Errorf("brought in again, it keeps %v a second time", op.Record)
		}
	}
	if _, err := a.Apply(assessment.Inverse(done)); err != nil || len(a.ToBePlaced()) != 0 {
		t.Errorf("taken back: %v, %d wait", err, len(a.ToBePlaced()))
	}
}
