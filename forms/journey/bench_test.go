package journey

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// BenchmarkFirstFrame measures from starting the program on the sample until
// its window shows something, and the memory it then holds, beside the least
// window the toolkit can open. The budgets are 1.3 and 1.5 times that window.
// Time is read off the screen, so it is good to some 50 ms.
func BenchmarkFirstFrame(b *testing.B) {
	p := newProgram(b)
	document := filepath.Join(p.home, "sample.ninefold")
	if out, err := p.call("sample", document); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	bare := filepath.Join(b.TempDir(), "bare")
	if out, err := exec.Command("go", "build", "-o", bare, "./testdata/bare").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	s := newScreen(b, 1366, 768)
	var ours, floor started
	const pairs = 9 // one start tells little: the machine has other work
	for b.Loop() {
		for range pairs {
			floor.add(p.start(s, bare))
			ours.add(p.start(s, p.binary, document))
		}
	}
	b.ReportMetric(ours.milliseconds(), "ms/ninefold")
	b.ReportMetric(floor.milliseconds(), "ms/bare")
	b.ReportMetric(ours.milliseconds()/floor.milliseconds(), "times-bare")
	b.ReportMetric(ours.megabytes(), "MB/ninefold")
	b.ReportMetric(floor.megabytes(), "MB/bare")
	b.ReportMetric(ours.megabytes()/floor.megabytes(), "times-bare-memory")
}

// started collects what several starts of one program took.
type started struct {
	times  []float64 // milliseconds until the first frame
	memory []float64 // megabytes held then
}

func (s *started) add(time, memory float64) {
	s.times, s.memory = append(s.times, time), append(s.memory, memory)
}

func (s *started) milliseconds() float64 { return median(s.times) }
func (s *started) megabytes() float64    { return median(s.memory) }

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}

// start runs a program until the screen shows its first frame, and ends it.
func (p *program) start(s *screen, binary string, args ...string) (milliseconds, megabytes float64) {
	p.t.Helper()
	s.until("the screen is empty", func() bool { return blank(s.corner()) })
	cmd := exec.Command(binary, args...)
	cmd.Env = append(s.env(), "HOME="+p.home, "XDG_CONFIG_HOME="+p.home+"/.config", "XDG_CACHE_HOME="+p.home+"/.cache")
	begin := time.Now()
	if err := cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
	defer func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }()
	for blank(s.corner()) {
		if time.Since(begin) > patience {
			p.t.Fatalf("%s showed nothing", binary)
		}
	}
	return float64(time.Since(begin).Microseconds()) / 1000, resident(p.t, cmd.Process.Pid)
}

// corner is the part of the screen where every window begins.
func (s *screen) corner() []byte {
	cmd := exec.Command("import", "-window", "root", "-crop", "200x60+0+0", "-depth", "8", "rgb:-")
	cmd.Env = s.env()
	out, err := cmd.Output()
	if err != nil {
		s.t.Fatalf("the screen cannot be read: %v", err)
	}
	return out
}

// resident is the memory a process holds, in megabytes.
func resident(t testing.TB, pid int) float64 {
	status, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "status"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(status)) {
		if fields := strings.Fields(line); len(fields) == 3 && fields[0] == "VmRSS:" {
			kilobytes, err := strconv.Atoi(fields[1])
			if err != nil {
				t.Fatal(err)
			}
			return float64(kilobytes) / 1024
		}
	}
	t.Fatal("the process does not say how much memory it holds")
	return 0
}
