package understanding

import (
	"fmt"
	"slices"
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/expression"
	"ninefold/app/intake/marks"
)

// defaultSection heads what stands before the statements under no heading.
const defaultSection = "Who we are"

// body places a line that is no heading of the framework's.
func (c *classifier) body(i int) {
	it := c.items[i]
	if c.statement != "" && c.unknown == "" && it.marker == marks.Unmarked {
		if list, rest := c.names.listBeforeColon(it.words); list != "" && (!c.seen[list] || numbersAnEntry(it.words)) {
			c.openList(list)
			c.open = nil
			it.words = rest
		}
	}
	if u := c.inline[i]; u != nil && (c.statement != "" || c.doubtful != nil) && c.unknown == "" {
		c.startInline(it, u)
	}
	if c.begun && it.marker == marks.Unmarked && aboutNames[Key(it.words)] {
		c.begun, c.returned = false, true
		c.endStatement()
	}
	if c.begun && c.unknown == "" && (c.guess != nil || c.doubtful != nil) {
		c.inDoubt(it)
		return
	}
	switch {
	case c.returned && !c.begun && c.isPart(it):
		c.begun = true
		c.startPart(it)
	case !c.begun && c.hasStatements:
		c.about(it)
	case !c.begun && c.list == "":
		c.put(it, Target{Kind: NotPlaced, Why: "no quality statement is named before it"})
	case c.unknown != "":
		c.put(it, Target{Kind: NotPlaced, List: c.list, Why: c.unknown})
	case c.statement == "" && c.list != "":
		c.put(it, Target{Kind: NotPlaced, List: c.list, Why: "its quality statement is not named"})
	case c.statement == "" && c.closedBy != "":
		c.afterPart(it)
	case c.statement == "":
		c.put(it, Target{Kind: NotPlaced, Why: "stands under a theme, before its first quality statement"})
	case c.list == "":
		c.outsideLists(i)
	default:
		c.inList(i)
	}
}

// numbersAnEntry tells whether a line has the number of an entry before its colon.
func numbersAnEntry(line string) bool {
	head, _, colon := strings.Cut(line, ":")
	return colon && entryNumber.MatchString(strings.TrimSpace(head))
}

// about places a line of "Who we are".
func (c *classifier) about(it *item) {
	title := it.marker != marks.Bullet && marks.LikeHeading(it.words) && assessment.Length(it.words) <= assessment.LimitName &&
		(it.Heading > 0 || c.contents[Key(it.words)] || sectionNames[Key(it.words)] || it.Bold && it.Cell.Table == 0)
	if title {
		c.section, c.covering = it.words, theLexicon().isReport(it.words)
		c.ownPart = c.ownPart && !c.covering || aboutNames[Key(it.words)]
		c.open = nil
	} else if it.marker != marks.Bullet && it.Cell.Table == 0 && marks.ShortLine(strings.TrimSuffix(it.words, ":")) && theLexicon().isReport(it.words) {
		c.section, c.covering, c.ownPart = it.words, true, false
		c.open = nil
	}
	if c.otherPaper != "" && !c.ownPart && !c.covering {
		c.put(it, Target{Kind: NotPlaced, Why: "stands in what looks like " + c.otherPaper})
		return
	}
	if c.covering {
		c.put(it, Target{Kind: NotPlaced, Why: fmt.Sprintf("stands under “%s”, as in a covering report", c.section)})
		return
	}
	if c.section == "" && !title && theLexicon().isOfPaper(it.words) {
		c.put(it, Target{Kind: NotPlaced, Why: "says something of the paper itself, such as who wrote it, and not of the council"})
		return
	}
	if c.section == "" {
		c.section = defaultSection
	}
	c.put(it, Target{Kind: About, Heading: c.section})
	if title {
		c.open.Lines[len(c.open.Lines)-1].Title = true
	}
}

// aboutOther tells what the pages before the first statement look like that are no
// part of a self-assessment: the report that it is sent with, or minutes; or "".
func (c *classifier) aboutOther() string {
	const enough = 2
	const first = 400 // lines that are looked at
	reports, minutes := map[string]bool{}, map[string]bool{}
	for i, it := range c.items[:min(first, len(c.items))] {
		if it.heads() && it.named.Statement != "" && c.isStatement(i) {
			break
		}
		if it.out != "" || !marks.ShortLine(it.words) && !marks.LikeHeading(it.words) {
			continue
		}
		k := Key(bareHeading(it.words))
		if theLexicon().isReport(bareHeading(it.words)) {
			reports[k] = true
		}
		for _, sign := range theLexicon().Minutes {
			if k == Key(sign) || strings.HasPrefix(k, Key(sign)+" ") {
				minutes[sign] = true
			}
		}
	}
	switch {
	case len(minutes) >= enough:
		return "the minutes of a meeting"
	case len(reports) >= enough:
		return "a covering report"
	}
	return ""
}

