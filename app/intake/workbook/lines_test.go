package workbook

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ninefold/app/assessment"
	"ninefold/app/intake/intaketest"
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
	t.Parallel()
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
		intaketest.Must(t, err)
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
	t.Parallel()
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

func TestNumbersAreWrittenAsNumbersAndComeBackFromAWorkbook(t *testing.T) {
	t.Parallel()
	a := small(t)
	for _, edit := range []assessment.Edit{
		a.AppendRecords(assessment.KindIndicator, assessment.NewRecord{ID: "pay", Values: map[assessment.Field]string{
			assessment.FieldCode: "3D", assessment.FieldTitle: "Direct payments", assessment.FieldUnit: "%", assessment.FieldBetter: assessment.Higher,
		}}),
		a.AppendRecords(assessment.KindIndicatorValue,
			assessment.NewRecord{ID: "old", Values: map[assessment.Field]string{assessment.FieldIndicator: "pay", assessment.FieldPeriod: "2024/25", assessment.FieldValue: "13.14"}},
			assessment.NewRecord{ID: "new", Values: map[assessment.Field]string{assessment.FieldIndicator: "pay", assessment.FieldPeriod: "2025/26", assessment.FieldValue: "1234.5"}}),
	} {
		_, err := a.Apply(edit.Ops)
		intaketest.Must(t, err)
	}
	exported := book(t, a, forEditing, "")
	if c := stageBook(t, a, exported).Counts(); c.Unchanged != c.Rows {
		t.Fatalf("untouched, its counts are %+v", c)
	}
	const sheet = "Indicator values"
	s := stageBook(t, a, edited(t, exported, func(f *excelize.File) {
		if kind, err := f.GetCellType(sheet, "C6"); err != nil || kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
			t.Errorf("the value is written in a cell of the type %d (%v)", kind, err)
		}
		intaketest.Must(t, f.SetCellValue(sheet, "C6", 14.5))
		set(t, f, sheet, "England", 1, "14.18%") // written as text
		percent, err := f.NewStyle(&excelize.Style{NumFmt: 10})
		intaketest.Must(t, err)
		intaketest.Must(t, f.SetCellValue(sheet, "E6", 0.1525))
		intaketest.Must(t, f.SetCellStyle(sheet, "E6", "E6", percent)) // shown as 15.25%
		for title, value := range map[string]string{"Indicator": "Direct payments", "Period": "2026/27", "Value": "1 300"} {
			set(t, f, sheet, title, 3, value)
		}
		for title, value := range map[string]string{"Indicator": "Direct payments", "Period": "2027/28", "Value": "about 12"} {
			set(t, f, sheet, title, 4, value)
		}
	}))
	if c := s.Counts(); c.Changed != 1 || c.New != 1 || c.Refused != 1 {
		t.Fatalf("counts %+v\n%s", c, s.Summary())
	}
	if why := s.Summary(); !strings.Contains(why, "The value “about 12” is not a number.") {
		t.Errorf("the summary does not say what cannot be read:\n%s", why)
	}
	bringInBook(t, a, s)
	values := a.IndicatorValues("pay")
	if v := values[0]; v.Value != "14.5" || v.England != "14.18" || v.Region != "15.25" {
		t.Errorf("the first is %+v", v)
	}
	if v := values[1]; v.Value != "1234.5" {
		t.Errorf("the second, which nobody touched, is %+v", v)
	}
	if v := values[2]; v.Period != "2026/27" || v.Value != "1300" || len(values) != 3 {
		t.Errorf("the new one is %+v, of %d", v, len(values))
	}
}
