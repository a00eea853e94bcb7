package beginning_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ninefold/app/assessment"
	"ninefold/app/beginning"
	"ninefold/app/evidence"
)

// The sample's evidence is whole: every file it names is made, is what the
// document says it is, and every file that is made is named.
func TestTheSamplesEvidenceIsBesideItAndUnchanged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Our sample.ninefold")
	a, files, err := beginning.SampleAt(path, time.Now())
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
	again, more, err := beginning.SampleAt(path, time.Now())
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

// Whenever the sample is made, its return is under way: a deadline that went by
// long ago shows nothing. What the sample says of its past stays.
func TestTheSamplesDeadlineIsReckonedFromTheDayOfMaking(t *testing.T) {
	made := func(day string) (notice, due string, left int, progress assessment.ReturnProgress, a *assessment.Assessment) {
		t.Helper()
		on, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		a, _, err = beginning.SampleAt(filepath.Join(t.TempDir(), "s.ninefold"), on)
		if err != nil {
			t.Fatal(err)
		}
		left, _ = assessment.DaysUntil(day, a.ReturnDue())
		return a.Notice, a.ReturnDue(), left, a.Progress(day), a
	}
	story, err := beginning.Sample()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ day, notice string }{
		{"2026-11-26", "2026-11-16"},
		{"2026-11-29", "2026-11-16"},
		{"2026-11-30", "2026-11-23"},
		{"2027-03-01", "2027-02-22"},
		{"2031-12-31", "2031-12-22"},
		{"1970-01-01", "2026-11-16"}, // the story is not put earlier
	} {
		notice, due, left, progress, a := made(c.day)
		if notice != c.notice {
			t.Errorf("made on %s, its notice came on %s", c.day, notice)
		}
		if c.day >= story.Notice && (left < 8 || left > 14 || progress.Overdue == 0 || progress.Overdue > progress.Items/4) {
			t.Errorf("made on %s, it is due on %s: %d days left, %d items overdue", c.day, due, left, progress.Overdue)
		}
		if progress.Answered != story.Progress(c.day).Answered || a.AsAt != story.AsAt || a.Actions()[0].Due != story.Actions()[0].Due {
			t.Errorf("made on %s, something else is changed, too", c.day)
		}
		late := 0
		for _, e := range a.Evidence() {
			if e.ReviewBy != "" && e.ReviewBy < c.day {
				late++
			}
		}
		if late > 3 {
			t.Errorf("made on %s, %d pieces of evidence are too old", c.day, late)
		}
	}
	one, _, _, _, _ := made("2028-02-29")
	if other, _, _, _, _ := made("2028-02-29"); one != other {
		t.Error("made twice on a day, it differs")
	}
}
