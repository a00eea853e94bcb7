package forms

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"ninefold/app/assessment"
	"ninefold/export"
	"ninefold/forms/kit"
)

// onDay reckons deadlines from a day for one test.
func onDay(t *testing.T, day string) {
	t.Helper()
	before := today
	today = func() string { return day }
	t.Cleanup(func() { today = before })
}

func TestTheReturnSaysWhenItIsDueAndWhatIsOutstandingOfWhom(t *testing.T) {
	onDay(t, "2026-11-25")
	h := sampleHost(t, Items)
	p := h.page.(*itemsPage)
	h.says("Return due Monday 7 December · 12 days left")
	h.says("31 of 44 items answered · 6 overdue, 4 of them with Devinder Sahota")
	h.press("Devinder Sahota 4 (4 overdue)")
	for _, row := range p.list.Rows() {
		if i := h.doc.Assessment().Item(row.ID); i.Owner != "Devinder Sahota" {
			t.Errorf("narrowed to one owner it shows an item of %q", i.Owner)
		}
	}
	if n := len(p.list.Rows()); n < 4 {
		t.Errorf("it shows %d items", n)
	}
	h.press("Safeguarding 2 (1 overdue)")
	seen := false
	for _, row := range p.list.Rows() {
		i := h.doc.Assessment().Item(row.ID)
		seen = seen || len(i.For()) > 1
		if !i.Relates("QS7") {
			t.Errorf("narrowed to safeguarding it shows %s", i.Code)
		}
	}
	if !seen {
		t.Error("an item that relates to several statements is not found by its last")
	}
	h.failed()
}

func TestWhatWantsMendingOfAnItemIsSaidTheWorstFirst(t *testing.T) {
	h := sampleHost(t, Items)
	a := h.doc.Assessment()
	for _, l := range a.EvidenceFor(assessment.Ref{Kind: assessment.KindItem, ID: "item-1-1"}) {
		h.Do(assessment.RemoveRecord("", assessment.KindEvidenceLink, l.ID))
	}
	set := func(values map[assessment.Field]string) {
		t.Helper()
		for _, f := range []assessment.Field{assessment.FieldAnswer, assessment.FieldOwner, assessment.FieldDue, assessment.FieldLink, assessment.FieldOtherItem, assessment.FieldNote} {
			h.Do(assessment.SetValue("", assessment.KindItem, "item-1-1", f, values[f]))
		}
	}
	for _, c := range []struct {
		values map[assessment.Field]string
		want   string
	}{
		{map[assessment.Field]string{"due": "2026-11-20", "owner": "M. Hale"}, "Not answered; was due on 20 November"},
		{map[assessment.Field]string{}, "Not answered, and without an owner"},
		{map[assessment.Field]string{"answer": "not_yet", "owner": "M. Hale"}, "Not answered"},
		{map[assessment.Field]string{"answer": "other_item", "owner": "M. Hale"}, "Does not say which item answers it"},
		{map[assessment.Field]string{"answer": "public_link", "owner": "M. Hale"}, "Without its link"},
		{map[assessment.Field]string{"answer": "public_link", "owner": "M. Hale", "link": "our pages"}, "The link is no web address"},
		{map[assessment.Field]string{"answer": "provided", "owner": "M. Hale"}, "Provided, but no evidence is linked"},
		{map[assessment.Field]string{"answer": "not_held"}, "Without an owner"},
		{map[assessment.Field]string{"answer": "other_item", "other_item": "item-d-1", "owner": "M. Hale"}, ""},
		{map[assessment.Field]string{"answer": "public_link", "owner": "M. Hale", "link": "https://www.northmere.example/"}, ""},
	} {
		set(c.values)
		if got := itemNeeds(a, a.Item("item-1-1"), "2026-11-25"); got != c.want {
			t.Errorf("%v wants %q, not %q", c.values, got, c.want)
		}
	}
	h.failed()
}

func TestTheNoticeIsWrittenAsDaysAreAndSaysWhenTheReturnIsDue(t *testing.T) {
	onDay(t, "2027-01-04")
	h := emptyHost(t, Items)
	h.says("No notice has come yet")
	h.press("Notice…")
	h.write("Day of the notice", "4/1/2027")
	h.says("The return is due on Monday 25 January 2027.")
	h.write("Days given", "many")
	h.press("Keep")
	if got := h.doc.Assessment().Notice; got != "" {
		t.Errorf("a number of days that is none was kept, with the notice of %s", got)
	}
	h.write("Days given", "28")
	h.says("The return is due on Monday 1 February 2027.")
	h.press("Keep")
	if a := h.doc.Assessment(); a.ReturnDue() != "2027-02-01" {
		t.Errorf("it is due on %q", a.ReturnDue())
	}
	h.says("Return due Monday 1 February · 28 days left")
	h.Undo()
	if a := h.doc.Assessment(); a.Notice != "" || a.NoticeDays != "" {
		t.Errorf("one undo leaves %q and %q", a.Notice, a.NoticeDays)
	}
	h.failed()
}

