package readers

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"ninefold/app/intake/formats"
	"ninefold/app/intake/source"
)

// Text reads pasted text or a text file. It takes UTF-8, UTF-16 by its
// byte order mark or its many zero bytes, and otherwise Windows-1252, which
// older programs write. Control characters are replaced and remarked on. The
// error is CodeFile.
func Text(name string, data []byte) (*source.Document, error) {
	if kind := formats.Of(data); kind != formats.Text {
		return nil, formats.CannotRead(name, kind, nil)
	}
	if len(data) > source.MaxFile {
		return nil, source.TooLarge(name)
	}
	text := decode(data)
	if len(text) > source.MaxText {
		return nil, source.TooLarge(name)
	}
	// Counted before they are parted: lines of two letters take a hundred times
	// their size.
	ends := 0
	for _, end := range []string{"\n", "\r", "\v", "\f", "\u2028", "\u2029", "\u0085"} {
		ends += strings.Count(text, end)
	}
	if ends-strings.Count(text, "\r\n") > source.MaxLines {
		return nil, source.TooLarge(name)
	}
	src := &source.Document{Name: name}
	for _, line := range splitLines(text) {
		line.Text = source.Keepable(line.Text)
		if m := source.MarkdownHeading.FindStringSubmatch(line.Text); m != nil {
			line.Heading = len(m[1])
		}
		src.Add(line)
		if len(src.Lines) > source.MaxLines {
			return nil, source.TooLarge(name)
		}
	}
	source.RemarkOnReplaced(src)
	return src, nil
}

// splitLines parts text at every kind of line end: those of Windows, Unix and
// old Macs, Unicode's own, Word's line break within a paragraph (a vertical
// tab) and page breaks (a form feed).
func splitLines(text string) []source.Line {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\v", "\u2029", "\n", "\u0085", "\n").Replace(text)
	var lines []source.Line
	var line source.Line
	from := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\n', '\v', '\f':
			line.Text = text[from:i]
			lines = append(lines, line)
			line = source.Line{Joined: text[i] == '\v', NewPage: text[i] == '\f'}
			from = i + 1
		}
	}
	if from < len(text) {
		line.Text = text[from:]
		lines = append(lines, line)
	}
	return lines
}

func decode(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return strings.ToValidUTF8(string(data[3:]), string(source.Replacement))
	case formats.UTF16Order(data) != nil:
		return strings.TrimPrefix(decodeUTF16(data, formats.UTF16Order(data)), "\ufeff")
	case utf8.Valid(data):
		return string(data)
	case mostlyUTF8(data):
		return strings.ToValidUTF8(string(data), string(source.Replacement))
	}
	// Windows-1252 gives every byte a meaning, or the replacement character.
	text, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), string(source.Replacement))
	}
	return string(text)
}

func decodeUTF16(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, 0, len(data)/2+1)
	for len(data) >= 2 {
		units = append(units, order.Uint16(data))
		data = data[2:]
	}
	if len(data) == 1 {
		units = append(units, uint16(source.Replacement))
	}
	return string(utf16.Decode(units))
}

// mostlyUTF8 tells whether a text with bytes that are not UTF-8 has more
// characters of several bytes than such bytes, so that it is UTF-8 with some
// damage and not an older encoding.
func mostlyUTF8(data []byte) bool {
	whole, broken := 0, 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			broken++
		case size > 1:
			whole++
		}
		data = data[size:]
	}
	return whole > broken
}
