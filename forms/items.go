package forms

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/app/beginning"
	"ninefold/app/intake"
	"ninefold/forms/kit"
)

// itemsPage is the page of the Information Return: its register with the
// deadline and what is outstanding above it, or, while a catalogue is brought
// in, what that would change.
type itemsPage struct {
	*register
	host    Host
	box     *fyne.Container
	content fyne.CanvasObject // the register's
	staged  bool              // whether a list is shown that is not brought in yet
	review  *workbookReview   // that list, or nil
}

var _ Revealer = (*itemsPage)(nil)

func newItems(h Host) Page {
	p := &itemsPage{host: h}
	p.register = newRegister(h, registerSpec{
		kind: assessment.KindItem, title: "Information Return",
		columns: []assessment.Field{assessment.FieldWording, assessment.FieldAnswer, assessment.FieldOwner},
		widths:  map[assessment.Field]float32{assessment.FieldAnswer: 140, assessment.FieldOwner: 150},
		says:    sayItem,
		pastes:  []assessment.Field{assessment.FieldCode, assessment.FieldWording, assessment.FieldStatements, assessment.FieldItemKind},
		newHint: "Write what is asked for here and press Enter, or paste a list with its codes",
		numbers: func(a *assessment.Assessment) map[string]string {
			codes := map[string]string{}
			for _, i := range a.Items() {
				codes[i.ID] = i.Code
			}
			return codes
		},
		attention: func(a *assessment.Assessment, id string) string { return itemNeeds(a, a.Item(id), today()) },
		buttons:   p.buttons,
		above:     p.above, aboveTitle: "Deadline and what is outstanding",
	}).(*register)
	p.content = p.register.Content()
	p.box = kit.Over(p.content)
	return p
}

// sayItem shortens what is asked for: the register is to be looked through, and
// the form beside it has every word.
func sayItem(a *assessment.Assessment, id string, f assessment.Field) (string, bool) {
	const most = 110 // characters: two lines of the narrowest register
	if f != assessment.FieldWording {
		return "", false
	}
	words := strings.Fields(a.Item(id).Wording)
	said := ""
	for i, word := range words {
		if i > 0 && assessment.Length(said)+assessment.Length(word) >= most {
			return said + " …", true
		}
		said = strings.TrimSpace(said + " " + word)
	}
	return said, true
}

// itemNeeds says what of an item wants mending, the worst first, or "".
func itemNeeds(a *assessment.Assessment, i *assessment.Item, today string) string {
	nobody := strings.TrimSpace(i.Owner) == ""
	evidence := a.EvidenceFor(assessment.Ref{Kind: assessment.KindItem, ID: i.ID})
	switch {
	case a.Overdue(i, today):
		return "Not answered; was due on " + shortDay(a.DueOf(i), today)
	case !i.Answered() && nobody:
		return "Not answered, and without an owner"
	case !i.Answered():
		return "Not answered"
	case i.Answer == assessment.AnswerOtherItem && i.OtherItem == "":
		return "Does not say which item answers it"
	case i.Answer == assessment.AnswerLink && strings.TrimSpace(i.Link) == "":
		return "Without its link"
	case i.Answer == assessment.AnswerLink && !assessment.WebAddress(strings.TrimSpace(i.Link)):
		return "The link is no web address"
	case i.Answer == assessment.AnswerProvided && i.Kind != "answer" && len(evidence) == 0:
		return "Provided, but no evidence is linked"
	case i.Answer == assessment.AnswerProvided && len(evidence) == 0 && strings.TrimSpace(i.Note) == "":
		return "Provided, but neither words nor evidence are there"
	case nobody:
		return "Without an owner"
	}
	return ""
}

// shortDay is a date as people say it, without its year where that is today's.
func shortDay(day, today string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	if strings.HasPrefix(today, day[:4]) {
		return t.Format("2 January")
	}
	return t.Format("2 January 2006")
}