func TestTheReturnStartsWithACatalogueOrWithAListOfSomebodyElses(t *testing.T) {
	h := emptyHost(t, Items)
	p := h.page.(*itemsPage)
	h.press("Catalogue")
	h.press("Start with a catalogue of ours…")
	h.says("not CQC’s list")
	if kit.Escape(h.Canvas()); len(h.doc.Assessment().Items()) > 0 || kit.DialogOver(h.Canvas()) != "" {
		t.Fatal("Escape does not leave the return as it is")
	}
	h.press("Catalogue")
	h.press("Start with a catalogue of ours…")
	h.press("Add 44 items")
	items := h.doc.Assessment().Items()
	if len(items) != 44 || !items[0].Starting() {
		t.Fatalf("there are %d items", len(items))
	}
	h.Undo()
	p.paste([][]string{{"A1", "How long people wait", "QS1, QS7", "Data"}, {"A2", "The charging policy", "Assessing needs", "Document"}})
	p.paste([][]string{{"Anything else"}})
	items = h.doc.Assessment().Items()
	if len(items) != 3 || items[0].Code != "A1" || items[0].Statements != "QS1\nQS7" || items[1].Kind != "document" || items[2].Wording != "Anything else" {
		t.Fatalf("pasted, there are %d: %+v", len(items), items[0])
	}
	f := excelize.NewFile()
	for i, row := range [][]any{{"Reference", "Information required", "Quality statement", "Type"}, {"A3", "Who enquires", "Safeguarding", "answer"}} {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := f.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	h.file = filepath.Join(t.TempDir(), "list.xlsx")
	if err := f.SaveAs(h.file); err != nil {
		t.Fatal(err)
	}
	h.press("Catalogue")
	h.press("Read a list from a workbook…")
	h.says("Who enquires")
	if !p.Unsaved() {
		t.Error("a list that is not brought in yet would be lost without a word")
	}
	h.press("Bring in 1 row")
	items = h.doc.Assessment().Items()
	if i := items[len(items)-1]; len(items) != 4 || i.Code != "A3" || i.Kind != "answer" || i.Statements != "QS7" || p.Unsaved() {
		t.Errorf("%d items, the last is %+v", len(items), i)
	}
	h.says("No notice has come yet")
	h.failed()
}

func TestTheOverviewShowsTheReturnOnceItIsAskedFor(t *testing.T) {
	onDay(t, "2026-12-09")
	h := sampleHost(t, Overview)
	h.says("Return due Monday 7 December")
	h.says("2 days late")
	h.says("31 of 44 items answered · 13 overdue, 4 of them with Devinder Sahota")
	h.press("Show what is outstanding ›")
	if len(h.shown) != 1 || h.shown[0] != Items {
		t.Errorf("it leads to %v", h.shown)
	}
	for day, want := range map[string]string{"2026-12-07": "Due today", "2026-12-06": "1 day left", "2026-11-16": "21 days left"} {
		if got := daysLeft(day, "2026-12-07"); got != want {
			t.Errorf("on %s it says %q", day, got)
		}
	}
	h = emptyHost(t, Overview)
	h.says("Written")
	h.failed()
}

func TestEverybodysThingsAreListedByNameAndLeadThere(t *testing.T) {
	onDay(t, "2026-11-25")
	h := sampleHost(t, Owners)
	a := h.doc.Assessment()
	p := h.page.(*ownersPage)
	p.only = "Devinder Sahota"
	p.refresh()
	var of []owned
	for _, o := range p.refs {
		of = append(of, o)
	}
	kinds := map[assessment.Kind]int{}
	late := 0
	for _, o := range of {
		kinds[o.ref.Kind]++
		if o.late {
			late++
		}
		if value, _ := a.Value(o.ref.Kind, o.ref.ID, o.field.Field); !strings.HasPrefix(value, "Devinder Sahota") {
			t.Errorf("%s of %q is listed as theirs", o.what, value)
		}
	}
	// The lead of a statement stands there with a title behind the name.
	if kinds[assessment.KindStatement] != 1 || kinds[assessment.KindItem] != 6 || kinds[assessment.KindAction] == 0 || late != 4 {
		t.Errorf("%v, %d late", kinds, late)
	}
	p.open("statement/QS4/lead")
	p.open("item/item-4-3/owner")
	if len(h.went) != 2 || h.went[0].Page != StatementPage("QS4") || h.went[1] != (Route{Items, assessment.KindItem, "item-4-3", assessment.FieldOwner}) {
		t.Errorf("the rows lead to %v", h.went)
	}
	p.only = ""
	p.search.SetText("nobody has this name")
	p.refresh()
	if len(p.refs) != 0 {
		t.Errorf("the search lets %d through", len(p.refs))
	}
	p.search.SetText("")
	p.refresh()
	// Every field for a name of every record has its row, named or not.
	want := 0
	for ref := range a.All() {
		for _, f := range assessment.Fields(ref.Kind) {
			if f.Type == assessment.TypePerson {
				want++
			}
		}
	}
	if len(p.refs) != want || p.refs["item/item-8-2/owner"].by != "" {
		t.Errorf("%d rows for %d fields", len(p.refs), want)
	}
	h.failed()
}

func TestWhereThereIsLittleHeightTheRegisterKeepsIt(t *testing.T) {
	h := sampleHost(t, Items)
	p := h.page.(*itemsPage)
	over := p.register.layout.around
	for _, c := range []struct {
		size  fyne.Size
		shown bool
	}{{fyne.NewSize(1100, 760), true}, {fyne.NewSize(700, 480), false}, {fyne.NewSize(700, 900), true}, {fyne.NewSize(1100, 760), true}} {
		h.window.Resize(c.size)
		if over.Visible() != c.shown {
			t.Errorf("at %v the deadline stands over the register: %t", c.size, over.Visible())
		}
	}
}

func TestTheReturnIsSentToEachOwnerAsAWorkbookOfTheirOwn(t *testing.T) {
	h := sampleHost(t, Export)
	p := h.page.(*exportPage)
	for _, d := range p.documents {
		d.Set(false)
	}
	p.documents[export.ReturnDocument].Set(true)
	p.documents[export.Scores].Set(true)
	p.pdf.Set(false)
	p.xlsx.Set(false)
	p.editing.Set(true)
	p.audience.Choose(string(export.Internal))
	h.folder = t.TempDir()
	p.folder.SetText(h.folder)
	owners := export.ReturnOwners(h.doc.Assessment())
	for chosen, want := range map[string]int{"": 2, "Devinder Sahota": 2, eachOwner: 1 + len(owners)} {
		p.owner.Choose(chosen)
		jobs, problem := p.jobs()
		if problem != "" || len(jobs) != want {
			t.Fatalf("%q makes %d files: %s", chosen, len(jobs), problem)
		}
		names := map[string]bool{}
		for _, job := range jobs {
			if names[job.XLSX] || (job.Options.Owner != "") != (chosen != "" && job.Options.Document == export.ReturnDocument) {
				t.Errorf("%q makes %s for %q", chosen, job.XLSX, job.Options.Owner)
			}
			names[job.XLSX] = true
		}
	}
	if len(owners) < 10 {
		t.Errorf("only %v own something", owners)
	}
	h.failed()
}

// Whoever needs large text on a small screen has no room for the deadline over the
// list, but needs what hangs on it.
func TestWhatHasNoRoomOverTheListIsShownInADialog(t *testing.T) {
	h := sampleHost(t, Items)
	p := h.page.(*itemsPage)
	if words := h.words(); strings.Contains(words, "Deadline and what is outstanding") {
		t.Fatalf("there is room for it, and a button all the same: %s", words)
	}
	h.window.Resize(fyne.NewSize(700, 420))
	if words := h.words(); strings.Contains(words, "Outstanding by owner") {
		t.Fatalf("it stands over a list that has no room: %s", words)
	}
	h.press("Deadline and what is outstanding")
	h.says("Outstanding by owner", "Devinder Sahota 4")
	for _, o := range a11yLabels(h) {
		if strings.HasPrefix(o, "Devinder Sahota 4") {
			h.press(o)
			break
		}
	}
	if h.Canvas().Overlays().Top() != nil || p.view.Filters[assessment.FieldOwner] != "Devinder Sahota" {
		t.Errorf("a name leads to %v", p.view.Filters)
	}
	h.says("Filters, 2 on", "Deadline and what is outstanding")
	h.window.Resize(fyne.NewSize(1100, 760))
	h.says("Outstanding by owner")
}

// a11yLabels are what everything in front of the person is called.
func a11yLabels(h *stubHost) []string {
	var all []string
	visit(h.top(), func(o fyne.CanvasObject, _ []fyne.CanvasObject) bool {
		if named, has := o.(fyne.Accessible); has {
			all = append(all, named.AccessibilityLabel())
		}
		return false
	})
	return all
}
