package assessment_test

import (
	"testing"

	"ninefold/app/assessment"
)

const codes = `{"id": "i", "title": "T", "short": "ASCOF 2023-24", "about": "", "measures": [{"code": "2A", "title": "A", "confirmed": true}, {"code": "1D", "title": "D", "confirmed": false}]}`

func TestACodeIsLookedUpAndNeverCorrected(t *testing.T) {
	list, err := assessment.LoadIndicatorList("The list", []byte(codes))
	if err != nil {
		t.Fatal(err)
	}
	for code, want := range map[string]string{
		"2A": "", " 2a ": "", "1 D": "", "": "", " ": "", "2Aii": "Not a code of ASCOF 2023-24; kept as written",
		"1F": "Not a code of ASCOF 2023-24; kept as written", "ACAS Indicator 8.6": "Not a code of ASCOF 2023-24; kept as written",
	} {
		if got := list.Unlisted(code); got != want {
			t.Errorf("of %q it says %q, not %q", code, got, want)
		}
	}
	if m, known := list.Find("1d"); !known || m.Confirmed || m.Code != "1D" {
		t.Errorf("1d is %+v, %v", m, known)
	}
}

func TestABrokenListOfIndicatorsIsRefusedWithAReason(t *testing.T) {
	for text, want := range map[string]string{
		`{"id": "i"`: "The list, line 1: the file ends too early.",
		`{"id": "i", "title": "T", "short": "S", "measures": []}`:                                                           "The list has no id, no title, no short title or no measures.",
		`{"id": "i", "title": "T", "short": "S", "measures": [{"code": "1A", "title": "x"}, {"code": "1a", "title": "y"}]}`: "The list: the measure \"1a y\" has no code or no title, or is there twice.",
		"{\"id\": \"i\",\n\"title\": \"T\", \"short\": \"S\", \"measures\": [{\"code\": 3}]}":                               `The list, line 2: the value of "measures.code" is of the wrong kind (number).`,
	} {
		_, err := assessment.LoadIndicatorList("The list", []byte(text))
		checkRefused(t, err, assessment.CodeFile, want)
	}
}
