package forms

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"image"
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ninefold/app/assessment"
	"ninefold/app/pdfium"
	"ninefold/export/pack"
	"ninefold/forms/kit"
)

// choicePages is the key under which a document remembers that the pages to be
// made are looked at; its value is "shown" or "".
const choicePages = "export.pages"

// pagesPane shows the pages of the PDFs that would be made, before they are.
type pagesPane struct {
	host Host
	hide func()

	sheets  *kit.Sheets
	file    *kit.Choice // which of several files
	files   *fyne.Container
	where   *kit.Text
	zoomed  *kit.Text
	note    *kit.Text
	content *fyne.Container

	jobs     []pack.Job // those with a PDF
	printed  []string   // the number on each page
	document *pdfium.Document
	asked    int    // counts the times that pages were asked for
	stop     func() // ends the making of pages under way
}

func newPagesPane(h Host, hide func()) *pagesPane {
	p := &pagesPane{host: h, hide: hide}
	p.sheets = kit.NewSheets(kit.SheetsConfig{Says: "Pages that will be made", OnMove: p.moved, OnZoom: func(percent int) {
		p.zoomed.SetText(strconv.Itoa(percent) + "%")
	}})
	p.file = kit.NewChoice("Whose pages to see", nil, func(string) { p.show(p.jobs, "") })
	p.files = kit.Inset(0, 12, 8, 12, kit.Row(0, p.file))
	p.files.Hide()
	p.where, p.zoomed, p.note = kit.NewStrong("").OneLine(), kit.NewSecondary("100%").OneLine(), kit.NewSecondary("")
	zoom := func(step int) func() { return func() { p.sheets.Zoom(step) } }
	head := kit.Stack(0,
		kit.Inset(12, 12, 8, 12, kit.RowFilled(8, 0, p.where, kit.NewButton("−", zoom(-1)), p.zoomed, kit.NewButton("+", zoom(1)), kit.NewButton("Fit", zoom(0)), kit.NewButton("Hide", hide))),
		p.files,
		kit.Inset(0, 12, 10, 12, p.note),
	)
	p.content = container.NewBorder(nil, nil, kit.NewLine(), nil, container.NewBorder(head, nil, nil, nil, p.sheets))
	p.content.Hide()
	return p
}

// moved says which page is read, by the number printed on it.
func (p *pagesPane) moved(sheet int) {
	if sheet < 0 || sheet >= len(p.printed) {
		p.where.SetText("")
		return
	}
	of := strconv.Itoa(sheet+1) + " of " + assessment.Thousands(len(p.printed))
	if number := p.printed[sheet]; number != "" && number != strconv.Itoa(sheet+1) {
		of = number + " · " + of
	}
	p.where.SetText("Page " + of)
}

// say shows a sentence above the pages; "" for none.
func (p *pagesPane) say(sentence string) {
	p.note.SetText(sentence)
	if sentence == "" {
		p.note.Hide()
	} else {
		p.note.Show()
	}
	p.content.Refresh()
}

// show makes the pages of the jobs anew and shows them once they are made; until
// then what was there stays. A problem is said instead.
func (p *pagesPane) show(jobs []pack.Job, problem string) {
	if !p.content.Visible() {
		return
	}
	p.asked++
	if p.stop != nil {
		p.stop()
	}
	p.jobs = p.jobs[:0:0]
	for _, job := range jobs {
		if job.PDF != "" {
			p.jobs = append(p.jobs, job)
		}
	}
	if problem == "" && len(p.jobs) == 0 {
		problem = "A workbook has no pages to be seen. Tick PDF to see those of a PDF."
	}
	if problem != "" {
		p.clear(problem)
		return
	}
	p.offer()
	job := p.jobs[p.chosen()]
	p.where.SetText("Setting the pages…")
	if !pdfium.Ready() {
		p.say("The first time on this computer this takes some seconds. You can go on meanwhile.")
	}
	ctx, stop := context.WithCancel(context.Background())
	asked := p.asked
	p.stop = stop
	a := p.host.Document().Snapshot()
	kit.Beside(func() {
		made, err := makePages(ctx, a, job)
		kit.OnWindow(func() {
			switch {
			case asked != p.asked:
				made.close()
			case err != nil:
				p.clear(pagesProblem(err))
			default:
				p.take(made)
			}
		})
	})
}

