package pdf_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/export"
	"ninefold/export/pdf"
	"ninefold/export/pdf/pdfcheck"
	"ninefold/export/pdf/tagged"
)

func TestEveryDocumentOfTheSampleIsAccessible(t *testing.T) {
	for _, d := range export.Documents {
		t.Run(d.Key, func(t *testing.T) {
			write(t, sample(t, export.Options{Document: d.Key, Audience: export.Internal, Marking: assessment.OfficialSensitive, Draft: true}))
			_, result := write(t, sample(t, agenda(d.Key)))
			if len(result.Undrawable) > 0 {
				t.Errorf("the sample has text that cannot be drawn: %v", result.Undrawable)
			}
		})
	}
}

func TestAStressfulReportIsAccessible(t *testing.T) {
	_, result := write(t, stress(t))
	if result.Pages < 130 {
		t.Errorf("%d pages are fewer than this test is for", result.Pages)
	}
}

func TestAnEmptyReportIsAccessible(t *testing.T) {
	// A report without a cover has nowhere to say that it is internal.
	write(t, &export.Report{Public: true, Sections: []export.Section{{ID: "only", Title: "Nothing yet", Level: 1, Blocks: []export.Block{
		export.List{}, export.Table{}, export.Figures{}, export.Bars{}, export.Facts{}, export.Contents{}, export.Paragraph{},
		export.Table{Caption: "No rows", Columns: []export.TableColumn{{Title: "One", Share: 1}}},
		export.Heading{Level: 4, Text: "A heading with nothing below"},
	}}}})
}

func TestTheSameReportGivesTheSameBytes(t *testing.T) {
	one, _ := write(t, sample(t, agenda(export.Pack)))
	two, _ := write(t, sample(t, agenda(export.Pack)))
	if !bytes.Equal(one, two) {
		t.Error("two files of one report differ")
	}
	o := agenda(export.Pack)
	o.FirstPage = 14
	if three, _ := write(t, sample(t, o)); bytes.Equal(fileID(t, one), fileID(t, three)) {
		t.Error("files that differ have the same identifier")
	}
}

// fileID returns the file identifier from the cross-reference stream.
func fileID(t *testing.T, data []byte) []byte {
	t.Helper()
	match := regexp.MustCompile(`/ID \[<([0-9A-F]{32})>`).FindSubmatch(data)
	if match == nil {
		t.Fatal("there is no file identifier")
	}
	return match[1]
}

// texts are all the words of a report that a reader must find in the file, in
// the order in which they are read out.
func texts(r *export.Report) []string {
	var out []string
	spans := func(spans []export.Span) {
		all := ""
		for _, s := range spans {
			all += s.Text
		}
		out = append(out, all)
	}
	var flow func(blocks []export.Block)
	flow = func(blocks []export.Block) {
		for _, b := range blocks {
			switch b := b.(type) {
			case export.Paragraph:
				spans(b.Spans)
			case export.List:
				for _, item := range b.Items {
					spans(item.Spans)
					flow(item.Below)
				}
			}
		}
	}
	written := func(text string) { flow(export.Flow(text, "")) }
	for _, s := range r.Sections {
		out = append(out, s.Kicker, s.Title, s.Lead)
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case export.Heading:
				out = append(out, b.Text, b.Aside)
			case export.Paragraph:
				spans(b.Spans)
			case export.List:
				for _, item := range b.Items {
					spans(item.Spans)
					out = append(out, item.Aside)
					flow(item.Below)
					for _, note := range item.Notes {
						out = append(out, note.Label+":")
						written(note.Text)
						spans(note.Spans)
					}
				}
			case export.Score:
				out = append(out, b.Title)
				written(b.Reason)
			case export.Bars:
				out = append(out, b.Title, b.Alt)
			case export.Ranges:
				out = append(out, b.Title, b.Key, b.Alt)
			case export.Trends:
				out = append(out, b.Title, b.Key, b.Alt)
			case export.Figures:
				for _, f := range b.Items {
					out = append(out, f.Value, f.Label)
					written(f.Note)
					out = append(out, f.Aside)
				}
			case export.Table:
				out = append(out, b.Caption)
				for _, c := range b.Columns {
					out = append(out, c.Title)
				}
				for _, row := range b.Rows {
					for _, cell := range row {
						flow(cell.Blocks)
						written(strings.Join(cell.Paragraphs, "\n\n"))
					}
				}
			case export.Cards:
				for _, card := range b.Cards {
					out = append(out, card.Title, card.Aside)
					for _, item := range card.Items {
						spans(item.Spans)
					}
					out = append(out, card.BelowTitle)
					for _, item := range card.Below {
						spans(item.Spans)
					}
				}
				out = append(out, b.Foot)
			case export.Notice:
				out = append(out, b.Title, b.Text)
			case export.Facts:
				for _, f := range b.Items {
					out = append(out, f.Name, f.Value)
				}
			}
		}
	}
	return out
}

