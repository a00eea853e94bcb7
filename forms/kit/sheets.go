package kit

import (
	"context"
	"image"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Sheet is one sheet of paper that Sheets shows.
type Sheet struct {
	Width, Height float32 // in any unit: only how they compare matters
	Label         string  // what stands below it, such as "Page 12"
}

// SheetsConfig says what Sheets is for and what to call.
type SheetsConfig struct {
	Says string // what it is, for those who do not see it
	// OnMove is called with the sheet that is read, counted from 0, when it is
	// another; and with -1 where there is none.
	OnMove func(sheet int)
	// OnZoom is called when the sheets are shown closer or farther away, with how
	// wide they are in percent of the room there is.
	OnZoom func(percent int)
}

// Sheets shows sheets of paper below one another, as wide as there is room or
// closer. What is in sight is drawn beside the window, one sheet after the other;
// until then a sheet is blank, or shows what stood on it before. Pictures of
// sheets that are out of sight are given up.
type Sheets struct {
	widget.BaseWidget
	keyWatch

	config SheetsConfig
	sheets []Sheet
	draw   func(ctx context.Context, sheet, width int) (image.Image, error)

	body    *sheetsBody
	scroll  *container.Scroll
	ground  *canvas.Rectangle
	ring    *canvas.Rectangle
	focused bool

	zoom    int // place in zooms
	turn    int // counts the times that other sheets were shown
	drawing bool
	stop    context.CancelFunc // ends what is being drawn
	failed  map[int]bool       // sheets that could not be drawn, this turn
	shown   int                // the sheet that is read
}

var (
	_ fyne.Focusable  = (*Sheets)(nil)
	_ fyne.Tappable   = (*Sheets)(nil)
	_ fyne.Accessible = (*Sheets)(nil)
)

// zooms are how wide a sheet is, compared with the room there is.
var zooms = []float32{0.5, 0.75, 1, 1.25, 1.5, 2, 3}

const fitting = 2 // the place of 1 in zooms

// NewSheets returns sheets without any.
func NewSheets(c SheetsConfig) *Sheets {
	s := &Sheets{config: c, zoom: fitting, shown: -1, ground: &canvas.Rectangle{}, ring: newRing(), failed: map[int]bool{}}
	s.body = &sheetsBody{of: s, pictures: map[int]*sheetPicture{}}
	s.body.ExtendBaseWidget(s.body)
	s.scroll = container.NewScroll(s.body)
	s.scroll.OnScrolled = func(fyne.Position) { s.look() }
	s.ExtendBaseWidget(s)
	return s
}

// Set shows other sheets. Draw makes a picture of one, counted from 0, so many
// pixels wide; it is called beside the window, once at a time, and its context
// ends when nobody waits for the picture any more. The place that was read stays
// in sight where it still exists.
func (s *Sheets) Set(sheets []Sheet, draw func(ctx context.Context, sheet, width int) (image.Image, error)) {
	s.turn++
	if s.stop != nil {
		s.stop()
	}
	s.sheets, s.draw, s.failed = sheets, draw, map[int]bool{}
	s.shown = -2 // neither a sheet nor none: whoever asked is told anew
	for i := range s.body.pictures {
		if i >= len(sheets) {
			delete(s.body.pictures, i)
		}
	}
	s.fit()
}

// Close ends what is being drawn and gives up all pictures.
func (s *Sheets) Close() {
	s.Set(nil, nil)
}

// Zoom shows the sheets closer, or with a negative step farther away; 0 makes
// them as wide as there is room.
func (s *Sheets) Zoom(step int) {
	at := s.reading()
	was := s.zoom
	if s.zoom = min(max(s.zoom+step, 0), len(zooms)-1); step == 0 {
		s.zoom = fitting
	}
	if was == s.zoom {
		return
	}
	s.fit()
	s.scroll.Offset.X = max(s.body.MinSize().Width-s.scroll.Size().Width, 0) / 2 // the middle
	s.goTo(at)
	if s.config.OnZoom != nil {
		s.config.OnZoom(int(zooms[s.zoom]*100 + 0.5))
	}
}

// reading is where the top of the view is: a sheet, with how far down it.
func (s *Sheets) reading() float32 {
	tops := s.body.tops
	for i := len(tops) - 1; i >= 0; i-- {
		if y := s.scroll.Offset.Y; tops[i] <= y {
			return float32(i) + min((y-tops[i])/max(s.body.heightOf(i), 1), 0.99)
		}
	}
	return 0
}

func (s *Sheets) goTo(at float32) {
	i := int(at)
	if i >= len(s.body.tops) {
		return
	}
	s.scrollTo(s.body.tops[i] + (at-float32(i))*s.body.heightOf(i))
}

func (s *Sheets) scrollTo(y float32) {
	most := max(s.body.MinSize().Height-s.scroll.Size().Height, 0)
	s.scroll.ScrollToOffset(fyne.NewPos(s.scroll.Offset.X, min(max(y, 0), most)))
	s.look()
}

// fit lays the sheets out for the room there is.
func (s *Sheets) fit() {
	s.body.lay(s.scroll.Size().Width)
	s.body.Resize(s.body.MinSize().Max(s.scroll.Size()))
	s.scroll.Refresh()
	if most := max(s.body.MinSize().Height-s.scroll.Size().Height, 0); s.scroll.Offset.Y > most {
		s.scroll.ScrollToOffset(fyne.NewPos(0, most))
	}
	s.look()
}

// look shows what is in sight, and has drawn what is missing of it.
func (s *Sheets) look() {
	first, last := s.inSight()
	s.body.show(first, last)
	read := -1
	middle := s.scroll.Offset.Y + s.scroll.Size().Height/2
	for i := first; i <= last; i++ {
		if read < 0 || s.body.tops[i] <= middle {
			read = i
		}
	}
	if read != s.shown {
		s.shown = read
		if s.config.OnMove != nil {
			s.config.OnMove(read)
		}
	}
	s.drawNext()
}

// inSight are the first and last sheet that can be seen; last is less than first
// where there is none.
func (s *Sheets) inSight() (first, last int) {
	top, bottom := s.scroll.Offset.Y, s.scroll.Offset.Y+s.scroll.Size().Height
	first, last = 0, -1
	for i := range s.sheets {
		if i >= len(s.body.tops) || s.body.tops[i] > bottom {
			break
		}
		if s.body.tops[i]+s.body.heightOf(i) < top {
			first, last = i+1, i
			continue
		}
		last = i
	}
	return first, last
}

// drawNext has the first sheet in sight drawn that is not, or not as wide as it
// is shown; and after those the ones beside.
func (s *Sheets) drawNext() {
	if s.drawing || s.draw == nil || s.Size().Width == 0 {
		return
	}
	first, last := s.inSight()
	order := make([]int, 0, last-first+3)
	for i := first; i <= last; i++ {
		order = append(order, i)
	}
	for _, i := range append(order, last+1, first-1) {
		if i < 0 || i >= len(s.sheets) || last < first || s.failed[i] {
			continue
		}
		width := s.pixels(i)
		if p := s.body.pictures[i]; p != nil && p.turn == s.turn && p.pixels == width {
			continue
		}
		s.start(i, width)
		return
	}
}

func (s *Sheets) start(i, width int) {
	ctx, stop := context.WithCancel(context.Background())
	s.drawing, s.stop = true, stop
	turn, draw := s.turn, s.draw
	Beside(func() {
		picture, err := draw(ctx, i, width)
		OnWindow(func() {
			stop()
			s.drawing = false
			switch {
			case turn != s.turn:
			case err != nil || picture == nil:
				s.failed[i] = true
			default:
				s.body.put(i, picture, width, turn)
			}
			s.drawNext()
		})
	})
}

// pixels is how many pixels wide a sheet is on the screen.
func (s *Sheets) pixels(i int) int {
	const most = 4000
	scale := float32(1)
	if c := CanvasOf(s); c != nil {
		scale = c.Scale()
	}
	return min(max(int(s.body.widthOf(i)*scale+0.5), 1), most)
}

// CreateRenderer implements fyne.Widget.
func (s *Sheets) CreateRenderer() fyne.WidgetRenderer {
	s.paint()
	return renderer{s}
}

func (s *Sheets) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{s.ground, s.scroll, s.ring}
}

