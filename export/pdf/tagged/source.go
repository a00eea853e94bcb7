package tagged

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// source reads the file gofpdf wrote. It understands what gofpdf writes and
// no more: one cross-reference table, and no object streams.
type source struct {
	data    []byte
	offsets []int // of object n
}

// sourceResources is the object with the resources, which gofpdf numbers by
// itself.
const sourceResources = 2

func openSource(data []byte) (*source, error) {
	at := bytes.LastIndex(data, []byte("\nxref\n"))
	if at < 0 {
		return nil, errors.New("gofpdf wrote no cross-reference table")
	}
	p := parser{data: data, at: at + len("\nxref\n")}
	if p.integer() != 0 {
		return nil, errors.New("gofpdf's cross-reference table does not begin at 0")
	}
	s := &source{data: data, offsets: make([]int, p.integer())}
	for i := range s.offsets {
		s.offsets[i] = p.integer()
		p.integer() // generation
		p.token()   // n or f
	}
	return s, p.err
}

// object returns the value of object n, and the bytes of its stream if it is
// one, decompressed.
func (s *source) object(n ref) (any, []byte, error) {
	if int(n) <= 0 || int(n) >= len(s.offsets) {
		return nil, nil, fmt.Errorf("gofpdf wrote no object %d", n)
	}
	p := parser{data: s.data, at: s.offsets[n]}
	p.integer()
	p.integer()
	p.token() // obj
	value := p.value()
	if p.err != nil {
		return nil, nil, fmt.Errorf("object %d: %w", n, p.err)
	}
	d, ok := value.(dict)
	length, isStream := d.get("Length").(int)
	if !ok || !isStream {
		return value, nil, nil
	}
	p.token() // stream
	start := p.at + 1
	if start+length > len(s.data) {
		return nil, nil, fmt.Errorf("object %d is cut short", n)
	}
	data := s.data[start : start+length]
	if d.get("Filter") == name("FlateDecode") {
		inflated, err := inflate(data)
		if err != nil {
			return nil, nil, fmt.Errorf("object %d: %w", n, err)
		}
		data = inflated
	}
	return d, data, nil
}

// dict returns object n, which must be a dictionary.
func (s *source) dict(n ref) (dict, error) {
	value, _, err := s.object(n)
	if err != nil {
		return nil, err
	}
	d, ok := value.(dict)
	if !ok {
		return nil, fmt.Errorf("object %d is no dictionary", n)
	}
	return d, nil
}

func inflate(data []byte) ([]byte, error) {
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// parser reads objects in PDF syntax.
type parser struct {
	data []byte
	at   int
	err  error
}

func isSpace(c byte) bool { return c <= ' ' }

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]/%"), c) >= 0 }

func (p *parser) skipSpace() {
	for p.at < len(p.data) && isSpace(p.data[p.at]) {
		p.at++
	}
}

// token reads a delimiter, a name with its slash, a number or a word.
func (p *parser) token() string {
	p.skipSpace()
	start := p.at
	rest := p.data[p.at:]
	switch {
	case len(rest) == 0:
		p.fail("the file ends")
		return ""
	case bytes.HasPrefix(rest, []byte("<<")), bytes.HasPrefix(rest, []byte(">>")):
		p.at += 2
		return string(rest[:2])
	case isDelimiter(rest[0]) && rest[0] != '/':
		p.at++
		return string(rest[:1])
	}
	p.at++
	for p.at < len(p.data) && !isSpace(p.data[p.at]) && !isDelimiter(p.data[p.at]) {
		p.at++
	}
	return string(p.data[start:p.at])
}

func (p *parser) integer() int {
	n, err := strconv.Atoi(p.token())
	if err != nil {
		p.fail("a number was expected")
	}
	return n
}

func (p *parser) fail(what string) {
	if p.err == nil {
		p.err = fmt.Errorf("%s at byte %d", what, p.at)
	}
}

func (p *parser) value() any {
	token := p.token()
	switch {
	case p.err != nil:
		return nil
	case token == "<<":
		var d dict
		for p.err == nil {
			key := p.token()
			if key == ">>" {
				return d
			}
			d = append(d, entry{name(key[1:]), p.value()})
		}
		return nil
	case token == "[":
		a := array{}
		for p.err == nil {
			p.skipSpace()
			if p.at < len(p.data) && p.data[p.at] == ']' {
				p.at++
				return a
			}
			a = append(a, p.value())
		}
		return nil
	case token == "(":
		end := bytes.IndexByte(p.data[p.at:], ')')
		if end < 0 {
			p.fail("a string does not end")
			return nil
		}
		p.at += end + 1
		return raw(p.data[p.at-end-2 : p.at])
	case token[0] == '/':
		return name(token[1:])
	}
	if n, err := strconv.Atoi(token); err == nil {
		return p.reference(n)
	}
	if f, err := strconv.ParseFloat(token, 64); err == nil {
		return f
	}
	return raw(token)
}

// reference returns n, or the reference that n begins.
func (p *parser) reference(n int) any {
	ahead := *p
	if _, err := strconv.Atoi(ahead.token()); err == nil && ahead.token() == "R" {
		*p = ahead
		return ref(n)
	}
	return n
}
