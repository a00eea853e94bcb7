package store_test

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/store"
)

// roleKey is set in the environment of a test binary that plays another
// program.
const roleKey = "NINEFOLD_STORE_TEST_ROLE"

func TestMain(m *testing.M) {
	if role := os.Getenv(roleKey); role != "" {
		fmt.Println(play(role, os.Args[1]))
		os.Exit(0)
	}
	if len(store.Unkept()) > 0 {
		// Every test that saves fails for one cause: let the one that names it speak.
		if err := flag.Set("test.run", "^TestTheTablesHaveExactlyTheDomainsFields$"); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

// play does what another program would, and returns its last words.
func play(role, path string) string {
	d, err := store.Open(path, store.Options{})
	if err == nil && role == "write" {
		err = writeUntilKilled(d)
	}
	if err != nil {
		return string(assessment.ErrorCode(err)) + " " + err.Error()
	}
	return "opened"
}

// writeUntilKilled adds one entry after another, each numbered, and prints how
// many are saved.
func writeUntilKilled(d *store.Document) error {
	for n := d.Assessment().EntryCount() + 1; ; n++ {
		if err := d.Do(d.Assessment().AppendEntries("QS1", assessment.WorkingWell, numbered(n))); err != nil {
			return err
		}
		if n%3 == 0 {
			continue // several changes share a transaction
		}
		if err := d.Flush(); err != nil {
			return err
		}
		fmt.Println(n)
	}
}

func numbered(n int) assessment.NewEntry {
	return assessment.NewEntry{ID: fmt.Sprint("entry-", n), Text: strings.Repeat(fmt.Sprint("Entry ", n, ". "), 40)}
}

func program(role, path string) *exec.Cmd {
	c := exec.Command(os.Args[0], path)
	c.Env = append(os.Environ(), roleKey+"="+role)
	return c
}

// elsewhere has another process open a document, and returns the refusal it met.
func elsewhere(t *testing.T, path string) error {
	t.Helper()
	out, err := program("open", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	code, sentence, refused := strings.Cut(strings.TrimSpace(string(out)), " ")
	if !refused {
		return errors.New(code)
	}
	return assessment.Refuse(assessment.Code(code), nil, "%s", sentence)
}

func TestNothingSavedIsLostWhenTheProgramIsKilled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Northmere.ninefold")
	d, err := store.Create(path, create(t, 0).Snapshot(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(3, 4))
	for round := range 12 {
		saved := killWhileWriting(t, path, 1+random.IntN(40))
		d := open(t, path, store.Options{})
		entries := d.Assessment().Statement("QS1").List(assessment.WorkingWell)
		if len(entries) < saved {
			t.Fatalf("round %d: %d entries were saved, %d are there", round, saved, len(entries))
		}
		for i, e := range entries {
			if want := numbered(i + 1); e.ID != want.ID || e.Text != want.Text {
				t.Fatalf("round %d: entry %d is %+v", round, i+1, e)
			}
		}
		if changes := journal(t, d); len(changes) != 1+len(entries) {
			t.Fatalf("round %d: %d changes made %d entries", round, len(changes), len(entries))
		}
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(path + "-journal"); err == nil {
			t.Fatalf("round %d: a second file is left beside the document", round)
		}
	}
}

// killWhileWriting lets another process write until it has acknowledged this
// many times, kills it in whatever it is doing then, and returns the highest
// number it acknowledged.
func killWhileWriting(t *testing.T, path string, times int) (saved int) {
	t.Helper()
	c := program("write", path)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		n, err := strconv.Atoi(lines.Text())
		if err != nil {
			t.Fatal(lines.Text())
		}
		saved = n
		if times--; times == 0 {
			if err := c.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := c.Wait(); err == nil {
		t.Fatal("the process ended by itself")
	}
	return saved
}
