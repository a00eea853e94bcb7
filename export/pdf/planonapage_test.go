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

// keyPriorities is an assessment with so many key priorities, each with so many
// lines of so many words.
func keyPriorities(t testing.TB, priorities, lines, words int) *assessment.Assessment {
	t.Helper()
	a := assessment.New("document", "Northmere Council", assessmenttest.Framework(t))
	add := func(kind assessment.Kind, id string, values map[assessment.Field]string) {
		edit := a.AppendRecords(kind, assessment.NewRecord{ID: id, Values: values})
		if _, err := a.Apply(edit.Ops); err != nil {
			t.Fatal(err)
		}
	}
	for i := range priorities {
		id := fmt.Sprint("p", i)
		add(assessment.KindKeyPriority, id, map[assessment.Field]string{assessment.FieldTitle: fmt.Sprintf("Priority%d", i)})
		for n := range lines {
			for _, kind := range []assessment.Kind{assessment.KindFocusLine, assessment.KindPriorityMeasure} {
				text := fmt.Sprintf("%s%dx%d ", string(kind)[:1], i, n) + strings.TrimSpace(strings.Repeat("waits are shorter ", words/3))
				add(kind, fmt.Sprint(id, kind, n), map[assessment.Field]string{assessment.FieldPriority: id, assessment.FieldText: text})
			}
		}
	}
	return a
}

func planOnAPage(t testing.TB, a *assessment.Assessment, o export.Options) *export.Report {
	t.Helper()
	r, err := export.Build(a, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestAPlanOnAPageIsOnePageWhateverTheNumberOfPriorities(t *testing.T) {
	for n := 1; n <= assessment.AdviceKeyPriorities; n++ {
		for _, paper := range []string{"", export.PaperA3} {
			r := planOnAPage(t, keyPriorities(t, n, 3, 3), export.Options{Document: export.PlanOnAPage, Paper: paper, Marking: assessment.Official})
			data, result := write(t, r)
			if result.Pages != 1 {
				t.Errorf("%d priorities on %q: %d pages", n, paper, result.Pages)
			}
			read, err := pdfcheck.ReadText(data)
			if err != nil {
				t.Fatal(err)
			}
			want := 595.28
			if paper == export.PaperA3 {
				want = 841.89
			}
			if got := read.Heights[0]; got < want-1 || got > want+1 {
				t.Errorf("on %q the page is %.1f points high", paper, got)
			}
			if lowest := read.Lowest[0]; lowest > read.Heights[0]-60 {
				t.Errorf("%d priorities on %q: the words reach down to %.0f of %.0f", n, paper, lowest, read.Heights[0])
			}
			reading := letters(read.Reading)
			for _, text := range texts(r) {
				if !strings.Contains(reading, letters(text)) {
					t.Errorf("%q is not read out", text)
				}
			}
		}
	}
}

func TestAPlanThatFitsNoPageIsRefusedAndNeverCut(t *testing.T) {
	a := keyPriorities(t, 8, 4, 6)
	refused := func(o export.Options) string {
		_, err := pdf.Write(context.Background(), &bytes.Buffer{}, planOnAPage(t, a, o), nil)
		if assessment.ErrorCode(err) != assessment.CodeInvalid {
			t.Fatalf("%+v: %v", o, err)
		}
		if _, inspected := pdf.Inspect(context.Background(), planOnAPage(t, a, o)); inspected == nil || inspected.Error() != err.Error() {
			t.Errorf("looked at before, it says %v", inspected)
		}
		return err.Error()
	}
	if said := refused(export.Options{Document: export.PlanOnAPage}); !strings.Contains(said, "choose A3") {
		t.Errorf("on A4 it is refused with %q", said)
	}
	if _, result := write(t, planOnAPage(t, a, export.Options{Document: export.PlanOnAPage, Paper: export.PaperA3})); result.Pages != 1 {
		t.Errorf("on A3 it has %d pages", result.Pages)
	}
	a = keyPriorities(t, 12, 9, 30)
	if said := refused(export.Options{Document: export.PlanOnAPage, Paper: export.PaperA3}); strings.Contains(said, "choose A3") {
		t.Errorf("on A3 it is refused with %q", said)
	}
	// In a pack it goes on overleaf: nobody's pack fails for it.
	r := planOnAPage(t, a, export.Options{})
	data, _ := write(t, r)
	read, err := pdfcheck.ReadText(data)
	if err != nil {
		t.Fatal(err)
	}
	reading := letters(read.Reading)
	for _, text := range texts(r) {
		if !strings.Contains(reading, letters(text)) {
			t.Errorf("in a pack %q is not read out", text)
		}
	}
}
