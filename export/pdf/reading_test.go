package pdf_test

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/export"
	"ninefold/export/pdf"
	"ninefold/export/pdf/pdfcheck"
)

// written is the sample with text in "Who we are" and in an entry as people
// paste it: bullets, an address, paragraphs, and other languages.
func written(t testing.TB) *export.Report {
	t.Helper()
	a := sampleAssessment(t)
	section := a.Sections()[0]
	section.Text = "Northmere lies on both sides of the estuary.\n\n• 40 miles from the city\n• Mid-point of the county\n• Five stations\n\n" +
		"Write to us:\nCivic Centre\nDock Road\nNorthmere\n\nCroeso i’r cyngor. Ласкаво просимо до Києва. שלום עולם"
	entry := a.Statements[0].List(assessment.ListKeys[0])[0]
	entry.Text = "Carers are seen within ten days.\nThe median is eight.\n\nWe do this by\n- calling on the day\n- a half-year review\nwith the carer\n\nIt works."
	entry.Note, entry.Internal = "", false
	r, err := export.Build(a, agenda(export.Pack))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestTextIsReadOutAsItWasWritten(t *testing.T) {
	r := written(t)
	data, _ := write(t, r)
	read, err := pdfcheck.ReadText(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"\nNorthmere lies on both sides of the estuary.\n\n• \n40 miles from the city\n\n• \nMid-point of the county\n\n• \nFive stations\n",
		"\nWrite to us: Civic Centre Dock Road Northmere\n",
		"Croeso i’r cyngor. Ласкаво просимо до Києва. שלום עולם\n",
		"\nCarers are seen within ten days. The median is eight.\nWe do this by\n",
		"calling on the day\n", "a half-year review with the carer\n", "\nIt works.\n",
	} {
		// A label and its body stand on lines of their own or on one.
		if !strings.Contains(flat(read.Reading), flat(want)) {
			t.Errorf("not read out as written: %q", want)
		}
	}
	if !strings.Contains(read.Reading, "OFFICIAL") {
		t.Error("the marking is not read out")
	}
}

func TestALinkToAPieceOfEvidenceSaysWhatItIs(t *testing.T) {
	data, _ := write(t, sample(t, agenda(export.SelfAssessment)))
	read, err := pdfcheck.ReadText(data)
	if err != nil {
		t.Fatal(err)
	}
	if want := "Go to E5, Plainspoken Advocacy: yearly return\n"; !strings.Contains(read.Hidden, want) {
		t.Errorf("no link is described as %q", want)
	}
}

func TestAnEntryIsReadOutInTheLanguageItsAuthorSays(t *testing.T) {
	a := sampleAssessment(t)
	entry := a.Statements[0].List(assessment.ListKeys[0])[0]
	entry.Text, entry.Note, entry.Internal, entry.Language = "Witamy w Northmere. Zapraszamy.\n\n- jeden\n- dwa", "", false, "pl"
	r, err := export.Build(a, agenda(export.SelfAssessment))
	if err != nil {
		t.Fatal(err)
	}
	data, _ := write(t, r)
	read, err := pdfcheck.ReadText(data)
	if err != nil {
		t.Fatal(err)
	}
	said := strings.Join(read.Tongues, "|")
	for _, want := range []string{"pl: Witamy w Northmere. Zapraszamy.", "pl: jeden", "pl: dwa"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not among what is in another language: %q", want, said)
		}
	}
}

func TestTheTitleOfAPictureIsItsCaption(t *testing.T) {
	r := sample(t, agenda(export.Pack))
	data, _ := write(t, r)
	read, err := pdfcheck.ReadText(data)
	if err != nil {
		t.Fatal(err)
	}
	pictures := 0
	for _, s := range r.Sections {
		for _, b := range s.Blocks {
			title := ""
			switch b := b.(type) {
			case export.Bars:
				title = b.Title
			case export.Ranges:
				title = b.Title
			case export.Trends:
				title = b.Title
			}
			if title == "" {
				continue
			}
			pictures++
			if !slices.Contains(read.Captions, title) {
				t.Errorf("%q is not among the captions: %q", title, read.Captions)
			}
		}
	}
	if pictures == 0 {
		t.Error("the sample has no picture with a title")
	}
}

// flat is text with every stretch of white space as one line end or space.
func flat(text string) string { return strings.Join(strings.Fields(text), " ") }

func TestEveryWordIsHeardInItsOrderWithItsSpaces(t *testing.T) {
	check := func(name string, r *export.Report) {
		var b bytes.Buffer // another test runs the rest of the checker
		if _, err := pdf.Write(context.Background(), &b, r, nil); err != nil {
			t.Fatal(err)
		}
		file, err := pdfcheck.Read(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		for i, problem := range file.CheckWords(texts(r)) {
			if i < 10 {
				t.Errorf("%s: %v", name, problem)
			}
		}
	}
	for _, d := range export.Documents {
		check(d.Key+", public", sample(t, agenda(d.Key)))
		if d.Key != export.SelfAssessment { // which the pack has whole
			check(d.Key+", internal", sample(t, export.Options{Document: d.Key, Audience: export.Internal}))
		}
	}
	check("pasted text", written(t))
	generated, err := export.Build(assessmenttest.Generate(3, 60), agenda(export.Pack))
	if err != nil {
		t.Fatal(err)
	}
	check("generated", generated)
}
