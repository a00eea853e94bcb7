package kit

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Wrapping is an object whose height depends on its width, as that of text
// that wraps does.
type Wrapping interface {
	fyne.CanvasObject
	// HeightFor returns the height needed at a width, both in Fyne's units.
	// It must not change what is shown.
	HeightFor(width float32) float32
}

// wrappingLayout is a layout whose height depends on its width.
type wrappingLayout interface {
	fyne.Layout
	heightFor(objects []fyne.CanvasObject, width float32) float32
}

// HeightFor returns the height an object needs at a width. Objects that are
// neither Wrapping nor laid out by this package answer with their least height.
func HeightFor(object fyne.CanvasObject, width float32) float32 {
	switch o := object.(type) {
	case Wrapping:
		return o.HeightFor(width)
	case *fyne.Container:
		if l, ok := o.Layout.(wrappingLayout); ok {
			return l.heightFor(o.Objects, width)
		}
	}
	return object.MinSize().Height
}

// leastOf answers Fyne's question for the least size of a wrapping layout: the
// height is the one for the width it was last laid out at.
func leastOf(l wrappingLayout, objects []fyne.CanvasObject, width, last float32) fyne.Size {
	return fyne.NewSize(width, l.heightFor(objects, max(width, last)))
}

// shown returns the objects that take room: those that are not hidden, nor hold
// nothing but what is.
func shown(objects []fyne.CanvasObject) []fyne.CanvasObject {
	for i, o := range objects {
		if !takesRoom(o) {
			kept := append([]fyne.CanvasObject(nil), objects[:i]...)
			for _, other := range objects[i+1:] {
				if takesRoom(other) {
					kept = append(kept, other)
				}
			}
			return kept
		}
	}
	return objects
}

func takesRoom(o fyne.CanvasObject) bool {
	if !o.Visible() {
		return false
	}
	c, is := o.(*fyne.Container)
	return !is || len(c.Objects) == 0 || slices.ContainsFunc(c.Objects, takesRoom)
}

// Put gives an object its place and size.
func Put(object fyne.CanvasObject, x, y, width, height float32) {
	object.Move(fyne.NewPos(x, y))
	object.Resize(fyne.NewSize(width, height))
}

// Stack places objects below one another, each as wide as the stack and as
// tall as it needs to be at that width, with a gap between them. Hidden
// objects take no room.
func Stack(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &stackLayout{gap: gap}, Objects: objects}
}

type stackLayout struct {
	gap   float32
	width float32
}

func (l *stackLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	y := float32(0)
	for _, o := range shown(objects) {
		h := HeightFor(o, size.Width)
		Put(o, 0, y, size.Width, h)
		y += h + l.gap
	}
}

func (l *stackLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	total := float32(0)
	for i, o := range shown(objects) {
		if i > 0 {
			total += l.gap
		}
		total += HeightFor(o, width)
	}
	return total
}

func (l *stackLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := float32(0)
	for _, o := range shown(objects) {
		width = max(width, o.MinSize().Width)
	}
	return leastOf(l, objects, width, l.width)
}

// Row places objects beside one another, each as wide as it needs to be,
// centred on one line, with a gap between them.
func Row(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &rowLayout{gap: gap, fill: -1}, Objects: objects}
}

// RowFilled is a Row in which the object at the index fill takes the room that
// is left, so that what follows it stands at the right.
func RowFilled(gap float32, fill int, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &rowLayout{gap: gap, fill: fill}, Objects: objects}
}

// RowTop is RowFilled with the objects aligned at the top.
func RowTop(gap float32, fill int, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &rowLayout{gap: gap, fill: fill, top: true}, Objects: objects}
}

type rowLayout struct {
	gap   float32
	fill  int
	top   bool
	width float32
}

// widths returns how wide each object is to be, hidden ones at zero.
func (l *rowLayout) widths(objects []fyne.CanvasObject, width float32) []float32 {
	widths := make([]float32, len(objects))
	left := width
	seen := false
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		if seen {
			left -= l.gap
		}
		seen = true
		if i != l.fill {
			widths[i] = o.MinSize().Width
			left -= widths[i]
		}
	}
	if l.fill >= 0 && l.fill < len(objects) && objects[l.fill].Visible() {
		widths[l.fill] = max(left, 0)
	}
	for left < 0 {
		i := widestOfShortening(objects, widths)
		if i < 0 || widths[i] <= arrowRoom()*4 {
			break
		}
		taken := min(-left, widths[i]-arrowRoom()*4)
		widths[i] -= taken
		left += taken
	}
	return widths
}

// shortening is implemented by what shows fewer of its words where it is given
// less room than it asks for, such as a button.
type shortening interface{ shortens() }

// widestOfShortening returns the index of the widest object that can do with
// less room, or -1.
func widestOfShortening(objects []fyne.CanvasObject, widths []float32) int {
	widest := -1
	for i, o := range objects {
		if _, can := o.(shortening); can && widths[i] > 0 && (widest < 0 || widths[i] > widths[widest]) {
			widest = i
		}
	}
	return widest
}

