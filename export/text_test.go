package export

import (
	"fmt"
	"slices"
	"testing"
)

func TestParagraphsPartAtBlankLines(t *testing.T) {
	for text, want := range map[string][]string{
		"":                       nil,
		" \n\t\n":                nil,
		"one":                    {"one"},
		"one\n\ntwo\r\n \r\nand": {"one", "two", "and"},
		"a line\nand another  ":  {"a line\nand another"},
	} {
		if got := paragraphs(text); !slices.Equal(got, want) {
			t.Errorf("paragraphs(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestWebAddressesBecomeLinksAndTheSentenceGoesOn(t *testing.T) {
	for text, want := range map[string][]Span{
		"no address": {{Text: "no address"}},
		"See https://northmere.example/plan, page 3.": {
			{Text: "See "}, {Text: "https://northmere.example/plan", URL: "https://northmere.example/plan"}, {Text: ", page 3."},
		},
		"(http://a.example/x?y=1&z=2).": {
			{Text: "("}, {Text: "http://a.example/x?y=1&z=2", URL: "http://a.example/x?y=1&z=2"}, {Text: ")."},
		},
		"“https://a.example”": {{Text: "“"}, {Text: "https://a.example", URL: "https://a.example"}, {Text: "”"}},
		"https://":            {{Text: "https://"}},
		"http http://b.example": {
			{Text: "http "}, {Text: "http://b.example", URL: "http://b.example"},
		},
		"See www.northmere.example/care.": {
			{Text: "See "}, {Text: "www.northmere.example/care", URL: "https://www.northmere.example/care"}, {Text: "."},
		},
		"Ask adult.care@northmere.example, or ring.": {
			{Text: "Ask "}, {Text: "adult.care@northmere.example", URL: "mailto:adult.care@northmere.example"}, {Text: ", or ring."},
		},
		"www. and @northmere and a@b":     {{Text: "www. and @northmere and a@b"}},
		"javascript:alert(1) file:///etc": {{Text: "javascript:alert(1) file:///etc"}},
	} {
		if got := spans(text); !slices.Equal(got, want) {
			t.Errorf("spans(%q) = %+v, want %+v", text, got, want)
		}
	}
}

func FuzzSpansKeepEveryCharacter(f *testing.F) {
	for _, seed := range []string{"", "https://a.example.", "http://http://", "x https:// y", "https://…", "http\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		joined := ""
		for _, s := range spans(text) {
			joined += s.Text
		}
		if joined != text {
			t.Errorf("%q came back as %q", text, joined)
		}
	})
}

func TestAFigureBecomesANumberOnlyWhereItLooksTheSame(t *testing.T) {
	for text, want := range map[string]string{
		"214,600": "214600 #,##0", "1950": "1950 0", "72%": "0.72 0%", "72.5%": "0.725 0.0%", "3.10": "3.1 0.00", "-4": "-4 0", "0": "0 0",
		"1,234,567.5": "1.2345675e+06 #,##0.0",
		"about 400":   "", "": "", "£4m": "", "1,23": "", "12,3456": "", "007": "", "+1": "", "-0": "", "=1+1": "", "1e5": "", " 5": "", "1234567890123": "",
	} {
		v := figureValue(text)
		got := ""
		if v.Number != nil {
			got = fmt.Sprintf("%v %s", *v.Number, v.Format)
		} else if v.Text != text {
			t.Errorf("figureValue(%q) keeps %q", text, v.Text)
		}
		if got != want {
			t.Errorf("figureValue(%q) = %q, want %q", text, got, want)
		}
	}
}
