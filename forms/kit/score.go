package kit

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// ScorePicker is a row of boxes, one for each score, of which at most one is
// chosen. It is one stop of the Tab key. The digits choose, the arrows move
// the choice, and 0, Delete and Backspace clear it, as does pressing the
// chosen box again.
type ScorePicker struct {
	widget.BaseWidget
	keyWatch

	boxes   []*scoreBox
	says    []string // below each meaning, where the boxes stand below one another; or nil
	score   int
	at      int // the box the keyboard is on, from 0
	focused bool
	choose  func(score int)
}

var (
	_ fyne.Focusable  = (*ScorePicker)(nil)
	_ fyne.Accessible = (*ScorePicker)(nil)
)

// NewScorePicker returns a picker with one box for each meaning, in order from
// score 1: meanings[0] says what 1 means. It calls choose with the score, and
// with 0 when it was cleared.
func NewScorePicker(meanings []string, choose func(score int)) *ScorePicker {
	s := &ScorePicker{choose: choose}
	for i, meaning := range meanings {
		s.boxes = append(s.boxes, newScoreBox(s, i+1, meaning))
	}
	s.ExtendBaseWidget(s)
	return s
}

// Explained sets the boxes below one another, each with its meaning beside it and
// a sentence below that, and returns the picker.
func (s *ScorePicker) Explained(sentences []string) *ScorePicker {
	s.says = sentences
	return s
}

// SetScore shows a score without calling back. 0 shows none.
func (s *ScorePicker) SetScore(score int) {
	if score < 0 || score > len(s.boxes) {
		score = 0
	}
	s.score = score
	if score > 0 {
		s.at = score - 1
	}
	s.Refresh()
}

// Score returns the chosen score, or 0.
func (s *ScorePicker) Score() int { return s.score }

// pick chooses a score because a person asked for it.
func (s *ScorePicker) pick(score int) {
	if score == s.score {
		return
	}
	s.SetScore(score)
	if s.choose != nil {
		s.choose(score)
	}
}

// FocusGained implements fyne.Focusable.
func (s *ScorePicker) FocusGained() {
	s.focused = true
	s.Refresh()
	revealFocus(s)
}

// FocusLost implements fyne.Focusable.
func (s *ScorePicker) FocusLost() {
	s.focused = false
	s.Refresh()
}

// TypedRune implements fyne.Focusable.
func (s *ScorePicker) TypedRune(r rune) {
	if score := int(r - '0'); r >= '0' && r <= '9' && score <= len(s.boxes) {
		s.pick(score)
	}
}

// TypedKey implements fyne.Focusable.
func (s *ScorePicker) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyRight, fyne.KeyUp:
		s.pick(min(s.score+1, len(s.boxes)))
	case fyne.KeyLeft, fyne.KeyDown:
		s.pick(max(s.score-1, 1))
	case fyne.KeyDelete, fyne.KeyBackspace:
		s.pick(0)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		s.pick(s.at + 1)
	default:
		passKey(s, key)
	}
}

// CreateRenderer implements fyne.Widget.
func (s *ScorePicker) CreateRenderer() fyne.WidgetRenderer {
	s.paint()
	return renderer{s}
}

func (s *ScorePicker) parts() []fyne.CanvasObject {
	parts := make([]fyne.CanvasObject, len(s.boxes))
	for i, b := range s.boxes {
		parts[i] = b
	}
	return parts
}

// scoreGap is the room between two boxes.
const scoreGap = 8

func (s *ScorePicker) place(size fyne.Size) {
	if s.says != nil {
		y := float32(0)
		for i, b := range s.boxes {
			height := s.rowHeight(i, size.Width)
			Put(b, 0, y, size.Width, height)
			y += height + scoreGap
		}
		return
	}
	x := float32(0)
	for _, b := range s.boxes {
		w := b.least()
		Put(b, x, (size.Height-w.Height)/2, w.Width, w.Height)
		x += w.Width + scoreGap
	}
}

// rowHeight is the height of a box with its words, where they stand beside it.
func (s *ScorePicker) rowHeight(i int, width float32) float32 {
	b := s.boxes[i]
	b.write(s.says[i])
	room := width - b.square() - wordsGap
	return max(b.square(), b.words.HeightFor(room)+b.sentence.HeightFor(room))
}

// HeightFor implements Wrapping.
func (s *ScorePicker) HeightFor(width float32) float32 {
	if s.says == nil {
		return s.least().Height
	}
	total := -float32(scoreGap)
	for i := range s.boxes {
		total += s.rowHeight(i, width) + scoreGap
	}
	return total
}

func (s *ScorePicker) least() fyne.Size {
	if s.says != nil {
		least := Scaled(180)
		return fyne.NewSize(least, s.HeightFor(max(least, s.Size().Width)))
	}
	total := fyne.NewSize(-scoreGap, 0)
	for _, b := range s.boxes {
		w := b.least()
		total.Width += w.Width + scoreGap
		total.Height = w.Height
	}
	return total
}

