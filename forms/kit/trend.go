package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// TrendPoint is one period of a Trend: its name, the figure and the one beside
// it, each as a number and in words; nil where it is not known.
type TrendPoint struct {
	Name               string
	Value, Beside      *float32
	Words, BesideWords string
}

// Trend is a picture of figures over time: a line with discs, and beside it one
// with squares for what the figures are compared with. Each disc has its figure
// above it, and the periods stand below.
type Trend struct {
	widget.BaseWidget

	called, beside string // what the two lines are
	points         []TrendPoint
	drawn          stripPen
	grounds        stripPen // under the words, over the lines
	pen            Pen
}

var (
	_ Wrapping        = (*Trend)(nil)
	_ fyne.Accessible = (*Trend)(nil)
)

// NewTrend returns an empty picture whose second line is called so.
func NewTrend(beside string) *Trend {
	t := &Trend{beside: beside}
	t.ExtendBaseWidget(t)
	return t
}

// Set shows other points, the oldest first, of a line that is called so.
func (t *Trend) Set(called string, points ...TrendPoint) {
	t.called, t.points = called, points
	t.Refresh()
}

const (
	trendHigh = 84 // of the lines, at the usual text size
	trendMost = 8  // periods; of more the newest are shown
)

func (t *Trend) face() Face { return Face{Size: SizeOf(SizeSmall)} }

// shown are the newest points.
func (t *Trend) shown() []TrendPoint { return t.points[max(len(t.points)-trendMost, 0):] }

// step is the room for a period.
func (t *Trend) step(width float32) float32 { return width / float32(max(len(t.shown()), 1)) }

// compared tells whether there is a second line.
func (t *Trend) compared() bool {
	for _, p := range t.shown() {
		if p.Beside != nil {
			return true
		}
	}
	return false
}

func (t *Trend) names(width float32) float32 {
	lines := 0
	for _, p := range t.shown() {
		lines = max(lines, len(t.face().Wrap(p.Name, t.step(width)-Scaled(8))))
	}
	return float32(lines) * t.face().LineHeight()
}

// HeightFor implements Wrapping.
func (t *Trend) HeightFor(width float32) float32 {
	if len(t.shown()) == 0 {
		return 0
	}
	// The key, the words above the highest disc, the lines, the words below the
	// lowest disc, the periods.
	return 3*t.face().LineHeight() + Scaled(trendHigh+16) + t.names(width)
}

// CreateRenderer implements fyne.Widget.
func (t *Trend) CreateRenderer() fyne.WidgetRenderer {
	t.paint()
	return renderer{t}
}

func (t *Trend) parts() []fyne.CanvasObject {
	return t.pen.AppendTo(t.grounds.appendTo(t.drawn.appendTo(nil)))
}

func (t *Trend) least() fyne.Size { return fyne.NewSize(Scaled(200), t.HeightFor(Scaled(200))) }

func (t *Trend) place(size fyne.Size) {
	t.pen.Begin()
	t.drawn.begin()
	t.grounds.begin()
	points := t.shown()
	if len(points) == 0 {
		return
	}
	line := t.face().LineHeight()
	t.key(line)
	low, high := t.bounds(points)
	top := 2*line + Scaled(6)
	height := func(v float32) float32 {
		if high == low {
			return top + Scaled(trendHigh)/2
		}
		return top + Scaled(trendHigh)*(1-(v-low)/(high-low))
	}
	step := t.step(size.Width)
	centre := func(i int) float32 { return step * (float32(i) + 0.5) }
	across := func(of func(TrendPoint) *float32, colour fyne.ThemeColorName, width float32) {
		before := -1
		for i, p := range points {
			v := of(p)
			if v == nil {
				continue
			}
			if before >= 0 {
				t.drawn.join(colour, centre(before), height(*of(points[before])), centre(i), height(*v), width)
			}
			before = i
		}
	}
	across(func(p TrendPoint) *float32 { return p.Beside }, ColourBorder, Scaled(1.5))
	across(func(p TrendPoint) *float32 { return p.Value }, ColourAccent, Scaled(2))
	for i, p := range points {
		if p.Beside != nil {
			side := Scaled(7)
			t.drawn.fill(ColourBorder, centre(i)-side/2, height(*p.Beside)-side/2, side, side)
		}
		if p.Value != nil {
			t.drawn.disc(ColourAccent, centre(i), height(*p.Value), Scaled(4), false)
			// Above the disc, or below it where the other line stands above.
			y := height(*p.Value) - line - Scaled(5)
			if p.Beside != nil && *p.Beside > *p.Value {
				y = height(*p.Value) + Scaled(5)
			}
			if wide := t.face().Width(p.Words) + Scaled(4); p.Words != "" && wide < step {
				t.grounds.fill(ColourSurface, centre(i)-wide/2, y, wide, line)
			}
			t.write(p.Words, ColourText, centre(i), y, step)
		}
		t.write(p.Name, ColourSecondary, centre(i), top+Scaled(trendHigh+8)+line, step-Scaled(8))
	}
}

// key says what the lines are.
func (t *Trend) key(line float32) {
	x := Scaled(4)
	word := func(text string) {
		t.pen.Write([]string{text}, t.face(), ColourOf(ColourSecondary), fyne.TextAlignLeading, x, 0, t.face().Width(text)+2)
		x += t.face().Width(text) + Scaled(18)
	}
	t.drawn.disc(ColourAccent, x, line/2, Scaled(4), false)
	x += Scaled(9)
	word(t.called)
	if t.compared() {
		side := Scaled(7)
		t.drawn.fill(ColourBorder, x-side/2, line/2-side/2, side, side)
		x += Scaled(9)
		word(t.beside)
	}
}

// write writes words centred below a height.
func (t *Trend) write(text string, in fyne.ThemeColorName, centre, y, width float32) {
	t.pen.Write(t.face().Wrap(text, width), t.face(), ColourOf(in), fyne.TextAlignCenter, centre-width/2, y, width)
}

func (t *Trend) bounds(points []TrendPoint) (low, high float32) {
	first := true
	for _, p := range points {
		for _, v := range []*float32{p.Value, p.Beside} {
			if v == nil {
				continue
			}
			if first {
				low, high, first = *v, *v, false
			}
			low, high = min(low, *v), max(high, *v)
		}
	}
	return low, high
}

func (t *Trend) paint() {
	t.place(t.Size())
	canvas.Refresh(t)
}

// AccessibilityLabel implements fyne.Accessible: the picture in words.
func (t *Trend) AccessibilityLabel() string {
	var said []string
	for _, p := range t.points {
		text := p.Name + ": " + p.Words
		if p.BesideWords != "" {
			text += ", " + t.beside + " " + p.BesideWords
		}
		said = append(said, text)
	}
	return strings.Join(said, "; ")
}

// AccessibilityRole implements fyne.Accessible.
func (t *Trend) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
