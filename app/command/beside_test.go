package command_test

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"ninefold/app/command"
)

// What the window does beside itself, reading, understanding and exporting,
// shares tables and vocabularies. Run with the race detector, this shows that
// nothing of it is changed by one and read by another.
func TestWholeRunsBesideOneAnotherComeToTheSame(t *testing.T) {
	t.Parallel()
	steps := func(path string) ([]string, error) {
		folder := filepath.Dir(path)
		at := func(name string) string { return filepath.Join(folder, name) }
		text := "Assessing needs\nWhat is working well\n- We answer on the day.\n- Reviews are held on time.\nAreas for improvement\n- Some people wait.\n"
		if err := os.WriteFile(at("Text.txt"), []byte(text), 0o600); err != nil {
			return nil, err
		}
		var said []string
		for _, args := range [][]string{
			{"import", path, at("Text.txt")},
			{"export", path, "--repeatable", "--pdf", at("Out.pdf"), "--xlsx", at("Out.xlsx")},
			{"export", path, "--repeatable", "--audience", "public", "--accept-findings", "--document", "action-plan", "--pdf", at("Plan.pdf")},
			{"export", path, "--repeatable", "--for-editing", "--xlsx", at("Edit.xlsx")},
			{"import", path, at("Edit.xlsx")},
			{"show", path},
		} {
			r := run(t, args...)
			if r.status != command.Done {
				return nil, fmt.Errorf("%q ended with %d: %s", args, r.status, r.err)
			}
			said = append(said, r.out)
		}
		return said, nil
	}
	var all sync.WaitGroup
	var said [3][]string
	paths := []string{small(t, t.TempDir()), small(t, t.TempDir()), small(t, t.TempDir())}
	for i, path := range paths {
		all.Go(func() {
			var err error
			if said[i], err = steps(path); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	for i := range said {
		if len(said[i]) == 0 || said[i][len(said[i])-1] != said[0][len(said[0])-1] {
			t.Errorf("what was shown differs: %q and %q", said[0], said[i])
		}
	}
}
