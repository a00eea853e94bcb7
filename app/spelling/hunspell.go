package spelling

import (
	"fmt"
	"iter"
	"regexp"
	"strings"
)

// affixes are the rules of a Hunspell .aff file that our dictionary uses: what may
// go before and after a word, which parts make a word together, what is often
// written for what, and which words are right and nobody's suggestion. Flags are
// one letter each. See hunspell(5); what it knows besides, reading refuses.
type affixes struct {
	suffixes, prefixes map[byte][]affix
	replaced           [][2]string // what is often written, and what was meant
	compounds          []string    // patterns of flags
	onlyWithin         byte        // flags words that are right only as a part of one; 0 where there is no such flag
	unsuggested        byte        // flags words that are never suggested; 0 likewise
}

// affix is one rule: with strip taken away and add put there, a word that the
// condition holds of becomes another.
type affix struct {
	strip, add string
	condition  condition
	cross      bool // whether a prefix may go with it and it with a prefix
}

// condition is what the characters at a word's end must be, or at its beginning
// for a prefix: a set of letters for each.
type condition []letters

type letters struct {
	any, not bool
	set      string
}

func (l letters) has(c byte) bool { return l.any || (strings.IndexByte(l.set, c) >= 0) != l.not }

// holds tells whether the condition holds of a part of a word as long as it.
func (c condition) holds(part string) bool {
	for i, l := range c {
		if !l.has(part[i]) {
			return false
		}
	}
	return true
}

func readCondition(text string) (condition, error) {
	if text == "." {
		return nil, nil
	}
	var c condition
	for text != "" {
		if text[0] != '[' {
			c = append(c, letters{set: text[:1], any: text[0] == '.'})
			text = text[1:]
			continue
		}
		set, rest, closed := strings.Cut(text[1:], "]")
		if !closed {
			return nil, fmt.Errorf("the condition %q is not closed", text)
		}
		set, not := strings.CutPrefix(set, "^")
		c = append(c, letters{set: set, not: not})
		text = rest
	}
	return c, nil
}

// readAffixes reads a .aff file.
func readAffixes(data string) (*affixes, error) {
	a := &affixes{suffixes: map[byte][]affix{}, prefixes: map[byte][]affix{}}
	crosses := map[string]bool{}
	for line := range strings.Lines(data) {
		f := strings.Fields(line)
		if len(f) < 2 || strings.HasPrefix(f[0], "#") {
			continue
		}
		switch f[0] {
		case "SET":
			if f[1] != "UTF-8" {
				return nil, fmt.Errorf("the encoding is %s", f[1])
			}
		case "TRY", "WORDCHARS", "COMPOUNDMIN", "ICONV": // for programs that guess or cut words another way
		case "NOSUGGEST":
			a.unsuggested = f[1][0]
		case "ONLYINCOMPOUND":
			a.onlyWithin = f[1][0]
		case "COMPOUNDRULE":
			if strings.Trim(f[1], "0123456789") != "" { // the first says how many follow
				a.compounds = append(a.compounds, f[1])
			}
		case "REP":
			if len(f) == 3 {
				a.replaced = append(a.replaced, [2]string{strings.ReplaceAll(f[1], "_", " "), strings.ReplaceAll(f[2], "_", " ")})
			}
		case "SFX", "PFX":
			if len(f) == 4 {
				crosses[f[0]+f[1]] = f[2] == "Y"
				continue
			}
			if len(f) != 5 || len(f[1]) != 1 || strings.Contains(f[3], "/") {
				return nil, fmt.Errorf("not a rule that is known: %q", line)
			}
			c, err := readCondition(f[4])
			if err != nil {
				return nil, err
			}
			rule := affix{strip: strings.Trim(f[2], "0"), add: f[3], condition: c, cross: crosses[f[0]+f[1]]}
			if f[0] == "SFX" {
				a.suffixes[f[1][0]] = append(a.suffixes[f[1][0]], rule)
			} else {
				a.prefixes[f[1][0]] = append(a.prefixes[f[1][0]], rule)
			}
		default:
			return nil, fmt.Errorf("not a rule that is known: %q", line)
		}
	}
	return a, nil
}

// after puts a suffix to a word, if it may stand there.
func (r affix) after(word string) (string, bool) {
	if len(word) <= len(r.strip) || len(word) < len(r.condition) || !strings.HasSuffix(word, r.strip) ||
		!r.condition.holds(word[len(word)-len(r.condition):]) {
		return "", false
	}
	return word[:len(word)-len(r.strip)] + r.add, true
}

// before puts a prefix to a word, if it may stand there.
func (r affix) before(word string) (string, bool) {
	if len(word) <= len(r.strip) || len(word) < len(r.condition) || !strings.HasPrefix(word, r.strip) ||
		!r.condition.holds(word[:len(r.condition)]) {
		return "", false
	}
	return r.add + word[len(r.strip):], true
}

// forms are all the words that a line of a .dic file stands for.
func (a *affixes) forms(word, flags string) iter.Seq[string] {
	return func(yield func(string) bool) {
		if !yield(word) {
			return
		}
		for i := range len(flags) {
			for _, s := range a.suffixes[flags[i]] {
				if form, can := s.after(word); can && !yield(form) {
					return
				}
			}
			for _, p := range a.prefixes[flags[i]] {
				form, can := p.before(word)
				if !can {
					continue
				}
				if !yield(form) {
					return
				}
				for k := range len(flags) {
					for _, s := range a.suffixes[flags[k]] {
						if !p.cross || !s.cross {
							continue
						}
						if both, can := s.after(form); can && !yield(both) {
							return
						}
					}
				}
			}
		}
	}
}

// roots are the words of a .dic file with their flags. The first line of a file
// may be how many there are.
func roots(data string) iter.Seq2[string, string] {
	return func(yield func(word, flags string) bool) {
		first := true
		for line := range strings.Lines(data) {
			line = strings.TrimSpace(line)
			counted := first && line != "" && strings.Trim(line, "0123456789") == ""
			first = false
			if line == "" || counted || strings.HasPrefix(line, "#") {
				continue
			}
			if word, flags, _ := strings.Cut(line, "/"); !yield(word, flags) {
				return
			}
		}
	}
}

// compounding is the words that the flags of a pattern put together, such as "21st".
func compounding(pattern string, flagged map[byte][]string) (*regexp.Regexp, error) {
	var b strings.Builder
	b.WriteString("^")
	for i := range len(pattern) {
		if strings.IndexByte("()*+?", pattern[i]) >= 0 {
			b.WriteByte(pattern[i])
			continue
		}
		var parts []string
		for _, w := range flagged[pattern[i]] {
			parts = append(parts, regexp.QuoteMeta(w))
		}
		b.WriteString("(?:" + strings.Join(parts, "|") + ")")
	}
	return regexp.Compile(b.String() + "$")
}
