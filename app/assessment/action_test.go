package assessment_test

import (
	"strings"
	"testing"

	"ninefold/app/assessment"
)

// made makes an action of an entry with this text in Priorities and returns
// what it became: its heading and its details.
func made(t *testing.T, text string, internal bool) (a *assessment.Assessment, action *assessment.Action, details []string) {
	t.Helper()
	a = assessment.New("id", "", small(t))
	apply(t, a, a.AppendEntries("S2", assessment.Priorities, assessment.NewEntry{ID: "entry", Text: text, Internal: internal}))
	edit, id, err := a.MakeAction("entry", counter())
	if err != nil {
		t.Fatal(err)
	}
	apply(t, a, edit)
	for _, d := range a.ActionDetails(id) {
		details = append(details, d.Text)
	}
	return a, a.Action(id), details
}

func TestAnActionIsMadeOfAnEntryInOneStep(t *testing.T) {
	a, action, details := made(t, "Answer every letter within ten days.", true)
	if action.Title != "Answer every letter within ten days" || len(details) != 0 || action.Statement != "S2" ||
		action.Entries != "entry" || action.Status != assessment.ActionNotStarted || !action.Internal {
		t.Errorf("it is %+v with the details %q", action, details)
	}
	if all := a.ActionsAnswering("entry"); len(all) != 1 || all[0] != action {
		t.Errorf("the entry is answered by %v", all)
	}
	apply(t, a, assessment.RemoveRecord("", assessment.KindEntry, "entry"))
	if action.Entries != "" {
		t.Errorf("without its entry the action still answers %q", action.Entries)
	}
}

func TestTheActionMadeOfALongEntryLosesNoWord(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("People wait too long for an answer, and nobody tells them why. ", 200))
	_, action, details := made(t, long, false)
	if !strings.HasPrefix(action.Title, "People wait") || !strings.HasSuffix(action.Title, "…") || assessment.Length(action.Title) > 121 {
		t.Errorf("it is headed %q", action.Title)
	}
	if joined := strings.Join(details, " "); joined != long || len(details) < 3 {
		t.Errorf("its %d details say %d characters of %d", len(details), len(joined), len(long))
	}
	_, action, details = made(t, "Answer letters\n\n- by hand\n- in ten days\n", false)
	if action.Title != "Answer letters" || strings.Join(details, "|") != "- by hand|- in ten days" {
		t.Errorf("%q has the details %q", action.Title, details)
	}
	_, _, details = made(t, strings.Repeat("x", 9000), false)
	if strings.Join(details, "") != strings.Repeat("x", 9000) {
		t.Error("a word longer than a line lost letters")
	}
}

func TestNoActionIsMadeOfNothing(t *testing.T) {
	a := assessment.New("id", "", small(t))
	apply(t, a, a.AppendEntries("S1", assessment.Improvement, assessment.NewEntry{ID: "blank", Text: " \n "}))
	if _, _, err := a.MakeAction("blank", counter()); assessment.ErrorCode(err) != assessment.CodeInvalid {
		t.Errorf("of an entry without words: %v", err)
	}
	if _, _, err := a.MakeAction("gone", counter()); assessment.ErrorCode(err) != assessment.CodeNotFound {
		t.Errorf("of an entry that is not there: %v", err)
	}
}

func TestAnActionIsOverdueFromTheDayAfterItWasDueUntilItIsDone(t *testing.T) {
	for _, c := range []struct {
		due, status string
		overdue     bool
	}{
		{"2026-11-24", "", true}, {"2026-11-24", assessment.ActionUnderWay, true}, {"2026-11-25", assessment.ActionUnderWay, false},
		{"", assessment.ActionUnderWay, false}, {"2026-11-24", assessment.ActionComplete, false}, {"2026-11-24", assessment.ActionStopped, false},
	} {
		x := assessment.Action{Due: c.due, Status: c.status}
		if x.Overdue("2026-11-25") != c.overdue {
			t.Errorf("due %q and %q it is overdue: %t", c.due, c.status, !c.overdue)
		}
	}
}

func TestTheTimescalesOfTheFrameworkAreOfferedAndAnyOtherIsTaken(t *testing.T) {
	a := assessment.New("id", "", small(t))
	f, _ := assessment.FieldOf(assessment.KindActionTimescale, assessment.FieldText)
	if got := strings.Join(f.Offers(a), "|"); got != strings.Join(a.Framework.Timescales, "|") || got == "" {
		t.Errorf("offered are %q", got)
	}
	apply(t, a, a.AppendRecords(assessment.KindAction, assessment.NewRecord{ID: "one", Values: map[assessment.Field]string{assessment.FieldTitle: "One", assessment.FieldGroup: "Answer sooner"}},
		assessment.NewRecord{ID: "two", Values: map[assessment.Field]string{assessment.FieldGroup: "Answer sooner "}},
		assessment.NewRecord{ID: "three", Values: map[assessment.Field]string{assessment.FieldGroup: "Ask first"}}))
	apply(t, a, a.AppendRecords(assessment.KindActionTimescale, assessment.NewRecord{ID: "t", Values: map[assessment.Field]string{assessment.FieldAction: "one", assessment.FieldText: "By Easter, then ongoing"}}))
	if got := a.ActionTimescales("one")[0].Text; got != "By Easter, then ongoing" {
		t.Errorf("kept is %q", got)
	}
	group, _ := assessment.FieldOf(assessment.KindAction, assessment.FieldGroup)
	if got := strings.Join(group.Offers(a), "|"); got != "Answer sooner|Ask first" {
		t.Errorf("the groups offered are %q", got)
	}
}

func TestTheLinesOfAKeyPriorityGoWithIt(t *testing.T) {
	a := assessment.New("id", "", small(t))
	apply(t, a, a.AppendRecords(assessment.KindKeyPriority, assessment.NewRecord{ID: "p", Values: map[assessment.Field]string{assessment.FieldTitle: "Workforce"}}))
	for i, kind := range []assessment.Kind{assessment.KindFocusLine, assessment.KindPriorityMeasure} {
		apply(t, a, a.AppendRecords(kind, assessment.NewRecord{ID: string(rune('a' + i)), Values: map[assessment.Field]string{assessment.FieldPriority: "p", assessment.FieldText: "Fewer posts vacant"}}))
	}
	if len(a.KeyPriorities()) != 1 || len(a.FocusLines("p")) != 1 || len(a.PriorityMeasures("p")) != 1 {
		t.Fatal("the priority is not there with both its lines")
	}
	apply(t, a, assessment.RemoveRecord("", assessment.KindKeyPriority, "p"))
	if a.KeyPriority("p") != nil || len(a.IDs(assessment.KindFocusLine)) != 0 {
		t.Error("something of it is left")
	}
}
