package kittest

import (
	"errors"
	"flag"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
)

var update = flag.Bool("update", false, "keep what is drawn now as what is to be drawn")

const (
	// coarser is how many pixels of a picture, each way, are one of the picture
	// that is kept: what stands where, and in which colour, is what matters.
	coarser = 4
	// likeness is how far a part of red, green or blue may be off, of 255, in
	// such a pixel: a letter may be a little darker, and not another.
	likeness = 12
	// unlike is how many such pixels may be further off.
	unlike = 20
)

// Golden compares what a window shows with the picture kept in testdata, which is
// coarse: fonts are our own and drawing is by software,
// so it is the same on every computer, unless a text has characters for which a
// font of the computer is needed. Run with -update after a change that is
// meant, and look at the pictures that changed.
func Golden(t testing.TB, w fyne.Window, name string) {
	t.Helper()
	drawn := w.Canvas().Capture()
	keep(t, drawn, name)
	got := coarse(drawn)
	path := filepath.Join("testdata", name+".png")
	if *update {
		save(t, path, got)
		return
	}
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("%s is not kept: run this test with -update, and look at it", path)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	want, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	if want.Bounds() != got.Bounds() {
		t.Fatalf("%s: the picture is %v, and %v is kept", name, got.Bounds(), want.Bounds())
	}
	off, first := 0, image.Point{}
	for y := range got.Rect.Dy() {
		for x := range got.Rect.Dx() {
			if differ(got.At(x, y), want.At(x, y)) {
				if off == 0 {
					first = image.Pt(x*coarser, y*coarser)
				}
				off++
			}
		}
	}
	if off > unlike {
		t.Errorf("%s: %d places look other than in %s, the first at %v. Look with NINEFOLD_PICTURES set to a folder; run with -update if it is meant", name, off, path, first)
	}
}

// coarse is a picture with a pixel for each square of its pixels.
func coarse(picture image.Image) *image.RGBA {
	size := picture.Bounds().Size().Div(coarser)
	small := image.NewRGBA(image.Rectangle{Max: size})
	for y := range size.Y {
		for x := range size.X {
			var r, g, b uint32
			for i := range coarser * coarser {
				pr, pg, pb, _ := picture.At(x*coarser+i%coarser, y*coarser+i/coarser).RGBA()
				r, g, b = r+pr>>8, g+pg>>8, b+pb>>8
			}
			const n = coarser * coarser
			small.SetRGBA(x, y, color.RGBA{R: uint8(r / n), G: uint8(g / n), B: uint8(b / n), A: 255})
		}
	}
	return small
}

func differ(x, y color.Color) bool {
	xr, xg, xb, _ := x.RGBA()
	yr, yg, yb, _ := y.RGBA()
	return apart(xr, yr) || apart(xg, yg) || apart(xb, yb)
}

func apart(x, y uint32) bool { return max(x, y)>>8-min(x, y)>>8 > likeness }
