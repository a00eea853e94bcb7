// Package shaping sets words of scripts whose letters join, change places or run
// from right to left: it finds the glyphs of a font that show a word and where each
// stands, by the rules of HarfBuzz, and the order in which words of both directions
// stand on a line. It knows fonts and Unicode, and must not know what a PDF is.
package shaping

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"unicode"

	"github.com/go-text/typesetting/font"
	ot "github.com/go-text/typesetting/font/opentype/tables"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"golang.org/x/text/unicode/bidi"
)

// Font is a TrueType font that words of one script are set in. It is not safe for
// concurrent use.
type Font struct {
	script language.Script
	face   *font.Face
	shaper *harfbuzz.Font
	buffer *harfbuzz.Buffer
	tables tables
	scale  float64 // thousandths of the size in one unit of the font
	words  map[word][]Cluster
}

// word is text shaped before, and the language it is in.
type word struct{ text, lang string }

// Cluster is the least part of a word that glyphs can be given to, such as a letter
// with its marks or a ligature. No line is broken within one.
type Cluster struct {
	Text string
	// Parts stand in this order from left to right.
	Parts []Part
	// Advance is the width of all of them, in thousandths of the font size.
	Advance int
}

// Part is what of a cluster stands for a text of its own. In a script that runs from
// left to right that is the whole cluster. Programs that take text out of a file turn
// round what runs from right to left, character by character: there every letter and
// the marks on it are parts of their own, read in the order opposite to that in which
// they stand.
type Part struct {
	Text    string
	Glyphs  []Glyph // none where the text has no shape of its own
	Advance int     // to where the next part begins, in units of the font
}

// Glyph is a glyph of the font, and how far to the right of where its part begins and
// upwards it is drawn, in units of the font.
type Glyph struct {
	ID   uint16
	X, Y int
}

// Limits on what is shaped at once and kept. No word of any language has so many
// characters; text that is made to has.
const (
	mostAtOnce = 256
	mostKept   = 8192
)

// Parse reads a font with TrueType outlines for the script of an ISO 15924 code such
// as "Arab".
func Parse(data []byte, script string) (*Font, error) {
	known, err := language.ParseScript(script)
	if err != nil {
		return nil, fmt.Errorf("the script %q is not known: %w", script, err)
	}
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("the font cannot be read: %w", err)
	}
	tables, err := readTables(data)
	if err != nil {
		return nil, err
	}
	f := &Font{script: known, face: face, shaper: harfbuzz.NewFont(face), buffer: harfbuzz.NewBuffer(), tables: tables,
		scale: 1000 / float64(face.Upem()), words: map[word][]Cluster{}}
	return f, nil
}

// Has tells whether the font has a glyph for r.
func (f *Font) Has(r rune) bool {
	gid, ok := f.face.NominalGlyph(r)
	return ok && gid != 0
}

// Name is the font's PostScript name.
func (f *Font) Name() string { return f.tables.name }

// Thousandths turns units of the font into thousandths of its size.
func (f *Font) Thousandths(units int) int { return int(math.Round(float64(units) * f.scale)) }

// Shape returns the clusters of a word in the order in which they are read. lang is
// a BCP 47 tag, or empty. The result is shared, and must not be changed.
func (f *Font) Shape(text, lang string) []Cluster {
	key := word{text, lang}
	if known, ok := f.words[key]; ok {
		return known
	}
	var out []Cluster
	runes := []rune(text)
	for start := 0; start < len(runes); {
		end := f.pieceEnd(runes, start)
		out = f.shape(out, runes, start, end, lang)
		start = end
	}
	if len(f.words) >= mostKept {
		clear(f.words)
	}
	f.words[key] = out
	return out
}

// pieceEnd is where the text of one direction that begins at start ends: numbers run
// from left to right in every script.
func (f *Font) pieceEnd(runes []rune, start int) int {
	number := isNumber(runes[start])
	end := start + 1
	for end < len(runes) && end-start < mostAtOnce && (isNumber(runes[end]) == number || unicode.Is(unicode.M, runes[end])) {
		end++
	}
	return end
}

func isNumber(r rune) bool {
	c := classOf(r)
	return c == bidi.EN || c == bidi.AN
}

