package understanding

import (
	"slices"
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/intake/marks"
	"ninefold/app/intake/source"
)

// item is one line that is not blank, with what was found out about it.
type item struct {
	source.Line
	words      string // without marker and Markdown
	marker     marks.Marker
	order      int    // the number of a numbered item, or 0
	indent     int    // how far it is set in
	named      *Named // what it names, or nil
	gap        int    // blank lines before it
	paragraph  bool   // whether the format says that a paragraph begins with it
	tail       *item  // the item that holds more of the heading it is of, or nil
	out        string // why it is left out, or ""
	number     bool   // whether it is a bare number, as page numbers are
	wide       int    // how wide, in characters, the lines around it are, or 0 where that was not measured
	shouts     bool   // whether the lines around it are in capitals too, so that its own say nothing
	long       int    // its length in characters
	inCapitals bool   // whether it has no small letter
	follows    int    // how long, in characters, the first word of the next line is
	filled     bool   // whether the source parts its entries by blank lines, and breaks them where they are full
	closes     string // why it waits that closes an e-mail or stands below its end, or ""
	wrapped    bool   // whether it goes on with the line before, as the bullets of its list tell
	apartFrom  bool   // whether it begins an entry, as they tell
	unbroken   bool   // whether no line of the source goes on with the one before, so that none was wrapped
}

// apart tells whether something parts the item from the line before.
func (it *item) apart() bool { return it.gap > 0 || it.NewPage || it.paragraph }

// heads tells whether the item can be a heading of what it names: an item of a
// bulleted list never is.
func (it *item) heads() bool {
	return it.named != nil && it.out == "" && (it.marker != marks.Bullet || it.Heading > 0)
}

// items looks at every line by itself.
func (s *Staging) items(n *Names, src *source.Document) []*item {
	var all []*item
	gap, newPage := 0, false
	quoted := quotes(src.Lines)
	for _, line := range src.Lines {
		if source.Blank(line.Text) {
			s.Blank++
			gap++
			newPage = newPage || line.NewPage
			continue
		}
		line.NewPage, newPage = line.NewPage || newPage, false
		it := &item{Line: line, gap: gap, indent: marks.Indent(line.Text)}
		it.paragraph = src.Paragraphs && !line.Joined
		if gap = 0; quoted && source.Blank(unquoted(line.Text)) {
			it.out = whyRule
			gap = 1
		}
		text := line.Text
		if quoted {
			text = unquoted(text)
			it.indent = marks.Indent(text)
		}
		it.marker, it.order, it.words = marks.CutMarker(text)
		if line.Heading > 0 && it.marker == marks.Bullet && source.MarkdownHeading.MatchString(line.Text) {
			it.marker, it.words = marks.Unmarked, line.Text
		}
		if line.ListLevel > 0 && line.Heading == 0 && it.marker == marks.Unmarked {
			it.marker = marks.Bullet
			if line.Numbered {
				it.marker = marks.Number
			}
		}
		it.Bold = it.Bold || strong(it.words)
		it.words = marks.Clean(it.words)
		it.named = n.heading(it.words)
		it.number = marks.IsNumber(it.words) && len(it.words) <= 3 && it.marker == marks.Unmarked
		all = append(all, it)
	}
	measureLines(all)
	findUnbroken(all)
	findFilled(all)
	unmarkDashes(all)
	unmarkHeads(n, all)
	if !src.Paragraphs {
		joinHeadings(n, all)
	}
	return all
}

// joinHeadings finds the headings that a narrow page has broken in two: those that
// say "theme" or the like, which no entry does, and the whole names of statements
// that stand apart from what is above them, or have a list's name directly below.
func joinHeadings(n *Names, items []*item) {
	const most = 3 // lines that a name is broken into
	for i, it := range items {
		if it.marker == marks.Bullet || it.named != nil && (it.named.Statement != "" || it.named.List != "") && !goesOn(it.words) {
			continue
		}
		words := it.words
		for end := i + 1; end < min(len(items), i+most); end++ {
			rest := items[end]
			if rest.marker != marks.Unmarked || rest.apart() || rest.named != nil && !goesOn(rest.words) {
				break
			}
			words += marks.Seam(words, rest.words) + rest.words
			if whole := n.Match(words); whole != nil && whole.Statement != "" && (whole.sure || whole.Theme > 0 || whole.List == "" && !whole.short && marks.StartsSmall(rest.words) && (i == 0 || it.apart() || headsList(items, end+1)) && endsName(items, end+1)) {
				it.named = whole
				for at := i; at < end; at++ {
					items[at].tail = items[at+1]
				}
				break
			}
		}
	}
}

// endsName tells whether what stands at an index, after a name, goes on with none.
func endsName(items []*item, at int) bool {
	return at >= len(items) || items[at].apart() || items[at].marker != marks.Unmarked || headsList(items, at)
}

