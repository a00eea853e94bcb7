package columns

import (
	"slices"
	"strconv"
	"strings"

	"ninefold/app/assessment"
)

// The titles of the columns that follow from the links between evidence and
// what it bears out.
const (
	EvidenceNumber = "Ref"
	EvidenceLinks  = "Links"
	EvidenceFor    = "Evidence"
)

// evidenceNumber is what papers call a piece of evidence.
func evidenceNumber() Column {
	c := derived(EvidenceNumber, 8, func(w *Words, id string) string { return w.evidence(id) })
	c.Reading = true
	return c
}

// evidenceCount is how many records a piece of evidence bears out.
func evidenceCount() Column {
	c := derived(EvidenceLinks, 8, func(w *Words, id string) string { return strconv.Itoa(len(w.a.EvidenceLinks(id))) })
	c.Reading, c.Numeric = true, true
	return c
}

// evidenceFor is the evidence for a record of a kind, such as "E2, p. 4; E12".
func evidenceFor(kind assessment.Kind) Column {
	c := derived(EvidenceFor, 26, func(w *Words, id string) string {
		var said []string
		for _, s := range w.EvidenceFor(assessment.Ref{Kind: kind, ID: id}) {
			said = append(said, s.String())
		}
		return strings.Join(said, "; ")
	})
	c.Reading = true
	return c
}

// Source is a short reference to a piece of evidence.
type Source struct {
	ID      string // of the piece
	Number  string // such as "E12"
	Pointer string // where in it, such as "p. 4"; or ""
}

// String is the reference as papers have it, such as "E12, p. 4".
func (s Source) String() string {
	if s.Pointer == "" {
		return s.Number
	}
	return s.Number + ", " + s.Pointer
}

// EvidenceFor are the references to the evidence for a record, in the order of
// the evidence.
func (w *Words) EvidenceFor(ref assessment.Ref) []Source {
	links := slices.Clone(w.a.EvidenceFor(ref))
	order := func(l *assessment.EvidenceLink) string {
		e := w.a.PieceOfEvidence(l.Evidence)
		return e.Position + "\x00" + e.ID
	}
	slices.SortFunc(links, func(x, y *assessment.EvidenceLink) int { return strings.Compare(order(x), order(y)) })
	sources := make([]Source, len(links))
	for i, l := range links {
		sources[i] = Source{l.Evidence, w.evidence(l.Evidence), oneLine(l.Pointer)}
	}
	return sources
}

func (w *Words) evidence(id string) string {
	if w.EvidenceNumbers == nil {
		w.EvidenceNumbers = w.a.EvidenceNumbers()
	}
	return w.EvidenceNumbers[id]
}
