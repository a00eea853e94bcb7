package tagged_test

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"ninefold/export/pdf/tagged"
)

var (
	ink  = tagged.Hex(0x16222e)
	body = tagged.Style{Face: tagged.Regular, Size: 12, Colour: ink}
	bold = tagged.Style{Face: tagged.SemiBold, Size: 12, Colour: ink}
)

func newDocument(t testing.TB) *tagged.Document {
	t.Helper()
	return newDocumentIn(t, io.Discard)
}

func newDocumentIn(t testing.TB, w io.Writer) *tagged.Document {
	t.Helper()
	d, err := tagged.New(w, testOptions(t))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// broken lays text out in a width that holds so many letters "n".
func broken(d *tagged.Document, text string, letters int) []string {
	width := d.TextWidth(body, strings.Repeat("n", letters))
	var lines []string
	for _, line := range d.Layout([]tagged.Run{{Text: text, Style: body}}, width, "a test").Lines {
		lines = append(lines, line.Text())
	}
	return lines
}

func TestLinesEndWhereAReaderExpects(t *testing.T) {
	d := newDocument(t)
	for _, c := range []struct {
		name, text string
		letters    int
		want       []string
	}{
		{"nothing", "", 5, []string{""}},
		{"one line", "nnn nnn", 20, []string{"nnn nnn"}},
		{"the space stays at the end of its line", "nnnn nnnn", 5, []string{"nnnn ", "nnnn"}},
		{"several spaces stay together", "nnnn   nnnn", 5, []string{"nnnn   ", "nnnn"}},
		{"after a hyphen in a word that is too long", "nnn-nnn", 5, []string{"nnn-", "nnn"}},
		{"not inside a number", "nn -50000", 6, []string{"nn ", "-50000"}},
		{"after a slash in a word that is too long", "nnn/nnn", 5, []string{"nnn/", "nnn"}},
		{"after a dot in an address", "nnn.nnnn.nn", 7, []string{"nnn.", "nnnn.nn"}},
		{"rather after a slash than after a hyphen", "nnnn/nn-nnn", 9, []string{"nnnn/", "nn-nnn"}},
		{"unless that leaves the line half empty", "n/nnnnn-nnn", 9, []string{"n/nnnnn-", "nnn"}},
		{"not in a figure that is too long", "10.000.000", 5, []string{"10.000", ".000"}},
		{"after a dash", "nnn–nnn", 5, []string{"nnn–", "nnn"}},
		{"not at a fixed space", "nn nn\u00a0nn", 6, []string{"nn ", "nn\u00a0nn"}},
		{"inside a word that is too long", "nnnnnnnn", 5, []string{"nnnnn", "nnn"}},
		{"a line break is a space to the ear", "n\nn\r\nn", 5, []string{"n ", "n ", "n"}},
		{"a space before a line break is enough", "n \nn", 5, []string{"n ", "n"}},
		{"an empty line between", "n\n\nn", 5, []string{"n ", "", "n"}},
		{"before a word with a hyphen that fits a line", "nn half-yn", 7, []string{"nn ", "half-yn"}},
		{"before a word with a slash that fits a line", "nn and/or", 7, []string{"nn ", "and/or"}},
		{"a line break at the end", "n\n", 5, []string{"n", ""}},
		{"a tab is a space", "n\tn", 5, []string{"n n"}},
		{"no line breaks within a telephone number", "nnnnnn 01632 960100 n", 13, []string{"nnnnnn ", "01632 960100 n"}},
		{"nor within one from abroad", "nnnnnn +44 20 7946 0", 13, []string{"nnnnnn ", "+44 20 7946 0"}},
		{"years are no telephone number", "nnnn 2025 2026", 10, []string{"nnnn 2025 ", "2026"}},
		{"no line breaks before a unit", "nn £5 million, n", 10, []string{"nn ", "£5 million, n"}},
		{"a figure and its days", "nnnnnnn 91 days n", 10, []string{"nnnnnnn ", "91 days n"}},
		{"a day and its month", "nnnnnn (9 May 2026)", 12, []string{"nnnnnn ", "(9 May 2026)"}},
		{"a month and its year", "nnnnnn May 2026, n", 10, []string{"nnnnnn ", "May 2026, n"}},
		{"a month is no date by itself", "nnnnn 60 n May nnnn", 11, []string{"nnnnn 60 n ", "May nnnn"}},
		{"a date longer than a line is parted at its spaces", "30 May 2026", 8, []string{"30 May ", "2026"}},
		{"no line begins with a dot between parts", "nnnnn · nnnn", 6, []string{"nnnnn · ", "nnnn"}},
		{"nor with a dash between words", "nnnnn – nnnn", 7, []string{"nnnnn – ", "nnnn"}},
		{"nor with a slash", "nnnn /nnn n", 9, []string{"nnnn /nnn ", "n"}},
		{"soft hyphens and marks of direction are gone", "n\u00adn\u200bn\u200fn\ufeff", 9, []string{"nnnn"}},
		{"accents are put together", "e\u0301", 5, []string{"é"}},
		{"an accent never begins a line", "nnnnx\u0302n", 5, []string{"nnnnx\u0302", "n"}},
		{"what cannot be drawn is marked", "n😀👩‍👩‍👧n", 9, []string{"n▯▯n"}},
		{"flags and skin tones are one mark", "🇬🇧👍🏽", 9, []string{"▯▯"}},
		{"a base with its marks is one mark", "स्ते", 9, []string{"▯▯"}},
		{"bytes that are no text are marked", "n\xffn", 9, []string{"n▯n"}},
		{"Hebrew stands from right to left", "n שלום עולם n", 20, []string{"n םלוע םולש n"}},
		{"brackets turn round", "שלום (אב)", 20, []string{"(בא) םולש"}},
		{"numbers run on in it", "שלום 125 (50%)", 20, []string{"(50%) 125 םולש"}},
		{"each line has a direction of its own", "n!\nשלום!", 20, []string{"n! ", "!םולש"}},
		{"spaces at its end stand at the left", "שלום עולם", 6, []string{" םולש", "םלוע"}},
		{"a full stop stays within its quotation", "n “שלום.” n", 20, []string{"n “.םולש” n"}},
		{"a mark of direction is minded", "n \u200fשלום!\u200f n", 20, []string{"n !םולש n"}},
		{"no text is turned against its direction", "\u202engis\u202c n", 20, []string{"ngis n"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := broken(d, c.text, c.letters); !slices.Equal(got, c.want) {
				t.Errorf("lines %q, not %q", got, c.want)
			}
		})
	}
}

func TestNoShortWordIsAloneOnTheLastLine(t *testing.T) {
	d := newDocument(t)
	for _, c := range []struct {
		name, text string
		letters    int
		want       []string
	}{
		{"the word before it comes down", "nnnnnn nnnn nnn nn.", 15, []string{"nnnnnn nnnn ", "nnn nn."}},
		{"on each part up to a line break", "nnnnnn nnnn nnn nn.\nnnnnnn nnnn nnn nn.", 15,
			[]string{"nnnnnn nnnn ", "nnn nn. ", "nnnnnn nnnn ", "nnn nn."}},
		{"with what it is held together with", "nnnnnnnnnnnnnnnn 9 May 2026 n.", 26, []string{"nnnnnnnnnnnnnnnn ", "9 May 2026 n."}},
		{"a longer one may be", "nnnnnn nnnn nnn nnnnnnnn.", 15, []string{"nnnnnn nnnn nnn ", "nnnnnnnn."}},
		{"two may be", "nnnnnn nnnn nnnnn n n.", 16, []string{"nnnnnn nnnn nnnnn ", "n n."}},
		{"the line above stays longer", "nnnn nnnnnnnnnnn nn.", 17, []string{"nnnn nnnnnnnnnnn ", "nn."}},
		{"a colon parts what is better parted", "nnnnnn nnnn nnn: nn", 15, []string{"nnnnnn nnnn nnn: ", "nn"}},
		{"the only one of the line above stays", "nnnnnnnnnnnnnnn nn.", 16, []string{"nnnnnnnnnnnnnnn ", "nn."}},
		{"an end of a word that was parted is none", "nnnnnnnnnnnnnnn", 10, []string{"nnnnnnnnnn", "nnnnn"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := broken(d, c.text, c.letters); !slices.Equal(got, c.want) {
				t.Errorf("lines %q, not %q", got, c.want)
			}
		})
	}
}

func TestRunsKeepTheirStylesOnOneLine(t *testing.T) {
	d := newDocument(t)
	p := d.Layout([]tagged.Run{{Text: "plain ", Style: body}, {Text: "strong", Style: bold}}, 500, "")
	want := d.TextWidth(body, "plain ") + d.TextWidth(bold, "strong")
	if len(p.Lines) != 1 || p.Lines[0].Width-want > 0.001 || want-p.Lines[0].Width > 0.001 {
		t.Errorf("%d lines, the first %g long, not %g", len(p.Lines), p.Lines[0].Width, want)
	}
}

func TestFindsAreListedWithPlaceAndCount(t *testing.T) {
	d := newDocument(t)
	lay := func(text, place string) { d.Layout([]tagged.Run{{Text: text, Style: body}}, 500, place) }
	lay("😀 and 😀", "first")
	lay("مرحبا ŵ Ї € שלום שלום", "second")
	lay("\ue000\xff", "third")
	lay("😀", "")
	var got []string
	for _, u := range d.Undrawable() {
		got = append(got, fmt.Sprintf("%s: %s, %d, %d times", u.Place, u.Text, u.Reason, u.Count))
	}
	want := []string{
		fmt.Sprintf("first: 😀, %d, 2 times", tagged.NoGlyph),
		fmt.Sprintf("second: مرحبا, %d, 1 times", tagged.Unshaped),
		fmt.Sprintf("third: \ufffd, %d, 2 times", tagged.NotText),
	}
	if !slices.Equal(got, want) {
		t.Errorf("listed %q", got)
	}
}

func FuzzLayout(f *testing.F) {
	for _, seed := range []string{"", "plain", "a b\tc\nd", "😀👩‍👩‍👧🇬🇧🇬", "مرحبا שלום 12", "e\u0301\u0302\u0303", "\xff\xed\xa0\x80", strings.Repeat("x", 300)} {
		f.Add(seed, uint8(7))
	}
	d := newDocument(f)
	f.Fuzz(func(t *testing.T, text string, letters uint8) {
		width := float64(letters%100+1) * 6
		p := d.Layout([]tagged.Run{{Text: text, Style: body}}, width, "")
		if len(p.Lines) == 0 {
			t.Fatal("no line at all")
		}
		drawn := 0
		for _, line := range p.Lines {
			if n := utf8.RuneCountInString(strings.TrimRight(line.Text(), " ")); n > 1 && line.Width > width+0.02 && !hasAccent(line.Text()) {
				t.Errorf("a line of %d characters is %g long, in %g", n, line.Width, width)
			}
			drawn += len(strings.TrimSpace(line.Text()))
		}
		if drawn == 0 && strings.ContainsFunc(tagged.Clean(text), func(r rune) bool { return r > ' ' && r < 0x7f }) {
			t.Errorf("nothing is drawn of %q", text)
		}
	})
}

// hasAccent tells whether a line holds characters that no line may begin with,
// which may make it longer than it should be.
func hasAccent(line string) bool {
	return strings.ContainsFunc(line, func(r rune) bool { return r >= 0x300 })
}
