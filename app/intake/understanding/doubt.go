package understanding

import (
	"fmt"
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/intake/marks"
)

// unknownHeading deals with a line that may be a heading and is none of the
// framework's names: it never lets its lines join what stood before. It tells
// whether the line was dealt with.
func (c *classifier) unknownHeading(i int, u *understood) bool {
	it := c.items[i]
	switch {
	case u.nameless:
		c.startNameless(it, u)
		return true
	case aboutNames[Key(it.words)], !c.begun && u.statement == "" && !(u.list != "" && (c.inverted || c.labels != nil || c.places[c.afterIndex(i)] != nil)), c.unknown != "" && u.statement == "", c.isPart(it) && it.Heading == 0 && u.list == "":
		return false
	case u.statement != "" && u.list != "":
		c.startBoth(it, u)
		return true
	case u.statement != "":
		if !c.inverted && c.listAt(c.afterIndex(i)) == "" && (!c.begun || c.statement == "" && c.closedBy != "") && !c.titles(i) {
			return false // outside the statements, nothing says that it is one
		}
		list, guess := c.list, c.guess
		c.endStatement()
		c.begun, c.doubtful = true, u
		if c.inverted {
			c.list, c.guess = list, guess
		}
		c.headOf(it, u)
		return true
	case it.Heading > 0 && c.isPart(it) && u.list == "":
		return false
	case c.inverted:
		c.endStatement()
		c.begun, c.closedBy, c.guess = true, it.words, u
		c.headOf(it, u)
		return true
	case c.statement == "" && c.doubtful == nil && !(u.list != "" && (c.labels != nil || c.places[c.afterIndex(i)] != nil)):
		return false
	case c.apartInARow(i):
		c.headOf(it, u)
		c.sideBySide(whyInARow)
		return true
	case c.list != "" && c.open == nil && c.marked == 0 && (u.list == "" && !u.other || u.list == c.list) && it.Heading == 0:
		return false // words between the list's heading and its first bullet
	}
	if c.list != "" {
		c.wasList = c.list
	} else if c.guess != nil && c.guess.list != "" {
		c.wasList = c.guess.list
	} else if c.guess == nil {
		c.wasList = ""
	}
	c.list, c.closedBy, c.guess = "", it.words, u
	if u.list != "" {
		c.guessed[u.list] = true
	}
	c.headOf(it, u)
	if c.within = c.likelyWithin(i, u); c.within {
		b := c.staging.Blocks[len(c.staging.Blocks)-1]
		b.statement = c.statement
		b.guess(Target{Kind: AsHeading}, c.sureness())
		if after := c.after(i); after == nil || after.marker == marks.Unmarked {
			b.guess(Target{Kind: Entries, Statement: c.statement, List: c.wasList}, c.sureness())
		}
	}
	return true
}

// titles tells whether a line above all lists is like the name of a statement where no
// other line names any: "Self-assessment 2026: Safeguarding" is the title of a document
// about that statement alone.
func (c *classifier) titles(i int) bool {
	const first = 6 // lines, among which a title stands
	for at, it := range c.items {
		switch u := c.heads[at]; {
		case it.heads() && (it.named.Statement != "" || it.named.Theme > 0):
			return false
		case at != i && u != nil && u.statement != "" && u.statement != c.heads[i].statement:
			return false
		}
	}
	before := 0
	for at := range i {
		if c.items[at].out == "" {
			before++
		}
	}
	return before < first && !c.begun && ownAssessment.MatchString(c.items[i].words)
}

// startBoth begins the list of a statement that one heading names, of which one or
// both are only guessed at.
func (c *classifier) startBoth(it *item, u *understood) {
	c.endStatement()
	c.begun = true
	if u.exact {
		c.statement = u.statement
	} else {
		c.doubtful = u
	}
	c.headOf(it, u)
	c.closedBy, c.guess = it.words, u
}

// likelyWithin tells whether a line that may be a heading most likely belongs
// to the list before it, as an entry of few words or as a heading within it:
// all three lists of its statement are headed otherwise, and more headings
// follow. Below the last one, nothing tells where the list ends.
func (c *classifier) likelyWithin(i int, u *understood) bool {
	return u != nil && u.within && !u.other && c.wasList != "" && c.statement != "" && c.next[i] < len(c.items) &&
		c.items[i].Heading == 0 && !c.items[i].Bold && !c.items[i].capitals()
}

// startInline ends the list at a heading that has its first line behind a colon.
func (c *classifier) startInline(it *item, u *understood) {
	c.list, c.closedBy, c.guess, c.within, c.group = "", u.words, u, false, ""
	if u.list != "" {
		c.guessed[u.list] = true
	}
	c.note(u)
	_, rest, _ := strings.Cut(it.words, ":")
	it.words = strings.TrimSpace(rest)
	c.open, c.outOpen, c.last, c.begin = nil, nil, nil, nil
	c.marked, c.lastOrder = 0, 0
}

