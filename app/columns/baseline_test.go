package columns

import (
	"testing"

	"ninefold/app/assessment/assessmenttest"
)

func TestABaselineTellsWhichCellChanged(t *testing.T) {
	titles := []string{"Text", "Note", "Owner"}
	b := Baseline{"Text": Mark("one"), "Owner": Mark("")}
	read := ReadBaseline(b.String(titles), titles)
	if !read.Untouched("Text", "one") || read.Untouched("Text", "two") || !read.Untouched("Owner", "") || read.Untouched("Owner", "M. Hale") {
		t.Errorf("read as %v", read)
	}
	if read.Untouched("Note", "") {
		t.Error("a column without a mark is taken for one that nobody touched")
	}
	if old := ReadBaseline(b.String(titles), []string{"Text"}); len(old) != 1 || !old.Untouched("Text", "one") {
		t.Errorf("with a column less it is read as %v", old)
	}
	for _, none := range []string{"", "x", "0123456789abcdef", "????????", b.String(titles)[1:]} {
		if read := ReadBaseline(none, titles); read != nil {
			t.Errorf("%q is read as %v", none, read)
		}
	}
}

func TestNoTwoColumnsOfASheetAndNoTwoSheetsLookAlike(t *testing.T) {
	names := map[string]bool{}
	for _, s := range Sheets(assessmenttest.Framework(t)) {
		if names[s.Name] || s.Name == "" || len(s.Name) > LongestName {
			t.Errorf("the name %q is taken, empty or too long", s.Name)
		}
		names[s.Name] = true
		titles, marks := map[string]bool{}, map[string]bool{}
		for _, c := range s.Columns {
			if mark := Mark(c.Title)[:titleMark]; titles[c.Title] || marks[mark] {
				t.Errorf("%s: the column %q is there twice, or has the mark of another", s.Name, c.Title)
			} else {
				titles[c.Title], marks[mark] = true, true
			}
		}
	}
}
