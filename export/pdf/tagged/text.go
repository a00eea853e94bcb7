package tagged

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ninefold/export/pdf/tagged/shaping"
)

// Style is how text looks. Size is in points.
type Style struct {
	Face      Face
	Size      float64
	Colour    Colour
	Underline bool
}

// Run is a piece of running text in one style.
type Run struct {
	Text  string
	Style Style
	// Lang is set where the language differs from that of the text around.
	Lang string
	// Target makes the run a link.
	Target *Target
}

// Paragraph is running text broken into lines. Its lines may be drawn on
// several pages, in order.
type Paragraph struct {
	// Lines are the lines of text; there is always at least one.
	Lines []Line
	runs  []Run
	// inline holds the Link or Span element of each run that has one, made
	// when its first line is drawn.
	inline []*Element
	turned []bool // whether anything of a run stands from right to left
}

// Line is one line of a paragraph.
type Line struct {
	// Width is the length of the line without the spaces at its end.
	Width float64
	// RightToLeft says that the line begins at the right: that is the direction of
	// the text that it is of.
	RightToLeft bool
	paragraph   *Paragraph
	pieces      []piece
}

// piece is text of a line that is drawn with one call.
type piece struct {
	text     string // in the order drawn
	actual   string // what is read instead of text, if not empty
	level    shaping.Level
	clusters []*shaping.Cluster // in the order read, where the face is one of a script
	run      int
	face     Face
	x        float64 // from the left end of the line; below 0 for spaces at the end of one from right to left
	width    float64
}

// atom is one character to draw, one cluster of a script, or a line end.
type atom struct {
	char    rune // what is drawn, or the first of what is
	actual  string
	run     int32
	kind    atomKind
	level   shaping.Level
	glyph   glyph
	cluster *shaping.Cluster // where the glyph's face is one of a script
	width   float64
}

type atomKind uint8

const (
	atomChar    atomKind = iota
	atomMark             // the mark for an undrawable cluster
	atomCombine          // a combining character: no line may begin with it
	atomNewline          // a hard break, with the space it is to the ear
)

// Layout breaks text into lines no longer than width points. A line ends
// after a space or a dash, but not within a date, between a figure and its unit or
// before a dot or a dash that parts what is around it; it ends at a newline, where a
// word is longer than the line after a slash or another sign of an address or after a
// hyphen, and where nothing else fits inside a word. Programs that take text out of
// a PDF hold a hyphen at the end of a line for one that the line put there, and drop
// it: the other signs come first, where they leave the line half full. Spaces stay at the end of their line, and a
// newline leaves one, because words would run together when read out. place says where the text stands, for the
// list of what cannot be drawn; with an empty place nothing is listed, which
// is for text that stands elsewhere too.
func (d *Document) Layout(runs []Run, width float64, place string) *Paragraph {
	p := &Paragraph{runs: runs, inline: make([]*Element, len(runs)), turned: make([]bool, len(runs))}
	texts, levels, bases := directions(runs)
	atoms := d.atoms[:0]
	for i, run := range runs {
		run.Text = texts[i]
		var deep []shaping.Level
		if levels != nil {
			deep = levels[i]
			p.turned[i] = slices.ContainsFunc(deep, shaping.Level.RightToLeft)
		}
		atoms = d.shape(atoms, int32(i), run, deep, place)
	}
	d.atoms = atoms
	lines := d.lines[:0] // those up to the next hard break
	defer func() { d.lines = lines }()
	for start := 0; ; {
		end, next := breakLine(atoms, start, width)
		lines = append(lines, stretch{start, end, next})
		start = next
		hard := next > end
		if !hard && next < len(atoms) {
			continue
		}
		var base shaping.Level
		if len(bases) > 0 {
			base = bases[0]
		}
		if hard && len(bases) > 1 {
			bases = bases[1:]
		}
		accompany(atoms, lines, width)
		for _, l := range lines {
			p.Lines = append(p.Lines, p.newLine(l.of(atoms), base))
		}
		if !hard {
			return p
		}
		lines = lines[:0]
	}
}

// stretch is the atoms of a line, from first up to end; the next line begins at next.
type stretch struct{ first, end, next int }

