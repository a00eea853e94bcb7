package understanding

import (
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/intake/intaketest"
)

const proud = "Safeguarding\nThings we are proud of\n- Concerns are read at once.\nSlow burners\n- Enquiries stay open.\nHow do we know?\n- An audit in May.\nPriorities\n- Close the old ones.\n"

func count(s *Staging, list assessment.ListKey) int { return s.Counts().Of("QS7", list) }

func TestWhatStandsUnderAnUnknownHeadingWaits(t *testing.T) {
	s := stageText(t, proud)
	if c := s.Counts(); c.Entries != 1 || count(s, assessment.Priorities) != 1 || s.Guessed(AnyGuess) != 2 {
		t.Errorf("%d entries are placed and %d guessed:\n%s", c.Entries, s.Guessed(AnyGuess), outline(s))
	}
	var means []string
	for _, h := range s.Headings {
		means = append(means, h.Text+": "+s.Means(h))
	}
	want := "Things we are proud of: What is working well (fairly sure); Slow burners: Areas for improvement (a guess, by its place among the others); How do we know?: none of the three lists"
	if got := strings.Join(means, "; "); got != want {
		t.Errorf("the headings mean %s", got)
	}
}

func TestAPersonSaysOnceWhatAHeadingMeans(t *testing.T) {
	s := stageText(t, proud+strings.Replace(proud, "Safeguarding", "Governance, management and sustainability", 1))
	if !s.Understand("SLOW BURNERS:", Meaning{List: assessment.Improvement}) || s.Understand("never there", Meaning{List: assessment.Improvement}) {
		t.Fatal("the headings are confused")
	}
	for _, code := range []string{"QS7", "QS8"} {
		if n := s.Counts().Of(code, assessment.Improvement); n != 1 {
			t.Errorf("%s has %d areas for improvement:\n%s", code, n, outline(s))
		}
	}
	s.Understand("Slow burners", Meaning{})
	if n := count(s, assessment.Improvement); n != 0 {
		t.Errorf("taken back, there are %d", n)
	}
	if n := s.AcceptGuesses(FairlySure); n != 2 || count(s, assessment.WorkingWell) != 1 {
		t.Errorf("accepted %d:\n%s", n, outline(s))
	}
}

func TestWhatAHeadingMeansIsKnownByAnyName(t *testing.T) {
	f := intaketest.Framework(t)
	for name, want := range map[string]Meaning{
		"improvement": {List: assessment.Improvement}, "Areas for improvement": {List: assessment.Improvement}, "Next steps": {List: assessment.Priorities},
		"none": {}, "notes": {List: AsNote}, "What we do well": {List: assessment.WorkingWell}, "Where we can do better": {List: assessment.Improvement},
		"qs7": {Statement: "QS7"}, "Safeguarding": {Statement: "QS7"}, "Quality statement 1": {Statement: "QS1"}, "Assessing needs": {Statement: "QS1"},
	} {
		if got, known := MeaningNamed(f, name); !known || got != want {
			t.Errorf("%q is %+v, %t", name, got, known)
		}
	}
	for _, name := range []string{"Hospital discharge", "Safeguarding: strengths", "QS12", ""} {
		if got, known := MeaningNamed(f, name); known {
			t.Errorf("%q is %+v", name, got)
		}
	}
}

const councilsOwn = "Getting help in time\nStrengths\n• Calls are answered.\nPriorities\n• Open till eight.\n\nSafeguarding\nStrengths\n• Triage is quick.\nPriorities\n• Tell referrers.\n"

// A council's own name for a statement is said once, for every place where it stands.
func TestAPersonSaysWhichStatementANameMeans(t *testing.T) {
	for name, text := range map[string]string{
		"above its lists":       councilsOwn,
		"numbered, in capitals": strings.Replace(councilsOwn, "Getting help in time", "1. GETTING HELP IN TIME", 1),
		"in a table":            "Statement\tStrengths\tPriorities\nGetting help in time\tCalls are answered.\tOpen till eight.\nSafeguarding\tTriage is quick.\tTell referrers.\n",
		"beside its lists":      "Getting help in time – strengths\n• Calls are answered.\nGetting help in time – priorities\n• Open till eight.\nSafeguarding – strengths\n• Triage is quick.\nSafeguarding – priorities\n• Tell referrers.\n",
	} {
		s := StageSaid(intaketest.Framework(t), textSource(t, text), map[string]Meaning{"Getting help in time": {Statement: "QS1"}})
		c := s.Counts()
		if c.Of("QS1", assessment.WorkingWell) != 1 || c.Of("QS1", assessment.Priorities) != 1 || c.Entries != 4 || !s.Holds("Getting help in time") {
			t.Errorf("%s: %+v:\n%s", name, c, outline(s))
		}
	}
}

