package window

import (
	"fmt"
	"os"
	"os/exec"
	"testing"
	"time"
)

// A toolkit that never comes back does not keep the program: what is left to do
// is done, and it ends in order.
func TestTheProgramEndsWhereTheToolkitDoesNot(t *testing.T) {
	const never = "NINEFOLD_TEST_NEVER_RETURNS"
	if os.Getenv(never) != "" {
		endAnyway(time.Millisecond, func() { fmt.Println("the rest is saved") })
		select {}
	}
	cmd := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$", "-test.timeout=1m")
	cmd.Env = append(os.Environ(), never+"=1")
	out, err := cmd.Output()
	if err != nil || string(out) != "the rest is saved\n" {
		t.Errorf("it ended with %v and said %q", err, out)
	}
}
