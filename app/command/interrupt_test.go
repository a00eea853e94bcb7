package command

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
)

func TestAnImportThatIsInterruptedBringsNothingIn(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path, text := filepath.Join(folder, "New.ninefold"), filepath.Join(folder, "last year.txt")
	var out bytes.Buffer
	streams := Streams{Out: &out, Err: &out}
	if status := Run([]string{"new", path, "--council", "Northmere Council"}, streams, nil); status != Done {
		t.Fatal(&out)
	}
	if err := os.WriteFile(text, []byte("Assessing needs\nStrengths\n- People are seen soon.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	ctx, interrupt := context.WithCancel(context.Background())
	interrupt()
	root := newRoot(streams, nil)
	root.SetArgs([]string{"import", path, text})
	if err := root.ExecuteContext(ctx); err == nil || explain(err) != "It was stopped before it was done. Nothing has been written." {
		t.Errorf("the import ended with %v", err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the document is another (%v)", err)
	}
}

func TestAnExportThatIsInterruptedLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := filepath.Join(folder, "Sample.ninefold")
	var out bytes.Buffer
	streams := Streams{Out: &out, Err: &out}
	if status := Run([]string{"sample", path}, streams, nil); status != Done {
		t.Fatal(&out)
	}
	ctx, interrupt := context.WithCancel(context.Background())
	interrupt()
	root := newRoot(streams, nil)
	root.SetArgs([]string{"export", path, "--pdf", filepath.Join(folder, "Out.pdf"), "--xlsx", filepath.Join(folder, "Out.xlsx")})
	err := root.ExecuteContext(ctx)
	if err == nil || explain(err) != "It was stopped before it was done. Nothing has been written." {
		t.Errorf("the export ended with %v", err)
	}
	names, err := os.ReadDir(folder)
	if err != nil || len(names) != 2 { // the sample and the folder of its evidence
		t.Errorf("the folder holds %v (%v)", names, err)
	}
}
