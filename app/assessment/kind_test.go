package assessment_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
)

// token is a word for one field of one record.
func token(ref assessment.Ref, field assessment.FieldSpec) string {
	return fmt.Sprintf("Token %s %s of %s", ref.Kind, field.Field, ref.ID)
}

// account is a comparable account of every record, whatever its kind.
func account(a *assessment.Assessment) string {
	var b strings.Builder
	for ref := range a.All() {
		values, _ := a.ValuesOf(ref)
		fmt.Fprintln(&b, ref, values, a.PointingAt(ref))
	}
	return b.String()
}

// A kind that is declared and otherwise forgotten fails here, by its name.
func TestEveryKindSaysWhatPeopleCallItAndItsFields(t *testing.T) {
	keys := map[string]assessment.Kind{}
	for _, spec := range assessment.Kinds() {
		if spec.Name == "" || spec.Plural == "" || spec.Order == 0 {
			t.Errorf("the kind %s has no name, no plural or no place in the order: %+v", spec.Kind, spec)
		}
		if spec.Parent() == "" && !spec.Fixed && (spec.Room == "" || spec.Key == "") {
			t.Errorf("the kind %s does not say where people find it, or its key in JSON", spec.Kind)
		}
		if other, taken := keys[spec.Key]; taken && spec.Key != "" {
			t.Errorf("the kinds %s and %s have one key in JSON, %q", spec.Kind, other, spec.Key)
		}
		keys[spec.Key] = spec.Kind
		if spec.Called != "" && !spec.Has(spec.Called) {
			t.Errorf("the kind %s is called by a field it has not", spec.Kind)
		}
		if spec.Parent() != "" {
			if _, known := assessment.KindOf(spec.Parent()); !known {
				t.Errorf("the kind %s stands below %s, which is none", spec.Kind, spec.Parent())
			}
		}
		if len(spec.Ends) != 0 && (len(spec.Ends) != 2 || !spec.Has(spec.Ends[0]) || !spec.Has(spec.Ends[1])) {
			t.Errorf("the kind %s links %v", spec.Kind, spec.Ends)
		}
		for _, f := range spec.Fields {
			checkField(t, spec, f)
		}
	}
}

func checkField(t *testing.T, spec assessment.KindSpec, f assessment.FieldSpec) {
	t.Helper()
	a := assessment.New("id", "", assessmenttest.Framework(t))
	name := fmt.Sprint(spec.Kind, ".", f.Field)
	if f.Title == "" || f.Name == "" {
		t.Errorf("%s has no title, or no name for a refusal", name)
	}
	if f.Written != (f.Limit > 0) {
		t.Errorf("%s: written is %t and the limit %d", name, f.Written, f.Limit)
	}
	if f.Type == assessment.TypeNumber && f.Least >= f.Most {
		t.Errorf("%s takes numbers from %v to %v", name, f.Least, f.Most)
	}
	if prose := f.Type == assessment.TypeText; prose != (f.Limit == assessment.LimitKept) || prose != (f.Advice > 0 && f.Advice < f.Limit) {
		t.Errorf("%s is advised to have %d characters and keeps %d", name, f.Advice, f.Limit)
	}
	if f.Type == assessment.TypeOneOf && len(f.Terms(a)) == 0 {
		t.Errorf("%s is one of nothing", name)
	}
	if f.Type == assessment.TypeReference {
		if len(f.Refers) == 0 || !slices.Contains([]assessment.Removal{assessment.Clear, assessment.Forbid, assessment.WithIt}, f.Removal) {
			t.Errorf("%s refers to %v, and on removal is %q", name, f.Refers, f.Removal)
		}
		for _, kind := range f.Refers {
			if _, known := assessment.KindOf(kind); !known {
				t.Errorf("%s refers to %s, which is no kind", name, kind)
			}
		}
	}
}

func TestEveryKindComesBackFromItsJSON(t *testing.T) {
	a := assessmenttest.Generate(1, 10)
	assessmenttest.Every(a, "new ", true, token)
	before, err := json.Marshal(a.Outline())
	if err != nil {
		t.Fatal(err)
	}
	for ref := range a.All() {
		values, _ := a.ValuesOf(ref)
		for _, f := range assessment.Fields(ref.Kind) {
			if quoted, err := json.Marshal(values[f.Field]); err != nil || f.Written && !strings.Contains(string(before), string(quoted)) {
				t.Errorf("the JSON lacks %s %s: %q", ref, f.Field, values[f.Field])
			}
		}
	}
	b, err := assessment.ReadOutline(before, assessmenttest.Framework(t), counter())
	if err != nil {
		t.Fatal(err)
	}
	after, err := json.Marshal(b.Outline())
	if err != nil || string(after) != string(before) {
		t.Errorf("read back, it is\n%s, not\n%s (%v)", after, before, err)
	}
}

