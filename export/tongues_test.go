package export

import (
	"strings"
	"testing"

	"ninefold/app/assessment"
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
		"हम मिलते हैं। We meet.":            "hi{हम मिलते हैं।}| We meet.",
		"یہ ہے۔ (2026)":                     "ur{یہ ہے۔ (2026)}",
		"«Київ вітає», 30 травня 2026.":     "uk{«Київ вітає», 30 травня 2026.}",
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

func TestWhatAnAuthorSaysOfALanguageGoesBeforeWhatIsFound(t *testing.T) {
	say := func(text, language string) string {
		var out []string
		for _, b := range marked(Flow(text, ""), language) {
			spans := []Span{}
			switch b := b.(type) {
			case Paragraph:
				spans = b.Spans
			case List:
				for _, item := range b.Items {
					spans = append(spans, item.Spans...)
				}
			}
			for _, s := range Tongues(spans) {
				out = append(out, s.Lang+"{"+s.Text+"}")
			}
		}
		return strings.Join(out, "|")
	}
	for _, c := range []struct{ text, language, want string }{
		{"Witamy w urzędzie.", "pl", "pl{Witamy w urzędzie.}"},
		{"Witamy.\n\n- jeden\n- dwa", "pl", "pl{Witamy.}|pl{jeden}|pl{dwa}"},
		{"Witamy. Ласкаво просимо, Київ.", "pl", "pl{Witamy. }|uk{Ласкаво просимо, Київ}|pl{.}"},
		{"Pisz: www.northmere.example teraz", "pl", "pl{Pisz: }|{www.northmere.example}|pl{ teraz}"},
		{"добре дошли", "bg", "bg{добре дошли}"},
		{"добре дошли", "", "und-Cyrl{добре дошли}"},
		{"Call Adult Services: یہ ہے", "ps", "{Call Adult Services: }|ps{یہ ہے}"},
		{"dobro došli", "sr", "sr{dobro došli}"},
		{"Croeso i'r cyngor.", "en-GB", "en-GB{Croeso i'r cyngor.}"},
		{"Croeso i'r cyngor.", "", "cy{Croeso i'r cyngor.}"},
	} {
		if got := say(c.text, c.language); got != c.want {
			t.Errorf("%q marked %q is %s, want %s", c.text, c.language, got, c.want)
		}
	}
	for _, l := range assessment.Languages {
		for _, s := range scripts {
			if s.fallback == l.Value && scriptFor(l.Value) == nil {
				t.Errorf("the script of %s is not known", l.Title)
			}
		}
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
