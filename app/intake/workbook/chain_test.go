package workbook

import (
	"fmt"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/columns"
)

// Rows that name one another in a chain are each looked at once, however many they are: with
// the last of them goes every one before it.
func TestAChainOfRowsThatNameOneAnotherIsGoneThroughOnce(t *testing.T) {
	t.Parallel()
	const n = 20_000
	s := &Staging{document: small(t)}
	for i := range n {
		row := &Row{Status: RowNew, Apply: true, kind: assessment.KindItem, Number: i + 1}
		s.coming = append(s.coming, comingRecord{id: comingPrefix + fmt.Sprint(i), kind: assessment.KindItem, row: row})
		s.Rows = append(s.Rows, row)
	}
	for i, row := range s.Rows[:n-1] {
		row.values = map[columns.Key]string{{Field: assessment.FieldOtherItem}: comingPrefix + fmt.Sprint(i+1)}
	}
	if c := s.Counts(); c.Chosen != n {
		t.Errorf("%d of %d are chosen", c.Chosen, n)
	}
	s.Choose(s.Rows[n-1], false)
	if c := s.Counts(); c.Chosen != 0 || s.Ticked().Lacking(s.Rows[0]) == "" {
		t.Errorf("without the last %d are chosen", c.Chosen)
	}
}
