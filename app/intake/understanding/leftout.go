package understanding

import (
	"strings"

	"ninefold/app/expression"
	"ninefold/app/intake/marks"
)

// The reasons for leaving a line out.
const (
	whyPage     = "page number"
	whyHeader   = "repeated header or footer"
	whyContents = "contents list"
	whyMarking  = "protective marking"
	whyRule     = "no words on it"
	whyBlank    = "says only that the page is blank"
	whyNotes    = "speaker’s notes"
	whyTitle    = "title of the document"
)

// leaveOut marks the lines that are furniture of the page and not text, each
// with its reason, and returns the names of parts that a contents list gives
// and that are no statements or themes.
func leaveOut(names *Names, items []*item, paragraphs bool) map[string]bool {
	for _, it := range items {
		if it.out == "" {
			it.out = furniture(it)
		}
	}
	leaveOutTitle(items)
	leaveOutHeaders(items, paragraphs)
	if !paragraphs { // in a Word document neither ever stands in the body
		leaveOutBelowHeaders(items)
		leaveOutTornHeaders(items)
		leaveOutNumbered(items)
		leaveOutPageNumbers(items)
		joinBareMarks(names, items)
	}
	return leaveOutContents(names, items)
}

var (
	pageAtEnd  = expression.Of(`(?i)(?:[|·•–—-]|\s{2}|\t)\s*page\s+\d{1,4}(?:\s+of\s+\d{1,4})?$`)
	pageAtHead = expression.Of(`(?i)^page\s+\d{1,4}(?:\s+of\s+\d{1,4})?\s*(?:[|·•–—-]|\s{2}|\t)`)
	marking    = expression.Of(`^(?:OFFICIAL(?:\s*[-–:]\s*SENSITIVE)?|NOT PROTECTIVELY MARKED|UNCLASSIFIED|RESTRICTED)(?:\s*[-–·|]?\s*DRAFT)?$|^DRAFT$`)
)

// blankPage is what is printed on a page that is left blank.
var blankPage = expression.Of(`(?i)^\W*(?:this )?page (?:is |has been )?(?:intentionally |deliberately )?left (?:intentionally )?blank\W*$`)

// saysPage tells whether a line has the word "page" in it, as all have that give a
// page's number or call it blank.
func saysPage(line string) bool {
	const word = "page"
	for i := 0; i+len(word) <= len(line); i++ {
		if (line[i] == 'p' || line[i] == 'P') && strings.EqualFold(line[i:i+len(word)], word) {
			return true
		}
	}
	return false
}

// furniture tells why a line by itself is left out, or "".
func furniture(it *item) string {
	line := marks.Trim(it.Text)
	switch {
	case it.Contents:
		return whyContents
	case it.Note:
		return whyNotes
	case strings.ContainsAny(line, "0123456789") && marks.PageNumber.MatchString(line):
		return whyPage
	case len(line) <= longestName && it.marker == marks.Unmarked && saysPage(line) && (pageAtEnd.MatchString(line) || pageAtHead.MatchString(line)):
		return whyHeader
	case line != "" && strings.IndexByte("ONURD", line[0]) >= 0 && marking.MatchString(line):
		return whyMarking
	case len(line) <= longestName && saysPage(line) && blankPage.MatchString(line):
		return whyBlank
	case strings.Trim(line, "-_=*·•.~–—―|+#:/\\<> \t") == "" && it.marker == marks.Unmarked:
		return whyRule
	}
	return ""
}

// What stands on the title page of a self-assessment: its name, whose it is, and
// when it was written.
var (
	titleName = expression.Of(`(?i)^(?:[\p{L}’'&,. -]+ council\W+)?(?:draft )?(?:(?:care quality commission|cqc|local authority) )?(?:assurance )?(?:(?:adult social care|adults?’? services|asc) )?self[- ]assessment(?: (?:report|document|summary|return))?(?:\W+(?:19|20)\d\d(?:\W(?:\d\d){1,2})?)?$`)
	titlePart = expression.Of(`^(?:\p{Lu}[\p{L}’'&,. -]* Council|(?i:(?:\d{1,2} )?(?:january|february|march|april|may|june|july|august|september|october|november|december) (?:19|20)\d\d|(?:draft )?version \d[\d.]*|(?:19|20)\d\d(?:\W(?:\d\d){1,2})?|adult social care|care quality commission))$`)
)

