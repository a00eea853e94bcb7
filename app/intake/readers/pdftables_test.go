package readers

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/jung-kurt/gofpdf"

	"ninefold/app/intake/source"
	"ninefold/app/pdfium"
)

// drawing is a page as PDFium tells of it, drawn by a test.
type drawing struct{ pdfPage }

func newDrawing() *drawing { return &drawing{pdfPage{height: 842}} }

// says sets a line of text of type of 10 points, its foot at y.
func (d *drawing) says(x, y float64, text string) {
	d.pieces = append(d.pieces, pdfium.Piece{Text: text, Left: x, Right: x + 5*float64(len(text)), Bottom: y, Top: y + 10, Size: 10})
}

// upright and level draw a line.
func (d *drawing) upright(x, from, to float64) {
	d.rules = append(d.rules, pdfium.Rule{Upright: true, At: x, From: from, To: to})
}

func (d *drawing) level(y, from, to float64) {
	d.rules = append(d.rules, pdfium.Rule{At: y, From: from, To: to})
}

// lattice draws all the lines of a table.
func (d *drawing) lattice(columns, rows []float64) {
	for _, x := range columns {
		d.upright(x, slices.Min(rows), slices.Max(rows))
	}
	for _, y := range rows {
		d.level(y, slices.Min(columns), slices.Max(columns))
	}
}

// readDrawn is what is made of pages, a line each: where it stands in a table, and what
// it says.
func readDrawn(t *testing.T, pages ...*drawing) ([]string, *source.Document) {
	t.Helper()
	var all []pdfPage
	for _, d := range pages {
		all = append(all, d.pdfPage)
	}
	src := &source.Document{Paragraphs: true}
	if err := layOut(src, all); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, l := range src.Lines {
		at := "-"
		if l.Cell.Table > 0 {
			at = fmt.Sprintf("%d/%d/%d", l.Cell.Table, l.Cell.Row, l.Cell.Column)
			if l.Span > 0 {
				at += fmt.Sprintf("+%d", l.Span)
			}
		}
		lines = append(lines, at+" "+l.Text)
	}
	return lines, src
}