// outsideLists places a line of a statement that is in none of its lists.
func (c *classifier) outsideLists(i int) {
	it := c.items[i]
	target := Target{Kind: NotPlaced, Statement: c.statement, Why: "stands in none of the lists"}
	switch {
	case c.isPart(it):
		c.startPart(it)
		return
	case c.columns != "":
		target.Why = c.columns
	case c.closedBy != "":
		target.Why = fmt.Sprintf("comes after “%s”, which ends the list", c.closedBy)
	case len(c.seen) == 0 && c.hasLists:
		target.Why = "stands above the first list"
	}
	c.put(it, target)
}

// startPart begins a part of the document that is no statement's, such as an
// action plan on a page: nothing in it belongs to the statement before.
func (c *classifier) startPart(it *item) {
	c.endStatement()
	c.closedBy = it.words
	c.open = nil
	c.put(it, Target{Kind: NotPlaced, Why: "the heading of a part that is no quality statement"})
}

// afterPart places a line of such a part.
func (c *classifier) afterPart(it *item) {
	if c.isPart(it) {
		c.startPart(it)
		return
	}
	c.put(it, Target{Kind: NotPlaced, Why: fmt.Sprintf("stands under “%s”, which is no quality statement", c.closedBy)})
}

func (c *classifier) endStatement() {
	c.statement, c.list, c.lastList, c.unknown, c.closedBy, c.columns, c.group = "", "", "", "", "", "", ""
	c.guess, c.doubtful = nil, nil
	clear(c.seen)
	clear(c.guessed)
}

// inList places a line while a list is open.
func (c *classifier) inList(i int) {
	it := c.items[i]
	entries := Target{Kind: Entries, Statement: c.statement, List: c.list}
	after := c.after(i)
	switch {
	case it.marker != marks.Bullet && !marks.StartsSmall(it.words) && c.isPart(it):
		c.startPart(it)
	case c.guides(it) != "":
		c.put(it, Target{Kind: NotPlaced, Statement: c.statement, List: c.list, Why: c.guides(it)})
		c.open = nil
	case it.marker != marks.Unmarked, c.continues(it):
		c.put(it, entries)
	case c.closes(it):
		c.closedBy, c.list, c.group = it.words, "", ""
		c.open = nil
		c.put(it, Target{Kind: NotPlaced, Statement: c.statement, Why: "looks like a heading, of nothing Ninefold knows"})
	case c.open == nil && after != nil && after.marker != marks.Unmarked && !marks.EndsSentence(it.words):
		// "We are proud of:", above the bullets.
		c.put(it, Target{Kind: NotPlaced, Statement: c.statement, List: c.list, Why: "stands between the list’s heading and its first bullet"})
		c.open = nil
	case c.marked > 0 && c.bare == 0 && (it.gap > 0 || it.NewPage) && it.Cell.Table == 0:
		// "Shout if you need anything else."
		c.put(it, Target{Kind: NotPlaced, Statement: c.statement, List: c.list, Why: "stands apart below bullets, and has none itself"})
		c.open.guess(entries, onlyAGuess)
	default:
		c.put(it, entries)
		c.bare++
	}
}

// whyForm is why a line waits that a form has for those who fill it in.
const whyForm = "reads like the guidance of a form, for those who fill it in"

// ofForms is how such a line begins, or what it says, brackets aside.
var ofForms = expression.Of(`(?i)^please (?:describe|list|give|provide|set|be|include|explain|use|summari[sz]e|outline|refer|complete|tell|add|keep|write|state|note|attach|do not)\b|^(?:max(?:imum)?|up to|no more than|at most|about|around)\b[^.]*\b(?:words|points|bullets|characters|lines|pages)\b|^(?:list|give|describe|name|write|provide) (?:no more than|up to|at most|your|three|four|five|six|\d)|\b(?:max(?:imum)?\.?|no more than|up to) (?:of )?\d+ (?:words|points|bullets|characters)\b|\bbullet points are fine\b`)

// whyGuidance is why a line waits that a form says again and again.
const whyGuidance = "stands word for word below the headings of several lists, as the guidance of a form does"

// guides tells why a line directly below a list's heading is the guidance of a form, or
// "": it says so again and again, or reads like it.
func (c *classifier) guides(it *item) string {
	switch {
	case c.open != nil || c.marked > 0 || it.marker != marks.Unmarked:
		return ""
	case c.guidance[Key(it.words)]:
		return whyGuidance
	case ofForms.MatchString(strings.TrimLeft(it.words, "([{ ")):
		return whyForm
	}
	return ""
}

