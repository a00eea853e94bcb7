package forms

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
)

// riskPage shows the register of a document with three risks.
func riskPage(t *testing.T) (*stubHost, *register) {
	t.Helper()
	a := assessment.New("doc", "Northmere Council", assessmenttest.Framework(t))
	for _, r := range []struct{ id, title, likelihood, owner, statement string }{
		{"one", "Reviews stay late", "B", "M. Hale", "QS1"},
		{"two", "No local bed", "A", "J. Okafor", "QS4"},
		{"three", "Answers come late", "", "M. Hale", ""},
	} {
		edit := a.AppendRecords(assessment.KindRisk, assessment.NewRecord{ID: r.id, Values: map[assessment.Field]string{
			assessment.FieldTitle: r.title, assessment.FieldLikelihood: r.likelihood, assessment.FieldOwner: r.owner, assessment.FieldStatement: r.statement,
		}})
		if _, err := a.Apply(edit.Ops); err != nil {
			t.Fatal(err)
		}
	}
	h := hostOf(t, a, Risks, fyne.NewSize(1100, 700))
	return h, h.page.(*register)
}

// shown are the first cells of the rows on show; headings stand in brackets.
func (p *register) shown() string {
	var all []string
	for _, row := range p.list.Rows() {
		text := row.Cells[0]
		if row.Heading {
			text = "[" + text + "]"
		}
		all = append(all, text)
	}
	return strings.Join(all, "|")
}

func TestARegisterSearchesFiltersGroupsAndSorts(t *testing.T) {
	_, p := riskPage(t)
	if got := p.shown(); got != "Reviews stay late|No local bed|Answers come late" {
		t.Errorf("at first it shows %s", got)
	}
	p.search.SetText("late hale")
	p.fill()
	if got := p.shown(); got != "Reviews stay late|Answers come late" || p.tally.Text() != "2 of 3 risks" {
		t.Errorf("searched, it shows %s and says %q", got, p.tally.Text())
	}
	p.search.SetText("")
	p.view.Filters[assessment.FieldLikelihood] = unsaid
	p.changedView()
	if got := p.shown(); got != "Answers come late" {
		t.Errorf("without a likelihood there is %s", got)
	}
	p.view.Filters = map[assessment.Field]string{needing: "1"}
	p.changedView()
	if got := p.shown(); got != "Reviews stay late|No local bed|Answers come late" {
		t.Errorf("what wants mending is %s", got)
	}
	p.view.Filters = map[assessment.Field]string{}
	p.view.Group = assessment.FieldOwner
	p.changedView()
	if got := p.shown(); got != "[M. Hale · 2 risks]|Reviews stay late|Answers come late|[J. Okafor · 1 risk]|No local bed" {
		t.Errorf("grouped, it shows %s", got)
	}
	p.view.Group = ""
	p.sort(0)
	if got := p.shown(); got != "Answers come late|No local bed|Reviews stay late" {
		t.Errorf("sorted, it shows %s", got)
	}
	p.sort(0)
	if got := p.shown(); got != "Reviews stay late|No local bed|Answers come late" {
		t.Errorf("sorted the other way round, it shows %s", got)
	}
}

func TestARegisterIsFoundAsItWasLeft(t *testing.T) {
	h, p := riskPage(t)
	p.view.Filters[assessment.FieldOwner] = "M. Hale"
	p.view.Columns = []assessment.Field{assessment.FieldTitle, assessment.FieldImpact}
	p.changedColumns()
	again := newRisks(h).(*register)
	if got := again.shown(); got != "Reviews stay late|Answers come late" || !slices.Equal(again.view.Columns, p.view.Columns) {
		t.Errorf("come back, it shows %s in %v", got, again.view.Columns)
	}
}

func TestTheLastLineTakesANewRecordThatIsSeen(t *testing.T) {
	h, p := riskPage(t)
	p.view.Filters[assessment.FieldOwner] = "J. Okafor"
	p.changedView()
	p.add("A provider fails")
	if got := p.shown(); got != "No local bed|A provider fails" {
		t.Errorf("it shows %s", got)
	}
	id := h.doc.Assessment().IDs(assessment.KindRisk)[3]
	if r := h.doc.Assessment().Risk(id); r.Owner != "J. Okafor" || p.open != id {
		t.Errorf("the new risk is %+v, and %s is open", r, p.open)
	}
	h.Undo()
	if n := len(h.doc.Assessment().Risks()); n != 3 || p.form != nil {
		t.Errorf("undone, there are %d risks, and the form shows %v", n, p.form)
	}
}

