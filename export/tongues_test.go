package export

import (
	"strings"
	"testing"
)

func tongues(text string) string {
	var out []string
	for _, s := range Tongues([]Span{{Text: text}}) {
		if s.Lang == "" {
			out = append(out, s.Text)
		} else {
			out = append(out, s.Lang+"{"+s.Text+"}")
		}
	}
	return strings.Join(out, "|")
}

func TestTextInAnotherLanguageIsFoundByItsScriptAndWelshByItsWords(t *testing.T) {
	for text, want := range map[string]string{
		"":             "",
		"Plain words.": "Plain words.",
		"We say ласкаво просимо, Київ now.": "We say |uk{ласкаво просимо, Київ}| now.",
		"добрый день":                       "ru{добрый день}",
		"добре":                             "und-Cyrl{добре}",
		"مرحبا بكم":                         "ar{مرحبا بكم}",
		"خوش آمدید پدر":                     "fa{خوش آمدید پدر}",
		"یہ ہے":                             "ur{یہ ہے}",
		"Say שלום עולם.":                    "Say |he{שלום עולם}|.",
		"नमस्ते and স্বাগতম":                "hi{नमस्ते}| and |bn{স্বাগতম}",
		"歡迎光臨":                              "zh{歡迎光臨}",
		"ようこそ":                              "ja{ようこそ}",
		"日本のひと":                             "ja{日本のひと}",
		"an area of π r, 5 μg and α":        "an area of π r, 5 μg and α",
		"Croeso i'r cyngor. Ring us.":       "cy{Croeso i'r cyngor. }|Ring us.",
		"Mae’r gofalwyr yn siarad Cymraeg.": "cy{Mae’r gofalwyr yn siarad Cymraeg.}",
		"The leaflet says croeso i Gymru.":  "The leaflet says croeso i Gymru.",
		"Mae West lives in Penarth.":        "Mae West lives in Penarth.",
		"Os o i am da fel pan.":             "Os o i am da fel pan.",
	} {
		if got := tongues(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestALinkStaysWholeWhateverLanguageItsWordsAreIn(t *testing.T) {
	got := Tongues([]Span{{Text: "see Київ", URL: "https://a.example"}, {Text: "Київ", To: "x"}, {Text: "Київ", Lang: "bg"}})
	if len(got) != 3 || got[0].Lang != "" || got[1].Lang != "uk" || got[2].Lang != "bg" {
		t.Errorf("%+v", got)
	}
}

func FuzzTonguesKeepEveryCharacter(f *testing.F) {
	for _, seed := range []string{"", "aКиївb", "π", "नम\u200dस्ते", "歡a迎", "\xff\xd0", "Croeso i'r parc.\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		joined := ""
		for _, s := range Tongues([]Span{{Text: text}}) {
			joined += s.Text
		}
		if joined != text {
			t.Errorf("%q came back as %q", text, joined)
		}
	})
}
