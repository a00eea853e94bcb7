package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Strip is a small picture on one line: a bar, a mark and a stroke on a scale, or
// a line through points. Lengths are shares of the strip from 0 at the left to 1
// at the right; what is nil is not drawn. The numbers stand in words beside it.
type Strip struct {
	From, To *float32 // the bar; without From it begins at the left
	Mark     *float32
	Stroke   *float32 // upright, such as a target
	// Ring makes a ring of the mark, and Attention gives it the colour of what
	// wants mending. The two go together where the colour means something.
	Ring, Attention bool
	// Points are the heights of a line's points, from 0 at the foot to 1 at the
	// top, spread over the strip.
	Points []float32
}

// stripHigh is the height of a strip at the usual text size.
const stripHigh = 20

// stripPen draws strips inside a widget, using again what it drew before.
type stripPen struct {
	rects   []*canvas.Rectangle
	circles []*canvas.Circle
	lines   []*canvas.Line
	rect    int // the first of the rects are on show, and so on
	circle  int
	line    int
}

func (p *stripPen) begin() { p.rect, p.circle, p.line = 0, 0, 0 }

func (p *stripPen) appendTo(parts []fyne.CanvasObject) []fyne.CanvasObject {
	for _, r := range p.rects[:p.rect] {
		parts = append(parts, r)
	}
	for _, l := range p.lines[:p.line] {
		parts = append(parts, l)
	}
	for _, c := range p.circles[:p.circle] {
		parts = append(parts, c)
	}
	return parts
}

func (p *stripPen) fill(colour fyne.ThemeColorName, x, y, w, h float32) {
	if p.rect == len(p.rects) {
		p.rects = append(p.rects, &canvas.Rectangle{})
	}
	r := p.rects[p.rect]
	p.rect++
	r.FillColor = ColourOf(colour)
	Put(r, x, y, w, h)
	r.Refresh()
}

// disc draws a mark around a point; a ring lets the ground show inside.
func (p *stripPen) disc(colour fyne.ThemeColorName, x, y, radius float32, ring bool) {
	if p.circle == len(p.circles) {
		p.circles = append(p.circles, &canvas.Circle{})
	}
	c := p.circles[p.circle]
	p.circle++
	c.FillColor, c.StrokeColor, c.StrokeWidth = ColourOf(colour), ColourOf(colour), 0
	if ring {
		c.FillColor, c.StrokeWidth = ColourOf(ColourSurface), Scaled(2)
	}
	Put(c, x-radius, y-radius, 2*radius, 2*radius)
	c.Refresh()
}

func (p *stripPen) join(colour fyne.ThemeColorName, x1, y1, x2, y2, width float32) {
	if p.line == len(p.lines) {
		p.lines = append(p.lines, &canvas.Line{})
	}
	l := p.lines[p.line]
	p.line++
	l.StrokeColor, l.StrokeWidth = ColourOf(colour), width
	l.Position1, l.Position2 = fyne.NewPos(x1, y1), fyne.NewPos(x2, y2)
	l.Hidden = false
	l.Refresh()
}

// draw draws a strip in a box.
func (p *stripPen) draw(s *Strip, x, y, width, height float32) {
	radius := Scaled(4.5)
	middle := y + height/2
	at := func(share float32) float32 { return x + radius + (width-2*radius)*min(max(share, 0), 1) }
	if len(s.Points) > 0 {
		p.through(s.Points, x+radius, y+radius, width-2*radius, height-2*radius)
		return
	}
	p.fill(ColourLine, x, middle-0.5, width, 1)
	if s.To != nil {
		from := float32(0)
		if s.From != nil {
			from = *s.From
		}
		thick := Scaled(3)
		p.fill(ColourBorder, at(from), middle-thick/2, max(at(*s.To)-at(from), thick), thick)
	}
	if s.Stroke != nil {
		p.fill(ColourText, at(*s.Stroke)-Scaled(1), middle-Scaled(8), Scaled(2), Scaled(16))
	}
	if s.Mark != nil {
		colour := ColourAccent
		if s.Attention {
			colour = ColourAttention
		}
		p.disc(colour, at(*s.Mark), middle, radius, s.Ring)
	}
}

