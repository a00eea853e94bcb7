package understanding

import (
	"strings"
	"unicode/utf8"

	"ninefold/app/assessment"
	"ninefold/app/expression"
	"ninefold/app/intake/marks"
	"ninefold/app/intake/source"
)

// understood is what a heading was taken for that is none of the framework's
// names. It is a guess, and says how sure it is.
type understood struct {
	words     string             // as it first stands
	list      assessment.ListKey // the list it is taken for, or ""
	statement string             // the statement it is taken for, or ""
	exact     bool               // whether the statement is named by one of its names, and only the list is in doubt
	nameless  bool               // whether it stands where a statement's name does, and is none that is known
	other     bool               // whether it is taken for a heading of something else
	several   bool               // whether it is, as a heading of several lists at once
	strength  float64            // 0 to 1
	byOrder   bool               // whether its place among the others decided
	byTone    bool               // whether the wording of what stands under it did
	under     []string           // what stands under it, where it comes first
	rare      bool               // whether others among which it stands come much more often
	said      bool               // whether somebody has said what it means
	doubted   bool               // whether it is like a statement's name and has no lists below it, as others have
	group     bool               // whether it most likely heads a group within a list
	within    bool               // whether the lists around it are all headed otherwise, so that it most likely belongs to one
	part      *understood        // what stands beside the statement's name, as a list's does, where that is not known
	times     int
}

// The strengths from which a heading is taken for a list, for a statement, and
// for nothing of either.
const (
	likeList      = 0.5
	likeStatement = 0.6
)

// findHeadings finds the lines that may be headings and are none of the
// framework's names, and what each may mean. The same words mean the same
// wherever they stand.
func (c *classifier) findHeadings() map[int]*understood {
	heads, byKey := map[int]*understood{}, map[string]*understood{}
	rows := c.layTables(byKey)
	c.findParts()
	c.findLabels()
	times := map[string]int{}
	for _, it := range c.items {
		if it.out == "" && it.marker == marks.Unmarked && it.named == nil && marks.ShortLine(it.words) && c.laid[it.Cell.Table] == nil && c.beyond[it.Cell.Table] == "" {
			times[headKey(it.words)]++
		}
	}
	c.heads = heads // a heading may follow another
	c.inline = map[int]*understood{}
	inline := c.beforeColons(times)
	for i, it := range c.items {
		if head := inline[i]; head != "" && (times[headKey(head)] >= 3 || !c.wrapsInto(i)) {
			u := byKey[headKey(head)]
			if u == nil {
				u = c.meaning(head)
			}
			if u.statement == "" && (u.list != "" || u.other || times[headKey(head)] >= 2) {
				byKey[headKey(head)], c.inline[i] = u, u
				u.times++
				continue
			}
		}
		if it.out != "" || it.heads() || it.named != nil || c.laid[it.Cell.Table] != nil || c.beyond[it.Cell.Table] != "" || c.labels[i] != nil {
			continue
		}
		u := byKey[headKey(it.words)]
		if u == nil {
			u = c.meaning(it.words)
		}
		if !c.mayHead(i, u, times[headKey(it.words)]) {
			continue
		}
		byKey[headKey(it.words)] = u
		heads[i] = u
		u.times++
		if u.part != nil {
			u.part.times++
		}
	}
	c.groups = c.findGroups(heads)
	for i := range c.groups {
		delete(heads, i)
	}
	c.findChapters(heads)
	c.doubtWithoutLists(heads)
	c.orderDecides(heads, rows)
	c.placeTables(byKey)
	for i, p := range c.places {
		if p.head && (p.list != "" && p.listed != nil || p.own && p.named != nil) {
			heads[i] = p.listed
			if p.own {
				heads[i] = p.named
			}
		}
	}
	c.nameStatements(heads)
	return heads
}

