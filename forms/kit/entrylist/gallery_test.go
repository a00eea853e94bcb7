package entrylist

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"ninefold/forms/kit"
	"ninefold/forms/kit/kittest"
)

// statementPage builds a page like the one a statement is written on.
func statementPage() (fyne.CanvasObject, *List) {
	nav := kit.NewNav(func(string) {})
	nav.SetItems([]kit.NavItem{
		{ID: "overview", Text: "Overview"},
		{ID: "who", Text: "Who we are"},
		{Text: "Theme 1 · Working with people"},
		{ID: "QS1", Text: "Assessing needs", Mark: kit.Half, Word: "Drafting", Trailing: "2"},
		{ID: "QS2", Text: "Healthier lives", Mark: kit.Full, Word: "Signed off", Trailing: "3"},
		{ID: "QS3", Text: "Equity", Mark: kit.Hollow, Word: "Not started", Trailing: "–"},
	})
	nav.Select("QS1")
	config := func(title string) Config {
		return Config{
			Title: title, Limit: 4000, Empty: "What goes well, and how you know. One thing to an entry.",
			OnAdd: func(string, []string) []string { return nil }, OnText: func(string, string) {},
			OnRemove: func(string) {}, OnMove: func(string, int) bool { return false },
		}
	}
	well := New(config("What is working well"))
	well.SetItems([]Item{
		{ID: "a", Text: "New referrals are screened the same day by a social worker and an occupational therapist sitting together.", Meta: "2 pieces of evidence"},
		{ID: "b", Text: "Nine in ten people waiting over 28 days had a welfare call in the last month.", Meta: "1 piece of evidence · people’s experience"},
		{ID: "c", Text: "Our advocacy contract has had no waiting list since April 2025.", Meta: "no evidence yet", Attention: true},
		{ID: "d", Text: "Carers can book their own review online or by phone.", Meta: "1 piece of evidence", Internal: true},
	})
	improve := New(config("Areas for improvement"))
	improve.SetItems([]Item{
		{ID: "e", Text: "Annual reviews are late: the median wait is 71 days and the longest 240 (September 2026).", Meta: "answered by 1 priority"},
		{ID: "f", Text: "Ask Llŷr о графік: ½ of ₤9 → “done”, 10 °C ≥ 5, ▲ ● 😀", Meta: "nothing answers this yet", Attention: true},
	})
	next := New(config("Priorities"))
	score := kit.NewScorePicker([]string{"significant shortfalls", "some shortfalls", "a good standard", "an exceptional standard"}, func(int) {})
	score.SetScore(2)
	status := kit.NewChoice("Status", []kit.Option{{ID: "drafting", Label: "Drafting"}, {ID: "done", Label: "Signed off"}}, func(string) {})
	status.Choose("drafting")
	page := kit.NewPage(kit.Inset(20, 26, 20, 26, kit.Stack(14,
		kit.RowFilled(12, 0,
			kit.Stack(0, kit.NewKicker("Theme 1 · Working with people  ·  1 of 9"), kit.NewTitle("Assessing needs")),
			status, kit.NewButton("‹ Back", nil), kit.NewPrimaryButton("Next: Healthier lives ›", nil)),
		kit.NewAccentCard(kit.NewParagraph(
			kit.Run{Text: "What this is about", Strong: true},
			kit.Run{Text: "How quickly and how well people and carers are assessed, reviewed and told what happens next."},
			kit.Run{Text: "Prompts", Link: func() {}, More: true},
		)),
		kit.Columns(1000, 14, well, improve, next),
		kit.NewCard(kit.RowTop(16, 1,
			kit.Stack(6, kit.NewStrong("Our score"), score),
			kit.Stack(4, kit.NewStrong("Some shortfalls"), kit.NewField(kit.FieldConfig{Lines: 2, Says: "Why this score", Placeholder: "Why this score"})),
			kit.Stack(0, kit.NewSmall("9 entries · 1 without evidence").OneLine(), kit.NewSmall("2 open comments").OneLine().AlignRight()),
		)),
	)))
	return RowStretched(nav, page), well
}

// RowStretched puts the navigation at the left of a page, both as tall as the
// window.
func RowStretched(nav, page fyne.CanvasObject) fyne.CanvasObject {
	return &fyne.Container{Layout: sideLayout{}, Objects: []fyne.CanvasObject{nav, page}}
}

type sideLayout struct{}

func (sideLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	left := o[0].MinSize().Width
	kit.Put(o[0], 0, 0, left, size.Height)
	kit.Put(o[1], left, 0, size.Width-left, size.Height)
}

func (sideLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 200) }

