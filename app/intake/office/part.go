package office

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"ninefold/app/intake/source"
)

// Part is one part of a document, read token by token within limits. The
// decoder knows no entities beyond XML's own five and loads nothing from
// anywhere, so neither external entities nor ones that multiply exist.
type Part struct {
	file  io.ReadCloser
	dec   *xml.Decoder
	from  *tokenReader
	depth int
	spent *spent // of the file
}

// Open opens a part, or returns nil where there is none of that name.
func (o File) Open(part string) (*Part, error) {
	f := o.Parts[part]
	if f == nil {
		return nil, nil
	}
	if f.UncompressedSize64 > MaxPart {
		return nil, ErrTooLarge
	}
	file, err := f.Open()
	if err != nil {
		return nil, err
	}
	// The size in the zip's index is only what the file says of itself.
	from := &tokenReader{from: bufio.NewReader(asUTF8(&Bounded{From: file, Left: MaxPart}))}
	dec := xml.NewDecoder(from)
	dec.CharsetReader = fromCharset
	return &Part{file: file, dec: dec, from: from, spent: o.spent}, nil
}

// tokenReader refuses to read on past what one token may have: the decoder keeps
// each whole, and an element's attributes take twenty times their bytes.
type tokenReader struct {
	from *bufio.Reader
	read int // bytes since the token began
}

// ReadByte implements io.ByteReader, which the decoder takes one by one.
func (t *tokenReader) ReadByte() (byte, error) {
	if t.read++; t.read > maxToken {
		return 0, ErrTooLarge
	}
	return t.from.ReadByte()
}

// Read implements io.Reader, for a part in an encoding of its own.
func (t *tokenReader) Read(p []byte) (int, error) {
	n, err := t.from.Read(p)
	if t.read += n; t.read > maxToken {
		return 0, ErrTooLarge
	}
	return n, err
}

// asUTF8 decodes a part in UTF-16, which its first two bytes tell.
func asUTF8(from io.Reader) io.Reader {
	b := bufio.NewReader(from)
	head, _ := b.Peek(2) // a part too short for it has no mark
	if bytes.Equal(head, []byte{0xff, 0xfe}) || bytes.Equal(head, []byte{0xfe, 0xff}) {
		return transform.NewReader(b, unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder())
	}
	return b
}

// fromCharset decodes a part that says it is in another encoding than UTF-8.
func fromCharset(label string, from io.Reader) (io.Reader, error) {
	if strings.HasPrefix(strings.ToLower(label), "utf-16") {
		return from, nil // decoded by its mark, or it could not have been read so far
	}
	encoding, err := htmlindex.Get(label)
	if err != nil {
		return nil, err
	}
	return transform.NewReader(from, encoding.NewDecoder()), nil
}

func (x *Part) Close() { _ = x.file.Close() }

func (x *Part) Token() (xml.Token, error) {
	x.from.read = 0
	token, err := x.dec.Token()
	x.spent.tokens++
	x.spent.bytes += x.from.read
	if x.spent.tokens > maxXMLTokens || x.spent.bytes > maxXML {
		return nil, ErrTooLarge
	}
	if err != nil {
		return nil, err
	}
	switch token.(type) {
	case xml.StartElement:
		x.depth++
	case xml.EndElement:
		x.depth--
	}
	if x.depth > maxDepth {
		return nil, ErrTooLarge
	}
	return token, nil
}

// NextStart goes to the next element wherever it is, or returns io.EOF.
func (x *Part) NextStart() (xml.StartElement, error) {
	for {
		token, err := x.Token()
		if err != nil {
			return xml.StartElement{}, err
		}
		if start, ok := token.(xml.StartElement); ok {
			return start, nil
		}
	}
}

// Each calls read for every element directly inside the one just opened, and
// returns past its end. Read must consume the element it is given.
func (x *Part) Each(read func(xml.StartElement) error) error {
	for {
		token, err := x.Token()
		if err != nil {
			return UnexpectedEnd(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := read(t); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// Skip goes past the end of the element just opened.
func (x *Part) Skip() error {
	return x.Each(func(xml.StartElement) error { return x.Skip() })
}

// Text returns the characters in the element just opened, past its end.
func (x *Part) Text() (string, error) {
	var b strings.Builder
	for {
		token, err := x.Token()
		if err != nil {
			return "", UnexpectedEnd(err)
		}
		switch t := token.(type) {
		case xml.CharData:
			if b.Len()+len(t) > source.MaxText {
				return "", ErrTooLarge
			}
			b.Write(t)
		case xml.StartElement:
			if err := x.Skip(); err != nil {
				return "", err
			}
		case xml.EndElement:
			return b.String(), nil
		}
	}
}

func UnexpectedEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// Attribute returns an attribute by its name without prefix, or "".
func Attribute(start xml.StartElement, name string) string {
	for _, a := range start.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// IsOn reads a property that is on where it stands without a value.
func IsOn(start xml.StartElement) bool {
	switch Attribute(start, "val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// Bounded refuses to read on past its limit, where io.LimitReader would
// make a cut look like the end.
type Bounded struct {
	From io.Reader
	Left int64
}

func (b *Bounded) Read(p []byte) (int, error) {
	n, err := b.From.Read(p)
	if b.Left -= int64(n); b.Left < 0 {
		return 0, ErrTooLarge
	}
	return n, err
}
