// Package understanding takes lines, whatever they were read from, and stages
// them: it finds the headings and what they mean, proposes where every line
// goes and how sure that is, says what it left out and why, and counts lines in
// and lines out so that both come to the same. Nothing is guessed in silence:
// what is less than sure waits for a person.
//
// Which statements, themes and lists there are, and by which names documents
// call them, is the framework's business, and the field's other words for them
// the lexicon's: no code here names any. It knows no file format. It must not know how an assessment is
// stored, shown or printed.
//
// The way through it is Stage, which returns a Staging, and Staging.Edit.
package understanding

import (
	"fmt"
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/expression"
	"ninefold/app/intake/marks"
	"ninefold/app/intake/source"
)

// Stage proposes where every line of src goes. Nothing is guessed that would
// put a line among the entries of a statement it may not belong to: such lines
// are not placed, and say what they stand under.
func Stage(f *assessment.Framework, src *source.Document) *Staging { return StageSaid(f, src, nil) }

// StageSaid is Stage for somebody who has said before what some headings mean, by
// their texts, as Understand takes it: they are headings wherever they stand.
func StageSaid(f *assessment.Framework, src *source.Document, said map[string]Meaning) *Staging {
	s := &Staging{Source: src.Name, framework: f, src: src, said: said, Remarks: append([]string(nil), src.Remarks...)}
	n := NewNames(f)
	for text, m := range said {
		if m.Statement != "" {
			n.also(text, m.Statement)
		}
	}
	src, tooLarge := tabulated(n, src)
	items := s.items(n, src)
	leaveOutOwn(f, items)
	mail := leaveOutMail(items)
	found := leaveOut(n, items, src.Paragraphs)
	c := &classifier{
		staging: s, names: n, items: items, paragraphs: src.Paragraphs, contents: found, nested: src.Within,
		rows: map[source.Cell]*place{}, weighed: map[string]understood{},
		beyond: tooLarge,
		seen:   map[assessment.ListKey]bool{}, guessed: map[assessment.ListKey]bool{}, met: map[string]int{}, metIn: map[string]int{},
	}
	c.said = map[string]assessment.ListKey{}
	for text, m := range said {
		if m.Statement == "" {
			c.said[headKey(text)] = m.List
		}
	}
	c.heads = c.findHeadings()
	c.findSentences()
	c.findGuidance()
	c.next = c.nextHeads()
	c.inverted = c.inverted || c.listsAreChapters()
	for _, it := range items {
		c.hasLists = c.hasLists || it.heads() && it.named.List != ""
	}
	for i, it := range items {
		c.hasStatements = c.hasStatements || it.heads() && it.named.Statement != "" && (c.isStatement(i) || c.places[i] != nil)
	}
	if c.otherPaper = c.aboutOther(); src.Sheets {
		c.otherPaper = "a note on a sheet"
	} else if mail && c.otherPaper == "" {
		c.otherPaper = "an e-mail"
	}
	for i := range items {
		c.classify(i)
	}
	s.recognise(items)
	for text, m := range said {
		if m.Statement == "" {
			s.Understand(text, m)
		}
	}
	return s
}