// RightToLeft tells whether a word that begins with r is set from right to left.
func (f *Font) RightToLeft(r rune) bool {
	return rightToLeftScript(f.script) && !isNumber(r)
}

func rightToLeftScript(s language.Script) bool {
	switch s {
	case language.Arabic, language.Hebrew, language.Syriac, language.Thaana, language.Nko:
		return true
	}
	return false
}

// shape appends the clusters of runes[start:end], which is of one direction.
func (f *Font) shape(out []Cluster, runes []rune, start, end int, lang string) []Cluster {
	b := f.buffer
	b.Clear()
	// Characters that only join or keep apart have done their work once a word is
	// shaped.
	b.Flags = harfbuzz.RemoveDefaultIgnorables
	b.AddRunes(runes, start, end-start)
	backward := f.RightToLeft(runes[start])
	b.Props = harfbuzz.SegmentProperties{Script: f.script, Language: language.NewLanguage(lang), Direction: harfbuzz.LeftToRight}
	if backward {
		b.Props.Direction = harfbuzz.RightToLeft
	}
	b.Shape(f.shaper, nil)

	// HarfBuzz gives the glyphs from left to right, with those of a cluster together.
	first := len(out)
	for i := 0; i < len(b.Info); {
		j := i + 1
		for j < len(b.Info) && b.Info[j].Cluster == b.Info[i].Cluster {
			j++
		}
		// A cluster reaches from its first character to that of the next one. What has
		// no glyph at the beginning of a word belongs to the first.
		from, to := b.Info[i].Cluster, end
		switch {
		case backward && i > 0:
			to = b.Info[i-1].Cluster
		case !backward && j < len(b.Info):
			to = b.Info[j].Cluster
		}
		if !backward && i == 0 || backward && j == len(b.Info) {
			from = start
		}
		out = f.appendCluster(out, runes[from:to], b.Info[i:j], b.Pos[i:j], backward)
		i = j
	}
	if backward {
		slices.Reverse(out[first:])
	}
	if len(out) == first { // nothing but characters without a shape
		out = append(out, Cluster{Text: string(runes[start:end])})
	}
	return out
}

// drawn is a glyph of a cluster as HarfBuzz places it.
type drawn struct {
	Glyph   // from where the cluster begins
	advance int
}

// mostTogether is how many glyphs one part has at most. No letter of any language has
// so many; what is made to have thousands is divided.
const mostTogether = 16

// appendCluster puts together the parts of a cluster.
func (f *Font) appendCluster(out []Cluster, runes []rune, info []harfbuzz.GlyphInfo, pos []harfbuzz.GlyphPosition, backward bool) []Cluster {
	glyphs := make([]drawn, len(info))
	pen := 0
	for i := range info {
		glyphs[i] = drawn{Glyph{uint16(info[i].Glyph), pen + int(pos[i].XOffset), int(pos[i].YOffset)}, int(pos[i].XAdvance)}
		pen += glyphs[i].advance
	}
	if backward {
		return append(out, Cluster{Text: string(runes), Parts: f.partsBackward(runes, glyphs), Advance: f.Thousandths(pen)})
	}
	groups := (len(glyphs) + mostTogether - 1) / mostTogether
	for i := range groups {
		share := func(n int) (from, to int) { return i * n / groups, (i + 1) * n / groups }
		from, to := share(len(glyphs))
		first, last := share(len(runes))
		p := newPart(string(runes[first:last]), glyphs[from:to])
		p.shift(glyphs[:from])
		out = append(out, Cluster{Text: p.Text, Parts: []Part{p}, Advance: f.Thousandths(p.Advance)})
	}
	return out
}

// shift tells the places of a part's glyphs from where it begins, behind others.
func (p *Part) shift(before []drawn) {
	for _, g := range before {
		for i := range p.Glyphs {
			p.Glyphs[i].X -= g.advance
		}
	}
}

func newPart(text string, glyphs []drawn) Part {
	p := Part{Text: text}
	for _, g := range glyphs {
		p.Glyphs = append(p.Glyphs, g.Glyph)
		p.Advance += g.advance
	}
	return p
}

