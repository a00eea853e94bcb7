package pdf

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"ninefold/export"
	"ninefold/export/pdf/tagged"
)

// composer turns the blocks of a report into pieces, in reading order. It
// makes their structure elements too, so that the tree follows the report and
// not the order in which pages are drawn.
type composer struct {
	*layout
	take         func([]sheet) error // what pages are handed over to
	failed       error               // the first error of that
	paper        *paginator          // nil while all that has to be on pages one after the other is in pieces
	pieces       []piece             // that are on no page yet
	high         float64             // of these, in pages
	spills       int                 // how often pages were handed over before what they begin with was at an end
	destinations map[string]*tagged.Destination
	titles       map[string]string

	// The section being composed.
	section export.Section
	parents []*tagged.Element // the Sect elements open, by level
	width   float64           // of a line
	opened  int               // the first piece of the section
	sects   []*tagged.Element // the Sect elements of what is not handed over yet
	waits   bool              // whether some of that is drawn last, and
	later   []*tagged.Element // the Sect elements of what was
	settled []*tagged.Element // rows and items that are composed,
	drawn   []*tagged.Element // and those that are drawn when the next pages are handed over
	heading int               // level of the last heading
	marked  int               // level of the last bookmark
	// begin is what the next piece has to carry: the start of a section.
	begin piece
	space float64 // wanted above the next piece
}

func newComposer(l *layout, take func([]sheet) error) *composer {
	c := &composer{layout: l, take: take, destinations: map[string]*tagged.Destination{}, titles: map[string]string{}}
	for _, s := range l.report.Sections {
		c.destinations[s.ID] = l.doc.NewDestination()
		c.titles[s.ID] = s.Title
		for _, block := range s.Blocks {
			if t, is := block.(export.Table); is {
				c.awaitRows(t)
			}
		}
	}
	return c
}

// awaitRows makes a destination for every row of a table that links lead to.
func (c *composer) awaitRows(t export.Table) {
	for _, row := range t.Rows {
		if len(row) > 0 && row[0].ID != "" {
			c.destinations[row[0].ID] = c.doc.NewDestination()
			c.titles[row[0].ID] = rowTitle(row)
		}
	}
}

// rowTitle says what a row is: its own reference, and the first line beside it.
func rowTitle(row []export.Cell) string {
	title := strings.Join(row[0].Texts(), " ")
	if len(row) > 1 {
		if beside := row[1].Texts(); len(beside) > 0 && strings.TrimSpace(beside[0]) != "" {
			title += ", " + strings.TrimSpace(beside[0])
		}
	}
	return title
}

// compose composes the report, and hands over its pages as soon as nothing that
// comes later can move what is on them.
func (c *composer) compose(ctx context.Context) error {
	for i, s := range c.report.Sections {
		if err := ctx.Err(); err != nil {
			return err
		}
		if i > 0 && s.NewPage && c.turns(s) {
			c.handOver()
			c.closeBefore(s)
		}
		c.openSection(s, i == 0)
		if s.ID == export.CoverID {
			c.coverTitle()
		} else {
			c.sectionTitle()
		}
		for n, block := range s.Blocks {
			if n > 0 && leans(s.Blocks[n-1], block) && len(c.pieces) > 0 {
				c.pieces[len(c.pieces)-1].keep = true
			}
			switch err := c.block(block); {
			case c.failed != nil:
				return c.failed
			case err == nil:
			case export.IsRefusal(err):
				return err // a sentence for people, as it is
			default:
				return fmt.Errorf("section %q: %w", s.ID, err)
			}
		}
		if s.Leads && len(c.pieces) > 0 {
			c.pieces[len(c.pieces)-1].leads = true
		}
		c.report.Sections[i].Blocks = nil
	}
	c.handOver()
	return c.failed
}

// leans tells whether the beginning of a block stays on the page of the end of the
// one before it: a list on that of the line that leads to it, a table on that of the
// figures that it comes to, and the small print below something on that of its last
// lines.
func leans(before, block export.Block) bool {
	_, leads := before.(export.Paragraph)
	switch block := block.(type) {
	case export.List:
		return leads
	case export.Table:
		_, figures := before.(export.Figures)
		return figures
	case export.Paragraph:
		_, is := before.(export.Paragraph)
		_, list := before.(export.List)
		return block.Small && (is || list)
	}
	return false
}