func TestACloneOfEveryKindSharesNothing(t *testing.T) {
	a := assessmenttest.Generate(1, 10)
	assessmenttest.Every(a, "new ", false, token)
	before := account(a)
	c := a.Clone()
	if account(c) != before {
		t.Fatal("the clone differs")
	}
	assessmenttest.Every(c, "newer ", true, func(ref assessment.Ref, f assessment.FieldSpec) string { return "Other" })
	for ref := range a.All() {
		for _, f := range assessment.Fields(ref.Kind) {
			if f.Written {
				apply(t, c, assessment.SetValue("", ref.Kind, ref.ID, f.Field, "Changed"))
			}
		}
	}
	if account(a) != before {
		t.Error("the original changed with its clone")
	}
}

func TestNothingInternalOfAnyKindIsPublished(t *testing.T) {
	a := assessment.New("id", "", assessmenttest.Framework(t))
	open := assessmenttest.Every(a, "open ", false, token)
	secret := assessmenttest.Every(a, "secret ", true, token)
	p := a.Published()
	data, err := json.Marshal(p.Assessment.Outline())
	if err != nil || !p.LeftOut {
		t.Fatal(err, p.LeftOut)
	}
	check := func(refs []assessment.Ref, internal bool) {
		for _, ref := range refs {
			spec, _ := assessment.KindOf(ref.Kind)
			for _, f := range spec.Fields {
				hidden := spec.Internal || f.Internal || internal && spec.Has(assessment.FieldInternal)
				if f.Written && hidden && strings.Contains(string(data), token(ref, f)) {
					t.Errorf("the public copy holds %s of %s", f.Field, ref)
				}
				if f.Written && !hidden && !internal && !spec.Fixed && !strings.Contains(string(data), token(ref, f)) {
					t.Errorf("the public copy lacks %s of %s", f.Field, ref)
				}
			}
		}
	}
	check(open, false)
	check(secret, true)
}

// Whatever is done to records of whatever kind: the inverse takes it back, and
// the index of references stays what the references say.
func TestTheInverseOfAnyChangeToAnyKindTakesItBack(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	a := assessmenttest.Generate(3, 20)
	for n := range 8 {
		assessmenttest.Every(a, fmt.Sprint(n, " "), n%2 == 0, token)
	}
	for step := range 600 {
		refs := slices.Collect(a.All())
		ref := refs[random.IntN(len(refs))]
		spec, _ := assessment.KindOf(ref.Kind)
		f := spec.Fields[random.IntN(len(spec.Fields))]
		edit := assessment.SetValue("", ref.Kind, ref.ID, f.Field, "")
		switch choice := random.IntN(5); {
		case choice == 0 && !spec.Fixed:
			edit = assessment.RemoveRecord("", ref.Kind, ref.ID)
		case choice == 1 && !spec.Fixed:
			if shift, ok := a.ShiftRecord(ref.Kind, ref.ID, random.IntN(5)-2); ok {
				edit = shift
			}
		case f.Written:
			edit = assessment.SetValue("", ref.Kind, ref.ID, f.Field, fmt.Sprint("Step ", step, strings.Repeat(" more", random.IntN(3))))
		}
		before := account(a)
		done, err := a.Apply(edit.Ops)
		if err != nil {
			if account(a) != before {
				t.Fatalf("%+v was refused, and yet something changed", edit)
			}
			continue
		}
		after := account(a)
		checkIndex(t, a)
		if _, err := a.Apply(assessment.Inverse(done)); err != nil || account(a) != before {
			t.Fatalf("%+v was not taken back: %v", done, err)
		}
		if _, err := a.Apply(done); err != nil || account(a) != after {
			t.Fatalf("%+v was not done again: %v", done, err)
		}
	}
}

// checkIndex compares the index of references with the references.
func checkIndex(t *testing.T, a *assessment.Assessment) {
	t.Helper()
	want, got := map[string]bool{}, map[string]bool{}
	for ref := range a.All() {
		values, _ := a.ValuesOf(ref)
		for _, f := range assessment.Fields(ref.Kind) {
			if f.Places {
				continue
			}
			for _, to := range f.Targets(values[f.Field]) {
				want[fmt.Sprint(ref, f.Field, to)] = true
			}
		}
		for _, p := range a.PointingAt(ref) {
			got[fmt.Sprint(p.Ref, p.Field, ref)] = true
		}
	}
	if fmt.Sprint(want) != fmt.Sprint(got) {
		t.Fatalf("the index holds %v, the references are %v", got, want)
	}
}

func TestARecordIsCalledByItsWordsOrItsPlace(t *testing.T) {
	a := assessment.New("id", "", small(t))
	apply(t, a, a.AppendEntries("S1", assessment.Priorities,
		assessment.NewEntry{ID: "a", Text: "People wait\ntoo long for a review of what their care comes to and whether it still meets their needs."},
		assessment.NewEntry{ID: "b"}))
	for id, want := range map[string]string{"a": "entry “People wait too long for a review of what their care comes…”", "b": "entry 2", "gone": ""} {
		if got := a.Call(assessment.KindEntry, id); got != want {
			t.Errorf("%s is called %q", id, got)
		}
	}
}
