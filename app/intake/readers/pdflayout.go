package readers

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ninefold/app/assessment"
	"ninefold/app/expression"
	"ninefold/app/intake/marks"
	"ninefold/app/intake/office"
	"ninefold/app/intake/source"
	"ninefold/app/pdfium"
)

// run is text on one line of a page: the pieces of it that follow each other
// without a gap.
type run struct {
	pdfium.Piece
	page int
	mark float64  // where the text begins after a bullet or a number, or 0
	edge float64  // how far to the right the lines around it reach
	wide float64  // how wide the text of its page is
	grid *grid    // the lines it stands between, or nil
	box  gridCell // and the cell of that
	cell source.Cell
	// sentence tells that in the tables around, a paragraph is one sentence, so
	// that after one another begins.
	sentence bool
}

// layOut makes paragraphs of what stands on the pages. The error is errTooLarge.
func layOut(src *source.Document, pages []pdfPage) error {
	var all []run
	for i, page := range pages {
		runs := gathered(runsOf(page.pieces, gridsOf(i, page.rules)))
		runs = inColumns(runs)
		for j := range runs {
			runs[j].page = i
		}
		all = append(all, runs...)
	}
	all, left := withoutFurniture(all, pages)
	all = asTables(src, all)
	measureEdges(all)
	measureCells(all)
	oneSentence(all)
	sizes := headingSizes(all)
	hangs := hanging(all)
	lead := map[bool]float64{false: leading(all, false), true: leading(all, true)} // of the text, and in tables
	words := wordsOf(all)
	var line source.Line
	var text []byte
	begun := false
	var item *run  // the last run with a bullet or a number
	var first *run // the first run of the paragraph
	end := func() {
		if !begun {
			return
		}
		line.Text = source.Keepable(marks.OneSpace(strings.TrimRight(string(text), " \t")))
		if !marks.LikeHeading(line.Text) {
			line.Heading = 0 // large type, and a sentence all the same
		}
		if !source.Blank(line.Text) {
			src.Add(line)
		}
		begun = false
	}
	for i := range all {
		r := &all[i]
		words.text += len(r.Text)
		if len(src.Lines) > source.MaxLines || words.text > 4*source.MaxText {
			return office.ErrTooLarge
		}
		if i > 0 && begun {
			before := &all[i-1]
			switch {
			case before.cell != r.cell:
			case tabbed(before, r):
				text = append(append(text, '\t'), r.Text...)
				continue
			case outdented(first, before, r, hangs):
			case goesOn(before, r, lead[r.cell.Table > 0]):
				text = words.join(text, r.Text)
				line.Bold = line.Bold && r.Bold
				continue
			}
		}
		end()
		first = r
		begun, text = true, append(text[:0], r.Text...)
		line = source.Line{Heading: sizes[sizeOf(r)], Bold: r.Bold, NewPage: i > 0 && all[i-1].page != r.page, Cell: r.cell}
		if r.cell.Table > 0 && r.box.span > 1 {
			line.Span = r.box.span
		}
		switch marker, _, _ := marks.CutMarker(r.Text); {
		case marker == marks.Bullet:
			line.Heading, item = 0, r
		case r.mark > 0:
			item = r
		default:
			line.Footnote = r.cell.Table == 0 && isSmallPrint(r, item)
		}
	}
	end()
	if len(src.Lines) > source.MaxLines {
		return office.ErrTooLarge
	}
	if len(left) > 0 {
		src.Remarks = append(src.Remarks, furnitureRemark(left))
	}
	return nil
}

// spelling puts right what fonts and PDFs make of letters: ligatures, bullets of
// fonts of signs, spaces of other widths, and the sign for a word that was broken.
var spelling = strings.NewReplacer(
	"ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st",
	"\uf0b7", "•", "\uf0a7", "•", "\uf0d8", "•", "\uf0fc", "•", "\uf076", "•", "\uf0a8", "•", "\uf06f", "•", "\uf02d", "–",
	"\u00a0", " ", "\u2002", " ", "\u2003", " ", "\u2009", " ", "\u202f", " ",
	"\u0002", broken, "\ufffe", broken, "\u00ad", broken,
	"\r", " ", "\n", " ", "\u2028", " ", "\u2029", " ",
)

// broken stands where a word was broken at a line's end.
const broken = "\u00ad"

