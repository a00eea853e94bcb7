package pdfcheck

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// font is an embedded font as the contents use it: codes of two bytes, mapped
// to glyphs by a CIDToGIDMap.
type font struct {
	name    string
	glyphs  []byte          // CIDToGIDMap
	widths  map[int]float64 // by code
	unicode map[int]string  // by code
	file    *sfnt.Font
	buffer  sfnt.Buffer
	checked map[int]bool
}

var subsetTag = regexp.MustCompile(`^[A-Z]{6}\+`)

// fontOf reads a font the first time it is used.
func (c *checker) fontOf(o types.Object) *font {
	number := objectNumber(o)
	if f, ok := c.fonts[number]; ok {
		return f
	}
	dict := c.dict(o)
	f := &font{name: c.name(dict["BaseFont"]), checked: map[int]bool{}}
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
	f.glyphs = c.stream(below["CIDToGIDMap"])
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
)

// maxRanges is how many ranges a block of a CMap may hold.
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
	return out
}

// measure returns the width of a string in thousandths, and its width without
// the spaces at its end. Each character is checked the first time it is drawn.
func (f *font) measure(c *checker, p *page, data []byte) (width, ink float64) {
	if len(data)%2 != 0 {
		c.report("font", "%s has half a character in %s", p, f.name)
	}
	for i := 0; i+1 < len(data); i += 2 {
		code := int(data[i])<<8 | int(data[i+1])
		if !f.checked[code] {
			f.checked[code] = true
			f.check(c, p, code)
		}
		width += f.widths[code]
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
	glyph := 0
	if 2*code+1 < len(f.glyphs) {
		glyph = int(f.glyphs[2*code])<<8 | int(f.glyphs[2*code+1])
	}
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
	if err := f.compare(glyph, stated, char); err != nil {
		c.report("font width", "character %04X of %s: %v", code, f.name, err)
	}
}

// compare looks at the glyph in the embedded font.
func (f *font) compare(glyph int, stated float64, char string) error {
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
	if len(segments) == 0 && strings.TrimSpace(char) != "" {
		return fmt.Errorf("%q is drawn as nothing", char)
	}
	return nil
}
