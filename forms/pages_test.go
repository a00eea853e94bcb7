package forms

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/app/beginning"
	"ninefold/app/intake"
	"ninefold/export"
	"ninefold/export/pack"
	"ninefold/forms/kit"
)

func TestTheStatementPageWritesWhatIsTypedAndWalksOn(t *testing.T) {
	h := sampleHost(t, StatementPage("QS2"))
	a := h.doc.Assessment()
	p := h.page.(*statement)
	p.Start()
	before := a.Statement("QS2").EntryCount()
	list := p.lists[assessment.WorkingWell]
	first := a.Statement("QS2").List(assessment.WorkingWell)[0]
	list.Edit(first.ID, true)
	h.key(fyne.KeyReturn)
	for _, r := range "Equipment arrives in five days." {
		h.Canvas().Focused().TypedRune(r)
	}
	p.Flush()
	second := a.Statement("QS2").List(assessment.WorkingWell)[1]
	if second.Text != "Equipment arrives in five days." || a.Statement("QS2").EntryCount() != before+1 {
		t.Errorf("the entry below the first says %q, and there are %d entries", second.Text, a.Statement("QS2").EntryCount())
	}
	h.write("Why this score", "Because people wait.")
	h.write("Lead", "Ines Caldwell")
	if s := a.Statement("QS2"); s.Reason != "Because people wait." || s.Lead != "Ines Caldwell" {
		t.Errorf("the reason is %q and the lead %q", s.Reason, s.Lead)
	}
	h.press("Names")
	h.says("Tessa Abbott")
	h.press("Tessa Abbott")
	if got := a.Statement("QS2").Lead; got != "Tessa Abbott" {
		t.Errorf("the lead chosen is %q", got)
	}
	h.Canvas().Focus(p.score)
	h.key(fyne.KeyLeft)
	if got := a.Statement("QS2").Score; got != 2 {
		t.Errorf("one to the left of 3 is %d", got)
	}
	h.press("Status: " + a.Statement("QS2").Status.Title())
	h.press("Drafting")
	if got := a.Statement("QS2").Status.Title(); got != "Drafting" {
		t.Errorf("the status is %s", got)
	}
	h.press("Prompts")
	h.says(p.spec.OfficialPage)
	h.press("‹ Back")
	if len(h.shown) != 1 || h.shown[0] != StatementPage("QS1") {
		t.Errorf("Back goes to %v", h.shown)
	}
	h.failed()
}

func TestAListSaysItsWordsAndWhatIsAdvised(t *testing.T) {
	h := emptyHost(t, StatementPage("QS1"))
	p := h.page.(*statement)
	long := strings.Repeat("word ", assessment.AdviceEntryWords) + "– and more"
	p.add(assessment.WorkingWell, "", []string{"Two words", long})
	a := h.doc.Assessment()
	first := a.Statement("QS1").List(assessment.WorkingWell)
	if got := listTally(first); got != "64 words · 3 to 8 entries are advised" {
		t.Errorf("two entries: %q", got)
	}
	if itemOf(a, first[0]).Meta != "" || itemOf(a, first[1]).Meta != "long: 62 words" {
		t.Errorf("the entries say %q and %q", itemOf(a, first[0]).Meta, itemOf(a, first[1]).Meta)
	}
	p.add(assessment.WorkingWell, first[1].ID, []string{"A third"})
	if got := listTally(a.Statement("QS1").List(assessment.WorkingWell)); got != "66 words" {
		t.Errorf("three entries: %q", got)
	}
	if listTally(nil) != "" {
		t.Error("an empty list says how many words it has")
	}
	h.failed()
}

func TestAStatementsHeadStaysAndItsLastFieldLeadsOnToNext(t *testing.T) {
	h := sampleHost(t, StatementPage("QS1"))
	p := h.page.(*statement)
	top := h.Canvas().Content().Position().Y
	p.page.ScrollTo(10_000)
	if p.page.Offset() == 0 || p.rated.Position().Y < top || p.headed.Held()[0] == fyne.CanvasObject(p.page) {
		t.Errorf("scrolled down by %v, the score of the head is at %v", p.page.Offset(), p.rated.Position())
	}
	h.press("Score: Score 2")
	h.says("3 · A good standard", "4 · An exceptional standard")
	h.press("3 · A good standard")
	if got := h.doc.Assessment().Statement("QS1").Score; got != 3 || p.score.Score() != 3 {
		t.Errorf("the score is %d, and %d at the foot", got, p.score.Score())
	}
	// What each score means stands there before one is chosen.
	h.says("Significant shortfalls", "What we do falls well short, and people are let down or put at risk by it.")
	h.says("▲ Changed since it was signed off.")
	h.press("Sign off again")
	if h.doc.Assessment().ChangedSinceSigned() != 0 || p.changed.Visible() {
		t.Error("signed off again, it is changed still")
	}
	p.Reveal(assessment.Ref{Kind: assessment.KindStatement, ID: "QS1"}, assessment.FieldLead)
	reached := false
	for range 4 {
		h.Canvas().(interface{ FocusNext() }).FocusNext()
		if b, is := h.Canvas().Focused().(*kit.Button); is && b.Text() == "Next: Healthier lives ›" {
			reached = true
			break
		}
	}
	if !reached {
		t.Error("Tab from the last field does not come to Next")
	}
	h.key(fyne.KeyReturn)
	if len(h.shown) != 1 || h.shown[0] != StatementPage("QS2") {
		t.Errorf("Next goes to %v", h.shown)
	}
	h.window.Resize(fyne.NewSize(500, 260))
	if p.headed.Held()[0] != fyne.CanvasObject(p.page) {
		t.Error("in a low window the head takes the room of the lists")
	}
	h.failed()
}

