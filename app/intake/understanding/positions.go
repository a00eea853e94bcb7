package understanding

import (
	"fmt"
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/intake/marks"
)

// position is a line that stands where a statement's name does: above the first
// list of a statement.
type position struct {
	at   int    // the index of its item
	code string // the statement it names, surely or by guess, or ""
	sure bool   // whether by one of its names
}

// nameStatements finds the lines that stand where the lists begin again, as a
// statement's name does, and were not understood. Their words may say less than
// elsewhere, since their place says what they are; and a document that goes
// through the statements in their order says which one is left between two others.
// One that stays unknown lets what follows wait: it is not the statement's before.
func (c *classifier) nameStatements(heads map[int]*understood) {
	for i, u := range heads {
		// "How well do we safeguard people?" directly above "Strengths" has nothing
		// in its list: it says what the lists are about.
		if at := c.afterIndex(i); u != nil && u.list != "" && u.statement == "" && u.times == 1 && !u.said && at < len(c.items) && c.items[at].heads() && c.namesList(at) && c.items[at].named.List == u.list {
			u.list, u.strength = "", 0
		}
	}
	all := c.positions(heads)
	c.byTheirOrder(all, heads)
	for _, p := range all {
		if p.code == "" && heads[p.at] == nil {
			heads[p.at] = &understood{words: c.items[p.at].words, nameless: true, times: 1}
		} else if p.code == "" && heads[p.at].list == "" && !heads[p.at].other {
			heads[p.at].nameless = true
		}
	}
}

// positions finds the places of statements' names, those that were understood
// among them.
func (c *classifier) positions(heads map[int]*understood) []*position {
	const likely = 0.34
	var all []*position
	named := c.namedAboveLists()
	seen := map[assessment.ListKey]bool{}
	list := assessment.ListKey("")
	for i, it := range c.items {
		if it.out != "" || it.Cell.Table > 0 {
			continue
		}
		u := heads[i]
		switch {
		case it.heads() && it.named.Statement != "" && it.named.List == "":
			if n := len(all); n == 0 || all[n-1].code != it.named.Statement {
				all = append(all, &position{i, it.named.Statement, true})
			}
			clear(seen)
			list = ""
			continue
		case u != nil && u.statement != "":
			all = append(all, &position{i, u.statement, false})
			clear(seen)
			list = ""
			continue
		}
		here := c.listAt(i)
		if here == "" {
			continue
		}
		again := seen[here] && here != list
		begins := len(seen) == 0 && len(all) == 0
		seen[here], list = true, here
		if !again && !begins {
			continue
		}
		at := c.beforeIndex(i)
		if at < 0 || !c.mayName(at, heads[at]) {
			continue
		}
		if again && c.isTopic(at, all) {
			if c.topics == nil {
				c.topics = map[int]bool{}
			}
			c.topics[at] = true
			delete(heads, at)
			clear(seen)
			seen[here] = true
			continue
		}
		words := c.items[at].words
		code, strength := c.names.statementWorded(words)
		if strength < likely || named[code] {
			code = ""
		}
		if begins && code == "" && !(c.namesStatements() && c.rowAhead(i)) {
			continue // nothing says that it is one
		}
		p := &position{at: at, code: code}
		if code != "" {
			heads[at] = &understood{words: words, statement: code, strength: strength, times: 1}
		}
		all = append(all, p)
		clear(seen)
		seen[here] = true
	}
	return all
}

// namedAboveLists are the statements that stand by their names directly above a list: no
// other words are taken for theirs.
func (c *classifier) namedAboveLists() map[string]bool {
	all := map[string]bool{}
	for i, it := range c.items {
		if it.out == "" && it.heads() && it.named.Statement != "" && it.named.List == "" && it.Cell.Table == 0 && c.listAt(c.afterIndex(i)) != "" {
			all[it.named.Statement] = true
		}
	}
	return all
}

