package beginning_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ninefold/app/beginning"
	"ninefold/app/evidence"
)

// The sample's evidence is whole: every file it names is made, is what the
// document says it is, and every file that is made is named.
func TestTheSamplesEvidenceIsBesideItAndUnchanged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Our sample.ninefold")
	a, files, err := beginning.SampleAt(path)
	if err != nil {
		t.Fatal(err)
	}
	if want := filepath.Join(filepath.Dir(path), "Our sample evidence"); files.Folder != want {
		t.Errorf("the files go to %s", files.Folder)
	}
	if _, err := os.Lstat(files.Folder); err == nil {
		t.Error("the files are there before they are written")
	}
	if err := files.Write(); err != nil {
		t.Fatal(err)
	}
	var c evidence.Checker
	named, links := map[string]bool{}, 0
	for _, e := range a.Evidence() {
		links += len(a.EvidenceLinks(e.ID))
		if len(a.EvidenceLinks(e.ID)) == 0 || e.Owner == "" || e.Dated == "" || e.Category == "" {
			t.Errorf("%q bears out nothing, or lacks an owner, a date or a category", e.Title)
		}
		if (e.File == "") == (e.Link == "") {
			t.Errorf("%q has the file %q and the link %q", e.Title, e.File, e.Link)
		}
		if e.File == "" {
			continue
		}
		named[e.File] = true
		if got := c.Check(context.Background(), path, e); got != evidence.Unchanged || evidence.MayOpen(filepath.Join(filepath.Dir(path), e.File)) != "" {
			t.Errorf("%s: %s", e.File, got.Word())
		}
	}
	if n := len(a.Evidence()); n < 60 || links < 120 || len(named) != files.Count() {
		t.Errorf("there are %d pieces, %d links, %d files named and %d made", n, links, len(named), files.Count())
	}
	again, more, err := beginning.SampleAt(path)
	if err != nil || more.Folder != files.Folder+" 2" || !strings.HasPrefix(again.Evidence()[0].File, "Our sample evidence 2/") {
		t.Errorf("beside files that are there, they go to %s (%v)", more.Folder, err)
	}
	if err := files.Write(); err == nil {
		t.Error("files are written into a folder that is there")
	}
	files.Remove()
	if _, err := os.Lstat(files.Folder); err == nil {
		t.Error("the folder is still there")
	}
}
