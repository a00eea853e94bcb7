package assessment_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
)

// restoredFrom restores everything a holds, its records in the order given.
func restoredFrom(t *testing.T, a *assessment.Assessment, refs []assessment.Ref) *assessment.Assessment {
	t.Helper()
	b := assessment.New(a.ID, "", a.Framework)
	into := b.Restore()
	var values []string // used again, as whoever reads a file does
	for _, ref := range refs {
		values = values[:0]
		for _, f := range assessment.Fields(ref.Kind) {
			value, _ := a.Value(ref.Kind, ref.ID, f.Field)
			values = append(values, value)
		}
		if err := into.Record(ref.Kind, ref.ID, values); err != nil {
			t.Fatal(err)
		}
	}
	if err := into.Done(); err != nil {
		t.Fatal(err)
	}
	return b
}

func TestWhatIsRestoredIsWhatWasThereInWhateverOrderItComes(t *testing.T) {
	a := assessmenttest.Generate(3, 40)
	assessmenttest.Every(a, "every-", true, func(assessment.Ref, assessment.FieldSpec) string { return "Words." })
	refs := slices.Collect(a.All())
	backwards := slices.Clone(refs)
	slices.Reverse(backwards)
	for name, order := range map[string][]assessment.Ref{"as read": refs, "backwards": backwards} {
		b := restoredFrom(t, a, order)
		if got := slices.Collect(b.All()); !slices.Equal(got, refs) {
			t.Fatalf("%s: the records are\n%v, not\n%v", name, got, refs)
		}
		for _, ref := range refs {
			want, _ := a.ValuesOf(ref)
			if got, _ := b.ValuesOf(ref); !maps.Equal(got, want) {
				t.Errorf("%s: %v is %v, not %v", name, ref, got, want)
			}
			if got, want := b.PointingAt(ref), a.PointingAt(ref); !slices.Equal(got, want) {
				t.Errorf("%s: at %v point %v, not %v", name, ref, got, want)
			}
		}
		// What was restored is changed as anything else, and the references follow.
		for _, ref := range refs {
			if spec, _ := assessment.KindOf(ref.Kind); spec.Fixed {
				continue
			}
			remove := []assessment.Op{{Kind: ref.Kind, ID: ref.ID, Verb: assessment.Remove}}
			if _, there := b.ValuesOf(ref); !there {
				continue // gone with another
			}
			if _, err := b.Apply(remove); err != nil && !strings.Contains(err.Error(), "refers to it") {
				t.Fatalf("%s: %v is not removed: %v", name, ref, err)
			}
		}
	}
}

func TestWhatNobodyCouldHaveWrittenIsNotRestored(t *testing.T) {
	a := assessmenttest.Generate(3, 9)
	if n := len(assessmenttest.Every(a, "every-", false, func(assessment.Ref, assessment.FieldSpec) string { return "Words." })); n == 0 {
		t.Fatal("there is nothing to restore")
	}
	type record struct {
		kind   assessment.Kind
		id     string
		values map[assessment.Field]string
	}
	entry := func(id string, field assessment.Field, value string) record {
		values := map[assessment.Field]string{
			assessment.FieldStatement: "QS1", assessment.FieldList: string(assessment.Priorities), assessment.FieldPosition: "10001", assessment.FieldText: "Words.",
		}
		values[field] = value
		return record{assessment.KindEntry, id, values}
	}
	link := func(id, evidence, target string) record {
		return record{assessment.KindEvidenceLink, id, map[assessment.Field]string{assessment.FieldEvidence: evidence, assessment.FieldTarget: target}}
	}
	everyEvidence := "every-" + string(assessment.KindEvidence)
	everyEntry := string(assessment.KindEntry) + "/every-" + string(assessment.KindEntry)
	right := assessment.LinkID(assessment.KindEvidenceLink, everyEvidence, everyEntry)
	for name, c := range map[string]struct {
		records []record
		refused string // a part of the sentence, or "" where nothing is refused
	}{
		"an entry as it should be":   {[]record{entry("a", assessment.FieldNote, "")}, ""},
		"no kind of ours":            {[]record{{"nothing", "a", nil}}, "nothing cannot be read"},
		"no id":                      {[]record{entry("", assessment.FieldNote, "")}, "needs an id"},
		"an id on two lines":         {[]record{entry("a\nb", assessment.FieldNote, "")}, "must be on one line"},
		"one id twice":               {[]record{entry("a", assessment.FieldNote, ""), entry("a", assessment.FieldNote, "")}, "is there already"},
		"a statement there is not":   {[]record{entry("a", assessment.FieldStatement, "QX")}, "has no statement"},
		"a list there is not":        {[]record{entry("a", assessment.FieldList, "others")}, "is none of"},
		"a position that sorts else": {[]record{entry("a", assessment.FieldPosition, "é")}, "is not one Ninefold makes"},
		"a text that is too long":    {[]record{entry("a", assessment.FieldText, strings.Repeat("é", assessment.LimitEntry+1))}, "1 character over"},
		"the longest text":           {[]record{entry("a", assessment.FieldText, strings.Repeat("é", assessment.LimitEntry))}, ""},
		"bytes that are no text":     {[]record{entry("a", assessment.FieldText, "A\xffB")}, "bytes that are not text"},
		"a NUL":                      {[]record{entry("a", assessment.FieldText, "A\x00B")}, "NUL"},
		"a yes that is none":         {[]record{entry("a", assessment.FieldInternal, "yes")}, "either yes or no"},
		"another document":           {[]record{{assessment.KindDocument, "other", nil}}, "not in the document any more"},
		"a link as it should be":     {[]record{link(right, everyEvidence, everyEntry)}, ""},
		"a link with an id of its":   {[]record{link("a", everyEvidence, everyEntry)}, "the id that follows"},
		"a link to nothing": {[]record{link(assessment.LinkID(assessment.KindEvidenceLink, everyEvidence, "entry/no"), everyEvidence, "entry/no")},
			"is not in the document any more"},
	} {
		t.Run(name, func(t *testing.T) {
			b := assessment.New(a.ID, "", a.Framework)
			into := b.Restore()
			restore := func(r record) error {
				values := make([]string, len(assessment.Fields(r.kind)))
				for i, f := range assessment.Fields(r.kind) {
					values[i] = r.values[f.Field]
				}
				return into.Record(r.kind, r.id, values)
			}
			for _, kind := range []assessment.Kind{assessment.KindEvidence, assessment.KindEntry} {
				values, _ := a.ValuesOf(assessment.Ref{Kind: kind, ID: "every-" + string(kind)})
				if err := restore(record{kind, "every-" + string(kind), values}); err != nil {
					t.Fatal(err)
				}
			}
			var err error
			for _, r := range c.records {
				if err == nil {
					err = restore(r)
				}
			}
			if err == nil {
				err = into.Done()
			}
			if (err == nil) != (c.refused == "") || err != nil && !strings.Contains(err.Error(), c.refused) {
				t.Errorf("it is said: %v", err)
			}
		})
	}
	if err := a.Restore().Record(assessment.KindEntry, "b", []string{"QS1"}); err == nil {
		t.Error("an entry with one value only was restored")
	}
}
