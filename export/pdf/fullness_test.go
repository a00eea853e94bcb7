package pdf_test

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/export"
	"ninefold/export/pdf"
	"ninefold/export/pdf/pdfcheck"
)

// full is how full each page is: the part of the room between its margins that
// lies above its last line, from 0 to 1. Last tells which pages nothing could
// follow on: the last of the file, and the last before the paper is turned.
func full(t *testing.T, r *export.Report) (pages []float64, last []bool) {
	t.Helper()
	var b bytes.Buffer // other tests run the checker
	if _, err := pdf.Write(context.Background(), &b, r, nil); err != nil {
		t.Fatal(err)
	}
	read, err := pdfcheck.ReadText(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for i, lowest := range read.Lowest {
		pages = append(pages, (lowest-80)/(read.Heights[i]-80-66))
		last = append(last, i+1 == len(read.Heights) || read.Heights[i+1] != read.Heights[i])
	}
	return pages, last
}

// shaped is a self-assessment as councils have published them: the place in
// short lines, some in capitals and many with a bullet, and in each list four to
// thirteen entries of a line or two, without scores, notes or evidence.
func shaped(t *testing.T, seed int) *export.Report {
	t.Helper()
	a := assessment.New("shaped", "Northmere Council", assessmenttest.Framework(t))
	do := func(edit assessment.Edit) {
		if _, err := a.Apply(edit.Ops); err != nil {
			t.Fatal(err)
		}
	}
	n := seed
	next := func(least, most int) int { n = (n*1103515245 + 12345) & 0x7fffffff; return least + n>>8%(most-least+1) }
	place := ""
	for i := range 40 {
		switch i % 8 {
		case 0:
			place += "\nLIVING HERE\n\n"
		case 1, 2, 3, 4:
			place += "• " + prose(seed+i, next(2, 9)) + "\n"
		default:
			place += "\n" + prose(seed+i, next(4, 12)) + "\n"
		}
	}
	do(a.AddSection("place", "", "Our place", place))
	do(a.AddSection("vision", "place", "Our vision", prose(seed, 60)+"\n\n• "+prose(seed+1, 8)+"\n• "+prose(seed+2, 11)))
	for _, s := range a.Statements {
		for _, key := range assessment.ListKeys {
			entries := make([]assessment.NewEntry, next(4, 13))
			for i := range entries {
				entries[i] = assessment.NewEntry{ID: fmt.Sprint(s.Code, key, i), Text: prose(n%97, next(3, 18))}
			}
			do(a.AppendEntries(s.Code, key, entries...))
		}
	}
	r, err := export.Build(a, agenda(export.SelfAssessment))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func generated(t *testing.T, seed, entries int) *export.Report {
	t.Helper()
	r, err := export.Build(assessmenttest.Generate(seed, entries), agenda(export.SelfAssessment))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestNoPageButTheLastIsLessThanAThirdFull(t *testing.T) {
	papers, all, below := 0, 0, 0
	check := func(name string, r *export.Report) {
		pages, last := full(t, r)
		half := 0
		for i, f := range pages {
			if f < 0.5 && i > 0 && !last[i] { // the cover is a page of its own
				half++
			}
			if f < 1.0/3 && !last[i] {
				t.Errorf("%s: page %d of %d is %.0f%% full", name, i+1, len(pages), 100*f)
			}
		}
		t.Logf("%s: %d pages, %d less than half full", name, len(pages), half)
		papers, all, below = papers+1, all+len(pages), below+half
	}
	check("sample", sample(t, agenda(export.Pack)))
	check("internal", sample(t, export.Options{Document: export.Pack, Audience: export.Internal}))
	check("self-assessment", sample(t, agenda(export.SelfAssessment)))
	check("without scores", sample(t, export.Options{Document: export.SelfAssessment, Audience: export.Public, NoScores: true, NoNames: true}))
	check("written", written(t))
	for seed := range 4 {
		check(fmt.Sprint("shaped ", seed), shaped(t, seed))
	}
	for seed, entries := range []int{27, 60, 120, 300} {
		check(fmt.Sprint("generated ", entries), generated(t, seed, entries))
	}
	if 20*below > all {
		t.Errorf("of %d pages of %d papers, %d are less than half full", all, papers, below)
	}
}
