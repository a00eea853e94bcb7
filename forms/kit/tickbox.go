package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// tickBox draws a box to tick inside a widget.
type tickBox struct {
	box  *canvas.Rectangle
	tick [2]*canvas.Line
}

func newTickBox() tickBox {
	return tickBox{
		box:  &canvas.Rectangle{CornerRadius: 3, StrokeWidth: 1.5},
		tick: [2]*canvas.Line{{StrokeWidth: 2}, {StrokeWidth: 2}},
	}
}

// side is the width and height of the box.
func (t tickBox) side() float32 { return Scaled(17) }

func (t tickBox) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{t.box, t.tick[0], t.tick[1]}
}

// show says whether the box is drawn, and with a tick.
func (t tickBox) show(drawn, on bool) {
	t.box.Hidden = !drawn
	t.tick[0].Hidden, t.tick[1].Hidden = !drawn || !on, !drawn || !on
}

// place draws the box from a corner.
func (t tickBox) place(x, y float32) {
	side := t.side()
	Put(t.box, x, y, side, side)
	points := [3]fyne.Position{
		fyne.NewPos(x+side*0.22, y+side*0.52), fyne.NewPos(x+side*0.42, y+side*0.72), fyne.NewPos(x+side*0.78, y+side*0.28),
	}
	for i, line := range t.tick {
		line.Position1, line.Position2 = points[i], points[i+1]
	}
}

// paint gives the box its colours.
func (t tickBox) paint(on, hovered, disabled bool) {
	fill, border, tick := ColourSurface, ColourBorder, ColourOnAccent
	switch {
	case disabled:
		fill, border, tick = colourDisabledGround, colourDisabledGround, colourDisabled
	case on:
		fill, border = ColourAccent, ColourAccent
	case hovered:
		fill = ColourHover
	}
	t.box.FillColor, t.box.StrokeColor = ColourOf(fill), ColourOf(border)
	for _, line := range t.tick {
		line.StrokeColor = ColourOf(tick)
	}
}