// dayWithName is a date with its weekday, such as "Monday 14 December".
func dayWithName(day, today string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.Format("Monday ") + shortDay(day, today)
}

// daysLeft says how long there is until a day, such as "12 days left".
func daysLeft(today, day string) string {
	n, ok := assessment.DaysUntil(today, day)
	switch {
	case !ok:
		return "No notice yet"
	case n < 0:
		return count(-n, "day", "days") + " late"
	case n == 0:
		return "Due today"
	}
	return count(n, "day", "days") + " left"
}

// returnState is what the return comes to today, in two lines: the head, such
// as "12 days left", and by when. Sent is whether everything is answered.
func returnState(a *assessment.Assessment) (title, head string) {
	due := a.ReturnDue()
	if due == "" {
		return "Information Return", "No notice yet"
	}
	return "Return due " + dayWithName(due, today()), daysLeft(today(), due)
}

// progressInWords says what is answered and what is late, and with whom most of
// that is.
func progressInWords(p assessment.ReturnProgress) string {
	if p.Items == 0 {
		return "Nothing is asked for yet."
	}
	said := assessment.Thousands(p.Answered) + " of " + count(p.Items, "item", "items") + " answered"
	if p.Overdue == 0 {
		return said
	}
	said += " · " + assessment.Thousands(p.Overdue) + " overdue"
	var most assessment.StillOut
	for _, o := range p.ByOwner {
		if o.Of != "" && o.Overdue > most.Overdue {
			most = o
		}
	}
	switch {
	case most.Overdue > 1 && most.Overdue == p.Overdue:
		said += ", all of them with " + most.Of
	case most.Overdue > 1:
		said += ", " + assessment.Thousands(most.Overdue) + " of them with " + most.Of
	}
	return said
}

// buttons are what can be done with the whole return.
func (p *itemsPage) buttons() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		kit.NewMenuButton("Catalogue", func() []kit.Action {
			return []kit.Action{
				{Label: "Start with a catalogue of ours…", Do: p.start},
				{Label: "Read a list from a workbook…", Do: p.choose},
				{Label: "Paste a list", Do: p.pasteList},
			}
		}),
		kit.NewButton("Notice…", p.askNotice),
	}
}

// above is the deadline with what is outstanding. A name or a statement leads to
// what of it wants mending.
func (p *itemsPage) above(Host) (fyne.CanvasObject, func()) {
	dueLine, progressLine := kit.NewHeading("").OneLine(), kit.NewSecondary("")
	owners := newOutList("Outstanding by owner", func(name string) { p.narrow(assessment.FieldOwner, name) })
	statements := newOutList("By statement", func(code string) { p.narrow(assessment.FieldStatements, code) })
	content := kit.NewCard(kit.Stack(2, kit.Fold(room(300), 18, 1, dueLine, progressLine), owners.line, statements.line))
	return content, func() {
		a := p.host.Document().Assessment()
		progress := a.Progress(today())
		title, head := returnState(a)
		dueLine.SetText(title + " · " + assessment.LowerFirst(head))
		if a.ReturnDue() == "" {
			dueLine.SetText("No notice has come yet")
		}
		progressLine.SetText(progressInWords(progress))
		if progress.Items == 0 {
			progressLine.SetText("CQC sends its list with the notice. Paste it into the register, read it from a workbook, or begin with a catalogue of ours.")
		}
		owners.set(progress.ByOwner, func(name string) string {
			if name == "" {
				return "nobody"
			}
			return name
		})
		statements.set(progress.ByStatement, func(code string) string {
			if spec, _, err := a.Framework.Statement(code); err == nil {
				return spec.Short
			}
			return "no statement"
		})
	}
}

// narrow shows what wants mending of one owner or one statement.
func (p *itemsPage) narrow(field assessment.Field, value string) {
	p.closeAbove()
	if value == "" {
		value = unsaid
	}
	p.view.Filters = map[assessment.Field]string{field: value, needing: "1"}
	p.changedView()
}