// letters is text without anything that pages may change: spaces, line ends,
// and the characters that have no shape.
func letters(text string) string {
	return regexp.MustCompile(`[\s\x{200c}\x{200d}\x{fe00}-\x{fe0f}\x{e0000}-\x{e0fff}]+`).ReplaceAllString(tagged.Clean(text), "")
}

func TestEveryWordOfTheReportIsReadOut(t *testing.T) {
	for name, r := range map[string]*export.Report{"sample": sample(t, agenda(export.Pack)), "stress": stress(t)} {
		t.Run(name, func(t *testing.T) {
			data, _ := write(t, r)
			read, err := pdfcheck.ReadText(data)
			if err != nil {
				t.Fatal(err)
			}
			reading := letters(read.Reading)
			missing := 0
			for _, text := range texts(r) {
				want := letters(text)
				if strings.ContainsAny(text, "\ue000\U0010fffd") {
					continue // private use has no meaning to keep
				}
				if !strings.Contains(reading, want) && missing < 10 {
					t.Errorf("not read out: %.200q", text)
					missing++
				}
			}
		})
	}
}

func TestContentsNameThePagesOnWhichSectionsBegin(t *testing.T) {
	r := sample(t, agenda(export.Pack))
	data, _ := write(t, r)
	read, err := pdfcheck.ReadText(data)
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, s := range r.Sections {
		line := regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(s.Title) + ` (\d+)$`).FindStringSubmatch(read.Reading)
		if line == nil {
			continue
		}
		for i, page := range read.Pages {
			if fmt.Sprint(i+13) == line[1] && strings.Contains(page, s.Title) && strings.Contains(page, "Page "+line[1]+" (appendix page") {
				checked++
			}
		}
	}
	if want := len(r.Sections) - 2; checked != want { // the cover and the contents are not listed
		t.Errorf("%d of %d sections are where the contents say", checked, want)
	}
}

func TestPagesSayWhoseTheyAreAndWhichNumberTheyHave(t *testing.T) {
	o := agenda(export.Scores)
	o.Draft = true
	data, result := write(t, sample(t, o))
	read, err := pdfcheck.ReadText(data)
	if err != nil {
		t.Fatal(err)
	}
	for i, page := range read.Pages {
		wants := []string{"OFFICIAL · DRAFT", fmt.Sprintf("Page %d (appendix page %d of %d)", 13+i, i+1, result.Pages)}
		if i > 0 {
			wants = append(wants, "Northmere Council · Health and Adult Care Scrutiny Committee", "16 January 2027 · item 6c", "Appendix 1")
		}
		for _, want := range wants {
			if !strings.Contains(strings.ReplaceAll(page, "\u00a0", " "), want) {
				t.Errorf("page %d does not say %q", i+1, want)
			}
		}
	}
}

