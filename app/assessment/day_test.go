package assessment

import "testing"

func TestADateIsReadAsPeopleInEnglandWriteIt(t *testing.T) {
	for written, want := range map[string]string{
		"": "", "  ": "", "2026-09-30": "2026-09-30", "30/09/2026": "2026-09-30", "30/9/2026": "2026-09-30", "3.10.2026": "2026-10-03",
		"30 September 2026": "2026-09-30", "30  Sept 2026": "2026-09-30", "1st of May 2026": "2026-05-01", "22nd January 2025": "2025-01-22",
		"Thursday 16 January 2025": "2025-01-16", "16-1-2025": "2025-01-16", "16/01/25": "2025-01-16", "1 august 2026": "2026-08-01",
	} {
		if got, ok := ReadDay(written); !ok || got != want {
			t.Errorf("%q is read as %q, %v", written, got, ok)
		}
	}
	for _, written := range []string{"soon", "31/02/2026", "September 2026", "12/25/2026", "2026", "30 Septembre 2026"} {
		if got, ok := ReadDay(written); ok {
			t.Errorf("%q is read as the date %s", written, got)
		}
	}
	if got := SayDay("2026-09-03"); got != "3 September 2026" {
		t.Errorf("said as %q", got)
	}
	if got := SayDay("later"); got != "later" {
		t.Errorf("said as %q", got)
	}
}
