package understanding

import (
	"slices"
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/expression"
	"ninefold/app/intake/marks"
	"ninefold/app/intake/source"
)

// Names finds the framework's statements, themes and lists by any of their
// names. A heading is a line that says nothing but such names: words left over
// make it a sentence that happens to mention one.
type Names struct {
	Framework *assessment.Framework
	byFirst   map[string][]phrase // by first word, the longest first
	said      map[string]bool     // names of statements that somebody has said, by their keys
	telling   [][][]string        // the telling words of every name of each statement, in the order of Framework.Statements
}

// phrase is one name in words.
type phrase struct {
	words      []string
	theme      int
	statement  string
	list       assessment.ListKey
	subheading bool
	code       bool // whether it is a statement's code and not its name
	short      bool // whether it is the short name, which ordinary text uses too
}

// Named is what a heading names.
type Named struct {
	Theme      int                // number of the theme, or 0
	Statement  string             // code of the statement, or ""
	List       assessment.ListKey // or ""
	Subheading string             // code of the statement whose sub-heading it is, or ""
	sure       bool               // whether it says "theme", "quality statement" or a code, as only a heading does
	short      bool               // whether the statement is named by its short name only
	more       bool               // whether more follows that is no name
	continued  bool               // whether it says that it goes on from before
	disagrees  bool               // whether it gives one statement's code and another's name
}

func NewNames(f *assessment.Framework) *Names {
	n := &Names{Framework: f, byFirst: map[string][]phrase{}, said: map[string]bool{}}
	for _, l := range f.Lists {
		n.add(phrase{list: l.Key}, append([]string{l.Title}, l.Aliases...)...)
	}
	for _, t := range f.Themes {
		n.add(phrase{theme: t.Number}, append([]string{t.Title}, t.Aliases...)...)
		for _, s := range t.Statements {
			n.add(phrase{statement: s.Code}, append([]string{s.Title}, s.Aliases...)...)
			n.add(phrase{statement: s.Code, short: true}, s.Short)
			n.add(phrase{statement: s.Code, code: true}, s.Code)
			n.add(phrase{statement: s.Code, subheading: true}, s.Subheadings...)
		}
	}
	for _, s := range f.Statements() {
		var names [][]string
		for _, name := range append([]string{s.Title, s.Short}, s.Aliases...) {
			names = append(names, contentWords(name))
		}
		n.telling = append(n.telling, names)
	}
	for first := range n.byFirst {
		slices.SortStableFunc(n.byFirst[first], func(a, b phrase) int { return len(b.words) - len(a.words) })
	}
	return n
}

// add enters a phrase under several names. The first to enter a name keeps
// it: a statement's short name never hides a full one.
func (n *Names) add(p phrase, called ...string) {
	for _, name := range called {
		p.words = marks.Words(name)
		if len(p.words) == 0 {
			continue
		}
		first := p.words[0]
		same := func(other phrase) bool { return slices.Equal(other.words, p.words) }
		if !slices.ContainsFunc(n.byFirst[first], same) {
			n.byFirst[first] = append(n.byFirst[first], p)
		}
	}
}

// longestName is the longest line, in bytes, that is looked at as a heading.
const longestName = 300

// Match tells what a line names, or nil where it is not only names.
func (n *Names) Match(line string) *Named {
	if len(line) > longestName {
		return nil
	}
	w := marks.Words(line)
	found := &Named{}
	code, ordinal, name := "", 0, ""
	for i := 0; i < len(w); {
		if used, isTheme, number := countedPart(w[i:]); used > 0 {
			found.sure = true
			if isTheme {
				found.Theme = number
			} else if number > 0 {
				ordinal = number
			}
			i += used
			continue
		}
		p, ok := n.longest(w[i:])
		switch {
		case ok && p.subheading:
			found.Subheading = p.statement
		case ok && p.code:
			code, found.sure = p.statement, true
		case ok && p.statement != "":
			if name != "" && name != p.statement {
				return nil
			}
			name, found.short = p.statement, p.short
		case ok && p.list != "":
			if found.List != "" && found.List != p.list {
				return nil
			}
			found.List = p.list
		case ok:
			found.Theme = p.theme
		case i == 0 && (marks.IsNumber(w[0]) || len(w[0]) == 1), marks.IsNumber(w[i]) && (i+1 == len(w) || marks.IsNumber(w[i-1])), slices.Contains(fillers, w[i]):
			p.words = w[i : i+1]
			found.continued = found.continued || strings.HasPrefix(w[i], "cont")
		case found.sure && name == "":
			// "Theme 2", then the council's own words for it, then the
			// statement's name: what follows decides.
			if name = n.atEnd(w[i:]); name == "" {
				return nil
			}
			p.words = w[i:]
		default:
			return nil
		}
		i += len(p.words)
	}
	found.Statement = name
	if name == "" {
		found.Statement = code
	}
	if found.Statement == "" && ordinal > 0 {
		found.Statement = n.ordinal(ordinal)
	}
	found.disagrees = name != "" && (code != "" && code != name || ordinal > 0 && n.ordinal(ordinal) != name)
	if found.Statement == "" && found.Theme == 0 && found.List == "" && found.Subheading == "" {
		return nil
	}
	return found
}

// heading tells what a line names that may be a heading, with the number it has in
// its document, or what a form or a commitment adds to it.
func (n *Names) heading(line string) *Named {
	found := n.headed(line)
	if found != nil && found.List != "" && entryNumber.MatchString(bareHeading(line)) && (found.sure && found.Statement != "" || marks.StartsSmall(line)) {
		return nil // "QS3 Areas for improvement 3 (row 3)" names an entry
	}
	return found
}

// entryNumber is the number that an entry has in its list.
var entryNumber = expression.Of(`\s\d{1,2}$`)

