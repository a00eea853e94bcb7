package assessment_test

import (
	"fmt"
	"slices"
	"testing"

	"ninefold/app/assessment"
)

// values make a record of pairs of field and value.
func values(id string, pairs ...string) assessment.NewRecord {
	r := assessment.NewRecord{ID: id, Values: map[assessment.Field]string{}}
	for i := 0; i < len(pairs); i += 2 {
		r.Values[assessment.Field(pairs[i])] = pairs[i+1]
	}
	return r
}

func TestRatingsAreCountedByKindOfServiceAndHeldAgainstTheNewestFiguresForEngland(t *testing.T) {
	a := provision(t,
		values("1", "name", "Elder Court", "service", "nursing", "rating", "good"),
		values("2", "name", "Birch Lodge", "service", "nursing", "rating", "inadequate"),
		values("3", "name", "Fern House", "service", "nursing", "rating", "good"),
		values("4", "name", "Moss End", "service", "nursing", "rating", "not_rated"),
		values("5", "name", "Home Call", "service", "homecare"),
		values("6", "name", "Reed View", "rating", "outstanding"),
		values("7"), // a new row that nobody has filled in
	)
	apply(t, a, a.AppendRecords(assessment.KindComparator,
		values("new", "service", "nursing", "good", "70.5", "as_at", "2026-08-01"),
		values("old", "service", "nursing", "good", "69", "as_at", "2026-07-01"),
		values("none", "service", "residential", "good", "80")))
	var said []string
	for _, s := range a.RatingsByService() {
		share, known := s.Share(assessment.Good)
		england := ""
		if s.England != nil {
			england = s.England.ID
		}
		said = append(said, fmt.Sprintf("%s: %d, rated %d, good %d, %.2f %t, England %q", s.Service.Title, s.Providers, s.Rated, s.Count[assessment.Good], share, known, england))
	}
	want := []string{
		`Nursing home: 4, rated 3, good 2, 66.67 true, England "new"`,
		`Homecare: 1, rated 0, good 0, 0.00 false, England ""`,
		`Kind not given: 1, rated 1, good 0, 0.00 true, England ""`,
	}
	if !slices.Equal(said, want) {
		t.Errorf("said is\n%q, not\n%q", said, want)
	}
}

func TestAShareForEnglandIsKnownForEachRatingThatIsGiven(t *testing.T) {
	c := &assessment.Comparator{Outstanding: "1", Good: "2.5", RequiresImprovement: "3", Inadequate: ""}
	want := map[string]float64{assessment.Outstanding: 1, assessment.Good: 2.5, assessment.RequiresImprovement: 3}
	for _, term := range assessment.Ratings {
		share, known := c.Share(term.Value)
		if n, given := want[term.Value]; known != given || share != n {
			t.Errorf("%s is %v, %t", term.Title, share, known)
		}
	}
}

func TestAShareOfMoreThanAHundredIsRefused(t *testing.T) {
	a := provision(t)
	_, err := a.Apply(a.AppendRecords(assessment.KindComparator, values("c", "good", "172.11")).Ops)
	if err == nil || err.Error() != "The share rated good is a number from 0 to 100, and 172.11 is not." {
		t.Errorf("the refusal is %v", err)
	}
}

func TestIssuesAreCountedByAreaHoweverItIsWritten(t *testing.T) {
	a := provision(t, values("p", "name", "Elder Court"), values("q", "name", "Birch Lodge"))
	apply(t, a, a.AppendRecords(assessment.KindProviderIssue,
		values("1", "provider", "p", "text", "No area"),
		values("2", "provider", "p", "area", "Staffing", "status", "closed"),
		values("3", "provider", "p", "area", "Medicines", "theme", "Recording", "status", "open"),
		values("4", "provider", "p", "area", " medicines", "theme", "recording", "status", "closed"),
		values("5", "provider", "q", "area", "MEDICINES", "theme", "Storage"),
		values("6", "provider", "q"))) // a new row
	got := fmt.Sprintf("%+v", a.IssuesByArea())
	want := `[{Area:Medicines First:3 Issues:3 Unsettled:2 Providers:2 Themes:[Recording Storage]} ` +
		`{Area:Staffing First:2 Issues:1 Unsettled:0 Providers:1 Themes:[]} {Area: First:1 Issues:1 Unsettled:1 Providers:1 Themes:[]}]`
	if got != want {
		t.Errorf("the areas are\n%s, not\n%s", got, want)
	}
}