// What can be done with several rows is done with those that are selected and shown,
// and not with rows that are gone or that a filter hides.
func TestOnlyRowsThatAreShownStaySelected(t *testing.T) {
	h, p := riskPage(t)
	selectAll := func() {
		p.list.Focus()
		h.key(fyne.KeyHome)
		shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
		h.Canvas().Focused().(desktop.Keyable).KeyDown(shift)
		h.key(fyne.KeyDown, fyne.KeyDown)
		h.Canvas().Focused().(desktop.Keyable).KeyUp(shift)
	}
	selectAll()
	h.says("3 risks selected")
	p.search.SetText("bed")
	p.fill()
	if words := h.words(); strings.Contains(words, "selected") {
		t.Errorf("with one row shown it says %q", words)
	}
	p.search.SetText("")
	p.fill()
	selectAll()
	h.press("Delete")
	if n := len(h.doc.Assessment().Risks()); n != 0 {
		t.Fatalf("%d risks are left", n)
	}
	if strings.Contains(h.words(), "risks selected") {
		t.Error("what is deleted is still selected")
	}
	h.Undo()
	if n := len(h.doc.Assessment().Risks()); n != 3 {
		t.Errorf("one undo leaves %d risks", n)
	}
}

func TestABlockFromASpreadsheetBecomesRecordsAndSaysWhatItCannotRead(t *testing.T) {
	h, p := riskPage(t)
	p.paste([][]string{
		{"Risk", "Likelihood", "Owner", "Statement"},
		{"Savings are late", "B, likely", "D. Roe", "Safeguarding"},
		{"Too few nurses", "often", "D. Roe", ""},
	})
	risks := h.doc.Assessment().Risks()
	if len(risks) != 5 {
		t.Fatalf("there are %d risks", len(risks))
	}
	if r := risks[3]; r.Title != "Savings are late" || r.Likelihood != "B" || r.Statement != "QS7" || r.Owner != "D. Roe" {
		t.Errorf("the first is %+v", r)
	}
	if r := risks[4]; r.Title != "Too few nurses" || r.Likelihood != "" {
		t.Errorf("the second is %+v", r)
	}
	if h.window.Canvas().Overlays().Top() == nil {
		t.Error("nothing says that a cell could not be read")
	}
	h.Undo()
	if n := len(h.doc.Assessment().Risks()); n != 3 {
		t.Errorf("one undo leaves %d risks", n)
	}
}

func TestSeveralRecordsChangeAndGoTogether(t *testing.T) {
	h, p := riskPage(t)
	p.selected([]string{"one", "three"})
	h.says("2 risks selected")
	h.press("Change all")
	h.press("Impact…")
	h.press("II, major")
	a := h.doc.Assessment()
	if a.Risk("one").Impact != "II" || a.Risk("three").Impact != "II" || a.Risk("two").Impact != "" {
		t.Error("not those two were changed")
	}
	h.press("Change all")
	h.press("Owner…")
	h.press("Somebody else…")
	h.write("Owner", "Priya Nair")
	h.press("Change all")
	if a.Risk("one").Owner != "Priya Nair" || a.Risk("three").Owner != "Priya Nair" || a.Risk("two").Owner != "J. Okafor" {
		t.Errorf("the owners are %q, %q and %q", a.Risk("one").Owner, a.Risk("two").Owner, a.Risk("three").Owner)
	}
	h.press("Change all")
	h.press("Owner…")
	h.press("Nobody")
	if a.Risk("one").Owner != "" || a.Risk("three").Owner != "" {
		t.Error("nobody is somebody")
	}
	p.remove([]string{"one", "two"})
	if got := p.shown(); got != "Answers come late" {
		t.Errorf("it shows %s", got)
	}
	for range 4 {
		h.Undo()
	}
	if r := h.doc.Assessment().Risk("one"); len(a.Risks()) != 3 || r.Impact != "" || r.Owner != "M. Hale" {
		t.Error("an undo for each do not bring back what there was")
	}
}

