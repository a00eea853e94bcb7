package command_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"ninefold/app/assessment/assessmenttest"
	"ninefold/app/store"
)

// BenchmarkLargePack has the program itself make the whole pack of a large council,
// PDF and workbook: the budget is 3 s and 150 MB. Beside it stands the same
// program when it does nothing but open that document, or not even that.
func BenchmarkLargePack(b *testing.B) {
	folder := b.TempDir()
	program := filepath.Join(folder, "ninefold")
	if said, err := exec.Command("go", "build", "-o", program, "ninefold").CombinedOutput(); err != nil {
		b.Fatalf("the program does not build: %v\n%s", err, said)
	}
	document := filepath.Join(folder, "large.ninefold")
	doc, err := store.Create(document, assessmenttest.Large(), store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	if err := doc.Close(); err != nil {
		b.Fatal(err)
	}
	for _, run := range []struct {
		name string
		args []string
	}{
		{"pack", []string{"export", document, "--as-asked", "--pdf", filepath.Join(folder, "pack.pdf"), "--xlsx", filepath.Join(folder, "pack.xlsx")}},
		{"open", []string{"show", document}},
		{"nothing", []string{"version"}},
	} {
		b.Run(run.name, func(b *testing.B) {
			var processor, most float64
			for b.Loop() {
				cmd := exec.Command(program, run.args...)
				if err := cmd.Start(); err != nil {
					b.Fatal(err)
				}
				most = max(most, highWater(cmd))
				if err := cmd.Wait(); err != nil {
					b.Fatal(err)
				}
				processor += (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
			}
			b.ReportMetric(processor/float64(b.N), "processor-s/op")
			b.ReportMetric(most, "MB-at-most")
		})
	}
}

// highWater watches a process until it ends, and returns the most memory it had at
// once, in megabytes. What the system says when it has ended counts from before it
// was another program than this one.
func highWater(cmd *exec.Cmd) (most float64) {
	path := fmt.Sprintf("/proc/%d/status", cmd.Process.Pid)
	for {
		status, err := os.ReadFile(path)
		_, after, has := strings.Cut(string(status), "VmHWM:")
		if err != nil || !has {
			return most // it has ended
		}
		if fields := strings.Fields(after); len(fields) > 0 {
			kilobytes, _ := strconv.ParseFloat(fields[0], 64)
			most = max(most, kilobytes/1024)
		}
		time.Sleep(2 * time.Millisecond)
	}
}
