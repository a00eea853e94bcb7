package forms

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/google/uuid"

	"ninefold/app/assessment"
	"ninefold/app/intake"
	"ninefold/forms/kit"
)

// bringIn reads existing text and shows, before anything is written, what
// would go where. The person moves or leaves out blocks; then all of it is one
// change that one undo takes back.
type bringIn struct {
	host    Host
	page    *kit.Page
	pasted  *kit.Field
	staging *intake.Staging // nil until text was read
	staged  bool            // whether something is staged, text or a workbook
	mode    intake.Mode
	summary *kit.Text
	heads   *kit.Table // the headings that had to be understood, and as what
	table   *kit.Table
	commit  *kit.Button

	files []string // chosen together, of which the first read are looked at or done with
	read  int      // how many of them
}

func newBringIn(h Host) Page {
	p := &bringIn{host: h, page: kit.NewPage(kit.Stack(0))}
	p.ask()
	return p
}

func (p *bringIn) show(objects ...fyne.CanvasObject) {
	p.page.SetContent(kit.Inset(20, 26, 26, 26, kit.Stack(14, objects...)))
}

// ask shows where text can come from.
func (p *bringIn) ask() {
	p.staging, p.staged, p.files, p.read = nil, false, nil, 0
	p.pasted = kit.NewField(kit.FieldConfig{
		Says: "Or paste text here", Lines: 8,
		Help: "Headings, bullets and running text as they stand in last year’s document.",
	})
	p.show(
		kit.NewTitle("Bring in text"),
		kit.AtMost(room(860), kit.NewSecondary("Read an existing self-assessment into this one. You will see what goes where before anything is written, and one undo takes it back.")),
		kit.AtMost(room(860), kit.NewCard(kit.Stack(14,
			kit.Row(10, kit.NewPrimaryButton("Choose files…", p.choose)),
			kit.NewSecondary("A Word document (.docx), slides (.pptx), a PDF, an OpenDocument or rich text (.odt, .rtf), a web page (.html), a text file (.txt), or a workbook (.xlsx) that has come back. An action plan is known by its table, in Word or in Excel. Several files are looked at one after the other."),
			kit.Row(10, kit.NewButton("Read what I have copied", p.readClipboard)),
			kit.NewSecondary("Copy the whole document in Word or on a web page first."),
			kit.NewStrong("Or paste text here"),
			kit.Tall(room(250), kit.Inset(3, 12, 3, 3, p.pasted)),
			kit.Row(10, kit.NewButton("Read the pasted text", p.readPasted)),
		))),
	)
}

func (p *bringIn) choose() {
	doc := p.host.Document()
	p.host.ChooseFiles("Bring in", []FileKind{TextFile}, func(paths []string) {
		if len(paths) == 0 || p.host.Document() != doc {
			return
		}
		p.files, p.read = paths, 0
		p.next()
	})
}

// next reads the next of the files that were chosen together.
func (p *bringIn) next() {
	if !p.more() {
		p.ask()
		return
	}
	path := p.files[p.read]
	p.read++
	if intake.IsWorkbook(path) {
		p.readWorkbook(path)
		return
	}
	title := "Reading " + filepath.Base(path)
	if strings.EqualFold(filepath.Ext(path), ".pdf") && !intake.PDFReady() {
		title = "Making the reader of PDF files ready, once on this computer"
	}
	p.readAs(title, func(ctx context.Context, report func(done, total int)) (*intake.Source, error) {
		return intake.ReadFile(ctx, path, report)
	})
}

// more tells whether files wait that were chosen together with what is shown.
func (p *bringIn) more() bool { return p.read < len(p.files) }

// which says which of several files is shown, with the way past it.
func (p *bringIn) which() fyne.CanvasObject {
	if len(p.files) < 2 {
		return kit.Stack(0)
	}
	says := kit.NewSecondary(fmt.Sprintf("File %d of %d: %s", p.read, len(p.files), filepath.Base(p.files[p.read-1])))
	if !p.more() {
		return says
	}
	return kit.RowFilled(10, 0, says, kit.NewButton("Go on without this file", p.next))
}

// readWorkbook reads a workbook that came back, beside the window, and shows
// what it would change.
func (p *bringIn) readWorkbook(path string) {
	stageWorkbook(p.host, path, p.showRows, p.failed)
}

// showRows shows what bringing in rows would do.
func (p *bringIn) showRows(staged *intake.WorkbookStaging) {
	p.staged = true
	r := newWorkbookReview(p.host, staged, p.ask, p.done)
	r.next = func() bool {
		more := p.more()
		if more {
			p.next()
		}
		return more
	}
	p.show(p.which(), r.content)
	r.table.Focus()
}