func TestWhatCannotBeDrawnIsListedWithItsPlace(t *testing.T) {
	r := &export.Report{Public: true, Title: "Title", Sections: []export.Section{{ID: "a", Title: "Assessing needs", Level: 1, Blocks: []export.Block{
		export.List{Items: []export.Item{
			{Spans: []export.Span{{Text: "Thanks 😀😀 and नमस्ते"}}, Place: "Assessing needs, Priorities, entry 3"},
			{Spans: []export.Span{{Text: "Київ, Llŵybr, “quoted” – €"}}, Place: "Assessing needs, Priorities, entry 4"},
		}},
		export.Paragraph{Spans: []export.Span{{Text: "damaged \xff and 欢迎"}}},
	}}}}
	data, result := write(t, r)
	places := map[string]string{}
	for _, u := range result.Undrawable {
		places[u.Place] += u.Text
	}
	want := map[string]string{
		"Assessing needs, Priorities, entry 3": "😀",
		"Assessing needs":                      "\ufffd欢迎",
	}
	if fmt.Sprint(places) != fmt.Sprint(want) {
		t.Errorf("listed %q", places)
	}
	read, err := pdfcheck.ReadText(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"Thanks 😀😀 and नमस्ते", "欢迎"} {
		if !strings.Contains(read.Reading, text) {
			t.Errorf("%q is not read out", text)
		}
	}
	if marks := strings.Count(strings.Join(read.Pages, ""), "▯"); marks != 5 {
		t.Errorf("%d marks are drawn", marks)
	}
}

func TestInspectSaysWhatWriteWould(t *testing.T) {
	r := stress(t)
	_, written := write(t, r)
	inspected, err := pdf.Inspect(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(inspected) != fmt.Sprint(written) {
		t.Error("Inspect and Write differ")
	}
}

func TestProgressEndsWithTheLastSection(t *testing.T) {
	var calls [][2]int
	r := sample(t, agenda(export.Scores))
	_, err := pdf.Write(context.Background(), io.Discard, r, func(done, total int) {
		calls = append(calls, [2]int{done, total})
	})
	if err != nil {
		t.Fatal(err)
	}
	if all := len(r.Sections); !slices.IsSortedFunc(calls, func(a, b [2]int) int { return a[0] - b[0] }) || calls[len(calls)-1] != [2]int{all, all} {
		t.Errorf("progress was %v for %d sections", calls, all)
	}
}

func TestACancelledExportEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	told := 0
	_, err := pdf.Write(ctx, io.Discard, sample(t, agenda(export.Pack)), func(_, _ int) {
		if told++; told == 3 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || told != 3 {
		t.Errorf("error %v after %d steps", err, told)
	}
}

func TestLinksToNowhereStayText(t *testing.T) {
	r := &export.Report{Public: true, Title: "Links", Sections: []export.Section{{ID: "a", Title: "A", Level: 1, Blocks: []export.Block{
		export.Paragraph{Spans: []export.Span{
			{Text: "gone ", To: "no-such-section"}, {Text: "bad ", URL: "javascript:alert(1)"}, {Text: "empty ", URL: "https://"},
			{Text: "good", URL: "https://northmere.example/ä (1)"}, {Text: " post", URL: "mailto:care@northmere.example"}, {Text: " here", To: "a"},
		}},
	}}}}
	data, _ := write(t, r)
	read, err := pdfcheck.ReadText(data)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(read.Hidden, "javascript") || !strings.Contains(read.Hidden, "https://northmere.example/%C3%A4%20%281%29") ||
		!strings.Contains(read.Hidden, "mailto:care@northmere.example") || !strings.Contains(read.Hidden, "Go to A") {
		t.Errorf("the links are %s", read.Hidden)
	}
}

func TestABlockThatNobodyCanSetIsAnErrorAndNotLeftOut(t *testing.T) {
	type strange struct{ export.Paragraph }
	r := &export.Report{Title: "Odd", Sections: []export.Section{{ID: "odd", Title: "Odd", Level: 1, Blocks: []export.Block{strange{}}}}}
	if _, err := pdf.Write(context.Background(), io.Discard, r, nil); err == nil || !strings.Contains(err.Error(), "strange") {
		t.Errorf("the error is %v", err)
	}
}