// isTopic tells whether a line that stands above lists that begin again is the heading
// of a topic within a statement: it is below the headings of all statements by its
// format, and like none of their names.
func (c *classifier) isTopic(at int, before []*position) bool {
	it := c.items[at]
	if it.Heading == 0 || len(before) == 0 || !before[len(before)-1].sure {
		return false
	}
	for _, p := range before {
		if level := c.items[p.at].Heading; p.sure && (level == 0 || level >= it.Heading) {
			return false
		}
	}
	_, strength := c.names.statementLike(it.words)
	return strength < likeStatement
}

// startTopic begins a topic of the statement, under which its lists begin again.
func (c *classifier) startTopic(it *item) {
	c.heading(it)
	c.list, c.guess, c.closedBy, c.group = "", nil, it.words, ""
	c.restartLists()
}

// restartLists lets the lists of the statement begin again.
func (c *classifier) restartLists() {
	c.restart = true
	clear(c.seen)
	clear(c.guessed)
}

// mayName tells whether a line that stands above a list's heading may be a
// statement's name.
func (c *classifier) mayName(i int, u *understood) bool {
	it := c.items[i]
	if it.marker == marks.Bullet && it.Heading == 0 || it.Footnote || it.Joined || it.heads() && it.named.List != "" || u != nil && (u.other || u.said || u.list != "" && u.times > 1) || u == nil && c.listAt(i) != "" {
		return false
	}
	return it.named == nil && marks.LikeHeading(strings.TrimRight(it.words, "?")) && !marks.StartsSmall(it.words) && marks.HasLetter(it.words) || it.Heading > 0
}

// byTheirOrder names the positions that are left between others that follow the
// framework's order, where as many statements are left as positions.
func (c *classifier) byTheirOrder(all []*position, heads map[int]*understood) {
	const fewest, strength = 3, 0.6
	place := map[string]int{}
	for i, s := range c.names.Framework.Statements() {
		place[s.Code] = i
	}
	before, known := -1, 0
	for _, p := range all {
		if p.code == "" {
			continue
		}
		if place[p.code] <= before {
			return // another order
		}
		before = place[p.code]
		known++
	}
	if known < fewest {
		return
	}
	before = -1
	for i := 0; i < len(all); i++ {
		if all[i].code != "" {
			before = place[all[i].code]
			continue
		}
		end := i
		for end < len(all) && all[end].code == "" {
			end++
		}
		after := len(place)
		if end < len(all) {
			after = place[all[end].code]
		}
		if after-before-1 == end-i {
			for n := i; n < end; n++ {
				p := all[n]
				p.code = c.names.Framework.Statements()[before+1+n-i].Code
				heads[p.at] = &understood{words: c.items[p.at].words, statement: p.code, strength: strength, byOrder: true, times: 1}
			}
		}
		i = end - 1
	}
}

// startNameless lets what follows wait under a line that stands where a
// statement's name does and is none.
func (c *classifier) startNameless(it *item, u *understood) {
	c.endStatement()
	c.begun = true
	c.headOf(it, u)
	c.unknown = fmt.Sprintf("“%s” is not the name of a quality statement Ninefold knows", u.words)
}

// doubtWithoutLists makes no more than a guess of headings that are like a statement's
// name and have no list below them, in a document whose statements have: "Carers" among
// the areas for improvement may head a few of them only.
func (c *classifier) doubtWithoutLists(heads map[int]*understood) {
	if c.inverted {
		return
	}
	above := map[*understood]bool{} // those that have a list's heading below them, somewhere
	any := false
	for i, it := range c.items {
		below := c.listAt(c.afterIndex(i)) != ""
		if u := heads[i]; u != nil && u.statement != "" && u.list == "" && it.out == "" && it.Cell.Table == 0 {
			above[u] = above[u] || below
		}
		any = any || below && it.heads() && it.named.Statement != ""
	}
	for u, has := range above {
		if any && !has && !u.said {
			u.strength, u.doubted = min(u.strength, onlyAGuess), true
		}
	}
}

// namesStatements tells whether any statement is named.
func (c *classifier) namesStatements() bool {
	for _, it := range c.items {
		if it.heads() && it.named.Statement != "" {
			return true
		}
	}
	return false
}
