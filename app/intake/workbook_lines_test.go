package intake

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ninefold/app/assessment"
)

// mitigated is what is done about a risk, each with the id it has.
func mitigated(a *assessment.Assessment, risk string) string {
	var all []string
	for _, m := range a.Mitigations(risk) {
		id := m.ID
		if strings.HasPrefix(id, "fresh") {
			id = "new"
		}
		all = append(all, id+" "+m.Text)
	}
	return strings.Join(all, "|")
}

func TestRisksAndTheLinesBelowThemComeBackFromAWorkbook(t *testing.T) {
	a := small(t)
	for _, edit := range []assessment.Edit{
		a.AppendRecords(assessment.KindRisk, assessment.NewRecord{ID: "beds", Values: map[assessment.Field]string{
			assessment.FieldTitle: "No local bed", assessment.FieldLikelihood: "A", assessment.FieldImpact: "II",
			assessment.FieldStatement: "QS4", assessment.FieldEntries: "one\ntwo", assessment.FieldOwner: "J. Okafor",
		}}),
		a.AppendRecords(assessment.KindMitigation,
			assessment.NewRecord{ID: "m1", Values: map[assessment.Field]string{assessment.FieldRisk: "beds", assessment.FieldText: "Commission beds"}},
			assessment.NewRecord{ID: "m2", Values: map[assessment.Field]string{assessment.FieldRisk: "beds", assessment.FieldText: "Agree a price"}},
			assessment.NewRecord{ID: "m3", Values: map[assessment.Field]string{assessment.FieldRisk: "beds", assessment.FieldText: "Tell families"}}),
	} {
		_, err := a.Apply(edit.Ops)
		must(t, err)
	}
	exported := book(t, a, forEditing, "")
	if c := stageBook(t, a, exported).Counts(); c.Unchanged != c.Rows {
		t.Fatalf("untouched, its counts are %+v", c)
	}
	s := stageBook(t, a, edited(t, exported, func(f *excelize.File) {
		set(t, f, "Risks", "Mitigation", 1, "Commission 24 beds\nAgree a price\n• Ask the neighbours\nTell families")
		set(t, f, "Risks", "Likelihood", 1, "b, LIKELY")
		set(t, f, "Risks", "Entries", 1, "QS1 What is working well 2")
		for title, value := range map[string]string{"Risk": "Savings are late", "Impact": "III", "Mitigation": "Report monthly\nHold prices", "Statement": "Governance, management and sustainability"} {
			set(t, f, "Risks", title, 2, value)
		}
		set(t, f, "Risks", "Risk", 3, "Odd")
		set(t, f, "Risks", "Impact", 3, "huge")
	}))
	if c := s.Counts(); c.Changed != 1 || c.New != 1 || c.Refused != 1 {
		t.Fatalf("counts %+v\n%s", c, s.Summary())
	}
	bringInBook(t, a, s)
	if got := mitigated(a, "beds"); got != "m1 Commission 24 beds|m2 Agree a price|new Ask the neighbours|m3 Tell families" {
		t.Errorf("about the first is done %s", got)
	}
	if r := a.Risk("beds"); r.Likelihood != "B" || r.Entries != "two" || r.Owner != "J. Okafor" {
		t.Errorf("the first is %+v", r)
	}
	risks := a.Risks()
	if r := risks[len(risks)-1]; len(risks) != 2 || r.Title != "Savings are late" || r.Statement != "QS8" || r.Impact != "III" || mitigated(a, r.ID) != "new Report monthly|new Hold prices" {
		t.Errorf("the new one is %+v with %s", r, mitigated(a, r.ID))
	}
	if !strings.Contains(s.Summary(), "The impact “huge” is none of those there are") {
		t.Errorf("the third is not refused for its impact:\n%s", s.Summary())
	}
}

func TestLinesThatSayTheSameKeepTheirRecords(t *testing.T) {
	of := func(texts string) []line {
		var all []line
		for _, text := range strings.Fields(texts) {
			all = append(all, line{id: text, values: map[assessment.Field]string{assessment.FieldText: text}})
		}
		return all
	}
	for _, c := range []struct{ there, wanted, pairs string }{
		{"a b c", "a b c", "a=a b=b c=c"},
		{"a b c", "a c", "a=a b- c=c"},
		{"a b c", "a x c", "a=a b=x c=c"},
		{"a c", "a b c", "a=a +b c=c"},
		{"", "a", "+a"},
		{"a b", "", "a- b-"},
		{"a b", "b a", "a- b=b +a"},
	} {
		var got []string
		for _, p := range pairLines(of(c.there), of(c.wanted)) {
			switch {
			case p.want == nil:
				got = append(got, p.have.id+"-")
			case p.have == nil:
				got = append(got, "+"+p.want.id)
			default:
				got = append(got, p.have.id+"="+p.want.id)
			}
		}
		if strings.Join(got, " ") != c.pairs {
			t.Errorf("%q becomes %q by %v, not by %s", c.there, c.wanted, got, c.pairs)
		}
	}
}