func TestAnEntryIsMarkedNotedSplitJoinedAndMovedFromItsPage(t *testing.T) {
	h := emptyHost(t, StatementPage("QS1"))
	a := h.doc.Assessment()
	p := h.page.(*statement)
	ids := p.add(assessment.WorkingWell, "", []string{"One and two", "Three"})
	if len(ids) != 2 {
		t.Fatalf("added %v", ids)
	}
	below := p.split(ids[0], "One", "two")
	if got := a.Entry(below); got == nil || got.Text != "two" {
		t.Errorf("split, the entry below is %+v", got)
	}
	do := func(id, label string) {
		t.Helper()
		for _, action := range p.actions(id) {
			if action.Label == label {
				action.Do()
				return
			}
		}
		t.Fatalf("there is no %q", label)
	}
	do(below, "Keep out of public packs")
	do(below, "Language…")
	h.press("Welsh")
	if e := a.Entry(below); e.Language != "cy" || !strings.Contains(itemOf(a, e).Meta, "Welsh") || !itemOf(a, e).Unspelt {
		t.Errorf("said to be Welsh it is %+v, shown as %+v", e, itemOf(a, e))
	}
	do(below, "Note…")
	h.write("Note for colleagues", "Ask Dana.")
	h.press("Keep the note")
	if e := a.Entry(below); !e.Internal || e.Note != "Ask Dana." {
		t.Errorf("marked and noted it is %+v", e)
	}
	p.join(ids[0], "One two", below)
	if e := a.Entry(ids[0]); e.Text != "One two" || !e.Internal || e.Note != "Ask Dana." || e.Language != "" || a.Entry(below) != nil {
		t.Errorf("joined it is %+v", e)
	}
	do(ids[0], "Let into public packs")
	do(ids[1], "Move to "+a.Framework.List(assessment.Priorities).Title)
	if e := a.Entry(ids[1]); e.List != assessment.Priorities {
		t.Errorf("it is in %s", e.List)
	}
	if p.move(ids[1], 1) {
		t.Error("the only entry of a list moved down")
	}
	if !p.Reveal(assessment.Ref{Kind: assessment.KindEntry, ID: ids[0]}, assessment.FieldText) || p.lists[assessment.WorkingWell].Editing() != ids[0] {
		t.Error("the route to an entry does not lead to it")
	}
	for _, field := range []assessment.Field{assessment.FieldReason, assessment.FieldLead, assessment.FieldScore, assessment.FieldStatus} {
		if !p.Reveal(assessment.Ref{Kind: assessment.KindStatement, ID: "QS1"}, field) {
			t.Errorf("the route to %s does not lead there", field)
		}
	}
	if p.Reveal(assessment.Ref{Kind: assessment.KindStatement, ID: "QS2"}, "") || p.Unsaved() {
		t.Error("a page shows another statement, or has something unsaved")
	}
	p.remove(ids[0])
	if a.Entry(ids[0]) != nil {
		t.Error("it was not removed")
	}
	h.failed()
}

func TestWhoWeAreBeginsWithTheUsualHeadingsAndTakesMore(t *testing.T) {
	h := emptyHost(t, About)
	a := h.doc.Assessment()
	h.says("Nothing is written here yet.")
	h.page.Start()
	h.press("Start with the usual headings")
	if got := len(a.Sections()); got != len(usualHeadings) {
		t.Fatalf("there are %d sections", got)
	}
	for _, r := range "A harbour town." {
		h.Canvas().Focused().TypedRune(r)
	}
	h.page.Flush()
	if got := a.Sections()[0].Text; got != "A harbour town." {
		t.Errorf("the first says %q", got)
	}
	h.press("+ Add a section")
	h.press("+ Add a key figure")
	h.write("What is counted", "People who live here")
	h.write("Figure", "214,600")
	h.write("Date or source", "2025 estimate")
	if f := a.Figures()[0]; f.Label != "People who live here" || f.Value != "214,600" || f.Note != "2025 estimate" {
		t.Errorf("the figure is %+v", f)
	}
	p := h.page.(*about)
	first, last := p.order[0], p.order[4]
	p.focus(last, "")
	h.press("Key figure")
	h.press("Delete key figure")
	if len(a.Figures()) != 0 {
		t.Error("the figure is still there")
	}
	p.focus(first, assessment.FieldHeading)
	h.press("Section")
	h.press("Move down")
	if a.Sections()[1].ID != first.ID {
		t.Error("the first section did not move down")
	}
	p.Start()
	h.press("Keep out of public packs")
	if !a.Sections()[0].Internal {
		t.Error("the first section is not marked")
	}
	if !p.Reveal(last, assessment.FieldText) || p.Reveal(assessment.Ref{Kind: assessment.KindSection, ID: "none"}, "") || p.Unsaved() {
		t.Error("a route leads where it should not")
	}
	h.Undo()
	h.Redo()
	h.failed()
}

