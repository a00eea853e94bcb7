package tagged_test

import (
	"bytes"
	"errors"
	"io"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode"

	"ninefold/assets"
	"ninefold/export/pdf/pdfcheck"
	"ninefold/export/pdf/tagged"
)

// inScripts begins a document that has the fonts of all scripts, and tells which were
// asked for.
func inScripts(t testing.TB, w io.Writer) (*tagged.Document, *[]string) {
	t.Helper()
	o := testOptions(t)
	asked := &[]string{}
	for _, f := range assets.ScriptFonts {
		o.Fonts.Scripts = append(o.Fonts.Scripts, tagged.ScriptFont{
			Script: f.Script, Blocks: f.Blocks, Scale: f.Scale,
			Regular: func() ([]byte, error) { *asked = append(*asked, f.Script); return f.Regular() },
			Bold:    func() ([]byte, error) { *asked = append(*asked, f.Script+" bold"); return f.SemiBold() },
		})
	}
	d, err := tagged.New(w, o)
	if err != nil {
		t.Fatal(err)
	}
	return d, asked
}

func TestLinesOfOtherScriptsEndBetweenWords(t *testing.T) {
	d, _ := inScripts(t, io.Discard)
	text := "सबने मेरी बात ध्यान से सुनी।"
	whole := d.TextWidth(body, text)
	lines := d.Layout([]tagged.Run{{Text: text, Style: body}}, whole/2, "").Lines
	all := ""
	for i, line := range lines {
		all += line.Text()
		if line.Width > whole/2 || i+1 < len(lines) && !strings.HasSuffix(line.Text(), " ") {
			t.Errorf("line %d is %q, %g long in %g", i, line.Text(), line.Width, whole/2)
		}
	}
	if all != text || len(lines) < 2 {
		t.Errorf("%d lines say %q", len(lines), all)
	}
	// A word that is too long is broken between letters with all that is theirs.
	for _, line := range d.Layout([]tagged.Run{{Text: strings.Repeat("क्षि", 30), Style: body}}, 60, "").Lines {
		if n := len([]rune(line.Text())); n == 0 || n%4 != 0 || line.Width > 60.02 {
			t.Errorf("a line is %q, %g long", line.Text(), line.Width)
		}
	}
}

func TestTheWidthOfATextIsThatOfItsLine(t *testing.T) {
	d, _ := inScripts(t, io.Discard)
	for _, text := range []string{"मेरी बात", "كتاب جديد 12", "שלום (עולם)", "বাংলা। ক", "n ਮੇਰੀ n", "க்ஷ"} {
		line := d.Layout([]tagged.Run{{Text: text, Style: body}}, 1000, "").Lines[0]
		if width := d.TextWidth(body, text); math.Abs(width-line.Width) > 0.01 {
			t.Errorf("%q is %g wide and its line %g", text, width, line.Width)
		}
	}
}

func TestFontsOfScriptsAreReadWhereTheyAreNeeded(t *testing.T) {
	d, asked := inScripts(t, io.Discard)
	d.Layout([]tagged.Run{{Text: "Plain, Ŵ, Ї, €, 😀, 欢迎 and π", Style: body}}, 500, "a test")
	if len(*asked) > 0 {
		t.Errorf("%v were read for text that has none of their letters", *asked)
	}
	d.Layout([]tagged.Run{{Text: "हिन्दी", Style: body}, {Text: "বাংলা", Style: bold}}, 500, "a test")
	if want := []string{"Deva", "Beng bold"}; !slices.Equal(*asked, want) {
		t.Errorf("%v were read, not %v", *asked, want)
	}
	for _, u := range d.Undrawable() {
		if strings.ContainsAny(u.Text, "हिব") {
			t.Errorf("%q is said not to look as written", u.Text)
		}
	}
}

func TestAScriptWithoutAFontIsStillSaid(t *testing.T) {
	d, _ := inScripts(t, io.Discard)
	d.Layout([]tagged.Run{{Text: "ߒߞߏ and สวัสดี and नमस्ते", Style: body}}, 500, "a test")
	reasons := map[tagged.Reason]string{}
	for _, u := range d.Undrawable() {
		reasons[u.Reason] += u.Text
	}
	if reasons[tagged.Unshaped] != "ߒߞߏ" || !strings.HasPrefix(reasons[tagged.NoGlyph], "ส") {
		t.Errorf("said %v", reasons)
	}
}

func TestAFontThatCannotBeReadIsAnError(t *testing.T) {
	o := testOptions(t)
	f := assets.ScriptFonts[0]
	broken := errors.New("a broken file")
	o.Fonts.Scripts = []tagged.ScriptFont{{Script: f.Script, Blocks: f.Blocks, Regular: func() ([]byte, error) { return nil, broken }, Bold: f.SemiBold}}
	d, err := tagged.New(io.Discard, o)
	if err != nil {
		t.Fatal(err)
	}
	line := d.Layout([]tagged.Run{{Text: "كتاب", Style: body}}, 500, "").Lines[0]
	d.DrawPage(d.AddPage(300, 300), func() { d.Draw(d.Root().Add(tagged.RoleP), line, 20, 20) })
	if err := d.Finish(); !errors.Is(err, broken) {
		t.Errorf("the error is %v", err)
	}
}

