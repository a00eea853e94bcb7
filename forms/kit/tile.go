package kit

import (
	"fyne.io/fyne/v2"
)

// Tile is a card that is pressed as a whole: a mark, a name, a figure, a line
// of detail and how far it is.
type Tile struct {
	pressable

	name   string
	mark   *StatusMark
	title  *Text
	figure *Text
	detail *Text
	bar    *Progress
	card   *Card
}

// TileState is what a Tile shows beside its name.
type TileState struct {
	Mark     Fill
	Word     string // what the mark means
	Figure   string // at the right: a score
	Detail   string
	Progress float32 // from 0 to 1
}

var (
	_ Wrapping        = (*Tile)(nil)
	_ fyne.Accessible = (*Tile)(nil)
)

// NewTile returns a tile with a name.
func NewTile(name string, press func()) *Tile {
	t := &Tile{
		name: name, mark: NewStatusMark(Hollow, ""), title: NewStrong(name), figure: NewScore(""),
		detail: NewSmall("").OneLine(), bar: NewProgress(0, name),
	}
	t.card = NewCard(Stack(8, RowFilled(8, 1, t.mark, t.title, t.figure), t.detail, t.bar))
	t.press = press
	t.become(t)
	return t
}

// Set changes what the tile shows.
func (t *Tile) Set(s TileState) {
	t.mark.Set(s.Mark, s.Word)
	t.figure.SetText(s.Figure)
	t.detail.SetText(s.Detail)
	t.bar.Set(s.Progress)
}

// HeightFor implements Wrapping.
func (t *Tile) HeightFor(width float32) float32 { return t.card.HeightFor(width) }

// CreateRenderer implements fyne.Widget.
func (t *Tile) CreateRenderer() fyne.WidgetRenderer { return renderer{t} }

func (t *Tile) Held() []fyne.CanvasObject { return []fyne.CanvasObject{t.card} }

func (t *Tile) parts() []fyne.CanvasObject { return []fyne.CanvasObject{t.card, t.ring} }

func (t *Tile) place(size fyne.Size) {
	Put(t.card, 0, 0, size.Width, size.Height)
	placeRing(t.ring, 0, 0, size.Width, size.Height, 0, 6, t.focused)
}

func (t *Tile) least() fyne.Size { return t.card.MinSize() }

func (t *Tile) paint() {
	t.place(t.Size())
	t.card.Refresh()
	if t.hovered && !t.focused {
		t.card.ground.StrokeColor = ColourOf(ColourBorder)
		t.card.ground.Refresh()
	}
	t.ring.Refresh()
}

// AccessibilityLabel implements fyne.Accessible.
func (t *Tile) AccessibilityLabel() string {
	return t.name + ", " + t.mark.word + ", " + t.figure.Text() + ", " + t.detail.Text()
}

// AccessibilityRole implements fyne.Accessible.
func (t *Tile) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