// beforeColons finds what stands before a colon at the beginning of a line and
// may be a heading with the first entry behind it, and adds it to how often
// each heading's words come.
func (c *classifier) beforeColons(times map[string]int) map[int]string {
	const mostWords = 8
	found := map[int]string{}
	for i, it := range c.items {
		head, rest, colon := strings.Cut(it.words, ":")
		head = unnumbered(head)
		if !colon || c.labels[i] != nil || !strings.HasPrefix(rest, " ") || source.Blank(rest) || it.out != "" || it.marker != marks.Unmarked || it.named != nil || it.Cell.Table > 0 ||
			it.Heading > 0 || !marks.ShortLine(head) || marks.StartsSmall(head) || len(strings.Fields(head)) > mostWords || c.names.Match(head) != nil || !marks.HasLetter(rest) || partName.MatchString(Key(head)) {
			continue
		}
		found[i] = head
		times[headKey(head)]++
	}
	return found
}

// unnumbered is what stands before a colon without the number that an entry has in its
// list, as in "Area for improvement 2: letters are long".
func unnumbered(head string) string {
	head = strings.TrimSpace(head)
	if bare := entryNumber.ReplaceAllString(head, ""); marks.HasLetter(bare) {
		return bare
	}
	return head
}

// wrapsInto tells whether an item only goes on with a line that was wrapped.
func (c *classifier) wrapsInto(i int) bool {
	at := c.beforeIndex(i)
	return at >= 0 && !c.paragraphs && !c.items[i].apart() && c.items[at].full()
}

// outlineNumber is the number that a heading has in its document, such as "2.1",
// "Part One:" or "Box 2 -".
var outlineNumber = expression.Of(`^(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s+|[A-Z][.)]\s+|\d{1,2}\.?[a-z][.)]?\s+|(?i:q)\.?\s?\d{1,2}[a-z]?\s*[-–—:.)]\s*|(?i:box|part|section|chapter|question|table|workshop)\s+(?:\d{1,2}|[A-Za-z]|(?i:one|two|three|four|five|six))\s*[-–—:.)]\s*)(\p{L}.*)$`)

// mayBeOutlined tells quickly of most lines that they have no such number: they
// begin with no figure, no single letter, and no word that such a number follows.
func mayBeOutlined(line string) bool {
	if len(line) < 2 {
		return false
	}
	return line[0] >= '0' && line[0] <= '9' || line[1] == '.' || line[1] == ')' || strings.IndexByte("bBpPsScCqQtTwW", line[0]) >= 0
}

// aside is what a form adds to a heading, such as "(no more than six points)".
var aside = expression.Of(`\s*\([^()]*\)\s*:?$`)

// bareHeading is a heading without its number, what a form adds, and the signs
// that lead on to what follows.
func bareHeading(line string) string {
	if mayBeOutlined(line) {
		line = outlineNumber.ReplaceAllString(line, "$1")
	}
	if strings.Contains(line, "(") {
		if bare := aside.ReplaceAllString(line, ""); marks.HasLetter(bare) {
			line = bare
		}
	}
	return strings.TrimRight(line, " :.…-–—")
}

// headKey is a heading in the form in which two of them are compared.
func headKey(line string) string { return Key(bareHeading(line)) }

// meaning weighs the words of a line by themselves.
func (c *classifier) meaning(line string) *understood {
	if known, is := c.weighed[line]; is {
		again := known
		return &again
	}
	if len(c.weighed) >= mostWeighed {
		return &understood{words: line}
	}
	u := c.weigh(line)
	c.weighed[line] = *u
	return u
}

// mostWeighed is how many different lines of a source are weighed: far more than
// any has headings, and few enough to be done in a second or two.
const mostWeighed = 6_000

func (c *classifier) weigh(line string) *understood {
	u := &understood{words: outlineNumber.ReplaceAllString(line, "$1")}
	line = bareHeading(line)
	if list, is := c.said[Key(line)]; is {
		u.said, u.strength = true, 1
		if u.list = list; list == "" || list == AsNote {
			u.list, u.other = "", true
		}
		return u
	}
	if both := c.meaningOfBoth(line); both != nil {
		both.words = u.words
		return both
	}
	if c.names.severalLists(line) {
		u.other, u.several, u.strength = true, true, 1
		return u
	}
	m := theLexicon().meaningOf(line)
	if code, strength := c.names.statementLike(line); strength >= likeStatement && strength > m.strength {
		u.statement, u.strength = code, strength
		return u
	}
	u.list, u.strength, u.other = m.list, m.strength, m.other && m.strength >= likeList
	if u.strength < likeList {
		u.list = ""
	}
	return u
}