// leaveOutTitle leaves out the title that a document begins with, where it says
// that it is a self-assessment.
func leaveOutTitle(items []*item) {
	var title []*item
	named := false
	for _, it := range items {
		if it.out != "" {
			continue
		}
		line := marks.Trim(it.Text)
		is := titleName.MatchString(line)
		if !is && !titlePart.MatchString(line) || it.marker != marks.Unmarked || it.Cell.Table != 0 || it.Footnote {
			break
		}
		named = named || is
		title = append(title, it)
	}
	if named {
		for _, it := range title {
			it.out = whyTitle
		}
	}
}

// pageInHeader is the page number within a running header, which differs from
// page to page while the rest does not. A number that only follows the words,
// as in "Priority 1", belongs to them.
var pageInHeader = expression.Of(`(?i)^(?:page\s+)?\d{1,4}(?:\s*[|·–—]\s*|\s{2,}|\t)|(?:\s*[|·–—]\s*|\s{2,}|\t)(?:page\s+)?\d{1,4}$|\bpage\s+\d{1,4}(?:\s+of\s+\d{1,4})?$`)

// leaveOutHeaders finds the lines that are repeated from page to page. An item
// with a bullet is never one, nor is a name of the framework's. Of a format that
// tells its paragraphs, only those are that say whose the paper is, or of when, and
// stand at the edges of pages alone: as paragraphs of its pages they can be nothing
// else, but headings could stand there again and again.
func leaveOutHeaders(items []*item, paragraphs bool) {
	const longest = 100
	places := map[string][]int{}
	for i, it := range items {
		line := marks.Trim(it.Text)
		if it.out != "" || it.named != nil || it.marker != marks.Unmarked || it.Heading > 0 || it.Cell.Table > 0 ||
			len(line) > longest || marks.EndsSentence(line) || !marks.HasLetter(line) {
			continue
		}
		if paragraphs && (!ofThePage.MatchString(line) || theLexicon().meaningOf(line).list != "") {
			continue
		}
		k := line
		if strings.ContainsAny(line, "0123456789") {
			k = pageInHeader.ReplaceAllString(line, "")
		}
		k = Key(k)
		if k != "" {
			places[k] = append(places[k], i)
		}
	}
	for _, at := range places {
		between, edge := 0, 0
		for _, i := range at {
			if i+1 < len(items) && items[i+1].marker != marks.Unmarked && !items[i].NewPage {
				edge, between = 0, 0
				break // bullets follow: a heading
			}
			if atPageEdge(items, i) {
				edge++
			} else if betweenHalves(items, i) {
				between++
			}
		}
		if paragraphs && edge < len(at) {
			continue
		}
		if len(at) >= 3 && 2*(edge+between) >= len(at) || len(at) == 2 && edge == 2 {
			for _, i := range at {
				items[i].out = whyHeader
			}
		}
	}
}

// leaveOutBelowHeaders finds the second lines of headers that are too long for one:
// below their first lines, and nowhere else.
func leaveOutBelowHeaders(items []*item) {
	below, all := map[string][]*item{}, map[string]int{}
	for i, it := range items {
		if it.out != "" || it.marker != marks.Unmarked || it.named != nil || it.Cell.Table > 0 {
			continue
		}
		all[Key(it.words)]++
		if i > 0 && items[i-1].out == whyHeader && it.gap == 0 && !it.NewPage {
			below[Key(it.words)] = append(below[Key(it.words)], it)
		}
	}
	for key, found := range below {
		if len(found) >= 3 && len(found) == all[key] {
			for _, it := range found {
				it.out = whyHeader
			}
		}
	}
}

// digits are the figures in a line.
var digits = expression.Of(`\d+`)

// ofThePage matches what a running footer says beside the number of its page.
var ofThePage = expression.Of(`(?i)\b20\d\d\b|\||\bp(?:age|g)?\.|\bpage\b|\bversion\b|\bdraft\b|\bcouncil\b|\bself-assessment\b|\bconfidential\b`)

