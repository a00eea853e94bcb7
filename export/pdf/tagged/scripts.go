package tagged

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ninefold/export/pdf/tagged/shaping"
)

// ScriptFont is a font for a script whose letters change shape or place beside
// others, or run from right to left.
type ScriptFont struct {
	// Script is the ISO 15924 code, such as "Arab".
	Script string
	// Blocks are the characters it is used for.
	Blocks *unicode.RangeTable
	// Scale is how much larger than the text around it is set, so that it looks as
	// large; 0 means 1.
	Scale float64
	// Regular and Bold return the font files. They are called when a character of
	// Blocks is first met.
	Regular, Bold func() ([]byte, error)
}

// scriptFace is one weight of a ScriptFont, and what has been drawn with it.
type scriptFace struct {
	script string
	blocks *unicode.RangeTable
	scale  float64
	load   func() ([]byte, error)
	asked  bool
	font   *shaping.Font // nil where it is not needed or cannot be used
	failed error
	codes  map[string]uint16 // of parts, by their text and glyphs
	drawn  []shaping.Part    // by code, from 1
	next   Face              // what is drawn with once drawn is full, or 0
	key    []byte            // memory that code uses again
}

func newScriptFaces(fonts []ScriptFont) []*scriptFace {
	var all []*scriptFace
	for _, f := range fonts {
		for _, load := range []func() ([]byte, error){f.Regular, f.Bold} {
			scale := f.Scale
			if scale == 0 {
				scale = 1
			}
			all = append(all, &scriptFace{script: f.Script, blocks: f.Blocks, scale: scale, load: load, codes: map[string]uint16{}})
		}
	}
	return all
}

// ready reads the font when it is first asked for.
func (s *scriptFace) ready() *shaping.Font {
	if s.asked {
		return s.font
	}
	s.asked = true
	data, err := s.load()
	if err == nil {
		s.font, err = shaping.Parse(data, s.script)
	}
	if err != nil {
		s.failed = fmt.Errorf("the font of the script %s cannot be used: %w", s.script, err)
	}
	return s.font
}

// code is what stands for a part in the contents of pages.
func (s *scriptFace) code(p shaping.Part) uint16 {
	key := append(s.key[:0], p.Text...)
	for _, g := range p.Glyphs {
		key = append(key, 0) // which no text has
		key = binary.AppendUvarint(key, uint64(g.ID))
		key = binary.AppendVarint(key, int64(g.X))
		key = binary.AppendVarint(key, int64(g.Y))
	}
	key = binary.AppendVarint(append(key, 0), int64(p.Advance))
	s.key = key
	code, ok := s.codes[string(key)]
	if !ok {
		s.drawn = append(s.drawn, p)
		code = uint16(len(s.drawn))
		s.codes[string(key)] = code
	}
	return code
}

// mostCodes is how many codes one embedded font has at most before another is begun:
// a text may be made to need more than there are. A font has 65,535 glyphs, of which
// those that others are put together from are some.
var mostCodes = 32_000

// drawnWith is the face that the next piece in face is drawn with: face itself, until
// it is full.
func (s *fontSet) drawnWith(face Face) (Face, *scriptFace) {
	script := s.script(face)
	for len(script.drawn) >= mostCodes && len(s.scripts) < math.MaxUint8-int(faceCount) {
		if script.next == 0 {
			script.next = faceCount + Face(len(s.scripts))
			s.scripts = append(s.scripts, &scriptFace{script: script.script, blocks: &unicode.RangeTable{}, scale: script.scale,
				asked: true, font: script.font, codes: map[string]uint16{}})
		}
		face, script = script.next, s.script(script.next)
	}
	return face, script
}

// isScript tells whether a face is one of a script.
func (f Face) isScript() bool { return f >= faceCount }

// script returns the face of a script.
func (s *fontSet) script(face Face) *scriptFace { return s.scripts[face-faceCount] }

// findScript chooses the face of a script for a character of text set in face.
func (s *fontSet) findScript(face Face, r rune) (Face, bool) {
	if r < 0x590 {
		return 0, false
	}
	for i, candidate := range s.scripts {
		bold := i%2 == 1
		if bold != isBold(face) || !unicode.Is(candidate.blocks, r) {
			continue
		}
		if font := candidate.ready(); font != nil && font.Has(r) {
			return faceCount + Face(i), true
		}
	}
	return 0, false
}

// joined are the scripts whose letters change shape or place beside others. Where
// one has no font of its own, nothing does that for them.
var joined = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Mongolian,
	unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya,
	unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala,
	unicode.Thai, unicode.Lao, unicode.Tibetan, unicode.Myanmar, unicode.Khmer,
}

func needsShaping(r rune) bool { return r >= 0x0590 && unicode.In(r, joined...) }

// wordOf is how many bytes at the start of text are set as one word of a script:
// letters of its face, with the marks and signs that belong to them.
func (d *Document) wordOf(text string, within Face, face Face) int {
	font := d.fonts.script(within).font
	end := 0
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if end > 0 && !joins(r) && !(unicode.Is(unicode.M, r) && font.Has(r)) {
			if g := d.fonts.find(face, r); !g.ok || d.fonts.within(g, within, r).face != within {
				break
			}
		}
		end += size
	}
	return end
}

