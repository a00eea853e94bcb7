package workbook

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/app/columns"
	"ninefold/app/intake/intaketest"
	"ninefold/app/intake/office"
	"ninefold/app/intake/source"
	"ninefold/export"
	"ninefold/export/xlsx"
)

// books are the workbooks that were made, by what they are made of: most tests
// begin with one of a few.
var books sync.Map

// madeOf is everything that a workbook of a document is made of, in words.
func madeOf(a *assessment.Assessment, o export.Options, password string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%q %q %q %+v\n", a.ID, password, a.Framework.File(), o)
	for ref := range a.All() {
		values, _ := a.ValuesOf(ref)
		fmt.Fprintf(&b, "%v %q\n", ref, values) // a map is printed in the order of its keys
	}
	return b.String()
}

// book exports a document as a workbook.
func book(t testing.TB, a *assessment.Assessment, o export.Options, password string) []byte {
	t.Helper()
	of := madeOf(a, o, password)
	if known, is := books.Load(of); is {
		return slices.Clone(known.([]byte))
	}
	data := made(t, a, o, password)
	books.Store(of, data)
	return slices.Clone(data)
}

func made(t testing.TB, a *assessment.Assessment, o export.Options, password string) []byte {
	t.Helper()
	report, err := export.Build(a, o)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := xlsx.Write(context.Background(), &out, report, xlsx.Options{ForEditing: o.ForEditing, Password: password}, nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

var forEditing = export.Options{ForEditing: true}

// edited changes a workbook as somebody with Excel would.
func edited(t testing.TB, data []byte, change func(*excelize.File)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	change(f)
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// stageBook reads and stages a workbook, and checks that its counts add up.
func stageBook(t testing.TB, a *assessment.Assessment, data []byte) *Staging {
	t.Helper()
	wb, err := Read("book.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	s := Stage(a, wb)
	checkBookCounts(t, s)
	return s
}

func checkBookCounts(t testing.TB, s *Staging) {
	t.Helper()
	c, rows := s.Counts(), 0
	for _, row := range s.Rows {
		if !row.Rest {
			rows++
		}
	}
	if c.Rows+c.Missing != c.Changed+c.New+c.Removed+c.Unchanged+c.Unknown+c.Refused+c.Continued || c.Rows+c.Missing != rows {
		t.Errorf("counts do not add up: %+v of %d rows", c, rows)
	}
	for _, row := range s.Rows {
		if row.Status == RowRefused && row.Why == "" {
			t.Errorf("%s row %d is refused without a reason", row.Sheet, row.Number)
		}
		if row.Apply && !row.CanApply() {
			t.Errorf("%s row %d is ticked and cannot be brought in", row.Sheet, row.Number)
		}
	}
}

// bringInBook applies what a staging proposes.
func bringInBook(t testing.TB, a *assessment.Assessment, s *Staging) {
	t.Helper()
	edit, err := s.Edit(a, intaketest.NewIDs())
	intaketest.Must(t, err)
	if edit.Label != "Bring in book.xlsx" {
		t.Errorf("the edit is called %q", edit.Label)
	}
	if _, err := a.Apply(edit.Ops); err != nil {
		t.Fatalf("the edit cannot be applied: %v", err)
	}
}

// small is a document with three entries in one list and one in another.
func small(t testing.TB) *assessment.Assessment {
	t.Helper()
	a := assessment.New("doc", "Northmere Council", intaketest.Framework(t))
	newID := intaketest.IDs()
	for _, edit := range []assessment.Edit{
		a.AppendEntries("QS1", assessment.WorkingWell,
			assessment.NewEntry{ID: "one", Text: "One"}, assessment.NewEntry{ID: "two", Text: "Two", Note: "ask Mair"}, assessment.NewEntry{ID: "three", Text: "Three", Internal: true}),
		a.AppendEntries("QS5", assessment.Priorities, assessment.NewEntry{ID: "other", Text: "=1+1 & <b> _x000D_ “quoted”"}),
		a.AddSection(newID(), "", "The place", "By the sea.\n\nCold."),
		a.AddFigure(newID(), "", "Population", "214,600", "mid-2025"),
		assessment.SetValue("Score", assessment.KindStatement, "QS2", assessment.FieldScore, "2"),
		assessment.SetValue("Reason", assessment.KindStatement, "QS2", assessment.FieldReason, "Because."),
	} {
		_, err := a.Apply(edit.Ops)
		intaketest.Must(t, err)
	}
	return a
}

// sheetOf is the sheet a statement's entries are on.
func sheetOf(t testing.TB, a *assessment.Assessment, code string) string {
	t.Helper()
	_, theme, err := a.Framework.Statement(code)
	intaketest.Must(t, err)
	return columns.ThemeSheet(theme)
}

// set writes into the cell of a column and a row counted from 1 below the titles.
func set(t testing.TB, f *excelize.File, sheet, title string, row int, value any) {
	t.Helper()
	intaketest.Must(t, f.SetCellValue(sheet, cellOf(t, f, sheet, title, row), value))
}

func cellOf(t testing.TB, f *excelize.File, sheet, title string, row int) string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	intaketest.Must(t, err)
	for i, titles := range rows {
		if column := slices.Index(titles, title); column >= 0 && len(titles) > 2 {
			name, err := excelize.CoordinatesToCellName(column+1, i+1+row)
			intaketest.Must(t, err)
			return name
		}
	}
	t.Fatalf("the sheet %q has no column %q", sheet, title)
	return ""
}

// list returns the texts of a list, joined.
func list(a *assessment.Assessment, code string, key assessment.ListKey) string {
	var texts []string
	for _, e := range a.Statement(code).List(key) {
		texts = append(texts, e.Text)
	}
	return strings.Join(texts, "|")
}

// spare is the first empty row below a theme's entries.
func spare(a *assessment.Assessment, codes ...string) int {
	n := 1
	for _, code := range codes {
		n += a.Statement(code).EntryCount()
	}
	return n
}

// hostile are texts that break what is not made for them.
var hostile = []string{
	"=1+1", "+44 20", "-5%", "@home", "_x000D_", "_x005F_", "_xD83D_", "a\tb", " padded ", "line\nline\r\nline", "\u2028", "bell \a and \x7f",
	"🙂 Prŷs Київ العربية हिन्दी", "\u202eright to left\u202c", "(continued)", "(continued) and on", "<b>&amp;\"", "'quoted", "#NAME?", "Yes", "3", "2026-09-30",
	strings.Repeat("ŵ", 200), "Safeguarding", "\ufeff", "\ufffe",
}

// vexed is a generated document with hostile texts strewn over it.
func vexed(t testing.TB, seed int) *assessment.Assessment {
	t.Helper()
	a := assessmenttest.Generate(seed, seed%30)
	random := rand.New(rand.NewPCG(uint64(seed), 9))
	set := func(kind assessment.Kind, id string, fields ...assessment.Field) {
		for _, f := range fields {
			spec, _ := assessment.FieldOf(kind, f)
			text := hostile[random.IntN(len(hostile))]
			if spec.OneLine {
				text = strings.NewReplacer("\n", " ", "\r", " ").Replace(text)
			}
			if random.IntN(3) == 0 {
				_, err := a.Apply(assessment.SetValue("Vex", kind, id, f, text).Ops)
				intaketest.Must(t, err)
			}
		}
	}
	for _, s := range a.Statements {
		set(assessment.KindStatement, s.Code, assessment.FieldReason)
		for _, key := range assessment.ListKeys {
			for _, e := range s.List(key) {
				set(assessment.KindEntry, e.ID, assessment.FieldText, assessment.FieldNote)
			}
		}
	}
	for _, s := range a.Sections() {
		set(assessment.KindSection, s.ID, assessment.FieldHeading, assessment.FieldText)
	}
	for _, f := range a.Figures() {
		set(assessment.KindFigure, f.ID, assessment.FieldLabel, assessment.FieldValue, assessment.FieldNote)
	}
	return a
}

func TestAWorkbookThatNobodyTouchedChangesNothing(t *testing.T) {
	t.Parallel()
	for seed := range documents {
		a := vexed(t, seed)
		s := stageBook(t, a, book(t, a, forEditing, ""))
		if c := s.Counts(); c.Unchanged+c.Continued != c.Rows || c.Missing != 0 || len(s.Remarks) > 0 {
			t.Fatalf("document %d: %s", seed, s.Summary())
		}
		if _, err := s.Edit(a, intaketest.NewIDs()); assessment.ErrorCode(err) != assessment.CodeInvalid {
			t.Errorf("an edit was made of nothing: %v", err)
		}
	}
}

func TestAWorkbookNotMadeForEditingIsKnownByItsTexts(t *testing.T) {
	t.Parallel()
	for seed := range 4 {
		a := assessmenttest.Generate(seed, seed*5)
		for _, o := range []export.Options{{}, {Audience: export.Public}} {
			s := stageBook(t, a, book(t, a, o, ""))
			if c := s.Counts(); c.Unchanged != c.Rows || c.Missing != 0 {
				t.Fatalf("document %d, %+v: %s", seed, o, s.Summary())
			}
		}
	}
}

func TestAWorkbookFillsAnEmptyDocument(t *testing.T) {
	t.Parallel()
	for seed := range documents / 10 {
		from := vexed(t, seed)
		to := assessment.New("another", "Saltham", from.Framework)
		s := stageBook(t, to, book(t, from, forEditing, ""))
		for _, row := range s.Rows {
			row.Apply = row.CanApply()
		}
		bringInBook(t, to, s)
		if got, want := contents(to), contents(from); got != want {
			t.Fatalf("document %d: %s\n%s", seed, intaketest.FirstDifference(got, want), s.Summary())
		}
	}
}

func TestWhatAContributorWritesIsBroughtInWithOneEdit(t *testing.T) {
	t.Parallel()
	a := small(t)
	before := a.Clone()
	theme := sheetOf(t, a, "QS1")
	free := spare(a, "QS1", "QS2", "QS3")
	data := edited(t, book(t, a, forEditing, ""), func(f *excelize.File) {
		set(t, f, theme, "Text", 1, "One, better")
		set(t, f, theme, "Note", 2, "asked")
		set(t, f, theme, "Internal", 2, "Yes")
		set(t, f, theme, "Language", 2, "polish")
		for column, value := range map[string]any{"Statement": "Equity in experience and outcomes", "List": "Areas for improvement", "Text": "New here"} {
			set(t, f, theme, column, free, value)
		}
		for column, value := range map[string]any{"Statement": "QS1", "List": "Strengths", "Number": 1.5, "Text": "Between", "Internal": true} {
			set(t, f, theme, column, free+1, value)
		}
		set(t, f, columns.SheetScores, "Score", 1, 3)
		set(t, f, columns.SheetScores, "Reason", 2, "Because of more.")
		set(t, f, columns.SheetWhoWeAre, "Text", 1, "By the warm sea.")
		set(t, f, columns.SheetWhoWeAre, "Heading", 2, "Our values")
		set(t, f, columns.SheetFigures, "Value", 1, "215,000")
	})
	s := stageBook(t, a, data)
	c := s.Counts()
	if c.Changed != 6 || c.New != 3 || c.Removed+c.Unknown+c.Refused+c.Conflicts != 0 || c.Chosen != 9 {
		t.Fatalf("counts %+v\n%s", c, s.Summary())
	}
	edit, err := s.Edit(a, intaketest.NewIDs())
	intaketest.Must(t, err)
	done, err := a.Apply(edit.Ops)
	intaketest.Must(t, err)
	if got := list(a, "QS1", assessment.WorkingWell); got != "One, better|Between|Two|Three" {
		t.Errorf("the list is %s", got)
	}
	if e := a.Statement("QS1").List(assessment.WorkingWell)[1]; !e.Internal || e.Note != "" {
		t.Errorf("the new entry is %+v", e)
	}
	if e := a.Entry("two"); !e.Internal || e.Note != "asked" || e.Language != "pl" || e.Text != "Two" {
		t.Errorf("the second entry is %+v", e)
	}
	if got := list(a, "QS3", assessment.Improvement); got != "New here" {
		t.Errorf("the other list is %s", got)
	}
	if a.Statement("QS1").Score != 3 || a.Statement("QS2").Score != 2 || a.Statement("QS2").Reason != "Because of more." {
		t.Error("the scores were not brought in")
	}
	if len(a.Sections()) != 2 || a.Sections()[0].Text != "By the warm sea." || a.Sections()[1].Heading != "Our values" || a.Figures()[0].Value != "215,000" {
		t.Errorf("sections %+v, figures %+v", a.Sections(), a.Figures())
	}
	_, err = a.Apply(assessment.Inverse(done))
	intaketest.Must(t, err)
	if got, want := list(a, "QS1", assessment.WorkingWell), list(before, "QS1", assessment.WorkingWell); got != want || a.EntryCount() != before.EntryCount() {
		t.Errorf("taken back, the list is %s", got)
	}
	summary := s.Summary()
	for _, want := range []string{"Changed\n", "“One” → “One, better”", "New\n", "9 will be brought in"} {
		if !strings.Contains(summary, want) {
			t.Errorf("%q is not in\n%s", want, summary)
		}
	}
}

func TestNumbersPutEntriesInOrder(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		numbers map[int]any // by row
		want    string
	}{
		"first to the end":      {map[int]any{1: 9}, "Two|Three|One"},
		"last between":          {map[int]any{3: 1.5}, "One|Three|Two"},
		"last before all":       {map[int]any{3: 0}, "Three|One|Two"},
		"a tie keeps the order": {map[int]any{3: 1}, "One|Three|Two"},
		"all turned round":      {map[int]any{1: 3, 3: 1}, "Three|Two|One"},
		"as text":               {map[int]any{3: "0.5"}, "Three|One|Two"},
		"not a number":          {map[int]any{3: "first!"}, "One|Two|Three"},
		"emptied":               {map[int]any{2: ""}, "One|Two|Three"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			a := small(t)
			theme := sheetOf(t, a, "QS1")
			s := stageBook(t, a, edited(t, book(t, a, forEditing, ""), func(f *excelize.File) {
				for row, number := range c.numbers {
					set(t, f, theme, "Number", row, number)
				}
			}))
			if s.Counts().Chosen > 0 {
				bringInBook(t, a, s)
			}
			if got := list(a, "QS1", assessment.WorkingWell); got != c.want {
				t.Errorf("the list is %s\n%s", got, s.Summary())
			}
		})
	}
}

func TestAnEntryMovesToAnotherListByItsCells(t *testing.T) {
	t.Parallel()
	a := small(t)
	theme := sheetOf(t, a, "QS1")
	bringInBook(t, a, stageBook(t, a, edited(t, book(t, a, forEditing, ""), func(f *excelize.File) {
		set(t, f, theme, "List", 2, "Areas for improvement")
		set(t, f, theme, "Statement", 2, "Supporting people to lead healthier lives")
	})))
	if list(a, "QS1", assessment.WorkingWell) != "One|Three" || list(a, "QS2", assessment.Improvement) != "Two" || a.Entry("two").Note != "ask Mair" {
		t.Errorf("moved to %+v", a.Entry("two"))
	}
}

func TestWhoChangedWhatSinceTheExportDecides(t *testing.T) {
	t.Parallel()
	a := small(t)
	theme := sheetOf(t, a, "QS1")
	exported := book(t, a, forEditing, "")
	for _, edit := range []assessment.Edit{
		assessment.SetValue("Edit", assessment.KindEntry, "one", assessment.FieldText, "One, by the author"),
		assessment.SetValue("Edit", assessment.KindEntry, "two", assessment.FieldText, "Two, by the author"),
		a.AddEntries("QS1", assessment.WorkingWell, "", assessment.NewEntry{ID: "zero", Text: "Zero, since then"}),
		assessment.SetValue("Score", assessment.KindStatement, "QS2", assessment.FieldScore, "4"),
		assessment.RemoveRecord("Delete", assessment.KindEntry, "other"),
	} {
		_, err := a.Apply(edit.Ops)
		intaketest.Must(t, err)
	}
	s := stageBook(t, a, edited(t, exported, func(f *excelize.File) {
		set(t, f, theme, "Text", 1, "One, by the contributor")
		set(t, f, theme, "Text", 3, "Three, by the contributor")
	}))
	status := map[string]*Row{}
	for _, row := range s.Rows {
		status[row.id] = row
	}
	one, two, three, zero := status["one"], status["two"], status["three"], status["zero"]
	if one.Status != RowChanged || !one.Conflict || one.Apply || one.moved {
		t.Errorf("changed on both sides: %+v", one)
	}
	if two.Status != RowUnchanged {
		t.Errorf("changed in the document only: %+v", two)
	}
	if three.Status != RowChanged || three.Conflict || !three.Apply || three.moved {
		t.Errorf("changed in the workbook only: %+v", three)
	}
	if zero.Status != RowRemoved || zero.Apply || zero.Number != 0 {
		t.Errorf("written since the export: %+v", zero)
	}
	if c := s.Counts(); c.Unknown != 1 || c.Conflicts != 1 || c.Chosen != 1 {
		t.Errorf("counts %+v\n%s", c, s.Summary())
	}
	bringInBook(t, a, s)
	if got := list(a, "QS1", assessment.WorkingWell); got != "Zero, since then|One, by the author|Two, by the author|Three, by the contributor" || a.Statement("QS2").Score != 4 {
		t.Errorf("the list is %s", got)
	}
	one.Apply = true
	for _, row := range s.Rows {
		if row.Status == RowUnknown {
			row.Apply = true
		}
	}
	bringInBook(t, a, s)
	if a.Entry("one").Text != "One, by the contributor" || !strings.HasPrefix(list(a, "QS5", assessment.Priorities), "=1+1") {
		t.Error("what was ticked was not brought in")
	}
}

func TestWordsAreOnlyTakenAwayWhenSomebodySaysSo(t *testing.T) {
	t.Parallel()
	a := small(t)
	theme := sheetOf(t, a, "QS1")
	s := stageBook(t, a, edited(t, book(t, a, forEditing, ""), func(f *excelize.File) {
		set(t, f, theme, "Text", 1, "")
		intaketest.Must(t, f.RemoveRow(theme, 8)) // the third entry's row
	}))
	c := s.Counts()
	if c.Removed != 2 || c.Missing != 1 || c.Chosen != 0 {
		t.Fatalf("counts %+v\n%s", c, s.Summary())
	}
	for _, row := range s.Rows {
		row.Apply = row.Status == RowRemoved
	}
	bringInBook(t, a, s)
	if got := list(a, "QS1", assessment.WorkingWell); got != "Two" {
		t.Errorf("the list is %s", got)
	}
}

func TestRowsAndColumnsMayMoveAndBeAdded(t *testing.T) {
	t.Parallel()
	a := small(t)
	theme := sheetOf(t, a, "QS1")
	s := stageBook(t, a, edited(t, book(t, a, forEditing, ""), func(f *excelize.File) {
		intaketest.Must(t, f.UnprotectSheet(theme))
		rows, err := f.GetRows(theme, excelize.Options{RawCellValue: true})
		intaketest.Must(t, err)
		intaketest.Must(t, f.DeleteSheet(theme))
		_, err = f.NewSheet(theme)
		intaketest.Must(t, err)
		// The titles in another order with a column more, the rows upside down
		// two rows further down.
		order := []int{7, 3, 0, 6, 1, 2, 5, 4}
		for i, row := range rows[4:8] {
			at := 12 - i
			if i == 0 {
				at = 7
			}
			intaketest.Must(t, f.SetCellValue(theme, fmt.Sprintf("A%d", at), map[bool]string{true: "Comment", false: "please check"}[i == 0]))
			for to, from := range order {
				if from < len(row) {
					name, err := excelize.CoordinatesToCellName(to+2, at)
					intaketest.Must(t, err)
					intaketest.Must(t, f.SetCellStr(theme, name, row[from]))
				}
			}
		}
		set(t, f, theme, "Text", 3, "Changed all the same")
	}))
	if c := s.Counts(); c.Changed != 1 || c.Refused+c.New+c.Unknown+c.Removed != 0 {
		t.Errorf("counts %+v\n%s", c, s.Summary())
	}
	if remarks := strings.Join(s.Remarks, " "); !strings.Contains(remarks, "“Comment”") {
		t.Errorf("no remark on the new column: %s", remarks)
	}
}

func TestSheetsMayBeMissingRenamedOrAdded(t *testing.T) {
	t.Parallel()
	a := small(t)
	theme, other := sheetOf(t, a, "QS1"), sheetOf(t, a, "QS5")
	exported := book(t, a, forEditing, "")
	missing := stageBook(t, a, edited(t, exported, func(f *excelize.File) {
		intaketest.Must(t, f.DeleteSheet(other))
		intaketest.Must(t, f.DeleteSheet(columns.SheetScores))
	}))
	remarks := strings.Join(missing.Remarks, " ")
	if missing.Counts().Removed != 0 || !strings.Contains(remarks, other) || !strings.Contains(remarks, columns.SheetScores) {
		t.Errorf("remarks %q\n%s", remarks, missing.Summary())
	}
	renamed := stageBook(t, a, edited(t, exported, func(f *excelize.File) {
		intaketest.Must(t, f.SetSheetName(theme, "My copy"))
		_, err := f.NewSheet("Thoughts")
		intaketest.Must(t, err)
		intaketest.Must(t, f.SetCellStr("Thoughts", "B2", "We should say more."))
		set(t, f, "My copy", "Text", 1, "Changed there")
	}))
	if c := renamed.Counts(); c.Changed != 1 || c.Removed != 0 || !strings.Contains(strings.Join(renamed.Remarks, " "), "“Thoughts”") {
		t.Errorf("counts %+v\n%s", c, renamed.Summary())
	}
	untitled := stageBook(t, a, edited(t, exported, func(f *excelize.File) {
		set(t, f, theme, "Text", 0, "Words")
	}))
	if c := untitled.Counts(); c.Refused == 0 || c.Removed != 0 {
		t.Errorf("counts %+v\n%s", c, untitled.Summary())
	}
	foreign := stageBook(t, a, edited(t, excelFile(t), func(f *excelize.File) { intaketest.Must(t, f.SetCellStr("Sheet1", "A1", "hello")) }))
	if c := foreign.Counts(); c.Rows != 0 || len(foreign.Remarks) == 0 {
		t.Errorf("counts %+v, remarks %q", c, foreign.Remarks)
	}
}

func excelFile(t testing.TB) []byte {
	t.Helper()
	f := excelize.NewFile()
	var out bytes.Buffer
	intaketest.Must(t, f.Write(&out))
	return out.Bytes()
}

func TestACopiedRowIsNew(t *testing.T) {
	t.Parallel()
	a := small(t)
	theme := sheetOf(t, a, "QS1")
	s := stageBook(t, a, edited(t, book(t, a, forEditing, ""), func(f *excelize.File) {
		intaketest.Must(t, f.UnprotectSheet(theme))
		intaketest.Must(t, f.DuplicateRowTo(theme, 6, 10))
		intaketest.Must(t, f.DuplicateRowTo(theme, 6, 11))
		intaketest.Must(t, f.SetCellStr(theme, cellOf(t, f, theme, "Text", 5), "A copy, rewritten"))
	}))
	c := s.Counts()
	if c.New != 2 || c.Changed != 0 || c.Chosen != 1 {
		t.Fatalf("counts %+v\n%s", c, s.Summary())
	}
	bringInBook(t, a, s)
	if got := list(a, "QS1", assessment.WorkingWell); got != "One|A copy, rewritten|Two|Three" {
		t.Errorf("the list is %s", got)
	}
}

// Hundreds of copies of a row, each of them changed: which keeps the id is found once
// for all, and not for each among all.
func TestManyCopiesOfARowAreComparedInOneGo(t *testing.T) {
	const copies = 1_500
	a := small(t)
	theme := sheetOf(t, a, "QS1")
	wb, err := Read("book.xlsx", edited(t, book(t, a, forEditing, ""), func(f *excelize.File) {
		set(t, f, theme, "Text", 1, "One, changed")
	}))
	intaketest.Must(t, err)
	for i, sheet := range wb.sheets {
		if sheet.name != theme {
			continue
		}
		row := sheet.rows[slices.IndexFunc(sheet.rows, func(r bookRow) bool {
			return slices.ContainsFunc(r.columns(), func(at int) bool { return r.cells[at].text == "One, changed" })
		})]
		for n := range copies {
			cells := maps.Clone(row.cells)
			for at, cell := range cells {
				if cell.text == "One, changed" {
					cells[at] = bookCell{text: fmt.Sprint("Copy ", n)}
				}
			}
			wb.sheets[i].rows = append(wb.sheets[i].rows, bookRow{number: 100 + n, cells: cells})
		}
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	s := Stage(a, wb)
	runtime.ReadMemStats(&after)
	if asked := after.TotalAlloc - before.TotalAlloc; asked > 150<<20 {
		t.Errorf("%d MB were asked for", asked>>20)
	}
	if c := s.Counts(); c.New != copies || c.Changed != 1 {
		t.Errorf("counts %+v", c)
	}
}

func TestExcelsChangesOfTypeAreRead(t *testing.T) {
	t.Parallel()
	day := time.Date(2026, 9, 30, 0, 0, 0, 0, time.UTC)
	cases := map[string]struct {
		write func(f *excelize.File, sheet, cell string)
		text  string // "" where the row is refused
		why   string
	}{
		"a number":     {func(f *excelize.File, s, c string) { intaketest.Must(t, f.SetCellValue(s, c, 2026)) }, "2026", ""},
		"a decimal":    {func(f *excelize.File, s, c string) { intaketest.Must(t, f.SetCellValue(s, c, 0.3)) }, "0.3", ""},
		"a date":       {func(f *excelize.File, s, c string) { dated(t, f, s, c, 14, day) }, "30/09/2026", ""},
		"a percentage": {func(f *excelize.File, s, c string) { dated(t, f, s, c, 9, 0.45) }, "45%", ""},
		"yes":          {func(f *excelize.File, s, c string) { intaketest.Must(t, f.SetCellBool(s, c, true)) }, "Yes", ""},
		"a formula": {func(f *excelize.File, s, c string) {
			intaketest.Must(t, f.SetCellValue(s, c, nil))
			intaketest.Must(t, f.SetCellFormula(s, c, "A1&B1"))
		}, "", "formula without a value"},
		"rich text": {func(f *excelize.File, s, c string) {
			intaketest.Must(t, f.SetCellRichText(s, c, []excelize.RichTextRun{{Text: "Half "}, {Text: "bold", Font: &excelize.Font{Bold: true}}}))
		}, "Half bold", ""},
		"an equals sign": {func(f *excelize.File, s, c string) { intaketest.Must(t, f.SetCellStr(s, c, "=HYPERLINK(1)")) }, "=HYPERLINK(1)", ""},
		"line breaks":    {func(f *excelize.File, s, c string) { intaketest.Must(t, f.SetCellStr(s, c, "one\r\ntwo\nthree")) }, "one\ntwo\nthree", ""},
		"white space":    {func(f *excelize.File, s, c string) { intaketest.Must(t, f.SetCellStr(s, c, "  padded \n")) }, "padded", ""},
		"over the limit": {func(f *excelize.File, s, c string) {
			intaketest.Must(t, f.SetCellStr(s, c, strings.Repeat("a", assessment.LimitEntry+1)))
		}, "", "1 character over its limit"},
		"at the limit": {func(f *excelize.File, s, c string) {
			intaketest.Must(t, f.SetCellStr(s, c, strings.Repeat("ŵ", assessment.LimitEntry)))
		}, strings.Repeat("ŵ", assessment.LimitEntry), ""},
		"emoji and Arabic": {func(f *excelize.File, s, c string) { intaketest.Must(t, f.SetCellStr(s, c, "🙂 العربية")) }, "🙂 العربية", ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			a := small(t)
			theme := sheetOf(t, a, "QS1")
			s := stageBook(t, a, edited(t, book(t, a, forEditing, ""), func(f *excelize.File) { c.write(f, theme, cellOf(t, f, theme, "Text", 1)) }))
			if c.text == "" {
				if counts := s.Counts(); counts.Refused != 1 || counts.Removed != 0 || !strings.Contains(s.Summary(), c.why) {
					t.Errorf("not refused:\n%s", s.Summary())
				}
				return
			}
			bringInBook(t, a, s)
			if got := a.Entry("one").Text; got != c.text {
				t.Errorf("the text is %q, not %q", got, c.text)
			}
		})
	}
}

func TestTheLongestTextsComeBackFromAWorkbookUnchanged(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"within a cell":      strings.Repeat("ŵords ", assessment.LimitKept/6),
		"longer than a cell": strings.Repeat("𝒳𝒳𝒳𝒳 ", assessment.LimitKept/5),
	} {
		t.Run(name, func(t *testing.T) {
			a := small(t)
			text := strings.TrimSpace(text)
			for _, to := range []assessment.Edit{
				assessment.SetValue("", assessment.KindEntry, "one", assessment.FieldText, text),
				assessment.SetValue("", assessment.KindEntry, "two", assessment.FieldNote, text),
				assessment.SetValue("", assessment.KindStatement, "QS1", assessment.FieldReason, text),
				assessment.SetValue("", assessment.KindSection, a.Sections()[0].ID, assessment.FieldText, text),
			} {
				if _, err := a.Apply(to.Ops); err != nil {
					t.Fatal(err)
				}
			}
			s := stageBook(t, a, book(t, a, forEditing, ""))
			if c := s.Counts(); c.Unchanged+c.Continued != c.Rows || c.Missing != 0 || len(s.Remarks) > 0 {
				t.Errorf("something is taken for changed:\n%.2000s", s.Summary())
			}
		})
	}
}

