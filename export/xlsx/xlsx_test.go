package xlsx_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/app/columns"
	"ninefold/assets"
	"ninefold/export"
	"ninefold/export/xlsx"
)

func sample(t testing.TB) *assessment.Assessment {
	t.Helper()
	n := 0
	a, err := assessment.ReadOutline(assets.Sample(), assessmenttest.Framework(t), func() string { n++; return fmt.Sprintf("id-%d", n) })
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// small is a document with one of everything.
func small() *assessment.Assessment {
	ones := map[assessment.Kind]int{}
	for _, spec := range assessment.Kinds() {
		ones[spec.Kind] = 1
	}
	return assessmenttest.GenerateReturn(3, 27, ones)
}

func build(t testing.TB, a *assessment.Assessment, o export.Options) *export.Report {
	t.Helper()
	r, err := export.Build(a, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// write writes a workbook and returns its path.
func write(t testing.TB, r *export.Report, o xlsx.Options) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "book.xlsx")
	if err := os.WriteFile(path, inMemory(t, r, o), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func inMemory(t testing.TB, r *export.Report, o xlsx.Options) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := xlsx.Write(context.Background(), &out, r, o, nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// book is what openpyxl, another reader of workbooks, makes of a file.
type book struct {
	Title, Creator, Language, Created, Active string
	Sheets                                    []sheet
}

type sheet struct {
	Name, State, Cursor, Orientation, Titles, Header, Marking string
	Rows                                                      [][]any
	Streamed, Paper, FitToWidth, FitToHeight, Charts          int
	Formulas, Merged, Links, Hidden, Open                     []string
	Tables                                                    map[string]string
	Columns                                                   map[string][]string
	Lists                                                     map[string]string
	Fit, Locked                                               bool
	Frozen                                                    any
}

// read reads a workbook with openpyxl, which Debian calls python3-openpyxl.
// A warning of openpyxl's is an error here.
func read(t testing.TB, path string) book {
	t.Helper()
	var complaint bytes.Buffer
	// Debian's own Python has Debian's packages; another first in the path may not.
	cmd := exec.Command("/usr/bin/python3", "testdata/dump.py", path)
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("reading the workbook with python3-openpyxl: %v\n%s", err, &complaint)
	}
	var b book
	if err := json.Unmarshal(out, &b); err != nil {
		t.Fatal(err)
	}
	return b
}

func (b book) sheet(t testing.TB, name string) sheet {
	t.Helper()
	for _, s := range b.Sheets {
		if s.Name == name {
			return s
		}
	}
	t.Fatalf("there is no sheet %q", name)
	return sheet{}
}

// asRead is a value of the report as openpyxl gives it.
func asRead(v export.Value) any {
	switch {
	case v.Number != nil:
		return *v.Number
	case !v.Date.IsZero():
		return v.Written()
	case v.Text == "":
		return nil
	}
	return v.Text
}

// kinds are all the workbooks that can be made.
func kinds() map[string]export.Options {
	all := map[string]export.Options{"for editing": {ForEditing: true, Marking: assessment.Official}}
	for _, d := range export.Documents {
		for _, audience := range []export.Audience{export.Internal, export.Public} {
			all[d.Key+" "+string(audience)] = export.Options{
				Document: d.Key, Audience: audience, Marking: assessment.OfficialSensitive, Draft: true,
				Committee: "Health & Adult Care Scrutiny", Date: "2027-01-16", Item: "6c", Appendix: "Appendix 1",
			}
		}
	}
	return all
}

// made builds, writes and reads one kind of workbook, once for all tests: the
// reading takes long.
func made(t testing.TB, name string, o export.Options) (*export.Report, book) {
	t.Helper()
	if _, ok := books[name]; !ok {
		r := build(t, sample(t), o)
		r.Made = time.Date(2027, 1, 9, 14, 2, 5, 0, time.UTC)
		books[name] = reportAndBook{r, read(t, write(t, r, xlsx.Options{ForEditing: o.ForEditing}))}
	}
	return books[name].report, books[name].book
}

type reportAndBook struct {
	report *export.Report
	book   book
}

var books = map[string]reportAndBook{}

func TestEveryCellOfTheReportIsInTheWorkbookAsItIs(t *testing.T) {
	for name, o := range kinds() {
		r, b := made(t, name, o)
		for _, s := range r.Sheets {
			got := b.sheet(t, s.Name)
			for i, c := range s.Columns {
				if got.Rows[xlsx.HeaderRow-1][i] != c.Title {
					t.Errorf("%s, %s: column %d is called %v, want %s", name, s.Name, i+1, got.Rows[xlsx.HeaderRow-1][i], c.Title)
				}
			}
			for i, row := range s.Rows {
				for j, v := range row.Cells {
					if have, want := got.Rows[xlsx.HeaderRow+i][j], asRead(v); have != want {
						t.Errorf("%s, %s, row %d, column %d: %#v, want %#v", name, s.Name, i+1, j+1, have, want)
					}
				}
			}
		}
	}
}

// The points of the Government Analysis Function's guidance "Making
// spreadsheets accessible" that a program can check.
func TestEveryWorkbookMeetsTheGuidance(t *testing.T) {
	for name, o := range kinds() {
		r, b := made(t, name, o)
		if b.Title == "" || b.Creator != r.Author || b.Language != "en-GB" || b.Created != "2027-01-09T14:02:05" {
			t.Errorf("%s: the properties are %q by %q in %q, made %q", name, b.Title, b.Creator, b.Language, b.Created)
		}
		if b.Active != export.SheetCover || b.Sheets[0].Name != export.SheetCover || b.Sheets[1].Name != export.SheetContents {
			t.Errorf("%s: opens on %s; the first sheets are %s and %s", name, b.Active, b.Sheets[0].Name, b.Sheets[1].Name)
		}
		for _, s := range b.Sheets {
			for _, fault := range faults(b, s, o.ForEditing) {
				t.Errorf("%s, sheet %s: %s", name, s.Name, fault)
			}
			if s.Rows[2][0] != r.MarkingLine() {
				t.Errorf("%s, sheet %s: marked %v, want %q", name, s.Name, s.Rows[2][0], r.MarkingLine())
			}
			if want := strings.TrimPrefix(r.Appendix+" · "+r.MarkingLine(), " · "); strings.ReplaceAll(s.Marking, "\n", " · ") != want {
				t.Errorf("%s, sheet %s: printed with %q, want %q", name, s.Name, s.Marking, want)
			}
			if !o.ForEditing && strings.ReplaceAll(s.Header, "\n", " · ") != "Northmere Council · Health && Adult Care Scrutiny · 16 January 2027 · item 6c" {
				t.Errorf("%s, sheet %s: printed under %q", name, s.Name, s.Header)
			}
		}
	}
}

// faults says what is wrong with a sheet.
func faults(b book, s sheet, editing bool) []string {
	var all []string
	need := func(ok bool, fault string, args ...any) {
		if !ok {
			all = append(all, fmt.Sprintf(fault, args...))
		}
	}
	title, _ := s.Rows[0][0].(string)
	note, _ := s.Rows[1][0].(string)
	need(title != "" && note != "", "the title is %q, the note %q", title, note)
	need(len(s.Merged) == 0, "cells are merged: %v", s.Merged)
	need(len(s.Formulas) == 0, "there are formulas: %v", s.Formulas)
	need(s.Cursor == "A1", "the cursor is in %s", s.Cursor)
	need(s.Frozen == nil, "panes are frozen at %v", s.Frozen)
	need(s.Paper == 9 && s.Orientation == "landscape" && s.Fit && s.FitToWidth == 1 && s.FitToHeight == 0,
		"paper %d, %s, fits %v, %d wide, %d high", s.Paper, s.Orientation, s.Fit, s.FitToWidth, s.FitToHeight)
	alone := s.Titles == "" && s.Charts > 0 // its charts are printed on pages of their own
	need(alone || s.Titles == fmt.Sprintf("$%d:$%d", xlsx.HeaderRow, xlsx.HeaderRow), "the repeated rows are %q", s.Titles)
	need(editing || s.State == "visible" && len(s.Hidden) == 0, "the sheet is %s, with the columns %v hidden", s.State, s.Hidden)
	need(s.Streamed == len(s.Rows), "a reader that goes by the dimension finds %d rows of %d", s.Streamed, len(s.Rows))
	need(len(s.Tables) == 1, "there are %d tables", len(s.Tables))
	for name, ref := range s.Tables {
		need(ref == fmt.Sprintf("A%d:%s%d", xlsx.HeaderRow, letter(len(s.Rows[0])), len(s.Rows)), "the table %s is %s, of %d rows", name, ref, len(s.Rows))
		var titles []string
		for i, cell := range s.Rows[xlsx.HeaderRow-1] {
			text, _ := cell.(string)
			need(text != "" && !slices.Contains(titles, text), "the title %q of column %d is empty or stands twice", text, i+1)
			titles = append(titles, text)
		}
		need(slices.Equal(titles, s.Columns[name]), "the table has the columns %q, the sheet %q", s.Columns[name], titles)
	}
	need(len(s.Rows) > xlsx.HeaderRow, "the table has no row")
	for i, row := range s.Rows[xlsx.HeaderRow:] {
		empty := !slices.ContainsFunc(row, func(cell any) bool { return cell != nil })
		need(!empty || editing, "row %d of the table is empty", i+1)
	}
	need(len(s.Links) > 0, "no link leads back")
	for _, link := range s.Links {
		to := strings.TrimSuffix(strings.Trim(link, "'"), "'!A1")
		found := slices.ContainsFunc(b.Sheets, func(other sheet) bool { return other.Name == to })
		need(found, "the link %q leads nowhere", link)
	}
	return all
}

func letter(n int) string {
	name, _ := excelize.ColumnNumberToName(n)
	return name
}

func TestTheContentsLeadToEverySheet(t *testing.T) {
	r, b := made(t, "plain", export.Options{})
	links := b.sheet(t, export.SheetContents).Links
	for _, s := range r.Sheets[2:] {
		if !slices.Contains(links, "'"+s.Name+"'!A1") {
			t.Errorf("no link to %s among %q", s.Name, links)
		}
	}
}

func TestTheChartSaysInWordsWhatItShows(t *testing.T) {
	r := build(t, sample(t), export.Options{})
	parts := unpack(t, inMemory(t, r, xlsx.Options{}))
	drawing := string(parts["xl/drawings/drawing1.xml"])
	for _, s := range r.Sheets {
		if s.Bars == nil {
			continue
		}
		for _, bar := range s.Bars.Bars {
			if !strings.Contains(drawing, bar.Label+": "+bar.Text) {
				t.Errorf("the text equivalent does not say %s: %s", bar.Label, bar.Text)
			}
		}
		return
	}
	t.Error("no sheet has a chart")
}

func TestRowHeightsAreSuggestionsThatHoldTheText(t *testing.T) {
	a := assessment.New("x", "Northmere Council", assessmenttest.Framework(t))
	long := strings.Repeat("Nine in ten people had a call in the last month. ", 20)
	if _, err := a.Apply(a.AppendEntries(a.Statements[0].Code, assessment.WorkingWell,
		assessment.NewEntry{ID: "s", Text: "Short."}, assessment.NewEntry{ID: "l", Text: long}, assessment.NewEntry{ID: "x", Text: strings.Repeat("x", 4000)}).Ops); err != nil {
		t.Fatal(err)
	}
	data := inMemory(t, build(t, a, export.Options{}), xlsx.Options{})
	for name, part := range unpack(t, data) {
		if strings.HasPrefix(name, "xl/worksheets/sheet") && bytes.Contains(part, []byte("customHeight")) {
			t.Errorf("%s fixes heights, so that Excel would not fit a row that is changed", name)
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	name := columns.ThemeSheet(a.Framework.Themes[0])
	var heights []float64
	for i := range 3 {
		h, err := f.GetRowHeight(name, xlsx.HeaderRow+1+i)
		if err != nil {
			t.Fatal(err)
		}
		heights = append(heights, h)
	}
	// Some thirteen lines for a thousand characters, of which 64 to 80 go on a
	// line; as high as Excel goes for the third.
	if heights[0] > 45 || heights[1] < 12*15 || heights[1] > 18*15 || heights[2] != excelize.MaxRowHeight {
		t.Errorf("the rows are %v points high", heights)
	}
}

func TestTheSameReportMakesTheSameBytes(t *testing.T) {
	a := small()
	for name, o := range kinds() {
		one := inMemory(t, build(t, a, o), xlsx.Options{ForEditing: o.ForEditing})
		two := inMemory(t, build(t, a, o), xlsx.Options{ForEditing: o.ForEditing})
		if !bytes.Equal(one, two) {
			t.Errorf("%s: two workbooks differ", name)
		}
	}
}

func TestAnEncryptedWorkbookOpensWithItsPasswordOnly(t *testing.T) {
	r := build(t, small(), export.Options{})
	data := inMemory(t, r, xlsx.Options{Password: "Mere & môr 9"})
	if bytes.Contains(data, []byte("[Content_Types].xml")) {
		t.Error("the workbook is not encrypted")
	}
	for _, wrong := range []string{"", "mere & môr 9"} {
		if _, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{Password: wrong}); err == nil {
			t.Errorf("the password %q opens it", wrong)
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{Password: "Mere & môr 9"})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := f.GetCellValue(export.SheetCover, "A1"); err != nil || got != r.Sheets[0].Title {
		t.Errorf("the cover says %q (%v)", got, err)
	}
}

func TestTwoTablesOfOneNameAreNoWorkbook(t *testing.T) {
	r := build(t, assessmenttest.Generate(1, 27), export.Options{})
	r.Sheets[len(r.Sheets)-1].Name = r.Sheets[2].Name + "!"
	err := xlsx.Write(context.Background(), new(bytes.Buffer), r, xlsx.Options{}, nil)
	if !errors.Is(err, excelize.ErrExistsTableName) {
		t.Errorf("two tables of one name: %v", err)
	}
}

func TestACancelledWorkbookWritesNothing(t *testing.T) {
	r := build(t, assessmenttest.Generate(1, 27), export.Options{})
	for at := range len(r.Sheets) {
		ctx, cancel := context.WithCancel(context.Background())
		var out bytes.Buffer
		err := xlsx.Write(ctx, &out, r, xlsx.Options{}, func(done, _ int) {
			if done == at+1 {
				cancel()
			}
		})
		cancel()
		if !errors.Is(err, context.Canceled) || out.Len() > 0 {
			t.Errorf("cancelled after sheet %d: %v, %d bytes", at+1, err, out.Len())
		}
	}
}

func TestProgressCountsTheSheets(t *testing.T) {
	r := build(t, small(), export.Options{})
	var steps []int
	err := xlsx.Write(context.Background(), new(bytes.Buffer), r, xlsx.Options{}, func(done, total int) {
		if total != len(r.Sheets) {
			t.Errorf("%d sheets announced of %d", total, len(r.Sheets))
		}
		steps = append(steps, done)
	})
	if err != nil || len(steps) != len(r.Sheets) || !slices.IsSorted(steps) {
		t.Errorf("steps %v, %v", steps, err)
	}
}

func TestAFailingWriterIsReported(t *testing.T) {
	full := errors.New("no room")
	err := xlsx.Write(context.Background(), failing{full}, build(t, small(), export.Options{}), xlsx.Options{}, nil)
	if !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestThePrintOutGoesOnFromTheAgendasPageNumber(t *testing.T) {
	r := build(t, sample(t), export.Options{Document: export.PlanOnAPage, FirstPage: 13})
	f, err := excelize.OpenFile(write(t, r, xlsx.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	for i, sheet := range f.GetSheetList() {
		layout, err := f.GetPageLayout(sheet)
		if err != nil || (i == 0) != (layout.FirstPageNumber != nil && *layout.FirstPageNumber == 13) {
			t.Errorf("%s begins on page %v, %v", sheet, layout.FirstPageNumber, err)
		}
	}
}

// A public paper of which nothing may be shown has no other sheet, and its contents say so.
func TestTheContentsOfAWorkbookWithoutSheetsSayThatThereAreNone(t *testing.T) {
	r := build(t, small(), export.Options{Document: export.Evidence, Audience: export.Public})
	b := read(t, write(t, r, xlsx.Options{}))
	if len(b.Sheets) != 2 {
		t.Fatalf("there are %d sheets: choose a document of which nothing is left", len(b.Sheets))
	}
	for _, s := range b.Sheets {
		for _, fault := range faults(b, s, false) {
			t.Errorf("sheet %s: %s", s.Name, fault)
		}
	}
	if said, _ := b.sheet(t, export.SheetContents).Rows[xlsx.HeaderRow][0].(string); !strings.Contains(said, "no sheet but the cover") {
		t.Errorf("the contents say %q", said)
	}
}