// readClipboard reads what was copied in another program, without the detour
// over the box, which long texts make slow.
func (p *bringIn) readClipboard() {
	text := p.host.Clipboard().Content()
	if strings.TrimSpace(text) == "" {
		p.host.Toast("There is no text on the clipboard. Copy it in the other program first.")
		return
	}
	p.readText("copied text", text)
}

func (p *bringIn) readPasted() {
	text := p.pasted.Text()
	if strings.TrimSpace(text) == "" {
		p.pasted.SetProblem("There is nothing to read yet. Please paste some text first.")
		return
	}
	p.readText("pasted text", text)
}

func (p *bringIn) readText(name, text string) {
	p.readAs("Reading", func(context.Context, func(int, int)) (*intake.Source, error) {
		return intake.ReadText(name, []byte(text))
	})
}

// failed says why a file could not be read, and goes on with the others.
func (p *bringIn) failed(err error) {
	if p.more() && !errors.Is(err, context.Canceled) {
		p.next()
	}
	p.host.Fail(err)
}

// readAs reads beside the window and shows the staging.
func (p *bringIn) readAs(title string, source func(context.Context, func(done, total int)) (*intake.Source, error)) {
	a := p.host.Document().Snapshot()
	said := p.host.HeadingsSaid()
	var staged *intake.Staging
	var plan *intake.WorkbookStaging
	p.host.Work(title, func(ctx context.Context, report func(done, total int)) error {
		read, err := source(ctx, report)
		if err != nil {
			return err
		}
		if book, is := intake.ActionPlan(a.Framework, read); is {
			plan = intake.StageWorkbook(a, book)
		} else {
			staged = intake.Stage(a.Framework, read)
			for text, list := range said {
				staged.Understand(text, assessment.ListKey(list))
			}
			// What is only guessed at is shown where it goes, and marked.
			staged.AcceptGuesses()
		}
		return nil
	}, func(err error) {
		if err != nil {
			p.failed(err)
			return
		}
		if plan != nil {
			p.showRows(plan)
			return
		}
		p.staging, p.staged = staged, true
		p.stage()
	})
}

// stage shows what was found.
func (p *bringIn) stage() {
	p.summary = kit.NewBody("")
	p.table = kit.NewTable(kit.TableConfig{
		Says:    "What goes where",
		Columns: []kit.Column{{Title: "Lines", Width: 90}, {Title: "Text"}, {Title: "Goes to", Width: 0.28}},
		Empty:   "Nothing was found.", OnChoose: p.move,
		Actions: func(id string) []kit.Action {
			return []kit.Action{
				{Label: "Move…", Keys: "Enter", Do: func() { p.move(id) }},
				{Label: "Leave out", Do: func() { p.leaveOut(id) }},
			}
		},
	})
	mode := kit.NewChoice("Add or replace", []kit.Option{
		{ID: "add", Label: "Add to what is there"}, {ID: "replace", Label: "Replace the lists it fills"},
	}, func(id string) {
		p.mode = intake.Add
		if id == "replace" {
			p.mode = intake.Replace
		}
	})
	mode.Choose("add")
	p.mode = intake.Add
	p.commit = kit.NewPrimaryButton("", p.bring)
	var remarks []fyne.CanvasObject
	for _, remark := range p.staging.Remarks {
		remarks = append(remarks, kit.NewSecondary(remark))
	}
	var headings fyne.CanvasObject = kit.Stack(0)
	if len(p.staging.Headings) > 0 {
		p.heads = p.headingsTable()
		headings = kit.NewCard(kit.Stack(10,
			kit.NewHeading("Headings Ninefold had to understand"),
			kit.NewSecondary("Each is none of the names it knows. Enter on one says what it means, for every place where it stands and for the next document."),
			p.heads))
	}
	p.show(
		kit.Fold(room(200), 12, 0, kit.NewTitle("Bring in text"), mode, kit.NewButton("Start again", p.ask), p.commit),
		p.which(),
		kit.NewCard(kit.Stack(8, append([]fyne.CanvasObject{p.summary}, remarks...)...)),
		headings,
		kit.NewSecondary("Enter on a row moves it elsewhere; Ctrl+. or a right click offers to leave it out."),
		kit.NewCard(p.table),
	)
	p.refresh()
	p.table.Focus()
}

func (p *bringIn) refresh() {
	counts := p.staging.Counts()
	p.summary.SetText(inAndOut(counts))
	p.commit.SetText("Bring in " + entries(counts.Entries))
	if p.onlyWaits(counts) {
		p.commit.SetText("Keep " + count(counts.Unplaced, "line", "lines") + " to be placed")
	}
	p.table.SetRows(p.rows())
	if p.heads != nil {
		p.heads.SetRows(p.headingRows())
	}
	p.page.Relayout()
}

