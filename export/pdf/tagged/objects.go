package tagged

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// The types below are the objects of ISO 32000-1, 7.3. Numbers are written as
// int or float64, booleans as bool, and anything already in PDF syntax as raw.
type (
	name  string
	raw   string
	ref   int // an object number
	array []any
	// references are an array of nothing but these, and numbered are their numbers
	// from 0 with each.
	references []ref
	numbered   []ref
	dict       []entry // in the order written, so that bytes never differ
	entry      struct {
		key   name
		value any
	}
)

// stream is a stream object. Its length is added when it is written.
type stream struct {
	dict   dict
	data   []byte
	plain  bool    // written without compression
	packed *packed // the data, where it is being compressed already
}

// get returns the value of a key, or nil.
func (d dict) get(key name) any {
	for _, e := range d {
		if e.key == key {
			return e.value
		}
	}
	return nil
}

// set replaces or appends a value.
func (d *dict) set(key name, value any) {
	for i := range *d {
		if (*d)[i].key == key {
			(*d)[i].value = value
			return
		}
	}
	*d = append(*d, entry{key, value})
}

// shortened is the only value of an array, or the array.
func (a array) shortened() any {
	if len(a) == 1 {
		return a[0]
	}
	return a
}

// appendValue writes a value in PDF syntax.
func appendValue(b []byte, value any) []byte {
	switch v := value.(type) {
	case name:
		return append(append(b, '/'), v...)
	case raw:
		return append(b, v...)
	case ref:
		b = strconv.AppendInt(b, int64(v), 10)
		return append(b, " 0 R"...)
	case int:
		return strconv.AppendInt(b, int64(v), 10)
	case float64:
		return appendNumber(b, v)
	case bool:
		return strconv.AppendBool(b, v)
	case array:
		b = append(b, '[')
		for i, item := range v {
			if i > 0 {
				b = append(b, ' ')
			}
			b = appendValue(b, item)
		}
		return append(b, ']')
	case references:
		b = append(b, '[')
		for i, r := range v {
			if i > 0 {
				b = append(b, ' ')
			}
			b = appendValue(b, r)
		}
		return append(b, ']')
	case numbered:
		b = append(b, '[')
		for i, r := range v {
			b = append(strconv.AppendInt(b, int64(i), 10), ' ')
			b = append(appendValue(b, r), ' ')
		}
		return append(b, ']')
	case dict:
		b = append(b, "<<"...)
		for _, e := range v {
			b = append(append(b, '/'), e.key...)
			b = append(b, ' ')
			b = appendValue(b, e.value)
		}
		return append(b, ">>"...)
	}
	panic(fmt.Sprintf("tagged: a %T is no PDF object", value))
}

// appendNumber writes a length to a thousandth of a point.
func appendNumber(b []byte, v float64) []byte {
	b = strconv.AppendFloat(b, v, 'f', 3, 64)
	b = bytes.TrimRight(b, "0")
	return bytes.TrimSuffix(b, []byte("."))
}

// textString returns a text string: UTF-16 with a byte order mark, in
// hexadecimal digits, which holds any character and needs no escapes.
func textString(text string) raw {
	b := []byte("<FEFF")
	for _, unit := range utf16.Encode([]rune(meaningful(text))) {
		b = fmt.Appendf(b, "%04X", unit)
	}
	return raw(append(b, '>'))
}

// meaningful replaces characters of private use: nothing that reads the text
// out could know what they stand for.
func meaningful(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Co, r) {
			return utf8.RuneError
		}
		return r
	}, text)
}

// objectFile writes numbered objects as a PDF 1.7 file with object streams and a
// cross-reference stream. Each is written once it is set, or with others in an
// object stream, so that a long document need not be held in memory.
type objectFile struct {
	w       io.Writer
	err     error // the first that w returned
	sum     hash.Hash
	size    int
	packing *packing
	where   []location // of each object; one more, for the one that none has
	batch   objectBatch
	waiting []queued // streams that are being compressed, in the order of the file
}

// objectBatch is an object stream in the making.
type objectBatch struct {
	numbers    []ref
	head, body []byte
}

// queued is a stream whose place in the file is known.
type queued struct {
	number  ref
	stream  stream
	holding []ref // the objects in an object stream
}

// objectsPerStream is how many objects share one object stream. More compress
// better, and cost a reader more for the first one it wants.
const objectsPerStream = 200

// mostWaiting is how many streams wait to be written while they are compressed.
const mostWaiting = 16

// location says where an object is, as a row of the cross-reference stream. There
// are some hundred thousand in a long document.
type location struct {
	kind   uint8
	index  uint16
	offset uint32 // or the number of the object stream
}

