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

// BenchmarkIdle measures the processor time the open window takes in a second
// with the cursor in an entry of a statement's page and nobody at the keys: while
// the cursor blinks and once it rests. The budget is 1.5 times the toolkit's own
// entry, alone in a window as large, in the same run.
func BenchmarkIdle(b *testing.B) {
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
	var blinking, resting, floor []float64
	for b.Loop() {
		floor = append(floor, s.withBare(bare, func(pid int) float64 { return idle(b, pid) }))
		w := p.open(s, document)
		w.key("Escape") // the question of a name, the first time
		w.key("ctrl+Next")
		w.shows("a statement being written", func(now string) bool {
			return strings.Contains(now, `page="statement/`) && strings.Contains(now, `dialog="" focus="kit.Writer"`)
		})
		blinking = append(blinking, idle(b, w.process.Process.Pid))
		time.Sleep(10 * time.Second) // the cursor rests by then
		resting = append(resting, idle(b, w.process.Process.Pid))
		w.kill()
	}
	b.ReportMetric(median(blinking), "%/blinking")
	b.ReportMetric(median(resting), "%/resting")
	b.ReportMetric(median(floor), "%/bare-entry")
	b.ReportMetric(median(blinking)/median(floor), "times-bare-entry")
}

// withBare measures something of a window with the toolkit's own entry in it.
func (s *screen) withBare(bare string, measure func(pid int) float64) float64 {
	s.t.Helper()
	cmd := exec.Command(bare, "entry")
	cmd.Env = s.env()
	if err := cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }()
	s.until("the bare window is drawn", func() bool { return !blank(s.corner()) })
	return measure(cmd.Process.Pid)
}

// idle returns the share of one processor that a process takes while it is left
// alone for a while, in percent.
func idle(t testing.TB, pid int) float64 {
	t.Helper()
	const (
		still  = time.Second // what it was doing has ended
		during = 6 * time.Second
	)
	time.Sleep(still)
	before := spent(t, pid)
	time.Sleep(during)
	return 100 * float64(spent(t, pid)-before) / float64(during)
}

// spent is the processor time a process took so far. The kernel counts it in
// hundredths of a second.
func spent(t testing.TB, pid int) time.Duration {
	t.Helper()
	stat, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "stat"))
	if err != nil {
		t.Fatal(err)
	}
	// The name, in brackets, may hold spaces; the times are the 12th and 13th after it.
	fields := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+1:]))
	var total time.Duration
	for _, field := range fields[11:13] {
		hundredths, err := strconv.Atoi(field)
		if err != nil {
			t.Fatal(err)
		}
		total += time.Duration(hundredths) * 10 * time.Millisecond
	}
	return total
}
