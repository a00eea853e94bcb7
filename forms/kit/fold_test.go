package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

func TestAFoldStaysARowWhileThereIsRoom(t *testing.T) {
	box := func(width float32) *canvas.Rectangle {
		r := &canvas.Rectangle{}
		r.SetMinSize(fyne.NewSize(width, 20))
		return r
	}
	title, one, two, three := box(50), box(100), box(100), box(100)
	fold := Fold(80, 10, 0, title, one, two, three)

	fold.Resize(fyne.NewSize(500, 20))
	if h := HeightFor(fold, 500); h != 20 {
		t.Errorf("a row is %v tall", h)
	}
	if title.Size().Width != 170 || three.Position().X != 400 {
		t.Errorf("the title gets %v and the last box is at %v", title.Size().Width, three.Position().X)
	}

	fold.Resize(fyne.NewSize(250, 80))
	if h := HeightFor(fold, 250); h != 80 {
		t.Errorf("three lines of 20 with two gaps of 10 are %v tall", h)
	}
	if title.Size().Width != 250 || one.Position().Y != 30 || two.Position() != fyne.NewPos(110, 30) || three.Position() != fyne.NewPos(0, 60) {
		t.Errorf("title %v wide, boxes at %v %v %v", title.Size().Width, one.Position(), two.Position(), three.Position())
	}
}
