package command

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
)

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
