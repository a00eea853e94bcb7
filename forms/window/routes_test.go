package window

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"ninefold/app/assessment"
	"ninefold/app/beginning"
	"ninefold/forms"
	"ninefold/forms/kit"
)

func TestTheMarkingAtTheHeadLeadsToWhereItIsChosen(t *testing.T) {
	a, err := beginning.Sample()
	if err != nil {
		t.Fatal(err)
	}
	w := sampleWindow(t, a)
	w.Show(forms.Measures)
	test.Tap(w.chrome.marking)
	choice, is := w.Canvas().Focused().(*kit.Choice)
	if w.current != forms.Details || !is || choice.Chosen() != string(a.Marking) {
		t.Errorf("it leads to %s, to %T", w.current, w.Canvas().Focused())
	}
}

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

func TestUndoOfWhatWasAddedSaysWhereItWasAndGoesThere(t *testing.T) {
	a, err := beginning.Sample()
	if err != nil {
		t.Fatal(err)
	}
	w := sampleWindow(t, a)
	var texts []assessment.NewRecord
	for _, id := range []string{"0b6f2a3e-1111-4c1d-8e0f-000000000001", "0b6f2a3e-1111-4c1d-8e0f-000000000002"} {
		texts = append(texts, assessment.NewRecord{ID: id, Values: map[assessment.Field]string{
			assessment.FieldStatement: "QS3", assessment.FieldList: string(assessment.Priorities), assessment.FieldText: "Ring people back within a day.",
		}})
	}
	w.Do(w.doc.Assessment().AddRecords(assessment.KindEntry, "", texts...))
	w.Show(forms.Overview)
	w.Undo()
	if w.current != forms.StatementPage("QS3") {
		t.Errorf("undone elsewhere, it stays on %s", w.current)
	}
	const where = "Equity in experience and outcomes, Priorities"
	if at, way := whereabouts(w.doc.Assessment(), w.latest.Ops, ""); at != where || way.Field != assessment.Field(assessment.Priorities) {
		t.Errorf("it was in %q, on the way %+v", at, way)
	}
	w.Redo()
	if at, _ := whereabouts(w.doc.Assessment(), w.latest.Ops, w.current); at != where {
		t.Errorf("done again it is in %q", at)
	}
}

// One step over several places names the one that is on the page, and how many more.
func TestUndoOverSeveralPlacesCountsThem(t *testing.T) {
	a, err := beginning.Sample()
	if err != nil {
		t.Fatal(err)
	}
	entry, risks := a.Statement("QS3").List(assessment.Improvement)[1].ID, a.IDs(assessment.KindRisk)
	ops := []assessment.Op{
		{Kind: assessment.KindStatement, ID: "QS3", Verb: assessment.Set, Field: assessment.FieldStatus},
		{Kind: assessment.KindEntry, ID: entry, Verb: assessment.Set, Field: assessment.FieldText},
		{Kind: assessment.KindEntry, ID: entry, Verb: assessment.Set, Field: assessment.FieldNote},
		{Kind: assessment.KindRisk, ID: risks[0], Verb: assessment.Set, Field: assessment.FieldTitle},
		{Kind: assessment.KindRisk, ID: risks[1], Verb: assessment.Set, Field: assessment.FieldTitle},
	}
	removed := assessment.Op{Kind: assessment.KindEntry, ID: "gone", Verb: assessment.Remove, Record: map[assessment.Field]string{
		assessment.FieldStatement: "QS1", assessment.FieldList: string(assessment.Priorities),
	}}
	for _, c := range []struct {
		ops      []assessment.Op
		page, at string
	}{
		{ops, forms.Risks, "Risks, risk 1, and 2 more"},
		{ops, forms.Overview, "Equity in experience and outcomes, Areas for improvement, entry 2, and 2 more"},
		{ops[3:], forms.Overview, "Risks"},
		{append([]assessment.Op{removed}, ops[3:]...), forms.Overview, "Risks"},
		{[]assessment.Op{removed}, forms.Overview, "Assessing needs, Priorities"},
		{ops[:3], forms.Overview, "Equity in experience and outcomes, Areas for improvement, entry 2"},
		{ops[:1], forms.Overview, "Equity in experience and outcomes"},
	} {
		if at, _ := whereabouts(a, c.ops, c.page); at != c.at {
			t.Errorf("on %s it was in %q, want %q", c.page, at, c.at)
		}
	}
}

func TestUndoGoesToAnotherEntryOfThePage(t *testing.T) {
	a, err := beginning.Sample()
	if err != nil {
		t.Fatal(err)
	}
	entry := a.Statement("QS1").List(assessment.Priorities)[6].ID
	const now = "Ring people back within a day."
	was := a.Entry(entry).Text
	w := sampleWindow(t, a)
	w.Show(forms.StatementPage("QS1"))
	w.Do(assessment.SetValue("Typing", assessment.KindEntry, entry, assessment.FieldText, now))
	at := func() string { return w.Canvas().Focused().(*kit.Writer).Text }
	if at() == now {
		t.Fatal("the keyboard is there already")
	}
	w.Undo()
	if at() != was {
		t.Errorf("after undo the keyboard is in %q", at())
	}
	w.page.Start()
	w.Redo()
	if at() != now {
		t.Errorf("after redo the keyboard is in %q", at())
	}
}