// betweenLists parts the names of two lists in one heading.
var betweenLists = expression.Of(`(?i)\s*(?:[/&,;+]|\s(?:and|plus|or)\s)\s*`)

// severalLists tells whether a heading is of several lists at once, as "Strengths and
// areas for improvement" is: nothing tells of what stands under it which it is.
func (n *Names) severalLists(line string) bool {
	if !marks.ShortLine(line) || !betweenLists.MatchString(line) {
		return false
	}
	met := map[assessment.ListKey]bool{}
	for _, part := range betweenLists.Split(line, -1) {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		if list := n.ListLike(part); list != "" {
			met[list] = true
		}
	}
	return len(met) > 1
}

// betweenNames parts a statement's name from a list's in one heading.
var betweenNames = expression.Of(`\s+[-–—|/]+\s+|\s*[:|]\s*|\s*[–—]\s*`)

// meaningOfBoth weighs a heading that says its statement and its list, such as
// "Safeguarding – what we do well", or returns nil.
func (c *classifier) meaningOfBoth(line string) *understood {
	var strange *understood
	for _, at := range betweenNames.FindAllStringIndex(line, mostParts) {
		if u := c.bothAt(line, at); u != nil && (u.list != "" || u.part == nil) {
			return u
		} else if u != nil && strange == nil {
			strange = u
		}
	}
	return strange
}

// mostParts is into how many parts a heading is taken to fall.
const mostParts = 4

func (c *classifier) bothAt(line string, at []int) *understood {
	// What stands behind "Next steps:" is more often its first entry.
	colon := strings.Contains(line[at[0]:at[1]], ":")
	for order, parts := range [][2]string{{line[:at[0]], line[at[1]:]}, {line[at[1]:], line[:at[0]]}} {
		statement, list := parts[0], parts[1]
		u := &understood{strength: 1}
		if n := c.names.Match(statement); n != nil && n.Statement != "" && n.List == "" {
			u.statement, u.exact = n.Statement, true
		} else if code, strength := c.names.statementLike(statement); strength >= likeStatement {
			u.statement, u.strength = code, strength
		} else if code, strength := c.names.statementWorded(statement); strength >= likeStatement && !(colon && order == 1) {
			u.statement, u.strength = code, strength
		}
		if u.statement == "" {
			continue
		}
		if n := c.names.Match(list); n != nil && n.List != "" && n.Statement == "" {
			u.list = n.List
			return u
		}
		if m := theLexicon().meaningOf(list); m.list != "" && m.strength >= likeList {
			u.list, u.strength = m.list, min(u.strength, m.strength)
			return u
		}
		if part := c.parts[headKey(list)]; part != nil && u.exact {
			u.part = part
			return u
		}
	}
	return nil
}

// findParts finds what stands again and again beside the names of different statements
// in one line, as the names of lists do: "Assessing needs | Where we stumble".
func (c *classifier) findParts() {
	const fewest, most = 2, 9 // statements; words
	beside := map[string]map[string]bool{}
	first := map[string]string{}
	for _, it := range c.items {
		if it.out != "" || len(it.words) > longestName || !strings.ContainsAny(it.words, "-–—|/:") || it.marker == marks.Bullet && it.Heading == 0 || it.named != nil || it.Cell.Table > 0 || !shortForBoth(it.words) {
			continue
		}
		line := bareHeading(it.words)
		for _, at := range betweenNames.FindAllStringIndex(line, mostParts) {
			for order, parts := range [][2]string{{line[:at[0]], line[at[1]:]}, {line[at[1]:], line[:at[0]]}} {
				n := c.names.Match(parts[0])
				if n == nil || n.Statement == "" || n.List != "" || n.short && !n.sure || order == 1 && strings.Contains(line[at[0]:at[1]], ":") ||
					len(strings.Fields(parts[1])) < 2 || len(strings.Fields(parts[1])) > most || !marks.ShortLine(parts[1]) || c.names.Match(parts[1]) != nil {
					continue
				}
				key := headKey(parts[1])
				if beside[key] == nil {
					beside[key], first[key] = map[string]bool{}, parts[1]
				}
				beside[key][n.Statement] = true
			}
		}
	}
	c.parts = map[string]*understood{}
	for key, statements := range beside {
		if len(statements) >= fewest {
			c.parts[key] = &understood{words: first[key]}
		}
	}
}

