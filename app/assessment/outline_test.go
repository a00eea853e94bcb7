package assessment_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/assets"
)

func outlineJSON(t *testing.T, a *assessment.Assessment) []byte {
	t.Helper()
	data, err := json.MarshalIndent(a.Outline(), "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func counter() func() string {
	n := 0
	return func() string { n++; return fmt.Sprint("id-", n) }
}

func TestAnOutlineReadBackGivesTheSameOutline(t *testing.T) {
	want := outlineJSON(t, assessmenttest.Generate(4, 120))
	a, err := assessment.ReadOutline(want, assessmenttest.Framework(t), counter())
	if err != nil {
		t.Fatal(err)
	}
	if got := outlineJSON(t, a); string(got) != string(want) {
		t.Errorf("read back:\n%s", got)
	}
}

// Scripts rely on these keys and on null where there is nothing yet.
func TestTheOutlineOfAnEmptyAssessment(t *testing.T) {
	a := assessment.New("id", "Brighton & Hove", small(t))
	data, err := json.Marshal(a.Outline())
	if err != nil {
		t.Fatal(err)
	}
	statement := func(code, name string) string {
		return `{"code":"` + code + `","name":"` + name + `","status":"not_started","score":null,"reason":"","working_well":[],"improvement":[],"priorities":[],"lead":"","note":"","signed_off_as":"","changed_since_signed_off":false}`
	}
	want := `{"council":"Brighton \u0026 Hove","title":"Self-assessment","as_at":"","framework":"two-statements","marking":"OFFICIAL","statements":[` +
		statement("S1", "Listening") + "," + statement("S2", "Answering") +
		`],"overall":{"scored":0,"total":0,"percent":null,"rating":null},"author":"","draft":false,"about":[],"figures":[],"notice":"","notice_days":null,"words":[]`
	for _, spec := range assessment.Kinds() { // the others follow, as declared
		if spec.Key != "" && spec.Parent() == "" && spec.Order > 41 {
			want += `,"` + spec.Key + `":[]`
		}
	}
	want += "}"
	if string(data) != want {
		t.Errorf("the outline is\n%s, not\n%s", data, want)
	}
}

func TestWhatIsNotAnOutlineIsRefusedWithItsLine(t *testing.T) {
	for text, want := range map[string]string{
		"":                              "The outline cannot be read, line 1: the file ends too early.",
		"{\n\"council\": 3}":            `The outline cannot be read, line 2: the value of "council" is of the wrong kind (number).`,
		"{\n\"statements\": [\n{\"s\"}": "The outline cannot be read, line 3: this is not well-formed JSON (invalid character '}' after object key).",
	} {
		_, err := assessment.ReadOutline([]byte(text), small(t), counter())
		checkRefused(t, err, assessment.CodeFile, want)
	}
	_, err := assessment.ReadOutline([]byte(`{"statements": [{"code": "S9", "status": "drafting"}]}`), small(t), counter())
	checkRefused(t, err, assessment.CodeNotFound, "That statement is not in the document any more.")
}

// The sample is what a person sees first, so it must be whole.
func TestTheSampleIsAWholeSelfAssessment(t *testing.T) {
	a, err := assessment.ReadOutline(assets.Sample(), assessmenttest.Framework(t), counter())
	if err != nil {
		t.Fatal(err)
	}
	if a.EntryCount() < 200 || !a.Overall().Complete() || len(a.Sections()) == 0 || len(a.Figures()) == 0 {
		t.Errorf("%d entries, %d of 9 scored, %d sections, %d figures", a.EntryCount(), a.Overall().Scored, len(a.Sections()), len(a.Figures()))
	}
	for _, s := range a.Statements {
		for _, key := range assessment.ListKeys {
			if len(s.List(key)) == 0 {
				t.Errorf("%s has no %s", s.Code, key)
			}
		}
	}
}