// closes tells whether an unmarked line is not an entry but ends the list.
func (c *classifier) closes(it *item) bool {
	switch {
	case !marks.LikeHeading(it.words), !marks.HasLetter(it.words), strings.Contains(it.words, "\t"), marks.EndsInFigure.MatchString(it.words):
		return false // "Reviews done in time	86" is a figure
	case it.Heading > 0, it.Bold && c.last != nil && !c.last.Bold && it.Cell.Table == 0:
		return true
	}
	return c.marked > 0 && (it.apart() || it.capitals())
}

// isPart tells whether a line is the heading of a part of the document that is
// no statement's, going by what cannot be an entry.
func (c *classifier) isPart(it *item) bool {
	if it.marker == marks.Bullet || !marks.LikeHeading(it.words) {
		return false
	}
	k := Key(it.words)
	return it.Heading > 0 && it.Heading <= max(c.level, 1) || c.promised(k) || partName.MatchString(k)
}

// promised tells whether the contents list has a part by this name, or by a
// long name that is within this one.
func (c *classifier) promised(k string) bool {
	if c.contents[k] {
		return true
	}
	for name := range c.contents {
		if withinWords(k, name) {
			return true
		}
	}
	return false
}

// longestAcronym is the longest word in capitals, in letters, that is taken for
// the end of a wrapped line and not for a heading.
const longestAcronym = 6

// continues tells whether a line goes on with the one before.
func (c *classifier) continues(it *item) bool {
	last, begin := c.last, c.begin
	switch {
	case it.wrapped && last != nil && c.open != nil:
		return true
	case last == nil || c.open == nil || it.marker != marks.Unmarked || it.Cell != last.Cell:
		return false
	case it.Joined:
		// Lines of a cell parted by breaks are entries of their own.
		return it.Cell.Table == 0 || marks.StartsSmall(it.words) || surelyGoesOn(last.words)
	case c.paragraphs:
		return false
	case last.words == "":
		return !it.apart() // a bullet alone on the line above
	case it.apart():
		// Over a page break, if only what was left out lies between.
		return c.outOpen != nil && marks.StartsSmall(it.words) && !marks.EndsSentence(last.words)
	case begin.marker != marks.Unmarked && it.indent > begin.indent:
		return true
	case it.capitals() && !marks.AllCapitals(last.words) && len(it.words) > longestAcronym:
		return false
	case strings.HasSuffix(last.words, ","):
		return true
	case c.inSentences && begin.marker == marks.Unmarked && last.long >= shortestBroken && !marks.EndsSentence(last.words):
		return true
	case marks.StartsSmall(it.words) && marks.EndsSentence(it.words) && it.named != nil && !marks.EndsSentence(last.words):
		return true
	case it.filled && begin.marker == marks.Unmarked:
		const page = 60 // characters of a line that fills a page
		return marks.StartsSmall(it.words) || last.long+last.follows+2 >= last.wide && (!marks.EndsSentence(last.words) || last.wide >= page)
	}
	if begin.marker != marks.Unmarked && last.noRoom() && last.wide <= widestBroken {
		return true
	}
	if begin.marker != marks.Unmarked {
		// A sentence that comes to its end below its bullet may have been
		// broken anywhere, also before a name.
		return marks.StartsSmall(it.words) || last.full() || !marks.EndsSentence(last.words) && marks.EndsSentence(it.words) && !strings.HasSuffix(it.words, "?")
	}
	return marks.StartsSmall(it.words) && last.full()
}

// shortestBroken is the shortest line, in characters, that is taken for one that was
// broken where no room was left.
const shortestBroken = 30

// widestBroken is the widest page, in characters, whose lines are taken for broken
// though they end a sentence.
const widestBroken = 120

// findSentences finds out whether every entry that has no bullet ends as a sentence
// does: then one that does not goes on below.
func (c *classifier) findSentences() {
	const fewest = 4
	ends, all := 0, 0
	for i, it := range c.items {
		if it.out != "" || it.marker != marks.Unmarked || it.heads() || c.heads[i] != nil || it.Cell.Table > 0 || it.named != nil {
			continue
		}
		at := c.afterIndex(i)
		if at < len(c.items) && !c.items[at].apart() && !c.items[at].heads() && c.heads[at] == nil {
			continue
		}
		if all++; marks.EndsSentence(it.words) {
			ends++
		}
	}
	c.inSentences = all >= fewest && ends == all && !c.paragraphs
}

