package spelling_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/beginning"
	"ninefold/app/spelling"
	"ninefold/assets"
)

var dictionary = sync.OnceValue(func() *spelling.Dictionary {
	d, err := spelling.Load()
	if err != nil {
		panic(err)
	}
	return d
})

// unknown are the words of a text that nobody knows.
func unknown(c *spelling.Checker, text string) []string {
	_, unseen := c.Check(text, -1)
	c.Remember(dictionary().Look(unseen))
	at, unseen := c.Check(text, -1)
	if len(unseen) > 0 {
		panic("what was looked up is not remembered: " + strings.Join(unseen, " "))
	}
	words := []string{}
	for _, s := range at {
		words = append(words, text[s.From:s.To])
	}
	return words
}

func wordsOf(t *testing.T, name string) []string {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Fields(string(text))
	if len(words) < 200 {
		t.Fatalf("%s has %d words, fewer than 200", name, len(words))
	}
	return words
}

func TestWordsOfTheFieldAreKnown(t *testing.T) {
	for _, w := range wordsOf(t, "words-of-the-field.txt") {
		// Within a sentence and at its beginning, with a possessive and as written.
		for _, text := range []string{"we said " + w + " here", strings.TrimRight(w, "'’") + "’s", "(" + w + "),"} {
			if got := unknown(spelling.NewChecker(), text); len(got) > 0 {
				t.Errorf("%q is refused in %q", got, text)
			}
		}
	}
}

func TestMisspellingsAreFound(t *testing.T) {
	for _, w := range wordsOf(t, "misspellings.txt") {
		for _, text := range []string{"we said " + w + " here", w + " is here", "“" + w + "”"} {
			if got := unknown(spelling.NewChecker(), text); len(got) != 1 || got[0] != w {
				t.Errorf("in %q, %q are found and not %q", text, got, w)
			}
		}
	}
}

func TestTheSampleHasNoFalseAlarm(t *testing.T) {
	a, err := beginning.Sample()
	if err != nil {
		t.Fatal(err)
	}
	c := spelling.NewChecker()
	c.Accept(spelling.Vocabulary(a))
	found, _, err := spelling.Find(context.Background(), dictionary(), c, a)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		t.Errorf("%s %s: %s[%s]%s", f.Place.Ref.Kind, f.Place.Field, f.Before, f.Word, f.After)
	}
}

func TestTheFrameworkHasNoFalseAlarm(t *testing.T) {
	c := spelling.NewChecker()
	f, err := assessment.LoadFramework("default", assets.DefaultFramework())
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range f.Statements() {
		for _, text := range append([]string{s.Title, s.Short, s.Summary}, s.Prompts...) {
			if got := unknown(c, text); len(got) > 0 {
				t.Errorf("%q in %q", got, text)
			}
		}
	}
}

func TestWordsAreTakenAsAWriterExpects(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		want []string
	}{
		"a possessive":                       {"The carers' views and the council’s plan, James's and the children's", nil},
		"a possessive of a misspelt word":    {"the goverment’s plan", []string{"goverment’s"}},
		"quotation marks":                    {"‘recieve’ and 'seperate' and “untill”", []string{"recieve", "seperate", "untill"}},
		"hyphens":                            {"co-produced, strengths-based, well-led and long-term", nil},
		"a part of a word with a hyphen":     {"a strenghts-based plan", []string{"strenghts-based"}},
		"numbers":                            {"1,204 people, 58.4%, 3rd, 21st, 10am, £4.2m, 2025/26 and s117", nil},
		"abbreviations":                      {"DTOCs, AMHPs, the ICB, DoLS, iBCF, e.g. this, i.e. that, a.m., St. Anne", nil},
		"a word in capitals":                 {"SAFEGAURDING ADULTS", []string{"SAFEGAURDING"}},
		"an address of e-mail":               {"Write to joan.smyth@nrthmere.gov.uk or see www.nrthmere.gov.uk/adlts and https://exmple.org/pge.", nil},
		"a file":                             {"in “Mrkt_position.docx” and Stratgy.pdf", nil},
		"a path":                             {`kept in S:\Adlts\Polcy`, nil},
		"references":                         {"see E12, QS1.3 and P4a", nil},
		"a name within a sentence":           {"We asked Oyelaran and the people of Brightholme.", nil},
		"a misspelt word with a capital":     {"We asked the Comittee and the Goverment in Febuary.", []string{"Comittee", "Goverment", "Febuary"}},
		"a misspelt word at the beginning":   {"Recieved by all.", []string{"Recieved"}},
		"a shift key held too long":          {"COuncil and THe", []string{"COuncil"}},
		"Welsh":                              {"We wrote to people. Mae gwasanaethau cymdeithasol yn darparu cymorth. They answered.", nil},
		"a word of Welsh":                    {"a tŷ and the Ynys Môn team", nil},
		"Arabic and Bengali":                 {"الرعاية الاجتماعية and সামাজিক সেবা", nil},
		"a misspelling beside other scripts": {"الرعاية and recieve", []string{"recieve"}},
		"American forms":                     {"organize the color of the center", []string{"organize", "color", "center"}},
		"a stroke":                           {"and/or, his/her, housing/healt", []string{"healt"}},
		"signs":                              {"• “quotes” … – — * # & + = / () [] ''", nil},
		"nothing":                            {"", nil},
		"broken bytes":                       {"made of wor\xffds they recieve", []string{"wor", "ds", "recieve"}},
		"bullets with capitals":              {"• Recieve\n– Seperate", []string{"Recieve", "Seperate"}},
	} {
		if got := unknown(spelling.NewChecker(), test.text); !slices.Equal(got, append([]string{}, test.want...)) {
			t.Errorf("%s: in %q, %q are found and not %q", name, test.text, got, test.want)
		}
	}
}

