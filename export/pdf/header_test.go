package pdf

import (
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
		l, err := begin(nil, &export.Report{Title: "Title", Council: "Northmere Council", Committee: c.committee, MeetingDate: "16 January 2027", Item: "6c",
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

func TestTwoNamesOf200CharactersLeaveTheMeetingItsLine(t *testing.T) {
	l, err := begin(nil, &export.Report{Title: "Title", Council: strings.Repeat("Northmere and ", 14), Committee: strings.Repeat("Scrutiny of ", 16),
		MeetingDate: "16 January 2027", Item: "6c", Sections: []export.Section{{ID: "a", Title: "A", Level: 1}}})
	if err != nil {
		t.Fatal(err)
	}
	lines := l.headerWords(portrait.bodyWidth(), portrait.bodyWidth()-180, 1)
	if len(lines) != headerLines {
		t.Fatalf("there are %d lines", len(lines))
	}
	for i, want := range []string{"Northmere and Northmere", "Scrutiny of Scrutiny", "16 January 2027 · item 6c"} {
		if got := strings.ReplaceAll(lines[i].Text(), "\u00a0", " "); !strings.HasPrefix(got, want) {
			t.Errorf("line %d is %q", i+1, got)
		}
	}
}

func TestAMarkingIsBrokenBetweenItsParts(t *testing.T) {
	l, err := begin(nil, &export.Report{Title: "Title", Sections: []export.Section{{ID: "a", Title: "A", Level: 1}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		width       float64
		words, want string
	}{
		{500, "OFFICIAL-SENSITIVE · DRAFT · INTERNAL VERSION – not for publication", "Appendix 12 · OFFICIAL-SENSITIVE · DRAFT · INTERNAL VERSION – not for publication"},
		{216, "OFFICIAL-SENSITIVE · DRAFT · INTERNAL VERSION – not for publication", "Appendix 12 · OFFICIAL-SENSITIVE · DRAFT|INTERNAL VERSION – not for publication"},
		{120, "OFFICIAL · INTERNAL VERSION – not for publication", "Appendix 12 · OFFICIAL|INTERNAL VERSION –|not for publication"},
		{216, "OFFICIAL · NOT FOR PUBLICATION – exempt, Schedule 12A, paragraph 3", "Appendix 12 · OFFICIAL|NOT FOR PUBLICATION –|exempt, Schedule 12A, paragraph 3"},
		{216, "", "Appendix 12"},
	} {
		var got []string
		for _, line := range l.markingLines(runningText, c.width, headerLines, "Appendix 12", c.words) {
			got = append(got, strings.TrimRight(line.Text(), " "))
		}
		if text := strings.Join(got, "|"); text != c.want {
			t.Errorf("%q is %q on %g points", c.words, text, c.width)
		}
	}
}

func TestALongCommitteeHasTheLineAboveAMarkingOfTwoLines(t *testing.T) {
	long := "Health, Adult Social Care and Wellbeing Overview and Scrutiny Committee"
	l, err := begin(nil, &export.Report{Title: "Title", Council: "Northmere Council", Committee: long, MeetingDate: "16 January 2027", Item: "6c",
		Sections: []export.Section{{ID: "a", Title: "A", Level: 1}}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, line := range l.headerWords(portrait.bodyWidth(), portrait.bodyWidth()-236, 2) {
		got = append(got, strings.TrimRight(strings.ReplaceAll(line.Text(), "\u00a0", " "), " "))
	}
	if text := strings.Join(got, "|"); text != long+"|Northmere Council|16 January 2027 · item 6c" {
		t.Errorf("it is headed %q", got)
	}
}

func TestNoHeaderStandsInTheMarkingBesideIt(t *testing.T) {
	words := strings.Fields(strings.Repeat("Health and Adult Social Care Overview Scrutiny Committee meeting in common with the Board ", 3))
	for n := range words {
		for _, r := range []export.Report{
			{Council: "Northmere Council", MeetingDate: "16 January 2027", Item: "6c"}, {Council: "Northmere Council"}, {Council: "Bournemouth, Christchurch and Poole Council", MeetingDate: "16 January 2027"},
			{Council: strings.Repeat("Northmere and ", 5) + "Northmere", MeetingDate: "16 January 2027", Item: "6c"},
		} {
			r.Title, r.Committee, r.Sections = "Title", strings.Join(words[:n], " "), []export.Section{{ID: "a", Title: "A", Level: 1}}
			l, err := begin(nil, &r)
			if err != nil {
				t.Fatal(err)
			}
			body := portrait.bodyWidth()
			for beside := 1; beside <= headerLines; beside++ {
				width := body - 190
				lines := l.headerWords(body, width, beside)
				for i, line := range lines {
					room := body
					if len(lines)-i <= beside {
						room = width
					}
					if line.Width > room+0.5 {
						t.Errorf("%q in a line of %g, beside %d lines of a marking: %q", r.Committee, room, beside, line.Text())
					}
				}
				if len(lines) > headerLines {
					t.Errorf("%q has %d lines", r.Committee, len(lines))
				}
			}
		}
	}
}