func (s *ScorePicker) paint() {
	for i, b := range s.boxes {
		b.chosen = i+1 == s.score
		b.focused = s.focused && i == s.at
		b.Refresh()
	}
}

// AccessibilityLabel implements fyne.Accessible.
func (s *ScorePicker) AccessibilityLabel() string {
	if s.score == 0 {
		return "Score: none yet"
	}
	return fmt.Sprintf("Score: %d, %s", s.score, s.boxes[s.score-1].meaning)
}

// AccessibilityRole implements fyne.Accessible.
func (s *ScorePicker) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// scoreBox is one box of the picker.
type scoreBox struct {
	widget.BaseWidget

	picker  *ScorePicker
	score   int
	meaning string
	chosen  bool
	focused bool
	hovered bool
	ground  *canvas.Rectangle
	digit   *canvas.Text
	ring    *canvas.Rectangle

	words, sentence Block // beside it
}

var (
	_ fyne.Tappable      = (*scoreBox)(nil)
	_ desktop.Hoverable  = (*scoreBox)(nil)
	_ desktop.Cursorable = (*scoreBox)(nil)
)

func newScoreBox(picker *ScorePicker, score int, meaning string) *scoreBox {
	b := &scoreBox{
		picker: picker, score: score, meaning: meaning,
		ground: &canvas.Rectangle{CornerRadius: 5, StrokeWidth: 1},
		digit:  &canvas.Text{Text: fmt.Sprint(score), Alignment: fyne.TextAlignCenter},
		ring:   newRing(),
	}
	b.ExtendBaseWidget(b)
	return b
}

// Tapped implements fyne.Tappable.
func (b *scoreBox) Tapped(*fyne.PointEvent) {
	hideTip(b)
	FocusOn(b.picker)
	if b.chosen {
		b.picker.pick(0)
	} else {
		b.picker.pick(b.score)
	}
}

// MouseIn implements desktop.Hoverable.
func (b *scoreBox) MouseIn(*desktop.MouseEvent) {
	b.hovered = true
	b.Refresh()
	if b.picker.says != nil {
		return // the words stand beside it
	}
	showTip(b, fmt.Sprintf("%d: %s", b.score, b.meaning))
}

// MouseMoved implements desktop.Hoverable.
func (b *scoreBox) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (b *scoreBox) MouseOut() {
	b.hovered = false
	b.Refresh()
	hideTip(b)
}

// Cursor implements desktop.Cursorable.
func (b *scoreBox) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (b *scoreBox) CreateRenderer() fyne.WidgetRenderer {
	b.paint()
	return renderer{b}
}

func (b *scoreBox) parts() []fyne.CanvasObject {
	parts := []fyne.CanvasObject{b.ground, b.digit, b.ring}
	if b.picker.says != nil {
		parts = append(append(parts, b.words.Objects...), b.sentence.Objects...)
	}
	return parts
}

func (b *scoreBox) face() Face { return Face{Size: SizeOf(SizeHeading), Strong: true} }

// wordsGap is the room between a box and the words beside it.
const wordsGap = 10

// square is the side of the box.
func (b *scoreBox) square() float32 { return b.face().LineHeight() + 16 }

func (b *scoreBox) least() fyne.Size { return fyne.NewSquareSize(b.square()) }

// write sets the words beside the box.
func (b *scoreBox) write(sentence string) {
	b.words.Set(b.meaning, Face{Size: SizeOf(SizeBody), Strong: b.chosen})
	b.sentence.Set(sentence, Face{Size: SizeOf(SizeSmall)})
}

func (b *scoreBox) place(size fyne.Size) {
	h := b.face().LineHeight()
	if b.picker.says != nil {
		b.write(b.picker.says[b.score-1])
		room := size.Width - b.square() - wordsGap
		b.words.Place(b.square()+wordsGap, 0, room, ColourOf(ColourText))
		b.sentence.Place(b.square()+wordsGap, b.words.HeightFor(room), room, ColourOf(ColourSecondary))
		size = fyne.NewSquareSize(b.square())
	}
	Put(b.ground, 0, 0, size.Width, size.Height)
	Put(b.digit, 0, (size.Height-h)/2, size.Width, h)
	placeRing(b.ring, 0, 0, size.Width, size.Height, 1, 5, b.focused)
}

func (b *scoreBox) paint() {
	fill, border, text := ColourSurface, ColourBorder, ColourText
	switch {
	case b.chosen:
		fill, border, text = ColourAccent, ColourAccent, ColourOnAccent
	case b.hovered:
		fill = ColourHover
	}
	b.ground.FillColor, b.ground.StrokeColor = ColourOf(fill), ColourOf(border)
	b.face().Set(b.digit, b.digit.Text)
	b.digit.Color = ColourOf(text)
	b.words.Stale, b.sentence.Stale = true, true
	b.place(b.Size())
	canvas.Refresh(b)
}
