package understanding

import (
	"fmt"
	"strings"
	"testing"

	"ninefold/app/assessment"
)

// said is what a council that does not exist has to say: by statement, in three
// lists.
var said = []struct {
	code  string
	names []string // the statement's name, as councils write it
	lists [3][]string
}{
	{"QS1", []string{"Assessing needs", "Quality Statement 1: Assessing needs", "ASSESSING NEEDS", "Needs assessment"}, [3][]string{
		{"The contact team rings back on the day it is asked.", "Occupational therapists visit within nine days.", "Carers write their own part of the assessment"},
		{"One review in five is more than a year old.", "Charging letters run to six pages."},
		{"Take on five reviewers by June.", "Halve the length of the charging letter."},
	}},
	{"QS2", []string{"Supporting people to live healthier lives", "Quality Statement 2: Supporting people to live healthier lives", "SUPPORTING PEOPLE TO LIVE HEALTHIER LIVES", "Supporting people to lead healthy lives"}, [3][]string{
		{"Four in five people are at home three months after reablement."},
		{"Grab rails take a month to fit.", "Direct payments are little known"},
		{"Open a second equipment store in May."},
	}},
	{"QS3", []string{"Equity in experience and outcomes", "Quality Statement 3: Equity in experience and outcomes", "EQUITY IN EXPERIENCE AND OUTCOMES", "Equity in experiences"}, [3][]string{
		{"Link workers speak Romani and Polish.", "Letters are published in easy read."},
		{"Faith is not recorded for half of the people we support."},
		{"Ask about faith and language at the first call."},
	}},
	{"QS7", []string{"Safeguarding", "Quality Statement 7: Safeguarding", "SAFEGUARDING", "Safeguarding adults"}, [3][]string{
		{"Every concern is looked at within a working day."},
		{"Enquiries stay open for four months.", "Few people are told what came of it"},
		{"Close every enquiry older than sixty days by March."},
	}},
}

// headingsFor are the names that councils give the three lists.
var headingsFor = [][3]string{
	{"Strengths", "Areas for improvement", "Priorities"},
	{"What we do well", "What we need to do better", "What we will do next"},
	{"Our strengths", "Our challenges", "Our next steps"},
	{"What’s working well?", "Even better if", "Key actions"},
	{"Things we are proud of", "Where we need to improve", "Our plans"},
	{"Achievements", "Barriers", "Actions"},
	{"What is going well", "What is not going so well", "What we are doing about it"},
	{"Successes", "Development areas", "Looking ahead"},
	{"Good practice", "Gaps", "Our commitments"},
	{"What is strong", "What could be better", "Where next"},
	{"STRENGTHS", "WHAT WE STILL NEED TO DEVELOP", "OUR AMBITIONS"},
	{"Strenghts", "Weaknesses", "Goals for 2027"},
	{"What we are pleased with", "What worries us", "What happens next"},
	{"Positives", "Issues and risks", "Objectives"},
}

// styles are the ways in which lists are typed.
var styles = map[string]func(heading string, entries []string) string{
	"bullets":       func(h string, e []string) string { return h + "\n• " + strings.Join(e, "\n• ") + "\n" },
	"dashes, apart": func(h string, e []string) string { return "\n" + h + "\n\n- " + strings.Join(e, "\n- ") + "\n" },
	"numbers":       func(h string, e []string) string { return h + ":\n" + numberedLines(e) + "\n" },
	"sentences":     func(h string, e []string) string { return h + "\n\n" + strings.Join(ended(e), "\n\n") + "\n\n" },
	"Markdown":      func(h string, e []string) string { return "### " + h + "\n\n* " + strings.Join(e, "\n* ") + "\n\n" },
}

func numberedLines(entries []string) string {
	var b strings.Builder
	for i, e := range entries {
		fmt.Fprintf(&b, "%d. %s\n", i+1, e)
	}
	return strings.TrimRight(b.String(), "\n")
}

// ended ends every entry as a sentence.
func ended(entries []string) []string {
	var all []string
	for _, e := range entries {
		all = append(all, strings.TrimSuffix(e, ".")+".")
	}
	return all
}

// measured is how many entries came where.
type measured struct{ right, wrong, all int }

func measure(s *Staging) (m measured) {
	want := map[string]string{}
	for _, of := range said {
		for i, entries := range of.lists {
			for _, e := range entries {
				want[Key(e)] = of.code + string(assessment.ListKeys[i])
				m.all++
			}
		}
	}
	for _, b := range s.Blocks {
		if b.Target.Kind != Entries {
			continue
		}
		for _, e := range b.Entries() {
			if want[Key(e.Text)] == b.Target.Statement+string(b.Target.List) {
				m.right++
			} else {
				m.wrong++
			}
		}
	}
	return m
}

func typed(names int, headings [3]string, style func(string, []string) string) string {
	var b strings.Builder
	for _, of := range said {
		fmt.Fprintf(&b, "\n%s\n", of.names[names])
		for i, entries := range of.lists {
			b.WriteString(style(headings[i], entries))
		}
	}
	return b.String()
}

// Every layout is one that a council might type. Without a person's word
// nothing may come to a wrong place; with guesses accepted nearly all must come
// to the right one.
func TestLayoutsAreUnderstoodOrWait(t *testing.T) {
	var sure, guessed measured
	layouts := 0
	for h, headings := range headingsFor {
		for name, style := range styles {
			for names := range said[0].names {
				text := typed(names, headings, style)
				s := stageText(t, text)
				layouts++
				before := measure(s)
				s.AcceptGuesses(FairlySure)
				after := measure(s)
				sure = measured{sure.right + before.right, sure.wrong + before.wrong, sure.all + before.all}
				guessed = measured{guessed.right + after.right, guessed.wrong + after.wrong, guessed.all + after.all}
				if before.wrong > 0 || after.wrong > 0 || 100*after.right < 95*after.all {
					t.Logf("%v, %s, names %d: without a word %+v, with guesses %+v", headingsFor[h], name, names, before, after)
				}
			}
		}
	}
	t.Logf("%d layouts: without a word %+v, with guesses %+v", layouts, sure, guessed)
	if sure.wrong > 0 {
		t.Errorf("%d of %d entries came to a wrong place without anybody's word", sure.wrong, sure.all)
	}
	if 100*guessed.right < 95*guessed.all || 100*guessed.wrong > guessed.all {
		t.Errorf("with guesses accepted %d of %d entries are right and %d wrong", guessed.right, guessed.all, guessed.wrong)
	}
}