func TestOnlyTheCardsInSightAreMade(t *testing.T) {
	a := assessment.New("doc", "Northmere Council", assessmenttest.Framework(t))
	last := ""
	for i := range 1500 {
		id := strconv.Itoa(i)
		if _, err := a.Apply(a.AddSection(id, last, "Heading "+id, strings.Repeat("Words of a section. ", 20)).Ops); err != nil {
			t.Fatal(err)
		}
		last = id
	}
	h := hostOf(t, a, About, fyne.NewSize(1100, 760))
	p := h.page.(*about)
	made := func() (n int) {
		for _, c := range p.cards {
			if c.box.Made() {
				n++
			}
		}
		return n
	}
	if n := made(); n == 0 || n > 12 {
		t.Errorf("of 1,500 cards %d were made at first", n)
	}
	if !p.Reveal(assessment.Ref{Kind: assessment.KindSection, ID: "1200"}, assessment.FieldText) || made() > 40 {
		t.Errorf("gone to one, %d are made", made())
	}
	for _, r := range "Here. " {
		h.Canvas().Focused().TypedRune(r)
	}
	p.Flush()
	if got := h.doc.Assessment().Sections()[1200].Text; !strings.Contains(got, "Here. ") {
		t.Errorf("what was typed far down is not there: %q", got)
	}
	p.page.ScrollTo(1 << 23)
	if p.page.Offset() < 10_000 || !p.cards[p.order[1499]].box.Made() {
		t.Error("the last card is not made at the end of the page")
	}
}

func TestDetailsTakeADateOnlyOnceItIsOne(t *testing.T) {
	h := emptyHost(t, Details)
	a := h.doc.Assessment()
	h.page.Start()
	h.write("Council", "Southmere Council")
	h.write("Title", "Self-assessment 2027")
	h.write("As at", "30 Sept")
	if a.AsAt != "" || !h.page.Unsaved() {
		t.Errorf("half a date is %q, and unsaved: %v", a.AsAt, h.page.Unsaved())
	}
	h.says("Please write it as day/month/year")
	h.write("As at", "30/09/2027")
	if a.AsAt != "2027-09-30" || h.page.Unsaved() || a.Council != "Southmere Council" || a.Title != "Self-assessment 2027" {
		t.Errorf("the document is of %s, %s, as at %q", a.Council, a.Title, a.AsAt)
	}
	h.press("Calendar…")
	h.press("15")
	if a.AsAt != "2027-09-15" {
		t.Errorf("chosen from the calendar it is %q", a.AsAt)
	}
	h.press("Protective marking: OFFICIAL")
	h.press("No marking")
	h.press("Mark every page and sheet DRAFT")
	if a.Marking != assessment.Unmarked || !a.Draft {
		t.Errorf("it is marked %q, a draft: %v", a.Marking, a.Draft)
	}
	p := h.page.(*details)
	if ref, _ := p.At(); !p.Reveal(ref, assessment.FieldAuthor) {
		t.Error("the route to the author does not lead there")
	}
	h.failed()
}

func TestTheOverviewSaysWhatIsMissingAndLeadsOn(t *testing.T) {
	h := sampleHost(t, Overview)
	h.page.Start()
	h.says("Assessing needs", "Return due Monday 7 December", "Still missing")
	h.press("Export pack")
	h.key(fyne.KeyReturn)
	if len(h.shown) != 2 || h.shown[0] != Export || h.shown[1] != StatementPage("QS1") {
		t.Errorf("it leads to %v", h.shown)
	}
	empty := emptyHost(t, Overview)
	empty.says("0 of 9 scored", "Written", "In 9 statements")
	if !empty.Do(assessment.SetValue("Change score", assessment.KindStatement, "QS1", assessment.FieldScore, "3")) {
		t.Fatal("not scored")
	}
	empty.says("1 of 9 scored")
	empty.page.Flush()
	if empty.page.Unsaved() {
		t.Error("an overview has something unsaved")
	}
}