// spelled puts a piece's letters right. A broken word keeps its sign at the end.
func spelled(text string) string {
	text = strings.TrimRight(spelling.Replace(text), " \t")
	whole, ends := strings.CutSuffix(text, broken)
	whole = strings.ReplaceAll(whole, broken, "")
	if ends {
		whole += broken
	}
	return whole
}

// runsOf puts the pieces that follow each other on a line together, within a cell
// where they stand in one.
func runsOf(pieces []pdfium.Piece, grids []*grid) []run {
	var runs []run
	for _, p := range pieces {
		spaced := strings.HasSuffix(p.Text, " ")
		p.Text = spelled(p.Text)
		if strings.TrimLeft(p.Text, " ") == "" {
			continue
		}
		grid, box := inGrid(grids, p)
		if n := len(runs); n == 0 || runs[n-1].grid != grid || runs[n-1].box != box || !runs[n-1].take(p) {
			runs = append(runs, run{Piece: p, grid: grid, box: box})
		}
		if last := &runs[len(runs)-1]; spaced && !strings.HasSuffix(last.Text, broken) {
			last.Text += " "
		}
	}
	for i := range runs {
		runs[i].Text = strings.TrimSpace(runs[i].Text)
	}
	return runs
}

// take adds a piece that goes on with the line, if it does: beside it, without
// more of a gap than words have, or behind a bullet or a number.
func (r *run) take(p pdfium.Piece) bool {
	const words = 1.2 // widest gap within a sentence, in sizes of type
	gap := p.Left - r.Right
	if !level(r.Piece, p) || gap < -r.Size/2 {
		return false
	}
	marks := isMark(strings.TrimSpace(r.Text))
	if gap > words*max(r.Size, p.Size) && (!marks || gap > 60) {
		return false
	}
	const apart = 0.12 // least gap that parts words, in sizes of type
	if marks {
		r.mark = p.Left
	}
	if (marks || gap > apart*p.Size) && !strings.HasSuffix(r.Text, " ") {
		r.Text += " "
	}
	if !marks && len(strings.TrimSpace(r.Text)) < len(strings.TrimSpace(p.Text)) {
		r.Size = p.Size // a first letter or a note's number says nothing of the line
	}
	if marks {
		r.Size, r.Bold = p.Size, p.Bold
	} else {
		r.Bold = r.Bold && p.Bold
	}
	r.Text += strings.TrimLeft(p.Text, " ")
	r.Right, r.Top, r.Bottom = max(r.Right, p.Right), max(r.Top, p.Top), min(r.Bottom, p.Bottom)
	return true
}

// level tells whether two pieces stand on one line.
func level(a, b pdfium.Piece) bool {
	overlap := min(a.Top, b.Top) - max(a.Bottom, b.Bottom)
	if overlap > 0.4*min(a.Top-a.Bottom, b.Top-b.Bottom) {
		return true
	}
	// A bullet or a dash is low or hangs in the middle of its line.
	low, high := min(a.Bottom, b.Bottom), max(a.Top, b.Top)
	return (isMark(strings.TrimSpace(a.Text)) || isMark(strings.TrimSpace(b.Text))) && high-low < 1.4*max(a.Size, b.Size)
}

// loneNumber is the number of an item in a list.
var loneNumber = expression.Of(`^(?:\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|\(?[ivx]{1,5}[.)])$`)

// isMark tells whether a text is nothing but what stands before an item.
func isMark(text string) bool {
	if r, size := utf8.DecodeRuneInString(text); size == len(text) && size > 0 {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("£$€%&@\"'“”‘’.,;:!?()", r) || r == 'o'
	}
	return loneNumber.MatchString(text)
}

// inColumns sorts runs that the file draws line by line across two columns of
// prose into one column after the other. What it draws column by column, as most
// files do, stays, and so do the rows of a table.
func inColumns(runs []run) []run {
	if i := slices.IndexFunc(runs, func(r run) bool { return r.grid != nil }); i >= 0 {
		end := i
		for end < len(runs) && runs[end].grid != nil {
			end++
		}
		return slices.Concat(inColumns(runs[:i]), runs[i:end], inColumns(runs[end:]))
	}
	const fewest = 6 // lines on either side
	gutter, across := gutterOf(runs)
	if gutter == 0 || across < fewest {
		return runs
	}
	// Between what spans both columns, the left one is read before the right.
	sorted := make([]run, 0, len(runs))
	var left, right []run
	flush := func() {
		sorted = append(append(sorted, left...), right...)
		left, right = left[:0], right[:0]
	}
	for _, r := range runs {
		switch {
		case r.Right <= gutter:
			left = append(left, r)
		case r.Left >= gutter:
			right = append(right, r)
		default:
			flush()
			sorted = append(sorted, r)
		}
	}
	flush()
	return sorted
}

