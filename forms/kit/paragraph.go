package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Run is a piece of a Paragraph.
type Run struct {
	Text string
	// Strong gives the run weight; Secondary sets it in the colour of what
	// explains.
	Strong, Secondary bool
	// Link makes the run a link that calls it. A link does not wrap.
	Link func()
	// More adds a small arrow to a link that shows more.
	More bool
}

// Paragraph is text in which some words are strong or are links, and which
// wraps as one.
type Paragraph struct {
	widget.BaseWidget
	runs []Run
}

// NewParagraph returns a paragraph of runs.
func NewParagraph(runs ...Run) *Paragraph {
	p := &Paragraph{runs: runs}
	p.ExtendBaseWidget(p)
	return p
}

// SetRuns changes the paragraph.
func (p *Paragraph) SetRuns(runs ...Run) {
	p.runs = runs
	p.Refresh()
}

// HeightFor implements Wrapping.
func (p *Paragraph) HeightFor(width float32) float32 { return 22 }

// CreateRenderer implements fyne.Widget.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(NewBody(""))
}

var _ Wrapping = (*Paragraph)(nil)
var _ fyne.Widget = (*Paragraph)(nil)
