// Package xlsx writes a report as a workbook that everybody can use: to the
// essential points of the Government Analysis Function's guidance on accessible
// spreadsheets, and, made for editing, as the way to contribute without
// Ninefold. It decides nothing about content, which is the report's, and must
// not know assessments, storage or windows.
//
// Every sheet is laid out alike: title, note, marking, a link back, and one
// marked-up table that starts in column A. There are no formulas and no merged
// cells.
package xlsx

import (
	"context"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"ninefold/app/columns"
	"ninefold/export"
)

// The rows of every sheet above its table, counted from 1.
const (
	rowTitle   = 1
	rowNote    = 2
	rowMarking = 3
	rowLink    = 4
	// HeaderRow is the row of the table's column titles.
	HeaderRow = 5
)

// Options are the choices that concern the workbook alone.
type Options struct {
	// ForEditing locks what is not to be changed, and adds hidden columns by
	// which an import knows the rows, room for new rows and drop-down lists.
	// The report must have been built for editing too.
	ForEditing bool
	// Password encrypts the workbook (AES-128, moderate protection, and every
	// run another file); "" does not.
	Password string
}

// Write writes the report as an .xlsx file. The same report and options without
// a password make the same bytes. Progress, if not nil, is told after each
// sheet how many of how many are done; it must return soon. A cancelled ctx
// ends it with ctx's error, before anything is written to w.
func Write(ctx context.Context, w io.Writer, r *export.Report, o Options, progress func(done, total int)) error {
	b := &book{file: excelize.NewFile(), report: r, options: o, styles: map[look]int{}, grids: map[string]*grid{}}
	defer func() { _ = b.file.Close() }()
	if err := b.make(ctx); err != nil {
		return fmt.Errorf("making the workbook: %w", err)
	}
	done := 0
	b.file.SetZipWriter(b.archive(ctx, func() {
		if done++; progress != nil {
			progress(done, len(b.grids))
		}
	}))
	if err := b.file.Write(w, excelize.Options{Password: o.Password}); err != nil {
		return fmt.Errorf("writing the workbook: %w", err)
	}
	return nil
}

// book is a workbook in the making.
type book struct {
	file    *excelize.File
	report  *export.Report
	options Options
	styles  map[look]int
	choices choices
	tables  tables
	texts   texts
	grids   map[string]*grid // the sheets by their files' names in the archive
}

// make makes everything but the rows.
func (b *book) make(ctx context.Context) error {
	if err := b.defaults(); err != nil {
		return err
	}
	sheets := b.report.Sheets
	if b.options.ForEditing {
		b.choices = choicesOf(sheets)
		if len(b.choices.sheet.Columns) > 0 {
			sheets = append(sheets[:len(sheets):len(sheets)], b.choices.sheet)
		}
	}
	// All sheets come first: links lead to sheets further on.
	for i, s := range sheets {
		if err := b.addSheet(i, s.Name); err != nil {
			return err
		}
	}
	for i, s := range sheets {
		g, err := b.fill(ctx, s)
		if err != nil {
			return fmt.Errorf("sheet %q: %w", s.Name, err)
		}
		b.grids[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)] = g
	}
	b.tables.restore(b.file)
	b.file.SetActiveSheet(0)
	return b.properties()
}

func (b *book) addSheet(i int, name string) error {
	if i == 0 {
		return b.file.SetSheetName(b.file.GetSheetName(0), name)
	}
	_, err := b.file.NewSheet(name)
	return err
}

// undated is the day of a report that does not say when it is made. A library's default would be
// somebody else's day and name, and the clock's would make every file another.
const undated = "2000-01-01T00:00:00Z"

// properties fills in what a file manager and a screen reader say of the file.
func (b *book) properties() error {
	r := b.report
	at := undated
	if !r.Made.IsZero() {
		at = r.Made.UTC().Format("2006-01-02T15:04:05Z")
	}
	author := r.Author
	if author == "" {
		author = r.Council
	}
	title := r.Title
	if r.Appendix != "" {
		title = r.Appendix + ": " + title
	}
	origin := ""
	if r.Origin != "" {
		origin = columns.OriginMark + r.Origin
	}
	if origin != "" && r.Part {
		origin += columns.PartMark
	}
	if err := b.file.SetDocProps(&excelize.DocProperties{
		Identifier: origin, Title: title, Subject: r.Header(), Creator: author, LastModifiedBy: author, Category: r.MarkingLine(),
		Description: r.LeftOut, Language: r.Language, Created: at, Modified: at,
	}); err != nil {
		return err
	}
	// Excel would take the author out again when the file is next saved.
	filter := false
	if err := b.file.SetWorkbookProps(&excelize.WorkbookPropsOptions{FilterPrivacy: &filter}); err != nil {
		return err
	}
	return b.file.SetAppProps(&excelize.AppProperties{Application: "Ninefold", Company: r.Council})
}