// mayHead tells whether a line may be a heading, by its place, its style, its
// length and case, by what follows it, and by how often it comes.
func (c *classifier) mayHead(i int, u *understood, times int) bool {
	it := c.items[i]
	both := (u.list != "" || u.part != nil) && u.statement != "" && shortForBoth(it.words)
	if it.marker == marks.Bullet && it.Heading == 0 || !marks.ShortLine(it.words) && !both || marks.StartsSmall(it.words) || it.Joined || it.wrapped || it.closes != "" || it.Footnote {
		return false
	}
	if it.Heading > 0 || u.said {
		return true
	}
	if numbersAnEntry(it.words) {
		return false // "Area for improvement 2: Reviews are late"
	}
	if strings.Contains(it.words, "\t") || marks.EndsInFigure.MatchString(it.words) {
		return false // "Reviews done in time	86"
	}
	if it.marker == marks.Number && u.list == "" && u.statement == "" && !u.other {
		return c.sisterOfHeads(i)
	}
	at, after := c.beforeIndex(i), c.after(i)
	var before *item
	underHead := false
	if at >= 0 {
		before = c.items[at]
		underHead = before.heads() || c.heads[at] != nil || before.tail != nil
	}
	if underHead && c.listAt(at) != "" && after != nil && u.list == "" && u.statement == "" && !it.Bold &&
		(after.heads() || times < 2 && after.marker == marks.Unmarked && (u.other || it.gap > 0)) {
		return false // what stands first in a list, or all that does
	}
	if before != nil && !c.paragraphs && !it.apart() && before.full() && !underHead && times < 2 {
		return false // the end of a wrapped line
	}
	if before != nil && !c.paragraphs && !it.apart() && before.marker == marks.Bullet && it.indent > before.indent && !marks.EndsSentence(before.words) &&
		!strings.HasSuffix(it.words, ":") && times < 2 && (after == nil || after.indent <= before.indent) {
		return false // set in below its bullet, as the rest of it is: "… in every / GP surgery"
	}
	if it.Cell.Table > 0 {
		return it.Bold && after != nil && !after.Bold || u.list != "" || u.other
	}
	few := len(strings.Fields(bareHeading(it.words))) <= 8 || both
	if nothing[Key(it.words)] || strings.HasPrefix(Key(it.words), "none identified") {
		return false // said under one list after another, and an entry each time
	}
	means := u.list != "" || u.statement != "" || u.other
	asks := strings.HasSuffix(it.words, ":") || strings.HasSuffix(it.words, "?")
	afterGap := it.gap > 0 || it.NewPage || before != nil && before.Cell.Table > 0 || c.paragraphs || before == nil || before.marker != marks.Unmarked || underHead || c.endsBefore(before, after)
	if strings.HasSuffix(it.words, "?") && (u.list != "" || u.statement != "") {
		few = true // a form asks at length
	}
	switch {
	case it.Bold && (after == nil || !after.Bold):
		return true
	case both && u.part != nil && it.marker == marks.Unmarked:
		return true // another statement has the same words beside its name
	case it.capitals() && len(it.words) > longestAcronym && few:
		return true
	case it.marker == marks.Unmarked && afterGap && few && c.bulletsFollow(i):
		return true // bullets follow
	case after != nil && after.heads() && after.named.Statement != "" && after.Heading == 0 && it.marker == marks.Unmarked && (before == nil || before.marker != marks.Unmarked) && few:
		return true // between the last bullet and a statement's heading, as a chapter's name stands
	case means && few && afterGap && after != nil:
		return true
	case few && after != nil && it.marker == marks.Unmarked && !c.styled() && (before == nil || c.listAt(at) == "" || times >= 3 && c.heads[at] != nil && c.heads[at].times < times) && (times >= 3 || times >= 2 && means && (before == nil || endsEntry(before))):
		return true // among lines that nothing marks, that it comes again is the sign
	case asks && few && afterGap && after != nil && after.gap == 0:
		return true
	case asksWithoutMark(it.words) && few && it.apart() && after != nil && after.apart():
		return true // "What keeps us awake", among paragraphs that nothing else tells apart
	case times >= 2 && few && afterGap && after != nil && !c.paragraphs:
		const apart = 6 // words, where nothing but blank lines sets it off
		return after.gap == 0 || after.marker != marks.Unmarked || len(strings.Fields(it.words)) <= apart && marks.EndsSentence(after.words)
	}
	return false
}

