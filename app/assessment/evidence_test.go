package assessment_test

import (
	"encoding/json"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
)

// evidenced is an assessment with three pieces of evidence, of which only the
// second is public, and an entry that the first two bear out.
func evidenced(t *testing.T) (a *assessment.Assessment, entry assessment.Ref) {
	t.Helper()
	a = assessment.New("id", "", assessmenttest.Framework(t))
	apply(t, a, a.AppendEntries("QS1", assessment.WorkingWell, assessment.NewEntry{ID: "entry", Text: "Nobody waits unseen."}))
	for _, e := range []assessment.NewRecord{
		{ID: "survey", Values: map[assessment.Field]string{"title": "Survey", "file": "evidence/survey.txt"}},
		{ID: "report", Values: map[assessment.Field]string{"title": "Report", "already_public": "1", "file": "S:/Joan/report.pdf", "note": "Ask Joan."}},
		{ID: "audit", Values: map[assessment.Field]string{"title": "Audit", "already_public": "1", "internal": "1"}},
	} {
		apply(t, a, a.AppendRecords(assessment.KindEvidence, e))
	}
	entry = assessment.Ref{Kind: assessment.KindEntry, ID: "entry"}
	apply(t, a, a.LinkEvidence("survey", entry, "p. 4"))
	apply(t, a, a.LinkEvidence("report", entry, "section 2"))
	apply(t, a, a.LinkEvidence("report", assessment.Ref{Kind: assessment.KindStatement, ID: "QS2"}, ""))
	return a, entry
}

func TestOnePieceOfEvidenceServesManyRecordsEachWithItsPointer(t *testing.T) {
	a, entry := evidenced(t)
	if links := a.EvidenceFor(entry); len(links) != 2 || links[0].Bears() != entry {
		t.Fatalf("the entry has %d links", len(links))
	}
	links := a.EvidenceLinks("report")
	if len(links) != 2 {
		t.Fatalf("the report has %d links", len(links))
	}
	// Linked again it is the same link, with what was said last.
	apply(t, a, a.LinkEvidence("report", entry, "section 3"))
	pointers := map[assessment.Ref]string{}
	for _, l := range a.EvidenceLinks("report") {
		pointers[l.Bears()] = l.Pointer
	}
	if len(pointers) != 2 || pointers[entry] != "section 3" {
		t.Errorf("the pointers are %v", pointers)
	}
	before := account(a)
	done, err := a.Apply(assessment.RemoveRecord("", assessment.KindEntry, "entry").Ops)
	if err != nil || len(a.EvidenceLinks("report")) != 1 || len(a.EvidenceLinks("survey")) != 0 {
		t.Errorf("the links to an entry stay when it goes: %v", err)
	}
	if _, err := a.Apply(assessment.Inverse(done)); err != nil || account(a) != before {
		t.Errorf("and do not come back with it: %v", err)
	}
	done, err = a.Apply(assessment.RemoveRecord("", assessment.KindEvidence, "report").Ops)
	if err != nil || len(a.EvidenceFor(entry)) != 1 || len(done) != 3 {
		t.Errorf("the links from a piece of evidence stay when it goes: %v, %d steps", err, len(done))
	}
}

func TestOnlyEvidenceThatIsPublicAlreadyIsPublishedAndNeverItsFile(t *testing.T) {
	a, entry := evidenced(t)
	p := a.Published()
	data, err := json.Marshal(p.Assessment.Outline())
	if err != nil {
		t.Fatal(err)
	}
	if all := p.Assessment.Evidence(); len(all) != 1 || all[0].ID != "report" || !p.LeftOut {
		t.Errorf("published are %d pieces", len(all))
	}
	if links := p.Assessment.EvidenceFor(entry); len(links) != 1 || links[0].Evidence != "report" {
		t.Errorf("the published entry has %d links", len(links))
	}
	for _, word := range []string{"Survey", "survey.txt", "Audit", "p. 4", "Joan", "report.pdf"} {
		if strings.Contains(string(data), word) {
			t.Errorf("the public copy holds %q", word)
		}
	}
	if whole, public := a.EvidenceNumbers(), "E2"; whole["report"] != public || whole["audit"] != "E3" {
		t.Errorf("the numbers are %v", whole)
	}
}

