package assessment_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
)

func set(kind assessment.Kind, id string, field assessment.Field, value string) assessment.Op {
	return assessment.Op{Kind: kind, ID: id, Verb: assessment.Set, Field: field, After: value}
}

// everything is a comparable account of all an assessment holds.
func everything(a *assessment.Assessment) string {
	var b strings.Builder
	fmt.Fprintln(&b, a.ID, assessment.Values(assessment.KindDocument, a), a.Choices)
	for _, s := range a.Statements {
		fmt.Fprintln(&b, s.Code, assessment.Values(assessment.KindStatement, s))
		for _, key := range assessment.ListKeys {
			for _, e := range s.List(key) {
				fmt.Fprintf(&b, "%+v\n", *e)
			}
		}
	}
	for _, s := range a.Sections() {
		fmt.Fprintf(&b, "%+v\n", *s)
	}
	for _, f := range a.Figures() {
		fmt.Fprintf(&b, "%+v\n", *f)
	}
	return b.String()
}

// A document is read in one change, in which records may come before those that
// they refer to.
func TestARefusedChangeIsTakenBackWhateverRefersToWhatItAdded(t *testing.T) {
	whole := assessmenttest.Generate(1, 12)
	var ops []assessment.Op
	for ref := range whole.All() {
		if spec, _ := assessment.KindOf(ref.Kind); spec.Fixed {
			continue
		}
		values, _ := whole.ValuesOf(ref)
		ops = append(ops, assessment.Op{Kind: ref.Kind, ID: ref.ID, Verb: assessment.Add, Record: values})
	}
	bad := set(assessment.KindEntry, "gone", assessment.FieldText, "x")
	random := rand.New(rand.NewPCG(41, 42))
	empty := assessment.New(whole.ID, "", whole.Framework)
	before := fmt.Sprint(slices.Collect(empty.All()))
	for range 30 {
		random.Shuffle(len(ops), func(i, j int) { ops[i], ops[j] = ops[j], ops[i] })
		for _, apply := range []func([]assessment.Op) ([]assessment.Op, error){empty.Apply, empty.Replay} {
			if _, err := apply(append(slices.Clone(ops), bad)); assessment.ErrorCode(err) != assessment.CodeNotFound {
				t.Fatal(err)
			}
			if after := fmt.Sprint(slices.Collect(empty.All())); after != before {
				t.Fatalf("the change left %s", after)
			}
		}
	}
	// Nothing of what was taken back points anywhere any more.
	if _, err := empty.Apply(ops); err != nil {
		t.Fatal(err)
	}
	for ref := range whole.All() {
		if was, is := len(whole.PointingAt(ref)), len(empty.PointingAt(ref)); was != is {
			t.Errorf("%v is pointed at %d times, and not %d", ref, is, was)
		}
	}
}

