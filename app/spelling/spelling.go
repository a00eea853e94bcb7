// Package spelling knows how words are spelt in British English and in adult
// social care: which words of a text nobody knows, what may have been meant, and
// where in a document such words stand. It reads the dictionary that the program
// ships with; it must not know pages, files or the window.
package spelling

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/client9/gospell"

	"ninefold/assets"
)

// Dictionary is the words of British English, spelt with -ise, and those of the
// field. It may be asked from any goroutine; questions wait for one another.
type Dictionary struct {
	mutex sync.Mutex
	words *gospell.GoSpell
	never map[string]bool // words that are wrong though the dictionary would have them
}

// Load reads the dictionary: a tenth of a second or several, and 30 MB, so that
// it is no work for the goroutine that draws a window. An error is a fault of
// the program: what is read is part of it.
func Load() (*Dictionary, error) {
	packed, err := gzip.NewReader(bytes.NewReader(assets.DictionaryWords))
	if err != nil {
		return nil, fmt.Errorf("spelling: the words: %w", err)
	}
	words, err := gospell.NewGoSpellReader(bytes.NewReader(assets.DictionaryAffixes), packed)
	if err != nil {
		return nil, fmt.Errorf("spelling: the dictionary: %w", err)
	}
	d := &Dictionary{words: words, never: map[string]bool{}}
	var field strings.Builder
	for line := range strings.Lines(string(assets.FieldWords)) {
		if wrong, is := strings.CutPrefix(strings.TrimSpace(line), "!"); is {
			d.never[wrong] = true
			continue
		}
		field.WriteString(line)
	}
	if err := words.AddDictionaryReader(strings.NewReader(field.String())); err != nil {
		return nil, fmt.Errorf("spelling: the words of the field: %w", err)
	}
	return d, nil
}

// has tells whether a word is in the dictionary, capitals and all.
func (d *Dictionary) has(word string) bool {
	return d.words.Spell(word) && !d.never[strings.ToLower(word)]
}

// Verdict is what a dictionary says of a word.
type Verdict int

// The verdicts.
const (
	// Known words are spelt as they should be, or are none of a dictionary's.
	Known Verdict = iota + 1
	// Unknown words are in no dictionary.
	Unknown
	// Name is a word in no dictionary whose capital makes it somebody's or
	// something's name, where it does not stand at the beginning of a sentence.
	Name
)

// Look says of each word what the dictionary says. A word takes some
// microseconds, an unknown one with a capital some milliseconds.
func (d *Dictionary) Look(words []string) map[string]Verdict {
	said := make(map[string]Verdict, len(words))
	for _, w := range words {
		said[w] = d.look(w)
	}
	return said
}

func (d *Dictionary) look(word string) Verdict {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	base := plain(word)
	if d.knows(base) {
		return Known
	}
	switch capitals(base) {
	case allCapitals:
		// An abbreviation, unless it looks like a word that was meant.
		if d.nearWord(strings.ToLower(base)) {
			return Unknown
		}
		return Known
	case someCapitals:
		// "DoLS" and "iPad" are spelt as their owners like, "COuncil" is a
		// shift key held too long.
		if heldShift(base) && d.has(strings.ToLower(base)) {
			return Unknown
		}
		return Known
	case firstCapital:
		if d.nearWord(strings.ToLower(base)) || nearDate(base) {
			return Unknown
		}
		return Name
	}
	return Unknown
}

// knows tells whether a word without its possessive ending is spelt right,
// whole or part by part.
func (d *Dictionary) knows(word string) bool {
	if word == "" || utf8.RuneCountInString(word) == 1 || !english(word) || d.has(word) {
		return true
	}
	if stem, has := strings.CutSuffix(word, "s"); has && capitals(stem) == allCapitals && len(stem) > 1 {
		return true // "AMHPs"
	}
	if !strings.Contains(word, "-") {
		return false
	}
	for part := range strings.SplitSeq(word, "-") {
		// Each part has capitals of its own, as in "Stratford-upon-Avon".
		if part = plain(part); !prefixes[strings.ToLower(part)] && !d.knows(part) && capitals(part) != allCapitals && !d.has(strings.ToLower(part)) {
			return false
		}
	}
	return true
}

// prefixes are the parts of words that stand before a hyphen and never alone.
var prefixes = setOf(strings.Fields(`anti bi co counter cross de eco en ex extra hyper infra inter intra macro mega meta
	micro mid mini mis mono multi neo neuro non over para peri poly post pre pro proto pseudo psycho quasi re self semi
	sub super tele trans tri ultra un under uni vice`))

func setOf(words []string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}

