package understanding

import (
	"maps"
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/intake/marks"
)

// Meaning is what somebody says that a heading means: one of the lists, AsNote, or a
// statement by its code. The zero Meaning is neither.
type Meaning struct {
	List      assessment.ListKey
	Statement string
}

// MeaningNamed reads what a heading means as somebody types it: the key of a list or
// any heading whose words speak for one, the code of a statement or any of its names,
// "none" for neither, or "note" for AsNote. It tells whether it was understood.
func MeaningNamed(f *assessment.Framework, name string) (m Meaning, known bool) {
	name = strings.TrimSpace(name)
	switch {
	case strings.EqualFold(name, "none"):
		return Meaning{}, true
	case strings.EqualFold(strings.TrimSuffix(strings.ToLower(name), "s"), string(AsNote)):
		return Meaning{List: AsNote}, true
	}
	for _, key := range assessment.ListKeys {
		if strings.EqualFold(name, string(key)) {
			return Meaning{List: key}, true
		}
	}
	for _, s := range f.Statements() {
		if strings.EqualFold(name, s.Code) {
			return Meaning{Statement: s.Code}, true
		}
	}
	if n := NewNames(f).Match(name); n != nil && (n.Statement != "" || n.List != "") {
		return Meaning{List: n.List, Statement: n.Statement}, n.Statement == "" || n.List == ""
	}
	means := theLexicon().meaningOf(name)
	return Meaning{List: means.list}, means.list != "" && means.strength >= likeList
}

// also enters a name of a statement that somebody has said, before all others.
func (n *Names) also(name, statement string) {
	words := marks.Words(bareHeading(name))
	if len(words) == 0 {
		return
	}
	n.byFirst[words[0]] = append([]phrase{{words: words, statement: statement}}, n.byFirst[words[0]]...)
	n.said[strings.Join(words, " ")] = true
}

// saidOf tells whether a line is a name of a statement that somebody has said.
func (n *Names) saidOf(line string) bool { return n.said[headKey(line)] }

// understandAnew stages the source again for somebody who has said more about its
// headings. What was moved by hand stays where it was moved to.
func (s *Staging) understandAnew(text string, m Meaning) {
	said := maps.Clone(s.said)
	if said == nil {
		said = map[string]Meaning{}
	}
	for other := range said {
		if headKey(other) == headKey(text) {
			delete(said, other)
		}
	}
	said[text] = m
	next := StageSaid(s.framework, s.src, said)
	if s.accepted != nil {
		next.AcceptGuesses(*s.accepted)
	}
	type place struct {
		number int
		text   string
	}
	moved := map[place]Target{}
	for _, b := range s.Blocks {
		if b.Target == b.Proposed || b.IsGuess() || b.Under != "" && b.Under == headKey(text) {
			continue
		}
		for _, line := range b.Lines {
			moved[place{line.Number, line.Text}] = b.Target
		}
	}
	for i := 0; i < len(next.Blocks) && len(moved) > 0; i++ {
		b := next.Blocks[i]
		parts := map[Target][]int{}
		var order []Target
		for n, line := range b.Lines {
			if to, is := moved[place{line.Number, line.Text}]; is {
				if parts[to] == nil {
					order = append(order, to)
				}
				parts[to] = append(parts[to], n)
			}
		}
		if len(order) == 0 {
			continue
		}
		if lines := parts[order[0]]; len(lines) == len(b.Lines) {
			b.Target = order[0]
		} else {
			// The part is met again, whole, as are the others that were moved.
			next.Take(b.ID, lines)
			i = -1
		}
	}
	s.Blocks, s.Headings, s.Remarks, s.said = next.Blocks, next.Headings, next.Remarks, said
}