// leaveOutNumbered finds the lines that come again and again with another number at
// one place, which counts the pages, and the same words: running footers.
func leaveOutNumbered(items []*item) {
	const longest, fewest, pages, words = 100, 3, 40, 2
	type footer struct {
		at      []int
		numbers [][]string
	}
	all := map[string]*footer{}
	var keys []string
	for i, it := range items {
		line := marks.Trim(it.Text)
		if it.out != "" || it.named != nil || it.Heading > 0 || it.Cell.Table > 0 || it.marker == marks.Bullet || len(line) > longest || marks.EndsSentence(line) || !strings.ContainsAny(line, "0123456789") {
			continue
		}
		found := digits.FindAllString(line, -1)
		if !ofThePage.MatchString(line) || len(marks.Words(digits.ReplaceAllString(line, " "))) < words || partName.MatchString(Key(line)) || theLexicon().meaningOf(line).list != "" {
			continue
		}
		key := digits.ReplaceAllString(line, "#")
		if all[key] == nil {
			all[key] = &footer{}
			keys = append(keys, key)
		}
		all[key].at, all[key].numbers = append(all[key].at, i), append(all[key].numbers, found)
	}
	for _, key := range keys {
		f := all[key]
		if len(f.at) < fewest {
			continue
		}
		counting, same := 0, true
		for n := range f.numbers[0] {
			rises, stays := true, true
			for k := 1; k < len(f.numbers); k++ {
				step := marks.NumberOf(f.numbers[k][n]) - marks.NumberOf(f.numbers[k-1][n])
				rises = rises && step > 0 && step <= pages
				stays = stays && step == 0
			}
			if rises {
				counting++
			} else if !stays {
				same = false
			}
		}
		if counting == 1 && same {
			for _, i := range f.at {
				items[i].out = whyHeader
			}
		}
	}
}

// atPageEdge tells whether a line stands beside a page number or a page break.
func atPageEdge(items []*item, i int) bool {
	number := func(j int) bool {
		return j >= 0 && j < len(items) && (items[j].out == whyPage || items[j].number && items[j].Cell.Table == 0)
	}
	return items[i].NewPage || i+1 < len(items) && items[i+1].NewPage || number(i-1) || number(i+1)
}

// betweenHalves tells whether a line stands between the two halves of a broken
// sentence. One that a bullet follows, or a heading, may be a heading itself.
func betweenHalves(items []*item, i int) bool {
	if i == 0 || i+1 == len(items) {
		return false
	}
	before, after := items[i-1], items[i+1]
	return after.marker == marks.Unmarked && after.named == nil && marks.StartsSmall(after.words) && !marks.EndsSentence(before.words)
}

// leaveOutTornHeaders finds short lines in a row that together repeat a line
// that stands elsewhere: a header set narrowly beside the page.
func leaveOutTornHeaders(items []*item) {
	const longest, most = 30, 4
	whole := map[string]bool{}
	torn := func(it *item) bool {
		return it.out == "" && it.named == nil && it.marker == marks.Unmarked && len(it.words) <= longest && it.Cell.Table == 0
	}
	for _, it := range items {
		if it.out == "" && it.marker == marks.Unmarked && marks.LikeHeading(it.words) {
			whole[Key(it.words)] = true
		}
	}
	for i := 0; i < len(items); i++ {
		if !torn(items[i]) {
			continue
		}
		joined := Key(items[i].words)
		for j := i + 1; j < min(i+most, len(items)) && torn(items[j]) && items[j].gap == 0; j++ {
			if joined += " " + Key(items[j].words); whole[joined] {
				for ; i <= j; i++ {
					items[i].out = whyHeader
				}
				i--
				break
			}
		}
	}
}

