package xlsx

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
)

// archive is the .xlsx archive. It mends on the way what excelize has no other
// way to be told.
type archive struct{ *zip.Writer }

func newArchive(w io.Writer) excelize.ZipWriter { return archive{zip.NewWriter(w)} }

// Create begins a file of the archive.
func (a archive) Create(name string) (io.Writer, error) {
	w, err := a.Writer.Create(name)
	switch {
	case err != nil:
		return nil, err
	case strings.HasPrefix(name, "xl/worksheets/sheet"):
		return mended{w, suggestedHeights}, nil
	case name == "[Content_Types].xml":
		return mended{w, withoutImages}, nil
	}
	return w, nil
}

// suggestedHeights makes suggestions of the row heights, all of which excelize
// marks as a person's own choice. People's words are not in a sheet's file but
// in the shared strings, so that what is struck out is never theirs.
func suggestedHeights(sheet []byte) []byte {
	return bytes.ReplaceAll(sheet, []byte(` customHeight="true"`), nil)
}

var imageType = regexp.MustCompile(`<Default Extension="\w+" ContentType="image/[\w.+-]+"></Default>`)

// withoutImages strikes out the kinds of image that excelize lists in random
// order as soon as there is a chart. The workbook holds no image.
func withoutImages(types []byte) []byte { return imageType.ReplaceAll(types, nil) }

// mended is a file of the archive that is changed as it is written.
type mended struct {
	io.Writer
	mend func([]byte) []byte
}

// Write takes the file, which excelize hands over whole.
func (m mended) Write(file []byte) (int, error) {
	if _, err := m.Writer.Write(m.mend(file)); err != nil {
		return 0, err
	}
	return len(file), nil
}