func TestApplyDoesAllStepsOrNone(t *testing.T) {
	a := assessmenttest.Generate(1, 30)
	entry := a.Statement("QS1").List(assessment.WorkingWell)[0]
	before := everything(a)
	good := []assessment.Op{
		set(assessment.KindDocument, a.ID, assessment.FieldTitle, "New"),
		set(assessment.KindEntry, entry.ID, assessment.FieldStatement, "QS9"),
		set(assessment.KindEntry, entry.ID, assessment.FieldPosition, "zzz1"),
		{Kind: assessment.KindSection, ID: a.Sections()[0].ID, Verb: assessment.Remove},
		{Kind: assessment.KindFigure, ID: "new", Verb: assessment.Add, Record: map[assessment.Field]string{assessment.FieldPosition: "5"}},
	}
	for _, bad := range []struct {
		op       assessment.Op
		code     assessment.Code
		sentence string
	}{
		{set(assessment.KindEntry, "gone", assessment.FieldText, "x"), assessment.CodeNotFound, "That entry is not in the document any more."},
		{set(assessment.KindDocument, "other", assessment.FieldTitle, "x"), assessment.CodeNotFound, "That document is not in the document any more."},
		{set(assessment.KindEntry, entry.ID, assessment.FieldScore, "1"), assessment.CodeInvalid, `An entry has no field "score".`},
		{set("action", "x", assessment.FieldText, "1"), assessment.CodeInvalid, `An action has no field "text".`},
		{set(assessment.KindEntry, entry.ID, assessment.FieldStatement, "QS10"), assessment.CodeInvalid, `The framework has no statement "QS10".`},
		{set(assessment.KindEntry, entry.ID, assessment.FieldList, "strengths"), assessment.CodeInvalid, `The list "strengths" is none of working_well, improvement and priorities.`},
		{set(assessment.KindEntry, entry.ID, assessment.FieldInternal, "yes"), assessment.CodeInvalid, "Internal is either yes or no."},
		{set(assessment.KindStatement, "QS1", assessment.FieldScore, "5"), assessment.CodeInvalid, `The score "5" is not on the framework’s scale.`},
		{set(assessment.KindStatement, "QS1", assessment.FieldScore, "01"), assessment.CodeInvalid, `The score "01" is not on the framework’s scale.`},
		{set(assessment.KindStatement, "QS1", assessment.FieldStatus, "done"), assessment.CodeInvalid, `The status "done" is none of not_started, drafting, for_review and signed_off.`},
		{set(assessment.KindDocument, a.ID, assessment.FieldAsAt, "2026-02-30"), assessment.CodeInvalid, `"2026-02-30" is not a date. Please write it as year-month-day, such as 2026-09-30.`},
		{set(assessment.KindDocument, a.ID, assessment.FieldMarking, "SECRET"), assessment.CodeInvalid, `The marking "SECRET" is neither OFFICIAL nor OFFICIAL-SENSITIVE.`},
		{set(assessment.KindDocument, a.ID, assessment.FieldCouncil, strings.Repeat("é", 201)), assessment.CodeTooLong, "The council’s name is 1 character over its limit of 200."},
		{assessment.Op{Kind: assessment.KindEntry, ID: entry.ID, Verb: assessment.Add}, assessment.CodeInvalid, "An entry with the id " + entry.ID + " is there already."},
		{assessment.Op{Kind: assessment.KindEntry, Verb: assessment.Add}, assessment.CodeInvalid, "A new entry needs an id."},
		{assessment.Op{Kind: assessment.KindEntry, ID: "a\xff", Verb: assessment.Add}, assessment.CodeInvalid, "The id of a new entry holds bytes that are not text, so it cannot be stored. Please paste it again as plain text."},
		{assessment.Op{Kind: assessment.KindEntry, ID: "n", Verb: assessment.Add, Record: map[assessment.Field]string{"colour": "red"}}, assessment.CodeInvalid, `An entry has no field "colour".`},
		{assessment.Op{Kind: assessment.KindEntry, ID: "n", Verb: assessment.Add}, assessment.CodeInvalid, `The framework has no statement "".`},
		{assessment.Op{Kind: assessment.KindStatement, ID: "QS1", Verb: assessment.Remove}, assessment.CodeInvalid, "A statement cannot be removed."},
		{assessment.Op{Kind: assessment.KindStatement, ID: "QS10", Verb: assessment.Add}, assessment.CodeInvalid, "A statement cannot be added."},
		{assessment.Op{Kind: assessment.KindFigure, ID: "gone", Verb: assessment.Remove}, assessment.CodeNotFound, "That figure is not in the document any more."},
		{assessment.Op{Kind: assessment.KindEntry, ID: entry.ID, Verb: assessment.Splice, Field: assessment.FieldText, Before: "not there"}, assessment.CodeInvalid, "The text to be changed is not there any more."},
		{assessment.Op{Kind: assessment.KindEntry, ID: entry.ID, Verb: assessment.Splice, Field: assessment.FieldList}, assessment.CodeInvalid, `An entry has no text "list".`},
		{assessment.Op{Kind: assessment.KindEntry, ID: "gone", Verb: assessment.Splice, Field: assessment.FieldText}, assessment.CodeNotFound, "That entry is not in the document any more."},
		{assessment.Op{Kind: assessment.KindEntry, ID: entry.ID, Verb: "paint"}, assessment.CodeInvalid, `There is no change of the kind "paint".`},
	} {
		done, err := a.Apply(append(append([]assessment.Op{}, good...), bad.op))
		checkRefused(t, err, bad.code, bad.sentence)
		if done != nil || everything(a) != before {
			t.Fatalf("%+v was refused, and yet something changed", bad.op)
		}
	}
	if done, err := a.Apply(good); err != nil || len(done) != len(good) {
		t.Errorf("the steps without the bad one: %d done, %v", len(done), err)
	}
}