// of returns the atoms of the line. A hard break is a space to the ear, which stays
// at the end of its line like every other.
func (l stretch) of(atoms []atom) []atom {
	if l.next > l.end && l.end > l.first && atoms[l.end-1].char != ' ' && l.next < len(atoms) {
		space := atoms[l.end]
		space.kind = atomChar
		return append(slices.Clone(atoms[l.first:l.end]), space)
	}
	return atoms[l.first:l.end]
}

// How a last line of a single word gets company: it is one up to aloneUpTo of the
// width, and the line that gives it a word is still as long as stillLong of it.
const (
	aloneUpTo = 0.4
	stillLong = 0.55
)

// accompany brings the last word of the last line but one down to the last, where
// that is a single short word: one alone looks left over. No line is added by it.
func accompany(atoms []atom, lines []stretch, width float64) {
	if len(lines) < 2 {
		return
	}
	above, last := &lines[len(lines)-2], &lines[len(lines)-1]
	alone := widthOf(atoms[last.first:last.end])
	if alone > aloneUpTo*width || last.end == last.first || hasGap(atoms[last.first:last.end]) || endsPart(atoms[above.first:above.end]) {
		return
	}
	left, down := widthOf(atoms[above.first:above.end]), 0.0
	for i := above.end - 1; i > above.first; i-- {
		down += atoms[i].width
		if left-down < max(stillLong*width, alone+down) {
			return
		}
		if atoms[i].char != ' ' && atoms[i-1].char == ' ' && breaksAfter(atoms, i-1, above.first) {
			above.end, above.next, last.first = i, i, i
			return
		}
	}
}

// widthOf is the width of atoms with all spaces that are among them.
func widthOf(atoms []atom) float64 {
	var width float64
	for i := range atoms {
		width += atoms[i].width
	}
	return width
}

// endsPart tells whether the last word has a colon, which is as good an end as any.
func endsPart(atoms []atom) bool {
	i := len(atoms) - 1
	for i > 0 && atoms[i].char == ' ' {
		i--
	}
	return atoms[i].char == ':'
}

// hasGap tells whether there is more than one word.
func hasGap(atoms []atom) bool {
	for i := range atoms[:len(atoms)-1] {
		if atoms[i].char == ' ' && atoms[i+1].char != ' ' {
			return true
		}
	}
	return false
}

// TextWidth returns the width of text on one line, in points.
func (d *Document) TextWidth(style Style, text string) float64 {
	var width float64
	text = Clean(text)
	for _, r := range text {
		if joins(r) {
			continue
		}
		g := d.fonts.find(style.Face, r)
		if g.face.isScript() {
			return d.shapedWidth(style, text)
		}
		if !g.ok {
			g = d.fonts.find(style.Face, undrawableMark)
		}
		width += float64(g.width) * style.Size / 1000
	}
	return width
}

// shapedWidth is the width of cleaned text that has letters of a script in it.
func (d *Document) shapedWidth(style Style, text string) float64 {
	var width float64
	for _, a := range d.shape(nil, 0, Run{Text: text, Style: style}, nil, "") {
		width += a.width
	}
	return width
}

