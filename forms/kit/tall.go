package kit

import "fyne.io/fyne/v2"

// Tall shows an object in a room of a fixed height, in which it scrolls: what
// is pasted into it does not push away what stands below.
func Tall(height float32, object fyne.CanvasObject) *fyne.Container {
	page := NewPage(object)
	page.within = true
	return &fyne.Container{Layout: &tallLayout{height: height}, Objects: []fyne.CanvasObject{page}}
}

type tallLayout struct{ height float32 }

// Layout implements fyne.Layout.
func (l *tallLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		Put(o, 0, 0, size.Width, size.Height)
	}
}

func (l *tallLayout) heightFor([]fyne.CanvasObject, float32) float32 { return l.height }

// MinSize implements fyne.Layout.
func (l *tallLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width, l.height)
}