func newObjectFile(w io.Writer, p *packing) *objectFile {
	f := &objectFile{w: w, sum: sha256.New(), packing: p, where: []location{{index: 65535}}}
	f.write([]byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"))
	return f
}

// reserve returns a number for an object that is set later.
func (f *objectFile) reserve() ref {
	f.where = append(f.where, location{})
	return ref(len(f.where) - 1)
}

// add writes an object and returns its number.
func (f *objectFile) add(object any) ref {
	r := f.reserve()
	f.set(r, object)
	return r
}

// set writes the object of a number. It is called once for each.
func (f *objectFile) set(r ref, object any) {
	if s, is := object.(stream); is {
		f.queue(queued{number: r, stream: s})
		return
	}
	f.setAs(r, func(b []byte) []byte { return appendValue(b, object) })
}

// setAs writes the object of a number, none that is a stream, as write writes it.
func (f *objectFile) setAs(r ref, write func([]byte) []byte) {
	b := &f.batch
	b.numbers = append(b.numbers, r)
	b.head = append(strconv.AppendInt(b.head, int64(r), 10), ' ')
	b.head = append(strconv.AppendInt(b.head, int64(len(b.body)), 10), ' ')
	b.body = append(write(b.body), '\n')
	if len(b.numbers) == objectsPerStream {
		f.endBatch()
	}
}

// endBatch ends the object stream in the making.
func (f *objectFile) endBatch() {
	b := f.batch
	if len(b.numbers) == 0 {
		return
	}
	f.batch = objectBatch{}
	f.queue(queued{number: f.reserve(), holding: b.numbers, stream: stream{
		dict: dict{{"Type", name("ObjStm")}, {"N", len(b.numbers)}, {"First", len(b.head)}},
		data: append(b.head, b.body...),
	}})
}

// queue has a stream compressed, and writes those before it that are.
func (f *objectFile) queue(q queued) {
	if !q.stream.plain && q.stream.packed == nil {
		q.stream.packed, q.stream.data = f.packing.pack(q.stream.data), nil
	}
	f.waiting = append(f.waiting, q)
	if len(f.waiting) > mostWaiting {
		f.writeStream(f.waiting[0])
		f.waiting = f.waiting[1:]
	}
}

func (f *objectFile) writeStream(q queued) {
	f.where[q.number] = location{kind: 1, offset: uint32(f.size)}
	for index, number := range q.holding {
		f.where[number] = location{kind: 2, offset: uint32(q.number), index: uint16(index)}
	}
	f.write(fmt.Appendf(nil, "%d 0 obj\n", q.number))
	f.write(appendStream(nil, q.stream))
	f.write([]byte("\nendobj\n"))
}

func (f *objectFile) write(b []byte) {
	if f.err == nil {
		_, f.err = f.w.Write(b)
	}
	f.sum.Write(b)
	f.size += len(b)
}

// close writes what is still waiting and the cross-reference stream. root and info
// are the catalog and the information dictionary; the file's identifier is made
// from all bytes before it.
func (f *objectFile) close(root, info ref) error {
	f.endBatch()
	for _, q := range f.waiting {
		f.writeStream(q)
	}
	f.waiting = nil
	self := f.reserve()
	start := f.size
	f.where[self] = location{kind: 1, offset: uint32(start)}
	id := raw(fmt.Sprintf("<%X>", f.sum.Sum(nil)[:16]))
	f.write(fmt.Appendf(nil, "%d 0 obj\n", self))
	f.write(appendStream(nil, stream{dict: dict{
		{"Type", name("XRef")},
		{"Size", int(self) + 1},
		{"Root", root},
		{"Info", info},
		{"ID", array{id, id}},
		{"W", array{1, 4, 2}},
		{"DecodeParms", dict{{"Predictor", 12}, {"Columns", 7}}},
	}, packed: f.packing.pack(crossReferenceRows(f.where))}))
	f.write(fmt.Appendf(nil, "\nendobj\nstartxref\n%d\n%%%%EOF\n", start))
	return f.err
}

// appendStream writes a stream, compressed unless it is plain.
func appendStream(out []byte, s stream) []byte {
	data := s.data
	if s.packed != nil {
		data = s.packed.bytes()
	}
	out = append(out, "<<"...)
	for _, e := range s.dict {
		out = append(append(append(out, '/'), e.key...), ' ')
		out = appendValue(out, e.value)
	}
	if s.packed != nil {
		out = append(out, "/Filter /FlateDecode"...)
	}
	out = fmt.Appendf(out, "/Length %d>>\nstream\n", len(data))
	out = append(out, data...)
	return append(out, "\nendstream"...)
}

// crossReferenceRows encodes the table with the "up" predictor: rows differ
// little from those above, and then compress to almost nothing.
func crossReferenceRows(where []location) []byte {
	const columns = 7
	var above [columns]byte
	out := make([]byte, 0, len(where)*(columns+1))
	for _, w := range where {
		row := [columns]byte{w.kind,
			byte(w.offset >> 24), byte(w.offset >> 16), byte(w.offset >> 8), byte(w.offset),
			byte(w.index >> 8), byte(w.index)}
		out = append(out, 2)
		for i := range row {
			out = append(out, row[i]-above[i])
		}
		above = row
	}
	return out
}
