//go:build !windows

package pack_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"ninefold/app/assessment/assessmenttest"
	"ninefold/export"
	"ninefold/export/pack"
)

func exportTo(t *testing.T, path string) {
	t.Helper()
	a := assessmenttest.Generate(1, 3)
	if _, err := pack.Run(context.Background(), a, []pack.Job{{Options: export.Options{Document: export.Scores, Audience: export.Internal}, XLSX: path}}, nil); err != nil {
		t.Fatal(err)
	}
}

func TestAnExportToALinkIsWrittenThroughIt(t *testing.T) {
	folder, elsewhere := t.TempDir(), t.TempDir()
	for name, target := range map[string]string{"there.xlsx": filepath.Join(elsewhere, "there.xlsx"), "not yet.xlsx": filepath.Join(elsewhere, "not yet.xlsx")} {
		if name == "there.xlsx" {
			if err := os.WriteFile(target, []byte("old"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		link := filepath.Join(folder, name)
		if err := os.Symlink(target, link); err != nil {
			t.Fatal(err)
		}
		exportTo(t, link)
		if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
			t.Errorf("%s: the link is gone", name)
		}
		if info, err := os.Stat(target); err != nil || info.Size() < 1000 {
			t.Errorf("%s: the file it leads to was not written: %v", name, err)
		}
	}
}

func TestDraftsThatKilledExportsLeftAreSweptAndNothingElse(t *testing.T) {
	folder := t.TempDir()
	old := time.Now().Add(-2 * time.Hour)
	kept := map[string]bool{".ninefold-OLD.part": false, ".ninefold-YOUNG.part": true, ".ninefold-ALLTHATISLEFT.before": true, "mine.part": true}
	for name := range kept {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
		if name != ".ninefold-YOUNG.part" {
			if err := os.Chtimes(path, old, old); err != nil {
				t.Fatal(err)
			}
		}
	}
	exportTo(t, filepath.Join(folder, "scores.xlsx"))
	for name, keep := range kept {
		if _, err := os.Stat(filepath.Join(folder, name)); (err == nil) != keep {
			t.Errorf("%s: kept is %t", name, err == nil)
		}
	}
}
