package shaping

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
)

// tables are the parts of a font file that a smaller one is made from.
type tables struct {
	name                 string
	head, hhea, maxp     []byte
	hmtx, loca, glyf     []byte
	glyphs, longMetrics  int
	longOffsets          bool
	unitsPerEm           int
	ascent, descent, cap int
}

var be = binary.BigEndian

// errTables means a font file that lacks what every TrueType font has.
var errTables = errors.New("the font lacks the tables of a TrueType font")

// readTables finds the tables of a font with TrueType outlines.
func readTables(data []byte) (tables, error) {
	const header, entry = 12, 16
	if len(data) < header || be.Uint32(data) != 0x00010000 {
		return tables{}, errTables
	}
	found := map[string][]byte{}
	for i := range int(be.Uint16(data[4:])) {
		at := header + entry*i
		if at+entry > len(data) {
			return tables{}, errTables
		}
		from, size := uint64(be.Uint32(data[at+8:])), uint64(be.Uint32(data[at+12:]))
		if from+size > uint64(len(data)) {
			return tables{}, errTables
		}
		found[string(data[at:at+4])] = data[from : from+size]
	}
	t := tables{head: found["head"], hhea: found["hhea"], maxp: found["maxp"], hmtx: found["hmtx"], loca: found["loca"], glyf: found["glyf"]}
	if len(t.head) < 54 || len(t.hhea) < 36 || len(t.maxp) < 32 {
		return tables{}, errTables
	}
	t.unitsPerEm = int(be.Uint16(t.head[18:]))
	t.longOffsets = be.Uint16(t.head[50:]) != 0
	t.glyphs = int(be.Uint16(t.maxp[4:]))
	t.longMetrics = int(be.Uint16(t.hhea[34:]))
	t.ascent, t.descent = int(int16(be.Uint16(t.hhea[4:]))), int(int16(be.Uint16(t.hhea[6:])))
	t.cap = t.ascent
	if os2 := found["OS/2"]; len(os2) >= 90 {
		t.cap = int(int16(be.Uint16(os2[88:])))
	}
	size := 2
	if t.longOffsets {
		size = 4
	}
	if t.unitsPerEm == 0 || t.longMetrics == 0 || t.longMetrics > t.glyphs || len(t.loca) < size*(t.glyphs+1) ||
		len(t.hmtx) < 4*t.longMetrics+2*(t.glyphs-t.longMetrics) {
		return tables{}, errTables
	}
	t.name = postScriptName(found["name"])
	if t.name == "" {
		return tables{}, errors.New("the font has no PostScript name")
	}
	return t, nil
}

// postScriptName is name 6 of the name table, in its Windows or its Macintosh form.
func postScriptName(b []byte) string {
	if len(b) < 6 {
		return ""
	}
	texts := int(be.Uint16(b[4:]))
	for i := range int(be.Uint16(b[2:])) {
		at := 6 + 12*i
		if at+12 > len(b) {
			return ""
		}
		from := texts + int(be.Uint16(b[at+10:]))
		to := from + int(be.Uint16(b[at+8:]))
		if be.Uint16(b[at+6:]) != 6 || to > len(b) {
			continue
		}
		var name []byte
		for _, c := range b[from:to] {
			if c > ' ' && c < 0x7f { // UTF-16 of ASCII has zeros between
				name = append(name, c)
			}
		}
		return string(name)
	}
	return ""
}

// glyph returns the outline of a glyph, which is empty for a space.
func (t tables) glyph(id int) []byte {
	if id >= t.glyphs {
		return nil
	}
	from, to := 0, 0
	if t.longOffsets {
		from, to = int(be.Uint32(t.loca[4*id:])), int(be.Uint32(t.loca[4*id+4:]))
	} else {
		from, to = 2*int(be.Uint16(t.loca[2*id:])), 2*int(be.Uint16(t.loca[2*id+2:]))
	}
	if from > to || to > len(t.glyf) {
		return nil
	}
	return t.glyf[from:to]
}

// metrics are the advance of a glyph and its left side bearing.
func (t tables) metrics(id int) (advance, bearing uint16) {
	if id < t.longMetrics {
		return be.Uint16(t.hmtx[4*id:]), be.Uint16(t.hmtx[4*id+2:])
	}
	at := 4*t.longMetrics + 2*(id-t.longMetrics)
	return be.Uint16(t.hmtx[4*(t.longMetrics-1):]), be.Uint16(t.hmtx[at:])
}

// Metrics are what a font descriptor says of a font, in thousandths of the size.
type Metrics struct {
	Ascent, Descent, CapHeight int
	Box                        [4]int // left, bottom, right, top
}

// Metrics returns the measures of the font.
func (f *Font) Metrics() Metrics {
	t := f.tables
	m := Metrics{Ascent: f.Thousandths(t.ascent), Descent: f.Thousandths(t.descent), CapHeight: f.Thousandths(t.cap)}
	for i := range m.Box {
		m.Box[i] = f.Thousandths(int(int16(be.Uint16(t.head[36+2*i:]))))
	}
	return m
}

