package journey

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// patience is how long something on the screen may take before the journey is
// given up. It bounds a hang; nothing is timed by it.
const patience = 90 * time.Second

// screen is a display in memory with a real X server, and the hands to use it.
type screen struct {
	t       testing.TB
	display string
	file    string // in which the server keeps what the screen shows, as an X window dump
}

// newScreen starts an X server of its own, so that tests do not meet on one.
func newScreen(t testing.TB, width, height int) *screen {
	t.Helper()
	for _, tool := range []string{"Xvfb", "xdotool", "xclip", "import"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("%s is needed to drive a real window and is not installed; 'make test' installs it", tool)
		}
	}
	number, tell, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	server := exec.Command("Xvfb", "-displayfd", "3", "-nolisten", "tcp", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height), "-fbdir", folder)
	server.ExtraFiles = []*os.File{tell}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	_ = tell.Close()
	t.Cleanup(func() { _ = server.Process.Kill(); _ = server.Wait() })
	line, err := bufio.NewReader(number).ReadString('\n')
	if err != nil {
		t.Fatalf("the X server did not start: %v", err)
	}
	return &screen{t: t, display: ":" + strings.TrimSpace(line), file: filepath.Join(folder, "Xvfb_screen0")}
}

func (s *screen) env() []string { return append(os.Environ(), "DISPLAY="+s.display) }

// run runs one of the tools on the screen and returns what it prints.
func (s *screen) run(name string, args ...string) string {
	s.t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Env = s.env()
	out, err := cmd.CombinedOutput()
	if err != nil {
		s.picture("failed")
		s.t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

// key presses keys one after another, named as xdotool names them.
func (s *screen) key(names ...string) {
	s.t.Helper()
	s.run("xdotool", append([]string{"key", "--delay", "30"}, names...)...)
}

// write types text.
func (s *screen) write(text string) {
	s.t.Helper()
	s.run("xdotool", "type", "--delay", "15", text)
}

// manager starts a window manager on the screen, as people have one, with its frames and
// its own say in how large a window is.
func (s *screen) manager() {
	s.t.Helper()
	cmd := exec.Command("openbox", "--sm-disable")
	cmd.Env = s.env()
	if err := cmd.Start(); err != nil {
		s.t.Fatalf("openbox is needed to try the window as people have it; 'make test' installs it: %v", err)
	}
	s.t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	s.until("the window manager has begun", func() bool {
		cmd := exec.Command("xprop", "-root", "_NET_SUPPORTING_WM_CHECK")
		cmd.Env = s.env()
		out, err := cmd.Output()
		return err == nil && strings.Contains(string(out), "window id")
	})
}

// clipboard puts text on the clipboard, as if copied from another program.
func (s *screen) clipboard(text string) {
	s.t.Helper()
	cmd := exec.Command("xclip", "-selection", "clipboard")
	cmd.Env = s.env()
	cmd.Stdin = strings.NewReader(text)
	if err := cmd.Run(); err != nil {
		s.t.Fatalf("xclip: %v", err)
	}
}

// copied is the text on the clipboard; "" while there is none.
func (s *screen) copied() string {
	cmd := exec.Command("xclip", "-o", "-selection", "clipboard")
	cmd.Env = s.env()
	out, _ := cmd.Output() // nothing to be had is an error to xclip
	return string(out)
}

// picture saves what the screen shows, for a person to look at, if
// NINEFOLD_PICTURES names a folder.
func (s *screen) picture(name string) {
	dir := os.Getenv("NINEFOLD_PICTURES")
	if dir == "" {
		return
	}
	cmd := exec.Command("import", "-window", "root", filepath.Join(dir, "journey-"+name+".png"))
	cmd.Env = s.env()
	if out, err := cmd.CombinedOutput(); err != nil {
		s.t.Logf("no picture of %s: %v %s", name, err, out)
	}
}

// corner is the part of the screen where every window begins, three bytes a point.
// It is read from the server's own file: to ask for a picture takes as long as to
// open a window.
func (s *screen) corner() []byte {
	s.t.Helper()
	const (
		wide, high = 200, 60
		// Where in the dump's header, in bytes, the numbers stand that say how it goes on;
		// see XWDFile.h. They are big-endian.
		headerSize, bitsPerPixel, bytesPerLine, colours = 0, 44, 48, 76
		sizeOfHeader, sizeOfColour                      = 100, 12
	)
	f, err := os.Open(s.file)
	if err != nil {
		s.t.Fatalf("the screen cannot be read: %v", err)
	}
	defer f.Close()
	header := make([]byte, sizeOfHeader)
	if _, err := f.ReadAt(header, 0); err != nil {
		s.t.Fatalf("the screen cannot be read: %v", err)
	}
	number := func(at int) int64 { return int64(binary.BigEndian.Uint32(header[at:])) }
	if number(bitsPerPixel) != 32 {
		s.t.Fatalf("a point of the screen has %d bits", number(bitsPerPixel))
	}
	begin := number(headerSize) + number(colours)*sizeOfColour
	var points []byte
	line := make([]byte, 4*wide)
	for y := range int64(high) {
		if _, err := f.ReadAt(line, begin+y*number(bytesPerLine)); err != nil {
			s.t.Fatalf("the screen cannot be read: %v", err)
		}
		for x := 0; x < len(line); x += 4 {
			points = append(points, line[x:x+3]...)
		}
	}
	return points
}

// blank tells whether every point has one colour, as before a window is drawn.
func blank(pixels []byte) bool {
	for i := 3; i < len(pixels); i += 3 {
		if !bytes.Equal(pixels[i:i+3], pixels[:3]) {
			return false
		}
	}
	return true
}

// until asks again and again until what it waits for has come about. The
// window is another process: there is nothing to be told by.
func (s *screen) until(what string, done func() bool) {
	s.t.Helper()
	deadline := time.Now().Add(patience)
	for !done() {
		if time.Now().After(deadline) {
			s.picture("gave-up")
			s.t.Fatalf("gave up waiting until %s", what)
		}
		time.Sleep(100 * time.Millisecond)
	}
}
