package forms

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
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
	review  *workbookReview // while a workbook is staged
	commit  *kit.Button
	keep    *kit.Button     // keeps what stands under headings of something else as notes
	follow  *kit.Button     // places what is no more than a guess
	offer   *fyne.Container // those, while there is anything to keep or place

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
	p.staging, p.staged, p.review, p.files, p.read = nil, false, nil, nil, 0
	p.pasted = kit.NewField(kit.FieldConfig{
		Says: "Or paste text here", Lines: 8,
		Help: "Headings, bullets and running text as they stand in last year’s document.",
	})
	p.show(
		kit.NewTitle("Bring in text"),
		kit.AtMost(room(860), kit.NewSecondary("Read an existing self-assessment into this one. You will see what goes where before anything is written, and one undo takes it back.")),
		kit.AtMost(room(860), kit.NewCard(kit.Stack(14,
			kit.Row(10, kit.NewPrimaryButton("Choose files…", p.choose)),
			kit.NewSecondary("A Word document (.docx), slides (.pptx), a PDF, an OpenDocument or rich text (.odt, .rtf), a web page (.html), a text or CSV file (.txt, .csv), or a workbook (.xlsx): one that has come back, or the one your council keeps its self-assessment in. An action plan is known by its table, in Word or in Excel. Several files are looked at one after the other."),
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

// readWorkbook reads a workbook beside the window: one that came back, and shows
// what it would change, or one in which the council keeps its text.
func (p *bringIn) readWorkbook(path string) {
	a := p.host.Document().Snapshot()
	said := p.host.HeadingsSaid()
	var rows *intake.WorkbookStaging
	var text *intake.Staging
	p.host.Work("Reading", func(context.Context, func(int, int)) error {
		book, err := intake.ReadWorkbookFile(path)
		if err != nil {
			return err
		}
		read, err := intake.WorkbookText(a.Framework, book)
		if err != nil {
			return err
		}
		if read != nil {
			text = stagedText(a, read, said)
		} else {
			rows = intake.StageWorkbook(a, book)
		}
		return nil
	}, func(err error) {
		switch {
		case err != nil:
			p.failed(err)
		case rows != nil:
			p.showRows(rows)
		default:
			p.staging, p.staged = text, true
			p.stage()
		}
	})
}

// stagedText stages a text. What is guessed, and fairly sure, is shown where it goes,
// and marked; what is no more than a guess waits.
func stagedText(a *assessment.Assessment, read *intake.Source, said map[string]string) *intake.Staging {
	means := make(map[string]intake.Meaning, len(said))
	for text, kept := range said {
		means[text] = meaningKept(a.Framework, kept)
	}
	staged := intake.StageSaid(a.Framework, read, means)
	staged.AcceptGuesses(intake.FairlySure)
	return staged
}

// meaningKept is what a heading means that was kept: a statement's code where the
// framework has it, or a list. A statement of another framework is none of them here.
func meaningKept(f *assessment.Framework, kept string) intake.Meaning {
	if _, _, err := f.Statement(kept); err == nil {
		return intake.Meaning{Statement: kept}
	}
	if list := assessment.ListKey(kept); list == intake.AsNote || slices.Contains(assessment.ListKeys, list) {
		return intake.Meaning{List: list}
	}
	return intake.Meaning{}
}

// showRows shows what bringing in rows would do.
func (p *bringIn) showRows(staged *intake.WorkbookStaging) {
	p.staged = true
	r := newWorkbookReview(p.host, staged, p.ask, p.done)
	p.review = r
	r.next = func() bool {
		more := p.more()
		if more {
			p.next()
		}
		return more
	}
	p.show(p.which(), r.content)
	r.table.Focus()
	p.page.ScrollTo(0) // a high first row must not take what is said above it away
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
			staged = stagedText(a, read, said)
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
	p.summary, p.review = kit.NewBody(""), nil
	p.table = kit.NewTable(kit.TableConfig{
		Says:    "What goes where",
		Columns: []kit.Column{{Title: "Lines", Width: 90, Spare: true}, {Title: "Text"}, {Title: "Goes to", Width: 0.28}},
		Empty:   "Nothing was found.",
		Several: true, OnEnter: p.move, OnDelete: p.leaveOut, OnDrag: p.dragged, Actions: p.actions,
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
	p.keep = kit.NewLink("", p.keepNotes)
	p.follow = kit.NewLink("", p.followGuesses)
	p.offer = kit.Row(20, p.keep, p.follow)
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
		p.offer,
		kit.NewSecondary("Enter moves a row elsewhere, Delete leaves it out; drag it onto another to send it the same way. Shift with the arrows takes several. Ctrl+. or a right click splits a block. Ctrl+Z takes each step back."),
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
	offered := p.staging.Offered()
	p.keep.SetText("Keep " + count(offered, "line", "lines") + " as notes of their statements")
	guessed := p.staging.Guessed(intake.AnyGuess)
	p.follow.SetText("Place " + entries(guessed) + " where " + map[bool]string{true: "it", false: "they"}[guessed == 1] + " may go, by guess")
	shownWhile(p.keep, offered > 0)
	shownWhile(p.follow, guessed > 0)
	shownWhile(p.offer, offered+guessed > 0)
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
		Columns:  []kit.Column{{Title: "Heading"}, {Title: "Times", Width: 70, Right: true, Spare: true}, {Title: "Understood as", Width: 0.4}},
		OnChoose: p.understand,
	})
}

func (p *bringIn) headingRows() []kit.TableRow {
	var rows []kit.TableRow
	for i, h := range p.staging.Headings {
		rows = append(rows, kit.TableRow{
			ID: strconv.Itoa(i), Cells: []string{h.Text, assessment.Thousands(h.Times), assessment.UpperFirst(p.staging.Means(h))},
			Attention: !h.Said && (h.List != "" || h.Statement != ""),
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
	f := p.host.Document().Assessment().Framework
	now := cmp.Or(h.Statement, string(h.List), none)
	var rows []kit.TableRow
	enter := func(id, words string) {
		if id == now {
			rows = append([]kit.TableRow{{ID: id, Cells: []string{words + " (as it is understood now)"}}}, rows...)
			return
		}
		rows = append(rows, kit.TableRow{ID: id, Cells: []string{words}})
	}
	for _, key := range assessment.ListKeys {
		enter(string(key), f.List(key).Title)
	}
	enter(string(intake.AsNote), "A note of its statement, for colleagues")
	enter(none, "Neither a list nor a quality statement")
	for _, s := range f.Statements() {
		enter(s.Code, "The quality statement “"+s.Title+"”")
	}
	pickAmong(p.host, "What “"+h.Text+"” means", rows, func(id string) {
		if id == none {
			id = ""
		}
		p.staging.Step("what a heading means", func() { p.staging.Understand(h.Text, meaningKept(f, id)) })
		p.host.KeepHeading(h.Text, id)
		p.refresh()
	})
}

// inAndOut says how many lines came in and what becomes of them.
func inAndOut(c intake.Counts) string {
	return count(c.Lines, "line", "lines") + " in: " +
		count(c.EntryLines, "makes ", "make ") + entries(c.Entries) + ", " +
		assessment.Thousands(c.AboutLines) + " to Who we are, " +
		assessment.Thousands(c.HeadingLines) + " read as headings, " +
		assessment.Thousands(c.LeftOutLines) + " left out, " + noted(c) +
		assessment.Thousands(c.NotPlacedLines) + " not placed, and kept to be placed later. Every line is accounted for."
}

// noted says how many lines are kept as notes, where any are.
func noted(c intake.Counts) string {
	if c.NoteLines == 0 {
		return ""
	}
	return assessment.Thousands(c.NoteLines) + " in notes, "
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
		{"Kept as notes of the statements, for colleagues", intake.Notes, false},
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
	switch {
	case b.Target.Kind == intake.Entries && b.IsGuess():
		goes = "▲ " + goes + "\n" + assessment.UpperFirst(b.Proposed.Why)
	case b.Target.Kind == intake.NotPlaced && b.Guess != nil && b.Guess.Kind == intake.Entries:
		goes += "\nIt may go to " + p.goesTo(*b.Guess)
	}
	if b.Group != "" && b.Target.Kind == intake.Entries {
		goes += "\nUnder “" + b.Group + "”, which its note keeps"
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
	case intake.Notes:
		spec, _, err := f.Statement(t.Statement)
		if err != nil {
			return t.Statement
		}
		return "Note of " + spec.Title
	case intake.AsHeading:
		return "Read as a heading"
	case intake.LeftOut:
		return "Left out: " + t.Why
	}
	return "▲ Not placed: " + t.Why
}

// actions is what can be done with a block, and with those selected beside it.
func (p *bringIn) actions(id string) []kit.Action {
	ids := p.table.Selected()
	if !slices.Contains(ids, id) {
		ids = []string{id}
	}
	actions := []kit.Action{
		{Label: "Move…", Keys: "Enter", Do: func() { p.move(ids) }},
		{Label: "Leave out", Keys: "Delete", Do: func() { p.leaveOut(ids) }},
	}
	if slices.ContainsFunc(ids, func(id string) bool {
		b := p.block(id)
		return b != nil && b.Guess != nil && b.Target.Kind == intake.NotPlaced
	}) {
		actions = append(actions, kit.Action{Label: "Place where it may go", Do: func() {
			p.step("place by guess", ids, func(b *intake.Block) {
				if b.Guess != nil && b.Target.Kind == intake.NotPlaced {
					p.staging.Move(b.ID, *b.Guess)
				}
			})
		}})
	}
	if b := p.block(id); b != nil && len(ids) == 1 && len(b.Lines) > 1 {
		actions = append(actions, kit.Action{Label: "Move some of its lines…", Begins: true, Do: func() { p.split(b) }})
		if len(b.Entries()) > 1 {
			actions = append(actions, kit.Action{Label: "Take apart, an entry a row", Do: func() { p.takeApart(b.ID) }})
		}
	}
	return append(actions, kit.Action{Label: "As it was found", Begins: true, Do: func() {
		p.step("where it goes", ids, func(b *intake.Block) { p.staging.Restore(b.ID) })
	}})
}

// block is the block that a row shows, or nil for a row that shows none.
func (p *bringIn) block(id string) *intake.Block {
	n, err := strconv.Atoi(id)
	if err != nil || p.staging == nil {
		return nil
	}
	return p.staging.Block(n)
}

// step changes several blocks as one step.
func (p *bringIn) step(label string, ids []string, change func(*intake.Block)) {
	var blocks []*intake.Block
	for _, id := range ids {
		if b := p.block(id); b != nil {
			blocks = append(blocks, b)
		}
	}
	if len(blocks) == 0 {
		return
	}
	p.staging.Step(label, func() {
		for _, b := range blocks {
			change(b)
		}
	})
	p.refresh()
}

func (p *bringIn) leaveOut(ids []string) {
	p.step("leave out "+count(len(ids), "block", "blocks"), ids, func(b *intake.Block) { p.staging.LeaveOut(b.ID) })
}

// keepNotes keeps what is offered as notes.
func (p *bringIn) keepNotes() {
	p.staging.Step("keep as notes", func() { p.staging.AcceptNotes() })
	p.refresh()
	p.table.Focus()
}

// followGuesses places what waits where it is guessed to go, however sure that is.
func (p *bringIn) followGuesses() {
	p.staging.Step("place by guess", func() { p.staging.AcceptGuesses(intake.AnyGuess) })
	p.refresh()
	p.table.Focus()
}

// move asks where blocks go.
func (p *bringIn) move(ids []string) {
	if len(ids) == 0 || p.block(ids[0]) == nil {
		return // a heading of the table
	}
	p.askPlace("Where "+map[bool]string{true: "it goes", false: "they go"}[len(ids) == 1], p.block(ids[0]), func(to intake.Target) {
		p.step("move "+count(len(ids), "block", "blocks"), ids, func(b *intake.Block) { p.staging.Move(b.ID, to) })
	})
}

// places that are no list of a statement.
const (
	placeAbout = "about"
	placeOut   = "out"
)

// askPlace asks where something goes, of which the block is the first part.
func (p *bringIn) askPlace(title string, b *intake.Block, then func(intake.Target)) {
	f := p.host.Document().Assessment().Framework
	to := map[string]intake.Target{}
	var rows, notes []kit.TableRow
	enter := func(all *[]kit.TableRow, id, words string, target intake.Target) {
		to[id] = target
		row := kit.TableRow{ID: id, Cells: []string{words}}
		if target.Kind == b.Target.Kind || b.Target.Kind == intake.NotPlaced && target.Kind == intake.Entries {
			if target.Statement == b.Target.Statement && target.List == b.Target.List {
				row.Cells[0] += " (as the lines around suggest)"
				if b.Target.Kind == target.Kind {
					row.Cells[0] = words + " (where it goes now)"
				}
				*all = append([]kit.TableRow{row}, *all...)
				return
			}
		}
		*all = append(*all, row)
	}
	for _, at := range listPlaces(f) {
		enter(&rows, at.statement+" "+string(at.list), at.words, intake.Target{Kind: intake.Entries, Statement: at.statement, List: at.list})
	}
	for _, s := range f.Statements() {
		enter(&notes, "note "+s.Code, "Note of "+s.Short+", for colleagues", intake.Target{Kind: intake.Notes, Statement: s.Code})
	}
	rows = append(rows, kit.TableRow{ID: placeAbout, Cells: []string{"Who we are"}}, kit.TableRow{ID: placeOut, Cells: []string{"Leave it out"}})
	pickAmong(p.host, title, append(rows, notes...), func(id string) {
		switch id {
		case placeAbout:
			p.askHeading(func(heading string) { then(intake.Target{Kind: intake.About, Heading: heading}) })
		case placeOut:
			then(intake.Target{Kind: intake.LeftOut, Why: "left out by hand"})
		default:
			then(to[id])
		}
		p.table.Focus()
	})
}

// askHeading asks under which heading of "Who we are" something goes.
func (p *bringIn) askHeading(then func(heading string)) {
	field := kit.NewField(kit.FieldConfig{Label: "Under which heading", Limit: assessment.LimitName})
	field.SetText("About us")
	kit.Form(p.host.Canvas(), "Who we are", field, field.Focusable(),
		kit.Answer{Label: "Cancel"},
		kit.Answer{Label: "Move it there", Primary: true, Do: func() {
			field.Flush()
			then(cmp.Or(strings.TrimSpace(field.Text()), "About us"))
		}})
}

// split asks which lines of a block belong elsewhere, and where.
func (p *bringIn) split(b *intake.Block) {
	ticked := map[int]bool{}
	var table *kit.Table
	rows := make([]kit.TableRow, len(b.Lines))
	for i, line := range b.Lines {
		rows[i] = kit.TableRow{ID: strconv.Itoa(i), Cells: []string{strconv.Itoa(line.Number), line.Words}}
	}
	table = kit.NewTable(kit.TableConfig{
		Says: "Lines of the block", Columns: []kit.Column{{Title: "Line", Width: 70}, {Title: "Text"}},
		OnTick: func(id string, is bool) {
			if i, err := strconv.Atoi(id); err == nil {
				ticked[i], rows[i].Ticked = is, is
			}
		},
	})
	table.SetRows(rows)
	kit.FormWide(p.host.Canvas(), "Which of its lines belong elsewhere?", kit.Stack(10,
		kit.NewSecondary("The space bar or a click ticks a line. What is not ticked stays where it is."), table), table,
		kit.Answer{Label: "Cancel"},
		kit.Answer{Label: "Move what is ticked…", Primary: true, Do: func() {
			var lines []int
			for i := range b.Lines {
				if ticked[i] {
					lines = append(lines, i)
				}
			}
			switch len(lines) {
			case 0:
				p.host.Toast("No line was ticked, so nothing was moved.")
			case len(b.Lines):
				p.move([]string{strconv.Itoa(b.ID)})
			default:
				p.moveLines(b, lines)
			}
		}})
}

// moveLines asks where some lines of a block go.
func (p *bringIn) moveLines(b *intake.Block, lines []int) {
	p.askPlace("Where "+count(len(lines), "line goes", "lines go"), b, func(to intake.Target) {
		part := 0
		p.staging.Step("move "+count(len(lines), "line", "lines"), func() {
			part = p.staging.Take(b.ID, lines)
			p.staging.Move(part, to)
		})
		p.refresh()
		p.table.Select(strconv.Itoa(part))
	})
}

// takeApart makes a row of every entry of a block.
func (p *bringIn) takeApart(id int) {
	p.staging.Step("take a block apart", func() { p.staging.TakeApart(id) })
	p.refresh()
	p.table.Select(strconv.Itoa(id))
	p.table.Focus()
}

// dragged follows blocks that are dragged, and sends them the way of the one on
// which they are let go.
func (p *bringIn) dragged(ids []string, at fyne.Position, dropped bool) {
	over := p.block(p.table.RowAt(at))
	if over != nil && (slices.Contains(ids, strconv.Itoa(over.ID)) || over.Target.Kind == intake.AsHeading) {
		over = nil
	}
	words := count(len(ids), "block", "blocks")
	if over != nil {
		words += ": " + assessment.LowerFirst(strings.TrimPrefix(p.goesTo(over.Target), "▲ "))
	}
	if !dropped {
		kit.ShowDragged(p.table, words, at)
		return
	}
	kit.ShowDragged(p.table, "", at)
	if over != nil {
		to := over.Target
		if to.Kind == intake.LeftOut {
			to.Why = "left out by hand"
		}
		p.step("move "+count(len(ids), "block", "blocks"), ids, func(b *intake.Block) { p.staging.Move(b.ID, to) })
	}
}

// UndoStep implements Stepping.
func (p *bringIn) UndoStep() string { return p.again((*intake.Staging).Undo) }

// RedoStep implements Stepping.
func (p *bringIn) RedoStep() string { return p.again((*intake.Staging).Redo) }

func (p *bringIn) again(step func(*intake.Staging) string) string {
	if p.staging == nil {
		return ""
	}
	said := step(p.staging)
	if said != "" {
		p.refresh()
	}
	return said
}

// done is called once what was staged is in the document.
func (p *bringIn) done() {
	p.staged, p.staging = false, nil
	p.pasted.SetText("")
}

// onlyWaits tells whether all that is to be brought in has no place.
func (p *bringIn) onlyWaits(c intake.Counts) bool {
	return c.Entries+c.Sections+c.NoteLines == 0 && c.Unplaced > 0
}

// bring writes what is staged, as one change.
func (p *bringIn) bring() {
	if p.staging == nil {
		return // brought in already
	}
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
	if counts.NoteLines > 0 {
		said += " and " + count(counts.NoteLines, "line of notes", "lines of notes")
	}
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

// Mend implements Mender: what waits to be brought in is looked at in its table.
func (p *bringIn) Mend() bool {
	switch {
	case !p.staged:
		p.Start()
	case p.review != nil:
		p.review.table.Focus()
	default:
		p.table.Focus()
	}
	return p.Unsaved()
}

// Start begins at the box to paste into.
func (p *bringIn) Start() {
	if !p.staged {
		p.pasted.Focus()
	}
}
