package pdfium

import (
	"context"
	"errors"
	"image"
	"math"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/requests"
)

// MaxPixels bounds a picture, so that a page as wide as a street and as high as
// a hair takes no more memory than any other: 64 MB.
const MaxPixels = 16 << 20

// Picture draws a page, counted from 0, as wide as asked for in pixels, on
// white. A picture that would have more than MaxPixels is smaller.
func (d *Document) Picture(ctx context.Context, page, width int) (picture *image.RGBA, err error) {
	w, h, err := d.Size(ctx, page)
	if err != nil {
		return nil, err
	}
	height := math.Ceil(float64(width) * h / w)
	if over := height * float64(width) / MaxPixels; over > 1 {
		width = int(float64(width) / math.Sqrt(over))
		height = math.Floor(height / math.Sqrt(over))
	}
	err = d.use(ctx, func(engine pdfium.Pdfium) error {
		drawn, err := engine.RenderPageInPixels(&requests.RenderPageInPixels{Page: d.page(page), Width: max(1, width), Height: max(1, int(height))})
		if err != nil {
			return errors.Join(ErrBroken, err)
		}
		defer drawn.Cleanup()
		// The picture lies in the sandbox's memory, which goes.
		seen, is := drawn.Result.RenderedImage.(*image.RGBA)
		if !is {
			return ErrBroken
		}
		picture = &image.RGBA{Pix: append([]byte(nil), seen.Pix...), Stride: seen.Stride, Rect: seen.Rect}
		return nil
	})
	return picture, err
}
