package assessment_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
)

// valuesOf is everything in an assessment, by record.
func valuesOf(a *assessment.Assessment) map[assessment.Ref]map[assessment.Field]string {
	all := map[assessment.Ref]map[assessment.Field]string{}
	for ref := range a.All() {
		all[ref], _ = a.ValuesOf(ref)
	}
	return all
}

// FuzzSteps does whatever steps the journal of a document may hold: they are
// refused and change nothing, or they are done and can be taken back.
func FuzzSteps(f *testing.F) {
	whole := assessmenttest.Generate(3, 8)
	entry := whole.Statement("QS1").List(assessment.WorkingWell)
	for _, ops := range [][]assessment.Op{
		assessment.SetValue("", assessment.KindStatement, "QS1", assessment.FieldScore, "3").Ops,
		assessment.SetValue("", assessment.KindDocument, whole.ID, assessment.FieldCouncil, "Saltham").Ops,
		whole.AppendEntries("QS1", assessment.WorkingWell, assessment.NewEntry{ID: "new", Text: "New"}).Ops,
	} {
		seed, err := json.Marshal(ops)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(seed)
	}
	f.Add([]byte(`[{"kind":"statement","id":"QS1","verb":"splice","field":"reason","at":1,"before":"x","after":"y"}]`))
	for _, e := range entry {
		f.Add([]byte(`[{"kind":"entry","id":"` + e.ID + `","verb":"remove"}]`))
		f.Add([]byte(`[{"kind":"entry","id":"` + e.ID + `","verb":"splice","field":"text","at":0,"after":"Now "}]`))
	}
	before := valuesOf(whole)
	f.Fuzz(func(t *testing.T, journal []byte) {
		var ops []assessment.Op
		if json.Unmarshal(journal, &ops) != nil {
			return
		}
		a := whole.Clone()
		done, err := a.Apply(ops)
		if err != nil {
			if assessment.ErrorCode(err) == "" {
				t.Fatalf("no sentence: %v", err)
			}
			if !reflect.DeepEqual(valuesOf(a), before) {
				t.Fatalf("refused, and changed: %v", err)
			}
			return
		}
		after := valuesOf(a)
		assessment.Combine(done, nil)
		undone, err := a.Apply(assessment.Inverse(done))
		if err != nil {
			t.Fatalf("it cannot be taken back: %v", err)
		}
		if !reflect.DeepEqual(valuesOf(a), before) {
			t.Fatal("taken back, it is not what it was")
		}
		if _, err := a.Apply(assessment.Inverse(undone)); err != nil || !reflect.DeepEqual(valuesOf(a), after) {
			t.Fatalf("done again, it is not what it was: %v", err)
		}
	})
}
