package forms

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/app/evidence"
	"ninefold/export"
	"ninefold/export/pack"
	"ninefold/forms/kit"
)

// gathering is the part of the export page that gathers the files of the
// evidence in a folder of their own. It is one errand: no document remembers it,
// since what is made is never written over.
type gathering struct {
	p      *exportPage
	check  *kit.Check
	folder *kit.Field
	inside *kit.Text
	more   *fyne.Container // what is shown while it is ticked
	card   fyne.CanvasObject
	given  string // the folder that was suggested, until somebody names another
}

func newGathering(p *exportPage) *gathering {
	g := &gathering{p: p}
	g.check = kit.NewCheck("Gather the files of the evidence in a folder", func(bool) {
		g.suggest()
		if g.check.On() {
			p.host.EvidenceFiles().Hurry()
		}
		p.changed()
	})
	g.folder = kit.NewField(kit.FieldConfig{
		Label: "Folder for the evidence", Limit: assessment.LimitChoice, OnChange: func(string) { p.changed() },
		Help: "It must not be there yet, or be empty: nothing is ever written over.",
	})
	browse := kit.NewButton("Browse…", func() {
		p.host.ChooseFolder("Folder in which the evidence goes", func(path string) {
			if path != "" {
				g.folder.SetText(g.freeIn(path))
				p.changed()
			}
		})
	})
	g.inside = kit.NewSecondary("")
	g.more = kit.Stack(10, g.folder, kit.Row(0, browse), g.inside)
	help := kit.NewSmall("Each file under a plain name, such as E12-waiting-list-return.csv, with an index of what each is and bears out and the number it has in the papers: to hand over, or to upload as they are. A public version gets only what is already public.")
	g.card = kit.NewCard(kit.Stack(10, kit.Stack(4, g.check, kit.Inset(0, 0, 0, 28, help)), g.more))
	if len(p.host.Document().Assessment().Evidence()) == 0 {
		g.check.Disable()
		help.SetText("There is no evidence in the document yet.")
	}
	g.show()
	return g
}

func (g *gathering) on() bool { return g.check.On() && !g.check.Disabled() }

// suggest names a folder beside the files of the export, unless somebody has
// named one.
func (g *gathering) suggest() {
	if text := g.folder.Text(); text == "" || text == g.given {
		g.given = g.freeIn(g.p.folder.Text())
		setIfOther(g.folder, g.given)
	}
}

// freeIn is a folder within another in which there is nothing yet.
func (g *gathering) freeIn(folder string) string {
	o, _ := g.p.options()
	o.Document = export.Evidence
	path := filepath.Join(folder, pack.FileName(g.p.host.Document().Assessment(), o, "")+"-files")
	for n := 2; ; n++ {
		if _, err := os.Lstat(path); err != nil {
			return path
		}
		path = strings.TrimSuffix(path, "-"+strconv.Itoa(n-1)) + "-" + strconv.Itoa(n)
	}
}

// problem is the sentence for what is wrong, or "".
func (g *gathering) problem() string {
	if g.on() && strings.TrimSpace(g.folder.Text()) == "" {
		return "Please name the folder in which the evidence is to be gathered."
	}
	return ""
}

// show says what would be in the folder, as far as the files were looked at.
func (g *gathering) show() {
	if shownWhile(g.more, g.on()); !g.on() {
		return
	}
	a, files, public := g.p.host.Document().Assessment(), g.p.host.EvidenceFiles(), g.p.audience.Chosen() == string(export.Public)
	numbers := a.EvidenceNumbers()
	there, held := 0, 0
	var not []string
	for _, e := range a.Evidence() {
		switch state := files.Of(e); {
		case public && (!e.AlreadyPublic || e.Internal):
			held++
		case e.File == "":
		case public && e.PersonalData:
			not = append(not, numbers[e.ID]+" (holds personal data)")
		case state.Needs() != "":
			not = append(not, numbers[e.ID]+" ("+assessment.LowerFirst(state.Needs())+")")
		case state == evidence.Unchanged || state == evidence.NotLooked:
			there++
		}
	}
	said := count(there, "file", "files") + " and the index " + pack.EvidenceIndex + " will be in it."
	if held > 0 {
		said += " " + count(held, "piece is not public and is", "pieces are not public and are") + " left out."
	}
	if n := len(not); n > 0 {
		const most = 5
		if n > most {
			not = append(not[:most], assessment.Thousands(n-most)+" more")
		}
		said += "\n▲ " + count(n, "file cannot be", "files cannot be") + " gathered: " + strings.Join(not, ", ") + "."
	}
	g.inside.SetText(said)
}

// target is the folder that is to be made.
func (g *gathering) target(o export.Options) pack.EvidenceFolder {
	return pack.EvidenceFolder{Path: strings.TrimSpace(g.folder.Text()), Document: g.p.host.Document().Path(), Audience: o.Audience}
}

// done says what was gathered and names what was not, and asks for another
// folder the next time.
func (g *gathering) done(gathered *pack.Gathered, made int) {
	g.check.Set(false)
	g.folder.SetText("")
	g.show()
	g.p.refreshPreview()
	said := "Gathered " + count(gathered.Files, "file", "files") + " of the evidence"
	if made > 0 {
		said = "Exported " + count(made, "file", "files") + " and gathered " + assessment.Thousands(gathered.Files) + " of the evidence"
	}
	showFolder := func() { g.p.host.ShowFolder(filepath.Join(gathered.Path, pack.EvidenceIndex)) }
	if len(gathered.Missing) == 0 {
		g.p.host.Toast(said, kit.Action{Label: "Show in folder", Do: showFolder})
		return
	}
	rows := make([]kit.TableRow, len(gathered.Missing))
	for i, m := range gathered.Missing {
		rows[i] = kit.TableRow{ID: strconv.Itoa(i), Cells: []string{m.Number + "  " + m.Title, m.Why}}
	}
	table := kit.NewTable(kit.TableConfig{Says: "Evidence that was not gathered", Columns: []kit.Column{{Title: "Evidence"}, {Title: "Why", Width: 0.4}}})
	table.SetRows(rows)
	kit.FormWide(g.p.host.Canvas(), count(len(rows), "file was", "files were")+" not gathered", kit.Stack(10,
		kit.NewBody(said+". The index in the folder says the same of these:"),
		kit.Over(g.p.roomInDialog(), kit.NewPage(table)),
	), nil,
		kit.Answer{Label: "Show in folder", Do: showFolder},
		kit.Answer{Label: "Look at the evidence", Do: func() { g.p.host.Show(Evidence) }},
		kit.Answer{Label: "Close", Primary: true, Escapes: true})
}
