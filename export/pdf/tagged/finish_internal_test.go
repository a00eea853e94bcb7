package tagged

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"
	"golang.org/x/image/font/sfnt"
)

func TestToUnicodeKeepsTheLimitsOfACMap(t *testing.T) {
	var drawn []rune
	for r := rune('A'); r < 0x400; r += 2 { // no two are neighbours
		drawn = append(drawn, r)
	}
	drawn = append(drawn, 0x4fe, 0x4ff, 0x500, 0x501) // neighbours across the last byte
	cmap := string(toUnicode(drawn))
	blocks := regexp.MustCompile(`(?s)(\d+) beginbfrange\n(.*?)endbfrange`).FindAllStringSubmatch(cmap, -1)
	ranges := 0
	for _, block := range blocks {
		n := strings.Count(block[2], "\n")
		if n > 100 {
			t.Errorf("a block has %d ranges", n)
		}
		ranges += n
	}
	if want := len(drawn) - 2; ranges != want {
		t.Errorf("%d ranges, not %d", ranges, want)
	}
	for _, want := range []string{"<04FE> <04FF> <04FE>\n", "<0500> <0501> <0500>\n", "<0041> <0041> <0041>\n"} {
		if !strings.Contains(cmap, want) {
			t.Errorf("the range %q is missing", want)
		}
	}
}

// The widths in the file are ours, and those gofpdf would have written.
func TestWidthsAreThoseOfGofpdf(t *testing.T) {
	for _, file := range []string{"SourceSans3-Regular.ttf", "DejaVuSans.ttf"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "..", "assets", "fonts", file))
		if err != nil {
			t.Fatal(err)
		}
		parsed, err := sfnt.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		f := &font{parsed: parsed}
		pdf := gofpdf.New("P", "pt", "A4", "")
		pdf.AddUTF8FontFromBytes("x", "", bytes.Clone(data))
		pdf.SetFont("x", "", 10)
		compared := 0
		for r := rune(' '); r < 0x2700; r++ {
			if !f.has(r) {
				continue
			}
			if ours, theirs := f.width(r), pdf.GetStringSymbolWidth(string(r)); ours != theirs {
				t.Errorf("%s: %U is %d wide, and %d to gofpdf", file, r, ours, theirs)
			}
			compared++
		}
		if compared < 500 {
			t.Errorf("%s: only %d characters compared", file, compared)
		}
	}
}

func TestNumbersAreShort(t *testing.T) {
	for value, want := range map[float64]string{0: "0", 12: "12", 595.28: "595.28", -3.5: "-3.5", 1.0 / 3: "0.333", 100: "100"} {
		if got := string(appendNumber(nil, value)); got != want {
			t.Errorf("%g is written %s, not %s", value, got, want)
		}
	}
}

func TestTextStringsHoldAnyCharacter(t *testing.T) {
	for text, want := range map[string]raw{"A(": "<FEFF00410028>", "😀": "<FEFFD83DDE00>", "\ue000": "<FEFFFFFD>"} {
		if got := textString(text); got != want {
			t.Errorf("%q is written %s, not %s", text, got, want)
		}
	}
}

func TestURLsAreWrittenInASCII(t *testing.T) {
	if got, want := uriString("https://x.example/ä b(1)\\"), raw("(https://x.example/%C3%A4%20b%281%29%5C)"); got != want {
		t.Errorf("written %s, not %s", got, want)
	}
}

func TestDatesHaveAnOffset(t *testing.T) {
	summer := time.Date(2026, 7, 1, 9, 30, 0, 0, time.FixedZone("BST", 3600))
	if got, want := infoDate(summer), raw("(D:20260701093000+01'00')"); got != want {
		t.Errorf("written %s, not %s", got, want)
	}
}

func TestTheProfileIsWhatItsHeaderSays(t *testing.T) {
	profile := srgbProfile()
	if size := binary.BigEndian.Uint32(profile); int(size) != len(profile) || len(profile)%4 != 0 {
		t.Errorf("the header says %d bytes of %d", size, len(profile))
	}
	if got := string(profile[12:24]) + string(profile[36:40]); got != "mntrRGB XYZ acsp" {
		t.Errorf("the header is %q", got)
	}
	for i := range int(binary.BigEndian.Uint32(profile[128:])) {
		entry := profile[132+12*i:]
		offset, length := binary.BigEndian.Uint32(entry[4:]), binary.BigEndian.Uint32(entry[8:])
		if offset%4 != 0 || int(offset+length) > len(profile) {
			t.Errorf("the tag %s stands at %d to %d", entry[:4], offset, offset+length)
		}
	}
}

func TestASourceThatIsNotGofpdfsIsRefused(t *testing.T) {
	for _, data := range []string{"", "%PDF-1.3\n", "x\nxref\n7 1\n", "x\nxref\n0 x\n", "x\nxref\n0 2\n0 0 f\n0"} {
		if _, err := openSource([]byte(data)); err == nil {
			t.Errorf("%q is read", data)
		}
	}
	s, err := openSource([]byte("1 0 obj\n<</Length 99 /A [1 0 R 2.5 (x) /B true]>>\nstream\nshort\nxref\n0 2\n0 65535 f\n0 0 n\n"))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.object(1); err == nil {
		t.Error("a stream that is cut short is read")
	}
	if _, _, err := s.object(5); err == nil {
		t.Error("an object that is not there is read")
	}
}
