package understanding

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"sync"

	"ninefold/app/assessment"
	"ninefold/app/expression"
	"ninefold/app/intake/marks"
	"ninefold/assets"
)

// lexicon is the field's words for headings.
type lexicon struct {
	Lists map[assessment.ListKey]vocabulary `json:"lists"`
	Other vocabulary                        `json:"other"`
	Empty []string                          `json:"empty"`
	// Who it is that speaks, in headings such as "What people tell us".
	Voices []string `json:"voices"`
	// What says nothing of a list in a heading, such as "to date".
	Neutral []string `json:"neutral"`
	// What names no statement though a word in it does, such as a kind of disability.
	Elsewhere []string `json:"elsewhere"`
	Report    []string `json:"report"`
	// What a line begins with that says something of the paper itself.
	Paper []string `json:"paper"`
	// What the minutes of a meeting begin their parts with.
	Minutes []string `json:"minutes"`
	// What heads the columns of a register of risks: the risk itself, and signs of one.
	Registers registers `json:"registers"`
	// By the title of the statement. A framework without it has no use for them.
	Statements map[string]vocabulary `json:"statements"`
	// How entries are worded, list by list, and the words that begin a thing to do.
	Entries map[assessment.ListKey]vocabulary `json:"entries"`
	Doing   []string                          `json:"doing"`

	paper  []string // Paper in the form Key makes
	empty  map[string]bool
	report map[string]bool
	doing  map[string]bool

	known wordWeights
}

// wordWeights remembers what single words were found to weigh.
type wordWeights struct {
	sync.Mutex
	of map[string]wordWeight
}

type wordWeight struct {
	key    assessment.ListKey
	weight float64
}

// vocabulary is the words that mean one thing, with their weights. Words are
// beginnings of words.
type vocabulary struct {
	Words   map[string]float64 `json:"words"`
	Phrases map[string]float64 `json:"phrases"`
}

// registers are beginnings of words, by what they are.
type registers map[string][]string

// has tells whether one of the words begins as those do.
func (r registers) has(what string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool {
		return slices.ContainsFunc(r[what], func(stem string) bool { return strings.HasPrefix(word, stem) })
	})
}

var theLexicon = sync.OnceValue(func() *lexicon {
	var l *lexicon
	var raw struct {
		lexicon
		About string `json:"about"`
	}
	if err := json.Unmarshal(assets.Lexicon(), &raw); err != nil {
		panic("intake: the lexicon is part of the program and broken: " + err.Error())
	}
	l = &raw.lexicon
	l.known.of = map[string]wordWeight{}
	for _, begins := range l.Paper {
		l.paper = append(l.paper, Key(begins))
	}
	l.empty, l.report, l.doing = map[string]bool{}, Keys(l.Report...), map[string]bool{}
	for _, w := range l.Doing {
		l.doing[w] = true
	}
	for _, w := range l.Empty {
		l.empty[w] = true
		l.empty[marks.Singular(w)] = true
	}
	return l
})

// isReport tells whether a line is a heading of a covering report to a
// committee, or begins with one.
func (l *lexicon) isReport(line string) bool {
	k := Key(line)
	if l.report[k] {
		return true
	}
	for name := range l.report {
		if strings.HasPrefix(k, name+" ") && strings.Count(name, " ") >= 1 {
			return true
		}
	}
	return false
}

// isOfPaper tells whether a short line says something of the paper itself: who wrote it
// or when, or what it was written for.
func (l *lexicon) isOfPaper(line string) bool {
	k := Key(line)
	return marks.ShortLine(line) && slices.ContainsFunc(l.paper, func(begins string) bool { return k == begins || strings.HasPrefix(k, begins+" ") })
}

// meaning is what a heading's words come to.
type meaning struct {
	list     assessment.ListKey // the list it is most like, or ""
	strength float64            // 0 to 1
	other    bool               // whether it is most like a heading of something else
}

// denials turn what is good into what is not.
var denials = map[string]bool{"not": true, "isnt": true, "arent": true, "less": true, "doesnt": true, "dont": true, "havent": true, "hasnt": true, "wasnt": true, "never": true}

// other is the key under which weights for something else are added up.
const other = assessment.ListKey("other")

// meaningOf weighs a heading's words: what speaks for one list, less what speaks
// for another, over what speaks for none.
func (l *lexicon) meaningOf(line string) meaning {
	weights, strange := l.sums(line)
	best, second := assessment.ListKey(""), 0.0
	l.each(func(key assessment.ListKey, _ vocabulary) {
		switch {
		case best == "" || weights[key] > weights[best]:
			if best != "" {
				second = math.Max(second, weights[best])
			}
			best = key
		default:
			second = math.Max(second, weights[key])
		}
	})
	if weights[best] == 0 {
		return meaning{}
	}
	m := meaning{list: best, strength: math.Max(0, weights[best]-0.7*second) / (weights[best] + 1.5*strange + 1)}
	if best == other {
		m.list, m.other = "", true
	}
	return m
}

