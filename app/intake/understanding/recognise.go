package understanding

import (
	"strings"
)

// recognise says of a text that is no self-assessment what it seems to be.
func (s *Staging) recognise(items []*item) {
	phrases := func(of ...string) int {
		met := map[string]bool{}
		for _, it := range items {
			text := strings.ToLower(it.Text)
			for _, phrase := range of {
				if !met[phrase] && strings.Contains(text, phrase) {
					met[phrase] = true
				}
			}
		}
		return len(met)
	}
	const enough = 3
	switch {
	case phrases("local authority assessment", "score: 1", "score: 2", "score: 3", "score: 4", "what people expect",
		"the local authority commitment", "key findings for this quality statement", "our rating", "how we assess", "cqc’s assessment", "we assessed") >= enough:
		s.Remarks = append(s.Remarks, "This looks like the regulator’s own report on a council, and not like a self-assessment. What it says is the regulator’s and not the council’s.")
	case s.tableOf(items, "action") && phrases("timescale", "due date", "by when", "owner", "lead officer", "responsible", "status", "rag") >= enough:
		s.Remarks = append(s.Remarks, "This looks like an action plan, and not like a self-assessment. Its rows are actions; they are no entries.")
	}
}

// tableOf tells whether the head of a table's column begins with a word.
func (s *Staging) tableOf(items []*item, word string) bool {
	for _, it := range items {
		if it.Cell.Table > 0 && it.Cell.Row == 1 && strings.HasPrefix(strings.ToLower(it.words), word) {
			return true
		}
	}
	return false
}
