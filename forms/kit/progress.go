package kit

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Progress is a thin bar that fills from the left.
type Progress struct {
	widget.BaseWidget

	done  float32
	what  string
	track *canvas.Rectangle
	bar   *canvas.Rectangle
}

var _ fyne.Accessible = (*Progress)(nil)

// NewProgress returns a bar that is full by done, from 0 to 1. What it measures
// is said to a screen reader: "Assessing needs, entries".
func NewProgress(done float32, what string) *Progress {
	p := &Progress{
		what:  what,
		track: &canvas.Rectangle{CornerRadius: 4},
		bar:   &canvas.Rectangle{CornerRadius: 4},
	}
	p.done = min(max(done, 0), 1)
	p.ExtendBaseWidget(p)
	return p
}

// Set changes how full the bar is, from 0 to 1.
func (p *Progress) Set(done float32) {
	p.done = min(max(done, 0), 1)
	p.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (p *Progress) CreateRenderer() fyne.WidgetRenderer {
	p.paint()
	return renderer{p}
}

func (p *Progress) parts() []fyne.CanvasObject { return []fyne.CanvasObject{p.track, p.bar} }

func (p *Progress) place(size fyne.Size) {
	Put(p.track, 0, 0, size.Width, size.Height)
	p.bar.Hidden = p.done == 0
	// Less than its own height would draw a sliver with the wrong corners.
	Put(p.bar, 0, 0, max(size.Width*p.done, size.Height), size.Height)
}

func (p *Progress) least() fyne.Size { return fyne.NewSize(40, 8) }

func (p *Progress) paint() {
	p.track.FillColor = ColourOf(ColourTrack)
	p.bar.FillColor = ColourOf(ColourAccent)
	p.place(p.Size())
	canvas.Refresh(p)
}

// AccessibilityLabel implements fyne.Accessible.
func (p *Progress) AccessibilityLabel() string {
	return fmt.Sprintf("%s: %.0f%%", p.what, p.done*100)
}

// AccessibilityRole implements fyne.Accessible.
func (p *Progress) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
