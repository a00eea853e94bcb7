package forms

import (
	"strings"
	"testing"

	"ninefold/app/assessment"
)

func TestOnlyWhatIsTickedIsAcceptedAndOnlyWithAReason(t *testing.T) {
	findings := []assessment.Finding{{Match: "943 476 5919"}, {Match: "jo@northmere.example"}}
	if _, err := acceptances(findings, map[string]bool{}, "She agreed"); err == nil {
		t.Error("nothing ticked is accepted")
	}
	if _, err := acceptances(findings, map[string]bool{"0": true}, ""); err == nil {
		t.Error("a text is accepted for no reason")
	}
	accepted, err := acceptances(findings, map[string]bool{"1": true, "0": false}, "She agreed")
	want, _ := assessment.Acceptance("jo@northmere.example", "She agreed")
	if err != nil || len(accepted) != 1 || len(want) != 1 {
		t.Fatalf("accepted %v, %v", accepted, err)
	}
	for key, reason := range want {
		if accepted[key] != reason {
			t.Errorf("accepted %v, want %v", accepted, want)
		}
	}
}

func TestQuotationMarksUnlikeTheOthersAreNamedAndLedTo(t *testing.T) {
	h := emptyHost(t, Export)
	a := h.doc.Assessment()
	h.press("Choose for whom it is")
	h.press("Internal: everything")
	h.Do(a.AddEntries("QS2", assessment.Improvement, "", assessment.NewEntry{ID: "one", Text: "It’s good."}, assessment.NewEntry{ID: "two", Text: "“Yes”, they say."}))
	h.page.(*exportPage).refreshPreview()
	h.press("Internal: everything")
	h.press("Public: without what is marked internal")
	if words := h.words(); strings.Contains(words, "Quotation marks are") {
		t.Errorf("with curly ones alone the page says %q", words)
	}
	h.Do(a.AddEntries("QS3", assessment.Priorities, "", assessment.NewEntry{ID: "odd", Text: `They say "no".`}))
	h.page.(*exportPage).refreshPreview()
	h.press("Public: without what is marked internal")
	h.press("Internal: everything")
	h.press("Quotation marks are straight in 1 text and curly in 2. Show and go to…")
	h.says("Quotation marks that are straight", "Equity in experience and outcomes, Priorities, entry 1", `They say "no".`)
	h.press("Go to it")
	if len(h.went) != 1 || h.went[0].ID != "odd" || h.went[0].Page != StatementPage("QS3") {
		t.Errorf("it leads to %+v", h.went)
	}
}

func TestTextsLongerThanAdvisedAreNamedAndLedTo(t *testing.T) {
	h := emptyHost(t, Export)
	a := h.doc.Assessment()
	h.press("Choose for whom it is")
	h.press("Internal: everything")
	if words := h.words(); strings.Contains(words, "longer than advised") {
		t.Errorf("with nothing written the page says %q", words)
	}
	long := strings.Repeat("many words ", 400)
	h.Do(a.AddEntries("QS2", assessment.Improvement, "", assessment.NewEntry{ID: "short", Text: "Short."}, assessment.NewEntry{ID: "long", Text: long}))
	h.page.(*exportPage).refreshPreview()
	h.press("Internal: everything")
	h.press("Public: without what is marked internal")
	h.says("1 text is longer than advised. Show and go to…")
	h.press("1 text is longer than advised. Show and go to…")
	h.says("Longer than advised", "Supporting people to live healthier lives, Areas for improvement, entry 2", "4,400", "4,000")
	h.press("Go to it")
	if len(h.went) != 1 || h.went[0].ID != "long" || h.went[0].Field != assessment.FieldText || h.went[0].Page != StatementPage("QS2") {
		t.Errorf("it leads to %+v", h.went)
	}
	h.Do(assessment.SetFlag("Mark internal", assessment.KindEntry, "long", assessment.FieldInternal, true))
	h.page.(*exportPage).refreshPreview()
	if words := h.words(); strings.Contains(words, "longer than advised") {
		t.Errorf("of an entry that is not published the page says %q", words)
	}
}