// styled tells whether the format says of all headings of statements and lists that they
// are headings: then what only comes again is none.
func (c *classifier) styled() bool {
	const fewest = 3
	if c.headsStyled == 0 {
		c.headsStyled = 1
		for _, it := range c.items {
			if it.out != "" || it.Cell.Table > 0 || !it.heads() || it.named.Statement == "" && it.named.List == "" {
				continue
			}
			if it.Heading == 0 {
				c.headsStyled = -1
				break
			}
			c.headsStyled++
		}
		if c.headsStyled <= fewest {
			c.headsStyled = -1
		}
	}
	return c.headsStyled > 0
}

// shortForBoth tells whether a line is short enough to name a statement and a list.
func shortForBoth(line string) bool {
	const longest, mostWords = 140, 18
	return utf8.RuneCountInString(line) <= longest && len(strings.Fields(line)) <= mostWords && (!marks.EndsSentence(line) || strings.HasSuffix(line, "?"))
}

// outlineOrder is the place that an item's number or letter gives it, from 1, or 0.
func outlineOrder(it *item) int {
	if it.order > 0 || it.marker != marks.Number {
		return it.order
	}
	text := strings.TrimLeft(marks.Trim(it.Text), "(")
	if len(text) > 1 && strings.ContainsRune(".)", rune(text[1])) && text[0] >= 'a' && text[0] <= 'h' {
		return int(text[0]-'a') + 1
	}
	return 0
}

// sisterOfHeads tells whether a numbered line stands between headings of lists by
// its number, and has no numbered line directly above or below it: "2. Setbacks",
// where 1 and 3 are headings.
func (c *classifier) sisterOfHeads(i int) bool {
	if c.numberedHeads == nil {
		c.numberedHeads = map[int]bool{}
		for _, it := range c.items {
			if it.heads() && it.named.List != "" && it.marker == marks.Number && outlineOrder(it) > 0 {
				c.numberedHeads[outlineOrder(it)] = true
			}
		}
	}
	it := c.items[i]
	order := outlineOrder(it)
	if order == 0 || !c.numberedHeads[order-1] && !c.numberedHeads[order+1] || c.numberedHeads[order] || !marks.ShortLine(it.words) {
		return false
	}
	after := c.after(i)
	at := c.beforeIndex(i)
	return after != nil && (after.marker != marks.Number || outlineOrder(after) == 1) && (at < 0 || c.items[at].marker != marks.Number || outlineOrder(c.items[at]) != order-1 || c.items[at].heads())
}

// nothing is what people write where a list has no entries.
var nothing = Keys("None", "None identified", "Nothing to report", "Not applicable", "N/A", "Nil", "To be confirmed", "TBC")

// endsEntry tells whether the next line cannot only go on with an item.
func endsEntry(it *item) bool { return !it.full() && !strings.HasSuffix(it.words, ",") }

// endsBefore tells whether what stood before has come to its end without a
// blank line: a sentence, or an entry on the line of its list's name. What
// begins with a small letter afterwards shows that the line was only broken.
func (c *classifier) endsBefore(before, after *item) bool {
	if after == nil || after.marker == marks.Unmarked && marks.StartsSmall(after.words) {
		return false
	}
	list, _ := c.names.listBeforeColon(before.words)
	return marks.EndsSentence(before.words) || list != ""
}

// asksWithoutMark tells whether a line is worded as a question is, as many
// headings are that end in no mark.
func asksWithoutMark(line string) bool {
	first, _, more := strings.Cut(strings.ToLower(line), " ")
	switch strings.Trim(first, "’'") {
	case "what", "what’s", "what's", "where", "where’s", "where's", "how", "why", "who":
		return more
	}
	return false
}

// beforeIndex is the index of the item before that is not left out, or -1.
func (c *classifier) beforeIndex(i int) int {
	for i--; i >= 0 && c.items[i].out != ""; i-- {
	}
	return i
}

