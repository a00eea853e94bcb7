package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Run is a piece of a Paragraph.
type Run struct {
	Text string
	// Strong gives the run weight; Secondary sets it in the colour of what
	// explains.
	Strong, Secondary bool
	// Wavy marks the run as words that nobody knows.
	Wavy bool
	// Joined sets the run as close to the one before it as the spaces of both
	// have it.
	Joined bool
	// OnNewLine begins a line with the run.
	OnNewLine bool
	// Link makes the run a link that calls it. A link does not wrap.
	Link func()
	// More adds a small arrow to a link that shows more.
	More bool
}

// Paragraph is text in which some words are strong or are links, and which
// wraps as one. Runs are set apart by a space.
type Paragraph struct {
	widget.BaseWidget

	runs  []Run
	links map[int]*Button // by the index of their run

	texts []*canvas.Text // the first used of them are on show
	used  int
	marks Marks
	read  *readPart // what of it is selected, or nil
}

var (
	_ Wrapping        = (*Paragraph)(nil)
	_ Readable        = (*Paragraph)(nil)
	_ fyne.Accessible = (*Paragraph)(nil)
)

// NewParagraph returns a paragraph of runs.
func NewParagraph(runs ...Run) *Paragraph {
	p := &Paragraph{}
	p.setRuns(runs)
	p.ExtendBaseWidget(p)
	return p
}

// SetRuns changes the paragraph.
func (p *Paragraph) SetRuns(runs ...Run) {
	p.setRuns(runs)
	p.Refresh()
}

func (p *Paragraph) setRuns(runs []Run) {
	old := p.links
	p.runs, p.links = runs, map[int]*Button{}
	for i, r := range runs {
		if r.Link == nil {
			continue
		}
		link := old[i] // the same button, so that it keeps the keyboard
		if link == nil {
			link = NewLink("", nil)
		}
		link.text, link.press, link.menu = r.Text, r.Link, r.More
		p.links[i] = link
	}
}

// Link returns the button of the run at an index, or nil if it is no link.
func (p *Paragraph) Link(run int) *Button { return p.links[run] }

// piece is a part of a run that stands on one line.
type piece struct {
	run   int
	text  string
	x     float32
	line  int
	width float32
}

func (p *Paragraph) face(r Run) Face { return Face{Size: SizeOf(SizeBody), Strong: r.Strong} }

// pieces breaks the runs for a width, and returns the number of lines.
func (p *Paragraph) pieces(width float32) ([]piece, int) {
	var pieces []piece
	space := Face{Size: SizeOf(SizeBody)}.Width(" ") * 1.4
	x, line := float32(0), 0
	for i, r := range p.runs {
		if r.OnNewLine && x > 0 {
			x, line = 0, line+1
		}
		if link := p.links[i]; link != nil {
			w := link.MinSize().Width
			if x > 0 && x+w > width {
				x, line = 0, line+1
			}
			pieces = append(pieces, piece{run: i, x: x, line: line, width: w})
			x += w + space
			continue
		}
		f := p.face(r)
		gap := f.Width(" ")
		if r.Joined && i > 0 && x > 0 {
			x -= space
			if strings.HasSuffix(p.runs[i-1].Text, " ") || strings.HasPrefix(r.Text, " ") {
				x += gap
			}
		}
		var words []string
		start, sum := x, float32(0)
		flush := func() {
			if len(words) > 0 {
				pieces = append(pieces, piece{run: i, text: strings.Join(words, " "), x: start, line: line, width: sum})
			}
			words = words[:0]
		}
		for word := range strings.FieldsSeq(r.Text) {
			w := f.Width(word)
			with := sum + w
			if len(words) > 0 {
				with += gap
			}
			if start+with > width && (len(words) > 0 || start > 0) {
				flush()
				start, sum, line = 0, 0, line+1
				with = w
			}
			words, sum = append(words, word), with
		}
		flush()
		x = start + sum + space
	}
	return pieces, line + 1
}

// lineHeight leaves room for the links.
func (p *Paragraph) lineHeight() float32 { return Face{Size: SizeOf(SizeBody)}.LineHeight() }

// HeightFor implements Wrapping.
func (p *Paragraph) HeightFor(width float32) float32 {
	_, lines := p.pieces(width)
	return float32(lines) * p.lineHeight()
}

// CreateRenderer implements fyne.Widget.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer {
	p.place(p.Size())
	return renderer{p}
}

func (p *Paragraph) parts() []fyne.CanvasObject {
	parts := make([]fyne.CanvasObject, 0, p.used+len(p.links))
	if p.read != nil {
		parts = p.read.grounds.AppendTo(parts)
	}
	for _, t := range p.texts[:p.used] {
		parts = append(parts, t)
	}
	parts = p.marks.AppendTo(parts)
	for i := range p.runs {
		if link := p.links[i]; link != nil {
			parts = append(parts, link)
		}
	}
	return parts
}

func (p *Paragraph) Held() []fyne.CanvasObject {
	var links []fyne.CanvasObject
	for i := range p.runs {
		if link := p.links[i]; link != nil {
			links = append(links, link)
		}
	}
	return links
}

func (p *Paragraph) place(size fyne.Size) {
	pieces, _ := p.pieces(size.Width)
	height := p.lineHeight()
	p.placeRead()
	p.used = 0
	p.marks.Begin()
	for _, piece := range pieces {
		y := float32(piece.line) * height
		r := p.runs[piece.run]
		if link := p.links[piece.run]; link != nil {
			least := link.MinSize()
			Put(link, piece.x, y+(height-least.Height)/2, least.Width, least.Height)
			continue
		}
		if p.used == len(p.texts) {
			p.texts = append(p.texts, &canvas.Text{})
		}
		t := p.texts[p.used]
		p.used++
		f := p.face(r)
		f.Set(t, piece.text)
		t.Color = ColourOf(ColourText)
		if r.Secondary {
			t.Color = ColourOf(ColourSecondary)
		}
		Put(t, piece.x, y, piece.width, height)
		t.Refresh()
		if r.Wavy {
			p.marks.put(piece.x, y+height, piece.width, f)
		}
	}
}

func (p *Paragraph) least() fyne.Size {
	least := SizeOf(SizeBody) * 8
	for _, link := range p.links {
		least = max(least, link.MinSize().Width)
	}
	return fyne.NewSize(least, p.HeightFor(max(least, p.Size().Width)))
}

func (p *Paragraph) paint() {
	for _, link := range p.links {
		link.Refresh()
	}
	p.place(p.Size())
	canvas.Refresh(p)
}

// AccessibilityLabel implements fyne.Accessible.
func (p *Paragraph) AccessibilityLabel() string {
	texts := make([]string, len(p.runs))
	for i, r := range p.runs {
		texts[i] = r.Text
	}
	return strings.Join(texts, " ")
}

// AccessibilityRole implements fyne.Accessible.
func (p *Paragraph) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