func dated(t testing.TB, f *excelize.File, sheet, cell string, format int, value any) {
	t.Helper()
	intaketest.Must(t, f.SetCellValue(sheet, cell, value))
	style, err := f.NewStyle(&excelize.Style{NumFmt: format})
	intaketest.Must(t, err)
	intaketest.Must(t, f.SetCellStyle(sheet, cell, cell, style))
}

func TestWhatCannotBeReadIsRefusedWithItsReason(t *testing.T) {
	t.Parallel()
	cases := []struct {
		sheet, column string
		row           int
		value         any
		why           string
	}{
		{"", "Statement", 1, "Care markets", "not the name of a quality statement"},
		{"", "Statement", 1, "", "statement it belongs to is missing"},
		{"", "List", 1, "Good things", "not the name of a list"},
		{"", "List", 1, "", "list it belongs to is missing"},
		{"", "Internal", 1, "perhaps", "neither Yes nor No"},
		{"", "Internal", 5, "Yes", "no text in the row"},
		{"", "Note", 1, strings.Repeat("n", assessment.LimitNote+1), "over its limit"},
		{columns.SheetScores, "Score", 1, 5, "not on the scale from 1 to 4"},
		{columns.SheetScores, "Score", 1, 2.5, "not on the scale"},
		{columns.SheetScores, "Score", 1, "good", "not on the scale"},
		{columns.SheetScores, "Reason", 1, strings.Repeat("r", assessment.LimitReason+1), "over its limit"},
		{columns.SheetWhoWeAre, "Heading", 1, strings.Repeat("h", assessment.LimitName+1), "over its limit"},
		{columns.SheetFigures, "Value", 1, strings.Repeat("9", assessment.LimitName+1), "over its limit"},
	}
	for _, c := range cases {
		t.Run(c.sheet+c.column+fmt.Sprint(c.value)[:min(9, len(fmt.Sprint(c.value)))], func(t *testing.T) {
			a := small(t)
			if c.sheet == "" {
				c.sheet = sheetOf(t, a, "QS1")
			}
			s := stageBook(t, a, edited(t, book(t, a, forEditing, ""), func(f *excelize.File) { set(t, f, c.sheet, c.column, c.row, c.value) }))
			if counts := s.Counts(); counts.Refused != 1 || counts.Chosen+counts.Removed != 0 || !strings.Contains(s.Summary(), c.why) {
				t.Errorf("%+v\n%s", counts, s.Summary())
			}
		})
	}
}