// findGuidance finds the lines that stand word for word below the headings of
// several lists, as what a form says does. One that is all that a list has, again
// and again, is its entry, unless it asks for something.
func (c *classifier) findGuidance() {
	const fewest = 4 // words
	times, followed := map[string]int{}, map[string]bool{}
	c.guidance = map[string]bool{}
	for i, it := range c.items {
		at := c.beforeIndex(i)
		if it.out != "" || it.marker != marks.Unmarked || it.heads() || c.heads[i] != nil || at < 0 || c.listAt(at) == "" || c.names.saysMore(c.items[at].words) || len(marks.Words(it.words)) < fewest {
			continue
		}
		key, after := Key(it.words), c.afterIndex(i)
		if after < len(c.items) && !c.items[after].heads() && c.heads[after] == nil {
			followed[key] = true
		}
		if times[key]++; times[key] > 1 && (followed[key] || asksFor.MatchString(marks.Trim(it.words))) {
			c.guidance[key] = true
		}
	}
}

// asksFor matches what a form asks of the person who fills it in.
var asksFor = expression.Of(`(?i)^[\W_]*(?:please|guidance|note|describe|list|give|set out|explain|outline|state|provide|consider|include|summari[sz]e|say|tell|add|insert|enter|type|write|use|think|identify|complete|refer|click|max)\b|\?\W*$|\b(?:you|your)\b|\b(?:maximum|no more than|up to)\s+(?:\d+|\w+)\s+(?:words|points|bullets)|\bwords max`)

// goesOn tells whether a line ends in a way that nothing can end in.
func goesOn(line string) bool {
	if strings.HasSuffix(line, ",") {
		return true
	}
	w := strings.Fields(strings.ToLower(line))
	return len(w) > 0 && slices.Contains(openWords, w[len(w)-1])
}

// surelyGoesOn is goesOn for lines that somebody has parted: a preposition may end
// what they say, as in "dealt with" or "the day they come in".
func surelyGoesOn(line string) bool {
	w := strings.Fields(strings.ToLower(line))
	return goesOn(line) && (strings.HasSuffix(line, ",") || !slices.Contains(partingWords, w[len(w)-1]))
}

// partingWords are those of openWords that end a sentence where they part from a
// verb.
var partingWords = strings.Fields("to for with by from in on at")

// openWords are words that no sentence ends with.
var openWords = strings.Fields("a an the and or of to for with by from in on at our their its that which who as &")

// inSentence tells whether a name is only the end of a wrapped entry, as in
// "… links to our strategic / priorities".
func (c *classifier) inSentence(it *item) bool {
	if it.named == nil || c.last == nil || c.list == "" && c.guess == nil && c.doubtful == nil {
		return false
	}
	if marks.StartsSmall(it.words) && marks.EndsSentence(it.words) && !strings.HasSuffix(it.words, "?") && !it.apart() && it.marker == marks.Unmarked && !marks.EndsSentence(c.last.words) {
		return true // "… through peer / challenge."
	}
	if c.list == "" || !c.last.full() || !c.continues(it) {
		return false
	}
	return marks.StartsSmall(it.words) || marks.EndsSentence(it.words) || it.indent > c.begin.indent
}

// put places a line, in the open block if that has the same target.
func (c *classifier) put(it *item, to Target) {
	if c.open == nil || c.open.Target != to {
		c.open = nil
	}
	begins := !c.continues(it)
	if c.open == nil {
		c.open = c.newBlock(to)
		c.open.Group = c.group
		c.begin = nil
		begins = true
	}
	if begins || c.begin == nil {
		c.begin = it
	}
	if it.marker != marks.Unmarked {
		c.marked++
	}
	if it.order > 0 {
		c.lastOrder = it.order
	}
	c.open.Lines = append(c.open.Lines, lineOf(it, begins))
	c.last, c.outOpen = it, nil
}

func (c *classifier) heading(it *item) {
	c.newBlock(Target{Kind: AsHeading}).Lines = []Line{lineOf(it, true)}
	c.open, c.outOpen, c.last, c.begin = nil, nil, nil, nil
}

// leaveOut leaves a line out; the block that is open stays open.
func (c *classifier) leaveOut(it *item, why string) {
	if c.outOpen == nil || c.outOpen.Target.Why != why {
		c.outOpen = c.newBlock(Target{Kind: LeftOut, Why: why})
	}
	c.outOpen.Lines = append(c.outOpen.Lines, lineOf(it, true))
}

func (c *classifier) newBlock(to Target) *Block {
	b := &Block{ID: len(c.staging.Blocks) + 1, Target: to, Proposed: to}
	c.staging.Blocks = append(c.staging.Blocks, b)
	return b
}

func lineOf(it *item, begins bool) Line {
	words := it.words
	if words == "" && it.out != "" {
		words = marks.Clean(it.Text)
	}
	return Line{Number: it.Number, Text: it.Text, Words: words, Begins: begins, Bullet: it.marker != marks.Unmarked, Apart: it.apart()}
}