// shape appends the characters of a run whose text is clean, with the font that
// draws each. levels are those of its bytes, or nil where all are 0.
func (d *Document) shape(atoms []atom, run int32, r Run, levels []shaping.Level, place string) []atom {
	text := r.Text
	level := func(at int) shaping.Level {
		if levels == nil {
			return 0
		}
		return levels[at]
	}
	unshaped := 0 // length of the word being collected at the end of text[:i]
	report := func(end int) {
		if unshaped > 0 {
			d.undrawable.add(text[end-unshaped:end], Unshaped, place)
			unshaped = 0
		}
	}
	var script Face // of the last word that was of one
	atoms = slices.Grow(atoms, len(text))
	for i := 0; i < len(text); {
		char, size := utf8.DecodeRuneInString(text[i:])
		add := func(char rune, kind atomKind, g glyph) {
			atoms = append(atoms, atom{char: char, run: run, kind: kind, level: level(i), glyph: g,
				width: float64(g.width) * r.Style.Size / 1000})
		}
		if char == '\n' {
			report(i)
			add(' ', atomNewline, d.fonts.find(r.Style.Face, ' '))
			i += size
			continue
		}
		g := d.fonts.within(d.fonts.find(r.Style.Face, char), script, char)
		if g.face.isScript() {
			report(i)
			script = g.face
			word := d.wordOf(text[i:], script, r.Style.Face)
			atoms = d.shapeWord(atoms, run, r, script, text[i:i+word], func(at int) shaping.Level { return level(i + at) })
			i += word
			continue
		}
		if char == ' ' && d.betweenWords(atoms, run, text[i+size:], script, r.Style.Face) {
			report(i)
			atoms = d.shapeWord(atoms, run, r, script, " ", func(int) shaping.Level { return level(i) })
			i += size
			continue
		}
		switch {
		case joins(char):
			i += size // what it says, the fonts cannot show
			continue
		case !g.ok || char == utf8.RuneError:
			report(i)
			cluster := clusterLength(text[i:])
			d.shapeUndrawable(&atoms, run, r.Style, text[i:i+cluster], level(i), place)
			i += cluster
			continue
		case unshaped > 0 && unicode.Is(unicode.Mn, char):
			unshaped += size
		case needsShaping(char):
			unshaped += size
		default:
			report(i)
		}
		kind := atomChar
		if unicode.Is(unicode.Mn, char) {
			kind = atomCombine
		}
		add(char, kind, g)
		i += size
	}
	report(len(text))
	return atoms
}

// betweenWords tells whether a space stands between two words of a script, whose
// own space it then is.
func (d *Document) betweenWords(atoms []atom, run int32, next string, script, face Face) bool {
	if n := len(atoms); script == 0 || n == 0 || atoms[n-1].run != run || atoms[n-1].glyph.face != script || !d.fonts.script(script).font.Has(' ') {
		return false
	}
	r, _ := utf8.DecodeRuneInString(next)
	return d.fonts.within(d.fonts.find(face, r), script, r).face == script
}

// shapeUndrawable appends the mark for a cluster that no font can draw.
func (d *Document) shapeUndrawable(atoms *[]atom, run int32, style Style, cluster string, level shaping.Level, place string) {
	reason, actual := NoGlyph, cluster
	for _, r := range cluster {
		if r == utf8.RuneError || unicode.Is(unicode.Co, r) {
			reason, actual = NotText, "\ufffd"
		}
	}
	if reason == NotText {
		d.undrawable.add("\ufffd", reason, place)
	} else {
		d.undrawable.add(cluster, reason, place)
	}
	g := d.fonts.find(style.Face, undrawableMark)
	*atoms = append(*atoms, atom{char: undrawableMark, actual: actual, run: run, kind: atomMark, level: level, glyph: g,
		width: float64(g.width) * style.Size / 1000})
}

// clusterLength is the length in bytes of the character a person sees at the
// start of text: a base with its marks, or an emoji joined from several.
func clusterLength(text string) int {
	first, n := utf8.DecodeRuneInString(text)
	flag := isRegional(first)
	joiner := false
	for n < len(text) {
		r, size := utf8.DecodeRuneInString(text[n:])
		switch {
		case joins(r):
			joiner = r == '\u200d'
		case isSkinTone(r):
		case unicode.In(r, unicode.Mn, unicode.Mc, unicode.Me):
			joiner = false
		case joiner && r > ' ' && r != utf8.RuneError && !unicode.Is(unicode.Co, r):
			joiner = false
		case flag && isRegional(r):
			flag = false
		default:
			return n
		}
		n += size
	}
	return n
}

func isSkinTone(r rune) bool { return r >= 0x1f3fb && r <= 0x1f3ff }

func isRegional(r rune) bool { return r >= 0x1f1e6 && r <= 0x1f1ff }

