package pdf_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/export"
	"ninefold/export/pdf"
	"ninefold/export/pdf/pdfcheck"
)

// pagesOf are the words on each page of a self-assessment, headers and footers too.
func pagesOf(t *testing.T, a *assessment.Assessment, o export.Options) []string {
	t.Helper()
	r, err := export.Build(a, o)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer // other tests run the checker
	if _, err := pdf.Write(context.Background(), &b, r, nil); err != nil {
		t.Fatal(err)
	}
	read, err := pdfcheck.ReadText(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return read.Pages
}

// Wherever a page ends, these stand on one: a list and the line that leads to it, the
// heading of a list and its first two lines, and what closes a statement.
func TestWhatBelongsTogetherStandsOnOnePage(t *testing.T) {
	framework := assessmenttest.Framework(t)
	whole := func(pages []string, parts ...string) bool {
		for _, page := range pages {
			n := 0
			for _, part := range parts {
				if strings.Contains(page, part) {
					n++
				}
			}
			if n > 0 {
				return n == len(parts)
			}
		}
		t.Fatalf("%q is nowhere", parts)
		return false
	}
	for lines := 5; lines < 40; lines++ {
		a := assessment.New("a", "Northmere Council", framework)
		do := func(edit assessment.Edit) {
			t.Helper()
			if _, err := a.Apply(edit.Ops); err != nil {
				t.Fatal(err)
			}
		}
		place := strings.Repeat("A line by itself.\n\n", lines)
		do(a.AddSection("place", "", "Our place", place+"It leads here:\n\n• the first of these\n• the second of these"))
		s := a.Statements[0]
		s.Note = "The closing note."
		for n, key := range assessment.ListKeys {
			entries := make([]assessment.NewEntry, 10)
			if n == 0 {
				entries = make([]assessment.NewEntry, lines)
			}
			for i := range entries {
				entries[i] = assessment.NewEntry{ID: fmt.Sprint(key, i), Text: fmt.Sprintf("Entry %d of list %d.", i+1, n+1)}
			}
			do(a.AppendEntries(s.Code, key, entries...))
		}
		pages := pagesOf(t, a, export.Options{Document: export.SelfAssessment, Audience: export.Internal})
		for _, parts := range [][]string{
			{"It leads here:", "the first of these"},
			{"Entry 1 of list 2.", "Entry 2 of list 2."},
			{"Entry 1 of list 3.", "Entry 2 of list 3."},
			{"Entry 10 of list 3.", fmt.Sprint(lines+20, " entries"), "The closing note."},
		} {
			if !whole(pages, parts...) {
				t.Errorf("after %d lines a page ends within %q", lines, parts)
			}
		}
	}
}
