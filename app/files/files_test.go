package files

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"ninefold/app/assessment"
)

func TestNamesThatWindowsCannotKeepAreRefusedEverywhere(t *testing.T) {
	for name, says := range map[string]string{
		"a:b.pdf":                         "no name holds any of",
		"what?.ninefold":                  "no name holds any of",
		`Q1 "final".xlsx`:                 "no name holds any of",
		"pack*":                           "no name holds any of",
		"a|b":                             "no name holds any of",
		"pack.":                           "dot or a space",
		"pack.pdf ":                       "dot or a space",
		"nul":                             "a device",
		"NUL.pdf":                         "a device",
		"Con.ninefold":                    "a device",
		"com1.tar.gz":                     "a device",
		"lpt³":                            "a device",
		"aux .pdf":                        "a device",
		"tab\there.pdf":                   "cannot be seen",
		"..":                              "no name for a file",
		strings.Repeat("é", 256):          "too long",
		strings.Repeat("😀", 128) + ".pdf": "too long",
	} {
		err := CheckName(filepath.Join("folder", "x") + "/../" + name)
		if assessment.ErrorCode(err) != assessment.CodeInvalid || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v", name, err)
		}
	}
	for _, name := range []string{
		"Self-assessment 2026.ninefold", "Ärger & Söhne (Entwurf).pdf", "contents.pdf", "nullify.pdf", "com.pdf", "com10.pdf",
		".ninefold", "a.b.c", "Sir Ddinbych – hunanasesiad.xlsx", strings.Repeat("é", 255),
	} {
		if err := CheckName(filepath.Join("a:b", name)); err != nil { // only the name is at issue
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestWhatMayPassIsTriedAgainAndWhatMayNotIsNot(t *testing.T) {
	var waited time.Duration
	sleep = func(d time.Duration) { waited += d }
	t.Cleanup(func() { sleep = time.Sleep })
	for name, c := range map[string]struct {
		err   error
		tries int
		waits time.Duration
	}{
		"held":        {heldError, 5, 1500 * time.Millisecond},
		"no answer":   {unsteadyError, 5, 1500 * time.Millisecond},
		"not allowed": {fs.ErrPermission, 1, 0},
		"not there":   {fs.ErrNotExist, 1, 0},
		"full":        {syscall.ENOSPC, 1, 0},
	} {
		tries := 0
		waited = 0
		_, err := Patiently(func() (int, error) {
			tries++
			return 0, &fs.PathError{Op: "open", Path: "x", Err: c.err}
		})
		if !errors.Is(err, c.err) || tries != c.tries || waited != c.waits {
			t.Errorf("%s: %v after %d tries in %v", name, err, tries, waited)
		}
	}
	tries := 0
	got, err := Patiently(func() (int, error) {
		if tries++; tries < 3 {
			return 0, heldError
		}
		return tries, nil
	})
	if got != 3 || err != nil {
		t.Errorf("what passed after two tries gave %d, %v", got, err)
	}
}

func TestRenameAndRemoveDoWhatTheySay(t *testing.T) {
	folder := t.TempDir()
	one, other := filepath.Join(folder, "one"), filepath.Join(folder, "other")
	for _, path := range []string{one, other} {
		if err := os.WriteFile(path, []byte(path), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := Rename(one, other); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(other); err != nil || string(data) != one {
		t.Errorf("it holds %q, %v", data, err)
	}
	if err := Remove(other); err != nil {
		t.Error(err)
	}
	if err := Remove(other); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("what is not there: %v", err)
	}
}