// gutterOf finds the middle of the white band between two columns of prose that
// are drawn line by line, and how many times the drawing goes over it on one
// line; 0 where there is none. In prose the lines of the left column reach its
// edge; the cells of a table seldom do.
func gutterOf(runs []run) (gutter float64, across int) {
	const band = 8 // least width in points
	best, times := 0.0, 0
	tried := map[int]bool{}
	for i := 1; i < len(runs); i++ {
		a, b := runs[i-1], runs[i]
		if !level(a.Piece, b.Piece) || b.Left-a.Right < band {
			continue
		}
		if tried[int(b.Left)] {
			continue
		}
		tried[int(b.Left)] = true
		const most = 40
		if len(tried) > most {
			break
		}
		at := b.Left - 1
		n, full, left, spans := 0, 0, 0, 0
		edge := 0.0
		for j, r := range runs {
			switch {
			case r.Right <= at:
				left++
				edge = max(edge, r.Right)
				if j+1 < len(runs) && runs[j+1].Left >= at && level(r.Piece, runs[j+1].Piece) {
					n++
				}
			case r.Left < at:
				spans++
			}
		}
		for _, r := range runs {
			if r.Right <= at && r.Right > edge-0.25*(edge-r.Left) && len(r.Text) > 20 {
				full++
			}
		}
		if n > times && 2*full > left && spans < n && edge < at {
			best, times = at, n
		}
	}
	return best, times
}

// withoutFurniture takes out what is printed at the head and foot of the pages
// and not part of the text, and returns what it was, an example of each.
func withoutFurniture(all []run, pages []pdfPage) ([]run, []string) {
	const share = 0.11 // of the page's height, at its head and foot
	type place struct {
		words string
		y     int
	}
	edge := func(r run) bool {
		if r.grid != nil {
			return false // the head of a table, repeated
		}
		h := pages[r.page].height
		return h > 0 && (r.Bottom > h*(1-share) || r.Top < h*share)
	}
	at := func(r run) place {
		return place{digits.ReplaceAllString(r.Text, "#"), int(math.Round(r.Bottom / 4))}
	}
	met := map[place]map[int]bool{}
	add := func(p place, page int) {
		if met[p] == nil {
			met[p] = map[int]bool{}
		}
		met[p][page] = true
	}
	for _, r := range all {
		if edge(r) {
			p := at(r)
			add(p, r.page)
			add(place{p.words, p.y + 1}, r.page) // rounding may part what stands at one height
		}
	}
	numbered := numbersOfPages(all, pages, edge)
	var kept []run
	var left []string
	seen := map[string]bool{}
	for i, r := range all {
		p := at(r)
		n := max(len(met[p]), len(met[place{p.words, p.y + 1}]))
		repeated := n >= 3 && 4*n >= len(pages) || n == 2 && len(pages) <= 3 || n >= 2 && marks.PageNumber.MatchString(r.Text)
		if edge(r) && (repeated || numbered[i]) {
			if !seen[p.words] {
				seen[p.words] = true
				left = append(left, r.Text)
			}
			continue
		}
		kept = append(kept, r)
	}
	return kept, left
}

var digits = expression.Of(`\d+`)

// numbersOfPages finds the runs that are only the page's number: alone at the
// head or foot, counting on from page to page.
func numbersOfPages(all []run, pages []pdfPage, edge func(run) bool) map[int]bool {
	by := map[int][]int{} // the runs, by the difference between their number and the page
	for i, r := range all {
		if n := marks.NumberOf(strings.Trim(r.Text, "-–— |")); n > 0 && edge(r) && marks.IsNumber(strings.Trim(r.Text, "-–— |")) {
			by[n-r.page] = append(by[n-r.page], i)
		}
	}
	found := map[int]bool{}
	for _, runs := range by {
		if len(runs) >= 3 || len(runs) >= 2 && len(pages) <= 3 {
			for _, i := range runs {
				found[i] = true
			}
		}
	}
	return found
}

