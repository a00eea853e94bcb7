package window

import (
	"fmt"
	"log"
	"os"
	"runtime/debug"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"github.com/ncruces/zenity"
)

// noWindowWatch reads the log as it is written, for the messages after which
// the toolkit ends the program, or lets it wait for ever, without a word to the
// person: that no window could be opened. It is told of nothing earlier, and
// asked by nobody.
type noWindowWatch struct {
	tell    func(cause string)
	told    bool
	waiting string // a message whose cause comes with the next one
}

// The toolkit's own words for a missing display or missing OpenGL, with the
// cause in the message after it.
var noWindowSigns = []string{"window creation error", "failed to initialise GLFW", "failed to initialise OpenGL"}

// What its library for windows says by itself when the system's part fails; the
// toolkit hears nothing of it.
var noContextSigns = []string{"PlatformError: WGL", "PlatformError: GLX", "PlatformError: EGL"}

func (w *noWindowWatch) Write(p []byte) (int, error) {
	line := strings.TrimSpace(string(p))
	switch {
	case w.told:
	case w.waiting != "":
		_, cause, found := strings.Cut(line, "Cause:")
		if !found {
			cause = w.waiting
		}
		w.say(strings.TrimSpace(cause))
	case containsAny(line, noContextSigns):
		_, cause, _ := strings.Cut(line, "PlatformError: ")
		w.say(cause)
	case containsAny(line, noWindowSigns):
		w.waiting = line
	}
	return len(p), nil
}

func (w *noWindowWatch) say(cause string) {
	w.told = true
	w.tell(cause)
}

func containsAny(line string, signs []string) bool {
	for _, sign := range signs {
		if strings.Contains(line, sign) {
			return true
		}
	}
	return false
}

// noWindowMessage says why no window could be opened, from the toolkit's own
// words for it, and what to do.
func noWindowMessage(cause string) string {
	why := "this computer, or the remote desktop it is used through, offers no OpenGL graphics"
	what := "For the window, ask your IT team for a graphics driver with OpenGL 2.1 or newer, or for Mesa’s software OpenGL."
	switch {
	case containsAny(cause, []string{"DISPLAY", "failed to connect", "Failed to open display", "Failed to detect any supported platform"}):
		why = "there is no screen to open it on"
		what = "Start it from a desktop session."
	case strings.Contains(cause, "VersionUnavailable"):
		why = "the OpenGL graphics of this computer, or of the remote desktop it is used through, are older than version 2.1"
	}
	return fmt.Sprintf("Ninefold cannot open its window: %s. Your documents are safe, and the command line works without a window; "+
		"'ninefold --help' shows how. %s\n\nTechnical details: %s", why, what, cause)
}

// tellNoWindow starts the program again where it can draw by itself, or says so;
// and ends it, as the toolkit is about to. It may be called while the log is
// written, so it writes nothing there; the cause is there already.
func tellNoWindow(cause string) {
	if startDrawingItself() {
		os.Exit(0)
	}
	message := noWindowMessage(cause)
	_, _ = os.Stderr.WriteString(message + "\n")
	// Where there is no way to show a box either, standard error was it.
	_ = zenity.Error(message, zenity.Title(programName))
	os.Exit(1)
}

// tellIfNoWindow says so where the toolkit's loop runs without a window: it
// then waits for ever.
func tellIfNoWindow(w fyne.Window) {
	native, is := w.(driver.NativeWindow)
	if !is {
		return
	}
	native.RunNative(func(context any) {
		missing := false
		switch c := context.(type) {
		case driver.WindowsWindowContext:
			missing = c.HWND == 0
		case driver.X11WindowContext:
			missing = c.WindowHandle == 0
		case driver.WaylandWindowContext:
			missing = c.WaylandSurface == 0
		}
		if missing {
			log.Print("the toolkit runs without a window")
			tellNoWindow("the window was not made")
		}
	})
}

// tellIfDrawingFails is deferred around the toolkit's loop: a driver that opens
// a window and cannot draw in it ends the program in a panic, before anything
// was shown. Later ones are faults of the program, and go on.
func tellIfDrawingFails(shown *bool) {
	if *shown {
		return
	}
	if fault := recover(); fault != nil {
		log.Printf("nothing could be drawn: %v\n%s", fault, debug.Stack())
		tellNoWindow(fmt.Sprint(fault))
	}
}
