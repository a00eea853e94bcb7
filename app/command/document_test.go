package command_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ninefold/app/store"
)

// fixtures are the files that package store keeps for its tests.
const fixtures = "../store/testdata"

// commandsOn are the commands that open a document, by what they do with it.
func commandsOn(path, beside string) map[string][]string {
	return map[string][]string{
		"show":             {"show", path},
		"show --json":      {"show", path, "--json"},
		"import":           {"import", path, filepath.Join(beside, "Source.txt")},
		"import --dry-run": {"import", path, filepath.Join(beside, "Source.txt"), "--dry-run"},
		"export":           {"export", path, "--pdf", filepath.Join(beside, "Out.pdf"), "--xlsx", filepath.Join(beside, "Out.xlsx")},
	}
}

func TestAFileThatIsNoDocumentIsRefusedWithASentenceOfItsOwn(t *testing.T) {
	t.Parallel()
	fixture := func(name string) func(testing.TB, string) {
		return func(t testing.TB, path string) {
			write(t, path, string(read(t, filepath.Join(fixtures, name+".ninefold"))))
		}
	}
	said := map[string]string{}
	for name, c := range map[string]struct {
		make func(testing.TB, string)
		want string
	}{
		"not there":          {func(testing.TB, string) {}, "There is no file PATH."},
		"not a database":     {fixture("text"), "Document.ninefold is not a Ninefold document."},
		"empty":              {fixture("empty"), "Document.ninefold is empty. If it is in a synchronised folder, it may not have arrived yet."},
		"a foreign database": {fixture("another-program"), "Document.ninefold is a database, but not a Ninefold document."},
		"a newer version":    {fixture("newer"), "Document.ninefold was written by a newer version of Ninefold. Please update Ninefold to open it; the file has not been changed."},
		"truncated":          {fixture("truncated"), "Document.ninefold is cut short: its end is missing. Please copy it again from where it came from, or open a backup."},
		"damaged":            {fixture("damaged"), "Document.ninefold is damaged and cannot be opened. The file has not been changed. Please open a backup or an earlier copy."},
		"a folder": {func(t testing.TB, path string) {
			if err := os.Mkdir(path, 0o755); err != nil {
				t.Fatal(err)
			}
		}, "Document.ninefold is a folder, not a Ninefold document."},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			path := filepath.Join(folder, "Document.ninefold")
			c.make(t, path)
			write(t, filepath.Join(folder, "Source.txt"), "Assessing needs\nWhat is working well\n• One.\n")
			want := strings.ReplaceAll(c.want, "PATH", path)
			for called, args := range commandsOn(path, folder) {
				if got := refused(t, folder, args...); got != want {
					t.Errorf("%s says %q, not %q", called, got, want)
				}
			}
			if other, twice := said[want]; twice {
				t.Errorf("it is said of this and of %s: %s", other, want)
			}
			said[want] = name
		})
	}
}

func TestAReadOnlyDocumentIsReadAndNotWritten(t *testing.T) {
	t.Parallel()
	folder, out := t.TempDir(), t.TempDir()
	path := small(t, folder)
	source := write(t, filepath.Join(out, "Source.txt"), "Assessing needs\nWhat is working well\n• One.\n")
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	before := fingerprint(t, folder)
	done(t, "show", path)
	done(t, "import", path, source, "--dry-run")
	done(t, "export", path, "--pdf", filepath.Join(out, "Out.pdf"), "--xlsx", filepath.Join(out, "Out.xlsx"))
	want := "Small.ninefold is read-only, so it cannot be edited. Please copy it to a folder of your own and open the copy."
	if got := refused(t, folder, "import", path, source); got != want {
		t.Errorf("import says %q", got)
	}
	if after := fingerprint(t, folder); after != before {
		t.Errorf("the folder changed from\n%s to\n%s", before, after)
	}
}

func TestADocumentThatIsOpenInAWindowIsBusy(t *testing.T) {
	t.Parallel() // it waits until the commands have given up
	folder := t.TempDir()
	path := sample(t, folder)
	write(t, filepath.Join(folder, "Source.txt"), "Assessing needs\nWhat is working well\n• One.\n")
	window, err := store.Open(path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := "Sample.ninefold is open in another Ninefold window. Close it there first."
	for called, args := range commandsOn(path, folder) {
		if got := refused(t, folder, args...); got != want {
			t.Errorf("%s says %q", called, got)
		}
	}
	if err := window.Close(); err != nil {
		t.Fatal(err)
	}
	done(t, "show", path)
}

func TestADocumentOfTheFirstVersionIsShownAsItWas(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := write(t, filepath.Join(folder, "Old.ninefold"), string(read(t, filepath.Join(fixtures, "version-1.ninefold"))))
	before := fingerprint(t, folder)
	if got := outline(t, path); got.Council != "Northmere Council" || len(got.About) != 12 {
		t.Errorf("it holds %+v", got)
	}
	if after := fingerprint(t, folder); after != before {
		t.Errorf("showing it changed the folder from\n%s to\n%s", before, after)
	}
}
