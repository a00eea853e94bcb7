package assessment_test

import (
	"testing"

	"ninefold/app/assessment"
)

// signedOff is a document whose first statement was signed off with an entry.
func signedOff(t *testing.T) *assessment.Assessment {
	t.Helper()
	a := assessment.New("id", "", small(t))
	apply(t, a, a.AppendEntries("S1", assessment.WorkingWell, entries("a", "b")...))
	apply(t, a, assessment.SetValue("", assessment.KindStatement, "S1", assessment.FieldStatus, assessment.SignedOff.Key()))
	return a
}

func TestAnEditOfWhatWasSignedOffShowsUntilItIsTakenBackOrSignedAgain(t *testing.T) {
	set := func(kind assessment.Kind, id string, field assessment.Field, value string) func(*assessment.Assessment) assessment.Edit {
		return func(*assessment.Assessment) assessment.Edit {
			return assessment.SetValue("", kind, id, field, value)
		}
	}
	for name, c := range map[string]struct {
		edit    func(*assessment.Assessment) assessment.Edit
		changed bool
	}{
		"an entry says something else": {set(assessment.KindEntry, "a", assessment.FieldText, "Another text"), true},
		"an entry becomes internal":    {set(assessment.KindEntry, "a", assessment.FieldInternal, "1"), true},
		"an entry goes": {func(*assessment.Assessment) assessment.Edit {
			return assessment.RemoveRecord("", assessment.KindEntry, "a")
		}, true},
		"an entry comes": {func(a *assessment.Assessment) assessment.Edit {
			return a.AppendEntries("S1", assessment.Priorities, entries("c")...)
		}, true},
		"entries change places": {func(a *assessment.Assessment) assessment.Edit { edit, _ := a.ShiftEntry("a", 1); return edit }, true},
		"an entry goes to another statement": {func(a *assessment.Assessment) assessment.Edit {
			return a.MoveEntry("a", "S2", assessment.WorkingWell, "")
		}, true},
		"the score":                {set(assessment.KindStatement, "S1", assessment.FieldScore, "1"), true},
		"the reason":               {set(assessment.KindStatement, "S1", assessment.FieldReason, "Because"), true},
		"a note for colleagues":    {set(assessment.KindEntry, "a", assessment.FieldNote, "Ask Priya"), false},
		"the lead":                 {set(assessment.KindStatement, "S1", assessment.FieldLead, "Priya"), false},
		"the other statement":      {set(assessment.KindStatement, "S2", assessment.FieldReason, "Because"), false},
		"the title of it all":      {set(assessment.KindDocument, "id", assessment.FieldTitle, "Another"), false},
		"signed off another time":  {func(a *assessment.Assessment) assessment.Edit { return a.SignOff("S1") }, false},
		"it is for review again":   {set(assessment.KindStatement, "S1", assessment.FieldStatus, assessment.ForReview.Key()), false},
		"an entry back and forth":  {set(assessment.KindEntry, "a", assessment.FieldText, "Text of a"), false},
		"the same score once more": {set(assessment.KindStatement, "S1", assessment.FieldScore, ""), false},
	} {
		t.Run(name, func(t *testing.T) {
			a := signedOff(t)
			before := a.Statement("S1").Signed
			if before == "" || a.ChangedSinceSigned() != 0 || a.Statement("S1").StatusTitle() != "Signed off" {
				t.Fatalf("signed off, it is %q, signed %q", a.Statement("S1").StatusTitle(), before)
			}
			done, err := a.Apply(c.edit(a).Ops)
			if err != nil {
				t.Fatal(err)
			}
			if got := a.Statement("S1").ChangedSinceSigned(); got != c.changed {
				t.Errorf("changed since: %v", got)
			}
			if c.changed && a.Statement("S1").StatusTitle() != "Signed off, changed since" {
				t.Errorf("it reads %q", a.Statement("S1").StatusTitle())
			}
			if c.changed {
				again := a.Clone()
				apply(t, again, again.SignOff("S1"))
				if again.ChangedSinceSigned() != 0 {
					t.Error("signed off again, it is changed still")
				}
			}
			if _, err := a.Apply(assessment.Inverse(done)); err != nil || a.ChangedSinceSigned() != 0 || a.Statement("S1").Signed != before {
				t.Errorf("taken back: %v, changed %d, signed %q", err, a.ChangedSinceSigned(), a.Statement("S1").Signed)
			}
		})
	}
}

func TestWhatAnEarlierVersionSignedOffShowsItsFirstChange(t *testing.T) {
	a := signedOff(t)
	if _, err := a.Replay(assessment.SetValue("", assessment.KindStatement, "S1", assessment.FieldSigned, "").Ops); err != nil {
		t.Fatal(err)
	}
	if a.ChangedSinceSigned() != 0 {
		t.Error("nobody can know of a change yet")
	}
	done, err := a.Apply(assessment.SetValue("", assessment.KindEntry, "a", assessment.FieldText, "Another text").Ops)
	if err != nil || a.ChangedSinceSigned() != 1 {
		t.Errorf("%v; changed since: %d", err, a.ChangedSinceSigned())
	}
	if _, err := a.Apply(assessment.Inverse(done)); err != nil || a.ChangedSinceSigned() != 0 {
		t.Errorf("taken back: %v; changed since: %d", err, a.ChangedSinceSigned())
	}
}

func TestLeavingSomethingOutIsNoEditOfWhatWasSignedOff(t *testing.T) {
	a := signedOff(t)
	apply(t, a, assessment.SetFlag("", assessment.KindEntry, "b", assessment.FieldInternal, true))
	apply(t, a, a.SignOff("S1"))
	if p := a.Published(); p.Entries != 1 || p.Assessment.ChangedSinceSigned() != 0 {
		t.Errorf("%d entries left out; the public copy is changed: %d", p.Entries, p.Assessment.ChangedSinceSigned())
	}
	left, err := a.LeavingOut(assessment.RemoveRecord("", assessment.KindEntry, "a").Ops)
	if err != nil || left.ChangedSinceSigned() != 0 || left.Entry("a") != nil {
		t.Errorf("%v; what leaves an entry out is changed: %d", err, left.ChangedSinceSigned())
	}
	apply(t, a, assessment.SetValue("", assessment.KindEntry, "a", assessment.FieldText, "Another text"))
	if a.Published().Assessment.ChangedSinceSigned() != 1 {
		t.Error("the public copy does not say that it was changed since")
	}
}