func TestInternalIsReadHoweverItIsWritten(t *testing.T) {
	t.Parallel()
	for value, want := range map[any]bool{"yes": true, "TRUE": true, true: true, 1: true, "x": true, "No": false, false: false, 0: false, "": true} {
		a := small(t)
		theme := sheetOf(t, a, "QS1")
		s := stageBook(t, a, edited(t, book(t, a, forEditing, ""), func(f *excelize.File) {
			set(t, f, theme, "Internal", 3, value)
			set(t, f, theme, "Note", 3, "changed too")
		}))
		bringInBook(t, a, s)
		if got := a.Entry("three").Internal; got != want {
			t.Errorf("%v was read as %v", value, got)
		}
	}
}

func TestATextLongerThanACellComesBackWhole(t *testing.T) {
	t.Parallel()
	a := small(t)
	long := strings.TrimSpace(strings.Repeat("🙂🙂🙂🙂🙂🙂🙂🙂🙂 ", 1900))
	edit := assessment.SetValue("Edit", assessment.KindSection, a.Sections()[0].ID, assessment.FieldText, long)
	_, err := a.Apply(edit.Ops)
	intaketest.Must(t, err)
	exported := book(t, a, forEditing, "")
	s := stageBook(t, a, exported)
	if c := s.Counts(); c.Continued != 1 || c.Unchanged != c.Rows-1 {
		t.Fatalf("counts %+v\n%s", c, s.Summary())
	}
	s = stageBook(t, a, edited(t, exported, func(f *excelize.File) { set(t, f, columns.SheetWhoWeAre, "Heading", 1, "Where we are") }))
	bringInBook(t, a, s)
	if a.Sections()[0].Text != long || a.Sections()[0].Heading != "Where we are" {
		t.Errorf("the text came back with %d characters of %d", assessment.Length(a.Sections()[0].Text), assessment.Length(long))
	}
	apart := stageBook(t, a, edited(t, exported, func(f *excelize.File) { set(t, f, columns.SheetWhoWeAre, "Id", 1, "") }))
	if c := apart.Counts(); c.Continued+c.Refused+c.New+c.Unknown+c.Changed+c.Unchanged+c.Removed != c.Rows+c.Missing {
		t.Errorf("counts %+v", c)
	}
}

