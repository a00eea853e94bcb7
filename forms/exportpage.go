package forms

import (
	"context"
	"image/color"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"ninefold/app/assessment"
	"ninefold/app/pdfium"
	"ninefold/app/personaldata"
	"ninefold/export"
	"ninefold/export/pack"
	"ninefold/forms/kit"
)

// The keys under which a document remembers what the export page adds to the
// choices of package export.
const (
	choiceDocuments = "export.documents" // keys of documents, parted by commas
	choiceFormats   = "export.formats"   // "pdf", "xlsx", both, parted by a comma, or "none"
)

// exportPage makes the files of a pack: which documents, for whom, in which
// formats, into which folder. What is chosen is remembered in the document.
type exportPage struct {
	host Host
	page *kit.Page

	documents map[string]*kit.Check
	pdf, xlsx *kit.Check
	audience  *kit.Choice
	paper     *kit.Choice
	owner     *kit.Choice // whose part of a document that can be made for one owner
	editing   *kit.Check
	noScores  *kit.Check
	noNames   *kit.Check
	statuses  *kit.Check
	exempt    *kit.Choice
	committee *kit.Field
	date      *kit.Field
	item      *kit.Field
	appendix  *kit.Field
	contact   *kit.Field
	blank     *kit.Check
	first     *kit.Field
	password  *kit.Field
	folder    *kit.Field
	preview   *kit.Text
	unlike    *kit.Button  // to all places whose text looks other than written
	made      *pack.Result // what was counted last, or nil
	long      *kit.Button  // to the texts that are longer than advised
	quotes    *kit.Button  // to the texts with other quotation marks than the rest
	table     *kit.Table

	asked int    // counts the previews asked for
	stop  func() // ends the preview under way

	gather *gathering

	pages   *pagesPane
	see     *kit.Button
	content *fyne.Container
}

func newExport(h Host) Page {
	p := &exportPage{host: h, documents: map[string]*kit.Check{}}
	a := h.Document().Assessment()
	p.see = kit.NewButton("See the pages", p.seePages)
	p.pages = newPagesPane(h, p.hidePages)
	p.page = kit.NewPage(kit.Inset(20, 26, 26, 26, kit.Stack(14,
		kit.RowFilled(12, 0, kit.NewTitle("Export"), p.see, kit.NewPrimaryButton("Export", p.export)),
		kit.Columns(room(760), 14, p.whatCard(a), kit.Stack(14, p.meetingCard(), p.howCard())),
		p.whereCard(),
		p.gatherCard(),
		p.previewCard(),
	)))
	p.content = container.New(&splitLayout{p.page, p.pages.content}, p.page, p.pages.content)
	p.fill()
	p.showPane(a.Choices[choicePages] != "" && pdfium.Ready())
	p.refreshPreview()
	return p
}

// seePages shows the pages that will be made, beside the choices.
func (p *exportPage) seePages() {
	p.showPane(true)
	p.rememberPane("shown")
	p.refreshPreview()
	p.host.Canvas().Focus(p.pages.sheets)
}

// hidePages takes the pages away again.
func (p *exportPage) hidePages() {
	p.showPane(false)
	p.pages.close()
	p.rememberPane("")
	p.host.Canvas().Focus(p.see)
}

func (p *exportPage) showPane(on bool) {
	if on {
		p.pages.content.Show()
		p.see.Hide()
	} else {
		p.pages.content.Hide()
		p.see.Show()
	}
	p.content.Refresh()
	p.page.Relayout()
}

func (p *exportPage) rememberPane(value string) {
	if p.host.Document().ReadOnly() {
		return
	}
	if err := p.host.Document().Remember(map[string]string{choicePages: value}); err != nil {
		p.host.Fail(err)
	}
}

// Left ends what is under way for the page.
func (p *exportPage) Left() {
	p.pages.close()
	p.host.EvidenceFiles().Calm()
}

// EvidenceChanged implements EvidenceFollower.
func (p *exportPage) EvidenceChanged() {
	p.gather.show()
	p.page.Relayout()
}

