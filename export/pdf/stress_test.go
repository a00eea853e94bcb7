package pdf_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ninefold/export"
)

// hostile is text that breaks naive programs. Every file in testdata/hostile
// is one such text.
func hostile(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "hostile", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no hostile texts: %v", err)
	}
	var texts []string
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, strings.TrimSuffix(string(data), "\n"))
	}
	return append(texts, strings.Repeat("x", 4000), strings.Repeat("wide ", 100), strings.Repeat("😀", 100),
		"nul \x00 bell \x07 escape \x1b end", "half a surrogate \xed\xa0\x80 end", "cut short \xe2\x82")
}

// prose is about n words of invented text that differs from seed to seed.
func prose(seed, n int) string {
	words := strings.Fields(`the team met every carer within ten days and wrote down what was agreed so that nobody
		had to ask again while reviews in the harbour ward waited longer than we would like and the median fell from
		forty to thirty one days after two workers joined in spring people told us the letters were clearer`)
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(words[(seed*7+i*(seed%5+1))%len(words)])
	}
	return b.String() + "."
}

// stress is a report of about 130 pages with 60 sections, every kind of block,
// cells that run over pages, and hostile text in every field.
func stress(t testing.TB) *export.Report {
	texts := hostile(t)
	text := func(i int) string { return texts[i%len(texts)] }
	r := &export.Report{
		Document: "stress", Council: "Northmere & “Hinterland” Council", Title: "A long report ŵ <2026> 😀", Author: "A. N. Other",
		AsAt: "30 September 2026", Marking: "OFFICIAL-SENSITIVE", Draft: true, Appendix: "Appendix 1",
		Committee:   "Health, Adult Care and Everything Else Scrutiny Committee with a Name that does not End",
		MeetingDate: "16 January 2027", Item: "6c", FirstPage: 13, Language: "en-GB",
		Made: time.Date(2027, 1, 16, 0, 0, 0, 0, time.UTC),
	}
	r.Sections = append(r.Sections,
		export.Section{ID: export.CoverID, Title: r.Title, Kicker: r.Council, Level: 1, Blocks: []export.Block{
			export.Facts{Items: []export.Fact{{Name: "Committee", Value: r.Committee}, {Name: "Marking", Value: r.MarkingLine()}}},
		}},
		export.Section{ID: "contents", Title: "Contents", Level: 1, NewPage: true, Blocks: []export.Block{export.Contents{}}},
	)
	for i := range 58 {
		s := export.Section{
			ID: fmt.Sprintf("section-%d", i), Title: fmt.Sprintf("Section %d of many", i+1), Level: 1 + i%3,
			NewPage: i%6 == 0, Wide: i%18 == 5,
		}
		if i%3 == 0 {
			s.Kicker, s.Lead = "Theme "+text(i), prose(i, 24)
		}
		s.Blocks = append(s.Blocks,
			export.Score{Value: i % 5, Top: 4, Title: "Some shortfalls", Reason: prose(i, 20+i*7%100), Place: s.Title},
			export.Heading{Level: 2 + i%3, Text: "What is working well", Aside: "9 entries", Place: s.Title},
			stressList(i, text), export.Paragraph{Spans: []export.Span{
				{Text: prose(i, 40)}, {Text: " Strong ", Strong: true}, {Text: "a section", To: "section-3"}, {Text: ", "},
				{Text: "a page", URL: "https://northmere.example/a?b=(c)&d=é"}, {Text: " and "}, {Text: "bad", URL: "javascript:alert(1)"},
				{Text: " Croeso", Lang: "cy"}, {Text: "."},
			}},
			export.Paragraph{Spans: []export.Span{{Text: text(i + 3)}}, Small: true, Place: "small print"},
			export.Heading{Level: 4, Text: text(i + 7)[:min(30, len(text(i+7)))], Aside: prose(i, i%20)},
			stressTable(i, text),
		)
		switch i % 4 {
		case 0:
			s.Blocks = append(s.Blocks, export.Notice{Title: "Public version", Text: text(i + 5)})
		case 1:
			s.Blocks = append(s.Blocks, export.Figures{Items: []export.KeyFigure{
				{Label: "people", Value: "214,600", Note: "mid-2025 estimate"}, {Label: text(i), Value: "84%", Aside: "Internal"},
				{Label: "of everything", Value: "Requires improvement", Note: prose(i, 20)}, {Label: "more", Value: "1"},
			}})
		case 2:
			s.Blocks = append(s.Blocks, export.Bars{Title: "Nine scores", Alt: "Nine bars: " + text(i), Top: 4, Bars: []export.Bar{
				{Label: "Assessing needs", Value: 2, Text: "2, some shortfalls", Group: "Theme 1"},
				{Label: "A statement whose name is far too long for any picture of this size", Value: 3, Text: "3, a good standard", Group: "Theme 1"},
				{Label: text(i), Value: 0, Text: "not yet scored", Group: "Theme 2"},
			}}, export.Bars{Title: "Days", Alt: "Two bars", Top: 365, Bars: []export.Bar{{Label: "Median", Value: 71, Text: "71"}, {Label: "Longest", Value: 400, Text: "400"}}})
		}
		r.Sections = append(r.Sections, s)
	}
	return r
}

func stressList(i int, text func(int) string) export.List {
	l := export.List{Numbered: i%2 == 0}
	for j := range 4 + i%4 {
		item := export.Item{Spans: []export.Span{{Text: prose(i*13+j, 12+(i+j)%40)}}, Place: fmt.Sprintf("Section %d, entry %d", i+1, j+1)}
		if j%6 == 1 {
			item.Spans = append(item.Spans, export.Span{Text: " " + text(i+j)})
		}
		if j%5 == 2 {
			item.Aside = "Internal"
			item.Notes = []export.Note{{Label: "Note", Text: prose(j, 30)}, {Text: text(i + j + 1)}}
		}
		l.Items = append(l.Items, item)
	}
	return l
}

func stressTable(i int, text func(int) string) export.Table {
	t := export.Table{Caption: "Actions & timescales", RowHeads: i%2 == 0, Columns: []export.TableColumn{
		{Title: "Action", Share: 2}, {Title: "Details", Share: 4}, {Title: "Timescale", Share: 1}, {Title: "Days", Share: 0.5, Right: true},
	}}
	for j := range 3 {
		row := []export.Cell{
			{Paragraphs: []string{fmt.Sprintf("Action %d.%d", i, j)}, To: "section-1"},
			{Paragraphs: []string{prose(j, 20), prose(i+j, 30), text(i + j)}, Place: "Action plan"},
			{Paragraphs: []string{"Short to medium-term"}},
			{Paragraphs: []string{fmt.Sprint(i * j)}},
		}
		if i%14 == 4 && j == 2 {
			row[1].Paragraphs = []string{prose(i, 900)} // a cell longer than a page
		}
		t.Rows = append(t.Rows, row[:4-j%2])
	}
	return t
}
