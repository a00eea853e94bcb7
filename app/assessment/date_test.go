package assessment_test

import (
	"testing"

	"ninefold/app/assessment"
)

func TestDatesAreReadAsPeopleWriteThem(t *testing.T) {
	for _, written := range []string{
		"16/01/2025", "16/1/2025", "16.01.2025", "16-1-2025", "16 01 2025", "16 January 2025", "16 jan 2025", "16th January 2025", " 16th of  January, 2025 ",
		"Thursday 16 January 2025", "Thu 16 Jan 2025", "16-Jan-2025", "2025-01-16", "2025/01/16",
	} {
		if got, ok := assessment.ParseDate(written); !ok || got != "2025-01-16" {
			t.Errorf("%q is read as %q (%v)", written, got, ok)
		}
	}
	if got, ok := assessment.ParseDate("1 Sept. 2026"); !ok || got != "2026-09-01" {
		t.Errorf("September is read as %q (%v)", got, ok)
	}
	if got, ok := assessment.ParseDate(""); !ok || got != "" {
		t.Errorf("nothing is read as %q (%v)", got, ok)
	}
	for _, wrong := range []string{"31/02/2026", "30/09", "September", "09/30/2026", "soon", "16/01/25", "16 January"} {
		if got, ok := assessment.ParseDate(wrong); ok {
			t.Errorf("%q is read as %q", wrong, got)
		}
	}
	if got := assessment.ShowDate("2025-01-16"); got != "16/01/2025" {
		t.Errorf("a date is shown as %q", got)
	}
}