func (p *exportPage) whatCard(a *assessment.Assessment) fyne.CanvasObject {
	p.audience = kit.NewChoice("Choose for whom it is", []kit.Option{
		{ID: string(export.Internal), Label: "Internal: everything"},
		{ID: string(export.Public), Label: "Public: without what is marked internal"},
	}, func(string) { p.changed() })
	objects := []fyne.CanvasObject{kit.NewHeading("For whom"), kit.Row(0, p.audience), kit.NewHeading("What")}
	for _, d := range export.Documents {
		check := kit.NewCheck(d.Title, func(bool) { p.changed() })
		p.documents[d.Key] = check
		help := d.About
		if reason := d.Missing(a); reason != "" {
			check.Disable()
			help = reason
		}
		objects = append(objects, kit.Stack(4, check, kit.Inset(0, 0, 0, 28, kit.NewSmall(help))))
		if d.Key == export.PlanOnAPage {
			p.paper = kit.NewChoice("Paper of the plan on a page", []kit.Option{{ID: "", Label: "On A4"}, {ID: export.PaperA3, Label: "On A3"}}, func(string) { p.changed() })
			objects = append(objects, choiceBelow(check, p.paper))
		}
		if d.Owners() {
			p.owner = kit.NewChoice("Whose items of the return", ownerOptions(a), func(string) { p.changed() })
			objects = append(objects, choiceBelow(check, p.owner))
		}
	}
	return kit.NewCard(kit.Stack(10, objects...))
}

// howCard asks what is said in the files, and which they are.
func (p *exportPage) howCard() fyne.CanvasObject {
	p.noScores = kit.NewCheck("Leave out scores and the reasons for them", func(bool) { p.changed() })
	p.noNames = kit.NewCheck("Leave out who answers for what", func(bool) { p.changed() })
	p.statuses = kit.NewCheck("In a public version, say how far each statement is written", func(bool) { p.changed() })
	p.pdf = kit.NewCheck("PDF, accessible", func(bool) { p.changed() })
	p.xlsx = kit.NewCheck("Excel workbook", func(bool) { p.changed() })
	p.editing = kit.NewCheck("Workbook for editing: colleagues fill it in, you bring it back", func(bool) { p.changed() })
	p.password = kit.NewField(kit.FieldConfig{
		Label: "Password for the workbook", Limit: 255, OnChange: func(string) {},
		Help: "Leave it empty for none. It keeps the curious out, not the determined. A PDF is never encrypted: that would shut out screen readers and archives.",
	})
	return kit.NewCard(kit.Stack(10,
		kit.NewHeading("What is said in it"), p.noScores, p.noNames, p.statuses,
		kit.NewHeading("As"), p.pdf, p.xlsx, p.editing, p.password,
	))
}

// choiceBelow sets a choice below the document that it is about. Of one that cannot be
// made there is nothing to choose.
func choiceBelow(document *kit.Check, choice *kit.Choice) fyne.CanvasObject {
	if document.Disabled() {
		choice.Hide()
	}
	return kit.Inset(0, 0, 0, 28, kit.Row(0, choice))
}

// eachOwner stands for a file for every owner.
const eachOwner = "\x00each"

// ownerOptions are those whose items of the return can be sent to them. The
// choice is one errand, and no document remembers it.
func ownerOptions(a *assessment.Assessment) []kit.Option {
	options := []kit.Option{{ID: "", Label: "Everybody’s items"}}
	owners := export.ReturnOwners(a)
	if len(owners) > 0 {
		options = append(options, kit.Option{ID: eachOwner, Label: "A file for each owner, with their items"})
	}
	for _, name := range owners {
		options = append(options, kit.Option{ID: name, Label: "Only those of " + name})
	}
	return options
}

// ownersOf are the owners that a document is to be made for; "" stands for all of
// it.
func (p *exportPage) ownersOf(key string) []string {
	d, err := export.DocumentOf(key)
	switch chosen := p.owner.Chosen(); {
	case err != nil || !d.Owners():
		return []string{""}
	case chosen == eachOwner:
		return export.ReturnOwners(p.host.Document().Assessment())
	default:
		return []string{chosen}
	}
}

func (p *exportPage) meetingCard() fyne.CanvasObject {
	field := func(label, help string) *kit.Field {
		return kit.NewField(kit.FieldConfig{
			Label: label, Help: help, Limit: assessment.LimitName, Wraps: true,
			// Choices are no part of the document's history, so each of
			// these fields undoes its own typing.
			OnChange: func(string) { p.changed() },
		})
	}
	p.committee = field("Committee", "It stands at the head of every page.")
	p.date = field("Meeting date", "Such as 16/01/2027.")
	p.item = field("Agenda item", "Such as 6c.")
	p.appendix = field("Appendix", "Such as Appendix 1. It becomes the first heading.")
	exemptions := []kit.Option{{ID: "0", Label: "Not exempt"}}
	for i, about := range export.Exemptions {
		exemptions = append(exemptions, kit.Option{ID: strconv.Itoa(i + 1), Label: "Paragraph " + strconv.Itoa(i+1) + ": " + about})
	}
	p.exempt = kit.NewChoice("Exempt under Schedule 12A", exemptions, func(string) { p.changed() })
	p.first = field("First page number", "The page of the agenda pack that this begins on.")
	p.blank = kit.NewCheck("Let a blank page follow an odd number of pages", func(bool) { p.changed() })
	p.contact = field("Contact for other forms", "Whom to ask for large print or easy read, such as access@council.gov.uk. With one, the last page is an accessibility statement.")
	return kit.NewCard(kit.Stack(10,
		kit.NewHeading("For a meeting"),
		kit.NewSecondary("Leave empty what does not apply."),
		p.committee, kit.Columns(room(300), 12, p.date, p.item), kit.Columns(room(300), 12, p.appendix, p.first),
		kit.Stack(4, p.blank, kit.Inset(0, 0, 0, 28, kit.NewSmall("What comes next in the agenda pack begins on a sheet of its own where it is printed on both sides."))),
		p.contact,
		kit.Stack(4, kit.NewStrong("Exempt under Schedule 12A"), kit.Row(0, p.exempt),
			kit.NewSmall("Part 1 of Schedule 12A to the Local Government Act 1972: what a paper that is not published must name.")),
	))
}