func TestWhatIsStillMissingLeadsToItsPlace(t *testing.T) {
	h := emptyHost(t, Overview)
	a := h.doc.Assessment()
	for _, edit := range []assessment.Edit{
		a.AppendEntries("QS1", assessment.WorkingWell, assessment.NewEntry{ID: "1", Text: "Calls are answered."}),
		assessment.SetValue("Change score", assessment.KindStatement, "QS1", assessment.FieldScore, "3"),
	} {
		if !h.Do(edit) {
			t.Fatal("not done")
		}
	}
	h.press("And in 6 more")
	h.press("Show less")
	for _, c := range []struct {
		link  string
		field assessment.Field
	}{
		{"nothing under Areas for improvement", assessment.Field(assessment.Improvement)},
		{"no reason for the score", assessment.FieldReason}, {"no lead named", assessment.FieldLead},
	} {
		h.went = nil
		h.press(c.link)
		want := Route{StatementPage("QS1"), assessment.KindStatement, "QS1", c.field}
		if len(h.went) != 1 || h.went[0] != want {
			t.Errorf("%q leads to %v", c.link, h.went)
		}
	}
	page, _ := Build(h, StatementPage("QS1"))
	h.window.SetContent(page.Content())
	h.page = page
	if !page.(*statement).Reveal(assessment.Ref{Kind: assessment.KindStatement, ID: "QS1"}, assessment.Field(assessment.Improvement)) {
		t.Fatal("the page does not know its list")
	}
	for _, r := range "Reviews are late." {
		h.Canvas().Focused().TypedRune(r)
	}
	page.Flush()
	if list := a.Statement("QS1").List(assessment.Improvement); len(list) != 1 || list[0].Text != "Reviews are late." {
		t.Errorf("led to an empty list, what is typed is %v", list)
	}
}

func TestTheOverviewShowsOnlyWhatAFilterLetsThrough(t *testing.T) {
	h := emptyHost(t, Overview)
	a := h.doc.Assessment()
	p := h.page.(*overview)
	for _, edit := range []assessment.Edit{
		a.AppendEntries("QS1", assessment.WorkingWell, assessment.NewEntry{ID: "1", Text: "Calls are answered.", Note: "Ask Priya."}, assessment.NewEntry{ID: "2", Text: "Carers are asked.", Internal: true}),
		a.AppendEntries("QS2", assessment.Priorities, assessment.NewEntry{ID: "3", Text: "Publish it.", Note: "When?"}),
		assessment.SetValue("", assessment.KindStatement, "QS1", assessment.FieldScore, "3"),
		assessment.SetValue("", assessment.KindStatement, "QS3", assessment.FieldStatus, assessment.ForReview.Key()),
		assessment.SetValue("", assessment.KindStatement, "QS2", assessment.FieldStatus, assessment.SignedOff.Key()),
		assessment.SetValue("", assessment.KindEntry, "3", assessment.FieldText, "Publish it soon."),
	} {
		if !h.Do(edit) {
			t.Fatal("not done")
		}
	}
	for _, c := range []struct{ chip, tiles, entries string }{
		{"Not scored  8", "QS2 QS3 QS4 QS5 QS6 QS7 QS8 QS9", ""},
		{"Without entries  7", "QS3 QS4 QS5 QS6 QS7 QS8 QS9", ""},
		{"For review  1", "QS3", ""},
		{"Changed since signed off  1", "QS2", ""},
		{"Noted  2", "QS1 QS2", "1 3"},
		{"Internal  1", "QS1", "2"},
		{"Internal  1", "QS1 QS2 QS3 QS4 QS5 QS6 QS7 QS8 QS9", ""}, // pressed again
	} {
		h.press(c.chip)
		var tiles, entries []string
		for _, s := range a.Statements {
			if p.tiles[s.Code].Visible() {
				tiles = append(tiles, s.Code)
			}
		}
		for _, row := range p.found.Rows() {
			entries = append(entries, row.ID)
		}
		if strings.Join(tiles, " ") != c.tiles || strings.Join(entries, " ") != c.entries {
			t.Errorf("%s shows %v and the entries %v", c.chip, tiles, entries)
		}
	}
	h.press("Noted  2")
	p.found.Focus()
	h.key(fyne.KeyDown, fyne.KeyReturn)
	if len(h.went) != 1 || h.went[0].ID != "3" || h.went[0].Page != StatementPage("QS2") {
		t.Errorf("an entry leads to %v", h.went)
	}
	if !h.Do(assessment.SetValue("", assessment.KindEntry, "1", assessment.FieldNote, "")) || !h.Do(assessment.SetValue("", assessment.KindEntry, "3", assessment.FieldNote, "")) {
		t.Fatal("not done")
	}
	h.says("No entry has a note.", "Noted  0")
}

const lastYear = `Assessing needs

What is working well
• Assessments begin within two weeks.
• People say that they were listened to.

Things we must get better at
• Reviews are late.

A line of nobody knows where
`

