package pdfcheck

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// font is an embedded font as the contents use it: codes of two bytes, mapped
// to glyphs by a CIDToGIDMap.
type font struct {
	name     string
	glyphs   []byte          // CIDToGIDMap
	identity bool            // codes are glyphs
	widths   map[int]float64 // by code
	unicode  map[int]string  // by code
	file     *sfnt.Font
	buffer   sfnt.Buffer
	checked  map[int]bool
	blank    map[int]bool    // by code, what is drawn as nothing and is no space
	reach    map[int]float64 // by code, how far to the right its outline goes
}

var subsetTag = regexp.MustCompile(`^[A-Z]{6}\+`)

// fontOf reads a font the first time it is used.
func (c *checker) fontOf(o types.Object) *font {
	number := objectNumber(o)
	if f, ok := c.fonts[number]; ok {
		return f
	}
	dict := c.dict(o)
	f := &font{name: c.name(dict["BaseFont"]), checked: map[int]bool{}, blank: map[int]bool{}, reach: map[int]float64{}}
	c.fonts[number] = f
	below := c.dict(first(c.array(dict["DescendantFonts"])))
	descriptor := c.dict(below["FontDescriptor"])
	if c.name(dict["Subtype"]) != "Type0" || c.name(dict["Encoding"]) != "Identity-H" || c.name(below["Subtype"]) != "CIDFontType2" {
		c.report("font", "%s is of a kind these checks do not know", f.name)
	}
	if !subsetTag.MatchString(f.name) {
		c.report("font", "%s has no subset tag", f.name)
	}
	if c.name(below["BaseFont"]) != f.name || c.name(descriptor["FontName"]) != f.name {
		c.report("font", "%s goes by several names", f.name)
	}
	if f.identity = c.name(below["CIDToGIDMap"]) == "Identity"; !f.identity {
		f.glyphs = c.stream(below["CIDToGIDMap"])
	}
	f.widths = c.widths(below["W"])
	f.unicode = c.toUnicode(f.name, c.stream(dict["ToUnicode"]))
	file, err := sfnt.Parse(c.stream(descriptor["FontFile2"]))
	if err != nil {
		c.report("font", "%s is not embedded: %v", f.name, err)
	} else {
		f.file = file
	}
	return f
}

// widths reads a W array: a code and widths of those from it, or two codes and
// the width of all between.
func (c *checker) widths(o types.Object) map[int]float64 {
	out := map[int]float64{}
	items := c.array(o)
	for i := 0; i+1 < len(items); {
		from, _ := c.integer(items[i])
		if list := c.array(items[i+1]); list != nil {
			for j, width := range list {
				out[from+j] = c.number(width)
			}
			i += 2
			continue
		}
		if i+2 >= len(items) {
			break
		}
		to, _ := c.integer(items[i+1])
		for code := from; code <= to; code++ {
			out[code] = c.number(items[i+2])
		}
		i += 3
	}
	return out
}

var (
	rangeBlock = regexp.MustCompile(`(?s)(\d+) beginbfrange\s(.*?)endbfrange`)
	rangeLine  = regexp.MustCompile(`<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>`)
	charBlock  = regexp.MustCompile(`(?s)(\d+) beginbfchar\s(.*?)endbfchar`)
	charLine   = regexp.MustCompile(`<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>`)
)

// maxRanges is how many ranges or characters a block of a CMap may hold.
const maxRanges = 100

