package workbook

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/app/intake/intaketest"
	"ninefold/app/intake/readers"
	"ninefold/app/intake/source"
)

// ownBook is a workbook that a council made itself: one sheet of these rows.
func ownBook(t *testing.T, name string, rows ...[]string) *Workbook {
	t.Helper()
	f := excelize.NewFile()
	intaketest.Must(t, f.SetSheetName("Sheet1", name))
	for i, row := range rows {
		for j, text := range row {
			cell, err := excelize.CoordinatesToCellName(j+1, i+1)
			intaketest.Must(t, err)
			intaketest.Must(t, f.SetCellStr(name, cell, text))
		}
	}
	var data bytes.Buffer
	intaketest.Must(t, f.Write(&data))
	wb, err := Read("plan.xlsx", data.Bytes())
	intaketest.Must(t, err)
	return wb
}

// planned is the whole plan as text: an action a line, with what belongs to it.
func planned(a *assessment.Assessment) string {
	var out []string
	lines := func(action string, kind assessment.Kind, beside assessment.Field) string {
		var texts []string
		for _, id := range a.IDsBelow(kind, action) {
			text, _ := a.Value(kind, id, assessment.FieldText)
			if more, _ := a.Value(kind, id, beside); more != "" {
				if i := a.Indicator(more); i != nil {
					more = i.Title
				}
				text += " (" + more + ")"
			}
			texts = append(texts, text)
		}
		return strings.Join(texts, "; ")
	}
	for _, x := range a.Actions() {
		var indicators []string
		f, _ := assessment.FieldOf(assessment.KindAction, assessment.FieldIndicators)
		for _, ref := range f.Targets(x.Indicators) {
			indicators = append(indicators, a.Indicator(ref.ID).Title)
		}
		out = append(out, strings.Join([]string{x.Statement, x.Group, x.Title, lines(x.ID, assessment.KindActionDetail, assessment.FieldTimescale), lines(x.ID, assessment.KindActionTimescale, assessment.FieldIndicator),
			strings.Join(indicators, "; "), lines(x.ID, assessment.KindActionImpact, ""), x.Owner, x.Due, x.Status}, " | "))
	}
	return strings.Join(out, "\n")
}

// bringInPlan brings in the rows that are ticked.
func bringInPlan(t *testing.T, a *assessment.Assessment, s *Staging) {
	t.Helper()
	edit, err := s.Edit(a, intaketest.NewIDs())
	intaketest.Must(t, err)
	_, err = a.Apply(edit.Ops)
	intaketest.Must(t, err)
}

func emptyAssessment(t *testing.T) *assessment.Assessment {
	t.Helper()
	return assessment.New("document", "Northmere Council", assessmenttest.Framework(t))
}

func TestAnActionPlanComesInFromACouncilsOwnWorkbook(t *testing.T) {
	t.Parallel()
	a := emptyAssessment(t)
	known := a.AppendRecords(assessment.KindIndicator, assessment.NewRecord{ID: "known", Values: map[assessment.Field]string{assessment.FieldTitle: "Median wait"}})
	_, err := a.Apply(known.Ops)
	intaketest.Must(t, err)
	s := Stage(a, ownBook(t, "Plan 2026",
		[]string{"Our improvement plan"},
		[]string{"Statement", "Group", "Action", "Details", "Estimated timescales", "KPIs", "Impact", "Lead officer", "Due date", "Status"},
		[]string{"Assessing needs", "Sooner", "Clear reviews", "• Four officers\n• A list on Mondays", "Short-term/Ongoing", "Median wait\n• Reviews overdue", "Nobody waits", "M. Hale", "31/03/2027", "Under way"},
		[]string{"Safeguarding", "", "Answer referrers", "", "", "Reviews overdue", "", "", "", ""},
		[]string{"Being kind", "", "Smile", "", "", "Smiles", "", "", "", ""},
		[]string{"Safeguarding", "", "Rest", "", "", "", "", "", "one day", ""},
	))
	if c := s.Counts(); c.Rows != 4 || c.New != 2 || c.Refused != 2 {
		t.Fatalf("counts %+v\n%s", c, s.Summary())
	}
	for _, said := range []string{"“Being kind” is not the name of a statement", "“one day” is not a date", "One indicator is not in the document yet"} {
		if !strings.Contains(s.Summary(), said) {
			t.Errorf("it does not say %q:\n%s", said, s.Summary())
		}
	}
	bringInPlan(t, a, s)
	want := "QS1 | Sooner | Clear reviews | Four officers; A list on Mondays | Short-term/Ongoing | Median wait; Reviews overdue | Nobody waits | M. Hale | 2027-03-31 | under_way\n" +
		"QS7 |  | Answer referrers |  |  | Reviews overdue |  |  |  | "
	if got := planned(a); got != want {
		t.Errorf("the plan is\n%s\nnot\n%s", got, want)
	}
	if n := len(a.Indicators()); n != 2 || !strings.Contains(a.Actions()[0].Indicators, "known") {
		t.Errorf("there are %d indicators, and the first action has %q", n, a.Actions()[0].Indicators)
	}
}