// isDoubtfulName tells whether a line that names a statement or a theme, and
// was not taken for its heading, may be one all the same: it stands in an open
// list without a marker of its own, in a document whose statements are headed
// by their bare names. Where they are numbered or styled, it would be too.
func (c *classifier) isDoubtfulName(i int) bool {
	it := c.items[i]
	if !it.heads() || it.named.Statement == "" && it.named.Theme == 0 || it.named.List != "" || c.list == "" && c.guess == nil || c.unknown != "" || !c.plainly {
		return false
	}
	after := c.after(i)
	return it.marker == marks.Unmarked && it.Cell.Table == 0 && !it.Joined && marks.ShortLine(it.words) && !marks.StartsSmall(it.words) && !c.continues(it) &&
		after != nil && !marks.StartsSmall(after.words)
}

// startDoubtful stops the walk at such a line: what follows waits.
func (c *classifier) startDoubtful(it *item) {
	const doubtfully = 0.5
	u := &understood{words: it.words, statement: it.named.Statement, strength: doubtfully}
	list := c.list
	c.endStatement()
	if c.inverted {
		c.list = list
	}
	if u.statement == "" {
		c.closedBy = it.words
	} else {
		c.doubtful = u
	}
	c.headOf(it, u)
}

// headOf puts a heading that is none of the framework's into a block of its own.
func (c *classifier) headOf(it *item, u *understood) {
	b := c.newBlock(Target{Kind: NotPlaced, Statement: c.statement, Why: "looks like a heading, of nothing Ninefold knows"})
	b.Lines = []Line{lineOf(it, true)}
	c.group = ""
	b.Under, b.head, b.statement = headKey(u.words), u.words, c.statement
	c.offerNote(b, u)
	if u.list != "" || u.statement != "" {
		b.guess(Target{Kind: AsHeading}, u.strength)
	}
	c.note(u)
	c.open, c.outOpen, c.last, c.begin = nil, nil, nil, nil
	c.marked, c.lastOrder = 0, 0
}

// note lists a heading among those a person may want to correct.
func (c *classifier) note(u *understood) {
	for _, h := range c.staging.Headings {
		if h.key == headKey(u.words) {
			h.Times++
			return
		}
	}
	c.staging.Headings = append(c.staging.Headings, &Heading{
		Text: u.words, List: u.list, Statement: u.statement, Other: u.other, Several: u.several, Strength: u.strength, ByOrder: u.byOrder, ByWording: u.byTone, Times: 1, Said: u.said && u.statement != "", key: headKey(u.words),
	})
}

// inDoubt places a line under a heading that was only guessed at.
func (c *classifier) inDoubt(it *item) {
	if it.marker != marks.Bullet && !marks.StartsSmall(it.words) && c.isPart(it) {
		c.startPart(it)
		return
	}
	statement, list := c.statement, c.list
	if c.doubtful != nil {
		statement = c.doubtful.statement
	}
	if c.guess != nil {
		list = c.guess.list
		if c.within {
			list = c.wasList
		}
	}
	if c.inverted && statement == "" {
		list = "" // the words of the chapter itself
	}
	to := Target{Kind: NotPlaced, Statement: statement, List: list, Why: c.doubt()}
	if why := c.guides(it); why != "" {
		to.Why = why
		c.put(it, to)
		c.open = nil
		return
	}
	c.put(it, to)
	if statement != "" && list != "" {
		c.open.guess(Target{Kind: Entries, Statement: statement, List: list}, c.sureness())
	}
	if c.guess != nil {
		c.open.Under, c.open.head = headKey(c.guess.words), c.guess.words
	}
	c.open.statement = statement
	c.offerNote(c.open, c.guess)
}

// offerNote offers a block that is or stands under a heading of something else as a
// note of its statement, where that is known for certain.
func (c *classifier) offerNote(b *Block, u *understood) {
	if u != nil && u.other && !u.several && b.statement != "" && b.statement == c.statement && c.doubtful == nil {
		b.Note = &Target{Kind: Notes, Statement: b.statement}
	}
}

// doubt says in words why the lines now wait.
func (c *classifier) doubt() string {
	switch u := c.guess; {
	case u == nil:
		return c.mayBe(c.doubtful)
	case u.several:
		return fmt.Sprintf("stands under “%s”, which heads several lists at once", u.words)
	case u.other:
		return fmt.Sprintf("stands under “%s”, which is none of the three lists", u.words)
	case u.list != "":
		return c.mayMean(u)
	case u.group:
		return fmt.Sprintf("stands under “%s”, which may head a group within the list, or something else", u.words)
	default:
		return fmt.Sprintf("comes after “%s”, which ends the list", u.words)
	}
}