func TestAnEntryWithoutItsIdIsKnownByItsText(t *testing.T) {
	t.Parallel()
	a := small(t)
	theme := sheetOf(t, a, "QS1")
	s := stageBook(t, a, edited(t, book(t, a, forEditing, ""), func(f *excelize.File) {
		for row := 1; row <= 3; row++ {
			set(t, f, theme, "Id", row, "")
			set(t, f, theme, "Baseline", row, "")
		}
		set(t, f, theme, "Note", 1, "a note")
	}))
	if c := s.Counts(); c.New+c.Removed != 0 || c.Changed != 1 {
		t.Errorf("counts %+v\n%s", c, s.Summary())
	}
}

// TestAnyDocumentComesBackFromItsWorkbook takes two documents that differ in
// many ways, and brings the one's workbook into the other.
func TestAnyDocumentComesBackFromItsWorkbook(t *testing.T) {
	t.Parallel()
	for seed := range documents / 8 {
		random := rand.New(rand.NewPCG(uint64(seed), 3))
		theirs := assessmenttest.Generate(seed, 20+seed)
		mine := theirs.Clone()
		newID := intaketest.NewIDs()
		for range 30 {
			edit := randomEdit(random, mine, newID)
			if _, err := mine.Apply(edit.Ops); err != nil {
				t.Fatal(err)
			}
		}
		// Without its baselines the workbook is simply the newer.
		data := edited(t, book(t, theirs, forEditing, ""), func(f *excelize.File) {
			for _, sheet := range f.GetSheetList() {
				rows, err := f.GetRows(sheet)
				intaketest.Must(t, err)
				for i, row := range rows {
					if column := slices.Index(row, columns.TitleBaseline); column >= 0 {
						intaketest.Must(t, f.UnprotectSheet(sheet))
						name, err := excelize.CoordinatesToCellName(column+1, i+1)
						intaketest.Must(t, err)
						intaketest.Must(t, f.SetCellStr(sheet, name, "x"))
					}
				}
			}
		})
		s := stageBook(t, mine, data)
		for _, row := range s.Rows {
			row.Apply = row.CanApply()
		}
		if s.Counts().Chosen > 0 {
			bringInBook(t, mine, s)
		}
		if got, want := contents(mine), contents(theirs); got != want {
			t.Fatalf("document %d: %s\n%s", seed, intaketest.FirstDifference(got, want), s.Summary())
		}
	}
}

