package intake

import (
	"bytes"
	"encoding/binary"
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// ReadText reads pasted text or a text file. It takes UTF-8, UTF-16 by its
// byte order mark or its many zero bytes, and otherwise Windows-1252, which
// older programs write. Control characters are replaced and remarked on. The
// error is CodeFile.
func ReadText(name string, data []byte) (*Source, error) {
	if kind := sniff(data); kind != kindText {
		return nil, cannotRead(name, kind, nil)
	}
	if len(data) > maxFile {
		return nil, tooLarge(name)
	}
	text := decode(data)
	if len(text) > maxText {
		return nil, tooLarge(name)
	}
	// Counted before they are parted: lines of two letters take a hundred times
	// their size.
	ends := 0
	for _, end := range []string{"\n", "\r", "\v", "\f", "\u2028", "\u2029", "\u0085"} {
		ends += strings.Count(text, end)
	}
	if ends-strings.Count(text, "\r\n") > maxLines {
		return nil, tooLarge(name)
	}
	src := &Source{Name: name}
	for _, line := range splitLines(text) {
		line.Text = keepable(line.Text)
		if m := markdownHeading.FindStringSubmatch(line.Text); m != nil {
			line.Heading = len(m[1])
		}
		src.add(line)
		if len(src.Lines) > maxLines {
			return nil, tooLarge(name)
		}
	}
	remarkOnReplaced(src)
	return src, nil
}

// markdownHeading is the one thing text can say about itself.
var markdownHeading = regexp.MustCompile(`^\s{0,3}(#{1,6})\s+\S`)

// splitLines parts text at every kind of line end: those of Windows, Unix and
// old Macs, Unicode's own, Word's line break within a paragraph (a vertical
// tab) and page breaks (a form feed).
func splitLines(text string) []SourceLine {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\v", "\u2029", "\n", "\u0085", "\n").Replace(text)
	var lines []SourceLine
	var line SourceLine
	from := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\n', '\v', '\f':
			line.Text = text[from:i]
			lines = append(lines, line)
			line = SourceLine{Joined: text[i] == '\v', NewPage: text[i] == '\f'}
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
		return strings.ToValidUTF8(string(data[3:]), string(replacement))
	case utf16Order(data) != nil:
		return strings.TrimPrefix(decodeUTF16(data, utf16Order(data)), "\ufeff")
	case utf8.Valid(data):
		return string(data)
	case mostlyUTF8(data):
		return strings.ToValidUTF8(string(data), string(replacement))
	}
	// Windows-1252 gives every byte a meaning, or the replacement character.
	text, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), string(replacement))
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
		units = append(units, uint16(replacement))
	}
	return string(utf16.Decode(units))
}

// utf16Order tells whether data is UTF-16, by its byte order mark or by its
// zero bytes, which the letters of European languages have every other byte,
// and in which order. It is nil for everything else.
func utf16Order(data []byte) binary.ByteOrder {
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