func (n *Names) headed(line string) *Named {
	if len(line) > longestName || strings.Count(line, ")") > strings.Count(line, "(") && !numbered.MatchString(line) {
		return nil // the end of a sentence that was broken
	}
	if found := n.Match(line); found != nil {
		return found
	}
	if strings.Contains(line, "19") || strings.Contains(line, "20") {
		if plain := yearsAtEnd.ReplaceAllString(line, ""); plain != line {
			if found := n.Match(plain); found != nil && found.List != "" && found.Statement == "" {
				return found
			}
		}
	}
	if line != "" && strings.IndexByte("aAcCdDhHqQsStT", line[0]) >= 0 {
		if label := statementLabel.ReplaceAllString(line, ""); label != line {
			if found := n.Match(label); found != nil && found.Statement != "" && found.List == "" {
				found.sure = true
				return found
			}
		}
	}
	if bare := bareHeading(line); bare != line {
		if found := n.Match(bare); found != nil {
			return found
		}
	}
	// "Quality statement 7 – Safeguarding: we work with people to …"
	if head, rest, found := strings.Cut(line, ": "); found && marks.HasLetter(rest) {
		if m := n.Match(head); m != nil && m.sure && m.Statement != "" && m.List == "" && len(marks.Words(head)) > 2 && !marks.EndsSentence(rest) && n.Match(rest) == nil {
			m.more = true
			return m
		}
	}
	return nil
}

// yearsAtEnd is the year or years that a list is said to be for, as in "Priorities for
// 2026/27 and beyond".
var yearsAtEnd = expression.Of(`(?i)\s*(?:[-–—:,(]\s*|\s(?:in|for|during|to|by)\s+)?(?:19|20)\d\d(?:\s*[-–/]\s*(?:\d\d)?\d\d)?(?: and beyond| onwards)?\)?:?$`)

// statementLabel is what a form has before the name of the statement.
var statementLabel = expression.Of(`(?i)^(?:(?:cqc )?(?:quality )?statement(?: name| title)?|topic|area|domain|standard|subject|criterion|heading|section)\s*[:–-]\s*`)

// numbered is a line whose bracket belongs to its number.
var numbered = expression.Of(`^\(?\w{1,4}\)`)

// saysMore tells whether a line has more behind a list's name than that.
func (n *Names) saysMore(line string) bool {
	list, _ := n.listBeforeColon(line)
	return list != ""
}

// ListLike returns the list that a short text names, or whose name it is like, and
// "" where it names or is like none of the lists, or a statement.
func (n *Names) ListLike(text string) assessment.ListKey {
	text = bareHeading(marks.Clean(text))
	if text == "" || !marks.ShortLine(text) {
		return ""
	}
	if m := n.Match(text); m != nil {
		if m.Statement != "" {
			return ""
		}
		return m.List
	}
	if m := theLexicon().meaningOf(text); m.strength >= likeList {
		return m.list
	}
	return ""
}

// Names tells whether a short text names a statement, a theme or a list, or is
// like such a name.
func (n *Names) Names(text string) bool {
	text = marks.Clean(text)
	if n.heading(text) != nil || n.ListLike(text) != "" {
		return true
	}
	if _, strength := n.statementLike(text); strength >= likeStatement {
		return true
	}
	_, strength := n.statementWorded(text)
	return strength >= likeStatement
}

// fillers are words that stand beside a name in a heading without changing
// what it names.
var fillers = marks.Words("our the key main continued cont contd section part chapter")

// countedPart reads "theme 2", "quality statement 4", "statement four" or only
// "quality statement" at the beginning of w, and returns how many words that
// took, or 0.
func countedPart(w []string) (used int, theme bool, number int) {
	switch {
	case w[0] == "theme", w[0] == "statement":
		used = 1
	case len(w) > 1 && w[0] == "quality" && w[1] == "statement":
		used = 2
	default:
		return 0, false, 0
	}
	if used < len(w) {
		number = marks.NumberOf(w[used])
	}
	switch {
	case number > 0:
		return used + 1, w[0] == "theme", number
	case used == 2:
		return used, false, 0
	}
	return 0, false, 0
}

// longest finds the longest name at the beginning of w.
func (n *Names) longest(w []string) (phrase, bool) {
	for _, p := range n.byFirst[w[0]] {
		if len(p.words) <= len(w) && slices.Equal(p.words, w[:len(p.words)]) {
			return p, true
		}
	}
	return phrase{}, false
}

// atEnd returns the statement whose full name w ends with, or "".
func (n *Names) atEnd(w []string) string {
	for i := range w {
		if p, ok := n.longest(w[i:]); ok && p.statement != "" && !p.short && !p.code && !p.subheading && i+len(p.words) == len(w) {
			return p.statement
		}
	}
	return ""
}

// ordinal returns the code of the statement with this place in the framework,
// counted from 1, or "".
func (n *Names) ordinal(place int) string {
	all := n.Framework.Statements()
	if place < 1 || place > len(all) {
		return ""
	}
	return all[place-1].Code
}

// listBeforeColon finds a list's name before a colon with more after it, as in
// "Areas for improvement: we are slow to review", and returns the rest.
func (n *Names) listBeforeColon(line string) (list assessment.ListKey, rest string) {
	head, rest, found := strings.Cut(line, ":")
	if !found || source.Blank(rest) || len(head) > longestName {
		return "", ""
	}
	if m := n.Match(unnumbered(head)); m != nil && m.List != "" && m.Statement == "" && m.Theme == 0 {
		return m.List, strings.TrimSpace(rest)
	}
	return "", ""
}

// Key is a line in the form in which two of them are compared.
func Key(line string) string { return strings.Join(marks.Words(line), " ") }
