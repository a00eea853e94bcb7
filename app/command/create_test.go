package command_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ninefold/app/assessment"
)

func TestNewMakesAnEmptySelfAssessment(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "x.ninefold")
	if got, want := done(t, "new", path, "--council", "Brighton & Hove"), fmt.Sprintf("Made %s: Brighton & Hove, Self-assessment, 0 entries.\n", path); got != want {
		t.Errorf("new prints %q, not %q", got, want)
	}
	o := outline(t, path)
	if o.Council != "Brighton & Hove" || o.Title != "Self-assessment" || o.Marking != string(assessment.Official) || len(o.Statements) != 9 {
		t.Errorf("the document holds %+v", o)
	}
	for _, s := range o.Statements {
		if s.Status != assessment.NotStarted.Key() || s.Score != nil || len(s.WorkingWell)+len(s.Improvement)+len(s.Priorities) > 0 {
			t.Errorf("a new document has begun: %+v", s)
		}
	}
}

func TestNewKeepsEveryNameAsItIsWritten(t *testing.T) {
	t.Parallel()
	for i, name := range []string{
		`Cyngor Sir Ŷ’r Ŵyl "Prŷs"`, "=1+1", "Міська рада", "🏴 Council 👩‍👧", "O'Northmere <b>&amp;</b>", strings.Repeat("é", assessment.LimitName),
	} {
		path := filepath.Join(t.TempDir(), fmt.Sprintf("%d.ninefold", i))
		done(t, "new", path, "--council", name, "--title", name)
		if o := outline(t, path); o.Council != name || o.Title != name {
			t.Errorf("%q is kept as %q and %q", name, o.Council, o.Title)
		}
	}
}

func TestNewDocumentsAreRefusedInASentence(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	there := write(t, filepath.Join(folder, "There.ninefold"), "anything")
	if err := os.Mkdir(filepath.Join(folder, "Folder"), 0o755); err != nil {
		t.Fatal(err)
	}
	fresh := filepath.Join(folder, "Fresh.ninefold")
	for name, c := range map[string]struct {
		args []string
		want string
	}{
		"a file that is there":    {[]string{"new", there, "--council", "Northmere"}, "already"},
		"the sample over a file":  {[]string{"sample", there}, "already"},
		"a folder of the name":    {[]string{"new", filepath.Join(folder, "Folder"), "--council", "Northmere"}, "folder"},
		"a folder that is not":    {[]string{"new", filepath.Join(folder, "none", "x.ninefold"), "--council", "Northmere"}, "folder"},
		"sample in no folder":     {[]string{"sample", filepath.Join(folder, "none", "x.ninefold")}, "folder"},
		"below a file":            {[]string{"new", filepath.Join(there, "x.ninefold"), "--council", "Northmere"}, "folder"},
		"too long a name":         {[]string{"new", fresh, "--council", strings.Repeat("n", 201)}, "1 character over its limit of 200"},
		"too long a title":        {[]string{"new", fresh, "--council", "Northmere", "--title", strings.Repeat("n", 300)}, "100 characters over its limit of 200"},
		"a name on two lines":     {[]string{"new", fresh, "--council", "North\nmere"}, "must be on one line"},
		"a name that is no text":  {[]string{"new", fresh, "--council", "North\xffmere"}, "bytes that are not text"},
		"a name with a NUL in it": {[]string{"new", fresh, "--council", "North\x00mere"}, "NUL"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := refused(t, folder, c.args...); !strings.Contains(got, c.want) {
				t.Errorf("%q says %q, without %q", c.args, got, c.want)
			}
		})
	}
}

func TestSampleMakesAFinishedSelfAssessment(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "Sample.ninefold")
	if got := done(t, "sample", path); !strings.HasPrefix(got, "Made "+path+": Northmere Council, ") {
		t.Errorf("sample prints %q", got)
	}
	o := outline(t, path)
	entries := 0
	for _, s := range o.Statements {
		entries += len(s.WorkingWell) + len(s.Improvement) + len(s.Priorities)
	}
	if entries < 200 || o.Overall.Scored != 9 || o.Overall.Rating == nil || len(o.About) == 0 || len(o.Figures) == 0 {
		t.Errorf("the sample has %d entries, %d scores, %d sections and %d figures", entries, o.Overall.Scored, len(o.About), len(o.Figures))
	}
}