// orderDecides gives a meaning to headings whose words have none, where they
// come again and again at the same place among the others: three headings that
// recur in one order under every statement are its three lists.
func (c *classifier) orderDecides(heads map[int]*understood, runs [][]*slot) {
	var run []*slot
	under := "" // the statement whose row it is, as far as it is known
	end := func(statement string) {
		if statement != "" && (statement == under || c.inverted) {
			return // named again on a new page, or under another list
		}
		if len(run) > 0 {
			runs = append(runs, run)
		}
		run, under = nil, statement
	}
	for i, it := range c.items {
		u := heads[i]
		if u == nil {
			u = c.inline[i]
		}
		switch {
		case c.laid[it.Cell.Table] != nil:
		case u == nil && !it.heads() && it.named == nil:
			if list, _ := c.names.listBeforeColon(it.words); list != "" && it.marker == marks.Unmarked && it.out == "" {
				run = append(run, &slot{list: list})
			}
		case it.heads() && (it.named.Statement != "" || it.named.Theme > 0) && it.named.List == "":
			end(it.named.Statement)
		case u != nil && u.statement != "" && u.list == "" && u.strength <= onlyAGuess && u.doubted:
			// the lists go on below it, most likely
		case u != nil && u.statement != "":
			if end(u.statement); u.part != nil {
				run = append(run, &slot{u: u.part, list: u.part.list})
			}
		case it.heads() && it.named.List != "":
			run = append(run, &slot{list: it.named.List})
		case u != nil && !u.other && !(c.inverted && u.times > 1):
			run = append(run, &slot{u: u, list: u.list})
		}
	}
	end("")
	all := runs
	runs = withoutRare(all)
	for range assessment.ListKeys { // one decided may decide another
		tried := map[*understood]bool{}
		for _, run := range runs {
			for _, s := range run {
				if s.u != nil && s.u.list == "" && s.u.times >= 2 && !tried[s.u] {
					tried[s.u] = true
					placeByOrder(s.u, runs)
				}
			}
		}
	}
	c.gather(heads)
	settle(withoutRare(all), c.inverted) // now that it is known what the others mean
	weighRows(all)
	for _, u := range heads {
		if u.part != nil && u.list == "" {
			u.list, u.byOrder, u.byTone = u.part.list, u.part.byOrder, u.part.byTone
			u.strength = min(u.strength, u.part.strength)
		}
	}
	for _, run := range all {
		if len(run) > len(assessment.ListKeys) && allLists(run) {
			for _, s := range run {
				if s.u != nil && s.u.list == "" && s.u.rare {
					s.u.within = true
				}
			}
		}
	}
}

// gather notes what stands under each heading, as far as that says what it is.
func (c *classifier) gather(heads map[int]*understood) {
	const most = 60 // lines that are read under one heading
	var under *understood
	for i, it := range c.items {
		if u := heads[i]; u != nil {
			if !c.inverted || u.statement == "" && u.times == 1 {
				under = u
			}
			if u.part != nil {
				under = u.part
			}
			continue
		}
		words := it.words
		if u := c.inline[i]; u != nil {
			under = u
			_, words, _ = strings.Cut(words, ":")
		}
		switch {
		case it.out != "" || it.Footnote || c.laid[it.Cell.Table] != nil:
		case it.heads() && it.named.Subheading == "":
			if !c.inverted || it.named.Statement == "" {
				under = nil
			}
		case under != nil && len(under.under) < most && !marks.StartsSmall(it.words):
			under.under = append(under.under, words)
		}
	}
}

// allLists tells whether a row has a heading for each of the lists.
func allLists(run []*slot) bool {
	met := map[assessment.ListKey]bool{}
	for _, s := range run {
		if list := s.means(); list != "" {
			met[list] = true
		}
	}
	return len(met) == len(assessment.ListKeys)
}