// Said on the page of what was found, it is understood anew: what was moved by hand
// stays there, and one step takes it back.
func TestWhatIsSaidOfAStatementLaterKeepsWhatWasMoved(t *testing.T) {
	s := stageText(t, councilsOwn)
	s.AcceptGuesses(FairlySure)
	for _, b := range s.Blocks {
		if b.Lines[0].Words == "Tell referrers." {
			s.Move(b.ID, Target{Kind: LeftOut, Why: "left out by hand"})
		}
	}
	found := false
	s.Step("what a heading means", func() { found = s.Understand("Getting help in time", Meaning{Statement: "QS1"}) })
	if c := s.Counts(); !found || c.Of("QS1", assessment.WorkingWell) != 1 || c.Of("QS7", assessment.Priorities) != 0 || c.Of("QS7", assessment.WorkingWell) != 1 {
		t.Errorf("found %t, %+v:\n%s", found, c, outline(s))
	}
	if len(s.Headings) != 1 || s.Means(s.Headings[0]) != "Assessing needs" {
		t.Errorf("the headings are %+v", s.Headings)
	}
	s.Understand("Getting help in time", Meaning{Statement: "QS9"})
	if c := s.Counts(); c.Of("QS9", assessment.WorkingWell) != 1 || c.Of("QS1", assessment.WorkingWell) != 0 {
		t.Errorf("said otherwise, %+v", c)
	}
	if s.Undo() == "" || s.Counts().Of("QS9", assessment.WorkingWell) != 0 || targetOf(s, "Tell referrers.").Kind != LeftOut {
		t.Errorf("taken back:\n%s", outline(s))
	}
	if s.Redo() == "" || s.Counts().Entries != 3 {
		t.Errorf("done again:\n%s", outline(s))
	}
}

func TestFiguresAreNoFurniture(t *testing.T) {
	for _, content := range []string{"860", "People waiting for DoLS\t364"} {
		s := stageText(t, "Safeguarding\nStrengths\n- One.\n\n"+content+"\n\n- Two.\n")
		if c := s.Counts(); c.LeftOutLines != 0 {
			t.Errorf("%q was left out:\n%s", content, outline(s))
		}
	}
	text := ""
	for _, name := range []string{"Assessing needs", "Safeguarding", "Governance, management and sustainability"} {
		text += name + "\nStrengths\n- One.\nAreas for improvement\nNone identified at this time\nPriorities\n- Two.\n\n"
	}
	if c := stageText(t, text).Counts(); c.LeftOutLines != 0 {
		t.Errorf("%d lines were left out", c.LeftOutLines)
	}
}

func TestACoveringReportIsNotWhoWeAre(t *testing.T) {
	s := stageText(t, "Report of the Executive Director\n\nJo Ferriby\n\nRecommendations\n\nThat the committee notes this.\n\nThis page is intentionally left blank\n\nWho we are\n\nNorthmere lies by the sea.\n\nAssessing needs\n\nStrengths\n- One.\n")
	for _, b := range s.Blocks {
		for _, l := range b.Lines {
			if b.Target.Kind == About && !strings.Contains("Who we are Northmere lies by the sea.", l.Words) {
				t.Errorf("%q goes to Who we are", l.Words)
			}
		}
	}
	if c := s.Counts(); c.AboutLines != 2 || c.LeftOutLines != 1 {
		t.Errorf("%+v:\n%s", c, outline(s))
	}
}

func TestListsMayBeChaptersWithTheStatementsUnderEach(t *testing.T) {
	s := stageText(t, "Our strengths\n\nNeeds assessment\n- A.\n\nSafeguarding adults\n- B.\n\nWhat we must do better\n\nNeeds assessment\n- C.\n\nSafeguarding adults\n- D.\n\nWhat comes next\n\nNeeds assessment\n- E.\n\nSafeguarding adults\n- F.\n")
	if before := s.Counts(); before.Entries > 1 {
		t.Errorf("%d entries are placed without anybody's word", before.Entries)
	}
	s.AcceptGuesses(FairlySure)
	for _, code := range []string{"QS1", "QS7"} {
		for _, list := range assessment.ListKeys {
			if n := s.Counts().Of(code, list); n != 1 {
				t.Errorf("%s %s has %d:\n%s", code, list, n, outline(s))
			}
		}
	}
}

