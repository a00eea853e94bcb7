package understanding

import (
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/intake/intaketest"
)

// Nothing tells of what stands under a heading of several lists which it is: it waits,
// also with guesses accepted, and the reason is said.
func TestWhatStandsUnderSeveralListsWaits(t *testing.T) {
	for _, head := range []string{"Strengths and areas for improvement", "Successes & challenges", "What we do well / what we need to do better", "Gaps and next steps", "Strengths, weaknesses and actions"} {
		text := ""
		for _, name := range []string{"Assessing needs", "Safeguarding"} {
			text += name + "\n\n" + head + "\n• The team is praised\n• The queue is long\n\nPriorities\n• Halve it by May\n\n"
		}
		s := stageText(t, text)
		if got := accepted(s); got != "QS1 priorities: Halve it by May\nQS7 priorities: Halve it by May" {
			t.Errorf("%s: got\n%s\n%s", head, got, outline(s))
		}
		if why := s.Summary(); !strings.Contains(why, "which heads several lists at once") && !strings.Contains(why, "Stands above the first list") {
			t.Errorf("%s: nothing says why:\n%s", head, s.Summary())
		}
	}
	n := NewNames(intaketest.Framework(t))
	for _, head := range []string{"Issues and risks", "Priorities and next steps", "Learning and improvement", "Health and care", "Achievements and successes"} {
		if n.severalLists(head) {
			t.Errorf("%q is of one list, or of none", head)
		}
	}
}

// Who speaks says nothing of a list; what they speak of does.
func TestAHeadingThatSaysWhoSpeaksMeansWhatTheySpeakOf(t *testing.T) {
	for head, want := range map[string]assessment.ListKey{
		"What people tell us works": assessment.WorkingWell, "What people tell us is good": assessment.WorkingWell, "What carers tell us could be better": assessment.Improvement,
		"What you told us needs to improve": assessment.Improvement, "What people tell us": "", "People said": "", "What we have heard": "",
		"How well do we know our people?": "",
	} {
		m := theLexicon().meaningOf(head)
		list := m.list
		if m.strength < likeList {
			list = ""
		}
		if list != want {
			t.Errorf("%q means %q", head, list)
		}
	}
	if m := theLexicon().meaningOf("What people tell us"); !m.other {
		t.Error("what people say is a heading of something else")
	}
}

// A question directly above the lists names their statement.
func TestAQuestionMayNameAStatement(t *testing.T) {
	lists := "\nStrengths\n• %s is praised\nAreas for improvement\n• %s is slow\n\n"
	text := ""
	for _, name := range []string{"How well do we assess needs?", "How well do we safeguard people?", "How well do we work with our partners and communities?"} {
		text += name + strings.ReplaceAll(lists, "%s", strings.Fields(name)[4])
	}
	want := "QS1 working_well: assess is praised\nQS1 improvement: assess is slow\nQS5 working_well: work is praised\nQS5 improvement: work is slow\nQS7 working_well: safeguard is praised\nQS7 improvement: safeguard is slow"
	if s := stageText(t, text); accepted(s) != want {
		t.Errorf("got\n%s", outline(s))
	}
}

// A line of an item that has no room left goes on below, also where a sentence ends
// there by chance.
func TestAnItemGoesOnBelowASentenceThatEndsWhereItsLineDoes(t *testing.T) {
	s := stageText(t, "Assessing needs\nPriorities\n• Open an hour of advice about money in each of the market\ntowns, beginning with the two that asked for it in spring.\nWorkers of the money charity will sit beside our own, and we\nwill count who comes.\n• Train them.\n• Tell the board in May what came of it and who was helped by\nit, and how.\n")
	want := "QS1 priorities: Open an hour of advice about money in each of the market towns, beginning with the two that asked for it in spring. Workers of the money charity will sit beside our own, and we will count who comes. / Train them. / Tell the board in May what came of it and who was helped by it, and how."
	if got := placed(s); got != want {
		t.Errorf("got\n%s", got)
	}
}