func TestTextIsStagedMovedAndBroughtIn(t *testing.T) {
	h := emptyHost(t, BringIn)
	h.page.Start()
	h.press("Read the pasted text")
	h.says("There is nothing to read yet")
	h.clipboard.SetContent("")
	h.press("Read what I have copied")
	if len(h.toasts) != 1 {
		t.Errorf("an empty clipboard says %v", h.toasts)
	}
	h.clipboard.SetContent(lastYear)
	h.press("Read what I have copied")
	p := h.page.(*bringIn)
	if !p.Unsaved() {
		t.Error("what is staged could be left without a word")
	}
	h.window.Canvas().Unfocus()
	if !p.Mend() || h.window.Canvas().Focused() != fyne.Focusable(p.table) {
		t.Errorf("asked to go to what is staged, the keyboard goes to %T", h.window.Canvas().Focused())
	}
	h.says("Every line is accounted for.", "Assessments begin within two weeks.")
	if p.heads == nil || len(p.staging.Headings) != 1 {
		t.Fatalf("the headings to understand are %+v", p.staging.Headings)
	}
	p.understand("0")
	h.says("What “Things we must get better at” means", "Areas for improvement (as it is understood now)")
	h.types("priorities")
	h.key(fyne.KeyReturn)
	if h.headings["Things we must get better at"] != string(assessment.Priorities) {
		t.Errorf("the heading means %v", h.headings)
	}
	waiting := ""
	for _, b := range p.staging.Blocks {
		for _, l := range b.Lines {
			if strings.HasPrefix(l.Text, "A line of nobody") {
				waiting = strconv.Itoa(b.ID)
			}
		}
	}
	p.move([]string{waiting})
	h.says("Where it goes")
	h.press("Cancel")
	p.move([]string{"group 0"}) // a heading of the table: nothing happens
	p.askHeading(func(heading string) {
		p.step("move", []string{waiting}, func(b *intake.Block) {
			p.staging.Move(b.ID, intake.Target{Kind: intake.About, Heading: heading})
		})
	})
	h.press("Move it there")
	h.says("Who we are: About us")
	p.leaveOut([]string{waiting})
	if p.block(waiting).Target.Kind != intake.LeftOut || p.UndoStep() == "" || p.block(waiting).Target.Kind != intake.About || p.RedoStep() == "" {
		t.Errorf("the steps lead to %+v", p.block(waiting).Target)
	}
	p.bring()
	a := h.doc.Assessment()
	if got := len(a.Statement("QS1").List(assessment.WorkingWell)); got != 2 {
		t.Errorf("%d entries came in", got)
	}
	if len(h.shown) != 1 || h.shown[0] != Overview || p.Unsaved() {
		t.Errorf("brought in, it goes to %v", h.shown)
	}
	h.failed()
}

func TestAWorkbookThatCameBackIsShownRowByRow(t *testing.T) {
	h := sampleHost(t, Export)
	dir := t.TempDir()
	h.write("Folder", dir)
	h.press("Choose for whom it is")
	h.press("Internal: everything")
	h.press("PDF, accessible")
	h.press("Excel workbook")
	h.press("Workbook for editing: colleagues fill it in, you bring it back")
	p := h.page.(*exportPage)
	h.page.Flush()
	p.export()
	h.failed()
	made, err := filepath.Glob(filepath.Join(dir, "*.xlsx"))
	if err != nil || len(made) != 1 {
		t.Fatalf("made %v, %v; it says %v", made, err, h.toasts)
	}
	a := h.doc.Assessment()
	first := a.Statement("QS1").List(assessment.WorkingWell)[0]
	h.Do(assessment.RemoveRecord("Delete entry", assessment.KindEntry, first.ID))
	h.page, _ = Build(h, BringIn)
	h.window.SetContent(h.page.Content())
	h.files = []string{made[0]}
	h.press("Choose files…")
	h.says("rows in the workbook", "2 not in the document any more", first.Text) // with what bears it out
	b := h.page.(*bringIn)
	if !b.Unsaved() {
		t.Error("what is staged could be left without a word")
	}
	h.press("Tick all 2 not in the document")
	h.press("Bring in 2 rows")
	if got := a.Statement("QS1").List(assessment.WorkingWell)[0]; got.Text != first.Text {
		t.Errorf("brought back the first says %q, want %q", got.Text, first.Text)
	} else if len(a.EvidenceFor(assessment.Ref{Kind: assessment.KindEntry, ID: got.ID})) != 1 {
		t.Error("what bears it out did not come back with it")
	}
	h.failed()
}

// The workbook of another council, all of it: what names something of it comes with it.
func TestAnotherDocumentsWorkbookComesInWhole(t *testing.T) {
	from, err := beginning.Sample()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "theirs.xlsx")
	if _, err := pack.Run(context.Background(), from, []pack.Job{{Options: export.Options{ForEditing: true}, XLSX: path}}, nil); err != nil {
		t.Fatal(err)
	}
	h := emptyHost(t, BringIn)
	h.files = []string{path}
	h.press("Choose files…")
	h.says("made from another document", "891 not in the document", "Bring in 0 rows")
	h.press("Tick all 891 not in the document")
	h.press("Tick all 9 changed")
	h.press("Bring in 900 rows")
	h.failed()
	a := h.doc.Assessment()
	for _, spec := range assessment.Kinds() {
		if got, want := len(a.IDs(spec.Kind)), len(from.IDs(spec.Kind)); got != want {
			t.Errorf("of the kind %s there are %d, and not %d", spec.Kind, got, want)
		}
	}
	for i, x := range from.Actions() {
		if got := a.Actions()[i]; got.Title != x.Title || strings.Count(got.Entries, "\n") != strings.Count(x.Entries, "\n") || (got.Entries == "") != (x.Entries == "") {
			t.Errorf("the action %q answers %q", got.Title, got.Entries)
		}
	}
	h.Undo()
	if n := len(a.IDs(assessment.KindEntry)) + len(a.IDs(assessment.KindAction)) + len(a.IDs(assessment.KindEvidenceLink)); n != 0 || a.Statement("QS1").Score != 0 {
		t.Errorf("one undo leaves %d records", n)
	}
}