func TestTablesOfTheClipboardAreReadByTheirColumns(t *testing.T) {
	for name, text := range map[string]string{
		"tabs":         "Quality statement\tStrengths\tAreas for improvement\tPriorities\nAssessing needs\tA.\tB.\tC.\nSafeguarding\tD.\tE.\tF.\n",
		"CSV":          "Quality statement,Strengths,Areas for improvement,Priorities\nAssessing needs,\"A.\",B.,C.\nSafeguarding,D.,E.,F.\n",
		"Markdown":     "| Quality statement | Strengths | Areas for improvement | Priorities |\n|---|---|---|---|\n| Assessing needs | A. | B. | C. |\n| Safeguarding | D. | E. | F. |\n",
		"first column": "Assessing needs\nStrengths\tA.\nAreas for improvement\tB.\nPriorities\tC.\nSafeguarding\nStrengths\tD.\nAreas for improvement\tE.\nPriorities\tF.\n",
	} {
		s := stageText(t, text)
		for _, code := range []string{"QS1", "QS7"} {
			for _, list := range assessment.ListKeys {
				if n := s.Counts().Of(code, list); n != 1 {
					t.Errorf("%s: %s %s has %d:\n%s", name, code, list, n, outline(s))
				}
			}
		}
	}
}

func TestOtherKindsOfDocumentAreCalledWhatTheyAre(t *testing.T) {
	for text, want := range map[string]string{
		"Local authority assessment\nNorthmere Council\nScore: 3\nWhat people expect\nKey findings for this quality statement\n": "the regulator’s own report",
	} {
		if s := stageText(t, text); !strings.Contains(strings.Join(s.Remarks, " "), want) {
			t.Errorf("%q: %v", text, s.Remarks)
		}
	}
}

// Each text has a line that is no list of Ninefold's, in another place: what
// stands under it must wait, and all else come to its list.
func TestWhatStandsUnderSomethingElseJoinsNothing(t *testing.T) {
	tests := map[string]struct{ text, waits string }{
		"after an entry on the line of its list": {
			"Safeguarding\nStrengths: Concerns are read at once\nImpact\n• People feel safer.\nPriorities\n• Close the old ones.\n", "People feel safer."},
		"after a sentence without a bullet": {
			"Safeguarding\nStrengths\nConcerns are read at once.\nAreas to develop\n• Feedback is patchy.\nPriorities\n• Close the old ones.\n", "Feedback is patchy."},
		"among paragraphs that nothing tells apart": {
			"Safeguarding\n\nStrengths\n\nConcerns are read at once\n\nWhat keeps us awake\n\nOld enquiries\n\nPriorities\n\nClose the old ones\n", "Old enquiries"},
		"in the first column of rows": {
			"Safeguarding\nStrengths\tConcerns are read at once.\nWorkforce\tOne post in ten is empty.\nPriorities\tClose the old ones.\n", "One post in ten is empty."},
		"in a row that names no statement known": {
			"Statement\tStrengths\tPriorities\nSafeguarding\tConcerns are read at once.\tClose the old ones.\nHousing\tA scheme has opened.\tOpen one more.\n", "A scheme has opened."},
	}
	for name, test := range tests {
		s := stageText(t, test.text)
		if s.Counts().Entries != 2 || count(s, assessment.WorkingWell) != 1 || count(s, assessment.Priorities) != 1 {
			t.Errorf("%s: what is sure has not come to its place:\n%s", name, outline(s))
		}
		if target := targetOf(s, test.waits); target.Kind != NotPlaced {
			t.Errorf("%s: %q goes to %+v", name, test.waits, target)
		}
	}
}

// A table whose lists are only guessed at waits whole, and a row that names no
// statement belongs to nobody even then.
func TestATableOfGuessesGoesWhereItsRowsAreNamed(t *testing.T) {
	s := stageText(t, "Statement\tWhat works\tWhat does not\tWhat we will do\nQS7\tConcerns are read at once.\tFeedback is patchy.\tTell referrers.\nHousing\tA scheme has opened.\tIt is full.\tOpen one more.\n")
	if n := s.Counts().Entries; n != 0 {
		t.Errorf("%d entries are placed without anybody's word:\n%s", n, outline(s))
	}
	if n := s.AcceptGuesses(FairlySure); n != 3 {
		t.Errorf("%d entries follow the guesses:\n%s", n, outline(s))
	}
	for _, list := range assessment.ListKeys {
		if n := count(s, list); n != 1 {
			t.Errorf("%s has %d entries:\n%s", list, n, outline(s))
		}
	}
}

func TestABulletBrokenBeforeANameIsOneEntry(t *testing.T) {
	s := stageText(t, "Safeguarding\nStrengths\n• Every letter says what the\nCare Act gives people a right to.\n• Visits are joint.\n")
	if n := count(s, assessment.WorkingWell); n != 2 {
		t.Errorf("there are %d entries:\n%s", n, outline(s))
	}
}