func TestAnySheetWithAColumnForActionsAndOneMoreIsAPlan(t *testing.T) {
	t.Parallel()
	a := emptyAssessment(t)
	s := Stage(a, ownBook(t, "Tabelle", []string{"Action", "Impact"}, []string{"Clear reviews", "Nobody waits"}))
	bringInPlan(t, a, s)
	if got := planned(a); got != " |  | Clear reviews |  |  |  | Nobody waits |  |  | " {
		t.Errorf("the plan is %q", got)
	}
}

// merged is a cell over all four columns.
func merged(text string) string {
	return `<w:tr><w:tc><w:tcPr><w:gridSpan w:val="4"/></w:tcPr>` + intaketest.Para("", text) + `</w:tc></w:tr>`
}

// planCell is a cell's paragraphs; those that begin with a star are bullets.
func planCell(texts ...string) string {
	var out string
	for _, text := range texts {
		if bullet, is := strings.CutPrefix(text, "*"); is {
			out += intaketest.Styled("Bullets", bullet)
		} else {
			out += intaketest.Para("", text)
		}
	}
	if out == "" {
		out = "<w:p/>"
	}
	return out
}

const planHead = "Action|Estimated timescales|Key performance indicators|Impact"

func headRow() string {
	var cells []string
	for _, title := range strings.Split(planHead, "|") {
		cells = append(cells, intaketest.Para("", title))
	}
	return intaketest.Row(cells...)
}

func TestAnActionPlanComesInFromTheTableCouncilsKeepInWord(t *testing.T) {
	t.Parallel()
	table := `<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>` + headRow() +
		merged("Theme 1: Working with people") + merged("Assessing needs") + merged("Bring waits down") +
		intaketest.Row(planCell("Clear overdue reviews", "*Four officers", "*A list on Mondays"), planCell("Short-term"), planCell("Reviews overdue"), planCell("*Nobody waits", "*Plans fit")) +
		intaketest.Row(planCell(), planCell("Ongoing"), planCell("Longest delay (ASCOF 2B Indicator 6.13)"), planCell()) +
		intaketest.Row(`<w:tcPr><w:vMerge/></w:tcPr>`+planCell(), planCell(), planCell("People reviewed in the year"), planCell()) +
		intaketest.Row(planCell("One pattern for both localities"), planCell("Short to medium-term"), planCell("Reviews overdue"), planCell("Fair")) +
		headRow() +
		merged("Charges people understand") +
		intaketest.Row(planCell("Give the cost first"), planCell("Medium-term"), planCell(), planCell()) +
		merged("Theme 2 – Providing Support - Partnerships and communities") +
		intaketest.Row(planCell("Settle disputes"), planCell("Short-term/Ongoing"), planCell(), planCell("One answer")) +
		merged("Theme 3: Ensuring safety") + merged("Looking after one another") +
		intaketest.Row(planCell("Ask again"), planCell("Long-term"), planCell(), planCell()) + `</w:tbl>`
	a := emptyAssessment(t)
	wb, is := ActionPlan(a.Framework, readWord(t, intaketest.Para("", "Our plan for 2026")+table, nil))
	if !is {
		t.Fatal("it is not taken for an action plan")
	}
	s := Stage(a, wb)
	if c := s.Counts(); c.Rows != 5 || c.New != 4 || c.Refused != 1 {
		t.Fatalf("counts %+v\n%s", c, s.Summary())
	}
	for _, said := range []string{"5 actions, 7 rows naming themes", "2 rows of column titles, 2 rows going on with the action above",
		"“Looking after one another” is not the name of a statement", "Our plan for 2026"} {
		if !strings.Contains(s.Summary(), said) {
			t.Errorf("it does not say %q:\n%s", said, s.Summary())
		}
	}
	bringInPlan(t, a, s)
	want := strings.Join([]string{
		"QS1 | Bring waits down | Clear overdue reviews | Four officers; A list on Mondays | Short-term (Reviews overdue); Ongoing (Longest delay (ASCOF 2B Indicator 6.13)) | Reviews overdue; Longest delay (ASCOF 2B Indicator 6.13); People reviewed in the year | Nobody waits; Plans fit |  |  | ",
		"QS1 | Bring waits down | One pattern for both localities |  | Short to medium-term | Reviews overdue | Fair |  |  | ",
		"QS1 | Charges people understand | Give the cost first |  | Medium-term |  |  |  |  | ",
		"QS5 |  | Settle disputes |  | Short-term/Ongoing |  | One answer |  |  | ",
	}, "\n")
	if got := planned(a); got != want {
		t.Errorf("the plan is\n%s\nnot\n%s", got, want)
	}
	if len(a.Indicators()) != 3 {
		t.Errorf("there are %d indicators, one for each name", len(a.Indicators()))
	}
}