func TestARenamedColumnIsAskedAboutAndGroupsAreTickedAsAWhole(t *testing.T) {
	h := sampleHost(t, BringIn)
	a := h.doc.Assessment()
	path := filepath.Join(t.TempDir(), "back.xlsx")
	options := export.Options{Document: export.Risks, ForEditing: true}
	report, err := export.Build(a, options)
	if err == nil {
		_, err = pack.Run(context.Background(), a, []pack.Job{{Options: options, XLSX: path}}, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	sheet := report.Sheets[2]
	title := sheet.Columns[1].Title
	for _, change := range [][2]string{{"B5", "Comment"}, {"B6", "First said anew"}, {"B7", "Second said anew"}} {
		if err := f.SetCellStr(sheet.Name, change[0], change[1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(f.Save(), f.Close()); err != nil {
		t.Fatal(err)
	}
	h.files = []string{path}
	h.press("Choose files…")
	h.says("“Comment” is new and “" + title + "” is missing: are they the same?")
	h.press("Yes, “Comment” is “" + title + "”")
	h.says("First said anew", "Second said anew", "Bring in 2 rows")
	h.press("Untick all 2 changed")
	h.says("Bring in 0 rows")
	h.press("Tick all 2 changed")
	h.press("Bring in 2 rows")
	h.failed()
	said := ""
	for _, r := range a.Risks() {
		values, _ := a.ValuesOf(assessment.Ref{Kind: assessment.KindRisk, ID: r.ID})
		for _, v := range values {
			said += v + "\n"
		}
	}
	if !strings.Contains(said, "First said anew") || !strings.Contains(said, "Second said anew") {
		t.Error("what was ticked is not in the document")
	}
}

func TestTheExportPageSaysWhatWillBeMadeAndAsksBeforeItPublishes(t *testing.T) {
	h := sampleHost(t, Export)
	dir := t.TempDir()
	h.page.Start()
	was := h.page.(*exportPage).folder.Text()
	h.press("Browse…") // and none is chosen
	if got := h.page.(*exportPage).folder.Text(); got != was {
		t.Errorf("with none chosen the folder is %q, and was %q", got, was)
	}
	h.among = dir
	h.press("Browse…")
	if got := h.page.(*exportPage).folder.Text(); got != dir || h.folder != dir {
		t.Errorf("chosen, the folder is %q, remembered %q", got, h.folder)
	}
	h.press("Export")
	if len(h.errs) != 1 || !strings.Contains(h.errs[0].Error(), "choose first for whom") {
		t.Errorf("with nobody to read it, it says %v", h.errs)
	}
	h.errs = nil
	h.press("Choose for whom it is")
	h.press("Internal: everything")
	h.write("Committee", "Adults Scrutiny")
	h.write("Meeting date", "16 Jan")
	h.says("The meeting date: “16 Jan” has no year.")
	h.write("Meeting date", "16/01/2027")
	h.write("First page number", "none")
	h.says("The first page number must be a whole number from 1.")
	h.write("First page number", "3")
	h.write("Agenda item", "6c")
	h.write("Appendix", "Appendix 1")
	h.press("Export")
	h.says("Is this meant?")
	h.press("Go back")
	if files, _ := os.ReadDir(dir); len(files) != 0 {
		t.Errorf("made before the answer: %v", files)
	}
	h.press("Exempt under Schedule 12A: Not exempt")
	h.press("Paragraph 3: " + export.Exemptions[2])
	if o, problem := h.page.(*exportPage).options(); problem != "" || o.Exempt != 3 || o.Doubt(h.Document().Assessment()) != "" {
		t.Errorf("exempt it is %+v, %s", o, problem)
	}
	h.press("Exempt under Schedule 12A: Paragraph 3: " + export.Exemptions[2])
	h.press("Not exempt")
	h.press("Choose for whom it is: Internal: everything")
	h.press("Public: without what is marked internal")
	h.Do(assessment.SetValue("Typing", assessment.KindStatement, "QS1", assessment.FieldReason, "Ring Jo on 07700 900123."))
	h.press("Export")
	h.says("This looks like personal data", "07700 900123")
	visit(h.top(), func(o fyne.CanvasObject, _ []fyne.CanvasObject) bool {
		table, is := o.(*kit.Table)
		if is {
			table.Focus()
		}
		return is
	})
	h.key(fyne.KeyReturn)
	if len(h.went) != 1 || h.went[0].Page != StatementPage("QS1") || h.went[0].Field != assessment.FieldReason {
		t.Errorf("a finding leads to %+v", h.went)
	}
	h.press("Export")
	h.press("Accept what is ticked")
	if len(h.errs) != 1 {
		t.Errorf("nothing ticked is refused with %v", h.errs)
	}
	h.errs = nil
	h.press("Publish all the same")
	h.failed()
	files, _ := os.ReadDir(dir)
	if len(files) != 2 || len(h.toasts) != 1 {
		t.Errorf("made %v; it says %v", files, h.toasts)
	}
	if len(h.next) != 2 || h.next[0].Label != "Open the first" || h.next[1].Label != "Show in folder" {
		t.Fatalf("what is offered next is %+v", h.next)
	}
	h.next[0].Do()
	if len(h.opened) != 1 || filepath.Dir(h.opened[0]) != dir || filepath.Ext(h.opened[0]) != ".pdf" {
		t.Errorf("opened %v", h.opened)
	}
	p := h.page.(*exportPage)
	if p.Unsaved() || h.folder != dir {
		t.Errorf("the folder remembered is %q", h.folder)
	}
	h.Undo()
	h.page.Flush()
}

func TestTheStartPageOffersEveryWayIn(t *testing.T) {
	h := emptyHost(t, Overview)
	var did []string
	note := func(what string) func() { return func() { did = append(did, what) } }
	start := NewStart(StartActions{
		New: note("new"), Open: note("open"), Sample: note("sample"), BringIn: note("bring in"),
		Recent: []string{filepath.Join("care", "Northmere.ninefold")}, OpenRecent: func(path string) { did = append(did, filepath.Base(path)) },
	})
	h.window.SetContent(start.Content())
	start.Start(h.Canvas())
	h.key(fyne.KeyReturn)
	for _, label := range []string{"Open…", "Bring in existing text…", "Look at the sample…", "Northmere"} {
		h.press(label)
	}
	if got := strings.Join(did, ", "); got != "new, open, bring in, sample, Northmere.ninefold" {
		t.Errorf("it does %s", got)
	}
	h.window.SetContent(NewStart(StartActions{}).Content())
	h.says("Documents you have opened are listed here.")
}

func TestANewDocumentIsAskedForWithWhatItNeeds(t *testing.T) {
	h := emptyHost(t, Overview)
	var made []NewDocument
	AskNew(h, NewDocument{Folder: "papers", Who: "Dana Roe"}, func(n NewDocument) bool {
		made = append(made, n)
		return len(made) > 1 // the first time it cannot be made
	})
	h.press("Make it")
	h.says("Please say whose self-assessment it is.")
	h.write("Council", "North/mere: Council.")
	h.press("Make it")
	h.write("Keep it in", "elsewhere")
	h.press("Make it")
	if len(made) != 2 {
		t.Fatalf("made %+v", made)
	}
	if got, want := made[0].Path, filepath.Join("papers", "Northmere Council self-assessment.ninefold"); got != want {
		t.Errorf("the file is %q, want %q", got, want)
	}
	if got := made[1]; got.Path != "elsewhere.ninefold" || got.Who != "Dana Roe" || got.Title != "Self-assessment" {
		t.Errorf("the second is %+v", got)
	}
	if h.Canvas().Overlays().Top() != nil {
		t.Error("the question stays")
	}
	AskNew(h, NewDocument{}, func(NewDocument) bool { return true })
	h.write("Council", "Northmere")
	h.write("Keep it in", "")
	h.press("Make it")
	h.says("Please say where the file goes.")
	h.file = "chosen.ninefold"
	h.press("Choose…")
	h.says("chosen.ninefold")
	h.press("Cancel")

	who := ""
	AskWho(h, func(name string) { who = name })
	h.write("Your name", "Hannah Leverett")
	h.press("Use this name")
	if who != "Hannah Leverett" {
		t.Errorf("the name is %q", who)
	}

	path := "?"
	AskPath(h, "Open a document", "", "Open", func(chosen func(string)) { chosen("browsed") }, func(p string) { path = p })
	h.press("Open")
	h.says("Please write the file")
	h.write("Folder and name", "there.ninefold")
	h.press("Open")
	if path != "there.ninefold" {
		t.Errorf("the path is %q", path)
	}
}

const evidenced = `Safeguarding
Strengths
• Concerns are read at once.
• Enquiries stay open for months.
How do we know?
• An audit in May.
Priorities
• Close the old ones.
`

// Some lines of a block go elsewhere, with the keys alone, and what stands under
// headings of something else becomes a note.
func TestABlockIsSplitAndNotesAreKept(t *testing.T) {
	h := emptyHost(t, BringIn)
	h.clipboard.SetContent(evidenced)
	h.press("Read what I have copied")
	p := h.page.(*bringIn)
	id := ""
	for _, b := range p.staging.Blocks {
		if b.Target.Kind == intake.Entries && len(b.Lines) == 2 {
			id = strconv.Itoa(b.ID)
		}
	}
	if !p.table.Select(id) {
		t.Fatal("the block is not shown")
	}
	for _, action := range p.actions(id) {
		if action.Label == "Move some of its lines…" {
			action.Do()
		}
	}
	h.says("Which of its lines belong elsewhere?", "Enquiries stay open for months.")
	h.key(fyne.KeyDown)
	h.key(fyne.KeySpace)
	h.press("Move what is ticked…")
	h.says("Where 1 line goes")
	h.types("safeguarding, areas")
	h.key(fyne.KeyReturn)
	counts := p.staging.Counts()
	if counts.Of("QS7", assessment.WorkingWell) != 1 || counts.Of("QS7", assessment.Improvement) != 1 {
		t.Errorf("it is %+v", counts.Lists)
	}
	if p.UndoStep() == "" || p.staging.Counts().Of("QS7", assessment.WorkingWell) != 2 {
		t.Error("it was not taken back")
	}
	p.takeApart(p.block(id).ID)
	if counts := p.staging.Counts(); counts.Of("QS7", assessment.WorkingWell) != 2 {
		t.Errorf("taken apart it is %+v", counts.Lists)
	}
	h.press("Keep 2 lines as notes of their statements")
	h.says("2 in notes", "Note of Safeguarding")
	p.bring()
	if got := h.doc.Assessment().Statement("QS7").Note; got != "How do we know?\n• An audit in May." {
		t.Errorf("the note is %q", got)
	}
	h.failed()
}

// What is no more than a guess waits in the window, too, and says where it may go; one
// press places it there, one step takes it back.
func TestWhatIsNoMoreThanAGuessWaits(t *testing.T) {
	h := emptyHost(t, BringIn)
	h.clipboard.SetContent("Safeguarding\nThings we are proud of\n• Concerns are read at once.\nSlow burners\n• Feedback is patchy.\nPriorities\n• Tell referrers.\n")
	h.press("Read what I have copied")
	p := h.page.(*bringIn)
	if c := p.staging.Counts(); c.Of("QS7", assessment.WorkingWell) != 1 || c.Of("QS7", assessment.Improvement) != 0 {
		t.Errorf("it is %+v", c.Lists)
	}
	h.says("It may go to Safeguarding, areas for improvement")
	h.press("Place 1 entry where it may go, by guess")
	if c := p.staging.Counts(); c.Of("QS7", assessment.Improvement) != 1 {
		t.Errorf("placed it is %+v", c.Lists)
	}
	if p.UndoStep() == "" || p.staging.Counts().Of("QS7", assessment.Improvement) != 0 {
		t.Error("it was not taken back")
	}
	for _, b := range p.staging.Blocks {
		for _, action := range p.actions(strconv.Itoa(b.ID)) {
			if action.Label == "Place where it may go" && b.Guess.Kind == intake.Entries {
				action.Do()
			}
		}
	}
	if c := p.staging.Counts(); c.Of("QS7", assessment.Improvement) != 1 {
		t.Errorf("from its menu it is %+v", c.Lists)
	}
	h.failed()
}

// A council's own name for a statement is said on the page, and remembered.
func TestAHeadingIsSaidToBeAStatement(t *testing.T) {
	h := emptyHost(t, BringIn)
	h.clipboard.SetContent("Getting help in time\nStrengths\n• Calls are answered.\n\nSafeguarding\nStrengths\n• Triage is quick.\n\nGovernance, management and sustainability\nStrengths\n• The budget holds.\n")
	h.press("Read what I have copied")
	p := h.page.(*bringIn)
	if len(p.staging.Headings) != 1 {
		t.Fatalf("the headings are %+v", p.staging.Headings)
	}
	p.understand("0")
	h.types("statement assessing")
	h.key(fyne.KeyReturn)
	if c := p.staging.Counts(); c.Of("QS1", assessment.WorkingWell) != 1 || h.headings["Getting help in time"] != "QS1" {
		t.Errorf("%+v, and remembered is %v", c, h.headings)
	}
	h.says("Assessing needs, what is working well")
	if p.UndoStep() == "" || p.staging.Counts().Of("QS1", assessment.WorkingWell) != 0 {
		t.Error("it was not taken back")
	}
	h.press("Start again")
	h.press("Read what I have copied")
	if c := p.staging.Counts(); c.Of("QS1", assessment.WorkingWell) != 1 {
		t.Errorf("the next time it is %+v", c)
	}
	h.failed()
}

func TestRowsThatWaitForAnAnswerAreNeitherRefusedNorSaidToBeTheSame(t *testing.T) {
	c := intake.WorkbookCounts{Rows: 900, Unchanged: 824, Refused: 2}
	if got := rowsInWords(c, 74, "workbook", false); got != "900 rows in the workbook: 824 unchanged, 74 waiting for the answer below, 2 refused." {
		t.Errorf("it says %s", got)
	}
	r := &workbookReview{staging: &intake.WorkbookStaging{Rows: []*intake.WorkbookRow{{Status: intake.RowRefused, Waits: true}}}}
	if got := r.nothing(); !strings.Contains(got, "once the question above is answered") || len(r.rows()) != 0 {
		t.Errorf("it says %s of %v", got, r.rows())
	}
}

func TestWhoWeAreIsShownFromItsTitle(t *testing.T) {
	h := sampleHost(t, About)
	p := h.page.(*about)
	h.window.Resize(fyne.NewSize(700, 360)) // little room, as at a large text size
	p.page.ScrollTo(1 << 20)
	p.Start()
	if p.page.Offset() != 0 {
		t.Errorf("the page begins %v below its title", p.page.Offset())
	}
	if h.Canvas().Focused() == nil {
		t.Error("nothing has the keyboard")
	}
}