// contents writes down what a workbook holds of a document, as it holds it.
func contents(a *assessment.Assessment) string {
	var b strings.Builder
	say := func(parts ...any) {
		for _, part := range parts {
			fmt.Fprintf(&b, "%q ", strings.TrimSpace(assessment.PlainText(fmt.Sprint(part))))
		}
		b.WriteString("\n")
	}
	for _, s := range a.Statements {
		say(s.Code, s.Score, s.Reason)
		for _, list := range assessment.ListKeys {
			for _, e := range s.List(list) {
				if source.Blank(assessment.PlainText(e.Text + e.Note)) {
					continue
				}
				say(s.Code, list, e.Text, e.Internal, e.Note)
			}
		}
	}
	var rest []string
	for _, s := range a.Sections() {
		if source.Blank(assessment.PlainText(s.Heading + s.Text)) {
			continue
		}
		rest = append(rest, fmt.Sprintf("%q %q %v\n", oneLine(s.Heading), strings.TrimSpace(assessment.PlainText(s.Text)), s.Internal))
	}
	for _, f := range a.Figures() {
		if source.Blank(assessment.PlainText(f.Label + f.Value)) {
			continue
		}
		rest = append(rest, fmt.Sprintf("%q %q %q %v\n", oneLine(f.Label), oneLine(f.Value), strings.TrimSpace(assessment.PlainText(f.Note)), f.Internal))
	}
	slices.Sort(rest)
	return b.String() + strings.Join(rest, "")
}

