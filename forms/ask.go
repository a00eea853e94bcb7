package forms

import (
	"path/filepath"
	"strings"

	"ninefold/app/assessment"
	"ninefold/forms/kit"
)

// NewDocument is what is asked when a document is begun.
type NewDocument struct {
	Council string
	Title   string
	Path    string // of the file to be made
	Folder  string // where Path is unless somebody says otherwise
	Who     string // the person's name, for the history; may stay ""
}

// AskNew asks for what a new document needs. Make is called with the answers
// and tells whether the document was made; if not, the question stays.
func AskNew(h Host, begin NewDocument, make func(NewDocument) bool) {
	var dialog *kit.Dialog
	var council, title, path, who *kit.Field
	renamed := false // whether the person has chosen a file name
	follow := func(name string) {
		if !renamed {
			path.SetText(filepath.Join(begin.Folder, fileNameOf(name)+DocumentFile.Extensions[0]))
		}
	}
	finish := func() {
		for _, f := range []*kit.Field{council, title, path, who} {
			f.Flush()
		}
		n := NewDocument{
			Council: strings.TrimSpace(council.Text()), Title: strings.TrimSpace(title.Text()),
			Path: withExtension(strings.TrimSpace(path.Text())), Who: strings.TrimSpace(who.Text()), Folder: begin.Folder,
		}
		if n.Council == "" {
			council.SetProblem("Please say whose self-assessment it is.")
			council.Focus()
			return
		}
		if n.Path == "" {
			path.SetProblem("Please say where the file goes.")
			path.Focus()
			return
		}
		if make(n) {
			dialog.Close()
		}
	}
	submit := func(string) { finish() }
	council = kit.NewField(kit.FieldConfig{
		Label: "Council", Placeholder: "such as Northmere Council", Limit: assessment.LimitName,
		OnChange: func(name string) { council.SetProblem(""); follow(name) }, OnSubmit: submit,
	})
	title = kit.NewField(kit.FieldConfig{Label: "Title", Limit: assessment.LimitName, OnSubmit: submit})
	title.SetText("Self-assessment")
	path = kit.NewField(kit.FieldConfig{
		Label: "Keep it in", Help: "One file holds the whole self-assessment.", Limit: 1000, OnSubmit: submit,
		OnChange: func(string) { renamed = true; path.SetProblem("") },
	})
	who = kit.NewField(kit.FieldConfig{
		Label: "Your name", Help: "For the document’s history and its cover. You may leave it empty.",
		Limit: assessment.LimitName, OnSubmit: submit,
	})
	who.SetText(begin.Who)
	follow("")
	choose := kit.NewButton("Choose…", func() {
		h.ChooseSave("Keep the self-assessment in", path.Text(), DocumentFile, func(chosen string) {
			if chosen != "" {
				renamed = true
				path.SetText(chosen)
			}
		})
	})
	dialog = kit.Form(h.Canvas(), "New self-assessment", kit.Stack(12, council, title, path, kit.Row(10, choose), who), council.Focusable(),
		kit.Answer{Label: "Cancel"},
		kit.Answer{Label: "Make it", Primary: true, Stay: true, Do: finish},
	)
}

// withExtension ends a document's name as all documents' names end.
func withExtension(path string) string {
	ext := DocumentFile.Extensions[0]
	if path == "" || strings.EqualFold(filepath.Ext(path), ext) {
		return path
	}
	return path + ext
}

// fileNameOf makes a file name out of a council's name.
func fileNameOf(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) || r < ' ' {
			return -1
		}
		return r
	}, strings.TrimSpace(name))
	name = strings.TrimRight(name, ". ")
	if name == "" {
		return "Self-assessment"
	}
	const longest = 80
	if runes := []rune(name); len(runes) > longest {
		name = string(runes[:longest])
	}
	return name + " self-assessment"
}

// AskWho asks for the person's name, for the history.
func AskWho(h Host, set func(name string)) {
	var dialog *kit.Dialog
	var field *kit.Field
	done := func() {
		if name := strings.TrimSpace(field.Text()); name != "" {
			set(name)
		}
		dialog.Close()
	}
	field = kit.NewField(kit.FieldConfig{Label: "Your name", Limit: assessment.LimitName, OnSubmit: func(string) { done() }})
	dialog = kit.Form(h.Canvas(), "What is your name?", kit.Stack(10,
		kit.NewBody("The document keeps a history of who changed what. Your name is asked once on this computer and never taken from your login."),
		field,
	), field.Focusable(),
		kit.Answer{Label: "Rather not say"},
		kit.Answer{Label: "Use this name", Primary: true, Stay: true, Do: done},
	)
}

// askText asks for a longer text.
func askText(h Host, title, help, text string, limit, advice int, set func(string)) {
	field := kit.NewField(kit.FieldConfig{Says: title, Limit: limit, Advice: advice, Lines: 5, Spelt: true})
	field.SetText(text)
	var dialog *kit.Dialog
	dialog = kit.Form(h.Canvas(), title, kit.Stack(10, kit.NewSecondary(help), field), field.Focusable(),
		// Escape keeps what was written, too: nothing typed is ever dropped
		// without a word, and undo takes it back.
		kit.Answer{Label: "Keep the note", Primary: true, Stay: true, Do: func() {
			field.Flush()
			set(field.Text())
			dialog.Close()
		}},
		kit.Answer{Label: "Leave it as it was"},
	)
}
