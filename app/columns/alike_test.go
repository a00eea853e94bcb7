package columns_test

import (
	"fmt"
	"runtime"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/app/columns"
)

// Thousands of rows of a workbook may say the same. The work of naming them grows
// with their number and not with its square.
func TestManyRecordsOfOneNameAreToldApartInOneGo(t *testing.T) {
	const records = 3_000
	a := assessment.New("id", "Northmere Council", assessmenttest.Framework(t))
	var all []columns.Arrival
	for i := range records {
		all = append(all, columns.Arrival{ID: fmt.Sprint("a", i), Text: []string{"Call back", "call back (1)"}[i%2]})
	}
	w := columns.NewWords(a)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	w.Arrive(assessment.KindItem, true, all...)
	runtime.ReadMemStats(&after)
	if asked := after.TotalAlloc - before.TotalAlloc; asked > 30<<20 {
		t.Errorf("%d MB were asked for", asked>>20)
	}
	for i, want := range map[int]string{0: "Call back", 1: "call back (1)", 2: "Call back (2)", 3: "call back (3)", 4: "Call back (4)", 2_999: "call back (2999)"} {
		if got := w.Name(assessment.Ref{Kind: assessment.KindItem, ID: fmt.Sprint("a", i)}); got != want {
			t.Errorf("record %d is called %q, not %q", i, got, want)
		}
		if id, found := w.Named(assessment.KindItem, want); !found || id != fmt.Sprint("a", i) {
			t.Errorf("%q is the name of %q", want, id)
		}
	}
}
