package readers

import (
	"strings"
	"testing"
	"unicode/utf16"

	"ninefold/app/assessment"
	"ninefold/app/intake/intaketest"
	"ninefold/app/intake/source"
)

func wide(text string, little bool) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(text)) {
		if little {
			b = append(b, byte(u), byte(u>>8))
		} else {
			b = append(b, byte(u>>8), byte(u))
		}
	}
	return b
}

func TestTextIsReadInEveryEncodingCouncilsUse(t *testing.T) {
	const text = "Prŷs – “£5” 🙂 Київ العربية"
	cases := map[string]struct {
		data []byte
		want string
	}{
		"UTF-8":                      {[]byte(text), text},
		"UTF-8 with its mark":        {[]byte("\xef\xbb\xbf" + text), text},
		"UTF-16 little-endian":       {append([]byte("\xff\xfe"), wide(text, true)...), text},
		"UTF-16 big-endian":          {append([]byte("\xfe\xff"), wide(text, false)...), text},
		"UTF-16 without its mark":    {wide("Assessing needs", true), "Assessing needs"},
		"UTF-16 without, big-endian": {wide("Assessing needs", false), "Assessing needs"},
		"Windows-1252":               {[]byte("\x93\xa35\x94 \x96 caf\xe9 \x80"), "“£5” – café €"},
		"UTF-8 with a damaged byte":  {[]byte("Prŷs – “quoted” \xff end"), "Prŷs – “quoted” \ufffd end"},
		"a lone surrogate":           {append([]byte("\xff\xfe"), 'a', 0, 0x00, 0xd8, 'b', 0), "a\ufffdb"},
		"half a character":           {append([]byte("\xff\xfe"), 'a', 0, 'b'), "a\ufffd"},
		"a NUL and a bell":           {[]byte("a\x00b\x07c"), "a\ufffdb\ufffdc"},
		"a tab":                      {[]byte("a\tb"), "a\tb"},
		"nothing":                    {nil, ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			src, err := Text("pasted text", c.data)
			if err != nil {
				t.Fatal(err)
			}
			if got := intaketest.TextsOf(src); got != c.want {
				t.Errorf("read %q, not %q", got, c.want)
			}
			if lost := strings.ContainsRune(c.want, source.Replacement); lost != (len(src.Remarks) == 1) {
				t.Errorf("remarks: %q", src.Remarks)
			}
		})
	}
}

func TestReplacedCharactersAreCountedWithTheirFirstLine(t *testing.T) {
	src, err := Text("pasted text", []byte("fine\nnot \x01\x02 fine\n\x03\n"))
	if err != nil {
		t.Fatal(err)
	}
	if want := "3 characters that cannot be kept were replaced with \ufffd, the first on line 2."; len(src.Remarks) != 1 || src.Remarks[0] != want {
		t.Errorf("remarks: %q", src.Remarks)
	}
}

func TestEveryKindOfLineEndPartsLines(t *testing.T) {
	src, err := Text("pasted text", []byte("a\r\nb\rc\nd\u2028e\u2029f\fg\vh"))
	if err != nil {
		t.Fatal(err)
	}
	if got := intaketest.TextsOf(src); got != "a|b|c|d|e|f|g|h" {
		t.Errorf("read %q", got)
	}
	for i, line := range src.Lines {
		if joined, page := line.Text == "e" || line.Text == "h", line.Text == "g"; line.Joined != joined || line.NewPage != page || line.Number != i+1 {
			t.Errorf("line %+v", line)
		}
	}
}

func TestTextOverTheLimitsIsRefused(t *testing.T) {
	for name, data := range map[string]string{
		"too long":       strings.Repeat("a", source.MaxText+1),
		"too many lines": strings.Repeat("\n", source.MaxLines+1),
		"too large":      strings.Repeat("a", source.MaxFile+1),
		"a PDF":          "%PDF-1.4",
	} {
		if _, err := Text(name, []byte(data)); assessment.ErrorCode(err) != assessment.CodeFile {
			t.Errorf("%s: %v", name, err)
		}
	}
}