func (s *Sheets) place(size fyne.Size) {
	at := s.reading()
	s.ground.Resize(size)
	s.placeRing()
	s.scroll.Resize(size)
	s.fit()
	s.goTo(at)
}

func (s *Sheets) least() fyne.Size { return fyne.NewSize(160, 160) }

func (s *Sheets) paint() {
	s.ground.FillColor = ColourOf(ColourTrack)
	s.ground.Refresh()
	s.placeRing()
	s.body.Refresh()
	canvas.Refresh(s)
}

// placeRing draws the ring within: what stands beside the sheets is close.
func (s *Sheets) placeRing() {
	const within = 2 * RingWidth
	size := s.Size()
	placeRing(s.ring, within, within, size.Width-2*within, size.Height-2*within, 0, 3, s.focused)
}

// sheetWhite is the white of paper, in every theme.
var sheetWhite = color.White

// Tapped implements fyne.Tappable.
func (s *Sheets) Tapped(*fyne.PointEvent) { FocusOn(s) }

// FocusGained implements fyne.Focusable.
func (s *Sheets) FocusGained() {
	s.focused = true
	s.Refresh()
}

// FocusLost implements fyne.Focusable.
func (s *Sheets) FocusLost() {
	s.focused = false
	s.Refresh()
}

// TypedRune implements fyne.Focusable: plus and minus zoom, 0 fits.
func (s *Sheets) TypedRune(r rune) {
	switch r {
	case '+', '=':
		s.Zoom(1)
	case '-', '–':
		s.Zoom(-1)
	case '0':
		s.Zoom(0)
	case ' ':
		s.scrollTo(s.scroll.Offset.Y + s.scroll.Size().Height*0.9)
	}
}

