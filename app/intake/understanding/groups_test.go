package understanding

import (
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/intake/intaketest"
	"ninefold/app/intake/source"
)

const inGroups = `Safeguarding
Strengths
Front door:
• Concerns are read at once.
Carers:
• Carers are told where to turn.
• Carers have a worker of their own.
Areas for improvement
Carers:
• Young carers are found late.
Night cover:
• Nobody answers after ten.
Priorities
Carers:
• Ask in schools.
`

// The entries of groups within a list are the list's, and say in their notes which
// group they stood under.
func TestGroupsWithinAListBelongToIt(t *testing.T) {
	for name, text := range map[string]string{
		"headed with a colon":  inGroups,
		"numbered":             strings.ReplaceAll(inGroups, "• ", "1. "),
		"under worded lists":   strings.NewReplacer("Strengths", "What we do well", "Priorities", "Our plans").Replace(inGroups),
		"without the last one": strings.Split(inGroups, "Night cover")[0] + "Priorities\nCarers:\n• Ask in schools.\n",
	} {
		s := stageText(t, text)
		s.AcceptGuesses(FairlySure)
		want := map[string]assessment.ListKey{
			"Concerns are read at once.": assessment.WorkingWell, "Carers are told where to turn.": assessment.WorkingWell,
			"Young carers are found late.": assessment.Improvement, "Ask in schools.": assessment.Priorities,
		}
		if strings.Contains(text, "Night cover") {
			want["Nobody answers after ten."] = assessment.Improvement
		}
		for words, list := range want {
			if target := targetOf(s, words); target != (Target{Kind: Entries, Statement: "QS7", List: list}) {
				t.Errorf("%s: %q goes to %+v:\n%s", name, words, target, outline(s))
			}
		}
		for _, l := range s.lists() {
			for _, e := range l.entries {
				if e.Group == "" || strings.HasPrefix(e.Text, "Carers") && e.Group != "Carers" {
					t.Errorf("%s: %q stands in the group %q", name, e.Text, e.Group)
				}
			}
		}
	}
}

// Among paragraphs the heading of a group is no entry, and what stands under it goes on
// with its list, or waits.
func TestGroupsAmongParagraphsAreNoEntries(t *testing.T) {
	s := stageText(t, "Safeguarding\n\nStrengths\n\nFront door\n\nConcerns are read at once.\n\nUnpaid carers\n\nThey are told where to turn.\n\nAreas for improvement\n\nUnpaid carers\n\nThe young are found late.\n\nPriorities\n\nUnpaid carers\n\nAsk in schools.\n")
	for words, list := range map[string]assessment.ListKey{"They are told where to turn.": assessment.WorkingWell, "The young are found late.": assessment.Improvement, "Ask in schools.": assessment.Priorities} {
		if target := targetOf(s, words); target != (Target{Kind: Entries, Statement: "QS7", List: list}) {
			t.Errorf("%q goes to %+v:\n%s", words, target, outline(s))
		}
	}
	for _, head := range []string{"Front door", "Unpaid carers"} {
		if target := targetOf(s, head); target.Kind == Entries {
			t.Errorf("%q is an entry", head)
		}
	}
	if target := targetOf(s, "Concerns are read at once."); target.Kind != NotPlaced {
		t.Errorf("what stands under a group met once goes to %+v", target)
	}
	if s.AcceptGuesses(FairlySure); targetOf(s, "Concerns are read at once.") != (Target{Kind: Entries, Statement: "QS7", List: assessment.WorkingWell}) {
		t.Errorf("with guesses accepted it goes to %+v:\n%s", targetOf(s, "Concerns are read at once."), outline(s))
	}
}

func TestTheNameOfAGroupIsKeptInTheNotesOfItsEntries(t *testing.T) {
	s := stageText(t, inGroups)
	a := assessment.New("Northmere Council", "Self-assessment", intaketest.Framework(t))
	edit, err := s.Edit(a, Add, intaketest.NewIDs())
	intaketest.Must(t, err)
	if _, err := a.Apply(edit.Ops); err != nil {
		t.Fatal(err)
	}
	notes := map[string]string{}
	for _, list := range assessment.ListKeys {
		for _, e := range a.Statement("QS7").List(list) {
			notes[e.Text] = e.Note
		}
	}
	if got, want := notes["Young carers are found late."], "Under “Carers” in pasted text."; got != want {
		t.Errorf("the note is %q, not %q; all: %q", got, want, notes)
	}
}

// What could be a list nobody knows, or something else, is no group.
func TestWhatMayBeAnythingElseIsNoGroup(t *testing.T) {
	for name, test := range map[string]struct{ text, waits string }{
		"a list that nobody knows, below an empty one": {"Safeguarding\nStrengths\nStony ground:\n• Feedback is patchy.\nPriorities\n• Ask in schools.\n", "Feedback is patchy."},
		"below entries that are in no group":           {"Safeguarding\nStrengths\n• One.\nAreas for improvement\n• Two.\nThings that keep us awake\n• The budget.\nPriorities\n• Three.\n", "The budget."},
		"papers under every list":                      {"Safeguarding\nStrengths\n• One.\nDocuments:\n• The audit.\nAreas for improvement\n• Two.\nDocuments:\n• The survey.\nPriorities\n• Three.\n", "The audit."},
		"evidence under every list":                    {"Safeguarding\nStrengths\nEvidence:\n• The audit.\nAreas for improvement\nEvidence:\n• The survey.\nPriorities\n• Three.\n", "The survey."},
		"a statement's name":                           {"Learning, improvement and innovation\nStrengths\n• One.\nAreas for improvement\nSafeguarding adults\n• Lessons come late.\nWorkforce\n• Few exit interviews.\nPriorities\n• Three.\n", "Lessons come late."},
		"statements under lists":                       {"Strengths\nSafeguarding\n• One.\nStrange name:\n• Two.\nAreas for improvement\nStrange name:\n• Three.\nSafeguarding\n• Four.\nPriorities\nSafeguarding\n• Five.\n", "Three."},
	} {
		s := stageText(t, test.text)
		if target := targetOf(s, test.waits); target.Kind != NotPlaced {
			t.Errorf("%s: %q goes to %+v:\n%s", name, test.waits, target, outline(s))
		}
	}
}

// Headings that a Word document sets below those of the lists head groups, too.
func TestHeadingsBelowThoseOfTheListsHeadGroups(t *testing.T) {
	src := &source.Document{Name: "Last year.docx", Paragraphs: true}
	for _, line := range []source.Line{
		{Text: "Safeguarding", Heading: 1},
		{Text: "Strengths", Heading: 2}, {Text: "Timeliness", Heading: 3}, {Text: "Concerns are read at once", ListLevel: 1}, {Text: "Partners", Heading: 3}, {Text: "The police share our rooms", ListLevel: 1},
		{Text: "Areas for improvement", Heading: 2}, {Text: "Feedback", Heading: 3}, {Text: "Referrers hear late", ListLevel: 1},
		{Text: "Priorities", Heading: 2}, {Text: "Tell referrers", ListLevel: 1},
	} {
		src.Add(line)
	}
	s := Stage(intaketest.Framework(t), src)
	if got := [3]int{count(s, assessment.WorkingWell), count(s, assessment.Improvement), count(s, assessment.Priorities)}; got != [3]int{2, 0, 1} {
		t.Errorf("the lists have %v entries:\n%s", got, outline(s))
	}
	// "Feedback" is a word for something else, too: it waits.
	if target := targetOf(s, "Referrers hear late"); target.Kind != NotPlaced {
		t.Errorf("an entry under a heading in doubt goes to %+v", target)
	}
}
