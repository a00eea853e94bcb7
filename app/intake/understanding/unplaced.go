package understanding

import (
	"strings"

	"ninefold/app/assessment"
)

// unplaced is one entry's worth of lines that have no place.
type unplaced struct {
	text, why string
	line      int
	statement string
	list      assessment.ListKey
}

// unplaced returns what has no place yet, as the entries it would make, with what
// the lines around it suggest.
func (s *Staging) unplaced() []unplaced {
	var all []unplaced
	for _, b := range s.Blocks {
		if b.Target.Kind != NotPlaced {
			continue
		}
		to := b.Target
		if b.Guess != nil {
			to.Statement, to.List = b.Guess.Statement, b.Guess.List
		}
		for _, e := range b.Entries() {
			all = append(all, unplaced{e.Text, to.Why, e.Line, to.Statement, to.List})
		}
	}
	return all
}

// KeepUnplaced returns the edit that keeps in the document what has no place yet,
// below what waits there already, and how much that is. What waits with the same
// words from the same source is not kept twice.
func (s *Staging) KeepUnplaced(a *assessment.Assessment, newID func() string) (edit assessment.Edit, kept int) {
	type said struct{ source, text string }
	source := oneLineOf(s.Source, assessment.LimitName)
	waits := map[said]bool{}
	for _, t := range a.ToBePlaced() {
		waits[said{t.Source, t.Text}] = true
	}
	var records []assessment.NewRecord
	for _, u := range s.unplaced() {
		if waits[said{source, u.text}] {
			continue
		}
		values := map[assessment.Field]string{
			assessment.FieldText: u.text, assessment.FieldSource: source, assessment.FieldFound: "line " + assessment.Thousands(u.line),
			assessment.FieldWhy: oneLineOf(u.why, assessment.LimitLine),
		}
		if a.Statement(u.statement) != nil {
			values[assessment.FieldStatement], values[assessment.FieldList] = u.statement, string(u.list)
		}
		records = append(records, assessment.NewRecord{ID: newID(), Values: values})
	}
	edit = a.AppendRecords(assessment.KindToPlace, records...)
	edit.Label = "Keep what has no place from " + s.Source
	return edit, len(records)
}

// oneLineOf is a text on one line, with at most so many characters.
func oneLineOf(text string, most int) string {
	text = strings.Join(strings.Fields(text), " ")
	if end, whole := firstRunes(text, most-1); !whole {
		return text[:end] + "…"
	}
	return text
}
