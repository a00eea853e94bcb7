package forms

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/app/columns"
	"ninefold/app/evidence"
	"ninefold/forms/kit"
)

// evidenceHost shows the page of evidence of a document with an entry, beside
// which lie two files.
func evidenceHost(t *testing.T) (h *stubHost, p *evidencePage, folder string) {
	t.Helper()
	a := assessment.New("doc", "Northmere Council", assessmenttest.Framework(t))
	if _, err := a.Apply(a.AppendEntries("QS1", assessment.WorkingWell, assessment.NewEntry{ID: "entry", Text: "Nobody waits unseen."}).Ops); err != nil {
		t.Fatal(err)
	}
	h = hostOf(t, a, Evidence, fyne.NewSize(1100, 760))
	p = h.page.(*evidencePage)
	folder = filepath.Dir(h.doc.Path())
	if err := os.Mkdir(filepath.Join(folder, "evidence"), 0o777); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"survey.txt": "what people say", "audit.csv": "a,b"} {
		if err := os.WriteFile(filepath.Join(folder, "evidence", name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return h, p, folder
}

func TestFilesDroppedOnThePageAreAddedOnceAndCanBeTakenBack(t *testing.T) {
	h, p, folder := evidenceHost(t)
	p.Drop([]string{filepath.Join(folder, "evidence")})
	h.failed()
	h.says("E1", "audit", "survey", "2 pieces of evidence", "Linked to nothing yet")
	if e := h.doc.Assessment().Evidence(); len(e) != 2 || e[0].File != "evidence/audit.csv" || len(e[1].Digest) != 64 {
		t.Fatalf("added are %+v", e)
	}
	h.files = []string{filepath.Join(folder, "evidence", "survey.txt")}
	h.press("Add files…")
	if n := len(h.doc.Assessment().Evidence()); n != 2 || h.toasts[len(h.toasts)-1] != "Nothing new was added; 1 file is there already." {
		t.Errorf("%d pieces, and it says %q", n, h.toasts)
	}
	h.Undo()
	if n := len(h.doc.Assessment().Evidence()); n != 0 {
		t.Errorf("undone, there are %d", n)
	}
	if err := os.WriteFile(filepath.Join(folder, "evidence", "left\u202etxt.txt"), nil, 0o666); err == nil {
		p.Drop([]string{filepath.Join(folder, "evidence")})
		h.says("1 file was not taken", "left�txt.txt")
	}
}

func TestAFileThatMovedIsShownAndAWholeFolderIsPointedAtAtOnce(t *testing.T) {
	h, p, folder := evidenceHost(t)
	p.Drop([]string{filepath.Join(folder, "evidence")})
	h.says("unchanged", "Open…")
	if err := os.Rename(filepath.Join(folder, "evidence"), filepath.Join(folder, "papers")); err != nil {
		t.Fatal(err)
	}
	p.files.Look()
	h.says("2 files are not where they were", "File is not where it was")
	h.among = folder
	h.press("Look for them in a folder…")
	h.failed()
	if e := h.doc.Assessment().Evidence(); e[0].File != "papers/audit.csv" || e[1].File != "papers/survey.txt" {
		t.Errorf("they are at %s and %s", e[0].File, e[1].File)
	}
	if words := h.words(); strings.Contains(words, "not where") {
		t.Errorf("they are still missing: %s", words)
	}
	// One that changed is taken as it is now, when a person says so.
	if err := os.WriteFile(filepath.Join(folder, "papers", "audit.csv"), []byte("a,b,c"), 0o666); err != nil {
		t.Fatal(err)
	}
	p.files.Look()
	h.says("File has changed since it was added")
	h.press("Take it as it is now")
	if words := h.words(); strings.Contains(words, "has changed") {
		t.Errorf("it still counts as changed: %s", words)
	}
	h.failed()
}

func TestAFolderOfFilesThatMovedAndChangedIsTakenTogether(t *testing.T) {
	h, p, folder := evidenceHost(t)
	p.Drop([]string{filepath.Join(folder, "evidence")})
	if err := os.Rename(filepath.Join(folder, "evidence"), filepath.Join(folder, "papers")); err != nil {
		t.Fatal(err)
	}
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(folder, "papers", "survey.txt"), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("what more people say")
	p.files.Look()
	h.among = folder
	h.press("Look for them in a folder…")
	h.says("1 file is there as added.", "1 file has the name that is looked for, but not what was in it")
	h.press("Take all 2")
	h.failed()
	if e := h.doc.Assessment().Evidence(); e[0].File != "papers/audit.csv" || e[1].File != "papers/survey.txt" || len(p.files.Astray()) != 0 {
		t.Errorf("they are at %s and %s, astray are %d", e[0].File, e[1].File, len(p.files.Astray()))
	}
	write("what everybody says by now")
	p.files.Look()
	h.says("1 file has changed since it was added")
	h.press("Take them as they are now")
	h.failed()
	if len(p.files.Astray()) != 0 || strings.Contains(h.words(), "has changed") {
		t.Errorf("still astray: %v, %s", p.files.Astray(), h.words())
	}
	h.Undo()
	if p.files.Look(); len(p.files.Astray()) != 1 {
		t.Error("undo does not give the fingerprint back")
	}
}

// What serves several statements stands under each of them, is one record all the
// same, and is found by any of them.
func TestEvidenceIsGroupedAndFilteredByTheStatementsItServes(t *testing.T) {
	a := assessment.New("doc", "Northmere Council", assessmenttest.Framework(t))
	to := func(kind assessment.Kind, id string) assessment.Ref { return assessment.Ref{Kind: kind, ID: id} }
	apply := func(edit assessment.Edit) {
		t.Helper()
		if _, err := a.Apply(edit.Ops); err != nil {
			t.Fatal(err)
		}
	}
	apply(a.AppendEntries("QS7", assessment.WorkingWell, assessment.NewEntry{ID: "entry", Text: "Nobody waits unseen."}))
	apply(a.AppendRecords(assessment.KindItem, assessment.NewRecord{ID: "item", Values: map[assessment.Field]string{assessment.FieldWording: "Audits", assessment.FieldStatements: "QS2\nQS1"}}))
	for _, title := range []string{"Survey", "Audit", "Report"} {
		apply(a.AppendRecords(assessment.KindEvidence, assessment.NewRecord{ID: title, Values: map[assessment.Field]string{assessment.FieldTitle: title}}))
	}
	apply(a.LinkEvidence("Survey", to(assessment.KindEntry, "entry"), ""))
	apply(a.LinkEvidence("Audit", to(assessment.KindItem, "item"), ""))
	apply(a.LinkEvidence("Audit", to(assessment.KindEntry, "entry"), "p. 2"))
	if got := a.EvidenceStatements("Audit"); !slices.Equal(got, []string{"QS1", "QS2", "QS7"}) {
		t.Fatalf("the audit serves %v", got)
	}
	h := hostOf(t, a, Evidence, fyne.NewSize(1100, 900))
	p := h.page.(*evidencePage)
	for _, action := range p.groupActions() {
		if action.Label == "By statements" {
			action.Do()
		}
	}
	want := "[Assessing needs · 1 piece of evidence]|E2  Audit|[Supporting people to live healthier lives · 1 piece of evidence]|E2  Audit|" +
		"[Safeguarding · 2 pieces of evidence]|E1  Survey|E2  Audit|[Linked to no statement · 1 piece of evidence]|E3  Report"
	if got := p.shown(); got != want {
		t.Errorf("grouped, it shows\n%s", got)
	}
	// Of its rows, any opens and deletes the one record.
	var rows []string
	for _, row := range p.list.Rows() {
		if !row.Heading {
			rows = append(rows, row.ID)
		}
	}
	if records := recordsOf(rows); !slices.Equal(records, []string{"Audit", "Survey", "Report"}) {
		t.Errorf("the rows are of %v", records)
	}
	p.list.Select(rows[3])
	if p.open != "Audit" {
		t.Errorf("its last row opens %q", p.open)
	}
	p.view.Filters[columnServes] = "QS7"
	p.changedView()
	if got := p.shown(); got != "[Safeguarding · 2 pieces of evidence]|E1  Survey|E2  Audit" || p.tally.Text() != "2 of 3 pieces of evidence" {
		t.Errorf("filtered, it shows %s and says %s", got, p.tally.Text())
	}
	p.view.Filters[columnServes] = unsaid
	p.changedView()
	if got := p.shown(); got != "[Linked to no statement · 1 piece of evidence]|E3  Report" {
		t.Errorf("linked to nothing there is %s", got)
	}
	if again := newEvidence(h).(*evidencePage); again.shown() != p.shown() {
		t.Errorf("come back, it shows %s", again.shown())
	}
}

// Nobody has to open the page of evidence to learn that a file has gone.
func TestTheOverviewSaysWhichEvidenceIsAstray(t *testing.T) {
	a := assessment.New("doc", "Northmere Council", assessmenttest.Framework(t))
	for _, edit := range []assessment.Edit{
		a.AppendEntries("QS1", assessment.WorkingWell, assessment.NewEntry{ID: "entry", Text: "Nobody waits unseen."}),
		a.AppendEntries("QS2", assessment.WorkingWell, assessment.NewEntry{ID: "other", Text: "Everybody is well."}),
		a.AppendRecords(assessment.KindEvidence, assessment.NewRecord{ID: "gone", Values: map[assessment.Field]string{assessment.FieldTitle: "Audit", assessment.FieldFile: "evidence/audit.csv"}}),
		a.LinkEvidence("gone", assessment.Ref{Kind: assessment.KindEntry, ID: "entry"}, ""),
	} {
		if _, err := a.Apply(edit.Ops); err != nil {
			t.Fatal(err)
		}
	}
	h := hostOf(t, a, Overview, fyne.NewSize(1100, 1200))
	if words := h.words(); strings.Contains(words, "not where it was") || strings.Contains(words, "Evidence moved or changed") {
		t.Fatalf("nobody has looked yet: %s", words)
	}
	h.evidence.Look()
	h.says("▲ Evidence: 1 file is not where it was.", "Evidence moved or changed  1")
	h.press("Evidence moved or changed  1")
	h.says("Nobody waits unseen.")
	if p := h.page.(*overview); p.tiles["QS2"].Visible() || !p.tiles["QS1"].Visible() {
		t.Error("not the statement alone whose evidence is astray")
	}
	h.press("Look at them ›")
	if !slices.Equal(h.shown, []string{Evidence}) {
		t.Errorf("it leads to %v", h.shown)
	}
}

func TestAFileIsOpenedOnlyAfterItsPathWasShownAndNeverAProgram(t *testing.T) {
	h, p, folder := evidenceHost(t)
	p.Drop([]string{filepath.Join(folder, "evidence", "survey.txt")})
	h.press("Open…")
	path := filepath.Join(folder, "evidence", "survey.txt")
	if len(h.opened) != 0 || !strings.Contains(strings.ReplaceAll(h.words(), " ", ""), filepath.Base(path)) {
		t.Errorf("opened are %q before it says %q", h.opened, h.words())
	}
	h.press("Open it")
	if !slices.Equal(h.opened, []string{path}) {
		t.Errorf("opened are %q", h.opened)
	}
	script := filepath.Join(folder, "run.txt")
	if err := os.WriteFile(script, []byte("#!/bin/sh\n"), 0o777); err != nil {
		t.Fatal(err)
	}
	p.openFile(script)
	h.says("The file is a program")
	if len(h.opened) != 1 {
		t.Errorf("opened are %q", h.opened)
	}
}

func TestEvidenceIsFoundForAnEntryAsOneTypesAndAsksForItsPlace(t *testing.T) {
	h, p, folder := evidenceHost(t)
	p.Drop([]string{filepath.Join(folder, "evidence")})
	entry := assessment.Ref{Kind: assessment.KindEntry, ID: "entry"}
	h.page, _ = Build(h, StatementPage("QS1"))
	h.window.SetContent(h.page.Content())
	for _, action := range h.page.(*statement).actions("entry") {
		if action.Label == "Evidence…" {
			action.Do()
		}
	}
	h.says("Evidence for entry", "E1", "audit", "survey")
	h.write("Find by title, number or owner", "surv")
	if words := h.words(); strings.Contains(words, "audit") {
		t.Errorf("found is %s", words)
	}
	h.key(fyne.KeyReturn)
	h.write("Where in it", "p. 4")
	h.press("Keep")
	h.says("Linked", "p. 4") // and it goes on
	h.write("Find by title, number or owner", "Letter to families")
	h.key(fyne.KeyReturn)
	h.press("Keep")
	h.failed()
	a := h.doc.Assessment()
	if got := evidenceLine(columns.NewWords(a), entry); got != "E2, p. 4; E3" {
		t.Errorf("the entry has %s", got)
	}
	if items := itemOf(a, a.Entry("entry")); items.Meta != "2 ev." {
		t.Errorf("the entry says %q", items.Meta)
	}
}

func TestFilesAreAddedAndLinkedFromAnEntry(t *testing.T) {
	h, _, folder := evidenceHost(t)
	ref := assessment.Ref{Kind: assessment.KindEntry, ID: "entry"}
	h.files = []string{filepath.Join(folder, "evidence", "survey.txt")}
	evidenceFor(h, ref)
	if kit.Escape(h.Canvas()); len(h.doc.Assessment().Evidence()) > 0 || kit.DialogOver(h.Canvas()) != "" {
		t.Fatal("Escape does not leave the evidence as it is")
	}
	evidenceFor(h, ref)
	h.press("Add files…")
	h.says("E1  survey", "Where in it")
	h.write("Where in it", "p. 2")
	h.press("Keep")
	h.failed()
	h.says("Linked", "p. 2")
	// The same again, and another: one is new, and both are linked once.
	h.files = []string{filepath.Join(folder, "evidence")}
	h.press("Add files…")
	h.failed()
	a := h.doc.Assessment()
	if links := a.EvidenceFor(ref); len(a.Evidence()) != 2 || len(links) != 2 {
		t.Errorf("there are %d pieces and %d links", len(a.Evidence()), len(links))
	}
	h.says("Where in it")
	h.press("Keep") // nothing to say
	h.press("Done")
	h.Undo()
	h.Undo()
	h.Undo()
	if n := len(h.doc.Assessment().Evidence()); n != 0 {
		t.Errorf("undone, there are %d", n)
	}
}

func TestAnEntryJoinedToAnotherBringsItsEvidence(t *testing.T) {
	h, p, folder := evidenceHost(t)
	p.Drop([]string{filepath.Join(folder, "evidence")})
	a := h.doc.Assessment()
	ids := a.IDs(assessment.KindEvidence)
	for _, edit := range []assessment.Edit{
		a.AddEntries("QS1", assessment.WorkingWell, "entry", assessment.NewEntry{ID: "below", Text: "Ever."}),
		a.LinkEvidence(ids[0], assessment.Ref{Kind: assessment.KindEntry, ID: "entry"}, "p. 1"),
	} {
		h.Do(edit)
	}
	for _, id := range ids {
		h.Do(a.LinkEvidence(id, assessment.Ref{Kind: assessment.KindEntry, ID: "below"}, "p. 9"))
	}
	h.page, _ = Build(h, StatementPage("QS1"))
	h.page.(*statement).join("entry", "Nobody waits unseen. Ever.", "below")
	h.failed()
	if got := evidenceLine(columns.NewWords(a), assessment.Ref{Kind: assessment.KindEntry, ID: "entry"}); got != "E1, p. 1; E2, p. 9" {
		t.Errorf("the entry has %s", got)
	}
}

func TestThePiecesFormListsWhatItServesAndLinksMore(t *testing.T) {
	h, p, folder := evidenceHost(t)
	p.Drop([]string{filepath.Join(folder, "evidence", "survey.txt")})
	h.press("Link to…")
	h.write("Find", "unseen")
	h.key(fyne.KeyReturn)
	h.write("Where in it", "section 2")
	h.press("Keep")
	h.failed()
	h.window.Resize(fyne.NewSize(1100, 2000)) // so that the foot of the form is seen
	h.says("QS1 What is working well 1", "section 2")
	links := h.doc.Assessment().EvidenceLinks(p.open)
	if len(links) != 1 || links[0].Pointer != "section 2" {
		t.Fatalf("the links are %+v", links)
	}
	p.form.links[0].follow(links[0].ID)
	if want := (Route{StatementPage("QS1"), assessment.KindEntry, "entry", ""}); len(h.went) != 1 || h.went[0] != want {
		t.Errorf("it leads to %v", h.went)
	}
	if !p.Reveal(assessment.Ref{Kind: assessment.KindEvidenceLink, ID: links[0].ID}, "") {
		t.Error("the link is not shown")
	}
	p.form.links[0].remove(links[0].ID)
	if len(h.doc.Assessment().EvidenceLinks(p.open)) != 0 {
		t.Error("the link is still there")
	}
}

func TestALinkIsAddedByItsAddressAlone(t *testing.T) {
	h, _, _ := evidenceHost(t)
	h.press("Add link…")
	h.write("Web address", "not an address")
	h.press("Add it")
	h.says("Please write a web address")
	h.write("Web address", "www.northmere.example/local-account-2026.pdf")
	h.press("Add it")
	h.failed()
	if e := h.doc.Assessment().Evidence(); len(e) != 1 || e[0].Link != "https://www.northmere.example/local-account-2026.pdf" || e[0].Title != "local account 2026" {
		t.Errorf("added are %+v", e)
	}
}

func TestWhatOfAPieceOfEvidenceWantsMending(t *testing.T) {
	a := assessment.New("doc", "", assessmenttest.Framework(t))
	now := time.Date(2026, 10, 2, 12, 0, 0, 0, time.UTC)
	whole := assessment.Evidence{ID: "e", File: "a.txt", Owner: "J. Okafor"}
	for _, edit := range []assessment.Edit{
		a.AppendEntries("QS1", assessment.WorkingWell, assessment.NewEntry{ID: "entry", Text: "x"}),
		a.AppendRecords(assessment.KindEvidence, assessment.NewRecord{ID: "e", Values: map[assessment.Field]string{}}, assessment.NewRecord{ID: "unlinked", Values: map[assessment.Field]string{}}),
		a.LinkEvidence("e", assessment.Ref{Kind: assessment.KindEntry, ID: "entry"}, ""),
	} {
		if edit.Label == "Link evidence" {
			continue
		}
		if _, err := a.Apply(edit.Ops); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := a.Apply(a.LinkEvidence("e", assessment.Ref{Kind: assessment.KindEntry, ID: "entry"}, "").Ops); err != nil {
		t.Fatal(err)
	}
	for want, c := range map[string]struct {
		change func(*assessment.Evidence)
		state  evidence.State
	}{
		"":                                     {func(*assessment.Evidence) {}, evidence.Unchanged},
		"File is not where it was":             {func(e *assessment.Evidence) { e.Owner = "" }, evidence.Missing},
		"File has changed since it was added":  {func(*assessment.Evidence) {}, evidence.Changed},
		"Was to be reviewed by 1 October 2026": {func(e *assessment.Evidence) { e.ReviewBy = "2026-10-01" }, evidence.Unchanged},
		"Without an owner":                     {func(e *assessment.Evidence) { e.Owner, e.ReviewBy = " ", "2026-10-02" }, evidence.Unchanged},
		"Linked to nothing yet":                {func(e *assessment.Evidence) { e.ID = "unlinked" }, evidence.Unchanged},
		"Without a file or a link":             {func(e *assessment.Evidence) { e.File = "" }, evidence.NoFile},
		"The link is no web address":           {func(e *assessment.Evidence) { e.Link = "file:///etc/passwd" }, evidence.Unchanged},
	} {
		e := whole
		c.change(&e)
		if got := evidenceNeeds(a, &e, c.state, now); got != want {
			t.Errorf("it says %q, not %q", got, want)
		}
	}
}

// BenchmarkEvidence is a register of 2,000 pieces with 5,000 links to 1,000
// entries: how long the page takes to be filled, searched and to open a piece,
// the picker to find as one types, and a statement's page to be filled. Each is
// to stay within what a person does not notice, 50 ms, and a frame's 16 ms
// where it follows a key.
func BenchmarkEvidence(b *testing.B) {
	a := largeEvidence(b)
	h := hostOf(b, a, Evidence, fyne.NewSize(1366, 768))
	p := h.page.(*evidencePage)
	b.Run("fill", func(b *testing.B) {
		for b.Loop() {
			p.fill()
		}
	})
	b.Run("search", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			p.search.SetText([]string{"report 19", "e1500"}[i%2])
			p.fill()
		}
	})
	b.Run("attention", func(b *testing.B) {
		p.search.SetText("")
		for i := 0; b.Loop(); i++ {
			delete(p.view.Filters, needing)
			if i%2 == 0 {
				p.view.Filters[needing] = "1"
			}
			p.fill()
		}
	})
	b.Run("open", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			p.show(fmt.Sprint("piece ", i*37%2000))
		}
	})
	b.Run("pick", func(b *testing.B) {
		evidenceFor(h, assessment.Ref{Kind: assessment.KindEntry, ID: "entry 5"})
		for i := 0; b.Loop(); i++ {
			h.write("Find by title, number or owner", []string{"report 19", "e1500 owner"}[i%2])
		}
	})
	b.Run("statement", func(b *testing.B) {
		page, _ := Build(h, StatementPage("QS1"))
		for b.Loop() {
			page.(*statement).refresh()
		}
	})
	b.Run("floor", func(b *testing.B) {
		for b.Loop() {
			n := 0
			for _, e := range a.Evidence() {
				n += len(e.Title) + len(a.EvidenceLinks(e.ID))
			}
			_ = n
		}
	})
}

