package intake

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// ReadFile reads a document of any kind that has a reader here, by its content;
// the name's ending is only used to say what a file is that cannot be read.
// Report, which may be nil, is told how far it has come with a file that takes
// long, as ReadPDF says. The error is CodeFile with a sentence that says what to
// do instead, or the context's.
func ReadFile(ctx context.Context, path string, report func(done, total int)) (*Source, error) {
	name := filepath.Base(path)
	data, err := readAll(path)
	if err != nil {
		return nil, err
	}
	switch kind := sniff(data); kind {
	case kindText:
		return ReadText(name, data)
	case kindDocx:
		return ReadDocx(name, data)
	case kindPptx:
		return ReadPptx(name, data)
	case kindPDF:
		return ReadPDF(ctx, name, data, report)
	case kindODT:
		return ReadODT(name, data)
	case kindRTF:
		return ReadRTF(name, data)
	case kindWebPage:
		return ReadHTML(name, data)
	default:
		return nil, cannotRead(name, kind, nil)
	}
}

// IsWorkbook tells whether the file is an Excel workbook, which ReadWorkbook
// reads; a protected one counts, going by its name. A file that cannot be
// opened is none.
func IsWorkbook(path string) bool {
	data, err := readAll(path)
	if err != nil {
		return false
	}
	switch sniff(data) {
	case kindXlsx:
		return true
	case kindProtected, kindOLE:
		return strings.HasPrefix(strings.ToLower(filepath.Ext(path)), ".xls")
	}
	return false
}

// ReadWorkbookFile reads the workbook at path, as ReadWorkbook does.
func ReadWorkbookFile(path string) (*Workbook, error) {
	data, err := readAll(path)
	if err != nil {
		return nil, err
	}
	return ReadWorkbook(filepath.Base(path), data)
}

func readAll(path string) ([]byte, error) {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, refuse(err, "There is no file %s.", path)
	case err != nil:
		return nil, refuse(err, "%s cannot be opened. Please check that you may read it.", name)
	case info.IsDir():
		return nil, refuse(nil, "%s is a folder. Please choose a file in it.", name)
	case !info.Mode().IsRegular():
		return nil, refuse(nil, "%s is not a file that can be read.", name)
	case info.Size() > maxFile:
		return nil, tooLarge(name)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, refuse(err, "%s cannot be opened. Please check that you may read it, and that no other program has it open.", name)
	}
	defer func() { _ = file.Close() }()
	// The file may grow while it is read.
	data, err := io.ReadAll(io.LimitReader(file, maxFile+1))
	if err != nil {
		return nil, refuse(err, "%s could not be read to its end. If it is on a network drive, please copy it to this computer and try again.", name)
	}
	if len(data) > maxFile {
		return nil, tooLarge(name)
	}
	return data, nil
}

// fileKind is what a file is by its first bytes and, for a zip, its parts.
type fileKind int

const (
	kindText fileKind = iota
	kindDocx
	kindXlsx
	kindXlsb // a workbook that is not XML
	kindPptx
	kindODT          // an OpenDocument text
	kindOpenDocument // any other
	kindZip
	kindDamagedZip
	kindProtected // an Office file with a password
	kindOLE       // an Office file from before 2007
	kindPDF
	kindRTF
	kindPicture
	kindWebPage
	kindMHTML   // a web page with its pictures, as wikis give out what they call Word
	kindWordXML // a Word document as one file of XML
	kindBinary  // anything else that is no text
)

func sniff(data []byte) fileKind {
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return sniffZip(data)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		if bytes.Contains(data, utf16LE("EncryptedPackage")) {
			return kindProtected
		}
		return kindOLE
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return kindPDF
	case isRTF(data):
		return kindRTF
	case bytes.HasPrefix(data, []byte("\x89PNG")), bytes.HasPrefix(data, []byte("\xff\xd8\xff")), bytes.HasPrefix(data, []byte("GIF8")):
		return kindPicture
	case webPage.Match(data[:min(len(data), 1000)]):
		return kindWebPage
	case mimeHead.Match(data[:min(len(data), 1000)]):
		return kindMHTML
	case wordXML.Match(data[:min(len(data), 1000)]):
		return kindWordXML
	case zeros(data) && utf16Order(data) == nil:
		return kindBinary
	}
	return kindText
}

