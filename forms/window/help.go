package window

import (
	"cmp"
	"image/color"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"ninefold/app/command"
	"ninefold/assets"
	"ninefold/forms/kit"
)

// showShortcuts shows the sheet of all keys, made from their declarations.
func (w *window) showShortcuts() {
	var rows []kit.TableRow
	group := ""
	for i, s := range slices.Concat(shortcuts(), inLists, inFinding, inRegisters, inWaiting) {
		if s.Group != group {
			group = s.Group
			rows = append(rows, kit.TableRow{ID: group, Cells: []string{group}, Heading: true})
		}
		rows = append(rows, kit.TableRow{ID: strconv.Itoa(i), Cells: []string{s.Name, s.Keys()}})
	}
	table := kit.NewTable(kit.TableConfig{
		Says:    "Keyboard shortcuts",
		Columns: []kit.Column{{Title: "What it does"}, {Title: "Keys", Width: 0.4}},
	})
	table.SetRows(rows)
	room := canvas.NewRectangle(color.Transparent)
	room.SetMinSize(fyne.NewSize(min(560, w.Canvas().Size().Width*0.8), w.Canvas().Size().Height*0.65))
	kit.Form(w.Canvas(), "Keyboard shortcuts", container.NewStack(room, kit.NewPage(table)), table,
		kit.Answer{Label: "Close", Primary: true})
}

// tell shows a few paragraphs to be read.
func (w *window) tell(title, body string) {
	kit.Ask(w.Canvas(), title, body, kit.Answer{Label: "Close", Primary: true})
}

// showPlaces says where the document, the settings and the log are.
func (w *window) showPlaces() {
	document := "No document is open."
	if w.doc != nil {
		document = w.doc.Path()
	}
	log, err := logPath()
	if err != nil {
		log = "There is no log: this computer names no folder for it."
	}
	w.tell("Where things are", strings.Join([]string{
		"The document: " + document,
		"It is one file. Copy it, move it or back it up like any other, while it is closed here.",
		"The log of technical details, without any of your text: " + log,
		"Settings of this computer (your name, light or dark, recent documents, words not to be marked): " + cmp.Or(settingsPath(), "not kept: this computer names no folder for them."),
	}, "\n\n"))
}

// showAccess says plainly what works with a screen reader, and what does not.
func (w *window) showAccess() {
	w.tell("Screen readers and other help", strings.Join([]string{
		"Everything in this window works with the keyboard alone; F1 lists the keys. The text can be made larger, up to twice its size, and there is a high-contrast look (View menu).",
		"A screen reader does not reach this window’s lists and fields yet: the toolkit it is built with offers only buttons and labels to it, and on Windows not those inside a page.",
		"What the wavy lines under words say stands in words too: Spelling (F7) lists every word that is in no dictionary, each in its sentence.",
		"With a screen reader, use the command line ('ninefold --help') and the exported PDF and workbook, which are made to be read aloud.",
	}, "\n\n"))
}

// showLicences lists what the program is built from; a row opens its licence.
func (w *window) showLicences() {
	texts := map[string]string{}
	rows := []kit.TableRow{{ID: programName, Cells: []string{programName}}}
	texts[programName] = assets.Licence()
	for _, l := range assets.Licences() {
		texts[l.Of] = l.Text
		rows = append(rows, kit.TableRow{ID: l.Of, Cells: []string{l.Of}})
	}
	table := kit.NewTable(kit.TableConfig{
		Says:     "What the program is built from",
		Columns:  []kit.Column{{Title: "Built from; Enter shows the licence"}},
		OnChoose: func(id string) { w.tell("Licence of "+id, texts[id]) },
	})
	table.SetRows(rows)
	room := canvas.NewRectangle(color.Transparent)
	room.SetMinSize(fyne.NewSize(min(560, w.Canvas().Size().Width*0.8), w.Canvas().Size().Height*0.65))
	kit.Form(w.Canvas(), "Licences", container.NewStack(room, kit.NewPage(table)), table,
		kit.Answer{Label: "Close", Primary: true})
}

func (w *window) showAbout() {
	w.tell("About Ninefold", strings.Join([]string{
		"Ninefold " + command.Version,
		"Writes a council’s adult social care self-assessment, offline, and exports the pack its regulator and its committees read.",
		"It is not made, checked or endorsed by the Care Quality Commission. The overall score is worked out as observed from published results.",
		"Set in Source Sans 3 and, in PDFs, Noto (SIL Open Font License), and in DejaVu Sans.",
	}, "\n\n"))
}
