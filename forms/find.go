package forms

import (
	"fmt"
	"image/color"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"ninefold/app/assessment"
	"ninefold/app/find"
	"ninefold/forms/kit"
)

// mostFound is how many results are listed: more letters find the others.
const mostFound = 60

// AskFind finds anything: pages, what the window can do, and every word that
// people wrote. Commands are what the window can do; query is what is looked for at
// first, or "".
func AskFind(h Host, commands []kit.Action, query string) {
	a := h.Document().Assessment()
	ix := find.NewIndex(a)
	places := Places(a.Framework)
	results := map[string]func(){}
	var dialog *kit.Dialog
	take := func(id string) {
		if do := results[id]; do != nil {
			dialog.Close()
			do()
		}
	}
	table := kit.NewTable(kit.TableConfig{
		Says: "Found", Columns: []kit.Column{{Title: "Found"}, {Title: "Where", Width: 0.34}},
		Empty: "Write a few letters of what you are looking for.", OnChoose: take,
	})
	page := kit.NewPage(table)
	show := func(query string) {
		clear(results)
		var rows []kit.TableRow
		add := func(cells []string, do func()) {
			id := strconv.Itoa(len(results))
			results[id] = do
			rows = append(rows, kit.TableRow{ID: id, Cells: cells})
		}
		heading := func(text string) {
			rows = append(rows, kit.TableRow{ID: "heading " + text, Heading: true, Cells: []string{text}})
		}
		if strings.TrimSpace(query) != "" {
			if found := pagesNamed(places, query); len(found) > 0 {
				heading("Pages")
				for _, p := range found {
					add([]string{p.Title, p.Group}, func() { h.Show(p.Page) })
				}
			}
			if found := commandsNamed(commands, query); len(found) > 0 {
				heading("What can be done")
				for _, c := range found {
					add([]string{c.Label, c.Keys}, c.Do)
				}
			}
			hits, total := ix.Search(query, mostFound)
			if total > 0 {
				said := "In the document · " + count(total, "place", "places")
				if total > len(hits) {
					said += ", the first " + assessment.Thousands(len(hits))
				}
				heading(said)
			}
			for _, hit := range hits {
				add([]string{hit.Before + hit.Match + hit.After, whereIs(a, hit.Ref, hit.Field)}, func() {
					if route, leads := RouteTo(a, hit.Ref, hit.Field); leads {
						h.Go(route)
					}
				})
			}
			if len(rows) == 0 {
				rows = append(rows, kit.TableRow{ID: "nothing", Heading: true, Cells: []string{"Nothing of that is in the document."}})
			}
		}
		table.SetRows(rows)
		page.ScrollTo(0)
	}
	search := kit.NewField(kit.FieldConfig{
		Says: "Find anything", Placeholder: "A word, a name, a page…", OnChange: show, AtOnce: true,
		OnKey: func(key *fyne.KeyEvent) bool {
			if key.Name == fyne.KeyDown {
				table.Focus()
				return true
			}
			return false
		},
		OnSubmit: func(string) { take("0") },
	})
	dialog = kit.FormWide(h.Canvas(), "Find anything", kit.Stack(10, search, inRoom(h, page)), search.Focusable(), kit.Answer{Label: "Close"})
	if query != "" {
		search.SetText(query)
		search.SelectAll()
		show(query)
	}
}

// inRoom gives a dialog's list room to be read in, within the window.
func inRoom(h Host, object fyne.CanvasObject) fyne.CanvasObject {
	size := h.Canvas().Size()
	space := canvas.NewRectangle(color.Transparent)
	space.SetMinSize(fyne.NewSize(min(room(760), size.Width*0.8), min(room(420), size.Height*0.5)))
	return container.NewStack(space, object)
}

// named tells whether all words of a query begin words of a name.
func named(name, query string) bool {
	for _, wanted := range strings.Fields(find.Fold(query)) {
		begins := false
		for _, word := range strings.Fields(find.Fold(name)) {
			begins = begins || strings.HasPrefix(word, wanted)
		}
		if !begins {
			return false
		}
	}
	return true
}

func pagesNamed(places []Place, query string) []Place {
	var exact, found []Place
	for _, p := range places {
		switch {
		case find.Fold(p.Title) == find.Fold(strings.TrimSpace(query)):
			exact = append(exact, p)
		case named(p.Title, query):
			found = append(found, p)
		}
	}
	return append(exact, found...)
}

