package app

import (
	"errors"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"github.com/ncruces/zenity"

	"ninefold/forms"
	"ninefold/forms/kit"
)

// The system's own file dialogs are used where there are any: people know
// them, and they reach mapped drives that are offline without freezing. They
// run beside the window and answer through fyne.Do. Where there is none, the
// file's name is asked for, with the toolkit's dialog behind Browse. An answer
// of "" means that nothing was chosen.

// ChooseOpen asks for a file of one of the kinds.
func (w *window) ChooseOpen(title string, kinds []forms.FileKind, answer func(path string)) {
	go func() {
		path, err := zenity.SelectFile(zenity.Title(title), filters(kinds))
		fyne.Do(func() {
			if noDialog(err) {
				forms.AskPath(w, title, documentsFolder()+string(filepath.Separator), "Open",
					func(chosen func(string)) { w.toolkitOpen(kinds, chosen) }, answer)
				return
			}
			answer(path)
		})
	}()
}

// ChooseSave asks for the name of a file to write, beginning with suggested.
func (w *window) ChooseSave(title, suggested string, kind forms.FileKind, answer func(path string)) {
	go func() {
		path, err := zenity.SelectFileSave(zenity.Title(title), zenity.Filename(suggested),
			zenity.ConfirmOverwrite(), filters([]forms.FileKind{kind}))
		fyne.Do(func() {
			if noDialog(err) {
				forms.AskPath(w, title, suggested, "Save",
					func(chosen func(string)) { w.toolkitSave(suggested, kind, chosen) },
					func(path string) { w.overwriting(withExtension(path, kind), answer) })
				return
			}
			answer(withExtension(path, kind))
		})
	}()
}

// noDialog tells a system without file dialogs from a person who chose nothing.
func noDialog(err error) bool {
	return err != nil && !errors.Is(err, zenity.ErrCanceled)
}

// overwriting asks before a file that is there already is replaced, as the
// system's dialogs do.
func (w *window) overwriting(path string, answer func(string)) {
	if _, err := os.Lstat(path); path == "" || err != nil {
		answer(path)
		return
	}
	kit.Ask(w.Canvas(), "There is a file of this name already", path+" would be replaced.",
		kit.Answer{Label: "Keep it", Primary: true, Do: func() { answer("") }},
		kit.Answer{Label: "Replace it", Do: func() { answer(path) }},
	)
}

func filters(kinds []forms.FileKind) zenity.FileFilters {
	var all zenity.FileFilters
	for _, k := range kinds {
		f := zenity.FileFilter{Name: k.Name, CaseFold: true}
		for _, ext := range k.Extensions {
			f.Patterns = append(f.Patterns, "*"+ext)
		}
		all = append(all, f)
	}
	return all
}

func (w *window) toolkitOpen(kinds []forms.FileKind, answer func(string)) {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err != nil || r == nil {
			answer("")
			return
		}
		path := r.URI().Path()
		_ = r.Close() // only its name was wanted
		answer(path)
	}, w.frame)
	var extensions []string
	for _, k := range kinds {
		extensions = append(extensions, k.Extensions...)
	}
	d.SetFilter(storage.NewExtensionFileFilter(extensions))
	// The toolkit's dialog has no size to change before it is shown.
	d.Show()
	d.Resize(w.dialogSize())
}

func (w *window) toolkitSave(suggested string, kind forms.FileKind, answer func(string)) {
	d := dialog.NewFileSave(func(u fyne.URIWriteCloser, err error) {
		if err != nil || u == nil {
			answer("")
			return
		}
		path := u.URI().Path()
		_ = u.Close()
		// The toolkit makes an empty file to hand back a writer; ours are
		// written beside their target and renamed.
		if info, err := os.Stat(path); err == nil && info.Size() == 0 {
			_ = os.Remove(path)
		}
		answer(withExtension(path, kind))
	}, w.frame)
	d.SetFileName(filepath.Base(suggested))
	// The toolkit's dialog has no size to change before it is shown.
	d.Show()
	d.Resize(w.dialogSize())
}

// withExtension gives a chosen name the kind's extension where it has none.
func withExtension(path string, kind forms.FileKind) string {
	if path == "" || filepath.Ext(path) != "" {
		return path
	}
	return path + kind.Extensions[0]
}
