package pdfcheck

import (
	"math"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// checkContent plays the contents of every page and compares what is drawn
// with the structure tree.
func (c *checker) checkContent() {
	for _, p := range c.pages {
		player := &player{checker: c, page: p, resources: c.dict(p.dict["Resources"])}
		player.state = graphics{matrix: identity}
		p.text, p.shown = map[int]string{}, map[int][]shown{}
		var contents []byte
		for _, o := range c.list(p.dict["Contents"]) {
			contents = append(append(contents, c.stream(o)...), '\n')
		}
		player.play(contents)
		c.checkOwners(p)
	}
}

// checkOwners compares what a page draws with the tree and the parent tree.
func (c *checker) checkOwners(p *page) {
	key, ok := c.integer(p.dict["StructParents"])
	if !ok && len(p.drawn) > 0 {
		c.report("parent tree", "%s has no key in it", p)
	}
	owners := c.array(c.parents[key])
	for mcid := range p.drawn {
		e := p.claimed[mcid]
		if e == nil {
			c.report("structure", "content %d of %s is in no element", mcid, p)
			continue
		}
		if mcid >= len(owners) || objectNumber(owners[mcid]) != e.object {
			c.report("parent tree", "content %d of %s is not traced to %v", mcid, p, e)
		}
	}
	for mcid, e := range p.claimed {
		if !p.drawn[mcid] {
			c.report("structure", "%v has content %d on %s, which is not drawn", e, mcid, p)
		}
	}
	if len(owners) > len(p.drawn) {
		c.report("parent tree", "%s has %d entries for %d pieces of content", p, len(owners), len(p.drawn))
	}
}

type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// times returns the matrix that applies m first and then n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

type colour [3]float64

// graphics is the part of the graphics state the checks need.
type graphics struct {
	matrix matrix
	fill   colour
	font   *font
	size   float64
}

// level is one open marked-content sequence.
type level struct {
	tag      string
	mcid     int    // -1 without one
	replaced bool   // read as other text than is drawn
	actual   string // what is read instead, until it has been
	header   bool   // an artifact that is a running header
}

// painted is an area that has been filled.
type painted struct {
	left, bottom, right, top float64
	colour                   colour
}

// player runs the operators of a content stream.
type player struct {
	*checker
	page      *page
	resources types.Dict
	state     graphics
	saved     []graphics
	marks     []level
	path      []painted
	filled    []painted
	text      matrix // of the next glyph
	line      matrix // of the start of the line
	leading   float64
}

func (p *player) play(contents []byte) {
	stream := tokens{data: contents}
	var operands []any
	for {
		token := stream.next()
		if token == nil {
			break
		}
		op, ok := token.(operator)
		if !ok {
			operands = append(operands, token)
			continue
		}
		p.run(string(op), operands)
		operands = operands[:0]
	}
	if len(p.marks) > 0 {
		p.report("marked content", "%d sequences of %s are not closed", len(p.marks), p.page)
	}
	if len(p.saved) > 0 {
		p.report("marked content", "the graphics state of %s is not restored", p.page)
	}
}

// painting are the operators that leave a mark on the page.
const painting = " S s f F f* B B* b b* Tj TJ ' \" Do sh BI "

func (p *player) run(op string, operands []any) {
	if strings.Contains(painting, " "+op+" ") {
		p.checkMarked(op)
	}
	n := numbers(operands)
	switch op {
	case "q":
		p.saved = append(p.saved, p.state)
	case "Q":
		if len(p.saved) > 0 {
			p.state = p.saved[len(p.saved)-1]
			p.saved = p.saved[:len(p.saved)-1]
		}
	case "cm":
		if len(n) == 6 {
			p.state.matrix = matrix(n).times(p.state.matrix)
		}
	case "rg":
		if len(n) == 3 {
			p.state.fill = colour(n)
		}
	case "g":
		if len(n) == 1 {
			p.state.fill = colour{n[0], n[0], n[0]}
		}
	case "k", "K", "cs", "CS", "sc", "scn", "SC", "SCN":
		p.report("colour", "%s uses a colour space the output intent does not cover (%s)", p.page, op)
	case "BMC", "BDC":
		p.open(operands)
	case "EMC":
		if len(p.marks) == 0 {
			p.report("marked content", "%s closes a sequence that is not open", p.page)
			return
		}
		p.marks = p.marks[:len(p.marks)-1]
	default:
		p.runPath(op, n)
		p.runText(op, operands, n)
	}
}

// open begins a marked-content sequence.
func (p *player) open(operands []any) {
	l := level{mcid: -1}
	if len(operands) > 0 {
		tag, _ := operands[0].(pdfName)
		l.tag = string(tag)
	}
	if len(operands) > 1 {
		properties, _ := operands[1].(map[string]any)
		subtype, _ := properties["Subtype"].(pdfName)
		l.header = l.tag == "Artifact" && subtype == "Header"
		if mcid, ok := properties["MCID"].(float64); ok {
			l.mcid = int(mcid)
			if p.page.drawn[l.mcid] {
				p.report("marked content", "content %d of %s is used twice", l.mcid, p.page)
			}
			p.page.drawn[l.mcid] = true
		}
		if actual, ok := properties["ActualText"].([]byte); ok {
			l.replaced, l.actual = true, decodeText(actual)
		}
	}
	p.marks = append(p.marks, l)
}

// checkMarked checks that what is being painted is tagged content or an
// artifact, and only one of them.
func (p *player) checkMarked(op string) {
	owners := 0
	for _, l := range p.marks {
		if l.mcid >= 0 || l.tag == "Artifact" {
			owners++
		}
	}
	switch {
	case owners == 0:
		p.report("untagged content", "%s draws (%s) outside the structure", p.page, op)
	case owners > 1:
		p.report("marked content", "%s draws (%s) inside %d sequences", p.page, op, owners)
	}
}

// runPath follows rectangles, to know what text stands on.
func (p *player) runPath(op string, n []float64) {
	switch op {
	case "re":
		if len(n) != 4 {
			return
		}
		x1, y1 := p.state.matrix.apply(n[0], n[1])
		x2, y2 := p.state.matrix.apply(n[0]+n[2], n[1]+n[3])
		p.path = append(p.path, painted{min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2), p.state.fill})
	case "f", "F", "f*", "B", "B*", "b", "b*":
		for _, area := range p.path {
			area.colour = p.state.fill
			p.filled = append(p.filled, area)
			if outside(p.page, area.left, area.bottom) || outside(p.page, area.right, area.top) {
				p.report("off the page", "%s fills an area beyond its edge", p.page)
			}
		}
		p.path = nil
	case "S", "s", "n":
		p.path = nil
	}
}

