package command_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ninefold/app/command"
)

func TestExportGathersTheEvidenceInAFolder(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	document := filepath.Join(folder, "North.ninefold")
	if got := done(t, "sample", document); !strings.Contains(got, "67 pieces of evidence; and "+filepath.Join(folder, "North evidence")+" with 51 files") {
		t.Errorf("the sample says %q", got)
	}
	to := filepath.Join(folder, "handed over")
	if got := done(t, "export", document, "--evidence-folder", to); got != "Made "+to+": 51 files of evidence and index.csv.\n" {
		t.Errorf("it says %q", got)
	}
	if _, err := os.Stat(filepath.Join(to, "E02-waiting-list-return-september-2026.csv")); err != nil {
		t.Error(err)
	}
	if got := refused(t, folder, "export", document, "--evidence-folder", to); !strings.Contains(got, "nothing is ever written over") {
		t.Errorf("a second time it says %q", got)
	}
	// One that is gone is said, and the others are gathered.
	if err := os.Remove(filepath.Join(folder, "North evidence", "waiting-list-return-september-2026.csv")); err != nil {
		t.Fatal(err)
	}
	again := filepath.Join(folder, "again")
	r := run(t, "export", document, "--evidence-folder", again, "--document", "evidence", "--xlsx", filepath.Join(folder, "e.xlsx"))
	if r.status != command.Done || !strings.Contains(r.out, "50 files of evidence") || !strings.Contains(r.err, "Not gathered: E2, Waiting list return, September 2026: File is not where it was.") {
		t.Errorf("it says %+v", r)
	}
}