// weights are what a heading's words say for each list, in the measure of settle.
func (l *lexicon) weights(line string) tone {
	const worth = 3 // what words are worth that speak for one list only
	sums, strange := l.sums(line)
	all := 2 + 1.5*strange // one weak word says little
	for _, weight := range sums {
		all += weight
	}
	var of tone
	for i, key := range assessment.ListKeys {
		of[i] = worth * sums[key] / all
	}
	return of
}

// saidByOthers is what it weighs for something else that a heading only says who speaks.
const saidByOthers = 5

// without takes phrases out of a heading's words, and tells whether any were there. Who
// it is that speaks, as in "What people tell us works", leaves what they speak of.
func without(w []string, phrases []string) (rest []string, any bool) {
	text := " " + strings.Join(w, " ") + " "
	for _, phrase := range phrases {
		if strings.Contains(text, " "+phrase+" ") {
			text, any = strings.Replace(text, " "+phrase+" ", " ", 1), true
		}
	}
	return strings.Fields(text), any
}

// isElsewhere tells whether a line says what no statement is about, though a word of it
// is one's name.
func (l *lexicon) isElsewhere(line string) bool {
	_, any := without(plainWords(line), l.Elsewhere)
	return any
}

// howWell asks, and tells of nothing that it is well.
var howWell = expression.Of(`(?i)\bhow (?:well|good|effective|effectively|safe|strong)\b`)

// sums adds up what a heading's words weigh for each list and for something
// else, and counts the words that say nothing of either.
func (l *lexicon) sums(line string) (weights map[assessment.ListKey]float64, strange float64) {
	w := slices.DeleteFunc(plainWords(howWell.ReplaceAllString(line, "how")), marks.IsNumber)
	text := " " + strings.Join(w, " ") + " "
	w, _ = without(w, l.Neutral)
	w, voices := without(w, l.Voices)
	weights = map[assessment.ListKey]float64{}
	for _, word := range w {
		key, weight := l.weigh(word)
		switch {
		case weight > 0:
			weights[key] += weight
		case !l.empty[word] && !l.empty[marks.Singular(word)]:
			strange++
		}
	}
	l.each(func(key assessment.ListKey, v vocabulary) {
		for phrase, weight := range v.Phrases {
			if strings.Contains(text, " "+phrase+" ") {
				weights[key] += weight
			}
		}
	})
	const few = 2 // words left, beyond which it is a sentence: "People say what they want"
	if voices && len(w) <= few && weights[assessment.WorkingWell]+weights[assessment.Improvement]+weights[assessment.Priorities] == 0 {
		weights[other] += saidByOthers
	}
	if slices.ContainsFunc(w, func(word string) bool { return denials[word] }) && weights[assessment.WorkingWell] > 0 {
		// What is not good is no strength.
		weights[assessment.Improvement] += weights[assessment.WorkingWell]
		weights[assessment.WorkingWell] = 0
	}
	return weights, strange
}

// each goes through the vocabularies in a fixed order.
func (l *lexicon) each(visit func(assessment.ListKey, vocabulary)) {
	for _, key := range assessment.ListKeys {
		visit(key, l.Lists[key])
	}
	visit(other, l.Other)
}

// weigh is search, remembered for as many words as a long document has.
func (l *lexicon) weigh(word string) (assessment.ListKey, float64) {
	const most, longest = 20_000, 40 // words, and bytes of one
	l.known.Lock()
	defer l.known.Unlock()
	w, known := l.known.of[word]
	if !known {
		w.key, w.weight = l.search(word)
		if len(l.known.of) < most && len(word) <= longest {
			l.known.of[strings.Clone(word)] = w
		}
	}
	return w.key, w.weight
}

// search finds the longest beginning that fits a word, or, where none does, one that
// fits it but for one letter.
func (l *lexicon) search(word string) (key assessment.ListKey, weight float64) {
	const most, least = 6, 6 // letters a word may go on for; letters that forgive one
	longest := 0
	find := func(fits func(stem string) bool) {
		l.each(func(k assessment.ListKey, v vocabulary) {
			for stem, w := range v.Words {
				if (len(stem) > longest || len(stem) == longest && w > weight) && fits(stem) {
					longest, key, weight = len(stem), k, w
				}
			}
		})
	}
	find(func(stem string) bool {
		return strings.HasPrefix(word, stem) && len(word)-len(stem) <= most && (len(stem) > 4 || len(word)-len(stem) <= 3)
	})
	if longest == 0 {
		find(func(stem string) bool {
			return len(stem) >= least && len(word) >= len(stem) && nearly(word[:len(stem)], stem)
		})
	}
	return key, weight
}

// nearly tells whether two words differ in one letter, or in two that changed
// places.
func nearly(x, y string) bool {
	if len(x) != len(y) || x == y {
		return x == y
	}
	var differ []int
	for i := range len(x) {
		if x[i] != y[i] {
			differ = append(differ, i)
		}
	}
	return len(differ) == 1 || len(differ) == 2 && differ[1] == differ[0]+1 && x[differ[0]] == y[differ[1]] && x[differ[1]] == y[differ[0]]
}