// headingsTable lists the headings that are none of the framework's.
func (p *bringIn) headingsTable() *kit.Table {
	return kit.NewTable(kit.TableConfig{
		Says:     "Headings that had to be understood",
		Columns:  []kit.Column{{Title: "Heading"}, {Title: "Times", Width: 70, Right: true}, {Title: "Understood as", Width: 0.4}},
		OnChoose: p.understand,
	})
}

func (p *bringIn) headingRows() []kit.TableRow {
	var rows []kit.TableRow
	for i, h := range p.staging.Headings {
		rows = append(rows, kit.TableRow{
			ID: strconv.Itoa(i), Cells: []string{h.Text, assessment.Thousands(h.Times), assessment.UpperFirst(p.staging.Means(h))},
			Attention: !h.Said && h.List != "",
		})
	}
	return rows
}

// understand asks what a heading means.
func (p *bringIn) understand(id string) {
	n, err := strconv.Atoi(id)
	if err != nil || n >= len(p.staging.Headings) {
		return
	}
	h := p.staging.Headings[n]
	const none = "none"
	options := make([]kit.Option, 0, len(assessment.ListKeys)+1)
	for _, key := range assessment.ListKeys {
		options = append(options, kit.Option{ID: string(key), Label: p.host.Document().Assessment().Framework.List(key).Title})
	}
	choice := kit.NewChoice("What it means", append(options, kit.Option{ID: none, Label: "None of the three lists"}), func(string) {})
	choice.Choose(cmp.Or(string(h.List), none))
	kit.Form(p.host.Canvas(), "What does “"+h.Text+"” mean?", kit.Row(0, choice), choice,
		kit.Answer{Label: "Cancel"},
		kit.Answer{Label: "Use it", Primary: true, Do: func() {
			list := choice.Chosen()
			if list == none {
				list = ""
			}
			p.staging.Understand(h.Text, assessment.ListKey(list))
			p.host.KeepHeading(h.Text, list)
			p.refresh()
		}})
}

// inAndOut says how many lines came in and what becomes of them.
func inAndOut(c intake.Counts) string {
	return count(c.Lines, "line", "lines") + " in: " +
		count(c.EntryLines, "makes ", "make ") + entries(c.Entries) + ", " +
		assessment.Thousands(c.AboutLines) + " to Who we are, " +
		assessment.Thousands(c.HeadingLines) + " read as headings, " +
		assessment.Thousands(c.LeftOutLines) + " left out, " +
		assessment.Thousands(c.NotPlacedLines) + " not placed, and kept to be placed later. Every line is accounted for."
}

// rows are the blocks, those without a place first.
func (p *bringIn) rows() []kit.TableRow {
	groups := []struct {
		title   string
		kind    intake.TargetKind
		guessed bool
	}{
		{"Not placed: choose where each goes, or leave it out", intake.NotPlaced, false},
		{"Goes to the statements by guess: please look at each", intake.Entries, true},
		{"Goes to the statements", intake.Entries, false},
		{"Goes to Who we are", intake.About, false},
		{"Left out", intake.LeftOut, false},
		{"Headings, which say where the lines below them go", intake.AsHeading, false},
	}
	var rows []kit.TableRow
	for i, g := range groups {
		var of []kit.TableRow
		for _, b := range p.staging.Blocks {
			if b.Target.Kind == g.kind && (g.kind != intake.Entries || b.IsGuess() == g.guessed) {
				of = append(of, p.row(b))
			}
		}
		if len(of) > 0 {
			title := g.title + " · " + count(len(of), "block", "blocks")
			rows = append(rows, kit.TableRow{ID: "group " + strconv.Itoa(i), Cells: []string{title}, Heading: true})
			rows = append(rows, of...)
		}
	}
	return rows
}

func (p *bringIn) row(b *intake.Block) kit.TableRow {
	where := strconv.Itoa(b.Lines[0].Number)
	if last := b.Lines[len(b.Lines)-1].Number; last != b.Lines[0].Number {
		where += "–" + strconv.Itoa(last)
	}
	goes := p.goesTo(b.Target)
	if b.Target.Kind == intake.Entries && b.IsGuess() {
		goes = "▲ " + goes + "\n" + assessment.UpperFirst(b.Proposed.Why)
	}
	var texts []string
	if b.Target.Kind == intake.Entries {
		for _, e := range b.Entries() {
			texts = append(texts, "• "+e.Text)
			if e.Remark != "" {
				texts = append(texts, "▲ "+e.Remark)
			}
		}
	} else {
		for _, l := range b.Lines {
			texts = append(texts, l.Text)
		}
	}
	return kit.TableRow{
		ID:        strconv.Itoa(b.ID),
		Cells:     []string{where, strings.Join(texts, "\n"), goes},
		Attention: b.Target.Kind == intake.NotPlaced || b.Target.Kind == intake.Entries && b.IsGuess(),
		Muted:     b.Target.Kind == intake.LeftOut || b.Target.Kind == intake.AsHeading,
	}
}

