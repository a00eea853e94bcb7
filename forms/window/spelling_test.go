package window

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ninefold/app/assessment"
	"ninefold/app/beginning"
	"ninefold/forms"
	"ninefold/forms/kit"
)

// spellingWindow opens a small document with two words that nobody knows, on the
// page of its first statement, and reads the dictionary.
func spellingWindow(t *testing.T) (*window, *assessment.Assessment) {
	t.Helper()
	a, err := beginning.New("Ellerydale Council", "Self-assessment", "Morgan Ellery")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Apply(a.AppendEntries(a.Statements[0].Code, assessment.WorkingWell,
		assessment.NewEntry{ID: "one", Text: "Ellerydale and Ellery recieve teh carers’ views."}).Ops); err != nil {
		t.Fatal(err)
	}
	w := sampleWindow(t, a)
	kit.Later = func(_ time.Duration, do func()) func() { // what is later comes when the test listens
		kit.OnWindow(do)
		return func() {}
	}
	t.Cleanup(func() { kit.Spell(nil) })
	w.Show(forms.StatementPage(a.Statements[0].Code))
	w.speller.start()
	listen()
	return w, w.doc.Assessment()
}

// unknownOn are the words of a text that the window has marked.
func unknownOn(w *window, text string) []string {
	var words []string
	for _, s := range w.speller.Unknown(text, -1) {
		words = append(words, text[s.From:s.To])
	}
	return words
}

func TestWordsThatNobodyKnowsAreMarkedAddedAndIgnored(t *testing.T) {
	w, a := spellingWindow(t)
	const text = "Ellerydale and Ellery recieve teh carers’ views."
	if got := unknownOn(w, text); !slices.Equal(got, []string{"recieve", "teh"}) {
		t.Fatalf("%q are unknown; the council and its author are known to the document", got)
	}
	besideSpelling := func() string {
		for _, item := range w.chrome.items() {
			if item.ID == forms.SpellingPage {
				return item.Trailing
			}
		}
		return "no such page"
	}
	if got := besideSpelling(); got != "2" {
		t.Errorf("beside Spelling stands %q", got)
	}
	w.speller.Add("teh")
	listen()
	if got := besideSpelling(); got != "1" {
		t.Errorf("with one of them added, beside Spelling stands %q", got)
	}
	if got := unknownOn(w, text); !slices.Equal(got, []string{"recieve"}) || !slices.Equal(a.WordList(), []string{"teh"}) {
		t.Errorf("after one was added %q are unknown, and the words of the document are %q", got, a.WordList())
	}
	w.Undo()
	if got := unknownOn(w, text); !slices.Equal(got, []string{"recieve", "teh"}) {
		t.Errorf("after undo %q are unknown", got)
	}
	w.speller.Ignore("recieve")
	if got := unknownOn(w, text); !slices.Equal(got, []string{"teh"}) || !slices.Equal(w.settings.ignoredWords(), []string{"recieve"}) {
		t.Errorf("after one was ignored %q are unknown", got)
	}
	w.speller.Heed("recieve")
	if got := unknownOn(w, text); len(got) != 2 {
		t.Errorf("after it was heeded again %q are unknown", got)
	}
}

func TestNothingIsReadWhileWordsAreNotMarked(t *testing.T) {
	w := windowInMemory(t)
	w.settings.setMarksWords(false)
	var later []func()
	kit.Later = func(_ time.Duration, do func()) func() { later = append(later, do); return func() {} }
	w.speller.start()
	if len(later) != 1 || w.speller.words != nil {
		t.Fatal("the dictionary does not wait for the first frame")
	}
	later[0]()
	listen()
	if w.speller.words != nil {
		t.Error("the dictionary is read though words are not to be marked")
	}
	w.speller.Set(true)
	listen()
	t.Cleanup(func() { kit.Spell(nil) })
	if w.speller.words == nil || !w.speller.On() {
		t.Error("the dictionary is not read once words are to be marked")
	}
}

func TestThePageOfUnknownWordsFollowsTheDocument(t *testing.T) {
	w, _ := spellingWindow(t)
	w.Show(forms.SpellingPage)
	listen()
	if got := shown(w.chrome.room); !strings.Contains(got, "2 unknown words in 2 places") || !strings.Contains(got, "receive") {
		t.Fatalf("the page says %q", got)
	}
	if !w.Do(assessment.SetValue("", assessment.KindEntry, "one", assessment.FieldText, "All is well.")) {
		t.Fatal("the edit was refused")
	}
	listen()
	if got := shown(w.chrome.room); !strings.Contains(got, "Every word of this document is known.") {
		t.Errorf("the page says %q", got)
	}
}

// The toolkit keeps one function to call when the window has begun: a second one
// would quietly take the first one's place.
func TestOneFunctionIsCalledWhenTheWindowHasBegun(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	set := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		set += strings.Count(string(source), ".SetOnStarted(")
	}
	if set != 1 {
		t.Errorf("it is set %d times", set)
	}
}
