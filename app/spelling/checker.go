package spelling

import (
	"maps"
	"slices"
	"strings"
	"unicode"
)

// Checker says which words of a text nobody knows: neither the dictionary nor
// the document nor the person at this computer. It answers from what it
// remembers, so that it may be asked at every key; what it does not remember is
// for Dictionary.Look, beside the window, and Remember. A checker is used by one
// goroutine at a time.
type Checker struct {
	verdicts map[string]Verdict
	accepted map[string]bool // as written, and in lower case where that is how it was given
	ignored  map[string]bool
}

// NewChecker returns a checker that remembers nothing yet.
func NewChecker() *Checker {
	return &Checker{verdicts: map[string]Verdict{}}
}

// Copy returns a checker that knows the same, for work beside the window.
func (c *Checker) Copy() *Checker {
	return &Checker{verdicts: maps.Clone(c.verdicts), accepted: maps.Clone(c.accepted), ignored: maps.Clone(c.ignored)}
}

// Accept says which words besides the dictionary's are right: those of the
// document. It replaces those accepted before.
func (c *Checker) Accept(words []string) { c.accepted = folded(words) }

// Ignore says which words nobody wants to hear of. It replaces those ignored
// before.
func (c *Checker) Ignore(words []string) { c.ignored = folded(words) }

func folded(words []string) map[string]bool {
	set := map[string]bool{}
	for _, w := range words {
		set[plain(w)] = true
	}
	return set
}

// has tells whether a set has a word: one given in lower case stands for itself
// with a capital too, one given with a capital not for itself without.
func has(set map[string]bool, word string) bool {
	if set[word] {
		return true
	}
	lower := strings.ToLower(word)
	if lower != word && set[lower] {
		return true
	}
	if capitals(word) == allCapitals && len(word) > 1 {
		return set[dressed(lower, "Aa")]
	}
	return false
}

// mostRemembered keeps what is remembered from growing for as long as the
// program runs.
const mostRemembered = 60_000

// Remember takes what the dictionary said.
func (c *Checker) Remember(said map[string]Verdict) {
	if len(c.verdicts)+len(said) > mostRemembered {
		clear(c.verdicts)
	}
	maps.Copy(c.verdicts, said)
}

// A sentence is taken for one of another language, of which nothing is said,
// when it has so many words that nobody knows and they are three in five.
const foreignFrom = 4

// Check returns where the words of a text stand that nobody knows, and the words
// that have to be looked up before anything can be said of them. The word at the
// place writing, in bytes, is still being written: it is left out. -1 leaves out
// none.
func (c *Checker) Check(text string, writing int) (unknown []Stretch, unseen []string) {
	sentence, began, count, strange := 0, 0, 0, 0
	close := func() {
		if strange >= foreignFrom && strange*5 >= count*3 {
			unknown = unknown[:began]
		}
		began, count, strange = len(unknown), 0, 0
	}
	for w := range eachWord(text) {
		if w.sentence != sentence {
			close()
			sentence = w.sentence
		}
		if writing >= w.from && writing <= w.to {
			continue
		}
		said := text[w.from:w.to]
		count++
		verdict := c.verdicts[said]
		switch {
		case verdict == 0:
			unseen = append(unseen, strings.Clone(said))
			continue
		case verdict == Known || c.accepts(said):
			continue
		}
		strange++
		if verdict == Unknown || w.begins {
			unknown = append(unknown, Stretch{w.from, w.to})
		}
	}
	close()
	return unknown, unseen
}

// eachWord is words as a range.
func eachWord(text string) func(func(word) bool) {
	return func(yield func(word) bool) { words(text, yield) }
}

// accepts tells whether the document or the person knows a word, whole or part
// by part.
func (c *Checker) accepts(said string) bool {
	base := plain(said)
	if has(c.accepted, base) || has(c.ignored, base) {
		return true
	}
	if stem, plural := strings.CutSuffix(base, "s"); plural && has(c.accepted, stem) {
		return true
	}
	if !strings.Contains(base, "-") {
		return false
	}
	for part := range strings.SplitSeq(base, "-") {
		if !has(c.accepted, part) && !has(c.ignored, part) && c.verdicts[part] != Known && !prefixes[strings.ToLower(part)] {
			return false
		}
	}
	return true
}

// WordsIn returns the words of a text that a dictionary is asked for, each once,
// in order.
func WordsIn(text string) []string {
	var all []string
	for w := range eachWord(text) {
		if said := text[w.from:w.to]; !slices.Contains(all, said) {
			all = append(all, said)
		}
	}
	return all
}

// Sentence returns where the sentence around a part of a text stands.
func Sentence(text string, around Stretch) Stretch {
	from, to := 0, len(text)
	if i := strings.LastIndexByte(text[:around.From], '\n'); i >= 0 {
		from = i + 1
	}
	if i := strings.IndexByte(text[around.To:], '\n'); i >= 0 {
		to = around.To + i
	}
	for at := from; at < to; {
		end := to
		if i := strings.IndexFunc(text[at:to], unicode.IsSpace); i >= 0 {
			end = at + i
		}
		if ends(text[at:end]) {
			if end >= around.To {
				to = end
				break
			}
			if end <= around.From {
				from = min(end+1, to)
			}
		}
		at = end + 1
	}
	return Stretch{from, to}
}