// tolerance is how far over the edge rounding may put something, in points.
const tolerance = 0.1

func outside(p *page, x, y float64) bool {
	return x < p.box[0]-tolerance || y < p.box[1]-tolerance || x > p.box[2]+tolerance || y > p.box[3]+tolerance
}

func (p *player) runText(op string, operands []any, n []float64) {
	switch op {
	case "BT":
		p.text, p.line = identity, identity
	case "Tf":
		if name, ok := operands[0].(pdfName); ok && len(n) == 1 {
			p.state.font = p.fontOf(p.dict(p.resources["Font"])[string(name)])
			p.state.size = n[0]
		}
	case "TL":
		p.leading = n[0]
	case "Td", "TD":
		if op == "TD" {
			p.leading = -n[1]
		}
		p.line = matrix{1, 0, 0, 1, n[0], n[1]}.times(p.line)
		p.text = p.line
	case "Tm":
		p.text = matrix(n)
		p.line = p.text
	case "T*", "'", "\"":
		p.line = matrix{1, 0, 0, 1, 0, -p.leading}.times(p.line)
		p.text = p.line
		if op != "T*" {
			p.show(operands[len(operands)-1])
		}
	case "Tj":
		p.show(operands[0])
	case "TJ":
		items, _ := operands[0].([]any)
		for _, item := range items {
			if shift, ok := item.(float64); ok {
				p.text = matrix{1, 0, 0, 1, -shift / 1000 * p.state.size, 0}.times(p.text)
				continue
			}
			p.show(item)
		}
	}
}

