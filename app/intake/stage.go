package intake

import (
	"fmt"

	"ninefold/app/assessment"
)

// item is one line that is not blank, with what was found out about it.
type item struct {
	SourceLine
	words     string // without marker and Markdown
	marker    marker
	order     int    // the number of a numbered item, or 0
	indent    int    // how far it is set in
	named     *named // what it names, or nil
	gap       int    // blank lines before it
	paragraph bool   // whether the format says that a paragraph begins with it
	tail      *item  // the item that holds the rest of the heading it begins, or nil
	out       string // why it is left out, or ""
	number    bool   // whether it is a bare number, as page numbers are
}

// apart tells whether something parts the item from the line before.
func (it *item) apart() bool { return it.gap > 0 || it.NewPage || it.paragraph }

// heads tells whether the item can be a heading of what it names: an item of a
// bulleted list never is.
func (it *item) heads() bool {
	return it.named != nil && it.out == "" && (it.marker != bullet || it.Heading > 0)
}

// defaultSection heads what stands before the statements under no heading.
const defaultSection = "Who we are"

// Stage proposes where every line of src goes. Nothing is guessed that would
// put a line among the entries of a statement it may not belong to: such lines
// are not placed, and say what they stand under.
func Stage(f *assessment.Framework, src *Source) *Staging {
	s := &Staging{Source: src.Name, framework: f, Remarks: append([]string(nil), src.Remarks...)}
	n := newNames(f)
	items := s.items(n, src)
	found := leaveOut(items, src.Paragraphs)
	c := &classifier{
		staging: s, names: n, items: items, paragraphs: src.Paragraphs, contents: found,
		next: nextHeads(items), seen: map[assessment.ListKey]bool{}, met: map[string]int{},
	}
	for _, it := range items {
		c.hasLists = c.hasLists || it.heads() && it.named.list != ""
	}
	tables := map[int]bool{}
	for _, it := range items {
		if it.heads() && it.named.list != "" && it.Cell.Table > 0 {
			tables[it.Cell.Table] = true
		}
	}
	for i, it := range items {
		c.hasStatements = c.hasStatements || it.heads() && it.named.statement != "" && (c.isStatement(i) || tables[it.Cell.Table])
	}
	for i := range items {
		c.classify(i)
	}
	return s
}

// items looks at every line by itself.
func (s *Staging) items(n *names, src *Source) []*item {
	var all []*item
	gap := 0
	for _, line := range src.Lines {
		if blank(line.Text) {
			s.Blank++
			gap++
			continue
		}
		it := &item{SourceLine: line, gap: gap, indent: indent(line.Text)}
		it.paragraph = src.Paragraphs && !line.Joined
		gap = 0
		it.marker, it.order, it.words = cutMarker(line.Text)
		if line.Heading > 0 && it.marker == bullet && markdownHeading.MatchString(line.Text) {
			it.marker, it.words = unmarked, line.Text
		}
		if line.ListLevel > 0 && line.Heading == 0 && it.marker == unmarked {
			it.marker = bullet
			if line.Numbered {
				it.marker = number
			}
		}
		it.words = clean(it.words)
		it.named = n.match(it.words)
		it.number = isNumber(it.words) && len(it.words) <= 3 && it.marker == unmarked
		all = append(all, it)
	}
	if !src.Paragraphs {
		joinHeadings(n, all)
	}
	return all
}

// joinHeadings finds the headings that a narrow page has broken in two: only
// those that say "theme" or the like, which no entry does.
func joinHeadings(n *names, items []*item) {
	for i, it := range items[:max(len(items)-1, 0)] {
		rest := items[i+1]
		if it.marker == bullet || rest.marker != unmarked || rest.apart() || rest.named != nil ||
			it.named != nil && (it.named.statement != "" || it.named.list != "") {
			continue
		}
		if whole := n.match(it.words + seam(it.words, rest.words) + rest.words); whole != nil && whole.statement != "" && (whole.sure || whole.theme > 0) {
			it.named, it.tail = whole, rest
		}
	}
}

