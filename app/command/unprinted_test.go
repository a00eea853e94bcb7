package command_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ninefold/app/command"
)

func TestWhatIsDoneIsDoneWhereTheWordOfItCannotBePrinted(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path, text := small(t, folder), filepath.Join(folder, "Text.txt")
	if err := os.WriteFile(text, []byte("Assessing needs\nWhat is working well\n- We answer on the day.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	at := func(name string) string { return filepath.Join(folder, name) }
	for _, c := range []struct {
		args     []string
		status   int
		sentence string
		made     string // a file that is there then
	}{
		{[]string{"new", at("New.ninefold"), "--council", "Northmere"}, command.Done, "It is done; only the word of it could not be printed.\n", "New.ninefold"},
		{[]string{"sample", at("Sample.ninefold")}, command.Done, "It is done; only the word of it could not be printed.\n", "Sample.ninefold"},
		{[]string{"export", path, "--document", "scores", "--pdf", at("Out.pdf")}, command.Done, "The export is done and its files are in place; only the list of them could not be printed.\n", "Out.pdf"},
		// What would be done has to be seen before it is.
		{[]string{"import", path, text}, command.Refused, "It could not be printed: what standard output leads to takes no more. The technical details are: the pipe is broken.\n", ""},
		{[]string{"show", path}, command.Refused, "It could not be printed: what standard output leads to takes no more. The technical details are: the pipe is broken.\n", ""},
		{[]string{"show", path, "--json"}, command.Refused, "It could not be printed: what standard output leads to takes no more. The technical details are: the pipe is broken.\n", ""},
		{[]string{"version"}, command.Refused, "It could not be printed: what standard output leads to takes no more. The technical details are: the pipe is broken.\n", ""},
	} {
		var complaint bytes.Buffer
		status := command.Run(c.args, command.Streams{Out: stuck{}, Err: &complaint}, nil)
		if status != c.status || !strings.HasSuffix(complaint.String(), c.sentence) {
			t.Errorf("%q ended with %d: %s", c.args[0], status, &complaint)
		}
		if c.made != "" {
			if _, err := os.Stat(at(c.made)); err != nil {
				t.Errorf("%q: %v", c.args[0], err)
			}
		}
	}
	if out := done(t, "show", path, "--json"); strings.Contains(out, "We answer on the day.") {
		t.Error("an import that failed brought something in")
	}
}