// within is the glyph for r in a text that is in the face of a script: signs that
// several scripts share are set in that one.
func (s *fontSet) within(g glyph, face Face, r rune) glyph {
	if face.isScript() && g.face.isScript() && g.face != face && !unicode.IsLetter(r) && s.script(face).font.Has(r) {
		g.face = face
	}
	return g
}

// shapeWord appends the clusters of a word of a script.
func (d *Document) shapeWord(atoms []atom, run int32, r Run, face Face, word string, level func(at int) shaping.Level) []atom {
	at := 0
	script := d.fonts.script(face)
	clusters := script.font.Shape(word, r.Lang)
	for i := range clusters {
		c := &clusters[i]
		first, _ := utf8.DecodeRuneInString(c.Text)
		atoms = append(atoms, atom{char: first, run: run, kind: atomChar, level: level(at), cluster: c,
			glyph: glyph{face: face, ok: true}, width: float64(c.Advance) * script.scale * r.Style.Size / 1000})
		at += len(c.Text)
	}
	return atoms
}

// HasRightToLeft tells whether anything in a text can stand from right to left.
func HasRightToLeft(text string) bool { return shaping.HasRightToLeft(text) }

// directions cleans the texts of runs and says how deep each byte of them stands
// among text of the other direction. Every line that ends with "\n" is a paragraph
// of its own, whose levels bases holds. Where nothing runs from right to left, the
// levels are nil.
func directions(runs []Run) (texts []string, levels [][]shaping.Level, bases []shaping.Level) {
	texts = make([]string, len(runs))
	if !slices.ContainsFunc(runs, func(r Run) bool { return shaping.HasRightToLeft(r.Text) }) {
		for i, r := range runs {
			texts[i] = Clean(r.Text)
		}
		return texts, nil, nil
	}
	var all []rune
	var ends []int
	for _, r := range runs {
		all = append(all, []rune(clean(r.Text, true))...)
		ends = append(ends, len(all))
	}
	deep := make([]shaping.Level, 0, len(all))
	for start := 0; start <= len(all); {
		end := start
		for end < len(all) && all[end] != '\n' {
			end++
		}
		levels, base := paragraphLevels(all[start:end])
		bases = append(bases, base)
		deep = append(deep, levels...)
		if end < len(all) {
			deep = append(deep, base)
		}
		start = end + 1
	}
	levels = make([][]shaping.Level, len(runs))
	at := 0
	for i := range runs {
		var b strings.Builder
		for ; at < ends[i]; at++ {
			if directs(all[at]) {
				continue
			}
			n, _ := b.WriteRune(all[at])
			for range n {
				levels[i] = append(levels[i], deep[at])
			}
		}
		texts[i] = b.String()
	}
	return texts, levels, bases
}

// paragraphLevels are the levels of the characters of a paragraph, and its own.
func paragraphLevels(text []rune) ([]shaping.Level, shaping.Level) {
	base, _ := shaping.BaseLevel(text)
	at, isolates := shaping.Quoted(text, base)
	if len(at) == 0 {
		return shaping.Levels(text, base), base
	}
	isolated := make([]rune, 0, len(text)+len(at))
	from := 0
	for i, to := range at {
		isolated = append(append(isolated, text[from:to]...), isolates[i])
		from = to
	}
	isolated = append(isolated, text[from:]...)
	levels := shaping.Levels(isolated, base)
	kept := levels[:0]
	next := 0
	for i, level := range levels {
		if next < len(at) && i == at[next]+next {
			next++
			continue
		}
		kept = append(kept, level)
	}
	return kept, base
}

// reversed returns letters in the order in which they stand on the page from
// left to right, each with the marks that belong to it after it.
func reversed(letters []rune) []rune {
	out := make([]rune, 0, len(letters))
	for end := len(letters); end > 0; {
		start := end - 1
		for start > 0 && unicode.Is(unicode.Mn, letters[start]) {
			start--
		}
		out = append(out, letters[start:end]...)
		end = start
	}
	for i, r := range out {
		out[i] = shaping.Mirror(r)
	}
	return out
}

// visual returns the clusters of a piece from left to right.
func (part piece) visual() []*shaping.Cluster {
	if !part.level.RightToLeft() {
		return part.clusters
	}
	turned := slices.Clone(part.clusters)
	slices.Reverse(turned)
	return turned
}

// drawShaped draws a piece by the codes of its parts.
func (d *Document) drawShaped(line Line, part piece, x, baseline float64) {
	style := line.paragraph.runs[part.run].Style
	name, face := d.fonts.drawnWith(part.face)
	var codes []uint16
	for _, c := range part.visual() {
		for _, p := range c.Parts {
			codes = append(codes, face.code(p))
		}
	}
	if len(codes) > 0 {
		d.canvas.codes(codes, x+part.x, baseline, fontUse{name, style.Size * face.scale}, style.Colour)
	}
}