func furnitureRemark(left []string) string {
	const most = 4
	var names []string
	for _, text := range left[:min(most, len(left))] {
		names = append(names, "“"+text+"”")
	}
	sentence := "The headers and footers of the pages were left out: " + strings.Join(names, ", ")
	if more := len(left) - most; more > 0 {
		sentence += fmt.Sprintf(" and %s more", assessment.Thousands(more))
	}
	return sentence + "."
}

// measureEdges finds how far to the right the column reaches in which each run
// stands: as far as the lines around it that begin where it does, but not into
// what stands beside it.
func measureEdges(all []run) {
	const around = 30 // runs on each side
	beside := make([]float64, len(all))
	type extent struct{ left, right float64 }
	extents := map[int]extent{}
	for _, r := range all {
		e, known := extents[r.page]
		if !known {
			e = extent{r.Left, r.Right}
		}
		extents[r.page] = extent{min(e.left, r.Left), max(e.right, r.Right)}
	}
	near := func(i int, f func(j int)) {
		for j := max(0, i-around); j < min(len(all), i+around+1); j++ {
			if (all[j].cell.Table > 0) == (all[i].cell.Table > 0) {
				f(j)
			}
		}
	}
	for i := range all {
		beside[i] = math.Inf(1)
		near(i, func(j int) {
			if o := all[j]; o.page == all[i].page && o.Left > all[i].Right && level(all[i].Piece, o.Piece) {
				beside[i] = min(beside[i], o.Left)
			}
		})
	}
	for i := range all {
		r := &all[i]
		r.edge, r.wide = r.Right, extents[r.page].right-extents[r.page].left
		end := math.Inf(1)
		near(i, func(j int) {
			o := all[j]
			in := math.Abs(o.text() - r.text())
			if in < 40 && o.page == r.page || in < 2 {
				r.edge = max(r.edge, o.Right)
			}
			if in < 3 && o.page == r.page && math.Abs(o.base()-r.base()) < 4*r.Size {
				end = min(end, beside[j])
			}
		})
		const gutter = 8 // points between two columns
		r.edge = max(r.Right, min(r.edge, end-gutter))
	}
}

// text is where the words of a run begin, behind its bullet.
func (r run) text() float64 {
	if r.mark > 0 {
		return r.mark
	}
	return r.Left
}

// sizeOf is a run's size of type in half points.
func sizeOf(r *run) int { return int(math.Round(2 * r.Size)) }

// headingSizes gives the sizes of type that are larger than that of the text
// their levels, the largest being 1. The text is what a good part of the letters
// is set in; of several such sizes the largest, for tables and notes are smaller.
func headingSizes(all []run) map[int]int {
	letters := map[int]int{}
	total := 0
	for i := range all {
		letters[sizeOf(&all[i])] += len(all[i].Text)
		total += len(all[i].Text)
	}
	body, most := 0, 0
	for size, n := range letters {
		if 5*n > total {
			n = total + size
		}
		if n > most || n == most && size < body {
			body, most = size, n
		}
	}
	var larger []int
	for size := range letters {
		if size > body+1 {
			larger = append(larger, size)
		}
	}
	slices.SortFunc(larger, func(a, b int) int { return cmp.Compare(b, a) })
	levels := map[int]int{}
	for i, size := range larger {
		levels[size] = min(i+1, 9)
	}
	return levels
}

// isSmallPrint tells whether a run is set smaller than the item above it and in
// as its words are: a note to it or what bears it out.
func isSmallPrint(r, item *run) bool {
	const smaller = 0.88
	return item != nil && item.page == r.page && r.Size < smaller*item.Size && math.Abs(r.Left-item.mark) < 3 && r.base() < item.base()
}

