package forms

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/forms/kit"
)

// pickRecord lets a person find one record of some kinds, by any words of its
// name, and calls take with it.
func pickRecord(h Host, title string, kinds []assessment.Kind, take func(assessment.Ref)) {
	a := h.Document().Assessment()
	words := columns.NewWords(a)
	var all []kit.TableRow
	refs := map[string]assessment.Ref{}
	for _, kind := range kinds {
		for _, id := range a.IDs(kind) {
			ref := assessment.Ref{Kind: kind, ID: id}
			key := string(kind) + "/" + id
			refs[key] = ref
			all = append(all, kit.TableRow{ID: key, Cells: []string{words.Name(ref)}})
		}
	}
	pickAmong(h, title, all, func(key string) { take(refs[key]) })
}

// pickAmong lets a person find one of some rows, by any words of its first cell,
// and calls take with its id.
func pickAmong(h Host, title string, all []kit.TableRow, take func(id string)) {
	var dialog *kit.Dialog
	chosen := func(key string) {
		dialog.Close()
		take(key)
	}
	table := kit.NewTable(kit.TableConfig{Says: title, Columns: []kit.Column{{Title: title}}, Empty: "Nothing is called so.", OnChoose: chosen, Several: true})
	const most = 60 // what can be looked through at a glance; more letters find the others
	show := func(text string) {
		wanted := strings.Fields(strings.ToLower(text))
		var rows []kit.TableRow
		for _, row := range all {
			name := strings.ToLower(row.Cells[0])
			if !slices.ContainsFunc(wanted, func(w string) bool { return !strings.Contains(name, w) }) && len(rows) < most {
				rows = append(rows, row)
			}
		}
		table.SetRows(rows)
		if len(wanted) > 0 && len(rows) > 0 {
			table.Select(rows[0].ID) // what Enter takes
		}
		if dialog != nil {
			dialog.Relayout()
		}
	}
	search := kit.NewField(kit.FieldConfig{
		Label: "Find", AtOnce: true, OnChange: show,
		OnKey: func(key *fyne.KeyEvent) bool {
			if key.Name == fyne.KeyDown {
				table.Focus()
				return true
			}
			return false
		},
		OnSubmit: func(string) {
			if key := table.Current(); key != "" {
				chosen(key)
			}
		},
	})
	show("")
	dialog = kit.Form(h.Canvas(), title, kit.Stack(10, search, table), search.Focusable(), kit.Answer{Label: "Cancel"})
}