// mayBe says which statement a line is taken for, and how surely.
func (c *classifier) mayBe(u *understood) string {
	return fmt.Sprintf("“%s” may be “%s” (%s)", u.words, c.title(u.statement), Sureness(u.strength))
}

// mayMean says which list a heading is taken for, and how surely.
func (c *classifier) mayMean(u *understood) string {
	return fmt.Sprintf("“%s” may mean “%s” (%s)", u.words, c.staging.framework.List(u.list).Title, Sureness(u.strength))
}

// Heading is a heading that is none of the framework's names, and what it was
// taken for. A person corrects it once, for every place where it stands.
type Heading struct {
	Text      string             // as it first stands
	List      assessment.ListKey // the list it is taken for, or ""
	Statement string             // the statement it is taken for, or ""
	Other     bool               // whether it is taken for a heading of something else
	Several   bool               // whether it is, as a heading of several lists at once
	Strength  float64            // how surely, 0 to 1
	ByOrder   bool               // whether its place among the others decided
	ByWording bool               // whether the wording of what stands under it did
	Times     int                // how often it stands there
	Said      bool               // whether a person has said what it means

	key string
}

// Means says in words what the heading is taken for.
func (s *Staging) Means(h *Heading) string {
	switch {
	case h.Said && h.Statement != "":
		if spec, _, err := s.framework.Statement(h.Statement); err == nil {
			return spec.Title
		}
		return h.Statement
	case h.Said && h.List == AsNote:
		return "a note of its statement"
	case h.Said && h.List != "":
		return s.framework.List(h.List).Title
	case h.Said:
		return "none of the three lists"
	case h.List != "":
		how := Sureness(h.Strength)
		switch {
		case h.ByOrder:
			how += ", by its place among the others"
		case h.ByWording:
			how += ", by what stands under it"
		}
		return fmt.Sprintf("%s (%s)", s.framework.List(h.List).Title, how)
	case h.Statement != "":
		spec, _, err := s.framework.Statement(h.Statement)
		if err != nil {
			return h.Statement
		}
		how := Sureness(h.Strength)
		if h.ByOrder {
			how += ", by its place among the others"
		}
		return fmt.Sprintf("%s (%s)", spec.Title, how)
	case h.Other && h.Several:
		return "several lists at once"
	case h.Other:
		return "none of the three lists"
	}
	return "not known"
}

// Understand says what a heading means, wherever it stands. Text is compared as
// headings are, without case and punctuation. It tells whether there is such a heading.
// That one is a statement's name, or is none any more, changes what stands below it:
// the source is understood anew.
func (s *Staging) Understand(text string, m Meaning) bool {
	k, found := headKey(text), false
	for _, h := range s.Headings {
		if h.key == k && (m.Statement != "" || h.Said && h.Statement != "") {
			s.understandAnew(text, m)
			return true
		}
	}
	list := m.List
	for _, h := range s.Headings {
		if h.key == k {
			h.List, h.Statement, h.Said, h.Other, found = list, "", true, list == "", true
		}
	}
	for _, b := range s.Blocks {
		if b.Under != k {
			continue
		}
		found = true
		switch {
		case list == AsNote:
			b.Guess = nil
			if b.Target = b.Proposed; b.statement != "" {
				b.Target = Target{Kind: Notes, Statement: b.statement}
			}
		case b.statement == "" && b.Guess != nil && b.Guess.Kind == AsHeading, b.heading():
			b.Guess = nil
			if b.Target = b.Proposed; list != "" {
				b.Target = Target{Kind: AsHeading}
			}
		case list == "":
			b.Guess, b.Target = nil, Target{Kind: NotPlaced, Statement: b.statement, Why: fmt.Sprintf("stands under “%s”, which is none of the three lists", text)}
		case b.statement != "":
			b.Guess, b.Target = nil, Target{Kind: Entries, Statement: b.statement, List: list}
		}
	}
	return found
}

// Holds tells whether a line of the source is a heading with this text, or with it beside
// another name.
func (s *Staging) Holds(text string) bool {
	k := headKey(text)
	for _, h := range s.Headings {
		if h.key == k {
			return true
		}
	}
	for _, b := range s.Blocks {
		if b.Under == k || b.Target.Kind == AsHeading && strings.Contains(" "+headKey(b.Lines[0].Words)+" ", " "+k+" ") {
			return true
		}
	}
	return false
}

// heading tells whether a block is the heading itself.
func (b *Block) heading() bool {
	return len(b.Lines) == 1 && headKey(b.Lines[0].Words) == b.Under
}