func randomEdit(random *rand.Rand, a *assessment.Assessment, newID func() string) assessment.Edit {
	var all []*assessment.Entry
	for _, s := range a.Statements {
		for _, list := range assessment.ListKeys {
			all = append(all, s.List(list)...)
		}
	}
	s := a.Statements[random.IntN(len(a.Statements))]
	list := assessment.ListKeys[random.IntN(3)]
	if len(all) == 0 {
		return a.AppendEntries(s.Code, list, assessment.NewEntry{ID: newID(), Text: "first"})
	}
	e := all[random.IntN(len(all))]
	switch random.IntN(7) {
	case 0:
		return a.AddEntries(s.Code, list, "", assessment.NewEntry{ID: newID(), Text: "mine alone", Internal: true})
	case 1:
		return assessment.RemoveRecord("Delete", assessment.KindEntry, e.ID)
	case 2:
		return a.MoveEntry(e.ID, s.Code, list, "")
	case 3:
		return assessment.SetValue("Edit", assessment.KindEntry, e.ID, assessment.FieldText, fmt.Sprint("edited ", random.IntN(99)))
	case 4:
		return assessment.SetFlag("Internal", assessment.KindEntry, e.ID, assessment.FieldInternal, !e.Internal)
	case 5:
		return assessment.SetValue("Score", assessment.KindStatement, s.Code, assessment.FieldScore, fmt.Sprint(1+random.IntN(4)))
	}
	return a.AddSection(newID(), "", "Mine", "alone")
}

