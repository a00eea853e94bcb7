package shaping

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// Level is how deep a character stands among text of the other direction, as the
// Unicode Bidirectional Algorithm (UAX #9) counts: even levels run from left to
// right, odd ones from right to left.
type Level int8

// RightToLeft tells whether text of this level runs from right to left.
func (l Level) RightToLeft() bool { return l&1 == 1 }

// maxDepth is how deep embeddings go (BD2). What is deeper stays where it is.
const maxDepth = 125

// HasRightToLeft tells whether anything in text can run from right to left. Where
// it is false, every level is 0.
func HasRightToLeft(text string) bool {
	for _, r := range text {
		if r < 0x590 {
			continue
		}
		switch classOf(r) {
		case bidi.R, bidi.AL, bidi.AN, bidi.RLE, bidi.RLO, bidi.RLI:
			return true
		}
	}
	return false
}

// BaseLevel is the level of a paragraph: 1 where it begins with a letter that runs
// from right to left (UAX #9, P2 and P3), and at least half of its letters do. A
// sentence of English that begins with one word of Arabic is still one of English.
// known is false where there are no letters to tell by.
func BaseLevel(text []rune) (level Level, known bool) {
	first, left, right := bidi.ON, 0, 0
	depth := 0
	for _, r := range text {
		c := classOf(r)
		switch c {
		case bidi.LRI, bidi.RLI, bidi.FSI:
			depth++
		case bidi.PDI:
			depth = max(0, depth-1)
		case bidi.L, bidi.R, bidi.AL:
			if first == bidi.ON && depth == 0 {
				first = c
			}
			if c == bidi.L {
				left++
			} else {
				right++
			}
		}
	}
	if (first == bidi.R || first == bidi.AL) && right >= left {
		return 1, true
	}
	return 0, first != bidi.ON
}

// Isolates of Unicode: what stands between one of the first two and the third keeps
// its signs to itself.
const (
	leftToRightIsolate = '\u2066'
	rightToLeftIsolate = '\u2067'
	endOfIsolate       = '\u2069'
)

// Quoted returns where in a paragraph quotations of the other direction begin and
// end, and what to put in there so that a full stop or a number within the marks of
// quotation stays with the words it belongs to, which UAX #9 alone cannot know. The
// places are in order.
func Quoted(text []rune, base Level) (at []int, isolates []rune) {
	open := -1
	for i, r := range text {
		switch {
		case r == '“' || r == '"' && open < 0:
			open = i
		case (r == '”' || r == '"') && open >= 0:
			if level, known := BaseLevel(text[open+1 : i]); known && level != base {
				isolate := leftToRightIsolate
				if level.RightToLeft() {
					isolate = rightToLeftIsolate
				}
				at = append(at, open+1, i)
				isolates = append(isolates, isolate, endOfIsolate)
			}
			open = -1
		}
	}
	return at, isolates
}

func classOf(r rune) bidi.Class {
	p, _ := bidi.LookupRune(r)
	return p.Class()
}

// Levels returns the level of every character of a paragraph whose own is base,
// by UAX #9 up to rule I2. It takes time in proportion to the text.
func Levels(text []rune, base Level) []Level {
	p := paragraph{text: text, base: base, classes: make([]bidi.Class, len(text)), levels: make([]Level, len(text))}
	for i, r := range text {
		p.classes[i] = classOf(r)
	}
	p.matchIsolates()
	p.explicit()
	for _, sequence := range p.sequences() {
		sequence.resolve()
	}
	// What X9 removes goes with what stands before it.
	before := base
	for i, c := range p.classes {
		if c == bidi.BN {
			p.levels[i] = before
		}
		before = p.levels[i]
	}
	return p.levels
}

type paragraph struct {
	text    []rune
	base    Level
	classes []bidi.Class // as rules X1 to X8 leave them
	levels  []Level
	// match holds the partner of every isolate initiator and of every PDI, or -1.
	match []int
}

func startsIsolate(c bidi.Class) bool { return c == bidi.LRI || c == bidi.RLI || c == bidi.FSI }

// matchIsolates finds which PDI ends which isolate (BD9).
func (p *paragraph) matchIsolates() {
	p.match = make([]int, len(p.text))
	var open []int
	for i, c := range p.classes {
		p.match[i] = -1
		switch {
		case startsIsolate(c):
			open = append(open, i)
		case c == bidi.PDI && len(open) > 0:
			from := open[len(open)-1]
			open = open[:len(open)-1]
			p.match[from], p.match[i] = i, from
		}
	}
}