func TestEvidenceTakesOnlyTheFrameworksCategoriesAndRealFingerprints(t *testing.T) {
	a, _ := evidenced(t)
	for field, values := range map[assessment.Field][]string{
		assessment.FieldCategory: {"hearsay", "outcomes"},
		assessment.FieldDigest:   {"abc", strings.Repeat("A", 64), strings.Repeat("a", 65)},
		assessment.FieldDated:    {"last year"},
		assessment.FieldFile:     {"two\nlines", "no\x00name"},
	} {
		for _, value := range values {
			if _, err := a.Apply(assessment.SetValue("", assessment.KindEvidence, "survey", field, value).Ops); assessment.ErrorCode(err) != assessment.CodeInvalid {
				t.Errorf("%s takes %q: %v", field, value, err)
			}
		}
	}
	apply(t, a, assessment.SetValue("", assessment.KindEvidence, "survey", assessment.FieldCategory, "partners"))
	apply(t, a, assessment.SetValue("", assessment.KindEvidence, "survey", assessment.FieldDigest, strings.Repeat("0a", 32)))
}

func TestOnlyAnAddressOfTheWebCanBeFollowed(t *testing.T) {
	for link, want := range map[string]bool{
		"https://www.northmere.example/a.pdf": true, "HTTP://x": true, "": false, "https://": false, "www.northmere.example": false,
		"file:///etc/passwd": false, "javascript:alert(1)": false, "https:///a": false, "https://a b": false, `\\server\share`: false, "mailto:a@b.example": false,
	} {
		if got := assessment.WebAddress(link); got != want {
			t.Errorf("%q: %t", link, got)
		}
	}
}

// A link that was added before what it bears out goes with that when all of it is taken
// back: then its own step has nothing left to do.
func TestALinkAddedBeforeWhatItBearsOutIsTakenBack(t *testing.T) {
	a := assessmenttest.Generate(1, 0)
	var ops []assessment.Op
	link := assessment.LinkID(assessment.KindEvidenceLink, "audit", "action/hire")
	for _, edit := range []assessment.Edit{
		a.AppendRecords(assessment.KindEvidence, assessment.NewRecord{ID: "audit", Values: map[assessment.Field]string{assessment.FieldTitle: "Audit"}}),
		a.AppendRecords(assessment.KindEvidenceLink, assessment.NewRecord{ID: link, Values: map[assessment.Field]string{assessment.FieldEvidence: "audit", assessment.FieldServes: "action/hire"}}),
		a.AppendRecords(assessment.KindAction, assessment.NewRecord{ID: "hire", Values: map[assessment.Field]string{assessment.FieldTitle: "Hire"}}),
	} {
		ops = append(ops, edit.Ops...)
	}
	done, err := a.Apply(ops)
	if err != nil {
		t.Fatal(err)
	}
	back, err := a.Apply(assessment.Inverse(done))
	if err != nil {
		t.Fatal(err)
	}
	if a.PieceOfEvidence("audit") != nil || len(a.EvidenceLinks("audit")) != 0 {
		t.Error("something of it is still there")
	}
	if _, err := a.Apply(assessment.Inverse(back)); err != nil || len(a.EvidenceLinks("audit")) != 1 {
		t.Errorf("done again, there are %d links: %v", len(a.EvidenceLinks("audit")), err)
	}
	if _, err := a.Apply([]assessment.Op{{Kind: assessment.KindEvidenceLink, ID: "none", Verb: assessment.Remove}}); assessment.ErrorCode(err) != assessment.CodeNotFound {
		t.Errorf("what was never there is removed with %v", err)
	}
}