func (p *exportPage) whereCard() fyne.CanvasObject {
	p.folder = kit.NewField(kit.FieldConfig{
		Label: "Folder", Limit: assessment.LimitChoice, OnChange: func(string) { p.changed() },
		Help: "Files of the same name in it are replaced.",
	})
	browse := kit.NewButton("Browse…", func() {
		p.host.ChooseFolder("Folder for the export", func(path string) {
			if path != "" {
				p.folder.SetText(path)
				p.changed()
			}
			p.folder.Focus() // choosing leaves the keyboard nowhere
		})
	})
	marking := kit.NewLink("Change the marking…", func() { p.host.Go(ToMarking(p.host.Document().Assessment())) })
	return kit.NewCard(kit.Stack(10, p.folder, kit.Row(12, browse, marking)))
}

func (p *exportPage) gatherCard() fyne.CanvasObject {
	p.gather = newGathering(p)
	return p.gather.card
}

func (p *exportPage) previewCard() fyne.CanvasObject {
	p.preview = kit.NewBody("")
	p.table = kit.NewTable(kit.TableConfig{
		Says:    "Files that will be made",
		Columns: []kit.Column{{Title: "File"}, {Title: "Pages", Width: 90, Right: true}, {Title: "Entries", Width: 90, Right: true, Spare: true}, {Title: "Left out", Width: 90, Right: true, Spare: true}},
		Empty:   "Choose for whom it is, a document and a format.",
	})
	p.unlike = kit.NewLink("Show all of these…", p.showPlaces)
	p.unlike.Hide()
	p.long = kit.NewLink("", p.showLong)
	p.long.Hide()
	p.quotes = kit.NewLink("", p.showQuotes)
	p.quotes.Hide()
	return kit.NewCard(kit.Stack(10, kit.NewHeading("What will be made"), p.preview, kit.Row(0, p.unlike), kit.Row(0, p.long), kit.Row(0, p.quotes), p.table,
		kit.RowFilled(12, 0, kit.NewSmall(""), kit.NewButton("Export", p.export))))
}

// longTexts are the texts that are longer than advised, of those that are printed for
// whom it is.
func (p *exportPage) longTexts() []assessment.LongText {
	texts := p.host.Document().Assessment().LongTexts()
	if len(texts) > 0 && p.audience.Chosen() == string(export.Public) {
		return p.host.Document().Assessment().Published().Assessment.LongTexts()
	}
	return texts
}

// mixedQuotes are the texts with other quotation marks than most, of those that are
// printed for whom it is.
func (p *exportPage) mixedQuotes() assessment.Quotes {
	q := p.host.Document().Assessment().Quotes()
	if len(q.Odd) > 0 && p.audience.Chosen() == string(export.Public) {
		return p.host.Document().Assessment().Published().Assessment.Quotes()
	}
	return q
}

func sortOf(straight bool) string {
	if straight {
		return "straight"
	}
	return "curly"
}

// advice is a text that something may be mended in, and what its row says of it
// behind where it stands.
type advice struct {
	assessment.Ref
	field assessment.Field
	cells []string
}

// showLong lists the texts that are longer than advised, each with the way to it.
func (p *exportPage) showLong() {
	var all []advice
	for _, t := range p.longTexts() {
		all = append(all, advice{t.Ref, t.Field, []string{assessment.Thousands(t.Length), assessment.Thousands(t.Advice)}})
	}
	p.showAdvice("Longer than advised", "They are in the self-assessment and will be printed whole. Whoever reads it may not get to their end.",
		[]kit.Column{{Title: "Characters", Width: 100, Right: true}, {Title: "Advised", Width: 80, Right: true}}, all)
}

