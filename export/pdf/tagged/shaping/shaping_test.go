package shaping

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

var families = map[string]string{
	"Arab": "NotoNaskhArabic", "Hebr": "NotoSansHebrew", "Deva": "NotoSansDevanagari", "Beng": "NotoSansBengali",
	"Guru": "NotoSansGurmukhi", "Gujr": "NotoSansGujarati", "Taml": "NotoSansTamil", "Telu": "NotoSansTelugu", "Mlym": "NotoSansMalayalam", "Sinh": "NotoSansSinhala",
	"Ethi": "NotoSansEthiopic",
}

// fontOf reads a font that the program ships.
func fontOf(t testing.TB, script string) *Font {
	t.Helper()
	file, err := os.Open(filepath.Join("..", "..", "..", "..", "assets", "fonts", "scripts", families[script]+"-Regular.ttf.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	f, err := Parse(data, script)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// placed lists glyphs with where they stand on the line, in the order of the numbers.
func placed(f *Font, clusters []Cluster, backward bool) (glyphs []string, width int) {
	if backward {
		clusters = slices.Clone(clusters)
		slices.Reverse(clusters)
	}
	for _, c := range clusters {
		for _, p := range c.Parts {
			for _, g := range p.Glyphs {
				glyphs = append(glyphs, fmt.Sprintf("%d at %d,%d", g.ID, width+g.X, g.Y))
			}
			width += p.Advance
		}
	}
	slices.Sort(glyphs)
	return glyphs, width
}

// reference reads glyphs as hb-shape writes them.
func reference(t *testing.T, text string) (glyphs []string, width int) {
	t.Helper()
	number := func(s string) int {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	for _, one := range strings.Split(text, "|") {
		head, advance, _ := strings.Cut(one, "+")
		id, at, _ := strings.Cut(head, "@")
		x, y := 0, 0
		if at != "" {
			left, up, _ := strings.Cut(at, ",")
			x, y = number(left), number(up)
		}
		glyphs = append(glyphs, fmt.Sprintf("%d at %d,%d", number(id), width+x, y))
		width += number(advance)
	}
	slices.Sort(glyphs)
	return glyphs, width
}

func TestWordsAreShapedAsHarfBuzzShapesThem(t *testing.T) {
	data, err := os.ReadFile("testdata/words.tsv")
	if err != nil {
		t.Fatal(err)
	}
	fonts := map[string]*Font{}
	words := 0
	for line := range strings.SplitSeq(string(data), "\n") {
		fields := strings.Split(line, "\t")
		if len(fields) != 4 {
			continue
		}
		script, lang, word := fields[0], fields[1], fields[2]
		if fonts[script] == nil {
			fonts[script] = fontOf(t, script)
		}
		f := fonts[script]
		first, _ := utf8.DecodeRuneInString(word)
		clusters := f.Shape(word, lang)
		got, width := placed(f, clusters, f.RightToLeft(first))
		want, wantWidth := reference(t, fields[3])
		if !slices.Equal(got, want) || width != wantWidth {
			t.Errorf("%s %q (%s) is %v, %d wide, not %v, %d wide", script, word, lang, got, width, want, wantWidth)
		}
		all := ""
		for _, c := range clusters {
			all += c.Text
		}
		if all != word {
			t.Errorf("the clusters of %q say %q", word, all)
		}
		words++
	}
	if words < 250 || len(fonts) != len(families) {
		t.Errorf("%d words of %d scripts were tried", words, len(fonts))
	}
}

// said writes the parts of a word in the order in which they are read.
func said(clusters []Cluster, backward bool) string {
	var out []string
	for _, c := range clusters {
		parts := slices.Clone(c.Parts)
		if backward {
			slices.Reverse(parts)
		}
		for _, p := range parts {
			out = append(out, strings.Trim(strconv.QuoteToASCII(p.Text), `"`))
		}
	}
	return strings.Join(out, " ")
}

func TestEveryPartOfAWordSaysWhatItStandsFor(t *testing.T) {
	for _, c := range []struct{ name, script, word, want string }{
		{"letters that join", "Arab", "بيت", `\u0628 \u064a \u062a`},
		{"lam and alef", "Arab", "لا", `\u0644 \u0627`},
		{"vowels are parts of their own", "Arab", "مُ", `\u0645 \u064f`},
		{"shadda with a vowel is one glyph", "Arab", "لِّ", `\u0644 \u0650\u0651`},
		{"a ligature of several letters", "Arab", "اللّٰه", `\u0627 \u0644 \u0644 \u0647 \u0651 \u0670`},
		{"what keeps letters apart stays where it is", "Arab", "ه\u200cم", `\u0647 \u200c \u0645`},
		{"numbers among letters", "Arab", "ب١٢", `\u0628 \u0661 \u0662`},
		{"points", "Hebr", "בְּ", `\u05d1 \u05b0 \u05bc`},
		{"a vowel that stands before its consonant", "Deva", "कि", `\u0915\u093f`},
		{"a conjunct", "Deva", "क्षा", `\u0915\u094d\u0937\u093e`},
		{"reph above the next letter", "Deva", "कर्म", `\u0915 \u0930\u094d\u092e`},
		{"a vowel in two parts", "Beng", "কো", `\u0995\u09cb`},
		{"a subjoined letter", "Guru", "ਪ੍ਰੀ", `\u0a2a\u0a4d\u0a30\u0a40`},
		{"a vowel on both sides", "Taml", "கொ", `\u0b95\u0bca`},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := fontOf(t, c.script)
			if got := said(f.Shape(c.word, ""), f.RightToLeft([]rune(c.word)[0])); got != c.want {
				t.Errorf("%q says %s, not %s", c.word, got, c.want)
			}
		})
	}
}

func TestTheEmbeddedFontHasOneGlyphForEachPart(t *testing.T) {
	for script, word := range map[string]string{"Arab": "المُعَلِّمُون", "Deva": "विद्यार्थी", "Beng": "কর্তৃপক্ষ", "Taml": "கௌ"} {
		f := fontOf(t, script)
		var parts []Part
		for _, c := range f.Shape(word, "") {
			parts = append(parts, c.Parts...)
		}
		data, err := f.Embed(parts)
		if err != nil {
			t.Fatal(err)
		}
		small, err := sfnt.Parse(data)
		if err != nil {
			t.Fatalf("%s: %v", script, err)
		}
		var b sfnt.Buffer
		for i, p := range parts {
			glyph := sfnt.GlyphIndex(i + 1)
			advance, err := small.GlyphAdvance(&b, glyph, fixed.I(int(small.UnitsPerEm())), font.HintingNone)
			if err != nil || advance.Round() != p.Advance {
				t.Errorf("%s: part %d of %q is %d wide, not %d: %v", script, i, word, advance.Round(), p.Advance, err)
			}
			outline, err := small.LoadGlyph(&b, glyph, fixed.I(int(small.UnitsPerEm())), nil)
			if err != nil || len(outline) == 0 {
				t.Errorf("%s: part %d of %q is drawn as nothing: %v", script, i, word, err)
			}
		}
		if whole := len(f.tables.glyf); len(data) > whole/3 {
			t.Errorf("%s: %d of %d bytes are embedded for one word", script, len(data), whole)
		}
	}
}

func TestWhatIsNoFontIsRefused(t *testing.T) {
	for name, data := range map[string][]byte{"nothing": nil, "text": []byte("no font at all, only words"), "cut short": {0, 1, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0}} {
		if _, err := Parse(data, "Arab"); err == nil {
			t.Errorf("%s is taken for a font", name)
		}
	}
	if _, err := readTables(append([]byte{0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 'g', 'l', 'y', 'f', 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff}, 0)); err == nil {
		t.Error("a table beyond the end is taken for one")
	}
	if _, err := fontOf(t, "Hebr").Embed([]Part{{Glyphs: []Glyph{{ID: 60000}}}}); err == nil {
		t.Error("a glyph that is none is embedded")
	}
}

func FuzzShape(f *testing.F) {
	scripts := []string{"Arab", "Hebr", "Deva", "Beng", "Guru", "Gujr", "Taml"}
	for i, seed := range []string{"مُحَمَّد", "שָׁלוֹם", "क्षत्रिय", "কর্তৃপক্ষ", "ਪ੍ਰੀਤ", "ક્ષમા", "ஸ்ரீ", "\u200d\u200c", "\u064b\u064b\u064b", "\u094d\u094d\u0930"} {
		f.Add(seed, uint8(i))
	}
	fonts := map[string]*Font{}
	for _, s := range scripts {
		fonts[s] = fontOf(f, s)
	}
	f.Fuzz(func(t *testing.T, text string, which uint8) {
		if !utf8.ValidString(text) {
			return
		}
		font := fonts[scripts[int(which)%len(scripts)]]
		all, width := "", 0
		var parts []Part
		for _, c := range font.Shape(text, "") {
			all += c.Text
			sum := 0
			for _, p := range c.Parts {
				sum += font.Thousandths(p.Advance)
			}
			if sum-c.Advance > len(c.Parts) || c.Advance-sum > len(c.Parts) {
				t.Errorf("%q: the parts of %q are %d wide and it is %d", text, c.Text, sum, c.Advance)
			}
			width += c.Advance
			parts = append(parts, c.Parts...)
		}
		if all != text {
			t.Errorf("%q came back as %q", text, all)
		}
		if _, err := font.Embed(parts); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	})
}

func BenchmarkShape(b *testing.B) {
	f := fontOf(b, "Arab")
	words := strings.Fields("حصلت على المساعدة في الوقت المناسب واستمع الجميع إليّ باهتمام")
	for b.Loop() {
		clear(f.words)
		for _, w := range words {
			f.Shape(w, "ar")
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(words)), "µs/word")
}