func TestTheFormWritesEveryFieldOfARecord(t *testing.T) {
	h, p := riskPage(t)
	p.show("two")
	p.form.texts[assessment.FieldDescription].SetText("")
	p.form.typing.set("Typing", assessment.KindRisk, "two", assessment.FieldDescription, "People leave the borough.")
	for _, f := range p.spec.Fields {
		shown := p.form.box(f.Field) != nil || p.form.choices[f.Field] != nil ||
			p.form.checks[f.Field] != nil || p.form.refers[f.Field] != nil
		if !shown && f.Type != assessment.TypePosition {
			t.Errorf("the form has nothing for the field %s", f.Field)
		}
	}
	if p.form.lists[assessment.KindMitigation] == nil {
		t.Error("the form has no list for what is done about the risk")
	}
	entry := h.doc.Assessment()
	h.Do(entry.AppendEntries("QS1", assessment.WorkingWell, assessment.NewEntry{ID: "e", Text: "Beds are scarce."}))
	f, _ := assessment.FieldOf(assessment.KindRisk, assessment.FieldEntries)
	p.form.change(f, f.To(assessment.Ref{Kind: assessment.KindEntry, ID: "e"}))
	if r := h.doc.Assessment().Risk("two"); r.Entries != "e" || r.Description != "People leave the borough." {
		t.Errorf("the risk is %+v", r)
	}
	h.Do(assessment.RemoveRecord("Delete entry", assessment.KindEntry, "e"))
	if r := h.doc.Assessment().Risk("two"); r.Entries != "" || len(p.form.refers[assessment.FieldEntries].Objects) != 0 {
		t.Errorf("the entry went, and the risk still names %q", r.Entries)
	}
}

// A list as it comes with a notice has titles of its own, and columns that nobody here
// has. No word of it goes.
func TestAListWithTitlesOfItsOwnIsPastedWhole(t *testing.T) {
	h := emptyHost(t, Items)
	p := h.page.(*itemsPage)
	p.paste([][]string{
		{"Ref", "What is needed", "Statements", "Type", "Owner"},
		{"A1", "How long people wait", "QS1; Safeguarding", "data", "Marcus Hale"},
		{"A2", "The policy", "Quality of cake", "letter", ""},
	})
	a := h.doc.Assessment()
	items := a.Items()
	if len(items) != 2 {
		t.Fatalf("there are %d items", len(items))
	}
	if i := items[0]; i.Code != "A1" || i.Wording != "How long people wait" || i.Statements != "QS1\nQS7" || i.Kind != "data" || i.Owner != "Marcus Hale" {
		t.Errorf("the first is %+v", i)
	}
	if i := items[1]; i.Wording != "The policy" || i.Note != "Not read: Statements: Quality of cake; Kind: letter" {
		t.Errorf("the second is %+v", i)
	}
	h.says("Row 3: “Quality of cake” is not the name of a statement.")
	h.press("Close")
	p.paste([][]string{{"B1", "The plan", "QS2", "Document", "by Easter"}})
	if i := a.Items()[2]; i.Code != "B1" || i.Note != "Not read: Column 5: by Easter" {
		t.Errorf("without titles it is %+v", i)
	}
	h.press("Close")
	p.paste([][]string{{"Number", "What we ask"}, {"C1", "A map"}})
	if n := len(a.Items()); n != 4 || a.Items()[3].Wording != "A map" || a.Items()[3].Code != "C1" {
		t.Errorf("of %d items the last is %+v", n, a.Items()[3])
	}
	if said := strings.Join(h.toasts, " "); !strings.Contains(said, "“What we ask” was taken for wording") {
		t.Errorf("it says %q", said)
	}
}

func TestARouteLeadsToTheRecordEvenPastAFilter(t *testing.T) {
	h, p := riskPage(t)
	a := h.doc.Assessment()
	h.Do(a.AppendRecords(assessment.KindMitigation, assessment.NewRecord{ID: "m", Values: map[assessment.Field]string{
		assessment.FieldRisk: "two", assessment.FieldText: "Commission beds.",
	}}))
	route, ok := RouteTo(h.doc.Assessment(), assessment.Ref{Kind: assessment.KindMitigation, ID: "m"}, assessment.FieldText)
	if !ok || route.Page != Risks {
		t.Fatalf("the route to a mitigation is %+v, %v", route, ok)
	}
	p.view.Filters[assessment.FieldOwner] = "M. Hale"
	p.changedView()
	if !p.Reveal(assessment.Ref{Kind: route.Kind, ID: route.ID}, route.Field) || p.open != "two" {
		t.Errorf("%q is open", p.open)
	}
	if ref, _ := p.At(); ref.ID != "two" {
		t.Errorf("the page says that it is at %+v", ref)
	}
	if r, ok := RouteTo(a, assessment.Ref{Kind: assessment.KindStatement, ID: "QS3"}, ""); !ok || r.Page != StatementPage("QS3") {
		t.Errorf("the route to a statement is %+v", r)
	}
}

