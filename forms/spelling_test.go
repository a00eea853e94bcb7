package forms

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/app/spelling"
)

// misspelt finds “recieve” and “teh” wherever they stand in entries, as what
// knows no words but these two would.
func misspelt(h *stubHost) func() []spelling.Found {
	return func() []spelling.Found {
		var all []spelling.Found
		a := h.doc.Assessment()
		for _, id := range a.IDs(assessment.KindEntry) {
			text, _ := a.Value(assessment.KindEntry, id, assessment.FieldText)
			for at := 0; at < len(text); at++ {
				for _, word := range []string{"recieve", "teh"} {
					if strings.HasPrefix(text[at:], word) && !strings.Contains(a.Words, word) {
						all = append(all, spelling.Found{
							Place: spelling.Place{Ref: assessment.Ref{Kind: assessment.KindEntry, ID: id}, Field: assessment.FieldText},
							Word:  word, At: spelling.Stretch{From: at, To: at + len(word)}, Before: text[:at], After: text[at+len(word):],
						})
					}
				}
			}
		}
		return all
	}
}

func spellingPageOf(t *testing.T) (*stubHost, *spellingPage, func(id string) string) {
	t.Helper()
	a := assessment.New("doc", "Ellerydale", assessmenttest.Framework(t))
	code := a.Statements[0].Code
	if _, err := a.Apply(a.AppendEntries(code, assessment.WorkingWell,
		assessment.NewEntry{ID: "one", Text: "We recieve teh forms they recieve."},
		assessment.NewEntry{ID: "two", Text: "They recieve them."}).Ops); err != nil {
		t.Fatal(err)
	}
	h := hostOf(t, a, Details, fyne.NewSize(1000, 700))
	h.spelling.found = misspelt(h)
	h.spelling.suggest = map[string][]string{"recieve": {"receive", "relieve"}, "teh": {"the"}}
	h.page, _ = Build(h, SpellingPage)
	h.window.SetContent(h.page.Content())
	h.page.Start()
	text := func(id string) string {
		v, _ := h.doc.Assessment().Value(assessment.KindEntry, id, assessment.FieldText)
		return v
	}
	return h, h.page.(*spellingPage), text
}

func TestUnknownWordsAreWalkedEachInItsSentence(t *testing.T) {
	h, p, text := spellingPageOf(t)
	if got := p.tally.Text(); got != "2 unknown words in 4 places" {
		t.Errorf("the page says %q", got)
	}
	if got := p.says.AccessibilityLabel(); !strings.Contains(got, "We  recieve  teh forms they recieve.") {
		t.Errorf("the sentence is %q", got)
	}
	if p.to.Text() != "receive" {
		t.Errorf("%q is offered first", p.to.Text())
	}
	p.change(false)
	if text("one") != "We receive teh forms they recieve." || text("two") != "They recieve them." {
		t.Fatalf("after one change: %q, %q", text("one"), text("two"))
	}
	if p.found[p.at].Word != "teh" || p.to.Text() != "the" {
		t.Errorf("the next is %q, with %q", p.found[p.at].Word, p.to.Text())
	}
	p.step(1)
	if p.found[p.at].Word != "recieve" || p.every.Text() != "Change everywhere (2)" {
		t.Errorf("after leaving it: %q, %q", p.found[p.at].Word, p.every.Text())
	}
	p.to.SetText("accept")
	p.change(true)
	if text("one") != "We receive teh forms they accept." || text("two") != "They accept them." {
		t.Fatalf("after a change everywhere: %q, %q", text("one"), text("two"))
	}
	h.Undo()
	if text("two") != "They recieve them." || !strings.HasSuffix(text("one"), "recieve.") {
		t.Errorf("one undo leaves %q, %q", text("one"), text("two"))
	}
}

func TestAWordIsAddedToTheDocumentAndTakenAwayAgain(t *testing.T) {
	h, p, _ := spellingPageOf(t)
	p.decide(h.Spelling().Add)
	if got := h.doc.Assessment().WordList(); len(got) != 1 || got[0] != "recieve" {
		t.Fatalf("the words of the document are %q", got)
	}
	if len(p.found) != 1 || p.found[0].Word != "teh" {
		t.Errorf("what is left is %+v", p.found)
	}
	if !p.owns.Visible() || p.own.Rows()[0].ID != "recieve" {
		t.Error("the page does not list the word")
	}
	p.own.Focus()
	h.Spelling().Remove("recieve")
	if len(h.doc.Assessment().WordList()) != 0 || len(p.found) != 4 || p.owns.Visible() {
		t.Error("the word is not taken away again")
	}
	p.decide(h.Spelling().Ignore)
	if !p.deafs.Visible() {
		t.Error("the page does not list what is ignored")
	}
}

func TestAWordThatIsChangedIntoItselfIsToldOf(t *testing.T) {
	h, p, text := spellingPageOf(t)
	before := text("one")
	p.to.SetText("recieve")
	p.change(false)
	if text("one") != before || len(h.toasts) != 0 {
		t.Error("a word was changed into itself")
	}
}

func TestAPageWithoutUnknownWordsSaysSo(t *testing.T) {
	h, p, _ := spellingPageOf(t)
	h.spelling.found = nil
	h.page.Changed(assessment.Change{})
	if p.walk.Visible() || p.all.Visible() || !strings.HasPrefix(p.quiet.Text(), "Every word of this document is known.") {
		t.Errorf("the page says %q", p.quiet.Text())
	}
	p.change(false)
	p.step(1)
	p.decide(h.Spelling().Add)
	p.show()
	if len(h.doc.Assessment().WordList()) != 0 || len(h.went) != 0 {
		t.Error("something was done with no word")
	}
}

func TestAWordLeadsToItsPlace(t *testing.T) {
	h, p, _ := spellingPageOf(t)
	p.show()
	if len(h.went) != 1 || h.went[0].ID != "one" || h.went[0].Page != StatementPage(h.doc.Assessment().Statements[0].Code) {
		t.Errorf("it leads to %+v", h.went)
	}
}
