package export_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/app/columns"
	"ninefold/assets"
	"ninefold/export"
)

// sample reads the sample assessment that the program ships with.
func sample(t testing.TB) *assessment.Assessment {
	t.Helper()
	n := 0
	a, err := assessment.ReadOutline(assets.Sample(), assessmenttest.Framework(t), func() string { n++; return fmt.Sprintf("id-%d", n) })
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func apply(t testing.TB, a *assessment.Assessment, edits ...assessment.Edit) {
	t.Helper()
	for _, e := range edits {
		if _, err := a.Apply(e.Ops); err != nil {
			t.Fatal(err)
		}
	}
}

func build(t testing.TB, a *assessment.Assessment, o export.Options) *export.Report {
	t.Helper()
	r, err := export.Build(a, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// words is everything a report says, for tests that ask whether it says it.
func words(r *export.Report) string {
	return fmt.Sprintf("%+v", struct {
		Sections []export.Section
		Sheets   []export.Sheet
		Front    []string
	}{r.Sections, r.Sheets, []string{r.Council, r.Title, r.Author, r.Committee, r.Header(), r.LeftOut}})
}

func section(t testing.TB, r *export.Report, id string) export.Section {
	t.Helper()
	i := slices.IndexFunc(r.Sections, func(s export.Section) bool { return s.ID == id })
	if i < 0 {
		t.Fatalf("there is no section %q", id)
	}
	return r.Sections[i]
}

func sheet(t testing.TB, r *export.Report, name string) export.Sheet {
	t.Helper()
	i := slices.IndexFunc(r.Sheets, func(s export.Sheet) bool { return s.Name == name })
	if i < 0 {
		t.Fatalf("there is no sheet %q", name)
	}
	return r.Sheets[i]
}

func TestEveryEntryStandsInBothHalvesOfTheReportInOrder(t *testing.T) {
	a := sample(t)
	r := build(t, a, export.Options{Document: export.Pack})
	var want, pages, rows []string
	for _, s := range a.Statements {
		for _, key := range assessment.ListKeys {
			for _, e := range s.List(key) {
				want = append(want, e.Text)
			}
		}
	}
	for _, s := range r.Sections {
		for _, block := range s.Blocks {
			list, ok := block.(export.List)
			if !ok || !strings.HasPrefix(s.ID, "statement-") {
				continue
			}
			for _, item := range list.Items {
				text := ""
				for _, span := range item.Spans {
					text += span.Text
				}
				pages = append(pages, text)
			}
		}
	}
	for _, s := range r.Sheets {
		if s.Key == string(assessment.KindEntry) {
			for _, row := range s.Rows {
				rows = append(rows, row.Cells[3].Text)
			}
		}
	}
	if len(want) < 200 {
		t.Fatalf("the sample has only %d entries", len(want))
	}
	if !slices.Equal(pages, want) {
		t.Errorf("the pages hold %d entries, or in another order than the %d of the document", len(pages), len(want))
	}
	if !slices.Equal(rows, want) {
		t.Errorf("the sheets hold %d entries, or in another order than the %d of the document", len(rows), len(want))
	}
}

func TestEveryLinkLeadsToASectionThatIsThere(t *testing.T) {
	for _, d := range export.Documents {
		r := build(t, sample(t), export.Options{Document: d.Key})
		ids := map[string]int{}
		for _, s := range r.Sections {
			ids[s.ID]++
		}
		for id, n := range ids {
			if n > 1 {
				t.Errorf("%s: %d sections are called %q", d.Key, n, id)
			}
		}
		for _, s := range r.Sections {
			for _, block := range s.Blocks {
				table, ok := block.(export.Table)
				if !ok {
					continue
				}
				for _, row := range table.Rows {
					if heads := len(row) == 1 && row[0].Heads; len(row) != len(table.Columns) && !heads {
						t.Errorf("%s, %s: a row of %d cells under %d columns", d.Key, s.ID, len(row), len(table.Columns))
					}
					for i, c := range row {
						if c.ID != "" {
							if ids[c.ID]++; ids[c.ID] > 1 || i > 0 {
								t.Errorf("%s, %s: the row %q is there twice, or begins later than its row", d.Key, s.ID, c.ID)
							}
						}
						if c.To != "" && ids[c.To] == 0 {
							t.Errorf("%s, %s: a link to %q, which is not there", d.Key, s.ID, c.To)
						}
					}
				}
			}
		}
		for _, s := range r.Sheets {
			for _, row := range s.Rows {
				if len(row.Cells) != len(s.Columns) {
					t.Errorf("%s, sheet %s: a row of %d cells under %d columns", d.Key, s.Name, len(row.Cells), len(s.Columns))
				}
				for _, c := range row.Cells {
					if c.Sheet != "" {
						sheet(t, r, c.Sheet)
					}
				}
			}
		}
	}
}

func TestNoRatingIsGivenWhileAStatementIsUnscored(t *testing.T) {
	a := sample(t)
	for _, s := range a.Statements {
		apply(t, a, assessment.SetValue("", assessment.KindStatement, s.Code, assessment.FieldScore, "2"))
	}
	for _, code := range []string{a.Statements[3].Code, a.Statements[8].Code} {
		apply(t, a, assessment.SetValue("", assessment.KindStatement, code, assessment.FieldScore, ""))
	}
	r := build(t, a, export.Options{})
	got := fmt.Sprintf("%+v", section(t, r, "overall").Blocks[:2])
	for _, want := range []string{"7 of 9", "With the 2 unscored statements at 2 it would be 18 of 36 points, 50%: Requires improvement."} {
		if !strings.Contains(got, want) {
			t.Errorf("the overall page does not say %q: %s", want, got)
		}
	}
	if overall := fmt.Sprintf("%+v", sheet(t, r, export.SheetOverall).Rows); !strings.Contains(overall, "Not known yet") || strings.Contains(overall, "Rating") {
		t.Errorf("the sheet gives a rating too early: %s", overall)
	}
}

func TestAllScoredGivesTheRatingAndTheWayToTheNext(t *testing.T) {
	a := sample(t)
	for i, s := range a.Statements {
		score := "2"
		if i < 3 {
			score = "3"
		}
		apply(t, a, assessment.SetValue("", assessment.KindStatement, s.Code, assessment.FieldScore, score))
	}
	got := fmt.Sprintf("%+v", section(t, build(t, a, export.Options{}), "overall").Blocks[0])
	for _, want := range []string{"59%", "Requires improvement", "2 more points", "to Good", "21 of 36 points"} {
		if !strings.Contains(got, want) {
			t.Errorf("the overall page does not say %q: %s", want, got)
		}
	}
}

func TestWhatIsInternalNeverReachesAPublicReport(t *testing.T) {
	a := assessmenttest.Generate(3, 270)
	secret := "Quercus"
	for _, s := range a.Statements {
		for _, key := range assessment.ListKeys {
			for _, e := range s.List(key) {
				if e.Internal {
					apply(t, a, assessment.SetValue("", assessment.KindEntry, e.ID, assessment.FieldText, secret+" entry"))
				}
				apply(t, a, assessment.SetValue("", assessment.KindEntry, e.ID, assessment.FieldNote, secret+" note"))
			}
		}
	}
	for _, s := range a.Sections() {
		if s.Internal {
			apply(t, a,
				assessment.SetValue("", assessment.KindSection, s.ID, assessment.FieldHeading, secret),
				assessment.SetValue("", assessment.KindSection, s.ID, assessment.FieldText, secret))
		}
	}
	for _, f := range a.Figures() {
		if f.Internal {
			for _, field := range []assessment.Field{assessment.FieldLabel, assessment.FieldValue, assessment.FieldNote} {
				apply(t, a, assessment.SetValue("", assessment.KindFigure, f.ID, field, secret))
			}
		}
	}
	for _, d := range export.Documents {
		public := build(t, a, export.Options{Document: d.Key, Audience: export.Public})
		if strings.Contains(words(public), secret) {
			t.Errorf("%s: the public report holds what is internal", d.Key)
		}
		// Nothing in the scores is internal, so nothing is missing there.
		if (public.LeftOut == "") != (d.Key == export.Scores) {
			t.Errorf("%s: of what was left out the public report says %q", d.Key, public.LeftOut)
		}
		for _, s := range public.Sheets {
			for _, c := range s.Columns {
				if c.Title == columns.Internal || c.Title == columns.Note && s.Key == string(assessment.KindEntry) {
					t.Errorf("%s: the public sheet %s has the column %s", d.Key, s.Name, c.Title)
				}
			}
		}
	}
	if !strings.Contains(words(build(t, a, export.Options{})), secret+" note") {
		t.Error("the internal report lacks the notes")
	}
	n := export.CountEntries(a, export.Options{Audience: export.Public})
	if n.Included+n.Internal+n.Empty != a.EntryCount() || n.Internal == 0 {
		t.Errorf("counts %+v do not add up to %d", n, a.EntryCount())
	}
}

func TestAPublicReportWithNothingLeftOutDoesNotClaimOtherwise(t *testing.T) {
	a := assessment.New("x", "Northmere Council", assessmenttest.Framework(t))
	apply(t, a, a.AppendEntries(a.Statements[0].Code, assessment.WorkingWell, assessment.NewEntry{ID: "e", Text: "Open to all."}))
	if r := build(t, a, export.Options{Audience: export.Public}); r.LeftOut != "" {
		t.Errorf("the report says %q", r.LeftOut)
	}
}

func TestAnEmptyAssessmentStillMakesAPack(t *testing.T) {
	a := assessment.New("x", "Brighton & Hove", assessmenttest.Framework(t))
	r := build(t, a, export.Options{})
	if len(r.Sections) == 0 || r.Council != "Brighton & Hove" {
		t.Errorf("sections %d, council %q", len(r.Sections), r.Council)
	}
	for _, s := range r.Sheets {
		if s.Key != "" && len(s.Rows) == 0 && s.Empty == "" {
			t.Errorf("the empty sheet %s says nothing", s.Name)
		}
	}
	if _, err := export.Build(a, export.Options{Document: export.Scores}); assessment.ErrorCode(err) != assessment.CodeInvalid {
		t.Errorf("scores of an unscored assessment: %v", err)
	}
}

func TestEmptyEntriesAreShownOnlyWhereSomebodyMayFillThemIn(t *testing.T) {
	a := assessment.New("x", "Northmere Council", assessmenttest.Framework(t))
	apply(t, a, a.AppendEntries(a.Statements[0].Code, assessment.Priorities,
		assessment.NewEntry{ID: "full", Text: "Halve the wait."}, assessment.NewEntry{ID: "blank", Text: " \n"}, assessment.NewEntry{ID: "noted", Note: "Ask the east team."}))
	for name, c := range map[string]struct {
		o    export.Options
		rows int
	}{
		"internal":    {export.Options{}, 2},
		"public":      {export.Options{Audience: export.Public}, 1},
		"for editing": {export.Options{ForEditing: true}, 3},
	} {
		r := build(t, a, c.o)
		got := sheet(t, r, columns.ThemeSheet(a.Framework.Themes[0])).Rows
		if len(got) != c.rows {
			t.Errorf("%s: %d rows, want %d", name, len(got), c.rows)
		}
		if n := export.CountEntries(a, c.o); n.Included != c.rows || n.Included+n.Internal+n.Empty != 3 {
			t.Errorf("%s: counts %+v", name, n)
		}
	}
}

func TestSheetNamesAreWhatAnImportLooksFor(t *testing.T) {
	r := build(t, sample(t), export.Options{})
	var got []string
	for _, s := range r.Sheets {
		got = append(got, s.Name)
		if assessment.Length(s.Name) > columns.LongestName {
			t.Errorf("%q is too long for a sheet's name", s.Name)
		}
		seen := map[string]bool{}
		for _, c := range s.Columns {
			if c.Title == "" || seen[strings.ToLower(c.Title)] {
				t.Errorf("sheet %s: the column title %q is empty or stands twice", s.Name, c.Title)
			}
			seen[strings.ToLower(c.Title)] = true
		}
	}
	want := []string{
		"Cover", "Contents", "Scores", "Overall", "Who we are", "Key figures",
		"Theme 1 Working with people", "Theme 2 Providing support", "Theme 3 Ensuring safety", "Theme 4 Leadership",
	}
	if len(got) < len(want) || !slices.Equal(got[:len(want)], want) {
		t.Errorf("sheets %q, want first %q", got, want)
	}
	read := map[string]bool{}
	for _, sheet := range columns.Sheets(assessmenttest.Framework(t)) {
		read[sheet.Name] = true
	}
	for _, name := range got {
		if !read[name] && !slices.Contains(columns.Unread, name) {
			t.Errorf("an import takes the sheet %q for one of records: it is missing from columns.Unread", name)
		}
	}
	// The others follow from their kinds; these have names of their own.
	for _, name := range []string{"Waiting times now", "Indicators now", "Waiting times", "Waiting periods", "Indicators", "Indicator values", "Action plan", "Progress notes", "Plan on a page", "Risks", "Provision", "Ratings beside England", "Issues by area", "Providers", "Provider issues", "Figures for England"} {
		if !slices.Contains(got, name) {
			t.Errorf("sheets %q, and none called %q", got, name)
		}
	}
	long := assessment.Theme{Number: 12, Title: "How the local authority: works / with *people*"}
	if got, want := columns.ThemeSheet(long), "Theme 12 How the local"; got != want {
		t.Errorf("a long theme's sheet is %q, want %q", got, want)
	}
}

func TestTheFrontMatterFollowsTheChoices(t *testing.T) {
	r := build(t, sample(t), export.Options{
		Document: export.SelfAssessment, Audience: export.Public, Marking: assessment.Official, Draft: true,
		Committee: "Health Scrutiny", Date: "2027-01-16", Item: "6c", Appendix: "Appendix 1", FirstPage: 13,
	})
	if got, want := r.Header(), "Northmere Council · Health Scrutiny · 16 January 2027 · item 6c"; got != want {
		t.Errorf("header %q, want %q", got, want)
	}
	if got, want := r.MarkingLine(), "OFFICIAL · DRAFT"; got != want {
		t.Errorf("marking %q, want %q", got, want)
	}
	if r.FirstPage != 13 || r.Appendix != "Appendix 1" || !r.Public {
		t.Errorf("first page %d, appendix %q, public %v", r.FirstPage, r.Appendix, r.Public)
	}
}

func TestBuildRefusesWhatCannotBeMet(t *testing.T) {
	for name, o := range map[string]export.Options{
		"unknown document":     {Document: "novel"},
		"unknown audience":     {Audience: "everybody"},
		"unknown marking":      {Marking: "SECRET"},
		"impossible date":      {Date: "2026-02-30"},
		"page before the 1st":  {FirstPage: -1},
		"two-line committee":   {Committee: "Health\nScrutiny"},
		"overlong appendix":    {Appendix: strings.Repeat("a", assessment.LimitName+1)},
		"public for editing":   {Audience: export.Public, ForEditing: true},
		"a page beyond reason": {FirstPage: export.MaxFirstPage + 1},
	} {
		if _, err := export.Build(sample(t), o); assessment.ErrorCode(err) == "" {
			t.Errorf("%s: %v is no refusal", name, err)
		}
	}
}

func remember(t *testing.T, a *assessment.Assessment, key, value string) {
	t.Helper()
	if err := a.Remember(key, value); err != nil {
		t.Fatal(err)
	}
}

func TestChoicesComeBackAsTheyWere(t *testing.T) {
	a := sample(t)
	chosen := export.Options{
		Document: export.SelfAssessment, Audience: export.Public, Marking: a.Marking, Draft: a.Draft,
		Committee: "Health Scrutiny", Date: "2027-01-16", Item: "6c", Appendix: "Appendix 1", FirstPage: 13,
	}
	for key, value := range export.ChoicesOf(chosen) {
		remember(t, a, key, value)
	}
	if got := export.OptionsFrom(a); got != chosen {
		t.Errorf("got %+v, want %+v", got, chosen)
	}
	for key, value := range export.ChoicesOf(export.Options{}) {
		remember(t, a, key, value)
	}
	if got, want := export.OptionsFrom(a), (export.Options{Document: export.Pack, Audience: export.Internal, Marking: a.Marking, Draft: a.Draft, FirstPage: 1}); got != want {
		t.Errorf("after forgetting: got %+v, want %+v", got, want)
	}
}

func TestRememberedChoicesThatNobodyKnowsAreLeftAtTheirDefault(t *testing.T) {
	a := sample(t)
	for _, key := range []string{"export.document", "export.audience", "export.date", "export.first_page"} {
		remember(t, a, key, "beyond")
	}
	if o := export.OptionsFrom(a); o.Check() != nil || o.Document != export.Pack || o.Audience != export.Internal || o.FirstPage != 1 {
		t.Errorf("got %+v", o)
	}
	// One choice that nobody knows takes no other with it.
	remember(t, a, "export.audience", "public")
	if o := export.OptionsFrom(a); o.Audience != export.Public {
		t.Errorf("a public export has come to be %q", o.Audience)
	}
}

func TestTheMarkingIsAlwaysTheDocumentsOwn(t *testing.T) {
	a := sample(t)
	for key, value := range export.ChoicesOf(export.Options{Marking: assessment.Official}) {
		remember(t, a, key, value)
	}
	apply(t, a, assessment.SetValue("", assessment.KindDocument, a.ID, assessment.FieldMarking, string(assessment.OfficialSensitive)))
	if o := export.OptionsFrom(a); o.Marking != assessment.OfficialSensitive {
		t.Errorf("the marking is %q", o.Marking)
	}
}

func TestBuildLeavesTheAssessmentAlone(t *testing.T) {
	a := assessmenttest.Generate(5, 100)
	before := a.Clone()
	build(t, a, export.Options{Audience: export.Public})
	if !reflect.DeepEqual(a, before) {
		t.Error("the assessment is another after an export")
	}
}

func BenchmarkBuild(b *testing.B) {
	a := assessmenttest.Generate(1, 5000)
	for b.Loop() {
		if _, err := export.Build(a, export.Options{Audience: export.Public}); err != nil {
			b.Fatal(err)
		}
	}
}

// A number in the name of an entry that another is left out before is no thing
// that was left out itself.
func TestLeftOutIsSaidOnlyOfTheDocumentItWasLeftOutOf(t *testing.T) {
	// Nothing is internal but some entries that nothing else speaks of.
	a := assessmenttest.Generate(1, 54).Published().Assessment
	for ref := range a.All() {
		if ref.Kind == assessment.KindEntry && len(a.PointingAt(ref)) == 0 {
			mustApply(t, a, assessment.SetValue("", ref.Kind, ref.ID, assessment.FieldInternal, "1"))
		}
	}
	for _, d := range export.Documents {
		if d.Missing(a) != "" {
			continue
		}
		r, err := export.Build(a, export.Options{Document: d.Key, Audience: export.Public})
		if err != nil {
			t.Fatal(err)
		}
		if counts := export.CountEntries(a, export.Options{Document: d.Key, Audience: export.Public}); counts.Internal > 0 != (r.LeftOut != "") {
			t.Errorf("%s: %d entries left out, and it says %q", d.Key, counts.Internal, r.LeftOut)
		}
	}
}

func mustApply(t *testing.T, a *assessment.Assessment, edit assessment.Edit) {
	t.Helper()
	if _, err := a.Apply(edit.Ops); err != nil {
		t.Fatal(err)
	}
}

func TestADocumentThatIsNoneIsRefusedWithThoseThatAre(t *testing.T) {
	_, err := export.DocumentOf("agenda")
	if err == nil {
		t.Fatal("there is a document called agenda")
	}
	for _, d := range export.Documents {
		if !strings.Contains(err.Error(), d.Key) {
			t.Errorf("%q does not name %q", err, d.Key)
		}
	}
}

func TestASheetWithoutRowsIsThereOnlyToBeFilledIn(t *testing.T) {
	a := assessment.New("x", "Northmere Council", assessmenttest.Framework(t))
	apply(t, a, a.AppendEntries(a.Statements[0].Code, assessment.WorkingWell, assessment.NewEntry{ID: "e", Text: "Open to all."}))
	figures := func(o export.Options) bool {
		return slices.ContainsFunc(build(t, a, o).Sheets, func(s export.Sheet) bool { return s.Name == columns.SheetFigures })
	}
	if figures(export.Options{Audience: export.Public}) || figures(export.Options{}) {
		t.Error("a pack has a sheet of key figures that says there are none")
	}
	if !figures(export.Options{ForEditing: true}) {
		t.Error("there is nowhere to write key figures in a workbook for editing")
	}
	apply(t, a, a.AppendRecords(assessment.KindFigure, assessment.NewRecord{ID: "f", Values: map[assessment.Field]string{assessment.FieldLabel: "People", assessment.FieldValue: "214,600"}}))
	if !figures(export.Options{Audience: export.Public}) {
		t.Error("the key figures are in no sheet")
	}
}