// breakLine finds the end of the line that starts at atom start, and where the
// next one starts. A newline belongs to neither.
func breakLine(atoms []atom, start int, width float64) (end, next int) {
	// A width measured on the same text must fit in spite of rounding.
	limit := width + 0.01
	var x float64
	lastBreak, held, inWord, hyphen := -1, -1, -1, -1
	for i := start; i < len(atoms); i++ {
		a := &atoms[i]
		if a.kind == atomNewline {
			return i, i + 1
		}
		x += a.width
		if x > limit && a.char != ' ' && i > start && a.kind != atomCombine {
			if lastBreak > start {
				return lastBreak, lastBreak
			}
			// What is held together is longer than the line.
			if held > start {
				return held, held
			}
			if at := max(inWord, hyphen); at > start && (inWord < start || width > 2*widthOf(atoms[start:inWord])) {
				return at, at
			} else if inWord > start {
				return inWord, inWord
			}
			return i, i
		}
		if a.kind == atomChar && breaksAfter(atoms, i, start) {
			switch a.char {
			case '-':
				hyphen = i + 1
			case '/', '.', '?', '&', '=', '_', '@':
				inWord = i + 1
			default:
				lastBreak = i + 1
			}
		} else if a.char == ' ' && i > start {
			held = i + 1
		}
	}
	return len(atoms), len(atoms)
}

// breaksAfter tells whether a line may end after atom i.
func breaksAfter(atoms []atom, i, start int) bool {
	if i+1 < len(atoms) && atoms[i+1].char == ' ' {
		return false // the space goes with what is before it
	}
	switch atoms[i].char {
	case ' ':
		return !beforeUnit(atoms, i, start) && !withinTelephone(atoms, i, start) && !withinDate(atoms, i, start) && !beforeSign(atoms, i)
	case '\u2013', '\u2014':
		return true
	case '.':
		// Within an address, and not where a space is missing between sentences.
		return i > start && i+1 < len(atoms) && unicode.IsLetter(atoms[i-1].char) && unicode.IsLower(atoms[i+1].char)
	case '-', '/', '?', '&', '=', '_', '@':
		// Not in "-5", "and/or 1/2" or a leading dash: only between letters.
		return i > start && i+1 < len(atoms) && unicode.IsLetter(atoms[i-1].char) && unicode.IsLetter(atoms[i+1].char)
	}
	return false
}

// units are words that say what a figure before them counts or multiplies. They
// stay on its line.
var units = []string{"%", "km", "miles", "mile", "m", "kg", "hectares", "million", "billion", "bn", "k", "am", "pm", "a.m.", "p.m.", "pp", "WTE", "FTE",
	"minutes", "minute", "hours", "hour", "days", "day", "weeks", "week", "months", "month", "years", "year", "points"}

var months = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// beforeUnit tells whether the space at atom i stands between a figure and its
// unit.
func beforeUnit(atoms []atom, i, start int) bool {
	if i <= start || !unicode.IsDigit(atoms[i-1].char) {
		return false
	}
	const longest = 9
	var word []rune
	for j := i + 1; j < len(atoms) && len(word) <= longest && atoms[j].kind == atomChar && atoms[j].char != ' '; j++ {
		word = append(word, atoms[j].char)
	}
	return slices.Contains(units, strings.TrimRight(string(word), ",;:)”’")) || slices.Contains(units, strings.TrimRight(string(word), ".,;:)”’"))
}

// withinDate tells whether the space at atom i stands within a date as people write
// it: between a day and its month, or between a month and its year.
func withinDate(atoms []atom, i, start int) bool {
	if i+1 >= len(atoms) || !beginsInDate(atoms[i+1].char) {
		return false
	}
	before, after := wordBefore(atoms, i, start), wordAfter(atoms, i)
	switch {
	case slices.Contains(months, after):
		day := strings.TrimLeft(before, "(“‘\"'")
		for _, ending := range []string{"st", "nd", "rd", "th"} {
			day = strings.TrimSuffix(day, ending)
		}
		return len(day) >= 1 && len(day) <= 2 && figures(day)
	case slices.Contains(months, strings.TrimLeft(before, "(“‘\"'")):
		return len(after) == 4 && figures(after)
	}
	return false
}

// beginsInDate tells whether a month or a year can begin with a letter, as few words
// do.
func beginsInDate(r rune) bool {
	switch r {
	case 'J', 'F', 'M', 'A', 'S', 'O', 'N', 'D':
		return true
	}
	return r >= '0' && r <= '9'
}

