package forms

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/export"
	"ninefold/export/pack"
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

// The folder that the command line makes with --evidence-folder, from the page.
func TestTheFilesOfTheEvidenceAreGatheredFromTheExportPage(t *testing.T) {
	a := assessment.New("doc", "Northmere Council", assessmenttest.Framework(t))
	for id, file := range map[string]string{"survey": "survey.txt", "gone": "gone.txt"} {
		record := assessment.NewRecord{ID: id, Values: map[assessment.Field]string{assessment.FieldTitle: id, assessment.FieldFile: file}}
		if _, err := a.Apply(a.AppendRecords(assessment.KindEvidence, record).Ops); err != nil {
			t.Fatal(err)
		}
	}
	h := hostOf(t, a, Export, fyne.NewSize(1100, 2400))
	p := h.page.(*exportPage)
	folder := filepath.Dir(h.doc.Path())
	if err := os.WriteFile(filepath.Join(folder, "survey.txt"), []byte("hello"), 0o666); err != nil {
		t.Fatal(err)
	}
	found, _, err := lookedAt.Look(t.Context(), []string{filepath.Join(folder, "survey.txt")}, nil)
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	h.doc.Do(assessment.SetValue("", assessment.KindEvidence, "survey", assessment.FieldDigest, found[0].Digest))
	h.press("Choose for whom it is")
	h.press("Internal: everything")
	p.documents[export.Pack].Set(false)
	p.changed()
	h.says("Please choose a document and a format first.")
	h.press("Gather the files of the evidence in a folder")
	h.says("1 file and the index index.csv will be in it.", "1 file cannot be gathered: ", "(file is not where it was)")
	if words := h.words(); strings.Contains(words, "Please choose a document") {
		t.Errorf("the files alone are not enough: %s", words)
	}
	target := p.gather.folder.Text()
	if filepath.Dir(target) != folder {
		t.Fatalf("it would be %s", target)
	}
	h.press("Export")
	h.failed()
	h.says("1 file was not gathered", "gone", "File is not where it was")
	made, err := os.ReadDir(target)
	if err != nil || len(made) != 2 || made[1].Name() != pack.EvidenceIndex {
		t.Fatalf("in the folder are %v (%v)", made, err)
	}
	h.press("Close")
	if p.gather.on() {
		t.Error("it is still ticked: what is made is never written over")
	}
	h.press("Gather the files of the evidence in a folder")
	if next := p.gather.folder.Text(); next != target+"-2" {
		t.Errorf("the next would be %s", next)
	}
	// With a document, and not into what is there.
	h.write("Folder for the evidence", target)
	p.documents[export.Evidence].Set(true)
	p.xlsx.Set(false)
	p.changed()
	h.press("Export")
	if len(h.errs) != 1 || !strings.Contains(h.errs[0].Error(), "nothing is ever written over") {
		t.Errorf("into a folder that is there: %v", h.errs)
	}
	h.errs = nil
	h.write("Folder for the evidence", target+"-2")
	h.press("Export")
	h.failed()
	h.says("Exported 1 file and gathered 1 of the evidence")
}

// The keyboard is where something is missing or wrong once its sentence was read.
func TestTheKeyboardGoesToWhatKeepsAnExportFromBeingMade(t *testing.T) {
	h := emptyHost(t, Export)
	p := h.page.(*exportPage)
	refused := func(want fyne.Focusable, sentence string) {
		t.Helper()
		h.Canvas().Unfocus()
		h.press("Export")
		if len(h.errs) != 1 || !strings.Contains(h.errs[0].Error(), sentence) {
			t.Errorf("refused with %v, want %q", h.errs, sentence)
		}
		h.errs = nil
		if h.Canvas().Focused() != want {
			t.Errorf("the keyboard is on %T after %q", h.Canvas().Focused(), sentence)
		}
	}
	refused(p.audience, "for whom")
	p.audience.Choose(string(export.Internal))
	h.write("Meeting date", "soon")
	refused(p.date.Focusable(), "meeting date")
	h.write("Meeting date", "Saturday 16th January 2027")
	h.write("First page number", "six")
	refused(p.first.Focusable(), "first page number")
	h.write("First page number", "6")
	p.audience.Choose(string(export.Public))
	p.exempt.Choose("3")
	refused(p.exempt, "exempt under Schedule 12A")
	p.exempt.Choose("0")
	p.documents[export.Pack].Set(false)
	refused(p.documents[export.Pack], "document and a format")
	p.documents[export.Pack].Set(true)
	p.pdf.Set(false)
	p.xlsx.Set(false)
	refused(p.pdf, "document and a format")
}

