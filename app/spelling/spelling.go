// Package spelling knows how words are spelt in British English and in adult
// social care: which words of a text nobody knows, what may have been meant, and
// where in a document such words stand. It reads the dictionary that the program
// ships with; it must not know pages, files or the window.
package spelling

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ninefold/assets"
)

// Dictionary is the words of British English, spelt with -ise, and those of the
// field. It never changes, so it may be asked from any goroutine.
type Dictionary struct {
	words     *wordList
	compounds []*regexp.Regexp // words made of others, such as "21st"
	replaced  [][2]string      // what is often written, and what was meant
	never     map[string]bool  // words that are wrong though the dictionary would have them
}

// Load reads the dictionary: some tenths of a second, and some megabytes that are
// needed no more afterwards, so that it is no work for the goroutine that draws a
// window. An error is a fault of the program: what is read is part of it.
func Load() (*Dictionary, error) {
	rules, err := readAffixes(string(assets.DictionaryAffixes))
	if err != nil {
		return nil, fmt.Errorf("spelling: the rules: %w", err)
	}
	packed, err := gzip.NewReader(bytes.NewReader(assets.DictionaryWords))
	if err != nil {
		return nil, fmt.Errorf("spelling: the words: %w", err)
	}
	english, err := io.ReadAll(packed)
	if err != nil {
		return nil, fmt.Errorf("spelling: the words: %w", err)
	}
	d := &Dictionary{replaced: rules.replaced, never: map[string]bool{}}
	var field strings.Builder
	for line := range strings.Lines(string(assets.FieldWords)) {
		if wrong, is := strings.CutPrefix(strings.TrimSpace(line), "!"); is {
			d.never[wrong] = true
			continue
		}
		field.WriteString(line)
	}
	var words []string
	setAside, flagged := map[string]bool{}, map[byte][]string{}
	for _, list := range []string{string(english), field.String()} {
		for word, flags := range roots(list) {
			for i := range len(flags) {
				if strings.IndexByte(strings.Join(rules.compounds, ""), flags[i]) >= 0 {
					flagged[flags[i]] = append(flagged[flags[i]], word)
				}
			}
			if rules.onlyWithin != 0 && strings.IndexByte(flags, rules.onlyWithin) >= 0 {
				continue
			}
			if capitals(word) == someCapitals {
				// "McDonald", as a heading in capitals has it.
				capital := strings.ToUpper(word)
				setAside[capital] = true
				words = append(words, capital)
			}
			hidden := rules.unsuggested != 0 && strings.IndexByte(flags, rules.unsuggested) >= 0
			for form := range rules.forms(word, flags) {
				words = append(words, form)
				if hidden {
					setAside[form] = true
				}
			}
		}
	}
	for _, pattern := range rules.compounds {
		compound, err := compounding(pattern, flagged)
		if err != nil {
			return nil, fmt.Errorf("spelling: the rules: %w", err)
		}
		d.compounds = append(d.compounds, compound)
	}
	d.words = newWordList(words, setAside)
	return d, nil
}

// has tells whether a word is in the dictionary, capitals and all: one with a
// capital at its beginning, or in capitals, is right where it is without.
func (d *Dictionary) has(word string) bool {
	lower := strings.ToLower(word)
	if d.never[lower] {
		return false
	}
	word = strings.TrimSuffix(word, ".") // of an abbreviation
	if word == "" || strings.Contains(word, " ") {
		return false
	}
	lower = strings.TrimSuffix(lower, ".")
	if d.exactly(word) {
		return true
	}
	titled := titled(lower)
	switch word {
	case titled:
		return d.exactly(lower)
	case strings.ToUpper(lower):
		return d.exactly(lower) || d.exactly(titled)
	}
	return false
}

// titled is a word with a capital at its beginning.
func titled(word string) string {
	first, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(first)) + word[size:]
}

// number is what is written in digits, in groups or not.
var number = regexp.MustCompile(`^(\p{Nd}+[.,-]?)+$`)