// leaveOutPageNumbers finds numbers that stand alone on a line with nothing
// beside them, and that count the pages: they stand where a page breaks, or
// another such number counts on from them. A lone "860" is a figure.
func leaveOutPageNumbers(items []*item) {
	const pages, most = 40, 200 // pages between two numbers that are found, and in a document
	var alone []*item
	for i, it := range items {
		if !it.number || it.out != "" {
			continue
		}
		before := i == 0 || it.apart() || items[i-1].out != "" || items[i-1].heads()
		after := i+1 == len(items) || items[i+1].apart() || items[i+1].out != "" || items[i+1].heads() || items[i+1].bare()
		edge := it.NewPage || i+1 == len(items) || items[i+1].NewPage
		if before && after || edge {
			alone = append(alone, it)
		}
		if before && after && edge {
			it.out = whyPage
		}
	}
	counts := func(x, y *item) bool {
		d := marks.NumberOf(y.words) - marks.NumberOf(x.words)
		return d >= 1 && d <= pages && marks.NumberOf(y.words) <= most
	}
	for i, it := range alone {
		if i > 0 && counts(alone[i-1], it) || i+1 < len(alone) && counts(it, alone[i+1]) {
			it.out = whyPage
		}
	}
}

var contentsNames = map[string]bool{"content": true, "table of content": true, "content page": true, "list of content": true, "index": true}

// leader is the way from a name to its page number in a contents list.
var leader = expression.Of(`(?:\.{3,}|…|(?:\. ){3,}|\t|\s{3,})[. ]*\d{1,3}$`)

// dotted is such a way that can be nothing else. A tab or a wide space parts the
// columns of a table as well, as in "People waiting	364".
var dotted = expression.Of(`(?:\.{3,}|…|(?:\. ){3,})[. \t]*\d{1,3}$`)

// endsInFigure tells whether a line ends in a figure, as those of a contents list do.
func endsInFigure(line string) bool {
	line = marks.Trim(line)
	return line != "" && line[len(line)-1] >= '0' && line[len(line)-1] <= '9'
}

// leaveOutContents finds the contents list. It begins with its title and goes
// as far as its lines look like it; without a title, several names in a row
// with nothing under them are one.
func leaveOutContents(names *Names, items []*item) map[string]bool {
	const mostPromised = 200 // parts a document can have without being hostile
	promised := map[string]bool{}
	for i, it := range items {
		if it.out == "" && it.marker == marks.Unmarked && contentsNames[Key(it.words)] {
			end := contentsEnd(names, items, i)
			for _, line := range items[i:end] {
				if line.out == "" {
					line.out = whyContents
				}
			}
			break
		}
		if it.heads() && it.named.List != "" {
			break
		}
	}
	leaveOutNamesInARow(items)
	written := false // whether the lists have begun, among which nothing is a contents list
	for _, it := range items {
		written = written || it.out == "" && it.heads() && it.named.List != ""
		if !written && it.out == "" && it.marker != marks.Bullet && endsInFigure(it.Text) && dotted.MatchString(marks.Trim(it.Text)) && marks.LikeHeading(it.words) {
			it.out = whyContents
		}
		if it.out == whyContents && it.named == nil {
			name := Key(strings.TrimRight(leader.ReplaceAllString(it.words, ""), "0123456789 ."))
			if name != "" && !contentsNames[name] && len(promised) < mostPromised {
				promised[name] = true
			}
		}
	}
	return promised
}

// contentsEnd returns the index after the last line of the contents list that
// begins at from. It ends before a name comes a second time, before a list's
// heading, and after the last line that can only be a contents line together
// with the items that follow it closely.
func contentsEnd(names *Names, items []*item, from int) int {
	const longestPause = 12 // lines between two names: parts of "Who we are", say
	met := map[string]bool{}
	end := from + 1
	for i := from + 1; i < len(items) && i-end <= longestPause; i++ {
		it := items[i]
		if it.out == whyPage || it.out == whyHeader {
			continue
		}
		led := it.Contents || leader.MatchString(marks.Trim(it.Text))
		if led && it.named == nil {
			if n := names.Match(leader.ReplaceAllString(marks.Trim(it.Text), "")); n != nil {
				met[n.Statement] = n.Statement != ""
			}
		} else if led {
			met[it.named.Statement] = it.named.Statement != ""
		}
		if it.named != nil && !led {
			if it.named.List != "" && it.marker == marks.Unmarked {
				break
			}
			if it.named.Statement != "" && met[it.named.Statement] {
				break
			}
			met[it.named.Statement] = it.named.Statement != ""
		}
		if led || it.named != nil && (it.named.Statement != "" || it.named.Theme > 0) {
			end = i + 1
		} else if !marks.LikeHeading(it.words) {
			break
		}
	}
	end = beforeRepeatedTheme(items, from, end)
	for end < len(items) && items[end].marker != marks.Unmarked && items[end].gap < 2 && !items[end].NewPage && marks.LikeHeading(items[end].words) {
		end++
	}
	return end
}