// showQuotes lists the texts with other quotation marks than the rest.
func (p *exportPage) showQuotes() {
	var all []advice
	q := p.mixedQuotes()
	for _, t := range q.Odd {
		all = append(all, advice{t.Ref, t.Field, []string{t.Around}})
	}
	p.showAdvice("Quotation marks that are "+sortOf(q.OddStraight),
		"Quotation marks and apostrophes are "+sortOf(!q.OddStraight)+" elsewhere. Both are printed as they are written; a paper with one sort reads as one hand. Replace (Ctrl+H) changes them everywhere.",
		[]kit.Column{{Title: "Text", Width: 380}}, all)
}

// showAdvice lists texts that something may be mended in, each with the way to it.
func (p *exportPage) showAdvice(title, about string, columns []kit.Column, all []advice) {
	a := p.host.Document().Assessment()
	rows := make([]kit.TableRow, len(all))
	for i, t := range all {
		f, _ := assessment.FieldOf(t.Kind, t.field)
		rows[i] = kit.TableRow{ID: strconv.Itoa(i), Cells: append([]string{a.Place(t.Kind, t.ID), f.Title}, t.cells...)}
	}
	var form *kit.Dialog
	goTo := func(id string) {
		i, err := strconv.Atoi(id)
		if err != nil {
			return
		}
		if route, leads := RouteTo(a, all[i].Ref, all[i].field); leads {
			form.Close()
			p.host.Go(route)
		}
	}
	table := kit.NewTable(kit.TableConfig{
		Says: title, Columns: append([]kit.Column{{Title: "Where"}, {Title: "Field", Width: 90}}, columns...), OnChoose: goTo,
	})
	table.SetRows(rows)
	form = kit.FormWide(p.host.Canvas(), title, kit.Stack(10,
		kit.NewBody(about),
		container.NewStack(p.roomInDialog(), kit.NewPage(table)),
	), table,
		kit.Answer{Label: "Close"},
		kit.Answer{Label: "Go to it", Primary: true, Do: func() { goTo(table.Current()) }, Stay: true})
}

// mostPlaces is how many places of a file whose text looks other than written are
// named on the page itself.
const mostPlaces = 3

// madeFiles are the files that were counted last.
func (p *exportPage) madeFiles() []pack.File {
	if p.made == nil {
		return nil
	}
	return p.made.Files
}

// showPlaces lists every place whose text does not look in a PDF as it was
// written, however many there are.
func (p *exportPage) showPlaces() {
	var rows []kit.TableRow
	for _, f := range p.madeFiles() {
		if len(f.Undrawable) == 0 {
			continue
		}
		rows = append(rows, kit.TableRow{ID: f.Path, Heading: true, Cells: []string{filepath.Base(f.Path)}})
		for i, u := range f.Undrawable {
			rows = append(rows, kit.TableRow{ID: f.Path + "#" + strconv.Itoa(i), Cells: []string{u.Place, u.Sentence}})
		}
	}
	table := kit.NewTable(kit.TableConfig{
		Says:    "Places whose text looks other than written",
		Columns: []kit.Column{{Title: "Where"}, {Title: "What becomes of it"}},
	})
	table.SetRows(rows)
	kit.FormWide(p.host.Canvas(), "This looks other than written", kit.Stack(10,
		kit.NewBody("The workbook holds all of it as it was written. So does the PDF for those who copy from it or have it read out."),
		container.NewStack(p.roomInDialog(), kit.NewPage(table)),
	), nil, kit.Answer{Label: "Close", Primary: true})
}

// roomInDialog is as large as a list in a dialog may be.
func (p *exportPage) roomInDialog() fyne.CanvasObject {
	room := canvas.NewRectangle(color.Transparent)
	size := p.host.Canvas().Size()
	room.SetMinSize(fyne.NewSize(min(640, size.Width*0.8), min(360, size.Height*0.5)))
	return room
}

// fill puts into the fields what the document remembers.
func (p *exportPage) fill() {
	a := p.host.Document().Assessment()
	o := export.OptionsFrom(a)
	chosen := strings.Split(a.Choices[choiceDocuments], ",")
	if a.Choices[choiceDocuments] == "" {
		chosen = []string{o.Document}
	}
	for key, check := range p.documents {
		on := false
		for _, c := range chosen {
			on = on || c == key
		}
		check.Set(on && !check.Disabled())
	}
	formats := a.Choices[choiceFormats]
	p.pdf.Set(formats == "" || strings.Contains(formats, "pdf"))
	p.xlsx.Set(formats == "" || strings.Contains(formats, "xlsx"))
	p.audience.Choose("") // nobody has said yet
	if export.AudienceChosen(a) {
		p.audience.Choose(string(o.Audience))
	}
	p.noScores.Set(o.NoScores)
	p.noNames.Set(o.NoNames)
	p.statuses.Set(o.Statuses)
	p.exempt.Choose(strconv.Itoa(o.Exempt))
	p.paper.Choose(o.Paper)
	setIfOther(p.committee, o.Committee)
	if written, ok := assessment.ParseDate(p.date.Text()); !ok || written != o.Date {
		p.date.SetText(assessment.ShowDate(o.Date))
	}
	setIfOther(p.item, o.Item)
	setIfOther(p.appendix, o.Appendix)
	setIfOther(p.contact, o.Contact)
	p.blank.Set(o.BlankPage)
	if o.FirstPage > 1 || p.first.Text() == "" {
		setIfOther(p.first, strconv.Itoa(o.FirstPage))
	}
	folder := p.host.ExportFolder()
	if folder == "" {
		folder = filepath.Dir(p.host.Document().Path())
	}
	setIfOther(p.folder, folder)
}

