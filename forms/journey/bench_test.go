package journey

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// BenchmarkFirstFrame measures from starting the program on the sample, left on its
// overview and left on the page of a statement, until its window shows something,
// which is the page whole, and the memory it holds then and once it has come to rest,
// beside the least window the toolkit can open, by turns in the same run. The budgets,
// of either page, are 1.15 times that window's time,
// 1.3 times where twice as many other processes as there are processors want
// them, and 1.25 times its memory at rest. Each figure is the median of several
// starts: one tells little where the machine has other work.
func BenchmarkFirstFrame(b *testing.B) {
	p := newProgram(b)
	overview, statement := filepath.Join(p.home, "sample.ninefold"), filepath.Join(p.home, "statement.ninefold")
	for _, document := range []string{overview, statement} {
		if out, err := p.call("sample", document); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
	}
	bare := filepath.Join(b.TempDir(), "bare")
	if out, err := exec.Command("go", "build", "-o", bare, "./testdata/bare").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	s := newScreen(b, 1366, 768)
	w := p.open(s, statement)
	w.key("Escape") // the question of a name, the first time
	w.key("ctrl+Next")
	w.shows("a statement", func(now string) bool { return strings.Contains(now, `page="statement/`) })
	w.key("ctrl+q")
	w.closed()
	// The first starts list the fonts of the system and find little of what they read in
	// memory.
	for range 3 {
		p.start(s, time.Second, bare)
		p.start(s, time.Second, p.binary, overview)
		p.start(s, time.Second, p.binary, statement)
	}
	for _, busy := range []int{0, 2 * runtime.NumCPU()} {
		b.Run(strconv.Itoa(busy)+" busy", func(b *testing.B) {
			keepBusy(b, busy)
			var first, second, floor starts
			for b.Loop() {
				for pair := range 15 {
					rest := time.Duration(0)
					if busy == 0 && pair%5 == 0 {
						rest = atRest
					}
					floor.add(p.start(s, rest, bare))
					first.add(p.start(s, rest, p.binary, overview))
					second.add(p.start(s, rest, p.binary, statement))
				}
			}
			report := func(unit string, of func(*starts) float64) {
				b.ReportMetric(of(&floor), unit+"/bare")
				for page, ours := range map[string]*starts{"overview": &first, "statement": &second} {
					b.ReportMetric(of(ours), unit+"/"+page)
					b.ReportMetric(of(ours)/of(&floor), "times-bare-"+unit+"/"+page)
				}
			}
			report("ms", func(s *starts) float64 { return median(s.time) })
			report("ms-processor", func(s *starts) float64 { return median(s.processor) })
			report("MB-at-first", func(s *starts) float64 { return median(s.first) })
			if busy == 0 {
				report("MB", func(s *starts) float64 { return median(s.rest) })
			}
		})
	}
}

// atRest is how long after its first frame a window has done all that it does by
// itself, such as reading the dictionary.
const atRest = 4 * time.Second

// keepBusy has the processors wanted by so many others until the benchmark ends.
func keepBusy(b *testing.B, processes int) {
	for range processes {
		other := exec.Command("sh", "-c", "while :; do :; done")
		if err := other.Start(); err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { _ = other.Process.Kill(); _ = other.Wait() })
	}
}

// starts are what several starts of one program took.
type starts struct {
	time, processor []float64 // milliseconds until the first frame
	first, rest     []float64 // megabytes held then, and at rest
}

func (s *starts) add(one started) {
	s.time, s.processor = append(s.time, milliseconds(one.time)), append(s.processor, milliseconds(one.processor))
	s.first = append(s.first, one.first)
	if one.rest > 0 {
		s.rest = append(s.rest, one.rest)
	}
}

// started is what one start of a program took.
type started struct {
	time, processor time.Duration // until its first frame
	first, rest     float64       // megabytes held then, and at rest where that was waited for
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}

// start runs a program until the screen shows its first frame, leaves it alone for
// as long as rest says, and ends it.
func (p *program) start(s *screen, rest time.Duration, binary string, args ...string) started {
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
		time.Sleep(time.Millisecond) // the program needs the processors
	}
	one := started{time: time.Since(begin), processor: onProcessor(p.t, cmd.Process.Pid), first: resident(p.t, cmd.Process.Pid)}
	if rest > 0 {
		time.Sleep(rest)
		one.rest = resident(p.t, cmd.Process.Pid)
	}
	return one
}

// onProcessor is the processor time that a process took so far, to the nanosecond,
// of the threads that it still has.
func onProcessor(t testing.TB, pid int) time.Duration {
	threads, err := filepath.Glob(filepath.Join("/proc", strconv.Itoa(pid), "task", "*", "schedstat"))
	if err != nil || len(threads) == 0 {
		t.Fatalf("the threads of a process cannot be listed: %v", err)
	}
	var total time.Duration
	for _, thread := range threads {
		said, err := os.ReadFile(thread)
		if err != nil {
			continue // it has ended
		}
		nanoseconds, err := strconv.ParseInt(strings.Fields(string(said))[0], 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		total += time.Duration(nanoseconds)
	}
	return total
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