// beforeSign tells whether what comes after the space at atom i is a sign that no
// line begins with: a dot between parts, a dash between spaces, or a slash.
func beforeSign(atoms []atom, i int) bool {
	if i+1 >= len(atoms) {
		return false
	}
	switch atoms[i+1].char {
	case '·', '\u2013', '\u2014':
		return i+2 < len(atoms) && atoms[i+2].char == ' '
	case '/':
		return i+2 < len(atoms) && atoms[i+2].char != '/'
	}
	return false
}

// longestHeld is how many characters of a word are looked at to hold it on the line
// of its neighbour.
const longestHeld = 12

// wordBefore is the word that ends before atom i, or "" where it is a long one.
func wordBefore(atoms []atom, i, start int) string {
	first := i
	for first > start && atoms[first-1].char != ' ' && atoms[first-1].kind == atomChar {
		if first--; i-first > longestHeld {
			return ""
		}
	}
	return written(atoms[first:i])
}

// wordAfter is the word that begins after the space at atom i, without the signs at
// its end, or "" where it is a long one.
func wordAfter(atoms []atom, i int) string {
	last := i + 1
	for last < len(atoms) && atoms[last].char != ' ' && atoms[last].kind == atomChar {
		if last++; last-i > longestHeld {
			return ""
		}
	}
	return strings.TrimRight(written(atoms[i+1:last]), ".,;:?!)”’\"'")
}

func written(atoms []atom) string {
	var word strings.Builder
	word.Grow(len(atoms))
	for i := range atoms {
		word.WriteRune(atoms[i].char)
	}
	return word.String()
}