// TypedKey implements fyne.Focusable: arrows scroll, the page keys go by what is
// in sight, Home and End to the first and last sheet.
func (s *Sheets) TypedKey(key *fyne.KeyEvent) {
	const line = 60
	y, page := s.scroll.Offset.Y, s.scroll.Size().Height*0.9
	switch key.Name {
	case fyne.KeyDown:
		s.scrollTo(y + line)
	case fyne.KeyUp:
		s.scrollTo(y - line)
	case fyne.KeyRight:
		s.scroll.ScrollToOffset(fyne.NewPos(s.scroll.Offset.X+line, y))
	case fyne.KeyLeft:
		s.scroll.ScrollToOffset(fyne.NewPos(max(s.scroll.Offset.X-line, 0), y))
	case fyne.KeyPageDown:
		s.scrollTo(y + page)
	case fyne.KeyPageUp:
		s.scrollTo(y - page)
	case fyne.KeyHome:
		s.scrollTo(0)
	case fyne.KeyEnd:
		s.scrollTo(s.body.MinSize().Height)
	default:
		passKey(s, key)
	}
}

// TypedShortcut hands on the shortcuts of the window.
func (s *Sheets) TypedShortcut(shortcut fyne.Shortcut) { passShortcut(s, shortcut) }

// AccessibilityLabel implements fyne.Accessible.
func (s *Sheets) AccessibilityLabel() string {
	if s.shown < 0 || s.shown >= len(s.sheets) {
		return s.config.Says
	}
	return s.config.Says + ": " + s.sheets[s.shown].Label
}

// AccessibilityRole implements fyne.Accessible.
func (s *Sheets) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// sheetPicture is what a sheet shows.
type sheetPicture struct {
	image  *canvas.Image
	pixels int
	turn   int
}