// BenchmarkRegister fills, searches and groups a register of 2,000 risks, and
// beside it copies their titles alone, which is the least there is to do.
func BenchmarkRegister(b *testing.B) {
	a := assessment.New("doc", "Northmere Council", assessmenttest.Framework(b))
	var records []assessment.NewRecord
	for i := range 2000 {
		records = append(records, assessment.NewRecord{ID: fmt.Sprint(i), Values: map[assessment.Field]string{
			assessment.FieldTitle: fmt.Sprintf("Risk %d of something that goes wrong", i), assessment.FieldOwner: fmt.Sprintf("Owner %d", i%17), assessment.FieldLikelihood: "B",
		}})
	}
	if _, err := a.Apply(a.AppendRecords(assessment.KindRisk, records...).Ops); err != nil {
		b.Fatal(err)
	}
	h := hostOf(b, a, Risks, fyne.NewSize(1100, 700))
	p := h.page.(*register)
	b.Run("fill", func(b *testing.B) {
		for b.Loop() {
			p.fill()
		}
	})
	b.Run("search", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			p.search.SetText([]string{"wrong 19", "owner 3"}[i%2])
			p.fill()
		}
	})
	b.Run("group", func(b *testing.B) {
		p.search.SetText("")
		for i := 0; b.Loop(); i++ {
			p.view.Group = []assessment.Field{assessment.FieldOwner, ""}[i%2]
			p.fill()
		}
	})
	b.Run("scroll", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			p.list.Select(fmt.Sprint(i * 37 % 2000))
		}
	})
	b.Run("floor", func(b *testing.B) {
		for b.Loop() {
			var titles []string
			for _, r := range a.Risks() {
				titles = append(titles, r.Title)
			}
			_ = titles
		}
	})
}

func TestARegisterSortsNumbersAndDatesByWhatTheyAre(t *testing.T) {
	a := assessment.New("doc", "Northmere Council", assessmenttest.Framework(t))
	add := func(kind assessment.Kind, records ...assessment.NewRecord) {
		t.Helper()
		if _, err := a.Apply(a.AppendRecords(kind, records...).Ops); err != nil {
			t.Fatal(err)
		}
	}
	type values = map[assessment.Field]string
	add(assessment.KindWaitingTime, assessment.NewRecord{ID: "w", Values: values{assessment.FieldArea: "Assessment"}})
	for _, v := range []struct{ period, waiting, day string }{
		{"A", "1200", "2026-03-02"}, {"B", "9", "2025-12-30"}, {"C", "", ""}, {"D", "85", "2026-02-11"},
	} {
		add(assessment.KindWaitingPeriod, assessment.NewRecord{ID: v.period, Values: values{
			assessment.FieldWaitingTime: "w", assessment.FieldPeriod: v.period, assessment.FieldWaiting: v.waiting, assessment.FieldAsAt: v.day,
		}})
	}
	h := hostOf(t, a, Risks, fyne.NewSize(1100, 700))
	p := newRegister(h, registerSpec{
		kind: assessment.KindWaitingPeriod, title: "Periods",
		columns: []assessment.Field{assessment.FieldPeriod, assessment.FieldWaiting, assessment.FieldAsAt},
	}).(*register)
	p.sort(1)
	if got := p.shown(); got != "B|D|A|C" {
		t.Errorf("sorted by a number it shows %s", got)
	}
	if cells := p.list.Rows()[2].Cells; cells[1] != "1,200" || cells[2] != "2 March 2026" {
		t.Errorf("the largest is shown as %q", cells)
	}
	p.sort(2)
	if got := p.shown(); got != "B|D|A|C" {
		t.Errorf("sorted by a date it shows %s", got)
	}
}