func TestACopiedTableComesInAsItsRowsAre(t *testing.T) {
	t.Parallel()
	text := "Action\tEstimated timescales\tKey performance indicators\tImpact\n" +
		"Assessing needs\n" +
		"\"Clear reviews\n• Four officers\n• A list on Mondays\"\tShort-term\t\"Reviews overdue\nLongest delay\"\tNobody waits\n" +
		"Ask first\tOngoing\t\t\n"
	src, err := readers.Text("pasted text", []byte(text))
	intaketest.Must(t, err)
	a := emptyAssessment(t)
	wb, is := ActionPlan(a.Framework, src)
	if !is {
		t.Fatal("it is not taken for an action plan")
	}
	bringInPlan(t, a, Stage(a, wb))
	want := "QS1 |  | Clear reviews | Four officers; A list on Mondays | Short-term | Reviews overdue; Longest delay | Nobody waits |  |  | \n" +
		"QS1 |  | Ask first |  | Ongoing |  |  |  |  | "
	if got := planned(a); got != want {
		t.Errorf("the plan is\n%s\nnot\n%s", got, want)
	}
}

func TestWhatIsNoActionPlanIsNotTakenForOne(t *testing.T) {
	t.Parallel()
	f := assessmenttest.Framework(t)
	for _, text := range []string{
		"", "Action\tImpact", "Assessing needs\nPriorities\nClear reviews\n",
		"Action\tTimescale\nClear reviews\tShort-term\nWhat is working well\nNobody waits\n",
		"Name\tAction\tHeight\tColour\tShape\nx\ty\tz\tq\tr\n",
	} {
		src, err := readers.Text("pasted text", []byte(text))
		intaketest.Must(t, err)
		if _, is := ActionPlan(f, src); is {
			t.Errorf("taken for an action plan: %q", text)
		}
	}
}

// A plan of 120 actions comes in, goes out in the workbook made for editing, and
// comes back unchanged.
func TestAPlanOf120ActionsGoesRoundUnchanged(t *testing.T) {
	t.Parallel()
	rows := [][]string{{"Statement", "Group", "Action", "Detail", "Timescale", "Indicators", "Impact", "Owner", "Due", "Status"}}
	f := assessmenttest.Framework(t)
	statements := f.Statements()
	for i := range 120 {
		s := statements[i*len(statements)/120]
		var details []string
		for n := range 1 + i%5 {
			details = append(details, fmt.Sprintf("Detail %d of action %d", n+1, i+1))
		}
		whens := f.Timescales[i%len(f.Timescales)]
		if i%4 == 0 {
			whens = strings.Join(slices.Repeat([]string{whens}, len(details)), "\n")
		}
		rows = append(rows, []string{s.Title, fmt.Sprintf("Group %d", i/6+1), fmt.Sprintf("Action %d", i+1), strings.Join(details, "\n"),
			whens, fmt.Sprintf("Indicator %d\nIndicator %d of those that recur and have a name that is a good deal longer than others, as councils write them", i%40, i%7),
			fmt.Sprintf("People see %d", i), []string{"M. Hale", "J. Okafor", ""}[i%3], []string{"31/03/2027", "", "2027-06-30"}[i%3], []string{"Under way", "", "Not started", "Complete"}[i%4]})
	}
	a := emptyAssessment(t)
	s := Stage(a, ownBook(t, "Actions", rows...))
	if c := s.Counts(); c.New != 120 || c.Rows != 120 {
		t.Fatalf("counts %+v\n%s", c, s.Summary())
	}
	bringInPlan(t, a, s)
	if len(a.Actions()) != 120 || len(a.Indicators()) != 47 {
		t.Fatalf("there are %d actions and %d indicators", len(a.Actions()), len(a.Indicators()))
	}
	before := planned(a)
	if n := strings.Count(before, "Detail 2 of action"); n != 96 || strings.Count(before, "(Long-term)")+strings.Count(before, "(Short-term)") == 0 {
		t.Errorf("of %d second details none has a timescale of its own", n)
	}
	s = stageBook(t, a, book(t, a, forEditing, ""))
	if c := s.Counts(); c.Unchanged != c.Rows || c.Missing != 0 {
		t.Errorf("untouched, its counts are %+v\n%s", c, s.Summary())
	}
	if planned(a) != before {
		t.Error("the plan has changed on the way")
	}
	// Brought into an empty document, the same workbook makes the same plan.
	b := assessment.New("other", "Northmere Council", f)
	s = Stage(b, ownBook(t, "Actions", rows...))
	bringInPlan(t, b, s)
	if planned(b) != before {
		t.Error("brought in twice, it makes two plans")
	}
}