func TestEveryWorkbookThatCannotBeReadGetsASentence(t *testing.T) {
	t.Parallel()
	a := small(t)
	good := book(t, a, forEditing, "")
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	cases := map[string]struct {
		data []byte
		says string
	}{
		"protected":          {book(t, a, forEditing, "secret"), "password"},
		"an old workbook":    {[]byte(ole), "before 2007"},
		"a binary workbook":  {[]byte(intaketest.ZipWith(t, "xl/workbook.bin")), ".xlsb"},
		"cut short":          {good[:len(good)-100], "damaged"},
		"a Word document":    {intaketest.WordFile(t, "", nil), "not an Excel workbook"},
		"text":               {[]byte("Statement,Text"), "not an Excel workbook"},
		"nothing":            {nil, "not an Excel workbook"},
		"no parts":           {[]byte(intaketest.ZipWith(t, "xl/workbook.xml")), "damaged"},
		"a torn sheet":       {repacked(t, good, func(name, content string) string { return torn(name, content, "sheetData") }), "damaged"},
		"torn texts":         {repacked(t, good, func(name, content string) string { return torn(name, content, "</si>") }), "damaged"},
		"a missing sheet":    {repacked(t, good, func(name, content string) string { return dropped(name, content) }), "damaged"},
		"rows out of order":  {bookFile(t, `<row r="5"><c r="A5"><v>1</v></c></row><row r="3"><c r="A3"><v>1</v></c></row>`), "damaged"},
		"cells out of order": {bookFile(t, `<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>`), "damaged"},
		"a text not there":   {bookFile(t, `<row r="1"><c r="A1" t="s"><v>7</v></c></row>`), "damaged"},
		"a row too far":      {bookFile(t, `<row r="99999999"><c r="A99999999"><v>1</v></c></row>`), "damaged"},
		"too wide":           {bookFile(t, `<row r="1"><c r="XFD1"><v>1</v></c></row>`), "too large"},
		"too many rows":      {bookFile(t, strings.Repeat(`<row><c><v>1</v></c></row>`, maxBookRows+1)), "too large"},
		"a zip bomb":         {bookFile(t, strings.Repeat(" ", office.MaxPart)), "too large"},
		"entities": {repacked(t, good, func(name, content string) string {
			if name == "xl/workbook.xml" {
				return `<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook>&a;</workbook>`
			}
			return content
		}), "damaged"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := Read("book.xlsx", c.data)
			if assessment.ErrorCode(err) != assessment.CodeFile || !strings.Contains(err.Error(), c.says) || !strings.HasPrefix(err.Error(), "book.xlsx is") {
				t.Errorf("refused with %v", err)
			}
		})
	}
	path := filepath.Join(t.TempDir(), "locked.xlsx")
	intaketest.Must(t, os.WriteFile(path, cases["protected"].data, 0o600))
	if !Is(path) {
		t.Error("a protected workbook is not taken for one")
	}
}

// repacked changes the parts of a file; a part that comes back as "-" goes.
func repacked(t testing.TB, data []byte, change func(name, content string) string) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	intaketest.Must(t, err)
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, f := range from.File {
		r, err := f.Open()
		intaketest.Must(t, err)
		var content bytes.Buffer
		_, err = content.ReadFrom(r)
		intaketest.Must(t, err)
		changed := change(f.Name, content.String())
		if changed == "-" {
			continue
		}
		w, err := to.Create(f.Name)
		intaketest.Must(t, err)
		_, err = w.Write([]byte(changed))
		intaketest.Must(t, err)
	}
	intaketest.Must(t, to.Close())
	return out.Bytes()
}

