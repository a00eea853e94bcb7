package tagged

import (
	"math"
	"strconv"
)

// content is what is drawn on a page, in the operators of ISO 32000-1, Annex A.
// A colour, a font and the width of lines hold until the next is set, so that each
// is written only where it is another one.
type content struct {
	b      []byte
	height float64 // of the page

	fill, stroke int32 // colours as 0xRRGGBB; below 0 while none is set
	line         float64
	font         fontUse
}

// newContent begins the contents of a page that are likely to have so many bytes.
func newContent(height float64, likely int) *content {
	return &content{b: make([]byte, 0, likely+likely/4), height: height, fill: -1, stroke: -1, line: -1, font: fontUse{size: -1}}
}

// raw writes operators that are whole, and leave colours and fonts as they were.
func (c *content) raw(operators string) { c.b = append(append(c.b, operators...), '\n') }

// number writes a length to a hundredth of a point.
func (c *content) number(v float64) {
	hundredths := int64(math.Round(v * 100))
	if hundredths < 0 {
		c.b = append(c.b, '-')
		hundredths = -hundredths
	}
	c.b = strconv.AppendInt(c.b, hundredths/100, 10)
	if rest := hundredths % 100; rest != 0 {
		c.b = append(c.b, '.', '0'+byte(rest/10))
		if rest%10 != 0 {
			c.b = append(c.b, '0'+byte(rest%10))
		}
	}
	c.b = append(c.b, ' ')
}

func (c *content) numbers(all ...float64) {
	for _, v := range all {
		c.number(v)
	}
}

// colour sets a colour with its operator, where it is not set already.
func (c *content) colour(set *int32, to Colour, operator string) {
	value := int32(to.R)<<16 | int32(to.G)<<8 | int32(to.B)
	if *set == value {
		return
	}
	*set = value
	for _, part := range []uint8{to.R, to.G, to.B} {
		c.b = strconv.AppendFloat(c.b, float64(part)/255, 'f', 3, 64)
		c.b = append(c.b, ' ')
	}
	c.raw(operator)
}

// rectangle fills an area.
func (c *content) rectangle(r Rect, fill Colour) {
	c.colour(&c.fill, fill, "rg")
	c.numbers(r.X, c.height-r.Y, r.W, -r.H)
	c.raw("re f")
}

// straight draws a line.
func (c *content) straight(from, to Point, width float64, stroke Colour) {
	if c.line != width {
		c.line = width
		c.number(width)
		c.raw("w")
	}
	c.colour(&c.stroke, stroke, "RG")
	c.numbers(from.X, c.height-from.Y)
	c.b = append(c.b, "m "...)
	c.numbers(to.X, c.height-to.Y)
	c.raw("l S")
}

// disc fills a circle, as four curves that differ from one by less than a
// thousandth of its radius.
func (c *content) disc(centre Point, radius float64, fill Colour) {
	c.colour(&c.fill, fill, "rg")
	x, y := centre.X, c.height-centre.Y
	bend := radius * 4 / 3 * (math.Sqrt2 - 1)
	c.numbers(x+radius, y)
	c.b = append(c.b, "m "...)
	for _, quarter := range [4][2]Point{{{1, 0}, {0, 1}}, {{0, 1}, {-1, 0}}, {{-1, 0}, {0, -1}}, {{0, -1}, {1, 0}}} {
		from, to := quarter[0], quarter[1]
		c.numbers(
			x+from.X*radius+to.X*bend, y+from.Y*radius+to.Y*bend,
			x+to.X*radius+from.X*bend, y+to.Y*radius+from.Y*bend,
			x+to.X*radius, y+to.Y*radius)
		c.b = append(c.b, "c "...)
	}
	c.raw("f")
}

// text writes text whose baseline begins at a place. Its codes are the characters
// themselves, in two bytes each.
func (c *content) text(text string, x, baseline float64, font fontUse, fill Colour) {
	c.beginText(x, baseline, font, fill)
	for _, r := range text { // none is above U+FFFF
		c.code(uint16(r))
	}
	c.raw(") Tj ET")
}

// codes writes codes of a font of a script.
func (c *content) codes(codes []uint16, x, baseline float64, font fontUse, fill Colour) {
	c.beginText(x, baseline, font, fill)
	for _, code := range codes {
		c.code(code)
	}
	c.raw(") Tj ET")
}

func (c *content) code(code uint16) {
	c.literal(byte(code >> 8))
	c.literal(byte(code))
}

// beginText writes what comes before the codes of a text.
func (c *content) beginText(x, baseline float64, font fontUse, fill Colour) {
	c.colour(&c.fill, fill, "rg")
	c.b = append(c.b, "BT "...)
	if c.font != font {
		c.font = font
		c.b = append(append(append(c.b, '/'), font.face.short()...), ' ')
		c.number(font.size)
		c.b = append(c.b, "Tf "...)
	}
	c.numbers(x, c.height-baseline)
	c.b = append(c.b, "Td ("...)
}

// literal writes a byte of a string in parentheses (ISO 32000-1, 7.3.4.2).
func (c *content) literal(b byte) {
	switch b {
	case '(', ')', '\\':
		c.b = append(c.b, '\\', b)
	case '\r':
		c.b = append(c.b, '\\', 'r') // as it is, a reader takes it for a line feed
	default:
		c.b = append(c.b, b)
	}
}