// show draws a string.
func (p *player) show(o any) {
	data, _ := o.([]byte)
	f := p.state.font
	if f == nil {
		p.report("font", "%s draws text in no font", p.page)
		return
	}
	text := p.read(f, data)
	start := p.text
	width, ink := f.measure(p.checker, p.page, data)
	p.text = matrix{1, 0, 0, 1, width * p.state.size / 1000, 0}.times(p.text)

	place := start.times(p.state.matrix)
	size := p.state.size * math.Hypot(place[2], place[3])
	left, baseline := place[4], place[5]
	right := left + ink*p.state.size/1000*math.Hypot(place[0], place[1])
	for _, l := range p.marks {
		if l.mcid >= 0 {
			p.page.shown[l.mcid] = append(p.page.shown[l.mcid], shown{p.page, text, left, right, baseline, size})
		}
	}
	if ink > 0 && (outside(p.page, left, baseline-0.25*size) || outside(p.page, right, baseline+0.75*size)) {
		p.report("off the page", "%s draws text beyond its edge, at %.0f to %.0f, %.0f", p.page, left, right, baseline)
	}
	if ink > 0 {
		p.checkContrast(left, right, baseline, size)
	}
}

// read notes the characters that are drawn, and which content they belong to.
func (p *player) read(f *font, data []byte) string {
	var text strings.Builder
	for i := 0; i+1 < len(data); i += 2 {
		text.WriteString(f.unicode[int(data[i])<<8|int(data[i+1])])
	}
	drawn := text.String()
	p.page.all = append(p.page.all, drawn)
	// Sequences within others say what the codes in them are read as.
	said := drawn
	for i := range p.marks {
		if l := &p.marks[i]; l.replaced {
			said, l.actual = l.actual, ""
			break
		}
	}
	for _, l := range p.marks {
		if l.mcid >= 0 {
			p.page.text[l.mcid] += said
		}
		if l.header {
			p.page.running += said + " "
		}
	}
	return said
}

// minimumContrast is WCAG 2.2's for text of any size (1.4.3).
const minimumContrast = 4.5

func (p *player) checkContrast(left, right, baseline, size float64) {
	ground := colour{1, 1, 1}
	x, y := left+min(1, (right-left)/2), baseline+0.3*size
	for _, area := range p.filled {
		if x >= area.left && x <= area.right && y >= area.bottom && y <= area.top {
			ground = area.colour
		}
	}
	if ratio := contrast(p.state.fill, ground); ratio < minimumContrast {
		p.report("contrast", "%s has text at %.0f, %.0f with a contrast of %.1f", p.page, left, baseline, ratio)
	}
}

// contrast is WCAG's ratio between two colours, 1 to 21.
func contrast(a, b colour) float64 {
	brighter, darker := luminance(a), luminance(b)
	if brighter < darker {
		brighter, darker = darker, brighter
	}
	return (brighter + 0.05) / (darker + 0.05)
}

func luminance(c colour) float64 {
	var parts [3]float64
	for i, v := range c {
		if v <= 0.04045 {
			parts[i] = v / 12.92
		} else {
			parts[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return 0.2126*parts[0] + 0.7152*parts[1] + 0.0722*parts[2]
}

func numbers(operands []any) []float64 {
	var out []float64
	for _, o := range operands {
		if n, ok := o.(float64); ok {
			out = append(out, n)
		}
	}
	return out
}
