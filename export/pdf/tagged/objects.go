package tagged

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"runtime"
	"strconv"
	"strings"
	"sync"
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
	dict  []entry // in the order written, so that bytes never differ
	entry struct {
		key   name
		value any
	}
)

// stream is a stream object. Its length is added when it is written.
type stream struct {
	dict   dict
	data   []byte
	plain  bool  // written without compression
	packed []int // the numbers of the objects in an object stream
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

// objectFile collects numbered objects and writes them as a PDF 1.7 file with
// object streams and a cross-reference stream.
type objectFile struct {
	objects []any // object n is at n-1
}

// reserve returns a number for an object that is set later.
func (f *objectFile) reserve() ref {
	f.objects = append(f.objects, nil)
	return ref(len(f.objects))
}

// add stores an object and returns its number.
func (f *objectFile) add(object any) ref {
	r := f.reserve()
	f.set(r, object)
	return r
}

func (f *objectFile) set(r ref, object any) { f.objects[r-1] = object }

// objectsPerStream is how many objects share one object stream. More compress
// better, and cost a reader more for the first one it wants.
const objectsPerStream = 200

// location says where an object is, as a row of the cross-reference stream.
type location struct {
	kind, offset, index int
}

// write returns the file. root and info are the catalog and the information
// dictionary; id makes the file identifier from all bytes before it.
func (f *objectFile) write(root, info ref, id func(body []byte) []byte) []byte {
	f.packObjects()
	compressed := f.compressStreams()

	out := []byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	where := make([]location, len(f.objects)+2)
	where[0] = location{0, 0, 65535}
	for i, object := range f.objects {
		s, ok := object.(stream)
		if !ok {
			continue
		}
		where[i+1] = location{1, len(out), 0}
		out = fmt.Appendf(out, "%d 0 obj\n", i+1)
		out = appendStream(out, s, compressed[i])
		out = append(out, "\nendobj\n"...)
		for index, number := range s.packed {
			where[number] = location{2, i + 1, index}
		}
	}

	self := len(f.objects) + 1
	start := len(out)
	where[self] = location{1, start, 0}
	hash := raw(fmt.Sprintf("<%X>", id(out)))
	table := stream{dict: dict{
		{"Type", name("XRef")},
		{"Size", self + 1},
		{"Root", root},
		{"Info", info},
		{"ID", array{hash, hash}},
		{"W", array{1, 4, 2}},
		{"DecodeParms", dict{{"Predictor", 12}, {"Columns", 7}}},
	}, data: crossReferenceRows(where)}
	out = fmt.Appendf(out, "%d 0 obj\n", self)
	out = appendStream(out, table, newDeflater().deflate(table.data))
	return fmt.Appendf(out, "\nendobj\nstartxref\n%d\n%%%%EOF\n", start)
}

// packObjects moves the objects that are no streams into object streams.
func (f *objectFile) packObjects() {
	var numbers []int
	for i, object := range f.objects {
		if _, ok := object.(stream); !ok {
			numbers = append(numbers, i+1)
		}
	}
	for len(numbers) > 0 {
		n := min(len(numbers), objectsPerStream)
		var head, body []byte
		for _, number := range numbers[:n] {
			head = fmt.Appendf(head, "%d %d ", number, len(body))
			body = append(appendValue(body, f.objects[number-1]), '\n')
		}
		f.add(stream{
			dict:   dict{{"Type", name("ObjStm")}, {"N", n}, {"First", len(head)}},
			data:   append(head, body...),
			packed: numbers[:n],
		})
		numbers = numbers[n:]
	}
}

// compressStreams deflates all streams, as many at a time as there are
// processors.
func (f *objectFile) compressStreams() [][]byte {
	compressed := make([][]byte, len(f.objects))
	work := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			d := newDeflater()
			for i := range work {
				compressed[i] = d.deflate(f.objects[i].(stream).data)
			}
		})
	}
	for i, object := range f.objects {
		if s, ok := object.(stream); ok && !s.plain {
			work <- i
		}
	}
	close(work)
	workers.Wait()
	return compressed
}

// appendStream writes a stream, compressed unless it is plain.
func appendStream(out []byte, s stream, compressed []byte) []byte {
	data := compressed
	if s.plain {
		data = s.data
	}
	out = append(out, "<<"...)
	for _, e := range s.dict {
		out = append(append(append(out, '/'), e.key...), ' ')
		out = appendValue(out, e.value)
	}
	if !s.plain {
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
		row := [columns]byte{byte(w.kind),
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

// deflater compresses as well as zlib can. One is used again and again, since
// making one costs more memory than most streams have.
type deflater struct {
	writer *zlib.Writer
}

func newDeflater() deflater {
	w, err := zlib.NewWriterLevel(nil, zlib.BestCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	return deflater{writer: w}
}

func (d deflater) deflate(data []byte) []byte {
	var b bytes.Buffer
	d.writer.Reset(&b)
	// A bytes.Buffer never refuses what is written to it.
	_, _ = d.writer.Write(data)
	_ = d.writer.Close()
	return b.Bytes()
}