// classifier goes through the items once and remembers where it is.
type classifier struct {
	staging       *Staging
	names         *Names
	items         []*item
	next          []int
	heads         map[int]*understood           // the lines that may be headings, and none of the framework's
	inline        map[int]*understood           // likewise, with their first entry behind a colon on the same line
	nested        map[int]source.Cell           // the cells that tables stand in, by the tables' numbers
	rows          map[source.Cell]*place        // what names the statement of a row of a table, by the row
	weighed       map[string]understood         // what lines mean that were weighed already
	inSentences   bool                          // whether every entry without a bullet ends as a sentence does
	numberedHeads map[int]bool                  // the numbers that headings of lists have
	listHeads     map[string]bool               // the headings of lists below statements, by their keys
	guidance      map[string]bool               // lines that a form says below the headings of lists, by their keys
	said          map[string]assessment.ListKey // what headings mean, by their keys, because somebody said so
	groups        map[int]grouping              // the lines that head groups within lists
	parts         map[string]*understood        // what stands beside the names of several statements, by its key
	headsStyled   int                           // above 0 where the format says of all headings that they are, below 0 where not, 0 until that is known
	topics        map[int]bool                  // the headings below a statement's that have lists of their own
	labels        map[int]*labelled             // the lines that name their statement themselves
	laid          map[int]*grid                 // the tables whose shape is known, by their numbers
	beyond        map[int]string                // why tables are not understood, as too large or a register, by their numbers
	places        map[int]*place                // where what stands in them belongs
	inverted      bool                          // whether the lists are chapters, with the statements under each
	paragraphs    bool
	contents      map[string]bool // names of parts that the contents list promises
	hasLists      bool            // whether any list is named anywhere
	hasStatements bool            // whether any statement is

	begun      bool // whether a theme or statement has been met, since "Who we are" if that came later
	returned   bool // whether "Who we are" came after a statement
	statement  string
	list       assessment.ListKey
	lastList   assessment.ListKey // the list that was open before it was closed
	seen       map[assessment.ListKey]bool
	guessed    map[assessment.ListKey]bool // the lists that headings under the statement are taken for
	group      string                      // the heading of the group the lines stand in, or ""
	restart    bool                        // whether a sub-heading allows the lists to begin again
	unknown    string                      // why the statement is not known although lists are, or ""
	closedBy   string                      // the line that closed the list, or ""
	columns    string                      // why the columns below cannot be told apart that closed it, or ""
	guess      *understood                 // the heading the lines stand under, if it is none of the framework's
	doubtful   *understood                 // the line that may be the statement's heading
	within     bool                        // whether that most likely stands within the list before
	wasList    assessment.ListKey          // the list that was open when such a heading came
	otherPaper string                      // what the pages before the first statement look like, if not like "Who we are"
	ownPart    bool                        // whether a heading has said that it is that all the same
	covering   bool                        // whether that is a part of a covering report
	section    string                      // the section of "Who we are"
	level      int                         // the level of the statements' headings in a document, or 0
	table      int                         // the table the walk is in, or 0
	plainly    bool                        // whether the statement's heading was its bare name and no more
	tail       *item                       // the rest of the heading before
	met        map[string]int              // statements met, with the line of the first time
	metIn      map[string]int              // likewise, with the table it stands in, or 0

	open      *Block // where the next line of the same target goes
	outOpen   *Block // likewise for lines left out in a row
	last      *item  // the line before in open
	begin     *item  // the line its entry began with
	marked    int    // items with a marker in the list so far
	bare      int    // entries without a marker in the list so far
	lastOrder int    // the number of the last numbered item
}