// setIfOther leaves a field alone that says the same already.
func setIfOther(f *kit.Field, text string) {
	if f.Text() != text {
		f.SetText(text)
	}
}

// options reads the fields; problem is the sentence for the first that is wrong.
func (p *exportPage) options() (o export.Options, problem string) {
	o = export.OptionsFrom(p.host.Document().Assessment())
	if p.audience.Chosen() == "" {
		return o, "Please choose first for whom it is: for colleagues, or for the public."
	}
	o.Audience = export.Audience(p.audience.Chosen())
	o.NoScores, o.NoNames, o.Statuses = p.noScores.On(), p.noNames.On(), p.statuses.On()
	o.Exempt, _ = strconv.Atoi(p.exempt.Chosen())
	o.Paper = p.paper.Chosen()
	o.Committee, o.Item, o.Appendix = strings.TrimSpace(p.committee.Text()), strings.TrimSpace(p.item.Text()), strings.TrimSpace(p.appendix.Text())
	o.Contact, o.BlankPage = strings.TrimSpace(p.contact.Text()), p.blank.On()
	date, why := assessment.ReadDate(p.date.Text())
	if why != "" {
		return o, "The meeting date: " + why
	}
	o.Date = date
	o.FirstPage = 1
	if text := strings.TrimSpace(p.first.Text()); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 {
			return o, "The first page number must be a whole number from 1."
		}
		o.FirstPage = n
	}
	if err := o.Check(); err != nil {
		return o, err.Error()
	}
	return o, ""
}

// changed has the document remember the choices, and the computer the folder, and shows what
// they come to.
func (p *exportPage) changed() {
	if p.host.Document().ReadOnly() {
		p.refreshPreview()
		return
	}
	choices := p.own()
	if o, problem := p.options(); problem == "" {
		maps.Copy(choices, export.ChoicesOf(o))
	}
	p.host.KeepExportFolder(p.folder.Text())
	if err := p.host.Document().Remember(choices); err != nil {
		p.host.Fail(err)
	}
	p.refreshPreview()
}

// own are the choices of this page alone.
func (p *exportPage) own() map[string]string {
	var formats []string
	if p.pdf.On() {
		formats = append(formats, "pdf")
	}
	if p.xlsx.On() {
		formats = append(formats, "xlsx")
	}
	if len(formats) == 0 {
		formats = []string{"none"}
	}
	return map[string]string{choiceDocuments: strings.Join(p.chosen(), ","), choiceFormats: strings.Join(formats, ",")}
}

// chosen are the keys of the documents that are ticked, in order.
func (p *exportPage) chosen() []string {
	var keys []string
	for _, d := range export.Documents {
		if p.documents[d.Key].On() {
			keys = append(keys, d.Key)
		}
	}
	return keys
}

// jobs are the files to be made.
func (p *exportPage) jobs() ([]pack.Job, string) {
	o, problem := p.options()
	if problem != "" {
		return nil, problem
	}
	if p.editing.On() && o.Audience == export.Public {
		return nil, "A workbook for editing holds everything, internal entries and notes too, so it cannot be made with a public version. Please untick it, or choose the internal one."
	}
	a := p.host.Document().Assessment()
	var jobs []pack.Job
	add := func() {
		if p.pdf.On() || p.xlsx.On() {
			job := pack.Job{Options: o}
			if p.pdf.On() {
				job.PDF = filepath.Join(p.folder.Text(), pack.FileName(a, o, ".pdf"))
			}
			if p.xlsx.On() {
				job.XLSX = filepath.Join(p.folder.Text(), pack.FileName(a, o, ".xlsx"))
				job.Password = p.password.Text()
			}
			jobs = append(jobs, job)
		}
		if p.editing.On() {
			e := o
			e.ForEditing = true
			jobs = append(jobs, pack.Job{Options: e, XLSX: filepath.Join(p.folder.Text(), pack.FileName(a, e, ".xlsx")), Password: p.password.Text()})
		}
	}
	for _, key := range p.chosen() {
		o.Document = key
		for _, o.Owner = range p.ownersOf(key) {
			add()
		}
	}
	if len(jobs) == 0 {
		if p.gather.on() {
			return nil, p.gather.problem()
		}
		return nil, "Please choose a document and a format first."
	}
	return jobs, p.gather.problem()
}

