package window

import (
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/beginning"
	"ninefold/forms"
)

func TestARouteLeadsToARecordAndBackAgain(t *testing.T) {
	a, err := beginning.Sample()
	if err != nil {
		t.Fatal(err)
	}
	risk := a.IDs(assessment.KindRisk)[3]
	entry := a.Statement("QS3").List(assessment.Improvement)[1].ID
	w := sampleWindow(t, a)
	w.Show(forms.StatementPage("QS1"))
	for _, ref := range []assessment.Ref{{Kind: assessment.KindRisk, ID: risk}, {Kind: assessment.KindEntry, ID: entry}} {
		route, ok := forms.RouteTo(w.doc.Assessment(), ref, "")
		if !ok {
			t.Fatalf("nothing leads to %+v", ref)
		}
		w.Go(route)
	}
	if w.current != forms.StatementPage("QS3") {
		t.Fatalf("the entry's route led to %s", w.current)
	}
	w.goBack()
	if at, _ := w.page.(forms.Located).At(); w.current != forms.Risks || at.ID != risk {
		t.Errorf("back is %s at %+v", w.current, at)
	}
	w.goBack()
	if w.current != forms.StatementPage("QS1") {
		t.Errorf("back again is %s", w.current)
	}
	w.goForward()
	w.goForward()
	if w.current != forms.StatementPage("QS3") || len(w.routes.forward) != 0 {
		t.Errorf("forward again is %s", w.current)
	}
	w.goForward() // there is nothing further on
	w.Show(forms.Overview)
	if len(w.routes.forward) != 0 || w.routes.back[len(w.routes.back)-1].Page != forms.StatementPage("QS3") {
		t.Errorf("the ways are %+v", w.routes)
	}
}

func TestUndoSaysWhereItWasAndGoesThereFromAnotherPage(t *testing.T) {
	a, err := beginning.Sample()
	if err != nil {
		t.Fatal(err)
	}
	risk := a.IDs(assessment.KindRisk)[0]
	w := sampleWindow(t, a)
	w.Show(forms.Risks)
	w.Do(assessment.SetValue("Change owner", assessment.KindRisk, risk, assessment.FieldOwner, "P. Arkwright"))
	w.Show(forms.Overview)
	shown := w.toasts
	w.Undo()
	if owner := w.doc.Assessment().Risk(risk).Owner; owner == "P. Arkwright" || w.toasts != shown+1 {
		t.Errorf("the owner is %q after %d messages", owner, w.toasts-shown)
	}
	if len(w.latest.Ops) != 1 || w.latest.Ops[0].ID != risk {
		t.Errorf("the latest change is %+v", w.latest)
	}
	if w.current != forms.Risks {
		t.Fatalf("undone elsewhere, it stays on %s", w.current)
	}
	if at, _ := w.page.(forms.Located).At(); at.ID != risk {
		t.Errorf("it goes to %+v", at)
	}
	w.goBack()
	if w.current != forms.Overview {
		t.Errorf("back is %s", w.current)
	}
	w.Redo()
	if w.current != forms.Risks || w.doc.Assessment().Risk(risk).Owner != "P. Arkwright" {
		t.Errorf("done again, it shows %s", w.current)
	}
}
