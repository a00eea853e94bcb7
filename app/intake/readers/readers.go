// Package readers turns a file into lines: the text of each with what the
// format knew of it, such as a heading's level, a bullet or a place in a table.
// There is a file for each format. A reader knows nothing of councils, nor what
// becomes of the lines: that is for package understanding.
//
// A new format is one line in the table below, and its name in package formats
// if it has none yet. A reader keeps the limits of package source: it may take
// 5 seconds and 300 MB until it is done or has said why not, and keep 64 MB;
// what is over them is source.TooLarge, and what is broken a sentence of its
// own. Nothing outside the file is fetched, and nothing in it is run.
package readers

import (
	"context"

	"ninefold/app/intake/formats"
	"ninefold/app/intake/source"
)

// Reader reads one format. The error of Read is CodeFile with a sentence that
// says what to do instead, or the context's. Report, which may be nil, is told
// how far it has come with a file that takes long.
type Reader struct {
	Format formats.Kind
	Read   func(ctx context.Context, name string, data []byte, report func(done, total int)) (*source.Document, error)
}

// All are the formats that text is read from. Which a file is goes by what is in
// it, and not by its name.
var All = []Reader{
	{formats.Text, quick(Text)},
	{formats.Docx, quick(Docx)},
	{formats.Pptx, quick(Pptx)},
	{formats.PDF, PDF},
	{formats.ODT, quick(ODT)},
	{formats.RTF, quick(RTF)},
	{formats.WebPage, quick(HTML)},
}

// quick is a reader that is done before anybody could stop it.
func quick(read func(name string, data []byte) (*source.Document, error)) func(context.Context, string, []byte, func(done, total int)) (*source.Document, error) {
	return func(_ context.Context, name string, data []byte, _ func(done, total int)) (*source.Document, error) {
		return read(name, data)
	}
}

// Read reads a file's text by whichever reader its content calls for; the name is
// only used to say what a file is that cannot be read.
func Read(ctx context.Context, name string, data []byte, report func(done, total int)) (*source.Document, error) {
	kind := formats.Of(data)
	for _, r := range All {
		if r.Format == kind {
			return r.Read(ctx, name, data, report)
		}
	}
	return nil, formats.CannotRead(name, kind, nil)
}