// english tells whether a word is written in the letters of English, so that a
// dictionary of English can say something of it. Accents are left to those who
// write them: no key of theirs is pressed by mistake.
func english(word string) bool {
	for _, r := range word {
		if r > unicode.MaxASCII && r != '’' {
			return false
		}
	}
	return true
}

// Plain is a word as it is kept: with plain apostrophes and without a possessive
// ending.
func Plain(word string) string { return plain(word) }

// plain is a word with plain apostrophes and without a possessive ending.
func plain(word string) string {
	word = strings.ReplaceAll(word, "’", "'")
	word = strings.Trim(word, "'")
	for _, ending := range []string{"'s", "'S"} {
		if base, has := strings.CutSuffix(word, ending); has {
			return base
		}
	}
	return word
}

// casing says which letters of a word are capitals.
type casing int

const (
	noCapitals casing = iota
	firstCapital
	allCapitals
	someCapitals
)

// capitals is the casing of a word. That of a word with hyphens is that of its
// parts: "Stoke-on-Trent" has its first letters in capitals.
func capitals(word string) casing {
	if !strings.Contains(word, "-") {
		return capitalsOf(word)
	}
	all, first := true, false
	for part := range strings.SplitSeq(word, "-") {
		c := capitalsOf(part)
		if c == someCapitals {
			return someCapitals
		}
		all = all && c == allCapitals
		first = first || c != noCapitals
	}
	switch {
	case all:
		return allCapitals
	case first:
		return firstCapital
	}
	return noCapitals
}

// capitalsOf is the casing of a word without hyphens.
func capitalsOf(word string) casing {
	upper, lower, first := 0, 0, false
	for i, r := range word {
		switch {
		case unicode.IsUpper(r):
			upper++
			first = first || i == 0
		case unicode.IsLower(r):
			lower++
		}
	}
	switch {
	case upper == 0:
		return noCapitals
	case lower == 0:
		return allCapitals
	case upper == 1 && first:
		return firstCapital
	}
	return someCapitals
}

// heldShift tells whether a word has its first two letters in capitals and no
// other.
func heldShift(word string) bool {
	return len(word) > 3 && capitals(word[:2]) == allCapitals && capitals(word[2:]) == noCapitals
}

// From so many letters on, a word that differs from one of the dictionary's by
// two letters changed over or one doubled, or by any one letter, is taken for
// that word misspelt and not for a name: short names look like words too often.
const (
	slipFrom = 6
	nearFrom = 8
)

// nearWord tells whether a word is a slip of the pen away from an ordinary one.
// Its first letter is taken for right.
func (d *Dictionary) nearWord(word string) bool {
	n := len(word)
	if n < slipFrom || !english(word) || strings.Contains(word, "-") {
		return false
	}
	spelt := func(parts ...string) bool { return d.has(strings.Join(parts, "")) }
	for i := 1; i < n; i++ {
		if i+1 < n && word[i] != word[i+1] && spelt(word[:i], word[i+1:i+2], word[i:i+1], word[i+2:]) ||
			word[i] == word[i-1] && spelt(word[:i], word[i+1:]) ||
			spelt(word[:i], word[i-1:i], word[i:]) {
			return true
		}
	}
	if n < nearFrom {
		return false
	}
	const letters = "abcdefghijklmnopqrstuvwxyz"
	for i := 1; i <= n; i++ {
		if i < n && spelt(word[:i], word[i+1:]) {
			return true
		}
		for l := range len(letters) {
			if spelt(word[:i], letters[l:l+1], word[i:]) || i < n && spelt(word[:i], letters[l:l+1], word[i+1:]) {
				return true
			}
		}
	}
	return false
}

// dates are the names that everybody writes and no council has to itself.
var dates = strings.Fields(`January February March April June July August September October November December
	Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christmas Easter`)

// nearDate tells whether a word is the name of a month or a day, misspelt.
func nearDate(word string) bool {
	for _, date := range dates {
		if len(word) >= slipFrom && distance(word, date) <= oneChange {
			return true
		}
	}
	return false
}