// largeEvidence is a document of 1,000 entries and 2,000 pieces of evidence
// with 5,000 links between them.
func largeEvidence(t testing.TB) *assessment.Assessment {
	a := assessment.New("doc", "Northmere Council", assessmenttest.Framework(t))
	apply := func(edit assessment.Edit) {
		if _, err := a.Apply(edit.Ops); err != nil {
			t.Fatal(err)
		}
	}
	var entries []assessment.NewEntry
	for i := range 1000 {
		entries = append(entries, assessment.NewEntry{ID: fmt.Sprint("entry ", i), Text: fmt.Sprintf("Entry %d says what is done and what came of it.", i)})
	}
	for i, s := range a.Statements {
		apply(a.AppendEntries(s.Code, assessment.ListKeys[i%3], entries[i*1000/9:(i+1)*1000/9]...))
	}
	var pieces, links []assessment.NewRecord
	for i := range 2000 {
		pieces = append(pieces, assessment.NewRecord{ID: fmt.Sprint("piece ", i), Values: map[assessment.Field]string{
			assessment.FieldTitle: fmt.Sprintf("Report %d on how things are done", i), assessment.FieldOwner: fmt.Sprint("Owner ", i%23),
			assessment.FieldLink: fmt.Sprintf("https://www.northmere.example/reports/%d", i), assessment.FieldCategory: "processes", assessment.FieldDated: "2026-09-30",
		}})
	}
	for i := range 5000 {
		piece, target := fmt.Sprint("piece ", i%2000), fmt.Sprint("entry/entry ", (i*7+i/2000)%1000)
		links = append(links, assessment.NewRecord{ID: assessment.LinkID(assessment.KindEvidenceLink, piece, target), Values: map[assessment.Field]string{
			assessment.FieldEvidence: piece, assessment.FieldServes: target, assessment.FieldPointer: fmt.Sprint("p. ", i%40),
		}})
	}
	apply(a.AppendRecords(assessment.KindEvidence, pieces...))
	// A link's list has no order of its own, so they can be added at once.
	apply(a.AppendRecords(assessment.KindEvidenceLink, links...))
	if n := len(a.IDs(assessment.KindEvidenceLink)); n != 5000 {
		t.Fatalf("%d links", n)
	}
	return a
}
