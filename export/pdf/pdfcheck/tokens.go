package pdfcheck

import (
	"bytes"
	"encoding/hex"
	"strconv"
)

// The operands of a content stream: float64, pdfName, []byte (a string),
// []any (an array) and map[string]any (a dictionary).
type pdfName string

// operator is the word that ends a list of operands.
type operator string

// tokens reads a content stream.
type tokens struct {
	data []byte
	at   int
}

const (
	whitespace = "\x00\t\n\f\r "
	delimiters = "()<>[]{}/%"
)

// next returns an operand or an operator, or nil at the end.
func (t *tokens) next() any {
	for t.at < len(t.data) && bytes.IndexByte([]byte(whitespace), t.data[t.at]) >= 0 {
		t.at++
	}
	if t.at >= len(t.data) {
		return nil
	}
	rest := t.data[t.at:]
	switch {
	case rest[0] == '/':
		t.at++
		return pdfName(t.word())
	case rest[0] == '(':
		return t.literal()
	case bytes.HasPrefix(rest, []byte("<<")):
		t.at += 2
		return t.dictionary()
	case bytes.HasPrefix(rest, []byte(">>")):
		t.at += 2
		return operator(">>")
	case rest[0] == '<':
		return t.hexadecimal()
	case rest[0] == '[':
		t.at++
		return t.array()
	case bytes.IndexByte([]byte(delimiters), rest[0]) >= 0:
		t.at++
		return operator(rest[:1])
	}
	word := t.word()
	if number, err := strconv.ParseFloat(word, 64); err == nil {
		return number
	}
	return operator(word)
}

func (t *tokens) word() string {
	start := t.at
	for t.at < len(t.data) && bytes.IndexByte([]byte(whitespace+delimiters), t.data[t.at]) < 0 {
		t.at++
	}
	return string(t.data[start:t.at])
}

func (t *tokens) array() []any {
	items := []any{}
	for {
		item := t.next()
		if item == nil || item == operator("]") {
			return items
		}
		items = append(items, item)
	}
}

func (t *tokens) dictionary() map[string]any {
	entries := map[string]any{}
	for {
		key, ok := t.next().(pdfName)
		if !ok {
			return entries
		}
		entries[string(key)] = t.next()
	}
}

func (t *tokens) hexadecimal() []byte {
	end := bytes.IndexByte(t.data[t.at:], '>')
	if end < 0 {
		t.at = len(t.data)
		return nil
	}
	digits := t.data[t.at+1 : t.at+end]
	t.at += end + 1
	out := make([]byte, len(digits)/2)
	// Digits that are none leave zeros, which no font has a glyph for.
	_, _ = hex.Decode(out, digits)
	return out
}

// literal reads a string in brackets.
func (t *tokens) literal() []byte {
	out := []byte{}
	depth := 0
	for ; t.at < len(t.data); t.at++ {
		b := t.data[t.at]
		switch {
		case b == '\\' && t.at+1 < len(t.data):
			t.at++
			out = t.escape(out)
			continue
		case b == '(':
			depth++
			if depth == 1 {
				continue
			}
		case b == ')':
			depth--
			if depth == 0 {
				t.at++
				return out
			}
		}
		out = append(out, b)
	}
	return out
}

func (t *tokens) escape(out []byte) []byte {
	b := t.data[t.at]
	if i := bytes.IndexByte([]byte("nrtbf"), b); i >= 0 {
		return append(out, "\n\r\t\b\f"[i])
	}
	if b < '0' || b > '7' {
		return append(out, b)
	}
	value := 0
	n := 0
	for n < 3 && t.at+n < len(t.data) && t.data[t.at+n] >= '0' && t.data[t.at+n] <= '7' {
		value = value*8 + int(t.data[t.at+n]-'0')
		n++
	}
	t.at += n - 1
	return append(out, byte(value))
}
