package readers

import "testing"

func TestAFigureIsHeldWithWhatItCounts(t *testing.T) {
	for text, want := range map[string]string{
		"days. It works": "days.", "14 days. It works": "14 days.", "30 September 2026 and": "30 September 2026",
		"September 2026. We": "September 2026.", "May they go": "May", "we – and": "we –", "(ICB) /Health and": "(ICB) /Health", "(9 May 2026) and": "(9 May 2026)", "14": "14", "": "", "1,204 people": "1,204 people",
	} {
		if got := held(text); got != want {
			t.Errorf("of %q %q is held", text, got)
		}
	}
}