// Flags of a piece of a compound glyph.
const (
	pieceWords     = 1 << 0 // its arguments are words
	pieceXY        = 1 << 1 // and say where it stands
	pieceScale     = 1 << 3
	pieceMore      = 1 << 5
	pieceTwoScales = 1 << 6
	pieceMatrix    = 1 << 7
)

// Embed returns a font file in which part i is glyph i+1, and nothing else is but what
// they are made from: a part of several glyphs, or of one that is shifted, is a
// compound glyph. Programs then need to know nothing of how text is shaped.
func (f *Font) Embed(parts []Part) ([]byte, error) {
	t := f.tables
	b := builder{tables: t, place: map[int]int{}}
	b.outlines = append(b.outlines, slices.Clone(t.glyph(0)))
	advance, bearing := t.metrics(0)
	b.metrics = append(b.metrics, metric{int(advance), int(int16(bearing))})
	b.outlines = append(b.outlines, make([][]byte, len(parts))...)
	b.metrics = append(b.metrics, make([]metric, len(parts))...)
	for i, p := range parts {
		for _, g := range p.Glyphs {
			if int(g.ID) >= t.glyphs {
				return nil, fmt.Errorf("the font has no glyph %d", g.ID)
			}
		}
		b.outlines[i+1] = b.compound(p)
		b.metrics[i+1] = metric{p.Advance, left(b.outlines[i+1])}
	}
	// Those put in here are put together from others, which come behind.
	for i := 0; i < len(b.outlines); i++ {
		if err := b.renumber(b.outlines[i]); err != nil {
			return nil, err
		}
	}
	if len(b.outlines) > math.MaxUint16 {
		return nil, errTables
	}
	return b.file(), nil
}

// metric is the advance of a glyph and where its outline begins.
type metric struct{ advance, left int }

// builder makes a smaller font.
type builder struct {
	tables
	outlines [][]byte // with the numbers of the font they are from, until renumbered
	metrics  []metric
	place    map[int]int // of glyphs of the font they are from
}

func left(outline []byte) int {
	if len(outline) < 10 {
		return 0
	}
	return int(int16(be.Uint16(outline[2:])))
}

// compound is the outline of a part.
func (b *builder) compound(p Part) []byte {
	glyphs := slices.DeleteFunc(slices.Clone(p.Glyphs), func(g Glyph) bool { return len(b.glyph(int(g.ID))) < 10 })
	switch {
	case len(glyphs) == 0:
		return nil
	case len(glyphs) == 1 && glyphs[0].X == 0 && glyphs[0].Y == 0:
		return slices.Clone(b.glyph(int(glyphs[0].ID)))
	}
	box := [4]int{math.MaxInt16, math.MaxInt16, math.MinInt16, math.MinInt16}
	var pieces []byte
	for i, g := range glyphs {
		outline := b.glyph(int(g.ID))
		for side := range box {
			at, shift := int(int16(be.Uint16(outline[2+2*side:]))), g.X
			if side%2 == 1 {
				shift = g.Y
			}
			if side < 2 {
				box[side] = min(box[side], at+shift)
			} else {
				box[side] = max(box[side], at+shift)
			}
		}
		flags := pieceWords | pieceXY
		if i+1 < len(glyphs) {
			flags |= pieceMore
		}
		for _, n := range []int{flags, int(g.ID), g.X, g.Y} {
			pieces = be.AppendUint16(pieces, uint16(n))
		}
	}
	out := []byte{0xff, 0xff} // put together from others
	for _, side := range box {
		out = be.AppendUint16(out, uint16(min(max(side, math.MinInt16), math.MaxInt16)))
	}
	return append(out, pieces...)
}

// renumber changes the numbers of the glyphs that a compound glyph is made of, and
// takes those in that are not there yet.
func (b *builder) renumber(outline []byte) error {
	return eachPiece(outline, func(number []byte) {
		id := int(be.Uint16(number))
		at, ok := b.place[id]
		if !ok {
			at = len(b.outlines)
			b.place[id] = at
			b.outlines = append(b.outlines, slices.Clone(b.glyph(id)))
			advance, bearing := uint16(0), uint16(0)
			if id < b.glyphs {
				advance, bearing = b.tables.metrics(id)
			}
			b.metrics = append(b.metrics, metric{int(advance), int(int16(bearing))})
		}
		be.PutUint16(number, uint16(at))
	})
}