func readWord(t *testing.T, body string, parts map[string]string) *source.Document {
	t.Helper()
	src, err := readers.Docx("x.docx", intaketest.WordFile(t, body, parts))
	if err != nil {
		t.Fatal(err)
	}
	return src
}

// In the workbook a detail's timescale stands in a column beside the details, a
// line for each, and nothing is a dash.
func TestTheTimescaleOfADetailGoesRoundInStepWithIt(t *testing.T) {
	t.Parallel()
	a := emptyAssessment(t)
	plan := func(details, timescales, own string) *Workbook {
		return ownBook(t, "Action plan", []string{"Action", "Detail", "Timescale", "Detail timescale", "Indicators", "Timescale of indicator"},
			[]string{"Clear reviews", details, timescales, own, "Reviews overdue", "–\nReviews overdue"})
	}
	bringInPlan(t, a, Stage(a, plan("Four officers\nA list on Mondays\nA call before", "Ongoing\nLong-term", "–\nShort-term")))
	want := " |  | Clear reviews | Four officers; A list on Mondays (Short-term); A call before | Ongoing; Long-term (Reviews overdue) | Reviews overdue |  |  |  | "
	if got := planned(a); got != want {
		t.Fatalf("the plan is\n%s\nnot\n%s", got, want)
	}
	if s := stageBook(t, a, book(t, a, forEditing, "")); s.Counts().Unchanged != s.Counts().Rows {
		t.Errorf("untouched, it says\n%s", s.Summary())
	}
	for name, change := range map[string]struct{ cell, text, want string }{
		"another timescale": {"Detail timescale", "–\nMedium-term\nLong-term", "Four officers; A list on Mondays (Medium-term); A call before (Long-term) | Ongoing; Long-term (Reviews overdue) |"},
		"an emptied cell":   {"Detail timescale", "", "Four officers; A list on Mondays; A call before | Ongoing; Long-term (Reviews overdue) |"},
		"a detail less":     {"Detail", "Four officers\nA list on Mondays", "Four officers; A list on Mondays (Short-term) | Ongoing; Long-term (Reviews overdue) |"},
		"no indicator":      {"Timescale of indicator", "", "Four officers; A list on Mondays (Short-term); A call before | Ongoing; Long-term |"},
	} {
		t.Run(name, func(t *testing.T) {
			s := stageBook(t, a, edited(t, book(t, a, forEditing, ""), func(f *excelize.File) {
				rows, err := f.GetRows("Action plan")
				intaketest.Must(t, err)
				for i, row := range rows {
					at := slices.Index(row, change.cell)
					if at < 0 {
						continue
					}
					cell, err := excelize.CoordinatesToCellName(at+1, i+2)
					intaketest.Must(t, err)
					intaketest.Must(t, f.SetCellStr("Action plan", cell, change.text))
				}
			}))
			if c := s.Counts(); c.Changed != 1 {
				t.Fatalf("it says\n%s", s.Summary())
			}
			edit, err := s.Edit(a, intaketest.NewIDs())
			intaketest.Must(t, err)
			b := a.Clone()
			_, err = b.Apply(edit.Ops)
			intaketest.Must(t, err)
			if got := planned(b); !strings.Contains(got, change.want) {
				t.Errorf("the plan is\n%s\nand has no\n%s", got, change.want)
			}
		})
	}
}
