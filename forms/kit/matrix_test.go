package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"ninefold/forms/kit/kittest"
)

func TestAMatrixIsWalkedWithTheArrowsAndPressed(t *testing.T) {
	chosen := ""
	m := NewMatrix(MatrixConfig{
		Down: []string{"likely", "rare"}, Across: []string{"major", "minor", "none"},
		OnChoose: func(down, across int) { chosen = fmt.Sprint(down, " ", across) },
	})
	m.Set([][]string{{"1 risk", "", ""}, {"", "2 risks", ""}})
	w := show(t, NewPage(m), 600, 300)
	FocusOn(m.squares[0][0])
	kittest.Press(t, w, fyne.KeyUp, fyne.KeyLeft, fyne.KeyRight, fyne.KeyDown, fyne.KeyReturn)
	if chosen != "1 1" {
		t.Errorf("right, down and Enter choose %q", chosen)
	}
	w.Canvas().Focused().TypedRune(' ')
	m.squares[0][2].Tapped(nil)
	if chosen != "0 2" {
		t.Errorf("a press chooses %q", chosen)
	}
	if got := m.squares[1][1].AccessibilityLabel(); got != "rare, minor: 2 risks" {
		t.Errorf("a square is called %q", got)
	}
	if got := m.squares[0][1].AccessibilityLabel(); got != "likely, minor: nothing" || m.squares[0][0].weight() != 1 || m.squares[1][2].weight() != 0 {
		t.Errorf("an empty square is called %q", got)
	}
	for _, look := range []Appearance{{Mode: Dark}, {Mode: HighContrast, TextScale: 1.75}} {
		appear(t, look)
		kittest.Picture(t, w, "matrix")
	}
	if m.least().Width <= m.side() || m.HeightFor(100) != 3*m.rowHeight() {
		t.Error("the matrix has no room of its own")
	}
}

func TestALazyObjectIsMadeOnceAndTakesItsHeight(t *testing.T) {
	made := 0
	l := NewLazy(func(float32) float32 { return 900 }, func() fyne.CanvasObject {
		made++
		return NewBody("Here.")
	})
	if l.Made() || l.HeightFor(200) != 900 || l.least().Height != 900 {
		t.Error("it is made before anybody can see it, or not as tall as it is said to be")
	}
	l.Make()
	l.Make()
	if made != 1 || !l.Made() || l.HeightFor(200) >= 900 {
		t.Errorf("it was made %d times and is %v tall", made, l.HeightFor(200))
	}
	show(t, NewPage(Stack(0, l)), 300, 200)
	if l.Size().Height > 200 {
		t.Errorf("on its page it is %v tall", l.Size().Height)
	}
}