// status is an entry of the stack of directions (X1).
type status struct {
	level    Level
	override bidi.Class // L, R or ON for none
	isolate  bool
}

// explicit follows the characters that set directions (X1 to X8). Those that X9
// removes become BN, with the level of the text they stand in.
func (p *paragraph) explicit() {
	stack := []status{{level: p.base, override: bidi.ON}}
	overIsolates, overEmbeddings, isolates := 0, 0, 0
	for i, c := range p.classes {
		top := stack[len(stack)-1]
		p.levels[i] = top.level
		switch c {
		case bidi.LRE, bidi.RLE, bidi.LRO, bidi.RLO:
			p.classes[i] = bidi.BN
			next := deeper(top.level, c == bidi.RLE || c == bidi.RLO)
			switch {
			case next <= maxDepth && overIsolates == 0 && overEmbeddings == 0:
				override := bidi.ON
				if c == bidi.LRO {
					override = bidi.L
				} else if c == bidi.RLO {
					override = bidi.R
				}
				stack = append(stack, status{level: next, override: override})
			case overIsolates == 0:
				overEmbeddings++
			}
		case bidi.LRI, bidi.RLI, bidi.FSI:
			if top.override != bidi.ON {
				p.classes[i] = top.override
			}
			if overIsolates > 0 || overEmbeddings > 0 {
				overIsolates++
				continue
			}
			next := deeper(top.level, c == bidi.RLI || c == bidi.FSI && p.firstStrong(i) == 1)
			if next > maxDepth {
				overIsolates++
				continue
			}
			isolates++
			stack = append(stack, status{level: next, override: bidi.ON, isolate: true})
		case bidi.PDI:
			switch {
			case overIsolates > 0:
				overIsolates--
			case isolates > 0:
				overEmbeddings = 0
				for !stack[len(stack)-1].isolate {
					stack = stack[:len(stack)-1]
				}
				stack = stack[:len(stack)-1]
				isolates--
			}
			top = stack[len(stack)-1]
			p.levels[i] = top.level
			if top.override != bidi.ON {
				p.classes[i] = top.override
			}
		case bidi.PDF:
			p.classes[i] = bidi.BN
			switch {
			case overIsolates > 0:
			case overEmbeddings > 0:
				overEmbeddings--
			case !top.isolate && len(stack) > 1:
				stack = stack[:len(stack)-1]
			}
		case bidi.B:
			p.levels[i] = p.base
		case bidi.BN:
		default:
			if top.override != bidi.ON {
				p.classes[i] = top.override
			}
		}
	}
}

// deeper is the next level of a direction (X2 to X5).
func deeper(level Level, rightToLeft bool) Level {
	if level.RightToLeft() == rightToLeft {
		return level + 2
	}
	return level + 1
}

// firstStrong is the direction in which the isolate begun at i runs (P2 and P3).
func (p *paragraph) firstStrong(i int) Level {
	end := p.match[i]
	if end < 0 {
		end = len(p.classes)
	}
	for j := i + 1; j < end; j++ {
		switch c := classOf(p.text[j]); {
		case c == bidi.L:
			return 0
		case c == bidi.R || c == bidi.AL:
			return 1
		case startsIsolate(c):
			if p.match[j] < 0 {
				return 0
			}
			j = p.match[j]
		}
	}
	return 0
}

// sequence is an isolating run sequence (BD13): text of one level, with what is
// isolated in it left out.
type sequence struct {
	*paragraph
	at       []int        // the characters
	classes  []bidi.Class // of these
	level    Level
	sos, eos bidi.Class // what stands before and after it: L or R
}

