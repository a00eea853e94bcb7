package assets

import (
	"bytes"
	"compress/gzip"
	"embed"
	"fmt"
	"io"
	"unicode"
)

// ScriptFont is the family of Noto that the exports set text of one script in. Its
// files are TrueType, without the Latin letters and the hints of the originals and
// packed with gzip; the licence lies beside them.
type ScriptFont struct {
	Script string              // the ISO 15924 code
	Blocks *unicode.RangeTable // the characters it is used for
	Scale  float64             // how much larger it is set, to look as large as Source Sans
	family string
}

// ScriptFonts are the scripts that text can be set in beside Latin, Greek and
// Cyrillic: those of the languages that most people in England speak whose letters
// join, change places or run from right to left.
var ScriptFonts = []ScriptFont{
	{"Arab", blocks([2]uint16{0x0600, 0x06ff}, [2]uint16{0x0750, 0x077f}, [2]uint16{0x08a0, 0x08ff}, [2]uint16{0xfb50, 0xfdff}, [2]uint16{0xfe70, 0xfefc}), 1.12, "NotoNaskhArabic"},
	{"Hebr", blocks([2]uint16{0x0590, 0x05ff}, [2]uint16{0xfb1d, 0xfb4f}), 1, "NotoSansHebrew"},
	{"Deva", blocks([2]uint16{0x0900, 0x097f}, [2]uint16{0x1cd0, 0x1cff}, [2]uint16{0xa830, 0xa839}, [2]uint16{0xa8e0, 0xa8ff}), 1, "NotoSansDevanagari"},
	{"Beng", blocks([2]uint16{0x0980, 0x09ff}), 1, "NotoSansBengali"},
	{"Guru", blocks([2]uint16{0x0a00, 0x0a7f}), 1, "NotoSansGurmukhi"},
	{"Gujr", blocks([2]uint16{0x0a80, 0x0aff}), 1, "NotoSansGujarati"},
	{"Taml", blocks([2]uint16{0x0b80, 0x0bff}), 0.92, "NotoSansTamil"},
	{"Telu", blocks([2]uint16{0x0c00, 0x0c7f}), 1, "NotoSansTelugu"},
	{"Mlym", blocks([2]uint16{0x0d00, 0x0d7f}), 0.92, "NotoSansMalayalam"},
	{"Sinh", blocks([2]uint16{0x0d80, 0x0dff}), 1, "NotoSansSinhala"},
	{"Ethi", blocks([2]uint16{0x1200, 0x139f}, [2]uint16{0x2d80, 0x2ddf}, [2]uint16{0xab00, 0xab2f}), 1, "NotoSansEthiopic"},
}

func blocks(spans ...[2]uint16) *unicode.RangeTable {
	t := &unicode.RangeTable{}
	for _, s := range spans {
		t.R16 = append(t.R16, unicode.Range16{Lo: s[0], Hi: s[1], Stride: 1})
	}
	return t
}

//go:embed fonts/scripts/*.ttf.gz
var scriptFonts embed.FS

// Regular unpacks the font file of running text.
func (f ScriptFont) Regular() ([]byte, error) { return f.unpack("Regular") }

// SemiBold unpacks the font file of headings.
func (f ScriptFont) SemiBold() ([]byte, error) { return f.unpack("SemiBold") }

func (f ScriptFont) unpack(weight string) ([]byte, error) {
	name := f.family + "-" + weight
	packed, err := scriptFonts.ReadFile("fonts/scripts/" + name + ".ttf.gz")
	if err != nil {
		return nil, fmt.Errorf("the font %s is missing: %w", name, err)
	}
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("the font %s: %w", name, err)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("the font %s: %w", name, err)
	}
	return data, nil
}