// refreshPreview says which files would be made. Counting a PDF's pages takes
// as long as setting it, so it happens beside the window, and only the newest
// answer is shown.
func (p *exportPage) refreshPreview() {
	p.asked++
	asked := p.asked
	if p.stop != nil {
		p.stop()
	}
	p.gather.show()
	jobs, problem := p.jobs()
	p.pages.show(jobs, problem)
	if problem != "" || len(jobs) == 0 {
		p.showPreview(nil, problem)
		return
	}
	ctx, stop := context.WithCancel(context.Background())
	p.stop = stop
	a := p.host.Document().Snapshot()
	kit.Beside(func() {
		result, err := pack.Preview(ctx, a, jobs)
		stop()
		kit.OnWindow(func() {
			switch {
			case asked != p.asked:
			case err != nil:
				p.showPreview(nil, err.Error())
			default:
				p.showPreview(result, "")
			}
		})
	})
}

func (p *exportPage) showPreview(result *pack.Result, problem string) {
	var rows []kit.TableRow
	var remarks []string
	if problem != "" {
		remarks = append(remarks, problem)
	}
	if result != nil {
		for i, f := range result.Files {
			pages := "–"
			if f.Pages > 0 {
				pages = assessment.Thousands(f.Pages)
			}
			name := filepath.Base(f.Path)
			if f.Replaces {
				name += " (replaces the one there)"
			}
			included, held := "–", "–" // of what shows none
			if f.Entries.Any() {
				included, held = assessment.Thousands(f.Entries.Included), assessment.Thousands(f.Entries.Internal)
			}
			rows = append(rows, kit.TableRow{ID: strconv.Itoa(i), Cells: []string{name, pages, included, held}})
			if n := len(f.Undrawable); n > 0 {
				texts := 0
				for _, u := range f.Undrawable {
					texts += u.Places
				}
				remarks = append(remarks, "▲ In "+filepath.Base(f.Path)+", "+count(texts, "text looks", "texts look")+" other than written:")
				for _, u := range f.Undrawable[:min(n, mostPlaces)] {
					remarks = append(remarks, "– "+u.Place+": "+u.Sentence)
				}
				if n > mostPlaces {
					remarks = append(remarks, "– … and "+count(n-mostPlaces, "more line", "more lines")+".")
				}
			}
		}
	}
	p.unlike.Hide()
	if p.made = result; slices.ContainsFunc(p.madeFiles(), func(f pack.File) bool { return len(f.Undrawable) > mostPlaces }) {
		p.unlike.Show()
	}
	p.long.Hide()
	if n := len(p.longTexts()); n > 0 {
		p.long.SetText(count(n, "text is", "texts are") + " longer than advised. Show and go to…")
		p.long.Show()
	}
	p.quotes.Hide()
	if q := p.mixedQuotes(); len(q.Odd) > 0 {
		p.quotes.SetText("Quotation marks are " + sortOf(q.OddStraight) + " in " + count(len(q.Odd), "text", "texts") + " and " +
			sortOf(!q.OddStraight) + " in " + assessment.Thousands(max(q.Straight, q.Curly)) + ". Show and go to…")
		p.quotes.Show()
	}
	p.preview.SetText(strings.Join(remarks, "\n"))
	if len(remarks) == 0 {
		p.preview.Hide()
	} else {
		p.preview.Show()
	}
	p.table.SetRows(rows)
	p.page.Relayout()
}

// export makes the files, after what is likely not to be meant was asked about
// and, before a public version, what looks like personal data was decided on.
func (p *exportPage) export() {
	p.Flush()
	jobs, problem := p.jobs()
	if problem != "" {
		p.goToProblem()
		p.host.Fail(assessment.Refuse(assessment.CodeInvalid, nil, "%s", problem))
		return
	}
	if doubt := p.optionsOf(jobs).Doubt(p.host.Document().Assessment()); doubt != "" {
		kit.Ask(p.host.Canvas(), "Is this meant?", doubt+" Nothing has been made yet.",
			kit.Answer{Label: "Go back", Primary: true},
			kit.Answer{Label: "Export it like this", Do: func() { p.search(jobs) }})
		return
	}
	p.search(jobs)
}

