// Package personaldata finds what looks like personal data in a text: numbers
// that are given to one person, addresses, dates of birth. Each finding says
// how sure it is; whether it is personal data, and whether it may be
// published, a person decides. It knows text and nothing else.
package personaldata

import (
	"cmp"
	"slices"
	"strings"

	"ninefold/app/expression"
)

// Sureness is how sure a finding is, from Perhaps up.
type Sureness int

// The steps of sureness.
const (
	Perhaps Sureness = iota // it has the shape, and other things have it too
	Likely                  // the shape is rarely anything else
	Certain                 // it carries its own proof: a check digit or the word for it
)

// String says it at the head of a line.
func (s Sureness) String() string {
	switch s {
	case Certain:
		return "Almost certain"
	case Likely:
		return "Likely"
	}
	return "Perhaps"
}

// Match is one finding in a text.
type Match struct {
	What string   // such as "NHS number"
	Text string   // the text itself
	From int      // where it begins, in bytes
	Sure Sureness // how sure it is
}

// place is a match of one finder in the whole text it stands in.
type place struct {
	text     string
	from, to int
}

func (p place) match() string { return p.text[p.from:p.to] }

// before is what of the same line and sentence stands before the match, at most
// n bytes.
func (p place) before(n int) string {
	part := p.text[max(0, p.from-n):p.from]
	if at := sentenceEnd.FindAllStringIndex(part, -1); at != nil {
		part = part[at[len(at)-1][1]:]
	}
	return part
}

// after is what of the same line and sentence stands after the match, at most
// n bytes.
func (p place) after(n int) string {
	part := p.text[p.to:min(len(p.text), p.to+n)]
	if at := sentenceEnd.FindStringIndex(part); at != nil {
		part = part[:at[0]]
	}
	return part
}

// sentenceEnd matches what parts two statements: words on the other side of it
// say nothing about a number.
var sentenceEnd = expression.Of(`[\n;!?]|\.\s+\p{Lu}`)

// finder looks for one kind of personal data.
type finder struct {
	what    string
	pattern *expression.Expression // its first group, if it has one that matches, is the finding
	digits  int                    // how many digits a text has at least that holds one
	hint    *expression.Expression // what a text has besides; or nil
	yields  bool                   // leaves its place to any other finding there
	whole   bool                   // what is none holds none within it either

	// judge says how sure a match is, or that it is none.
	judge func(place) (Sureness, bool)
}

// stretch is a match with the finder it is of.
type stretch struct {
	Match
	to     int
	yields bool
}

// Find returns what looks like personal data in text, in order. Of matches that
// overlap the longest counts: a telephone number may hold what looks like
// another number.
func Find(text string) []Match {
	digits := 0
	for i := range len(text) {
		if isDigit(text, i) {
			digits++
		}
	}
	var found []stretch
	for _, f := range finders {
		// Most texts hold nothing of the kind, and the patterns are slow.
		if digits >= f.digits && (f.hint == nil || f.hint.MatchString(text)) {
			found = append(found, f.find(text)...)
		}
	}
	slices.SortStableFunc(found, func(x, y stretch) int {
		if x.yields != y.yields {
			if x.yields {
				return 1
			}
			return -1
		}
		return cmp.Compare(len(y.Text), len(x.Text))
	})
	var kept []stretch
	for _, s := range found {
		if !slices.ContainsFunc(kept, func(k stretch) bool { return s.From < k.to && k.From < s.to }) {
			kept = append(kept, s)
		}
	}
	slices.SortFunc(kept, func(x, y stretch) int { return cmp.Compare(x.From, y.From) })
	matches := make([]Match, len(kept))
	for i, s := range kept {
		matches[i] = s.Match
	}
	return matches
}

// find returns where the finder's kind stands in text. A number that is part
// of a longer number is none.
func (f finder) find(text string) []stretch {
	var all []stretch
	for from := 0; from < len(text); {
		at := f.pattern.FindStringSubmatchIndex(text[from:])
		if at == nil {
			break
		}
		next := from + at[0] + 1
		if len(at) > 2 && at[2] >= 0 {
			at = at[2:]
		}
		p := place{text, from + at[0], from + at[1]}
		within := isDigit(text, p.from-1) && isDigit(text, p.from) || isDigit(text, p.to-1) && isDigit(text, p.to)
		sure, is := Perhaps, false
		if !within {
			sure, is = f.judge(p)
		}
		if !is && f.whole {
			next = max(next, p.to)
		}
		if !is {
			from = next
			continue
		}
		all = append(all, stretch{Match{f.what, p.match(), p.from, sure}, p.to, f.yields})
		from = p.to
	}
	return all
}

func isDigit(text string, at int) bool {
	return at >= 0 && at < len(text) && text[at] >= '0' && text[at] <= '9'
}

// digitsOf are the digits in text.
func digitsOf(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
}

// Same is text as acceptances know it: differences of spacing and of capital
// letters do not make it another.
func Same(text string) string {
	return strings.ToLower(strings.Join(strings.Fields(text), " "))
}

// Alike tells whether two texts say the same to a person who copies one of them: they
// are the same, or numbers in other groups, such as "07700 900123" and "07700.900.123".
func Alike(a, b string) bool {
	const enough = 6 // digits that make a number of a text
	return Same(a) == Same(b) || len(digitsOf(a)) >= enough && ungrouped(a) == ungrouped(b)
}

// ungrouped is a text without what people put between the groups of a number.
func ungrouped(text string) string { return strings.ToLower(parted.ReplaceAllString(text, "")) }