// beforeRepeatedTheme ends the contents list before a theme comes again: then
// the text itself has begun, even if its first statement is not yet named.
func beforeRepeatedTheme(items []*item, from, end int) int {
	met := map[int]bool{}
	last := 0
	for i := from; i < end; i++ {
		n := items[i].named
		if n == nil || n.Theme == 0 {
			continue
		}
		if n.Theme != last && met[n.Theme] {
			return i
		}
		met[n.Theme], last = true, n.Theme
	}
	return end
}

// leaveOutNamesInARow finds three or more different statements named one after
// another with nothing between them but themes.
func leaveOutNamesInARow(items []*item) {
	const fewest, longest = 3, 60
	for i := 0; i < len(items); i++ {
		met := map[string]bool{}
		end := i
		j := i
		for ; j < min(len(items), i+longest); j++ {
			n := items[j].named
			if j > i && besideAnother(items[j-1], items[j]) || j > i && items[j].Cell.Table > 0 && items[j].Cell.Table == items[i].Cell.Table && items[j].Cell.Row == items[i].Cell.Row {
				break // side by side they head the columns of a table
			}
			if items[j].out != "" {
				continue
			}
			if n == nil || n.List != "" || n.short && !n.sure || n.Statement == "" && n.Theme == 0 || met[n.Statement] {
				break
			}
			if n.Statement != "" {
				met[n.Statement] = true
				end = j + 1
			}
		}
		// The last of them may have its lists below it.
		if end > i && j < len(items) && j == end && items[j].named != nil && items[j].named.List != "" {
			end--
			delete(met, items[end].named.Statement)
		}
		if len(met) < fewest {
			continue
		}
		for ; i < end; i++ {
			if items[i].out == "" {
				items[i].out = whyContents
			}
		}
		i--
	}
}

// besideAnother tells whether an item names another statement than the one before, in
// the same row of a table.
func besideAnother(before, it *item) bool {
	return it.Cell.Table > 0 && it.Cell.Table == before.Cell.Table && it.Cell.Row == before.Cell.Row && it.Cell.Column != before.Cell.Column &&
		before.named != nil && it.named != nil && before.named.Statement != "" && it.named.Statement != before.named.Statement
}

// The headings that documents give to what comes before the statements, and to
// parts that are none, in the form key makes. They only divide the text: what
// is under one is never lost for its name.
var (
	sectionNames = Keys("Who we are", "About us", "About the council", "Introduction", "Foreword", "Background",
		"Context", "Local context", "Executive summary", "Summary", "The place", "Our place", "Our people",
		"Our population", "Our council", "Our vision", "Vision", "Our values", "Values", "Vision and values",
		"Our vision and values", "Our strategy", "Our priorities", "Corporate priorities", "Our workforce")
	aboutNames = Keys("Who we are", "About us", "About the council")
	partName   = expression.Of(`^(?:appendix|annex|annexe|glossary|bibliography|reference|abbreviation|acronym|acknowledgement|conclusion)\b|^(?:our |high level |adult social care |improvement |post assessment |assessment )*action plan(?: on a page)?(?: \d+)*$|\baction plan on a page\b`)
)

func Keys(names ...string) map[string]bool {
	set := make(map[string]bool, len(names))
	for _, name := range names {
		set[Key(name)] = true
	}
	return set
}

// withinWords tells whether a name of three words or more stands within a
// line, both in the form key makes.
func withinWords(line, name string) bool {
	const fewest = 3
	return strings.Count(name, " ") >= fewest-1 && strings.Contains(" "+line+" ", " "+name+" ")
}
