package window

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestAWindowIsNoLargerThanTheScreenLeavesRoomFor(t *testing.T) {
	laptop := area{0, 0, 1366, 728} // with a bar of 40 pixels
	for _, c := range []struct {
		size  fyne.Size
		in    area
		scale float32
		want  fyne.Size
	}{
		{fyne.NewSize(1180, 690), laptop, 1, fyne.NewSize(1180, 690)},
		{fyne.NewSize(1180, 720), laptop, 1, fyne.NewSize(1180, 690)},
		{fyne.NewSize(1180, 720), laptop, 2, fyne.NewSize(673, 326)},
		{fyne.NewSize(1180, 720), area{1366, 40, 2560, 1400}, 1.5, fyne.NewSize(1180, 720)},
	} {
		if got := fitting(c.size, c.in, c.scale); got != c.want {
			t.Errorf("%v in %+v at %v is %v, want %v", c.size, c.in, c.scale, got, c.want)
		}
	}
	for _, c := range [][2][2]int{{{100, 20}, {100, 20}}, {{500, 20}, {166, 20}}, {{-40, 600}, {0, 28}}} {
		if left, top := within(c[0][0], c[0][1], 1200, 700, laptop); left != c[1][0] || top != c[1][1] {
			t.Errorf("a window at %v is put at %d, %d, want %v", c[0], left, top, c[1])
		}
	}
	if left, top := within(100, 100, 2000, 900, laptop); left != 0 || top != 0 {
		t.Errorf("a window larger than the screen is put at %d, %d", left, top)
	}
}
