package tagged

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"strings"
	"testing"
	"time"
	"unicode"

	"ninefold/export/pdf/pdfcheck"
)

// A text can be made to need more glyphs than a font has numbers for.
func TestMoreThanOneFontHasNumbersForIsDrawnWithTwo(t *testing.T) {
	before := mostCodes
	mostCodes = 6
	defer func() { mostCodes = before }()
	var out bytes.Buffer
	read := func(file string) []byte {
		data, err := os.ReadFile("../../../assets/fonts/" + file)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	latin, other := read("SourceSans3-Regular.ttf"), read("DejaVuSans.ttf")
	o := Options{Title: "Words", Author: "Northmere Council", Lang: "en-GB", Created: time.Date(2026, 1, 16, 9, 30, 0, 0, time.UTC),
		Fonts: Fonts{Regular: latin, SemiBold: latin, Bold: latin, Italic: latin, Fallback: other, FallbackBold: other}}
	o.Fonts.Scripts = []ScriptFont{{Script: "Deva", Blocks: unicode.Devanagari, Regular: devanagari(t), Bold: devanagari(t)}}
	d, err := New(&out, o)
	if err != nil {
		t.Fatal(err)
	}
	text := "सबने मेरी बात ध्यान से सुनी"
	d.DrawPage(d.AddPage(400, 300), func() {
		draw := func(e *Element, text string, y float64) {
			e.SetLang("hi")
			for i, line := range d.Layout([]Run{{Text: text, Style: Style{Size: 12}}}, 70, "").Lines {
				d.Draw(e, line, 20, y+20*float64(i))
			}
		}
		draw(d.Root().Add(RoleH1), "मेरी बात", 20)
		draw(d.Root().Add(RoleP), text, 60)
	})
	if err := d.Finish(); err != nil {
		t.Fatal(err)
	}
	for _, problem := range pdfcheck.Check(out.Bytes()) {
		t.Error(problem)
	}
	if len(d.fonts.scripts) < 3 {
		t.Errorf("%d faces were used", len(d.fonts.scripts))
	}
	if said, err := pdfcheck.ReadText(out.Bytes()); err != nil || !strings.Contains(said.Reading, text) {
		t.Errorf("%q is read out, %v", said.Reading, err)
	}
}

func devanagari(t testing.TB) func() ([]byte, error) {
	return func() ([]byte, error) {
		file, err := os.Open("../../../assets/fonts/scripts/NotoSansDevanagari-Regular.ttf.gz")
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		r, err := gzip.NewReader(file)
		if err != nil {
			t.Fatal(err)
		}
		return io.ReadAll(r)
	}
}