// withoutRare takes out of the rows the headings that come much more seldom
// than the others: where three head the lists under every statement, one that
// stands there once or twice is none of them. If its words seem to mean a list
// that has another name everywhere else, they do only where that list is the
// one the row lacks.
func withoutRare(runs [][]*slot) [][]*slot {
	named := map[assessment.ListKey]int{}
	most := 0
	for _, run := range runs {
		for _, s := range run {
			if s.u != nil {
				most = max(most, s.u.times)
				continue
			}
			named[s.list]++
			most = max(most, named[s.list])
		}
	}
	twice := map[*understood]bool{} // no list is headed twice under one statement
	for _, run := range runs {
		met, again := map[*understood]int{}, map[assessment.ListKey]int{}
		merged := false // whether the row is two statements', of which one is not known
		for _, s := range run {
			if s.u != nil {
				met[s.u]++
			} else if again[s.list]++; again[s.list] > 1 {
				merged = true
			}
		}
		if several := manyTimes(met); !merged && len(several) == 1 && (len(again) > 0 || len(met) > 1) {
			twice[several[0]] = true
		}
	}
	rare := func(u *understood) bool {
		return u != nil && !u.said && most > 2 && (u.times < (most+1)/2 || u.times < most && twice[u])
	}
	often := map[assessment.ListKey]bool{}
	for _, run := range runs {
		for _, s := range run {
			if list := s.means(); list != "" && !rare(s.u) && (s.u != nil || 2*named[list] > most) {
				often[list] = true
			}
		}
	}
	var kept [][]*slot
	for _, run := range runs {
		var left, frequent []*slot
		for i, s := range run {
			if s.u != nil {
				s.u.rare = rare(s.u)
			}
			if rare(s.u) && s.u.list != "" && often[s.u.list] && only(run, i) != s.u.list {
				s.u.list, s.u.strength = "", 0
			}
			if !rare(s.u) || s.u.list != "" {
				left = append(left, s)
			}
			if !rare(s.u) {
				frequent = append(frequent, s)
			}
		}
		if len(frequent) >= len(assessment.ListKeys) {
			left = frequent // enough without it
		}
		kept = append(kept, left)
	}
	return kept
}

// manyTimes are those that come more than once.
func manyTimes(met map[*understood]int) (several []*understood) {
	for u, n := range met {
		if n > 1 {
			several = append(several, u)
		}
	}
	return several
}

// slot is a heading in the row of a statement's headings.
type slot struct {
	u    *understood // nil for a name of the framework's
	list assessment.ListKey
}

func (s *slot) means() assessment.ListKey {
	if s.u != nil {
		return s.u.list
	}
	return s.list
}

// placeByOrder takes a heading for the one list that is left at its place, if that is
// the same wherever it can be told, and can be in two rows of three: a row may
// be torn by an entry that is worded as a name.
func placeByOrder(u *understood, runs [][]*slot) {
	const sure = 0.7
	found := assessment.ListKey("")
	rows, told := 0, 0
	for _, r := range runs {
		for i, s := range r {
			if s.u != u {
				continue
			}
			rows++
			left := only(r, i)
			if left == "" {
				continue
			}
			if found != "" && left != found {
				return
			}
			found = left
			told++
		}
	}
	if 3*told < 2*rows {
		return
	}
	u.list, u.strength, u.byOrder = found, sure, true
}

// only returns the one list that a heading can be by its place in a row: not
// one that another is, behind those before it and ahead of those after it.
func only(run []*slot, at int) assessment.ListKey {
	order := map[assessment.ListKey]int{}
	for i, key := range assessment.ListKeys {
		order[key] = i
	}
	// With as many unknown ones beside it as there are lists, there is no room. Most
	// of a long run ends here, which would else be gone through for each of it.
	beside := 0
	for i := at - 1; i >= 0 && run[i].means() == ""; i-- {
		if beside++; beside >= len(assessment.ListKeys) {
			return ""
		}
	}
	for i := at + 1; i < len(run) && run[i].means() == ""; i++ {
		if beside++; beside >= len(assessment.ListKeys) {
			return ""
		}
	}
	low, high := -1, len(assessment.ListKeys)
	unknownBefore, unknownAfter := 0, 0
	for i, s := range run {
		list := s.means()
		switch {
		case i == at:
		case list == "" && i < at:
			unknownBefore++
		case list == "":
			unknownAfter++
		case i < at:
			low, unknownBefore = max(low, order[list]), 0
		default:
			high = order[list]
		}
		if high < len(assessment.ListKeys) {
			break
		}
	}
	// Between what is known before and after there must be room for this one
	// and the other unknown ones, and no more.
	if high-low-1 != 1+unknownBefore+unknownAfter {
		return ""
	}
	return assessment.ListKeys[low+1+unknownBefore]
}
