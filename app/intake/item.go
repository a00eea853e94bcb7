package intake

import "ninefold/app/assessment"

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
func (c *classifier) nextHeads() []int {
	next := make([]int, len(c.items))
	at := len(c.items)
	for i := len(c.items) - 1; i >= 0; i-- {
		next[i] = at
		if it := c.items[i]; it.heads() && it.named.subheading == "" || c.heads[i] != nil && c.heads[i].list != "" {
			at = i
		}
	}
	return next
}

// full tells whether a line is long enough to have been wrapped, and does not
// end as a sentence does.
func (it *item) full() bool {
	const nearly = 50 // characters
	return assessment.Length(it.Text) >= nearly && !endsSentence(it.words)
}
