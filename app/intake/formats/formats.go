// Package formats tells what a file is, by its content and never by its name,
// and says of one that cannot be read what it is and what to do instead. It
// reads no text out of any: that is for package readers.
package formats

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"ninefold/app/expression"
	"ninefold/app/intake/office"
	"ninefold/app/intake/source"
)

func ReadAll(path string) ([]byte, error) {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, source.Refuse(err, "There is no file %s.", path)
	case err != nil:
		return nil, source.Refuse(err, "%s cannot be opened. Please check that you may read it.", name)
	case info.IsDir():
		return nil, source.Refuse(nil, "%s is a folder. Please choose a file in it.", name)
	case !info.Mode().IsRegular():
		return nil, source.Refuse(nil, "%s is not a file that can be read.", name)
	case info.Size() > source.MaxFile:
		return nil, source.TooLarge(name)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, source.Refuse(err, "%s cannot be opened. Please check that you may read it, and that no other program has it open.", name)
	}
	defer func() { _ = file.Close() }()
	// The file may grow while it is read.
	var data bytes.Buffer
	data.Grow(int(info.Size()) + bytes.MinRead) // grown in steps it would take three times as much
	if _, err := data.ReadFrom(io.LimitReader(file, source.MaxFile+1)); err != nil {
		return nil, source.Refuse(err, "%s could not be read to its end. If it is on a network drive, please copy it to this computer and try again.", name)
	}
	if data.Len() > source.MaxFile {
		return nil, source.TooLarge(name)
	}
	return data.Bytes(), nil
}

// Kind is what a file is by its first bytes and, for a zip, its parts.
type Kind int

const (
	Text Kind = iota
	Docx
	Xlsx
	Xlsb // a workbook that is not XML
	Pptx
	ODT          // an OpenDocument text
	OpenDocument // any other
	Zip
	DamagedZip
	Protected // an Office file with a password
	OLE       // an Office file from before 2007
	PDF
	RTF
	Picture
	WebPage
	MHTML   // a web page with its pictures, as wikis give out what they call Word
	WordXML // a Word document as one file of XML
	BookXML // an Excel workbook likewise
	FlatODF // an OpenDocument file likewise
	Binary  // anything else that is no text
)

func Of(data []byte) Kind {
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return sniffZip(data)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		if bytes.Contains(data, Utf16LE("EncryptedPackage")) {
			return Protected
		}
		return OLE
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return PDF
	case isRTF(data):
		return RTF
	case bytes.HasPrefix(data, []byte("\x89PNG")), bytes.HasPrefix(data, []byte("\xff\xd8\xff")), bytes.HasPrefix(data, []byte("GIF8")):
		return Picture
	case webPage.Match(data[:min(len(data), 1000)]), fragment.Match(data[:min(len(data), 1000)]) && closesTags(data):
		return WebPage
	case mimeHead.Match(data[:min(len(data), 1000)]):
		return MHTML
	case wordXML.Match(data[:min(len(data), 1000)]):
		return WordXML
	case bookXML.Match(data[:min(len(data), 1000)]):
		return BookXML
	case flatODF.Match(data[:min(len(data), 1000)]):
		return FlatODF
	case zeros(data) && UTF16Order(data) == nil:
		return Binary
	}
	return Text
}

var (
	webPage  = expression.Of(`(?i)^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[^>]*-->\s*)?<(?:!doctype html|html)\b`)
	mimeHead = expression.Of(`(?i)^\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/(?:related|alternative)`)
	wordXML  = expression.Of(`^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\?>(?:\s|<\?[^>]*\?>|<!--[^>]*-->)*<(?:w:wordDocument|pkg:package)\b`)
	bookXML  = expression.Of(`^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\?>(?:\s|<\?[^>]*\?>|<!--[^>]*-->)*<(?:\w+:)?Workbook\b`)
	flatODF  = expression.Of(`^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\?>(?:\s|<\?[^>]*\?>|<!--[^>]*-->)*<office:document\b`)
)

// fragment is how a part of a web page begins that was saved or copied without the
// rest: with an element that holds text.
var fragment = expression.Of(`(?i)^(?:\xef\xbb\xbf)?\s*(?:<!--[^>]*-->\s*)?<(?:head|title|meta|style|body|main|section|article|header|div|span|p|h[1-6]|ul|ol|dl|table|details|blockquote|center|font)(?:\s[^<>]*)?/?>`)

// endTag is the end of an element, or one of those that are usually left open.
var endTag = expression.Of(`(?i)</(?:p|h[1-6]|ul|ol|li|dl|table|td|tr|div|body|section|article|main|details|span|b|strong)>|<(?:td|tr|li|p|br)\b[^<>]*>`)

// closesTags tells whether a text has so many ends of elements that it is a web
// page's, and does not only begin with something in angle brackets.
func closesTags(data []byte) bool {
	const fewest, looked = 3, 100_000
	return len(endTag.FindAllIndex(data[:min(len(data), looked)], fewest)) == fewest
}

