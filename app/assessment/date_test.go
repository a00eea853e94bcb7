package assessment_test

import (
	"strings"
	"testing"

	"ninefold/app/assessment"
)

// A date is what an officer in England would take for one, however it is written.
func TestDatesAreReadAsPeopleWriteThem(t *testing.T) {
	for want, all := range map[string][]string{
		"": {"", "  ", " \u00a0"},
		"2025-01-16": {
			"16/01/2025", "16/1/2025", "16/01/25", "16.1.2025", "16.01.2025", "16.1.25", "16-1-2025", "16–01–2025", "16 01 2025", "16 / 01 / 2025",
			"16 January 2025", "16 jan 2025", "16 Jan 25", "16 Jan ’25", "16 Jan. 2025", "16JAN2025", "16-Jan-2025", "16-Jan-25", "16/Jan/2025", "16-January-2025",
			"16th January 2025", " 16th of  January, 2025 ", "the 16th of January 2025", "16 th January 2025", "16\u00a0January\u00a02025", "16 January 2025.",
			"Thursday 16 January 2025", "Thursday, 16 January 2025", "Thurs 16 Jan 2025", "Thu. 16/01/25", "Thursday the 16th of January 2025", "16 January 2025 (Thursday)",
			"January 16, 2025", "January 16th, 2025", "Jan 16 2025", "Jan-16-2025", "Thursday, January 16, 2025",
			"2025-01-16", "2025/01/16", "2025.1.16", "2025-Jan-16", "2025-01-16T00:00:00", "2025-01-16 09:30", "2025-01-16T09:30:00Z", "16/01/2025 00:00:00",
			"by 16 January 2025", "on 16/01/2025", "due by the 16th January 2025",
		},
		"2027-01-16": {"16/01/27", "16 Jan 27"},
		"2026-03-02": {"02/03/2026", "2/3/26", "02-03-26", "2.3.2026"}, // the day first
		"2026-09-01": {"1 Sept. 2026", "1st Sep 2026", "1 september 26", "Sept 1, 2026", "Tuesday 1 September 2026", "Tues 1/9/26"},
		"2026-05-01": {"1 May 2026", "1st of May 2026", "Fri 1 May 26"},
		"2028-02-29": {"29/02/2028", "end of February 2028", "by the end of Feb 2028", "End Feb 28", "last day of February 2028"},
		"2027-03-31": {"by end of March 2027", "end March 2027", "the end of March, 2027"},
		"2026-01-21": {"Wednesday 21 January 2026", "Weds 21 Jan 2026", "Wed 21st Jan 26"},
		"1998-04-06": {"06/04/98", "6 April 1998"},
	} {
		for _, written := range all {
			if got, why := assessment.ReadDate(written); why != "" || got != want {
				t.Errorf("%q is read as %q, and not %q: %s", written, got, want, why)
			}
			if got, ok := assessment.ParseDate(written); !ok || got != want {
				t.Errorf("%q is parsed as %q, and not %q", written, got, want)
			}
		}
	}
}

func TestWhatIsNotOneDayIsSaidWhy(t *testing.T) {
	for says, all := range map[string][]string{
		"” has no year.": {"16 January", "16th Jan", "30/09", "02/03", "by end of March", "on 16 January"},
		"” is a month and no day.": {
			"Jan 2027", "January 2027", "March", "09/2026", "2026-09", "by March 2027",
		},
		"” has no day or no year.": {"Jan-27", "January 16", "Sept '26"},
		"” is not one day.": {
			"Q3 2026/27", "2026", "2026/27", "spring 2026", "Summer 2027", "third quarter", "w/c 16 January 2025", "week of 16 January 2025",
			"mid-March 2027", "early 2027", "end of 2026", "end of year", "by the end of term",
		},
		"” has no such month: the day comes first, then the month.": {"09/30/2026", "12/25/26", "2026-13-01"},
		"” is a day that the month does not have.":                  {"31/02/2026", "29/02/2027", "31 September 2026", "0/1/2026", "2026-02-30"},
		"16 January 2025 is a Thursday and not a Friday.":           {"Friday 16 January 2025", "fri 16/01/25"},
		"” is in no year that is meant.":                            {"16/01/0205", "16 January 1066"},
		"” is not a date.": {
			"soon", "30 Septembre 2026", "ongoing", "Short-term", "TBC", "1 2 3 4", "16/01-2025", "20250116", "16//2025", "Monday", "n/a", "40 days", "1/2/3/2026", "16012025",
		},
	} {
		for _, written := range all {
			date, why := assessment.ReadDate(written)
			if date != "" || !strings.Contains(why, says) || !strings.HasSuffix(why, " Please write it as day/month/year, such as 30/09/2026.") {
				t.Errorf("of %q it says %q (%s), and not %q", written, why, date, says)
			}
		}
	}
}

func TestDatesAreShownAsPeopleWriteThem(t *testing.T) {
	if got := assessment.ShowDate("2025-01-16"); got != "16/01/2025" {
		t.Errorf("a date is shown as %q", got)
	}
	if got := assessment.SayDay("2026-09-03"); got != "3 September 2026" {
		t.Errorf("said as %q", got)
	}
	if got := assessment.SayDay("later"); got != "later" {
		t.Errorf("said as %q", got)
	}
}
