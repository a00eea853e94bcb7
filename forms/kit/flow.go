package kit

import "fyne.io/fyne/v2"

// Flow places objects beside one another, each as wide as it needs to be, and
// goes on in a further line where the room ends. Those of a line are centred on it.
func Flow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &flowLayout{gap: gap}, Objects: objects}
}

type flowLayout struct{ gap float32 }

// each tells where every object goes, and returns the height of all.
func (l *flowLayout) each(objects []fyne.CanvasObject, width float32, place func(o fyne.CanvasObject, x, y float32, size fyne.Size)) float32 {
	type put struct {
		o    fyne.CanvasObject
		x    float32
		size fyne.Size
	}
	var x, y, line float32
	var beside []put
	end := func() {
		for _, p := range beside {
			if place != nil {
				place(p.o, p.x, y+(line-p.size.Height)/2, p.size)
			}
		}
		beside = beside[:0]
	}
	for _, o := range shown(objects) {
		size := o.MinSize()
		if size.Width = min(size.Width, width); x > 0 && x+size.Width > width {
			end()
			x, y, line = 0, y+line+l.gap, 0
		}
		beside = append(beside, put{o, x, size})
		x += size.Width + l.gap
		line = max(line, size.Height)
	}
	end()
	return y + line
}

// Layout implements fyne.Layout.
func (l *flowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.each(objects, size.Width, func(o fyne.CanvasObject, x, y float32, of fyne.Size) { Put(o, x, y, of.Width, of.Height) })
}

func (l *flowLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return l.each(objects, width, nil)
}

// MinSize implements fyne.Layout.
func (l *flowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var widest float32
	for _, o := range shown(objects) {
		widest = max(widest, o.MinSize().Width)
	}
	return fyne.NewSize(min(widest, Scaled(120)), l.heightFor(objects, max(widest, Scaled(240))))
}
