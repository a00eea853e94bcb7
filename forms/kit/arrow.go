package kit

import (
	"image/color"

	"fyne.io/fyne/v2/canvas"
)

// arrowRoom is the width an arrow takes beside words, gap included.
func arrowRoom() float32 { return Scaled(12) }

// arrow is the small triangle that says "there is more".
type arrow struct {
	shape *canvas.RegularPolygon
	up    bool
}

func newArrow() *arrow { return &arrow{shape: &canvas.RegularPolygon{Sides: 3}} }

// place draws the arrow to the right of x, its middle at the height y.
func (a *arrow) place(x, y float32, in color.Color) {
	side := Scaled(7)
	a.shape.FillColor = in
	a.shape.Angle = 180
	top := y - side/2 - 1
	if a.up {
		a.shape.Angle = 0
		top = y - side/2 + 1
	}
	Put(a.shape, x, top, side, side)
}
