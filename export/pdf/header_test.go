package pdf

import (
	"context"
	"strings"
	"testing"

	"ninefold/export"
)

func TestNamesInAHeaderStandWholeOnAsManyLinesAsThereAre(t *testing.T) {
	long := strings.TrimSuffix(strings.Repeat("Joint Scrutiny Committee and ", 7), " and ")
	for _, c := range []struct{ committee, want string }{
		{"Adults Scrutiny", "Northmere Council · Adults Scrutiny · 16 January 2027 · item 6c"},
		{"Health and Adult Social Care Overview and Scrutiny Committee", "Northmere Council · Health and Adult Social Care Overview and Scrutiny Committee|16 January 2027 · item 6c"},
		{long, long + "|Northmere Council · 16 January 2027 · item 6c"},
	} {
		l, err := lay(context.Background(), nil, &export.Report{Title: "Title", Council: "Northmere Council", Committee: c.committee, MeetingDate: "16 January 2027", Item: "6c",
			Sections: []export.Section{{ID: "a", Title: "A", Level: 1}}})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, line := range l.headerWords(portrait.bodyWidth(), portrait.bodyWidth()-120, 1) {
			got = append(got, strings.TrimRight(strings.ReplaceAll(line.Text(), "\u00a0", " "), " "))
		}
		text := strings.Join(got, "|")
		if len(got) == headerLines { // the two lines of a long name are one text
			text = got[0] + " " + got[1] + "|" + got[2]
		}
		if text != c.want || len(got) > headerLines {
			t.Errorf("%.30q is headed %q", c.committee, got)
		}
	}
}
