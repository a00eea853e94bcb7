package tagged

import (
	"bytes"
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"math/bits"
	"slices"
	"unicode"

	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Fonts are the font files of a document, as TrueType bytes. The fallbacks
// draw the characters the others lack; one of them must have U+25AF, the mark
// for a character that cannot be drawn.
type Fonts struct {
	Regular, SemiBold, Bold, Italic []byte
	Fallback, FallbackBold          []byte
	// Scripts are used before the fallbacks, each for its own characters. None is
	// read before a text has one of them.
	Scripts []ScriptFont
}

// Face is one of the typefaces that text can be set in.
type Face uint8

// The faces.
const (
	Regular Face = iota
	SemiBold
	Bold
	Italic
	fallback
	fallbackBold
	faceCount // the faces of scripts follow, a regular and a bold one of each
)

// undrawableMark stands for a character that no font can draw.
const undrawableMark = '\u25af'

// Reason says why a piece of text does not look as it should.
type Reason int

const (
	// NoGlyph means no font has the character: a mark stands in its place,
	// and the character itself is kept for copying and for screen readers.
	NoGlyph Reason = iota
	// Unshaped means the letters are drawn one by one, without the joining
	// and reordering their script needs.
	Unshaped
	// NotText means bytes that are not UTF-8, or a code that stands for no
	// character.
	NotText
)

// Undrawable is a piece of text that does not look as it should.
type Undrawable struct {
	// Text is the text as it was written.
	Text   string
	Reason Reason
	// Place is where it stands, in the words the caller gave to Layout.
	Place string
	// Count is how many times it occurs in that place.
	Count int
}

// undrawableList counts finds, in the order in which they were first met.
type undrawableList struct {
	found []Undrawable
	index map[Undrawable]int
}

func (l *undrawableList) add(text string, reason Reason, place string) {
	if place == "" {
		return
	}
	key := Undrawable{Text: text, Reason: reason, Place: place}
	if i, ok := l.index[key]; ok {
		l.found[i].Count++
		return
	}
	if l.index == nil {
		l.index = map[Undrawable]int{}
	}
	l.index[key] = len(l.found)
	key.Count = 1
	l.found = append(l.found, key)
}

// Undrawable lists the text that does not look as it should, in the order in
// which Layout met it.
func (d *Document) Undrawable() []Undrawable { return slices.Clone(d.undrawable.found) }

// font is one font file and what has been drawn with it.
type font struct {
	family string // gofpdf's name for it
	data   []byte
	parsed *sfnt.Font
	buffer sfnt.Buffer
	name   string               // PostScript name
	used   [1 << 16 / 64]uint64 // a bit for each character drawn
}

// fontUse is a font in a size.
type fontUse struct {
	face Face
	size float64
}

// fontSet holds the fonts of a document and chooses one for each character.
type fontSet struct {
	fonts   [faceCount]*font
	scripts []*scriptFace
	glyphs  [faceCount]map[rune]glyph
}

// glyph says how a character is drawn when text is set in some face.
type glyph struct {
	face  Face
	width int // thousandths of the font size
	ok    bool
}

func newFontSet(files Fonts) (*fontSet, error) {
	set := &fontSet{scripts: newScriptFaces(files.Scripts)}
	all := [faceCount]struct {
		label string
		data  []byte
	}{
		{"regular", files.Regular}, {"semi-bold", files.SemiBold}, {"bold", files.Bold}, {"italic", files.Italic},
		{"fallback", files.Fallback}, {"bold fallback", files.FallbackBold},
	}
	for face, file := range all {
		parsed, err := sfnt.Parse(file.data)
		if err != nil {
			return nil, fmt.Errorf("the %s font cannot be read: %w", file.label, err)
		}
		if !bytes.HasPrefix(file.data, []byte{0, 1, 0, 0}) && !bytes.HasPrefix(file.data, []byte("true")) {
			return nil, fmt.Errorf("the %s font is not a TrueType font", file.label)
		}
		f := &font{
			family: fmt.Sprintf("face%d", face),
			data:   file.data,
			parsed: parsed,
		}
		if f.name, err = parsed.Name(&f.buffer, sfnt.NameIDPostScript); err != nil {
			return nil, fmt.Errorf("the %s font has no name: %w", file.label, err)
		}
		set.fonts[face] = f
		set.glyphs[face] = map[rune]glyph{}
	}
	for _, face := range []Face{fallback, fallbackBold} {
		if !set.fonts[face].has(undrawableMark) {
			return nil, errors.New("a fallback font lacks U+25AF, the mark for characters that cannot be drawn")
		}
	}
	return set, nil
}

// has tells whether the font can draw r.
func (f *font) has(r rune) bool {
	index, err := f.parsed.GlyphIndex(&f.buffer, r)
	return err == nil && index != 0
}

// find chooses the font for a character of text set in face.
func (s *fontSet) find(face Face, r rune) glyph {
	if g, ok := s.glyphs[face][r]; ok {
		return g
	}
	g := s.search(face, r)
	s.glyphs[face][r] = g
	return g
}

func (s *fontSet) search(face Face, r rune) glyph {
	// gofpdf cannot draw above U+FFFF, and PDF/A-2a forbids private use
	// characters, whose meaning no reader could know.
	if r > 0xffff || unicode.Is(unicode.Co, r) {
		return glyph{}
	}
	if s.fonts[face].has(r) {
		return glyph{face: face, width: s.fonts[face].width(r), ok: true}
	}
	if script, ok := s.findScript(face, r); ok {
		return glyph{face: script, ok: true}
	}
	if candidate := fallbackFor(face); s.fonts[candidate].has(r) {
		return glyph{face: candidate, width: s.fonts[candidate].width(r), ok: true}
	}
	return glyph{}
}

func isBold(face Face) bool { return face == SemiBold || face == Bold }

func fallbackFor(face Face) Face {
	if isBold(face) {
		return fallbackBold
	}
	return fallback
}

// width reads the advance from the font file. gofpdf rounds in the same way,
// and the finisher writes these widths to the file.
func (f *font) width(r rune) int {
	index, err := f.parsed.GlyphIndex(&f.buffer, r)
	if err != nil {
		return 0
	}
	perEm := int(f.parsed.UnitsPerEm())
	advance, err := f.parsed.GlyphAdvance(&f.buffer, index, fixed.I(perEm), xfont.HintingNone)
	if err != nil {
		return 0
	}
	return int(math.Round(float64(advance.Round()) * 1000 / float64(perEm)))
}

// short is what a font is called in the contents of pages.
func (f Face) short() name { return name(fmt.Sprintf("F%d", f)) }

// use notes that the characters of a text are drawn. None is above U+FFFF.
func (f *font) use(text string) {
	for _, r := range text {
		f.used[r/64] |= 1 << (r % 64)
	}
}

// subsetName is the font's name with a tag of six letters that differs when
// the characters drawn differ, as ISO 32000-1 (9.6.4) asks of a subset.
func (f *font) subsetName() string { return subsetName(f.name, f.drawn()) }

func subsetName[D any](font string, drawn []D) string {
	h := fnv.New64a()
	h.Write([]byte(font))
	for _, d := range drawn {
		fmt.Fprintf(h, " %v", d)
	}
	sum := h.Sum64()
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + byte(sum%26)
		sum /= 26
	}
	return string(tag) + "+" + font
}

// drawn lists the characters drawn with the font, in order.
func (f *font) drawn() []rune {
	var runes []rune
	for i, word := range f.used {
		for ; word != 0; word &= word - 1 {
			runes = append(runes, rune(64*i+bits.TrailingZeros64(word)))
		}
	}
	return runes
}