func TestADocumentThatCannotBeMadeOffersNoChoices(t *testing.T) {
	h := emptyHost(t, Export)
	if p := h.page.(*exportPage); p.paper.Visible() || p.owner.Visible() {
		t.Error("there is paper to choose for a plan that is not there, or an owner of no items")
	}
}

func TestFindingsAreTickedInGroups(t *testing.T) {
	h := emptyHost(t, Export)
	a := h.doc.Assessment()
	h.Do(a.AddEntries("QS2", assessment.Improvement, "",
		assessment.NewEntry{ID: "one", Text: "Write to jo.ferriby@northmere.example or ring 07700 900 123."},
		assessment.NewEntry{ID: "two", Text: "Write to ada.ferriby@northmere.example."}))
	h.press("Choose for whom it is")
	h.press("Public: without what is marked internal")
	h.press("Export")
	h.press("Tick a group")
	h.press("E-mail address (2)")
	h.write("Why what is ticked may be published", "They agreed")
	h.press("Accept what is ticked")
	h.failed()
	left := assessment.Unaccepted(export.FindPersonalData(h.doc.Assessment(), export.OptionsFrom(h.doc.Assessment())))
	if len(left) != 1 || left[0].Match != "07700 900 123" {
		t.Errorf("still asked about are %+v", left)
	}
	h.press("Tick a group")
	h.press("Almost certain (1)")
	h.press("Tick a group")
	h.press("None")
	h.write("Why what is ticked may be published", "They agreed")
	h.press("Accept what is ticked")
	if len(h.errs) != 1 || !strings.Contains(h.errs[0].Error(), "Nothing is ticked") {
		t.Errorf("with none ticked: %v", h.errs)
	}
}

func TestAPasswordSaysThatThePDFIsOpen(t *testing.T) {
	h := emptyHost(t, Export)
	h.Do(h.doc.Assessment().AddEntries("QS2", assessment.Improvement, "", assessment.NewEntry{ID: "one", Text: "Short."}))
	h.press("Choose for whom it is")
	h.press("Internal: everything")
	h.press("Export")
	h.failed()
	h.write("Password for the workbook", "quay-4412")
	h.press("Export")
	h.failed()
	if len(h.toasts) != 2 || strings.Contains(h.toasts[0], "password") || !strings.Contains(h.toasts[1], "the PDF is open to everybody who has it") {
		t.Errorf("it says %q", h.toasts)
	}
}

func TestPlacesThatLookOtherThanWrittenAreNamedByFile(t *testing.T) {
	h := emptyHost(t, Export)
	var entries []assessment.NewEntry
	for i, id := range []string{"a", "b", "c", "d", "e"} {
		entries = append(entries, assessment.NewEntry{ID: id, Text: "Said with " + strings.Repeat("\U00013000", i+1)})
	}
	h.Do(h.doc.Assessment().AddEntries("QS2", assessment.Improvement, "", entries...))
	h.press("Choose for whom it is")
	h.press("Internal: everything")
	h.says("5 texts look other than written:", "– Supporting people to live healthier lives, Areas for improvement, entry 3: ", "– … and 2 more lines.")
	if words := h.words(); strings.Contains(words, "entry 4") || strings.Count(words, "▲") != 1 {
		t.Errorf("the page says %q", words)
	}
	h.press("Show all of these…")
	h.says("Areas for improvement, entry 5", "What becomes of it")
}