func TestLinesThatRunFromRightToLeftSayWhereTheyBegin(t *testing.T) {
	d, _ := inScripts(t, io.Discard)
	for text, want := range map[string]bool{
		"كتاب جديد": true, "שלום לכולם, Northmere": true, "Northmere كتاب": false, "हिन्दी": false, "12 (3)": false, "": false,
		"كتاب is what they all say here": false,
	} {
		if line := d.Layout([]tagged.Run{{Text: text, Style: body}}, 500, "").Lines[0]; line.RightToLeft != want {
			t.Errorf("%q begins at the right: %v", text, line.RightToLeft)
		}
	}
}

func TestScriptsInEveryStyleAreAccessible(t *testing.T) {
	var b bytes.Buffer
	d, _ := inScripts(t, &b)
	small := body
	small.Size, small.Underline = 9, true
	to := d.NewDestination()
	link := &tagged.Target{Destination: to, Contents: "Go to the top"}
	d.DrawPage(d.AddPage(400, 300), func() {
		d.Place(to, 0)
		title := d.Layout([]tagged.Run{{Text: "Words", Style: bold}}, 300, "").Lines[0]
		d.Draw(d.Root().Add(tagged.RoleH1), title, 30, 20)
		p := d.Root().Add(tagged.RoleP)
		y := 50.0
		for _, line := range d.Layout([]tagged.Run{
			{Text: "We say ", Style: body}, {Text: "مرحبا بكم في Northmere ١٢", Style: bold, Lang: "ar"}, {Text: " and ", Style: body},
			{Text: "स्वागत है", Style: small, Lang: "hi", Target: link}, {Text: ", ", Style: body}, {Text: "ברוכים הבאים", Style: small, Lang: "he", Target: link},
			{Text: "، خوش آمدید", Style: body, Lang: "ur"}, {Text: " ॐ। ো ◌", Style: body, Lang: "hi"},
		}, 200, "a test").Lines {
			d.Draw(p, line, 30, y)
			y += 20
		}
	})
	if err := d.Finish(); err != nil {
		t.Fatal(err)
	}
	for _, problem := range pdfcheck.Check(b.Bytes()) {
		t.Error(problem)
	}
	read, err := pdfcheck.ReadText(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if want := "We say مرحبا بكم في Northmere ١٢ and स्वागत है, ברוכים הבאים، خوش آمدید ॐ। ো ◌"; !strings.HasSuffix(strings.TrimSpace(read.Reading), want) {
		t.Errorf("%q is read out", read.Reading)
	}
	if found := d.Undrawable(); len(found) > 0 {
		t.Errorf("said not to look as written: %v", found)
	}
}

// FuzzScripts lays out text of all scripts: nothing is lost, and no line is too long.
func FuzzScripts(f *testing.F) {
	for _, seed := range []string{"مرحبا (12) שלום", "नमस्ते। ক্ষ ਸ੍ਰੀ ક્ષ ஸ்ரீ", "a\u202eb\u2067ג\u2069\n“אב.” ١٢٪", "\u200d\u0651\u064bб", strings.Repeat("क्", 60), "\u0600١\u200cة"} {
		f.Add(seed, uint8(20))
	}
	visible := func(text string) string {
		letters := []rune(strings.Map(func(r rune) rune {
			if r == ' ' || r == '\n' || r == '\u200c' || r == '\u200d' || r >= '\ufe00' && r <= '\ufe0f' || r >= 0xe0000 && r <= 0xe0fff || unicode.IsPunct(r) || unicode.IsSymbol(r) {
				return -1 // what has no shape, and what turns round
			}
			return r
		}, text))
		slices.Sort(letters)
		return string(letters)
	}
	d, _ := inScripts(f, io.Discard)
	f.Fuzz(func(t *testing.T, text string, letters uint8) {
		width := 60 + float64(letters)*2
		p := d.Layout([]tagged.Run{{Text: text, Style: body}, {Text: text, Style: bold, Lang: "ur"}}, width, "")
		all := ""
		for _, line := range p.Lines {
			shown := line.Text()
			all += shown
			// A letter with a great many marks may be wider than the line.
			if line.Width > width+250 {
				t.Errorf("a line is %g long, in %g: %q", line.Width, width, shown)
			}
		}
		if strings.ContainsAny(all, "▯\ufffd") || strings.ContainsRune(tagged.Clean(text), '\ufffd') {
			return
		}
		if want := visible(tagged.Clean(text) + tagged.Clean(text)); visible(all) != want {
			t.Errorf("%q is set as %q", text, all)
		}
	})
}