// outList is a line of links that count what is outstanding of each.
type outList struct {
	title *kit.Text
	line  *fyne.Container
	said  string
	press func(of string)
}

func newOutList(title string, press func(string)) *outList {
	o := &outList{title: kit.NewStrong(title), press: press}
	o.line = kit.Flow(14)
	return o
}

// set shows other counts, those that are late first; links that stay keep the keyboard.
func (o *outList) set(out []assessment.StillOut, name func(string) string) {
	const most = 3 // that there is room for in one line; a menu has the others
	out = slices.Clone(out)
	slices.SortStableFunc(out, func(x, y assessment.StillOut) int {
		return cmp.Or(cmp.Compare(y.Overdue, x.Overdue), cmp.Compare(y.Items, x.Items))
	})
	objects := []fyne.CanvasObject{o.title}
	var others []kit.Action
	said := ""
	for i, s := range out {
		label := name(s.Of) + " " + assessment.Thousands(s.Items)
		if s.Overdue > 0 {
			label += " (" + assessment.Thousands(s.Overdue) + " overdue)"
		}
		said += label + "\n"
		press := func() { o.press(s.Of) }
		if i < most {
			objects = append(objects, kit.NewLink(label, press))
		} else {
			others = append(others, kit.Action{Label: label, Do: press})
		}
	}
	if said == o.said {
		return
	}
	if len(others) > 0 {
		var more *kit.Button
		more = kit.NewMenuLink(count(len(others), "other", "others"), func() { kit.OpenMenu(more, others) })
		objects = append(objects, more)
	}
	o.said, o.line.Objects = said, objects
	if len(out) == 0 {
		o.line.Objects = nil
	}
	o.line.Refresh()
}

// askNotice takes the day of the notice and the days it gives.
func (p *itemsPage) askNotice() {
	p.Flush()
	a := p.host.Document().Assessment()
	noticeSpec, _ := assessment.FieldOf(assessment.KindDocument, assessment.FieldNotice)
	daysSpec, _ := assessment.FieldOf(assessment.KindDocument, assessment.FieldNoticeDays)
	outcome := kit.NewBody("")
	var dialog *kit.Dialog
	var notice, days *kit.Field
	read := func() (day, number string, ok bool) {
		day, why := readDay(notice.Text())
		notice.SetProblem(why)
		number, wrong := readNumber(daysSpec, days.Text())
		days.SetProblem(wrong)
		return day, number, why == "" && wrong == ""
	}
	show := func(string) {
		said := "Without a notice there is no deadline."
		if day, number, ok := read(); ok && day != "" {
			other := *a
			other.Notice, other.NoticeDays = day, number
			said = "The return is due on " + dayWithName(other.ReturnDue(), "") + "."
		} else if !ok {
			said = ""
		}
		outcome.SetText(said)
		if dialog != nil {
			dialog.Relayout()
		}
	}
	notice = kit.NewField(kit.FieldConfig{Label: "Day of the notice", Help: noticeSpec.Help, Limit: 40, OnChange: show})
	days = kit.NewField(kit.FieldConfig{Label: "Days given", Help: daysSpec.Help, Placeholder: strconv.Itoa(assessment.UsualNoticeDays), Limit: 10, OnChange: show})
	notice.SetText(assessment.SayDay(a.Notice))
	days.SetText(a.NoticeDays)
	show("")
	keep := func() {
		day, number, ok := read()
		if !ok {
			dialog.Relayout()
			return
		}
		edit := assessment.Edit{Label: "Change the notice of the return"}
		edit.Ops = append(assessment.SetValue("", assessment.KindDocument, a.ID, assessment.FieldNotice, day).Ops,
			assessment.SetValue("", assessment.KindDocument, a.ID, assessment.FieldNoticeDays, number).Ops...)
		if p.host.Do(edit) {
			dialog.Close()
		}
	}
	dialog = kit.Form(p.host.Canvas(), "Notice of the Information Return", kit.Stack(12, notice, days, outcome), notice.Focusable(),
		kit.Answer{Label: "Cancel"}, kit.Answer{Label: "Keep", Primary: true, Do: keep, Stay: true})
}