// goToProblem gives the keyboard to what is wrong or missing, so that it is there once
// the sentence about it was read.
func (p *exportPage) goToProblem() {
	_, dated := assessment.ParseDate(strings.TrimSpace(p.date.Text()))
	first, err := strconv.Atoi(strings.TrimSpace(p.first.Text()))
	switch {
	case p.audience.Chosen() == "":
		p.host.Canvas().Focus(p.audience)
	case p.audience.Chosen() == string(export.Public) && p.exempt.Chosen() != "0":
		p.host.Canvas().Focus(p.exempt)
	case !dated:
		p.date.Focus()
	case p.first.Text() != "" && (err != nil || first < 1):
		p.first.Focus()
	case len(p.chosen()) == 0:
		p.host.Canvas().Focus(p.documents[export.Pack])
	case !p.pdf.On() && !p.xlsx.On() && !p.editing.On():
		p.host.Canvas().Focus(p.pdf)
	}
}

// optionsOf are the choices for the first of what is made; for that of the index
// of evidence where only its files are gathered.
func (p *exportPage) optionsOf(jobs []pack.Job) export.Options {
	if len(jobs) > 0 {
		return jobs[0].Options
	}
	o, _ := p.options()
	o.Document = export.Evidence
	return o
}

// search looks for personal data before a public version is made, and goes on
// where there is none.
func (p *exportPage) search(jobs []pack.Job) {
	a := p.host.Document().Snapshot()
	if p.audience.Chosen() != string(export.Public) {
		p.run(a, jobs)
		return
	}
	var findings []assessment.Finding
	o := p.optionsOf(jobs)
	p.host.Work("Looking for personal data", func(context.Context, func(int, int)) error {
		findings = assessment.Unaccepted(export.FindPersonalData(a, o))
		return nil
	}, func(err error) {
		switch {
		case err != nil:
			p.host.Fail(err)
		case len(findings) == 0:
			p.run(a, jobs)
		default:
			p.showFindings(findings, func() { p.run(a, jobs) })
		}
	})
}

// showFindings lists what looks like personal data, each in its place and with
// how sure it is, before a public version is made. What is ticked can be
// accepted with a reason, which the document remembers for that text.
func (p *exportPage) showFindings(findings []assessment.Finding, publish func()) {
	rows := make([]kit.TableRow, len(findings))
	for i, f := range findings {
		rows[i] = kit.TableRow{ID: strconv.Itoa(i), Cells: []string{f.Match, f.What, f.Sure.String(), f.Place}}
	}
	ticked := map[string]bool{}
	var form *kit.Dialog
	table := kit.NewTable(kit.TableConfig{
		OnChoose: func(id string) {
			i, err := strconv.Atoi(id)
			if err != nil {
				return
			}
			f := findings[i]
			if route, leads := RouteTo(p.host.Document().Assessment(), assessment.Ref{Kind: f.Kind, ID: f.ID}, f.Field); leads {
				form.Close()
				p.host.Go(route)
			}
		},
		Says:    "What looks like personal data",
		Columns: []kit.Column{{Title: "Found"}, {Title: "Looks like"}, {Title: "How sure", Width: 110}, {Title: "Where"}},
		OnTick:  func(id string, on bool) { ticked[id] = on },
	})
	table.SetRows(rows)
	group := kit.NewMenuButton("Tick a group", func() []kit.Action {
		return findingGroups(findings, func(in func(assessment.Finding) bool) {
			for i, f := range findings {
				rows[i].Ticked = in(f)
				ticked[rows[i].ID] = rows[i].Ticked
			}
			table.SetRows(rows)
		})
	})
	reason := kit.NewField(kit.FieldConfig{
		Label: "Why what is ticked may be published", Limit: assessment.LimitName, Spelt: true, OnChange: func(string) {},
		Help: "The self-assessment remembers it, and does not ask about the same text again.",
	})
	accept := func() {
		reason.Flush()
		accepted, err := acceptances(findings, ticked, strings.TrimSpace(reason.Text()))
		if err == nil {
			err = p.host.Document().Remember(accepted)
		}
		if err != nil {
			p.host.Fail(err)
			return
		}
		form.Close()
		if jobs, problem := p.jobs(); problem == "" {
			p.search(jobs) // which asks about what is left
		}
	}
	form = kit.FormWide(p.host.Canvas(), "This looks like personal data", kit.Stack(10,
		kit.NewBody("A public pack must hold none. Nothing has been made yet. Enter on a row leads to where it stands. Go back to take it out, tick and accept what may be published, or publish all of it this once."),
		container.NewStack(p.roomInDialog(), kit.NewPage(table)),
		kit.Row(0, group),
		reason,
	), nil,
		kit.Answer{Label: "Go back", Primary: true},
		kit.Answer{Label: "Accept what is ticked", Do: accept, Stay: true},
		kit.Answer{Label: "Publish all the same", Do: publish},
	)
}

