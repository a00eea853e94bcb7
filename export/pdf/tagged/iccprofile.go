package tagged

import (
	"encoding/binary"
	"math"
)

// srgbProfile returns a small ICC profile (version 2.1) of the sRGB colour
// space, for the output intent that PDF/A asks for. It describes the three
// primaries and one shared tone curve, after IEC 61966-2-1.
func srgbProfile() []byte {
	type tag struct {
		signature string
		data      []byte
	}
	curve := toneCurve()
	tags := []tag{
		{"desc", profileDescription("sRGB")},
		{"cprt", append([]byte("text\x00\x00\x00\x00"), "No copyright, use freely\x00"...)},
		{"wtpt", xyz(0.9642, 1, 0.8249)},
		{"rXYZ", xyz(0.4360747, 0.2225045, 0.0139322)},
		{"gXYZ", xyz(0.3850649, 0.7168786, 0.0971045)},
		{"bXYZ", xyz(0.1430804, 0.0606169, 0.7141733)},
		{"rTRC", curve},
		{"gTRC", curve},
		{"bTRC", curve},
	}

	const headerLength = 128
	body := headerLength + 4 + 12*len(tags)
	table := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	var data []byte
	curveAt := 0
	for _, t := range tags {
		at := body + len(data)
		shared := t.signature == "gTRC" || t.signature == "bTRC"
		switch {
		case shared:
			at = curveAt
		case t.signature == "rTRC":
			curveAt = at
		}
		table = append(table, t.signature...)
		table = binary.BigEndian.AppendUint32(table, uint32(at))
		table = binary.BigEndian.AppendUint32(table, uint32(len(t.data)))
		if !shared {
			data = append(data, t.data...)
			for len(data)%4 != 0 {
				data = append(data, 0)
			}
		}
	}

	header := make([]byte, headerLength)
	binary.BigEndian.PutUint32(header[0:], uint32(body+len(data)))
	binary.BigEndian.PutUint32(header[8:], 0x02100000) // version 2.1
	copy(header[12:], "mntrRGB XYZ ")
	for i, part := range []uint16{2000, 1, 1, 0, 0, 0} { // date of the profile
		binary.BigEndian.PutUint16(header[24+2*i:], part)
	}
	copy(header[36:], "acsp")
	copy(header[68:], xyz(0.9642, 1, 0.8249)[8:]) // illuminant D50
	return append(append(header, table...), data...)
}

// xyz encodes a colour as an XYZType.
func xyz(values ...float64) []byte {
	b := []byte("XYZ \x00\x00\x00\x00")
	for _, v := range values {
		b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(v*65536))))
	}
	return b
}

// toneCurve encodes the sRGB transfer function as a curveType of 256 points.
func toneCurve() []byte {
	const points = 256
	b := binary.BigEndian.AppendUint32([]byte("curv\x00\x00\x00\x00"), points)
	for i := range points {
		v := float64(i) / (points - 1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		b = binary.BigEndian.AppendUint16(b, uint16(math.Round(v*65535)))
	}
	return b
}

// profileDescription encodes a textDescriptionType with its two empty parts.
func profileDescription(text string) []byte {
	b := binary.BigEndian.AppendUint32([]byte("desc\x00\x00\x00\x00"), uint32(len(text)+1))
	b = append(append(b, text...), 0)
	const emptyUnicodeAndScriptCode = 4 + 4 + 2 + 1 + 67
	return append(b, make([]byte, emptyUnicodeAndScriptCode)...)
}
