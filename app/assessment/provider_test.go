package assessment_test

import (
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
)

// provision is an assessment with providers, each with the values given.
func provision(t *testing.T, providers ...assessment.NewRecord) *assessment.Assessment {
	t.Helper()
	a := assessment.New("id", "", assessmenttest.Framework(t))
	apply(t, a, a.AppendRecords(assessment.KindProvider, providers...))
	return a
}

func TestAProviderOfConcernIsPublishedAsOneOnlyWhereItMayBeNamed(t *testing.T) {
	a := provision(t,
		assessment.NewRecord{ID: "quiet", Values: map[assessment.Field]string{assessment.FieldName: "Elder Court", assessment.FieldConcern: "1", assessment.FieldNote: "Visited weekly."}},
		assessment.NewRecord{ID: "named", Values: map[assessment.Field]string{assessment.FieldName: "Birch Lodge", assessment.FieldConcern: "1", assessment.FieldNamed: "1"}},
		assessment.NewRecord{ID: "marked", Values: map[assessment.Field]string{
			assessment.FieldName: "Fern House", assessment.FieldConcern: "1", assessment.FieldNamed: "1", assessment.FieldInternal: "1"}},
	)
	p := a.Published()
	quiet, named := p.Assessment.Provider("quiet"), p.Assessment.Provider("named")
	if quiet == nil || quiet.Name != "Elder Court" || quiet.Concern || quiet.Note != "" {
		t.Errorf("the provider that may not be named is published as %+v", quiet)
	}
	if named == nil || !named.Concern {
		t.Errorf("the provider that may be named is published as %+v", named)
	}
	if marked := p.Assessment.Provider("marked"); marked != nil {
		t.Errorf("what is marked internal is published because it may be named: %+v", marked)
	}
	if !p.LeftOut || p.Assessment.Published().LeftOut {
		t.Error("it is not said once, and only once, that something was left out")
	}
}

func TestAnIssueIsPublishedWithoutItsText(t *testing.T) {
	a := provision(t, assessment.NewRecord{ID: "p", Values: map[assessment.Field]string{assessment.FieldName: "Elder Court"}})
	issue := func(id, area, internal string) assessment.NewRecord {
		return assessment.NewRecord{ID: id, Values: map[assessment.Field]string{
			assessment.FieldProvider: "p", assessment.FieldArea: area, assessment.FieldText: "Charts were not signed.", assessment.FieldInternal: internal,
		}}
	}
	apply(t, a, a.AppendRecords(assessment.KindProviderIssue, issue("open", "Medicines", ""), issue("secret", "Staffing", "1")))
	left := a.Published().Assessment.ProviderIssues("p")
	if len(left) != 1 || left[0].ID != "open" || left[0].Area != "Medicines" || left[0].Text != "" {
		t.Errorf("published are %+v", left)
	}
}

func TestAProvidersIssuesGoAndComeBackWithIt(t *testing.T) {
	a := provision(t, values("p"))
	apply(t, a, a.AppendRecords(assessment.KindProviderIssue, assessment.NewRecord{ID: "i", Values: map[assessment.Field]string{assessment.FieldProvider: "p"}}))
	before := account(a)
	done, err := a.Apply(assessment.RemoveRecord("Remove provider", assessment.KindProvider, "p").Ops)
	if err != nil || len(a.IDs(assessment.KindProviderIssue)) != 0 {
		t.Fatal(err, a.IDs(assessment.KindProviderIssue))
	}
	apply(t, a, assessment.Edit{Ops: assessment.Inverse(done)})
	if account(a) != before {
		t.Errorf("back it is\n%s, not\n%s", account(a), before)
	}
}
