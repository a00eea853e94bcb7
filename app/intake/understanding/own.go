package understanding

import (
	"slices"

	"ninefold/app/assessment"
	"ninefold/app/expression"
	"ninefold/app/intake/marks"
)

// The reasons for leaving out what an export of ours says by itself.
const (
	whyOwn       = "written by Ninefold itself"
	whyReference = "reference to a piece of evidence"
)

// What our own PDF says around the council's words, as package export writes it.
var (
	ownMade      = expression.Of(`^This file was made with Ninefold from the council`)
	ownReading   = "How to read this document"
	ownPlace     = "Who we are"
	ownAbout     = "About this document"
	ownEvidence  = "Evidence"
	ownTheme     = "The quality statements of this theme"
	ownKicker    = expression.Of(`^Theme \d+ · `)
	ownMarking   = expression.Of(`(?:^| · )(?:OFFICIAL(?:-SENSITIVE)?|DRAFT|INTERNAL VERSION – not for publication)$`)
	ownTally     = expression.Of(`^[\d,]+ entr(?:y|ies)(?: · .*)?$|^No entries\.$|^\(nothing written yet\)$`)
	ownReference = expression.Of(`^Evidence(?: for the statement as a whole)?: E\d+(?:, |$)`)
	ownParts     = []string{"Information Return", "Measures", "Risks", "Quality of local provision"} // behind the index
	ownIndex     = expression.Of(`^[\d,]+ pieces? of evidence\b`)
)

// leaveOutOwn leaves aside, of a document that Ninefold made itself, what is not
// the council's text: its front pages, its counts, its summaries of the
// statements, the tables of themes, the references to evidence with their index,
// and the last page. The reasons for scores stay, and whatever else is there.
func leaveOutOwn(f *assessment.Framework, items []*item) {
	line := func(i int) string { return marks.Trim(items[i].Text) }
	find := func(from int, is func(string) bool) int {
		for i := from; i < len(items); i++ {
			if is(line(i)) {
				return i
			}
		}
		return -1
	}
	called := func(name string) func(string) bool { return func(text string) bool { return text == name } }
	aside := func(from, to int, why string) {
		for _, it := range items[from:to] {
			if it.out == "" {
				it.out = why
			}
		}
	}
	about := find(0, called(ownAbout))
	for about >= 0 && (about+1 == len(items) || !ownMade.MatchString(line(about+1))) {
		about = find(about+1, called(ownAbout))
	}
	if about < 0 {
		return
	}
	aside(about, len(items), whyOwn)
	if at := find(0, called(ownReading)); at >= 0 {
		if end := find(at, func(text string) bool {
			return text == ownPlace || text == ownTheme || ownKicker.MatchString(text)
		}); end >= 0 {
			if line(end) != ownPlace {
				end = max(at, end-1) // the theme's name stands above
			}
			aside(0, end, whyOwn)
		}
	}
	council := line(0) // heads the cover, and the pages that are turned
	summaries := map[string]bool{}
	for _, s := range f.Statements() {
		summaries[Key(s.Summary)] = true
	}
	scores := map[string]bool{}
	for _, s := range f.Scores {
		scores[Key(assessment.Thousands(s.Value)+" "+s.Title)] = true
	}
	// A score stands on a line with what it means, or on one above it.
	scored := func(i int) bool { return i < about && scores[Key(line(i))] }
	halved := func(i int) bool { return i+1 < about && scores[Key(line(i)+" "+line(i+1))] }
	for i := 0; i < about; i++ {
		switch text := line(i); {
		case text == ownTheme:
			end := find(i, ownKicker.MatchString)
			if end < 0 || end > about {
				end = i + 1
			}
			aside(i, end, whyOwn)
			i = end - 1
		case ownTally.MatchString(text), summaries[Key(text)], scored(i):
			aside(i, i+1, whyOwn)
		case halved(i):
			aside(i, i+2, whyOwn)
		case text == council, ownMarking.MatchString(text):
			aside(i, i+1, whyHeader)
		case ownReference.MatchString(text):
			aside(i, i+1, whyReference)
		case text == ownEvidence && i+1 < about && ownIndex.MatchString(line(i+1)):
			end := find(i, func(text string) bool { return slices.Contains(ownParts, text) })
			if end < 0 || end > about {
				end = about
			}
			aside(i, end, whyOwn)
			i = end - 1
		}
	}
}
