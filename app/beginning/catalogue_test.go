package beginning_test

import (
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/beginning"
)

func TestTheStartingCatalogueIsMarkedAsOursAndCoversEveryStatement(t *testing.T) {
	a, err := beginning.New("Northmere Council", "", "")
	if err != nil {
		t.Fatal(err)
	}
	records, about, err := beginning.Catalogue(a)
	if err != nil || !strings.Contains(about, "not CQC’s list") {
		t.Fatalf("%v, it says of itself %q", err, about)
	}
	edit := a.AppendRecords(assessment.KindItem, records...)
	if _, err := a.Apply(edit.Ops); err != nil {
		t.Fatal(err)
	}
	headings, data := map[string]int{}, 0
	for _, i := range a.Items() {
		if !i.Starting() || i.Wording == "" || len(i.For()) == 0 || i.Answered() {
			t.Errorf("%+v", i)
		}
		if i.Kind == "data" {
			data++
			continue
		}
		for _, code := range i.For() {
			headings[code]++
		}
	}
	// How many sub-headings CQC's published reports have under each statement.
	for i, want := range []int{7, 5, 2, 5, 4, 3, 4, 3, 2} {
		if got := headings[a.Statements[i].Code]; got != want {
			t.Errorf("%s has %d items, not %d", a.Statements[i].Code, got, want)
		}
	}
	if data == 0 {
		t.Error("no table of figures is asked for")
	}
	if again, _, err := beginning.Catalogue(a); err != nil || len(again) != 0 {
		t.Errorf("asked for again, %d items are added twice: %v", len(again), err)
	}
}

func TestAFrameworkOfAnotherKindHasNoStartingCatalogue(t *testing.T) {
	a, err := beginning.New("Northmere Council", "", "")
	if err != nil {
		t.Fatal(err)
	}
	other := *a.Framework
	other.ID = "another"
	if records, about, err := beginning.Catalogue(assessment.New("id", "", &other)); len(records) != 0 || about != "" || err != nil {
		t.Errorf("%d items, %q, %v", len(records), about, err)
	}
}
