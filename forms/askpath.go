package forms

import (
	"strings"

	"ninefold/forms/kit"
)

// AskPath asks for a file by its name and folder, where the system has no file
// dialog of its own. It works with the keyboard alone; browse offers the
// toolkit's dialog to those who would rather look. The answer is "" for none.
func AskPath(h Host, title, suggested, verb string, browse func(chosen func(path string)), answer func(path string)) {
	askPath(h, title, "Folder and name", "Please write the file’s folder and name, or look for it with Browse.", suggested, verb, browse, answer)
}

// AskFolder is AskPath for a folder.
func AskFolder(h Host, title, suggested string, browse func(chosen func(path string)), answer func(path string)) {
	askPath(h, title, "Folder", "Please write the folder, or look for it with Browse.", suggested, "Choose", browse, answer)
}

func askPath(h Host, title, label, missing, suggested, verb string, browse func(chosen func(path string)), answer func(path string)) {
	var dialog *kit.Dialog
	var path *kit.Field
	done := func() {
		chosen := strings.TrimSpace(path.Text())
		if chosen == "" {
			path.SetProblem(missing)
			return
		}
		dialog.Close()
		answer(chosen)
	}
	path = kit.NewField(kit.FieldConfig{
		Label: label, Limit: 1000,
		OnChange: func(string) { path.SetProblem("") }, OnSubmit: func(string) { done() },
	})
	path.SetText(suggested)
	dialog = kit.Form(h.Canvas(), title, kit.Stack(10, path), path.Focusable(),
		kit.Answer{Label: "Cancel", Do: func() { answer("") }},
		kit.Answer{Label: "Browse…", Do: func() { browse(answer) }},
		kit.Answer{Label: verb, Primary: true, Stay: true, Do: done},
	)
	path.SelectAll()
}