// turns tells whether a section that begins a page begins one whatever stands
// before it.
func (c *composer) turns(s export.Section) bool {
	paper := c.paper
	if paper == nil {
		paper = new(paginator)
	}
	return paper.ahead(c.pieces).turnsFor(piece{newPage: true, format: formatOf(s)})
}

// handOver puts what is composed on pages, hands them over and forgets it.
func (c *composer) handOver() {
	if c.paper == nil {
		tighten(c.pieces)
		c.paper = c.newPaper()
	}
	c.paper.run(c.pieces)
	c.give(c.paper.sheets)
	c.paper, c.pieces, c.high = nil, nil, 0
	c.settled, c.drawn = nil, nil // closeBefore closes them
}

func (c *composer) newPaper() *paginator {
	return &paginator{first: c.count, begins: c.begins}
}

func (c *composer) give(sheets []sheet) {
	if c.failed == nil && len(sheets) > 0 {
		c.failed = c.take(sheets)
	}
}

// settle notes that a row or an item is composed. Where so many pages are that no
// space is taken away on them, those that are full are handed over.
func (c *composer) settle(e *tagged.Element) {
	c.settled = append(c.settled, e)
	if c.high <= mostTightened || c.waits {
		return
	}
	n := len(c.pieces)
	for n > 0 && c.pieces[n-1].keep {
		n--
	}
	if c.paper == nil {
		c.paper = c.newPaper()
	}
	c.paper.run(c.pieces[:n])
	c.give(c.paper.take())
	c.pieces = slices.Clone(c.pieces[n:])
	c.opened, c.high = min(c.opened, len(c.pieces)), 0
	c.spills++
	// What was settled now may still stand on the last page.
	for _, e := range c.drawn {
		e.Close()
	}
	c.settled, c.drawn = nil, c.settled
}

// closeBefore closes the elements of what is drawn, but for those that a section
// goes into.
func (c *composer) closeBefore(s export.Section) {
	if c.waits {
		c.later = append(c.later, c.sects...)
	}
	c.sects, c.waits = nil, false
	open := c.parents[:min(levelOf(s)-1, len(c.parents))]
	keep := func(e *tagged.Element) bool { return slices.Contains(open, e) || slices.Contains(c.later, e) }
	c.doc.Root().CloseBelow(keep)
	for _, e := range open {
		e.CloseBelow(keep)
	}
}

// levelOf is the level of a section's heading.
func levelOf(s export.Section) int { return min(max(s.Level, 1), len(titleText)) }

// openSection begins a section's element, below that of the section it is
// part of.
func (c *composer) openSection(s export.Section, first bool) {
	level := levelOf(s)
	c.section = s
	c.section.Level = level
	c.width = formatOf(s).bodyWidth()
	c.opened = len(c.pieces)
	parent := c.doc.Root()
	if n := min(level-1, len(c.parents)); n > 0 {
		parent = c.parents[n-1]
		c.parents = c.parents[:n]
	} else {
		c.parents = nil
	}
	sect := parent.Add(tagged.RoleSect)
	c.parents = append(c.parents, sect)
	c.sects = append(c.sects, sect)
	c.begin = piece{section: s.ID, newPage: s.NewPage || first, format: formatOf(s)}
	c.space = 30
}

// sect is the element that blocks of the section go into.
func (c *composer) sect() *tagged.Element { return c.parents[len(c.parents)-1] }

// place is where the section's own words stand, for messages.
func (c *composer) place(own string) string {
	if own != "" {
		return own
	}
	return c.section.Title
}

// add appends a piece. The first of a section carries its start.
func (c *composer) add(p piece) {
	p.section, p.newPage = c.begin.section, c.begin.newPage
	p.format = c.begin.format
	p.before += c.space
	c.begin.section, c.begin.newPage, c.space = "", false, 0
	c.pieces = append(c.pieces, p)
	c.high += (p.before + p.height) / p.format.bodyHeight()
}