func (l *rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	x := float32(0)
	for i, w := range l.widths(objects, size.Width) {
		o := objects[i]
		if !o.Visible() {
			continue
		}
		h := min(HeightFor(o, w), size.Height)
		y := float32(0)
		if !l.top {
			y = (size.Height - h) / 2
		}
		Put(o, x, y, w, h)
		x += w + l.gap
	}
}

func (l *rowLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	height := float32(0)
	for i, w := range l.widths(objects, width) {
		if objects[i].Visible() {
			height = max(height, HeightFor(objects[i], w))
		}
	}
	return height
}

func (l *rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := float32(0)
	for i, o := range shown(objects) {
		if i > 0 {
			width += l.gap
		}
		width += o.MinSize().Width
	}
	return leastOf(l, objects, width, l.width)
}

// Columns places objects side by side, equally wide and equally tall, when the
// room is at least from units wide, and below one another when it is not.
func Columns(from, gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &gridLayout{from: from, gap: gap}, Objects: objects}
}

// Tiles places objects in rows of equal tiles, as many beside one another as
// fit when each is at least least units wide, and never more than most. Zero
// for most sets no bound.
func Tiles(least float32, most int, gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &gridLayout{least: least, most: most, gap: gap}, Objects: objects}
}

type gridLayout struct {
	from  float32 // for Columns: the width from which all stand side by side
	least float32 // for Tiles
	most  int     // for Tiles
	gap   float32
	width float32
}

// across returns how many of count objects stand beside one another.
func (l *gridLayout) across(count int, width float32) int {
	if l.least == 0 {
		if width >= l.from {
			return max(count, 1)
		}
		return 1
	}
	n := int((width + l.gap) / (l.least + l.gap))
	if l.most > 0 {
		n = min(n, l.most)
	}
	return max(n, 1)
}

// rows calls each with the objects of a row, their width and the row's height.
func (l *gridLayout) rows(objects []fyne.CanvasObject, width float32, each func(row []fyne.CanvasObject, cell fyne.Size)) {
	objects = shown(objects)
	across := l.across(len(objects), width)
	cell := (width - l.gap*float32(across-1)) / float32(across)
	for len(objects) > 0 {
		row := objects[:min(across, len(objects))]
		objects = objects[len(row):]
		height := float32(0)
		for _, o := range row {
			height = max(height, HeightFor(o, cell))
		}
		each(row, fyne.NewSize(cell, height))
	}
}

func (l *gridLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	y := float32(0)
	l.rows(objects, size.Width, func(row []fyne.CanvasObject, cell fyne.Size) {
		for i, o := range row {
			Put(o, float32(i)*(cell.Width+l.gap), y, cell.Width, cell.Height)
		}
		y += cell.Height + l.gap
	})
}

func (l *gridLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	total := -l.gap
	l.rows(objects, width, func(_ []fyne.CanvasObject, cell fyne.Size) {
		total += cell.Height + l.gap
	})
	return max(total, 0)
}

func (l *gridLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := l.least
	for _, o := range shown(objects) {
		width = max(width, o.MinSize().Width)
	}
	return leastOf(l, objects, width, l.width)
}

// Inset leaves room around an object.
func Inset(top, right, bottom, left float32, object fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{
		Layout:  &insetLayout{top: top, right: right, bottom: bottom, left: left},
		Objects: []fyne.CanvasObject{object},
	}
}

type insetLayout struct {
	top, right, bottom, left float32
	width                    float32
}

func (l *insetLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	for _, o := range objects {
		Put(o, l.left, l.top, size.Width-l.left-l.right, size.Height-l.top-l.bottom)
	}
}

func (l *insetLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	height := float32(0)
	for _, o := range shown(objects) {
		height = max(height, HeightFor(o, width-l.left-l.right))
	}
	return height + l.top + l.bottom
}

func (l *insetLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := float32(0)
	for _, o := range shown(objects) {
		width = max(width, o.MinSize().Width)
	}
	return leastOf(l, objects, width+l.left+l.right, l.width)
}

// Over places objects on top of one another, all of them filling the room.
func Over(objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &insetLayout{}, Objects: objects}
}

// AtMost keeps an object from growing wider than width, at the left of the
// room: lines of text longer than about ninety characters are hard to read.
func AtMost(width float32, object fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &atMostLayout{most: width}, Objects: []fyne.CanvasObject{object}}
}

// Wide gives an object a width in a row that would give it its least.
func Wide(width float32, object fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &atMostLayout{most: width, least: width}, Objects: []fyne.CanvasObject{object}}
}

type atMostLayout struct {
	most  float32
	least float32
	width float32
}

func (l *atMostLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	for _, o := range objects {
		Put(o, 0, 0, min(size.Width, l.most), size.Height)
	}
}

func (l *atMostLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	height := float32(0)
	for _, o := range shown(objects) {
		height = max(height, HeightFor(o, min(width, l.most)))
	}
	return height
}

func (l *atMostLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := l.least
	for _, o := range shown(objects) {
		width = max(width, o.MinSize().Width)
	}
	return leastOf(l, objects, width, l.width)
}

// Space is room without content, such as what pushes buttons to the right.
func Space(width float32) fyne.CanvasObject {
	r := &canvas.Rectangle{FillColor: color.Transparent}
	r.SetMinSize(fyne.NewSize(width, 0))
	return r
}