// zeros tells whether there are more zero bytes in a file than any text has
// that is not UTF-16.
func zeros(data []byte) bool {
	const few = 20
	n := bytes.Count(data, []byte{0})
	return n > few && n*20 > len(data)
}

func sniffZip(data []byte) Kind {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return DamagedZip
	}
	for _, f := range archive.File {
		switch name := strings.ToLower(office.PartName(f.Name)); {
		case strings.HasPrefix(name, "word/document"):
			return Docx
		case name == "xl/workbook.bin":
			return Xlsb
		case strings.HasPrefix(name, "xl/workbook"):
			return Xlsx
		case strings.HasPrefix(name, "ppt/presentation"):
			return Pptx
		case name == "mimetype":
			if openDocumentText(f) {
				return ODT
			}
			return OpenDocument
		}
	}
	return Zip
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

func Utf16LE(ascii string) []byte {
	wide := make([]byte, 0, 2*len(ascii))
	for i := range len(ascii) {
		wide = append(wide, ascii[i], 0)
	}
	return wide
}

// CannotRead says what a file is and how its text can be brought in after all.
func CannotRead(name string, kind Kind, cause error) error {
	switch kind {
	case Xlsx:
		return source.Refuse(cause, "%s is an Excel workbook. A workbook made by Ninefold for editing is brought in as a workbook; from any other one, please copy the text and paste it.", name)
	case Xlsb:
		return source.Refuse(cause, "%s is a binary workbook (.xlsb), which Ninefold cannot read. Please open it in Excel and save it as .xlsx.", name)
	case Pptx:
		return source.Refuse(cause, "%s is a PowerPoint presentation. Please choose it as a file instead of pasting it.", name)
	case ODT:
		return source.Refuse(cause, "%s is an OpenDocument text. Please choose it as a file instead of pasting it.", name)
	case OpenDocument:
		return source.Refuse(cause, "%s is an OpenDocument spreadsheet, presentation or drawing, which Ninefold cannot read. Please save it as .xlsx, .pptx or PDF and bring that in.", name)
	case Zip:
		return source.Refuse(cause, "%s is a compressed folder or a file of a kind Ninefold does not know. Please unpack it and choose a document in it.", name)
	case DamagedZip:
		return source.Refuse(cause, "%s is damaged: it looks like an Office file, but its end or its index is missing. Please ask for it to be sent again.", name)
	case Protected:
		return source.Refuse(cause, "%s is protected with a password. Please open it in its own program, save a copy without the password, and bring that in.", name)
	case OLE:
		return source.Refuse(cause, "%s is an Office file of the kind used before 2007 (.doc, .xls or .ppt). Please open it and save it as .docx or .xlsx.", name)
	case PDF:
		return source.Refuse(cause, "%s is a PDF. Please choose it as a file; or open it, select and copy all its text, and paste it.", name)
	case RTF:
		return source.Refuse(cause, "%s is a rich text file. Please choose it as a file, or open it in Word, copy its text, and paste it.", name)
	case WebPage:
		return source.Refuse(cause, "%s is a web page. Please choose it as a file; or open it in a browser, copy its text, and paste it.", name)
	case MHTML:
		return source.Refuse(cause, "%s is a web page saved as if it were a Word document. Please open it in Word and save it as .docx.", name)
	case WordXML:
		return source.Refuse(cause, "%s is a Word document saved as XML. Please open it in Word and save it as .docx.", name)
	case BookXML:
		return source.Refuse(cause, "%s is an Excel workbook saved as XML. Please open it in Excel and save it as .xlsx.", name)
	case FlatODF:
		return source.Refuse(cause, "%s is an OpenDocument file saved as XML. Please open it in its own program and save it as .odt or .docx.", name)
	case Picture:
		return source.Refuse(cause, "%s is a picture. Ninefold can only bring in text.", name)
	}
	return source.Refuse(cause, "%s is not a document Ninefold can read. A .docx, .pptx, .pdf, .odt, .rtf, .html or .txt file, or pasted text, can be brought in.", name)
}

// isRTF tells whether data begins as a rich text file does.
func isRTF(data []byte) bool {
	return bytes.HasPrefix(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), []byte(`{\rtf`))
}

// UTF16Order tells whether data is UTF-16, by its byte order mark or by its
// zero bytes, which the letters of European languages have every other byte,
// and in which order. It is nil for everything else.
func UTF16Order(data []byte) binary.ByteOrder {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return binary.LittleEndian
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return binary.BigEndian
	}
	even, odd := 0, 0
	for i, b := range data {
		if b == 0 && i%2 == 0 {
			even++
		} else if b == 0 {
			odd++
		}
	}
	switch {
	case odd*3 > len(data) && even*10 < odd:
		return binary.LittleEndian
	case even*3 > len(data) && odd*10 < even:
		return binary.BigEndian
	}
	return nil
}
