package window

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

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
	start := w.startFolder()
	w.choose(func() (string, error) {
		return zenity.SelectFile(zenity.Title(title), zenity.Filename(start), filters(kinds))
	}, answer, func() {
		forms.AskPath(w, title, start, "Open",
			func(chosen func(string)) { w.toolkitOpen(kinds, chosen) }, answer)
	})
}

// startFolder is where a dialog begins to look, with a separator at its end: in
// the folder of the open document, else of the one opened last, else where
// people look for what they wrote. A folder that is not reached at once, as on
// a drive that is offline, is none to begin in.
func (w *window) startFolder() string {
	path := documentsFolder()
	if w.doc != nil {
		path = filepath.Dir(absolute(w.doc.Path()))
	} else if recent := w.settings.recent(); len(recent) > 0 && reached(filepath.Dir(recent[0])) {
		path = filepath.Dir(recent[0])
	}
	return strings.TrimSuffix(path, string(filepath.Separator)) + string(filepath.Separator)
}

// reached tells whether a folder is there, and answers within a moment.
func reached(folder string) bool {
	answer := make(chan bool, 1)
	go func() {
		info, err := os.Stat(folder)
		answer <- err == nil && info.IsDir()
	}()
	select {
	case is := <-answer:
		return is
	case <-time.After(200 * time.Millisecond):
		return false
	}
}

// ChooseSave asks for the name of a file to write, beginning with suggested.
func (w *window) ChooseSave(title, suggested string, kind forms.FileKind, answer func(path string)) {
	w.choose(func() (string, error) {
		return zenity.SelectFileSave(zenity.Title(title), zenity.Filename(suggested),
			zenity.ConfirmOverwrite(), filters([]forms.FileKind{kind}))
	}, func(path string) {
		if full := withExtension(path, kind); full != path {
			w.overwriting(full, answer) // the dialog asked about another name
			return
		}
		answer(path)
	}, func() { w.askSave(title, suggested, kind, answer) })
}

// ChooseFiles asks for any number of files, of any kind where none is named.
func (w *window) ChooseFiles(title string, kinds []forms.FileKind, answer func(paths []string)) {
	start := w.startFolder()
	chooseWith(w, func() ([]string, error) {
		return zenity.SelectFileMultiple(zenity.Title(title), zenity.Filename(start), filters(kinds))
	}, answer, func() {
		one := func(path string) {
			if path == "" {
				answer(nil)
				return
			}
			answer([]string{path})
		}
		forms.AskPath(w, title, start, "Choose",
			func(chosen func(string)) { w.toolkitOpen(kinds, chosen) }, one)
	})
}

// ChooseFolder asks for a folder.
func (w *window) ChooseFolder(title string, answer func(path string)) {
	start := w.startFolder()
	w.choose(func() (string, error) {
		return zenity.SelectFile(zenity.Title(title), zenity.Directory(), zenity.Filename(start))
	}, answer, func() {
		forms.AskFolder(w, title, start, w.toolkitFolder, answer)
	})
}

// askSave asks for a file to write by its name; Browse looks for its folder.
func (w *window) askSave(title, suggested string, kind forms.FileKind, answer func(path string)) {
	forms.AskPath(w, title, suggested, "Save",
		func(func(string)) {
			w.toolkitFolder(func(folder string) {
				if folder != "" {
					suggested = filepath.Join(folder, filepath.Base(suggested))
				}
				w.askSave(title, suggested, kind, answer)
			})
		},
		func(path string) { w.overwriting(withExtension(path, kind), answer) })
}

// choose shows a dialog of the system's beside the window, which does nothing
// else meanwhile, and answers; or it falls back where there is no such dialog.
func (w *window) choose(dialog func() (string, error), answer func(path string), fallback func()) {
	chooseWith(w, dialog, answer, fallback)
}

// chooseWith is choose for any answer.
func chooseWith[A any](w *window, dialog func() (A, error), answer func(A), fallback func()) {
	if w.busy {
		return
	}
	w.busy = true
	kit.Beside(func() {
		chosen, err := dialog()
		kit.OnWindow(func() {
			w.busy = false
			if noDialog(err) {
				fallback()
				return
			}
			answer(chosen)
		})
	})
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
	if len(extensions) > 0 {
		d.SetFilter(storage.NewExtensionFileFilter(extensions))
	}
	w.beginIn(d)
	// The toolkit's dialog has no size to change before it is shown.
	d.Show()
	d.Resize(w.dialogSize())
}

// beginIn has a dialog of the toolkit's begin in the folder that is suggested, where
// that is there; it begins in the home folder by itself.
func (w *window) beginIn(d *dialog.FileDialog) {
	if folder, err := storage.ListerForURI(storage.NewFileURI(filepath.Clean(w.startFolder()))); err == nil {
		d.SetLocation(folder)
	}
}

// toolkitFolder asks for a folder. The toolkit's dialog for saving would make
// the file, or empty the one that is there, before anybody has agreed to that.
func (w *window) toolkitFolder(answer func(string)) {
	d := dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
		if err != nil || u == nil {
			answer("")
			return
		}
		answer(u.Path())
	}, w.frame)
	w.beginIn(d)
	d.Show()
	d.Resize(w.dialogSize())
}

// withExtension gives a chosen name the kind's extension where it has none of
// the kind's: a dot in a name begins no extension.
func withExtension(path string, kind forms.FileKind) string {
	if path == "" {
		return ""
	}
	for _, ext := range kind.Extensions {
		if strings.EqualFold(filepath.Ext(path), ext) {
			return path
		}
	}
	return path + kind.Extensions[0]
}