// nextHeads returns, for every item, the index of the next one after it that
// can be a heading of a statement, theme or list, or the number of items.
func nextHeads(items []*item) []int {
	next := make([]int, len(items))
	at := len(items)
	for i := len(items) - 1; i >= 0; i-- {
		next[i] = at
		if items[i].heads() && items[i].named.subheading == "" {
			at = i
		}
	}
	return next
}

// classifier goes through the items once and remembers where it is.
type classifier struct {
	staging       *Staging
	names         *names
	items         []*item
	next          []int
	paragraphs    bool
	contents      map[string]bool // names of parts that the contents list promises
	hasLists      bool            // whether any list is named anywhere
	hasStatements bool            // whether any statement is

	begun     bool // whether a theme or statement has been met, since "Who we are" if that came later
	returned  bool // whether "Who we are" came after a statement
	statement string
	list      assessment.ListKey
	lastList  assessment.ListKey // the list that was open before it was closed
	seen      map[assessment.ListKey]bool
	restart   bool   // whether a sub-heading allows the lists to begin again
	unknown   string // why the statement is not known although lists are, or ""
	closedBy  string // the line that closed the list, or ""
	section   string // the section of "Who we are"
	level     int    // the level of the statements' headings in a document, or 0
	columns   columnLists
	tail      *item          // the rest of the heading before
	met       map[string]int // statements met, with the line of the first time

	open      *Block // where the next line of the same target goes
	outOpen   *Block // likewise for lines left out in a row
	last      *item  // the line before in open
	begin     *item  // the line its entry began with
	marked    int    // items with a marker in the list so far
	lastOrder int    // the number of the last numbered item
}

// columnLists is a table whose columns are lists.
type columnLists struct {
	table, row int
	lists      map[int]assessment.ListKey
}

func (c *classifier) classify(i int) {
	it := c.items[i]
	c.leaveTable(it)
	switch {
	case it.out != "":
		c.leaveOut(it, it.out)
	case it == c.tail:
		c.heading(it)
	case it.Footnote:
		c.put(it, Target{Kind: NotPlaced, Why: "footnote"})
	case c.isMark(i):
	case c.inSentence(it):
		c.body(i)
	case it.heads() && it.named.statement != "" && c.isStatement(i):
		c.startStatement(it)
	case it.heads() && it.named.list != "" && it.named.statement == "" && c.isList():
		c.startList(i)
	case it.heads() && it.named.theme > 0 && it.named.statement == "" && c.isTheme(i):
		c.startTheme(it)
	case it.heads() && it.named.subheading != "" && it.named.subheading == c.statement && c.isSubheading(i):
		c.heading(it)
		c.restart = true
	case it.number && it.Cell.Table == 0 && c.begun && c.closedBy == "":
		c.leaveOut(it, whyPage)
	default:
		c.body(i)
	}
}

// isMark deals with a bullet or number that stands alone on its line, as text
// taken from a PDF has them.
func (c *classifier) isMark(i int) bool {
	it := c.items[i]
	if it.words != "" {
		return false
	}
	after := c.after(i)
	if after == nil || after.marker != unmarked || after.apart() || after.heads() {
		c.leaveOut(it, whyRule)
		return true
	}
	return false
}

// after returns the next item that is not left out, or nil.
func (c *classifier) after(i int) *item {
	for i++; i < len(c.items); i++ {
		if c.items[i].out == "" {
			return c.items[i]
		}
	}
	return nil
}

// isStatement tells whether an item that names a statement is its heading, and
// not an entry or a line of something else that happens to be the same words.
func (c *classifier) isStatement(i int) bool {
	it := c.items[i]
	after := c.after(i)
	listFollows := after != nil && after.heads() && after.named.list != "" && after.named.statement == ""
	switch {
	case it.named.list != "", c.inColumns(it):
		return true
	case listFollows && (c.list == "" || c.marked > 0 || c.seen[after.named.list]):
		return true
	case it.named.short:
		return it.named.sure || it.named.theme > 0
	case it.named.sure, it.named.theme > 0:
		return true
	case it.marker == number && c.list != "" && it.order == c.lastOrder+1:
		return false
	case !c.hasLists:
		return c.list == ""
	case it.Heading > 0 && (c.level == 0 || it.Heading <= c.level):
		return true
	}
	// A bare name is the heading if lists follow before the next name does,
	// and if they begin again: "Safeguarding" among the areas for improvement
	// is followed by the priorities of the same statement.
	next := c.next[i]
	if next == len(c.items) || c.items[next].named.list == "" || c.items[next].named.statement != "" {
		return false
	}
	return c.list == "" || c.seen[c.items[next].named.list]
}

