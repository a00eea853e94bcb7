package intake

import (
	"context"
	"path/filepath"

	"ninefold/app/intake/formats"
	"ninefold/app/intake/readers"
	"ninefold/app/intake/workbook"
)

// ReadFile reads the text of a file of any format that package readers knows,
// whichever it is by its content. Report, which may be nil, is told how far it has
// come with a file that takes long. The error is CodeFile with a sentence that says
// what to do instead, or the context's.
func ReadFile(ctx context.Context, path string, report func(done, total int)) (*Source, error) {
	data, err := formats.ReadAll(path)
	if err != nil {
		return nil, err
	}
	return readers.Read(ctx, filepath.Base(path), data, report)
}

// ReadText reads text that was pasted or copied. Name says where it is from.
func ReadText(name string, data []byte) (*Source, error) { return readers.Text(name, data) }

// PDFReady tells whether reading a PDF can begin at once, or has to make its engine
// ready first, which takes some seconds.
func PDFReady() bool { return readers.PDFReady() }

// IsWorkbook tells whether the file is an Excel workbook, which
// ReadWorkbookFile reads; a protected one counts, going by its name. A file
// that cannot be opened is none.
func IsWorkbook(path string) bool { return workbook.Is(path) }

// ReadWorkbookFile reads the workbook at path. Macros are not run, formulas not
// worked out, and what lies outside the file not fetched. The error is CodeFile
// with a sentence that says what to do instead.
func ReadWorkbookFile(path string) (*Workbook, error) {
	data, err := formats.ReadAll(path)
	if err != nil {
		return nil, err
	}
	return workbook.Read(filepath.Base(path), data)
}
