package understanding

import (
	"strings"
	"testing"

	"ninefold/app/assessment"
)

// A register of risks names statements and has a column of actions, and is no part of a
// self-assessment; nor does a list above it go on below it.
func TestARegisterOfRisksWaits(t *testing.T) {
	for _, heads := range []string{
		"Risk\tDescription\tLikelihood\tImpact\tAction",
		"Statement\tRisk\tMitigation\tPriorities\tOwner",
		"Ref\tHazard\tControls in place\tFurther action\tResidual score",
	} {
		s := stageText(t, "Assessing needs\nStrengths\n• Triage is quick.\nPriorities\n• Extend the clinics.\n\n"+heads+
			"\nAssessing needs\tWaits grow over the winter\tB\tII\tExtra sessions\nSafeguarding\tThe hub is short of staff\tC\tII\tA bank of staff\n\nThis was agreed in May.\n")
		s.AcceptGuesses(AnyGuess)
		if c := s.Counts(); c.Entries != 2 {
			t.Errorf("%s: %d entries:\n%s", heads, c.Entries, outline(s))
		}
		if target := targetOf(s, "Extra sessions"); target.Kind != NotPlaced || !strings.Contains(target.Why, "register of risks") {
			t.Errorf("%s: a cell goes to %+v", heads, target)
		}
	}
}

// A table with strengths is a self-assessment, whatever its other columns are.
func TestATableWithStrengthsIsNoRegister(t *testing.T) {
	s := stageText(t, "Statement\tStrengths\tAreas for improvement\tImpact\tRisks\nSafeguarding\tTriage is quick.\tFeedback is slow.\tPeople feel safer.\tVacancies.\nAssessing needs\tCalls are answered.\tReviews are late.\tFewer complaints.\tDemand.\n")
	if n := count(s, assessment.WorkingWell); n != 1 {
		t.Errorf("%d strengths:\n%s", n, outline(s))
	}
}

// Columns that spaces keep apart wait, and say why.
func TestColumnsKeptBySpacesWait(t *testing.T) {
	s := stageText(t, "Safeguarding\nWhat is working well          Areas for improvement          Priorities\nTriage is quick               Feedback is slow               Tell referrers\n\nAssessing needs\nStrengths\n• One.\n")
	if target := targetOf(s, "Triage is quick Feedback is slow Tell referrers"); target.Kind != NotPlaced || !strings.Contains(target.Why, "only spaces") {
		t.Errorf("it goes to %+v:\n%s", target, outline(s))
	}
	s.AcceptGuesses(AnyGuess)
	if c := s.Counts(); c.Entries != 1 || c.Of("QS1", assessment.WorkingWell) != 1 {
		t.Errorf("%+v:\n%s", c, outline(s))
	}
}

// Lists above the first statement that is known are another's, and never part of "Who
// we are".
func TestListsOfAnUnknownStatementAreNotWhoWeAre(t *testing.T) {
	const known = "Safeguarding\nStrengths\n• One.\nPriorities\n• Two.\n"
	for name, above := range map[string]string{
		"with a name":    "Getting help in time\n\nStrengths\n• Calls are answered.\n\nPriorities\n• Open till eight.\n\n",
		"without a name": "Strengths\n• Calls are answered.\n\nPriorities\n• Open till eight.\n\n",
	} {
		s := stageText(t, above+known)
		if c := s.Counts(); c.AboutLines != 0 || c.Entries != 2 {
			t.Errorf("%s: %+v:\n%s", name, c, outline(s))
		}
		if target := targetOf(s, "Calls are answered."); target.Kind != NotPlaced {
			t.Errorf("%s: it goes to %+v", name, target)
		}
	}
	s := stageText(t, "Who we are\n\nNorthmere lies by the sea.\n\nOur priorities\n\nPeople live well at home.\n\n"+known)
	if c := s.Counts(); c.AboutLines == 0 || c.NotPlacedLines != 0 {
		t.Errorf("a section with a list's name: %+v:\n%s", c, outline(s))
	}
}

// The title of a self-assessment of one statement names it.
func TestATitleNamesTheOneStatement(t *testing.T) {
	s := stageText(t, "Self-assessment 2026: Learning, improvement and innovation\nCompleted by: Sam Reid\n\nStrengths\n• One.\nPriorities\n• Two.\n")
	if c := s.Counts(); c.Entries != 0 {
		t.Errorf("without anybody's word: %+v", c)
	}
	s.AcceptGuesses(FairlySure)
	if c := s.Counts(); c.Of("QS9", assessment.WorkingWell) != 1 || c.Of("QS9", assessment.Priorities) != 1 {
		t.Errorf("%+v:\n%s", c, outline(s))
	}
}

// What stands apart below bullets and has none itself may be what a letter ends with.
func TestAParagraphBelowBulletsWaits(t *testing.T) {
	s := stageText(t, "Safeguarding\nPriorities\n• One.\n• Two.\n\nShout if you need anything else.\n")
	if target := targetOf(s, "Shout if you need anything else."); target.Kind != NotPlaced || count(s, assessment.Priorities) != 2 {
		t.Errorf("it goes to %+v:\n%s", target, outline(s))
	}
}

// Who wrote a paper, and that it is a draft, tells nothing of the council.
func TestWhatAPaperSaysOfItselfIsNotWhoWeAre(t *testing.T) {
	s := stageText(t, "Contribution from the Head of Safeguarding\nDraft 2, not for circulation\nWe care for 2,000 people.\n\nSafeguarding\nStrengths\n• One.\n")
	if c := s.Counts(); c.AboutLines != 1 || c.NotPlacedLines != 2 {
		t.Errorf("%+v:\n%s", c, outline(s))
	}
}

// What is set in below a bullet goes on with it, whatever it begins with.
func TestALineSetInBelowItsBulletGoesOnWithIt(t *testing.T) {
	s := stageText(t, "Safeguarding\nStrengths\n* Link workers sit in every\n  GP surgery\n* The list of services is read\n  by many\nPriorities\n* One more surgery\n")
	if n := count(s, assessment.WorkingWell); n != 2 || targetOf(s, "GP surgery").Kind != Entries {
		t.Errorf("%d entries:\n%s", n, outline(s))
	}
}

// What names an entry by its list and its number is no heading.
func TestAReferenceToAnEntryIsNoHeading(t *testing.T) {
	s := stageText(t, "Safeguarding\nStrengths\n• One.\n\nAction plan\nSam Reid · answers priority 7 and\narea for improvement 8\nMedium-term\nEvidence\nQS3 Areas for improvement 3 (row 3)\nE2\n")
	if c := s.Counts(); c.Entries != 1 {
		t.Errorf("%d entries:\n%s", c.Entries, outline(s))
	}
}
