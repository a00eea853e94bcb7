package forms

import (
	"strconv"

	"ninefold/app/assessment"
	"ninefold/forms/kit"
)

// count writes a number with its noun, as in "1 entry" and "13 entries".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return assessment.Thousands(n) + " " + many
}

func entries(n int) string { return count(n, "entry", "entries") }

// MarkOf is the disc that shows how far a statement has come; its word is the
// statement's StatusTitle.
func MarkOf(s *assessment.Statement) kit.Fill {
	switch {
	case s.ChangedSinceSigned():
		return kit.Again
	case s.Status == assessment.NotStarted:
		return kit.Hollow
	case s.Status == assessment.SignedOff:
		return kit.Full
	}
	return kit.Half
}

// ScoreMark is a score as the navigation and the tiles show it, a dash where
// there is none.
func ScoreMark(score int) string {
	if score == 0 {
		return "–"
	}
	return strconv.Itoa(score)
}

// readiness is how much of what a statement needs is there, from 0 to 1: an
// entry in each list, a score, its reason, a lead, and being signed off.
func readiness(s *assessment.Statement) float32 {
	have, parts := 0, 0
	tick := func(ok bool) {
		parts++
		if ok {
			have++
		}
	}
	for _, key := range assessment.ListKeys {
		tick(len(s.List(key)) > 0)
	}
	tick(s.Score > 0)
	tick(s.Reason != "")
	tick(s.Lead != "")
	tick(s.Status >= assessment.ForReview)
	tick(s.Status == assessment.SignedOff && !s.ChangedSinceSigned())
	return float32(have) / float32(parts)
}

// gap is something that a statement still needs, and where on its page it goes:
// a field, or one of its lists.
type gap struct {
	words string
	field assessment.Field
}

// missing says what a statement still needs, the weightiest first.
func missing(f *assessment.Framework, s *assessment.Statement) []gap {
	var all []gap
	if s.EntryCount() == 0 {
		return []gap{{"nothing written", assessment.Field(assessment.ListKeys[0])}}
	}
	for _, key := range assessment.ListKeys {
		if len(s.List(key)) == 0 {
			all = append(all, gap{"nothing under " + f.List(key).Title, assessment.Field(key)})
		}
	}
	if s.Score == 0 {
		all = append(all, gap{"no score", assessment.FieldScore})
	} else if s.Reason == "" {
		all = append(all, gap{"no reason for the score", assessment.FieldReason})
	}
	if s.Lead == "" {
		all = append(all, gap{"no lead named", assessment.FieldLead})
	}
	return all
}
