package assessment

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"reflect"
	"strings"
)

// offsetOf tells where in the file a decoding error lies.
func offsetOf(err error, dec *json.Decoder) int64 {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return syntax.Offset
	case errors.As(err, &kind):
		return kind.Offset
	case endsEarly(err):
		return math.MaxInt64
	}
	return dec.InputOffset()
}

func endsEarly(err error) bool {
	return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
}

// lineOf returns the line of an offset, or the last line for one past the end.
func lineOf(data []byte, offset int64) int {
	return 1 + bytes.Count(data[:min(offset, int64(len(data)))], []byte("\n"))
}

// inWords says what a decoding error means without the decoder's jargon.
func inWords(err error) string {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &kind) && kind.Field == "":
		return "this is not what the file should begin with"
	case errors.As(err, &kind):
		return fmt.Sprintf("the value of %q is of the wrong kind (%s)", kind.Field, kind.Value)
	case endsEarly(err):
		return "the file ends too early"
	case errors.As(err, &syntax):
		return "this is not well-formed JSON (" + syntax.Error() + ")"
	}
	return strings.TrimPrefix(err.Error(), "json: ")
}

// lineOfValue returns the line on which the value at path ends, or on which
// the innermost thing that should hold it begins. The file is well-formed.
func lineOfValue(data []byte, path string) int {
	found := 1
	walk(data, nil, func(at string, _ bool, line func() int) bool {
		if at == path || at == "" || strings.HasPrefix(path, at+"/") {
			found = line()
		}
		return true
	})
	return found
}

// unknownKey returns the first key in data for which the target has no place,
// and its line; "" where there is none before the file ends or goes wrong.
func unknownKey(data []byte, target any) (key string, line int) {
	walk(data, reflect.TypeOf(target), func(at string, known bool, lineHere func() int) bool {
		if !known {
			key, line = at[strings.LastIndexByte(at, '/')+1:], lineHere()
		}
		return known
	})
	return key, line
}

// walker goes through every value of a JSON file in order.
type walker struct {
	data []byte
	dec  *json.Decoder
	see  func(path string, known bool, line func() int) bool

	counted int64 // how far lines have been counted
	lines   int   // how many line ends there were until then
}

// walk calls see with the path of each value, such as "themes/0/title", with
// whether the type has a place for it (always, where the type is nil), and
// with a way to ask for its line, until see returns false or the file ends.
//
// It goes no deeper than frameworks are, and into nothing with names longer than
// they have: a file may be brackets within brackets, and the decoder's own limit
// does not hold for its tokens.
func walk(data []byte, t reflect.Type, see func(path string, known bool, line func() int) bool) {
	w := &walker{data: data, dec: json.NewDecoder(bytes.NewReader(data)), see: see}
	w.value("", t, true, 0)
}

// How deep and along which paths, in bytes, a file is walked through.
const (
	deepestWalk = 32
	longestPath = 1_000
)

func (w *walker) line() int {
	offset := w.dec.InputOffset()
	w.lines += bytes.Count(w.data[w.counted:offset], []byte("\n"))
	w.counted = offset
	return 1 + w.lines
}

// value goes through one value and what is in it, and tells whether to go on.
func (w *walker) value(path string, t reflect.Type, known bool, depth int) bool {
	token, err := w.dec.Token()
	if err != nil || !w.see(path, known, w.line) {
		return false
	}
	if _, opens := token.(json.Delim); opens && (depth > deepestWalk || len(path) > longestPath) {
		return false
	}
	switch token {
	case json.Delim('{'):
		for w.dec.More() {
			key, err := w.dec.Token()
			if err != nil {
				return false
			}
			inner, known := memberType(t, fmt.Sprint(key))
			if !w.value(below(path, fmt.Sprint(key)), inner, known, depth+1) {
				return false
			}
		}
	case json.Delim('['):
		for i := 0; w.dec.More(); i++ {
			if !w.value(below(path, itoa(i)), elementType(t), true, depth+1) {
				return false
			}
		}
	default:
		return true
	}
	_, err = w.dec.Token()
	return err == nil
}

func below(path, name string) string { return strings.TrimPrefix(path+"/"+name, "/") }

// memberType returns the type of a struct's member as the decoder finds it,
// and whether there is one. What is not a struct may have any member.
func memberType(t reflect.Type, key string) (reflect.Type, bool) {
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t == nil || t.Kind() != reflect.Struct {
		return nil, true
	}
	for i := range t.NumField() {
		if name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ","); name != "" && strings.EqualFold(name, key) {
			return t.Field(i).Type, true
		}
	}
	return nil, false
}

func elementType(t reflect.Type) reflect.Type {
	if t == nil || t.Kind() != reflect.Slice {
		return nil
	}
	return t.Elem()
}
