// Package pdf sets a report as an accessible PDF: a cover, contents, headings,
// lists, tables and pictures on pages that can be published as they are. The
// report decides what is said, this package only how it looks. It must not
// know where a report comes from, and leaves all knowledge of PDF files to
// package tagged.
//
// A report is set in two passes. The first composes every block into pieces
// and puts the pieces on pages; the second draws the pages, and by then knows
// how many there are and where every section begins.
package pdf

import (
	"context"
	"fmt"
	"io"

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
// how many pages of how many have been drawn. Where ctx is cancelled, Write
// returns its error; w may then hold the beginning of a file.
func Write(ctx context.Context, w io.Writer, r *export.Report, progress func(done, total int)) (*Result, error) {
	l, err := lay(ctx, w, r)
	if err != nil {
		return nil, err
	}
	for i := range l.sheets {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		l.drawSheet(i)
		if progress != nil {
			progress(i+1, len(l.sheets))
		}
	}
	if err := l.doc.Finish(); err != nil {
		return nil, fmt.Errorf("writing the PDF: %w", err)
	}
	return l.result(), nil
}

// Inspect returns what Write would, and writes nothing: how many pages the
// report makes, and what cannot be drawn.
func Inspect(ctx context.Context, r *export.Report) (*Result, error) {
	l, err := lay(ctx, nil, r)
	if err != nil {
		return nil, err
	}
	return l.result(), nil
}

// layout is a report on its pages, ready to be drawn.
type layout struct {
	doc    *tagged.Document
	report *export.Report
	sheets []sheet
	band   float64 // height of the coloured part of the cover
	// begins holds the index of the sheet on which each section begins.
	begins map[string]int
}

// lay composes the report and puts it on pages.
func lay(ctx context.Context, w io.Writer, r *export.Report) (*layout, error) {
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
	l := &layout{doc: doc, report: r}
	c := newComposer(l)
	if err := c.compose(ctx); err != nil {
		return nil, err
	}
	tighten(c.pieces)
	l.sheets, l.begins = paginate(c.pieces)
	if r.BlankPage && len(l.sheets)%2 == 1 {
		l.sheets = append(l.sheets, sheet{format: l.sheets[len(l.sheets)-1].format, blank: true})
	}
	c.pieces = nil // each is let go of with its page
	return l, nil
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
	return &Result{Pages: len(l.sheets), Undrawable: l.doc.Undrawable()}
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