var (
	webPage  = regexp.MustCompile(`(?i)^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[^>]*-->\s*)?<(?:!doctype html|html)\b`)
	mimeHead = regexp.MustCompile(`(?i)^\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/(?:related|alternative)`)
	wordXML  = regexp.MustCompile(`^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\?>(?:\s|<\?[^>]*\?>|<!--[^>]*-->)*<(?:w:wordDocument|pkg:package)\b`)
)

// zeros tells whether there are more zero bytes in a file than any text has
// that is not UTF-16.
func zeros(data []byte) bool {
	const few = 20
	n := bytes.Count(data, []byte{0})
	return n > few && n*20 > len(data)
}

func sniffZip(data []byte) fileKind {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return kindDamagedZip
	}
	for _, f := range archive.File {
		switch name := strings.ToLower(plainPart(f.Name)); {
		case strings.HasPrefix(name, "word/document"):
			return kindDocx
		case name == "xl/workbook.bin":
			return kindXlsb
		case strings.HasPrefix(name, "xl/workbook"):
			return kindXlsx
		case strings.HasPrefix(name, "ppt/presentation"):
			return kindPptx
		case name == "mimetype":
			if openDocumentText(f) {
				return kindODT
			}
			return kindOpenDocument
		}
	}
	return kindZip
}

// openDocumentText tells whether the part that names a file's kind names a text.
func openDocumentText(f *zip.File) bool {
	const longest = 100
	part, err := f.Open()
	if err != nil {
		return false
	}
	defer func() { _ = part.Close() }()
	kind, _ := io.ReadAll(io.LimitReader(part, longest)) // what cannot be read is none
	return strings.HasPrefix(string(kind), "application/vnd.oasis.opendocument.text")
}

func utf16LE(ascii string) []byte {
	wide := make([]byte, 0, 2*len(ascii))
	for i := range len(ascii) {
		wide = append(wide, ascii[i], 0)
	}
	return wide
}

// cannotRead says what a file is and how its text can be brought in after all.
func cannotRead(name string, kind fileKind, cause error) error {
	switch kind {
	case kindXlsx:
		return refuse(cause, "%s is an Excel workbook. A workbook made by Ninefold for editing is brought in as a workbook; from any other one, please copy the text and paste it.", name)
	case kindXlsb:
		return refuse(cause, "%s is a binary workbook (.xlsb), which Ninefold cannot read. Please open it in Excel and save it as .xlsx.", name)
	case kindPptx:
		return refuse(cause, "%s is a PowerPoint presentation. Please choose it as a file instead of pasting it.", name)
	case kindODT:
		return refuse(cause, "%s is an OpenDocument text. Please choose it as a file instead of pasting it.", name)
	case kindOpenDocument:
		return refuse(cause, "%s is an OpenDocument spreadsheet, presentation or drawing, which Ninefold cannot read. Please save it as .xlsx, .pptx or PDF and bring that in.", name)
	case kindZip:
		return refuse(cause, "%s is a compressed folder or a file of a kind Ninefold does not know. Please unpack it and choose a document in it.", name)
	case kindDamagedZip:
		return refuse(cause, "%s is damaged: it looks like an Office file, but its end or its index is missing. Please ask for it to be sent again.", name)
	case kindProtected:
		return refuse(cause, "%s is protected with a password. Please open it in its own program, save a copy without the password, and bring that in.", name)
	case kindOLE:
		return refuse(cause, "%s is an Office file of the kind used before 2007 (.doc, .xls or .ppt). Please open it and save it as .docx or .xlsx.", name)
	case kindPDF:
		return refuse(cause, "%s is a PDF. Please choose it as a file; or open it, select and copy all its text, and paste it.", name)
	case kindRTF:
		return refuse(cause, "%s is a rich text file. Please choose it as a file, or open it in Word, copy its text, and paste it.", name)
	case kindWebPage:
		return refuse(cause, "%s is a web page. Please choose it as a file; or open it in a browser, copy its text, and paste it.", name)
	case kindMHTML:
		return refuse(cause, "%s is a web page saved as if it were a Word document. Please open it in Word and save it as .docx.", name)
	case kindWordXML:
		return refuse(cause, "%s is a Word document saved as XML. Please open it in Word and save it as .docx.", name)
	case kindPicture:
		return refuse(cause, "%s is a picture. Ninefold can only bring in text.", name)
	}
	return refuse(cause, "%s is not a document Ninefold can read. A .docx, .pptx, .pdf, .odt, .rtf, .html or .txt file, or pasted text, can be brought in.", name)
}