// figures tells whether a word is nothing but figures.
func figures(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

// withinTelephone tells whether the space at atom i stands within a telephone
// number: between groups of figures of which the first begins with 0 or +.
func withinTelephone(atoms []atom, i, start int) bool {
	const longest = 18 // characters from its beginning
	if i <= start || i+1 >= len(atoms) || !unicode.IsDigit(atoms[i-1].char) || !unicode.IsDigit(atoms[i+1].char) {
		return false
	}
	first := i - 1
	for first > start && i-first <= longest && (unicode.IsDigit(atoms[first-1].char) || atoms[first-1].char == ' ' && first-1 > start && unicode.IsDigit(atoms[first-2].char)) {
		first--
	}
	plus := first > start && atoms[first-1].char == '+'
	return (plus || atoms[first].char == '0') && i-first <= longest
}

// newLine groups the characters of a line into the pieces drawn together.
func (p *Paragraph) newLine(atoms []atom, base shaping.Level) Line {
	line := Line{paragraph: p, RightToLeft: base.RightToLeft()}
	spaces, tail := 0.0, len(atoms) // at the end of the line
	for tail > 0 && atoms[tail-1].char == ' ' {
		tail--
		spaces += atoms[tail].width
		atoms[tail].level = base
	}
	for i := 0; i < len(atoms); {
		j := i + 1
		// They are drawn last, also where they stand at the left end.
		for j < len(atoms) && samePiece(&atoms[i], &atoms[j]) && !(j == tail && line.RightToLeft) {
			j++
		}
		line.pieces = append(line.pieces, newPiece(atoms[i:j]))
		i = j
	}
	x := 0.0
	if line.RightToLeft {
		x = -spaces
	}
	for _, i := range line.visualOrder() {
		line.pieces[i].x = x
		x += line.pieces[i].width
	}
	line.Width = x
	if !line.RightToLeft {
		line.Width -= spaces
	}
	return line
}

// samePiece tells whether an atom continues a piece that begins with first:
// the same run, font, direction and kind.
func samePiece(first, a *atom) bool {
	if a.run != first.run || a.glyph.face != first.glyph.face || a.level != first.level {
		return false
	}
	return a.kind == first.kind || a.kind == atomCombine && first.kind != atomMark
}

func newPiece(atoms []atom) piece {
	first := &atoms[0]
	part := piece{run: int(first.run), face: first.glyph.face, level: first.level}
	if first.glyph.face.isScript() {
		for _, a := range atoms {
			part.clusters = append(part.clusters, a.cluster)
			part.width += a.width
		}
		return part
	}
	var actual strings.Builder
	for i := range atoms {
		actual.WriteString(atoms[i].actual)
		part.width += atoms[i].width
	}
	part.actual = actual.String()
	part.text = written(atoms)
	if part.level.RightToLeft() {
		part.text = string(reversed([]rune(part.text)))
	}
	return part
}

// visualOrder is the order in which the pieces stand on the page, from left to
// right. The pieces themselves stay in the order in which they are read. The
// letters of each that runs from right to left stand in the file as they stand on
// the page, which is what programs that take text out of a PDF expect of these
// scripts and turn round; the element of the run says them first to last, for those
// who have the file read out.
func (l *Line) visualOrder() []int {
	levels := make([]shaping.Level, len(l.pieces))
	for i, part := range l.pieces {
		levels[i] = part.level
	}
	return shaping.Order(levels)
}

// Text is what the line shows, in the order in which it stands on the page.
func (l Line) Text() string {
	var b strings.Builder
	for _, i := range l.visualOrder() {
		b.WriteString(l.pieces[i].text)
		for _, c := range l.pieces[i].visual() {
			b.WriteString(c.Text)
		}
	}
	return b.String()
}

// Draw draws a line as content of e, in sequences of its own. Runs that are
// links, in another language or from right to left get an element of their own
// below e.
func (d *Document) Draw(e *Element, line Line, x, baseline float64) {
	for i, part := range line.pieces {
		owner := line.paragraph.owner(e, part.run)
		if part.actual != "" {
			d.beginReplaced(owner, part.actual)
		} else {
			d.Begin(owner)
		}
		d.drawPiece(line, part, x, baseline)
		d.End()
		run := line.paragraph.runs[part.run]
		if run.Style.Underline {
			// Not below spaces at the end of the line.
			left, right := max(part.x, 0), min(part.x+part.width, line.Width)
			if right > left {
				d.underline(run.Style, x+left, baseline, right-left)
			}
		}
		lastOfRun := i+1 == len(line.pieces) || line.pieces[i+1].run != part.run
		if run.Target != nil && lastOfRun {
			left, right := line.extent(part.run)
			size := run.Style.Size
			d.Link(owner, Rect{x + left, baseline - 0.8*size, right - left, 1.05 * size}, *run.Target)
		}
	}
}

// underline draws a line below text; it is decoration, and not read out.
func (d *Document) underline(style Style, x, baseline, width float64) {
	d.BeginArtifact(ArtifactLayout)
	d.FillRect(Rect{x, baseline + 0.12*style.Size, width, 0.05 * style.Size}, style.Colour)
	d.End()
}

// extent is from where to where the pieces of a run stand on the line.
func (l Line) extent(run int) (left, right float64) {
	left = l.pieces[len(l.pieces)-1].x
	for _, part := range l.pieces {
		if part.run == run {
			left, right = min(left, part.x), max(right, part.x+part.width)
		}
	}
	return left, right
}

// DrawHere draws a line in the sequence that is open, which is how the text of
// artifacts and of figures is drawn.
func (d *Document) DrawHere(line Line, x, baseline float64) {
	d.mustBeOpen("DrawHere")
	for _, part := range line.pieces {
		d.drawPiece(line, part, x, baseline)
	}
}

func (d *Document) drawPiece(line Line, part piece, x, baseline float64) {
	if part.face.isScript() {
		d.drawShaped(line, part, x, baseline)
		return
	}
	style := line.paragraph.runs[part.run].Style
	d.fonts.fonts[part.face].use(part.text)
	d.canvas.text(part.text, x+part.x, baseline, fontUse{part.face, style.Size}, style.Colour)
}

// owner returns the element that text of a run belongs to.
func (p *Paragraph) owner(e *Element, run int) *Element {
	r := p.runs[run]
	if r.Target == nil && r.Lang == "" && !p.turned[run] {
		return e
	}
	if p.inline[run] == nil {
		role := RoleSpan
		if r.Target != nil {
			role = RoleLink
		}
		p.inline[run] = e.Add(role)
		p.inline[run].SetLang(r.Lang)
		if p.turned[run] {
			p.inline[run].more().actual = strings.ReplaceAll(Clean(r.Text), "\n", " ")
		}
	}
	return p.inline[run]
}