// Suggest returns at most so many words that may have been meant, the likeliest
// first, spelt with the word's own capitals and ending. It may take a second or
// two.
func (d *Dictionary) Suggest(word string, most int) []string {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	base := plain(word)
	ending := ""
	if stripped := strings.Trim(strings.ReplaceAll(word, "’", "'"), "'"); len(stripped) > len(base) {
		ending = word[strings.LastIndexAny(word, "'’"):]
	}
	asked := base
	if c := capitals(base); c == allCapitals || c == someCapitals {
		asked = strings.ToLower(base)
	}
	type candidate struct {
		word string
		cost int
	}
	var all []candidate
	seen := map[string]bool{}
	consider := func(w string, cost int) {
		if strings.HasSuffix(w, "'s") {
			return // the ending is the writer's own
		}
		if lower := strings.ToLower(w); !seen[lower] && d.spelt(w) && cost <= farthest(asked) {
			seen[lower] = true
			all = append(all, candidate{w, cost})
		}
	}
	if asked != base {
		consider(asked, 0) // only the capitals were wrong
	}
	const asMany = 24
	found, err := d.words.Suggest(asked, asMany)
	if err != nil {
		found = nil // what was written stays, with nothing to put in its place
	}
	for _, s := range found {
		consider(s.Word, distance(strings.ToLower(asked), strings.ToLower(s.Word)))
	}
	for _, w := range d.parted(asked) {
		cost := oneChange
		if strings.HasPrefix(w, "a ") {
			cost = smallSlip - 1 // "alot"
		}
		consider(w, cost)
	}
	slices.SortStableFunc(all, func(x, y candidate) int { return x.cost - y.cost })
	var words []string
	for _, c := range all[:min(len(all), most)] {
		words = append(words, dressed(c.word, base)+ending)
	}
	return words
}

// spelt tells whether every word of a suggestion is one people would write.
func (d *Dictionary) spelt(words string) bool {
	for _, w := range strings.Fields(words) {
		if !d.has(w) {
			return false
		}
	}
	return words != ""
}

// parted are two words that were written as one, "alot".
func (d *Dictionary) parted(word string) []string {
	var all []string
	for i := 1; i < len(word) && english(word); i++ {
		// One letter alone is a word only where it is an article or a pronoun.
		if head, tail := word[:i], word[i:]; (i > 1 || head == "a" || head == "I") && len(tail) > 1 && d.has(head) && d.has(tail) {
			all = append(all, head+" "+tail)
		}
	}
	return all
}

// farthest is how far from a word a suggestion may be.
func farthest(word string) int {
	switch n := len(word); {
	case n <= 3:
		return oneChange
	case n <= 7:
		return 2 * oneChange
	}
	return 3 * oneChange
}

// dressed is a suggestion in the capitals of the word it stands for.
func dressed(suggestion, word string) string {
	switch c := capitals(word); {
	case c == allCapitals && utf8.RuneCountInString(word) > 1:
		return strings.ToUpper(suggestion)
	case (c == firstCapital || heldShift(word)) && suggestion != "":
		first, size := utf8.DecodeRuneInString(suggestion)
		return string(unicode.ToUpper(first)) + suggestion[size:]
	}
	return suggestion
}

// What the changes cost by which a misspelling is held against a word. Letters
// changed over, doubled or not, and one vowel for another are what people do.
const (
	oneChange  = 10
	smallSlip  = 6
	firstExtra = 5 // more for the first letter, which people get right
)

// distance is how unlike two words are: the least cost of the changes that make
// one of the other.
func distance(from, to string) int {
	a, b := []rune(from), []rune(to)
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		for j := range rows[i] {
			if i == 0 && j == 0 {
				continue
			}
			best := 1 << 30
			extra := 0
			if i <= 1 && j <= 1 {
				extra = firstExtra
			}
			if i > 0 {
				best = min(best, rows[i-1][j]+stepCost(a, i)+extra)
			}
			if j > 0 {
				best = min(best, rows[i][j-1]+stepCost(b, j)+extra)
			}
			if i > 0 && j > 0 {
				cost := 0
				if a[i-1] != b[j-1] {
					cost = oneChange + extra
					if vowel(a[i-1]) && vowel(b[j-1]) || alike(a[i-1], b[j-1]) {
						cost = smallSlip + extra
					}
				}
				best = min(best, rows[i-1][j-1]+cost)
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] && a[i-1] != a[i-2] {
				best = min(best, rows[i-2][j-2]+smallSlip-1)
			}
			rows[i][j] = best
		}
	}
	return rows[len(a)][len(b)]
}

// stepCost is what a letter too many, or too few, costs.
func stepCost(word []rune, at int) int {
	r := word[at-1]
	if at > 1 && word[at-2] == r || at < len(word) && word[at] == r {
		return smallSlip - 1
	}
	if r == '\'' || r == '-' {
		return smallSlip
	}
	return oneChange
}

func vowel(r rune) bool { return strings.ContainsRune("aeiouy", r) }

// alike tells whether two letters are taken for one another by their sound.
func alike(x, y rune) bool {
	for _, pair := range []string{"cs", "sz", "ck", "gj", "fv"} {
		if strings.ContainsRune(pair, x) && strings.ContainsRune(pair, y) {
			return true
		}
	}
	return false
}
