package shaping

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/bidi"
)

func TestLevelsAndOrderAreThoseOfUnicodesOwnCases(t *testing.T) {
	file, err := os.Open("testdata/bidi.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	cases := 0
	for lines := bufio.NewScanner(file); lines.Scan(); {
		fields := strings.Split(lines.Text(), ";")
		if len(fields) != 5 {
			continue
		}
		var text []rune
		for code := range strings.FieldsSeq(fields[0]) {
			r, err := strconv.ParseInt(code, 16, 32)
			if err != nil {
				t.Fatal(err)
			}
			text = append(text, rune(r))
		}
		base, _ := strconv.Atoi(fields[2])
		want := strings.Fields(fields[3])
		levels := Levels(text, Level(base))
		resetSpaces(text, levels, Level(base), want)
		var kept []Level
		var at []int
		for i, w := range want {
			if w == "x" {
				continue
			}
			if w != fmt.Sprint(levels[i]) {
				t.Fatalf("%s in a paragraph of level %d has the levels %v, not %v", fields[0], base, levels, want)
			}
			kept, at = append(kept, levels[i]), append(at, i)
		}
		var order []string
		for _, i := range Order(kept) {
			order = append(order, fmt.Sprint(at[i]))
		}
		if got := strings.Join(order, " "); got != fields[4] {
			t.Fatalf("%s stands in the order %s, not %s", fields[0], got, fields[4])
		}
		cases++
	}
	if cases < 300 {
		t.Errorf("only %d cases were tried", cases)
	}
}

// resetSpaces gives spaces at the end of a line the level of the paragraph, as rule
// L1 does, which is left to who breaks lines.
func resetSpaces(text []rune, levels []Level, base Level, want []string) {
	spaces := true
	for i := len(text) - 1; i >= 0; i-- {
		switch c := classOf(text[i]); {
		case c == bidi.B || c == bidi.S:
			levels[i], spaces = base, true
		case c == bidi.WS || startsIsolate(c) || c == bidi.PDI || want[i] == "x":
			if spaces {
				levels[i] = base
			}
		default:
			spaces = false
		}
	}
}

func TestAParagraphRunsAsItsFirstLetterAndMostOfTheOthersDo(t *testing.T) {
	for text, want := range map[string]Level{
		"":                                 0,
		"12 (3)":                           0,
		"plain":                            0,
		"مرحبا بكم":                        1,
		"12 שלום":                          1,
		"The word مرحبا":                   0,
		"مرحبا is what many residents say": 0,
		"قالت: we will ring":               0,
		"قالت الموظفة إن Northmere ستتصل": 1,
		"\u200fa":                     1,
		"\u2067שלום\u2069 plain":      0,
		"\u2066plain\u2069 שלום שלום": 1,
		"नमस्ते":                      0,
		"Northmere Council قالت إنها ستتصل بنا": 0,
	} {
		if got, _ := BaseLevel([]rune(text)); got != want {
			t.Errorf("%q has the level %d, not %d", text, got, want)
		}
	}
}

func TestQuotationsOfTheOtherDirectionKeepTheirSigns(t *testing.T) {
	for text, want := range map[string]string{
		"She said: “שלום.” We agreed.": "She said: “\u2067שלום.\u2069” We agreed.",
		"She said: \"שלום.\" Yes":      "She said: \"\u2067שלום.\u2069\" Yes",
		"“One” and “two”":              "“One” and “two”",
		"“12” “שלום":                   "“12” “שלום",
		"שלום “We called.” שלום":       "שלום “\u2066We called.\u2069” שלום",
	} {
		runes := []rune(text)
		base, _ := BaseLevel(runes)
		at, isolates := Quoted(runes, base)
		for i := len(at) - 1; i >= 0; i-- {
			runes = slices.Insert(runes, at[i], isolates[i])
		}
		if string(runes) != want {
			t.Errorf("%q became %q", text, string(runes))
		}
	}
}

func FuzzLevels(f *testing.F) {
	for _, seed := range []string{"abc אבג 123 (ד)", "مرحبا 12 km", "\u202eabc\u202c \u2067x\u2068\u2069", "a\u0301ב\u0301[ג]", "\u200d\u200fא-1", "\u2069\u202c)("} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		runes := []rune(text)
		base, _ := BaseLevel(runes)
		levels := Levels(runes, base)
		for i, l := range levels {
			if l < base || l > maxDepth+1 {
				t.Fatalf("character %d of %q has the level %d", i, text, l)
			}
			if c := classOf(runes[i]); !strings.ContainsFunc(text, overrides) && ((c == bidi.R || c == bidi.AL) != l.RightToLeft()) && (c == bidi.R || c == bidi.AL || c == bidi.L) {
				t.Fatalf("character %d of %q runs against its direction", i, text)
			}
		}
		order := slices.Sorted(slices.Values(Order(levels)))
		for i, at := range order {
			if i != at {
				t.Fatalf("the order of %q leaves something out", text)
			}
		}
	})
}

func overrides(r rune) bool { return r == '\u202d' || r == '\u202e' }