func TestAWordBeingWrittenIsLeftAlone(t *testing.T) {
	c := spelling.NewChecker()
	const text = "we recieve seperat"
	c.Remember(dictionary().Look(spelling.WordsIn(text)))
	at, _ := c.Check(text, len(text))
	if len(at) != 1 || text[at[0].From:at[0].To] != "recieve" {
		t.Errorf("%v is found while the last word is being written", at)
	}
	if at, _ := c.Check(text, -1); len(at) != 2 {
		t.Errorf("%v is found once nothing is being written", at)
	}
}

func TestWhatTheDocumentKnowsIsRight(t *testing.T) {
	c := spelling.NewChecker()
	const text = "Ellerydale has two reablers. In all of the rest of it there are Reablers of Ellerydale's, and ellerydale."
	if got := unknown(c, text); len(got) < 3 {
		t.Fatalf("only %q are found before anything was added", got)
	}
	c.Accept([]string{"Ellerydale", "reabler"})
	if got := unknown(c, text); !slices.Equal(got, []string{"ellerydale"}) {
		t.Errorf("%q are found, though only one of them is no form of what was added", got)
	}
	c.Ignore([]string{"ellerydale"})
	if got := unknown(c, text); len(got) != 0 {
		t.Errorf("%q are found, though all are added or ignored", got)
	}
}

func TestSuggestionsBeginWithWhatWasMeant(t *testing.T) {
	// A long word takes a tenth of a second, ten times that with the race detector.
	for word, want := range map[string]string{
		"recieve": "receive", "goverment’s": "government’s", "Febuary": "February", "teh": "the", "alot": "a lot",
		"Comittee": "Committee", "SAFTEY": "SAFETY", "COuncil": "Council", "thier": "their", "color": "colour", "reablment": "reablement",
	} {
		got := dictionary().Suggest(word, 5)
		if len(got) == 0 || got[0] != want {
			t.Errorf("for %q, %q are suggested and not %q first", word, got, want)
		}
		if len(got) > 5 {
			t.Errorf("for %q, %d are suggested", word, len(got))
		}
	}
	if got := dictionary().Suggest("xqzvk", 5); len(got) > 0 {
		t.Errorf("%q are suggested for no word at all", got)
	}
}

func TestASentenceIsFoundAroundAWord(t *testing.T) {
	const text = "Dr. Patel came. We recieve 3.5 calls, e.g. at night! Next.\nNew line"
	from := strings.Index(text, "recieve")
	s := spelling.Sentence(text, spelling.Stretch{From: from, To: from + len("recieve")})
	if got := text[s.From:s.To]; got != "We recieve 3.5 calls, e.g. at night!" {
		t.Errorf("the sentence is %q", got)
	}
	from = strings.Index(text, "line")
	s = spelling.Sentence(text, spelling.Stretch{From: from, To: from + 4})
	if got := text[s.From:s.To]; got != "New line" {
		t.Errorf("the sentence is %q", got)
	}
}

func TestAWordIsChangedEverywhereInOneStep(t *testing.T) {
	f, err := assessment.LoadFramework("default", assets.DefaultFramework())
	if err != nil {
		t.Fatal(err)
	}
	a := assessment.New("doc", "Ellerydale Council", f)
	code := f.Statements()[0].Code
	apply := func(e assessment.Edit) {
		t.Helper()
		if _, err := a.Apply(e.Ops); err != nil {
			t.Fatal(err)
		}
	}
	apply(a.AppendEntries(code, assessment.WorkingWell,
		assessment.NewEntry{ID: "one", Text: "We recieve what recieve means."},
		assessment.NewEntry{ID: "two", Text: "In Ellerydale they recieve it."},
		assessment.NewEntry{ID: "polish", Text: "Witamy, recieve.", Language: "pl"}))
	look := func() []spelling.Found {
		c := spelling.NewChecker()
		c.Accept(spelling.Vocabulary(a))
		found, _, err := spelling.Find(context.Background(), dictionary(), c, a)
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	found := look()
	if len(found) != 3 || found[2].Before != "In Ellerydale they " || found[2].After != " it." {
		t.Fatalf("found %+v", found)
	}
	edit := spelling.Replace(a, "receive", found)
	if len(edit.Ops) != 2 || edit.Label != "Spell “recieve” as “receive”" {
		t.Errorf("the change is %q, of %d steps", edit.Label, len(edit.Ops))
	}
	apply(edit)
	if left := look(); len(left) != 0 {
		t.Errorf("%+v is left", left)
	}
	if v, _ := a.Value(assessment.KindEntry, "one", assessment.FieldText); v != "We receive what receive means." {
		t.Errorf("the entry says %q", v)
	}
	if again := spelling.Replace(a, "receive", found); len(again.Ops) != 0 {
		t.Error("what is no longer there is changed again")
	}
	if _, _, err := spelling.Find(canceled(), dictionary(), spelling.NewChecker(), a); err == nil {
		t.Error("a search that was stopped says that it is done")
	}
}

func canceled() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}

// BenchmarkCheck is what a key costs on the window's goroutine beside the key
// itself: all words of a long entry, from memory.
func BenchmarkCheck(b *testing.B) {
	text := strings.Repeat("We asked people what matters to them, and 84% said that staff listen; carers’ views differ. ", 20)
	c := spelling.NewChecker()
	c.Remember(dictionary().Look(spelling.WordsIn(text)))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		c.Check(text, len(text))
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := spelling.Load(); err != nil {
			b.Fatal(err)
		}
	}
}
