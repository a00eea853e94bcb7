package assessment_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"ninefold/app/assessment"
)

func apply(t *testing.T, a *assessment.Assessment, e assessment.Edit) {
	t.Helper()
	if _, err := a.Apply(e.Ops); err != nil {
		t.Fatal(err)
	}
}

func ids(a *assessment.Assessment, code string, key assessment.ListKey) []string {
	out := []string{}
	for _, e := range a.Statement(code).List(key) {
		out = append(out, e.ID)
	}
	return out
}

func entries(names ...string) []assessment.NewEntry {
	out := make([]assessment.NewEntry, len(names))
	for i, name := range names {
		out[i] = assessment.NewEntry{ID: name, Text: "Text of " + name}
	}
	return out
}

func TestEntriesAreAddedWhereTheyBelong(t *testing.T) {
	a := assessment.New("id", "", small(t))
	apply(t, a, a.AppendEntries("S1", assessment.Priorities, entries("b", "e")...))
	apply(t, a, a.AddEntries("S1", assessment.Priorities, "", entries("a")...))
	apply(t, a, a.AddEntries("S1", assessment.Priorities, "b", entries("c", "d")...))
	apply(t, a, a.AddEntries("S1", assessment.Priorities, "not there", entries("f")...))
	if got := ids(a, "S1", assessment.Priorities); !slices.Equal(got, []string{"a", "b", "c", "d", "e", "f"}) {
		t.Errorf("the list is %v", got)
	}
	if one, two := a.AppendEntries("S1", assessment.Priorities, entries("x")...), a.AppendEntries("S1", assessment.Priorities, entries("x", "y")...); one.Label != "Add entry" || two.Label != "Add 2 entries" {
		t.Errorf("labels %q and %q", one.Label, two.Label)
	}
	if _, err := a.Apply(a.AppendEntries("S3", assessment.Priorities, entries("x")...).Ops); assessment.ErrorCode(err) != assessment.CodeInvalid {
		t.Errorf("an entry of no statement: %v", err)
	}
}

func TestThousandsOfEntriesPastedIntoTheMiddleKeepShortPositions(t *testing.T) {
	a := assessment.New("id", "", small(t))
	apply(t, a, a.AppendEntries("S1", assessment.WorkingWell, entries("first", "last")...))
	want := []string{"first"}
	for i := range 4000 {
		want = append(want, fmt.Sprint(i))
	}
	apply(t, a, a.AddEntries("S1", assessment.WorkingWell, "first", entries(want[1:]...)...))
	if got := ids(a, "S1", assessment.WorkingWell); !slices.Equal(got, append(want, "last")) {
		t.Error("the order is lost")
	}
	for _, e := range a.Statement("S1").List(assessment.WorkingWell) {
		if len(e.Position) > 12 {
			t.Fatalf("%s has the position %q", e.ID, e.Position)
		}
	}
}

// Lists moved about by edits must end as plain slices moved about likewise.
func TestMovingEntriesFollowsAPlainList(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	a := assessment.New("id", "", small(t))
	apply(t, a, a.AppendEntries("S1", assessment.WorkingWell, entries("a", "b", "c", "d", "e", "f", "g")...))
	model := ids(a, "S1", assessment.WorkingWell)
	for range 400 {
		id := model[random.IntN(len(model))]
		from, by := slices.Index(model, id), random.IntN(9)-4
		edit, ok := a.ShiftEntry(id, by)
		if to := from + by; ok != (by != 0 && to >= 0 && to < len(model)) {
			t.Fatalf("shifting %s by %d in %v: %t", id, by, model, ok)
		} else if ok {
			model = slices.Insert(slices.Delete(model, from, from+1), to, id)
			apply(t, a, edit)
		}
		if got := ids(a, "S1", assessment.WorkingWell); !slices.Equal(got, model) {
			t.Fatalf("the list is %v, not %v", got, model)
		}
	}
	apply(t, a, a.MoveEntry("a", "S2", assessment.Improvement, ""))
	if e := a.Entry("a"); e.Statement != "S2" || e.List != assessment.Improvement || len(ids(a, "S1", assessment.WorkingWell)) != 6 {
		t.Errorf("moved to %+v", e)
	}
}

func TestSeveralEntriesMoveTogetherWithinAndBetweenLists(t *testing.T) {
	for _, c := range []struct {
		ids    []string
		after  string
		want   string // the list S1 afterwards
		moves  bool
		called string
	}{
		{[]string{"b", "d"}, "", "b d a c e", true, "Move 2 entries"},
		{[]string{"a", "b"}, "d", "c d a b e", true, "Move 2 entries"},
		{[]string{"b", "c"}, "c", "a b c d e", true, "Move 2 entries"}, // below one of themselves: where they are
		{[]string{"e"}, "a", "a e b c d", true, "Move entry"},
		{[]string{"gone"}, "a", "a b c d e", false, ""},
	} {
		a := assessment.New("id", "", small(t))
		apply(t, a, a.AppendEntries("S1", assessment.WorkingWell, entries("a", "b", "c", "d", "e")...))
		edit := a.MoveEntries(c.ids, "S1", assessment.WorkingWell, c.after)
		if moves := len(edit.Ops) > 0; moves != c.moves || edit.Label != c.called {
			t.Errorf("moving %v below %q: %t, called %q", c.ids, c.after, moves, edit.Label)
		} else if moves {
			apply(t, a, edit)
		}
		if got := strings.Join(ids(a, "S1", assessment.WorkingWell), " "); got != c.want {
			t.Errorf("moving %v below %q gives %s, want %s", c.ids, c.after, got, c.want)
		}
		apply(t, a, a.MoveEntries([]string{"d", "a"}, "S2", assessment.Improvement, ""))
		if got := strings.Join(ids(a, "S2", assessment.Improvement), " "); got != "d a" {
			t.Errorf("the other list is %q", got)
		}
	}
}

