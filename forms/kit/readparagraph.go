package kit

import (
	"strings"

	"fyne.io/fyne/v2"
)

// readPiece is a piece of a paragraph's words with where they stand in all it says.
type readPiece struct {
	piece
	from int     // in bytes
	face Face    // it is set in
	left float32 // where its words begin
}

// said is all that a paragraph says, with the words of its links, and its pieces at its
// width.
func (p *Paragraph) said() (string, []readPiece) {
	pieces, _ := p.pieces(p.Size().Width)
	var text strings.Builder
	var said []readPiece
	for _, one := range pieces {
		face, left := p.face(p.runs[one.run]), one.x
		if p.links[one.run] != nil { // a button, with room around its words
			one.text, face.Strong = p.runs[one.run].Text, true
			left += (one.width - face.Width(one.text)) / 2
		}
		if text.Len() > 0 && !p.joins(one, said[len(said)-1].piece) {
			text.WriteByte(' ')
		}
		said = append(said, readPiece{one, text.Len(), face, left})
		text.WriteString(one.text)
	}
	return text.String(), said
}

// joins tells whether a piece goes on from another without a space.
func (p *Paragraph) joins(one, before piece) bool {
	r := p.runs[one.run]
	return r.Joined && one.run == before.run+1 && one.line == before.line &&
		!strings.HasSuffix(p.runs[before.run].Text, " ") && !strings.HasPrefix(r.Text, " ")
}

// Passages implements Readable.
func (p *Paragraph) Passages() int {
	for _, r := range p.runs {
		if saysSomething(r.Text) {
			return 1
		}
	}
	return 0
}

// Passage implements Readable.
func (p *Paragraph) Passage(int) string {
	text, _ := p.said()
	return text
}

// SpotAt implements Readable.
func (p *Paragraph) SpotAt(at fyne.Position) Spot {
	text, pieces := p.said()
	line := int(at.Y / p.lineHeight())
	if at.Y < 0 || len(pieces) == 0 {
		return Spot{}
	}
	place := len(text)
	for i, one := range pieces {
		if one.line > line {
			break
		}
		if one.line == line && (at.X >= one.x || i == 0 || pieces[i-1].line < line) {
			place = one.from + one.face.byteAt(one.text, at.X-one.left)
		}
	}
	return Spot{0, place}
}

// Where implements Readable.
func (p *Paragraph) Where(spot Spot) (fyne.Position, float32) {
	_, pieces := p.said()
	var at fyne.Position
	for _, one := range pieces {
		if one.from <= spot.Byte {
			within := min(spot.Byte-one.from, len(one.text))
			at = fyne.NewPos(one.left+one.face.xOf(one.text, within), float32(one.line)*p.lineHeight())
		}
	}
	return at, p.lineHeight()
}

// Mark implements Readable.
func (p *Paragraph) Mark(from, to Spot) {
	if p.read == nil {
		p.read = &readPart{}
	}
	p.read.from, p.read.to = from, to
	if p.Refresh(); from == to {
		p.read = nil
	}
}

// placeRead draws the grounds of what is selected.
func (p *Paragraph) placeRead() {
	if p.read == nil {
		return
	}
	p.read.grounds.Begin()
	if p.read.from == p.read.to {
		return
	}
	text, pieces := p.said()
	from, to := p.read.from.Within(p.read.to, 0, len(text))
	for _, one := range pieces {
		p.read.grounds.DrawRead(Laid{
			Text: one.text, Lines: []string{one.text}, Face: one.face,
			X: one.left, Y: float32(one.line) * p.lineHeight(), Width: one.width,
		}, min(max(from-one.from, 0), len(one.text)), min(max(to-one.from, 0), len(one.text)))
	}
}