// exactly tells whether a word is in the dictionary as it is, or, with hyphens,
// part by part.
func (d *Dictionary) exactly(word string) bool {
	if d.words.has(word) || number.MatchString(word) {
		return true
	}
	for _, c := range d.compounds {
		if c.MatchString(word) {
			return true
		}
	}
	if !strings.Contains(word, "-") {
		return false
	}
	parts := 0
	for part := range strings.SplitSeq(word, "-") {
		if part == "" {
			continue
		}
		if parts++; !d.exactly(part) {
			return false
		}
	}
	return parts > 0
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
// first, spelt with the word's own capitals and ending. It takes some hundredths of
// a second.
func (d *Dictionary) Suggest(word string, most int) []string {
	base := plain(word)
	ending := ""
	if stripped := strings.Trim(strings.ReplaceAll(word, "’", "'"), "'"); len(stripped) > len(base) {
		ending = word[strings.LastIndexAny(word, "'’"):]
	}
	asked := base
	if c := capitals(base); c == allCapitals || c == someCapitals {
		asked = strings.ToLower(base)
	}
	costs := map[string]int{}
	consider := func(w string, cost int) {
		if strings.HasSuffix(w, "'s") || cost > farthest(asked) || !d.spelt(w) {
			return // of the first, the ending is the writer's own
		}
		if known, has := costs[w]; !has || cost < known {
			costs[w] = cost
		}
	}
	if asked != base {
		consider(asked, 0) // only the capitals were wrong
	}
	for _, r := range d.replaced {
		if asked == r[0] {
			consider(r[1], 0) // "alot"
			continue
		}
		for at := range asked {
			if rest, is := strings.CutPrefix(asked[at:], r[0]); is {
				consider(asked[:at]+r[1]+rest, smallSlip)
			}
		}
	}
	for w, cost := range d.words.near(strings.ToLower(asked), farthest(asked)) {
		consider(w, cost)
	}
	for _, w := range d.parted(asked) {
		cost := oneChange
		if strings.HasPrefix(w, "a ") {
			cost = smallSlip - 1 // "alittle"
		}
		consider(w, cost)
	}
	all := likeliest(asked, costs)
	var words []string
	shown := map[string]bool{}
	for _, w := range all {
		if len(words) == most {
			break
		}
		w = dressed(w, base) + ending
		if !shown[strings.ToLower(w)] {
			shown[strings.ToLower(w)] = true
			words = append(words, w)
		}
	}
	return words
}

// likeliest are the words that may have been meant by another, the likeliest first:
// the nearest, and of those as near ordinary words before names, a letter too few
// or too many before a wrong one and that before two words written as one, and then
// the one that begins like it for longer.
func likeliest(asked string, costs map[string]int) []string {
	name := func(w string) int {
		if capitals(w) != noCapitals && capitals(asked) == noCapitals {
			return 1
		}
		return 0
	}
	wrong := func(w string) int {
		switch {
		case strings.Contains(w, " "):
			return 2
		case len(w) == len(asked):
			return 1
		}
		return 0
	}
	like := func(w string) int {
		n := 0
		for n < len(w) && n < len(asked) && w[n] == asked[n] {
			n++
		}
		return n
	}
	return slices.SortedFunc(maps.Keys(costs), func(x, y string) int {
		return cmp.Or(costs[x]-costs[y], name(x)-name(y), wrong(x)-wrong(y), like(y)-like(x), strings.Compare(x, y))
	})
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
	case n <= 9:
		return 3 * oneChange
	}
	return 4 * oneChange
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
	m, b := newMeasure(from), []rune(to)
	for j := 1; j <= len(b); j++ {
		m.add(b, j)
	}
	return m.columns[len(b)][len(m.from)]
}

// measure reckons how unlike a word is to others. Column j is how far each
// beginning of the word is from the first j characters of the other.
type measure struct {
	from    []rune
	taken   []int // what it costs to take each character away
	columns [][]int
}

func newMeasure(from string) *measure {
	m := &measure{from: []rune(from)}
	first := make([]int, len(m.from)+1)
	for i := range m.from {
		m.taken = append(m.taken, stepCost(m.from, i+1))
		first[i+1] = first[i] + m.taken[i]
		if i == 0 {
			first[1] += firstExtra
		}
	}
	m.columns = [][]int{first}
	return m
}

// add reckons column j, the next one, and returns the least in it.
func (m *measure) add(b []rune, j int) (least int) {
	if len(m.columns) < cap(m.columns) {
		m.columns = m.columns[:j+1] // what was cut off is written over
	} else {
		m.columns = append(m.columns, nil)
	}
	if m.columns[j] == nil {
		m.columns[j] = make([]int, len(m.from)+1)
	}
	a, column, before := m.from, m.columns[j], m.columns[j-1]
	added := stepCost(b, j)
	for i := range column {
		extra := 0
		if i <= 1 && j <= 1 {
			extra = firstExtra
		}
		best := before[i] + added + extra
		if i > 0 {
			best = min(best, column[i-1]+m.taken[i-1]+extra)
			cost := 0
			if a[i-1] != b[j-1] {
				cost = oneChange + extra
				if vowel(a[i-1]) && vowel(b[j-1]) || alike(a[i-1], b[j-1]) {
					cost = smallSlip + extra
				}
			}
			best = min(best, before[i-1]+cost)
		}
		if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] && a[i-1] != a[i-2] {
			best = min(best, m.columns[j-2][i-2]+smallSlip-1)
		}
		column[i] = best
		if i == 0 || best < least {
			least = best
		}
	}
	return least
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

func vowel(r rune) bool {
	switch r {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

// alike tells whether two letters are taken for one another by their sound.
func alike(x, y rune) bool {
	if x > y {
		x, y = y, x
	}
	switch [2]rune{x, y} {
	case [2]rune{'c', 's'}, [2]rune{'s', 'z'}, [2]rune{'c', 'k'}, [2]rune{'g', 'j'}, [2]rune{'f', 'v'}:
		return true
	}
	return false
}