func TestSectionsAndFiguresAreAddedAndMoved(t *testing.T) {
	a := assessment.New("id", "", small(t))
	for _, name := range []string{"a", "b", "c"} {
		apply(t, a, a.AddSection(name, "", "Heading "+name, ""))
		apply(t, a, a.AddFigure(name, "", "Label "+name, "1", ""))
	}
	section, ok := a.ShiftRecord(assessment.KindSection, "c", 2)
	figure, too := a.ShiftRecord(assessment.KindFigure, "a", -1)
	if _, beyond := a.ShiftRecord(assessment.KindFigure, "c", -1); !ok || !too || beyond {
		t.Fatal("what can move and what cannot is confused")
	}
	apply(t, a, section)
	apply(t, a, figure)
	if order := a.Sections()[0].ID + a.Sections()[1].ID + a.Sections()[2].ID; order != "bac" {
		t.Errorf("sections %q", order)
	}
	if order := a.Figures()[0].ID + a.Figures()[1].ID + a.Figures()[2].ID; order != "cab" {
		t.Errorf("figures %q", order)
	}
	if _, there := a.ShiftEntry("nobody", 1); there {
		t.Error("an entry that is not there can be moved")
	}
}

func TestEntriesOfTwoCopiesAtOnePlaceHaveOneOrder(t *testing.T) {
	first, second := assessment.New("id", "", small(t)), assessment.New("id", "", small(t))
	x, y := first.AppendEntries("S1", assessment.WorkingWell, entries("x")...), second.AppendEntries("S1", assessment.WorkingWell, entries("y")...)
	apply(t, first, x)
	apply(t, first, y)
	apply(t, second, y)
	apply(t, second, x)
	if a, b := ids(first, "S1", assessment.WorkingWell), ids(second, "S1", assessment.WorkingWell); !slices.Equal(a, b) {
		t.Errorf("%v in one copy, %v in the other", a, b)
	}
}

func TestAStatementThatIsNotStartedIsBegunByTheFirstEntryItGets(t *testing.T) {
	status := func(a *assessment.Assessment) string {
		return a.Statement("S1").Status.Key() + " " + a.Statement("S2").Status.Key()
	}
	fresh := func() *assessment.Assessment {
		a := assessment.New("id", "", small(t))
		apply(t, a, a.AppendEntries("S1", assessment.Priorities, entries("a")...))
		return a
	}
	for _, c := range []struct {
		name string
		edit func(*assessment.Assessment) assessment.Edit
		want string
	}{
		{"an entry added", func(a *assessment.Assessment) assessment.Edit {
			return a.AppendEntries("S2", assessment.Priorities, entries("b", "c")...)
		}, "not_started drafting"},
		{"an entry moved in", func(a *assessment.Assessment) assessment.Edit {
			return a.MoveEntry("a", "S2", assessment.WorkingWell, "")
		}, "not_started drafting"},
		{"an entry written in", func(*assessment.Assessment) assessment.Edit {
			return assessment.SetValue("", assessment.KindEntry, "a", assessment.FieldText, "S2")
		}, "not_started not_started"},
		{"an entry removed", func(*assessment.Assessment) assessment.Edit {
			return assessment.RemoveRecord("", assessment.KindEntry, "a")
		}, "not_started not_started"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := fresh()
			edit := c.edit(a)
			before := len(edit.Ops)
			begun := a.Begun(edit)
			if len(edit.Ops) != before || begun.Label != edit.Label {
				t.Errorf("the edit itself was changed, or its name: %q", begun.Label)
			}
			done, err := a.Apply(begun.Ops)
			if err != nil {
				t.Fatal(err)
			}
			if got := status(a); got != c.want {
				t.Errorf("the statements are %s, not %s", got, c.want)
			}
			if _, err := a.Apply(assessment.Inverse(done)); err != nil || status(a) != "not_started not_started" {
				t.Errorf("taken back, they are %s (%v)", status(a), err)
			}
		})
	}
	a := fresh()
	apply(t, a, assessment.SetValue("", assessment.KindStatement, "S2", assessment.FieldStatus, assessment.SignedOff.Key()))
	apply(t, a, a.Begun(a.AppendEntries("S2", assessment.Priorities, entries("d")...)))
	if got := status(a); got != "not_started signed_off" {
		t.Errorf("an entry for a statement that was signed off makes the statements %s", got)
	}
}