func TestApplySaysWhatWasThereAndLeavesOutWhatChangesNothing(t *testing.T) {
	a := assessmenttest.Generate(1, 3)
	figure := *a.Figures()[0]
	done, err := a.Apply([]assessment.Op{
		set(assessment.KindDocument, a.ID, assessment.FieldCouncil, a.Council),
		set(assessment.KindDocument, a.ID, assessment.FieldCouncil, "Southmere Council"),
		{Kind: assessment.KindFigure, ID: figure.ID, Verb: assessment.Remove},
	})
	want := []assessment.Op{
		{Kind: assessment.KindDocument, ID: a.ID, Verb: assessment.Splice, Field: assessment.FieldCouncil, Before: "Nor", After: "Sou"},
		{Kind: assessment.KindFigure, ID: figure.ID, Verb: assessment.Remove, Record: map[assessment.Field]string{
			assessment.FieldPosition: figure.Position, assessment.FieldLabel: figure.Label, assessment.FieldValue: figure.Value, assessment.FieldNote: figure.Note,
		}},
	}
	if err != nil || !reflect.DeepEqual(done, want) {
		t.Errorf("%+v, %v", done, err)
	}
}

func TestTheInverseOfAnyChangeTakesItBack(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	a := assessmenttest.Generate(2, 60)
	for range 300 {
		before := everything(a)
		done, err := a.Apply(anyEdit(random, a).Ops)
		if err != nil {
			t.Fatal(err)
		}
		after := everything(a)
		if _, err := a.Apply(assessment.Inverse(done)); err != nil || everything(a) != before {
			t.Fatalf("%+v was not taken back: %v", done, err)
		}
		if _, err := a.Apply(done); err != nil || everything(a) != after {
			t.Fatalf("%+v was not done again: %v", done, err)
		}
	}
}

func anyEdit(random *rand.Rand, a *assessment.Assessment) assessment.Edit {
	s := a.Statements[random.IntN(len(a.Statements))]
	key := assessment.ListKeys[random.IntN(3)]
	if list := s.List(key); len(list) > 1 {
		e := list[random.IntN(len(list))]
		switch random.IntN(4) {
		case 0:
			return assessment.RemoveRecord("Delete entry", assessment.KindEntry, e.ID)
		case 1:
			return a.MoveEntry(e.ID, a.Statements[random.IntN(len(a.Statements))].Code, assessment.Improvement, "")
		case 2:
			if edit, ok := a.ShiftEntry(e.ID, random.IntN(5)-2); ok {
				return edit
			}
		}
	}
	id := fmt.Sprint(random.Uint64())
	return a.AddEntries(s.Code, key, "", assessment.NewEntry{ID: id, Text: id}, assessment.NewEntry{ID: id + "b", Note: id})
}

func TestACloneIsIndependent(t *testing.T) {
	a := assessmenttest.Generate(1, 20)
	c := a.Clone()
	before := everything(a)
	if everything(c) != before {
		t.Fatal("the clone differs")
	}
	e := c.Statement("QS1").List(assessment.WorkingWell)[0]
	if _, err := c.Apply([]assessment.Op{
		set(assessment.KindEntry, e.ID, assessment.FieldText, "other"),
		set(assessment.KindStatement, "QS2", assessment.FieldReason, "other"),
		{Kind: assessment.KindSection, ID: c.Sections()[0].ID, Verb: assessment.Remove},
		set(assessment.KindFigure, c.Figures()[0].ID, assessment.FieldValue, "other"),
	}); err != nil {
		t.Fatal(err)
	}
	if err := c.Remember("export.committee", "other"); err != nil {
		t.Fatal(err)
	}
	if everything(a) != before {
		t.Error("the original changed with its clone")
	}
}

func TestAChoiceIsRememberedAndForgotten(t *testing.T) {
	a := assessment.New("id", "", small(t))
	for _, value := range []string{"6c", "6d", ""} {
		if err := a.Remember("export.item", value); err != nil || a.Choices["export.item"] != value {
			t.Errorf("%v: %v", a.Choices, err)
		}
	}
	if _, there := a.Choices["export.item"]; there {
		t.Error("an empty choice is kept")
	}
	checkRefused(t, a.Remember("", strings.Repeat("x", 1001)), assessment.CodeTooLong, "The remembered choice is 1 character over its limit of 1,000.")
	checkRefused(t, a.Remember("two\nlines", ""), assessment.CodeInvalid, "The choice’s name must be on one line.")
}

func TestAValueIsFoundByKindIDAndField(t *testing.T) {
	a := assessmenttest.Generate(1, 1)
	for _, c := range []struct {
		kind  assessment.Kind
		id    string
		field assessment.Field
		want  string
		found bool
	}{
		{assessment.KindDocument, a.ID, assessment.FieldDraft, "1", true},
		{assessment.KindEntry, "gone", assessment.FieldText, "", false},
		{assessment.KindStatement, "QS1", assessment.FieldText, "", false},
	} {
		if got, found := a.Value(c.kind, c.id, c.field); got != c.want || found != c.found {
			t.Errorf("%s %s %s is %q, %t", c.kind, c.id, c.field, got, found)
		}
	}
}