// toUnicode reads the map from codes to characters.
func (c *checker) toUnicode(name string, cmap []byte) map[int]string {
	out := map[int]string{}
	for _, block := range rangeBlock.FindAllStringSubmatch(string(cmap), -1) {
		lines := rangeLine.FindAllStringSubmatch(block[2], -1)
		if count, _ := strconv.Atoi(block[1]); count != len(lines) || count > maxRanges {
			c.report("to unicode", "%s has a block of %d ranges said to be %s", name, len(lines), block[1])
		}
		for _, line := range lines {
			from, _ := strconv.ParseInt(line[1], 16, 32)
			to, _ := strconv.ParseInt(line[2], 16, 32)
			char, _ := strconv.ParseInt(line[3], 16, 32)
			if from>>8 != to>>8 {
				c.report("to unicode", "%s has a range from %X to %X, across the last byte", name, from, to)
			}
			for code := from; code <= to; code++ {
				out[int(code)] = string(rune(char + code - from))
			}
		}
	}
	for _, block := range charBlock.FindAllStringSubmatch(string(cmap), -1) {
		lines := charLine.FindAllStringSubmatch(block[2], -1)
		if count, _ := strconv.Atoi(block[1]); count != len(lines) || count > maxRanges {
			c.report("to unicode", "%s has a block of %d characters said to be %s", name, len(lines), block[1])
		}
		for _, line := range lines {
			code, _ := strconv.ParseInt(line[1], 16, 32)
			var units []uint16
			for at := 0; at+4 <= len(line[2]); at += 4 {
				unit, _ := strconv.ParseUint(line[2][at:at+4], 16, 16)
				units = append(units, uint16(unit))
			}
			out[int(code)] = string(utf16.Decode(units))
		}
	}
	return out
}

// measure returns the width of a string in thousandths, and its width without
// the spaces at its end. Each character is checked the first time it is drawn.
func (f *font) measure(c *checker, p *page, data []byte) (width, ink float64) {
	if len(data)%2 != 0 {
		c.report("font", "%s has half a character in %s", p, f.name)
	}
	reach := 0.0
	for i := 0; i+1 < len(data); i += 2 {
		code := int(data[i])<<8 | int(data[i+1])
		if !f.checked[code] {
			f.checked[code] = true
			f.check(c, p, code)
		}
		reach = max(reach, width+f.reach[code])
		width += f.widths[code]
		// A letter of a ligature may be drawn with the one before it.
		if f.blank[code] && reach < width-f.widths[code]/2 {
			f.blank[code] = false
			c.report("font width", "character %04X of %s: %q is drawn as nothing", code, f.name, f.unicode[code])
		}
		if strings.TrimSpace(f.unicode[code]) != "" {
			ink = width
		}
	}
	return width, ink
}

func (f *font) check(c *checker, p *page, code int) {
	char := f.unicode[code]
	switch {
	case char == "" || char == "\x00" || char == "\ufeff" || char == "\ufffe":
		c.report("to unicode", "character %04X of %s, first drawn on %s, means nothing", code, f.name, p)
	case strings.ContainsFunc(char, func(r rune) bool { return r >= 0xe000 && r <= 0xf8ff }):
		c.report("to unicode", "character %04X of %s is of private use", code, f.name)
	}
	glyph := f.glyph(code)
	if glyph == 0 {
		c.report("missing glyph", "character %04X of %s, first drawn on %s, is an empty box", code, f.name, p)
		return
	}
	stated, ok := f.widths[code]
	if !ok {
		c.report("font width", "character %04X of %s has none", code, f.name)
	}
	if f.file == nil {
		return
	}
	if err := f.compare(code, glyph, stated); err != nil {
		c.report("font width", "character %04X of %s: %v", code, f.name, err)
	}
}

// glyph is the glyph of a code, or 0.
func (f *font) glyph(code int) int {
	switch {
	case f.identity:
		return code
	case 2*code+1 < len(f.glyphs):
		return int(f.glyphs[2*code])<<8 | int(f.glyphs[2*code+1])
	}
	return 0
}

// compare looks at the glyph in the embedded font.
func (f *font) compare(code, glyph int, stated float64) error {
	perEm := float64(f.file.UnitsPerEm())
	size := fixed.I(int(perEm))
	advance, err := f.file.GlyphAdvance(&f.buffer, sfnt.GlyphIndex(glyph), size, xfont.HintingNone)
	if err != nil {
		return err
	}
	if actual := float64(advance.Round()) * 1000 / perEm; math.Abs(actual-stated) > 1 {
		return fmt.Errorf("the file says %.0f and the font %.0f", stated, actual)
	}
	segments, err := f.file.LoadGlyph(&f.buffer, sfnt.GlyphIndex(glyph), size, nil)
	if err != nil {
		return err
	}
	f.blank[code] = len(segments) == 0 && strings.Trim(f.unicode[code], " \u00a0\u200c\u200d") != ""
	f.reach[code] = float64(segments.Bounds().Max.X.Round()) * 1000 / perEm
	return nil
}
