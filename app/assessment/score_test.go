package assessment_test

import (
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
)

// The rule, stated independently of the code under test: the totals of nine
// scores that fall in each rating.
func ratingOfTotal(total int) string {
	switch {
	case total <= 13:
		return "Inadequate"
	case total <= 22:
		return "Requires improvement"
	case total <= 31:
		return "Good"
	}
	return "Outstanding"
}

// ceiling is the smallest whole percentage that is not less than total of 36,
// found by counting.
func ceiling(total int) int {
	percent := 0
	for percent*36 < 100*total {
		percent++
	}
	return percent
}

func TestTheOverallScoreFollowsTheRuleForEveryCombinationOfScores(t *testing.T) {
	f := assessmenttest.Framework(t)
	scores := make([]int, 9)
	seen := map[int]bool{}
	for combination := range 1 << 18 { // 4 to the power of 9
		total := 0
		for i := range scores {
			scores[i] = 1 + combination>>(2*i)&3
			total += scores[i]
		}
		want := assessment.Overall{Statements: 9, Scored: 9, Total: total, Most: 36, Percent: ceiling(total), Rating: ratingOfTotal(total)}
		if got := f.Rate(scores); got != want {
			t.Fatalf("%v come to %+v, not %+v", scores, got, want)
		}
		seen[total] = true
	}
	if len(seen) != 28 {
		t.Errorf("%d totals were tried", len(seen))
	}
}

// Pairs of total and percentage as CQC has published them.
func TestPublishedPercentagesAreMet(t *testing.T) {
	f := assessmenttest.Framework(t)
	for total, percent := range map[int]int{21: 59, 22: 62, 26: 73, 28: 78, 32: 89} {
		scores := []int{1, 1, 1, 1, 1, 1, 1, 1, 1}
		for i, rest := 0, total-9; rest > 0; i, rest = i+1, rest-min(rest, 3) {
			scores[i] += min(rest, 3)
		}
		if o := f.Rate(scores); o.Total != total || o.Percent != percent {
			t.Errorf("%d of 36 came to %d%%, published was %d%%", o.Total, o.Percent, percent)
		}
	}
}

func TestThereIsNoRatingWhileAStatementIsUnscored(t *testing.T) {
	f := assessmenttest.Framework(t)
	o := f.Rate([]int{4, 4, 4, 4, 0, 4, 4, 4, 4})
	if want := (assessment.Overall{Statements: 9, Scored: 8, Total: 32, Most: 36}); o != want || o.Complete() {
		t.Errorf("%+v", o)
	}
	if (assessment.Overall{}).Complete() {
		t.Error("no statements at all are complete")
	}
}

func TestThePointsToTheNextRatingAreCounted(t *testing.T) {
	f := assessmenttest.Framework(t)
	for total, want := range map[int]struct {
		points int
		rating string
	}{
		9: {5, "Requires improvement"}, 13: {1, "Requires improvement"}, 14: {9, "Good"}, 21: {2, "Good"},
		22: {1, "Good"}, 23: {9, "Outstanding"}, 31: {1, "Outstanding"}, 32: {0, ""}, 36: {0, ""},
	} {
		if points, rating := f.ToNextRating(total, 36); points != want.points || rating != want.rating {
			t.Errorf("from %d: %d points to %q", total, points, rating)
		}
	}
}

func TestTheOutlookSaysHowThingsStand(t *testing.T) {
	for _, c := range []struct {
		scores [9]string
		want   string
	}{
		{[9]string{}, "No statement is scored yet."},
		{[9]string{"3", "2", "2", "2", "2", "2", "2", "3", "3"}, "21 of 36, 59%. Two more points reach Good."},
		{[9]string{"3", "2", "2", "2", "2", "2", "3", "3", "3"}, "22 of 36, 62%. One more point reaches Good."},
		{[9]string{"4", "4", "4", "4", "4", "4", "4", "4", "4"}, "36 of 36, 100%."},
		{[9]string{"3", "3", "3", "3", "3", "3", "3"}, "With the other two at 2: 25 of 36, 70%, good. Seven more points reach Outstanding."},
		{[9]string{"1", "1", "1", "1", "1", "1", "1", "1"}, "With the other one at 2: 10 of 36, 28%, inadequate. Four more points reach Requires improvement."},
	} {
		a := assessment.New("id", "", assessmenttest.Framework(t))
		for i, s := range a.Statements {
			apply(t, a, assessment.SetValue("", assessment.KindStatement, s.Code, assessment.FieldScore, c.scores[i]))
		}
		if got := a.Outlook(); got != c.want {
			t.Errorf("%v: %q, not %q", c.scores, got, c.want)
		}
	}
}