func commandsNamed(commands []kit.Action, query string) []kit.Action {
	var found []kit.Action
	for _, c := range commands {
		if named(c.Label, query) {
			found = append(found, c)
		}
	}
	return found
}

// whereIs names the place of a text, and which of its record's it is where that is not
// the one it is called by.
func whereIs(a *assessment.Assessment, ref assessment.Ref, field assessment.Field) string {
	where := a.Place(ref.Kind, ref.ID)
	if spec, _ := assessment.KindOf(ref.Kind); spec.Called != field {
		f, _ := assessment.FieldOf(ref.Kind, field)
		where += ", " + strings.ToLower(f.Title)
	}
	return where
}

// AskReplace finds a text in all that people wrote and puts another in its
// place, after each place was shown. It is one change.
func AskReplace(h Host) {
	a := h.Document().Assessment()
	var all []find.Replacement
	taken := map[int]bool{}
	var wanted find.Wanted
	var dialog *kit.Dialog
	tally := kit.NewSecondary("")
	var table *kit.Table
	refresh := func() {
		rows := make([]kit.TableRow, len(all))
		times := 0
		for i, r := range all {
			rows[i] = kit.TableRow{
				ID: strconv.Itoa(i), Ticked: taken[i], Muted: !taken[i],
				Cells: []string{whereIs(a, r.Ref, r.Field), r.Shown},
			}
			if taken[i] {
				times += r.Times
			}
		}
		table.SetRows(rows)
		switch {
		case wanted.Text == "":
			tally.SetText("Nothing is changed until you say so, and one undo takes all of it back.")
		case len(all) == 0:
			tally.SetText("That is nowhere in the document.")
		default:
			tally.SetText(fmt.Sprintf("%s in %s. Only what is ticked is changed.", count(times, "replacement", "replacements"), count(len(all), "place", "places")))
		}
	}
	table = kit.NewTable(kit.TableConfig{
		Says: "What would be replaced", Columns: []kit.Column{{Title: "Where", Width: 0.3}, {Title: "What it would say"}},
		Empty: "The places where it stands are listed here.",
		OnTick: func(id string, on bool) {
			if i, err := strconv.Atoi(id); err == nil {
				taken[i] = on
				refresh()
			}
		},
	})
	look := func() {
		all = find.Replacements(a, wanted)
		clear(taken)
		for i := range all {
			taken[i] = true
		}
		refresh()
	}
	var from, to *kit.Field
	replace := func() {
		from.Flush()
		to.Flush()
		var chosen []find.Replacement
		for i, r := range all {
			if taken[i] {
				chosen = append(chosen, r)
			}
		}
		if len(chosen) == 0 {
			tally.SetText("Nothing is ticked, so nothing was replaced.")
			return
		}
		if h.Do(find.Edit(wanted, chosen)) {
			dialog.Close()
			h.Toast("Replaced in "+count(len(chosen), "place", "places"), kit.Action{Label: "Undo", Do: h.Undo})
		}
	}
	from = kit.NewField(kit.FieldConfig{
		Label: "Find", Limit: assessment.LimitName, AtOnce: true, OnChange: func(text string) { wanted.Text = text; look() },
		OnSubmit: func(string) { to.Focus() },
	})
	to = kit.NewField(kit.FieldConfig{
		Label: "Replace with", Limit: assessment.LimitName, AtOnce: true, OnChange: func(text string) { wanted.With = text; look() },
		OnSubmit: func(string) { replace() },
	})
	whole := kit.NewCheck("Whole words only", func(on bool) { wanted.Whole = on; look() })
	capitals := kit.NewCheck("Capitals as written", func(on bool) { wanted.Capitals = on; look() })
	refresh()
	dialog = kit.FormWide(h.Canvas(), "Find and replace", kit.Stack(10,
		kit.Columns(room(420), 12, from, to), kit.Row(16, whole, capitals), tally, inRoom(h, kit.NewPage(table)),
	), from.Focusable(),
		kit.Answer{Label: "Close"},
		kit.Answer{Label: "Replace what is ticked", Primary: true, Stay: true, Do: replace},
	)
}
