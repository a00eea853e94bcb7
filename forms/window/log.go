package window

import (
	"io"
	"log"
	"os"
	"path/filepath"
	"runtime/debug"
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
