// Package pdf sets a report as an accessible PDF: a cover, contents, headings,
// lists, tables and pictures on pages that can be published as they are. The
// report decides what is said, this package only how it looks. It must not
// know where a report comes from, and leaves all knowledge of PDF files to
// package tagged.
//
// A report is set from one page that has to begin to the next: what stands
// between is composed into pieces, put on pages, drawn and forgotten, so that a
// long report takes little more memory than its longest part. Only the contents
// and the feet of the pages, which say how many there are, are drawn at the end.
package pdf

import (
	"context"
	"fmt"
	"io"
	"slices"

	"ninefold/assets"
	"ninefold/export"
	"ninefold/export/pdf/tagged"
)

// Result says what was written.
type Result struct {
	Pages int
	// Undrawable lists the text that does not look as it should in the file,
	// with its places in the document, so that its author can be asked.
	Undrawable []tagged.Undrawable
}

// Write writes the report to w as one PDF. progress, which may be nil, is told
// how many sections of how many are drawn. Where Write returns an error, which is
// ctx's where that is cancelled, w may hold the beginning of a file.
func Write(ctx context.Context, w io.Writer, r *export.Report, progress func(done, total int)) (*Result, error) {
	l, err := begin(w, r)
	if err != nil {
		return nil, err
	}
	sections := len(r.Sections)
	err = l.set(ctx, func(sheets []sheet) error {
		for _, s := range sheets {
			if err := ctx.Err(); err != nil {
				return err
			}
			l.draw(s)
		}
		if progress != nil {
			progress(len(l.begins), sections)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	l.drawLast()
	if err := l.doc.Finish(); err != nil {
		return nil, fmt.Errorf("writing the PDF: %w", err)
	}
	return l.result(), nil
}

// Inspect returns what Write would, and writes nothing: how many pages the
// report makes, and what cannot be drawn.
func Inspect(ctx context.Context, r *export.Report) (*Result, error) {
	l, err := begin(nil, r)
	if err != nil {
		return nil, err
	}
	if err := l.set(ctx, func([]sheet) error { return nil }); err != nil {
		return nil, err
	}
	return l.result(), nil
}

// layout is a report on its way to its pages.
type layout struct {
	doc    *tagged.Document
	report *export.Report // a copy, whose sections lose their blocks when they are composed
	band   float64        // height of the coloured part of the cover
	count  int            // of the pages so far
	// begins holds the index of the sheet on which each section begins.
	begins  map[string]int
	headers map[format]header
	feet    []page // in their order
	waiting []page // that are drawn last
}

// page is a sheet with the page that it is drawn on.
type page struct {
	sheet
	on *tagged.Page
}

func begin(w io.Writer, r *export.Report) (*layout, error) {
	doc, err := tagged.New(w, tagged.Options{
		Title:     documentTitle(r),
		Author:    r.Author,
		Subject:   r.MarkingLine(),
		Creator:   "Ninefold",
		Lang:      language(r),
		Keywords:  r.Header(),
		Created:   r.Made,
		FirstPage: r.FirstPage,
		Fonts: tagged.Fonts{
			Regular: assets.FontRegular, SemiBold: assets.FontSemiBold, Bold: assets.FontBold, Italic: assets.FontItalic,
			Fallback: assets.FontFallback, FallbackBold: assets.FontFallbackBold, Scripts: scriptFonts(),
		},
	})
	if err != nil {
		return nil, fmt.Errorf("beginning the PDF: %w", err)
	}
	own := *r
	own.Sections = slices.Clone(r.Sections)
	return &layout{doc: doc, report: &own, begins: map[string]int{}, headers: map[format]header{}}, nil
}

// set composes the report and hands over its pages, some at a time.
func (l *layout) set(ctx context.Context, use func([]sheet) error) error {
	last := portrait
	take := func(sheets []sheet) error {
		l.count += len(sheets)
		last = sheets[len(sheets)-1].format
		return use(sheets)
	}
	if err := newComposer(l, take).compose(ctx); err != nil {
		return err
	}
	if l.report.BlankPage && l.count%2 == 1 {
		return take([]sheet{{format: last, blank: true}})
	}
	return nil
}

// scriptFonts are the fonts of scripts whose letters have to be shaped.
func scriptFonts() []tagged.ScriptFont {
	all := make([]tagged.ScriptFont, len(assets.ScriptFonts))
	for i, f := range assets.ScriptFonts {
		all[i] = tagged.ScriptFont{Script: f.Script, Blocks: f.Blocks, Scale: f.Scale, Regular: f.Regular, Bold: f.SemiBold}
	}
	return all
}

func (l *layout) result() *Result {
	return &Result{Pages: l.count, Undrawable: l.doc.Undrawable()}
}

// documentTitle is the title in the file's properties and in the window of a
// reader: what the file is, and whose.
func documentTitle(r *export.Report) string {
	title := r.Title
	if title == "" {
		title = "Report"
	}
	if r.Council != "" {
		title += ", " + r.Council
	}
	if r.Appendix != "" {
		title = r.Appendix + ": " + title
	}
	return title
}

func language(r *export.Report) string {
	if r.Language == "" {
		return "en-GB"
	}
	return r.Language
}

// pageNumber is the number printed on a sheet.
func (l *layout) pageNumber(sheet int) int { return max(1, l.report.FirstPage) + sheet }