func TestAFormTakesANumberAsPeopleWriteItAndKeepsWhatIsNone(t *testing.T) {
	a := assessment.New("doc", "Northmere Council", assessmenttest.Framework(t))
	type values = map[assessment.Field]string
	for _, edit := range []assessment.Edit{
		a.AppendRecords(assessment.KindWaitingTime, assessment.NewRecord{ID: "w", Values: values{assessment.FieldArea: "Assessment"}}),
		a.AppendRecords(assessment.KindWaitingPeriod, assessment.NewRecord{ID: "p", Values: values{assessment.FieldWaitingTime: "w", assessment.FieldMedian: "29"}}),
	} {
		if _, err := a.Apply(edit.Ops); err != nil {
			t.Fatal(err)
		}
	}
	h := hostOf(t, a, Risks, fyne.NewSize(1100, 700))
	p := newRegister(h, registerSpec{kind: assessment.KindWaitingPeriod, title: "Periods", columns: []assessment.Field{assessment.FieldPeriod}}).(*register)
	h.page = p
	p.show("p")
	median := p.form.read[assessment.FieldMedian]
	held := func() string { return h.doc.Assessment().WaitingPeriod("p").Median }
	if median.Text() != "29" {
		t.Errorf("the box says %q", median.Text())
	}
	for _, c := range []struct {
		typed, held string
		unsaved     bool
	}{{"1,234", "1234", false}, {"12.50", "12.5", false}, {"about 12", "12.5", true}, {"-3", "12.5", true}, {"", "", false}} {
		median.SelectAll()
		median.Focusable().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
		test.Type(median.Focusable(), c.typed)
		p.Flush()
		if held() != c.held || median.Text() != c.typed || p.Unsaved() != c.unsaved {
			t.Errorf("after %q the document holds %q, the box %q, unsaved %v", c.typed, held(), median.Text(), p.Unsaved())
		}
	}
}

func TestWhereThereIsRoomForOneOnlyTheFormTakesTheListsPlace(t *testing.T) {
	h, p := riskPage(t)
	h.window.Resize(fyne.NewSize(700, 500))
	if !p.listBox.Visible() || p.formBox.Visible() {
		t.Fatal("at first the list is not shown alone")
	}
	p.list.Focus()
	h.key(fyne.KeyDown)
	if p.formBox.Visible() || p.open != "two" {
		t.Errorf("an arrow opens the form over the list, of %s", p.open)
	}
	h.key(fyne.KeyReturn)
	if p.listBox.Visible() || !p.formBox.Visible() || strings.Contains(h.words(), "Not grouped") {
		t.Error("Enter does not put the form in the list's place")
	}
	h.write("Description", "Nobody has a bed.")
	h.press("‹ All risks")
	if !p.listBox.Visible() || p.formBox.Visible() {
		t.Error("the way back does not lead to the list")
	}
	if got := h.doc.Assessment().Risk("two").Description; got != "Nobody has a bed." {
		t.Errorf("on the way what was typed became %q", got)
	}
	h.press("Answers come late")
	if !p.formBox.Visible() || p.open != "three" {
		t.Errorf("a click opens %s", p.open)
	}
	h.Do(assessment.RemoveRecord("Delete risk", assessment.KindRisk, "three"))
	if !p.listBox.Visible() || p.formBox.Visible() {
		t.Error("when its record went, the form stays in the list's place")
	}
	h.window.Resize(fyne.NewSize(1200, 700))
	if !p.listBox.Visible() || !p.formBox.Visible() {
		t.Error("with room for both, not both are shown")
	}
}

func TestACellIsChangedWhereItStands(t *testing.T) {
	h, p := riskPage(t)
	p.view.Columns = []assessment.Field{assessment.FieldTitle, assessment.FieldOwner, assessment.FieldLikelihood}
	p.changedColumns()
	p.sort(0) // Answers come late, No local bed, Reviews stay late
	p.list.Focus()
	h.keys(t, fyne.KeyHome, fyne.KeyF2)
	if !p.list.Editing() {
		t.Fatal("F2 opens no box over the cell")
	}
	h.types("Zeal is lost")
	p.Flush()
	if got := p.shown(); got != "Answers come late|No local bed|Reviews stay late" {
		t.Errorf("while it is written in, the row has gone: %s", got)
	}
	if got := h.doc.Assessment().Risk("three").Title; got != "Zeal is lost" {
		t.Errorf("what is typed in a cell is not in the document: %q", got)
	}
	h.keys(t, fyne.KeyTab)
	h.types("D. Roe")
	h.keys(t, fyne.KeyReturn)
	if got := p.shown(); got != "No local bed|Reviews stay late|Zeal is lost" || p.list.Editing() {
		t.Errorf("afterwards it shows %s", got)
	}
	if r := h.doc.Assessment().Risk("three"); r.Owner != "D. Roe" {
		t.Errorf("the cell after Tab is not written: %+v", r)
	}
	h.keys(t, fyne.KeyRight, fyne.KeyF2) // the owner again, then one to the right
	if top := h.Canvas().Overlays().Top(); top == nil {
		t.Error("a cell with a vocabulary opens no menu")
	}
}

