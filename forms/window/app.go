// Package window is the program's one window: its open document, side
// navigation, menus and shortcuts, and what the program remembers on this
// machine. It must not know SQL, nor what a page looks like.
package window

import (
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"ninefold/app/command"
	"ninefold/app/files"
	"ninefold/app/pdfium"
	"ninefold/assets"
	"ninefold/forms/kit"
)

const (
	programName = "Ninefold"
	programID   = "uk.ninefold.desktop"
)

// Open opens the window, on the document at path if that is not empty, and
// returns when it is closed. A document that cannot be opened is told of in
// the window, since whoever clicked on it sees nothing else.
func Open(path string) error {
	stop := startLog()
	defer stop()
	settled := saveCollecting()
	if folder := files.Beside(); folder != "" {
		pdfium.KeepIn(filepath.Join(folder, "pdf"))
	}
	drawn := loadSoftwareDrawing()
	// FyneApp.toml says the same to the toolkit's packaging tool. A program
	// built with go build alone has to say it here; without the migration the
	// toolkit looks up the goroutine at every refresh, which takes long.
	fyneapp.SetMetadata(fyne.AppMetadata{
		ID: programID, Name: programName, Version: command.Version,
		Migrations: map[string]bool{"fyneDo": true},
	})
	a := fyneapp.NewWithID(programID)
	a.SetIcon(fyne.NewStaticResource("icon-64.png", assets.WindowIcon))
	// Until 0.2.0 the toolkit kept the settings, in a folder of its own.
	var older []string
	if files.Beside() == "" {
		older = append(older, filepath.Join(a.Storage().RootURI().Path(), "preferences.json"))
	}
	k := keptIn(settingsPath(), older...)
	closed := sync.OnceFunc(k.close)
	defer closed()
	// The document is read while the toolkit finds the screen.
	opened := opening(path, settings{k})
	w := newWindow(a, k)
	if path != "" {
		if doc, err := opened(); err == nil {
			w.takeBeside(doc)
		} else {
			w.opened(absolute(path), doc, err)
		}
	}
	if w.doc == nil {
		w.showStart()
	}
	if path := os.Getenv(traceTo); path != "" {
		ended := make(chan struct{})
		defer close(ended)
		go w.trace(path, ended)
	}
	rest := sync.OnceFunc(func() {
		w.saveRest()
		closed()
	})
	w.ending = func(after time.Duration) { endAnyway(after, rest) }
	defer w.endWhenTold()()
	shown := false
	// The toolkit keeps one of these, so that all that begins with the window
	// begins here.
	a.Lifecycle().SetOnStarted(func() {
		w.fitToScreen()
		kit.Calm(a, w.Canvas())
		w.speller.start()
		kit.Later(settledAfter, settled)
		tellIfNoWindow(w.frame)
		shown = true
		if drawn {
			w.Toast("This computer offers no OpenGL graphics, so Ninefold draws its window itself. That is slower, and nothing else.")
		}
	})
	a.Lifecycle().SetOnEnteredForeground(kit.WindowReturns)
	defer tellIfDrawingFails(&shown)
	w.frame.ShowAndRun()
	rest()
	return nil
}

// While the program starts, little of what it makes is garbage, so that looking for
// that is a tenth of the work and finds next to nothing. whileStarting is how much
// the heap may grow meanwhile before it is looked for, in percent of what is in use.
const whileStarting = 800

// settledAfter is how long after the window has begun it is taken to be up.
const settledAfter = time.Second

// saveCollecting has garbage looked for less often, and returns what has it looked
// for as ever, beside the window, and gives back what is free.
func saveCollecting() (settled func()) {
	usual := debug.SetGCPercent(whileStarting)
	return func() {
		debug.SetGCPercent(usual)
		kit.Beside(debug.FreeOSMemory)
	}
}