func TestStatementPageInEveryAppearance(t *testing.T) {
	for name, mode := range map[string]kit.Mode{"light": kit.Light, "dark": kit.Dark, "contrast": kit.HighContrast} {
		for _, scale := range []float32{1, 1.75} {
			t.Run(fmt.Sprintf("%s-%.0f", name, scale*100), func(t *testing.T) {
				appear(t, kit.Appearance{Mode: mode, TextScale: scale})
				content, list := statementPage()
				w := show(t, content, 1366, 768)
				list.Edit("b", true)
				kittest.Golden(t, w, fmt.Sprintf("statement-%s-%.0f", name, scale*100))
			})
		}
	}
}

// everyWidget builds a page with the widgets a statement page does not show.
func everyWidget() (page *kit.Page, table *kit.Table, field *kit.Field) {
	table = kit.NewTable(kit.TableConfig{
		Says: "What goes where", OnTick: func(string, bool) {},
		Columns: []kit.Column{{Title: "Text"}, {Title: "Goes to", Width: 0.3}, {Title: "Lines", Width: 70, Right: true}},
	})
	table.SetRows([]kit.TableRow{
		{Heading: true, Cells: []string{"Assessing needs"}},
		{ID: "1", Ticked: true, Cells: []string{"People who call are spoken to by somebody who can decide, on the same day and without being passed on to anybody else.", "What is working well", "12"}},
		{ID: "2", Cells: []string{"Page 4 of 16", "Left out", "1"}, Muted: true},
		{ID: "3", Ticked: true, Cells: []string{"A paragraph nobody could place", "Not placed", "3"}, Attention: true},
	})
	field = kit.NewField(kit.FieldConfig{Label: "Name of the council", Limit: 20, Help: "As it is to stand on the cover."})
	long := kit.NewField(kit.FieldConfig{Label: "Why this score", Lines: 3})
	long.SetText("People are safe while they wait, and they wait too long. Reviews and financial assessments keep this at 2; the same-day screening is not yet in the east team.\n\nA second paragraph.")
	wrong := kit.NewField(kit.FieldConfig{Label: "As at", Help: "A date"})
	wrong.SetText("31 June")
	wrong.SetProblem("June has thirty days. Write the date as 30 June 2026.")
	ticked := kit.NewCheck("Bring in the notes as well, each below the entry it belongs to", nil)
	ticked.Set(true)
	off := kit.NewButton("Not now", nil)
	off.Disable()
	tile := kit.NewTile("Assessing needs", nil)
	tile.Set(kit.TileState{Mark: kit.Half, Word: "Drafting", Figure: "2", Detail: "9 entries · drafting", Progress: 0.55})
	page = kit.NewPage(kit.Inset(20, 26, 20, 26, kit.Stack(14,
		kit.RowFilled(12, 0, kit.NewTitle("Every widget"), kit.NewBadge("OFFICIAL"), off, kit.NewButton("Hand over…", nil), kit.NewPrimaryButton("Export pack", nil)),
		kit.Columns(800, 14,
			kit.NewCard(kit.Stack(12, field, wrong, long)),
			kit.NewCard(kit.Stack(10, ticked, kit.NewCheck("Replace what is there", nil), kit.NewLink("Show what to mend ›", nil), kit.NewFigure("7 of 9 scored"),
				kit.NewBody("With the other two at 2: 20 of 36, 56%, requires improvement."), kit.NewAttention("Two texts are too long to be saved."), tile)),
		),
		kit.NewCard(kit.Stack(8, kit.NewHeading("The nine scores"), kit.NewBars(4,
			kit.Bar{Name: "Assessing needs", Value: 2, Words: "2 · some shortfalls"}, kit.Bar{Name: "Healthier lives", Value: 3, Words: "3 · a good standard"}, kit.Bar{Name: "Equity", Value: 0, Words: "not scored yet"}))),
		table,
	)))
	return page, table, field
}

func TestEveryWidgetInEveryAppearance(t *testing.T) {
	for name, a := range map[string]kit.Appearance{
		"light-100": {Mode: kit.Light}, "dark-100": {Mode: kit.Dark}, "contrast-100": {Mode: kit.HighContrast}, "light-175": {Mode: kit.Light, TextScale: 1.75},
	} {
		t.Run(name, func(t *testing.T) {
			appear(t, a)
			page, table, field := everyWidget()
			w := show(t, page, 1366, 1100)
			field.Focus()
			for _, r := range "Northmere Council in the north" {
				w.Canvas().Focused().TypedRune(r)
			}
			w.Content().(*kit.Host).Toast(kit.Message{Text: "Exported 3 files", Actions: []kit.Action{{Label: "Show in folder"}}})
			kittest.Golden(t, w, "widgets-"+name)
			table.Focus()
			table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
			kit.Ask(w.Canvas(), "Replace the entries that are there?", "12 entries of Assessing needs would be replaced. One undo brings them back.",
				kit.Answer{Label: "Keep them"}, kit.Answer{Label: "Replace 12 entries", Primary: true})
			kittest.Golden(t, w, "dialog-"+name)
		})
	}
}
