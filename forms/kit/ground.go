package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Ground is a plain area of a colour of the theme, which follows the theme when
// it changes: what lies behind the navigation, or a line between two panes.
type Ground struct {
	widget.BaseWidget

	name    fyne.ThemeColorName
	minimum fyne.Size
	area    *canvas.Rectangle
}

// NewGround returns an area of a colour.
func NewGround(name fyne.ThemeColorName) *Ground { return newGround(name, fyne.Size{}) }

// NewLine returns a line one unit thick, to be stretched by its layout.
func NewLine() *Ground { return newGround(ColourLine, fyne.NewSquareSize(1)) }

func newGround(name fyne.ThemeColorName, least fyne.Size) *Ground {
	g := &Ground{name: name, minimum: least, area: &canvas.Rectangle{}}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer implements fyne.Widget.
func (g *Ground) CreateRenderer() fyne.WidgetRenderer {
	g.paint()
	return renderer{g}
}

func (g *Ground) parts() []fyne.CanvasObject { return []fyne.CanvasObject{g.area} }

func (g *Ground) place(size fyne.Size) { g.area.Resize(size) }

func (g *Ground) least() fyne.Size { return g.minimum }

func (g *Ground) paint() {
	g.area.FillColor = ColourOf(g.name)
	g.area.Refresh()
}