// goesTo says in words where a block goes.
func (p *bringIn) goesTo(t intake.Target) string {
	f := p.host.Document().Assessment().Framework
	switch t.Kind {
	case intake.Entries:
		spec, _, err := f.Statement(t.Statement)
		if err != nil {
			return t.Statement
		}
		return spec.Title + ", " + assessment.LowerFirst(f.List(t.List).Title)
	case intake.About:
		return "Who we are: " + t.Heading
	case intake.AsHeading:
		return "Read as a heading"
	case intake.LeftOut:
		return "Left out: " + t.Why
	}
	return "▲ Not placed: " + t.Why
}

func (p *bringIn) leaveOut(id string) {
	if n, err := strconv.Atoi(id); err == nil {
		p.staging.LeaveOut(n)
		p.refresh()
	}
}

// move asks where a block goes.
func (p *bringIn) move(id string) {
	n, err := strconv.Atoi(id)
	if err != nil {
		return // a heading
	}
	f := p.host.Document().Assessment().Framework
	var places []kit.Option
	for _, s := range f.Statements() {
		for _, key := range assessment.ListKeys {
			places = append(places, kit.Option{ID: s.Code + " " + string(key), Label: s.Short + ": " + assessment.LowerFirst(f.List(key).Title)})
		}
	}
	places = append(places, kit.Option{ID: "about", Label: "Who we are"}, kit.Option{ID: "out", Label: "Leave it out"})
	heading := kit.NewField(kit.FieldConfig{Label: "Under which heading", Limit: assessment.LimitName})
	heading.Hide()
	var dialog *kit.Dialog
	choice := kit.NewChoice("Where it goes", places, func(place string) {
		if place == "about" {
			heading.Show()
		} else {
			heading.Hide()
		}
		dialog.Relayout()
	})
	choice.Choose(p.suggested(n, places[0].ID))
	dialog = kit.Form(p.host.Canvas(), "Where does this go?", kit.Stack(12, kit.Row(0, choice), heading), choice,
		kit.Answer{Label: "Cancel"},
		kit.Answer{Label: "Move it", Primary: true, Do: func() {
			p.moveTo(n, choice.Chosen(), heading.Text())
		}})
}

// suggested is the place that the lines around a block suggest for it.
func (p *bringIn) suggested(block int, otherwise string) string {
	b := p.staging.Block(block)
	if b == nil || b.Target.Statement == "" || b.Target.List == "" {
		return otherwise
	}
	return b.Target.Statement + " " + string(b.Target.List)
}

func (p *bringIn) moveTo(block int, place, heading string) {
	switch place {
	case "out":
		p.staging.LeaveOut(block)
	case "about":
		if heading == "" {
			heading = "About us"
		}
		p.staging.Move(block, intake.Target{Kind: intake.About, Heading: heading})
	default:
		code, list, _ := strings.Cut(place, " ")
		p.staging.Move(block, intake.Target{Kind: intake.Entries, Statement: code, List: assessment.ListKey(list)})
	}
	p.refresh()
}

// done is called once what was staged is in the document.
func (p *bringIn) done() {
	p.staged = false
	p.pasted.SetText("")
}

// onlyWaits tells whether all that is to be brought in has no place.
func (p *bringIn) onlyWaits(c intake.Counts) bool {
	return c.Entries+c.Sections == 0 && c.Unplaced > 0
}

// bring writes what is staged, as one change.
func (p *bringIn) bring() {
	a := p.host.Document().Assessment()
	counts := p.staging.Counts()
	edit, kept := p.staging.KeepUnplaced(a, uuid.NewString)
	if !p.onlyWaits(counts) {
		var err error
		if edit, err = p.staging.Edit(a, p.mode, uuid.NewString); err != nil {
			p.host.Fail(err)
			return
		}
	}
	if !p.host.Do(edit) {
		return
	}
	if p.done(); p.more() {
		p.next()
	} else {
		p.host.Show(Overview)
	}
	said := fmt.Sprintf("Brought in %s", entries(counts.Entries))
	if kept > 0 {
		said += "; " + count(kept, "line is", "lines are") + " to be placed"
	}
	p.host.Toast(said, kit.Action{Label: "Undo", Do: p.host.Undo})
}

func (p *bringIn) Content() fyne.CanvasObject { return p.page }

func (p *bringIn) Changed(assessment.Change) {}

func (p *bringIn) Flush() {}

// Unsaved tells whether text was pasted or staged and not brought in yet.
func (p *bringIn) Unsaved() bool {
	return p.staged || strings.TrimSpace(p.pasted.Text()) != ""
}

// Mend implements Mender.
func (p *bringIn) Mend() bool {
	p.Start()
	return p.Unsaved()
}

// Start begins at the box to paste into.
func (p *bringIn) Start() {
	if !p.staged {
		p.pasted.Focus()
	}
}
