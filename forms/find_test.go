package forms

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/forms/kit"
)

func TestAnythingIsFoundAsItIsTypedAndLedTo(t *testing.T) {
	h := sampleHost(t, Overview)
	done := ""
	commands := []kit.Action{{Label: "Larger text", Keys: "Ctrl++", Do: func() { done = "larger" }}}
	AskFind(h, commands, "")
	h.says("Write a few letters")
	h.write("Find anything", "larger")
	h.says("What can be done")
	h.key(fyne.KeyReturn)
	if done != "larger" || h.Canvas().Overlays().Top() != nil {
		t.Errorf("Enter does %q", done)
	}
	AskFind(h, commands, "")
	h.write("Find anything", "safeg")
	h.says("Pages", "Safeguarding", "In the document")
	h.key(fyne.KeyReturn)
	if len(h.shown) != 1 || h.shown[0] != StatementPage("QS7") {
		t.Errorf("the first page found leads to %v", h.shown)
	}
	AskFind(h, commands, "")
	h.write("Find anything", "dementia nursing")
	h.says("places", "Risks, risk 4")
	h.key(fyne.KeyDown, fyne.KeyReturn)
	if len(h.went) != 1 || h.went[0].Page != StatementPage("QS4") || h.went[0].Kind != assessment.KindEntry || h.went[0].Field != assessment.FieldText {
		t.Errorf("it leads to %+v", h.went)
	}
	AskFind(h, nil, "")
	h.write("Find anything", "nobody ever wrote this")
	h.says("Nothing of that is in the document.")
	h.key(fyne.KeyReturn)
	h.press("Close")
	h.failed()
}

func TestATextIsReplacedOnlyWhereItIsTickedInOneChange(t *testing.T) {
	h := emptyHost(t, StatementPage("QS1"))
	a := h.doc.Assessment()
	p := h.page.(*statement)
	p.add(assessment.WorkingWell, "", []string{"Service users are content.", "A service user said so.", "Nothing of it."})
	AskReplace(h)
	h.press("Replace what is ticked")
	h.says("Nothing is ticked")
	h.write("Find", "service user")
	h.write("Replace with", "person")
	h.says("2 replacements in 2 places", "Persons are content.")
	h.press("Capitals as written")
	h.says("1 replacement in 1 place")
	h.press("Capitals as written")
	h.press("Whole words only")
	h.says("1 replacement in 1 place", "A person said so.")
	h.press("Replace what is ticked")
	var all []string
	for _, e := range a.Statement("QS1").List(assessment.WorkingWell) {
		all = append(all, e.Text)
	}
	if got := strings.Join(all, " "); got != "Service users are content. A person said so. Nothing of it." {
		t.Errorf("the entries say %q", got)
	}
	h.Undo()
	if got := a.Statement("QS1").List(assessment.WorkingWell)[1].Text; got != "A service user said so." {
		t.Errorf("undone it says %q", got)
	}

	// The same with the keyboard: Enter goes on to what is put in its place, and does it.
	h.Do(assessment.SetValue("", assessment.KindStatement, "QS1", assessment.FieldReason, "Every service user says so."))
	AskReplace(h)
	h.write("Find", "every service user")
	h.key(fyne.KeyReturn)
	for _, r := range "each person" {
		h.window.Canvas().Focused().TypedRune(r)
	}
	h.says("reason")
	h.key(fyne.KeyReturn)
	if got := a.Statement("QS1").Reason; got != "Each person says so." {
		t.Errorf("the reason is %q", got)
	}
	h.failed()
}
