package forms

import (
	"testing"

	"ninefold/app/assessment"
)

func TestOnlyWhatIsTickedIsAcceptedAndOnlyWithAReason(t *testing.T) {
	findings := []assessment.Finding{{Match: "943 476 5919"}, {Match: "jo@northmere.example"}}
	if _, err := acceptances(findings, map[string]bool{}, "She agreed"); err == nil {
		t.Error("nothing ticked is accepted")
	}
	if _, err := acceptances(findings, map[string]bool{"0": true}, ""); err == nil {
		t.Error("a text is accepted for no reason")
	}
	accepted, err := acceptances(findings, map[string]bool{"1": true, "0": false}, "She agreed")
	want, _ := assessment.Acceptance("jo@northmere.example", "She agreed")
	if err != nil || len(accepted) != 1 || len(want) != 1 {
		t.Fatalf("accepted %v, %v", accepted, err)
	}
	for key, reason := range want {
		if accepted[key] != reason {
			t.Errorf("accepted %v, want %v", accepted, want)
		}
	}
}