// start adds the catalogue that Ninefold ships, after saying what it is.
func (p *itemsPage) start() {
	p.Flush()
	a := p.host.Document().Assessment()
	records, about, err := beginning.Catalogue(a)
	switch {
	case err != nil:
		p.host.Fail(err)
		return
	case about == "":
		p.host.Toast("There is no catalogue for the framework of this document. Paste CQC’s list, or read it from a workbook.")
		return
	case len(records) == 0:
		p.host.Toast("The whole catalogue is in the return already.")
		return
	}
	kit.Ask(p.host.Canvas(), "Start with a catalogue of ours",
		about+" The code of each begins with “"+assessment.StartingMark+"”. When CQC’s own list comes, bring it in beside it and delete what is asked for twice.",
		kit.Answer{Label: "Cancel"},
		kit.Answer{Label: "Add " + count(len(records), "item", "items"), Primary: true, Do: func() {
			edit := p.host.Document().Assessment().AppendRecords(assessment.KindItem, records...)
			edit.Label = "Start with a catalogue"
			if p.host.Do(edit) {
				p.host.Toast("Added "+count(len(records), "item", "items")+" of our catalogue", kit.Action{Label: "Undo", Do: p.host.Undo})
			}
		}})
}

// pasteList adds what is on the clipboard, as pasting into the register does.
func (p *itemsPage) pasteList() {
	p.Flush()
	text := p.host.Clipboard().Content()
	if strings.TrimSpace(text) == "" {
		p.host.Toast("There is nothing on the clipboard. Copy the list in the other program first: code, wording, statements, kind.")
		return
	}
	p.paste(kit.CellsOf(text))
}

// choose reads a list from a workbook and shows what it would change.
func (p *itemsPage) choose() {
	p.Flush()
	doc := p.host.Document()
	p.host.ChooseOpen("Read a list from a workbook", []FileKind{{Name: "Excel workbook", Extensions: []string{".xlsx"}}}, func(path string) {
		if path == "" || p.host.Document() != doc {
			return
		}
		stageWorkbook(p.host, path, func(staged *intake.WorkbookStaging) {
			p.staged = true
			r := newWorkbookReview(p.host, staged, p.back, p.back)
			p.review = r
			p.box.Objects = []fyne.CanvasObject{kit.NewPage(kit.Inset(20, 26, 26, 26, r.content))}
			p.box.Refresh()
			r.table.Focus()
		}, p.host.Fail)
	})
}

// back shows the register again.
func (p *itemsPage) back() {
	p.staged = false
	p.box.Objects = []fyne.CanvasObject{p.content}
	p.box.Refresh()
	p.fill()
	p.list.Focus()
}

// Unsaved tells whether something is written, or a list shown, that is not in the
// document.
func (p *itemsPage) Unsaved() bool { return p.staged || p.register.Unsaved() }

// Mend implements Mender.
func (p *itemsPage) Mend() bool {
	if p.staged {
		p.review.table.Focus()
	}
	return p.staged || p.register.Mend()
}

func (p *itemsPage) Content() fyne.CanvasObject { return p.box }

// stageWorkbook reads a workbook beside the window and calls then with what it
// would change.
func stageWorkbook(h Host, path string, then func(*intake.WorkbookStaging), failed func(error)) {
	a := h.Document().Snapshot()
	var staged *intake.WorkbookStaging
	h.Work("Reading", func(context.Context, func(int, int)) error {
		book, err := intake.ReadWorkbookFile(path)
		if err == nil {
			staged = intake.StageWorkbook(a, book)
		}
		return err
	}, func(err error) {
		if err != nil {
			failed(err)
			return
		}
		then(staged)
	})
}
