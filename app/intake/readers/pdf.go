package readers

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"ninefold/app/assessment"
	"ninefold/app/intake/formats"
	"ninefold/app/intake/source"
	"ninefold/app/pdfium"
)

// How long a PDF may be read, once the engine has started: 130 pages take two
// seconds, on a computer busy with ten other things ten times as long. What was
// read by then is kept, with a remark.
const (
	pdfTime     = 5 * time.Second
	pdfPageTime = 100 * time.Millisecond // more for each page
	pdfMostTime = 30 * time.Second
)

// PDF reads the text of a PDF: lines put together to paragraphs, headings by
// the size of their type, columns one after the other, words that were broken at
// a line's end made whole, headers and footers left out and remarked on, the cells
// of a table told apart where lines are drawn between them. Report, which may be nil, is told
// how many pages of how many are read; 0 of 0 means that the engine is being made
// ready, which takes some seconds the first time on a computer. The error is
// CodeFile, or the context's.
func PDF(ctx context.Context, name string, data []byte, report func(done, total int)) (*source.Document, error) {
	if len(data) > source.MaxFile {
		return nil, source.TooLarge(name)
	}
	if kind := formats.Of(data); kind != formats.PDF {
		if kind == formats.Text {
			return nil, source.Refuse(nil, "%s is not a PDF, or it is damaged.", name)
		}
		return nil, formats.CannotRead(name, kind, nil)
	}
	if report == nil {
		report = func(int, int) {}
	}
	report(0, 0)
	document, err := pdfium.Open(ctx, data)
	if err != nil {
		return nil, pdfRefusal(ctx, name, err)
	}
	defer document.Close()
	pages, remarks, err := readPages(ctx, document, report)
	if err != nil {
		return nil, pdfRefusal(ctx, name, err)
	}
	src := &source.Document{Name: name, Paragraphs: true, Remarks: remarks}
	if err := layOut(src, pages); err != nil {
		return nil, source.TooLarge(name)
	}
	if len(src.Lines) == 0 {
		return nil, source.Refuse(nil, "%s has no text in it: its %s pictures, as a scanner makes them. Please bring in the document it was made from; or have its text recognised (OCR), and bring in that.",
			name, map[bool]string{true: "pages are", false: "page is a picture or empty, if not one of the"}[document.Pages() > 1])
	}
	source.RemarkOnReplaced(src)
	return src, nil
}

// PDFReady tells whether ReadPDF can begin at once, or has to make its engine
// ready first, which takes some seconds.
func PDFReady() bool { return pdfium.Ready() }

// pdfPage is the text of a page with its height in points.
type pdfPage struct {
	height float64
	pieces []pdfium.Piece
	rules  []pdfium.Rule // none where nothing on the page stands beside anything
}

func readPages(ctx context.Context, document *pdfium.Document, report func(done, total int)) ([]pdfPage, []string, error) {
	total := document.Pages()
	limited, cancel := context.WithTimeout(ctx, min(pdfMostTime, pdfTime+time.Duration(total)*pdfPageTime))
	defer cancel()
	stop := context.AfterFunc(limited, document.Close) // ends what is under way
	defer stop()
	pages := make([]pdfPage, 0, total)
	var bare, broken []int
	text := 0
	for i := range total {
		report(i, total)
		_, height, err := document.Size(limited, i)
		var pieces []pdfium.Piece
		if err == nil {
			pieces, err = document.Text(limited, i)
		}
		switch {
		case ctx.Err() != nil:
			return nil, nil, ctx.Err()
		case limited.Err() != nil && i == 0:
			return nil, nil, pdfium.ErrTooLarge
		case limited.Err() != nil:
			return pages, append(pageRemarks(bare, broken), fmt.Sprintf("Only pages 1 to %d of %d were read: the rest would have taken too long. Please bring in the rest by itself.", i, total)), nil
		case errors.Is(err, pdfium.ErrTooLarge):
			return nil, nil, err
		case err != nil:
			broken = append(broken, i+1)
		case len(pieces) == 0:
			bare = append(bare, i+1)
		}
		for _, p := range pieces {
			text += len(p.Text)
		}
		if text > source.MaxText {
			return nil, nil, pdfium.ErrTooLarge
		}
		var rules []pdfium.Rule
		if anyBeside(pieces) && err == nil {
			rules, err = document.Rules(limited, i)
			switch {
			case ctx.Err() != nil:
				return nil, nil, ctx.Err()
			case err != nil:
				rules = nil // the text is there, without its tables
			}
		}
		pages = append(pages, pdfPage{height, pieces, rules})
	}
	if len(broken) == total {
		return nil, nil, pdfium.ErrBroken
	}
	return pages, pageRemarks(bare, broken), nil
}

// anyBeside tells whether a page has text beside other text, as the cells of a
// table stand, whichever is drawn first.
func anyBeside(pieces []pdfium.Piece) bool {
	const height = 6          // points: two pieces on one line are less apart
	ends := map[int]float64{} // of the text furthest to the left at each height
	for _, p := range pieces {
		at := int(p.Bottom / height)
		if end, known := ends[at]; !known || p.Right < end {
			ends[at] = p.Right
		}
	}
	for _, p := range pieces {
		at := int(p.Bottom / height)
		for _, around := range []int{at - 1, at, at + 1} {
			if end, known := ends[around]; known && p.Left > end+p.Size/2 {
				return true
			}
		}
	}
	return false
}

// pageRemarks says which pages have no text, and which could not be read.
func pageRemarks(bare, broken []int) (remarks []string) {
	if len(bare) > 0 {
		remarks = append(remarks, fmt.Sprintf("%s no text: empty, or a picture, as a scanner makes it. Words in pictures cannot be read and have to be typed.", pageList(bare, "has", "have")))
	}
	if len(broken) > 0 {
		remarks = append(remarks, fmt.Sprintf("%s damaged and could not be read.", pageList(broken, "is", "are")))
	}
	return remarks
}

// pageList names pages, the first of them where there are many.
func pageList(pages []int, one, many string) string {
	if len(pages) == 1 {
		return fmt.Sprintf("Page %d %s", pages[0], one)
	}
	const most = 8
	var names []string
	for _, p := range pages[:min(most, len(pages))] {
		names = append(names, fmt.Sprint(p))
	}
	if more := len(pages) - most; more > 0 {
		return fmt.Sprintf("Pages %s and %s more %s", strings.Join(names, ", "), assessment.Thousands(more), many)
	}
	last := len(names) - 1
	return fmt.Sprintf("Pages %s and %s %s", strings.Join(names[:last], ", "), names[last], many)
}

func pdfRefusal(ctx context.Context, name string, err error) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, pdfium.ErrEncrypted):
		return formats.CannotRead(name, formats.Protected, err)
	case errors.Is(err, pdfium.ErrTooLarge), errors.Is(err, context.DeadlineExceeded):
		return source.Refuse(err, "%s is too large or too involved to read: a PDF may have %s pages, %d MB, and must be read within seconds. Please bring it in in parts, or copy its text and paste it.",
			name, assessment.Thousands(pdfium.MaxPages), pdfium.MaxBytes>>20)
	case errors.Is(err, pdfium.ErrEngine):
		return source.Refuse(err, "%s could not be read: the part of Ninefold that reads PDF files does not start on this computer. Please open it, select and copy all its text, and paste it.", name)
	}
	return source.Refuse(err, "%s is damaged: Ninefold could not read it to its end. Please ask for it to be sent again; or open it, copy its text and paste it.", name)
}