// targetOf is where the line with these words goes.
func targetOf(s *Staging, words string) Target {
	for _, b := range s.Blocks {
		for _, line := range b.Lines {
			if line.Words == words {
				return b.Target
			}
		}
	}
	return Target{}
}

func TestALineThatMayNameAStatementStopsTheWalk(t *testing.T) {
	tests := map[string]struct{ text, waits string }{
		"a short name before a list that goes on": {
			"Safeguarding\nStrengths\nConcerns are read at once.\nAreas for improvement\nFeedback is patchy.\nPartnerships\nColleagues in health meet us weekly.\nNext steps\nMeet each day.\n", "Meet each day."},
		"an unknown chapter of statements": {
			"Our strengths\nSafeguarding\n• Concerns are read at once.\nAssessing needs\n• Calls are answered.\nThe long view\nSafeguarding\n• Feedback is patchy.\nAssessing needs\n• Letters are long.\nOur priorities\nSafeguarding\n• Close the old ones.\nAssessing needs\n• Cut the letter.\n", "Letters are long."},
	}
	for name, test := range tests {
		s := stageText(t, test.text)
		for _, b := range s.Blocks {
			for _, line := range b.Lines {
				if line.Words == test.waits && b.Target.Kind != NotPlaced {
					t.Errorf("%s: %q goes to %+v:\n%s", name, test.waits, b.Target, outline(s))
				}
			}
		}
		if n := count(s, assessment.WorkingWell); n != 1 {
			t.Errorf("%s: %d strengths are sure:\n%s", name, n, outline(s))
		}
	}
}

// Headings that say their statement and their list are understood whichever comes
// first, however long they are.
func TestHeadingsOfStatementAndListAreUnderstoodEitherWay(t *testing.T) {
	for _, name := range []string{
		"Areas for improvement: Care provision, integration and continuity",
		"Care provision, integration and continuity: areas for improvement",
		"What needs to be better – Care provision, integration and continuity",
		"Care provision, integration and continuity – what we still need to do better",
	} {
		s := stageText(t, "Strengths: Care provision, integration and continuity\n1. Homes are good.\n2. Waits are short.\n"+name+"\n1. Nursing beds are few.\nStrengths: Safeguarding\n1. Concerns are read at once.\n")
		s.AcceptGuesses(FairlySure)
		for words, want := range map[string]Target{
			"Waits are short.":           {Kind: Entries, Statement: "QS4", List: assessment.WorkingWell},
			"Nursing beds are few.":      {Kind: Entries, Statement: "QS4", List: assessment.Improvement},
			"Concerns are read at once.": {Kind: Entries, Statement: "QS7", List: assessment.WorkingWell},
		} {
			if got := targetOf(s, words); got != want {
				t.Errorf("%s: %q goes to %+v:\n%s", name, words, got, outline(s))
			}
		}
	}
}

// A list may say which years it is for, and a form what the name is that follows.
func TestYearsAndTheLabelsOfFormsStandBesideNames(t *testing.T) {
	s := stageText(t, "Quality statement: Safeguarding\nWhat is working well in 2025/26\n• One.\nAreas for improvement (2025-26)\n• Two.\nPriorities for 2026/27 and beyond\n• Three.\n")
	for _, list := range assessment.ListKeys {
		if count(s, list) != 1 {
			t.Errorf("%s has %d entries:\n%s", list, count(s, list), outline(s))
		}
	}
}

// Carers are no care, and no statement's name speaks for them.
func TestAWordThatOnlyBeginsLikeANameIsNotLikeIt(t *testing.T) {
	s := stageText(t, "Assessing needs\nStrengths\n• One.\nCarers\n• Two.\nPriorities\n• Three.\n")
	for _, h := range s.Headings {
		if h.Statement != "" {
			t.Errorf("%q is taken for %s", h.Text, h.Statement)
		}
	}
}

// A question directly above the lists says what they are about, though its words
// speak for one of them.
func TestAQuestionAboveTheListsNamesTheirStatement(t *testing.T) {
	s := stageText(t, "Assessing needs\nStrengths\n• One.\nPriorities\n• Two.\nHow well do we safeguard people?\nStrengths\n• Three.\nPriorities\n• Four.\n")
	if target := targetOf(s, "Three."); target.Kind != NotPlaced || target.Statement == "QS1" {
		t.Errorf("what stands under it goes to %+v:\n%s", target, outline(s))
	}
	s.AcceptGuesses(AnyGuess)
	if n := s.Counts().Of("QS1", assessment.WorkingWell); n != 1 {
		t.Errorf("the statement before has %d strengths:\n%s", n, outline(s))
	}
}