// leading is how far apart the lines of the text mostly are, or those in tables,
// in sizes of type.
func leading(all []run, inTables bool) float64 {
	var gaps []float64
	for i := 1; i < len(all); i++ {
		a, b := all[i-1], all[i]
		if a.cell != b.cell || a.cell.Table > 0 != inTables {
			continue
		}
		if d := a.base() - b.base(); a.page == b.page && math.Abs(a.text()-b.text()) < 2 && b.mark == 0 && d > 0.8*b.Size && d < 2.5*b.Size {
			gaps = append(gaps, d/b.Size)
		}
	}
	if len(gaps) == 0 {
		return 1.2
	}
	slices.Sort(gaps)
	return gaps[len(gaps)/3]
}

// base is about where the line stands: its boxes reach below it only where a
// letter does.
func (r run) base() float64 { return (r.Top + r.Bottom) / 2 }

// tabbed tells whether a run is a figure on the line of the one before, as the
// page numbers of a list of contents and the figures of a table are.
func tabbed(before, r *run) bool {
	return before.page == r.page && level(before.Piece, r.Piece) && r.Left > before.Right && marks.EndsInFigure.MatchString(" "+r.Text) && len(r.Text) < 12
}

// hanging tells whether the lines of an item stand under its words, and not under its
// bullet.
func hanging(all []run) bool {
	under, out := 0, 0
	for i := 1; i < len(all); i++ {
		before, r := &all[i-1], &all[i]
		switch {
		case before.mark == 0 || before.mark < before.Left+3 || r.mark > 0 || r.page != before.page || r.cell != before.cell || before.base()-r.base() > 2*r.Size:
		case math.Abs(r.Left-before.mark) < 2:
			under++
		case math.Abs(r.Left-before.Left) < 2 && marks.StartsSmall(r.Text):
			out++
		}
	}
	return under > 2*out
}

// outdented tells whether a run stands further to the left than the lines of a paragraph
// do whose first is known: less than the line before, where that is not the first, or
// less than the words of its item, where others hang there.
func outdented(first, before, r *run, hangs bool) bool {
	if before.page != r.page || math.Abs(before.Left+before.Right-r.Left-r.Right) < max(8, r.Size/2) {
		return false
	}
	if first.mark > 0 && first.page == r.page {
		return r.Left < first.Left-2 || hangs && r.Left < first.mark-2
	}
	return before != first && first.page == r.page && r.Left < min(first.Left, before.Left)-2
}

// goesOn tells whether a run goes on with the paragraph of the one before.
func goesOn(before, r *run, lead float64) bool {
	marker, _, rest := marks.CutMarker(r.Text)
	if loneNumber.MatchString(r.Text) {
		marker = marks.Unmarked // the end of a sentence: nothing stands behind it
	}
	if r.mark > 0 || marker == marks.Bullet || marker == marks.Number && rest != "" && !dateLike(r.Text) {
		return false
	}
	if sizeOf(before) != sizeOf(r) || before.Bold && !r.Bold && sizeOf(before) == sizeOf(r) && !marks.StartsSmall(r.Text) {
		return false
	}
	if r.sentence && marks.EndsSentence(before.Text) && !marks.StartsSmall(r.Text) {
		return false
	}
	// Set in as the words before, or, under the first line of a paragraph, less.
	in := r.Left - before.text()
	room := before.edge - before.Right
	if (in > 2 || in < -40) && before.page == r.page {
		if math.Abs(before.Left+before.Right-r.Left-r.Right) > max(8, r.Size/2) || marker != marks.Unmarked {
			return false
		}
		room = before.wide - (before.Right - before.Left) // set in the middle
	}
	wide := float64(utf8.RuneCountInString(held(r.Text))+1) * 0.5 * r.Size
	fits := wide < room*0.9 // the first word would have stood on the line before
	if before.Bold && r.Bold && marks.StartsSmall(r.Text) && !marks.EndsSentence(before.Text) {
		fits = false // a heading that is broken in its middle
	}
	if before.page != r.page {
		return !fits && !marks.EndsSentence(before.Text) && (marks.StartsSmall(r.Text) || strings.HasSuffix(before.Text, broken) || strings.HasSuffix(before.Text, ","))
	}
	down := (before.base() - r.base()) / r.Size
	if down <= 0 { // up again: another column
		return !fits && !marks.EndsSentence(before.Text) && marks.StartsSmall(r.Text)
	}
	const looser = 1.3 // times the leading
	if down > looser*lead+0.2 {
		return false
	}
	return !fits || strings.HasSuffix(before.Text, broken)
}