// isTheme tells whether an item that names a theme is its heading.
func (c *classifier) isTheme(i int) bool {
	it := c.items[i]
	after := c.after(i)
	return it.named.sure || it.Heading > 0 || after != nil && after.heads() && after.named.statement != ""
}

// isList tells whether a list's name can be a heading here: before the first
// statement it is an ordinary heading of "Who we are", such as "Our priorities".
func (c *classifier) isList() bool { return c.begun || !c.hasStatements }

// isSubheading tells whether one of the framework's sub-headings is used as a
// heading, within a list or above it.
func (c *classifier) isSubheading(i int) bool {
	it := c.items[i]
	after := c.after(i)
	return it.marker == unmarked && (it.Heading > 0 || c.list == "" || after != nil && (after.marker != unmarked || after.heads() && after.named.list != ""))
}

func (c *classifier) startStatement(it *item) {
	c.heading(it)
	c.tail = it.tail
	n := it.named
	if n.disagrees {
		c.remark("Line %d gives the number of one quality statement and the name of another. Ninefold went by the name.", it.Number)
	}
	c.begun, c.unknown, c.closedBy, c.lastOrder = true, "", "", 0
	if it.Heading > 0 && c.level == 0 {
		c.level = it.Heading
	}
	if n.statement != c.statement {
		const told = -1
		switch first := c.met[n.statement]; {
		case first == 0:
			c.met[n.statement] = it.Number
		case first != told:
			c.remark("%s is named twice, on lines %d and %d. Both parts go to the same lists.", c.title(n.statement), first, it.Number)
			c.met[n.statement] = told
		}
		c.statement, c.list, c.lastList = n.statement, "", ""
		clear(c.seen)
	} else if c.list == "" {
		// The heading is repeated on a new page.
		c.list = c.lastList
	}
	c.restart = true
	if n.list != "" {
		c.openList(n.list)
	}
}

func (c *classifier) startTheme(it *item) {
	c.heading(it)
	c.begun = true
	if _, theme, err := c.staging.framework.Statement(c.statement); err == nil && theme.Number == it.named.theme {
		return // a running header: the statement goes on
	}
	c.endStatement()
}

func (c *classifier) startList(i int) {
	it := c.items[i]
	list := it.named.list
	if c.setColumns(i) {
		c.heading(it)
		return
	}
	again := c.seen[list] && list != c.list && !c.restart && !it.named.continued
	if again && c.statement != "" && c.unknown == "" {
		// The lists begin again under something that is no statement known.
		c.unknown = "the statement it stands under is not known"
		if head := c.takeBackHeading(); head != "" {
			c.unknown = fmt.Sprintf("“%s” is not the name of a quality statement Ninefold knows", head)
		}
	}
	c.heading(it)
	c.openList(list)
}

func (c *classifier) openList(list assessment.ListKey) {
	c.list, c.lastList, c.closedBy, c.restart = list, list, "", false
	c.seen[list] = true
	c.marked, c.lastOrder = 0, 0
}

// takeBackHeading finds the line that must have been the heading of the lists
// that begin again: the one that closed the list, or the last entry if that
// looks like a heading. It is no entry any more.
func (c *classifier) takeBackHeading() string {
	if c.closedBy != "" {
		return c.closedBy
	}
	if c.open == nil || c.open.Target.Kind != Entries || c.last == nil || c.last.marker != unmarked || !likeHeading(c.last.words) {
		return ""
	}
	lines := c.open.Lines
	line := lines[len(lines)-1]
	if len(lines) < 2 || !line.Begins {
		return ""
	}
	c.open.Lines = lines[:len(lines)-1]
	c.newBlock(Target{Kind: NotPlaced, Why: "looks like a heading, of nothing Ninefold knows"}).Lines = []Line{line}
	return line.Words
}