// findingGroups offers to tick findings together: all of them, those of a kind, those
// of a sureness, or none. Tick is given what tells whether a finding is among them.
func findingGroups(findings []assessment.Finding, tick func(in func(assessment.Finding) bool)) []kit.Action {
	var actions []kit.Action
	add := func(name string, in func(assessment.Finding) bool) {
		n := 0
		for _, f := range findings {
			if in(f) {
				n++
			}
		}
		label := name + " (" + assessment.Thousands(n) + ")"
		if !slices.ContainsFunc(actions, func(a kit.Action) bool { return a.Label == label }) {
			actions = append(actions, kit.Action{Label: label, Do: func() { tick(in) }})
		}
	}
	add("All", func(assessment.Finding) bool { return true })
	for _, f := range findings {
		add(f.What, func(other assessment.Finding) bool { return other.What == f.What })
	}
	for sure := personaldata.Perhaps; sure <= personaldata.Certain; sure++ {
		if slices.ContainsFunc(findings, func(f assessment.Finding) bool { return f.Sure == sure }) {
			add(sure.String(), func(other assessment.Finding) bool { return other.Sure == sure })
		}
	}
	return append(actions, kit.Action{Label: "None", Do: func() { tick(func(assessment.Finding) bool { return false }) }})
}

// acceptances are what the document is to remember of the findings that are
// ticked, by their places in the list. It refuses with CodeInvalid where none
// is, or no reason is given.
func acceptances(findings []assessment.Finding, ticked map[string]bool, reason string) (map[string]string, error) {
	all := map[string]string{}
	for i, f := range findings {
		if !ticked[strconv.Itoa(i)] {
			continue
		}
		accepted, err := assessment.Acceptance(f.Match, reason)
		if err != nil {
			return nil, err
		}
		maps.Copy(all, accepted)
	}
	switch {
	case len(all) == 0:
		return nil, assessment.Refuse(assessment.CodeInvalid, nil, "Nothing is ticked, so nothing was accepted. Please tick what may be published first.")
	case reason == "":
		return nil, assessment.Refuse(assessment.CodeInvalid, nil, "Please say why what is ticked may be published. Nothing was accepted yet.")
	}
	return all, nil
}

func (p *exportPage) run(a *assessment.Assessment, jobs []pack.Job) {
	var result *pack.Result
	var gathered *pack.Gathered
	gathers, target := p.gather.on(), p.gather.target(p.optionsOf(jobs))
	p.host.Work("Exporting", func(ctx context.Context, report func(int, int)) error {
		var err error
		progress := func(done pack.Progress) { report(done.Done, done.Total) }
		if gathers {
			result, gathered, err = pack.RunWith(ctx, a, jobs, target, progress)
		} else {
			result, err = pack.Run(ctx, a, jobs, progress)
		}
		return err
	}, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.refreshPreview() // of which files are there now
		if gathers {
			p.gather.done(gathered, len(result.Files))
			return
		}
		folder, open := p.folder.Text(), "Open"
		if len(result.Files) > 1 {
			open = "Open the first"
		}
		p.host.Toast("Exported "+count(len(result.Files), "file", "files")+unprotected(jobs),
			kit.Action{Label: open, Do: func() { p.host.OpenFile(result.Files[0].Path) }},
			kit.Action{Label: "Show in folder", Do: func() { p.host.ShowFolder(filepath.Join(folder, "x")) }})
	})
}

// unprotected says that a password leaves the PDFs made beside a workbook as they are.
func unprotected(jobs []pack.Job) string {
	if slices.ContainsFunc(jobs, func(j pack.Job) bool { return j.Password != "" && j.PDF != "" }) {
		return ". The password opens the workbook; the PDF is open to everybody who has it"
	}
	return ""
}

func (p *exportPage) Content() fyne.CanvasObject { return p.content }

func (p *exportPage) Changed(change assessment.Change) {
	if change.Undoes != "" {
		p.fill()
		p.refreshPreview()
	}
}

// Flush hands over what has been typed in any field.
func (p *exportPage) Flush() {
	for _, f := range []*kit.Field{p.committee, p.date, p.item, p.appendix, p.first, p.contact, p.password, p.folder, p.gather.folder} {
		f.Flush()
	}
}

// Unsaved is false: nothing of the document is written here.
func (p *exportPage) Unsaved() bool { return false }

// Start begins with for whom it is, as long as nobody has said, else with what
// to export.
func (p *exportPage) Start() {
	if width := p.content.Size().Width; p.pages.content.Visible() && width > 0 && width < room(besideThePage) {
		p.host.Canvas().Focus(p.pages.sheets) // the choices are not to be seen
		return
	}
	if p.audience.Chosen() == "" {
		p.host.Canvas().Focus(p.audience)
		return
	}
	p.host.Canvas().Focus(p.documents[export.Pack])
}