// sheetsBody is what is scrolled: only the sheets in sight are objects.
type sheetsBody struct {
	widget.BaseWidget

	of       *Sheets
	tops     []float32
	width    float32 // of the room for sheets
	size     fyne.Size
	pictures map[int]*sheetPicture
	papers   map[int]*canvas.Rectangle
	labels   map[int]*canvas.Text
	objects  []fyne.CanvasObject
}

const (
	sheetsMargin = 18 // around the sheets
	sheetsGap    = 14 // between a label and the next sheet
)

func (b *sheetsBody) face() Face { return Face{Size: SizeOf(SizeSmall)} }

// lay finds where every sheet stands in a room so wide.
func (b *sheetsBody) lay(room float32) {
	const least = 120
	b.width = max((room-2*sheetsMargin)*zooms[b.of.zoom], least)
	b.tops = b.tops[:0]
	y := float32(sheetsMargin)
	for i := range b.of.sheets {
		b.tops = append(b.tops, y)
		y += b.heightOf(i) + b.face().LineHeight() + sheetsGap
	}
	b.size = fyne.NewSize(b.width+2*sheetsMargin, y)
	if zooms[b.of.zoom] <= 1 {
		b.size.Width = 0 // never wider than the room
	}
}

func (b *sheetsBody) widthOf(int) float32 { return b.width }

func (b *sheetsBody) heightOf(i int) float32 {
	s := b.of.sheets[i]
	return b.width * s.Height / max(s.Width, 1)
}

// show makes objects of the sheets from first to last, and gives up the pictures
// of those that are not beside them.
func (b *sheetsBody) show(first, last int) {
	for i := range b.pictures {
		if i < first-1 || i > last+1 {
			delete(b.pictures, i)
		}
	}
	papers, labels := map[int]*canvas.Rectangle{}, map[int]*canvas.Text{}
	b.objects = b.objects[:0:0]
	left := max((max(b.Size().Width, b.size.Width)-b.width)/2, sheetsMargin)
	for i := first; i <= last && i < len(b.tops); i++ {
		paper, label := b.papers[i], b.labels[i]
		if paper == nil {
			paper, label = &canvas.Rectangle{StrokeWidth: 1}, &canvas.Text{Alignment: fyne.TextAlignCenter}
		}
		papers[i], labels[i] = paper, label
		Face{Size: SizeOf(SizeSmall)}.Set(label, b.of.sheets[i].Label)
		label.Color = ColourOf(ColourSecondary)
		paper.FillColor, paper.StrokeColor = sheetWhite, ColourOf(ColourBorder)
		Put(paper, left-1, b.tops[i]-1, b.width+2, b.heightOf(i)+2)
		Put(label, left, b.tops[i]+b.heightOf(i)+2, b.width, b.face().LineHeight())
		b.objects = append(b.objects, paper, label)
		if p := b.pictures[i]; p != nil {
			Put(p.image, left, b.tops[i], b.width, b.heightOf(i))
			b.objects = append(b.objects, p.image)
		}
	}
	b.papers, b.labels = papers, labels
	canvas.Refresh(b)
}

// put shows a picture on a sheet.
func (b *sheetsBody) put(i int, picture image.Image, pixels, turn int) {
	made := canvas.NewImageFromImage(picture)
	made.FillMode, made.ScaleMode = canvas.ImageFillStretch, canvas.ImageScaleSmooth
	b.pictures[i] = &sheetPicture{image: made, pixels: pixels, turn: turn}
	first, last := b.of.inSight()
	b.show(first, last)
}

// CreateRenderer implements fyne.Widget.
func (b *sheetsBody) CreateRenderer() fyne.WidgetRenderer { return renderer{b} }

func (b *sheetsBody) parts() []fyne.CanvasObject { return slices.Clone(b.objects) }

func (b *sheetsBody) place(fyne.Size) {
	first, last := b.of.inSight()
	b.show(first, last)
}

func (b *sheetsBody) least() fyne.Size { return b.size }

func (b *sheetsBody) paint() { b.place(b.Size()) }
