package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Bar is one bar of a picture: a name, a value, and the words for the value.
type Bar struct {
	Name string
	// Value is how long the bar is, in the unit of Bars.Most. 0 draws none.
	Value float32
	// Words stand beside the bar: "2 · some shortfalls", "not scored yet".
	Words string
}

// Bars is a picture of several values, each with its number beside it.
type Bars struct {
	widget.BaseWidget
	most float32
	bars []Bar
}

// NewBars returns a picture in which a bar of the value most fills its room.
// Steps marks the whole numbers up to most with gaps in the bars.
func NewBars(most float32, bars ...Bar) *Bars {
	b := &Bars{most: most, bars: bars}
	b.ExtendBaseWidget(b)
	return b
}

// Set shows other bars.
func (b *Bars) Set(bars ...Bar) {
	b.bars = bars
	b.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (b *Bars) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(NewBody(""))
}

var _ fyne.Widget = (*Bars)(nil)
