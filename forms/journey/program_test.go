package journey

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"ninefold/app/assessment"
)

// program is Ninefold, built once and started as its users start it.
type program struct {
	t      testing.TB
	binary string
	home   string // stands for the person's home folder
}

func newProgram(t testing.TB) *program {
	t.Helper()
	p := &program{t: t, binary: filepath.Join(t.TempDir(), "ninefold"), home: t.TempDir()}
	build := exec.Command("go", "build", "-o", p.binary, "ninefold")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("the program does not build: %v\n%s", err, out)
	}
	return p
}

// window is the running program on a screen.
type window struct {
	*screen
	process *exec.Cmd
	errors  *bytes.Buffer
	trace   string // the file in which the window says what it shows
	id      string // of the X server
}

// open starts the program on the screen and waits until it can be used.
func (p *program) open(s *screen, args ...string) *window {
	p.t.Helper()
	w := &window{screen: s, process: exec.Command(p.binary, args...), errors: &bytes.Buffer{}, trace: filepath.Join(p.t.TempDir(), "trace")}
	w.process.Env = append(s.env(), "HOME="+p.home, "XDG_CONFIG_HOME="+p.home+"/.config", "XDG_CACHE_HOME="+p.home+"/.cache", "LC_ALL=C.UTF-8", "NINEFOLD_TRACE="+w.trace)
	w.process.Stderr = w.errors
	if err := w.process.Start(); err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(w.kill)
	id := ""
	s.until("the window opens", func() bool {
		cmd := exec.Command("xdotool", "search", "--onlyvisible", "--name", "Ninefold")
		cmd.Env = s.env()
		out, _ := cmd.Output() // no window yet is an error to xdotool
		id = strings.TrimSpace(string(out))
		return id != ""
	})
	w.id = strings.Fields(id)[0]
	// A window manager gives the keyboard by itself, in its own time.
	s.until("the window has the keyboard", func() bool {
		for _, args := range [][]string{{"windowfocus", w.id}, {"getwindowfocus"}} {
			cmd := exec.Command("xdotool", args...)
			cmd.Env = s.env()
			out, _ := cmd.Output() // of a window that is not there yet, an error
			if strings.TrimSpace(string(out)) == w.id {
				return true
			}
		}
		return false
	})
	w.shows("the first page", func(now string) bool { return strings.Contains(now, "page=") })
	return w
}

// size is how large the window is, as the X server says it.
func (w *window) size() string {
	w.t.Helper()
	geometry := w.run("xdotool", "getwindowgeometry", w.id)
	return strings.TrimSpace(geometry[strings.LastIndex(geometry, ":")+1:])
}

// fits sees that the window is no larger than the screen.
func (w *window) fits() {
	w.t.Helper()
	var width, height, screenWidth, screenHeight int
	if _, err := fmt.Sscanf(w.size(), "%dx%d", &width, &height); err != nil {
		w.t.Fatal(err)
	}
	if _, err := fmt.Sscan(w.run("xdotool", "getdisplaygeometry"), &screenWidth, &screenHeight); err != nil {
		w.t.Fatal(err)
	}
	if width > screenWidth || height > screenHeight {
		w.t.Errorf("a window of %dx%d is on a screen of %dx%d", width, height, screenWidth, screenHeight)
	}
}

// shows waits until the window says that it shows what is waited for.
func (w *window) shows(what string, is func(now string) bool) {
	w.t.Helper()
	w.until("the window shows "+what, func() bool {
		said, err := os.ReadFile(w.trace)
		lines := strings.Split(strings.TrimSpace(string(said)), "\n")
		return err == nil && is(lines[len(lines)-1])
	})
}

// page waits until a page is shown, with nothing above it and the keyboard on
// something in it.
func (w *window) page(name string) {
	w.t.Helper()
	w.shows("the page "+name, func(now string) bool {
		return strings.Contains(now, "page="+strconv.Quote(name)+` dialog="" `) && !strings.Contains(now, `focus="nothing"`)
	})
}

// dialog waits until a question is shown.
func (w *window) dialog(title string) {
	w.t.Helper()
	w.shows("the question "+title, func(now string) bool { return strings.Contains(now, "dialog="+strconv.Quote(title)+" ") })
}

// drag presses the mouse at a place of the window, in pixels, and lets go at another.
func (w *window) drag(fromX, fromY, toX, toY int) {
	w.t.Helper()
	w.run("xdotool",
		"mousemove", "--window", w.id, strconv.Itoa(fromX), strconv.Itoa(fromY), "mousedown", "1",
		"mousemove", "--window", w.id, strconv.Itoa(toX), strconv.Itoa(toY), "mouseup", "1")
}

// kill ends the program as a power cut does.
func (w *window) kill() {
	if w.process.ProcessState == nil {
		_ = w.process.Process.Signal(syscall.SIGKILL)
		_ = w.process.Wait()
	}
}

// closed waits until the program has ended by itself.
func (w *window) closed() {
	w.t.Helper()
	// A window that does not close is a failure, and no reason to wait for ever. It
	// is asked what each of its goroutines does.
	late := time.AfterFunc(patience, func() { _ = w.process.Process.Signal(syscall.SIGQUIT) })
	defer late.Stop()
	if err := w.process.Wait(); err != nil {
		said, _ := os.ReadFile(w.trace) // nothing, where it cannot be read
		lines := strings.Split(strings.TrimSpace(string(said)), "\n")
		w.t.Errorf("the window did not close cleanly: %v\nIt last said %s\n%s", err, lines[len(lines)-1], w.errors)
	}
}

// call runs the program's command line and returns what it prints.
func (p *program) call(args ...string) (string, error) {
	cmd := exec.Command(p.binary, args...)
	cmd.Env = append(os.Environ(), "HOME="+p.home)
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// outline reads what the document file holds at this moment. The window keeps
// the document to itself, so it is a copy that is read; a copy taken in the
// middle of a write reads as nothing yet.
func (p *program) outline(path string) (assessment.Outline, bool) {
	p.t.Helper()
	var o assessment.Outline
	dir := p.t.TempDir()
	for _, suffix := range []string{"", "-journal"} {
		if err := copyFile(path+suffix, filepath.Join(dir, "copy.ninefold"+suffix)); err != nil && suffix == "" {
			return o, false
		}
	}
	out, err := p.call("show", filepath.Join(dir, "copy.ninefold"), "--json")
	if err != nil {
		return o, false
	}
	return o, json.Unmarshal([]byte(out), &o) == nil
}

func copyFile(from, to string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	target, err := os.Create(to)
	if err != nil {
		return err
	}
	if _, err := io.Copy(target, source); err != nil {
		_ = target.Close()
		return err
	}
	return target.Close()
}

// texts is the text of each entry.
func texts(entries []assessment.OutlineEntry) []string {
	var all []string
	for _, e := range entries {
		all = append(all, e.Text)
	}
	return all
}
