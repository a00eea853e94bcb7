package pack_test

import (
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/app/evidence"
	"ninefold/export"
	"ninefold/export/pack"
)

// withEvidence is a document at a path with four files beside it: one that is
// as it was, one public, one that has changed and one that is gone; and a fifth
// piece that names a file which nobody has ever looked at.
func withEvidence(t *testing.T) (a *assessment.Assessment, document string) {
	t.Helper()
	document = filepath.Join(t.TempDir(), "a.ninefold")
	a = assessment.New("id", "", assessmenttest.Framework(t))
	do := func(edit assessment.Edit) {
		t.Helper()
		if _, err := a.Apply(edit.Ops); err != nil {
			t.Fatal(err)
		}
	}
	do(a.AppendEntries("QS1", assessment.WorkingWell, assessment.NewEntry{ID: "entry", Text: "x"}))
	var c evidence.Checker
	var paths []string
	for _, name := range []string{"kept.TXT", "public.csv", "changed.txt", "gone.txt"} {
		path := filepath.Join(filepath.Dir(document), name)
		if err := os.WriteFile(path, []byte("what "+name+" says"), 0o666); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	found, _, err := c.Look(context.Background(), paths, nil)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	do(evidence.Add(a, document, found, func() string { n++; return string(rune('0' + n)) }).Edit)
	do(a.AppendRecords(assessment.KindEvidence, assessment.NewRecord{ID: "never", Values: map[assessment.Field]string{"title": "Never looked at", "file": "secret.txt"}}))
	do(assessment.SetValue("", assessment.KindEvidence, "1", assessment.FieldTitle, "=Kept, “safe” & sound: 名/../x"))
	do(assessment.SetFlag("", assessment.KindEvidence, "2", assessment.FieldAlreadyPublic, true))
	do(a.LinkEvidence("1", assessment.Ref{Kind: assessment.KindEntry, ID: "entry"}, "p. 4"))
	for name, text := range map[string]string{"changed.txt": "something else", "secret.txt": "secret"} {
		if err := os.WriteFile(filepath.Join(filepath.Dir(document), name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(paths[3]); err != nil {
		t.Fatal(err)
	}
	return a, document
}

// within lists what a folder holds.
func within(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// A list of files by the letters of their names is one by their numbers, and a
// public folder calls a file as one for colleagues does.
func TestGatheredFilesAreListedInTheOrderOfTheirNumbers(t *testing.T) {
	a, document := withEvidence(t)
	const pieces = 104
	for n := len(a.Evidence()); n < pieces; n++ {
		public := fmt.Sprintf("%d.txt", n+1)
		path := filepath.Join(filepath.Dir(document), public)
		if err := os.WriteFile(path, []byte(public), 0o666); err != nil {
			t.Fatal(err)
		}
		var c evidence.Checker
		found, _, err := c.Look(context.Background(), []string{path}, nil)
		if err != nil {
			t.Fatal(err)
		}
		edit := evidence.Add(a, document, found, func() string { return public }).Edit
		edit.Ops = append(edit.Ops, assessment.SetFlag("", assessment.KindEvidence, public, assessment.FieldAlreadyPublic, true).Ops...)
		if _, err := a.Apply(edit.Ops); err != nil {
			t.Fatal(err)
		}
	}
	for audience, first := range map[export.Audience]string{"": "E001-kept-safe-sound-x.txt", export.Public: "E002-public.csv"} {
		folder := filepath.Join(t.TempDir(), "evidence")
		if _, _, err := pack.RunWith(context.Background(), a, nil, pack.EvidenceFolder{Path: folder, Document: document, Audience: audience}, nil); err != nil {
			t.Fatal(err)
		}
		names := within(t, folder)
		if names[0] != first || !slices.Contains(names, "E006-6.txt") || !slices.Contains(names, "E099-99.txt") || names[len(names)-2] != "E104-104.txt" {
			t.Errorf("the folder for %q holds %q", audience, names)
		}
		data, err := os.ReadFile(filepath.Join(folder, pack.EvidenceIndex))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(data), "E6,E006-6.txt,") || !strings.Contains(string(data), "E104,E104-104.txt,") {
			t.Errorf("the index for %q does not say which file is E6:\n%s", audience, data)
		}
	}
}

func TestTheFilesOfTheEvidenceAreGatheredUnderPlainNamesWithAnIndex(t *testing.T) {
	a, document := withEvidence(t)
	folder := filepath.Join(t.TempDir(), "evidence")
	_, got, err := pack.RunWith(context.Background(), a, nil, pack.EvidenceFolder{Path: folder, Document: document}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if names := within(t, folder); !slices.Equal(names, []string{"E1-kept-safe-sound-x.txt", "E2-public.csv", "index.csv"}) {
		t.Errorf("gathered are %q", names)
	}
	if data, err := os.ReadFile(filepath.Join(folder, "E1-kept-safe-sound-x.txt")); err != nil || string(data) != "what kept.TXT says" {
		t.Errorf("the copy says %q, %v", data, err)
	}
	var missing []string
	for _, m := range got.Missing {
		missing = append(missing, m.Number+" "+m.Why)
	}
	want := []string{"E3 File has changed since it was added", "E4 File is not where it was", "E5 File was never looked at"}
	if got.Files != 2 || !slices.Equal(missing, want) {
		t.Errorf("%d files, missing are %q", got.Files, missing)
	}
	data, err := os.ReadFile(filepath.Join(folder, pack.EvidenceIndex))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(data), "\ufeff"))).ReadAll()
	if err != nil || len(rows) != 6 {
		t.Fatalf("the index is %q, %v", rows, err)
	}
	if r := rows[1]; r[1] != "E1-kept-safe-sound-x.txt" || r[2] != "'=Kept, “safe” & sound: 名/../x" || r[6] != "QS1 What is working well 1 (p. 4)" {
		t.Errorf("the first row is %q", r)
	}
	if r := rows[4]; r[1] != "" || r[7] != "File is not where it was" {
		t.Errorf("the row of the one that is gone is %q", r)
	}
}

func TestAFolderForThePublicHoldsOnlyWhatIsPublicAlready(t *testing.T) {
	a, document := withEvidence(t)
	gather := func() (*pack.Gathered, []string) {
		folder := filepath.Join(t.TempDir(), "evidence")
		_, got, err := pack.RunWith(context.Background(), a, nil, pack.EvidenceFolder{Path: folder, Document: document, Audience: export.Public}, nil)
		if err != nil {
			t.Fatal(err)
		}
		index, err := os.ReadFile(filepath.Join(folder, pack.EvidenceIndex))
		if err != nil || strings.Contains(string(index), "safe") {
			t.Errorf("the index says %q, %v", index, err)
		}
		return got, within(t, folder)
	}
	if got, names := gather(); !slices.Equal(names, []string{"E2-public.csv", "index.csv"}) || got.Held != 4 {
		t.Errorf("gathered are %q, held back %d", names, got.Held)
	}
	if _, err := a.Apply(assessment.SetFlag("", assessment.KindEvidence, "2", assessment.FieldPersonalData, true).Ops); err != nil {
		t.Fatal(err)
	}
	if got, names := gather(); !slices.Equal(names, []string{"index.csv"}) || len(got.Missing) != 1 {
		t.Errorf("with personal data, gathered are %q", names)
	}
}

func TestTheEvidenceIsGatheredWithTheOtherFilesOrNothingIs(t *testing.T) {
	a, document := withEvidence(t)
	try := func(name string, prepare func(folder string) (pack.EvidenceFolder, []pack.Job, context.Context)) {
		folder := t.TempDir()
		f, jobs, ctx := prepare(folder)
		f.Document = document
		before := within(t, folder)
		if _, _, err := pack.RunWith(ctx, a, jobs, f, nil); err == nil {
			t.Errorf("%s: it was not refused", name)
		}
		if after := within(t, folder); !slices.Equal(before, after) {
			t.Errorf("%s: there were %q, and are %q", name, before, after)
		}
	}
	here := context.Background()
	book := func(path string) []pack.Job {
		return []pack.Job{{Options: export.Options{Document: export.Evidence}, XLSX: path}}
	}
	try("something is there", func(folder string) (pack.EvidenceFolder, []pack.Job, context.Context) {
		if err := os.MkdirAll(filepath.Join(folder, "e", "x"), 0o777); err != nil {
			t.Fatal(err)
		}
		return pack.EvidenceFolder{Path: filepath.Join(folder, "e")}, book(filepath.Join(folder, "b.xlsx")), here
	})
	try("a file is there", func(folder string) (pack.EvidenceFolder, []pack.Job, context.Context) {
		if err := os.WriteFile(filepath.Join(folder, "e"), nil, 0o666); err != nil {
			t.Fatal(err)
		}
		return pack.EvidenceFolder{Path: filepath.Join(folder, "e")}, nil, here
	})
	try("no folder to be in", func(folder string) (pack.EvidenceFolder, []pack.Job, context.Context) {
		return pack.EvidenceFolder{Path: filepath.Join(folder, "none", "e")}, nil, here
	})
	try("the workbook cannot be written", func(folder string) (pack.EvidenceFolder, []pack.Job, context.Context) {
		if err := os.Mkdir(filepath.Join(folder, "e"), 0o777); err != nil { // empty, so it would do
			t.Fatal(err)
		}
		return pack.EvidenceFolder{Path: filepath.Join(folder, "e")}, book(filepath.Join(folder, "none", "b.xlsx")), here
	})
	try("the workbook would be among the evidence", func(folder string) (pack.EvidenceFolder, []pack.Job, context.Context) {
		return pack.EvidenceFolder{Path: filepath.Join(folder, "e")}, book(filepath.Join(folder, "e", "b.xlsx")), here
	})
	try("it was stopped", func(folder string) (pack.EvidenceFolder, []pack.Job, context.Context) {
		ctx, stop := context.WithCancel(here)
		stop()
		return pack.EvidenceFolder{Path: filepath.Join(folder, "e")}, book(filepath.Join(folder, "b.xlsx")), ctx
	})
	// And with nothing in the way both are made.
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "e"), 0o777); err != nil {
		t.Fatal(err)
	}
	if _, _, err := pack.RunWith(here, a, book(filepath.Join(folder, "b.xlsx")), pack.EvidenceFolder{Path: filepath.Join(folder, "e"), Document: document}, nil); err != nil {
		t.Error(err)
	}
	if names := within(t, folder); !slices.Equal(names, []string{"b.xlsx", "e"}) || len(within(t, filepath.Join(folder, "e"))) != 3 {
		t.Errorf("made are %q", names)
	}
}