// apostrophes are taken out of words, and "we'll" apart.
var apostrophes = strings.NewReplacer("’ll", " will", "'ll", " will", "’", "", "'", "", "‘", "")

// plainWords are a line's words in lower case, as they stand.
func plainWords(line string) []string {
	line = apostrophes.Replace(strings.ToLower(line))
	return strings.FieldsFunc(line, func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9') })
}

// statementLike returns the statement whose name a line is most like, and how
// like, 0 to 1, over all statements. It is "" where two are as like.
func (n *Names) statementLike(line string) (code string, strength float64) {
	own := contentWords(ownAssessment.ReplaceAllString(line, ""))
	if len(own) == 0 || len(own) > 10 || theLexicon().isElsewhere(line) {
		return "", 0
	}
	second := 0.0
	for i, s := range n.Framework.Statements() {
		best := 0.0
		for _, name := range n.telling[i] {
			best = math.Max(best, likeness(own, name))
		}
		if best > strength {
			code, strength, second = s.Code, best, strength
		} else {
			second = math.Max(second, best)
		}
	}
	if strength-second < 0.15 {
		return "", 0
	}
	const speaks = 0.72
	if len(own) == 1 && strength < 1 && strength > onlyAGuess {
		// One word of a name of several is it only where it speaks for the statement alone.
		if worded, how := n.statementWorded(line); worded != code || how < speaks {
			strength = onlyAGuess
		}
	}
	return code, strength
}

// ownAssessment is what the whole document is called, and no statement.
var ownAssessment = expression.Of(`(?i)\bself[\s-]?assessments?\b`)

// statementWorded returns the statement that the words of a line speak for most,
// and how much, 0 to 1: less what speaks for another, over what speaks for none.
func (n *Names) statementWorded(line string) (code string, strength float64) {
	l := theLexicon()
	w := slices.DeleteFunc(plainWords(ownAssessment.ReplaceAllString(howWell.ReplaceAllString(line, "how"), "")), marks.IsNumber)
	if len(w) == 0 || len(w) > 14 || l.isElsewhere(line) {
		return "", 0
	}
	text := " " + strings.Join(w, " ") + " "
	known := make([]bool, len(w))
	best, second := 0.0, 0.0
	for _, s := range n.Framework.Statements() {
		v := l.Statements[s.Title]
		sum := 0.0
		for i, word := range w {
			weight := v.longest(word)
			known[i] = known[i] || weight > 0 || l.empty[word] || l.empty[marks.Singular(word)] || slices.Contains(smallWords, word)
			sum += weight
		}
		for phrase, weight := range v.Phrases {
			if strings.Contains(text, " "+phrase+" ") {
				sum += weight
			}
		}
		if sum > best {
			code, best, second = s.Code, sum, best
		} else {
			second = max(second, sum)
		}
	}
	strange := 0.0
	for _, is := range known {
		if !is {
			strange++
		}
	}
	if best == 0 {
		return "", 0
	}
	return code, max(0, best-0.7*second) / (best + 0.7*strange + 1)
}

// longest is the weight of the longest beginning of a word in the vocabulary, or 0.
func (v vocabulary) longest(word string) float64 {
	const most = 6 // letters that a word may go on for
	for end := len(word); end > 0 && len(word)-end <= most; end-- {
		if weight, known := v.Words[word[:end]]; known {
			return weight
		}
	}
	return 0
}

// contentWords are the words of a name that tell it from another.
func contentWords(line string) []string {
	var all []string
	for _, w := range marks.Words(line) {
		if len(w) > 2 && !marks.IsNumber(w) && !slices.Contains(smallWords, w) && !slices.Contains(all, w) {
			all = append(all, w)
		}
	}
	return all
}

var smallWords = strings.Fields("the and for with our how are its theme quality statement section part chapter")

// likeness is twice the words two names share over the words of both.
func likeness(x, y []string) float64 {
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	shared := 0
	for _, w := range x {
		if slices.ContainsFunc(y, func(other string) bool { return sameStem(w, other) }) {
			shared++
		}
	}
	return 2 * float64(shared) / float64(len(x)+len(y))
}

// sameStem tells whether two words begin alike as far as matters, or differ in
// one letter.
func sameStem(x, y string) bool {
	shorter := min(len(x), len(y))
	if shorter < 4 {
		return x == y
	}
	if shorter == 4 && len(x) != len(y) && (strings.HasSuffix(x, "r") || strings.HasSuffix(y, "r")) {
		return false // "care" and "carer" are not the same
	}
	stem := shorter
	if shorter > 5 {
		stem = max(5, shorter-3)
	}
	return x[:stem] == y[:stem] && max(len(x), len(y))-stem <= 6 || shorter >= 6 && nearly(x, y)
}
