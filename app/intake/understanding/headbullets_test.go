package understanding

import (
	"testing"

	"ninefold/app/intake/intaketest"
	"ninefold/app/intake/source"
)

const allThree = "QS7 working_well: Concerns are read on the day / The board is well led\nQS7 improvement: Enquiries stay open\nQS7 priorities: Close the old ones"

// accepted is where the entries of a text go with guesses accepted.
func accepted(s *Staging) string {
	s.AcceptGuesses(FairlySure)
	return placed(s)
}

func TestABulletWithBulletsBelowItMayHeadAList(t *testing.T) {
	for name, text := range map[string]string{
		"bold":       "# Safeguarding\n- **Our strengths**\n  - Concerns are read on the day\n  - The board is well led\n- **Even better if**\n  - Enquiries stay open\n- **Our plans**\n  - Close the old ones\n",
		"not bold":   "Safeguarding\n• Strengths\n    ◦ Concerns are read on the day\n    ◦ The board is well led\n• Areas for improvement\n    ◦ Enquiries stay open\n• Priorities\n    ◦ Close the old ones\n",
		"three deep": "- Safeguarding\n  - Strengths\n    - Concerns are read on the day\n    - The board is well led\n  - Areas for improvement\n    - Enquiries stay open\n  - Priorities\n    - Close the old ones\n",
	} {
		s := stageText(t, text)
		if got := accepted(s); got != allThree {
			t.Errorf("%s: got\n%s\n%s", name, got, outline(s))
		}
	}
	slide := &source.Document{Name: "a slide", Paragraphs: true}
	for i, line := range []source.Line{
		{Text: "Safeguarding", Heading: 1}, {Text: "Key strengths", Bold: true}, {Text: "Concerns are read on the day"}, {Text: "The board is well led"},
		{Text: "Challenges", Bold: true}, {Text: "Enquiries stay open"}, {Text: "What we plan", Bold: true}, {Text: "Close the old ones"},
	} {
		if line.Number = i + 1; line.Heading == 0 {
			line.ListLevel = 1
		}
		slide.Lines = append(slide.Lines, line)
	}
	if s := Stage(intaketest.Framework(t), slide); accepted(s) != allThree {
		t.Errorf("bold among others: %s", outline(s))
	}
}

// A bullet with others below it is an entry where it names no list, and the names
// of one list alone may be what entries say.
func TestABulletWithBulletsBelowItMayBeAnEntry(t *testing.T) {
	s := stageText(t, "Safeguarding\nStrengths\n- Three things went well\n  - Concerns are read on the day\n- What works: our board\n  - It is well led\nPriorities\n- Improve our recording\n  - Close the old ones\n")
	if got := accepted(s); got != "QS7 working_well: Three things went well / Concerns are read on the day / What works: our board / It is well led\nQS7 priorities: Improve our recording / Close the old ones" {
		t.Errorf("got\n%s\n%s", got, outline(s))
	}
}

func TestANameBrokenOverThreeLinesIsOneHeading(t *testing.T) {
	s := stageText(t, "Safeguarding\nStrengths\n• Concerns are read\nPriorities\n• Close the old ones\n\n4\n\nCare provision,\nintegration and\ncontinuity\nStrengths\n• Providers meet\nPriorities\n• Buy beds\n")
	if got := placed(s); got != "QS4 working_well: Providers meet\nQS4 priorities: Buy beds\nQS7 working_well: Concerns are read\nQS7 priorities: Close the old ones" {
		t.Errorf("got\n%s\n%s", got, outline(s))
	}
}

// What stands at the top of every page and says whose the paper is, is a running
// header, also where the format tells paragraphs. A heading that stands there is none.
func TestARunningHeaderAmongParagraphsIsLeftOut(t *testing.T) {
	pages := func(top string) *source.Document {
		src := &source.Document{Name: "pages", Paragraphs: true}
		add := func(text string, newPage bool, heading int) {
			src.Lines = append(src.Lines, source.Line{Number: len(src.Lines) + 1, Text: text, NewPage: newPage, Heading: heading})
		}
		add("Safeguarding", false, 1)
		add("Strengths", false, 2)
		for _, text := range []string{"• Concerns are read on the day", "• The board is well led", "• Managers ring back", "• The hub is open at night"} {
			add(text, false, 0)
			add(top, true, 0)
		}
		add("• Few enquiries are old", false, 0)
		return src
	}
	s := Stage(intaketest.Framework(t), pages("Ferriby Council | Self-assessment 2027"))
	if got := placed(s); got != "QS7 working_well: Concerns are read on the day / The board is well led / Managers ring back / The hub is open at night / Few enquiries are old" {
		t.Errorf("got\n%s\n%s", got, outline(s))
	}
	if s := Stage(intaketest.Framework(t), pages("What we have not done well")); placed(s) != "QS7 working_well: Concerns are read on the day" {
		t.Errorf("a heading is left out:\n%s", outline(s))
	}
}
