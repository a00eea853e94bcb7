package export_test

import (
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/export"
)

// planOf is an assessment with three actions, the first two of which stand in
// another order than their statements.
func planOf(t *testing.T) *assessment.Assessment {
	t.Helper()
	a := assessment.New("document", "Northmere Council", assessmenttest.Framework(t))
	value := func(pairs ...string) map[assessment.Field]string {
		values := map[assessment.Field]string{}
		for i := 0; i < len(pairs); i += 2 {
			values[assessment.Field(pairs[i])] = pairs[i+1]
		}
		return values
	}
	mustApply(t, a, a.AppendEntries("QS1", assessment.Priorities, assessment.NewEntry{ID: "p1", Text: "Shorter waits"}, assessment.NewEntry{ID: "p2", Text: "Reviews"}))
	mustApply(t, a, a.AppendRecords(assessment.KindIndicator, assessment.NewRecord{ID: "i", Values: value("title", "Median wait")}))
	mustApply(t, a, a.AppendRecords(assessment.KindAction,
		assessment.NewRecord{ID: "late", Values: value("title", "Buy beds", "statement", "QS4", "group", "Enough places")},
		assessment.NewRecord{ID: "grouped", Values: value("title", "Clear reviews", "statement", "QS1", "group", "Sooner", "owner", "M. Hale", "due", "2027-03-31",
			"status", assessment.ActionUnderWay, "rag", "amber", "entries", "p2", "indicators", "i")},
		assessment.NewRecord{ID: "bare", Values: value("title", "Ask first", "statement", "QS1", "internal", "1")},
		assessment.NewRecord{ID: "free", Values: value("title", "Tell everybody")},
		assessment.NewRecord{ID: "empty"}))
	mustApply(t, a, a.AppendRecords(assessment.KindActionDetail, assessment.NewRecord{ID: "d", Values: value("action", "grouped", "text", "Four officers")}))
	mustApply(t, a, a.AppendRecords(assessment.KindActionTimescale, assessment.NewRecord{ID: "t", Values: value("action", "grouped", "text", "Short-term/Ongoing")}))
	mustApply(t, a, a.AppendRecords(assessment.KindActionImpact, assessment.NewRecord{ID: "m", Values: value("action", "grouped", "text", "Nobody waits")}))
	mustApply(t, a, a.AppendRecords(assessment.KindProgressNote, assessment.NewRecord{ID: "n", Values: value("action", "grouped", "date", "2026-10-14", "board", "Adult Care Board", "text", "61 fewer")}))
	return a
}

// planRows are the rows of the plan's tables as text, each below its section.
func planRows(r *export.Report) []string {
	var rows []string
	for _, s := range r.Sections {
		if !strings.HasPrefix(s.ID, "actions-") {
			continue
		}
		rows = append(rows, "§ "+s.Kicker+" | "+s.Title)
		for _, cells := range s.Blocks[0].(export.Table).Rows {
			var said []string
			for _, c := range cells {
				said = append(said, strings.Join(c.Texts(), " / "))
			}
			row := strings.Join(said, " | ")
			if cells[0].Heads {
				row = "# " + row
			}
			rows = append(rows, row)
		}
	}
	return rows
}

func TestTheActionPlanStandsByStatementAndGroupInFourColumns(t *testing.T) {
	r := build(t, planOf(t), export.Options{Document: export.ActionPlan})
	want := strings.Join([]string{
		"§ Theme 1 · Working with people | Assessing needs",
		"Ask first (internal) |  |  | ",
		"# Sooner",
		"Clear reviews / Four officers / M. Hale · due 31 March 2027 · under way, amber: at risk · answers priority 2 / Progress, 14 October 2026, Adult Care Board: 61 fewer | Short-term/Ongoing | Median wait | Nobody waits",
		"§ Theme 2 · Providing support | Care provision, integration and continuity",
		"# Enough places",
		"Buy beds |  |  | ",
		"§  | Actions of no one statement",
		"Tell everybody |  |  | ",
	}, "\n")
	if got := strings.Join(planRows(r), "\n"); got != want {
		t.Errorf("the plan is\n%s\nnot\n%s", got, want)
	}
	public := strings.Join(planRows(build(t, planOf(t), export.Options{Document: export.ActionPlan, Audience: export.Public})), "\n")
	if strings.Contains(public, "Ask first") || !strings.Contains(public, "Clear reviews") {
		t.Errorf("the public plan is\n%s", public)
	}
}

// A detail with a timescale of its own has its number and stands beside it.
func TestATimescaleOfItsOwnStandsBesideItsDetail(t *testing.T) {
	a := planOf(t)
	detail := func(id, text, timescale string) {
		mustApply(t, a, a.AppendRecords(assessment.KindActionDetail, assessment.NewRecord{ID: id, Values: map[assessment.Field]string{
			assessment.FieldAction: "grouped", assessment.FieldText: text, assessment.FieldTimescale: timescale}}))
	}
	detail("d2", "A list on Mondays", "Ongoing")
	detail("d3", "A call before", "Medium-term")
	mustApply(t, a, a.AppendRecords(assessment.KindActionTimescale, assessment.NewRecord{ID: "t2", Values: map[assessment.Field]string{
		assessment.FieldAction: "grouped", assessment.FieldText: "Long-term", assessment.FieldIndicator: "i"}}))
	r := build(t, a, export.Options{Document: export.ActionPlan})
	if got, want := strings.Join(planRows(r), "\n"), "| Short-term/Ongoing / Median wait: Long-term / Ongoing / Medium-term |"; !strings.Contains(got, want) {
		t.Fatalf("the plan is\n%s", got)
	}
	for _, s := range r.Sections {
		if s.ID != "actions-qs1" {
			continue
		}
		for _, cells := range s.Blocks[0].(export.Table).Rows {
			if len(cells) < 2 || !strings.Contains(cells[0].Texts()[0], "Clear reviews") {
				continue
			}
			what, when := cells[0].Blocks[1].(export.List), cells[1].Blocks[2].(export.List)
			if !what.Numbered || !when.Numbered || when.Items[0].Number != 2 || when.Items[0].Step != what.Items[1].Step || when.Items[1].Number != 3 {
				t.Errorf("the details are %+v and their timescales %+v", what, when)
			}
		}
	}
}

func TestTheSheetOfTheActionPlanHasTheColumnsOfCouncilsOwnWorkbooks(t *testing.T) {
	r := build(t, planOf(t), export.Options{Document: export.ActionPlan})
	for _, s := range r.Sheets {
		if s.Name != "Action plan" {
			continue
		}
		var titles []string
		for _, c := range s.Columns {
			titles = append(titles, c.Title)
		}
		if got := strings.Join(titles[:10], ", "); got != "Statement, Group, Action, Detail, Timescale, Indicators, Impact, Owner, Due, Status" {
			t.Errorf("the columns are %s", got)
		}
		var order []string
		for _, row := range s.Rows {
			order = append(order, row.ID)
		}
		if got := strings.Join(order, " "); got != "bare grouped late free" {
			t.Errorf("the rows are %s", got)
		}
		return
	}
	t.Error("there is no such sheet")
}

func TestAnEmptyActionPlanIsRefusedWithASentence(t *testing.T) {
	a := assessment.New("document", "Northmere Council", assessmenttest.Framework(t))
	if _, err := export.Build(a, export.Options{Document: export.ActionPlan}); assessment.ErrorCode(err) != assessment.CodeInvalid {
		t.Errorf("without an action: %v", err)
	}
}
