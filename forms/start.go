package forms

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"ninefold/assets"
	"ninefold/forms/kit"
)

// StartActions is what the start page can set going.
type StartActions struct {
	New, Open, Sample, BringIn func()
	Recent                     []string // paths, the newest first
	OpenRecent                 func(path string)
}

// StartPage is what the window shows while no document is open.
type StartPage struct {
	content fyne.CanvasObject
	first   fyne.Focusable
}

// NewStart makes the start page.
func NewStart(do StartActions) *StartPage {
	icon := canvas.NewImageFromResource(fyne.NewStaticResource("icon.png", assets.Icon))
	icon.FillMode = canvas.ImageFillContain
	icon.SetMinSize(fyne.NewSquareSize(64))
	begin := kit.NewPrimaryButton("New self-assessment", do.New)
	ways := []fyne.CanvasObject{
		way(begin, "An empty document for your council, kept in one file."),
		way(kit.NewButton("Open…", do.Open), "A self-assessment you or a colleague began."),
		way(kit.NewButton("Bring in existing text…", do.BringIn), "Begin with last year’s document: Word, plain text or pasted."),
		way(kit.NewButton("Look at the sample…", do.Sample), "A finished self-assessment of a council that does not exist."),
	}
	recent := []fyne.CanvasObject{kit.NewHeading("Recent")}
	for _, path := range do.Recent {
		name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
		link := kit.NewLink(name, func() { do.OpenRecent(path) })
		recent = append(recent, kit.Stack(0, kit.Row(0, link), kit.Inset(0, 0, 0, 2, kit.NewSmall(filepath.Dir(path)).OneLine())))
	}
	if len(do.Recent) == 0 {
		recent = append(recent, kit.NewSecondary("Documents you have opened are listed here."))
	}
	return &StartPage{
		first: begin,
		content: kit.NewPage(kit.Inset(40, 40, 40, 40, kit.AtMost(room(1000), kit.Stack(24,
			kit.RowFilled(16, 1, icon, kit.Stack(0, kit.NewTitle("Ninefold"),
				kit.NewSecondary("Your adult social care self-assessment: nine statements, one file, the pack at the end."))),
			kit.Columns(room(760), 24,
				kit.NewCard(kit.Stack(18, ways...)),
				kit.NewCard(kit.Stack(10, recent...)),
			),
			kit.NewSmall("Everything stays on this computer. Nothing is sent anywhere."),
		)))),
	}
}

func way(button *kit.Button, help string) fyne.CanvasObject {
	return kit.Stack(4, kit.Row(0, button), kit.NewSecondary(help))
}

// Content is what is shown.
func (p *StartPage) Content() fyne.CanvasObject { return p.content }

// Start gives the keyboard to the first thing to do.
func (p *StartPage) Start(c fyne.Canvas) { c.Focus(p.first) }