// through draws a line through points, the last of them a disc.
func (p *stripPen) through(points []float32, x, y, width, height float32) {
	at := func(i int) (float32, float32) {
		across := float32(1)
		if len(points) > 1 {
			across = float32(i) / float32(len(points)-1)
		}
		return x + width*across, y + height*(1-min(max(points[i], 0), 1))
	}
	for i := 1; i < len(points); i++ {
		x1, y1 := at(i - 1)
		x2, y2 := at(i)
		p.join(ColourAccent, x1, y1, x2, y2, Scaled(2))
	}
	lastX, lastY := at(len(points) - 1)
	p.disc(ColourAccent, lastX, lastY, Scaled(3), false)
}

// StripRow is one row of Strips.
type StripRow struct {
	Name  string
	Strip *Strip // nil leaves the room empty
	Words string // the numbers
}

// Strips is a picture of several strips below one another, each with its name
// and its numbers.
type Strips struct {
	widget.BaseWidget

	rows  []StripRow
	drawn stripPen
	pen   Pen
}

var (
	_ Wrapping        = (*Strips)(nil)
	_ fyne.Accessible = (*Strips)(nil)
)

// NewStrips returns an empty picture.
func NewStrips() *Strips {
	s := &Strips{}
	s.ExtendBaseWidget(s)
	return s
}

// Set shows other rows.
func (s *Strips) Set(rows ...StripRow) {
	s.rows = rows
	s.Refresh()
}

func (s *Strips) face() Face { return Face{Size: SizeOf(SizeSmall)} }

// widths shares the room out: the strips have what the words leave, and at
// least a quarter.
func (s *Strips) widths(width float32) (names, strip, words float32) {
	for _, r := range s.rows {
		names, words = max(names, s.face().Width(r.Name)), max(words, s.face().Width(r.Words))
	}
	names, words = min(names, width*0.34)+Scaled(8), min(words, width*0.40)+Scaled(8)
	return names, max(width-names-words, width/4), words
}

func (s *Strips) rowHeight(r StripRow, width float32) float32 {
	names, _, words := s.widths(width)
	lines := max(len(s.face().Wrap(r.Name, names-Scaled(8))), len(s.face().Wrap(r.Words, words-Scaled(8))), 1)
	return max(float32(lines)*s.face().LineHeight(), Scaled(stripHigh)) + Scaled(4)
}

// HeightFor implements Wrapping.
func (s *Strips) HeightFor(width float32) float32 {
	height := float32(0)
	for _, r := range s.rows {
		height += s.rowHeight(r, width)
	}
	return height
}

// CreateRenderer implements fyne.Widget.
func (s *Strips) CreateRenderer() fyne.WidgetRenderer {
	s.paint()
	return renderer{s}
}

func (s *Strips) parts() []fyne.CanvasObject { return s.pen.AppendTo(s.drawn.appendTo(nil)) }

func (s *Strips) least() fyne.Size { return fyne.NewSize(Scaled(200), s.HeightFor(Scaled(200))) }

func (s *Strips) place(size fyne.Size) {
	s.pen.Begin()
	s.drawn.begin()
	names, strip, words := s.widths(size.Width)
	y := float32(0)
	write := func(text string, in fyne.ThemeColorName, x, y, width, height float32) {
		lines := s.face().Wrap(text, width)
		s.pen.Write(lines, s.face(), ColourOf(in), fyne.TextAlignLeading, x, y+(height-float32(len(lines))*s.face().LineHeight())/2, width)
	}
	for _, r := range s.rows {
		height := s.rowHeight(r, size.Width)
		write(r.Name, ColourText, 0, y, names-Scaled(8), height)
		if r.Strip != nil {
			s.drawn.draw(r.Strip, names, y+(height-Scaled(stripHigh))/2, strip, Scaled(stripHigh))
		}
		write(r.Words, ColourSecondary, names+strip+Scaled(8), y, words-Scaled(8), height)
		y += height
	}
}

func (s *Strips) paint() {
	s.place(s.Size())
	canvas.Refresh(s)
}

// AccessibilityLabel implements fyne.Accessible: the picture in words.
func (s *Strips) AccessibilityLabel() string {
	said := make([]string, len(s.rows))
	for i, r := range s.rows {
		said[i] = r.Name + ": " + r.Words
	}
	return strings.Join(said, "; ")
}

// AccessibilityRole implements fyne.Accessible.
func (s *Strips) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
