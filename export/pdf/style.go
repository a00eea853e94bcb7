package pdf

import (
	"ninefold/export"
	"ninefold/export/pdf/tagged"
)

// The palette. Every colour that text is set in has a contrast of at least
// 4.5:1 on every ground it stands on.
var (
	accent    = tagged.Hex(0x0b5c66)
	ink       = tagged.Hex(0x16222e)
	secondary = tagged.Hex(0x4a5866)
	rule      = tagged.Hex(0xd9dfe6)
	panel     = tagged.Hex(0xeef3f5)
	// lightest and darkest are the grounds of a cell with a weight; text on both
	// has a contrast of more than 7:1.
	lightest = tagged.Hex(0xf4f8f8)
	darkest  = tagged.Hex(0xa9cdd1)
	// groupGround is behind the headings that span a table.
	groupGround = tagged.Hex(0xf7f9fa)
	empty       = tagged.Hex(0xc9d3d9)
	// hollowEdge has a contrast of more than 3:1 on paper and on a panel, as a
	// shape that carries meaning has to have.
	hollowEdge = tagged.Hex(0x74828e)
	attention  = tagged.Hex(0x8a4b00)
	white      = tagged.Hex(0xffffff)
)

// style is a tagged.Style with the distance from line to line.
type style struct {
	tagged.Style
	leading float64
}

func newStyle(face tagged.Face, size, leading float64, colour tagged.Colour) style {
	return style{tagged.Style{Face: face, Size: size, Colour: colour}, leading}
}

// The type scale, in points. Running text is 12 or more, tables and notes 10
// or more.
var (
	bodyText    = newStyle(tagged.Regular, 12, 17, ink)
	leadText    = newStyle(tagged.Regular, 13, 18, ink)
	kickerText  = newStyle(tagged.SemiBold, 12, 16, accent)
	smallText   = newStyle(tagged.Regular, 10, 14, secondary)
	smallStrong = newStyle(tagged.SemiBold, 10, 14, secondary)
	asideText   = newStyle(tagged.Regular, 11.5, 17, secondary)
	tableText   = newStyle(tagged.Regular, 10.5, 14.5, ink)
	tableStrong = newStyle(tagged.SemiBold, 10.5, 14.5, ink)
	captionText = newStyle(tagged.SemiBold, 12, 16, ink)
	runningText = newStyle(tagged.Regular, 9.5, 12, secondary)

	// titleText sets the titles of sections, by level.
	titleText = [...]style{
		newStyle(tagged.SemiBold, 28, 34, ink),
		newStyle(tagged.SemiBold, 26, 32, ink),
		newStyle(tagged.SemiBold, 20, 26, ink),
	}
	// onePageTitle sets the title of a section that is one page.
	onePageTitle = newStyle(tagged.SemiBold, 22, 27, ink)

	// headingText sets headings within sections, by level from 2.
	headingText = [...]style{
		newStyle(tagged.SemiBold, 17, 22, ink),
		newStyle(tagged.SemiBold, 16, 21, ink),
		newStyle(tagged.SemiBold, 13, 18, ink),
	}
)

// baseline is how far below the top of its line text stands.
func (s style) baseline() float64 { return (s.leading-s.Size)/2 + 0.77*s.Size }

// in returns the style in another colour.
func (s style) in(colour tagged.Colour) style {
	s.Colour = colour
	return s
}

// The page, in points: A4 with margins of 20 mm.
const (
	pageShort   = 595.28
	pageLong    = 841.89
	pageLongest = 1190.55 // the long side of A3, whose short one is the long one of A4

	marginSide   = 57.0
	bodyTop      = 80.0  // from the top of the page
	bodyBottom   = 66.0  // from the foot of the page
	headerRule   = 54.0  // from the top
	footerRule   = 50.0  // from the foot
	runningSpace = 14.0  // from the rule of the footer to its words
	coverBand    = 330.0 // height of the coloured part of the cover
)

// format is the paper of a page and which way it is turned.
type format int

const (
	portrait format = iota
	landscape
	landscapeA3
)

func formatOf(s export.Section) format {
	switch {
	case s.Wide && s.Large:
		return landscapeA3
	case s.Wide:
		return landscape
	}
	return portrait
}

// size is the width and the height of a page.
func (f format) size() (width, height float64) {
	switch f {
	case landscape:
		return pageLong, pageShort
	case landscapeA3:
		return pageLongest, pageLong
	}
	return pageShort, pageLong
}

// bodyWidth is the length of a line.
func (f format) bodyWidth() float64 {
	width, _ := f.size()
	return width - 2*marginSide
}

// bodyHeight is the room for pieces on a page.
func (f format) bodyHeight() float64 {
	_, height := f.size()
	return height - bodyTop - bodyBottom
}

// rangeGrey draws the spans of a picture: 3:1 against the paper, as a shape that
// carries meaning has to have.
var rangeGrey = tagged.Hex(0x84919c)

// shade is the ground of a cell with a weight, from 0 to 1.
func shade(weight float64) tagged.Colour {
	mix := func(from, to uint8) uint8 { return uint8(float64(from) + (float64(to)-float64(from))*weight + 0.5) }
	return tagged.Colour{R: mix(lightest.R, darkest.R), G: mix(lightest.G, darkest.G), B: mix(lightest.B, darkest.B)}
}
