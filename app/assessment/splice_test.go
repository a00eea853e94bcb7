package assessment_test

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
)

func spliceOp(at int, before, after string) assessment.Op {
	return assessment.Op{Kind: assessment.KindStatement, ID: "QS1", Verb: assessment.Splice, Field: assessment.FieldReason, At: at, Before: before, After: after}
}

func reasoned(t *testing.T, reason string) *assessment.Assessment {
	t.Helper()
	a := assessment.New("id", "", assessmenttest.Framework(t))
	if _, err := a.Apply([]assessment.Op{set(assessment.KindStatement, "QS1", assessment.FieldReason, reason)}); err != nil {
		t.Fatal(err)
	}
	return a
}

func TestATextThatIsChangedComesBackAsItsSmallestSplice(t *testing.T) {
	for _, c := range []struct{ before, after, at, went, came string }{
		{"", "Waits are short.", "0", "", "Waits are short."},
		{"Waits are short.", "Waits are very short.", "10", "", "very "},
		{"Waits are short.", "Waits short.", "6", "are ", ""},
		{"aaa", "aaaa", "3", "", "a"},
		{"é", "è", "0", "é", "è"},
		{"naïve", "naive", "2", "ï", "i"},
		{"one", "", "0", "one", ""},
	} {
		a := reasoned(t, c.before)
		done, err := a.Apply([]assessment.Op{set(assessment.KindStatement, "QS1", assessment.FieldReason, c.after)})
		want := spliceOp(int(c.at[0]-'0'), c.went, c.came)
		if len(c.at) == 2 {
			want.At = 10
		}
		if err != nil || !reflect.DeepEqual(done, []assessment.Op{want}) {
			t.Errorf("%q to %q: %+v, %v", c.before, c.after, done, err)
		}
	}
}

func TestARecordThatIsThereWithTheSameContentIsNoError(t *testing.T) {
	a := assessmenttest.Generate(1, 5)
	e := a.Statement("QS1").List(assessment.WorkingWell)[0]
	op := assessment.Op{Kind: assessment.KindEntry, ID: e.ID, Verb: assessment.Add, Record: assessment.Values(assessment.KindEntry, e)}
	before := everything(a)
	done, err := a.Apply([]assessment.Op{op})
	if err != nil || len(done) != 0 || everything(a) != before {
		t.Errorf("%+v, %v", done, err)
	}
	op.Record[assessment.FieldText] += " More."
	if _, err := a.Apply([]assessment.Op{op}); assessment.ErrorCode(err) != assessment.CodeInvalid {
		t.Errorf("another entry under the same id: %v", err)
	}
}

// A bout of typing, of leaps and of deletions, combined change by change, must
// have the effect of the changes one after the other, and its inverse must take
// them back.
func TestABoutOfTypingCombinedHasTheEffectOfItsChanges(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 1))
	letters := []rune("abc é😀\n")
	for range 500 {
		start := word(random, letters, 12)
		a, b := reasoned(t, start), reasoned(t, start)
		var bout []assessment.Op
		for range 12 {
			text := []rune(a.Statement("QS1").Reason)
			from := random.IntN(len(text) + 1)
			to := from + random.IntN(min(4, len(text)-from)+1)
			after := string(text[:from]) + word(random, letters, 4) + string(text[to:])
			done, err := a.Apply([]assessment.Op{set(assessment.KindStatement, "QS1", assessment.FieldReason, after)})
			if err != nil {
				t.Fatal(err)
			}
			bout = assessment.Combine(bout, done)
		}
		for _, op := range bout {
			if !utf8.ValidString(op.Before) || !utf8.ValidString(op.After) {
				t.Fatalf("%+v is cut within a character", op)
			}
		}
		done, err := b.Apply(bout)
		if err != nil || everything(a) != everything(b) {
			t.Fatalf("%q: %+v gives %q, not %q (%v)", start, bout, b.Statement("QS1").Reason, a.Statement("QS1").Reason, err)
		}
		if _, err := b.Apply(assessment.Inverse(done)); err != nil || b.Statement("QS1").Reason != start {
			t.Fatalf("%+v taken back gives %q, not %q (%v)", bout, b.Statement("QS1").Reason, start, err)
		}
	}
}

func word(random *rand.Rand, letters []rune, most int) string {
	out := make([]rune, random.IntN(most+1))
	for i := range out {
		out[i] = letters[random.IntN(len(letters))]
	}
	return string(out)
}

func TestTypingOneLetterAfterTheOtherIsOneStep(t *testing.T) {
	a := reasoned(t, "Waits are short. We know why.")
	typed := "They have fallen for three years, in all parts of the borough."
	var bout []assessment.Op
	for n := range len(typed) {
		done, err := a.Apply([]assessment.Op{set(assessment.KindStatement, "QS1", assessment.FieldReason, "Waits are short. "+typed[:n+1]+" We know why.")})
		if err != nil {
			t.Fatal(err)
		}
		bout = assessment.Combine(bout, done)
	}
	want := []assessment.Op{spliceOp(17, "", typed+" ")}
	if !reflect.DeepEqual(bout, want) {
		t.Errorf("%+v", bout)
	}
	kept := assessment.Combine(bout, []assessment.Op{spliceOp(17, typed+" ", "")})
	if len(kept) != 0 {
		t.Errorf("typed and deleted again, it is %+v", kept)
	}
}

func TestCombiningKeepsApartWhatCannotBeOneStep(t *testing.T) {
	entry := func(verb assessment.Verb) assessment.Op {
		return assessment.Op{Kind: assessment.KindEntry, ID: "e", Verb: verb, Record: map[assessment.Field]string{}}
	}
	score := func(before, after string) assessment.Op {
		return assessment.Op{Kind: assessment.KindStatement, ID: "QS1", Verb: assessment.Set, Field: assessment.FieldScore, Before: before, After: after}
	}
	for _, c := range []struct {
		name           string
		earlier, later []assessment.Op
		want           int
	}{
		{"two places of a text", []assessment.Op{spliceOp(0, "", "a")}, []assessment.Op{spliceOp(9, "", "b")}, 2},
		{"a record added and removed", []assessment.Op{entry(assessment.Add)}, []assessment.Op{entry(assessment.Remove)}, 2},
		{"a score set twice", []assessment.Op{score("", "1")}, []assessment.Op{score("1", "2")}, 1},
		{"a score set and set back", []assessment.Op{score("", "1")}, []assessment.Op{score("1", "")}, 0},
		{"a score and a text", []assessment.Op{score("", "1")}, []assessment.Op{spliceOp(0, "", strings.Repeat("x", 3))}, 2},
	} {
		if got := assessment.Combine(c.earlier, c.later); len(got) != c.want {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}
