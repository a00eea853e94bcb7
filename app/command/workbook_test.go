package command_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

const themeSheet = "Theme 1 Working with people"

// edited makes a workbook for editing of a document and lets change write in it.
func edited(t *testing.T, document, name string, change func(f *excelize.File)) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	done(t, "export", document, "--xlsx", path, "--for-editing")
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	change(f)
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	return path
}

// cellOf is the cell in which a sheet has a text.
func cellOf(t *testing.T, f *excelize.File, sheet, text string) string {
	t.Helper()
	cells, err := f.SearchSheet(sheet, text)
	if err != nil || len(cells) == 0 {
		t.Fatalf("%q stands nowhere on %q: %v", text, sheet, err)
	}
	return cells[0]
}

func set(t *testing.T, f *excelize.File, sheet, cell, text string) {
	t.Helper()
	if err := f.SetCellStr(sheet, cell, text); err != nil {
		t.Fatal(err)
	}
}

func TestARenamedColumnIsAskedAboutAndReadWhereItIsTheSame(t *testing.T) {
	t.Parallel()
	path := small(t, t.TempDir())
	first := outline(t, path).Statements[0].WorkingWell[0].Text
	book := edited(t, path, "renamed.xlsx", func(f *excelize.File) {
		set(t, f, themeSheet, cellOf(t, f, themeSheet, first), first+" And more.")
		set(t, f, themeSheet, cellOf(t, f, themeSheet, "Text"), "Comment")
	})
	said := done(t, "import", path, book, "--dry-run")
	for _, want := range []string{"the column “Comment” is new and “Text” is missing: are they the same?", `--column "Comment=Text"`, "rows of the sheet cannot be read before."} {
		if !strings.Contains(said, want) {
			t.Errorf("it does not say %q:\n%s", want, said)
		}
	}
	// The rows are not listed one by one for that, nor is the sheet said to be missing.
	for _, unwanted := range []string{"\nRefused\n", "There is no sheet", "One entry a row"} {
		if strings.Contains(said, unwanted) {
			t.Errorf("it says %q:\n%s", unwanted, said)
		}
	}
	said = done(t, "import", path, book, "--column", "comment=text")
	if strings.Contains(said, "refused") && !strings.Contains(said, "0 refused") || !strings.Contains(said, "1 changed") {
		t.Errorf("read as the same, it says\n%s", said)
	}
	if got := outline(t, path).Statements[0].WorkingWell[0].Text; got != first+" And more." {
		t.Errorf("the entry reads %q", got)
	}
}

func TestAWorkbookOfConflictsAloneDoesNotStopTheOthers(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := small(t, folder)
	s := outline(t, path).Statements[0]
	first := s.WorkingWell[0].Text
	mine := edited(t, path, "mine.xlsx", func(f *excelize.File) { set(t, f, themeSheet, cellOf(t, f, themeSheet, first), "Mine.") })
	theirs := edited(t, path, "theirs.xlsx", func(f *excelize.File) { set(t, f, themeSheet, cellOf(t, f, themeSheet, first), "Theirs.") })
	other := edited(t, path, "other.xlsx", func(f *excelize.File) {
		set(t, f, themeSheet, cellOf(t, f, themeSheet, s.Improvement[0].Text), "Another.")
	})
	done(t, "import", path, mine)
	if said := refused(t, folder, "import", path, theirs); !strings.Contains(said, "no row is chosen") || !strings.Contains(said, "--take") {
		t.Errorf("alone, it says %q", said)
	}
	said := done(t, "import", path, theirs, other)
	if !strings.Contains(said, "From theirs.xlsx nothing is brought in") {
		t.Errorf("it says\n%s", said)
	}
	now := outline(t, path).Statements[0]
	if now.WorkingWell[0].Text != "Mine." || now.Improvement[0].Text != "Another." {
		t.Errorf("the entries read %q and %q", now.WorkingWell[0].Text, now.Improvement[0].Text)
	}
	done(t, "import", path, theirs, "--take", "conflicts")
	if got := outline(t, path).Statements[0].WorkingWell[0].Text; got != "Theirs." {
		t.Errorf("taken as a group, the entry reads %q", got)
	}
}

func TestAWholeGroupOfRowsIsTakenOrLeft(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := small(t, folder)
	book := edited(t, path, "all.xlsx", func(*excelize.File) {})
	other := empty(t, folder)
	if said := refused(t, folder, "import", other, book); !strings.Contains(said, "no row is chosen") {
		t.Errorf("of another document it says %q", said)
	}
	done(t, "import", other, book, "--take", "unknown", "--take", "changed")
	want, got := outline(t, path), outline(t, other)
	for i, s := range want.Statements {
		if *got.Statements[i].Score != *s.Score || strings.Join(texts(got.Statements[i].Priorities), "\n") != strings.Join(texts(s.Priorities), "\n") {
			t.Errorf("%s came over as %+v", s.Code, got.Statements[i])
		}
	}
	if said := misused(t, folder, "import", path, book, "--take", "everything"); !strings.Contains(said, "everything") {
		t.Errorf("it says %q", said)
	}
}
