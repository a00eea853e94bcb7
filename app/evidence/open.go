package evidence

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
)

// opened are the endings of the files that are opened from Ninefold: documents,
// tables, pictures. Everything else could be a program, or something that a
// program runs.
var opened = strings.Fields(`.pdf .txt .csv .tsv .md .rtf .doc .docx .odt .xls .xlsx .ods .ppt .pptx .odp .png .jpg .jpeg .gif .tif .tiff .bmp .webp .heic .mp3 .m4a .wav .mp4 .mov .eml .msg`)

// MayOpen says in a sentence why a file is not opened from Ninefold, or "". It
// is opened only if its name and its beginning are those of a document.
func MayOpen(path string) string {
	if !slices.Contains(opened, strings.ToLower(filepath.Ext(path))) {
		return fmt.Sprintf("Ninefold opens documents, tables and pictures only, and a file ending in %q may be a program. Its folder can be shown.", filepath.Ext(path))
	}
	f, err := open(path)
	if err != nil {
		return "The file cannot be read, so it was not opened."
	}
	defer f.Close()
	head := make([]byte, 4)
	n, _ := io.ReadFull(f, head)
	for _, magic := range []string{"MZ", "\x7fELF", "#!", "\xca\xfe\xba\xbe", "\xcf\xfa\xed\xfe", "\xfe\xed\xfa"} {
		if bytes.HasPrefix(head[:n], []byte(magic)) {
			return "The file is a program, whatever its name says, so it was not opened."
		}
	}
	return ""
}
