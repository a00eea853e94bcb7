package window

import (
	"io"
	"log"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/ncruces/zenity"
)

// maxLog is the size in bytes at which the log is set aside for a fresh one;
// one older log is kept.
const maxLog = 1 << 20

// startLog sends the standard log to the log file and returns what closes it.
// A log that cannot be written is no reason not to work: it then goes to
// standard error.
func startLog() (stop func()) {
	noWindow := &noWindowWatch{tell: tellNoWindow}
	log.SetOutput(io.MultiWriter(os.Stderr, noWindow))
	path, err := logPath()
	if err != nil {
		return func() {}
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return func() {}
	}
	if info, err := os.Stat(path); err == nil && info.Size() > maxLog {
		_ = os.Rename(path, path+".old") // a log that grows on is better than none
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return func() {}
	}
	log.SetOutput(io.MultiWriter(file, noWindow))
	// A crash is written to the log as well as to standard error, which a
	// program started from a menu does not have.
	_ = debug.SetCrashOutput(file, debug.CrashOptions{})
	return func() {
		log.SetOutput(os.Stderr)
		_ = file.Close() // nothing is buffered
	}
}

// noWindowWatch reads the log as it is written, for the one message after
// which the toolkit ends the program without a word to the person: that no
// window could be opened. It is told of nothing earlier, and asked by nobody.
type noWindowWatch struct {
	tell func()
	told bool
}

// The toolkit's own words for a missing display or missing OpenGL.
var noWindowSigns = []string{"window creation error", "failed to initialise GLFW", "failed to initialise OpenGL"}

func (w *noWindowWatch) Write(p []byte) (int, error) {
	for _, sign := range noWindowSigns {
		if !w.told && strings.Contains(string(p), sign) {
			w.told = true
			w.tell()
		}
	}
	return len(p), nil
}

// noWindowMessage is said where no window can be opened.
const noWindowMessage = "Ninefold cannot open its window: this computer, or the remote desktop it is used through, " +
	"offers no OpenGL graphics. Your documents are safe. The command line works without a window; " +
	"'ninefold --help' shows how. For the window, ask your IT team for OpenGL 2.1 or Mesa's software OpenGL."

// tellNoWindow says so and ends the program, as the toolkit is about to.
func tellNoWindow() {
	_, _ = os.Stderr.WriteString(noWindowMessage + "\n")
	// Where there is no way to show a box either, standard error was it.
	_ = zenity.Error(noWindowMessage, zenity.Title("Ninefold"))
	os.Exit(1)
}
