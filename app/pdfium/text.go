package pdfium

import (
	"context"
	"errors"
	"strings"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"
)

// Piece is text of one line of a page that is set in one way.
type Piece struct {
	Text string // as the file spells it; a space at its end is kept
	// Where it stands, in points from the left and the bottom of the page.
	Left, Top, Right, Bottom float64
	Size                     float64 // of its type, in points, as it is shown
	Bold                     bool
}

// Limits on one page. A page set very small, letter by letter, has some
// thousands of characters.
const (
	maxCharacters = 100_000
	maxPieces     = 20_000
)

// Text is the text of a page, counted from 0, in the order in which the file
// draws it, which is that of reading in most files. It takes about 10
// milliseconds.
func (d *Document) Text(ctx context.Context, page int) (pieces []Piece, err error) {
	err = d.use(ctx, func(engine pdfium.Pdfium) error {
		counted, err := characters(engine, d.page(page))
		if err != nil {
			return err
		}
		if counted > maxCharacters {
			return ErrTooLarge
		}
		text, err := engine.GetPageTextStructured(&requests.GetPageTextStructured{
			Page: d.page(page), Mode: requests.GetPageTextStructuredModeRects, CollectFontInformation: true,
		})
		if err != nil {
			return errors.Join(ErrBroken, err)
		}
		if len(text.Rects) > maxPieces {
			return ErrTooLarge
		}
		for _, r := range text.Rects {
			if strings.TrimSpace(r.Text) != "" {
				pieces = append(pieces, piece(r))
			}
		}
		return nil
	})
	return pieces, err
}

func characters(engine pdfium.Pdfium, page requests.Page) (int, error) {
	text, err := engine.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: page})
	if err != nil {
		return 0, errors.Join(ErrBroken, err)
	}
	defer func() { _, _ = engine.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage}) }()
	counted, err := engine.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil {
		return 0, errors.Join(ErrBroken, err)
	}
	return counted.Count, nil
}

func piece(r *responses.GetPageTextStructuredRect) Piece {
	const semibold = 600
	at := r.PointPosition
	p := Piece{Text: r.Text, Left: at.Left, Top: at.Top, Right: at.Right, Bottom: at.Bottom, Size: at.Top - at.Bottom}
	if font := r.FontInformation; font != nil && font.RenderedSize > 0 {
		name := strings.ToLower(font.Name)
		p.Size = font.RenderedSize
		p.Bold = font.Weight >= semibold || strings.Contains(name, "bold") || strings.Contains(name, "black") || strings.Contains(name, "heavy")
	}
	return p
}