// sequences divides the text into isolating run sequences (X10).
func (p *paragraph) sequences() []*sequence {
	var kept []int // what X9 leaves
	for i, c := range p.classes {
		if c != bidi.BN {
			kept = append(kept, i)
		}
	}
	type span struct{ from, to int } // in kept
	var runs []span
	runOf := map[int]int{} // by the first character, where that is a PDI
	for from := 0; from < len(kept); {
		to := from + 1
		for to < len(kept) && p.levels[kept[to]] == p.levels[kept[from]] {
			to++
		}
		runOf[kept[from]] = len(runs)
		runs = append(runs, span{from, to})
		from = to
	}
	var out []*sequence
	for _, r := range runs {
		first := kept[r.from]
		if p.isolateAt(first) == bidi.PDI && p.match[first] >= 0 {
			continue // part of the sequence of what began the isolate
		}
		s := &sequence{paragraph: p, level: p.levels[first]}
		before := p.base
		if r.from > 0 {
			before = p.levels[kept[r.from-1]]
		}
		s.sos = directionOf(max(before, s.level))
		for {
			s.at = append(s.at, kept[r.from:r.to]...)
			last := kept[r.to-1]
			if startsIsolate(p.isolateAt(last)) && p.match[last] >= 0 {
				if next, begins := runOf[p.match[last]]; begins {
					r = runs[next]
					continue
				}
			}
			after := p.base
			if r.to < len(kept) && !startsIsolate(p.isolateAt(last)) {
				after = p.levels[kept[r.to]]
			}
			s.eos = directionOf(max(after, s.level))
			break
		}
		s.classes = make([]bidi.Class, len(s.at))
		for i, at := range s.at {
			s.classes[i] = p.classes[at]
		}
		out = append(out, s)
	}
	return out
}

// isolateAt is the class of a character that begins or ends an isolate, whatever
// an override made of it.
func (p *paragraph) isolateAt(i int) bidi.Class { return classOf(p.text[i]) }

func directionOf(l Level) bidi.Class {
	if l.RightToLeft() {
		return bidi.R
	}
	return bidi.L
}

func (s *sequence) resolve() {
	s.weak()
	s.brackets()
	s.neutral()
	for i, c := range s.classes { // I1 and I2
		level := s.level
		switch {
		case !level.RightToLeft() && c == bidi.R:
			level++
		case !level.RightToLeft() && (c == bidi.AN || c == bidi.EN):
			level += 2
		case level.RightToLeft() && (c == bidi.L || c == bidi.AN || c == bidi.EN):
			level++
		}
		s.levels[s.at[i]] = level
	}
}

// weak resolves numbers and what belongs to them (W1 to W7).
func (s *sequence) weak() {
	t := s.classes
	before, strong := s.sos, s.sos
	for i, c := range t {
		switch {
		case c == bidi.NSM && (startsIsolate(before) || before == bidi.PDI): // W1
			t[i] = bidi.ON
		case c == bidi.NSM:
			t[i] = before
		}
		before = t[i]
	}
	for i, c := range t {
		switch c {
		case bidi.L, bidi.R, bidi.AL:
			strong = c
		case bidi.EN:
			if strong == bidi.AL { // W2
				t[i] = bidi.AN
			}
		}
	}
	for i, c := range t {
		if c == bidi.AL { // W3
			t[i] = bidi.R
		}
	}
	for i := 1; i+1 < len(t); i++ { // W4
		number := t[i-1]
		if number == t[i+1] && (number == bidi.EN && (t[i] == bidi.ES || t[i] == bidi.CS) || number == bidi.AN && t[i] == bidi.CS) {
			t[i] = number
		}
	}
	for i := 0; i < len(t); { // W5
		if t[i] != bidi.ET {
			i++
			continue
		}
		end := i
		for end < len(t) && t[end] == bidi.ET {
			end++
		}
		if i > 0 && t[i-1] == bidi.EN || end < len(t) && t[end] == bidi.EN {
			for ; i < end; i++ {
				t[i] = bidi.EN
			}
		}
		i = end
	}
	strong = s.sos
	for i, c := range t {
		switch c {
		case bidi.ES, bidi.ET, bidi.CS: // W6
			t[i] = bidi.ON
		case bidi.L, bidi.R:
			strong = c
		case bidi.EN:
			if strong == bidi.L { // W7
				t[i] = bidi.L
			}
		}
	}
}

// strongOf is the direction a character gives to the neutral ones beside it, or ON.
func strongOf(c bidi.Class) bidi.Class {
	switch c {
	case bidi.L:
		return bidi.L
	case bidi.R, bidi.AN, bidi.EN:
		return bidi.R
	}
	return bidi.ON
}

// openBrackets is how many brackets may be open at once (BD16).
const openBrackets = 63