func equal(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("read\n  %s\nnot\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

func TestCellsOfATableWithLinesAreToldApart(t *testing.T) {
	d := newDrawing()
	d.says(60, 760, "Assessing needs")
	d.lattice([]float64{50, 250, 450}, []float64{740, 720, 660})
	d.says(55, 725, "Strengths")
	d.says(255, 725, "Improvement")
	d.says(55, 705, "Staff answer the telephone within a min")
	d.says(55, 692, "ute of its ringing.")
	d.says(255, 705, "Letters wait a fortnight for an answer.")
	d.says(255, 692, "Nobody reads them aloud.")
	d.says(60, 640, "After the table.")
	got, _ := readDrawn(t, d)
	equal(t, got, "- Assessing needs", "1/1/1 Strengths", "1/1/2 Improvement",
		"1/2/1 Staff answer the telephone within a min ute of its ringing.",
		"1/2/2 Letters wait a fortnight for an answer.", "1/2/2 Nobody reads them aloud.", "- After the table.")
}

func TestMergedCellsSpanAndStandWhereTheyBegin(t *testing.T) {
	d := newDrawing()
	d.level(740, 50, 450)
	d.level(720, 50, 450)
	d.level(700, 50, 450)
	d.level(680, 250, 450) // the first cell of the last two rows is one
	d.level(660, 50, 450)
	d.upright(50, 660, 740)
	d.upright(250, 660, 720) // and so is the first row
	d.upright(350, 660, 720)
	d.upright(450, 660, 740)
	d.says(55, 725, "Safeguarding")
	d.says(55, 705, "Strengths")
	d.says(255, 705, "Owner")
	d.says(355, 705, "Due")
	d.says(55, 670, "One cell beside two")
	d.says(255, 685, "Ray Hale")
	d.says(355, 685, "May")
	d.says(255, 665, "Uma Cole")
	d.says(355, 665, "June")
	got, _ := readDrawn(t, d)
	equal(t, got, "1/1/1+3 Safeguarding", "1/2/1 Strengths", "1/2/2 Owner", "1/2/3 Due",
		"1/3/1 One cell beside two", "1/3/2 Ray Hale", "1/3/3 May", "1/4/2 Uma Cole", "1/4/3 June")
}

func TestATableGoesOnOverPages(t *testing.T) {
	columns := []float64{50, 150, 450}
	one, two, three := newDrawing(), newDrawing(), newDrawing()
	head := func(d *drawing, y float64) {
		d.says(55, y, "Statement")
		d.says(155, y, "Strengths")
	}
	one.lattice(columns, []float64{140, 120, 90, 60})
	head(one, 125)
	one.says(55, 105, "Safeguarding")
	one.says(155, 105, "Concerns are read the day they come.")
	one.says(55, 75, "Governance")
	one.says(155, 75, "Members ask for the figures every month, and the di")
	two.lattice(columns, []float64{800, 780, 760, 740})
	head(two, 785)
	two.says(155, 765, "rector brings them.")
	two.says(55, 745, "Equity")
	two.says(155, 745, "Letters are sent in large print.")
	three.lattice(columns, []float64{800, 780, 760})
	head(three, 785)
	three.says(55, 765, "Learning")
	three.says(155, 765, "Complaints are read aloud.")
	three.says(55, 700, "The end.")
	got, src := readDrawn(t, one, two, three)
	equal(t, got, "1/1/1 Statement", "1/1/2 Strengths", "1/2/1 Safeguarding", "1/2/2 Concerns are read the day they come.",
		"1/3/1 Governance", "1/3/2 Members ask for the figures every month, and the di rector brings them.",
		"1/4/1 Equity", "1/4/2 Letters are sent in large print.", "1/5/1 Learning", "1/5/2 Complaints are read aloud.", "- The end.")
	if len(src.Remarks) != 0 {
		t.Errorf("remarked %q", src.Remarks)
	}
}

func TestAnotherTableOnTheNextPageIsAnother(t *testing.T) {
	one, two := newDrawing(), newDrawing()
	for i, d := range []*drawing{one, two} {
		columns := []float64{50, 150 + 40*float64(i), 450}
		d.lattice(columns, []float64{400, 380, 360})
		d.says(55, 385, "Statement")
		d.says(columns[1]+5, 385, "Strengths")
		d.says(55, 365, "Equity")
		d.says(columns[1]+5, 365, fmt.Sprintf("Entry %c.", 'A'+i))
	}
	got, _ := readDrawn(t, one, two)
	equal(t, got, "1/1/1 Statement", "1/1/2 Strengths", "1/2/1 Equity", "1/2/2 Entry A.",
		"2/1/1 Statement", "2/1/2 Strengths", "2/2/1 Equity", "2/2/2 Entry B.")
}

func TestATableInACellIsNoted(t *testing.T) {
	d := newDrawing()
	d.lattice([]float64{50, 150, 450}, []float64{740, 720, 600})
	d.lattice([]float64{170, 300, 430}, []float64{690, 670, 650})
	d.says(55, 725, "Statement")
	d.says(155, 725, "Strengths")
	d.says(55, 705, "Equity")
	d.says(155, 705, "See this:")
	d.says(175, 675, "Year")
	d.says(305, 675, "Waiting")
	d.says(175, 655, "Last")
	d.says(305, 655, "None")
	got, src := readDrawn(t, d)
	equal(t, got, "1/1/1 Statement", "1/1/2 Strengths", "1/2/1 Equity", "1/2/2 See this:",
		"2/1/1 Year", "2/1/2 Waiting", "2/2/1 Last", "2/2/2 None")
	if want := (source.Cell{Table: 1, Row: 2, Column: 2}); src.Outermost(source.Cell{Table: 2, Row: 1, Column: 1}) != want {
		t.Errorf("the table within stands in %+v", src.Within)
	}
}

func TestWhatHasLinesAndIsNoTableStays(t *testing.T) {
	for name, draw := range map[string]func(*drawing){
		"a panel":                  func(d *drawing) { d.lattice([]float64{50, 450}, []float64{790, 600}) },
		"a frame around a heading": func(d *drawing) { d.lattice([]float64{50, 450}, []float64{790, 740}) },
		"a line between columns":   func(d *drawing) { d.upright(250, 600, 790) },
		"one row":                  func(d *drawing) { d.lattice([]float64{50, 250, 450}, []float64{790, 600}) },
		"an empty lattice below":   func(d *drawing) { d.lattice([]float64{50, 250, 450}, []float64{500, 400, 300}) },
		"lines that are no line": func(d *drawing) {
			d.lattice([]float64{50, 250, 450}, []float64{790, 790.5})
		},
		"thousands of strokes": func(d *drawing) {
			for i := range maxRules + 1 {
				d.upright(50+float64(i%400), 600, 790)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDrawing()
			draw(d)
			d.says(55, 750, "What we do well")
			d.says(55, 700, "Staff answer the telephone.")
			d.says(255, 700, "Letters wait.")
			got, _ := readDrawn(t, d)
			equal(t, got, "- What we do well", "- Staff answer the telephone.", "- Letters wait.")
		})
	}
}

func TestParagraphsOfOneSentenceInACellArePartedThoughTheirLinesAreFull(t *testing.T) {
	d := newDrawing()
	d.lattice([]float64{50, 250, 450}, []float64{740, 720, 600})
	d.says(55, 725, "Strengths")
	d.says(255, 725, "Priorities")
	for i, text := range []string{"Staff answer within a minute, each day.", "Letters wait for a fortnight, or longer.", "Records say what a person wishes, and in", "the words that were used."} {
		d.says(55, 705-12*float64(i), text)
	}
	d.says(255, 705, "Fewer waits.")
	got, _ := readDrawn(t, d)
	equal(t, got, "1/1/1 Strengths", "1/1/2 Priorities", "1/2/1 Staff answer within a minute, each day.", "1/2/1 Letters wait for a fortnight, or longer.",
		"1/2/1 Records say what a person wishes, and in the words that were used.", "1/2/2 Fewer waits.")
}

// The same by the engine itself: borders that are stroked, as most programs do,
// and borders that are thin boxes of colour, as Word does.
func TestCellsOfATableInAFileAreToldApart(t *testing.T) {
	rows := [][]string{{"Quality statement", "Strengths", "Priorities"}, {"Safeguarding", "Concerns are read the day they come.", "Weekends."}, {"Equity", "Letters in large print.", "A panel of residents."}}
	for name, border := range map[string]func(f *gofpdf.Fpdf, x, y, w, h float64){
		"stroked": func(f *gofpdf.Fpdf, x, y, w, h float64) { f.Rect(x, y, w, h, "D") },
		"boxes": func(f *gofpdf.Fpdf, x, y, w, h float64) {
			const thick = 0.5
			f.Rect(x, y, w, thick, "F")
			f.Rect(x, y+h-thick, w, thick, "F")
			f.Rect(x, y, thick, h, "F")
			f.Rect(x+w-thick, y, thick, h, "F")
		},
		"lines": func(f *gofpdf.Fpdf, x, y, w, h float64) {
			f.Line(x, y, x+w, y)
			f.Line(x, y+h, x+w, y+h)
			f.Line(x, y, x, y+h)
			f.Line(x+w, y, x+w, y+h)
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := gofpdf.New("P", "pt", "A4", "")
			f.SetFont("Helvetica", "", 10)
			f.AddPage()
			f.Text(60, 90, "Self-assessment")
			for i, row := range rows {
				for j, text := range row {
					x, y := 50+170*float64(j), 100+30*float64(i)
					border(f, x, y, 170, 30)
					f.Text(x+5, y+18, text)
				}
			}
			var b bytes.Buffer
			if err := f.Output(&b); err != nil {
				t.Fatal(err)
			}
			src, err := PDF(context.Background(), "table.pdf", b.Bytes(), nil)
			if err != nil {
				t.Fatal(err)
			}
			found := map[source.Cell]string{}
			for _, l := range src.Lines {
				found[l.Cell] += l.Text
			}
			if found[source.Cell{}] != "Self-assessment" || len(found) != 10 {
				t.Errorf("read %v", found)
			}
			for i, row := range rows {
				for j, text := range row {
					if got := found[source.Cell{Table: 1, Row: i + 1, Column: j + 1}]; got != text {
						t.Errorf("row %d, column %d says %q, not %q", i+1, j+1, got, text)
					}
				}
			}
		})
	}
}
