package understanding

import (
	"testing"

	"ninefold/app/assessment"
)

// What is no more than a guess waits when guesses are accepted, unless all are.
func TestOnlyWhatIsFairlySureIsAccepted(t *testing.T) {
	const text = "Safeguarding\nThings we are proud of\n• Concerns are read at once.\nSlow burners\n• Feedback is patchy.\nPriorities\n• Tell referrers.\n"
	s := stageText(t, text)
	if all, sure := s.Guessed(AnyGuess), s.Guessed(FairlySure); all != 2 || sure != 1 {
		t.Errorf("%d entries wait for a guess, %d of them for one that is fairly sure:\n%s", all, sure, outline(s))
	}
	if n := s.AcceptGuesses(FairlySure); n != 1 || count(s, assessment.WorkingWell) != 1 || count(s, assessment.Improvement) != 0 {
		t.Errorf("%d entries were placed:\n%s", n, outline(s))
	}
	if n := s.AcceptGuesses(AnyGuess); n != 1 || count(s, assessment.Improvement) != 1 {
		t.Errorf("then %d entries were placed:\n%s", n, outline(s))
	}
}

// Words that are no more than likely become fairly sure where they make a whole row
// with the others, and a guess where their list has another heading in the row.
func TestARowMakesItsHeadingsSurerOrLessSure(t *testing.T) {
	strength := func(s *Staging, text string) string {
		for _, h := range s.Headings {
			if h.Text == text {
				return Sureness(h.Strength)
			}
		}
		return "no heading"
	}
	s := stageText(t, "Safeguarding\nWhat works\n• One.\nWhat does not\n• Two.\nWhat comes next\n• Three.\n")
	for _, head := range []string{"What works", "What does not", "What comes next"} {
		if got := strength(s, head); got == "a guess" || got == "no heading" {
			t.Errorf("%q is %s:\n%s", head, got, outline(s))
		}
	}
	s = stageText(t, "Safeguarding\nStrengths\n• One.\nAreas for improvement\n• Two.\nKey risks\n• Three.\nPriorities\n• Four.\n")
	if got := strength(s, "Key risks"); got != "a guess" {
		t.Errorf("“Key risks” beside “Areas for improvement” is %s:\n%s", got, outline(s))
	}
	s = stageText(t, "Safeguarding\nStrengths\n• One.\nAreas for improvement\nPartners:\n• Two.\nKey risks\n• Three.\nPriorities\n• Four.\n")
	if got := strength(s, "Key risks"); got != "a guess" {
		t.Errorf("below a heading that may be a statement's name “Key risks” is %s:\n%s", got, outline(s))
	}
}