// block composes one block. One of a sort it does not know is an error: what is
// passed over in silence is missing from a paper that people sign.
func (c *composer) block(b export.Block) error {
	switch b := b.(type) {
	case export.Heading:
		c.headingBlock(b)
	case export.Paragraph:
		c.paragraph(b)
	case export.List:
		c.list(b)
	case export.Score:
		c.score(b)
	case export.Bars:
		c.bars(b)
	case export.Ranges:
		c.ranges(b)
	case export.Trends:
		c.trends(b)
	case export.Figures:
		c.figures(b)
	case export.Table:
		c.table(b)
	case export.Cards:
		return c.cards(b)
	case export.Notice:
		c.notice(b)
	case export.Contents:
		c.contents()
	case export.Facts:
		c.facts(b)
	default:
		return fmt.Errorf("a block of the sort %T cannot be set", b)
	}
	return nil
}

// text lays out text in one style.
func (c *composer) text(s style, text string, width float64, place string) []tagged.Line {
	return c.doc.Layout(c.runs([]export.Span{{Text: text}}, s), width, place).Lines
}

// lines adds the lines of a paragraph as pieces. The first two and the last
// two stay together, so that no line stands alone at the foot or the head of
// a page; with keep, the last line stays with what follows.
func (c *composer) lines(e *tagged.Element, lines []tagged.Line, s style, indent float64, keep bool) {
	width := c.width
	for i, line := range lines {
		last := len(lines) - 1
		c.add(piece{
			height: s.leading,
			keep:   i == last && keep || i == 0 && last > 0 || i == last-1,
			draw:   func(y float64) { c.doc.Draw(e, line, marginSide+begins(line, width, indent), y+s.baseline()) },
		})
	}
}

// begins is how far from the left edge of a column of the given width a line stands
// that begins indent points from the edge that it is read from.
func begins(line tagged.Line, width, indent float64) float64 {
	if line.RightToLeft {
		return width - indent - line.Width
	}
	return indent
}

// label lays out the mark before an item of a list, on the side that its first line
// begins at.
func (c *composer) label(look style, label string, item tagged.Line, width float64) tagged.Line {
	if item.RightToLeft {
		const rightToLeftMark = "\u200f" // so that the full stop is to the left of the number
		label = rightToLeftMark + label
	}
	return c.text(look, label, width, "")[0]
}

// runs turns the spans of the report into runs in a style.
func (c *composer) runs(spans []export.Span, s style) []tagged.Run {
	runs := make([]tagged.Run, 0, len(spans))
	for _, span := range export.Tongues(spans) {
		run := tagged.Run{Text: span.Text, Style: s.Style, Lang: span.Lang}
		if run.Lang == language(c.report) {
			run.Lang = "" // it says nothing else than the whole does
		}
		if span.Strong {
			run.Style.Face = tagged.SemiBold
		}
		if target := c.target(span.To, span.URL, span.Text); target != nil && strings.TrimSpace(span.Text) != "" {
			run.Target = target
			run.Style.Colour = accent
			run.Style.Underline = true
		}
		runs = append(runs, run)
	}
	return runs
}

// target is where a link leads, or nil for none.
func (c *composer) target(section, url, text string) *tagged.Target {
	if to := c.destinations[section]; to != nil && section != "" {
		return &tagged.Target{Destination: to, Contents: "Go to " + c.titles[section]}
	}
	for _, scheme := range []string{"http://", "https://", "mailto:"} {
		if strings.HasPrefix(strings.ToLower(url), scheme) && len(url) > len(scheme) {
			return &tagged.Target{URL: url, Contents: purpose(text, url)}
		}
	}
	return nil
}

// purpose says what a link to an address is for. Where its words are the address
// itself, that is said once.
func purpose(text, url string) string {
	text = strings.TrimSpace(text)
	address := url
	for _, scheme := range []string{"http://", "https://", "mailto:"} {
		if strings.HasPrefix(strings.ToLower(url), scheme) {
			address = url[len(scheme):]
		}
	}
	switch {
	case strings.HasPrefix(strings.ToLower(url), "mailto:"):
		return "Write an e-mail to " + address
	case strings.Contains(url, text):
		return "Open the web page " + address
	}
	return text + ", the web page " + address
}
