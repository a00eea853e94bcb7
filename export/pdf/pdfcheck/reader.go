package pdfcheck

import (
	"bytes"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// reader looks objects up. What is missing or of another type reads as the
// zero value: the checks then say what they miss.
type reader struct {
	table *model.XRefTable
}

func (r reader) object(o types.Object) types.Object {
	value, err := r.table.Dereference(o)
	if err != nil {
		return nil
	}
	return value
}

func (r reader) dict(o types.Object) types.Dict {
	switch d := r.object(o).(type) {
	case types.Dict:
		return d
	case types.StreamDict:
		return d.Dict
	case *types.StreamDict:
		return d.Dict
	}
	return nil
}

func (r reader) array(o types.Object) types.Array {
	a, _ := r.object(o).(types.Array)
	return a
}

// list returns the items of an array, or a single object as a list of one.
func (r reader) list(o types.Object) types.Array {
	switch value := r.object(o).(type) {
	case nil:
		return nil
	case types.Array:
		return value
	}
	return types.Array{o}
}

func (r reader) name(o types.Object) string {
	n, _ := r.object(o).(types.Name)
	return string(n)
}

func (r reader) integer(o types.Object) (int, bool) {
	n, ok := r.object(o).(types.Integer)
	return int(n), ok
}

func (r reader) number(o types.Object) float64 {
	switch n := r.object(o).(type) {
	case types.Integer:
		return float64(n)
	case types.Float:
		return float64(n)
	}
	return 0
}

func (r reader) boolean(o types.Object) bool {
	b, _ := r.object(o).(types.Boolean)
	return bool(b)
}

// text returns a text string.
func (r reader) text(o types.Object) string {
	var data []byte
	switch s := r.object(o).(type) {
	case types.HexLiteral:
		data, _ = s.Bytes()
	case types.StringLiteral:
		data, _ = types.Unescape(string(s))
	}
	return decodeText(data)
}

// decodeText reads the bytes of a text string: UTF-16 after a byte order mark,
// or else, for these checks, ASCII.
func decodeText(data []byte) string {
	if !bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		return string(data)
	}
	var units []uint16
	for i := 2; i+1 < len(data); i += 2 {
		units = append(units, uint16(data[i])<<8|uint16(data[i+1]))
	}
	return string(utf16.Decode(units))
}

// stream returns the decoded bytes of a stream.
func (r reader) stream(o types.Object) []byte {
	s, _, err := r.table.DereferenceStreamDict(o)
	if err != nil || s == nil {
		return nil
	}
	if s.Content == nil {
		if err := s.Decode(); err != nil {
			return nil
		}
	}
	return s.Content
}

// objectNumber returns the number of an indirect object, or 0.
func objectNumber(o types.Object) int {
	switch ref := o.(type) {
	case types.IndirectRef:
		return int(ref.ObjectNumber)
	case *types.IndirectRef:
		return int(ref.ObjectNumber)
	}
	return 0
}
