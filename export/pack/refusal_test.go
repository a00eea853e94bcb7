package pack

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ninefold/app/assessment"
)

func TestWhatIsInTheWayIsSaidInASentence(t *testing.T) {
	for name, c := range map[string]struct {
		err  error
		code assessment.Code
		says string
	}{
		"held open":    {busyError, assessment.CodeBusy, "in use by another program"},
		"no room":      {fullError, assessment.CodeFile, "no room left"},
		"not allowed":  {fs.ErrPermission, assessment.CodeReadOnly, "read-only"},
		"gone":         {fs.ErrNotExist, assessment.CodeNotFound, "is not there"},
		"anything":     {errors.New("input/output error"), assessment.CodeFile, "could not be saved"},
		"said already": {assessment.Refuse(assessment.CodeExists, nil, "It is a folder."), assessment.CodeExists, "It is a folder."},
	} {
		cause := &fs.PathError{Op: "rename", Path: "x", Err: c.err}
		got := refusal(fmt.Errorf("wrapped: %w", cause), filepath.Join("folder", "pack.pdf"))
		if assessment.ErrorCode(got) != c.code || !strings.Contains(got.Error(), c.says) {
			t.Errorf("%s: %v (%s)", name, got, assessment.ErrorCode(got))
		}
		if !errors.Is(got, c.err) {
			t.Errorf("%s: the cause is lost for the log", name)
		}
	}
}

func TestATargetIsPutBackWhereItsDraftIsGone(t *testing.T) {
	folder := t.TempDir()
	target := filepath.Join(folder, "pack.pdf")
	if err := os.WriteFile(target, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	d := drafts{files: []draft{{target: target, path: filepath.Join(folder, "gone.part")}}}
	if err := d.place(); err == nil {
		t.Fatal("a draft that is not there took its place")
	}
	d.discard()
	names, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(target); err != nil || string(data) != "old" || len(names) != 1 {
		t.Errorf("the target holds %q (%v), the folder %d files", data, err, len(names))
	}
}