func (c *classifier) classify(i int) {
	it := c.items[i]
	c.leaveTable(it)
	switch {
	case it.out != "":
		c.leaveOut(it, it.out)
	case it == c.tail:
		c.heading(it)
		c.tail = it.tail
	case it.closes != "":
		c.inMail(it)
	case it.Footnote:
		c.put(it, Target{Kind: NotPlaced, Why: "footnote"})
	case c.beyond[it.Cell.Table] != "":
		c.put(it, Target{Kind: NotPlaced, Why: c.beyond[it.Cell.Table]})
	case c.places[i] != nil:
		c.inTable(i, c.places[i])
	case c.isMark(i):
	case c.labels[i] != nil && c.statement == "" && c.unknown == "" && (c.list != "" || c.guess != nil):
		c.inLabel(it, c.labels[i])
	case c.inSentence(it):
		c.body(i)
	case it.heads() && it.named.Statement != "" && c.isStatement(i):
		c.startStatement(it)
	case it.heads() && it.named.List != "" && it.named.Statement == "" && c.isList(i):
		c.startList(i)
	case it.heads() && it.named.Theme > 0 && it.named.Statement == "" && c.isTheme(i):
		c.startTheme(it)
	case it.heads() && it.named.Subheading != "" && it.named.Subheading == c.statement && c.isSubheading(i):
		c.heading(it)
		c.restartLists()
	case c.inColumns(it):
		c.put(it, Target{Kind: NotPlaced, Statement: c.statement, Why: whySideBySide})
		c.sideBySide(whySideBySide)
	case c.topics[i]:
		c.startTopic(it)
	case c.groups[i] != noGroup && c.inAList():
		c.startGroup(it, c.groups[i])
	case c.isDoubtfulName(i):
		c.startDoubtful(it)
	case it.number && it.Cell.Table == 0 && c.begun && c.closedBy == "" && it.out != "":
		c.leaveOut(it, whyPage)
	case c.heads[i] != nil && c.unknownHeading(i, c.heads[i]):
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
	if after == nil || after.marker != marks.Unmarked || after.apart() || after.heads() {
		c.leaveOut(it, whyRule)
		return true
	}
	return false
}

// after returns the next item that is not left out, or nil.
func (c *classifier) after(i int) *item {
	if i = c.afterIndex(i); i < len(c.items) {
		return c.items[i]
	}
	return nil
}

// afterIndex is the index of that item, or the number of items. What a heading goes on
// with on the lines below it is none.
func (c *classifier) afterIndex(i int) int {
	for i >= 0 && i+1 < len(c.items) && c.items[i].tail != nil {
		i++
	}
	for i++; i < len(c.items) && c.items[i].out != ""; i++ {
	}
	return i
}

// isStatement tells whether an item that names a statement is its heading, and
// not an entry or a line of something else that happens to be the same words.
func (c *classifier) isStatement(i int) bool {
	it := c.items[i]
	listAt := c.listAt
	if c.statement == "" && c.closedBy != "" && c.doubtful == nil {
		listAt = c.surelyAt // within a part that is no statement's, resemblance proves nothing
	}
	list := listAt(c.afterIndex(i))
	switch {
	case it.named.List != "", c.names.saidOf(it.words), c.after(i) != nil && c.inColumns(c.after(i)):
		return true
	case list != "" && (c.list == "" || c.marked > 0 || c.seen[list] || c.guessed[list]):
		return true
	case c.inverted && it.marker == marks.Unmarked && it.Cell.Table == 0:
		return true
	case it.named.short:
		return it.named.sure || it.named.Theme > 0
	case it.named.sure, it.named.Theme > 0:
		return true
	case it.marker == marks.Number && c.list != "" && it.order == c.lastOrder+1:
		return false
	case !c.hasLists:
		return c.list == ""
	case it.Heading > 0 && (c.level == 0 || it.Heading <= c.level):
		return true
	}
	// A bare name is the heading if lists follow before the next name does,
	// and if they begin again: "Safeguarding" among the areas for improvement
	// is followed by the priorities of the same statement.
	list = listAt(c.next[i])
	return list != "" && (c.list == "" || c.seen[list] || c.guessed[list])
}

// surelyAt is the list that an item is the heading of by name, or "".
func (c *classifier) surelyAt(i int) assessment.ListKey {
	if i >= len(c.items) || c.heads[i] != nil {
		return ""
	}
	return c.listAt(i)
}

// listAt is the list that an item is the heading of, surely, by resemblance or
// at the beginning of its line, or "".
func (c *classifier) listAt(i int) assessment.ListKey {
	if i >= len(c.items) {
		return ""
	}
	it := c.items[i]
	switch {
	case it.heads() && it.named.Statement == "" && it.named.List != "":
		return it.named.List
	case c.heads[i] != nil:
		return c.heads[i].list
	case c.inline[i] != nil:
		return c.inline[i].list
	case it.named == nil && it.marker == marks.Unmarked && it.out == "":
		list, _ := c.names.listBeforeColon(it.words)
		return list
	}
	return ""
}

// listsAreChapters tells whether every list has the statements under it: then
// what follows a list's heading is a statement's, and the statements recur.
func (c *classifier) listsAreChapters() bool {
	lists, followed := map[assessment.ListKey]bool{}, 0
	statements, recur := map[string]bool{}, false
	chapter := false // whether the heading before was a list's
	for i, it := range c.items {
		code, list := "", assessment.ListKey("")
		switch u := c.heads[i]; {
		case it.heads() && it.named.Subheading == "":
			code, list = it.named.Statement, it.named.List
		case u != nil:
			code, list = u.statement, u.list
		}
		if it.out != "" || code == "" && list == "" || code != "" && list != "" {
			continue
		}
		if code != "" && len(lists) > 0 {
			recur = recur || statements[code]
			statements[code] = true
			if chapter {
				followed++
			}
		}
		if chapter = list != ""; chapter {
			if lists[list] {
				return false // a chapter comes once
			}
			lists[list] = true
		}
	}
	return recur && len(lists) >= 2 && followed == len(lists)
}

// isTheme tells whether an item that names a theme is its heading.
func (c *classifier) isTheme(i int) bool {
	it := c.items[i]
	after := c.after(i)
	return it.named.sure || it.Heading > 0 || after != nil && after.heads() && after.named.Statement != ""
}

// isList tells whether a list's name can be a heading here: before the first
// statement it is an ordinary heading of "Who we are", such as "Our priorities".
func (c *classifier) isList(i int) bool {
	return c.begun || !c.hasStatements || c.inverted || c.places[i] != nil || c.labels != nil || c.places[c.afterIndex(i)] != nil || c.rowAhead(i)
}

// rowAhead tells whether the headings of two lists or more stand from an item on, up to
// the next statement, with lines below them, or one in the words that lists have below:
// then they are a statement's that is not known, and not parts of "Who we are" that go
// by such a name.
func (c *classifier) rowAhead(i int) bool {
	const nearby = 200 // lines
	met := map[assessment.ListKey]bool{}
	for at, n := i, 0; at < len(c.items) && n < nearby; at, n = c.afterIndex(at), n+1 {
		it := c.items[at]
		if it.Cell.Table > 0 || it.heads() && it.named.Statement != "" || c.heads[at] != nil && c.heads[at].statement != "" {
			break
		}
		after := c.after(at)
		if list := c.listAt(at); list != "" && it.heads() && after != nil && !after.heads() {
			met[list] = true
			if c.headsLists(Key(it.words)) {
				return true
			}
		}
	}
	return len(met) > 1
}

// apartInARow tells whether a list's name is one of three that stand in a row
// with nothing between them: the heads of a table's columns that a PDF gives
// one after the other. What follows cannot be told apart by order alone.
func (c *classifier) apartInARow(i int) bool {
	if c.items[i].Cell.Table > 0 {
		return false
	}
	const nearby = 4 // names before it, and after: more would be no table's head
	met := map[assessment.ListKey]bool{}
	from := i
	for n := 0; from > 0 && n < nearby; n++ {
		before := from - 1
		for before >= 0 && c.items[before].out != "" {
			before--
		}
		if before < 0 || !c.namesList(before) {
			break
		}
		from = before
	}
	for at, n := from, 0; at < len(c.items) && n <= 2*nearby && c.namesList(at); at, n = c.afterIndex(at), n+1 {
		met[c.listAt(at)] = true
	}
	return len(met) == len(assessment.ListKeys)
}

// Why the columns of a table cannot be told apart.
const (
	whyInARow     = "comes after the names of the lists in a row, as the columns of a table do that were copied one after the other: they cannot be told apart"
	whySideBySide = "stands in columns that only spaces keep apart, which cannot be told for certain: please part them, or keep the table in Word or a workbook"
)

// sideBySide closes the list where the names of lists head columns that cannot be told
// apart.
func (c *classifier) sideBySide(why string) {
	c.list, c.guess, c.group = "", nil, ""
	c.closedBy, c.columns = "the names of the lists", why
	c.open, c.begun = nil, true
}

// wideSpace is what keeps columns apart in text.
var wideSpace = expression.Of(`\s{3,}`)

// inColumns tells whether a line has the names of several lists side by side with wide
// spaces between them.
func (c *classifier) inColumns(it *item) bool {
	if it.Cell.Table > 0 || it.marker == marks.Bullet {
		return false
	}
	cells := wideSpace.Split(marks.Trim(it.Text), -1)
	met := map[assessment.ListKey]bool{}
	for _, cell := range cells {
		if list := c.names.ListLike(cell); list != "" {
			met[list] = true
		}
	}
	return len(met) > 1 && len(met) == len(cells)
}

// namesList tells whether an item is the heading of a list and no more.
func (c *classifier) namesList(i int) bool {
	it := c.items[i]
	return it.out == "" && c.listAt(i) != "" && (it.heads() || c.heads[i] != nil)
}

// headsLists tells whether a heading, by its key, heads a list below a statement that is
// named.
func (c *classifier) headsLists(key string) bool {
	if c.listHeads == nil {
		c.listHeads = map[string]bool{}
		below := false
		for _, it := range c.items {
			switch {
			case !it.heads() || it.Cell.Table > 0:
			case it.named.Statement != "" && it.named.List == "":
				below = true
			case it.named.List != "" && it.named.Statement == "" && below:
				c.listHeads[Key(it.words)] = true
			}
		}
	}
	return c.listHeads[key]
}

// isSubheading tells whether one of the framework's sub-headings is used as a
// heading, within a list or above it.
func (c *classifier) isSubheading(i int) bool {
	it := c.items[i]
	after := c.after(i)
	return it.marker == marks.Unmarked && (it.Heading > 0 || c.list == "" || after != nil && (after.marker != marks.Unmarked || after.heads() && after.named.List != ""))
}

func (c *classifier) startStatement(it *item) {
	c.heading(it)
	c.tail = it.tail
	n := it.named
	if c.names.saidOf(it.words) {
		c.note(&understood{words: bareHeading(it.words), statement: n.Statement, strength: 1, said: true})
	}
	c.plainly = it.marker == marks.Unmarked && it.Heading == 0 && !n.sure && n.Theme == 0 && !strings.ContainsAny(it.words, "0123456789")
	if n.disagrees {
		c.remark("Line %d gives the number of one quality statement and the name of another. Ninefold went by the name.", it.Number)
	}
	c.begun, c.unknown, c.closedBy, c.columns, c.group, c.lastOrder = true, "", "", "", "", 0
	chapterGuess := c.guess
	c.guess, c.doubtful, c.within = nil, nil, false
	if c.inverted {
		c.guess = chapterGuess
	}
	if it.Heading > 0 && c.level == 0 {
		c.level = it.Heading
	}
	if n.Statement != c.statement {
		c.meet(it, n.Statement, n.continued || c.inverted)
		chapter := c.list
		c.statement, c.list, c.lastList = n.Statement, "", ""
		clear(c.seen)
		clear(c.guessed)
		if c.inverted && chapter != "" {
			c.openList(chapter)
		} else if c.inverted && c.guess != nil {
			c.closedBy = c.guess.words
		}
	} else if c.list == "" && !c.inverted {
		// The heading is repeated on a new page.
		c.list = c.lastList
	}
	c.restart = true
	if n.List != "" {
		c.openList(n.List)
	}
}

// meet notes where a statement is named, and says once of one that it is named
// twice, unless that is the way of the document.
func (c *classifier) meet(it *item, statement string, expected bool) {
	const told = -1
	switch first := c.met[statement]; {
	case first == 0:
		c.met[statement] = it.Number
		c.metIn[statement] = it.Cell.Table
	case first == told || expected || c.metIn[statement] > 0 && it.Cell.Table > 0:
	default:
		c.remark("%s is named twice, on lines %d and %d. Both parts go to the same lists.", c.title(statement), first, it.Number)
		c.met[statement] = told
	}
}

func (c *classifier) startTheme(it *item) {
	c.heading(it)
	c.begun = true
	if _, theme, err := c.staging.framework.Statement(c.statement); err == nil && theme.Number == it.named.Theme {
		return // a running header: the statement goes on
	}
	c.endStatement()
}

func (c *classifier) startList(i int) {
	it := c.items[i]
	list := it.named.List
	if c.apartInARow(i) {
		c.heading(it)
		c.sideBySide(whyInARow)
		return
	}
	if c.inverted {
		c.endStatement()
	}
	again := c.seen[list] && list != c.list && !c.restart && !it.named.continued
	if again && (c.statement != "" || c.doubtful != nil) && c.unknown == "" {
		// The lists begin again under something that is no statement known.
		c.unknown = "the statement it stands under is not known"
		if head := c.takeBackHeading(); head != "" {
			c.unknown = fmt.Sprintf("“%s” is not the name of a quality statement Ninefold knows", head)
		}
	}
	c.heading(it)
	c.openList(list)
	c.begun = true
}

func (c *classifier) openList(list assessment.ListKey) {
	c.list, c.lastList, c.closedBy, c.columns, c.restart, c.group = list, list, "", "", false, ""
	c.guess = nil
	c.seen[list] = true
	c.marked, c.bare, c.lastOrder = 0, 0, 0
}

// takeBackHeading finds the line that must have been the heading of the lists
// that begin again: the one that closed the list, or the last entry if that
// looks like a heading. It is no entry any more.
func (c *classifier) takeBackHeading() string {
	if c.closedBy != "" {
		return c.closedBy
	}
	if c.open == nil || c.open.Target.Kind != Entries || c.last == nil || c.last.marker != marks.Unmarked || !marks.LikeHeading(c.last.words) {
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
