package assessment_test

import (
	"slices"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
)

// riskOf adds a trial risk with two entries and a figure, a step below it and a
// link to the first entry.
func riskOf(t *testing.T) (a *assessment.Assessment, entries [2]string, figure string) {
	t.Helper()
	a = assessmenttest.Generate(1, 60)
	// Nothing else may point at what is tried here.
	for _, ref := range slices.Collect(a.All()) {
		spec, _ := assessment.KindOf(ref.Kind)
		if _, there := a.ValuesOf(ref); there && spec.Parent() == "" && !spec.Fixed && ref.Kind != assessment.KindFigure && ref.Kind != assessment.KindSection {
			apply(t, a, assessment.RemoveRecord("", ref.Kind, ref.ID))
		}
	}
	list := a.Statement("QS1").List(assessment.WorkingWell)
	entries, figure = [2]string{list[0].ID, list[1].ID}, a.Figures()[0].ID
	apply(t, a, a.AppendRecords("trial_risk", assessment.NewRecord{ID: "risk", Values: map[assessment.Field]string{
		"text": "Carers leave", "level": "B", "statement": "QS1", "entries": entries[0] + "\n" + entries[1], "keeper": figure,
	}}))
	apply(t, a, a.AppendRecords("trial_step", assessment.NewRecord{ID: "step", Values: map[assessment.Field]string{"risk": "risk", "text": "Pay more"}}))
	link := assessment.LinkID("trial_link", "risk", "entry/"+entries[0])
	apply(t, a, a.AppendRecords("trial_link", assessment.NewRecord{ID: link, Values: map[assessment.Field]string{"from": "risk", "to": "entry/" + entries[0], "pointer": "p. 4"}}))
	return a, entries, figure
}

func value(a *assessment.Assessment, kind assessment.Kind, id string, field assessment.Field) string {
	v, _ := a.Value(kind, id, field)
	return v
}

func TestWhatPointsAtARecordIsKnownAndFollowsItsRuleWhenThatGoes(t *testing.T) {
	a, entries, figure := riskOf(t)
	before := account(a)
	if n := len(a.PointingAt(assessment.Ref{Kind: assessment.KindEntry, ID: entries[0]})); n != 2 {
		t.Errorf("%d references point at the entry, not those of the risk and of the link", n)
	}
	// Cleared where the risk lists it; the link goes with it.
	done, err := a.Apply(assessment.RemoveRecord("Delete entry", assessment.KindEntry, entries[0]).Ops)
	if err != nil {
		t.Fatal(err)
	}
	if got := value(a, "trial_risk", "risk", "entries"); got != entries[1] || len(done) != 3 {
		t.Errorf("the risk lists %q after %d steps", got, len(done))
	}
	if _, err := a.Apply(assessment.Inverse(done)); err != nil || account(a) != before {
		t.Errorf("undone, it is otherwise than before: %v", err)
	}
	// The step below goes with the risk.
	done, err = a.Apply(assessment.RemoveRecord("Delete risk", "trial_risk", "risk").Ops)
	if _, there := a.Value("trial_step", "step", "text"); err != nil || there || len(done) != 3 || assessment.TrialRisks(a) != 0 {
		t.Errorf("%v, the step is there: %t, %d steps", err, there, len(done))
	}
	if _, err := a.Apply(assessment.Inverse(done)); err != nil || account(a) != before {
		t.Errorf("undone, it is otherwise than before: %v", err)
	}
	_, err = a.Apply(assessment.RemoveRecord("Delete key figure", assessment.KindFigure, figure).Ops)
	if assessment.ErrorCode(err) != assessment.CodeInvalid || account(a) != before {
		t.Errorf("a figure that a risk needs was removed: %v", err)
	} else if want := "Key figure “" + a.Figures()[0].Label + "” cannot be removed: trial risk “Carers leave” refers to it."; err.Error() != want {
		t.Errorf("refused with %q, not %q", err, want)
	}
}

func TestReferencesAndRulesAreCheckedOnceTheWholeChangeIsDone(t *testing.T) {
	for name, c := range map[string]struct {
		op       assessment.Op
		sentence string
	}{
		"to nothing":      {set("trial_risk", "risk", "keeper", "gone"), "The figure of trial risk “Carers leave” is not in the document any more."},
		"twice":           {set("trial_risk", "risk", "entries", "a\na"), "The entries refers to nothing, or to one record twice."},
		"of another kind": {assessment.Op{Kind: "trial_link", ID: "x", Verb: assessment.Add, Record: map[assessment.Field]string{"from": "risk", "to": "statement/QS1"}}, `What it is about cannot refer to "statement/QS1".`},
		"a made-up link":  {assessment.Op{Kind: "trial_link", ID: "x", Verb: assessment.Add, Record: map[assessment.Field]string{"from": "risk"}}, "A trial link has the id that follows from what it links."},
		"a step of none":  {assessment.Op{Kind: "trial_step", ID: "x", Verb: assessment.Add, Record: map[assessment.Field]string{"position": "5"}}, "The risk of a new trial step is missing."},
		"a level of none": {set("trial_risk", "risk", "level", "Z"), `The level "Z" is none of Very likely and Likely.`},
	} {
		a, _, _ := riskOf(t)
		before := account(a)
		_, err := a.Apply([]assessment.Op{c.op})
		if err == nil || err.Error() != c.sentence || account(a) != before {
			t.Errorf("%s: %v, not %s", name, err, c.sentence)
		}
	}
	a, _, _ := riskOf(t)
	both := []assessment.Op{set("trial_risk", "risk", "text", "Harmless"), set("trial_risk", "risk", "level", "A")}
	if _, err := a.Apply(both); assessment.ErrorCode(err) != assessment.CodeInvalid || value(a, "trial_risk", "risk", "text") != "Carers leave" {
		t.Errorf("a rule across two fields: %v", err)
	}
}

func TestAThoughtPointsAtARecordAndOneOfItsFields(t *testing.T) {
	a := assessmenttest.Generate(1, 5)
	_, err := a.Apply(append(a.AppendRecords("trial_risk", assessment.NewRecord{ID: "r", Values: map[assessment.Field]string{assessment.FieldText: "Reviews stay late"}}).Ops,
		a.AppendRecords(assessment.Kind("trial_thought"), assessment.NewRecord{ID: "t", Values: map[assessment.Field]string{assessment.FieldText: "Since when?", "about": "r", "at": "due"}}).Ops...))
	if err != nil {
		t.Fatal(err)
	}
	if f, _ := assessment.FieldOf(assessment.Kind("trial_thought"), "at"); f.Titled(a, "due") != "Due" {
		t.Errorf("the field it points at is called %q", f.Titled(a, "due"))
	}
	if _, err := a.Apply(assessment.SetValue("", assessment.Kind("trial_thought"), "t", "at", "colour").Ops); err == nil {
		t.Error("it points at a field that a risk does not have")
	}
	if _, err := a.Apply(assessment.RemoveRecord("", "trial_risk", "r").Ops); err != nil {
		t.Fatal(err)
	}
	if about, _ := a.Value(assessment.Kind("trial_thought"), "t", "about"); about != "" {
		t.Errorf("it points at %q, which is gone", about)
	}
}
