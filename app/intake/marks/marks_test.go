package marks

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// pieces are what lines are made of that begin with a marker or might seem to.
var pieces = []string{
	"and", "ands", "What's", "o'clock", "''", "'", "people", "ss", "as", "class", "2026", "7", "12", "3.1", "iv", "viii", "xii", "x", "o", "v", "q", "b", "h", "i",
	".", ")", "(", "-", "*", "·", "•", "–", "§", "ü", "Ø", " ", "  ", "\t", "\u00a0", "-5%", "**bold**", "A", "Z", "ﬁnd", "Café", "%", "£", ":", "\x1f", "_", "/",
}

// made is a line of some of them.
func made(r *rand.Rand, from []string) string {
	var line strings.Builder
	for range 1 + r.IntN(6) {
		line.WriteString(from[r.IntN(len(from))])
	}
	return line.String()
}

func TestWordsOfPlainLinesAreThoseOfAnyLine(t *testing.T) {
	plain := slices.DeleteFunc(slices.Clone(pieces), func(piece string) bool {
		return strings.ContainsFunc(piece, func(r rune) bool { return r > 0x7f })
	})
	r := rand.New(rand.NewPCG(1, 2))
	for range 50_000 {
		line := made(r, plain)
		if got, want := Words(line), wordsOfAnyScript(line); !slices.Equal(got, want) {
			t.Fatalf("%q has the words %q, not %q", line, got, want)
		}
	}
}

// What a line begins with may only spare the expressions where none of them
// would find a marker.
func TestALineThatBeginsWithAWordHasNoMarker(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	passed := 0
	for range 200_000 {
		line := Trim(made(r, pieces))
		if line == "" {
			continue
		}
		if len(line) > longestLone && loneMarker.MatchString(line) {
			t.Fatalf("%q is a marker that stands alone, and longer than %d bytes", line, longestLone)
		}
		if !beginsWithAWord(line) || len(line) <= longestLone && loneMarker.MatchString(line) {
			continue
		}
		passed++
		if dashMarker.MatchString(line) || letterMarker.MatchString(line) || numberMarker.MatchString(line) {
			t.Fatalf("%q begins with a marker", line)
		}
	}
	if passed < 10_000 {
		t.Errorf("only %d lines begin with a word", passed)
	}
}
