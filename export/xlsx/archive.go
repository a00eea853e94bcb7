package xlsx

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"regexp"

	"github.com/xuri/excelize/v2"
)

// archive is the .xlsx archive. On the way it puts the rows into the sheets, and
// mends what excelize has no other way to be told.
type archive struct {
	*zip.Writer
	parts     map[string]part
	err       error        // the first; excelize passes over that of a file that is not the last
	cancelled func() error // why the workbook is not wanted any more
}

// part writes one file of the archive, which excelize has made, as it is to be.
type part func(w io.Writer, file []byte) error

// archive tells what becomes of which file. written is called after each sheet.
func (b *book) archive(ctx context.Context, written func()) func(io.Writer) excelize.ZipWriter {
	parts := map[string]part{
		"[Content_Types].xml": func(w io.Writer, file []byte) error {
			_, err := w.Write(imageType.ReplaceAll(file, nil))
			return err
		},
		"xl/sharedStrings.xml": func(w io.Writer, _ []byte) error { return b.texts.write(w) },
	}
	for path, g := range b.grids {
		parts[path] = func(w io.Writer, file []byte) error {
			err := withRows(w, file, func() error { return g.write(ctx, w) })
			if err == nil {
				written()
			}
			return err
		}
	}
	return func(w io.Writer) excelize.ZipWriter {
		return &archive{Writer: zip.NewWriter(w), parts: parts, cancelled: ctx.Err}
	}
}

// imageType matches the kinds of image that excelize lists in random order as soon
// as there is a chart. The workbook holds no image.
var imageType = regexp.MustCompile(`<Default Extension="\w+" ContentType="image/[\w.+-]+"></Default>`)

// withRows writes a sheet's file with its rows in the place of those it has, which
// are what excelize needed to know of them.
func withRows(w io.Writer, file []byte, rows func() error) error {
	begin, end := []byte("<sheetData>"), []byte("</sheetData>")
	at, to := bytes.Index(file, begin)+len(begin), bytes.Index(file, end)
	if _, err := w.Write(file[:at]); err != nil {
		return err
	}
	if err := rows(); err != nil {
		return err
	}
	_, err := w.Write(file[to:])
	return err
}

// Create begins a file of the archive.
func (a *archive) Create(name string) (io.Writer, error) {
	if a.err != nil {
		return nil, a.err
	}
	w, err := a.Writer.Create(name)
	if write := a.parts[name]; write != nil && err == nil {
		return &changed{w: w, write: write, archive: a}, nil
	}
	return w, err
}

// changed is a file of the archive that is changed as it is written.
type changed struct {
	w       io.Writer
	write   part
	archive *archive
}

// Write takes the file, which excelize hands over whole.
func (c *changed) Write(file []byte) (int, error) {
	if err := c.write(c.w, file); err != nil {
		c.archive.err = err
		return 0, err
	}
	return len(file), nil
}

// Close ends the archive. Only what is closed without an error leaves excelize's
// memory.
func (a *archive) Close() error {
	if err := a.cancelled(); err != nil {
		return err
	}
	return a.Writer.Close()
}