// held is what of a line's beginning stays on one line wherever that is set with care: a
// word, with a sign behind it that no line begins with, or a figure with what it counts,
// or a date.
func held(text string) string {
	words := strings.Fields(text)
	n := min(1, len(words))
	for n < len(words) && n < 3 && (strings.HasPrefix(words[n], "/") || words[n] == "–" || words[n] == "·" || n == 1 && figure.MatchString(words[0]) || monthName.MatchString(words[n-1]) && figure.MatchString(words[n])) {
		n++
	}
	return strings.Join(words[:n], " ")
}

var figure = expression.Of(`^[(£“"]?\d[\d.,]*\)?[.,;:]?$`)

var monthName = expression.Of(`^(?:January|February|March|April|May|June|July|August|September|October|November|December)$`)

// dateLike tells whether a line begins with a number that begins no item, such as
// "30 June".
func dateLike(text string) bool {
	first, _, _ := strings.Cut(text, " ")
	return !strings.ContainsAny(first, ".)")
}

// brokenWords knows the words of a document, to tell of a word broken at a line's
// end whether its hyphen belongs to it.
type brokenWords struct {
	known  map[string]bool // in small letters
	breaks bool            // whether the document breaks words that have no hyphen
	text   int             // bytes of text so far
}

func inWord(r rune) bool { return unicode.IsLetter(r) || r == '-' }

func wordsOf(all []run) *brokenWords {
	const most = 200_000
	w := &brokenWords{known: map[string]bool{}}
	torn := func(text string) bool { return strings.HasSuffix(text, broken) || strings.HasSuffix(text, "-") }
	for i := range all {
		words := strings.FieldsFunc(strings.ToLower(all[i].Text), func(r rune) bool { return !inWord(r) })
		if i > 0 && torn(all[i-1].Text) && len(words) > 0 {
			words = words[1:] // the rest of a word
		}
		if torn(all[i].Text) && len(words) > 0 {
			words = words[:len(words)-1]
		}
		for _, word := range words {
			if len(w.known) < most {
				w.known[word] = true
			}
		}
	}
	for i := 1; i < len(all); i++ {
		if torn(all[i-1].Text) {
			first, rest := halves(strings.TrimRight(all[i-1].Text, broken+"-"), all[i].Text)
			w.breaks = w.breaks || w.known[first+rest]
		}
	}
	return w
}

// halves are the last word of a line and the first of the next, in small letters.
func halves(line, next string) (first, rest string) {
	i := strings.LastIndexFunc(line, func(r rune) bool { return !inWord(r) })
	if i >= 0 {
		_, size := utf8.DecodeRuneInString(line[i:])
		line = line[i+size:]
	}
	if j := strings.IndexFunc(next, func(r rune) bool { return !inWord(r) }); j >= 0 {
		next = next[:j]
	}
	return strings.ToLower(line), strings.ToLower(next)
}

// join puts the next line behind what there is of a paragraph. Where it cannot be
// known whose a hyphen is it stays.
func (w *brokenWords) join(text []byte, next string) []byte {
	const tail = 200 // bytes, more than any word has
	cut := max(0, len(text)-tail)
	before := string(text[cut:])
	head, torn := strings.CutSuffix(before, broken)
	if !torn {
		head, torn = strings.CutSuffix(before, "-")
	}
	last, _ := utf8.DecodeLastRuneInString(head)
	begins, _ := utf8.DecodeRuneInString(next)
	switch {
	case !torn:
		return append(append(text, ' '), next...)
	case !unicode.IsLetter(last) && !unicode.IsDigit(last):
		return append(append(text[:cut+len(head)], "- "...), next...)
	}
	first, rest := halves(head, next)
	text = text[:cut+len(head)]
	drop := w.known[first+rest] || w.breaks && !hyphened[first] && !(w.known[first] && w.known[rest])
	if w.known[first+"-"+rest] || !drop || !unicode.IsLower(begins) {
		text = append(text, '-')
	}
	return append(text, next...)
}

// hyphened are the beginnings of words that keep their hyphen.
var hyphened = map[string]bool{
	"self": true, "co": true, "non": true, "multi": true, "cross": true, "well": true, "long": true, "short": true,
	"pre": true, "post": true, "re": true, "ex": true, "mid": true, "part": true, "full": true, "high": true, "low": true,
}