// brackets gives the two brackets of a pair one direction (N0).
func (s *sequence) brackets() {
	own := directionOf(s.level)
	for _, pair := range s.pairs() {
		same, other := false, false
		for i := pair[0] + 1; i < pair[1]; i++ {
			switch strongOf(s.classes[i]) {
			case own:
				same = true
			case bidi.ON:
			default:
				other = true
			}
			if same {
				break
			}
		}
		direction := own
		switch {
		case same:
		case other:
			before := s.sos
			for i := pair[0] - 1; i >= 0; i-- {
				if c := strongOf(s.classes[i]); c != bidi.ON {
					before = c
					break
				}
			}
			if before != own {
				direction = before
			}
		default:
			continue
		}
		for _, i := range pair {
			s.classes[i] = direction
			// Marks on a bracket go with it.
			for j := i + 1; j < len(s.at) && classOf(s.text[s.at[j]]) == bidi.NSM; j++ {
				s.classes[j] = direction
			}
		}
	}
}

// pairs are the places of opening and closing brackets that belong together
// (BD16), in the order of the opening ones.
func (s *sequence) pairs() [][2]int {
	type opened struct {
		closing rune
		at      int
	}
	var open []opened
	var out [][2]int
	for i, at := range s.at {
		r := s.text[at]
		if s.classes[i] != bidi.ON {
			continue
		}
		p, _ := bidi.LookupRune(r)
		if !p.IsBracket() {
			continue
		}
		if p.IsOpeningBracket() {
			if len(open) == openBrackets {
				return nil
			}
			open = append(open, opened{bracket(partner(r)), i})
			continue
		}
		for j := len(open) - 1; j >= 0; j-- {
			if open[j].closing == bracket(r) {
				out = append(out, [2]int{open[j].at, i})
				open = open[:j]
				break
			}
		}
	}
	slices.SortFunc(out, func(a, b [2]int) int { return a[0] - b[0] })
	return out
}

// partner is the other bracket of a pair.
func partner(r rune) rune { return []rune(bidi.ReverseString(string(r)))[0] }

// bracket is r, or the bracket that is the same in Unicode.
func bracket(r rune) rune {
	switch r {
	case 0x2329:
		return 0x3008
	case 0x232a:
		return 0x3009
	}
	return r
}

// neutral resolves spaces and signs by what stands around them (N1 and N2).
func (s *sequence) neutral() {
	t := s.classes
	for i := 0; i < len(t); {
		if !isNeutral(t[i]) {
			i++
			continue
		}
		end := i
		for end < len(t) && isNeutral(t[end]) {
			end++
		}
		before, after := s.sos, s.eos
		if i > 0 {
			before = strongOf(t[i-1])
		}
		if end < len(t) {
			after = strongOf(t[end])
		}
		direction := directionOf(s.level)
		if before == after {
			direction = before
		}
		for ; i < end; i++ {
			t[i] = direction
		}
	}
}

func isNeutral(c bidi.Class) bool {
	switch c {
	case bidi.B, bidi.S, bidi.WS, bidi.ON, bidi.LRI, bidi.RLI, bidi.FSI, bidi.PDI:
		return true
	}
	return false
}

// Order returns the order in which things of these levels stand on a line from left
// to right, as indices (UAX #9, L2). Spaces at the end of the line have to have the
// paragraph's own level (L1).
func Order(levels []Level) []int {
	order := make([]int, len(levels))
	deepest, least := Level(0), Level(maxDepth+1)
	for i, l := range levels {
		order[i] = i
		deepest = max(deepest, l)
		if l.RightToLeft() {
			least = min(least, l)
		}
	}
	for level := deepest; level >= least; level-- {
		for i := 0; i < len(levels); {
			if levels[i] < level {
				i++
				continue
			}
			end := i
			for end < len(levels) && levels[end] >= level {
				end++
			}
			slices.Reverse(order[i:end])
			i = end
		}
	}
	return order
}

// mirrored are the characters that turn round in text from right to left, of those
// that people write (BidiMirroring.txt of Unicode 15).
var mirrored = func() map[rune]rune {
	pairs := []rune("()<>[]{}«»‹›≤≥≪≫≺≻⊂⊃⊆⊇∈∋⌈⌉⌊⌋⟦⟧⟨⟩⟪⟫⦅⦆〈〉《》「」『』【】〔〕〖〗〘〙〚〛⁅⁆⁽⁾₍₎")
	both := map[rune]rune{}
	for i := 0; i < len(pairs); i += 2 {
		both[pairs[i]], both[pairs[i+1]] = pairs[i+1], pairs[i]
	}
	return both
}()

// Mirror is what stands for r in text from right to left.
func Mirror(r rune) rune {
	if m, ok := mirrored[r]; ok {
		return m
	}
	return r
}