// eachPiece visits the numbers of the glyphs that a compound glyph is made of.
func eachPiece(outline []byte, visit func(number []byte)) error {
	if len(outline) < 10 || int16(be.Uint16(outline)) >= 0 {
		return nil
	}
	for at := 10; ; {
		if at+4 > len(outline) {
			return errTables
		}
		flags := be.Uint16(outline[at:])
		visit(outline[at+2 : at+4])
		at += 6
		if flags&pieceWords != 0 {
			at += 2
		}
		switch {
		case flags&pieceScale != 0:
			at += 2
		case flags&pieceTwoScales != 0:
			at += 4
		case flags&pieceMatrix != 0:
			at += 8
		}
		if flags&pieceMore == 0 {
			return nil
		}
	}
}

// weight counts the points and outlines of a glyph and how deep it is put together.
type weight struct{ points, contours, pieces, depth int }

// weigh returns the weight of glyph i of the new font. What is put together more than
// a few times over is none of ours.
func (b *builder) weigh(i, depth int) weight {
	outline := b.outlines[i]
	if len(outline) < 12 || depth > 8 {
		return weight{}
	}
	if n := int(int16(be.Uint16(outline))); n >= 0 {
		if len(outline) < 10+2*n || n == 0 {
			return weight{}
		}
		return weight{points: int(be.Uint16(outline[8+2*n:])) + 1, contours: n}
	}
	var all weight
	// The outline was read before.
	_ = eachPiece(outline, func(number []byte) {
		w := b.weigh(int(be.Uint16(number)), depth+1)
		all.points += w.points
		all.contours += w.contours
		all.pieces++
		all.depth = max(all.depth, w.depth+1)
	})
	return all
}

// file writes the font.
func (b *builder) file() []byte {
	var glyf, hmtx []byte
	loca := []byte{0, 0, 0, 0}
	widest := 0
	var most weight
	for i, outline := range b.outlines {
		glyf = append(glyf, outline...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		loca = be.AppendUint32(loca, uint32(len(glyf)))
		m := b.metrics[i]
		hmtx = be.AppendUint16(be.AppendUint16(hmtx, uint16(max(m.advance, 0))), uint16(m.left))
		widest = max(widest, m.advance)
		if w := b.weigh(i, 0); w.depth > 0 {
			most = weight{max(most.points, w.points), max(most.contours, w.contours), max(most.pieces, w.pieces), max(most.depth, w.depth)}
		}
	}
	head, hhea, maxp := slices.Clone(b.head), slices.Clone(b.hhea), slices.Clone(b.maxp)
	be.PutUint32(head[8:], 0)  // the sum over the file, which is set below
	be.PutUint16(head[50:], 1) // long offsets
	be.PutUint16(hhea[10:], uint16(widest))
	be.PutUint16(hhea[34:], uint16(len(b.outlines)))
	be.PutUint16(maxp[4:], uint16(len(b.outlines)))
	for at, n := range map[int]int{10: most.points, 12: most.contours, 28: most.pieces, 30: most.depth} {
		be.PutUint16(maxp[at:], uint16(min(n, math.MaxUint16)))
	}
	return assemble(map[string][]byte{
		"cmap": emptyMap, "glyf": glyf, "head": head, "hhea": hhea, "hmtx": hmtx, "loca": loca, "maxp": maxp, "post": noNames,
	})
}

// emptyMap is a table of characters without any: glyphs are drawn by number.
var emptyMap = []byte{0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12, // one subtable, for Windows
	0, 4, 0, 24, 0, 0, 0, 2, 0, 2, 0, 0, 0, 0, // format 4, one segment
	0xff, 0xff, 0, 0, 0xff, 0xff, 0, 1, 0, 0}

// noNames is a table that gives glyphs no names.
var noNames = append([]byte{0, 3, 0, 0}, make([]byte, 28)...)

// assemble writes a font file, with its tables in the order of their names.
func assemble(parts map[string][]byte) []byte {
	names := make([]string, 0, len(parts))
	for name := range parts {
		names = append(names, name)
	}
	slices.Sort(names)
	power, log := 1, 0
	for power*2 <= len(names) {
		power, log = power*2, log+1
	}
	out := []byte{0, 1, 0, 0}
	for _, n := range []int{len(names), power * 16, log, (len(names) - power) * 16} {
		out = be.AppendUint16(out, uint16(n))
	}
	at := len(out) + 16*len(names)
	for _, name := range names {
		out = append(out, name...)
		out = be.AppendUint32(out, checksum(parts[name]))
		out = be.AppendUint32(out, uint32(at))
		out = be.AppendUint32(out, uint32(len(parts[name])))
		at += (len(parts[name]) + 3) &^ 3
	}
	head := 0
	for _, name := range names {
		if name == "head" {
			head = len(out)
		}
		out = append(out, parts[name]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	be.PutUint32(out[head+8:], 0xb1b0afba-checksum(out))
	return out
}

func checksum(b []byte) uint32 {
	var sum uint32
	for len(b) >= 4 {
		sum += be.Uint32(b)
		b = b[4:]
	}
	var rest [4]byte
	copy(rest[:], b)
	return sum + be.Uint32(rest[:])
}