func TestTheBoxOfACellSaysWhatFollowsWhileNothingIsWritten(t *testing.T) {
	h, p := riskPage(t)
	h.doc.Do(assessment.SetValue("", assessment.KindRisk, "one", assessment.FieldImpact, "II"))
	h.page.Changed(assessment.Change{})
	at := slices.Index(p.view.Columns, assessment.FieldRating)
	p.list.EditCell("one", at)
	if words := h.words(); strings.Count(words, "BII") != 3 { // in the row behind the box, in the box, and in the form
		t.Errorf("the box of a derived rating says nothing: %s", words)
	}
	h.keys(t, fyne.KeyReturn)
	if r := h.doc.Assessment().Risk("one"); r.Rating != "" || r.Rated() != "BII" {
		t.Errorf("left as it was, the rating is written: %+v", r)
	}
	p.list.EditCell("one", at)
	h.types("CII, falling")
	h.keys(t, fyne.KeyReturn)
	if r := h.doc.Assessment().Risk("one"); r.Rating != "CII, falling" {
		t.Errorf("the rating is %+v", r)
	}
}

func TestADateThatCannotBeReadInACellIsNotLost(t *testing.T) {
	a := assessment.New("doc", "Northmere Council", assessmenttest.Framework(t))
	if _, err := a.Apply(a.AppendRecords(assessment.KindAction, assessment.NewRecord{ID: "one", Values: map[assessment.Field]string{
		assessment.FieldTitle: "Hire reviewers", assessment.FieldDue: "2026-10-01",
	}}).Ops); err != nil {
		t.Fatal(err)
	}
	h := hostOf(t, a, ActionPlan, fyne.NewSize(1100, 700))
	p := h.page.(*register)
	p.view.Columns = []assessment.Field{assessment.FieldTitle, assessment.FieldDue}
	p.changedColumns()
	p.list.EditCell("one", 1)
	h.types("next spring")
	h.keys(t, fyne.KeyReturn)
	if !p.list.Editing() || !p.Unsaved() {
		t.Error("Enter takes away a date that nobody can read")
	}
	h.keys(t, fyne.KeyEscape)
	if len(h.toasts) == 0 || !strings.Contains(h.toasts[len(h.toasts)-1], "next spring") {
		t.Errorf("it goes without a word: %v", h.toasts)
	}
	if got := h.doc.Assessment().Action("one").Due; got != "2026-10-01" {
		t.Errorf("the date is %v", got)
	}
	p.list.EditCellWith("one", 1, "2/3/2027")
	h.keys(t, fyne.KeyReturn)
	if got := h.doc.Assessment().Action("one").Due; got != "2027-03-02" {
		t.Errorf("written again, the date is %v", got)
	}
}

func TestFiltersStandBehindOneButtonWhereTheyWouldLeaveTheListNoRoom(t *testing.T) {
	h, p := riskPage(t)
	all := len(p.chips.Objects)
	h.window.Resize(fyne.NewSize(1100, 420))
	if len(p.chips.Objects) != 1 {
		t.Fatalf("a low page has %d buttons over its list", len(p.chips.Objects))
	}
	h.press("▼ Filters")
	if len(p.chips.Objects) != all+1 {
		t.Errorf("pressed, there are %d buttons of %d and one to fold them", len(p.chips.Objects), all)
	}
	h.press("▲ Fewer")
	p.view.Filters[assessment.FieldOwner] = "M. Hale"
	p.changedView()
	if words := h.words(); !strings.Contains(words, "Filters, 1 on") {
		t.Errorf("a filter that is on is not told: %s", words)
	}
	h.window.Resize(fyne.NewSize(1100, 700))
	if len(p.chips.Objects) != all {
		t.Errorf("a high page has %d buttons of %d", len(p.chips.Objects), all)
	}
}
