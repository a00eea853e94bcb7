package kit

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// MatrixConfig says what a Matrix shows and what to call.
type MatrixConfig struct {
	// Across and Down are the titles of the two scales, the first at the left
	// and at the top.
	Across, Down []string
	// OnChoose is called with the place of a square that was pressed, counted
	// from 0.
	OnChoose func(down, across int)
}

// Matrix is a picture of two scales: in each square stands what belongs there,
// and the nearer a square is to the first of both, the darker is its ground. The
// words say everything that the ground does.
type Matrix struct {
	widget.BaseWidget

	config  MatrixConfig
	across  []*canvas.Text
	down    []*canvas.Text
	squares [][]*matrixSquare
}

// matrixSquare is one square of a matrix.
type matrixSquare struct {
	widget.BaseWidget
	keyWatch
	matrix       *Matrix
	down, across int
	ground       *canvas.Rectangle
	text         *canvas.Text
	ring         *canvas.Rectangle
	focused      bool
}

var (
	_ Wrapping        = (*Matrix)(nil)
	_ fyne.Accessible = (*matrixSquare)(nil)
	_ fyne.Tappable   = (*matrixSquare)(nil)
	_ fyne.Focusable  = (*matrixSquare)(nil)
)

// NewMatrix returns a matrix in which nothing stands yet.
func NewMatrix(c MatrixConfig) *Matrix {
	m := &Matrix{config: c}
	for _, title := range c.Across {
		m.across = append(m.across, &canvas.Text{Text: title, Alignment: fyne.TextAlignCenter})
	}
	for d, title := range c.Down {
		m.down = append(m.down, &canvas.Text{Text: title})
		var row []*matrixSquare
		for a := range c.Across {
			s := &matrixSquare{
				matrix: m, down: d, across: a, ring: newRing(),
				ground: &canvas.Rectangle{CornerRadius: 3}, text: &canvas.Text{Alignment: fyne.TextAlignCenter},
			}
			s.ExtendBaseWidget(s)
			row = append(row, s)
		}
		m.squares = append(m.squares, row)
	}
	m.ExtendBaseWidget(m)
	return m
}

// Set says what stands in each square: texts[down][across].
func (m *Matrix) Set(texts [][]string) {
	for d, row := range m.squares {
		for a, s := range row {
			s.text.Text = texts[d][a]
		}
	}
	m.Refresh()
}

func (m *Matrix) face() Face { return Face{Size: SizeOf(SizeBody)} }

func (m *Matrix) rowHeight() float32 { return m.face().LineHeight() + 10 }

// side is the width of the titles at the left.
func (m *Matrix) side() float32 {
	side := float32(0)
	for _, title := range m.config.Down {
		side = max(side, m.face().Width(title))
	}
	return side + 12
}

// HeightFor implements Wrapping.
func (m *Matrix) HeightFor(float32) float32 { return float32(len(m.down)+1) * m.rowHeight() }

// CreateRenderer implements fyne.Widget.
func (m *Matrix) CreateRenderer() fyne.WidgetRenderer {
	m.paint()
	return renderer{m}
}

func (m *Matrix) parts() []fyne.CanvasObject {
	var parts []fyne.CanvasObject
	for _, title := range m.across {
		parts = append(parts, title)
	}
	for d, title := range m.down {
		parts = append(parts, title)
		for _, s := range m.squares[d] {
			parts = append(parts, s)
		}
	}
	return parts
}

func (m *Matrix) place(size fyne.Size) {
	const gap = 3
	side, height, line := m.side(), m.rowHeight(), m.face().LineHeight()
	width := (size.Width - side) / float32(max(len(m.across), 1))
	for a, title := range m.across {
		Put(title, side+float32(a)*width, 0, width-gap, line)
	}
	for d, title := range m.down {
		y := float32(d+1) * height
		Put(title, 0, y+(height-line)/2, side, line)
		for a, s := range m.squares[d] {
			Put(s, side+float32(a)*width, y, width-gap, height-gap)
		}
	}
}