// offer lets one of several files be chosen.
func (p *pagesPane) offer() {
	chosen := p.file.Chosen()
	options := make([]kit.Option, len(p.jobs))
	for i, job := range p.jobs {
		options[i] = kit.Option{ID: strconv.Itoa(i), Label: filepath.Base(job.PDF)}
	}
	p.file.SetOptions(options)
	if n, err := strconv.Atoi(chosen); err != nil || n >= len(p.jobs) {
		chosen = "0"
	}
	p.file.Choose(chosen)
	if len(p.jobs) > 1 {
		p.files.Show()
	} else {
		p.files.Hide()
	}
}

func (p *pagesPane) chosen() int {
	n, err := strconv.Atoi(p.file.Chosen())
	if err != nil || n >= len(p.jobs) {
		return 0
	}
	return n
}

// pages are the pages of one PDF, ready to be drawn.
type pages struct {
	document *pdfium.Document
	sheets   []kit.Sheet
	printed  []string
}

func (m *pages) close() {
	if m != nil && m.document != nil {
		kit.Beside(m.document.Close)
	}
}

// makePages makes the PDF of a job in memory and opens it. The document answers
// until it is closed, whatever becomes of ctx.
func makePages(ctx context.Context, a *assessment.Assessment, job pack.Job) (made *pages, err error) {
	data, err := pack.Draft(ctx, a, job)
	if err != nil {
		return nil, err
	}
	own, end := context.WithCancel(context.Background())
	kept := context.AfterFunc(ctx, end) // only until it is made
	document, err := pdfium.Open(own, data)
	if err != nil {
		end()
		return nil, cmp.Or(ctx.Err(), err)
	}
	made = &pages{document: document}
	defer func() {
		if err == nil && !kept() {
			err = ctx.Err()
		}
		if err != nil {
			end()
			document.Close()
			made = nil
		}
	}()
	for i := range document.Pages() {
		width, height, err := document.Size(ctx, i)
		if err != nil {
			return nil, err
		}
		number, err := document.Label(ctx, i)
		if err != nil {
			return nil, err
		}
		label := "Page " + number
		if number == "" {
			label = "Page " + strconv.Itoa(i+1)
		}
		made.printed = append(made.printed, number)
		made.sheets = append(made.sheets, kit.Sheet{Width: float32(width), Height: float32(height), Label: label})
	}
	return made, nil
}

// take shows pages that were made.
func (p *pagesPane) take(made *pages) {
	was := p.document
	p.document, p.printed = made.document, made.printed
	p.say("")
	p.sheets.Set(made.sheets, func(ctx context.Context, sheet, width int) (image.Image, error) {
		picture, err := made.document.Picture(ctx, sheet, width)
		if err != nil {
			return nil, err
		}
		return picture, nil
	})
	(&pages{document: was}).close()
}

// clear shows a sentence instead of pages.
func (p *pagesPane) clear(sentence string) {
	was := p.document
	p.document, p.printed = nil, nil
	p.sheets.Close()
	p.where.SetText("")
	p.say(sentence)
	(&pages{document: was}).close()
}

func pagesProblem(err error) string {
	switch {
	case errors.Is(err, pdfium.ErrEngine):
		return "Pages cannot be shown on this computer. Exporting them works all the same."
	case assessment.ErrorCode(err) != "":
		return err.Error()
	}
	return fmt.Sprintf("The pages could not be shown: %v.", err)
}

// close ends all that is under way and lets the engine go.
func (p *pagesPane) close() {
	p.asked++
	if p.stop != nil {
		p.stop()
	}
	p.clear("")
}

// besideThePage is the width, at a text size of 100%, from which the pages stand beside
// the choices.
const besideThePage = 860

// splitLayout gives a page and the pane beside it their room: side by side where
// there is enough, else the pane takes the place of the page while it is shown.
type splitLayout struct{ page, pane fyne.CanvasObject }

func (l *splitLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	const share = 0.54 // of the page
	switch from := room(besideThePage); {
	case !l.pane.Visible():
		kit.Put(l.page, 0, 0, size.Width, size.Height)
	case size.Width >= from:
		left := size.Width * share
		kit.Put(l.page, 0, 0, left, size.Height)
		kit.Put(l.pane, left, 0, size.Width-left, size.Height)
	default:
		kit.Put(l.page, 0, 0, 0, 0)
		kit.Put(l.pane, 0, 0, size.Width, size.Height)
	}
}

func (l *splitLayout) MinSize([]fyne.CanvasObject) fyne.Size { return l.page.MinSize() }
