package xlsx

import (
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ninefold/app/columns"
	"ninefold/export"
)

// unescaped reads text as ECMA-376 says that escaped characters are read.
func unescaped(text string) string {
	return regexp.MustCompile(`_x([0-9A-Fa-f]{4})_`).ReplaceAllStringFunc(text, func(code string) string {
		n, _ := strconv.ParseUint(code[2:6], 16, 32)
		return string(rune(n))
	})
}

func FuzzEscapedTextIsReadBack(f *testing.F) {
	for _, seed := range []string{"", "_x000D_", "_x005F_x000D_", "__x0041__x0041_", "_x_x0041_", "_x005f_x005F_", "_x00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got := unescaped(escaped(text)); got != text {
			t.Errorf("%q is written %q and read back %q", text, escaped(text), got)
		}
	})
}

func FuzzPartsJoinToTheText(f *testing.F) {
	f.Add("some words and 🦄", 5)
	f.Add(strings.Repeat("x", 900), 300)
	f.Add(strings.Repeat("word ", 200), 250)
	f.Fuzz(func(t *testing.T, text string, limit int) {
		limit = 2 + max(limit, -limit)%1000 // a character takes up to two units
		if limit < 2 {
			return
		}
		joined := ""
		for _, p := range parts(text, limit) {
			if length(p) > limit {
				t.Errorf("a part of %d units where %d are allowed", length(p), limit)
			}
			joined += p
		}
		if joined != strings.ToValidUTF8(text, "") && joined != text {
			t.Errorf("%q came back as %q", text, joined)
		}
	})
}

// ofACell parts a text where a cell is full.
func ofACell(_ int, text string) []string {
	return parts(text, excelize.TotalCellChars-len(columns.Continued)-1)
}

func TestATextHigherThanARowGoesOnInTheNext(t *testing.T) {
	const wide = 44 * digitPixels
	paragraph := strings.Repeat("Carers are seen. ", 40)
	for name, text := range map[string]string{
		"one paragraph": strings.Repeat("Carers are seen within ten days. ", 200),
		"paragraphs":    paragraph + "\n\n" + paragraph + "\n\n" + paragraph + "\n" + paragraph,
		"lines":         strings.Repeat("one\n", 90),
		"a word":        strings.Repeat("x", 5000),
		"short":         "short",
		"ends":          strings.Repeat("\n", 60),
	} {
		all := lowParts(text, wide)
		if strings.Join(all, "") != text {
			t.Errorf("%s: the parts are not the text", name)
		}
		for i, part := range all {
			if high := wrapped(strings.TrimSuffix(part, "\n"), wide); high > mostLines && name != "a word" {
				t.Errorf("%s: part %d has %d lines", name, i, high)
			}
		}
		if name == "paragraphs" && !strings.HasSuffix(all[0], "\n") {
			t.Errorf("a paragraph is cut where one ends further up: %q", all[0][len(all[0])-20:])
		}
	}
}

func TestALongFirstCellIsMarkedAndGoesOn(t *testing.T) {
	long := strings.Repeat("word ", 10_000)
	rows := continued([]export.Value{export.TextValue(long), export.NumberValue(1)}, ofACell)
	if len(rows) != 2 || rows[1][1].Number != nil || rows[0][0].Text+strings.TrimPrefix(rows[1][0].Text, columns.Continued+" ") != long {
		t.Errorf("%d rows", len(rows))
	}
}

