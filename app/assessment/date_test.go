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

func TestADayIsReadInEveryFormPeopleUse(t *testing.T) {
	for written, want := range map[string]string{
		"": "", "  ": "", "2026-09-30": "2026-09-30", "30/09/2026": "2026-09-30", "30/9/2026": "2026-09-30", "3.10.2026": "2026-10-03",
		"30 September 2026": "2026-09-30", "30  Sept 2026": "2026-09-30", "1st of May 2026": "2026-05-01", "22nd January 2025": "2025-01-22",
		"Thursday 16 January 2025": "2025-01-16", "16-1-2025": "2025-01-16", "1 august 2026": "2026-08-01",
	} {
		if got, ok := assessment.ParseDate(written); !ok || got != want {
			t.Errorf("%q is read as %q, %v", written, got, ok)
		}
	}
	for _, written := range []string{"soon", "31/02/2026", "September 2026", "12/25/2026", "2026", "30 Septembre 2026"} {
		if got, ok := assessment.ParseDate(written); ok {
			t.Errorf("%q is read as the date %s", written, got)
		}
	}
	if got := assessment.SayDay("2026-09-03"); got != "3 September 2026" {
		t.Errorf("said as %q", got)
	}
	if got := assessment.SayDay("later"); got != "later" {
		t.Errorf("said as %q", got)
	}
}