// partsBackward tells the letters and marks of a cluster apart that runs from right
// to left.
func (f *Font) partsBackward(runes []rune, glyphs []drawn) []Part {
	var letters, marks []rune
	for _, r := range runes {
		switch {
		case isIgnorable(r):
		case unicode.Is(unicode.M, r):
			marks = append(marks, r)
		default:
			letters = append(letters, r)
		}
	}
	// Marks with a glyph of their own, and those that share what is left of marks.
	var own []Part
	var shared []rune
	rest := slices.Clone(glyphs)
	for _, m := range marks {
		nominal, _ := f.face.NominalGlyph(m)
		at := slices.IndexFunc(rest, func(g drawn) bool { return g.ID == uint16(nominal) && g.advance == 0 })
		if at < 0 || len(rest) == 1 && len(letters) > 0 {
			shared = append(shared, m)
			continue
		}
		own = append(own, newPart(string(m), rest[at:at+1]))
		rest = slices.Delete(rest, at, at+1)
	}
	if len(letters) == 0 {
		letters, shared = shared, nil
	}
	if len(shared) > 0 {
		// One glyph for several marks, such as shadda with a vowel, has no width.
		var flat []drawn
		at := slices.IndexFunc(rest, func(g drawn) bool { return g.advance == 0 && f.isMark(g.ID) })
		if at >= 0 && len(rest) > 1 {
			flat = rest[at : at+1 : at+1]
			own = append(own, newPart(string(shared), flat))
			rest = slices.Delete(slices.Clone(rest), at, at+1)
		} else {
			letters = append(letters, shared...)
		}
	}
	parts := own
	switch whole := newPart(string(runes), rest); {
	case len(letters) > 0:
		parts = append(letterParts(letters, rest), own...)
	case len(own) == 0:
		return []Part{whole}
	default: // a mark without a letter, on the circle that stands for one
		parts[0].Glyphs = append(whole.Glyphs, parts[0].Glyphs...)
		parts[0].Advance += whole.Advance
	}
	// Characters that keep letters apart stand behind the cluster or before it.
	for i, r := range runes {
		if !isIgnorable(r) {
			continue
		}
		if p := (Part{Text: string(r)}); i == leading(runes, i) {
			parts = slices.Insert(parts, i, p)
		} else {
			parts = append(parts, p)
		}
	}
	slices.Reverse(parts)
	// Places are told from where the part itself begins.
	pen := 0
	for i := range parts {
		for j := range parts[i].Glyphs {
			parts[i].Glyphs[j].X -= pen
		}
		pen += parts[i].Advance
	}
	return parts
}

// letterParts shares out glyphs among letters that cannot be told apart, in the order
// read. A ligature is drawn with the last of its letters, which stands farthest to the
// left, and its width is shared out among all.
func letterParts(letters []rune, glyphs []drawn) []Part {
	whole := newPart("", glyphs)
	parts := make([]Part, len(letters))
	for i, r := range letters {
		if len(glyphs) > mostTogether { // no ligature
			n := len(letters)
			parts[i] = newPart(string(r), glyphs[(n-1-i)*len(glyphs)/n:(n-i)*len(glyphs)/n])
			continue
		}
		parts[i] = Part{Text: string(r), Advance: whole.Advance / len(letters)}
		if i == len(letters)-1 {
			parts[i].Glyphs, parts[i].Advance = whole.Glyphs, whole.Advance-i*parts[i].Advance
		}
	}
	return parts
}

// leading is how many of the first n characters come before everything that has a
// shape.
func leading(runes []rune, n int) int {
	for i, r := range runes[:n] {
		if !isIgnorable(r) {
			return i
		}
	}
	return n
}

// isMark tells whether the font says that a glyph is drawn on others.
func (f *Font) isMark(id uint16) bool {
	const mark = 3
	classes := f.face.GDEF.GlyphClassDef
	if classes == nil {
		return false
	}
	class, _ := classes.Class(ot.GlyphID(id))
	return class == mark
}

func isIgnorable(r rune) bool {
	return r == '\u200c' || r == '\u200d' || r >= '\ufe00' && r <= '\ufe0f' || r >= 0xe0000 && r <= 0xe0fff
}