func (m *Matrix) least() fyne.Size {
	width := m.side()
	for _, title := range m.config.Across {
		width += m.face().Width(title) + 12
	}
	return fyne.NewSize(width, m.HeightFor(0))
}

func (m *Matrix) paint() {
	for _, title := range append(append([]*canvas.Text(nil), m.across...), m.down...) {
		Face{Size: SizeOf(SizeBody)}.Set(title, title.Text)
		title.Color = ColourOf(ColourSecondary)
	}
	for _, row := range m.squares {
		for _, s := range row {
			s.Refresh()
		}
	}
	m.place(m.Size())
	canvas.Refresh(m)
}

// weight is how dark a square's ground is, from 0 for the last of both scales to
// 1 for the first.
func (s *matrixSquare) weight() float32 {
	steps := len(s.matrix.down) + len(s.matrix.across) - 2
	if steps == 0 {
		return 1
	}
	return 1 - float32(s.down+s.across)/float32(steps)
}

// Tapped implements fyne.Tappable.
func (s *matrixSquare) Tapped(*fyne.PointEvent) {
	if s.matrix.config.OnChoose != nil {
		s.matrix.config.OnChoose(s.down, s.across)
	}
}

// FocusGained implements fyne.Focusable.
func (s *matrixSquare) FocusGained() {
	s.focused = true
	s.Refresh()
	revealFocus(s)
}

// FocusLost implements fyne.Focusable.
func (s *matrixSquare) FocusLost() {
	s.focused = false
	s.Refresh()
}

// TypedRune implements fyne.Focusable.
func (s *matrixSquare) TypedRune(r rune) {
	if r == ' ' {
		s.Tapped(nil)
	}
}

// TypedKey implements fyne.Focusable: the arrows walk the squares, Enter presses.
func (s *matrixSquare) TypedKey(key *fyne.KeyEvent) {
	step := map[fyne.KeyName][2]int{fyne.KeyUp: {-1, 0}, fyne.KeyDown: {1, 0}, fyne.KeyLeft: {0, -1}, fyne.KeyRight: {0, 1}}
	by, walks := step[key.Name]
	switch {
	case walks:
		d, a := s.down+by[0], s.across+by[1]
		if d >= 0 && d < len(s.matrix.down) && a >= 0 && a < len(s.matrix.across) {
			FocusOn(s.matrix.squares[d][a])
		}
	case key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter:
		s.Tapped(nil)
	default:
		passKey(s, key)
	}
}

// CreateRenderer implements fyne.Widget.
func (s *matrixSquare) CreateRenderer() fyne.WidgetRenderer {
	s.paint()
	return renderer{s}
}

func (s *matrixSquare) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{s.ground, s.text, s.ring}
}

func (s *matrixSquare) place(size fyne.Size) {
	line := s.matrix.face().LineHeight()
	Put(s.ground, 0, 0, size.Width, size.Height)
	Put(s.text, 0, (size.Height-line)/2, size.Width, line)
	placeRing(s.ring, 0, 0, size.Width, size.Height, 0, 3, s.focused)
}

func (s *matrixSquare) least() fyne.Size { return fyne.NewSize(20, s.matrix.rowHeight()) }

func (s *matrixSquare) paint() {
	const lightest, darkest = 16, 110 // alpha of the ground: text on it keeps 4.5:1 in every theme
	tone := color.NRGBAModel.Convert(ColourOf(ColourAccent)).(color.NRGBA)
	tone.A = uint8(lightest + (darkest-lightest)*s.weight())
	s.ground.FillColor = tone
	Face{Size: SizeOf(SizeBody), Strong: true}.Set(s.text, s.text.Text)
	s.text.Color = ColourOf(ColourText)
	s.place(s.Size())
	canvas.Refresh(s)
}

// AccessibilityLabel implements fyne.Accessible: the square in words.
func (s *matrixSquare) AccessibilityLabel() string {
	what := s.text.Text
	if what == "" {
		what = "nothing"
	}
	return strings.Join([]string{s.matrix.config.Down[s.down], s.matrix.config.Across[s.across]}, ", ") + ": " + what
}

// AccessibilityRole implements fyne.Accessible.
func (s *matrixSquare) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