func TestAPrintHeaderKeepsItsAmpersandsAndItsLimit(t *testing.T) {
	for text, want := range map[string]string{
		"Health & Care": "Health && Care", "": "", "A · ": "A",
		strings.Repeat("&", 30): strings.Repeat("&&", 9) + "…",
	} {
		if got := printable(text, 20); got != want {
			t.Errorf("printable(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestWrappedCountsTheLinesOfACell(t *testing.T) {
	const wide = 64 * digitPixels
	for text, want := range map[string]int{
		"": 1, "short": 1, "two\nlines": 2, "with a\n\nblank one": 3,
		strings.Repeat("x", 4000):           56, // of 8 pixels each
		strings.Repeat("self-funders/", 60): 10,
	} {
		got := wrapped(text, wide)
		if got < want || got > want+want/6 {
			t.Errorf("%.20q takes %d lines, want about %d", text, got, want)
		}
	}
}

func TestTextFullOfEscapesIsNotCutNearTheLimitOfACell(t *testing.T) {
	text := strings.Repeat("_x0041_ and ", 2_700) // 32,400 characters, half as many more once escaped
	rows := continued([]export.Value{export.TextValue(text)}, ofACell)
	whole := ""
	for i, row := range rows {
		if n := length(escaped(row[0].Text)); n > excelize.TotalCellChars {
			t.Errorf("row %d has %d units once escaped", i+1, n)
		}
		whole += strings.TrimPrefix(row[0].Text, columns.Continued+" ")
	}
	if len(rows) < 2 || whole != text {
		t.Errorf("%d rows hold %d of %d characters", len(rows), len(whole), len(text))
	}
}

func TestTheMeetingIsPrintedAboveASheetWhateverTheNames(t *testing.T) {
	for _, c := range []struct{ council, committee string }{
		{"Bournemouth, Christchurch and Poole Council", "Health and Adult Social Care Overview and Scrutiny Committee (Bournemouth, Christchurch and Poole)"},
		{strings.Repeat("Northmere & ", 16), strings.Repeat("Scrutiny of ", 16)},
		{strings.Repeat("N", 200), strings.Repeat("S", 200)},
	} {
		const room = 200
		got := whose(&export.Report{Council: c.council, Committee: c.committee, MeetingDate: "16 January 2027", Item: "6c"}, room)
		if !strings.HasSuffix(got, "16 January 2027 · item 6c") || strings.Count(got, "\n") >= printLines || length(got) > room {
			t.Errorf("%.20q is headed %q", c.council, got)
		}
		for line := range strings.SplitSeq(strings.ReplaceAll(got, "&&", "&"), "\n") {
			if n := len([]rune(line)); n > leftLine {
				t.Errorf("a line has %d characters: %q", n, line)
			}
		}
	}
}

func TestWhatIsPrintedAboveASheetNeverMeets(t *testing.T) {
	for text, want := range map[string]string{
		"Northmere Council · 16 January 2027 · item 6c": "Northmere Council · 16 January 2027 · item 6c",
		"Bournemouth, Christchurch and Poole Council · Health and Adult Social Care Overview and Scrutiny Committee · 16 January 2027 · item 6c": "Bournemouth, Christchurch and Poole Council\nHealth and Adult Social Care Overview and Scrutiny Committee · 16 January 2027\nitem 6c",
		strings.Repeat("committee ", 20) + "· item 6c": strings.TrimSpace(strings.Repeat("committee ", 7)) + "\n" + strings.TrimSpace(strings.Repeat("committee ", 7)) + "\n" + strings.TrimSpace(strings.Repeat("committee ", 6)) + " · item 6c",
	} {
		if got := onLines(text, leftLine); got != want {
			t.Errorf("%q is set as %q", text, got)
		}
	}
	// The widest line on each side, in Arial of 8 points, on 10.69 inches.
	if wide := (float64(leftLine)*0.56 + float64(rightLine)*0.68) * 8; wide > 10.69*72 {
		t.Errorf("the two sides take %.0f points of %.0f", wide, 10.69*72)
	}
}

// setWordByWord is how linesOf counts, as one would write it down: the words of a
// line, each with its space or its hyphen, set one behind the other.
func setWordByWord(text string, width float64, hyphens bool) int {
	var words []string
	for rest := text; ; {
		at := strings.IndexAny(rest, " ")
		if hyphens {
			at = strings.IndexAny(rest, " -/")
		}
		if at < 0 {
			if !hyphens || rest != "" {
				words = append(words, rest)
			}
			break
		}
		words, rest = append(words, rest[:at+1]), rest[at+1:]
	}
	thousandths := func(word string) (sum int) {
		for _, r := range word {
			if r >= ' ' && r <= '~' {
				sum += int(widths[r-' '])
			} else {
				sum += wide(r)
			}
		}
		return sum
	}
	lines, at := 1, 0.0
	for _, word := range words {
		w, bare := pixels(thousandths(word)), pixels(thousandths(strings.TrimRight(word, " ")))
		if at > 0 && at+bare > width {
			lines, at = lines+1, 0
		}
		for ; bare > width; bare -= width {
			lines, w = lines+1, w-width
		}
		at += w
	}
	return lines
}

func TestLinesAreCountedAsTheWordsAreSet(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"a", "We know", "W", "iii", " ", "  ", "-", "/", "é", "ŵ", "e\u0301", "東京", "👩🏽", "\t", "\xff", strings.Repeat("x", 70), "peer-led", "and/or ", "~"}
	for range 4000 {
		var text strings.Builder
		for range random.IntN(40) {
			text.WriteString(pieces[random.IntN(len(pieces))])
		}
		width := 20 + 400*random.Float64()
		for _, hyphens := range []bool{false, true} {
			if got, want := linesOf(text.String(), width, hyphens), setWordByWord(text.String(), width, hyphens); got != want {
				t.Fatalf("%q within %g pixels, broken at hyphens %t: %d lines, not %d", text.String(), width, hyphens, got, want)
			}
		}
	}
}
