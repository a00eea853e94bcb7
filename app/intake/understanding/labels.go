package understanding

import (
	"regexp"
	"strings"

	"ninefold/app/intake/marks"
)

// labelled is a line that says itself which statement it is about: "Safeguarding: concerns are read on the day".
type labelled struct {
	statement string
	about     *understood // what it was taken for, where it is no name of the framework's
	rest      string
}

// findLabels finds the lines that name their statement before a colon, where
// several statements are named so: a single one may be anything.
func (c *classifier) findLabels() {
	const fewest = 3 // lines
	c.labels = map[int]*labelled{}
	met := map[string]bool{}
	for i, it := range c.items {
		if it.out != "" || it.Footnote || it.Heading > 0 || c.laid[it.Cell.Table] != nil {
			continue
		}
		if l := c.labelBehind(it.words); l != nil {
			c.labels[i] = l
			met[l.statement] = true
			continue
		}
		head, rest, found := strings.Cut(it.words, ": ")
		if !found {
			if head, rest, found = strings.Cut(it.words, " – "); !found {
				head, rest, found = strings.Cut(it.words, " - ")
			}
		}
		head, rest = strings.Trim(head, " []()"), strings.TrimSpace(rest)
		if !found || !marks.HasLetter(rest) || len(strings.Fields(rest)) < 3 || !marks.ShortLine(head) || c.names.Match(rest) != nil || c.meaningOfBoth(bareHeading(it.words)) != nil {
			continue
		}
		l := &labelled{rest: rest}
		if n := c.names.Match(head); n != nil {
			if n.Statement == "" || n.List != "" {
				continue
			}
			l.statement = n.Statement
		} else if u := c.meaning(head); u.statement != "" && u.list == "" {
			l.statement, l.about = u.statement, u
		} else if code, strength := c.names.statementWorded(head); strength >= likeList && u.list == "" {
			l.statement, l.about = code, &understood{words: head, statement: code, strength: strength}
		} else {
			continue
		}
		c.labels[i] = l
		met[l.statement] = true
	}
	if len(met) < 2 || len(c.labels) < fewest {
		c.labels = nil
		return
	}
	for i, l := range c.labels {
		if it := c.items[i]; it.named != nil && it.named.more {
			it.named = nil
		}
		if l.about != nil {
			l.about.words = strings.TrimSpace(l.about.words)
		}
	}
}

// nameBehind matches a line with something in brackets at its end.
var nameBehind = regexp.MustCompile(`^(.*\S)\s*[(\[]([^()\[\]]+)[)\]]\.?$`)

// labelBehind is a line that names its statement in brackets at its end, by a code or a
// whole name, or nil: "Concerns are read on the day (QS7)".
func (c *classifier) labelBehind(line string) *labelled {
	const fewest = 2 // words of an entry
	if end := strings.TrimSuffix(line, "."); !strings.HasSuffix(end, ")") && !strings.HasSuffix(end, "]") {
		return nil
	}
	m := nameBehind.FindStringSubmatch(line)
	if m == nil || len(strings.Fields(m[1])) < fewest {
		return nil
	}
	n := c.names.Match(m[2])
	if n == nil || n.Statement == "" || n.List != "" || n.short && !n.sure || c.names.Match(m[1]) != nil || c.meaning(m[1]).list != "" && c.meaning(m[1]).strength >= likeStatement && marks.ShortLine(m[1]) {
		return nil
	}
	return &labelled{statement: n.Statement, rest: m[1]}
}

// inLabel places a line that names its statement, in the list that it stands in.
func (c *classifier) inLabel(it *item, l *labelled) {
	list, listed := c.list, c.guess
	if listed != nil {
		list = listed.list
	}
	it.words = l.rest
	c.open = nil
	switch {
	case list == "":
		c.put(it, Target{Kind: NotPlaced, Statement: l.statement, Why: c.whyInNone()})
	case listed == nil && l.about == nil:
		c.put(it, Target{Kind: Entries, Statement: l.statement, List: list})
	default:
		why, strength := "", 1.0
		if l.about != nil {
			why, strength = c.mayBe(l.about), l.about.strength
		}
		if listed != nil {
			why, strength = c.mayMean(listed), min(strength, listed.strength)
		}
		c.put(it, Target{Kind: NotPlaced, Statement: l.statement, List: list, Why: why})
		c.open.guess(Target{Kind: Entries, Statement: l.statement, List: list}, strength)
	}
	if listed != nil {
		c.open.Under, c.open.head = headKey(listed.words), listed.words
	}
	c.open.statement = l.statement
}

// whyInNone says why a line stands in none of the lists.
func (c *classifier) whyInNone() string {
	if c.guess != nil && c.guess.other {
		return "stands under “" + c.guess.words + "”, which is none of the three lists"
	}
	return "stands in none of the lists"
}
