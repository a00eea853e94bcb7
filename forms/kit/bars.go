package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Bar is one bar of a picture: a name, a value, and the words for the value.
type Bar struct {
	Name string
	// Value is how long the bar is, in the unit of NewBars's most. 0 draws
	// none.
	Value float32
	// Words stand beside the bar: "2 · some shortfalls", "not scored yet".
	Words string
}

// Bars is a picture of several values, each with its number beside it. The
// bars are marked off at the whole numbers, so that a value can be counted.
type Bars struct {
	widget.BaseWidget

	most float32
	rows []*barRow
}

var (
	_ Wrapping        = (*Bars)(nil)
	_ fyne.Accessible = (*Bars)(nil)
)

// barRow is what draws one bar.
type barRow struct {
	bar   Bar
	name  *canvas.Text
	words *canvas.Text
	track []*canvas.Rectangle // one for each whole number up to most
	fill  []*canvas.Rectangle
}

// NewBars returns a picture in which a bar of the value most fills its room.
func NewBars(most float32, bars ...Bar) *Bars {
	b := &Bars{most: most}
	b.setBars(bars)
	b.ExtendBaseWidget(b)
	return b
}

// Set shows other bars.
func (b *Bars) Set(bars ...Bar) {
	b.setBars(bars)
	b.Refresh()
}

func (b *Bars) setBars(bars []Bar) {
	for len(b.rows) < len(bars) {
		row := &barRow{name: &canvas.Text{}, words: &canvas.Text{}}
		for range max(int(b.most), 1) {
			row.track = append(row.track, &canvas.Rectangle{})
			row.fill = append(row.fill, &canvas.Rectangle{})
		}
		b.rows = append(b.rows, row)
	}
	b.rows = b.rows[:len(bars)]
	for i, bar := range bars {
		b.rows[i].bar = bar
	}
}

func (b *Bars) face(strong bool) Face { return Face{Size: SizeOf(SizeBody), Strong: strong} }

func (b *Bars) rowHeight() float32 { return b.face(false).LineHeight() + 9 }

// sides returns the widths of the names at the left and the words at the right.
func (b *Bars) sides() (names, words float32) {
	for _, row := range b.rows {
		names = max(names, b.face(false).Width(row.bar.Name))
		words = max(words, b.face(true).Width(row.bar.Words))
	}
	return names + 14, words + 14
}

// barLeast is the narrowest a bar is drawn beside its words. With less room the
// words go without the bar, because they say the same.
const barLeast = 60

// HeightFor implements Wrapping.
func (b *Bars) HeightFor(float32) float32 { return float32(len(b.rows)) * b.rowHeight() }

// CreateRenderer implements fyne.Widget.
func (b *Bars) CreateRenderer() fyne.WidgetRenderer {
	b.paint()
	return renderer{b}
}

func (b *Bars) parts() []fyne.CanvasObject {
	var parts []fyne.CanvasObject
	for _, row := range b.rows {
		parts = append(parts, row.name, row.words)
		for i := range row.track {
			parts = append(parts, row.track[i], row.fill[i])
		}
	}
	return parts
}

func (b *Bars) place(size fyne.Size) {
	names, words := b.sides()
	room := size.Width - names - words
	height := b.rowHeight()
	line := b.face(false).LineHeight()
	for i, row := range b.rows {
		y := float32(i) * height
		Put(row.name, 0, y+(height-line)/2, names, line)
		drawn := room >= barLeast
		left := names
		if drawn {
			left += room + 14
		}
		Put(row.words, left, y+(height-line)/2, words, line)
		b.placeBar(row, names, y, room, height, drawn)
	}
}

// placeBar draws the parts of one bar.
func (b *Bars) placeBar(row *barRow, x, y, room, height float32, drawn bool) {
	const gap = 3
	parts := float32(len(row.track))
	part := (room - gap*(parts-1)) / parts
	unit := b.most / parts
	tall := min(height-10, 14)
	y += (height - tall) / 2
	for i := range row.track {
		full := min(max(row.bar.Value/unit-float32(i), 0), 1)
		left := x + float32(i)*(part+gap)
		Put(row.track[i], left, y, part, tall)
		Put(row.fill[i], left, y, part*full, tall)
		row.track[i].Hidden = !drawn
		row.fill[i].Hidden = !drawn || full == 0
	}
}

func (b *Bars) least() fyne.Size {
	names, words := b.sides()
	return fyne.NewSize(names+words, b.HeightFor(0))
}

func (b *Bars) paint() {
	for _, row := range b.rows {
		Face{Size: SizeOf(SizeBody)}.Set(row.name, row.bar.Name)
		Face{Size: SizeOf(SizeBody), Strong: row.bar.Value != 0}.Set(row.words, row.bar.Words)
		row.name.Color, row.words.Color = ColourOf(ColourText), ColourOf(ColourText)
		if row.bar.Value == 0 {
			row.words.Color = ColourOf(ColourSecondary)
		}
		for i := range row.track {
			row.track[i].FillColor, row.track[i].CornerRadius = ColourOf(ColourTrack), 2
			row.fill[i].FillColor, row.fill[i].CornerRadius = ColourOf(ColourAccent), 2
		}
	}
	b.place(b.Size())
	canvas.Refresh(b)
}

// AccessibilityLabel implements fyne.Accessible: the picture in words.
func (b *Bars) AccessibilityLabel() string {
	said := make([]string, len(b.rows))
	for i, row := range b.rows {
		said[i] = row.bar.Name + ": " + row.bar.Words
	}
	return strings.Join(said, "; ")
}

// AccessibilityRole implements fyne.Accessible.
func (b *Bars) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