// torn cuts a part off before the last place of a mark.
func torn(name, content, mark string) string {
	if at := strings.LastIndex(content, mark); at >= 0 && (strings.HasPrefix(name, "xl/worksheets/sheet") || name == "xl/sharedStrings.xml") {
		return content[:at]
	}
	return content
}

func dropped(name, content string) string {
	if name == "xl/worksheets/sheet3.xml" {
		return "-"
	}
	return content
}

// bookFile makes a workbook with one sheet of these rows.
func bookFile(t testing.TB, rows string) []byte {
	t.Helper()
	return repacked(t, excelFile(t), func(name, content string) string {
		if name == "xl/worksheets/sheet1.xml" {
			return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`
		}
		return content
	})
}

func TestMacrosAreNotRunAndFormulasNotWorkedOut(t *testing.T) {
	t.Parallel()
	a := small(t)
	data := repacked(t, bookFile(t, `<row><c t="inlineStr"><is><t>Statement</t></is></c><c t="inlineStr"><is><t>List</t></is></c><c t="inlineStr"><is><t>Text</t></is></c></row>`+
		`<row><c t="inlineStr"><is><t>QS1</t></is></c><c t="inlineStr"><is><t>Priorities</t></is></c><c t="str"><f>CONCAT("a","b")</f><v>saved value_x000D_</v></c></row>`+
		`<row><c t="inlineStr"><is><t>QS1</t></is></c><c t="inlineStr"><is><t>Priorities</t></is></c><c t="e"><f>a-b</f><v>#NAME?</v></c></row>`), func(_, content string) string { return content })
	s := stageBook(t, a, data)
	if c := s.Counts(); c.New != 1 || c.Refused != 1 || !strings.Contains(s.Summary(), "#NAME?") {
		t.Fatalf("counts %+v\n%s", c, s.Summary())
	}
	bringInBook(t, a, s)
	if got := list(a, "QS1", assessment.Priorities); got != "saved value" {
		t.Errorf("brought in %q", got)
	}
	var macros bytes.Buffer
	to := zip.NewWriter(&macros)
	from, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	intaketest.Must(t, err)
	for _, f := range from.File {
		intaketest.Must(t, to.Copy(f))
	}
	_, err = to.Create("xl/vbaProject.bin")
	intaketest.Must(t, err)
	intaketest.Must(t, to.Close())
	wb, err := Read("book.xlsm", macros.Bytes())
	intaketest.Must(t, err)
	if len(wb.Remarks) != 1 || !strings.Contains(wb.Remarks[0], "macros") {
		t.Errorf("remarks %q", wb.Remarks)
	}
}

func TestEscapesAreReadAsTheyWereMeant(t *testing.T) {
	t.Parallel()
	for escaped, want := range map[string]string{
		"plain": "plain", "_x0041_": "A", "_x005F_x0041_": "_x0041_", "_xD83D__xDE42_": "🙂", "_xD83D_": "\ufffd",
		"_x00_": "_x00_", "_xZZZZ_": "_xZZZZ_", "a_x000D__x000A_b": "a\nb", "_x0001_": "", "ŵ_x0026_🙂": "ŵ&🙂", "_x": "_x",
	} {
		if got := unescape(escaped); got != want {
			t.Errorf("%q is read as %q, not %q", escaped, got, want)
		}
	}
}

func FuzzReadWorkbook(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" t="inlineStr"><is><t>Statement</t></is></c><c r="B1" t="inlineStr"><is><t>List</t></is></c><c r="C1" t="inlineStr"><is><t>Text</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>QS1</t></is></c><c r="B2" t="inlineStr"><is><t>Strengths</t></is></c><c r="C2"><v>1.5</v></c></row>`)
	f.Add(`<row><c t="inlineStr"><is><t>Statement</t></is></c><c t="inlineStr"><is><t>Score</t></is></c><c t="inlineStr"><is><t>Id</t></is></c></row><row><c t="inlineStr"><is><t>Safeguarding</t></is></c><c s="1"><v>3</v></c><c t="str"><f>A1</f><v>QS7</v></c></row>`)
	f.Add(`<row><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c t="s"><v>0</v></c><c t="d"><v>2026-01-01</v></c></row>`)
	f.Add(`<row r="9"><c r="ZZ9"/><c`)
	blankBook := excelFile(f)
	a := small(f)
	f.Fuzz(func(t *testing.T, rows string) {
		data := repacked(t, blankBook, func(name, content string) string {
			if name == "xl/worksheets/sheet1.xml" {
				return `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`
			}
			return content
		})
		wb, err := Read("fuzzed.xlsx", data)
		if err != nil {
			if assessment.ErrorCode(err) != assessment.CodeFile {
				t.Fatal(err)
			}
			return
		}
		s := Stage(a, wb)
		checkBookCounts(t, s)
		for _, row := range s.Rows {
			row.Apply = row.CanApply()
		}
		edit, err := s.Edit(a, intaketest.NewIDs())
		if err != nil {
			return
		}
		if _, err := a.Clone().Apply(edit.Ops); err != nil {
			t.Fatalf("the edit cannot be applied: %v", err)
		}
	})
}

func TestARowWhoseReferenceWasRenamedSinceIsUnchangedWhereNobodyTouchedIt(t *testing.T) {
	t.Parallel()
	a := assessmenttest.Generate(7, 30)
	entry := a.Statement("QS1").List(assessment.WorkingWell)[0]
	risk := a.Risks()[0]
	set := func(kind assessment.Kind, id string, f assessment.Field, v string) {
		if _, err := a.Apply(assessment.SetValue("", kind, id, f, v).Ops); err != nil {
			t.Fatal(err)
		}
	}
	set(assessment.KindRisk, risk.ID, assessment.FieldEntries, entry.ID)
	data := book(t, a, export.Options{ForEditing: true}, "")
	set(assessment.KindEntry, entry.ID, assessment.FieldText, "It says something else since the workbook was made.")
	read, err := Read("edited.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range Stage(a, read).Rows {
		if row.Status != RowUnchanged && row.Status != RowContinued {
			t.Errorf("%s, row %d is %v: %s", row.Sheet, row.Number, row.Status, row.Why)
		}
	}
}