// body places a line that is no heading of the framework's.
func (c *classifier) body(i int) {
	it := c.items[i]
	if list, ok := c.columns.lists[it.Cell.Column]; ok && it.Cell.Table == c.columns.table && it.Cell.Row > c.columns.row {
		c.inColumn(it, list)
		return
	}
	if c.statement != "" && c.unknown == "" && it.marker == unmarked {
		if list, rest := c.names.listBeforeColon(it.words); list != "" && !c.seen[list] {
			c.openList(list)
			c.open = nil
			it.words = rest
		}
	}
	if c.begun && it.marker == unmarked && aboutNames[key(it.words)] {
		c.begun, c.returned = false, true
		c.endStatement()
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

// about places a line of "Who we are".
func (c *classifier) about(it *item) {
	title := it.marker != bullet && likeHeading(it.words) && assessment.Length(it.words) <= assessment.LimitName &&
		(it.Heading > 0 || c.contents[key(it.words)] || sectionNames[key(it.words)] || it.Bold && it.Cell.Table == 0)
	if title {
		c.section = it.words
		c.open = nil
	}
	if c.section == "" {
		c.section = defaultSection
	}
	c.put(it, Target{Kind: About, Heading: c.section})
	if title {
		c.open.Lines[len(c.open.Lines)-1].Title = true
	}
}

// outsideLists places a line of a statement that is in none of its lists.
func (c *classifier) outsideLists(i int) {
	it := c.items[i]
	target := Target{Kind: NotPlaced, Statement: c.statement, Why: "stands in none of the lists"}
	switch {
	case c.isPart(it):
		c.startPart(it)
		return
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
	c.statement, c.list, c.lastList, c.unknown, c.closedBy = "", "", "", "", ""
	clear(c.seen)
}

// inList places a line while a list is open.
func (c *classifier) inList(i int) {
	it := c.items[i]
	entries := Target{Kind: Entries, Statement: c.statement, List: c.list}
	after := c.after(i)
	switch {
	case it.marker != bullet && !startsSmall(it.words) && c.isPart(it):
		c.startPart(it)
	case it.marker != unmarked, c.continues(it):
		c.put(it, entries)
	case c.closes(it):
		c.closedBy, c.list = it.words, ""
		c.open = nil
		c.put(it, Target{Kind: NotPlaced, Statement: c.statement, Why: "looks like a heading, of nothing Ninefold knows"})
	case c.open == nil && after != nil && after.marker != unmarked && !endsSentence(it.words):
		// "We are proud of:", above the bullets.
		c.put(it, Target{Kind: NotPlaced, Statement: c.statement, List: c.list, Why: "stands between the list's heading and its first bullet"})
		c.open = nil
	default:
		c.put(it, entries)
	}
}

// closes tells whether an unmarked line is not an entry but ends the list.
func (c *classifier) closes(it *item) bool {
	switch {
	case !likeHeading(it.words):
		return false
	case it.Heading > 0, it.Bold && c.last != nil && !c.last.Bold && it.Cell.Table == 0:
		return true
	}
	return c.marked > 0 && (it.apart() || allCapitals(it.words))
}

// isPart tells whether a line is the heading of a part of the document that is
// no statement's, going by what cannot be an entry.
func (c *classifier) isPart(it *item) bool {
	if it.marker == bullet || !likeHeading(it.words) {
		return false
	}
	k := key(it.words)
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

// setColumns makes a row of a table whose cells name lists the head of its
// columns.
func (c *classifier) setColumns(i int) bool {
	it := c.items[i]
	if it.Cell.Table == 0 {
		return false
	}
	if c.columns.table == it.Cell.Table && c.columns.row == it.Cell.Row {
		return len(c.columns.lists) > 0
	}
	lists := map[int]assessment.ListKey{}
	for _, other := range c.items[i:] {
		if other.Cell.Table != it.Cell.Table || other.Cell.Row != it.Cell.Row {
			break
		}
		if other.heads() && other.named.list != "" {
			lists[other.Cell.Column] = other.named.list
		}
	}
	if len(lists) < 2 {
		// One list's name in a row is a heading; remembered so as not to look again.
		if len(c.columns.lists) == 0 {
			c.columns = columnLists{table: it.Cell.Table, row: it.Cell.Row}
		}
		return false
	}
	c.columns = columnLists{table: it.Cell.Table, row: it.Cell.Row, lists: lists}
	c.list = ""
	return true
}

// inColumns tells whether an item stands in such a table, beside its lists.
func (c *classifier) inColumns(it *item) bool {
	_, listed := c.columns.lists[it.Cell.Column]
	return len(c.columns.lists) > 0 && it.Cell.Table == c.columns.table && !listed
}

// inColumn places a line of a cell in a list's column.
func (c *classifier) inColumn(it *item, list assessment.ListKey) {
	switch {
	case c.statement == "" || c.unknown != "":
		c.put(it, Target{Kind: NotPlaced, List: list, Why: "its quality statement is not named"})
	default:
		c.seen[list] = true
		c.put(it, Target{Kind: Entries, Statement: c.statement, List: list})
	}
}

// leaveTable closes what a table opened, once it is left.
func (c *classifier) leaveTable(it *item) {
	if c.columns.table != 0 && it.Cell.Table != c.columns.table && it.out == "" {
		c.columns = columnLists{}
		c.list, c.open = "", nil
	}
}

// continues tells whether a line goes on with the one before.
func (c *classifier) continues(it *item) bool {
	last, begin := c.last, c.begin
	switch {
	case last == nil || c.open == nil || it.marker != unmarked || it.Cell != last.Cell:
		return false
	case it.Joined:
		return true
	case c.paragraphs:
		return false
	case last.words == "":
		return !it.apart() // a bullet alone on the line above
	case it.apart():
		// Over a page break, if only what was left out lies between.
		return c.outOpen != nil && startsSmall(it.words) && !endsSentence(last.words)
	case begin.marker != unmarked && it.indent > begin.indent:
		return true
	case allCapitals(it.words) && !allCapitals(last.words):
		return false
	}
	if begin.marker != unmarked {
		return startsSmall(it.words) || last.full()
	}
	return startsSmall(it.words) && last.full()
}

// full tells whether a line is long enough to have been wrapped, and does not
// end as a sentence does.
func (it *item) full() bool {
	const nearly = 50 // characters
	return assessment.Length(it.Text) >= nearly && !endsSentence(it.words)
}

// inSentence tells whether a name is only the end of a wrapped entry, as in
// "… links to our strategic / priorities".
func (c *classifier) inSentence(it *item) bool {
	if it.named == nil || c.list == "" || c.last == nil || !c.last.full() || !c.continues(it) {
		return false
	}
	return startsSmall(it.words) || endsSentence(it.words) || it.indent > c.begin.indent
}

// put places a line, in the open block if that has the same target.
func (c *classifier) put(it *item, to Target) {
	if c.open == nil || c.open.Target != to {
		c.open = nil
	}
	begins := !c.continues(it)
	if c.open == nil {
		c.open = c.newBlock(to)
		c.begin = nil
		begins = true
	}
	if begins || c.begin == nil {
		c.begin = it
	}
	if it.marker != unmarked {
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
		words = clean(it.Text)
	}
	return Line{Number: it.Number, Text: it.Text, Words: words, Begins: begins, Bullet: it.marker != unmarked, Apart: it.apart()}
}

func (c *classifier) title(code string) string {
	spec, _, err := c.staging.framework.Statement(code)
	if err != nil {
		return code
	}
	return spec.Title
}

func (c *classifier) remark(sentence string, args ...any) {
	c.staging.Remarks = append(c.staging.Remarks, fmt.Sprintf(sentence, args...))
}
