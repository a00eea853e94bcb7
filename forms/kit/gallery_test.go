package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
)

// statementPage builds a page like the one a statement is written on.
func statementPage() (fyne.CanvasObject, *EntryList) {
	nav := NewNav(func(string) {})
	nav.SetItems([]NavItem{
		{ID: "overview", Text: "Overview"},
		{ID: "who", Text: "Who we are"},
		{Text: "Theme 1 · Working with people"},
		{ID: "QS1", Text: "Assessing needs", Mark: Half, Word: "Drafting", Trailing: "2"},
		{ID: "QS2", Text: "Healthier lives", Mark: Full, Word: "Signed off", Trailing: "3"},
		{ID: "QS3", Text: "Equity", Mark: Hollow, Word: "Not started", Trailing: "–"},
	})
	nav.Select("QS1")
	config := func(title string) EntryListConfig {
		return EntryListConfig{
			Title: title, Limit: 4000, Empty: "What goes well, and how you know. One thing to an entry.",
			OnAdd: func(string, []string) []string { return nil }, OnText: func(string, string) {},
			OnRemove: func(string) {}, OnMove: func(string, int) bool { return false },
		}
	}
	well := NewEntryList(config("What is working well"))
	well.SetItems([]EntryItem{
		{ID: "a", Text: "New referrals are screened the same day by a social worker and an occupational therapist sitting together.", Meta: "2 pieces of evidence"},
		{ID: "b", Text: "Nine in ten people waiting over 28 days had a welfare call in the last month.", Meta: "1 piece of evidence · people’s experience"},
		{ID: "c", Text: "Our advocacy contract has had no waiting list since April 2025.", Meta: "no evidence yet", Attention: true},
		{ID: "d", Text: "Carers can book their own review online or by phone.", Meta: "1 piece of evidence", Internal: true},
	})
	improve := NewEntryList(config("Areas for improvement"))
	improve.SetItems([]EntryItem{
		{ID: "e", Text: "Annual reviews are late: the median wait is 71 days and the longest 240 (September 2026).", Meta: "answered by 1 priority"},
		{ID: "f", Text: "Ask Llŷr о графік: ½ of ₤9 → “done”, 10 °C ≥ 5, ▲ ● 日本 😀", Meta: "nothing answers this yet", Attention: true},
	})
	next := NewEntryList(config("Priorities"))
	score := NewScorePicker([]string{"significant shortfalls", "some shortfalls", "a good standard", "an exceptional standard"}, func(int) {})
	score.SetScore(2)
	status := NewChoice("Status", []Option{{"drafting", "Drafting"}, {"done", "Signed off"}}, func(string) {})
	status.Choose("drafting")
	page := NewPage(Inset(20, 26, 20, 26, Stack(14,
		RowFilled(12, 0,
			Stack(0, NewKicker("Theme 1 · Working with people  ·  1 of 9"), NewTitle("Assessing needs")),
			status, NewButton("‹ Back", nil), NewPrimaryButton("Next: Healthier lives ›", nil)),
		NewAccentCard(NewParagraph(
			Run{Text: "What this is about", Strong: true},
			Run{Text: "How quickly and how well people and carers are assessed, reviewed and told what happens next."},
			Run{Text: "Prompts", Link: func() {}, More: true},
		)),
		Columns(1000, 14, well, improve, next),
		NewCard(RowTop(16, 1,
			Stack(6, NewStrong("Our score"), score),
			Stack(4, NewStrong("Some shortfalls"), NewField(FieldConfig{Lines: 2, Says: "Why this score", Placeholder: "Why this score"})),
			Stack(0, NewSmall("9 entries · 1 without evidence").OneLine(), NewSmall("2 open comments").OneLine().AlignRight()),
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
	put(o[0], 0, 0, left, size.Height)
	put(o[1], left, 0, size.Width-left, size.Height)
}

func (sideLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 200) }

func TestStatementPageInEveryAppearance(t *testing.T) {
	for name, mode := range map[string]Mode{"light": Light, "dark": Dark, "contrast": HighContrast} {
		for _, scale := range []float32{1, 1.75} {
			t.Run(fmt.Sprintf("%s-%.0f", name, scale*100), func(t *testing.T) {
				appear(t, Appearance{Mode: mode, TextScale: scale})
				content, list := statementPage()
				w := show(t, content, 1366, 768)
				list.Edit("b", true)
				picture(t, w, fmt.Sprintf("statement-%s-%.0f", name, scale*100))
			})
		}
	}
}

// everyWidget builds a page with the widgets a statement page does not show.
func everyWidget() (page *Page, table *Table, field *Field) {
	table = NewTable(TableConfig{
		Says: "What goes where", OnTick: func(string, bool) {},
		Columns: []Column{{Title: "Text"}, {Title: "Goes to", Width: 0.3}, {Title: "Lines", Width: 70, Right: true}},
	})
	table.SetRows([]TableRow{
		{Heading: true, Cells: []string{"Assessing needs"}},
		{ID: "1", Ticked: true, Cells: []string{"People who call are spoken to by somebody who can decide, on the same day and without being passed on to anybody else.", "What is working well", "12"}},
		{ID: "2", Cells: []string{"Page 4 of 16", "Left out", "1"}, Muted: true},
		{ID: "3", Ticked: true, Cells: []string{"A paragraph nobody could place", "Not placed", "3"}, Attention: true},
	})
	field = NewField(FieldConfig{Label: "Name of the council", Limit: 20, Help: "As it is to stand on the cover."})
	long := NewField(FieldConfig{Label: "Why this score", Lines: 3})
	long.SetText("People are safe while they wait, and they wait too long. Reviews and financial assessments keep this at 2; the same-day screening is not yet in the east team.\n\nA second paragraph.")
	wrong := NewField(FieldConfig{Label: "As at", Help: "A date"})
	wrong.SetText("31 June")
	wrong.SetProblem("June has thirty days. Write the date as 30 June 2026.")
	ticked := NewCheck("Bring in the notes as well, each below the entry it belongs to", nil)
	ticked.Set(true)
	off := NewButton("Not now", nil)
	off.Disable()
	tile := NewTile("Assessing needs", nil)
	tile.Set(TileState{Mark: Half, Word: "Drafting", Figure: "2", Detail: "9 entries · drafting", Progress: 0.55})
	page = NewPage(Inset(20, 26, 20, 26, Stack(14,
		RowFilled(12, 0, NewTitle("Every widget"), NewBadge("OFFICIAL"), off, NewButton("Hand over…", nil), NewPrimaryButton("Export pack", nil)),
		Columns(800, 14,
			NewCard(Stack(12, field, wrong, long)),
			NewCard(Stack(10, ticked, NewCheck("Replace what is there", nil), NewLink("Show what to mend ›", nil), NewFigure("7 of 9 scored"),
				NewBody("With the other two at 2: 20 of 36, 56%, requires improvement."), NewAttention("Two texts are too long to be saved."), tile)),
		),
		NewCard(Stack(8, NewHeading("The nine scores"), NewBars(4,
			Bar{"Assessing needs", 2, "2 · some shortfalls"}, Bar{"Healthier lives", 3, "3 · a good standard"}, Bar{"Equity", 0, "not scored yet"}))),
		table,
	)))
	return page, table, field
}

func TestEveryWidgetInEveryAppearance(t *testing.T) {
	for name, a := range map[string]Appearance{
		"light-100": {Mode: Light}, "dark-100": {Mode: Dark}, "contrast-100": {Mode: HighContrast}, "light-175": {Mode: Light, TextScale: 1.75},
	} {
		t.Run(name, func(t *testing.T) {
			appear(t, a)
			page, table, field := everyWidget()
			w := show(t, page, 1366, 1100)
			field.Focus()
			for _, r := range "Northmere Council in the north" {
				w.Canvas().Focused().TypedRune(r)
			}
			w.Content().(*Host).Toast(Message{Text: "Exported 3 files", Action: &Action{Label: "Show in folder"}})
			picture(t, w, "widgets-"+name)
			table.Focus()
			table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
			Ask(w.Canvas(), "Replace the entries that are there?", "12 entries of Assessing needs would be replaced. One undo brings them back.",
				Answer{Label: "Keep them"}, Answer{Label: "Replace 12 entries", Primary: true})
			picture(t, w, "dialog-"+name)
		})
	}
}
