package columns

import (
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
)

func TestARecordWithACodeIsFoundByItUnlessTwoHaveIt(t *testing.T) {
	a := assessment.New("id", "", assessmenttest.Framework(t))
	for id, values := range map[string][2]string{"a": {"QS1.1", "Waiting lists"}, "b": {"QS1.2", "Waiting lists"}, "c": {"QS1.2", "Reviews"}, "d": {"", "Carers"}} {
		edit := a.AppendRecords(assessment.KindItem, assessment.NewRecord{ID: id, Values: map[assessment.Field]string{assessment.FieldCode: values[0], assessment.FieldWording: values[1]}})
		if _, err := a.Apply(edit.Ops); err != nil {
			t.Fatal(err)
		}
	}
	w := NewWords(a)
	for name, want := range map[string]string{"qs1.1": "a", "QS1.1: Waiting lists": "a", "QS1.2: Reviews": "c", "Carers": "d", "QS1.2": "", "Waiting lists": ""} {
		if id, _ := w.Named(assessment.KindItem, name); id != want {
			t.Errorf("%q is %q, not %q", name, id, want)
		}
	}
}

func TestSeveralNamesAreReadOneToALineOrInOneLine(t *testing.T) {
	a := assessment.New("id", "", assessmenttest.Framework(t))
	c, _ := Of(assessment.KindItem).Column("Statements")
	for text, want := range map[string]string{
		"QS1\nQS3": "QS1\nQS3", "QS1, QS3": "QS1\nQS3", "QS4; Safeguarding": "QS4\nQS7", "Care provision, integration and continuity": "QS4",
		"Governance, management and sustainability, QS1": "", "QS1, nowhere": "", "": "",
	} {
		got, why := c.Read(NewWords(a), text)
		if got != want || (why != "") != (want == "" && text != "") {
			t.Errorf("%q is read as %q: %s", text, got, why)
		}
	}
}

func TestAnEntryIsFoundByItsWordsWhereItsNumberHasMoved(t *testing.T) {
	a := assessment.New("id", "", assessmenttest.Framework(t))
	do := func(edit assessment.Edit) {
		if _, err := a.Apply(edit.Ops); err != nil {
			t.Fatal(err)
		}
	}
	do(a.AppendEntries("QS1", assessment.WorkingWell, assessment.NewEntry{ID: "first", Text: "First."}, assessment.NewEntry{ID: "same", Text: "Said twice."},
		assessment.NewEntry{ID: "again", Text: "Said twice."}, assessment.NewEntry{ID: "last", Text: "Last: of all."}))
	before := map[string]string{}
	for _, id := range []string{"first", "same", "again", "last"} {
		before[id] = NewWords(a).Name(assessment.Ref{Kind: assessment.KindEntry, ID: id})
	}
	do(assessment.RemoveRecord("", assessment.KindEntry, "first"))
	words := NewWords(a)
	if id, found := words.Named(assessment.KindEntry, before["last"]); id != "last" || !found {
		t.Errorf("%q is found as %q", before["last"], id)
	}
	if id, found := words.Named(assessment.KindEntry, before["first"]); found {
		t.Errorf("the entry that is gone is found as %q", id)
	}
	if id, found := words.Named(assessment.KindEntry, before["again"]); found {
		t.Errorf("words that two entries have are taken for %q", id)
	}
}