// headsList tells whether what stands at an index is a list's name.
func headsList(items []*item, at int) bool {
	return at < len(items) && items[at].heads() && items[at].named.List != "" && items[at].named.Statement == ""
}

// nextHeads returns, for every item, the index of the next one after it that
// can be a heading of a statement, theme or list, or the number of items.
func (c *classifier) nextHeads() []int {
	next := make([]int, len(c.items))
	at := len(c.items)
	for i := len(c.items) - 1; i >= 0; i-- {
		next[i] = at
		if it := c.items[i]; it.heads() && it.named.Subheading == "" || c.heads[i] != nil && c.heads[i].list != "" || c.inline[i] != nil && c.inline[i].list != "" {
			at = i
		}
	}
	return next
}

// full tells whether a line is long enough to have been wrapped, and does not
// end as a sentence does. Where the next word would still have fitted into the
// lines around it, nothing wrapped it: somebody ended it there.
func (it *item) full() bool { return it.noRoom() && !marks.EndsSentence(it.words) }

// noRoom tells whether a line is long enough to have been wrapped, and the next word
// would not have fitted on it.
func (it *item) noRoom() bool {
	const nearly = 40 // characters
	return !it.unbroken && it.long >= nearly && it.long+it.follows >= it.wide
}

// capitals tells whether an item is set apart from those around it by capitals.
func (it *item) capitals() bool { return !it.shouts && marks.AllCapitals(it.words) }

// findUnbroken tells of a source in which no line goes on with the one before
// that none of its lines was wrapped.
func findUnbroken(items []*item) {
	for i := 1; i < len(items); i++ {
		before, it := items[i-1], items[i]
		if it.marker == marks.Unmarked && !it.apart() && it.Cell == before.Cell && !marks.EndsSentence(before.words) &&
			(marks.StartsSmall(it.words) || goesOn(before.words) || before.marker != marks.Unmarked && it.indent > before.indent) {
			return
		}
	}
	for _, it := range items {
		it.unbroken = true
	}
}

// findFilled tells of a source in which a blank line stands before every entry that
// its lines are parts of paragraphs: all lines that follow another directly follow
// one that had no room left.
func findFilled(items []*item) {
	const fewest, widest = 4, 120 // paragraphs; characters of a line that was broken
	parted, following, full := 0, 0, 0
	for i := 1; i < len(items); i++ {
		before, it := items[i-1], items[i]
		if it.marker != marks.Unmarked || it.Cell.Table > 0 || it.long > widest {
			continue
		}
		switch {
		case it.apart():
			parted++
		case before.marker != marks.Unmarked || before.heads() || it.heads():
		default:
			following++
			if before.long+before.follows+2 >= before.wide {
				full++
			}
		}
	}
	if parted < fewest || following == 0 || 10*full < 9*following || following > 4*parted {
		return
	}
	for _, it := range items {
		it.filled = true
	}
}

// measureLines finds how wide the lines around each item are, and whether they
// are all in capitals.
func measureLines(items []*item) {
	const around, outliers = 25, 2 // lines on each side; longer ones that say nothing
	var lengths []int
	capitals := 0
	count := func(i, by int) {
		it := items[i]
		if by > 0 {
			at, _ := slices.BinarySearch(lengths, it.long)
			lengths = slices.Insert(lengths, at, it.long)
		} else if at, found := slices.BinarySearch(lengths, it.long); found {
			lengths = slices.Delete(lengths, at, at+1)
		}
		if it.inCapitals {
			capitals += by
		}
	}
	for _, it := range items {
		it.long, it.inCapitals = assessment.Length(it.Text), marks.AllCapitals(it.words)
	}
	for i := range min(around, len(items)) {
		count(i, 1)
	}
	for i, it := range items {
		if i+around < len(items) {
			count(i+around, 1)
		}
		if i-around-1 >= 0 {
			count(i-around-1, -1)
		}
		if n := len(lengths) - 1 - outliers; n >= 0 {
			it.wide = lengths[n]
		}
		it.shouts = 3*capitals > 2*len(lengths)
		if i+1 < len(items) {
			first, _, _ := strings.Cut(marks.Trim(items[i+1].Text), " ")
			it.follows = 1 + assessment.Length(first)
		}
	}
}

// unmarkDashes finds the lines that a narrow page has broken before a dash: in
// a list that has other signs, one that goes on with a small letter under a full
// line begins nothing.
func unmarkDashes(items []*item) {
	sign := ""
	for i, it := range items {
		if it.marker == marks.Unmarked {
			continue
		}
		own, rest, spaced := strings.Cut(marks.Trim(it.Text), " ")
		dash := own == "–" || own == "—" || own == "-"
		if i > 0 && dash && spaced && sign != "" && sign != own && it.ListLevel == 0 && marks.StartsSmall(rest) && !it.apart() && items[i-1].full() {
			it.marker, it.words = marks.Unmarked, marks.Clean(it.Text)
			it.named = nil
			continue
		}
		sign = own
	}
}
