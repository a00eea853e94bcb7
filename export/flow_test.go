package export

import (
	"fmt"
	"strings"
	"testing"
)

// shape writes blocks down: a paragraph as its text, a list as "[one|two]".
func shape(blocks []Block) string {
	text := func(spans []Span) string {
		var b strings.Builder
		for _, s := range spans {
			b.WriteString(s.Text)
		}
		return b.String()
	}
	var out []string
	for _, b := range blocks {
		switch b := b.(type) {
		case Paragraph:
			out = append(out, text(b.Spans))
		case List:
			var items []string
			for _, i := range b.Items {
				items = append(items, text(i.Spans))
			}
			out = append(out, "["+strings.Join(items, "|")+"]")
		default:
			out = append(out, fmt.Sprintf("%T", b))
		}
	}
	return strings.Join(out, "¶")
}

func TestTextWithBulletsBecomesListsAndEveryOtherLineStays(t *testing.T) {
	for text, want := range map[string]string{
		"":                              "",
		"one\n\ntwo":                    "one¶two",
		"Civic Centre\nDock Road":       "Civic Centre\nDock Road",
		"• one\n• two":                  "[one|two]",
		"•one\n•\ttwo":                  "[one|two]",
		"We will:\n- one\n- two":        "We will:¶[one|two]",
		"* one\n\n* two\n\nAnd so on.":  "[one|two]¶And so on.",
		"• one\nwhich goes on\n• two":   "[one\nwhich goes on|two]",
		"– one\n– two":                  "[one|two]",
		"“It helped.”\n– A carer":       "“It helped.”\n– A carer",
		"-5 degrees\n-and":              "-5 degrees\n-and",
		"*starred*":                     "*starred*",
		"a - b\n5 • 6":                  "a - b\n5 • 6",
		"•":                             "•",
		"-":                             "-",
		"Five stations\n  ▪ Strood ":    "Five stations¶[Strood]",
		"1. one\n2. two":                "1. one\n2. two",
		"- see https://a.example/b now": "[see https://a.example/b now]",
	} {
		if got := shape(Flow(text, "")); got != want {
			t.Errorf("Flow(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestAnEntryThatBeginsWithABulletHasOne(t *testing.T) {
	for text, want := range map[string][2]string{
		"plain":                {"plain", ""},
		"• one":                {"one", ""},
		"• one\n\nMore.":       {"one", "More."},
		"- one\n- two":         {"", "[one|two]"},
		"Lead:\n- one\n\nEnd.": {"Lead:", "[one]¶End."},
	} {
		spans, below := firstOf(Flow(text, ""))
		if got := [2]string{shape([]Block{Paragraph{Spans: spans}}), shape(below)}; got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func FuzzFlowKeepsEveryWord(f *testing.F) {
	for _, seed := range []string{"", "• a\n- b\nc", "– a\n– b", "•\n-\n", "▪ ●x\n\n* y"} {
		f.Add(seed)
	}
	letters := func(text string) string {
		return strings.Map(func(r rune) rune {
			if strings.ContainsRune(bullets+"-*–— \n\t", r) || r <= ' ' || r == '\u00a0' || r == '\u0085' || r == '\u2028' || r == '\u2029' || r == '\u3000' || r >= '\u2000' && r <= '\u200a' || r == '\u1680' || r == '\u202f' || r == '\u205f' {
				return -1
			}
			return r
		}, text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		joined := strings.Join(paragraphs(text), "\n")
		got := shape(Flow(text, ""))
		strip := strings.NewReplacer("[", "", "]", "", "|", "", "¶", "")
		if letters(strip.Replace(got)) != letters(strip.Replace(joined)) {
			t.Errorf("%q came back as %q", text, got)
		}
	})
}
